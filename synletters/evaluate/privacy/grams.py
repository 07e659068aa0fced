"""Word n-grams of many texts as numbers: hashes roll over arrays, so that millions of words take seconds.

Two n-grams that differ share a 64-bit hash with a probability of about 10**-19 a pair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from synletters.evaluate.privacy.common import Ints
from synletters.text.confusables import runs

Hashes = NDArray[np.uint64]
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that multiplying loses nothing


def words_of(texts: Sequence[str]) -> list[Hashes]:
    """Each text as one number a word, case, accents and look-alike letters aside."""
    known: dict[str, int] = {}
    out = []
    for text in texts:
        words = [word for *_, word in runs(text)]
        for word in words:
            if word not in known:
                known[word] = int.from_bytes(
                    blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big"
                )
        out.append(np.array([known[word] for word in words], dtype=np.uint64))
    return out


@dataclass(frozen=True, slots=True)
class Grams:
    """The n-grams of all texts in a row: their hashes, and the number of the text that each is of."""

    hashes: Hashes
    texts: Ints


def grams(words: Sequence[Hashes], size: int) -> Grams:
    """All n-grams of ``size`` words; a text with fewer words has none."""
    made, owner = [], []
    for number, one in enumerate(words):
        count = len(one) - size + 1
        if count < 1:
            continue
        total = np.zeros(count, dtype=np.uint64)
        for step in range(size):
            total = total * _BASE + one[step : step + count]
        made.append(total)
        owner.append(np.full(count, number, dtype=np.int64))
    if not made:
        return Grams(np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64))
    return Grams(np.concatenate(made), np.concatenate(owner))


def owned(found: Grams, people: Ints) -> tuple[Hashes, Ints]:
    """The distinct n-grams, sorted, and for each the person who alone has it, or -1 if several people do."""
    if not len(found.hashes):
        return found.hashes, found.texts
    person = people[found.texts]
    order = np.lexsort((person, found.hashes))
    hashes, person = found.hashes[order], person[order]
    first = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]]))
    last = np.concatenate([first[1:], [len(hashes)]]) - 1
    return hashes[first], np.where(person[first] == person[last], person[first], -1)


def longest_run(one: Hashes, two: Hashes) -> int:
    """The most consecutive words that stand in both texts, in time of the product of their lengths."""
    if len(two) > len(one):
        one, two = two, one
    best, row = 0, np.zeros(len(two) + 1, dtype=np.int64)
    for word in one:
        shifted = np.where(two == word, row[:-1] + 1, 0)
        row[1:] = shifted
        best = max(best, int(shifted.max(initial=0)))
    return best


def look_up(table: Hashes, asked: Hashes) -> Ints:
    """The place of each asked n-gram in a sorted table, -1 where it is not."""
    if not len(table):
        return np.full(len(asked), -1, dtype=np.int64)
    at = np.searchsorted(table, asked)
    at[at == len(table)] = 0
    return np.where(table[at] == asked, at, -1).astype(np.int64)
