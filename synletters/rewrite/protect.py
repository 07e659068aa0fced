"""From overlapping spans to a partition of the text: REPLACE, KEEP and OPEN regions.

The rule: an identifier beats everything; a clinical entity or guarded word beats OPEN. Overlapping
identifiers become one
region with the label of the longest. A clinical entity that an identifier cuts loses its annotation, and what
is left of it
is kept as plain text. An identifier found once is replaced wherever it stands in the letter again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from synletters.core.document import POS_PREFIX, Action, Letter, Protected, Region, Span, Word
from synletters.detect.identifiers import identifiers, merged
from synletters.detect.propagate import again
from synletters.text.lexicon import EMPTY, Lexicon

# a word that stands free: blank or opening mark before it, closing marks and blank behind it. "follow-up",
# "and/or",
# "patient's" and "5mg" are no single words, and are left as they are
_WORD = re.compile(r"(?:(?<=[\s(\[\"“‘])|\A)[^\W\d_]+(?=[.,;:!?)\]\"”]*(?:\s|\Z))")


def protect(
    letter: Letter,
    *,
    keep_structure: Collection[str],
    keep_clinical: Collection[str] | None = None,
    lexicon: Lexicon = EMPTY,
    seek: bool = True,
) -> Protected:
    """Partition a letter by its spans and, unless ``seek`` is false, by what repeats its identifiers.

    ``keep_structure`` are the labels of kind ``structure`` that are kept; ``keep_clinical`` those of kind
    ``clinical``, None
    for all. ``lexicon`` is that of ``synletters.detect.propagate.again``.
    """
    text = letter.text
    phi = identifiers(letter)
    if seek:
        phi = merged(text, [*phi, *again(text, phi, lexicon)])
    kept = [
        s
        for s in letter.spans
        if (s.kind == "clinical" and (keep_clinical is None or s.label in keep_clinical))
        or (s.kind == "structure" and s.label in keep_structure)
    ]
    return Protected(letter, tuple(_regions(len(text), phi, kept)))


def open_words(protected: Protected) -> list[Word]:
    """The free-standing words that lie wholly inside OPEN regions, with their part of speech where a detector
    gave one."""
    text = protected.letter.text
    tags = {
        (s.start, s.end): s.label[len(POS_PREFIX) :]
        for s in protected.letter.spans
        if s.label.startswith(POS_PREFIX)
    }
    spans = [(r.start, r.end) for r in protected.regions if r.action is Action.OPEN]
    words, k = [], 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        while k < len(spans) and spans[k][1] < end:
            k += 1
        if k < len(spans) and spans[k][0] <= start and match.group().isalpha():  # "²" is no letter
            words.append(Word(start, end, match.group(), tags.get((start, end), "X")))
    return words


def _regions(length: int, phi: Sequence[Span], kept: Sequence[Span]) -> Iterator[Region]:
    """The partition, in one sweep: ``phi`` is sorted and free of overlap, ``kept`` is neither."""
    groups: list[
        tuple[int, int, list[Span]]
    ] = []  # stretches to keep, merged, with the spans that lie whole in them
    starts = [span.start for span in phi]
    pieces = [piece for span in kept for piece in _outside(span, phi, starts)]
    for lo, hi, whole in sorted(pieces, key=lambda p: p[:2]):
        if groups and lo < groups[-1][1]:
            a, b, spans = groups[-1]
            groups[-1] = (a, max(b, hi), spans)
        else:
            groups.append((lo, hi, []))
        if whole is not None:
            groups[-1][2].append(whole)
    fates = [Region(s.start, s.end, Action.REPLACE, s.label) for s in phi]
    fates += [Region(lo, hi, Action.KEEP, spans=tuple(sorted(set(spans)))) for lo, hi, spans in groups]
    at = 0
    for region in sorted(fates, key=lambda r: r.start):
        if at < region.start:
            yield Region(at, region.start, Action.OPEN)
        yield region
        at = region.end
    if at < length:
        yield Region(at, length, Action.OPEN)


def _outside(
    span: Span, phi: Sequence[Span], starts: Sequence[int]
) -> Iterator[tuple[int, int, Span | None]]:
    """What the identifiers leave of a span: (start, end, the span itself if nothing was cut off)."""
    at = span.start
    for k in range(max(0, bisect_right(starts, span.start) - 1), len(phi)):
        cut = phi[k]
        if cut.start >= span.end:
            break
        if cut.end <= at:
            continue
        if at < cut.start:
            yield at, cut.start, None
        at = cut.end
    if at < span.end:
        yield at, span.end, span if at == span.start else None
