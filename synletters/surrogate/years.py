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
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from synletters.surrogate.births import know_births, right_centuries
from synletters.surrogate.chain import FAR, Link, Placed, settle
from synletters.surrogate.date_moves import Beside
from synletters.surrogate.date_pieces import WEEKDAYS
from synletters.surrogate.date_style import DateStyle
from synletters.surrogate.dates import read
from synletters.surrogate.moments import DEFAULT_YEAR

#: Days by which one reading of all dates has to be shorter than the other to count where nothing else does.
_CLOSE = 60
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
_BIRTH = re.compile(
    r"(?:\bborn|birth|\bd\.?o\.?b\b\.?|\bb\.)(?:[^\n.]{0,20}|[ \t:|]*\n[ \t]*)$", re.IGNORECASE
)
_COMING = re.compile(
    r"\b(?:will|shall|going\s+to|next|due|booked|planned|scheduled|arranged|until|appointment|follow[- ]?up|to\s+be|by"
    r"|return(?:ing)?|hopes?|plans?|aims?|wants|intends|goes|before|see\s+(?:him|her|them|you)\s+again)\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:was|were|had|has|have|last|since|ago|admitted|underwent|seen|fell|began|started|came|went|developed|previous)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?]\s|\n\s*\n")
_BESIDE = re.compile(r"[\s,(]*(?:the\s|at\s|@\s?|T)?\s*", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|expir\w+|exp)[:.]?\s*$", re.IGNORECASE)
#: what may stand before a month, and the day that it means
_DAYS_ABOUT = {"early": 5, "beginning": 5, "start": 5, "mid": 15, "middle": 15, "late": 25, "end": 27}
_PART_OF_MONTH = re.compile(
    r"\b(early|mid|late|(?:beginning|start|middle|end)(?=\s+of))(?:\s+in|\s+of)?[\s-]+$", re.IGNORECASE
)
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


def place(
    letters: Sequence[Sequence[Mention]], style: DateStyle, ages: Collection[int] = ()
) -> tuple[DateStyle, list[list[Placed]]]:
    """For each letter of a patient its dates with their years, and how they are read: day or month first.

    Where no day above 12 tells, the order is that of ``style`` unless more days of the week agree with the
    other one; where nothing tells at all, the order under which the letters' dates lie closer together.
    ``ages`` of 90 and over that the letters state tell that 2/6/26 is a birth of 1926.
    """
    placed = _place(letters, style, ages)
    if style.sure:
        return style, placed
    other = style.other_order()
    again = _place(letters, other, ages)
    if _wrong(again) < _wrong(placed):
        return other, again
    if not style.told and _wrong(again) == _wrong(placed) and 2 * _spread(again) < _spread(placed) - _CLOSE:
        return other, again
    return style, placed


def _spread(letters: Sequence[Sequence[Placed]]) -> int:
    """The days over which the dates of letters go, in the order of the text."""
    out = 0
    for letter in letters:
        held = [
            moment.day
            for mention in letter
            for moment, birth in zip(mention.moments, mention.births, strict=True)
            if not birth and moment.grain in ("day", "yearless")
        ]
        out += sum(min(abs((b - a).days), FAR) for a, b in pairwise(held))
    return out


def _wrong(letters: Sequence[Sequence[Placed]]) -> int:
    return sum(mention.wrong for letter in letters for mention in letter)


def _place(
    letters: Sequence[Sequence[Mention]], style: DateStyle, ages: Collection[int]
) -> list[list[Placed]]:
    besides = [_besides(mentions, style) for mentions in letters]
    chains = [_chain(mentions, near, style) for mentions, near in zip(letters, besides, strict=True)]
    flat = [[link for links in chain for link in links] for chain in chains]
    owns = [_own(links) for links in flat]
    latest = max((own for own in owns if own), default=date(DEFAULT_YEAR, 7, 1))
    for links, own in zip(flat, owns, strict=True):
        long = [link.moment.day for link in links if link.holds and not link.moment.short]
        right_centuries(links, max(long, default=own or latest), ages)
    owns = [_own(links) for links in flat]
    for links, own in zip(flat, owns, strict=True):
        settle(links, own or latest)
    know_births(flat, [own or latest for own in owns])
    return [
        [
            Placed(
                tuple(link.moment for link in links),
                beside,
                sum(link.wrong for link in links),
                tuple(link.birth for link in links),
                own or latest,
            )
            for links, beside in zip(chain, near, strict=True)
        ]
        for chain, near, own in zip(chains, besides, owns, strict=True)
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
        Beside(dated, _IN.search(mention.before) is not None, _about(mention.before))
        for dated, mention in zip(near, mentions, strict=True)
    ]


def _about(before: str) -> int:
    """The day of a month that "early", "mid" or "late" before it mean; 0 where none of them stands."""
    found = _PART_OF_MONTH.search(before)
    return _DAYS_ABOUT[found[1].casefold()] if found else 0


def _is_beside(mention: Mention) -> bool:
    """Whether hardly anything stands between a date and the one before it."""
    return mention.follows and _BESIDE.fullmatch(mention.before) is not None


def _weekday(found: re.Match[str] | None) -> int | None:
    if found is None:
        return None
    return next(at for at, day in enumerate(WEEKDAYS) if day[:3].casefold() == found["day"][:3].casefold())


def _chain(mentions: Sequence[Mention], near: Sequence[Beside], style: DateStyle) -> list[list[Link]]:
    out: list[list[Link]] = []
    last: Link | None = None
    for at, mention in enumerate(mentions):
        links: list[Link] = []
        end = 0
        for found in read(mention.value, style, near[at]):
            link = Link(found.moment, mention.sentence)
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
            said = _SENTENCE.split(mention.before)[-1] if not links else ""
            link.ahead = 1 if _COMING.search(said) else -1 if _GONE.search(said) else 0
            link.birth = not links and _BIRTH.search(mention.before) is not None
            links.append(link)
            last, end = link, found.end
        out.append(links)
    return out


def _own(links: Sequence[Link]) -> date | None:
    """The letter's own date: the first full one, else its first month of a year, else its last year."""
    days = [link.moment.day for link in links if link.holds and link.moment.grain == "day"]
    days = days or [link.moment.day for link in links if link.holds]
    if days:
        return next(day for day in days if day.year >= max(days).year - _LIFE)
    return max(
        (link.moment.day for link in links if link.moment.grain == "year" and not link.birth), default=None
    )
