"""A protected letter as the sentences that a reworder reads, each element with its place in the letter."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from synletters.core.document import POS_PREFIX, Action, Protected, Region
from synletters.reword.classes import tag_of
from synletters.reword.sentence import WORD, Element, Sentence
from synletters.rewrite.referents import Referents

_MARK = re.compile(r"\S")
_END = frozenset(".!?")
#: a label before a colon has at most so many elements
_LABEL = 7


@dataclass(frozen=True, slots=True)
class Offered:
    """A sentence of a letter, or ``count`` neighbours, at ``start`` to ``end``, and where each of its elements stands."""

    start: int
    end: int
    elements: tuple[Element, ...]
    places: tuple[tuple[int, int], ...]
    count: int = 1
    known: frozenset[str] = frozenset()

    def sentence(self, seed: int) -> Sentence:
        first, last = bounds(self.elements)
        return Sentence(self.elements, first, last, seed, self.known)


class Sentences:
    """The sentences of one letter."""

    def __init__(self, item: Protected, stretches: Sequence[tuple[int, int]]) -> None:
        self.text = item.letter.text
        self._regions = item.regions
        self._starts = [region.start for region in item.regions]
        self._tags = {
            span.start: span.label[len(POS_PREFIX) :]
            for span in item.letter.spans
            if span.label.startswith(POS_PREFIX)
        }
        self.stretches = stretches
        self._referents = Referents(_blotted(item), stretches)

    def __len__(self) -> int:
        return len(self.stretches)

    def at(self, number: int, last: int | None = None) -> Offered | None:
        """A sentence, or those up to number ``last``; None where one ends within an identifier or kept piece, or is
        empty."""
        start, end = self.stretches[number][0], self.stretches[number if last is None else last][1]
        elements, places = [], []
        till = start
        for region in self._within(start, end):
            lo, hi = max(region.start, start), min(region.end, end)
            whole = (lo, hi) == (region.start, region.end)
            clinical = region.action is Action.KEEP and (
                not region.spans or any(span.kind == "clinical" for span in region.spans)
            )
            if (region.action is Action.REPLACE or clinical) and not whole:
                return None
            for first, stop in (
                [(lo, hi)] if region.action is Action.REPLACE or clinical else self._words(lo, hi)
            ):
                elements.append(self._element(region, first, stop, self.text[till:first], clinical=clinical))
                places.append((first, stop))
                till = stop
        if not elements or any(_begins_a_line(element) for element in elements[1:]):
            return None
        return Offered(
            places[0][0],
            places[-1][1],
            tuple(elements),
            tuple(places),
            1 if last is None else last - number + 1,
            self._referents.of(number, number if last is None else last),
        )

    def is_plain(self, number: int) -> bool:
        """Whether a sentence begins with neither a heading nor a list marker."""
        start = self.stretches[number][0]
        region = next(self._within(start, start + 1), None)
        return region is None or not any(span.label in ("HEADING", "LIST_MARKER") for span in region.spans)

    def _within(self, start: int, end: int) -> Iterator[Region]:
        for number in range(max(0, bisect_right(self._starts, start) - 1), len(self._starts)):
            if self._starts[number] >= end:
                break
            yield self._regions[number]

    def _words(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        at = start
        while at < end:
            match = WORD.match(self.text, at, end) or _MARK.match(self.text, at, end)
            if match:
                yield match.span()
                at = match.end()
            else:
                at += 1

    def _element(self, region: Region, start: int, end: int, gap: str, *, clinical: bool) -> Element:
        if region.action is Action.REPLACE:
            return Element("identifier", "", "PROPN", frozenset({region.label}), gap)
        text = self.text[start:end]
        labels = frozenset(span.label for span in region.spans if span.start < end and start < span.end)
        if clinical:
            words = list(WORD.finditer(text))
            last = words[-1].start() + start if words else start
            return Element("kept", text, self._tags.get(last, "NOUN"), labels, gap)
        if not any(map(str.isalnum, text)):
            return Element("structure" if labels else "mark", text, "PUNCT", labels, gap)
        tag = self._tags.get(start, "")
        tag = tag if tag and tag != "PUNCT" else tag_of(text.lower())
        return Element("structure" if labels else "word", text, tag, labels, gap)


def _blotted(item: Protected) -> str:
    """The text of a letter with blanks for its identifiers."""
    text = list(item.letter.text)
    for region in item.regions:
        if region.action is Action.REPLACE:
            text[region.start : region.end] = " " * (region.end - region.start)
    return "".join(text)


def _begins_a_line(element: Element) -> bool:
    """Whether a line that is no mere continuation may begin here: two lines without full stops are not one sentence."""
    return "\n" in element.gap and (element.kind == "identifier" or element.text[:1].isupper())


def bounds(elements: Sequence[Element]) -> tuple[int, int]:
    """What of a sentence may change: neither a heading, list marker or label before it, nor the mark at its end."""
    end = len(elements)
    while end and elements[end - 1].kind == "mark" and elements[end - 1].text in _END:
        end -= 1
    start = 0
    while start < end and elements[start].labels & {"HEADING", "LIST_MARKER"}:
        start += 1
    for at in range(start, min(end, start + _LABEL)):
        element = elements[at]
        if element.text == ":" or element.text.endswith(":"):
            start = at + 1
    while start < end and elements[start].kind == "mark" and elements[start].text in ":-.)*":
        start += 1
    return start, end
