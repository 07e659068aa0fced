"""Kept words that are no fact and that a set of equals may open: "prior to", "at this time", "in the usual fashion".

Guards keep single words, whatever they stand for, and the tagger has descriptions and events of several words.
Where all that keeps a word is such a span, where the word is listed for it (``opened.txt``), and where a set of
equals has it with what stands around it, it becomes open. A description or event of which a word is open is no
entity any more; what is left of it is kept. All of this is read without the identifiers' values.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from synletters.core.document import Action, Protected, Region, Span
from synletters.core.labels import KEEP_STRUCTURE
from synletters.text.kinds import tokens
from synletters.text.kinds.equals import Lexicon
from synletters.text.kinds.tokens import Token
from synletters.text.word_files import listed

_STRUCTURE = ("QUANTITY", "TEMPORAL", "CONTRAST", "SEVERITY")
_CLINICAL = ("DESCRIPTION", "EVENT")
#: whose spans: those of a site's own detectors and of annotated letters are kept as they are
_SOURCES = frozenset({"guard", "tagger"})
_LONGEST = 5  # words of a phrase that has equals


@functools.cache
def _words() -> Mapping[str, frozenset[str]]:
    names = (*_STRUCTURE, *_CLINICAL)
    return MappingProxyType({name: listed("opened", name, tokens.__package__) for name in names})


@functools.cache
def _any() -> frozenset[str]:
    return frozenset().union(*_words().values())


def exchanged_in_cues() -> frozenset[str]:
    """Words that are part of cues and amounts, and whose equals are read alike there: "about 4 cm"."""
    return listed("opened", "cues", tokens.__package__)


def opened(protected: Protected, lexicon: Lexicon) -> Protected:
    """The letter with such words open; itself if it has none."""
    known, soft = tokens.of(protected), set[int]()
    spans = _Spans(protected.letter.spans)
    for at, token in enumerate(known):
        if token.kept and token.word in _any() and _soft(token, spans):
            soft.add(at)
    if not soft:
        return protected
    text = [
        token._replace(kept=False, guarded=False, related=False, thing=False) if at in soft else token
        for at, token in enumerate(known)
    ]
    out = set[int]()
    for at in sorted({k for i in soft for k in range(max(0, i - _LONGEST + 1), i + 1)}):
        if not text[at].kept and text[at].word:
            match = lexicon.at(text, at)
            out.update(soft.intersection(range(at, match.last + 1)) if match else ())
    if not out:
        return protected
    cuts = list(_stretches(protected.letter.text, [known[at] for at in sorted(out)]))
    return Protected(protected.letter, tuple(_merged(_cut(protected.regions, cuts))))


def _stretches(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where the words lie, those with a blank alone between them as one: a phrase must lie in one region."""
    at, end = words[0].start, words[0].end
    for word in words[1:]:
        if text[end : word.start].strip(" "):
            yield at, end
            at = word.start
        end = word.end
    yield at, end


def _soft(token: Token, spans: _Spans) -> bool:
    holding = spans.at(token.start, token.end)
    return bool(holding) and all(
        span.source in _SOURCES and token.word in _words().get(span.label, ()) for span in holding
    )


class _Spans:
    """The spans of a letter that say what a word is, by place."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(
            span for span in spans if span.kind == "clinical" or span.label in KEEP_STRUCTURE
        )
        self._starts = [span.start for span in self._spans]
        self._longest = max((span.end - span.start for span in self._spans), default=0)

    def at(self, start: int, end: int) -> list[Span]:
        k, out = bisect_right(self._starts, end - 1) - 1, list[Span]()
        while k >= 0 and self._starts[k] > start - self._longest:
            if self._spans[k].end > start:
                out.append(self._spans[k])
            k -= 1
        return out


def _cut(regions: Sequence[Region], cuts: Sequence[tuple[int, int]]) -> Iterator[Region]:
    """The regions with these stretches of kept ones open."""
    waiting = list(reversed(cuts))
    for region in regions:
        at = region.start
        while waiting and waiting[-1][0] < region.end:
            start, end = waiting.pop()
            if end > region.end:
                waiting.append((region.end, end))
                end = region.end
            if at < start:
                yield _piece(region, at, start)
            yield Region(start, end, Action.OPEN)
            at = end
        if at == region.start:
            yield region
        elif at < region.end:
            yield _piece(region, at, region.end)


def _piece(region: Region, start: int, end: int) -> Region:
    return replace(
        region,
        start=start,
        end=end,
        spans=tuple(span for span in region.spans if start <= span.start and span.end <= end),
    )


def _merged(regions: Iterator[Region]) -> Iterator[Region]:
    """Neighbouring open regions as one, so that a phrase lies in one."""
    last: Region | None = None
    for region in regions:
        if last is not None and last.action is region.action is Action.OPEN:
            last = replace(last, end=region.end)
            continue
        if last is not None:
            yield last
        last = region
    if last is not None:
        yield last
