"""Repairs of the tagger's identifiers."""

from __future__ import annotations

import pytest

from synletters.core.document import Span
from synletters.detect.postprocess.merge import tidy

VITALS = """VITALS
Time      BP        SpO2      Temp      Pain
14:18     142/88    99% RA    98.4 F    6/10
15:40     126/78    99% RA    --        2/10
"""


def _found(text: str, *values: tuple[str, str]) -> list[str]:
    spans = []
    for label, value in values:
        at = text.index(value)
        spans.append(Span(at, at + len(value), label, "phi", "tagger", 0.6))
    return [text[s.start : s.end] for s in tidy(text, spans)]


def test_a_score_in_a_column_is_no_date_and_room_air_nobody() -> None:
    assert _found(VITALS, ("DATE", "6/10"), ("DATE", "2/10"), ("NAME", "RA")) == []
    at = VITALS.index("2/10")
    assert tidy(VITALS, [Span(at + 2, at + 4, "DATE", "phi", "tagger", 0.99)]) == []


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("Seen on 6/10 for pain", "DATE", "6/10"),
        ("Pain since\nDate\n6/10\n", "DATE", "6/10"),
        ("checked by RA", "NAME", "RA"),
        ("Pain   Date\n2      6/10\n", "DATE", "6/10"),
    ],
)
def test_dates_and_initials_elsewhere_stay(text: str, label: str, value: str) -> None:
    assert _found(text, (label, value)) == [value]


def test_two_numbers_beyond_months_are_a_score() -> None:
    assert _found("power 15/15 today", ("DATE", "15/15")) == []


def test_labels_of_fields_are_nobody() -> None:
    assert (
        _found("| NHS No | 999 224 5387 |\n| Hosp No | B1 |", ("NAME", "NHS No"), ("NAME", "Hosp No")) == []
    )
    assert _found("seen by Dr No today", ("NAME", "No")) == ["No"]


def test_a_decimal_is_no_date_unless_a_word_says_so() -> None:
    assert _found("| WBC |    21.4 |  8.2 |", ("DATE", "21.4"), ("DATE", "8")) == []
    assert _found("seen on 21.4 and", ("DATE", "21.4")) == ["21.4"]
    assert _found("on 21.4.19 here", ("DATE", "21.4.19")) == ["21.4.19"]


@pytest.mark.parametrize(
    "value",
    [
        "37 weeks",
        "At 37 weeks",
        "two weeks prior",
        "after 7 days",
        "the second week",
        "One year ago",
        "28+3 weeks",
        "several months",
        "a week later",
        "weeks prior",
        "year ago",
    ],
)
def test_a_span_of_time_is_no_date(value: str) -> None:
    assert _found(f"Seen. {value} she was better", ("DATE", value)) == []


@pytest.mark.parametrize(
    "value", ["week of 3 May", "the 7th", "7 May", "May", "last Monday", "2 weeks ago on 3 May"]
)
def test_dates_with_such_words_stay(value: str) -> None:
    assert _found(f"Seen {value} in clinic", ("DATE", value)) == [value]


def test_a_month_of_a_year_is_a_date_whatever_it_is_called() -> None:
    for value, label in (
        ("04/2026", "DATE"),
        ("3/12/2026", "DATE"),
        ("44/2026", "ID"),
        ("04/20265", "ID"),
        ("2026", "ID"),
    ):
        text = f"Given (lot ZX4471Q, exp {value}), left deltoid."
        at = text.index(value)
        [found] = tidy(text, [Span(at, at + len(value), "ID", "phi", "tagger", 0.9)])
        assert (found.label, text[found.start : found.end]) == (label, value)


def test_a_former_trade_is_no_trade_called_former() -> None:
    assert _found("a former lorry driver", ("PROFESSION", "former lorry driver")) == ["lorry driver"]
