"""BERTScore (Zhang et al. 2020) of whole letters, on any encoder that synletters can load.

The bert-score package cuts a text at its model's 512 subwords without a word, and embeds a text anew for
every pair. Here a long
letter is embedded in overlapping windows, and the greedy matching goes over the *whole* letters: a subword
may match any of the
other letter, and the special tokens at its two ends. On texts that fit one window the figures are the
package's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import fsum
from typing import Any

from synletters.core.errors import EvaluationError
from synletters.evaluate import Pair, Score
from synletters.evaluate.figures import ratio_score
from synletters.evaluate.masked import NO_BASELINE, marked, masked_ids
from synletters.evaluate.similarity.embeddings import Embedder, layers_of
from synletters.neural.loading import load

_CHUNK = 32  # pairs whose embeddings are held at a time
_ROWS = 2048  # subwords of a rewrite that are held against all of its source at a time
_SOURCE = "Zhang et al. 2020 (ICLR, arXiv:1904.09675); equal to bert-score 0.3 on texts of one window"
_WHAT = {
    "precision": "the rewrite's subwords, each with its most similar one of the source",
    "recall": "the source's subwords, each with its most similar one of the rewrite",
    "f1": "the harmonic mean of BERTScore precision and recall",
}


class BertScore:
    """P, R and F1 of rewrites against their sources, means over pairs. No idf weighting, no rescaling.

    ``layer``: the encoder's output after that many layers; by default what the bert-score package takes for a
    model of this
    name, else the last. Raises ModelError for a model that cannot be loaded, EvaluationError for a layer that
    is not there.
    """

    def __init__(
        self,
        *,
        model: str = "embedded",
        device: str = "auto",
        dtype: str = "auto",
        layer: int | None = None,
        batch_tokens: int = 4096,
        progress: Callable[[int], None] | None = None,
        **_: object,
    ) -> None:
        self.loaded = load(model, "mlm", device=device, dtype=dtype)
        layers = layers_of(self.loaded.model.base_model)
        if layer is None:
            from bert_score.utils import model2layers

            layer = model2layers.get(model)
        if layer is not None and not 0 <= layer <= layers:
            raise EvaluationError(
                f"the model {model!r} has layers 0 to {layers}, not {layer}; choose one of them"
            )
        self.layer = layers if layer is None else layer
        self.embedder = Embedder(
            self.loaded, layer=None if layer == layers else layer, batch_tokens=batch_tokens
        )
        self.progress = progress or (lambda _: None)

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        has_baseline = marked(pairs)
        found: list[tuple[float, float, float]] = []
        base: list[tuple[float, float, float]] = []
        for at in range(0, len(pairs), _CHUNK):
            chunk = pairs[at : at + _CHUNK]
            sources = self.embedder.encode([letter.text for letter, _ in chunk])
            made = self.embedder.encode([rewrite.text for _, rewrite in chunk])
            ids = [encoded.ids for encoded in (*sources, *made)]
            if has_baseline:
                mask = self.loaded.tokenizer.mask_token_id
                # white space at the start was cut off: offsets count from behind it
                lead = [len(rewrite.text) - len(rewrite.text.lstrip()) for _, rewrite in chunk]
                ids += [
                    masked_ids(encoded, [(a - cut, b - cut) for a, b in rewrite.refilled or ()], mask)
                    for encoded, (_, rewrite), cut in zip(made, chunk, lead, strict=True)
                ]
            vectors = self.embedder.embed(ids)
            n, before, after = len(chunk), len(self.embedder.before), len(self.embedder.after)
            found += [match(vectors[i], vectors[n + i], before, after) for i in range(n)]
            if has_baseline:
                base += [match(vectors[i], vectors[2 * n + i], before, after) for i in range(n)]
            self.progress(len(chunk))
        detail: dict[str, Any] = {
            "model": self.loaded.name,
            "weights_sha256": self.loaded.weights_sha256,
            "layer": self.layer,
            "dtype": self.loaded.dtype,
            "window": self.embedder.size,
            "idf": False,
            "rescaled": False,
        }
        if not has_baseline:
            detail["baseline"] = NO_BASELINE
        return tuple(
            ratio_score(
                f"bertscore_{name}",
                pairs,
                [row[k] for row in found],
                better="none",
                family="similarity",
                source=_SOURCE,
                about=f"mean cosine similarity under {self.loaded.name}, layer {self.layer}: {what}. 1 is a copy; a high value says "
                "nothing of privacy, facts or negations",
                range=(-1.0, 1.0),
                baseline=[row[k] for row in base] if has_baseline else None,
                detail=detail,
            )
            for k, (name, what) in enumerate(_WHAT.items())
        )


def match(source: Any, made: Any, before: int = 1, after: int = 1) -> tuple[float, float, float]:
    """Precision, recall and F1 of unit vectors (subwords, width), each text with its special tokens at the
    ends.

    As in the package, a special token may be matched but has no weight of its own. A text without subwords
    gives 0.
    """
    if len(source) <= before + after or len(made) <= before + after:
        return 0.0, 0.0, 0.0
    best_of_made, best_of_source = [], None
    for part in made.split(_ROWS):  # a book against a book would fill the memory at once
        similar = part @ source.T
        best_of_made += similar.amax(dim=1).tolist()
        best = similar.amax(dim=0)
        best_of_source = best if best_of_source is None else best_of_source.maximum(best)
    assert best_of_source is not None
    of_made, of_source = (
        best_of_made[before : len(made) - after],
        best_of_source.tolist()[before : len(source) - after],
    )
    precision, recall = fsum(of_made) / len(of_made), fsum(of_source) / len(of_source)
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0
