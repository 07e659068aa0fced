"""The lists that surrogates are drawn from: written for this project, invented where a real thing might be meant."""

from __future__ import annotations

from functools import cache
from importlib import resources
from random import Random
from typing import Literal

Gender = Literal["female", "male", "neutral"]

_VOWELS = ("a", "e", "i", "o", "ay", "ee", "or", "an", "el", "in")
_ONSETS = ("b", "br", "d", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "w", "z")


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a data file, read once in a process."""
    text = (resources.files(__package__) / "data" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line)


@cache
def word_set(name: str) -> frozenset[str]:
    """A data file of words as a set: those of identifiers that tell nothing by themselves, and stay."""
    return frozenset(lines(name))


def surname(rng: Random) -> str:
    return rng.choice(lines("surnames"))


def given_name(rng: Random, gender: Gender) -> str:
    return rng.choice(lines(f"given_{gender}"))


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
