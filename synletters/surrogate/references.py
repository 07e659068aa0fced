"""Codes that are made of something else: the initials of who dictated and typed, of a hospital or town, another number,
the year. What of a code is none of these is drawn in its form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random

from synletters.surrogate.numbers import code
from synletters.surrogate.shapes import like_case, normalise

#: "AOB/kt/M0417738", "GL/PB", "HOV/mlk"
INITIALS = re.compile(r"\s*[A-Z]{2,4}(?:\s?[/:]\s?(?:[A-Z]{2,4}|[a-z]{2,3}))+\s*")
_CELL = re.compile(r"(\s*/\s*)")
_RUN = re.compile(r"[^\W\d_]+|\d+")
_MOST = 4
#: Answers the initials of the surrogate of whoever or whatever has these, or None.
Initials = Callable[[str], "str | None"]


def reference(
    value: str,
    rng: Random,
    initials: Initials,
    known: Mapping[str, str],
    years: Mapping[int, int],
    *,
    own: str = "",
) -> str:
    """A code in the form of ``value``. Cells between slashes that are another number of the letters (``known``, by its
    normal form) become its surrogate; runs of letters that are initials become those; ``years`` of the letters move.
    ``own`` is the normal form of a number that is not to be looked up."""
    drawn = iter(code(value, rng))  # always drawn whole, so that the stream does not depend on what is linked
    out = ""
    for cell in _CELL.split(value):
        fresh = "".join(next(drawn) for _ in cell)
        key = normalise(cell)
        if key != own and key in known:
            out += known[key]
        else:
            out += _cell(cell, fresh, initials, years)
    return out


def _cell(cell: str, fresh: str, initials: Initials, years: Mapping[int, int]) -> str:
    out, at = "", 0
    runs = list(_RUN.finditer(cell))
    for spot, found in enumerate(runs):
        out += fresh[at : found.start()]
        at, text = found.end(), found.group()
        made = fresh[found.start() : at]
        beside = len(runs) > 1 and (spot > 0 or len(text) == 4)
        if text.isalpha() and 2 <= len(text) <= _MOST and (told := initials(text)):
            made = like_case(text, told)
        elif beside and text.isdecimal() and (year := _moved(text, years)):
            made = year
        out += made
    return out + fresh[at:]


def _moved(text: str, years: Mapping[int, int]) -> str | None:
    """The digits of a year of the letters, moved; None for other digits."""
    if len(text) == 4 and int(text) in years:
        return str(years[int(text)])
    if len(text) == 2:
        return next((f"{new % 100:02d}" for old, new in years.items() if old % 100 == int(text)), None)
    return None
