"""Which numbers of a record stand: short ones, as measurements are, that tell no age of 90 and over."""

from __future__ import annotations

import re
from decimal import Decimal

#: digits from which a number may be somebody's
LONG = 7
_NUMBER = re.compile(r"(?P<sign>[<>]?=?[+-]?)(?P<whole>\d{1,6})(?:\.(?P<part>\d{1,24}))?")
_DIGIT = re.compile(r"\d")
_OLD = 90  # years of age from which they are not told
#: parts of a year, by what units are called
_YEAR = {"a": 1, "a_j": 1, "a_g": 1, "a_t": 1, "year": 1, "years": 1, "yr": 1, "yrs": 1, "y": 1} | {
    "mo": 12,
    "month": 12,
    "months": 12,
    "wk": 52,
    "week": 52,
    "weeks": 52,
    "d": 365,
    "day": 365,
    "days": 365,
}
#: LOINC's codes of an age: told, estimated, computed, at death, at an event
AGES = frozenset("30525-0 21611-9 21612-7 29553-5 39016-1 35659-2 63900-5 76437-3".split())


def digits(*parts: str) -> int:
    """How many digits some parts have together."""
    return sum(len(_DIGIT.findall(part)) for part in parts)


def short_number(text: str) -> str | None:
    """A number of fewer than seven digits as it is, one with a longer fraction rounded to six; None for any other."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    if digits(text) < LONG:
        return text
    if not found["part"]:
        return None
    number = Decimal(text[len(found["sign"]) :])
    made = f"{found['sign']}{number:.{LONG - 1 - len(found['whole'])}f}"
    return made if digits(made) < LONG else None


def is_old(number: object, unit: str, *, sure: bool = False) -> bool:
    """Whether a number with its unit is an age of 90 years and over; with ``sure`` it is an age whatever its unit, in years for an
    unknown one."""
    try:
        value = abs(float(str(number).lstrip("<>=")))
    except ValueError:
        return sure and any(int(part) >= _OLD for part in re.findall(r"\d{2,4}", str(number)))
    share = _YEAR.get(unit.strip().lower(), 1 if sure else 0)
    return bool(share) and value / share >= _OLD
