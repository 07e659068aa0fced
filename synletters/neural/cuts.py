"""Where a text that is longer than a window is cut: behind sentences and lines, so that windows need hardly overlap."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

import numpy as np

from synletters.neural.around import Window
from synletters.neural.batching import padded
from synletters.neural.encoding import Encoded

_END = re.compile(
    r"[.!?:;][)\]\"'”’]*[ \t]+(?=[\"'“‘(\[]?[A-Z\d])|[\n\r\v\f\x85\u2028\u2029]\s*|[ \t]{4,}|\t[ \t]*"
)
#: what a cut costs, in subwords: at an empty line, a line's end, a sentence's or a cell's end, elsewhere
_EMPTY, _LINE, _SENTENCE, _ANYWHERE = 0, 6, 8, 64
#: and what a window costs beside its own, since all that is read together is read better
_WINDOW = 12
#: subwords beyond a cut that are read with a window, for what they say of its ends
_BEYOND = 8
#: subwords between places that may be cut where nothing ends
_STEP = 32
#: subwords between one place to cut and the next, at least
_APART = 8


def cuts(text: str, encoded: Encoded) -> dict[int, int]:
    """The subwords before which a text may be cut, and what each cut costs."""
    found: dict[int, int] = {}
    starts, last = encoded.starts, 0
    for match in _END.finditer(text):
        gap = match[0]
        if gap[0] in ".!?:;\t ":
            cost = _SENTENCE
        else:
            cost = _EMPTY if gap.count("\n") > 1 or gap.count("\r") > 1 else _LINE
        at = int(np.searchsorted(starts, match.end(), "left"))
        if not 0 < at < len(starts):
            continue
        if found and at - last < _APART:  # of places that stand close together the cheapest
            if cost >= found[last]:
                continue
            del found[last]
        found[at], last = cost, at
    return found


def sentence_windows(
    length: int, cut_at: dict[int, int], size: int, overlap: int, *, extra: int = 2
) -> list[Window]:
    """Windows over ``length`` subwords that are cut where it costs least, by what is read and what is torn.

    A window holds ``size`` subwords at most, ``extra`` special ones aside. Windows that are cut at ``cut_at`` share
    few subwords; where a text must be cut elsewhere, ``overlap`` or less. Every subword is taken exactly once.
    """
    if length <= size:
        return [(0, length, 0, length)] if length else []
    # as much as a small window has room for
    step, beyond = max(1, min(_STEP, size // 3)), min(_BEYOND, size // 6)
    places = sorted({0, length, *cut_at})
    torn = {place for a, b in pairwise(places) for place in range(a + step, b, step)}
    places = sorted({*places, *torn})
    sides = [min(overlap // 2, size // 6) if place in torn else beyond for place in places]
    sides[0] = sides[-1] = 0
    prices = [_ANYWHERE if place in torn else cut_at.get(place, 0) for place in places]
    best: list[tuple[int, int]] = [(0, 0)]  # the least cost up to each place, and the place before
    for j in range(1, len(places)):
        first = bisect_left(places, places[j] - size, 0, j)
        least = (1 << 60, j - 1)
        for i in range(first, j):
            read = min(length, places[j] + sides[j]) - max(0, places[i] - sides[i])
            if read <= size:
                cost = best[i][0] + padded(read + extra, limit=size + extra) + _WINDOW
                least = min(least, (cost, i))
        best.append((least[0] + prices[j], least[1]))
    out: list[Window] = []
    j = len(places) - 1
    while j:
        i = best[j][1]
        start, end = max(0, places[i] - sides[i]), min(length, places[j] + sides[j])
        out.append((start, end, places[i], places[j]))
        j = i
    return out[::-1]
