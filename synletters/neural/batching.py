"""Length-balanced batches whose composition cannot change a result.

Windows are padded to a length that depends on the window alone (the next multiple of 16), and only windows of
equal
padded length share a batch. A window's numbers then do not depend on its neighbours, the batch size or the
order of
letters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

STEP = 16


def padded(length: int, *, limit: int) -> int:
    return min(limit, -(-length // STEP) * STEP)


def snug(length: int, size: int, overlap: int, extra: int) -> int:
    """The window size, half of ``size`` or more, with which a text of ``length`` subwords takes the fewest
    padded ones.

    ``extra`` are a window's special tokens. A text of 590 in windows of 126 takes 6 of them, with an overlap
    of 15, or 5
    with one of 10: what is read twice is read for nothing.
    """
    if length <= size:
        return size
    widths = [size + extra, *range((size + extra) // STEP * STEP, (size + extra) // 2 - 1, -STEP)]
    sizes = [width - extra for width in widths if width - extra > overlap]
    return min(
        sizes,
        key=lambda s: -(-(length - overlap) // (s - overlap)) * padded(s + extra, limit=size + extra),
        default=size,
    )


def plan(lengths: Sequence[int], *, limit: int, tokens: int) -> Iterator[tuple[int, list[int]]]:
    """(padded length, indices of windows) for each batch, of at most ``tokens`` padded subwords, longest
    first."""
    buckets: dict[int, list[int]] = defaultdict(list)
    for index, length in enumerate(lengths):
        buckets[padded(length, limit=limit)].append(index)
    for size in sorted(buckets, reverse=True):
        at_once = max(1, tokens // size)
        members = buckets[size]
        for at in range(0, len(members), at_once):
            yield size, members[at : at + at_once]
