"""Which subwords of a model are whole words that a slot may take.

Works for WordPiece (``##`` marks what continues a word), byte-level BPE (``Ġ`` marks what begins one) and
SentencePiece
(``▁`` likewise). Words of the guard (negations, numbers, sides, units, …) are never filled in: what the
source does not
say, the rewrite must not say either.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from synletters.core.errors import ModelError
from synletters.text.words import STOPWORDS

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

_BEGIN = ("Ġ", "▁")
_LEAST = 16  # function words, so that some are left when those beside a slot are taken


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``words[id]`` is the word a subword spells, or ``""`` where it is none; the masks have one entry a
    subword.

    ``same[id]`` is a number that subwords share when they spell one word, whatever their case or mark.
    ``marked`` says
    that a mark begins a word (and so holds the blank before it). ``spelled`` are the subwords of a word in
    lower case.
    """

    words: tuple[str, ...]
    any: NDArray[np.bool_]
    function: NDArray[np.bool_]
    same: NDArray[np.int64]
    marked: bool
    spelled: Mapping[str, Sequence[int]] = field(default_factory=dict)

    def masks(self) -> NDArray[np.bool_]:
        """(2, subwords) which words a slot may take that tells none: any word, function words."""
        return np.stack([self.any, self.function])

    def numbers(self, allowed: Collection[str]) -> NDArray[np.int64]:
        """The subwords that spell one of some words in lower case, in whatever case; guarded words too, since
        such as are allowed say what stood there."""
        return np.array([i for word in sorted(allowed) for i in self.spelled.get(word, ())], dtype=np.int64)


def whole_words(tokenizer: PreTrainedTokenizerBase, rows: int) -> tuple[str, ...]:
    """For each of ``rows`` subwords the word it spells by itself, or ``""``."""
    vocab: dict[str, int] = tokenizer.get_vocab()
    marked = _marked(vocab)
    special = set(tokenizer.all_special_ids)
    words = [""] * rows
    for token, index in vocab.items():
        if index in special or index >= rows:
            continue
        if marked:
            word = token[1:] if token.startswith(_BEGIN) else ""
        else:
            word = "" if token.startswith("##") else token
        # isascii: byte-level BPE spells other letters in bytes of its own alphabet
        if word.isalpha() and word.isascii():
            words[index] = word
    return tuple(words)


def _marked(vocab: Collection[str]) -> bool:
    return sum(token.startswith(_BEGIN) for token in vocab) > 0.1 * len(vocab)


def _same(vocab: dict[str, int], rows: int) -> NDArray[np.int64]:
    """For each subword the first one that spells the same word, itself if there is none."""
    first: dict[str, int] = {}
    same = np.arange(rows, dtype=np.int64)
    for token, index in sorted(vocab.items(), key=lambda item: item[1]):
        if index < rows:
            spelled = token[1:] if token.startswith(_BEGIN) else token
            same[index] = first.setdefault(spelled.casefold(), index)
    return same


def build(
    tokenizer: PreTrainedTokenizerBase,
    rows: int,
    never: Collection[str],
    allowed: Container[str] | None = None,
) -> Vocabulary:
    """The words of ``allowed``, or any if it is None, without those of ``never``; both in lower case.

    Without ``allowed`` the pieces that only begin words ("dis", "con") count as words, since they look like
    some. Raises
    ModelError if the vocabulary spells hardly any English function word.
    """
    words = whole_words(tokenizer, rows)
    single = {"a", "i"}
    good = np.array(
        [
            bool(w)
            and (len(w) > 1 or w.lower() in single)
            and w.lower() not in never
            and (allowed is None or len(w) == 1 or w.lower() in allowed)
            for w in words
        ]
    )
    function = np.array([ok and w.lower() in STOPWORDS for ok, w in zip(good, words, strict=True)])
    if function.sum() < _LEAST:
        raise ModelError(
            "the model's vocabulary holds hardly any English function word; it cannot refill English letters"
        )
    vocab: dict[str, int] = tokenizer.get_vocab()
    spelled: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        if word:
            spelled.setdefault(word.lower(), []).append(index)
    return Vocabulary(words, good, function, _same(vocab, rows), _marked(vocab), spelled)


def continues(
    tokenizer: PreTrainedTokenizerBase, rows: int, marked: bool
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which of ``rows`` subwords begin a word of plain letters, and which go on with one."""
    begins, goes_on = np.zeros(rows, dtype=bool), np.zeros(rows, dtype=bool)
    special = set(tokenizer.all_special_ids)
    for token, index in tokenizer.get_vocab().items():
        if index in special or index >= rows:
            continue
        first = token.startswith(_BEGIN) if marked else not token.startswith("##")
        letters = (token[1:] if first else token) if marked else token.removeprefix("##")
        if letters.isalpha() and letters.isascii():
            (begins if first else goes_on)[index] = True
    return begins, goes_on
