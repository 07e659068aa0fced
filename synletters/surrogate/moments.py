"""Moments as precise as a text states them (a day, a month, a year, a day without a year), and their
shifting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Grain = Literal["day", "month", "year", "yearless"]

#: The year of a date that states none, where nothing that is known of the patient is dated (2024 for 29
#: February).
DEFAULT_YEAR = 2023
_LAST = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Moment:
    """A date known to ``grain``: a month stands on its 15th, a year on 1 July, a yearless day in the year it
    is given."""

    day: date
    grain: Grain

    @property
    def key(self) -> tuple[str, int, int, int]:
        """Equal for moments that read the same."""
        year = 0 if self.grain == "yearless" else self.day.year
        month = 0 if self.grain == "year" else self.day.month
        return (self.grain, year, month, self.day.day if self.grain in ("day", "yearless") else 0)

    def shifted(self, days: int) -> Moment:
        """Moved by ``days``; the other way round where the calendar ends (years 1 to 9999)."""
        there = self.day.toordinal() + days
        if not 1 <= there <= _LAST:
            there = self.day.toordinal() - days
        return Moment(date.fromordinal(there), self.grain)


def moment(year: int | None, month: int | None, day: int | None) -> Moment | None:
    """The moment that these numbers name, or None if the calendar has none such."""
    try:
        if year is None:
            base = DEFAULT_YEAR + 1 if (month, day) == (2, 29) else DEFAULT_YEAR
            return Moment(date(base, month or 1, day or 15), "yearless")
        if month is None:
            return Moment(date(year, 7, 1), "year")
        if day is None:
            return Moment(date(year, month, 15), "month")
        return Moment(date(year, month, day), "day")
    except ValueError:
        return None
