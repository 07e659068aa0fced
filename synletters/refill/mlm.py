"""Refilling with a masked language model: all letters' windows in length-balanced batches, the head on masked
places only.

Slots are filled in several rounds, in lockstep over all letters: each round keeps the surest guesses, or the
next ones from
the left, and shows them to the next round (mask-predict, Ghazvininejad et al. 2019), so that neighbours
agree. A guess is a
whole word of the allowed vocabulary, never the word that stands beside it; see ``ways`` for how it is chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from synletters.core.document import Fill, MaskPlan, Slot
from synletters.neural.around import Window, read_of, windows_around
from synletters.neural.batching import plan as plan_batches
from synletters.neural.batching import snug
from synletters.neural.encoding import windows
from synletters.neural.frame import frame
from synletters.neural.loading import Loaded, load
from synletters.neural.memory import halving
from synletters.neural.narrow import logits_at, narrow_at
from synletters.refill.pieces import Pieces, spelt
from synletters.refill.sampling import NEXT, TOP, Floats, Order, Sampling, Ways, private_draw
from synletters.refill.vocabulary import Vocabulary, build
from synletters.refill.windows import Draft, Ints, finish, model_texts, neighbours, subwords, taken

# subwords that neighbouring windows share: more of them guessed held-out words no better (0.455 to 0.458 at 8
# to 15)
_OVERLAP = 10
# subwords on either side of a masked word that are read with it
_REACH = 32
_ROWS = 64  # of all words' logits that a private draw holds in fp64 at once


@dataclass(frozen=True, slots=True)
class _Job:
    """A window of a letter, [start, end) of its subwords, and the slots to guess in it."""

    draft: Draft
    start: int
    end: int
    slots: Ints

    def ids(self, size: int, mask: int) -> tuple[Ints, Ints]:
        """The window's subwords with ``size`` masks for each of the slots, and (slots, size) places of
        these."""
        ids, places = self.draft.ids[self.start : self.end], self.draft.at[self.slots] - self.start
        if size == 1:
            return ids, places[:, None]
        ids = np.insert(ids, np.repeat(places, size - 1), mask)
        first = places + np.arange(len(places)) * (size - 1)
        return ids, first[:, None] + np.arange(size)


class MaskedLMRefiller:
    """Fills slots with any masked language model of transformers.

    ``model`` is ``embedded``, a folder or a hub id; ``never`` are lower-case words that are never filled in,
    ``allowed``,
    if given, the lower-case words beside which no other is. ``rounds`` is how often the model looks;
    ``temperature`` 0, or
    ``sampling="argmax"``, takes the likeliest word. ``pieces`` is the most subwords a word may have: with
    more than one the
    model reads every window once for each number, and words of several are those of ``lexicon``.
    """

    def __init__(
        self,
        model: str = "embedded",
        *,
        device: str = "auto",
        dtype: str = "auto",
        batch_tokens: int = 2048,
        sampling: Sampling = "sample",
        temperature: float = 0.8,
        top_k: int = 20,
        top_p: float = 1.0,
        clip: float = 10.0,
        rounds: int = 1,
        order: Order = "easiest",
        pieces: int = 1,
        window: int = 128,
        seed: int = 0,
        never: Collection[str] = frozenset(),
        allowed: Container[str] | None = None,
        lexicon: Iterable[str] = (),
        loaded: Loaded | None = None,
    ) -> None:
        self.loaded = loaded or load(model, "mlm", device=device, dtype=dtype)
        rows = int(self.loaded.model.get_input_embeddings().weight.shape[0])
        self.vocabulary: Vocabulary = build(self.loaded.tokenizer, rows, never, allowed)
        self.pieces: tuple[Pieces, ...] = ()
        if pieces > 1:
            self.pieces = spelt(
                self.loaded.tokenizer, lexicon, never, first=rows, most=pieces, marked=self.vocabulary.marked
            )
        self.batch_tokens, self.rounds, self.seed = batch_tokens, max(1, rounds), seed
        self.ways = Ways(sampling, temperature, min(top_k, TOP), top_p, clip, order)
        self.window = min(window, self.loaded.max_length)
        self.subwords = 0  # read so far, all rounds together
        self._before, self._after = frame(self.loaded.tokenizer)
        self._narrow = narrow_at(self.loaded.model)
        self._masks = self._on_device(self.vocabulary.masks())
        self._numbers: dict[tuple[str, ...], Ints] = {}
        self._same = self._on_device(self.vocabulary.same)
        self._spelled = [*self.vocabulary.words, *(word for group in self.pieces for word in group.words)]

    def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]:
        """One fill a slot, in order; plans without slots cost nothing."""
        busy = [plan for plan in plans if plan.slots]
        drafts = self._encode(busy)
        for round_ in range(self.rounds):
            self._round(drafts, left=self.rounds - round_)
        done = iter([finish(plan, draft) for plan, draft in zip(busy, drafts, strict=True)])
        return [next(done) if plan.slots else () for plan in plans]

    # -- text to subwords
    # ---------------------------------------------------------------------------------------------

    def _encode(self, plans: Sequence[MaskPlan]) -> list[Draft]:
        mask = self.loaded.tokenizer.mask_token_id
        texts = [text for plan in plans for text in self._texts(plan)]
        read = iter(subwords(self.loaded.tokenizer, texts))
        out = []
        for plan in plans:
            ids: list[int] = []
            at: list[int] = []
            slots: list[Slot] = []
            for part in plan.parts:
                if isinstance(part, Slot):
                    at.append(len(ids))
                    ids.append(mask)
                    slots.append(part)
                else:
                    ids.extend(next(read))
            draft = Draft.of(ids, at, slots, self._noise(plan, len(slots)))
            draft.near = neighbours(plan) if self.pieces else []
            self._unread(draft)
            out.append(draft)
        return out

    def _unread(self, draft: Draft) -> None:
        """Fill the slots of which the model spells no word: one of the set, by the letter's own draw."""
        unread = [k for k, slot in enumerate(draft.slots) if slot.allowed and not len(self._words_of(slot))]
        for k in unread:
            allowed = draft.slots[k].allowed
            drawn = draft.noise[k, 0] if self.ways.private else float(np.exp(-np.exp(-draft.noise[k, 0])))
            draft.words[k] = allowed[min(int(drawn * len(allowed)), len(allowed) - 1)]
        if unread:
            draft.todo = np.array([k for k in draft.todo.tolist() if k not in set(unread)], dtype=np.int64)

    def _words_of(self, slot: Slot) -> Ints:
        """The subwords that a slot may take which tells its words; of several pieces there may be more."""
        if slot.allowed not in self._numbers:
            self._numbers[slot.allowed] = self.vocabulary.numbers(slot.allowed)
        return self._numbers[slot.allowed]

    def _texts(self, plan: MaskPlan) -> list[str]:
        return model_texts(plan, marked=self.vocabulary.marked)

    def _noise(self, plan: MaskPlan, slots: int) -> Floats:
        """Random numbers that belong to the letter: the same whatever the batch or the order of letters."""
        return self.ways.noise(plan, slots, step=f"{self.seed}\x1frefill")

    # -- one look of the model at all letters
    # ----------------------------------------------------------------------------

    def _round(self, drafts: Sequence[Draft], *, left: int) -> None:
        """Guess open slots and keep ``1/left`` of each letter's: the surest of them, or those that come
        first."""
        size = self.window - len(self._before) - len(self._after)
        overlap = min(_OVERLAP, size // 8)
        jobs: list[_Job] = []
        for draft in drafts:
            share = -(-len(draft.todo) // left)
            wanted = draft.todo[:share] if self.ways.order == "left-to-right" else draft.todo
            places = draft.at[wanted]
            for start, end, take, stop in self._windows(len(draft.ids), places, size, overlap):
                jobs.append(_Job(draft, start, end, wanted[(places >= take) & (places < stop)]))
        if not jobs:
            return
        guesses: dict[int, list[tuple[float, int, list[int]]]] = {id(draft): [] for draft in drafts}
        for (draft, k), (numbers, score, logs) in zip(
            [(job.draft, int(k)) for job in jobs for k in job.slots], self._guess(jobs), strict=True
        ):
            guesses[id(draft)].append((score, k, numbers))
            if draft.slots[k].allowed and not self.ways.private:
                draft.logs[k] = {self._spelled[n].lower(): log for n, log in reversed(logs)}
        for draft in drafts:
            ranked = sorted(guesses[id(draft)], key=lambda g: (-g[0], g[1]))
            kept = ranked[: -(-len(draft.todo) // left)]
            for score, k, numbers in kept:
                self._keep(draft, k, numbers, score)
            done = {k for _, k, _ in kept}
            draft.todo = np.array([k for k in draft.todo.tolist() if k not in done], dtype=np.int64)

    def _windows(self, length: int, places: Ints, size: int, overlap: int) -> list[Window]:
        """Windows that hold all ``places``: those around them, or equal ones over the whole, whichever read less."""
        if not len(places):
            return []
        extra = len(self._before) + len(self._after)
        once = snug(length, size, overlap, extra)
        equal = [
            window
            for window in windows(length, once, overlap)
            if ((places >= window[2]) & (places < window[3])).any()
        ]
        if size <= 2 * _REACH:
            return equal
        around = windows_around(sorted(places.tolist()), length, size, _REACH, extra=extra)
        costs = [read_of(some, size, extra=extra) for some in (around, equal)]
        return around if costs[0] < costs[1] else equal

    def _keep(self, draft: Draft, k: int, numbers: list[int], score: float) -> None:
        """Fill slot k with the first candidate that does not stand beside it; some neighbours were filled in
        this very round."""
        beside = {self._word_of(int(token)) for token in draft.beside(k)}
        good = [n for n in numbers if self._word_of(n) not in beside] or numbers
        if self.pieces:  # words of several subwords show only in letters
            spelled = taken(draft, k, draft.near[k])
            good = [n for n in good if self._spelled[n].lower() not in spelled] or good
        if (
            self.ways.private
        ):  # to bar a word because of a kept neighbour would tell without limit what that is
            good = numbers
        draft.words[k], draft.scores[k] = self._spelled[good[0]], score
        first = self._word_of(good[0])
        draft.others[k] = tuple(self._spelled[n] for n in good[1:] if self._word_of(n) != first)
        draft.put(k, self._pieces_of(good[0]))

    def _word_of(self, number: int) -> int | str:
        """What two candidates share if they spell one word, in whatever case."""
        same = self.vocabulary.same
        return int(same[number]) if number < len(same) else self._spelled[number]

    def _pieces_of(self, number: int) -> list[int]:
        if number < len(self.vocabulary.words):
            return [number]
        group = next(g for g in self.pieces if number < g.first + len(g.words))
        return [int(i) for i in group.ids[number - group.first]]

    def _guess(self, jobs: Sequence[_Job]) -> list[tuple[list[int], float, list[tuple[int, float]]]]:
        """For each slot of each window the candidates' numbers, the chosen one first, its probability, and
        each candidate's score."""
        values, numbers = self._look(jobs, None)
        for group in self.pieces:
            more_values, more_numbers = self._look(jobs, group)
            values = np.concatenate([values, more_values], axis=1)
            numbers = np.concatenate([numbers, more_numbers], axis=1)
            best = np.argsort(-values, axis=1, kind="stable")[:, :TOP]
            values, numbers = (
                np.take_along_axis(values, best, axis=1),
                np.take_along_axis(numbers, best, axis=1),
            )
        if self.ways.private:
            return [
                (row, score, []) for row, score in zip(numbers.tolist(), values[:, 0].tolist(), strict=True)
            ]
        order = self.ways.ranked(values, np.concatenate([job.draft.noise[job.slots] for job in jobs]))
        shares = np.exp(values - values[:, :1])
        shares /= shares.sum(axis=1, keepdims=True)
        first = np.take_along_axis(shares, order[:, :1], axis=1)[:, 0]
        ranked = np.take_along_axis(numbers, order, axis=1).tolist()
        there = np.isfinite(np.take_along_axis(values, order, axis=1)).sum(
            axis=1
        )  # a kind may have few words
        scores = np.take_along_axis(values, order, axis=1).tolist()
        return [
            (row[: max(1, n)], score, list(zip(row[:n], logs, strict=False)))
            for row, logs, n, score in zip(ranked, scores, there.tolist(), first.tolist(), strict=True)
        ]

    def _look(self, jobs: Sequence[_Job], group: Pieces | None) -> tuple[Floats, Ints]:
        """(slots, candidates) scores of the best words, best first, and their numbers: one look of the model
        at all windows.

        ``group`` are the words of several pieces to score; without it those of one.
        """
        size, mask = group.size if group else 1, self.loaded.tokenizer.mask_token_id
        read = [job.ids(size, mask) for job in jobs]
        found: dict[int, tuple[Floats, Ints]] = {}
        extra = len(self._before) + len(self._after)
        lengths = [len(ids) + extra for ids, _ in read]
        fits = [i for i, length in enumerate(lengths) if length <= self.loaded.max_length]
        for width, members in plan_batches(
            [lengths[i] for i in fits], limit=self.loaded.max_length, tokens=self.batch_tokens
        ):

            def work(batch: Sequence[int], width: int = width) -> list[tuple[Floats, Ints]]:
                return self._batch([jobs[i] for i in batch], [read[i] for i in batch], width, group)

            batch = [fits[i] for i in members]
            found |= zip(batch, halving(batch, work), strict=True)
        none = (np.zeros((0, 0)), np.zeros((0, 0), dtype=np.int64))
        columns = max((pair[0].shape[1] for pair in found.values()), default=1)
        for i, job in enumerate(jobs):
            if found.setdefault(i, none)[0].shape[0] != len(
                job.slots
            ):  # too long with so many masks: no such word here
                n = len(job.slots)
                found[i] = np.full((n, columns), -np.inf), np.zeros((n, columns), dtype=np.int64)
        return np.concatenate([found[i][0] for i in range(len(jobs))]), np.concatenate(
            [found[i][1] for i in range(len(jobs))]
        )

    def _batch(
        self, jobs: Sequence[_Job], read: Sequence[tuple[Ints, Ints]], width: int, group: Pieces | None
    ) -> list[tuple[Floats, Ints]]:
        """``_look`` at windows of one padded length; one pair of arrays a window."""
        ids = np.full((len(jobs), width), self.loaded.tokenizer.pad_token_id or 0, dtype=np.int64)
        real = np.zeros_like(ids)
        for row, (window, _) in enumerate(read):
            inside = [*self._before, *window, *self._after]
            ids[row, : len(inside)] = inside
            real[row, : len(inside)] = 1
        counts = [len(job.slots) for job in jobs]
        rows = np.repeat(np.arange(len(jobs)), counts)
        columns = np.concatenate([places for _, places in read]) + len(self._before)  # (slots, pieces)
        size = columns.shape[1]
        self.subwords += int(real.sum())
        logits = self._logits(ids, real, np.repeat(rows, size), columns.ravel())
        slots = [job.draft.slots[k] for job in jobs for k in job.slots]
        if group is not None:
            values, numbers = self._whole(logits, group, slots)
        else:
            noise = np.concatenate([job.draft.noise[job.slots] for job in jobs])
            values, numbers = self._single(logits, slots, ids, rows, columns[:, 0], noise)
        cuts = np.cumsum(counts)[:-1]
        return list(zip(np.split(values, cuts), np.split(numbers, cuts), strict=True))

    def _single(
        self, logits: Any, slots: Sequence[Slot], ids: Ints, rows: Ints, columns: Ints, noise: Floats
    ) -> tuple[Floats, Ints]:
        """The best words of one subword."""
        import torch

        which = [int(slot.vocabulary == "function") for slot in slots]
        allowed = self._masks[torch.tensor(which).to(logits.device)]
        told = [i for i, slot in enumerate(slots) if slot.allowed]
        if told:  # of these slots alone the words are known, and compared with all others
            rows_of = torch.tensor(
                [i for i in told for _ in self._words_of(slots[i])], dtype=torch.long, device=logits.device
            )
            numbers = [n for i in told for n in self._words_of(slots[i]).tolist()]
            allowed = allowed.clone()
            allowed[torch.tensor(told, device=logits.device)] = False
            allowed[rows_of, torch.tensor(numbers, dtype=torch.long, device=logits.device)] = True
        if self.pieces or (told and not self.ways.private):
            logits = torch.log_softmax(logits, dim=-1)
        logits = logits.masked_fill(~allowed, -torch.inf)
        if self.ways.private:
            return self._drawn(logits, noise)
        # the word beside a slot is not said twice, unless its kind has no other
        free = logits
        for shift in (-1, 1):
            beside = self.vocabulary.same[ids[rows, np.clip(columns + shift, 0, ids.shape[1] - 1)]]
            free = free.masked_fill(
                self._same == torch.from_numpy(beside).to(logits.device)[:, None], -torch.inf
            )
        logits = torch.where(free.isfinite().any(dim=-1, keepdim=True), free, logits)
        best, index = logits.topk(min(TOP, logits.shape[1]), dim=-1)
        return best.double().cpu().numpy(), index.cpu().numpy()

    def _drawn(self, logits: Any, noise: Floats) -> tuple[Floats, Ints]:
        """One private draw from all allowed words: (slots, 1) probabilities and numbers."""
        made = [
            private_draw(
                logits[i : i + _ROWS].double().cpu().numpy(),
                noise[i : i + _ROWS, 0],
                self.ways.temperature,
                self.ways.clip,
            )
            for i in range(0, len(logits), _ROWS)
        ]
        return np.concatenate([p for _, p in made])[:, None], np.concatenate([n for n, _ in made])[:, None]

    def _whole(self, logits: Any, group: Pieces, slots: Sequence[Slot]) -> tuple[Floats, Ints]:
        """The best words of several subwords, each scored as a whole. ``logits`` are (slots x pieces,
        subwords)."""
        import torch

        logp = torch.log_softmax(logits, dim=-1).view(-1, group.size, logits.shape[-1])
        scores = group.scores(logp, slots)
        best, index = scores.topk(min(NEXT, scores.shape[1]), dim=-1)
        return best.double().cpu().numpy(), index.cpu().numpy() + group.first

    def _logits(self, ids: Ints, real: Ints, rows: Ints, columns: Ints) -> Any:
        """(masked places, subwords) scores in fp32; the end of the model reads the masked places only."""
        import torch

        device, model = self.loaded.device, self.loaded.model
        where = (torch.from_numpy(rows).to(device), torch.from_numpy(columns).to(device))
        inputs = {
            "input_ids": torch.from_numpy(ids).to(device),
            "attention_mask": torch.from_numpy(real).to(device),
        }
        with torch.inference_mode():
            return logits_at(model, self._narrow, inputs, where)

    def _on_device(self, values: Any) -> Any:
        import torch

        return torch.from_numpy(values).to(self.loaded.device)
