"""Scores of (letter, rewrite) pairs. One seam, ``Metric.score``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from synletters.config import RunConfig
from synletters.document import Letter, Rewrite
from synletters.registry import BUILT_IN, find

Pair = tuple[Letter, Rewrite]


@dataclass(frozen=True, slots=True)
class Score:
    """One number about ``letters`` letters: ``better`` is ``higher``, ``lower`` or ``none``."""

    name: str
    value: float
    letters: int
    better: str
    about: str

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "value": round(self.value, 4), "letters": self.letters, "better": self.better,
                "about": self.about}  # fmt: skip


class Metric(Protocol):
    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]: ...


def score(pairs: Sequence[Pair], config: RunConfig) -> list[Score]:
    """Every built-in metric on the pairs."""
    out: list[Score] = []
    for name in BUILT_IN["metrics"]:
        out += find("metrics", name)(model=config.model, device=config.device).score(pairs)
    return out
