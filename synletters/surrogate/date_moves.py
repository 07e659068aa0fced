"""What the writers of dates share: how the moments of a text move, and what the text around them says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from synletters.surrogate.date_pieces import MONTHS, full_year, pieces, write_month
from synletters.surrogate.date_style import DateStyle
from synletters.surrogate.moments import Moment, moment
from synletters.surrogate.shapes import like_case

#: A reader gets a moment as the text has it, and returns the moment to write.
Move = Callable[[Moment], Moment]


@dataclass(frozen=True, slots=True)
class Beside:
    """What the text around a date says of how it is read and written."""

    #: a date stands right beside it: a day of the week or a clock time that is a mention of its own belongs
    #: to that date
    dated: bool = False
    #: ``11/03`` is a month of a year
    month_of_year: bool = False
    #: the day about which "early", "mid" or "late" before a month means it; 0 for none
    about: int = 0


class Mover:
    """The pieces of a date region, and the days that their moments move to."""

    def __init__(self, value: str, move: Move, style: DateStyle, rng: Random, beside: Beside) -> None:
        self.move, self.style, self.day_first, self.rng = move, style, style.day_first, rng
        self.beside = beside
        self.value, self.pieces = value, tuple(pieces(value))
        kinds = {found.lastgroup or "" for found in self.pieces}
        self.dated = beside.dated or not {"time", "word"}.issuperset(kinds)

    def _at(
        self, year: int | None, month: int | None, day: int | None, feast: str = "", *, short: bool = False
    ) -> date:
        """The day of the moved moment; a random one of the last century for numbers that are no date."""
        there = moment(year, month, day)
        if there is not None and month and day is None and self.beside.about:
            there = there.on(there.day.replace(day=self.beside.about))
        if there is None:
            return date(self.rng.randint(1920, 2019), self.rng.randint(1, 12), self.rng.randint(1, 28))
        return self.move(replace(there, feast=feast, short=short)).day

    def _in(self, year: str, month: int | None, day: int | None) -> date:
        """The day of a moment whose year is a text, or empty."""
        short = len(year.lstrip("'’‘")) == 2
        return self._at(full_year(year) if year else None, month, day, short=short)

    def _month(self, model: str, month: int, before: str = "") -> str:
        """A month as the model writes its own, "May" as the patient's other dates write theirs ("third of May" as
        it is)."""
        if (
            model.casefold() == "may"
            and self.style.short_months
            and not re.search("[^\\W\\d_]{3}|of", before)
        ):
            return like_case(model, MONTHS[month - 1][:3])
        return write_month(model, month)

    def _nearest(self, to: date) -> date:
        """The middle of the month of a day, or of the one whose beginning or end ("late May") is nearest to it."""
        if not self.beside.about:
            return to
        months = [divmod(12 * to.year + to.month - 1 + by, 12) for by in (-1, 0, 1)]
        days = [date(year, month + 1, self.beside.about) for year, month in months if 0 < year < 10_000]
        return min(days, key=lambda day: abs((day - to).days))
