"""The lists that surrogates are drawn from: written for this project, invented where a real thing might be
meant.

Names of people are listed by culture, so that a name is replaced by one of its own culture; a name in none of
the lists, or of
one that is common in several, gets one of the mixed lists. Countries, counties and states are real ones.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from random import Random
from typing import Literal

from synletters.text import word_files

Gender = Literal["female", "male", "neutral"]
CULTURES = ("english", "irish", "polish", "south_asian", "chinese", "arabic", "african", "hispanic")
#: Kinds of places that are replaced by another one of the kind.
REGIONS = ("countries", "counties", "states")

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


@cache
def names(culture: str) -> dict[str, tuple[str, ...]]:
    """The names of a culture: ``female``, ``male``, ``surname``, and ``known``: surnames that are recognised,
    never drawn."""
    held: dict[str, list[str]] = {}
    for line in lines(f"names_{culture}"):
        if line.endswith(":"):
            section = held.setdefault(line[:-1], [])
        else:
            section.extend(line.split())
    return {name: tuple(words) for name, words in held.items()}


@cache
def _cultures() -> dict[tuple[str, str], frozenset[str]]:
    """The cultures of each known name, by role."""
    out: dict[tuple[str, str], frozenset[str]] = {}
    for culture in CULTURES:
        for section, words in names(culture).items():
            role = "given" if section in ("female", "male") else "surname"
            for word in words:
                forms = [plain(word)]
                if culture == "arabic" and role == "surname":
                    forms += [f"al{forms[0]}", f"el{forms[0]}"]
                if culture == "polish" and forms[0].endswith(("ski", "cki")):
                    forms.append(f"{forms[0][:-1]}a")
                for form in forms:
                    out[role, form] = out.get((role, form), frozenset()) | {culture}
    return out


@cache
def _genders() -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for gender in ("female", "male", "neutral"):
        listed = [*lines(f"given_{gender}"), *(n for c in CULTURES for n in names(c).get(gender, ()))]
        for word in listed:
            out[plain(word)] = out.get(plain(word), frozenset()) | {gender}
    return out


def plain(word: str) -> str:
    """Letters alone, without case and accents: how a name is looked up (``Sinéad``, ``O'Brien``)."""
    split = unicodedata.normalize("NFKD", word.casefold()).replace("ł", "l")
    return "".join(c for c in split if c.isalpha())


def cultures(role: str, word: str) -> frozenset[str]:
    """The cultures whose lists hold a given name or surname."""
    return _cultures().get((role, plain(word)), frozenset())


def gender_of(word: str) -> Gender:
    """The gender of a given name that the lists know under one gender alone; else neutral."""
    match [*_genders().get(plain(word), ())]:
        case ["female"]:
            return "female"
        case ["male"]:
            return "male"
    return "neutral"


def surname(rng: Random, culture: str = "") -> str:
    return rng.choice(names(culture)["surname"] if culture else lines("surnames"))


def given_name(rng: Random, gender: Gender, culture: str = "") -> str:
    if culture:
        return rng.choice(names(culture)[gender if gender != "neutral" else rng.choice(("female", "male"))])
    return rng.choice(lines(f"given_{gender}"))


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
    listed = [n for n in regions(kind) if n.count(" ") == size and len(n) > 3]
    same = [n for n in listed if n.split(" ", 1)[0].casefold() == first and first in ("county", "co")]
    return rng.choice(same or [n for n in listed if not n.startswith(("County ", "Co "))])


def place(rng: Random) -> str:
    """An invented name of a place, made of two parts."""
    return rng.choice(lines("place_heads")) + rng.choice(lines("place_tails"))


def profession(rng: Random, tokens: int) -> str:
    """A profession of as many words as asked for, or as near to it as the list has."""
    size = min(max(tokens, 1), 3)
    return rng.choice([line for line in lines("professions") if line.count(" ") == size - 1])


def coined(rng: Random, syllables: int) -> str:
    """A pronounceable word that is in no list; ever longer ones never run out."""
    return "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(syllables)).capitalize()
