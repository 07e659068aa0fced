"""Windows around some places of a text, so that what is far from all of them is not read."""

from __future__ import annotations

from collections.abc import Sequence

from synletters.neural.batching import padded

#: (start, end, from, to) as those of ``encoding.windows``
Window = tuple[int, int, int, int]


def windows_around(
    places: Sequence[int], length: int, size: int, reach: int, *, extra: int = 2
) -> list[Window]:
    """Windows over ``length`` subwords that hold the ``places``, which are sorted, with ``reach`` subwords or more on
    either side of each, as far as the text goes; those that are near each other share one of ``size`` at most.

    What a window takes are all places up to the next window's. ``size`` is more than twice ``reach``.
    """
    out: list[Window] = []
    at = 0
    while at < len(places):
        start = max(0, places[at] - reach)
        last = at
        while last + 1 < len(places) and min(length, places[last + 1] + reach + 1) - start <= size:
            last += 1
        end = min(length, places[last] + reach + 1)
        spare = padded(end - start + extra, limit=size + extra) - extra - (end - start)
        start = max(0, start - spare // 2)  # what would be padding is context
        end = min(length, end + spare - spare // 2)
        out.append((start, end, places[at], places[last] + 1))
        at = last + 1
    return out


def read_of(windows: Sequence[Window], size: int, *, extra: int = 2) -> int:
    """The padded subwords of windows of ``size`` at most."""
    return sum(padded(end - start + extra, limit=size + extra) for start, end, _, _ in windows)
