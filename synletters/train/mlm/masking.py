"""Which subwords of a batch are to be guessed, and what the model sees in their place."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synletters.core.errors import TrainingError
from synletters.train.choices import Choice
from synletters.train.corpus import Batch, Corpus, Ints

#: what the loss leaves out (torch's default)
IGNORED = -100
Bools = NDArray[np.bool_]


def rng_of(seed: int, number: int) -> np.random.Generator:
    """The random numbers of one batch: no order, and no resumption, can change them."""
    return np.random.default_rng([seed, 4, number])


def pick(batch: Batch, corpus: Corpus, choices: Sequence[Choice], draw: np.random.Generator) -> Bools:
    """The subwords to be guessed, (rows, length). Of a batch with open subwords at least one is."""
    picked = np.zeros(batch.ids.shape, dtype=np.bool_)
    shares = np.array([choice.share for choice in choices])
    of_row = draw.choice(len(choices), size=len(picked), p=shares / shares.sum())
    for row, number in enumerate(of_row):
        picked[row] = _row(batch, row, corpus, choices[int(number)], draw)
    if not picked.any() and batch.open.any():
        at = draw.choice(np.flatnonzero(batch.open))
        picked.reshape(-1)[at] = True
    return picked


def _row(batch: Batch, row: int, corpus: Corpus, choice: Choice, draw: np.random.Generator) -> Bools:
    free = batch.open[row]
    if choice.strategy is not None:
        chosen = chosen_words(batch.word[row], free, corpus, choice, draw)
        return np.logical_and(free, np.isin(batch.word[row], chosen))
    rate = draw.uniform(choice.low, choice.high)
    if choice.name == "subwords":
        return np.logical_and(free, draw.random(len(free)) < rate)
    words, of = np.unique(batch.group[row], return_inverse=True)
    whole = np.ones(len(words), dtype=np.bool_)
    np.logical_and.at(whole, of, free)
    taken: Bools = (whole & (draw.random(len(words)) < rate))[of]
    return taken


def chosen_words(word: Ints, free: Bools, corpus: Corpus, choice: Choice, draw: np.random.Generator) -> Ints:
    """The numbers of the words of one window that a masking strategy chooses; words cut by its edges are not
    offered."""
    assert choice.strategy is not None
    inside = word[(word >= 0) & free]
    numbers, counts = np.unique(inside, return_counts=True)
    numbers = numbers[counts == corpus.sizes[numbers]]
    words = [corpus.word_at(int(number)) for number in numbers]
    got = choice.strategy.select(words, Random(int(draw.integers(2**63))))
    if any(not 0 <= i < len(numbers) for i in got):
        raise TrainingError(f"the masking strategy {choice.name!r} chose words that it was not offered")
    taken: Ints = numbers[np.array(sorted(got), dtype=np.int64)]
    return taken


class MaskedExamples:
    """Batches of a masked language model, by number: ``input_ids`` and ``labels`` (-100 where nothing is
    guessed).

    ``corruption`` are the shares of the picked subwords that become the mask, a random subword (of the
    vocabulary without
    special tokens), or stay.
    """

    def __init__(
        self,
        windows: Any,
        choices: Sequence[Choice],
        tokenizer: Any,
        *,
        corruption: tuple[float, float, float],
        seed: int,
    ) -> None:
        self.windows, self.choices, self.seed, self.corruption = windows, tuple(choices), seed, corruption
        self.mask = int(tokenizer.mask_token_id)
        special = set(tokenizer.all_special_ids)
        self.plain = np.array([i for i in range(len(tokenizer)) if i not in special], dtype=np.int64)

    def __getitem__(self, number: int) -> dict[str, Ints]:
        batch: Batch = self.windows[number]
        draw = rng_of(self.seed, number)
        picked = pick(batch, self.windows.corpus, self.choices, draw)
        seen = batch.ids.copy()
        masked, other, _ = self.corruption
        if masked >= 1:
            seen[picked] = self.mask
        else:
            fate = draw.random(seen.shape)
            seen[picked & (fate < masked)] = self.mask
            swapped = picked & (fate >= masked) & (fate < masked + other)
            seen[swapped] = self.plain[draw.integers(len(self.plain), size=int(swapped.sum()))]
        return {"input_ids": seen, "labels": np.where(picked, batch.ids, IGNORED)}
