"""Dates of structured formats, which may be whole or tell a year or a month alone: FHIR's and OMOP's 2019-03-04T08:30:00Z and
HL7's 201903040830+0100."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

_ISO = re.compile(
    r"(?P<y>\d{4})(?:-(?P<m>\d{2})(?:-(?P<d>\d{2})"
    r"(?P<rest>(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?))?)?"
)
_STAMP = re.compile(
    r"(?P<y>\d{4})(?:(?P<m>\d{2})(?:(?P<d>\d{2})(?P<rest>(?:\d{2}(?:\d{2}(?:\d{2}(?:\.\d{1,4})?)?)?)?"
    r"(?:[+-]\d{4})?))?)?"
)
_MIDDLE_DAY, _MIDDLE_MONTH = 15, 7  # where a date that tells no more is taken to lie
_YEARS = range(1800, 2161)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """Reads and writes dates as ``iso`` or as a stamp without separators. What a date does not tell is not told afterwards;
    ``fraction_of_day`` and zone stay."""

    iso: bool = True

    def _read(self, value: Any) -> tuple[date, re.Match[str]] | None:
        if not isinstance(value, str):
            return None
        found = (_ISO if self.iso else _STAMP).fullmatch(value.strip())
        if found is None or int(found["y"]) not in _YEARS:
            return None
        try:
            return date(
                int(found["y"]), int(found["m"] or _MIDDLE_MONTH), int(found["d"] or _MIDDLE_DAY)
            ), found
        except ValueError:
            return None

    def day(self, value: Any) -> date | None:
        """The day of a value; the middle of a month or year where it tells no more. None if it is no date."""
        read = self._read(value)
        return read and read[0]

    def stands(self, value: Any) -> bool:
        """Whether a value stands for no date: none of these do."""
        del value
        return False

    def on(self, value: Any, day: date) -> Any:
        """The value with another day, told as far as before."""
        read = self._read(value)
        if read is None:
            return value
        sign, found = "-" if self.iso else "", read[1]
        out = f"{day.year:04}"
        out += f"{sign}{day.month:02}" if found["m"] else ""
        return out + (f"{sign}{day.day:02}{found['rest']}" if found["d"] else "")


ISO, STAMP = PartialDate(), PartialDate(iso=False)
