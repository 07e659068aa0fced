"""A text made shorter by a table of abbreviations (or spelt otherwise), and where each offset went.

What was marked stays marked, at its new place. A replacement that would cross the edge of a mark is not made.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random

from synletters.generate.phrases.marked import Text


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """What was replaced: (start, end) in the old text, (start, end) in the new, in order and free of overlap.

    An edge of a piece maps to the edge of what replaced it; an offset inside a replaced piece to the start of
    that.
    """

    pieces: tuple[tuple[int, int, int, int], ...] = ()

    def new(self, offset: int) -> int:
        """The offset in the new text of an offset in the old one."""
        return self._moved(offset, 0)

    def old(self, offset: int) -> int:
        """The offset in the old text of an offset in the new one; where a piece was taken away, where it
        began."""
        return self._moved(offset, 2)

    def _moved(self, offset: int, side: int) -> int:
        other = 2 - side
        at = bisect_right(self.pieces, offset, key=lambda piece: piece[side]) - 1
        if at < 0:
            return offset
        piece = self.pieces[at]
        start, end = piece[side], piece[side + 1]
        if offset == start or offset < end:
            return piece[other]
        return piece[other + 1] + offset - end


@lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE)


def abridge(
    text: Text, table: Mapping[str, str], rng: Random | None = None, share: float = 1.0
) -> tuple[Text, OffsetMap]:
    """Replace the words of ``table`` (lower case) by what they are short for; with ``rng`` only about
    ``share`` of them.

    An empty abbreviation takes the word and the blank behind it away. Identifiers are left as they are.
    """
    edges = sorted({edge for mark in text.marks for edge in (mark.start, mark.end)})
    phi = sorted((mark.start, mark.end) for mark in text.marks if mark.kind == "phi")
    found = (
        match
        for match in _pattern(tuple(table)).finditer(text.text)
        if (rng is None or rng.random() < share) and not _inside(match.span(), phi)
    )
    return _replaced(
        text,
        ((*m.span(), _cased(table[m.group().lower()], m.group(), text.text, m.start())) for m in found),
        edges,
    )


def _inside(place: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in spans)


def _cased(short: str, was: str, text: str, at: int) -> str:
    """The capital of a word that had one: ``Dyspnoea`` is ``Dyspnea``; an abbreviation keeps its own
    capitals."""
    begins = at == 0 or text[at - 1] == "\n" or text[max(0, at - 2) : at] in (". ", ": ")
    return short[:1].upper() + short[1:] if was[:1].isupper() and (short[1:].islower() or begins) else short


def _replaced(
    text: Text, changes: Iterable[tuple[int, int, str]], edges: list[int]
) -> tuple[Text, OffsetMap]:
    pieces: list[str] = []
    moved: list[tuple[int, int, int, int]] = []
    at = size = 0
    for start, end, short in changes:
        if not short:
            # the "A" of "hepatitis A" is no article; nor is the first word of a sentence taken away
            if not text.text[start:end].islower() or text.text[end : end + 1] != " ":
                continue
            end += 1
        crossing = edges[bisect_right(edges, start) :]
        if (crossing and crossing[0] < end) or (not short and _whole_mark(text, start, end)):
            continue
        pieces += [text.text[at:start], short]
        size += start - at
        moved.append((start, end, size, size + len(short)))
        size += len(short)
        at = end
    pieces.append(text.text[at:])
    places = OffsetMap(tuple(moved))
    marks = []
    for mark in text.marks:
        marks.append(replace(mark, start=places.new(mark.start), end=places.new(mark.end)))
    return Text("".join(pieces), tuple(marks)), places


def _whole_mark(text: Text, start: int, end: int) -> bool:
    return any(start <= mark.start and mark.end <= end for mark in text.marks)
