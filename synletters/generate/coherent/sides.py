"""A rewrite beside its source: which place of the one is which of the other."""

from __future__ import annotations

import re
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


def sides(source: str, found: Iterable[Span], out: str, placed: Iterable[Span]) -> Sides | None:
    """Lay a rewrite beside its source by the text between its surrogates; None if that is not the source's.

    ``found`` are the identifiers of the source, if they are known: without them two that stand side by side may be
    told apart wrongly.
    """
    new, old = _merged(placed), _merged(found)
    kept = _between(out, new)
    if _between(source, old) != kept:
        match = re.fullmatch("(.+?)".join(map(re.escape, kept)), source, re.DOTALL)
        if match is None:
            return None
        old = [match.span(group + 1) for group in range(len(new))]
    return Sides(source, out, tuple((*a, *b) for a, b in zip(old, new, strict=True)))


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
