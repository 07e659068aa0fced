"""Percentile bootstrap over letters (Efron 1979): words of one letter depend on each other, letters do not.

The draws come from a fixed seed of their own, so the same figures give the same bounds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_SEED, DRAWS = 20_240_101, 2000
_MOST_CELLS = 4_000_000


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its two-sided 95% bounds; all None where there is nothing to divide by."""

    value: float | None = None
    low: float | None = None
    high: float | None = None

    def to_json(self) -> dict[str, Any]:
        return {"value": self.value, "low": self.low, "high": self.high}


def resampled(counts: Floats, draws: int = DRAWS) -> Floats:
    """(letters, k) counts of each letter -> (draws, k) sums over letters drawn with replacement."""
    letters = len(counts)
    rng = np.random.default_rng(_SEED)
    if not letters:
        return np.zeros((draws, counts.shape[1]))
    step = max(1, _MOST_CELLS // letters)  # how many draws fit into memory at a time
    out = []
    for at in range(0, draws, step):
        times = rng.multinomial(letters, np.full(letters, 1 / letters), size=min(step, draws - at))
        out.append(times @ counts)
    return np.concatenate(out)


def ratio(over: Floats, under: Floats) -> Floats:
    """Element by element, nan where there is nothing to divide by."""
    return np.divide(over, under, out=np.full(over.shape, np.nan), where=under > 0)


def interval(counts: Floats, sums: Floats, figure: Callable[[Floats], Floats]) -> Interval:
    """``figure`` turns (n, k) sums into n values; ``sums`` are those of ``resampled(counts)``."""
    value = figure(counts.sum(axis=0, keepdims=True))[0]
    drawn = figure(sums)
    drawn = drawn[~np.isnan(drawn)]
    if np.isnan(value) or not len(drawn):
        return Interval()
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Interval(float(value), float(low), float(high))
