"""Attackers who know a piece of a letter for certain: which people's synthetic letters hold exactly it?

Every piece of every letter is asked, not a draw of them: all runs of k words, and all or many sets of facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

from synletters.evaluate.bootstrap import Floats
from synletters.evaluate.privacy.common import Ints, draws_of
from synletters.evaluate.privacy.grams import Hashes, grams, look_up
from synletters.text.confusables import runs

Bools = NDArray[np.bool_]
_PERSON = np.uint64(0xD6E8FEB86659FD93)


@dataclass(frozen=True, slots=True)
class Pieces:
    """What came of the pieces of one size, one entry a letter that has any (``letters`` are their numbers).

    ``named``: probability that one who knows a random piece of it names the person, guessing among those who have it, or among all
    where nobody has. ``stands``: share of the pieces that stand in a letter of the person's own. ``alone``: in nobody else's.
    ``left``: the median number of people who remain, over the pieces that somebody has. ``chance``: ``named``, if what a letter
    holds were drawn independently (None where that means nothing).
    """

    letters: list[int] = field(default_factory=list)
    named: list[float] = field(default_factory=list)
    stands: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)
    left: list[float] = field(default_factory=list)
    chance: list[float] = field(default_factory=list)

    def add(self, letter: int, holders: Ints, own: Bools, people: int) -> None:
        """``holders``: of each piece, how many people have it; ``own``: whether the letter's own person is one of them."""
        self.letters.append(letter)
        self.named.append(float(_named(holders, own, people).mean()))
        self.stands.append(float(own.mean()))
        self.alone.append(float((own & (holders == 1)).mean()))
        there = holders[holders > 0]
        self.left.append(float(np.median(there)) if len(there) else 0.0)


def _named(holders: Ints, own: Bools, people: int) -> Floats:
    """One of ``holders`` where the person is among them, one of all where nobody has the piece, else never."""
    right = np.where(own, 1.0 / np.maximum(holders, 1), 0.0)
    return np.asarray(np.where(holders == 0, 1.0 / people, right), dtype=np.float64)


def by_runs(
    asked: Sequence[Hashes], askers: Ints, there: Sequence[Hashes], owners: Ints, size: int, people: int
) -> Pieces:
    """Every run of ``size`` words of the ``asked`` letters, in the letters ``there``; ``askers`` and ``owners`` are their people."""
    held = grams(there, size)
    pairs = np.unique(np.stack([held.hashes, owners[held.texts].astype(np.uint64)], axis=1), axis=0)
    table, counts = np.unique(pairs[:, 0], return_counts=True)
    whose = np.sort(pairs[:, 0] * _PERSON + pairs[:, 1])
    made = Pieces()
    for number, words in enumerate(asked):
        own = grams([words], size).hashes
        if not len(own):
            continue
        at = look_up(table, own)
        holders = np.where(at >= 0, counts[np.maximum(at, 0)] if len(counts) else 0, 0).astype(np.int64)
        mine = look_up(whose, own * _PERSON + np.uint64(askers[number])) >= 0
        made.add(number, holders, mine, people)
    return made


@dataclass(frozen=True, slots=True)
class Holders:
    """Fact -> the numbers of the people whose synthetic letters state it."""

    people: int
    of: Mapping[str, frozenset[int]]

    def all_of(self, facts: Sequence[str]) -> frozenset[int]:
        """Who has every one of them."""
        sets = sorted((self.of.get(fact, frozenset()) for fact in facts), key=len)
        return sets[0].intersection(*sets[1:]) if sets else frozenset(range(self.people))

    def expected(self, facts: Sequence[str], person: int) -> float:
        """How many other people would have all of them, if each came to them by itself as often as it does."""
        rest = max(1, self.people - 1)
        out = float(rest)
        for fact in facts:
            has = self.of.get(fact, frozenset())
            out *= (len(has) - (person in has)) / rest
        return out


def holders_of(facts: Sequence[str], texts: Sequence[str], owners: Ints, people: int) -> Holders:
    """Which people's texts state which of the facts, read in the text itself and not told by any span."""
    longest: dict[str, dict[tuple[str, ...], str]] = {}
    for fact in facts:
        parts = tuple(fact.split())
        longest.setdefault(parts[0], {})[parts] = fact
    found: dict[str, set[int]] = {fact: set() for fact in facts}
    for text, owner in zip(texts, owners.tolist(), strict=True):
        words = [word for *_, word in runs(text)]
        for at, word in enumerate(words):
            for sought, fact in longest.get(word, {}).items():
                if sought == tuple(words[at : at + len(sought)]):
                    found[fact].add(owner)
    return Holders(people, {fact: frozenset(who) for fact, who in found.items()})


def by_sets(
    facts: Sequence[Sequence[str]], askers: Ints, holders: Holders, size: int, *, most: int, seed: int
) -> Pieces:
    """Sets of ``size`` facts of each letter, all of them or ``most`` drawn ones. ``facts``: of each letter."""
    made = Pieces()
    for number, own in enumerate(facts):
        if len(own) < size:
            continue
        person = int(askers[number])
        chosen = list(_sets(own, size, most, seed, number))
        who = [holders.all_of(one) for one in chosen]
        made.add(
            number,
            np.array([len(one) for one in who], dtype=np.int64),
            np.array([person in one for one in who], dtype=bool),
            holders.people,
        )
        made.chance.append(float(np.mean([1.0 / (1.0 + holders.expected(one, person)) for one in chosen])))
    return made


def _sets(own: Sequence[str], size: int, most: int, seed: int, letter: int) -> Iterator[tuple[str, ...]]:
    if comb(len(own), size) <= most:
        yield from combinations(own, size)
        return
    rng = draws_of(seed, "sets", size, letter)
    for _ in range(most):
        yield tuple(rng.sample(list(own), size))
