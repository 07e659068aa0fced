"""One number, one surrogate: under whichever label, in whichever blanks; NHS numbers stay in the test range."""

from __future__ import annotations

import pytest
from stdnum.gb import nhs
from surrogates import protect

from synletters.surrogate import replace_group


def moved(*parts: str | tuple[str, str], seed: int = 1) -> tuple[str, ...]:
    return replace_group([protect([*parts])], seed=seed)[0]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("943 476 5919", "9434765919"),
        ("943-476-5919", "943  476  5919"),
        ("9434765919", "943\u00a0476\u00a05919"),
    ],
)
def test_an_nhs_number_is_one_whatever_its_blanks_and_labels(one: str, two: str, seed: int) -> None:
    first, second, third = moved(
        "NHS no: ", ("NHS", one), "; patient_id\t", ("ID", two), "\t", ("ID", one), seed=seed
    )
    digits = ["".join(c for c in made if c.isdigit()) for made in (first, second, third)]
    assert len({*digits}) == 1
    assert digits[0].startswith("999")
    assert nhs.is_valid(digits[0])
    for made, value in ((first, one), (second, two)):
        assert [c for c in made if not c.isdigit()] == [c for c in value if not c.isdigit()]


@pytest.mark.parametrize("before", ["NHS number (new): ", "NHS No.\n", "N.H.S. "])
def test_the_words_before_tell_the_kind_of_a_number(before: str) -> None:
    (made,) = moved(before, ("ID", "9434765919"))
    assert made.startswith("999")
    assert nhs.is_valid(made)


def test_a_number_in_blanks_of_the_nhs_is_one_and_others_are_not() -> None:
    grouped, plain = moved("x ", ("ID", "943 476 5919"), " y ", ("ID", "8434765919"))
    assert grouped.startswith("999 ")
    assert not plain.startswith("999")


def test_prefixes_of_a_study_or_site_go() -> None:
    for seed in range(8):
        made = moved("x ", ("ID", "PROTECT-LGI-0042"), " y ", ("ID", "LGI/0043"), seed=seed)
        assert not any(word in value for value in made for word in ("PROTECT", "LGI", "0042", "0043"))
        assert len(made[0]) == len("PROTECT-LGI-0042")
