"""Members against others by one score each: area under the ROC curve, and the share found at a low rate of
false positives.

An attack that is sure of a few letters is a leak, though its mean over all letters (the area) look harmless;
so the share of
members found while one control in a hundred, or in a thousand, is taken for a member stands beside it
(Carlini et al. 2022,
"Membership Inference Attacks From First Principles").
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from synletters.evaluate.bootstrap import Floats, Interval
from synletters.evaluate.privacy.common import exact_bounds

#: the false positive rates that Carlini et al. (2022) report
FPRS = (0.01, 0.001)
_SEED, _DRAWS, _CELLS, _Z = 20_240_103, 1000, 4_000_000, 1.959964


@dataclass(frozen=True, slots=True)
class Tpr:
    """The share of members found at a false-positive rate of at most ``fpr``. ``resolved``: there are enough
    controls to say so
    (1/fpr); with fewer, the threshold lies above every control, and the true rate of false positives may be
    up to 3/controls."""

    fpr: float
    value: Interval
    resolved: bool

    @property
    def known(self) -> Interval:
        """The share, or nothing where so low a rate cannot be told from 0."""
        return self.value if self.resolved else Interval()

    def to_json(self) -> dict[str, Any]:
        return {"fpr": self.fpr, **self.value.to_json(), "resolved": self.resolved}


@dataclass(frozen=True, slots=True)
class Roc:
    """One attacker's success. The area is P(score of a member > of a control) + half of P(equal): 0.5 is a
    coin."""

    auc: Interval
    tpr: tuple[Tpr, ...]
    members: int
    controls: int

    def at(self, fpr: float) -> Tpr:
        return next(t for t in self.tpr if t.fpr == fpr)

    def to_json(self) -> dict[str, Any]:
        return {
            "auc": self.auc.to_json(),
            "tpr": [t.to_json() for t in self.tpr],
            "members": self.members,
            "controls": self.controls,
        }


def roc(members: Floats, controls: Floats, *, fprs: Sequence[float] = FPRS) -> Roc:
    """Of scores, (members,) and (controls,), the higher the more like a member. Raises ValueError for none,
    or for nan."""
    members, controls = np.asarray(members, dtype=np.float64), np.asarray(controls, dtype=np.float64)
    if not len(members) or not len(controls) or np.isnan(members).any() or np.isnan(controls).any():
        raise ValueError("scores of members and of controls are needed, and numbers all")
    found = tuple(_tpr(members, controls, fpr) for fpr in fprs)
    return Roc(_auc(members, controls), found, len(members), len(controls))


def auc_of(members: Floats, controls: Floats) -> float:
    """The probability that a member scores over a control, ties counting half (Mann and Whitney 1947)."""
    ordered = np.sort(controls)
    under = np.searchsorted(ordered, members, "left")
    to = np.searchsorted(ordered, members, "right")
    return float((under + to).mean() / (2 * len(controls)))


def _auc(members: Floats, controls: Floats) -> Interval:
    """With the interval of Newcombe (2006), part 2, method 5: Hanley and McNeil's variance, solved as
    Wilson's is; sound at 0 and 1."""
    value = auc_of(members, controls)
    m, n = len(members), len(controls)
    half = (m + n) / 2

    def far(theta: float) -> bool:
        spread = (
            theta
            * (1 - theta)
            * (1 + (half - 1) * ((1 - theta) / (2 - theta) + theta / (1 + theta)))
            / (m * n)
        )
        return abs(theta - value) > _Z * math.sqrt(spread)

    def edge(outside: float) -> float:
        inside = min(max(value, 1e-12), 1 - 1e-12)
        for _ in range(60):
            middle = (inside + outside) / 2
            inside, outside = (inside, middle) if far(middle) else (middle, outside)
        return inside

    low, high = edge(0.0), edge(1.0)
    return Interval(value, 0.0 if value == 0 else low, 1.0 if value == 1 else high)


def _tpr(members: Floats, controls: Floats, fpr: float) -> Tpr:
    """The interval is the wider of a bootstrap over members and controls, whose draws move the threshold too,
    and of Clopper and
    Pearson's over members alone."""
    m, n = len(members), len(controls)
    allowed = math.floor(fpr * n + 1e-9)
    hits = int(_hits(members[None, :], controls[None, :], allowed)[0])
    rng = np.random.default_rng(_SEED)
    drawn = []
    step = max(1, _CELLS // (m + n))
    for at in range(0, _DRAWS, step):
        size = min(step, _DRAWS - at)
        picked = members[rng.integers(m, size=(size, m))], controls[rng.integers(n, size=(size, n))]
        drawn.append(_hits(*picked, allowed))
    low, high = np.percentile(np.concatenate(drawn) / m, [2.5, 97.5])
    exact = exact_bounds(hits, m)
    share = Interval(hits / m, min(float(low), exact[0]), max(float(high), exact[1]))
    return Tpr(fpr, share, n * fpr >= 1 - 1e-9)


def _hits(members: Floats, controls: Floats, allowed: int) -> Floats:
    """Members over the threshold, row by row: it is the (allowed + 1)-th largest score of the controls, and
    ties fail."""
    n = controls.shape[1]
    if allowed >= n:
        return np.full(len(members), float(members.shape[1]))
    threshold = np.partition(controls, n - 1 - allowed, axis=1)[:, n - 1 - allowed]
    return np.asarray((members > threshold[:, None]).sum(axis=1), dtype=np.float64)
