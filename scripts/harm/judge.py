"""An independent judge of rewritten dates: it reads them by rules of its own and compares the intervals with
the source's.

A source and its rewrite are laid side by side by the text between the identifiers, which a rewrite without
masking keeps. A date may leave out its year or month: the reading nearest to where the letter's other dates
went is taken, so that such a date is wrong only if no reading of it fits. Nothing here comes from the
package's own reading of dates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations
from typing import Any

UNITS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
ORDINALS = [*UNITS, "twentieth", *(f"twenty-{word}" for word in UNITS[:9]), "thirtieth", "thirty-first"]
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
WEEKDAYS = "mon tue wed thu fri sat sun".split()

_MON = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
_WORD = "|".join(sorted(ORDINALS, key=len, reverse=True))
_DAY = rf"(?:(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?|\b(?:{_WORD})\b)"
_YEAR = r"(?:[,\s-]*(?P<y>\d{4})|-(?P<yy>\d\d))?(?!\d)"
_TO = r"\s*(?:-|–|to)\s*"
_FORMS = [
    r"(?<!\d)(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)",
    rf"(?P<d>{_DAY})(?:\s(?P<m>{_MON}))?{_TO}(?P<d2>{_DAY})\s(?P<m2>{_MON}){_YEAR}",
    rf"(?P<m>{_MON})\s(?P<d>{_DAY}){_TO}(?:(?P<m2>{_MON})\s)?(?P<d2>{_DAY}){_YEAR}",
    rf"(?P<d>{_DAY})[\s-]?(?:of\s)?(?P<m>{_MON}){_YEAR}",
    rf"(?P<m>{_MON})[\s-]?(?:the\s)?(?P<d>{_DAY}){_YEAR}",
    r"(?<!\d)(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?:(?P=s)(?:(?P<y>\d{4})|(?P<yy>\d\d)))?(?!\d)",
    rf"(?<!\d)(?P<d>\d{{1,2}}(?:st|nd|rd|th)|\b(?:{_WORD})\b)",
]
LEAD = re.compile(r"\b(?:mon|tue|wednes|thurs|fri|satur|sun)day,?\s\(?$", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
FORMS = [re.compile(form, re.IGNORECASE) for form in _FORMS]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a date says. ``years`` are those that it may mean, none if it has no year; a month of 0 is not
    said."""

    years: tuple[int, ...]
    month: int
    day: int

    def nearest(self, to: date) -> date | None:
        """The day nearest to ``to`` that this may mean, or None if there is no such day."""
        near: list[date] = []
        for year in self.years or (to.year - 1, to.year, to.year + 1):
            for month in (self.month,) if self.month else range(1, 13):
                try:
                    near.append(date(year, month, self.day))
                except ValueError:
                    continue
        return min(near, key=lambda day: abs(day - to), default=None)


def read_dates(text: str, order: str) -> list[tuple[int, int, tuple[Reading, ...]]]:
    """(start, end, readings) of each date in a text; a range has two readings. ``order`` is dmy or mdy."""
    out: list[tuple[int, int, tuple[Reading, ...]]] = []
    for form in FORMS:  # the fuller forms first: what they take is taken
        for found in form.finditer(text):
            if not any(start < found.end() and found.start() < end for start, end, _ in out):
                out.append((found.start(), found.end(), tuple(_readings(found.groupdict(), order))))
    return sorted(out)


def _readings(part: Mapping[str, str | None], order: str) -> Iterator[Reading]:
    year, short = part.get("y"), part.get("yy")
    years = (int(year),) if year else (1900 + int(short), 2000 + int(short)) if short else ()
    if part.get("a"):
        day, month = (part["a"], part["b"]) if order == "dmy" else (part["b"], part["a"])
        yield Reading(years, int(month or 0), int(day or 0))
        return
    months = [_month(part.get("m")), _month(part.get("m2"))]
    yield Reading(years if months[0] <= (months[1] or 12) else (), months[0] or months[1], _day(part["d"]))
    if part.get("d2"):
        yield Reading(years, months[1] or months[0], _day(part["d2"]))


def _month(text: str | None) -> int:
    return 0 if not text else int(text) if text.isdigit() else MONTHS.index(text[:3].lower()) + 1


def _day(text: str | None) -> int:
    digits = re.match(r"\d+", text or "")
    return int(digits[0]) if digits else ORDINALS.index((text or "").lower()) + 1


@dataclass(frozen=True, slots=True)
class Sides:
    """A source and its rewrite, with the (start, end, start, end) that were replaced, in order."""

    source: str
    out: str
    replaced: tuple[tuple[int, int, int, int], ...]

    def window(self, start: int, end: int) -> tuple[int, int, int, int, bool]:
        """The place in the source with all of what was replaced there, its counterpart, and whether any of it
        was replaced."""
        hit = [place for place in self.replaced if place[0] < end and start < place[1]]
        start, end = min([start, *(place[0] for place in hit)]), max([end, *(place[1] for place in hit)])
        return start, end, self._across(start), self._across(end), bool(hit)

    def _across(self, at: int) -> int:
        moved = [o1 - s1 for _, s1, _, o1 in self.replaced if s1 <= at]
        return at + (moved[-1] if moved else 0)


def merged(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in order; those that overlap or touch are one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def between(text: str, places: Sequence[tuple[int, int]]) -> list[str]:
    edges = [0, *(edge for place in places for edge in place), len(text)]
    return [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]


def align(
    source: str, found: Sequence[tuple[int, int]], out: str, placed: Sequence[tuple[int, int]]
) -> Sides | None:
    """Lay them side by side; None if the text between the surrogates is not the source's."""
    new = merged(placed)
    old: Sequence[tuple[int, int]] = merged(found)
    kept = between(out, new)
    if between(source, old) != kept:
        match = re.fullmatch("(.+?)".join(map(re.escape, kept)), source, re.DOTALL)
        if match is None:
            return None
        old = [match.span(group + 1) for group in range(len(new))]
    return Sides(source, out, tuple((*a, *b) for a, b in zip(old, new, strict=True)))


@dataclass(slots=True)
class Verdict:
    """Counts of one rewritten letter; ``faults`` say where, as (source, rewrite)."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[str, str]] = field(default_factory=list)


def judge(row: Mapping[str, Any], sides: Sides) -> Verdict:
    """Intervals between all pairs of dates, weekdays beside dates, stated ages, and words of a person's
    names."""
    verdict = Verdict()
    counts, order = verdict.counts, row["order"]
    truth: list[date] = []
    seen: list[Reading | None] = []
    shown: list[tuple[str, str, int | None]] = []
    for each in row["dates"]:
        lead = LEAD.search(sides.source[: each["start"]])
        s0, s1, o0, o1, touched = sides.window(lead.start() if lead else each["start"], each["end"])
        old, new = sides.source[s0:s1], sides.out[o0:o1]
        counts["dates_missed"] += not touched
        had, has = read_dates(old, order), read_dates(new, order)
        at = next(
            (i for i, (a, b, _) in enumerate(had) if a < each["end"] - s0 and each["start"] - s0 < b), None
        )
        got = has[at][2] if at is not None and len(had) == len(has) else ()
        days = [date.fromisoformat(each[key]) for key in ("day", "until") if key in each]
        said = next(
            (WEEKDAYS.index(word) for word in re.findall(r"[a-z]{3}", new.lower()) if word in WEEKDAYS), -1
        )
        for number, day in enumerate(days):
            truth.append(day)
            seen.append(got[number] if len(got) == len(days) else None)
            shown.append((old, new, said if lead and not number else None))
    moves: Counter[timedelta] = Counter()
    for day, reading in zip(truth, seen, strict=True):
        if reading and len(reading.years) == 1 and reading.month:
            went = reading.nearest(day)
            moves.update([went - day] if went else [])
    move = moves.most_common(1)[0][0] if moves else timedelta(0)
    read = [
        reading.nearest(day + move) if reading else None for day, reading in zip(truth, seen, strict=True)
    ]
    for day, went, (old, new, weekday) in zip(truth, read, shown, strict=True):
        counts["dates"] += 1
        counts["dates_right"] += went == day + move
        fits = weekday is None or (went is not None and went.weekday() == weekday)
        if weekday is not None:
            counts["weekdays"] += 1
            counts["weekdays_right"] += fits
        if went != day + move or not fits:
            verdict.faults.append((old, new))
    for (a, x), (b, y) in combinations(zip(truth, read, strict=True), 2):
        counts["pairs"] += 1
        counts["pairs_right"] += x is not None and y is not None and y - x == b - a
    _ages(row, sides, [read[i] for i in _firsts(row)], verdict)
    _names(row, sides, verdict)
    return verdict


def _firsts(row: Mapping[str, Any]) -> Iterator[int]:
    """Where each date expression's first day stands among all days."""
    at = 0
    for each in row["dates"]:
        yield at
        at += 1 + ("until" in each)


def _ages(row: Mapping[str, Any], sides: Sides, read: Sequence[date | None], verdict: Verdict) -> None:
    for each in row.get("ages", ()):
        _, _, o0, o1, _ = sides.window(each["start"], each["end"])
        born, at, said = read[each["birth"]], read[each["at"]], re.search(r"\d+", sides.out[o0:o1])
        right = bool(born and at and said) and int(said[0]) == at.year - born.year - (
            (at.month, at.day) < (born.month, born.day)
        )
        verdict.counts["ages"] += 1
        verdict.counts["ages_right"] += right
        if not right:
            verdict.faults.append((sides.source[each["start"] : each["end"]], sides.out[o0:o1]))


def _names(row: Mapping[str, Any], sides: Sides, verdict: Verdict) -> None:
    """Each word of two letters or more of a person's names has to become one word, wherever it stands."""
    became: dict[str, dict[str, set[str]]] = {}
    for each in row["spans"]:
        if "who" in each:
            s0, s1, o0, o1, _ = sides.window(each["start"], each["end"])
            words = became.setdefault(each["who"], {})
            old, new = WORD.findall(sides.source[s0:s1].lower()), WORD.findall(sides.out[o0:o1].lower())
            if len(old) == 1:
                new = [" ".join(new)]  # one surname may become one of two words
            if len(old) == len(new):  # else nobody can say which word became which
                for a, b in zip(old, new, strict=True):
                    if len(a) > 1:
                        words.setdefault(a, set()).add(b)
    for words in became.values():
        verdict.counts["people"] += 1
        verdict.counts["people_right"] += all(len(new) == 1 for new in words.values())
        verdict.faults += [(old, " | ".join(sorted(new))) for old, new in words.items() if len(new) > 1]
