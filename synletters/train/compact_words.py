"""The words of a letter as three arrays: a corpus of millions of letters fits where one object a word would not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from synletters.core.document import Word


class CompactWords(Sequence[Word]):
    """Words of ``text``, ten bytes each. Places are in characters, as in ``Word``; kinds and sets of equals are not kept."""

    __slots__ = ("_ends", "_pos", "_starts", "_tags", "_text")

    def __init__(self, text: str, words: Iterable[Word]) -> None:
        tags: dict[str, int] = {}
        rows = [(word.start, word.end, tags.setdefault(word.pos, len(tags))) for word in words]
        table: NDArray[np.int32] = np.array(rows, dtype=np.int32).reshape(-1, 3)
        self._text, self._tags = text, tuple(tags)
        self._starts, self._ends = table[:, 0].copy(), table[:, 1].copy()
        self._pos = table[:, 2].astype(np.int16)

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[Word]:
        rows = zip(self._starts.tolist(), self._ends.tolist(), self._pos.tolist(), strict=True)
        return (Word(start, end, self._text[start:end], self._tags[pos]) for start, end, pos in rows)

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, index: int | slice) -> Word | tuple[Word, ...]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        start, end = int(self._starts[index]), int(self._ends[index])
        return Word(start, end, self._text[start:end], self._tags[int(self._pos[index])])
