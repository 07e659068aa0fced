"""The masked text of a rewrite: what it was before the model filled it in, for baselines.

A rewrite that was made with ``mark_refills`` says where its refilled words stand. Similarity of the masked
text tells how much
of a figure the kept words alone earn, as in the papers on masked rewriting of letters.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from synletters.core.document import Rewrite
from synletters.evaluate import Pair
from synletters.neural.encoding import Encoded

#: what stands for a refilled word where no model reads the text
MASK = "[MASK]"
NO_BASELINE = (
    "no baseline: the rewrites do not say which words were refilled; run `rewrite` with --mark-refills"
)

Ints = NDArray[np.int64]


def marked(pairs: Sequence[Pair]) -> bool:
    """Whether all rewrites say which of their words were refilled."""
    return bool(pairs) and all(rewrite.refilled is not None for _, rewrite in pairs)


def masked_text(rewrite: Rewrite, mask: str = MASK) -> str:
    """The text with ``mask`` in place of each refilled word. ValueError if the rewrite does not say which
    they are."""
    if rewrite.refilled is None:
        raise ValueError("the rewrite does not say which words were refilled")
    out: list[str] = []
    at = 0
    for start, end in rewrite.refilled:
        out += [rewrite.text[at:start], mask]
        at = end
    return "".join([*out, rewrite.text[at:]])


def masked_ids(encoded: Encoded, places: Sequence[tuple[int, int]], mask: int) -> Ints:
    """The subwords of a text with one ``mask`` for all those of each place (start, end), in order of the
    text."""
    ids, starts, ends = encoded.ids, encoded.starts, encoded.ends
    if not places:
        return ids
    first, last = np.array(places, dtype=np.int64).T
    # the last place that begins before the subword ends; the subword is of it if it also begins before the
    # place ends
    place = np.searchsorted(first, ends, side="left") - 1
    inside = (place >= 0) & (starts < last[np.maximum(place, 0)])
    repeated = np.zeros(len(ids), dtype=bool)
    repeated[1:] = inside[1:] & inside[:-1] & (place[1:] == place[:-1])
    out: Ints = np.where(inside, mask, ids)[~repeated]
    return out
