"""Dates: read in the formats of letters, moved by the patient's one offset, written in the format they came
in.

Moving all dates of a patient by one random offset keeps the intervals between them (Uzuner et al., JAMIA
2007; the
MIMIC databases do the same). The offset is a multiple of seven days, so days of the week stay right. What is
no date
that can be read is drawn at random in the same format: a text that was marked as a date never stays as it
was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from synletters.surrogate.date_pieces import pieces
from synletters.surrogate.date_writer import Beside, Move, Writer
from synletters.surrogate.moments import Moment

_PLAIN = Beside()


class DateStyle:
    """How the letters of one patient write dates: whether the day comes before the month in 12/03/2021."""

    def __init__(self, values: Iterable[str], cues: bool) -> None:
        sure, short = (
            [0, 0],
            [0, 0],
        )  # with a year and without one: days in the first place, days in the second
        for value in values:
            for found in pieces(value):
                if found.lastgroup not in ("num", "ab"):
                    continue
                a, b = (int(found[f"{found.lastgroup}_{part}"]) for part in "ab")
                count = sure if found.lastgroup == "num" else short
                if max(a, b) <= 31:
                    count[0] += a > 12
                    count[1] += b > 12
        first, second = sure if sure[0] != sure[1] else short
        #: whether a day above 12 tells
        self.sure = first != second
        self.day_first = first > second if self.sure else cues


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

    writer = Writer(value, note, style.day_first, Random(0), beside)
    for piece in writer.pieces:
        at = piece.span()
        writer.piece(piece)
    return found


def offsets(rng: Random) -> list[int]:
    """Every offset in days that a patient may get, in the order of preference: 53 to 260 weeks either way."""
    weeks = [*range(-260, -52), *range(53, 261)]
    rng.shuffle(weeks)
    return [7 * week for week in weeks]


def choose_offset(moments: Iterable[Moment], rng: Random) -> int:
    """The first offset under which no date of the patient becomes another date of theirs, or comes nearest to
    that."""
    held = list(dict.fromkeys(moments))
    keys = {m.key for m in held}
    best = (len(held) + 1, 0)
    for days in offsets(rng):
        hits = sum(m.shifted(days).key in keys for m in held)
        best = min(best, (hits, days), key=lambda pair: pair[0])
        if hits == 0:
            break
    return best[1]


def shift_text(value: str, move: Move, style: DateStyle, rng: Random, beside: Beside = _PLAIN) -> str:
    """``value`` with every date in it moved; what cannot be read is drawn at random in its format."""
    return Writer(value, move, style.day_first, rng, beside).written()
