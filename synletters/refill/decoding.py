"""A decoder walked along scripts: fixed stretches are told to it, in the holes between them it says one word
each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synletters.refill.sampling import TOP, Floats, Ways

STEPS = 5  # subwords that a word may have


@dataclass(frozen=True, slots=True)
class Hole:
    """``noise`` is (STEPS, TOP): a row of random numbers for each subword. ``function`` takes a function word
    alone."""

    function: bool
    noise: Floats


@dataclass(frozen=True, slots=True)
class Script:
    """What the encoder reads, and what the decoder is told before each hole; one stretch a hole."""

    encoder: Sequence[int]
    stretches: Sequence[Sequence[int]]
    holes: Sequence[Hole]


@dataclass(frozen=True, slots=True)
class Said:
    """The subwords said in one hole and their probability; ``others`` are what single subwords would come
    next."""

    pieces: tuple[int, ...]
    score: float
    others: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Masks:
    """Which subwords may stand where, (subwords,) each: whole words by vocabulary, beginnings of words, and
    what goes on."""

    any: NDArray[np.bool_]
    function: NDArray[np.bool_]
    begins: NDArray[np.bool_]
    goes_on: NDArray[np.bool_]


@dataclass(slots=True)
class _Row:
    """Where the decoder is in one script."""

    script: Script
    told: list[int] = field(default_factory=list)  # what is still to be told before the next hole, last first
    hole: int = -1
    pieces: list[int] = field(default_factory=list)
    score: float = 1.0
    others: tuple[int, ...] = ()
    said: list[Said] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._next()

    @property
    def done(self) -> bool:
        return self.hole >= len(self.script.holes)

    @property
    def waits(self) -> bool:
        """Whether the model has the word."""
        return not self.done and not self.told

    def say(self, ranked: Sequence[int], *, single: bool, ends: int) -> None:
        """Take the first candidate, which is ``ends`` if the word is over; a ``single`` one is a word by
        itself."""
        if ranked[0] == ends:
            self._end()
            return
        self.pieces.append(ranked[0])
        if single or len(self.pieces) == STEPS:
            self.others = tuple(ranked[1:]) if single else ()
            self._end()
            self.told.append(ranked[0])  # the decoder reads it before what comes next

    def tell(self, pad: int) -> int:
        """What the decoder reads next: what it was to be told, or what it said."""
        if self.told:
            return self.told.pop()
        return self.pieces[-1] if self.pieces else pad

    def _end(self) -> None:
        self.said.append(Said(tuple(self.pieces), self.score, self.others))
        self._next()

    def _next(self) -> None:
        self.hole, self.pieces, self.score, self.others = self.hole + 1, [], 1.0, ()
        if not self.done:
            self.told = list(self.script.stretches[self.hole])[::-1]


def decode(
    loaded: Any, scripts: Sequence[Script], width: int, ways: Ways, masks: Masks, *, strict: bool
) -> list[list[Said]]:
    """What the model says in each hole of each script. All are padded to ``width`` for the encoder.

    ``strict`` allows whole words of one subword alone, so that each hole has a word that may stand there.
    """
    import torch

    model, device = loaded.model, loaded.device
    pad = loaded.tokenizer.pad_token_id or 0
    ids = np.full((len(scripts), width), pad, dtype=np.int64)
    real = np.zeros_like(ids)
    for i, script in enumerate(scripts):
        ids[i, : len(script.encoder)] = script.encoder
        real[i, : len(script.encoder)] = 1
    stacked = torch.from_numpy(np.stack([masks.any, masks.function, masks.begins, masks.goes_on])).to(device)
    rows = [_Row(script) for script in scripts]
    last = [int(model.config.decoder_start_token_id)] * len(rows)
    with torch.inference_mode():
        attention = torch.from_numpy(real).to(device)
        read = model.get_encoder()(input_ids=torch.from_numpy(ids).to(device), attention_mask=attention)
        cache = None
        while not all(row.done for row in rows):
            out = model(
                encoder_outputs=read,
                attention_mask=attention,
                decoder_input_ids=torch.tensor(last, device=device)[:, None],
                past_key_values=cache,
                use_cache=True,
            )
            cache = out.past_key_values
            _say(rows, out.logits[:, -1], stacked, ways, strict=strict)
            last = [row.tell(pad) for row in rows]
    return [row.said for row in rows]


def _say(rows: Sequence[_Row], logits: Any, masks: Any, ways: Ways, *, strict: bool) -> None:
    """One subword, or the end of the word, for each row that waits for one. ``logits`` is (rows,
    subwords)."""
    import torch

    waiting = [i for i, row in enumerate(rows) if row.waits]
    while waiting:
        holes = [rows[i].script.holes[rows[i].hole] for i in waiting]
        single = [strict or hole.function for hole in holes]
        which = [
            3 if rows[i].pieces else int(hole.function) if one else 2
            for i, hole, one in zip(waiting, holes, single, strict=True)
        ]
        scores = logits[torch.tensor(waiting, device=logits.device)].float()
        allowed = masks[torch.tensor(which, device=logits.device)]
        # whatever does not go on with the word ends it
        end = scores.masked_fill(allowed, -torch.inf).logsumexp(dim=-1, keepdim=True)
        end[torch.tensor([not rows[i].pieces for i in waiting], device=logits.device)] = -torch.inf
        best, index = torch.cat([scores.masked_fill(~allowed, -torch.inf), end], dim=-1).topk(
            min(TOP, scores.shape[1]), dim=-1
        )
        values, numbers = best.double().cpu().numpy(), index.cpu().numpy()
        noise = np.stack([hole.noise[len(rows[i].pieces)] for i, hole in zip(waiting, holes, strict=True)])
        order = ways.ranked(values, noise)
        shares = np.exp(values - values[:, :1])
        shares /= shares.sum(axis=1, keepdims=True)
        for at, i in enumerate(waiting):
            ranked = [int(numbers[at, j]) for j in order[at] if np.isfinite(values[at, j])]
            rows[i].score *= float(shares[at, order[at, 0]])
            rows[i].say(ranked, single=single[at], ends=scores.shape[1])
        # a word that ended right before another hole: the same logits say how that one begins
        waiting = [i for i in waiting if rows[i].waits and not rows[i].pieces]
