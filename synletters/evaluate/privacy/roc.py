"""Members against strangers by one score each: area under the ROC curve, and the share caught at a low rate of false alarms."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np

from synletters.evaluate.bootstrap import Floats
from synletters.evaluate.privacy.common import exact_bounds

_SEED, _DRAWS, _CELLS = 20_240_103, 1000, 4_000_000
_Z = 1.959964
#: the false positive rates that Carlini et al. (2022) report
RATES = (0.01, 0.001)


@dataclass(frozen=True, slots=True)
class Area:
    """P(score of a member > score of a stranger) + half of P(equal); 0.5 is a coin, 1.0 tells them all apart."""

    value: float
    low: float
    high: float

    def to_json(self) -> dict[str, float]:
        return {"value": self.value, "low": self.low, "high": self.high}


@dataclass(frozen=True, slots=True)
class Caught:
    """The share of members above the threshold that at most ``rate`` of the strangers pass.

    All None where there are fewer than 1/rate strangers: so low a rate cannot be told from 0 with them.
    """

    rate: float
    value: float | None = None
    low: float | None = None
    high: float | None = None

    def to_json(self) -> dict[str, Any]:
        return {"false_positive_rate": self.rate, "value": self.value, "low": self.low, "high": self.high}


def area(members: Floats, strangers: Floats) -> Area:
    """AUC with its 95% interval by DeLong et al. (1988).

    Where one side lies wholly above the other their variance is 0; the bound is then that of Clopper and Pearson over
    min(m, n) disjoint pairs, each of which is an independent trial. Raises ValueError for an empty side.
    """
    m, n = len(members), len(strangers)
    if not m or not n:
        raise ValueError("members and strangers must both be there")
    rank = import_module("scipy.stats").rankdata
    together = rank(np.concatenate([members, strangers]))
    above = (together[:m] - rank(members)) / n  # for each member the share of strangers below it
    below = 1.0 - (together[m:] - rank(strangers)) / m
    value = float(above.mean())
    spread = sum(float(part.var(ddof=1)) / len(part) for part in (above, below) if len(part) > 1)
    half = _Z * spread**0.5
    low, high = max(0.0, value - half), min(1.0, value + half)
    if spread == 0.0:
        pairs = min(m, n)
        bounds = exact_bounds(round(value * pairs), pairs)
        low, high = min(value, bounds[0]), max(value, bounds[1])
    return Area(value, low, high)


def caught(members: Floats, strangers: Floats, rate: float) -> Caught:
    """The true positive rate at a false positive rate of at most ``rate``.

    The interval is the wider of a bootstrap over members and strangers (whose draws move the threshold too) and of Clopper
    and Pearson's over members alone.
    """
    m, n = len(members), len(strangers)
    allowed = int(rate * n + 1e-9)
    if not m or allowed < 1:
        return Caught(rate)
    hits = _hits(members[None, :], strangers[None, :], allowed)
    rng = np.random.default_rng(_SEED)
    drawn = []
    step = max(1, _CELLS // (m + n))
    for at in range(0, _DRAWS, step):
        size = min(step, _DRAWS - at)
        drawn.append(
            _hits(members[rng.integers(m, size=(size, m))], strangers[rng.integers(n, size=(size, n))], allowed)
        )
    low, high = np.percentile(np.concatenate(drawn) / m, [2.5, 97.5])
    exact = exact_bounds(int(hits[0]), m)
    return Caught(rate, float(hits[0]) / m, min(float(low), exact[0]), max(float(high), exact[1]))


def _hits(members: Floats, strangers: Floats, allowed: int) -> Floats:
    """Members above the threshold, row by row: it is the (allowed + 1)-th largest score of the strangers, and ties fail."""
    n = strangers.shape[1]
    at = n - 1 - allowed
    if at < 0:
        return np.full(len(members), float(members.shape[1]))
    threshold = np.partition(strangers, at, axis=1)[:, at]
    return np.asarray((members > threshold[:, None]).sum(axis=1), dtype=np.float64)
