"""A letter with some of its sentences in other words: a protected letter like another, and where each piece of it came from.

Regions are copied whole, so a kept entity has its text and labels where it stands now, and each identifier is there once; what a
reworder said itself is open, less its guarded words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from synletters.core.document import POS_PREFIX, Action, Letter, Protected, Region, Span
from synletters.core.errors import LetterError
from synletters.detect.guard import GuardDetector
from synletters.reword.sentence import Candidate, New, Sentence, gap_between
from synletters.rewrite.shuffle import Shuffle
from synletters.text.blotted import BLOT

#: (offset in the reworded letter, offset in the source, length) of what came over
Place = tuple[int, int, int]
_SOURCE = "reword"


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence of the source at ``start`` to ``end``, with where each of its elements stands, said otherwise."""

    start: int
    end: int
    places: tuple[tuple[int, int], ...]
    sentence: Sentence
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class Reworded:
    """``item`` is the letter now, ``order`` tells of each of its identifiers which of the source's it is, ``stretches`` where
    each change stands in it."""

    source: Protected
    item: Protected
    changes: tuple[Change, ...] = ()
    moves: tuple[Place, ...] = field(default=(), repr=False)
    order: tuple[int, ...] = ()
    stretches: tuple[tuple[int, int], ...] = ()
    structure: frozenset[str] = frozenset()
    shuffles: tuple[Shuffle, ...] = ()

    def __len__(self) -> int:
        """How many changes and shuffles there are; shuffles are numbered behind changes."""
        return len(self.changes) + len(self.shuffles)

    def without(self, numbers: Collection[int]) -> Reworded:
        """The letter with some changes and shuffles, by number, taken back."""
        left = [change for number, change in enumerate(self.changes) if number not in numbers]
        orders = [
            made for number, made in enumerate(self.shuffles, len(self.changes)) if number not in numbers
        ]
        return reworded(self.source, left, self.structure, orders)

    def surrogates(self, given: Sequence[str]) -> tuple[str, ...]:
        """The surrogates of the source's identifiers, in the order in which these stand now."""
        return tuple(given[number] for number in self.order)

    def in_source(self, span: Span) -> list[Span]:
        """What of a span came over from the source, as spans of it."""
        out = []
        starts = [at for at, _, _ in self.moves]
        for number in range(max(0, bisect_right(starts, span.start) - 1), len(self.moves)):
            at, source, length = self.moves[number]
            if at >= span.end:
                break
            lo, hi = max(at, span.start), min(at + length, span.end)
            if lo < hi and self.item.letter.text[lo:hi].strip():
                out.append(replace(span, start=lo - at + source, end=hi - at + source))
        return out

    def touched(self, span: Span) -> set[int]:
        """The numbers of the changes that a span of the reworded letter lies in or at."""
        return {
            number
            for number, (start, end) in enumerate(self.stretches)
            if start <= span.end and span.start <= end
        }

    def whole(self, shuffle: Shuffle) -> tuple[int, int]:
        """Where the stretches of a shuffle stand in the reworded letter."""
        first, last = shuffle.ranges[0][0], shuffle.ranges[-1][1]
        inside = [
            (at, at + length)
            for at, source, length in self.moves
            if source < last and first < source + length
        ]
        return min(at for at, _ in inside), max(end for _, end in inside)

    def places(self, places: Sequence[Place]) -> list[Place]:
        """Places in the reworded letter as places in the source: (offset in a text, offset in the source, length)."""
        out: list[Place] = []
        starts = [at for at, _, _ in self.moves]
        for made, at, length in places:
            for number in range(max(0, bisect_right(starts, at) - 1), len(self.moves)):
                begin, source, size = self.moves[number]
                if begin >= at + length:
                    break
                lo, hi = max(begin, at), min(begin + size, at + length)
                if lo < hi:
                    out.append((made + lo - at, source + lo - begin, hi - lo))
        return out


def reworded(
    source: Protected, changes: Sequence[Change], structure: Collection[str], shuffles: Sequence[Shuffle] = ()
) -> Reworded:
    """The letter with each change made; ``changes`` and ``shuffles`` are in order of the text, and a change lies within a
    stretch of a shuffle or outside of all. ``structure`` are the labels of guarded words that
    are kept."""
    kept = frozenset(structure)
    if not changes and not shuffles:
        replaced = sum(region.action is Action.REPLACE for region in source.regions)
        return Reworded(
            source, source, (), ((0, 0, len(source.letter.text)),), tuple(range(replaced)), (), kept
        )
    made = _Letter(source)
    stretches: dict[int, tuple[int, int]] = {}
    begins = [change.start for change in changes]

    def say(at: int, end: int) -> None:
        """The source between two offsets, with its changes."""
        for number in range(bisect_left(begins, at), bisect_left(begins, end)):
            change = changes[number]
            made.copy(at, change.start)
            start = made.size
            for text, place in _pieces(change):
                if place is None:
                    made.new(text, None)
                elif isinstance(place, New):
                    made.new(text, place.tag)
                else:
                    made.copy(*place)
            stretches[number] = (start, made.size)
            at = change.end
        made.copy(at, end)

    at = 0
    for shuffle in shuffles:
        for (start, end), other in zip(shuffle.ranges, shuffle.order, strict=True):
            say(at, start)
            say(*shuffle.ranges[other])
            at = end
    say(at, len(source.letter.text))
    told = tuple(stretches[number] for number in range(len(changes)))
    item = made.done(told, kept)
    if sorted(made.order) != list(range(len(made.order))):
        raise LetterError("a reworded letter does not carry each identifier once", letter_id=source.letter.id)
    return Reworded(
        source,
        item,
        tuple(changes),
        tuple(made.moves),
        tuple(made.order),
        told,
        kept,
        tuple(shuffles),
    )


def _pieces(change: Change) -> Iterator[tuple[str, tuple[int, int] | New | None]]:
    """The text of each piece, or where it stands in the source if it is copied; neighbours there are copied together."""
    run: tuple[int, int] | None = None
    last: int | New | None = None
    before = ""
    for piece in change.candidate.pieces:
        text = piece.text if isinstance(piece, New) else change.sentence.elements[piece].text or BLOT
        if run is not None and isinstance(piece, int) and last == piece - 1:
            run = (run[0], change.places[piece][1])
        else:
            if run is not None:
                yield "", run
                run = None
            if last is not None and (gap := gap_between(before, text)):
                yield gap, None
            if isinstance(piece, int):
                run = change.places[piece]
            else:
                yield text, piece
        last, before = piece, text
    if run is not None:
        yield "", run


class _Letter:
    """A letter in the making, of stretches of its source and new words."""

    def __init__(self, source: Protected) -> None:
        self.source = source
        self.text: list[str] = []
        self.size = 0
        self.moves: list[Place] = []
        self.regions: list[Region] = []
        self.spans: list[Span] = []
        self.order: list[int] = []
        self.fresh: list[tuple[int, int]] = []
        self._starts = [region.start for region in source.regions]
        self._number: dict[int, int] = {}
        for region in source.regions:
            if region.action is Action.REPLACE:
                self._number[region.start] = len(self._number)
        self._of = sorted(source.letter.spans, key=lambda span: span.start)
        self._at = [span.start for span in self._of]

    def copy(self, start: int, end: int) -> None:
        if start >= end:
            return
        by = self.size - start
        for number in range(max(0, bisect_right(self._starts, start) - 1), len(self._starts)):
            region = self.source.regions[number]
            if region.start >= end:
                break
            lo, hi = max(region.start, start), min(region.end, end)
            whole = (lo, hi) == (region.start, region.end)
            if region.action is Action.REPLACE:
                if not whole:
                    raise LetterError(
                        "a reworded letter parts an identifier", letter_id=self.source.letter.id
                    )
                self.order.append(self._number[region.start])
            spans = tuple(span.moved(by) for span in region.spans if lo <= span.start and span.end <= hi)
            if not whole and any(span.kind == "clinical" for span in region.spans):
                raise LetterError("a reworded letter parts a kept entity", letter_id=self.source.letter.id)
            self.regions.append(Region(lo + by, hi + by, region.action, region.label, spans))
        for number in range(bisect_left(self._at, start), bisect_left(self._at, end)):
            if self._of[number].end <= end:
                self.spans.append(self._of[number].moved(by))
        self.moves.append((self.size, start, end - start))
        self.text.append(self.source.letter.text[start:end])
        self.size += end - start

    def new(self, text: str, tag: str | None) -> None:
        if tag is not None and text[:1].isalnum():
            self.spans.append(Span(self.size, self.size + len(text), POS_PREFIX + tag, "structure", _SOURCE))
        self.fresh.append((self.size, self.size + len(text)))
        self.text.append(text)
        self.size += len(text)

    def done(self, stretches: Sequence[tuple[int, int]], structure: frozenset[str]) -> Protected:
        text = "".join(self.text)
        guarded = _guarded(text, stretches, self.fresh, structure)
        regions = [*self.regions]
        for start, end in self.fresh:
            at = start
            for lo, hi, spans in guarded.get(start, ()):
                if at < lo:
                    regions.append(Region(at, lo, Action.OPEN))
                regions.append(Region(lo, hi, Action.KEEP, spans=spans))
                self.spans += spans
                at = hi
            if at < end:
                regions.append(Region(at, end, Action.OPEN))
        letter = self.source.letter
        return Protected(
            Letter(letter.id, text, tuple(sorted(self.spans)), letter.patient_id, letter.meta),
            tuple(_together(sorted(regions, key=lambda region: region.start))),
        )


def _together(regions: Sequence[Region]) -> Iterator[Region]:
    """The regions, with open ones that meet made one."""
    last: Region | None = None
    for region in regions:
        if last is not None and last.action is Action.OPEN and region.action is Action.OPEN:
            last = Region(last.start, region.end, Action.OPEN)
            continue
        if last is not None:
            yield last
        last = region
    if last is not None:
        yield last


def _guarded(
    text: str,
    stretches: Sequence[tuple[int, int]],
    fresh: Sequence[tuple[int, int]],
    structure: frozenset[str],
) -> dict[int, list[tuple[int, int, tuple[Span, ...]]]]:
    """The guarded words among new ones: by where the new text begins, (start, end, spans)."""
    out: dict[int, list[tuple[int, int, tuple[Span, ...]]]] = {}
    detector = GuardDetector()
    starts = [start for start, _ in fresh]
    for begin, stop in stretches:
        [spans] = detector.detect([Letter("reworded", text[begin:stop])])
        for span in spans:
            if span.label not in structure:
                continue
            moved = replace(span, start=span.start + begin, end=span.end + begin)
            for number in range(max(0, bisect_right(starts, moved.start) - 1), len(fresh)):
                start, end = fresh[number]
                if start >= moved.end:
                    break
                lo, hi = max(start, moved.start), min(end, moved.end)
                if lo < hi:
                    rows = out.setdefault(start, [])
                    if not rows or rows[-1][1] <= lo:
                        rows.append((lo, hi, (replace(moved, start=lo, end=hi),)))
    return out
