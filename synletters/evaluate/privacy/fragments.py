"""Attackers who know a piece of a letter: a few consecutive words, or a few clinical facts. Which synthetic
letter is it of?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

import numpy as np

from synletters.core.document import Letter, Rewrite
from synletters.evaluate import Pair
from synletters.evaluate.bootstrap import Floats
from synletters.evaluate.privacy.attackers import blocks, hashed, telling
from synletters.evaluate.privacy.common import draws_of
from synletters.text.confusables import fold, runs

_WORD = re.compile(r"(?u)\b\w+\b")
_LONGEST_FACT = 6
_LONGEST_PHRASE = 3

#: labels of entities that are part of a fact
_NO_FACTS = frozenset(
    """ANATOMY DESCRIPTION DOSE HISTORY EVENT DURATION CLINICAL_DATE DEMOGRAPHIC LAB_VALUE ABBREVIATION""".split()
)

Facts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What an attacker knows of one letter, drawn anew several times; ``letter`` counts the source
    letters."""

    letter: int
    words: tuple[str, ...]


def known_words(letters: Sequence[Letter], size: int, *, draws: int, seed: int) -> list[Known]:
    """``draws`` stretches of ``size`` consecutive words of each letter that has so many."""
    out: list[Known] = []
    for number, letter in enumerate(letters):
        words = _WORD.findall(letter.text)
        if len(words) < size:
            continue
        rng = draws_of(seed, "words", size, letter.id)
        for _ in range(draws):
            at = rng.randrange(len(words) - size + 1)
            out.append(Known(number, (" ".join(words[at : at + size]),)))
    return out


def facts_of(pairs: Sequence[Pair]) -> Mapping[str, Facts]:
    """Letter id -> its distinct clinical entities, folded: those the letter came with, else those its
    rewrites were written with."""
    own: dict[str, dict[str, None]] = {}
    kept: dict[str, dict[str, None]] = {}
    for letter, rewrite in pairs:
        own.setdefault(letter.id, dict.fromkeys(_entities(letter)))
        kept.setdefault(letter.id, {}).update(dict.fromkeys(_entities(rewrite)))
    return {name: tuple(own[name] or kept[name]) for name in own}


def kept_facts(pairs: Sequence[Pair]) -> Mapping[str, Mapping[str, str]]:
    """Letter id -> the distinct clinical entities that its rewrites were written with, folded, each with its label; where those say
    of none, as another tool's do not, the ones that the letter came with. Words that say how, where and how much are no facts by
    themselves."""
    own: dict[str, dict[str, str]] = {}
    kept: dict[str, dict[str, str]] = {}
    for letter, rewrite in pairs:
        for item, held in ((letter, own), (rewrite, kept)):
            facts = held.setdefault(letter.id, {})
            for fact, label in _labelled(item):
                if label not in _NO_FACTS:
                    facts.setdefault(fact, label)
    return {name: kept[name] or own[name] for name in own}


def _entities(item: Letter | Rewrite) -> Iterator[str]:
    return (fact for fact, _ in _labelled(item))


def _labelled(item: Letter | Rewrite) -> Iterator[tuple[str, str]]:
    for span in item.spans:
        words = fold(item.text[span.start : span.end]) if span.kind == "clinical" else ()
        if 0 < len(words) <= _LONGEST_FACT and sum(map(len, words)) > 2:
            yield " ".join(words), span.label


def known_facts(
    letters: Sequence[Letter], facts: Mapping[str, Facts], size: int, *, draws: int, seed: int
) -> list[Known]:
    """``draws`` sets of ``size`` distinct facts of each letter that has so many."""
    out: list[Known] = []
    for number, letter in enumerate(letters):
        own = facts.get(letter.id, ())
        if len(own) < size:
            continue
        rng = draws_of(seed, "facts", size, letter.id)
        out += [Known(number, tuple(rng.sample(own, size))) for _ in range(draws)]
    return out


def by_words(known: Sequence[Known], candidates: Sequence[str]) -> Iterator[tuple[int, Floats]]:
    """The idf-weighted number of the known words, and of their runs of up to three, that each candidate
    has."""
    make = hashed("words", longest=_LONGEST_PHRASE, binary=True)
    there = make.transform(candidates)
    asked = make.transform([item.words[0] for item in known])
    columns = telling(there)
    yield from _weighed(asked[:, columns], there[:, columns])


def by_facts(known: Sequence[Known], candidates: Sequence[str]) -> Iterator[tuple[int, Floats]]:
    """The idf-weighted number of the known facts that each candidate has, as words, anywhere."""
    sparse = import_module("scipy.sparse")
    numbers = {fact: i for i, fact in enumerate(dict.fromkeys(fact for item in known for fact in item.words))}
    sizes: dict[str, set[int]] = {}
    for fact in numbers:
        sizes.setdefault(fact.partition(" ")[0], set()).add(fact.count(" ") + 1)
    there = [sorted(_stated(text, numbers, sizes)) for text in candidates]
    asked = [sorted(numbers[fact] for fact in item.words) for item in known]
    made = [
        sparse.csr_matrix(
            (np.ones(sum(map(len, rows))), [i for row in rows for i in row], np.cumsum([0, *map(len, rows)])),
            shape=(len(rows), len(numbers)),
        )
        for rows in (asked, there)
    ]
    yield from _weighed(*made)


def _stated(text: str, numbers: Mapping[str, int], sizes: Mapping[str, Collection[int]]) -> set[int]:
    words = [word for *_, word in runs(text)]
    return {
        number
        for at, word in enumerate(words)
        for size in sizes.get(word, ())
        if (number := numbers.get(" ".join(words[at : at + size]))) is not None
    }


def _weighed(asked: object, there: object) -> Iterator[tuple[int, Floats]]:
    sparse = import_module("scipy.sparse")
    one, two = sparse.csr_matrix(asked), sparse.csr_matrix(there)
    frequency = np.bincount(two.indices, minlength=two.shape[1])
    idf = np.log((1.0 + two.shape[0]) / (1.0 + frequency)) + 1.0
    yield from blocks((one @ sparse.diags(idf)).tocsr(), two)
