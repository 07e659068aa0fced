"""What the words of a letter say of themselves: whether one is a name, an ordinary word, or a name that is a
word as well."""

from __future__ import annotations

import gzip
import re
from collections.abc import Container, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from synletters.text.vocabulary import ALONE, EPONYM, LOWER, TITLE, UPPER, Vocabulary, fold, plain
from synletters.text.word_files import listed
from synletters.text.words import COMMON_NAMES

#: the lists of names that stand for things, bodies and diseases; drugs of one word are a list of their own
TERM_LISTS = ("eponyms", "devices", "everyday", "brands", "public", "posts")
#: those of things and who makes them
_MADE = frozenset({"devices", "everyday"})
#: behind an eponym these are its kind, which may be left out
_HEADS = frozenset(
    "syndrome disease sign test fracture procedure operation classification grade score criteria palsy fever phenomenon repair osteotomy"
    " reflex nodes node line lines nails triad pouch neuroma hernia cyst index manoeuvre bodies body".split()
)
_RUN = re.compile(r"[^\W_]+")
#: what may stand between two words of one term
_GAP = re.compile(r"[ ]?(?:[-‐‑–'’&+:.*/][ ]?)?(?:\n)?|, ")
_POSSESSIVE = re.compile(r"['’]s(?![^\W_])")


class Lexicon:
    """A public vocabulary, or none, and the common words that are not sought merely because somebody is named
    so.

    ``common`` are lists of such words in lower case: the shipped ``COMMON_NAMES``, and those that users say
    are never
    identifiers. Without a vocabulary every other question is answered with no; whoever would take that for
    "no ordinary word"
    asks ``has_vocabulary`` first. ``word in lexicon`` is ``ordinary(word)``, for whoever wants the allowed
    words alone.
    """

    def __init__(self, vocabulary: Vocabulary | None = None, common: Sequence[Container[str]] = ()) -> None:
        self._vocabulary, self._common = vocabulary, tuple(common)

    @property
    def has_vocabulary(self) -> bool:
        return self._vocabulary is not None

    def common(self, word: str) -> bool:
        """Whether a word is not sought alone, though it be somebody's name."""
        word = word.casefold()
        return any(word in words for words in self._common)

    def ordinary(self, word: str) -> bool:
        """Whether a word is ordinary in lower case, or as it stands if that is in capitals ("COPD")."""
        if self._vocabulary is None:
            return False
        return bool(self._vocabulary.flags(word.casefold()) & (UPPER if word.isupper() else LOWER))

    def generic(self, word: str) -> bool:
        """Whether a word is ordinary with its capitals too ("City", "NHS"), so that it tells of nobody by
        itself."""
        return bool(self._listed(word) & (UPPER if word.isupper() else TITLE))

    def eponym(self, word: str) -> bool:
        """Whether diseases, signs or devices are named so."""
        return bool(self._listed(word) & (EPONYM | ALONE))

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.ordinary(word)

    def _listed(self, word: str) -> int:
        """The flags of the list itself, without what is derived; 0 if it does not hold the word."""
        return 0 if self._vocabulary is None else self._vocabulary.words.get(word.casefold(), 0)


#: neither a vocabulary nor common words
EMPTY = Lexicon()


class Term(NamedTuple):
    """Where a term stands; ``sure`` if it is hardly ever a person's or a place's name, ``made`` if it is a thing, or who
    makes it, where people may work too; ``post`` if it is what staff are called or where they work."""

    start: int
    end: int
    sure: bool
    made: bool = False
    post: bool = False


def key(phrase: str) -> tuple[str, ...]:
    """The words of a term as they are compared: folded, without accents and without the "s" of a possessive."""
    return tuple(plain(fold(run)) for run in _RUN.findall(_POSSESSIVE.sub("", phrase)))


@cache
def drugs() -> frozenset[str]:
    """Drugs of one word, and names within those of diseases, folded."""
    packed = (resources.files(__package__) / "data" / "drugs.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode().split())


class _Phrases(NamedTuple):
    """First word -> the terms that begin so, longest first; the terms that count in capitals alone; those of things
    and of staff; and the first words of eponyms ("Nelson" of "Nelson syndrome"), which are names too."""

    first: Mapping[str, Sequence[tuple[str, ...]]]
    capitals: frozenset[str]
    made: frozenset[tuple[str, ...]]
    posts: frozenset[tuple[str, ...]]
    halves: frozenset[str]


@cache
def _phrases() -> _Phrases:
    first: dict[str, set[tuple[str, ...]]] = {}
    made: set[tuple[str, ...]] = set()
    posts: set[tuple[str, ...]] = set()
    halves: set[str] = set()
    capitals: set[str] = set()
    title: set[str] = set()
    for name in TERM_LISTS:
        for phrase in listed(name):
            words = key(phrase)
            if name in _MADE:
                made.add(words)
            if name == "posts":
                posts.add(words)
            if len(words) == 1:
                (capitals if phrase.isupper() else title).add(words[0])
            first.setdefault(words[0], set()).add(words)
            if name == "eponyms" and len(words) == 2 and words[1] in _HEADS:
                first[words[0]].add(words[:1])
                halves.add(words[0])
    ordered = {word: tuple(sorted(several, key=len, reverse=True)) for word, several in first.items()}
    return _Phrases(
        ordered, frozenset(capitals - title), frozenset(made), frozenset(posts), frozenset(halves)
    )


@lru_cache(maxsize=64)
def terms(text: str) -> tuple[Term, ...]:
    """The terms of a text, in order, the longest where several begin at one word."""
    phrases, capitals, made, posts, halves = _phrases()
    twins, known = listed("twins"), drugs()
    runs = [
        (m.start(), m.end(), plain(fold(m[0])))
        for m in _RUN.finditer(text)
        if m[0] != "s" or not _POSSESSIVE.match(text, m.start() - 1)
    ]
    out: list[Term] = []
    at = 0
    while at < len(runs):
        start, end, word = runs[at]
        size = next((len(words) for words in phrases.get(word, ()) if _reads(text, runs, at, words)), 0)
        if size == 1 and word in capitals and not text[start:end].isupper():
            size = 0
        drug = not size and word in known
        value = text[start : runs[at + max(1, size) - 1][1]]
        if drug or (size and not value.islower()):
            one = size < 2 and value.isalpha()
            sure = not one or not (word in twins or word in halves or word in COMMON_NAMES)
            if one and sure and size and value.isupper():
                # "MIND" may be a word in a line of capitals
                sure = word not in capitals or (len(word) > 3 and _has_small_letters(text, start, end))
            words = tuple(run[2] for run in runs[at : at + max(1, size)])
            out.append(Term(start, start + len(value), sure, words in made, words in posts))
        at += max(1, size)
    return tuple(out)


def _has_small_letters(text: str, start: int, end: int) -> bool:
    """Whether small letters stand near on the line, so that capitals mean something."""
    near = text[max(0, start - 24) : start].rpartition("\n")[2] + text[end : end + 24].partition("\n")[0]
    return sum(map(str.islower, near)) > 3


def _reads(text: str, runs: Sequence[tuple[int, int, str]], at: int, words: tuple[str, ...]) -> bool:
    if at + len(words) > len(runs) or any(runs[at + k][2] != word for k, word in enumerate(words)):
        return False
    return all(_join(text, runs[at + k][1], runs[at + k + 1][0]) for k in range(len(words) - 1))


def _join(text: str, end: int, start: int) -> bool:
    if start - end > 4:
        return False
    possessive = _POSSESSIVE.match(text, end)
    return _GAP.fullmatch(text, possessive.end() if possessive else end, start) is not None
