"""How well a score tells members from others: AUC, and the true-positive rate at a low false-positive rate.

Carlini et al. 2022, "Membership Inference Attacks From First Principles": an attack that is sure of a few letters is a leak, though its
mean over all letters (the AUC) look harmless. So the rate of members found while one control in a hundred, or in a thousand, is
taken for a member stands beside it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synletters.evaluate.bootstrap import Interval
from synletters.evaluate.rates import Rate

Floats = NDArray[np.float64]
FPRS = (0.01, 0.001)
_DRAWS, _SEED, _Z = 2000, 20_240_101, 1.959964


@dataclass(frozen=True, slots=True)
class Tpr:
    """The share of members found at a false-positive rate of at most ``fpr``. ``resolved``: there are enough controls to say so
    (1/fpr); with fewer, the threshold lies above every control, and the true rate of false positives may be up to 3/controls."""

    fpr: float
    value: Interval
    resolved: bool

    def to_json(self) -> dict[str, Any]:
        return {"fpr": self.fpr, **self.value.to_json(), "resolved": self.resolved}


@dataclass(frozen=True, slots=True)
class Roc:
    auc: Interval
    tpr: tuple[Tpr, ...]
    members: int
    controls: int

    def at(self, fpr: float) -> Tpr:
        return next(t for t in self.tpr if t.fpr == fpr)

    def to_json(self) -> dict[str, Any]:
        return {"auc": self.auc.to_json(), "tpr": [t.to_json() for t in self.tpr], "members": self.members,
                "controls": self.controls}  # fmt: skip


def roc(members: Floats, controls: Floats, *, fprs: Sequence[float] = FPRS) -> Roc:
    """Of scores, (members,) and (controls,), the higher the more like a member. Raises ValueError for none, or for nan."""
    members, controls = np.asarray(members, dtype=np.float64), np.asarray(controls, dtype=np.float64)
    if not len(members) or not len(controls) or np.isnan(members).any() or np.isnan(controls).any():
        raise ValueError("scores of members and of controls are needed, and numbers all")
    return Roc(
        _auc(members, controls), tuple(_tpr(members, controls, fpr) for fpr in fprs), len(members), len(controls)
    )


def auc_of(members: Floats, controls: Floats) -> float:
    """The probability that a member scores over a control, ties counting half (Mann and Whitney 1947)."""
    ordered = np.sort(controls)
    under = np.searchsorted(ordered, members, "left")
    to = np.searchsorted(ordered, members, "right")
    return float((under + to).mean() / (2 * len(controls)))


def _auc(members: Floats, controls: Floats) -> Interval:
    """With the interval of Newcombe (2006), part 2, method 5: Hanley and McNeil's variance, solved as Wilson's is; sound at 0 and 1."""
    value = auc_of(members, controls)
    m, n = len(members), len(controls)
    half = (m + n) / 2

    def far(theta: float) -> bool:
        spread = theta * (1 - theta) * (1 + (half - 1) * ((1 - theta) / (2 - theta) + theta / (1 + theta))) / (m * n)
        return abs(theta - value) > _Z * math.sqrt(spread)

    def edge(outside: float) -> float:
        inside = min(max(value, 1e-12), 1 - 1e-12)
        for _ in range(60):
            middle = (inside + outside) / 2
            inside, outside = (inside, middle) if far(middle) else (middle, outside)
        return inside

    low, high = edge(0.0), edge(1.0)
    return Interval(value, 0.0 if value == 0 else low, 1.0 if value == 1 else high)


def threshold(controls: Floats, fpr: float) -> float:
    """The least value that at most ``fpr`` of the controls lie over."""
    allowed = math.floor(fpr * len(controls) + 1e-9)
    return float(np.sort(controls)[::-1][allowed]) if allowed < len(controls) else -math.inf


def _tpr(members: Floats, controls: Floats, fpr: float) -> Tpr:
    """The interval spans Wilson's, for the members that were drawn, and the bootstrap's, in which the threshold is drawn too."""
    hits = int((members > threshold(controls, fpr)).sum())
    rate = Rate(hits, len(members))
    rng = np.random.default_rng(_SEED)
    drawn = []
    for _ in range(_DRAWS // 4):
        bar = threshold(rng.choice(controls, len(controls)), fpr)
        drawn.append(float((rng.choice(members, len(members)) > bar).mean()))
    low, high = np.percentile(drawn, [2.5, 97.5])
    bounds = rate.bounds
    return Tpr(fpr, Interval(hits / len(members), min(bounds[0], float(low)), max(bounds[1], float(high))),
               len(controls) * fpr >= 1 - 1e-9)  # fmt: skip
