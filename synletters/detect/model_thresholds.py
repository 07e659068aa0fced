"""Bars that a model brings along: how sure it must be of each label, set by ``synletters train tagger
--recall``.

They stand in the model's config under ``synletters``: ``{"kind": "phi", "thresholds": {HEAD: {LABEL:
bar}}}``, with the head ``""`` for a
model without heads. A unit (word or subword) whose likeliest label is L is inside an entity when the
probability of being in any
entity reaches the bar of L.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from synletters.core.document import KINDS, Kind
from synletters.core.errors import ModelError

KEY = "synletters"
#: the bar of a label that none was set for
USUAL = 0.5


@dataclass(frozen=True, slots=True)
class Scored:
    """The units of a text, (n,) each: places, the probability of lying in an entity, the number of the
    likeliest label in
    ``names``, and whether a unit must be found for its entity to be covered (punctuation between two words
    need not)."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    pool: NDArray[np.float32]
    likely: NDArray[np.int64]
    needed: NDArray[np.bool_]
    names: tuple[str, ...]


def _told(config: Any) -> Mapping[str, Any]:
    told = getattr(config, KEY, None)
    if told is None:
        return {}
    if not isinstance(told, Mapping):
        raise ModelError(
            f"the model's config has {KEY!r} that is no mapping; it was not written by synletters"
        )
    return told


def kind_of(config: Any) -> Kind | None:
    """What the labels of a model are, if it says so."""
    kind = _told(config).get("kind")
    return cast(Kind, kind) if kind in KINDS else None


def thresholds_of(config: Any, head: str = "") -> dict[str, float]:
    """The bars of a head by label; none if the model brings none. Raises ModelError for what is no bar."""
    heads = _told(config).get("thresholds", {})
    bars = heads.get(head, {}) if isinstance(heads, Mapping) else None
    if not isinstance(bars, Mapping) or not all(
        isinstance(label, str) and isinstance(bar, int | float) and 0 <= bar <= 1
        for label, bar in bars.items()
    ):
        raise ModelError(
            "the model's config has thresholds that are no shares between 0 and 1; train it again, or remove them"
        )
    return {label: float(bar) for label, bar in bars.items()}


def bars_of(names: Sequence[str], thresholds: Mapping[str, float]) -> NDArray[np.float32]:
    """(names,) the bar of each label."""
    return np.array([thresholds.get(name, USUAL) for name in names], dtype=np.float32)
