"""Which stretch of a source became which stretch of its rewrite.

Outputs do not say where their words came from, so both texts are put side by side word by word: the longest common
subsequence (rapidfuzz), in which an identifier's surrogate is one sign that is like no word. What stands between two
common words of the source became what stands between them in the rewrite.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from synletters.core.document import Span

_TOKEN = re.compile(r"\w+|[^\w\s]")
#: longer letters are shown without their source's colours: the work grows with the square of the length
_MOST = 40_000
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Changed:
    """``source`` became ``rewrite``; one of them may be empty. ``label`` is that of the identifiers there, if any, and
    ``sure`` whether it is one identifier and nothing else."""

    source: Place
    rewrite: Place
    label: str = ""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """What changed, in order; and for each word of the source that stands in the rewrite still, both places."""

    changed: tuple[Changed, ...]
    kept: tuple[tuple[Place, Place], ...]

    def in_rewrite(self, start: int, end: int) -> Place | None:
        """Where a stretch of the source stands in the rewrite as it is; None if any of its words does not."""
        inside = [pair for pair in self.kept if pair[0][0] < end and start < pair[0][1]]
        touched = any(a < end and start < b for a, b in (c.source for c in self.changed))
        return None if touched or not inside else (inside[0][1][0], inside[-1][1][1])

    def source_of(self, span: Span) -> Place | None:
        """The stretch of the source that became an identifier's surrogate, where that is sure."""
        for one in self.changed:
            if one.sure and one.rewrite[0] <= span.start and span.end <= one.rewrite[1]:
                return one.source if one.source[0] < one.source[1] else None
        return None

    def surrogate_at(self, start: int, end: int) -> Place | None:
        """The stretch of the rewrite that a replaced stretch of the source became."""
        for one in self.changed:
            if one.label and one.source[0] < end and start < one.source[1]:
                return one.rewrite
        return None


def align(source: str, rewrite: str, identifiers: Iterable[Span]) -> Alignment | None:
    """Both texts side by side; None if they are too long."""
    from rapidfuzz.distance import Indel

    spans = _apart(identifiers)
    left = [m.span() for m in _TOKEN.finditer(source)]
    right, signs = _tokens(rewrite, spans)
    if max(len(left), len(right)) > _MOST:
        return None
    words: list[object] = [source[a:b] for a, b in left]
    own: list[object] = [
        rewrite[a:b] if sign is None else sign for (a, b), sign in zip(right, signs, strict=True)
    ]
    runs: list[tuple[bool, int, int, int, int]] = []
    for op in Indel.opcodes(words, own):
        same = op.tag == "equal"
        if runs and not same and not runs[-1][0]:
            runs[-1] = (False, runs[-1][1], op.src_end, runs[-1][3], op.dest_end)
        else:
            runs.append((same, op.src_start, op.src_end, op.dest_start, op.dest_end))
    runs = _joined(runs, words, signs)
    changed, kept = [], list[tuple[Place, Place]]()
    for same, i0, i1, j0, j1 in runs:
        if same:
            kept += zip(left[i0:i1], right[j0:j1], strict=True)
            continue
        inside = [sign for sign in signs[j0:j1] if sign is not None]
        changed.append(
            Changed(
                _cover(left, i0, i1),
                _cover(right, j0, j1),
                inside[0].label if inside else "",
                sure=len(inside) == 1 and j1 - j0 == 1,
            )
        )
    return Alignment(tuple(changed), tuple(kept))


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The identifiers in order, without those that reach into another."""
    made: list[Span] = []
    for span in sorted(s for s in spans if s.kind == "phi"):
        if not made or span.start >= made[-1].end:
            made.append(span)
    return made


def _tokens(text: str, spans: Sequence[Span]) -> tuple[list[Place], list[Span | None]]:
    """The words of a rewrite; an identifier is one of them."""
    places: list[Place] = []
    signs: list[Span | None] = []
    edges = [(0, 0), *((s.start, s.end) for s in spans), (len(text), len(text))]
    for number, ((_, at), (until, _)) in enumerate(pairwise(edges)):
        found = [(m.start() + at, m.end() + at) for m in _TOKEN.finditer(text[at:until])]
        places += found
        signs += [None] * len(found)
        if number < len(spans):
            places.append((spans[number].start, spans[number].end))
            signs.append(spans[number])
    return places, signs


def _joined(
    runs: list[tuple[bool, int, int, int, int]], words: Sequence[object], signs: Sequence[Span | None]
) -> list[tuple[bool, int, int, int, int]]:
    """Without signs alone that stand between an identifier and a stretch that merely went: they belong to it.

    "Smith, John" became one surrogate, and its comma is not the comma of the sentence.
    """
    made: list[tuple[bool, int, int, int, int]] = []
    for run in runs:
        if len(made) >= 2 and not run[0] and made[-1][0] and not made[-2][0]:
            _, i0, i1, _, _ = made[-1]
            no_word = all(not str(word)[0].isalnum() for word in words[i0:i1])
            before, after = signs[made[-2][3] : made[-2][4]], signs[run[3] : run[4]]
            if no_word and i1 - i0 <= 2 and ((any(before) and not after) or (any(after) and not before)):
                made.pop()
                _, a, _, c, _ = made.pop()
                made.append((False, a, run[2], c, run[4]))
                continue
        made.append(run)
    return made


def _cover(places: Sequence[Place], start: int, end: int) -> Place:
    """The stretch of some words; an empty one at where they would stand."""
    if start < end:
        return places[start][0], places[end - 1][1]
    at = places[start - 1][1] if start else 0
    return at, at
