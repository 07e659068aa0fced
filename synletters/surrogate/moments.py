"""Moments as precise as a text states them (a day, a month, a year, a day without a year or month), and their
shifting."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

Grain = Literal["day", "month", "year", "yearless", "monthless"]

#: The year of a date that states none, where nothing that is known of the patient is dated (2024 for 29
#: February).
DEFAULT_YEAR = 2023
_LAST = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Moment:
    """A date known to ``grain``: a month stands on its 15th, a year on 1 July, a yearless day in the year it
    is given, a day of a month that is not named in the month it is given."""

    day: date
    grain: Grain
    #: the feast that falls on it, whose day may be another one in another year
    feast: str = field(default="", compare=False)
    #: whether its year is written with two digits
    short: bool = field(default=False, compare=False)

    @property
    def key(self) -> tuple[str, int, int, int]:
        """Equal for moments that read the same."""
        year = 0 if self.open else self.day.year
        month = 0 if self.grain in ("year", "monthless") else self.day.month
        return (self.grain, year, month, 0 if self.grain in ("month", "year") else self.day.day)

    @property
    def open(self) -> bool:
        """Whether the text leaves its year or its month to the reader."""
        return self.grain in ("yearless", "monthless")

    def on(self, day: date) -> Moment:
        """The same moment, read on another day."""
        return replace(self, day=day)

    def shifted(self, days: int) -> Moment:
        """Moved by ``days``; the other way round where the calendar ends (years 1 to 9999)."""
        there = self.day.toordinal() + days
        if not 1 <= there <= _LAST:
            there = self.day.toordinal() - days
        return replace(self, day=date.fromordinal(there))

    def older(self, years: int) -> Moment:
        """So many years earlier, 29 February on the 28th; itself where the calendar ends."""
        year = self.day.year - years
        if not years or not 1 <= year <= 9999:
            return self
        day = 28 if (self.day.month, self.day.day) == (2, 29) else self.day.day
        return replace(self, day=self.day.replace(year=year, day=day))


def moment(year: int | None, month: int | None, day: int | None) -> Moment | None:
    """The moment that these numbers name, or None if the calendar has none such."""
    try:
        if year is None and month is None and day is not None:
            return Moment(date(DEFAULT_YEAR, 1, day), "monthless")
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
