"""How surely a reader finds a word good in place of another, by what the model gives either there."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources


def reads_well(logs: Mapping[str, float], word: str, old: str) -> bool:
    """Whether a word passes the bar; of one that the model cannot score, the frame of its set alone says so."""
    sure = likely(logs, word, old)
    return sure is None or sure >= weights().bar


def likely(logs: Mapping[str, float], word: str, old: str) -> float | None:
    """The log-odds that a reader finds a word good in place of another; None where the model says nothing of
    either."""
    new, known = logs.get(word.lower()), logs.get(old.lower())
    return None if new is None or known is None else weights().odds((new, known))


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression on the natural log-probabilities of the new word and of the source's where both are
    masked, and the bar that its log-odds must reach, alone and beside another change.
    ``scripts/build/fluency_weights.py`` learns it on judged words."""

    weights: tuple[float, ...]
    bias: float
    bar: float
    beside: float

    def odds(self, values: Sequence[float]) -> float:
        return self.bias + sum(w * x for w, x in zip(self.weights, values, strict=True))


@functools.cache
def weights() -> Weights:
    """The weights that ship with synletters."""
    held = json.loads((resources.files(__package__) / "data" / "fluency.json").read_text(encoding="utf-8"))
    return Weights(tuple(held["weights"]), held["bias"], held["bar"], held["beside"])
