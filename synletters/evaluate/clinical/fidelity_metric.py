"""Entities that came through and statements that flipped, letter by letter:
``synletters.evaluate.clinical.fidelity`` as a metric."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from synletters.core.errors import LetterError
from synletters.evaluate import Pair, Score
from synletters.evaluate.clinical.fidelity_assert import Assertions
from synletters.evaluate.clinical.fidelity_letter import ASPECTS, LetterFidelity, compare
from synletters.evaluate.clinical.fidelity_words import KINDS
from synletters.evaluate.figures import ratio_score

_SOURCE = "synletters, docs/fidelity.md; assertions by ConText's rules (Harkema et al. 2009)"


class Fidelity:
    """Kept entities whose text, assertion, side, numbers and section are those of the source; and flips."""

    def __init__(self, *, progress: Callable[[int], None] | None = None, **_: object) -> None:
        self.progress = progress or (lambda _: None)

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        assertions = Assertions()
        made: list[LetterFidelity | None] = []
        unlike: Counter[str] = Counter()
        for letter, rewrite in pairs:
            try:
                made.append(compare(letter, rewrite.text, rewrite.spans, assertions))
            except LetterError as error:
                made.append(None)
                unlike[error.reason] += 1
            self.progress(1)
        not_compared = {"not_compared": unlike.total(), "why": dict(unlike)} if unlike else {}
        return self._entities(pairs, made, not_compared), *self._flips(pairs, made, not_compared)

    @staticmethod
    def _entities(
        pairs: Sequence[Pair], made: Sequence[LetterFidelity | None], detail: dict[str, object]
    ) -> Score:
        fates = [fate for letter in made if letter for fate in letter.fates]
        by: dict[str, dict[str, float | int | None]] = {}
        for aspect in ASPECTS:
            kept = sum(aspect not in fate.changed for fate in fates)
            by[aspect] = {"value": kept / len(fates) if fates else None, "kept": kept, "entities": len(fates)}
        for label in sorted({fate.label for fate in fates}):
            own = [fate for fate in fates if fate.label == label]
            kept = sum(not fate.changed for fate in own)
            by[f"label {label}"] = {"value": kept / len(own), "kept": kept, "entities": len(own)}
        return ratio_score(
            "entities_unchanged",
            pairs,
            [None if m is None else float(sum(not f.changed for f in m.fates)) for m in made],
            [0.0 if m is None else float(len(m.fates)) for m in made],
            better="higher",
            family="clinical",
            range=(0, 1),
            about="share of the marked clinical entities whose wording, assertion, side, numbers and section are those of the source; "
            "entities that nobody marked are not counted",
            source=_SOURCE,
            by=by,
            detail=detail,
        )

    @staticmethod
    def _flips(
        pairs: Sequence[Pair], made: Sequence[LetterFidelity | None], detail: dict[str, object]
    ) -> tuple[Score, ...]:
        kinds: Counter[str] = Counter(flip.kind for letter in made if letter for flip in letter.flips)
        letters = sum(letter is not None for letter in made)
        return (
            ratio_score(
                "flips_per_letter",
                pairs,
                [None if m is None else float(len(m.flips)) for m in made],
                better="lower",
                family="clinical",
                about="negations, doubts, sides, numbers, doses, directions, relations, modals, agents, acts and sections of a rewrite that "
                "are not those of its source, mean over rewrites",
                source=_SOURCE,
                range=(0, None),
                detail=detail
                | {"worst": "flip", "words_not_known_as_equals": sum(m.unknown for m in made if m)},
                by={
                    kind: {"value": kinds[kind] / letters if letters else None, "flips": kinds[kind]}
                    for kind in KINDS
                },
            ),
            ratio_score(
                "letters_without_flips",
                pairs,
                [None if m is None else float(not m.flips) for m in made],
                better="higher",
                about="share of rewrites without a single flip",
                source=_SOURCE,
                range=(0, 1),
                family="clinical",
                detail=detail,
            ),
        )
