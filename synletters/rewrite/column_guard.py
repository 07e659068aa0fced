"""Whether a cell that would pass as it is holds an identifier that was replaced in the letters of its patient."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from synletters.core.document import Action, Protected
from synletters.io.cells import strings
from synletters.surrogate import ages
from synletters.surrogate.date_cells import ORDERS, DateForm
from synletters.surrogate.date_style import DateStyle
from synletters.surrogate.dates import read
from synletters.surrogate.shapes import digits_of, normalise
from synletters.text.confusables import fold
from synletters.text.titles import titles

_LEAST, _LEAST_DIGITS = 3, 4  # letters and digits of an identifier that tells something
_LONG_NUMBER = 7
_FEW = 6  # words of a cell in which a name would be a name


class Known:
    """The identifiers of one patient, as values of a table are compared with them: names and codes by their folded words, dates by
    their days, ages of 90 and over by their number."""

    def __init__(self, items: Iterable[Protected]) -> None:
        found = {
            (region.label, item.letter.text[region.start : region.end])
            for item in items
            for region in item.regions
            if region.action is Action.REPLACE
        }
        values = sorted(value for label, value in found if label not in ("DATE", "AGE"))
        self._phrases = {" ".join(fold(value)) for value in values if _telling(value)}
        self._whole = {normalise(value) for value in values if _telling(value)}
        self._numbers = {digits for value in values if len(digits := digits_of(value)) >= _LONG_NUMBER}
        self._names = {
            word
            for label, value in found
            if label == "NAME"
            for word in fold(value)
            if len(word) >= _LEAST and word not in titles("before")
        }
        self._ages = {str(age) for label, value in found if label == "AGE" and (age := ages.stated(value))}
        dates = sorted(value for label, value in found if label == "DATE")
        self._days = {day for value in dates for day in _days_of(value, dates)}

    def in_cell(self, value: Any) -> bool:
        """Whether a value holds one of the identifiers."""
        if value is None or isinstance(value, bool):
            return False
        if any(day in self._days for day in _days_in(value)):
            return True
        return any(self._in_text(text) for text in strings(value))

    def _in_text(self, text: str) -> bool:
        words = fold(text)
        if not words:
            return False
        cell, whole = f" {' '.join(words)} ", normalise(text)
        if (
            text.strip() in self._ages
            or whole in self._whole
            or any(day in self._days for day in _days_in(text))
        ):
            return True
        if any(f" {phrase} " in cell for phrase in self._phrases):
            return True
        part = len(words) > 1 or any(c.isdigit() for c in whole)
        if part and _telling(text) and any(cell in f" {phrase} " for phrase in self._phrases):
            return True
        digits = digits_of(text)
        if len(digits) >= _LONG_NUMBER and any(
            number in digits or digits in number for number in self._numbers
        ):
            return True
        return len(words) <= _FEW and not self._names.isdisjoint(words)


def _telling(value: str) -> bool:
    whole = normalise(value)
    return len(whole) >= (_LEAST_DIGITS if whole.isdigit() else _LEAST)


def _days_of(value: str, dates: list[str]) -> Iterable[date]:
    yield from (
        found.moment.day for found in read(value, DateStyle(dates, True)) if found.moment.grain == "day"
    )
    yield from _days_in(value)


def _days_in(value: Any) -> Iterable[date]:
    for order in ORDERS:
        if (day := DateForm(order).day(value)) is not None:
            yield day
