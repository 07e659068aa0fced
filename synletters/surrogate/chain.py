"""The chain of a letter's dates, and the shortest path through the days that each of them may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from synletters.surrogate import date_words
from synletters.surrogate.date_moves import Beside
from synletters.surrogate.moments import DEFAULT_YEAR, Moment, moment

#: A jump of more days than this weighs no more than it: the letter has turned to another time.
FAR = 400
_ACROSS = 0.5
_NEVER = 10_000.0
#: Days that a verb of the other tense weighs ("will be seen on", "was seen on"): more where the text says less.
_TENSE = {"yearless": 60, "monthless": 200}
_FEAST = 500  # it is the next one or the last one
#: Months on either side of a date in which a day of an unnamed month is looked for.
_MONTHS = 6


@dataclass(slots=True)
class Link:
    """One moment in the chain of a letter."""

    moment: Moment
    sentence: int
    weekday: int | None = None
    joined: bool = False  # the end of a range that the link before it begins
    birth: bool = False
    year: int | None = None  # named right before the date
    ahead: int = 0  # 1 if the sentence speaks of what is to come, -1 of what was

    @property
    def open(self) -> bool:
        return self.moment.open

    @property
    def holds(self) -> bool:
        """Whether other dates are read from this one."""
        return not self.birth and self.moment.grain in ("day", "month")

    @property
    def wrong(self) -> bool:
        return (
            self.weekday is not None
            and self.moment.grain != "month"
            and self.moment.day.weekday() != self.weekday
        )

    @property
    def hard(self) -> bool:
        return self.open and (
            self.weekday is not None or (self.moment.day.month, self.moment.day.day) == (2, 29)
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """The moments of a mention, each with a year, in the order in which they are read."""

    moments: tuple[Moment, ...]
    beside: Beside
    #: how many of them fall on another day of the week than the text says
    wrong: int = field(default=0, compare=False)
    #: which of them are somebody's birth
    births: tuple[bool, ...] = ()
    #: the letter's own date
    own: date = field(default=date(DEFAULT_YEAR, 7, 1), compare=False)


def settle(links: Sequence[Link], own: date) -> None:
    """Give the open links of a letter the years of the shortest path through all."""
    links = [link for link in links if link.open or link.holds]
    if not any(link.open for link in links):
        return
    told = [link.moment.day for link in links if link.moment.grain == "day" and link.holds and link.ahead < 1]
    now = max([own, *(day for day in told if (day - own).days < FAR)])
    reach = 5 if any(link.hard for link in links) else 1
    options = [_options(links, at, own, reach) for at in range(len(links))]
    costs: list[list[float]] = []
    origins: list[list[int]] = []
    for at, link in enumerate(links):
        row: list[float] = []
        came: list[int] = []
        for day in options[at]:
            steps = (
                [
                    cost + _step(links[at - 1], before, link, day)
                    for before, cost in zip(options[at - 1], costs[-1], strict=True)
                ]
                if at
                else [0.0]
            )
            best = min(range(len(steps)), key=steps.__getitem__)
            row.append(steps[best] + _strangeness(link, day, own, now))
            came.append(best)
        costs.append(row)
        origins.append(came)
    chosen = min(range(len(costs[-1])), key=costs[-1].__getitem__)
    for at in range(len(links) - 1, -1, -1):
        if links[at].open:
            links[at].moment = links[at].moment.on(options[at][chosen])
        chosen = origins[at][chosen]


def _options(links: Sequence[Link], at: int, own: date, reach: int) -> list[date]:
    """The days that a link may be, the likeliest years first."""
    link = links[at]
    if not link.open:
        return [link.moment.day]
    held = [own.year, *({link.year} if link.year else ())]
    held += [other.moment.day.year for other in reversed(links[:at]) if other.holds][:1]
    held += [other.moment.day.year for other in links[at + 1 :] if other.holds][:1]
    years = dict.fromkeys(year + by for by in sorted(range(-reach, reach + 1), key=abs) for year in held)
    there = link.moment.day
    return [*_readings(link.moment, years, [own, *_near(links, at)])] or [there]


def _near(links: Sequence[Link], at: int) -> Iterator[date]:
    """The days of the dates that hold before and behind a link."""
    for side in (reversed(links[:at]), links[at + 1 :]):
        yield from [other.moment.day for other in side if other.holds][:1]


def _readings(there: Moment, years: Iterable[int], near: Iterable[date]) -> Iterator[date]:
    """The days that a moment may be: in each of the years, or in the months about each of the days."""
    if there.grain == "monthless":
        months = dict.fromkeys(
            12 * day.year + day.month - 1 + by for day in near for by in range(-_MONTHS, _MONTHS + 1)
        )
        spots = [(month // 12, month % 12 + 1) for month in months]
    else:
        spots = [(year, there.day.month) for year in years]
    for year, month in spots:
        if not 1 <= year <= 9999:
            continue
        if there.feast:
            yield date_words.feast(there.feast, year)
        elif (day := moment(year, month, there.day.day)) is not None:
            yield day.day


def _step(one: Link, start: date, two: Link, end: date) -> float:
    """What it costs to go from one date to the next."""
    days = (end - start).days
    near = one.sentence == two.sentence and not (one.open and two.open)
    weight = 1.0 if two.joined or near else _ACROSS
    return weight * min(abs(days), FAR) + (_NEVER if two.joined and days < 0 else 0)


def _strangeness(link: Link, day: date, own: date, now: date) -> float:
    """What speaks against a day."""
    if not link.open:
        return 0
    days = abs((day - own).days)
    wrong = link.weekday is not None and day.weekday() != link.weekday
    wrong |= link.year is not None and day.year != link.year
    against = link.ahead * (day - now).days < 0
    return (
        _ACROSS * min(days, FAR)
        + days / 1000
        + (_NEVER if wrong else 0)
        + against * (_FEAST if link.moment.feast else _TENSE[link.moment.grain])
    )
