"""Thresholds for a wanted recall, set on letters that were not learnt from.

An entity counts as found where every character of it is covered, under whatever label. For each label the
entities that are the
easiest to find are taken, as many as the wanted recall asks for; the bar of a likeliest label is then the
lowest score of a
unit that one of these needs. So every label reaches the recall on these letters, wherever scores can tell it
at all.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from synletters.core.document import Span
from synletters.detect.model_thresholds import USUAL, Scored
from synletters.evaluate.rates import Rate
from synletters.train.tagger.letters import Gold

#: under this, next to everything would be an entity
FLOOR = 0.001
_LOWER, _ROUNDS = 0.5, 8


@dataclass(frozen=True, slots=True)
class Calibration:
    """The bars by label, and by label what they find on the letters they were set on."""

    wanted: float
    thresholds: Mapping[str, float]
    reached: Mapping[str, Rate]

    @property
    def short(self) -> list[str]:
        """Labels whose wanted recall no bar above ``FLOOR`` gives."""
        return [label for label, rate in self.reached.items() if rate.hits < needed(self.wanted, rate.total)]

    def to_json(self) -> dict[str, Any]:
        return {
            "wanted_recall": self.wanted,
            "thresholds": dict(self.thresholds),
            "short_of_it": self.short,
            "reached_on_tune": {label: rate.to_json() for label, rate in self.reached.items()},
        }


def needed(recall: float, total: int) -> int:
    """How many of ``total`` make a share of ``recall``."""
    return math.ceil(recall * total - 1e-9)


def calibrate(
    golds: Sequence[Gold],
    scored: Sequence[Scored],
    recall: float,
    detect: Callable[[Mapping[str, float]], Sequence[Sequence[Span]]],
) -> Calibration:
    """Bars of at most one half for each label of ``golds``. ``detect`` finds the spans of the letters under
    given bars: what comes of
    the bars is measured with it. While that is too little, bars are lowered, as long as it helps: an
    annotation whose edge the
    detector never gives cannot be reached by any bar."""
    thresholds = first_bars(golds, scored, recall)
    made = Calibration(recall, thresholds, covered(golds, detect(thresholds)))
    for _ in range(_ROUNDS):
        if not made.short:
            break
        lower = {label: max(FLOOR, bar * _LOWER) for label, bar in made.thresholds.items()}
        trial = Calibration(recall, lower, covered(golds, detect(lower)))
        if sum(trial.reached[label].hits - made.reached[label].hits for label in made.short) <= 0:
            break
        made = trial
    return made


def first_bars(golds: Sequence[Gold], scored: Sequence[Scored], recall: float) -> dict[str, float]:
    """The highest bars, of at most one half, under which the units of enough entities of each label are
    found.

    Labels that no letter has, and that no unit of theirs looks like, get none.
    """
    names = scored[0].names if scored else ()
    entities: dict[str, list[tuple[float, list[tuple[int, float]]]]] = {}
    for gold, units in zip(golds, scored, strict=True):
        for start, end, label in gold.spans:
            lo = int(np.searchsorted(units.ends, start, "right"))
            hi = int(np.searchsorted(units.starts, end, "left"))
            inside = [i for i in range(lo, hi) if units.needed[i]] or list(range(lo, hi))
            parts = [(int(units.likely[i]), float(units.pool[i])) for i in inside]
            entities.setdefault(label, []).append((min((pool for _, pool in parts), default=0.0), parts))
    bars = {name: USUAL for name in names if name in entities}
    for found in entities.values():
        found.sort(key=lambda entity: -entity[0])
        for _, parts in found[: needed(recall, len(found))]:
            for likely, pool in parts:
                # a little lower, so that a score in another batch or on another machine still reaches it
                bar = max(FLOOR, math.floor(pool * 0.99 * 1e6) / 1e6)
                bars[names[likely]] = min(bars.get(names[likely], USUAL), bar)
    return dict(sorted(bars.items()))


def covered(golds: Sequence[Gold], found: Sequence[Sequence[Span]]) -> dict[str, Rate]:
    """For each label how many entities are covered whole, white space aside, under whatever label."""
    out: dict[str, Rate] = {}
    for gold, spans in zip(golds, found, strict=True):
        mask = np.zeros(len(gold.letter.text) + 1, dtype=bool)
        for span in spans:
            mask[span.start : span.end] = True
        for start, end, label in gold.spans:
            whole = all(mask[i] or gold.letter.text[i].isspace() for i in range(start, end))
            out[label] = out.get(label, Rate()).plus(Rate(int(whole), 1))
    return dict(sorted(out.items()))
