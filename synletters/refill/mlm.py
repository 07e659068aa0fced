"""Refilling with a masked language model: all letters' windows in length-balanced batches, the head on masked places only.

Slots are filled in several rounds, in lockstep over all letters: each round keeps the surest guesses and shows them to the
next one (mask-predict, Ghazvininejad et al. 2019), so that neighbours agree. A guess is a whole word of the allowed
vocabulary, drawn by the Gumbel trick from the letter's own random numbers, never the word that stands beside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from synletters.document import Case, Fill, Fixed, MaskPlan, Slot
from synletters.neural.batching import plan as plan_batches
from synletters.neural.encoding import windows
from synletters.neural.loading import Loaded, load
from synletters.refill.agreement import article
from synletters.refill.vocabulary import Vocabulary, build

Ints = NDArray[np.int64]
_TOP = 50  # candidates that sampling looks at
_NEXT = 8  # of which so many are kept, should a neighbour have taken the first
# what may follow the base model in transformers' masked language models, in the order of its forward pass
_HEADS = ("cls", "lm_head", "vocab_transform", "head", "predictions", "generator_predictions")


@dataclass(slots=True)
class _Letter:
    """One plan in subwords: ``at[k]`` is the place of slot k in ``ids``."""

    ids: Ints
    at: Ints
    slots: tuple[Slot, ...]
    noise: NDArray[np.float64]  # (slots, _TOP) Gumbel draws, zero for argmax
    words: list[str] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    todo: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))


class MaskedLMRefiller:
    """Fills slots with any masked language model of transformers.

    ``model`` is ``embedded``, a folder or a hub id; ``never`` are lower-case words that are never filled in. ``rounds``
    is how often the model looks; ``temperature`` 0, or ``sampling="argmax"``, takes the likeliest word.
    """

    def __init__(
        self,
        model: str = "embedded",
        *,
        device: str = "auto",
        dtype: str = "auto",
        batch_tokens: int = 2048,
        sampling: Literal["sample", "argmax"] = "sample",
        temperature: float = 0.8,
        top_k: int = 20,
        rounds: int = 1,
        window: int = 128,
        seed: int = 0,
        never: Collection[str] = frozenset(),
        loaded: Loaded | None = None,
    ) -> None:
        self.loaded = loaded or load(model, "mlm", device=device, dtype=dtype)
        rows = int(self.loaded.model.get_input_embeddings().weight.shape[0])
        self.vocabulary: Vocabulary = build(self.loaded.tokenizer, rows, never)
        self.batch_tokens, self.rounds, self.seed = batch_tokens, max(1, rounds), seed
        self.sampling, self.temperature, self.top_k = sampling, temperature, min(top_k, _TOP)
        self.window = min(window, self.loaded.max_length)
        self.subwords = 0  # read so far, all rounds together
        self._head = next((h for h in _HEADS if hasattr(self.loaded.model, h)), None)
        self._masks = _device_masks(self.vocabulary, self.loaded)
        self._same = _on_device(self.vocabulary.same, self.loaded)

    def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]:
        """One fill a slot, in order; plans without slots cost nothing."""
        busy = [plan for plan in plans if plan.slots]
        letters = self._encode(busy)
        for round_ in range(self.rounds):
            self._round(letters, left=self.rounds - round_)
        done = iter([self._finish(plan, letter) for plan, letter in zip(busy, letters, strict=True)])
        return [next(done) if plan.slots else () for plan in plans]

    # -- text to subwords ---------------------------------------------------------------------------------------------

    def _encode(self, plans: Sequence[MaskPlan]) -> list[_Letter]:
        tokenizer: Any = self.loaded.tokenizer
        texts = [text for plan in plans for text in self._texts(plan)]
        pieces = iter(
            tokenizer(texts, add_special_tokens=False, truncation=False, return_attention_mask=False, verbose=False)[
                "input_ids"
            ]
            if texts
            else []
        )
        out = []
        for plan in plans:
            ids: list[int] = []
            at: list[int] = []
            slots: list[Slot] = []
            for part in plan.parts:
                if isinstance(part, Slot):
                    at.append(len(ids))
                    ids.append(tokenizer.mask_token_id)
                    slots.append(part)
                else:
                    ids.extend(next(pieces))
            n = len(slots)
            out.append(
                _Letter(
                    np.array(ids, dtype=np.int64),
                    np.array(at, dtype=np.int64),
                    tuple(slots),
                    self._noise(plan, n),
                    [""] * n,
                    [0.0] * n,
                    np.arange(n),
                )
            )
        return out

    def _texts(self, plan: MaskPlan) -> list[str]:
        """The fixed parts as the model reads them: where a subword begins with its blank, a mask holds it too."""
        out = []
        for part, following in zip(plan.parts, (*plan.parts[1:], None), strict=False):
            if isinstance(part, Fixed):
                held = self.vocabulary.marked and isinstance(following, Slot)
                out.append(part.text.removesuffix(" ") if held else part.text)
        return out

    def _noise(self, plan: MaskPlan, slots: int) -> NDArray[np.float64]:
        """Gumbel noise that belongs to the letter: the same whatever the batch or the order of letters."""
        if self.sampling == "argmax" or self.temperature <= 0:
            return np.zeros((slots, _TOP))
        name = f"{self.seed}\x1frefill\x1f{plan.variant}\x1f{plan.letter_id}"
        key = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16)
        rng = np.random.Generator(np.random.Philox(key=int.from_bytes(key.digest(), "big")))
        return np.asarray(rng.gumbel(size=(slots, _TOP)))

    # -- one look of the model at all letters ----------------------------------------------------------------------------

    def _round(self, letters: Sequence[_Letter], *, left: int) -> None:
        """Guess all open slots; keep the surest ``1/left`` of each letter's."""
        tokenizer: Any = self.loaded.tokenizer
        size = self.window - 2
        jobs: list[tuple[_Letter, int, int, Ints]] = []
        for letter in letters:
            if not len(letter.todo):
                continue
            places = letter.at[letter.todo]
            for start, end, take, stop in windows(len(letter.ids), size, size // 8):
                inside = letter.todo[(places >= take) & (places < stop)]
                if len(inside):
                    jobs.append((letter, start, end, inside))
        guesses: dict[int, list[tuple[float, int, list[int]]]] = {id(letter): [] for letter in letters}
        for width, members in plan_batches(
            [job[2] - job[1] + 2 for job in jobs], limit=self.window, tokens=self.batch_tokens
        ):
            batch = [jobs[i] for i in members]
            ids = np.full((len(batch), width), tokenizer.pad_token_id or 0, dtype=np.int64)
            real = np.zeros((len(batch), width), dtype=np.int64)
            for row, (letter, start, end, _) in enumerate(batch):
                n = end - start
                ids[row, : n + 2] = [tokenizer.cls_token_id, *letter.ids[start:end], tokenizer.sep_token_id]
                real[row, : n + 2] = 1
            rows = np.concatenate([np.full(len(job[3]), row) for row, job in enumerate(batch)])
            columns = np.concatenate([job[0].at[job[3]] - job[1] + 1 for job in batch])
            slots = [(job[0], int(k)) for job in batch for k in job[3]]
            self.subwords += int(real.sum())
            found = self._guess(ids, real, rows, columns, slots)
            for (letter, k), (tokens, score) in zip(slots, found, strict=True):
                guesses[id(letter)].append((score, k, tokens))
        for letter in letters:
            ranked = sorted(guesses[id(letter)], key=lambda g: (-g[0], g[1]))
            kept = ranked[: -(-len(ranked) // left)]
            same = self.vocabulary.same
            for score, k, tokens in kept:
                at = int(letter.at[k])
                beside = same[letter.ids[max(0, at - 1) : at + 2]]  # some were filled in this very round
                token = next((t for t in tokens if same[t] not in beside), tokens[0])
                letter.words[k], letter.scores[k] = self.vocabulary.words[token], score
                letter.ids[at] = token
            letter.todo = np.array(sorted(k for _, k, _ in ranked[len(kept) :]), dtype=np.int64)

    def _guess(
        self, ids: Ints, real: Ints, rows: Ints, columns: Ints, slots: Sequence[tuple[_Letter, int]]
    ) -> list[tuple[list[int], float]]:
        """For each masked place (rows[i], columns[i]) the chosen subword and the next best ones, and the first's probability."""
        import torch

        device = self.loaded.device
        logits = self._logits(ids, real, rows, columns)
        allowed = self._masks[
            torch.tensor([slot.slots[k].vocabulary == "function" for slot, k in slots]).long().to(device)
        ]
        logits = logits.masked_fill(~allowed, -torch.inf)
        # the word beside a slot is not said twice
        for shift in (-1, 1):
            beside = self.vocabulary.same[ids[rows, np.clip(columns + shift, 0, ids.shape[1] - 1)]]
            logits.masked_fill_(self._same == torch.from_numpy(beside).to(device)[:, None], -torch.inf)
        best, index = logits.topk(min(_TOP, logits.shape[1]), dim=-1)
        probability = torch.softmax(best, dim=-1).cpu().numpy()
        values, tokens = best.double().cpu().numpy(), index.cpu().numpy()
        noise = np.stack([letter.noise[k] for letter, k in slots])[:, : values.shape[1]]
        if self.sampling == "sample" and self.temperature > 0:
            values = values / self.temperature + noise
            values[:, self.top_k :] = -np.inf
        # next best: those after top_k are -inf and keep the model's order
        order = np.argsort(-values, axis=1, kind="stable")[:, :_NEXT]
        ranked, first = np.take_along_axis(tokens, order, axis=1), np.take_along_axis(probability, order[:, :1], axis=1)
        return list(zip(ranked.tolist(), first[:, 0].tolist(), strict=True))

    def _logits(self, ids: Ints, real: Ints, rows: Ints, columns: Ints) -> Any:
        """(masked places, subwords) scores in fp32; the head reads the masked places only."""
        import torch

        device, model = self.loaded.device, self.loaded.model
        where = (torch.from_numpy(rows).to(device), torch.from_numpy(columns).to(device))
        hook = None
        if self._head is not None:
            head = getattr(model, self._head)
            hook = head.register_forward_pre_hook(lambda _, inputs: (inputs[0][where], *inputs[1:]))
        try:
            with torch.inference_mode():
                scores = model(
                    input_ids=torch.from_numpy(ids).to(device), attention_mask=torch.from_numpy(real).to(device)
                ).logits
        finally:
            if hook is not None:
                hook.remove()
        return (scores if scores.ndim == 2 else scores[where]).float()

    # -- subwords to words --------------------------------------------------------------------------------------------------

    def _finish(self, plan: MaskPlan, letter: _Letter) -> tuple[Fill, ...]:
        fills = []
        for k, slot in enumerate(letter.slots):
            word = letter.words[k]
            word = "I" if word == "i" else slot.case.apply(word.lower() if slot.case is not Case.LOWER else word)
            fills.append(Fill(word, min(1.0, letter.scores[k])))
        return article(plan, fills)


def _device_masks(vocabulary: Vocabulary, loaded: Loaded) -> Any:
    """(2, subwords) on the model's device: row 0 any word, row 1 function words."""
    import torch

    return torch.from_numpy(np.stack([vocabulary.any, vocabulary.function])).to(loaded.device)


def _on_device(values: Ints, loaded: Loaded) -> Any:
    import torch

    return torch.from_numpy(values).to(loaded.device)
