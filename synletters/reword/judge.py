"""Whether a sentence in other words still says the same of everything in it, as the assertion package reads both.

Each element that both have is asked of: whether it is negated, uncertain, historical, hypothetical, a relative's; each kept
entity of its sides, severities and amounts too. Amounts, sides and severities must be as many and the same, and there must
be a negation, a doubt, a time where there was one, and none where there was none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from synletters.assertion import Reading
from synletters.core.document import Span
from synletters.reword.classes import class_of
from synletters.reword.sentence import Element

_VALUES = ("side", "severity", "quantity")
_PROPERTIES = ("negated", "uncertain", "historical", "hypothetical", "family")


@dataclass(frozen=True, slots=True)
class Shared:
    """What stands in both texts, at its place in each; ``entity`` if it is a kept entity."""

    source: tuple[int, int]
    made: tuple[int, int]
    entity: bool = False


def drifts(
    source: Reading,
    made: Reading,
    shared: Sequence[Shared],
    places: Sequence[tuple[tuple[int, int], tuple[int, int]]],
    *,
    sections: bool = True,
) -> dict[int, str]:
    """What is told otherwise, by number of the place (a sentence of the source, and what it became) it lies in.

    What stands outside of all places is asked of too, and belongs to the place before it. ``sections`` is whether each entity must
    stay in a section of one name.
    """
    out: dict[int, str] = {}
    pairs = [(_place(thing.source[0], [here for here, _ in places]), thing) for thing in shared]
    before = source.facts([_span(thing.source) for _, thing in pairs])
    after = made.facts([_span(thing.made) for _, thing in pairs])
    for (number, thing), was, now in zip(pairs, before, after, strict=True):
        for name in _PROPERTIES:
            if getattr(was.assertion, name) != getattr(now.assertion, name):
                out.setdefault(number, name)
        if sections and thing.entity and was.section != now.section:
            out.setdefault(number, "section")
    owned = [
        (reading.facts([_span(part) for part in parts]) if parts else [])
        for reading, parts in (
            (source, [thing.source for _, thing in pairs if thing.entity]),
            (made, [thing.made for _, thing in pairs if thing.entity]),
        )
    ]
    for (number, _), was, now in zip([pair for pair in pairs if pair[1].entity], *owned, strict=True):
        for name in ("sides", "quantities", "severities"):
            if Counter(getattr(was, name)) != Counter(getattr(now, name)):
                out.setdefault(number, name)
    said, now_said = source.mentions(), made.mentions()
    for number, (here, there) in enumerate(places):
        one, two = _told(said, here), _told(now_said, there)
        if one[0] != two[0]:
            out.setdefault(number, "amounts")
        if one[1] != two[1]:
            out.setdefault(number, (one[1] ^ two[1]).pop())
    return out


def _place(at: int, places: Sequence[tuple[int, int]]) -> int:
    """The number of the first place that holds an offset; of the last one before it, where none does, since what stands
    outside of all places may be told otherwise by what stands before it."""
    inside = [number for number, (start, end) in enumerate(places) if start <= at < end]
    if inside:
        return inside[0]
    before = [(end, number) for number, (_, end) in enumerate(places) if end <= at]
    return max(before)[1] if before else 0


def _told(
    mentions: Sequence[tuple[int, int, str, str]], place: tuple[int, int]
) -> tuple[Counter[tuple[str, str]], set[str]]:
    inside = [m for m in mentions if place[0] <= m[0] < place[1]]
    return Counter((kind, value) for _, _, kind, value in inside if kind in _VALUES), {
        m[2] for m in inside if m[2] not in _VALUES
    }


def _span(part: tuple[int, int]) -> Span:
    return Span(part[0], part[1], "THING", "clinical")


def asked_of(element: Element) -> bool:
    """Whether it matters what is said of an element: of pieces and nouns."""
    return element.kind == "kept" or (element.kind == "word" and class_of(element) == "n")
