"""Scores of (letter, rewrite) pairs. One seam, ``Metric.score``.

A metric gets all pairs at once, and gives one ``Score`` for each figure that it has to say: with its
definition, source,
range, which way is better, its bootstrap interval over letters, and for privacy what the attacker is taken to
know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, get_args

from synletters.core.config import RunConfig
from synletters.core.document import Letter, Rewrite
from synletters.core.registry import find

#: a source letter and one rewrite of it; a letter with several variants stands in several pairs
Pair = tuple[Letter, Rewrite]

Family = Literal["similarity", "language", "clinical", "usefulness", "privacy"]
Better = Literal["higher", "lower", "none"]
QUICK = ("overlap", "bertscore")


@dataclass(frozen=True, slots=True)
class Score:
    """One figure over ``letters`` letters (or other units, if ``unit`` says so).

    ``about`` is its definition in a sentence, ``source`` the paper or package it follows, ``range`` the least
    and largest
    value it can take (None: no bound), ``low`` and ``high`` its 95% interval. ``knows``: what the attacker of
    a privacy figure is
    taken to know. ``baseline``: the same figure of the masked text, where that means something. ``by``: the
    figure by label or
    kind. ``per_letter``: letter id (with ``#variant`` for variants past the first) -> value. No field ever
    holds letter text.
    """

    name: str
    value: float | None
    letters: int
    better: Better
    about: str
    family: Family = "similarity"
    source: str = ""
    range: tuple[float | None, float | None] = (None, None)
    low: float | None = None
    high: float | None = None
    unit: str = "letters"
    knows: str | None = None
    baseline: float | None = None
    by: Mapping[str, Mapping[str, float | int | None]] = field(default_factory=dict)
    per_letter: Mapping[str, float] = field(default_factory=dict, repr=False)
    detail: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if self.family not in get_args(Family) or self.better not in get_args(Better):
            raise ValueError(f"score {self.name!r}: family {self.family!r}, better {self.better!r}")
        if self.family == "privacy" and not self.knows:
            raise ValueError(f"score {self.name!r}: a privacy figure must say what the attacker knows")

    def to_json(self) -> dict[str, Any]:
        """The figure as it stands in a report; the values of single letters are written apart."""
        out: dict[str, Any] = {
            "name": self.name,
            "family": self.family,
            "value": _round(self.value),
            "low": _round(self.low),
            "high": _round(self.high),
            "letters": self.letters,
            "unit": self.unit,
            "better": self.better,
            "range": list(self.range),
            "about": self.about,
            "source": self.source,
        }
        if self.knows is not None:
            out["knows"] = self.knows
        if self.baseline is not None:
            out["baseline"] = _round(self.baseline)
        if self.by:
            out["by"] = {name: {k: _round(v) for k, v in row.items()} for name, row in self.by.items()}
        if self.detail:
            out["detail"] = dict(self.detail)
        return out


def _round(value: float | int | None) -> float | int | None:
    return round(value, 6) if isinstance(value, float) else value


class Metric(Protocol):
    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]: ...


def score(pairs: Sequence[Pair], config: RunConfig) -> list[Score]:
    """The quick metrics that ``rewrite --score`` puts into its report."""
    out: list[Score] = []
    for name in QUICK:
        out += find("metrics", name)(model=config.model, device=config.device, dtype="float32").score(pairs)
    return out
