"""Whether two reviewers say the same of the letters that both have decided: per cent, and Cohen's kappa (1960)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of ``letters`` that both decided, ``same`` went alike. Kappa is none where chance alone would agree on all."""

    first: str
    second: str
    letters: int
    same: int
    kappa: float | None

    def to_json(self) -> dict[str, Any]:
        return {
            "reviewers": [self.first, self.second],
            "letters": self.letters,
            "same": self.same,
            "share": self.same / self.letters if self.letters else None,
            "kappa": self.kappa,
        }


def kappa(pairs: Sequence[tuple[object, object]]) -> float | None:
    """Cohen's kappa of two raters' categories; None if nothing is left to agree on beyond chance."""
    total = len(pairs)
    if not total:
        return None
    seen = sum(a == b for a, b in pairs) / total
    kinds = {kind for pair in pairs for kind in pair}
    chance = sum(sum(a == kind for a, _ in pairs) * sum(b == kind for _, b in pairs) for kind in kinds) / (
        total * total
    )
    return None if chance >= 1 else (seen - chance) / (1 - chance)


def agreements(decided: Mapping[str, Mapping[int, object]]) -> list[Agreement]:
    """Each two reviewers, by what each said of each letter."""
    made = []
    for first, second in combinations(sorted(decided), 2):
        both = sorted(decided[first].keys() & decided[second].keys())
        pairs = [(decided[first][n], decided[second][n]) for n in both]
        made.append(Agreement(first, second, len(both), sum(a == b for a, b in pairs), kappa(pairs)))
    return made
