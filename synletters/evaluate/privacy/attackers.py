"""Attackers who compare whole letters: TF-IDF of words or of characters, and the mean of an encoder's last
layer.

Each gives blocks of rows of (questions x candidates) similarities, so that ten thousand against ten thousand
letters fit into
memory: a block has at most ``CELLS`` of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from synletters.evaluate.bootstrap import Floats
from synletters.evaluate.privacy.common import Ints
from synletters.neural.loading import Loaded

#: numbers of a block of similarities
CELLS = 4_000_000
_FEATURES = 2**21
_WINDOW, _OVERLAP = 256, 16  # subwords that the encoder reads at once, and that two windows share
#: above so many candidates, terms in more than ``COMMON`` of them are left out: they tell little and cost
#: most of the time
MANY, COMMON = 2_000, 1_000

Terms = Literal["words", "chars"]


def hashed(terms: Terms, *, longest: int = 2, binary: bool = False) -> Any:
    """A vectorizer without a vocabulary in memory: word n-grams up to ``longest``, or the four-character ones
    within words."""
    text = import_module("sklearn.feature_extraction.text")
    ways = (
        {"analyzer": "char_wb", "ngram_range": (4, 4)}
        if terms == "chars"
        else {"token_pattern": r"(?u)\b\w+\b", "ngram_range": (1, longest)}
    )
    return text.HashingVectorizer(
        n_features=_FEATURES, alternate_sign=False, norm=None, binary=binary, lowercase=True, **ways
    )


def telling(counts: Any) -> Ints:
    """The columns of the terms that stand in any text, without those that stand in too many of many texts."""
    frequency = np.bincount(counts.indices, minlength=counts.shape[1])
    most = counts.shape[0] if counts.shape[0] <= MANY else COMMON
    return np.flatnonzero((frequency > 0) & (frequency <= most))


def blocks(questions: Any, candidates: Any) -> Iterator[tuple[int, Floats]]:
    """Dot products of the rows of two matrices, sparse or dense, block by block."""
    step = max(1, CELLS // max(1, candidates.shape[0]))
    across = candidates.T.tocsr() if hasattr(candidates, "tocsr") else candidates.T
    for at in range(0, questions.shape[0], step):
        made = questions[at : at + step] @ across
        yield at, np.asarray(made.toarray() if hasattr(made, "toarray") else made, dtype=np.float64)


def tfidf(questions: Sequence[str], candidates: Sequence[str], terms: Terms) -> Iterator[tuple[int, Floats]]:
    """Cosines of TF-IDF vectors (sublinear counts, smoothed idf of the candidates, as scikit-learn has
    them)."""
    make, text = hashed(terms), import_module("sklearn.feature_extraction.text")
    counts = make.transform(candidates)
    columns = telling(counts)
    if not len(columns):  # not a word in any candidate: they are all alike
        yield from blocks(np.zeros((len(questions), 1)), np.zeros((len(candidates), 1)))
        return
    counts = counts[:, columns]
    weigh = text.TfidfTransformer(sublinear_tf=True).fit(counts)
    yield from blocks(weigh.transform(make.transform(questions)[:, columns]), weigh.transform(counts))


def embedded(
    questions: Sequence[str], candidates: Sequence[str], loaded: Loaded, *, batch_tokens: int = 8192
) -> Iterator[tuple[int, Floats]]:
    """Cosines of mean-pooled texts, each side less its own mean: what all letters share tells nothing of
    one."""
    sides = [pooled(loaded, texts, batch_tokens=batch_tokens) for texts in (questions, candidates)]
    sides = [side - side.mean(axis=0, keepdims=True) for side in sides]
    lengths = [np.linalg.norm(side, axis=1, keepdims=True) for side in sides]
    one, two = (side / np.maximum(length, 1e-12) for side, length in zip(sides, lengths, strict=True))
    yield from blocks(one, two)


def pooled(loaded: Loaded, texts: Sequence[str], *, batch_tokens: int = 8192) -> Floats:
    """(texts, width): the mean of the last hidden states of all subwords of a text, zeros for a text without
    any."""
    from synletters.neural.batching import plan, snug
    from synletters.neural.encoding import encode_all, windows
    from synletters.neural.frame import frame
    from synletters.neural.memory import halving

    before, after = frame(loaded.tokenizer)
    extra = len(before) + len(after)
    size = min(loaded.max_length, _WINDOW) - extra
    overlap = min(_OVERLAP, size // 8)
    ids = [encoded.ids for encoded in encode_all(loaded.tokenizer, texts)]
    jobs = [
        (t, *w)
        for t, one in enumerate(ids)
        for w in windows(len(one), snug(len(one), size, overlap, extra), overlap)
    ]
    out = np.zeros((len(texts), int(loaded.model.config.hidden_size)))
    for width, members in plan(
        [end - start + extra for _, start, end, _, _ in jobs], limit=loaded.max_length, tokens=batch_tokens
    ):

        def work(batch: Sequence[int], width: int = width) -> list[Floats]:
            rows = [ids[jobs[k][0]][jobs[k][1] : jobs[k][2]] for k in batch]
            states = _states(loaded, [[*before, *row.tolist(), *after] for row in rows], width)
            places = [
                (len(before) + jobs[k][3] - jobs[k][1], len(before) + jobs[k][4] - jobs[k][1]) for k in batch
            ]
            return [
                state[a:b].sum(axis=0, dtype=np.float64) for state, (a, b) in zip(states, places, strict=True)
            ]

        for member, total in zip(members, halving(members, work), strict=True):
            out[jobs[member][0]] += total
    return np.asarray(out / np.maximum(np.array([len(one) for one in ids]), 1)[:, None])


def _states(loaded: Loaded, rows: Sequence[Sequence[int]], width: int) -> NDArray[np.float32]:
    """(rows, width, hidden) last hidden states of windows padded to ``width``."""
    import torch

    ids = np.full((len(rows), width), loaded.tokenizer.pad_token_id or 0, dtype=np.int64)
    real = np.zeros_like(ids)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = row
        real[number, : len(row)] = 1
    inputs = {"input_ids": torch.from_numpy(ids).to(loaded.device)}
    if not real.all():  # without a mask attention takes its quicker way
        inputs["attention_mask"] = torch.from_numpy(real).to(loaded.device)
    with torch.inference_mode():
        return np.asarray(loaded.model.base_model(**inputs)[0].float().cpu().numpy())
