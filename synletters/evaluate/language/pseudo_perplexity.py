"""Pseudo-perplexity (Salazar et al. 2020): each subword masked in turn, and how likely the model finds it
there.

``PPPL = exp(-sum of log p(subword | the others) / number of subwords)`` over all letters. The exact figure needs one look of
the model for each subword; by default a few subwords of each letter are drawn, at the same relative places in
a letter and its
rewrites, so that their difference is steadier than either figure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synletters.evaluate import Pair, Score
from synletters.evaluate.figures import compared
from synletters.neural.batching import plan as plan_batches
from synletters.neural.encoding import encode_all
from synletters.neural.frame import frame
from synletters.neural.loading import load
from synletters.neural.memory import halving
from synletters.neural.narrow import logits_at, narrow_at

Ints = NDArray[np.int64]
_DRAWS, _LEAST, _MOST = 8000, 8, 64  # subwords on each side by default, and the fewest and most of a letter
_CHUNK, _CHUNK_EXACT = 64, 4  # texts whose windows are in memory at a time


@dataclass(frozen=True, slots=True)
class _Look:
    """One masked subword in its window: ``ids`` with special tokens and the mask, ``at`` its place, ``token``
    what stood there."""

    text: int
    ids: Ints
    at: int
    token: int


class PseudoPerplexity:
    """Pseudo-perplexity of rewrites and of their letters under a masked language model.

    ``pll_subwords``: how many subwords of each text are masked (0: every one; by default 8,000 by the number
    of rewrites, from 8
    to 64); ``pll_context``: subwords around it that the model
    reads. ``pll_exact``: every subword, in the model's whole window. Raises ModelError for a model that
    cannot be loaded.
    """

    def __init__(
        self,
        *,
        model: str = "embedded",
        device: str = "auto",
        dtype: str = "auto",
        seed: int = 0,
        batch_tokens: int = 4096,
        pll_subwords: int | None = None,
        pll_context: int = 128,
        pll_exact: bool = False,
        progress: Callable[[int], None] | None = None,
        **_: object,
    ) -> None:
        self.loaded = load(model, "mlm", device=device, dtype=dtype)
        self.before, self.after = frame(self.loaded.tokenizer)
        room = self.loaded.max_length - len(self.before) - len(self.after)
        self.context = room if pll_exact else max(1, min(pll_context, room))
        self.wanted = 0 if pll_exact else pll_subwords
        self.subwords = self.wanted or 0
        self.seed, self.batch_tokens = seed, batch_tokens
        self.progress = progress or (lambda _: None)
        self._narrow = narrow_at(self.loaded.model)

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        if self.wanted is None:
            self.subwords = max(_LEAST, min(_MOST, _DRAWS // max(1, len(pairs))))
        sources = list({letter.id: letter for letter, _ in pairs}.values())
        known = dict(
            zip(
                [s.id for s in sources],
                self.texts([s.text for s in sources], [s.id for s in sources], 0),
                strict=True,
            )
        )
        made = self.texts([rewrite.text for _, rewrite in pairs], [letter.id for letter, _ in pairs], 1)
        real = [known[letter.id] for letter, _ in pairs]
        detail: dict[str, Any] = {
            "model": self.loaded.name,
            "weights_sha256": self.loaded.weights_sha256,
            "dtype": self.loaded.dtype,
            "subwords_per_letter": self.subwords or "all",
            "context": self.context,
        }
        how = f"{self.subwords} subwords drawn from each letter" if self.subwords else "every subword"
        return (
            compared(
                "pseudo_perplexity",
                pairs,
                _weighed(real),
                _weighed(made),
                better="lower",
                range=(1, None),
                figure=np.exp,
                detail=detail,
                about=f"exp of minus the mean log probability of a masked subword under {self.loaded.name} ({how}, {self.context} subwords "
                "of context); compare it with the real letters', not with other models'. Text that the same model filled in is "
                "likely under it: far below the real letters' is no praise",
                source="Salazar et al. 2020 (2020.acl-main.240)",
            ),
        )

    def texts(self, texts: Sequence[str], ids: Sequence[str], steps: int = 0) -> list[tuple[float, int]]:
        """(mean negative log probability, number of subwords) of each text; (nan, 0) for one without a
        subword.

        ``ids`` decide which subwords are drawn. ``steps`` is what each text is worth to the progress.
        """
        out: list[tuple[float, int]] = []
        size = _CHUNK if self.subwords else _CHUNK_EXACT
        for start in range(0, len(texts), size):
            encoded = [e.ids for e in encode_all(self.loaded.tokenizer, texts[start : start + size])]
            looks = [
                look
                for number, (subwords, letter_id) in enumerate(
                    zip(encoded, ids[start : start + size], strict=True)
                )
                for look in self._looks(number, subwords, letter_id)
            ]
            sums, counts = np.zeros(len(encoded)), np.zeros(len(encoded))
            for look, value in zip(looks, self.log_probabilities(looks), strict=True):
                sums[look.text] -= value
                counts[look.text] += 1
            out += [
                (float(s / c) if c else float("nan"), len(e))
                for s, c, e in zip(sums, counts, encoded, strict=True)
            ]
            self.progress(steps * len(encoded))
        return out

    def _looks(self, number: int, ids: Ints, letter_id: str) -> list[_Look]:
        n = len(ids)
        places: Sequence[int] = range(n)
        if self.subwords and n > self.subwords:
            draw = Random(blake2b(f"{self.seed}\x1fpll\x1f{letter_id}".encode(), digest_size=16).digest())
            # one in each of equal stretches: the same relative places in every text of this letter
            places = [min(n - 1, int((k + draw.random()) * n / self.subwords)) for k in range(self.subwords)]
        out = []
        for at in places:
            first = max(0, min(at - self.context // 2, n - self.context))
            window = ids[first : first + self.context].copy()
            window[at - first] = self.loaded.tokenizer.mask_token_id
            framed = np.array([*self.before, *window, *self.after], dtype=np.int64)
            out.append(_Look(number, framed, at - first + len(self.before), int(ids[at])))
        return out

    def log_probabilities(self, looks: Sequence[_Look]) -> list[float]:
        """log p of what stood at each masked place."""
        out = [0.0] * len(looks)
        for width, members in plan_batches(
            [len(look.ids) for look in looks], limit=self.loaded.max_length, tokens=self.batch_tokens
        ):

            def work(batch: Sequence[int], width: int = width) -> list[float]:
                return self._batch([looks[i] for i in batch], width)

            for i, value in zip(members, halving(members, work), strict=True):
                out[i] = value
        return out

    def _batch(self, looks: Sequence[_Look], width: int) -> list[float]:
        import torch

        ids = np.full((len(looks), width), self.loaded.tokenizer.pad_token_id or 0, dtype=np.int64)
        real = np.zeros_like(ids)
        for row, look in enumerate(looks):
            ids[row, : len(look.ids)] = look.ids
            real[row, : len(look.ids)] = 1
        device, model = self.loaded.device, self.loaded.model
        where = (
            torch.arange(len(looks), device=device),
            torch.tensor([look.at for look in looks], device=device),
        )
        inputs = {
            "input_ids": torch.from_numpy(ids).to(device),
            "attention_mask": torch.from_numpy(real).to(device),
        }
        with torch.inference_mode():
            logits = logits_at(model, self._narrow, inputs, where)
        tokens = torch.tensor([look.token for look in looks], device=device)
        found: list[float] = torch.log_softmax(logits, dim=-1).gather(1, tokens[:, None])[:, 0].tolist()
        return found


def _weighed(found: Sequence[tuple[float, int]]) -> tuple[list[float | None], list[float]]:
    """Each text's sum and number of subwords, as if all had been masked: long letters count for more, as in
    the exact figure."""
    return [None if n == 0 else mean * n for mean, n in found], [float(n) for _, n in found]
