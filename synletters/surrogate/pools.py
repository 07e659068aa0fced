"""The lists that surrogates are drawn from: real names with their frequencies, and what is invented where a
real thing might be meant.

Names of people are listed by culture, so that a name is replaced by one of its own culture; a name in none of
the lists, or of one that is common in several, gets one of everybody's. Draws follow frequencies (tempered, see
``scripts/build/pools/names.py``), so that a name that was overlooked does not stand out among them.
``data/pools/NOTICE`` says where names and weights come from.
"""

from __future__ import annotations

import gzip
import unicodedata
from array import array
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import accumulate
from random import Random
from typing import Literal

from synletters.text import word_files

Gender = Literal["female", "male", "neutral"]
CULTURES = (
    "english", "irish", "welsh", "sri_lankan", "polish", "south_asian", "chinese", "arabic", "african", "southern_african", "ethiopian",
    "hispanic", "east_african", "somali", "german", "dutch", "french", "italian", "portuguese", "scandinavian",
    "finnish", "turkish", "hungarian", "czech", "romanian", "balkan", "baltic", "vietnamese", "korean",
    "japanese", "greek", "russian",
)  # fmt: skip
#: how much heavier a name's weight for one sex has to be than that for the other to tell the sex
_SURE = 4
#: Kinds of places that are replaced by another one of the kind.
REGIONS = ("countries", "counties", "states")

#: the countries of the United Kingdom stand for one another
_NATIONS = ("england", "scotland", "wales", "northern ireland")
_VOWELS = ("a", "e", "i", "o", "ay", "ee", "or", "an", "el", "in")
_ONSETS = (
    "b",
    "br",
    "d",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
)


def lines(name: str) -> tuple[str, ...]:
    """The lines of a data file, read once in a process."""
    return word_files.lines(name, __package__)


@cache
def word_set(name: str) -> frozenset[str]:
    """A data file of words as a set: those of identifiers that tell nothing by themselves, and stay."""
    return frozenset(lines(name))


def saints(kind: str) -> tuple[str, ...]:
    """Who churches, schools and hospitals are named for (``saint``, ``lady``), and what wards are (``ward``)."""
    return word_files.in_order("saints", kind, __package__)


def place_kind(kind: str) -> tuple[str, ...]:
    """What names of places and firms are made of: ``old`` houses, ``lanes``, the ``first`` and ``second`` of a pair."""
    return word_files.in_order("place_kinds", kind, __package__)


class Weighted:
    """Names with their weights; ``draw`` draws one."""

    def __init__(self, names: Sequence[str], weights: Sequence[int]) -> None:
        self.names, self.weights = tuple(names), array("I", weights)
        self._sums = array("Q", accumulate(self.weights))

    def draw(self, rng: Random) -> str:
        return self.names[bisect(self._sums, rng.randrange(self._sums[-1]))]

    def pairs(self) -> Iterator[tuple[str, int]]:
        """Each name with its weight."""
        return zip(self.names, self.weights, strict=True)


@cache
def _sections() -> dict[tuple[str, str], Weighted]:
    """The names of each culture and section; the culture ``""`` is everybody's."""
    packed = (resources.files(__package__) / "data" / "pools" / "names.tsv.gz").read_bytes()
    out: dict[tuple[str, str], Weighted] = {}
    for block in gzip.decompress(packed).decode("utf-8").split("\n\n"):
        head, *rows = block.splitlines()
        culture, _, section = head.removesuffix(":").partition(" ")
        every: tuple[list[str], array[int]] = ([], array("I"))
        english: tuple[list[str], array[int]] = ([], array("I"))
        for row in rows:
            name, weight, *known = row.split("\t")
            for names_, weights in (every, english) if known else (every,):
                names_.append(name)
                weights.append(int(weight))
        out[culture, section] = Weighted(*every)
        if not culture:
            out["english", section] = Weighted(*english)
    return out


@cache
def names(culture: str) -> dict[str, tuple[str, ...]]:
    """The names of a culture, the frequent ones first: ``female``, ``male``, ``surname``, and ``known``:
    surnames that are recognised, never drawn; ``""`` has everybody's, and ``neutral`` too."""
    return {section: held.names for (of, section), held in _sections().items() if of == culture}


@cache
def _cultures() -> dict[str, dict[str, frozenset[str]]]:
    """The cultures of each known name, by role."""
    out: dict[str, dict[str, frozenset[str]]] = {"given": {}, "surname": {}}
    shared: dict[frozenset[str], frozenset[str]] = {}
    for culture in CULTURES:
        own = frozenset((culture,))
        for section, words in names(culture).items():
            known = out["given" if section in ("female", "male", "neutral") else "surname"]
            for word in words:
                form = plain(word)
                forms = [form]
                if culture == "arabic" and section == "surname":
                    forms += [f"al{form}", f"el{form}"]
                if culture == "polish" and form.endswith(("ski", "cki")):
                    forms.append(f"{form[:-1]}a")
                for form in forms:
                    held = known.get(form, own) | own
                    known[form] = shared.setdefault(held, held)
    return out


@cache
def _genders() -> dict[str, Gender]:
    """The gender of each given name, by how much it is borne by women and by men."""
    weights: dict[str, list[int]] = {}
    for at, section in enumerate(("female", "male")):
        held = _sections()["", section]
        for word, weight in held.pairs():
            weights.setdefault(plain(word), [0, 0])[at] += weight
    return {
        word: "female" if f > _SURE * m else "male" if m > _SURE * f else "neutral"
        for word, (f, m) in weights.items()
    }


def plain(word: str) -> str:
    """Letters alone, without case and accents: how a name is looked up (``Sinéad``, ``O'Brien``)."""
    if word.isascii() and word.isalpha():  # nearly all are: two hundred thousand names are looked at
        return word.lower()
    split = unicodedata.normalize("NFKD", word.casefold()).replace("ł", "l")
    return "".join(c for c in split if c.isalpha())


def cultures(role: str, word: str) -> frozenset[str]:
    """The cultures whose lists hold a given name or surname."""
    return _cultures().get(role, {}).get(plain(word), frozenset())


def gender_of(word: str) -> Gender:
    """The gender of a given name that is mostly borne by one; else neutral."""
    form = plain(word)
    return _genders().get(form) or _further_genders().get(form, "neutral")


@cache
def _further_genders() -> dict[str, Gender]:
    """The gender of given names that are recognised, never drawn."""
    genders: tuple[Gender, ...] = ("female", "male")
    return {
        plain(name): gender
        for gender in genders
        for name in word_files.in_order("given_known", gender, __package__)
    }


def surname(rng: Random, culture: str = "") -> str:
    """A surname of a culture's list, or of everybody's."""
    return _sections()[culture, "surname"].draw(rng)


def given_name(rng: Random, gender: Gender, culture: str = "") -> str:
    if culture and gender == "neutral":
        gender = rng.choice(("female", "male"))
    return _sections()[culture, gender].draw(rng)


def weight(role: str, word: str) -> float:
    """How often a name is drawn from everybody's list, as a share of its draws; 0 if no list holds it."""
    return _weights()[role].get(plain(word), 0.0)


@cache
def _weights() -> dict[str, dict[str, float]]:
    out: dict[str, dict[str, float]] = {"given": {}, "surname": {}}
    for (culture, section), held in _sections().items():
        if culture:
            continue
        role = out["surname" if section == "surname" else "given"]
        total = sum(held.weights) * (1 if section == "surname" else 2)
        for word, weight_ in held.pairs():
            role[plain(word)] = role.get(plain(word), 0.0) + weight_ / total
    return out


@cache
def regions(kind: str) -> dict[str, str]:
    """Countries, counties or states as they are written, and what holds each of them."""
    return dict(line.split("\t", 1) for line in lines(f"{kind}.tsv"))


@cache
def region_kind() -> dict[str, str]:
    """The kind of each country, county and state, by its name in lower case."""
    return {name.casefold(): kind for kind in REGIONS for name in regions(kind)}


def region(rng: Random, like: str) -> str:
    """Another country for a country, another county for a county: of as many words, and of the same "County"
    or "Co"."""
    kind, size = region_kind()[like.casefold()], like.count(" ")
    first = like.split(" ", 1)[0].casefold()
    if like.casefold() in _NATIONS:
        return rng.choice([n.title() for n in _NATIONS if n != like.casefold()])
    listed = [n for n in regions(kind) if n.count(" ") == size and len(n) > 3]
    same = [n for n in listed if n.split(" ", 1)[0].casefold() == first and first in ("county", "co")]
    return rng.choice(same or [n for n in listed if not n.startswith(("County ", "Co "))])


def place(rng: Random) -> str:
    """An invented name of a place, made of two parts."""
    return rng.choice(lines("place_heads")) + rng.choice(lines("place_tails"))


def coined(rng: Random, syllables: int) -> str:
    """A pronounceable word that is in no list; ever longer ones never run out."""
    return "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(syllables)).capitalize()
