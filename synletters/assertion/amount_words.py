"""Sides, severities, units, frequencies, routes and trends: each written form with its one normal form
(``text/data/amounts.txt``)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from synletters.text.word_files import listed, rows


def _table(part: str) -> Mapping[str, str]:
    """Form -> normal form, which is one of its own forms; the first that has a form keeps it."""
    out: dict[str, str] = {}
    for value, forms in rows("amounts", part).items():
        for form in (value, *forms):
            out.setdefault(form.lower(), value)
    return MappingProxyType(out)


SIDES = _table("sides")
SEVERITIES = _table("severities")
TRENDS = _table("trends")
FREQUENCIES = _table("frequencies")
ROUTES = _table("routes")
UNITS = _table("units")
COMPARATIVES = _table("comparatives")
NUMBERS: Mapping[str, int] = MappingProxyType(
    {word: int(number) for number, words in rows("amounts", "numbers").items() for word in words}
)

#: behind a number a unit, elsewhere a word or a letter: no frequency or route without a dose before it
AFTER_DOSE = listed("amounts", "after dose")
#: parts of the body behind which or before which "L", "R", "LT" and "RT" are sides
PAIRED = listed("amounts", "paired")
EYE_WORDS = listed("amounts", "eyes")
