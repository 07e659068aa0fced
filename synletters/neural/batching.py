"""Length-balanced batches whose composition cannot change a result.

Windows are padded to a length that depends on the window alone (the next multiple of 16), and only windows of equal
padded length share a batch. A window's numbers then do not depend on its neighbours, the batch size or the order of
letters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

STEP = 16


def padded(length: int, *, limit: int) -> int:
    return min(limit, -(-length // STEP) * STEP)


def plan(lengths: Sequence[int], *, limit: int, tokens: int) -> Iterator[tuple[int, list[int]]]:
    """(padded length, indices of windows) for each batch, of at most ``tokens`` padded subwords, longest first."""
    buckets: dict[int, list[int]] = defaultdict(list)
    for index, length in enumerate(lengths):
        buckets[padded(length, limit=limit)].append(index)
    for size in sorted(buckets, reverse=True):
        at_once = max(1, tokens // size)
        members = buckets[size]
        for at in range(0, len(members), at_once):
            yield size, members[at : at + at_once]
