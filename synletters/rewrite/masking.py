"""Masking strategies: which OPEN words a refiller gets to guess.

A strategy is handed the open words of one letter and picks some of them by index. It never sees a kept entity
or an
identifier, so no strategy can break or leak one. The built-in ones make a set of *eligible* words and take
``round(ratio * eligible)`` of them, drawn with the letter's own random numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

from synletters.core import strategies
from synletters.core.document import Word
from synletters.core.errors import ConfigError
from synletters.core.registry import make
from synletters.text.words import STOPWORDS


class MaskingStrategy(Protocol):
    """Chooses words of one letter by index; the same words and ``rng`` state give the same choice."""

    def select(self, words: Sequence[Word], rng: Random) -> frozenset[int]: ...


Eligible = Callable[[Word], bool]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Take ``round(ratio * n)`` of the n words that ``eligible`` admits, each equally likely."""

    eligible: Eligible
    ratio: float

    def __post_init__(self) -> None:
        if not 0.0 <= self.ratio <= 1.0:
            raise ConfigError(f"a mask ratio lies in [0, 1], not {self.ratio}")

    def select(self, words: Sequence[Word], rng: Random) -> frozenset[int]:
        fit = [i for i, word in enumerate(words) if self.eligible(word)]
        # int(x + 0.5): halves go up, where round() would send them to the even neighbour
        return frozenset(rng.sample(fit, int(self.ratio * len(fit) + 0.5 + 1e-9)))


@dataclass(frozen=True, slots=True)
class Mixture:
    """The union of what several strategies choose."""

    parts: tuple[MaskingStrategy, ...]

    def select(self, words: Sequence[Word], rng: Random) -> frozenset[int]:
        return frozenset().union(*(part.select(words, rng) for part in self.parts))


def by_pos(*tags: str) -> Eligible:
    wanted = frozenset(tags)
    return lambda word: word.pos in wanted


def random_words(ratio: float) -> MaskingStrategy:
    return Ratio(lambda _: True, ratio)


def stopwords(ratio: float) -> MaskingStrategy:
    return Ratio(lambda word: word.text.lower() in STOPWORDS, ratio)


def nouns(ratio: float) -> MaskingStrategy:
    return Ratio(by_pos("NOUN", "PROPN"), ratio)


def verbs(ratio: float) -> MaskingStrategy:
    return Ratio(by_pos("VERB"), ratio)


def adjectives(ratio: float) -> MaskingStrategy:
    return Ratio(by_pos("ADJ"), ratio)


def adverbs(ratio: float) -> MaskingStrategy:
    return Ratio(by_pos("ADV"), ratio)


def no_words(ratio: float) -> MaskingStrategy:
    del ratio
    return Ratio(lambda _: False, 0.0)


def parse(spec: str, ratio: float) -> MaskingStrategy:
    """A strategy from its name.

    ``stopwords``, ``nouns+verbs``, ``pos:NOUN,ADJ``, ``package.module:Factory``; a part may bring a ratio of
    its own
    behind ``@``: ``stopwords@0.5+nouns@0.1``. Raises ConfigError with every fault.
    """
    parts = [_made(part) for part in strategies.parts(spec, ratio)]
    return parts[0] if len(parts) == 1 else Mixture(tuple(parts))


def _made(part: strategies.Part) -> MaskingStrategy:
    if part.tags:
        return Ratio(by_pos(*part.tags), part.ratio)
    made: MaskingStrategy = make("strategies", part.name, part.ratio)
    return made
