"""Words of several subwords: which there are, and what a model thinks of each as a whole.

A slot is read once for each number of pieces, with so many masks in its place, and a word's score is the sum
of its pieces'
log-probabilities there. The pieces are scored apart from each other (a mean field), so a word of many pieces
is judged a
little kindly where its pieces are likely for different words; only words of the lexicon are ever scored.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from synletters.core.document import Slot
from synletters.refill.windows import Ints, subwords
from synletters.text.words import STOPWORDS

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase


@dataclass(frozen=True, slots=True)
class Pieces:
    """Words of ``size`` subwords each: ``words[j]`` is spelled ``ids[j]``, (words, size). Its number is
    ``first + j``."""

    size: int
    first: int
    words: tuple[str, ...]
    ids: Ints
    function: NDArray[np.bool_]

    def scores(self, logp: Any, slots: Sequence[Slot]) -> Any:
        """(slots, words) log-probabilities of whole words, -inf for those that a slot may not take.

        ``logp`` is a tensor (slots, size, subwords) of log-probabilities at the masks of each slot.
        """
        import torch

        out = logp.new_zeros(logp.shape[0], len(self.words))
        for place in range(self.size):
            out += logp[:, place, torch.from_numpy(self.ids[:, place]).to(logp.device)]
        names = [(slot.allowed, slot.vocabulary) for slot in slots]
        fit = {name: self._fit(*name) for name in set(names)}
        good = np.stack([fit[name] for name in names])
        return out.masked_fill_(~torch.from_numpy(good).to(logp.device), -torch.inf)

    def _fit(self, allowed: tuple[str, ...], vocabulary: str) -> NDArray[np.bool_]:
        if allowed:
            return np.array([word in allowed for word in self.words])
        return self.function if vocabulary == "function" else np.ones(len(self.words), dtype=bool)


def spelt(
    tokenizer: PreTrainedTokenizerBase,
    lexicon: Iterable[str],
    never: Collection[str],
    *,
    first: int,
    most: int,
    marked: bool,
) -> tuple[Pieces, ...]:
    """The words of ``lexicon`` that the tokenizer spells in 2 to ``most`` subwords, by number of pieces.

    Words are plain ASCII letters, at least three, in lower case; the guarded ones of ``never`` are left out.
    ``first`` is
    the number of the first word; ``marked`` says that the first subword holds the blank before a word.
    """
    words = sorted(
        {w for w in lexicon if len(w) > 2 and w.isascii() and w.isalpha() and w.islower() and w not in never}
    )
    by_size: dict[int, list[tuple[str, list[int]]]] = {}
    unknown = tokenizer.unk_token_id
    for word, ids in zip(words, subwords(tokenizer, [f" {w}" if marked else w for w in words]), strict=True):
        if 2 <= len(ids) <= most and unknown not in ids:
            by_size.setdefault(len(ids), []).append((word, ids))
    out = []
    for size, found in sorted(by_size.items()):
        spelled = tuple(word for word, _ in found)
        function = np.array([word in STOPWORDS for word in spelled])
        out.append(
            Pieces(size, first, spelled, np.array([ids for _, ids in found], dtype=np.int64), function)
        )
        first += len(found)
    return tuple(out)
