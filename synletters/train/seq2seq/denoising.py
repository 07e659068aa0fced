"""What an encoder-decoder is trained on: T5's span corruption and BART's text infilling.

T5 (Raffel et al. 2020): every chosen stretch becomes the next sentinel, and the decoder says each sentinel
with what stood
there. BART (Lewis et al. 2020): every chosen stretch, whatever its length, becomes one mask, and the decoder
says the whole
text. ``rewrite`` asks in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from synletters.train.choices import Choice
from synletters.train.corpus import Batch, Ints
from synletters.train.mlm.masking import IGNORED, Bools, pick, rng_of

#: subwords of a stretch on average: T5 and BART both
MEAN_SPAN = 3.0


class DenoisingExamples:
    """Batches of an encoder-decoder, by number: ``input_ids``, ``attention_mask`` and ``labels`` (-100 behind
    their end).

    ``sentinels`` are T5's in their order; empty for BART. ``frame`` are the special tokens around a text.
    """

    def __init__(
        self,
        windows: Any,
        choices: Sequence[Choice],
        tokenizer: Any,
        *,
        sentinels: Sequence[int],
        frame: tuple[Sequence[int], Sequence[int]],
        seed: int,
    ) -> None:
        self.windows, self.choices, self.seed = windows, tuple(choices), seed
        self.sentinels, self.frame = list(sentinels), (list(frame[0]), list(frame[1]))
        self.pad, self.mask = int(tokenizer.pad_token_id), tokenizer.mask_token_id

    def __getitem__(self, number: int) -> dict[str, Ints]:
        batch: Batch = self.windows[number]
        draw = rng_of(self.seed, number)
        rows = [self._row(batch, row, draw) for row in range(len(batch.ids))]
        ids, real = _padded([seen for seen, _ in rows], self.pad)
        labels, _ = _padded([said for _, said in rows], IGNORED)
        return {"input_ids": ids, "attention_mask": real, "labels": labels}

    def _row(self, batch: Batch, row: int, draw: np.random.Generator) -> tuple[list[int], list[int]]:
        before, after = len(self.frame[0]), len(self.frame[1])
        body = slice(before, batch.ids.shape[1] - after)
        ids, free = batch.ids[row, body], batch.open[row, body]
        choice = self.choices[int(draw.choice(len(self.choices), p=[c.share for c in self.choices]))]
        if choice.name == "spans" and choice.strategy is None:
            spans = stretches(free, draw.uniform(choice.low, choice.high), draw)
        else:
            cut = (slice(row, row + 1), body)
            one = Batch(batch.ids[cut], batch.open[cut], batch.group[cut], batch.word[cut])
            picked = pick(one, self.windows.corpus, [choice], draw)[0]
            # neighbouring words are holes of their own, as ``rewrite`` makes them; subwords of one word are
            # one hole
            unit = one.word[0] if choice.strategy is not None else one.group[0]
            spans = runs(picked, unit)
        return self._said(ids, spans, draw)

    def _said(
        self, ids: Ints, spans: list[tuple[int, int]], draw: np.random.Generator
    ) -> tuple[list[int], list[int]]:
        before, after = self.frame
        if self.sentinels and len(spans) >= len(self.sentinels):  # one sentinel ends what is said
            kept = sorted(draw.choice(len(spans), size=len(self.sentinels) - 1, replace=False))
            spans = [spans[i] for i in kept]
        seen, said, at = [*before], [], 0
        for number, (start, end) in enumerate(spans):
            hole = self.sentinels[number] if self.sentinels else self.mask
            seen += [*ids[at:start].tolist(), hole]
            said += [hole, *ids[start:end].tolist()]
            at = end
        seen += [*ids[at:].tolist(), *after]
        if self.sentinels:
            return seen, [*said, self.sentinels[len(spans)], *after]
        return seen, [*before, *ids.tolist(), *after]


def stretches(free: Bools, rate: float, draw: np.random.Generator) -> list[tuple[int, int]]:
    """Stretches of open subwords, [start, end) in order, none touching another, that cover about ``rate`` of
    the open ones.

    Lengths are Poisson with mean ``MEAN_SPAN``, at least 1. Where entities leave short gaps, stretches are
    cut to fit.
    """
    budget = max(1, int(rate * int(free.sum()) + 0.5)) if free.any() else 0
    taken = np.zeros(len(free) + 2, dtype=np.bool_)  # shifted by one: what touches a stretch is taken too
    out: list[tuple[int, int]] = []
    tries = 20 * budget
    while budget > 0 and tries > 0:
        tries -= 1
        start = int(draw.integers(len(free)))
        size = min(max(1, int(draw.poisson(MEAN_SPAN))), budget)
        end = start
        while end < len(free) and end - start < size and free[end] and not taken[end : end + 3].any():
            end += 1
        if end > start:
            out.append((start, end))
            taken[start + 1 : end + 1] = True
            budget -= end - start
    return sorted(out)


def runs(picked: Bools, unit: Ints) -> list[tuple[int, int]]:
    """Neighbouring picked subwords of one unit, as [start, end)."""
    out: list[tuple[int, int]] = []
    for at in np.flatnonzero(picked):
        at = int(at)
        if out and out[-1][1] == at and unit[at] == unit[at - 1]:
            out[-1] = (out[-1][0], at + 1)
        else:
            out.append((at, at + 1))
    return out


def _padded(rows: Sequence[Sequence[int]], fill: int) -> tuple[Ints, Ints]:
    width = max(map(len, rows))
    out = np.full((len(rows), width), fill, dtype=np.int64)
    real = np.zeros((len(rows), width), dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
        real[i, : len(row)] = 1
    return out, real
