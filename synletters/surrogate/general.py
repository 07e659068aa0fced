"""Coarser truths for identifiers: an age becomes its band, a date its year, a postcode its area, a place what
holds it.

Sources: the Safe Harbor rule of HIPAA (45 CFR 164.514(b)(2)): ages over 89 as one class, dates to the year,
and the first three
digits of a ZIP code unless fewer than 20,000 people live there. Bands are ten years wide, and "90 and over"
is the last.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from random import Random

from synletters.surrogate import pools
from synletters.surrogate.date_style import DateStyle
from synletters.surrogate.dates import shift_text
from synletters.surrogate.moments import Moment

_NUMBER = re.compile(r"\d+")
_INFANT = re.compile(r"\d\s*-?\s*(?:months?|mths?|mo|weeks?|wks?|days?|hours?|/12|/52|/7)\b", re.IGNORECASE)
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
}
_TEENS = frozenset("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split())
_UNITS = frozenset("one two three four five six seven eight nine".split())
#: ZIP prefixes that held fewer than 20,000 people in the census of 2000 or 2010, which the rule writes as 000
_SMALL_ZIP = frozenset(
    "036 059 063 102 202 203 204 205 369 556 692 753 772 790 821 823 830 831 878 879 884 890 893".split()
)
_UK = re.compile(r"([A-Z]{1,2})\d[A-Z\d]?(?:\s*\d[A-Z]{2})?", re.IGNORECASE)
_ZIP = re.compile(r"(\d{3})\d\d(?:[\s-]*\d{4})?")
_LETTERED = re.compile(r"([A-Z])\d[A-Z\d].*", re.IGNORECASE | re.DOTALL)


def general(label: str, value: str, surrogate: str) -> str | None:
    """What stands for ``value``, or None if nothing coarser is known: then it becomes a tag.

    Dates give the year of their ``surrogate``, which the patient's offset has moved; all else comes from the
    value itself.
    """
    if label == "DATE":
        return "-".join(map(str, years(surrogate))) or None if years(value) else None
    make = _MAKERS.get(label)
    return make(value) if make else None


def age_band(value: str) -> str | None:
    """The band of an age: ``60-69``, ``90 and over``; ages in months, weeks or days lie in ``0-9``."""
    number = _NUMBER.search(value)
    if number:
        old = 0 if _INFANT.search(value) else int(number.group()[:4]) // 10 * 10
        return f"{old}-{old + 9}" if old < 90 else "90 and over"
    words = re.findall(r"[a-z]+", value.casefold())
    old = next((_TENS[w] for w in words if w in _TENS), -1)
    if old < 0:
        old = 10 if _TEENS & {*words} else 0 if _UNITS & {*words} else -1
    return None if old < 0 else f"{old}-{old + 9}" if old < 90 else "90 and over"


def years(value: str) -> list[int]:
    """The years that a date states, each once, in order; none for 12 March."""
    found: list[int] = []

    def note(moment: Moment) -> Moment:
        if moment.grain != "yearless":
            found.append(moment.day.year)
        return moment

    shift_text(value, note, DateStyle((), cues=True), Random(0))
    return list(dict.fromkeys(found))


def postcode_area(value: str) -> str | None:
    """``LS`` of LS1 3EX, ``021`` of 02114 (``000`` where few people live), the first letter of other lettered
    codes."""
    core = value.strip()
    if found := _UK.fullmatch(core):
        return found[1].upper()
    if found := _ZIP.fullmatch(core):
        return "000" if found[1] in _SMALL_ZIP else found[1]
    if found := _LETTERED.fullmatch(core):
        return found[1].upper()
    return None


def larger_place(value: str) -> str | None:
    """The country of a county or state, the part of the world of a country; None for towns, which no list
    here holds."""
    return _larger().get(" ".join(re.findall(r"[^\W_]+", value.casefold().removeprefix("the "))))


@cache
def _larger() -> dict[str, str]:
    return {name.casefold(): larger for kind in pools.REGIONS for name, larger in pools.regions(kind).items()}


_MAKERS: dict[str, Callable[[str], str | None]] = {
    "AGE": age_band,
    "POSTCODE": postcode_area,
    "LOCATION": larger_place,
}
