"""Ages of 90 and over move together with the birth dates that tell them; odd dates are moved or drawn, never kept."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from surrogates import protect

from synletters.surrogate import Memory, replace_group

_OLD = st.integers(90, 104)


def years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def read(text: str) -> date:
    day, month, year = map(int, text.split("/"))
    return date(year, month, day)


def made(*parts: str | tuple[str, str], seed: int = 1, memory: Memory | None = None) -> list[str]:
    return list(replace_group([protect(parts)], seed=seed, memory=memory)[0])


@settings(max_examples=150, deadline=None)
@given(_OLD, st.dates(date(2012, 1, 1), date(2025, 12, 31)), st.integers(0, 364), st.integers(0, 10**6))
def test_an_age_fits_the_birth_date_beside_it(old: int, seen: date, since: int, seed: int) -> None:
    born = seen - timedelta(since)
    born = date(born.year - old, born.month, min(born.day, 28))
    old = years(born, seen)
    visit, birth, age = made(
        "Seen ", ("DATE", f"{seen:%d/%m/%Y}"), ", born ", ("DATE", f"{born:%d/%m/%Y}"), ", aged ", ("AGE", str(old)),
        seed=seed,
    )  # fmt: skip
    assert years(read(birth), read(visit)) == int(age)
    assert int(age) != old
    assert int(age) >= 90


@pytest.mark.parametrize("cue", ["DOB ", "Born: ", "d.o.b. ", "Xelthorp, Qorbin  "])
@pytest.mark.parametrize("seed", range(5))
def test_a_birth_tells_an_age_that_is_not_stated(cue: str, seed: int) -> None:
    visit, birth = made("Seen ", ("DATE", "12/03/2021"), ". ", cue, ("DATE", "17/04/1925"), seed=seed)
    age = years(read(birth), read(visit))
    assert 90 <= age <= 99
    assert age != 95


@pytest.mark.parametrize("seed", range(5))
def test_younger_births_move_by_the_offset_alone(seed: int) -> None:
    visit, birth = made("Seen ", ("DATE", "12/03/2021"), ". DOB ", ("DATE", "17/04/1940"), seed=seed)
    assert read(visit) - read(birth) == date(2021, 3, 12) - date(1940, 4, 17)


@pytest.mark.parametrize("seed", range(20))
def test_nobody_gets_another_age_by_a_leap_day(seed: int) -> None:
    """The birthday is tomorrow, or was yesterday, in a year with or without 29 February."""
    for day in (date(2024, 3, 9), date(2023, 3, 9), date(2024, 2, 28)):
        for by in (-1, 0, 1):
            there = day + timedelta(by)
            born = date(1951, there.month, min(there.day, 28))
            visit, birth = made(
                "On ", ("DATE", f"{day:%d/%m/%Y}"), ", DOB ", ("DATE", f"{born:%d/%m/%Y}"), seed=seed
            )
            assert years(read(birth), read(visit)) == years(born, day)


@pytest.mark.parametrize("seed", range(5))
def test_twelve_people_over_ninety_all_get_other_ages(seed: int) -> None:
    old = [90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 101, 104]
    parts: list[str | tuple[str, str]] = []
    for age in old:
        parts += [" and one of ", ("AGE", str(age))]
    new = [int(age) for age in made(*parts, seed=seed)]
    assert all(a != b and b >= 90 for a, b in zip(old, new, strict=True))
    assert new == sorted(new)


def test_ages_in_words_and_with_their_units() -> None:
    one, two, three = made(
        "A ", ("AGE", "ninety-three"), " (", ("AGE", "93-year-old"), "), ", ("AGE", "93 years"), "."
    )
    number = int(two.split("-")[0])
    assert re.fullmatch(r"ninety(-\w+)?", one)
    assert two == f"{number}-year-old"
    assert three == f"{number} years"


def test_a_later_run_moves_ages_as_the_first_did() -> None:
    memory = Memory()
    made(("AGE", "91"), " in ", ("DATE", "12/03/2020"), seed=1, memory=memory)
    first = made(
        "DOB ", ("DATE", "17/04/1928"), " now ", ("AGE", "92"), " on ", ("DATE", "12/03/2021"), memory=memory
    )
    again = made(
        "DOB ", ("DATE", "17/04/1928"), " now ", ("AGE", "94"), " on ", ("DATE", "12/03/2023"), memory=memory
    )
    assert first[0] == again[0]
    assert int(again[1]) - int(first[1]) == 2


@settings(max_examples=60, deadline=None)
@given(st.integers(90, 95), st.integers(90, 95), st.integers(0, 4), st.integers(0, 10**6))
def test_other_ages_of_the_same_distance_give_the_same_letter(a: int, b: int, apart: int, seed: int) -> None:
    """But for an age that would have been its own surrogate."""
    letters = [
        made(
            "A ",
            ("AGE", str(age)),
            ", ",
            ("NAME", "Qorbin Xelthorp"),
            ", ",
            ("AGE", str(age + apart)),
            seed=seed,
        )
        for age in (a, b)
    ]
    assert letters[0][1] == letters[1][1]
    if {str(a), str(b)}.isdisjoint(letter[0] for letter in letters):
        assert letters[0] == letters[1]


@pytest.mark.parametrize(
    "value", ["12/03/1821", "29/02/1896", "1 January 0001", "31 December 9999", "12/03/2092", "4 July 1776", "1899"]
)  # fmt: skip
def test_dates_of_other_times_move_too(value: str) -> None:
    for seed in range(10):
        _, old = made("Seen ", ("DATE", "12/03/2021"), " about ", ("DATE", value), seed=seed)
        assert old != value
        assert re.sub(r"\d+|[A-Z][a-z]+", "#", old) == re.sub(r"\d+|[A-Z][a-z]+", "#", value)


def test_no_date_comes_after_its_letter() -> None:
    for seed in range(40):
        (day,) = made("Seen ", ("DATE", "12/03/2021"), seed=seed)
        assert read(day) < date(2021, 3, 12)


@pytest.mark.parametrize("value", ["6/3", "21/2", "the 31st", "Q1", "May", "2/28-3/3", "28 Feb - 2 March"])
def test_what_names_no_year_stays_a_date(value: str) -> None:
    for seed in range(40):
        _, text = made("Seen ", ("DATE", "12 March 2021"), " and ", ("DATE", value), seed=seed)
        for a, b in re.findall(r"(\d+)/(\d+)", text):
            assert min(int(a), int(b)) <= 12
            assert max(int(a), int(b)) <= 31
        assert text != value


def test_conflicting_years_move_as_they_stand() -> None:
    one, two = made("Seen ", ("DATE", "12/03/2021"), ", typed ", ("DATE", "12/03/2012"))
    assert read(one) - read(two) == date(2021, 3, 12) - date(2012, 3, 12)
