"""A rewrite beside its source: which place of the one is which of the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from synletters.core.document import Span


@dataclass(frozen=True, slots=True)
class Sides:
    """A source and its rewrite with the (start, end, start, end) that were replaced, in order."""

    source: str
    out: str
    replaced: tuple[tuple[int, int, int, int], ...]

    def window(self, start: int, end: int) -> tuple[int, int, int, int]:
        """A place of the source with all of what was replaced there, and its counterpart."""
        hit = [place for place in self.replaced if place[0] < end and start < place[1]]
        start, end = min([start, *(p[0] for p in hit)]), max([end, *(p[1] for p in hit)])
        return start, end, self._across(start), self._across(end)

    def _across(self, at: int) -> int:
        moved = 0
        for s0, s1, o0, o1 in self.replaced:
            if s1 <= at:
                moved = o1 - s1
            elif s0 <= at:
                moved = o0 - s0
        return at + moved


def sides(
    source: str,
    found: Iterable[Span],
    out: str,
    placed: Iterable[Span],
    marked: Iterable[tuple[int, int]] = (),
) -> Sides | None:
    """Lay a rewrite beside its source by the text between its surrogates; None if that is not the source's.

    ``found`` are the identifiers of the source, if they are known. Without them the text between two surrogates may
    stand at several places of the source ("J Smith 2019"): those are taken that hold least of what is ``marked``, the
    places of whatever may have been replaced.
    """
    new, old = _merged(placed), _merged(found)
    kept = _between(out, new)
    if _between(source, old) != kept:
        laid = _laid(source, kept, marked)
        if laid is None:
            return None
        old = laid
    return Sides(source, out, tuple((*a, *b) for a, b in zip(old, new, strict=True)))


def _laid(
    source: str, kept: Sequence[str], marked: Iterable[tuple[int, int]]
) -> list[tuple[int, int]] | None:
    """The places of the source between the texts that were kept, under which these hold the fewest marked characters;
    the first such if there are several."""
    inside = [0] * (len(source) + 1)
    for start, end in marked:
        inside[start] += 1
        inside[end] -= 1
    sums, depth = [0], 0
    for at in range(len(source)):
        depth += inside[at]
        sums.append(sums[-1] + (depth > 0))
    if not source.startswith(kept[0]):
        return None
    # for each place where the last kept text may begin: what it costs, and where the one before began
    rows: list[dict[int, tuple[int, int]]] = [{0: (sums[len(kept[0])], -1)}]
    for number, text in enumerate(kept[1:], 1):
        before, size, last = rows[-1], len(kept[number - 1]), number == len(kept) - 1
        row: dict[int, tuple[int, int]] = {}
        best: tuple[int, int] | None = None
        starts = sorted(before)
        spot = 0
        at = source.find(text, starts[0] + size + 1)
        while at >= 0:
            while spot < len(starts) and starts[spot] + size < at:
                one = (before[starts[spot]][0], starts[spot])
                best = one if best is None or one[0] < best[0] else best
                spot += 1
            if best is not None and (not last or at + len(text) == len(source)):
                row[at] = (best[0] + sums[at + len(text)] - sums[at], best[1])
            at = source.find(text, at + 1) if text or at < len(source) else -1
        if not row:
            return None
        rows.append(row)
    at = min(rows[-1], key=lambda start: rows[-1][start][0])
    begins = [at]
    for row in reversed(rows[1:]):
        at = row[at][1]
        begins.append(at)
    begins.reverse()
    ends = [start + len(text) for start, text in zip(begins, kept, strict=True)]
    return list(zip(ends[:-1], begins[1:], strict=True))


def _merged(spans: Iterable[Span]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans if span.kind == "phi"):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _between(text: str, places: Sequence[tuple[int, int]]) -> list[str]:
    edges = [0, *(edge for place in places for edge in place), len(text)]
    return [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
