"""Dates move together, in the format they came in."""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from surrogates import protect, swap

from synletters.surrogate import replace_group
from synletters.surrogate.date_moves import Beside
from synletters.surrogate.date_pieces import MONTHS
from synletters.surrogate.dates import DateStyle, choose_offset, offsets, read, shift_text

UK = DateStyle([], cues=True)
US = DateStyle([], cues=False)


def moved(value: str, days: int = 371, style: DateStyle = UK) -> str:
    return shift_text(value, lambda moment: moment.shifted(days), style, Random(1))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("12/03/2021", "18/03/2022"),
        ("12/03/2021 14:05", "18/03/2022 14:05"),
        ("03/05/19", "08/05/20"),
        ("3/5/19", "8/5/20"),
        ("12.03.2021", "18.03.2022"),
        ("2021-03-12", "2022-03-18"),
        ("2021-03-12T14:05:00Z", "2022-03-18T14:05:00Z"),
        ("12-Jan-21", "18-Jan-22"),
        ("12 March 2021", "18 March 2022"),
        ("02 MAR 2021", "08 MAR 2022"),
        ("March 12th, 2021", "March 18th, 2022"),
        ("Mar. 12, 2021", "Mar. 18, 2022"),
        ("27th of March", "1st of April"),
        ("Friday 12th March 2021", "Friday 18th March 2022"),
        ("Aug 2019", "Aug 2020"),
        ("March '19", "March '20"),
        ("Jan–Feb 2021", "Jan–Feb 2022"),
        ("January to March 2020", "January to March 2021"),
        ("Nov/Dec '19", "Nov/Dec '20"),
        ("Dec-Jan 2021", "Dec-Jan 2022"),
        ("Nov 2020–Jan 2021", "Nov 2021–Jan 2022"),
        ("03/2018", "03/2019"),
        ("2018-03", "2019-03"),
        ("2/92", "2/93"),
        ("10-87", "10-88"),
        ("3/05", "3/06"),
        ("92-93", "93-94"),
        ("2019", "2020"),
        ("2019-20", "2020-21"),
        ("1990s", "2000s"),
        ("20210312", "20220318"),
        ("12032021", "18032022"),
        ("12-14 March 2020", "18-20 March 2021"),
        ("25-28 March 2020", "31 March-3 April 2021"),
        ("from 12/03/2021 to 15/03/2021", "from 18/03/2022 to 21/03/2022"),
        ("12/03/2021 - 15/03/2021", "18/03/2022 - 21/03/2022"),
        ("early spring 2019", "early spring 2020"),
        ("29 February", "6 March"),
        ("31/12/9999", "25/12/9998"),
    ],
)
def test_formats(value: str, expected: str) -> None:
    assert moved(value) == expected


def test_month_first_in_american_letters() -> None:
    assert moved("03/12/2021", style=US) == "03/18/2022"
    assert DateStyle(["03/25/2021"], cues=True).day_first is False
    assert DateStyle(["25/03/2021"], cues=False).day_first is True


@pytest.mark.parametrize("value", ["Tuesday", "Tues", "45/13/2021", "31/02/2020", "99", "Primavera"])
def test_what_cannot_be_moved_is_drawn(value: str) -> None:
    for seed in range(20):
        made = shift_text(value, lambda moment: moment.shifted(371), UK, Random(seed))
        assert re.sub(r"\d", "0", made) == re.sub(r"\d", "0", value) or value.isalpha()
        if value != "99":
            assert made != value


@pytest.mark.parametrize(
    ("value", "gap"), [("Jan–Feb", 1), ("Nov to Jan", 2), ("May/June", 1), ("OCT-DEC", 2)]
)
def test_months_without_a_year_keep_their_distance_and_change(value: str, gap: int) -> None:
    short = [month[:3].casefold() for month in MONTHS]
    for days in offsets(Random(0))[:40]:
        made = moved(value, days)
        one, two = (short.index(word[:3].casefold()) for word in re.findall("[A-Za-z]{3,}", made))
        assert (two - one) % 12 == gap
        assert made.casefold() != value.casefold()
        assert made.isupper() == value.isupper()


@settings(max_examples=300, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2049, 12, 31)), st.sampled_from(offsets(Random(0))))
def test_days_move_exactly(day: date, days: int) -> None:
    there = day + timedelta(days)
    assert days % 7 == 0
    assert moved(f"{day:%d/%m/%Y}", days) == f"{there:%d/%m/%Y}"
    assert moved(f"{day:%Y-%m-%d}", days) == f"{there:%Y-%m-%d}"
    assert moved(f"{day:%A} {day.day} {MONTHS[day.month - 1]} {day.year}", days) == (
        f"{there:%A} {there.day} {MONTHS[there.month - 1]} {there.year}"
    )
    for value in (
        f"{day:%d/%m}",
        f"{day:%d %B}",
        f"{day:%B %Y}",
        f"{day:%b-%y}",
        f"{day:%Y}",
        f"{day:%B}",
        f"{day:%d-%b-%y}",
    ):
        assert moved(value, days) != value


@settings(max_examples=100, deadline=None)
@given(st.lists(st.dates(date(2018, 1, 1), date(2022, 12, 31)), max_size=8, unique=True), st.integers(0, 99))
def test_no_date_becomes_another(days: list[date], seed: int) -> None:
    values = [f"{day:%d/%m/%Y}" for day in days]
    offset = choose_offset([found.moment for value in values for found in read(value, UK)], Random(seed))
    assert -469 * 7 <= offset <= -56 * 7  # never a day to come
    assert 49 <= -offset % 365.2425 <= 317  # a month that stands alone becomes another
    assert not {moved(value, offset) for value in values} & set(values)


@settings(max_examples=300, deadline=None)
@given(st.text("0123456789/-. JanuryMchebotf,'", min_size=1, max_size=25))
def test_nothing_breaks_the_reader(value: str) -> None:
    assert moved(value)


_ABOUT = {"early": 5, "mid": 15, "late": 25}


@given(
    st.integers(2001, 2030),
    st.integers(1, 12),
    st.sampled_from([*_ABOUT]),
    st.sampled_from([-7 * w for w in range(56, 470, 11)]),
)
def test_early_and_late_months_lie_as_near_to_where_they_went_as_a_month_can(
    year: int, month: int, part: str, days: int
) -> None:
    there = date(year, month, _ABOUT[part]) + timedelta(days)
    value = f"{MONTHS[month - 1]} {year}"
    beside = Beside(about=_ABOUT[part])
    made = shift_text(value, lambda moment: moment.shifted(days), UK, Random(0), beside)
    name, number = made.split()
    to = date(int(number), MONTHS.index(name) + 1, _ABOUT[part])
    assert abs((to - there).days) <= 16


def test_numbers_in_words_have_a_hyphen_where_the_source_has_one() -> None:
    assert "-" not in moved("october ninth nineteen fifty two")
    assert moved("sixth of April nineteen thirty-eight").split()[-1].count("-") <= 1
    assert any(
        "-" in moved(f"sixth of April nineteen {tens}-eight") for tens in ("thirty", "fifty", "seventy")
    )


def test_both_ends_of_a_range_have_the_same_zeros() -> None:
    for seed in range(20):
        made = swap("DATE", "26/11-5/12", "14/03/2021", seed=seed)[0]
        assert not re.search(r"(?<!\d)0\d", made)
        assert re.fullmatch(r"\d{1,2}/\d{1,2}-\d{1,2}/\d{1,2}", made)


def test_the_hour_of_a_stamp_that_was_cut_behind_it_stays() -> None:
    made = replace_group([protect(["CT ", ("DATE", "2022-05-27T08"), ":15:00Z"])], seed=3)[0][0]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT08", made)
