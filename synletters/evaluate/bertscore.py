"""BERTScore (Zhang et al. 2020) by the bert-score package's own matching, on any encoder that synletters can load.

The package itself truncates at 512 subwords without a word and finds local models by their name; here the model is
loaded by synletters, and letters are compared window by window: rewriting keeps the layout, so the k-th stretch of lines
of a letter belongs to the k-th of its rewrite.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from synletters.evaluate import Pair, Score
from synletters.neural.loading import load


class BertScore:
    """Mean F1 over pairs, each pair the mean over its windows weighted by subwords. No idf weighting, no rescaling."""

    def __init__(self, *, model: str = "embedded", device: str = "auto", **_: object) -> None:
        self.loaded = load(model, "mlm", device=device, dtype="float32")

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        from bert_score.utils import bert_cos_score_idf

        size = self.loaded.max_length - 2
        references: list[str] = []
        candidates: list[str] = []
        owners: list[int] = []
        for k, (letter, rewrite) in enumerate(pairs):
            for source, made in _windows(letter.text, rewrite.text, size):
                references.append(source)
                candidates.append(made)
                owners.append(k)
        tokenizer = self.loaded.tokenizer
        tokenizer.model_max_length = self.loaded.max_length  # bert-score cuts there; some tokenizers state none
        idf: defaultdict[int, float] = defaultdict(lambda: 1.0)
        idf[tokenizer.sep_token_id] = idf[tokenizer.cls_token_id] = 0.0
        found = bert_cos_score_idf(
            self.loaded.model.base_model,
            references,
            candidates,
            tokenizer,
            idf,
            device=self.loaded.device,
            batch_size=16,
        )
        weight = [len(text) for text in references]
        totals, sums = [0.0] * len(pairs), [0.0] * len(pairs)
        for owner, row, w in zip(owners, found.tolist(), weight, strict=True):
            sums[owner] += w * row[2]
            totals[owner] += w
        values = [s / t for s, t in zip(sums, totals, strict=True) if t]
        about = f"BERTScore F1 of rewrite against source under {self.loaded.name}; 1.0 is a copy, so it says nothing of privacy"
        return (Score("bertscore_f1", sum(values) / len(values) if values else 1.0, len(values), "none", about),)


def _windows(source: str, made: str, size: int) -> list[tuple[str, str]]:
    """The two texts cut at the same lines, each stretch under ``size`` subwords (about three characters each at least)."""
    a, b = source.splitlines(), made.splitlines()
    if len(a) != len(b):  # an identifier over several lines was replaced: compare from the start, equal shares
        step = max(1, -(-max(len(source), len(made)) // (3 * size)))
        return [(source[len(source) * i // step : len(source) * (i + 1) // step],
                 made[len(made) * i // step : len(made) * (i + 1) // step]) for i in range(step)]  # fmt: skip
    out: list[tuple[str, str]] = []
    left: list[str] = []
    right: list[str] = []
    for x, y in zip(a, b, strict=True):
        if left and max(sum(map(len, left)) + len(x), sum(map(len, right)) + len(y)) > 3 * size:
            out.append(("\n".join(left), "\n".join(right)))
            left, right = [], []
        left.append(x)
        right.append(y)
    out.append(("\n".join(left), "\n".join(right)))
    return [(x, y) for x, y in out if x.strip() and y.strip()]
