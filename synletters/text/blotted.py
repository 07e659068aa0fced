"""A text with its identifiers blotted out, so that nothing of them can decide how it is read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from synletters.core.document import Span

#: what stands for an identifier: one word that says nothing
BLOT = "Xxxxxxxx"


class Blotted:
    """A text with each identifier as one word that says nothing, always the same, so that not even lengths
    tell."""

    def __init__(self, text: str, stretches: Iterable[tuple[int, int]]) -> None:
        pieces: list[str] = []
        self._old, self._new = [0], [0]  # where each piece between blots begins, in either text
        at = length = 0
        for start, end in sorted(stretches):
            if start < at:
                continue
            pieces += [text[at:start], BLOT]
            length += start - at + len(BLOT)
            at = end
            self._old.append(at)
            self._new.append(length)
        pieces.append(text[at:])
        self.text = "".join(pieces)

    def span(self, span: Span) -> Span:
        """A span between the identifiers at its place in the blotted text."""
        piece = bisect_right(self._old, span.start) - 1
        return span.moved(self._new[piece] - self._old[piece])

    def back(self, at: int) -> int:
        """The offset in the text that an offset of the blotted text comes from; a blot begins where its
        identifier ends."""
        piece = bisect_right(self._new, at) - 1
        old = self._old[piece] + at - self._new[piece]
        return min(old, self._old[piece + 1]) if piece + 1 < len(self._old) else old

    def forward(self, at: int, *, end: bool = False) -> int:
        """Where an offset of the text lies in the blotted text; the end of a stretch if ``end``, so that one that
        ends with an identifier ends with its blot."""
        piece = bisect_left(self._old, at) - 1 if end else bisect_right(self._old, at) - 1
        piece = max(0, piece)
        if end and piece + 1 < len(self._old) and self._old[piece + 1] == at:
            return self._new[piece + 1]
        return self._new[piece] + at - self._old[piece]
