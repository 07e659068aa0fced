"""Writes ranges of dates anew: both ends move, and a month or a year is added to the first where the two
differ now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from synletters.surrogate.date_pieces import (
    day_number,
    full_year,
    month_number,
    write_day,
    write_month,
    write_number,
    write_year,
)

#: Answers the day to which a year, a month and a day move.
At = Callable[[int | None, int | None, int | None], date]
#: The parts of a piece by their short names.
Parts = dict[str, str]


def _drange(at: At, p: Parts) -> str:
    """ "12-14/03/2021": the first month is written where the two differ."""
    one, two = _two_days(at, p)
    padded = len(p["d"]) == len(p["e"]) == len(p["m"]) == 2

    def written(day: date, year: bool) -> str:
        tail = p["t"] + write_year(p["y"], day.year) if p["y"] and year else ""
        return write_number(day.day, padded) + p["t"] + write_number(day.month, padded) + tail

    same = (one.year, one.month) == (two.year, two.month)
    head = write_number(one.day, padded) if same else written(one, one.year != two.year)
    return head + p["s"] + written(two, True)


def _mrange(at: At, p: Parts) -> str:
    """ "3/12-14": the second month is written where the two differ."""
    one, two = _two_days(at, p, from_first=True)
    padded = len(p["d"]) == len(p["e"]) == len(p["m"]) == 2

    def written(day: date, year: bool) -> str:
        tail = p["t"] + write_year(p["y"], day.year) if p["y"] and year else ""
        return write_number(day.month, padded) + p["t"] + write_number(day.day, padded) + tail

    end = written(two, True)
    if one.month == two.month:
        end = end.partition(p["t"])[2]
    return written(one, one.year != two.year) + p["s"] + end


def _two_days(at: At, p: Parts, *, from_first: bool = False) -> tuple[date, date]:
    """Both days of a range that names one month, that of the last day or ``from_first`` that of the first."""
    month = int(p["m"]) if p["m"].isdigit() else month_number(p["m"])
    start, end = day_number(p["d"]), day_number(p["e"])
    year = full_year(p["y"]) if p["y"] else None
    if from_first:
        after = month % 12 + 1 if end < start else month
        return at(year, month, start), at(year + 1 if year and after < month else year, after, end)
    before = (month - 2) % 12 + 1 if start > end else month
    return at(year - 1 if year and before > month else year, before, start), at(year, month, end)


def _range(at: At, p: Parts) -> str:
    one, two = _two_days(at, p)
    head = write_day(p["d"], one.day)
    if (one.year, one.month) != (two.year, two.month):
        head += " " + write_month(p["m"], one.month)
        if p["y"] and one.year != two.year:
            head += " " + write_year(p["y"], one.year)
    tail = (p["u"] + write_year(p["y"], two.year)) if p["y"] else ""
    return head + p["s"] + write_day(p["e"], two.day) + p["t"] + write_month(p["m"], two.month) + tail


def _mspan(at: At, p: Parts) -> str:
    """ "October 6-8, 2020": both days move; the second month is written where it differs."""
    one, two = _two_days(at, p, from_first=True)
    second = write_day(p["e"], two.day)
    if one.month != two.month:
        second = f"{write_month(p['m'], two.month)} {second}"
    first = write_day(p["d"], one.day)
    tail = ""
    if p["y"]:
        tail = p["u"] + write_year(p["y"], two.year)
        first += p["u"] + write_year(p["y"], one.year) if one.year != two.year else ""
    return write_month(p["m"], one.month) + p["s"] + first + p["t"] + second + tail


def _mm(at: At, p: Parts) -> str:
    """ "Jan–Feb 2021": the last month moves with its year, the first one keeps its distance to it."""
    first, last = month_number(p["m"]), month_number(p["n"])
    to = at(full_year(p["y"]) if p["y"] else None, last, None)
    month = to.month if p["y"] or to.month != last else last % 12 + 1
    start = (month - (last - first) - 1) % 12 + 1
    tail = (p["t"] + write_year(p["y"], to.year)) if p["y"] else ""
    return write_month(p["m"], start) + p["s"] + write_month(p["n"], month) + tail


RANGES: dict[str, Callable[[At, Parts], str]] = {
    "drange": _drange,
    "mrange": _mrange,
    "range": _range,
    "mspan": _mspan,
    "mm": _mm,
}
