"""Leaks: what stands is found however it is written, and what is no identifier is not taken for one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core.document import Letter, Rewrite, Span
from synletters.core.errors import EvaluationError
from synletters.core.registry import find
from synletters.evaluate import Score
from synletters.evaluate.privacy.common import exact_bounds
from synletters.evaluate.privacy.leaks.metric import Leaks
from synletters.evaluate.privacy.leaks.reader import Reader, value_of

TEXT = "Mr Jonathan Quexley, NHS 943 476 5919, seen 12/03/2021 in Farnborough. He has asthma."


def gold(text: str = TEXT, **values: str) -> tuple[Span, ...]:
    return tuple(
        Span(at := text.index(value), at + len(value), label, "phi", "gold")
        for label, value in values.items()
    )


GOLD = gold(NAME="Jonathan Quexley", NHS="943 476 5919", DATE="12/03/2021", LOCATION="Farnborough")


def leaks(
    made: str, text: str = TEXT, spans: tuple[Span, ...] = GOLD, replaced: tuple[Span, ...] = ()
) -> Score:
    pair = (Letter("a", text), Rewrite("a", 0, made, replaced))
    return Leaks(gold={"a": spans}).score([pair])[0]


def test_a_copy_leaks_everything() -> None:
    found = leaks(TEXT)
    assert found.value == 1.0
    assert found.per_letter == {"a": 4.0}
    assert {label: row["whole"] for label, row in found.by.items()} == {
        "NAME": 1,
        "NHS": 1,
        "DATE": 1,
        "LOCATION": 1,
    }
    assert found.knows
    assert found.family == "privacy"


def test_a_clean_letter_leaks_nothing_and_says_how_little_that_proves() -> None:
    found = leaks("Mr Peter Marlow, NHS 401 023 2137, seen 01/05/2021 in Ipswich. He has asthma.")
    assert found.value == 0.0
    assert found.low == 0.0
    assert found.high == pytest.approx(exact_bounds(0, 4)[1])
    assert found.detail["rule_of_three"] == pytest.approx(3 / 4)


MANGLED = {
    "NAME": [
        "QUEXLEY",
        "quexley",
        "Quexley's",
        "Q u e x l e y",
        "Quеxlеy",
        "Quex\u200bley",
        "Quéxley",
        "Quex-\nley",
        "jonathan.quexley@example.org",
        "Jonathanquexley",
        "Jonathan\nQuexley",
        "Qu3x1ey",
    ],
    "NHS": [
        "9434765919",
        "943-476-5919",
        "94 34 76 59 19",
        "943.476.5919",
        "９４３４７６５９１９",
        "NHS943 4765919",
    ],
    "DATE": ["12.03.2021", "12-03-2021", "12 03 2021", "12032021"],
    "LOCATION": ["FARNBOROUGH", "F a r n b o r o u g h", "Farn-\nborough"],
}


@pytest.mark.parametrize(
    ("label", "written"), [(label, one) for label, many in MANGLED.items() for one in many]
)
def test_no_writing_hides_an_identifier(label: str, written: str) -> None:
    found = leaks(f"A man was seen. {written} was told so.")
    assert {name for name, row in found.by.items() if row["value"]} == {label}


def test_a_part_of_a_name_is_a_leak_of_it() -> None:
    found = leaks("Mr Peter Quexley was seen.")
    assert found.by["NAME"]["in_part"] == 1
    assert found.by["NAME"]["whole"] == 0
    assert found.value == 0.25


def test_initials_titles_and_short_values_are_not_looked_for() -> None:
    text = "Dr Li, aged 47, in 2019."
    spans = gold(text, NAME="Dr Li", AGE="47", DATE="2019")
    found = leaks("Dr Li of 2019 and 47.", text, spans)
    assert (found.value, found.low, found.high) == (None, None, None)
    assert found.detail["too_short"] == 3


def test_words_that_stand_elsewhere_in_the_letter_are_no_leak_but_are_counted() -> None:
    text = "Mrs Hill came. She walks up a hill. The Trent ward is full. Ms Trent agrees."
    spans = (Span(4, 8, "NAME", "phi"), Span(text.rindex("Trent"), text.rindex("Trent") + 5, "NAME", "phi"))
    made = "Mrs Moss came. She walks up a hill. The Trent ward is full. Ms Boyd agrees."
    found = leaks(made, text, spans)
    assert found.value == 0.0
    assert found.by["NAME"]["ambiguous"] == 1  # Trent stands where it stood; the hill is a word
    assert leaks(text, text, spans).value == 1.0  # a copy has them once more than the rest of the letter


def test_a_surrogate_that_equals_the_identifier_is_a_leak_and_is_told_apart() -> None:
    made = "Mr Peter Marlow, NHS 943 476 5919, seen 01/05/2021 in Ipswich."
    at = made.index("943")
    found = leaks(made, replaced=(Span(at, at + 12, "NHS", "phi", "surrogate"),))
    assert found.by["NHS"]["value"] == 1.0
    assert found.by["NHS"]["only_in_surrogates"] == 1
    assert leaks(made).by["NHS"]["only_in_surrogates"] == 0


def test_a_number_inside_a_longer_one_is_another_number() -> None:
    assert leaks("Reference 1943476591977 was closed.").value == 0.0


def test_variants_are_counted_by_letter() -> None:
    letter = Letter("a", TEXT)
    clean = "Nothing of his is here."
    first, second = Leaks(gold={"a": GOLD}).score(
        [(letter, Rewrite("a", 0, clean, ())), (letter, Rewrite("a", 1, TEXT, ()))]
    )
    assert first.value == 0.5
    assert first.per_letter == {"a": 0.0, "a#1": 4.0}
    assert (second.value, second.letters) == (1.0, 1)


def test_bad_input() -> None:
    pair = (Letter("a", TEXT), Rewrite("a", 0, TEXT, ()))
    for nothing in (None, {}, {"a": None}, {"b": GOLD}):
        with pytest.raises(EvaluationError, match="gold"):
            Leaks(gold=nothing).score([pair])
    with pytest.raises(EvaluationError, match=r"'a'.*outside") as error:
        Leaks(gold={"a": (Span(0, 999, "NAME", "phi"),)}).score([pair])
    assert "Quexley" not in str(error.value)
    with pytest.raises(EvaluationError, match="empty"):
        Leaks(gold={"a": GOLD}).score([(Letter("a", TEXT), Rewrite("a", 0, "", ()))])
    assert Leaks(gold={"a": ()}).score([pair])[0].value is None


def test_no_text_in_what_is_written() -> None:
    found = str(leaks(TEXT).to_json()) + repr(leaks(TEXT))
    assert not any(word in found for word in ("Quexley", "943", "Farnborough"))


def test_registered() -> None:
    assert find("metrics", "leaks") is Leaks


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=8, max_size=14),
    st.sampled_from(["", " ", "-", ".", "_", "\u200b", "\u00ad"]),
    st.booleans(),
)
def test_any_long_name_is_found_torn_apart(name: str, between: str, upper: bool) -> None:
    written = between.join(name.upper() if upper else name)
    text = f"He is called {written} here."
    assert [text[a:b] for a, b in Reader(text).places(value_of(name.title(), wordy=False))] == [written]


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=0, max_size=60), st.text(min_size=0, max_size=12))
def test_places_lie_in_the_text(text: str, value: str) -> None:
    places = Reader(text).places(value_of(value, wordy=True))
    assert all(0 <= a < b <= len(text) for a, b in places)
    assert all(x[1] <= y[0] for x, y in pairwise(places))
