"""Whether rewrites still say what their letters say. docs/fidelity.md defines every figure.

A second analysis with words and rules of its own: it shares no code with what protects a run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import numpy as np

from synletters.core.document import Letter, Rejected, Rewrite
from synletters.core.errors import LetterError
from synletters.evaluate.bootstrap import Interval, interval, ratio, resampled
from synletters.evaluate.clinical.fidelity_assert import Assertions
from synletters.evaluate.clinical.fidelity_letter import ASPECTS, LetterFidelity, compare
from synletters.evaluate.clinical.fidelity_words import KINDS

_WORST = 20
FLAGS = ("negated", "uncertain", "family", "historical")


@dataclass(frozen=True, slots=True)
class Worst:
    """A rewrite with flips: its letter, which variant, and how many of which kind."""

    letter_id: str
    variant: int
    flips: Mapping[str, int]
    entities_changed: int

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.letter_id,
            "variant": self.variant,
            "flips": dict(self.flips),
            "entities_changed": self.entities_changed,
        }


@dataclass(frozen=True, slots=True)
class FidelityResult:
    """Every figure. ``places`` holds (id, variant, kind, offset, added) of each flip, no text."""

    letters: int
    rewrites: int
    entities: int
    unchanged: Interval
    by_aspect: Mapping[str, Interval]
    by_assertion: Mapping[str, int]
    by_label: Mapping[str, tuple[int, int]]
    flips: Mapping[str, int]
    unknown: int
    flips_per_rewrite: Interval
    rewrites_without_flip: Interval
    without_rewrite: int
    without_source: int
    worst: tuple[Worst, ...]
    rejected: tuple[Rejected, ...]
    places: tuple[tuple[str, int, str, int, bool], ...] = field(repr=False)

    def to_json(self) -> dict[str, Any]:
        return {
            "letters": self.letters,
            "rewrites": self.rewrites,
            "entities": {
                "total": self.entities,
                "unchanged": self.unchanged.to_json(),
                "unchanged_by_aspect": {name: of.to_json() for name, of in self.by_aspect.items()},
                "assertions_changed": dict(self.by_assertion),
                "by_label": {label: {"unchanged": a, "total": b} for label, (a, b) in self.by_label.items()},
            },
            "flips": dict(self.flips),
            "words_not_known_as_equals": self.unknown,
            "flips_per_rewrite": self.flips_per_rewrite.to_json(),
            "rewrites_without_a_flip": self.rewrites_without_flip.to_json(),
            "letters_without_a_rewrite": self.without_rewrite,
            "rewrites_without_a_letter": self.without_source,
            "worst": [worst.to_json() for worst in self.worst],
            "places": [
                {"id": i, "variant": v, "kind": k, "start": s, "added": a} for i, v, k, s, a in self.places
            ],
        }


def evaluate_fidelity(real: Mapping[str, Letter], rewrites: Iterable[Rewrite]) -> FidelityResult:
    """Compare rewrites with their letters, by letter id. A rewrite that cannot be compared is in
    ``rejected``.

    Intervals are over letters: the variants of one letter are drawn together.
    """
    assertions = Assertions()
    met: Counter[str] = Counter()
    sums: dict[
        str, list[int]
    ] = {}  # letter -> rewrites, flipped, flips, entities, unchanged, unchanged by aspect
    flips: Counter[str] = Counter()
    flags: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    worst: list[Worst] = []
    places: list[tuple[str, int, str, int, bool]] = []
    rejected: list[Rejected] = []
    without_source = unknown = 0
    for rewrite in rewrites:
        letter = real.get(rewrite.letter_id)
        if letter is None:
            without_source += 1
            continue
        met[letter.id] += 1
        try:
            made = compare(letter, rewrite.text, rewrite.spans, assertions)
        except LetterError as error:
            rejected.append(Rejected(letter.id, "fidelity", error.reason))
            continue
        kinds = made.by_kind
        unknown += made.unknown
        flips += kinds
        flags.update(flag for fate in made.fates for flag in fate.assertions)
        labels.update(fate.label for fate in made.fates)
        whole.update(fate.label for fate in made.fates if not fate.changed)
        row = sums.setdefault(letter.id, [0] * (5 + len(ASPECTS)))
        for n, value in enumerate(_row(made)):
            row[n] += value
        places += [(letter.id, rewrite.variant, flip.kind, flip.start, flip.added) for flip in made.flips]
        changed = sum(bool(fate.changed) for fate in made.fates)
        if kinds or changed:
            worst.append(Worst(letter.id, rewrite.variant, MappingProxyType(dict(kinds)), changed))
    worst.sort(key=lambda w: (-sum(w.flips.values()), -w.entities_changed, w.letter_id, w.variant))
    counts = np.array(list(sums.values()), dtype=np.float64).reshape(-1, 5 + len(ASPECTS))
    drawn = resampled(counts)
    return FidelityResult(
        letters=len(sums),
        rewrites=int(counts[:, 0].sum()),
        entities=int(counts[:, 3].sum()),
        unchanged=interval(counts, drawn, lambda s: ratio(s[:, 4], s[:, 3])),
        by_aspect=MappingProxyType(
            {
                name: interval(counts, drawn, lambda s, n=n: ratio(s[:, 5 + n], s[:, 3]))  # type: ignore[misc]
                for n, name in enumerate(ASPECTS)
            }
        ),
        by_assertion=MappingProxyType({flag: flags[flag] for flag in FLAGS}),
        by_label=MappingProxyType({label: (whole[label], n) for label, n in labels.most_common()}),
        flips=MappingProxyType({kind: flips[kind] for kind in KINDS}),
        unknown=unknown,
        flips_per_rewrite=interval(counts, drawn, lambda s: ratio(s[:, 2], s[:, 0])),
        rewrites_without_flip=interval(counts, drawn, lambda s: ratio(s[:, 0] - s[:, 1], s[:, 0])),
        without_rewrite=sum(letter_id not in met for letter_id in real),
        without_source=without_source,
        worst=tuple(worst[:_WORST]),
        rejected=tuple(rejected),
        places=tuple(places),
    )


def _row(made: LetterFidelity) -> Sequence[int]:
    return [
        1,
        bool(made.flips),
        len(made.flips),
        len(made.fates),
        sum(not fate.changed for fate in made.fates),
        *(sum(name not in fate.changed for fate in made.fates) for name in ASPECTS),
    ]
