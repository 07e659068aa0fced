"""Codes, user names and web addresses go with the people, institutions, numbers and years of the letters."""

from __future__ import annotations

import re

import pytest
from surrogates import protect

from synletters.surrogate import pools, replace_group

SEEDS = range(10)


def _moved(*items: tuple[str, str], seed: int, outside: str = "NHS letter. ") -> tuple[str, ...]:
    parts: list[str | tuple[str, str]] = [outside]
    for item in items:
        parts += [item, "; "]
    return replace_group([protect(parts)], seed=seed)[0]


def _initials(name: str) -> str:
    return "".join(pools.plain(word)[0] for word in re.split(r"[ -]", name))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_reference_is_made_of_whoever_dictated_and_typed_and_of_the_number(seed: int) -> None:
    ref, typist, number, doctor, tail = _moved(
        ("ID", "AOB/kt/M0417738"), ("NAME", "Kirsty Tolland"), ("ID", "M0417738"), ("NAME", "Adaeze Obi-Bramwell"),
        ("NAME", "AOB/kt"), seed=seed,
    )  # fmt: skip
    one, two, last = ref.split("/")
    assert one.lower() == _initials(doctor)
    assert two == _initials(typist)
    assert last == number
    assert tail == f"{one}/{two}"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_prefix_that_is_an_institution_s_initials_stays_that(seed: int) -> None:
    hospital, number, user, url = _moved(
        ("HOSPITAL", "Qstlebury Children's Hospital"), ("ID", "QCH 55-20-91"), ("USERNAME", "QCH-22"),
        ("URL", "http://qch.example/outpatients"), seed=seed,
    )  # fmt: skip
    first = hospital[0]
    assert number.startswith(f"{first}CH ")
    assert user.startswith(f"{first}CH-")
    assert url == f"http://{first.lower()}ch.example/outpatients"
    assert first != "Q"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_firm_of_partners_has_their_initials(seed: int) -> None:
    firm, ref = _moved(("ORGANIZATION", "Thrippq Vanq LLP"), ("ID", "TV/ao/5521"), seed=seed)
    assert re.fullmatch(r"[\w'’]+ [\w'’]+ LLP", firm)
    assert ref.split("/")[0] == "".join(word[0] for word in firm.split()[:2])


@pytest.mark.parametrize("seed", SEEDS)
def test_the_year_in_a_number_moves_with_the_letter_s(seed: int) -> None:
    day, number, short = _moved(
        ("DATE", "17 September 2024"), ("ID", "A-2024-0917733"), ("ID", "S24-99317"), seed=seed
    )
    year = day.split()[-1]
    assert number.split("-")[1] == year
    assert short[1:3] == year[2:]


@pytest.mark.parametrize("seed", SEEDS)
def test_one_domain_is_one_domain_and_is_that_of_the_clinic(seed: int) -> None:
    town, mail, web, other = _moved(
        ("LOCATION", "Qarrowby"), ("EMAIL", "admin@qarrowbyphysio.co.uk"), ("URL", "www.qarrowbyphysio.co.uk/report"),
        ("EMAIL", "ADMIN@QARROWBYPHYSIO.CO.UK"), seed=seed,
    )  # fmt: skip
    domain = f"{pools.plain(town)}physio.example"
    assert mail == f"admin@{domain}"
    assert web == f"www.{domain}/report"
    assert other == mail.upper()


@pytest.mark.parametrize("seed", SEEDS)
def test_user_names_of_a_given_name_and_letters_of_the_surname(seed: int) -> None:
    name, mail, user = _moved(
        ("NAME", "Bríd O'Hanrahanq"),
        ("EMAIL", "brid.oh@post.example"),
        ("USERNAME", "bohanrahanq"),
        seed=seed,
    )
    given, surname = (pools.plain(word) for word in name.split(" ", 1))
    assert mail.partition("@")[0] == f"{given}.{surname[:2]}"
    assert user == given[0] + surname


def test_paths_are_words_and_hold_nothing_of_the_original() -> None:
    for seed in SEEDS:
        (url,) = _moved(("URL", "https://x.example/patients/qorbin-xelthorp/results"), seed=seed)
        path = url.split("/", 3)[3]
        assert path.startswith("patients/")
        assert path.endswith("/results")
        assert "qorbin" not in path
        assert "xelthorp" not in path
        assert re.fullmatch("[a-z]+-[a-z]+", path.split("/")[1])
