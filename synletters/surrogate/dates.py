"""Dates: read in the formats of letters, moved by the patient's one offset, written in the format they came
in.

Moving all dates of a patient by one random offset keeps the intervals between them (Uzuner et al., JAMIA
2007; the
MIMIC databases do the same). The offset is a multiple of seven days, so days of the week stay right. What is no date that can be read is drawn at random in the same format: a text that was marked as a date never stays as it
was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from random import Random

from synletters.surrogate.date_moves import Beside, Move
from synletters.surrogate.date_style import DateStyle
from synletters.surrogate.date_writer import Writer
from synletters.surrogate.moments import Moment

_PLAIN = Beside()


@dataclass(frozen=True, slots=True)
class Read:
    """A moment that a text names, and where the piece of text that names it begins and ends."""

    moment: Moment
    start: int
    end: int


def read(value: str, style: DateStyle, beside: Beside = _PLAIN) -> list[Read]:
    """The moments of a text, in the order in which ``shift_text`` asks for them."""
    found: list[Read] = []
    at = (0, 0)

    def note(moment: Moment) -> Moment:
        found.append(Read(moment, *at))
        return moment

    writer = Writer(value, note, style, Random(0), beside)
    for piece in writer.pieces:
        at = piece.span()
        writer.piece(piece)
    return found


#: Weeks that a patient's dates may move back: 13 months to 9 years, the calendar at least 7 weeks from where it was,
#: so that a month or a quarter that stands alone becomes another one. Never forwards: no letter tells of a day to come
#: after the run.
_WEEKS = [weeks for weeks in range(56, 470) if 49 <= weeks * 7 % 365.2425 <= 316]


def offsets(rng: Random) -> list[int]:
    """Every offset in days that a patient may get, in the order of preference: 56 to 469 weeks back."""
    weeks = [-weeks for weeks in _WEEKS]
    rng.shuffle(weeks)
    return [7 * week for week in weeks]


def choose_offset(moments: Iterable[Moment], rng: Random, births: Iterable[tuple[date, date]] = ()) -> int:
    """The first offset under which no date of the patient becomes another date of theirs, and nobody another age,
    or comes nearest to that. ``births`` are days of birth, each with a day on which the letters may tell an age."""
    held = list(dict.fromkeys(moments))
    keys = {m.key for m in held}
    ages = [*dict.fromkeys(births)]
    best = (len(held) + len(ages) + 1, 0)
    for days in offsets(rng):
        hits = sum(m.shifted(days).key in keys for m in held)
        hits += sum(not _keeps_age(born, day, days) for born, day in ages)
        best = min(best, (hits, days), key=lambda pair: pair[0])
        if hits == 0:
            break
    return best[1]


def age(born: date, day: date) -> int:
    """Whole years between two days."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _keeps_age(born: date, day: date, days: int) -> bool:
    one, two = Moment(born, "day").shifted(days).day, Moment(day, "day").shifted(days).day
    return age(one, two) == age(born, day)


def shift_text(value: str, move: Move, style: DateStyle, rng: Random, beside: Beside = _PLAIN) -> str:
    """``value`` with every date in it moved; what cannot be read is drawn at random in its format."""
    return Writer(value, move, style, rng, beside).written()
