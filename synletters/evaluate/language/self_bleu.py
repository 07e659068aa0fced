"""Self-BLEU (Zhu et al. 2018) between the variants of a letter: how alike they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from synletters.core.errors import EvaluationError
from synletters.evaluate import Pair, Score
from synletters.evaluate.figures import ratio_score


class SelfBleu:
    """Sentence BLEU (sacrebleu) of each variant with the other variants of its letter as references, mean
    over variants.

    Raises EvaluationError if no letter has two variants.
    """

    def __init__(self, *, progress: Callable[[int], None] | None = None, **_: object) -> None:
        from sacrebleu import BLEU

        self.bleu = BLEU(effective_order=True)
        self.progress = progress or (lambda _: None)

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        variants: dict[str, list[int]] = defaultdict(list)
        for i, (letter, _) in enumerate(pairs):
            variants[letter.id].append(i)
        if all(len(numbers) < 2 for numbers in variants.values()):
            raise EvaluationError(
                "self-BLEU compares variants of a letter, and no letter has two; run `rewrite` with --variants 2 or more"
            )
        values: list[float | None] = []
        for i, (letter, rewrite) in enumerate(pairs):
            others = [pairs[k][1].text for k in variants[letter.id] if k != i]
            values.append(float(self.bleu.sentence_score(rewrite.text, others).score) if others else None)
            self.progress(1)
        signature = str(self.bleu.get_signature())
        return (
            ratio_score(
                "self_bleu",
                pairs,
                values,
                better="lower",
                family="language",
                range=(0, 100),
                about="BLEU of each variant with the letter's other variants as references, mean over variants; 100: all variants are alike. Kept "
                "words are alike in all of them, so it cannot come near 0",
                source=f"Zhu et al. 2018 (Texygen, arXiv:1802.01886); sacrebleu, signature {signature}",
                detail={
                    "signature": signature,
                    "letters_with_variants": sum(len(n) > 1 for n in variants.values()),
                },
            ),
        )
