"""Which dates of letters are births, in which century, and the ages that they tell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from synletters.surrogate.chain import Link, Placed
from synletters.surrogate.dates import age
from synletters.surrogate.moments import Moment

#: years before the letter's own date from which a full date can be nothing but a birth
_OLDEST = 90
#: years that a date with two digits for its year may lie ahead of the letter's own
_AHEAD = 1
#: Days about a letter's own date in which an age that it states may be of.
_NEARBY = 730


def right_centuries(links: Sequence[Link], last: date, ages: Collection[int]) -> None:
    """A year of two digits that lies ahead of the letter's ``last`` date belongs to the century before, as does one
    that tells an age that the letters state, if no other date is called a birth."""
    ages = () if any(link.birth for link in links) else ages
    for link in links:
        if not link.moment.short or link.open:
            continue
        before, ahead = link.moment.older(100), link.moment.day > last
        years = age(before.day, last)
        if (
            years in ages and years >= _OLDEST and (ahead or years < _OLDEST + 9)
        ):  # else it may be of the letter's own
            link.birth, link.moment = True, before
        elif link.moment.day.year > last.year + _AHEAD or (ahead and link.birth):
            link.moment = before


def know_births(letters: Sequence[Sequence[Link]], owns: Sequence[date]) -> None:
    """A birth date is one wherever it stands, as is a full date of ninety years ago."""
    known = {link.moment.day for links in letters for link in links if link.birth and not link.open}
    for links, own in zip(letters, owns, strict=True):
        for link in links:
            old = age(link.moment.day, own) >= _OLDEST
            link.birth |= link.moment.grain == "day" and (old or link.moment.day in known)


def _births(dates: Sequence[Placed]) -> Iterator[tuple[Moment, date]]:
    """Every birth, with the own date of the letter that tells it."""
    for placed in dates:
        for moment, birth in zip(placed.moments, placed.births, strict=True):
            if birth and not moment.open:
                yield moment, placed.own


def ages_told(dates: Sequence[Placed]) -> dict[date, int]:
    """Each birth's day, and the age that it tells in the latest letter."""
    out: dict[date, int] = {}
    for moment, own in _births(dates):
        out[moment.day] = max(out.get(moment.day, 0), age(moment.day, own))
    return out


def days_of_ages(dates: Sequence[Placed]) -> list[tuple[date, date]]:
    """Each birth's day with the full dates of about the letter's own, on which it tells an age."""
    days = {m.day for placed in dates for m in placed.moments if m.grain == "day"}
    births = {(m.day, own) for m, own in _births(dates) if m.grain == "day"}
    return sorted(
        (born, day) for born, own in births for day in {own, *days} if abs((day - own).days) < _NEARBY
    )
