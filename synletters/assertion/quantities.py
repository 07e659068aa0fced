"""What belongs to each entity: its assertion, sides, amounts, severities and section; and all such mentions
of a text.

Both are made to compare a letter with its rewrite, so they read what a rewrite keeps (guarded words, marks,
the order of
entities) and never the length of the words between.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from synletters.assertion.amounts import Amount, amounts
from synletters.assertion.context import said
from synletters.assertion.scopes import Scopes, scopes
from synletters.assertion.triggers import Token
from synletters.assertion.types import Assertion
from synletters.core.document import Span, check_spans
from synletters.text import layout as page
from synletters.text.guarded_words import CONTRAST, NEGATION, UNCERTAINTY
from synletters.text.sections import Section, names_at

#: words that divide a clause from the next
_DIVIDERS = CONTRAST - {"secondary", "due", "if", "or", "nor"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text says of one entity. The tuples are in order of the text."""

    assertion: Assertion
    sides: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    section: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "assertion": self.assertion.label,
            "sides": list(self.sides),
            "quantities": list(self.quantities),
            "severities": list(self.severities),
            "section": self.section,
        }


class Reading:
    """The analysis of one text, made once, for its facts and its mentions."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.scopes = scopes(text)
        self._amounts = _without_markers(text, amounts(text))

    def facts(self, spans: Sequence[Span], sections: Sequence[Section] | None = None) -> list[Facts]:
        """See the function ``facts``."""
        check_spans(spans, len(self.text))
        if not spans:
            return []
        groups, group_of = _groups(spans)
        owned: list[list[Amount]] = [[] for _ in groups]
        for start, end, amount in _by_clause(self.text, self.scopes, self._amounts):
            owner = _owner(groups, start, end, amount)
            if owner is not None:
                owned[owner].append(amount)
        names = names_at(
            self.scopes.sections if sections is None else sections, [span.start for span in spans]
        )
        said_of = said(self.scopes, spans)

        def of(at: int, kind: str) -> tuple[str, ...]:
            return tuple(amount[3] for amount in owned[group_of[at]] if amount[2] == kind)

        return [
            Facts(said_of[at], of(at, "side"), of(at, "quantity"), of(at, "severity"), names[at])
            if owned[group_of[at]]
            else Facts(said_of[at], section=names[at])
            for at in range(len(spans))
        ]

    def mentions(self) -> list[tuple[int, int, str, str]]:
        """See the function ``mentions``."""
        found = self.scopes
        out: list[tuple[int, int, str, str]] = list(self._amounts)
        covered: set[int] = set()
        for cue in found.cues:
            if cue.direction == "stop" or (cue.direction == "none" and cue.kinds != ("negated",)):
                continue
            start, end = found.words[cue.first].start, found.words[cue.last - 1].end
            value = " ".join(word.low for word in found.words[cue.first : cue.last])
            covered.update(range(cue.first, cue.last))
            out += [(start, end, _KIND_NAMES.get(kind, kind), value) for kind in cue.kinds]
        for at, word in enumerate(found.words):
            if at in covered:
                continue
            if word.low in NEGATION or word.low.endswith("n't"):
                out.append((word.start, word.end, "negation", word.low))
            elif (word.low in UNCERTAINTY and word.is_word) or _as_consistent(found.words, at):
                out.append((word.start, word.end, "uncertainty", word.low))
        return sorted(out)


def _as_consistent(words: Sequence[Token], at: int) -> bool:
    """Whether a word is that of "in keeping with" or "in line with", which say as much as "consistent with"."""
    return words[at].low in ("keeping", "line") and [w.low for w in words[at - 1 : at + 2 : 2]] == [
        "in",
        "with",
    ]


def facts(text: str, spans: Sequence[Span], sections: Sequence[Section] | None = None) -> list[Facts]:
    """The facts of each span; same length and order. ``sections`` are those of the text, if they are known
    already.

    A side, severity or amount belongs to one entity of its clause (a sentence, divided at semicolons and at
    words such as
    "but"), and entities that overlap share theirs: what lies inside an entity to that one; an amount to the
    last entity
    before it, or else the next; a side or severity to the next entity, or else the last. Only the order
    counts, so other
    words of another length between them change nothing. Raises SpanError if a span reaches past the text.
    """
    check_spans(spans, len(text))
    return Reading(text).facts(spans, sections) if spans else []


def mentions(text: str) -> list[tuple[int, int, str, str]]:
    """Every cue and amount of a text as (start, end, kind, value), in order.

    Kinds: negation, uncertainty, historical, hypothetical, family (the value is the cue in small letters);
    side, severity,
    quantity (the value is its normal form). Pseudo-triggers of negation ("no change in") count as negation,
    and so do single
    words that deny without a scope ("afebrile", "unremarkable"): whoever compares two texts wants to see them
    come and go.
    """
    return Reading(text).mentions()


_KIND_NAMES = {"negated": "negation", "uncertain": "uncertainty"}


def _without_markers(text: str, found: Sequence[Amount]) -> list[Amount]:
    """The amounts that are no list markers ("2. Review")."""
    if not text:
        return []
    layout = page.layout(text)
    marks = {span.start: span.end for span in layout if span.label == "LIST_MARKER"}
    return [a for a in found if not (a[2] == "quantity" and any(a[0] - back in marks for back in (0, 1)))]


def _groups(spans: Sequence[Span]) -> tuple[list[tuple[int, int]], list[int]]:
    """Stretches of spans that overlap, and for each span the number of its stretch."""
    groups: list[tuple[int, int]] = []
    group_of = [0] * len(spans)
    for at in sorted(range(len(spans)), key=lambda i: (spans[i].start, spans[i].end)):
        span = spans[at]
        if groups and span.start < groups[-1][1]:
            groups[-1] = (groups[-1][0], max(groups[-1][1], span.end))
        else:
            groups.append((span.start, span.end))
        group_of[at] = len(groups) - 1
    return groups, group_of


def _by_clause(text: str, found: Scopes, values: Sequence[Amount]) -> Iterator[tuple[int, int, Amount]]:
    """Each amount with the start and end of its clause."""
    cuts = {start for start, _ in found.sentences} | {len(text)}
    cuts.update(word.start for word in found.words if word.low == ";" or word.low in _DIVIDERS)
    edges = sorted(cuts | {0})
    for amount in values:
        k = bisect_right(edges, amount[0]) - 1
        yield edges[k], edges[k + 1] if k + 1 < len(edges) else len(text), amount


def _owner(groups: Sequence[tuple[int, int]], start: int, end: int, amount: Amount) -> int | None:
    """The number of the stretch that an amount belongs to."""
    at = bisect_left(groups, (amount[0] + 1, -1)) - 1  # the last that begins at or before the amount
    if at >= 0 and groups[at][1] > amount[0]:
        return at
    following = at + 1
    if following < len(groups) and groups[following][0] < amount[1]:
        return following
    before = at if at >= 0 and groups[at][1] > start else None
    after = following if following < len(groups) and groups[following][0] < end else None
    first, second = (before, after) if amount[2] == "quantity" else (after, before)
    return first if first is not None else second
