"""Shares with their 95% confidence bounds, and precision with recall."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Rate:
    """``hits`` of ``total``. Nothing of nothing has no share, and bounds of 0 and 1."""

    hits: int = 0
    total: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.hits <= self.total:
            raise ValueError(f"{self.hits} of {self.total} is no share")

    @property
    def share(self) -> float | None:
        return self.hits / self.total if self.total else None

    @property
    def bounds(self) -> tuple[float, float]:
        """Wilson's (1927) two-sided 95% interval."""
        n = self.total
        if not n:
            return 0.0, 1.0
        p, zz = self.hits / n, _Z * _Z
        middle = (p + zz / (2 * n)) / (1 + zz / n)
        half = _Z / (1 + zz / n) * math.sqrt(p * (1 - p) / n + zz / (4 * n * n))
        return (0.0 if not self.hits else max(0.0, middle - half)), (
            1.0 if self.hits == n else min(1.0, middle + half)
        )

    @property
    def rule_of_three(self) -> float | None:
        """Where nothing was hit, 3/n: the one-sided 95% upper bound of the share (Hanley and Lippman-Hand
        1983)."""
        return min(1.0, 3 / self.total) if self.total and not self.hits else None

    @property
    def rest(self) -> Rate:
        """The misses: their share is the leak rate where this is recall."""
        return Rate(self.total - self.hits, self.total)

    def plus(self, other: Rate) -> Rate:
        return Rate(self.hits + other.hits, self.total + other.total)

    def to_json(self) -> dict[str, Any]:
        low, high = self.bounds
        return {"hits": self.hits, "total": self.total, "share": self.share, "low": low, "high": high}


NOTHING = Rate()


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision and recall, each over its own total, and their harmonic mean."""

    precision: Rate = NOTHING
    recall: Rate = NOTHING

    @property
    def f1(self) -> float | None:
        p, r = self.precision.share, self.recall.share
        if p is None or r is None:
            return None
        return 2 * p * r / (p + r) if p + r else 0.0

    def plus(self, other: Scores) -> Scores:
        return Scores(self.precision.plus(other.precision), self.recall.plus(other.recall))

    def to_json(self) -> dict[str, Any]:
        return {"precision": self.precision.to_json(), "recall": self.recall.to_json(), "f1": self.f1}


NO_SCORES = Scores()


def recall_json(rate: Rate) -> dict[str, Any]:
    """A recall with the upper bounds of what it leaves open."""
    missed = rate.rest
    return {
        **rate.to_json(),
        "leak_upper": missed.bounds[1],
        "leak_upper_rule_of_three": missed.rule_of_three,
    }
