"""Refilling with an encoder-decoder: T5's sentinels or BART's masks, all letters' windows in lockstep.

The decoder is walked along the letter by a script of fixed stretches and holes: for T5 the stretches are the
sentinels, in
order (``<extra_id_0>`` first word ``<extra_id_1>`` …, Raffel et al. 2020), for BART the text itself (Lewis et
al. 2020). So the
words of a slot are known by the sentinel or the place that they follow, and neither punctuation nor layout is
ever the
model's to change. In a hole the model is free to say one word: a subword that begins one, then such as go on
with it; any other
ends it.

What comes back and is no whole allowed word, is guarded, or stands beside the slot already, is asked for
again, up to
``ASKS`` times, with the good ones filled in. What is left then takes the likeliest word that is one subword
of the allowed
vocabulary: the fallback, which always has one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np

from synletters.core.document import Fill, MaskPlan, Slot
from synletters.core.errors import ModelError
from synletters.neural.batching import plan as plan_batches
from synletters.neural.encoding import windows
from synletters.neural.frame import frame
from synletters.neural.loading import Loaded, load
from synletters.neural.memory import halving
from synletters.refill.decoding import STEPS, Hole, Masks, Said, Script, decode
from synletters.refill.sampling import TOP, Floats, Sampling, Ways
from synletters.refill.vocabulary import Vocabulary, build, continues
from synletters.refill.windows import Draft, Ints, Near, finish, model_texts, neighbours, subwords, taken
from synletters.text.words import STOPWORDS

ASKS = 3
_TEXT_DECODERS = ("bart", "mvp", "led")  # the architectures whose decoder says the whole text again


class Seq2SeqRefiller:
    """Fills slots with T5, mT5, UMT5, LongT5, BART and their kin.

    ``model`` is a folder or a hub id; ``never`` are lower-case words that are never filled in, ``allowed``,
    if given, those
    beside which no other is. ``rounds`` is how often the model looks at filled-in neighbours, from the left;
    a window has at
    most as many slots as there are sentinels. Raises ModelError for an encoder-decoder that was not trained
    to fill spans.
    """

    def __init__(
        self,
        model: str,
        *,
        device: str = "auto",
        dtype: str = "auto",
        batch_tokens: int = 2048,
        sampling: Sampling = "sample",
        temperature: float = 0.8,
        top_k: int = 20,
        top_p: float = 1.0,
        rounds: int = 1,
        window: int = 128,
        seed: int = 0,
        never: Collection[str] = frozenset(),
        allowed: Container[str] | None = None,
        loaded: Loaded | None = None,
    ) -> None:
        if sampling == "private":
            raise ModelError(
                "private sampling needs a masked language model: an encoder-decoder draws parts of words"
            )
        self.loaded = loaded or load(model, "seq2seq", device=device, dtype=dtype)
        tokenizer: Any = self.loaded.tokenizer
        rows = int(self.loaded.model.get_input_embeddings().weight.shape[0])
        self.sentinels = sentinels(tokenizer, self.loaded.model.config.model_type, self.loaded.name)
        self.vocabulary: Vocabulary = build(tokenizer, rows, never, allowed)
        self.never, self.allowed = never, allowed
        self.ways = Ways(sampling, temperature, min(top_k, TOP), top_p)
        self.batch_tokens, self.rounds, self.seed = batch_tokens, max(1, rounds), seed
        self.window = min(window, self.loaded.max_length)
        self._before, self._after = frame(tokenizer)
        self._masks = Masks(
            self.vocabulary.any, self.vocabulary.function, *continues(tokenizer, rows, self.vocabulary.marked)
        )

    def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]:
        """One fill a slot, in order; plans without slots cost nothing."""
        busy = [plan for plan in plans if plan.slots]
        letters = [
            _Letter(plan, draft, neighbours(plan))
            for plan, draft in zip(busy, self._encode(busy), strict=True)
        ]
        for round_ in range(self.rounds):
            for letter in letters:
                letter.wanted = letter.draft.todo[: -(-len(letter.draft.todo) // (self.rounds - round_))]
            for ask in range(ASKS + 1):
                left = [letter for letter in letters if len(letter.wanted)]
                for letter, said in zip(left, self._ask(left, ask), strict=True):
                    self._take(letter, said, last=ask == ASKS)
        done = iter([finish(letter.plan, letter.draft) for letter in letters])
        return [next(done) if plan.slots else () for plan in plans]

    def _encode(self, plans: Sequence[MaskPlan]) -> list[Draft]:
        read = iter(
            subwords(
                self.loaded.tokenizer,
                [t for p in plans for t in model_texts(p, marked=self.vocabulary.marked)],
            )
        )
        out = []
        for plan in plans:
            ids: list[int] = []
            at: list[int] = []
            for part in plan.parts:
                if isinstance(part, Slot):
                    at.append(len(ids))
                    ids.append(_OPEN)
                else:
                    ids.extend(next(read))
            slots = [part for part in plan.parts if isinstance(part, Slot)]
            out.append(Draft.of(ids, at, slots, np.zeros((len(slots), 1))))
        return out

    def _ask(self, letters: Sequence[_Letter], ask: int) -> list[dict[int, Said]]:
        """What the model says in the wanted slots of each letter; the last time of all, words of one subword
        alone."""
        jobs: list[
            tuple[int, list[int], Script]
        ] = []  # the letter, the number of the slot of each hole or -1, the script
        for i, letter in enumerate(letters):
            noise = np.stack(
                [
                    self.ways.noise(
                        letter.plan, len(letter.draft.slots), step=f"{self.seed}\x1f{ask}\x1f{step}"
                    )
                    for step in range(STEPS)
                ],
                axis=1,
            )
            jobs += [(i, numbers, script) for numbers, script in self._scripts(letter, noise)]
        out: list[dict[int, Said]] = [{} for _ in letters]
        lengths = [len(script.encoder) for _, _, script in jobs]
        for width, members in plan_batches(lengths, limit=self.loaded.max_length, tokens=self.batch_tokens):

            def work(batch: Sequence[int], width: int = width) -> list[list[Said]]:
                scripts = [jobs[j][2] for j in batch]
                return decode(self.loaded, scripts, width, self.ways, self._masks, strict=ask == ASKS)

            for j, said in zip(members, halving(members, work), strict=True):
                i, numbers, _ = jobs[j]
                out[i] |= {k: word for k, word in zip(numbers, said, strict=True) if k >= 0}
        return out

    def _scripts(self, letter: _Letter, noise: Floats) -> list[tuple[list[int], Script]]:
        """The windows of a letter that hold wanted slots."""
        draft, out = letter.draft, []
        size = self.window - len(self._before) - len(self._after)
        if self.sentinels:  # a window of so many subwords has no more slots than there are sentinels
            size = min(size, len(self.sentinels)) if self._crowded(draft, size) else size
        wanted = set(letter.wanted.tolist())
        open_ = draft.todo.tolist()
        for start, end, take, stop in windows(len(draft.ids), size, size // 8):
            inside = [k for k in open_ if start <= draft.at[k] < end]
            mine = [k for k in inside if k in wanted and take <= draft.at[k] < stop]
            if mine:
                # the decoder walks past what is another window's to say
                walked = inside[: inside.index(mine[-1]) + 1]
                numbers = [k if k in mine else -1 for k in walked]
                holes = [Hole(draft.slots[k].vocabulary == "function", noise[k]) for k in walked]
                out.append((numbers, self._script(draft, start, end, inside, holes)))
        return out

    def _script(self, draft: Draft, start: int, end: int, inside: list[int], holes: list[Hole]) -> Script:
        ids = draft.ids[start:end].tolist()
        places = [int(draft.at[k]) - start for k in inside]
        for number, place in enumerate(places):
            ids[place] = self.sentinels[number] if self.sentinels else self.loaded.tokenizer.mask_token_id
        encoder = [*self._before, *ids, *self._after]
        if self.sentinels:
            return Script(encoder, [[sentinel] for sentinel in self.sentinels[: len(holes)]], holes)
        cuts = [-1, *places]
        stretches = [ids[a + 1 : b] for a, b in pairwise(cuts)]
        stretches[0] = [*self._before, *stretches[0]]
        return Script(encoder, stretches[: len(holes)], holes)

    def _crowded(self, draft: Draft, size: int) -> bool:
        places = draft.at[draft.todo]
        return any(
            int(((places >= s) & (places < e)).sum()) > len(self.sentinels)
            for s, e, _, _ in windows(len(draft.ids), size, size // 8)
        )

    def _take(self, letter: _Letter, said: dict[int, Said], *, last: bool) -> None:
        """Fill in the good words; the others stay wanted. Words of one subword come with more to choose
        from."""
        draft, left = letter.draft, []
        for k in letter.wanted.tolist():
            word = said[k]
            beside = taken(draft, k, letter.near[k])
            tries = [word.pieces, *((other,) for other in word.others)]
            good = next((t for t in tries if self._good(self._spelled(t), draft.slots[k], beside)), None)
            if (
                good is None and last
            ):  # all that the model offers stands beside the slot, in one case or another
                good = tries[0]
            if good is None:
                left.append(k)
                continue
            draft.words[k], draft.scores[k] = self._spelled(good), word.score
            draft.put(k, good)
        done = set(letter.wanted.tolist()) - set(left)
        draft.todo = np.array([k for k in draft.todo.tolist() if k not in done], dtype=np.int64)
        letter.wanted = np.array(left, dtype=np.int64)

    def _spelled(self, pieces: Sequence[int]) -> str:
        tokens: Any = self.loaded.tokenizer.convert_ids_to_tokens(list(pieces))
        return "".join(token.removeprefix("##").lstrip("Ġ▁") for token in tokens)

    def _good(self, word: str, slot: Slot, beside: set[str]) -> bool:
        lower = word.lower()
        if (
            not (word.isascii() and word.isalpha())
            or lower in beside
            or (lower in self.never and not slot.allowed)
        ):
            return False
        if slot.allowed:
            return lower in slot.allowed
        if slot.vocabulary == "function":
            return lower in STOPWORDS
        return lower in {"a", "i"} or (len(word) > 1 and (self.allowed is None or lower in self.allowed))


@dataclass(slots=True)
class _Letter:
    """``wanted`` are the slots that are being asked for."""

    plan: MaskPlan
    draft: Draft
    near: list[Near]
    wanted: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))


_OPEN = -1  # stands in ``Draft.ids`` for a slot that is open
_SENTINEL = re.compile(r"▁?<extra_id_(\d+)>")


def sentinels(tokenizer: Any, kind: str, name: str) -> list[int]:
    """The ids of T5's sentinels in their order; none for a decoder that says the whole text again."""
    found = {
        int(m.group(1)): index
        for token, index in tokenizer.get_vocab().items()
        if (m := _SENTINEL.fullmatch(token))
    }
    if found:
        return [found[number] for number in sorted(found)]
    if kind not in _TEXT_DECODERS:
        raise ModelError(
            f"the model {name!r} is an encoder-decoder without sentinels such as <extra_id_0>, and of the architecture {kind!r}; "
            f"spans are filled by T5's kin, and with a mask token by {', '.join(_TEXT_DECODERS)}"
        )
    if tokenizer.mask_token_id is None:
        raise ModelError(f"the model {name!r} has no mask token; it cannot fill spans")
    return []
