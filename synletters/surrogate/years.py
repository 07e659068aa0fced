"""The years of dates that state none, from the dates around them: "31 May" after "15 March 2021" lies in
2021.

All dates of a letter form a chain in the order of the text. Of the years that a date may have, those are
taken that lead from date to
date over the fewest days (a shortest path), with these rules:

- a jump from or to a full date of the same sentence weighs more than another, and every date is drawn to the
letter's own date as well;
- a range runs forwards; a day of the week beside a date, and 29 February, exclude the years in which there is
no such day;
- dates of birth attract nothing.

The letter's own date is its first full one. A letter without one takes that of the patient's latest other
letter, else the middle
of a fixed year, ``DEFAULT_YEAR``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from synletters.surrogate.date_pieces import WEEKDAYS
from synletters.surrogate.date_writer import Beside
from synletters.surrogate.dates import DateStyle, read
from synletters.surrogate.moments import DEFAULT_YEAR, Moment, moment

#: A jump of more days than this weighs no more than it: the letter has turned to another time.
_FAR = 400
_ACROSS = 0.5
_NEVER = 10_000.0
#: A first date this many years before the letter's last one is hardly that of the letter.
_LIFE = 25


def _names() -> str:
    """Days of the week: in full, or short with a capital ("he sat" is none)."""
    names = {day.lower() for day in WEEKDAYS} | {
        "Tues",
        "TUES",
        "Weds",
        "WEDS",
        "Thur",
        "THUR",
        "Thurs",
        "THURS",
    }
    for day in WEEKDAYS:
        names |= {day, day.upper(), day[:3], day[:3].upper()}
    return "|".join(sorted(names, key=len, reverse=True))


_WEEKDAY = _names()
_DAY_BEFORE = re.compile(rf"(?<![^\W\d_])(?P<day>{_WEEKDAY})\b\.?,?\s*(?:the\s+)?\(?$")
_DAY_AFTER = re.compile(rf"\s?\(\s?(?P<day>{_WEEKDAY})\b")
_DAY_ALONE = re.compile(rf"\W*(?P<day>{_WEEKDAY})\W*")
_UNTIL = re.compile(
    rf"\s*(?:-|–|—|(?i:to|until|till|til|through|thru)\b)\s*(?:(?:on\s+)?(?:{_WEEKDAY})?\.?,?\s*(?:the\s+)?)?"
)
_BIRTH = re.compile(r"(?:\bborn|birth|\bd\.?o\.?b\b|\bb\.)[^\n.]{0,20}$", re.IGNORECASE)
_BESIDE = re.compile(r"[\s,(]*(?:the\s|at\s|@\s?|T)?\s*", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|expir\w+|exp)[:.]?\s*$", re.IGNORECASE)
_SAME = re.compile(r"[\s,(]*(?:on\s+)?(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in a letter. ``before`` and ``after`` hold no identifier."""

    value: str
    before: str
    after: str
    #: the number of its sentence
    sentence: int
    #: whether ``before`` reaches back to the date before it
    follows: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """The moments of a mention, each with a year, in the order in which they are read."""

    moments: tuple[Moment, ...]
    beside: Beside
    #: how many of them fall on another day of the week than the text says
    wrong: int = field(default=0, compare=False)


@dataclass(slots=True)
class _Link:
    """One moment in the chain of a letter."""

    moment: Moment
    sentence: int
    weekday: int | None = None
    joined: bool = False  # the end of a range that the link before it begins
    birth: bool = False
    year: int | None = None  # named right before the date

    @property
    def open(self) -> bool:
        return self.moment.grain == "yearless"

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


def place(letters: Sequence[Sequence[Mention]], style: DateStyle) -> tuple[DateStyle, list[list[Placed]]]:
    """For each letter of a patient its dates with their years, and how they are read: day or month first.

    Where no day above 12 tells, the order is that of ``style`` unless more days of the week agree with the
    other one.
    """
    placed = _place(letters, style)
    if not style.sure and (wrong := _wrong(placed)):
        other = DateStyle((), not style.day_first)
        again = _place(letters, other)
        if _wrong(again) < wrong:
            return other, again
    return style, placed


def _wrong(letters: Sequence[Sequence[Placed]]) -> int:
    return sum(mention.wrong for letter in letters for mention in letter)


def _place(letters: Sequence[Sequence[Mention]], style: DateStyle) -> list[list[Placed]]:
    besides = [_besides(mentions, style) for mentions in letters]
    chains = [_chain(mentions, near, style) for mentions, near in zip(letters, besides, strict=True)]
    owns = [_own([link for links in chain for link in links]) for chain in chains]
    latest = max((own for own in owns if own), default=date(DEFAULT_YEAR, 7, 1))
    for chain, own in zip(chains, owns, strict=True):
        _settle([link for links in chain for link in links], own or latest)
    return [
        [
            Placed(tuple(link.moment for link in links), beside, sum(link.wrong for link in links))
            for links, beside in zip(chain, near, strict=True)
        ]
        for chain, near in zip(chains, besides, strict=True)
    ]


def _besides(mentions: Sequence[Mention], style: DateStyle) -> list[Beside]:
    """A day of the week that is a mention of its own belongs to the date right beside it, as does a clock
    time."""
    days = [bool(read(mention.value, style)) for mention in mentions]
    near = [False] * len(mentions)
    for at, mention in enumerate(mentions):
        if at and _is_beside(mention):
            near[at] |= days[at - 1]
            near[at - 1] |= days[at]
    return [
        Beside(dated, _IN.search(mention.before) is not None)
        for dated, mention in zip(near, mentions, strict=True)
    ]


def _is_beside(mention: Mention) -> bool:
    """Whether hardly anything stands between a date and the one before it."""
    return mention.follows and _BESIDE.fullmatch(mention.before) is not None


def _weekday(found: re.Match[str] | None) -> int | None:
    if found is None:
        return None
    return next(at for at, day in enumerate(WEEKDAYS) if day[:3].casefold() == found["day"][:3].casefold())


def _chain(mentions: Sequence[Mention], near: Sequence[Beside], style: DateStyle) -> list[list[_Link]]:
    out: list[list[_Link]] = []
    last: _Link | None = None
    for at, mention in enumerate(mentions):
        links: list[_Link] = []
        end = 0
        for found in read(mention.value, style, near[at]):
            link = _Link(found.moment, mention.sentence)
            head = mention.value[:end] if links else mention.before
            gap = mention.value[end : found.start]
            if links or mention.follows:
                between = gap if links else head + gap
                link.joined = found.start < end or _UNTIL.fullmatch(between) is not None
                if last is not None and last.moment.grain == "year" and _SAME.fullmatch(between):
                    link.year = last.moment.day.year
            tail = mention.value[found.end :] or mention.after
            link.weekday = _weekday(_DAY_BEFORE.search(head + gap) or _DAY_AFTER.match(tail))
            if link.weekday is None and not links and not gap and _is_beside(mention) and at:
                link.weekday = _weekday(_DAY_ALONE.fullmatch(mentions[at - 1].value))
            link.birth = not links and _BIRTH.search(mention.before) is not None
            links.append(link)
            last, end = link, found.end
        out.append(links)
    return out


def _own(links: Sequence[_Link]) -> date | None:
    """The letter's own date: the first full one, else its first month of a year, else its last year."""
    days = [link.moment.day for link in links if link.holds and link.moment.grain == "day"]
    days = days or [link.moment.day for link in links if link.holds]
    if days:
        return next(day for day in days if day.year >= max(days).year - _LIFE)
    return max(
        (link.moment.day for link in links if link.moment.grain == "year" and not link.birth), default=None
    )


def _settle(links: Sequence[_Link], own: date) -> None:
    """Give the open links of a letter the years of the shortest path through all."""
    links = [link for link in links if link.open or link.holds]
    if not any(link.open for link in links):
        return
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
            row.append(steps[best] + _strangeness(link, day, own))
            came.append(best)
        costs.append(row)
        origins.append(came)
    chosen = min(range(len(costs[-1])), key=costs[-1].__getitem__)
    for at in range(len(links) - 1, -1, -1):
        if links[at].open:
            links[at].moment = Moment(options[at][chosen], "yearless")
        chosen = origins[at][chosen]


def _options(links: Sequence[_Link], at: int, own: date, reach: int) -> list[date]:
    """The days that a link may be, the likeliest years first."""
    link = links[at]
    if not link.open:
        return [link.moment.day]
    held = [own.year, *({link.year} if link.year else ())]
    held += [other.moment.day.year for other in reversed(links[:at]) if other.holds][:1]
    held += [other.moment.day.year for other in links[at + 1 :] if other.holds][:1]
    years = dict.fromkeys(year + by for by in sorted(range(-reach, reach + 1), key=abs) for year in held)
    there = link.moment.day
    found = [moment(year, there.month, there.day) for year in years if 1 <= year <= 9999]
    return [day.day for day in found if day is not None] or [there]


def _step(one: _Link, start: date, two: _Link, end: date) -> float:
    """What it costs to go from one date to the next."""
    days = (end - start).days
    near = one.sentence == two.sentence and not (one.open and two.open)
    weight = 1.0 if two.joined or near else _ACROSS
    return weight * min(abs(days), _FAR) + (_NEVER if two.joined and days < 0 else 0)


def _strangeness(link: _Link, day: date, own: date) -> float:
    """What speaks against a day."""
    if not link.open:
        return 0
    days = abs((day - own).days)
    wrong = link.weekday is not None and day.weekday() != link.weekday
    wrong |= link.year is not None and day.year != link.year
    return _ACROSS * min(days, _FAR) + days / 1000 + (_NEVER if wrong else 0)
