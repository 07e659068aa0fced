"""ROUGE-1, ROUGE-2 and ROUGE-L (Lin 2004) with the tokenizer and formulas of the rouge-score package.

The longest common subsequence is found with bits in place of a table (Hyyrö 2004, "Bit-parallel LCS-length
computation
revisited"): letters of a thousand words take milliseconds, where the package takes seconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from synletters.evaluate import Pair, Score
from synletters.evaluate.figures import ratio_score
from synletters.evaluate.masked import NO_BASELINE, marked, masked_text

NAMES = ("rouge1", "rouge2", "rougeL")
_SOURCE = "Lin 2004 (W04-1013); tokens and formulas of rouge-score 0.1.2, no stemming"


@dataclass(frozen=True, slots=True)
class Rouge:
    """Precision, recall and F1 of a candidate against a reference."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @staticmethod
    def of(common: int, reference: int, candidate: int) -> Rouge:
        return Rouge(common / candidate if candidate else 0.0, common / reference if reference else 0.0)


def lcs_length(a: Sequence[str], b: Sequence[str]) -> int:
    """The length of the longest common subsequence of two sequences."""
    places: dict[str, int] = {}
    for i, token in enumerate(a):
        places[token] = places.get(token, 0) | 1 << i
    whole = (1 << len(a)) - 1
    row = whole  # a zero bit stands where the row of the table goes up by one
    for token in b:
        here = row & places.get(token, 0)
        row = ((row + here) | (row - here)) & whole
    return len(a) - row.bit_count()


def rouge(reference: Sequence[str], candidate: Sequence[str]) -> dict[str, Rouge]:
    """ROUGE of two lists of tokens, by name."""
    out = {}
    for n in (1, 2):
        here, there = _grams(reference, n), _grams(candidate, n)
        common = sum((here & there).values())
        out[NAMES[n - 1]] = Rouge.of(common, here.total(), there.total())
    if reference and candidate:
        out["rougeL"] = Rouge.of(lcs_length(reference, candidate), len(reference), len(candidate))
    else:
        out["rougeL"] = Rouge(0.0, 0.0)
    return out


def _grams(tokens: Sequence[str], n: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1))


class RougeMetric:
    """Mean F1 over pairs of ROUGE-1, ROUGE-2 and ROUGE-L; precision and recall in the detail. ``stem``:
    Porter's stemmer."""

    def __init__(
        self, *, stem: bool = False, progress: Callable[[int], None] | None = None, **_: object
    ) -> None:
        from rouge_score.tokenizers import DefaultTokenizer

        self.tokenize: Callable[[str], list[str]] = DefaultTokenizer(stem).tokenize
        self.progress = progress or (lambda _: None)

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        has_baseline = marked(pairs)
        made: list[dict[str, Rouge]] = []
        base: list[dict[str, Rouge]] = []
        for letter, rewrite in pairs:
            source = self.tokenize(letter.text)
            made.append(rouge(source, self.tokenize(rewrite.text)))
            if has_baseline:
                base.append(rouge(source, self.tokenize(masked_text(rewrite))))
            self.progress(1)
        return tuple(self._score(name, pairs, made, base if has_baseline else None) for name in NAMES)

    @staticmethod
    def _score(
        name: str,
        pairs: Sequence[Pair],
        made: Sequence[dict[str, Rouge]],
        base: Sequence[dict[str, Rouge]] | None,
    ) -> Score:
        what = {
            "rouge1": "words",
            "rouge2": "pairs of neighbouring words",
            "rougeL": "words of the longest common subsequence",
        }
        detail: dict[str, object] = {
            part: sum(getattr(row[name], part) for row in made) / max(1, len(made))
            for part in ("precision", "recall")
        }
        if base is None:
            detail["baseline"] = NO_BASELINE
        return ratio_score(
            f"{name}_f1",
            pairs,
            [row[name].f1 for row in made],
            better="none",
            family="similarity",
            source=_SOURCE,
            range=(0, 1),
            about=f"F1 of the {what[name]} that a rewrite shares with its source, mean over pairs; 1 is a copy (or nearly)",
            baseline=None if base is None else [row[name].f1 for row in base],
            detail=detail,
        )
