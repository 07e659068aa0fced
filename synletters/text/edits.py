"""Two words that one slip of the pen parts."""

from __future__ import annotations

from rapidfuzz.distance import OSA


def within_one_edit(a: str, b: str) -> bool:
    """Whether at most one insertion, deletion, substitution or swap of neighbours turns ``a`` into ``b``."""
    return OSA.distance(a, b, score_cutoff=1) <= 1
