"""Dates without a year: read in the year that the dates around them tell, so that all intervals stay."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import dated_letters as letters
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from synletters.core.document import Letter, Protected, Span
from synletters.rewrite.protect import protect
from synletters.surrogate import Memory, replace_group
from synletters.surrogate.dates import DateStyle, shift_text
from synletters.surrogate.general import general
from synletters.surrogate.regions import regions
from synletters.surrogate.years import place

UK, US = DateStyle((), cues=True), DateStyle((), cues=False)


def protected(marked: str, name: str = "a", patient: str = "p") -> Protected:
    """A letter whose identifiers stand in brackets, dates unless they begin with ``NAME:``."""
    text, spans = "", []
    for part in re.split(r"(\[[^\]]+\])", marked):
        value = part.strip("[]").removeprefix("NAME:") if part.startswith("[") else part
        if part.startswith("["):
            label = "NAME" if part.startswith("[NAME:") else "DATE"
            spans.append(Span(len(text), len(text) + len(value), label, "phi"))
        text += value
    return protect(Letter(name, text, tuple(spans), patient), keep_structure=())


def days(*marked: str, style: DateStyle = UK) -> list[list[str]]:
    """The days that the dates of each letter are read as."""
    found = [regions(protected(text)) for text in marked]
    placed = place([[item.mention for item in items if item.label == "DATE"] for items in found], style)[1]
    return [[f"{m.day:%Y-%m-%d}" for mention in mentions for m in mention.moments] for mentions in placed]


def made(
    *marked: str, seed: int = 3, memory: Memory | None = None, mode: str = "consistent"
) -> list[tuple[str, ...]]:
    group = [protected(text, str(at)) for at, text in enumerate(marked)]
    return replace_group(group, seed=seed, memory=memory, mode=mode)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seen [15 March 2021], again [31 May].", ["2021-03-15", "2021-05-31"]),
        ("Admitted [28 December], home [3 January 2022].", ["2021-12-28", "2022-01-03"]),
        (
            "Date: [3 January 2022]\n\nShe fell on [28 December]. Review on [10 January].",
            ["2022-01-03", "2021-12-28", "2022-01-10"],
        ),
        ("Seen [10 January 2025]; operated [29 February].", ["2025-01-10", "2024-02-29"]),
        (
            "Seen [10 January 2025]; operated [29 February], home [2 March].",
            ["2025-01-10", "2024-02-29", "2024-03-02"],
        ),
        (
            "DOB [12/03/1950]. Letter of [20/05/2021]. Fell on [14 March].",
            ["1950-03-12", "2021-05-20", "2021-03-14"],
        ),
        (
            "Letter of [20/05/2021]. DOB: [12/03/1950], fell on [14 March].",
            ["2021-05-20", "1950-03-12", "2021-03-14"],
        ),
        ("[12/03/1950]\n[20/05/2021]\nFell on [14 March].", ["1950-03-12", "2021-05-20", "2021-03-14"]),
        (
            "Letter of [10/11/2021]. Ill on [3 March 2019]. Moved on [6 March].",
            ["2021-11-10", "2019-03-03", "2019-03-06"],
        ),
        (
            "Letter of [10/04/2021]. Infarct on [12/03/2009]. Seen on [4 April].",
            ["2021-04-10", "2009-03-12", "2021-04-04"],
        ),
        ("Letter of [20/05/2023], after [Monday 31 May].", ["2023-05-20", "2021-05-31"]),
        ("Letter of [20/05/2023], after Monday [31 May].", ["2023-05-20", "2021-05-31"]),
        ("Letter of [20/05/2023], after [31 May] (Monday).", ["2023-05-20", "2021-05-31"]),
        ("Letter of [20/05/2023], after [Monday], the [31 May].", ["2023-05-20", "2021-05-31"]),
        ("Letter of [20/05/2023], where he sat [31 May].", ["2023-05-20", "2023-05-31"]),
        ("In [2019], on [3 March], he fell. Seen [10/11/2021].", ["2019-07-01", "2019-03-03", "2021-11-10"]),
        ("Ill since [2016]. Fell on [3 March].", ["2016-07-01", "2016-03-03"]),
        ("Seen [June 2018]; fell on [3 March].", ["2018-06-15", "2018-03-03"]),
        ("Away [28 December - 3 January 2022].", ["2021-12-28", "2022-01-03"]),
        ("Away [28/12] - [3/1]; seen [10/1/2022].", ["2021-12-28", "2022-01-03", "2022-01-10"]),
        (
            "Seen [2/7/2022]. Away [28 December] until [3 January].",
            ["2022-07-02", "2022-12-28", "2023-01-03"],
        ),
        ("Home [28 December] and ill [3 January].", ["2022-12-28", "2023-01-03"]),
        ("Well. Fell on [14 March].", ["2023-03-14"]),
        ("Operated [29 February], home [2 March].", ["2024-02-29", "2024-03-02"]),
        ("Seen [Monday 31 May] and [1 June].", ["2021-05-31", "2021-06-01"]),
    ],
)
def test_the_year_is_that_of_the_dates_around(text: str, expected: list[str]) -> None:
    assert days(text) == [expected]


def test_an_undated_letter_takes_the_year_of_the_latest_other_one() -> None:
    others = ("Seen [10/05/2016].", "Seen [12/05/2020].")
    assert days("Fell on [14 March].", *others)[0] == ["2020-03-14"]
    assert days(*others, "Fell on [14 March].")[2] == ["2020-03-14"]


def test_a_day_of_the_week_tells_whether_the_day_or_the_month_comes_first() -> None:
    assert days("Labs [Fri 2/4/2022], seen [5/4].", style=UK) == [["2022-02-04", "2022-05-04"]]
    assert days("Labs [Sat 2/4/2022], seen [5/4].", style=US) == [["2022-04-02", "2022-04-05"]]
    assert days("Labs [Fri 4/2/2022], seen [5/4].", style=UK) == [["2022-02-04", "2022-04-05"]]
    read = DateStyle(["2/28-3/3", "4/2"], cues=True)
    assert (read.sure, read.day_first) == (True, False)
    assert DateStyle(["2/28", "13/4/2021"], cues=False).day_first  # what has a year goes before


_FORMS = [*letters.FULL, *letters.SHORT, *letters.SHORT, *letters.RANGES]
_FACTS = st.lists(
    st.tuples(st.sampled_from(_FORMS), st.integers(-80, 75), st.integers(1, 5)), min_size=1, max_size=10
)


@settings(max_examples=300, deadline=None)
@given(
    st.dates(date(2015, 1, 1), date(2029, 12, 31)),
    st.sampled_from([*letters.FULL]),
    _FACTS,
    st.booleans(),
    st.integers(0, 9**6),
)
@example(date(2024, 2, 28), "ISO", [("15 March", 1, 1), ("15/3", 3, 1), ("2/28-3/3", 0, 4)], True, 1)
@example(
    date(2023, 12, 30), "HL7 second", [("March 12-14", 1, 3), ("15/03", 60, 1), ("15/03", 61, 1)], False, 2
)
def test_every_interval_of_a_letter_is_kept(
    own: date, head: str, found: list[tuple[str, int, int]], us: bool, seed: int
) -> None:
    facts = [letters.fact(head, own, us)]
    facts += [letters.fact(form, own + timedelta(days), us, length) for form, days, length in found]
    dated = letters.compose(facts, us, Random(seed))
    texts = letters.moved(dated, seed)
    same, pairs = letters.kept(dated, texts)
    assert same == pairs, [*zip([one.text for one in facts], texts, strict=True)]
    at = 0
    there = letters.days_after(dated, texts)
    for one, text in zip(facts, texts, strict=True):
        assert text != one.text
        here = there[at : at + len(one.days)]
        at += len(one.days)
        for day in here:
            assert day is not None
            if written := re.match("[MTWFS][a-z]+day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)", text):
                assert f"{day:%A}".startswith(written[0])
        assert all(a < b for a, b in pairwise(d for d in here if d))
        for clock in ("08:15:00Z", "08:15:00+01:00", "201530"):
            assert text.endswith(clock) == one.text.endswith(clock)


def test_at_least_98_of_100_intervals_are_kept_in_letters_with_a_history() -> None:
    rng = Random(5)
    counts = []
    for seed in range(200):
        dated = letters.draw(rng)
        counts.append(letters.kept(dated, letters.moved(dated, seed)))
    same, pairs = map(sum, zip(*counts, strict=True))
    assert pairs > 1000
    assert same / pairs >= 0.98


@pytest.mark.parametrize("mode", ["consistent", "per-mention", "markov"])
def test_the_same_words_move_apart_where_they_are_of_different_years(mode: str) -> None:
    """1 March is the day after 28 February in 2023, and the second one in 2024."""
    texts = ("Seen [28/02/2023], home [1 March].", "Seen [28/02/2024], home [1 March].")
    for seed in range(20):
        for (full, short), gap in zip(made(*texts, seed=seed, mode=mode), (1, 2), strict=True):
            day, month, year = map(int, full.split("/"))
            there = date(year, month, day) + timedelta(gap)
            assert short == f"{there.day} {letters.MONTHS[there.month - 1]}"
        assert made(*texts, seed=seed, mode=mode)[::-1] == replace_group(
            [protected(text, str(at)) for at, text in reversed([*enumerate(texts)])], seed=seed, mode=mode
        )


def test_a_day_that_holds_the_old_one_is_no_reason_for_a_code() -> None:
    """1 June may become 11 June."""
    for seed in range(60):
        for text in made("Seen [2/6/2021]; [1 June], [June 1], [1/6], [2021].", seed=seed)[0]:
            assert re.fullmatch(r"\d+/\d+(/\d+)?|\d+ [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d+|\d{4}", text)


def test_an_earlier_run_moves_them_all_alike() -> None:
    memory = Memory()
    first = made("Seen [15/03/2021], again [31 May].", memory=memory)
    again = made("Told of [31 May] on [15/03/2021].", memory=memory, seed=9)
    assert first[0] == again[0][::-1]


def test_generalised_dates_have_a_year_only_if_they_state_one() -> None:
    surrogates = made("Seen [15 March 2021], again [31 May] (H1 [H1 2022]).")[0]
    years = [
        general("DATE", v, s) for v, s in zip(("15 March 2021", "31 May", "H1 2022"), surrogates, strict=True)
    ]
    assert [bool(year) for year in years] == [True, False, True]
    assert years[0] == surrogates[0][-4:]


def test_names_around_change_no_date() -> None:
    """A sentence ends in the letter's text, not within a name."""
    pattern = "Letter of [10/11/2021]. Ill on [3 March 2019] [NAME:{}] moved on [16 October]."
    one, two = (made(pattern.format(name))[0] for name in ("Dr Q Xelthorp", "Q. Xelthorp.  Jr.\n\nQ"))
    assert [one[0], one[1], one[3]] == [two[0], two[1], two[3]]


def test_a_day_of_the_week_beside_its_date_stays_and_one_alone_does_not() -> None:
    for seed in range(10):
        texts = made("Seen [Monday], [15/03/2021] at [14:05]; then [Tuesday] came.", seed=seed)[0]
        assert texts[0] == "Monday"
        assert texts[2] == "14:05"
        assert texts[3] != "Tuesday"


def shifted(value: str, style: DateStyle = UK) -> str:
    return shift_text(value, lambda moment: moment.shifted(371), style, Random(1))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("202103121405", "202203181405"),
        ("20210312140559", "20220318140559"),
        ("20210312140559.123+0100", "20220318140559.123+0100"),
        ("20210312T140559Z", "20220318T140559Z"),
        ("2021-03-12T14:05:00.123+01:00", "2022-03-18T14:05:00.123+01:00"),
        ("2021-03-12T14:05:00-0500", "2022-03-18T14:05:00-0500"),
        ("12MAR2021", "18MAR2022"),
        ("12mar21", "18mar22"),
        ("28MAY2021:14:05:00", "03JUN2022:14:05:00"),
        ("12-May-21", "18-May-22"),
        ("28-May-21", "03-Jun-22"),
        ("Q1 2021", "Q1 2022"),
        ("Q4/21", "Q4/22"),
        ("H2 2021", "H2 2022"),
        ("2021-Q3", "2022-Q3"),
        ("12-14/03/2021", "18-20/03/2022"),
        ("25-28/03/2021", "31/03-03/04/2022"),
        ("23-25/12/2021", "29-31/12/2022"),
        ("25-28/12/2021", "31/12/2022-03/01/2023"),
        ("sixth of April nineteen thirty-eight", "twelfth of April nineteen thirty-nine"),
        ("Third day of May two thousand and five", "Ninth day of May two thousand and six"),
        ("April the twenty-seventh, twenty twenty-one", "May the third, twenty twenty-two"),
        ("sixth of the fourth thirty-eight", "twelfth of the fourth thirty-nine"),
        ("nineteen oh five", "nineteen oh six"),
        ("Christmas Eve 2020", "30 December 2021"),
        ("CHRISTMAS DAY, 2020", "31 DECEMBER 2021"),
        ("Boxing Day", "31 December"),
        ("Easter 2021", "10 April 2022"),
        ("Good Friday 2021", "8 April 2022"),
        ("St. Patrick's Day", "22 March"),
        ("New Year’s Day 2021", "7 January 2022"),
        ("Thanksgiving 2021", "1 December 2022"),
        ("FY21", "FY22"),
        ("FY 2021/22", "FY 2022/23"),
        ("financial year 2020-21", "financial year 2021-22"),
        ("spring 2021", "spring 2022"),
        ("44270", "44641"),
    ],
)
def test_further_forms(value: str, expected: str) -> None:
    assert shifted(value) == expected


def test_american_forms() -> None:
    assert shifted("3/12-14", US) == "3/17-19"
    assert shifted("3/25-28/2021", US) == "3/31-4/3/2022"
    assert shifted("2/28-3/3", US) == "3/5-3/8"
    assert shifted("Christmas Eve 2020", US) == "December 30, 2021"
    assert shifted("December 25-28, 2021", US) == "December 31, 2022-January 3, 2023"


@pytest.mark.parametrize(
    "value", ["the nineteenth hour of Eastertide", "Primavera", "Diwali", "seventy-two", "twelfth"]
)
def test_what_cannot_be_read_becomes_no_nonsense(value: str) -> None:
    for seed in range(30):
        text = shift_text(value, lambda moment: moment.shifted(371), UK, Random(seed))
        assert text != value
        assert not re.search("(?i)lammas|candlemas|michaelmas", text)


@settings(max_examples=150, deadline=None)
@given(
    st.dates(date(1901, 1, 1), date(2049, 12, 31)),
    st.integers(-260, 260).filter(lambda weeks: abs(weeks) > 52),
)
def test_words_and_digits_name_the_same_day(day: date, weeks: int) -> None:
    def moved(text: str) -> str:
        return shift_text(text, lambda moment: moment.shifted(7 * weeks), UK, Random(0))

    there = day + timedelta(weeks=weeks)
    month = letters.MONTHS[there.month - 1]
    said = f"{letters.ORDINALS[day.day - 1]} of {letters.MONTHS[day.month - 1]} {day.year}"
    assert moved(said) == f"{letters.ORDINALS[there.day - 1]} of {month} {there.year}"
    assert moved(f"{day:%Y%m%d}0815") == f"{there:%Y%m%d}0815"


def test_the_tool_measures_what_is_lost(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", [str(Path(letters.__file__)), "--letters", "20"])
    letters.main()
    assert "intervals kept" in capsys.readouterr().out
    dated = letters.compose(
        [letters.fact("ISO", date(2021, 3, 15), False), letters.fact("15/3", date(2021, 3, 16), False)],
        False,
        Random(0),
    )
    assert letters.kept(dated, ["2022-03-21", "22/3"]) == (1, 1)
    assert letters.kept(dated, ["2022-03-21", "23/3"]) == (0, 1)
    assert letters.kept(dated, ["2022-03-21", "31/2"]) == (0, 1)
