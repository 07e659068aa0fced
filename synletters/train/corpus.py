"""Letters as one long row of subwords, and the windows that are cut from it.

The letters of a pass stand in an order drawn for it, a separator behind each, and are cut into full windows
(FULL-SENTENCES
of Liu et al. 2019). Every batch has a number, and its number says what is in it: so a run that was killed
goes on with the
very batches it would have had.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synletters.core.document import Word
from synletters.core.errors import TrainingError
from synletters.train.prepare import Passage

Ints = NDArray[np.int64]
_CHUNK = 256


@dataclass(slots=True)
class Corpus:
    """Subwords of all letters, end to end.

    ``ids``, ``open`` (may be masked), ``group`` (which word of the tokenizer) and ``word`` (which
    free-standing word, or -1)
    have one entry a subword; letter i has [starts[i], starts[i + 1]). ``sizes`` are the subwords of each
    free-standing word,
    the other arrays its text, part of speech and place, by number. ``times`` says how often a pass reads each
    letter.
    """

    ids: NDArray[np.int32]
    open: NDArray[np.bool_]
    group: NDArray[np.int32]
    word: NDArray[np.int32]
    starts: Ints
    sizes: NDArray[np.int32]
    text_of: NDArray[np.int32]
    pos_of: NDArray[np.int32]
    place_of: NDArray[np.int32]
    texts: list[str]
    tags: list[str]
    times: NDArray[np.float64]

    @property
    def letters(self) -> int:
        return len(self.starts) - 1

    @property
    def sha256(self) -> str:
        """Of what can be learned: the subwords, and which may be masked."""
        digest = hashlib.sha256(self.ids.tobytes())
        digest.update(np.packbits(self.open).tobytes())
        digest.update(self.starts.tobytes())
        return digest.hexdigest()

    def word_at(self, number: int) -> Word:
        text, start = self.texts[self.text_of[number]], int(self.place_of[number])
        return Word(start, start + len(text), text, self.tags[self.pos_of[number]])


def build(tokenizer: Any, passages: Sequence[Passage], *, times: Sequence[float] | None = None) -> Corpus:
    """The subwords of ``passages``. ``tokenizer`` must be a fast one. Unknown subwords are never masked."""
    ids: list[NDArray[np.int32]] = []
    free: list[NDArray[np.bool_]] = []
    group: list[NDArray[np.int32]] = []
    word: list[NDArray[np.int32]] = []
    texts: dict[str, int] = {}
    tags: dict[str, int] = {}
    table: list[NDArray[np.int32]] = []
    known = 0
    groups = 0
    for at in range(0, len(passages), _CHUNK):
        part = passages[at : at + _CHUNK]
        read = tokenizer(
            [p.text for p in part],
            add_special_tokens=False,
            return_offsets_mapping=True,
            return_attention_mask=False,
            return_token_type_ids=False,
            truncation=False,
            verbose=False,
        )
        for i, passage in enumerate(part):
            row = np.array(read["input_ids"][i], dtype=np.int32)
            pairs = np.array(read["offset_mapping"][i], dtype=np.int64).reshape(-1, 2)
            number, may = _place(passage, pairs, known)
            names = read.word_ids(i)
            own = np.array([-1 if n is None else n for n in names], dtype=np.int32)
            ids.append(row)
            free.append(may & (row != tokenizer.unk_token_id))
            group.append(own + groups)
            groups += int(own.max()) + 1 if len(own) else 0
            word.append(number)
            rows = [
                (texts.setdefault(w.text, len(texts)), tags.setdefault(w.pos, len(tags)), w.start)
                for w in passage.words
            ]
            table.append(np.array(rows, dtype=np.int32).reshape(-1, 3))
            known += len(rows)
    words = np.concatenate([np.zeros((0, 3), dtype=np.int32), *table])
    flat = _joined(word, np.int32)
    return Corpus(
        ids=_joined(ids, np.int32),
        open=_joined(free, np.bool_),
        group=_joined(group, np.int32),
        word=flat,
        starts=np.concatenate([[0], np.cumsum([len(row) for row in ids], dtype=np.int64)]).astype(np.int64),
        sizes=np.bincount(flat[flat >= 0], minlength=len(words)).astype(np.int32),
        text_of=words[:, 0],
        pos_of=words[:, 1],
        place_of=words[:, 2],
        texts=list(texts),
        tags=list(tags),
        times=np.ones(len(passages)) if times is None else np.asarray(times, dtype=np.float64),
    )


def _joined(rows: list[NDArray[Any]], kind: Any) -> NDArray[Any]:
    return np.concatenate(rows) if rows else np.zeros(0, dtype=kind)


def _place(passage: Passage, pairs: Ints, first: int) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """For each subword the number of its free-standing word or -1, and whether all of it is open.

    A word of which a subword reaches outside is given up: it could not be masked whole.
    """
    text = passage.text
    length = len(text)
    if not len(pairs):
        return np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.bool_)
    of_char = np.full(length + 1, -1, dtype=np.int32)
    for number, word in enumerate(passage.words):
        of_char[word.start : word.end] = first + number
    may = np.zeros(length + 1, dtype=np.int64)
    for start, end in passage.open:
        may[start:end] = 1
    covered = np.concatenate([[0], np.cumsum(may)])
    solid = np.array(
        [*np.flatnonzero(np.fromiter((not c.isspace() for c in text), dtype=bool, count=length)), length]
    )
    starts, ends = pairs[:, 0], pairs[:, 1]
    real = ends > starts
    starts = np.minimum(
        solid[np.searchsorted(solid, starts)], np.maximum(ends - 1, 0)
    )  # some count the blank before
    last = np.maximum(ends - 1, 0)
    first_word, last_word = of_char[starts], of_char[last]
    inside = real & (first_word == last_word)
    broken = np.union1d(first_word[~inside], last_word[~inside])
    numbers = np.where(inside & ~np.isin(first_word, broken), first_word, -1).astype(np.int32)
    whole: NDArray[np.bool_] = real & (covered[ends] - covered[starts] == ends - starts)
    return numbers, whole


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of one length, (rows, length) each; frame and separators are never open, and of no group or
    word (-1)."""

    ids: Ints
    open: NDArray[np.bool_]
    group: Ints
    word: Ints


class Windows:
    """Batches by number. ``lengths`` are pairs (subwords of a window, share of the batches).

    ``frame`` are the special tokens before and behind a window. Raises TrainingError if the letters fill no
    window.
    """

    def __init__(
        self,
        corpus: Corpus,
        frame: tuple[Sequence[int], Sequence[int]],
        *,
        lengths: Sequence[tuple[int, float]],
        batch_tokens: int,
        seed: int,
        shuffle: bool = True,
    ) -> None:
        self.corpus, self.frame, self.lengths, self.tokens = corpus, frame, tuple(lengths), batch_tokens
        self.seed, self.shuffle = seed, shuffle
        self._end = list(frame[1][-1:])
        self._plan: list[
            tuple[int, int, int, int]
        ] = []  # pass, offset in it, subwords of a window's body, windows
        self._draw = np.random.default_rng([seed, 1])
        self._shares = np.array([share for _, share in self.lengths]) / sum(
            share for _, share in self.lengths
        )
        self._pass, self._at = -1, 0
        self._known: tuple[int, Ints, Ints] | None = None
        shortest = min(length for length, _ in self.lengths) - self._edge
        total = len(corpus.ids) + corpus.letters * len(self._end)
        if shuffle and total < shortest:
            raise TrainingError(
                f"{corpus.letters} letters of {len(corpus.ids)} subwords are too few to fill one window of "
                f"{shortest + self._edge}; give more letters, or a shorter --window"
            )

    @property
    def _edge(self) -> int:
        return len(self.frame[0]) + len(self.frame[1])

    def __getitem__(self, number: int) -> Batch:
        while len(self._plan) <= number:
            self._more()
        of, offset, body, rows = self._plan[number]
        order, ends = self._order(of)
        at = offset + np.arange(rows * body)
        letter = np.searchsorted(ends, at, side="right")
        begin = np.concatenate([[0], ends])[letter]
        local = at - begin
        source = order[letter]
        starts = self.corpus.starts
        last = local == starts[source + 1] - starts[source]  # the separator behind a letter
        index = np.where(last, 0, starts[source] + local)
        parts = [
            np.where(last, self._end[0] if self._end else 0, self.corpus.ids[index]),
            self.corpus.open[index] & ~last,
            np.where(last, -1, self.corpus.group[index]),
            np.where(last, -1, self.corpus.word[index]),
        ]
        shaped = [part.reshape(rows, body) for part in parts]
        before, after = (np.tile(np.array(edge, dtype=np.int64), (rows, 1)) for edge in self.frame)
        sides = [
            (before, after),
            (before < -1, after < -1),
            (before * 0 - 1, after * 0 - 1),
            (before * 0 - 1, after * 0 - 1),
        ]
        ids, free, group, word = (
            np.concatenate([left, part, right], axis=1)
            for part, (left, right) in zip(shaped, sides, strict=True)
        )
        return Batch(
            ids.astype(np.int64), free.astype(np.bool_), group.astype(np.int64), word.astype(np.int64)
        )

    def in_passes(self, passes: float) -> int:
        """How many batches so many passes over the letters are."""
        whole = int(passes) + (passes > int(passes))
        while self._pass < whole:
            self._more()
        per = [sum(of == p for of, *_ in self._plan) for p in range(whole)]
        part = passes - int(passes)
        return max(1, sum(per[: int(passes)]) + (int(per[-1] * part + 0.5) if part else 0))

    def _more(self) -> None:
        """Plan the next batch; a pass that has less than a window left is over."""
        length = self.lengths[int(self._draw.choice(len(self.lengths), p=self._shares))][0]
        body = length - self._edge
        rows = max(1, self.tokens // length)
        while True:
            left = int(self._order(self._pass)[1][-1]) - self._at if self._pass >= 0 else -1
            if left >= body:
                break
            if (
                self._pass >= 0 and not self.shuffle and left > 0
            ):  # held-out letters: the last window is as short as it must be
                body, rows = left, 1
                break
            self._pass += 1
            total = int(self._order(self._pass)[1][-1])
            # windows fall elsewhere in each pass
            slack = min(128, max(0, total - body))
            self._at = (
                int(np.random.default_rng([self.seed, 2, self._pass]).integers(0, slack + 1))
                if self.shuffle
                else 0
            )
            body = min(body, total)
        rows = min(rows, (int(self._order(self._pass)[1][-1]) - self._at) // body)
        self._plan.append((self._pass, self._at, body, rows))
        self._at += rows * body

    def _order(self, of: int) -> tuple[Ints, Ints]:
        """The letters of a pass in their order, and where each ends, its separator included."""
        if self._known is None or self._known[0] != of:
            times = self.corpus.times
            if self.shuffle:
                draw = np.random.default_rng([self.seed, 3, of])
                extra = draw.random(len(times)) < times - np.floor(times)
                chosen = np.repeat(np.arange(len(times)), np.floor(times).astype(np.int64) + extra)
                chosen = draw.permutation(chosen if len(chosen) else np.arange(len(times)))
            else:
                chosen = np.arange(len(times))
            sizes = self.corpus.starts[chosen + 1] - self.corpus.starts[chosen] + len(self._end)
            self._known = (of, chosen, np.cumsum(sizes))
        return self._known[1], self._known[2]
