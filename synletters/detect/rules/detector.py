"""Identifiers that have a form: every rule is run over every letter, and what the findings overlap in is
settled.

The rules are this project's (``RULES``) and four recognizers of presidio's (``BORROWED_RULES``). Presidio's
engine is not
used: it would need tokens that no rule reads.
"""

from __future__ import annotations

import bisect
import heapq
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from synletters.core.document import Letter, Span
from synletters.detect.base import BaseDetector
from synletters.detect.rules.base import THRESHOLD, Rule
from synletters.detect.rules.borrowed import BORROWED_RULES, BorrowedRule
from synletters.detect.rules.context import in_context
from synletters.detect.rules.dates import AGE_RULES, DATE_RULES
from synletters.detect.rules.ids import ID_RULES
from synletters.detect.rules.jobs import JOB_RULES
from synletters.detect.rules.names import NAME_RULES
from synletters.detect.rules.national import NATIONAL_RULES
from synletters.detect.rules.numbers import NET_RULES, PHONE_RULES
from synletters.detect.rules.people import PEOPLE_RULES
from synletters.detect.rules.places import PLACE_RULES, POSTCODE_RULES
from synletters.detect.rules.readings import readings
from synletters.detect.rules.short_dates import QUARTER_RULES, SHORT_DATES, ShortDates
from synletters.detect.rules.signed import SIGNED_RULES
from synletters.detect.rules.spaced import SPACED_RULES
from synletters.detect.rules.things import THING_RULES
from synletters.text.word_files import listed

RULES: tuple[Rule, ...] = (
    *DATE_RULES,
    *QUARTER_RULES,
    *AGE_RULES,
    *PHONE_RULES,
    *NET_RULES,
    *ID_RULES,
    *NATIONAL_RULES,
    *THING_RULES,
    *POSTCODE_RULES,
    *PLACE_RULES,
    *NAME_RULES,
    *PEOPLE_RULES,
    *SIGNED_RULES,
    *SPACED_RULES,
    *JOB_RULES,
)
ALL: tuple[Rule | BorrowedRule | ShortDates, ...] = (*RULES, SHORT_DATES, *BORROWED_RULES)


class RulesDetector(BaseDetector):
    """Identifiers by form. Findings under ``threshold`` are dropped."""

    name = "rules"

    def __init__(self, threshold: float = THRESHOLD) -> None:
        self.threshold = threshold

    def for_redetect(self) -> None:
        """None: forms and check digits are the same in the finished letter, so a second look would see
        nothing new."""

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        return [self._one(letter.text) for letter in letters]

    def _one(self, text: str) -> tuple[Span, ...]:
        found = distinct(self._findings(text))
        for reading in readings(
            text
        ):  # a tab may part table cells, or stand where a blank should: read it both ways
            for span in distinct(self._findings(reading.text)):
                place = reading.original(span.start, span.end)
                if place is not None:
                    found.append(replace(span, start=place[0], end=place[1]))
        return tuple(resolve(found, text))

    def _findings(self, text: str) -> Iterator[Span]:
        lower = text.lower()
        for rule in ALL:
            if not rule.may_find(text, lower):
                continue
            for start, end, score in rule.find(text):
                worth = in_context(score, rule.context, text, start, end)
                if rule.label == "NAME":
                    start = without_title(text, start, end)
                if worth >= self.threshold and start < end:
                    yield Span(start, end, rule.label, "phi", self.name, worth)


_WORD = re.compile(r"([^\W\d_]{2,12})\.?\s{1,3}")
#: titles that are nobody's name as well
_TITLES = frozenset("dr drs mr mrs ms miss mx prof messrs".split())
_RANKS = listed("signing", "ranks")


def without_title(text: str, start: int, end: int) -> int:
    """Where a found name begins behind the title that it was found with; a rank in capitals is one: "COL Reyes"."""
    word = _WORD.match(text, start, end)
    if word is None or text[start:end].isupper():
        return start
    said = word[1]
    return word.end() if said.casefold() in _TITLES or said in _RANKS else start


def distinct(spans: Iterable[Span]) -> list[Span]:
    """The spans without those that lie inside another of the same label that is no less certain."""
    kept: list[Span] = []
    around: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.label, s.start, -s.end, -s.score)):
        around = [s for s in around if s.label == span.label and s.end >= span.start]
        if not any(s.end >= span.end and s.score >= span.score for s in around):
            around.append(span)
            kept.append(span)
    return kept


def resolve(spans: Iterable[Span], text: str) -> list[Span]:
    """Spans that do not overlap: the most certain first, a longer one before a shorter of nearly the same
    certainty.

    What sticks out of a loser stays, under the loser's label, if it holds a letter or digit: nothing found is
    let go.
    """
    pending = [(-(s.score + min(0.24, 0.01 * (s.end - s.start))), s) for s in spans]
    heapq.heapify(pending)
    starts: list[int] = []
    kept: list[Span] = []
    while pending:
        rank, span = heapq.heappop(pending)
        at = bisect.bisect_left(starts, span.start)
        left, right = span.start, span.end
        if at and kept[at - 1].end > left:
            left = kept[at - 1].end
        if left < right and at < len(kept) and kept[at].start < right:
            if kept[at].end < right:
                _push(pending, rank, span, kept[at].end, right, text)
            right = kept[at].start
        if (left, right) == (span.start, span.end):
            starts.insert(at, left)
            kept.insert(at, span)
        elif left < right:
            _push(pending, rank, span, left, right, text)
    return kept


def _push(
    pending: list[tuple[float, Span]], rank: float, span: Span, start: int, end: int, text: str
) -> None:
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    if start < end and text[start:end].rstrip(".").casefold() not in _TITLES:
        heapq.heappush(pending, (rank, Span(start, end, span.label, span.kind, span.source, span.score)))
