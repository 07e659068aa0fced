"""How sure the tagger must be that a word is an identifier, by what kind of word it is.

What is likely beforehand to be no ordinary word needs less of the model's word: an unknown word nearly always
is a name, a word of
the public vocabulary in small letters hardly ever. Set on the development letters of ``scripts/letters/dev``:
for each kind the bar
beyond which a found name costs more innocent words than it is worth.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from synletters.text.vocabulary import ALONE, EPONYM, LOWER, TERM, TITLE, UPPER

Kind = Literal[
    "unknown",
    "low",
    "title",
    "name too",
    "eponym",
    "upper",
    "short upper",
    "mixed",
    "code",
    "number",
    "digit",
    "letter",
    "rest",
    "opening",
    "term",
]
#: second_look reads refilled words, which no person wrote: there the model must be surer
BARS: Mapping[str, Mapping[Kind, float]] = MappingProxyType(
    {
        "strict": {
            "unknown": 0.05,
            "low": 0.25,
            "title": 0.25,
            "name too": 0.1,
            "eponym": 0.6,
            "upper": 0.7,
            "short upper": 0.1,
            "mixed": 0.95,
            "code": 0.6,
            "number": 0.3,
            "digit": 0.8,
            "letter": 0.6,
            "rest": 0.2,
            "opening": 0.8,
            "term": 0.9,
        },
        "balanced": {
            "unknown": 0.1,
            "low": 0.7,
            "title": 0.7,
            "name too": 0.5,
            "eponym": 0.8,
            "upper": 0.8,
            "short upper": 0.4,
            "mixed": 0.9,
            "code": 0.8,
            "number": 0.6,
            "digit": 0.8,
            "letter": 0.7,
            "rest": 0.3,
            "opening": 0.9,
            "term": 0.97,
        },
        "second_look": {
            "unknown": 0.5,
            "low": 0.97,
            "title": 0.8,
            "name too": 0.7,
            "eponym": 0.8,
            "upper": 0.8,
            "short upper": 0.7,
            "mixed": 0.8,
            "code": 0.9,
            "number": 0.9,
            "digit": 0.99,
            "letter": 0.99,
            "rest": 0.7,
            "opening": 0.9,
            "term": 0.97,
        },
    }
)

#: and how sure of one word that it takes for a whole identifier, with no other part of a name beside it, by
#: label and kind; at the strict point as high as no identifier of the development letters needs
LONE: Mapping[str, Mapping[str, Mapping[str, float]]] = MappingProxyType(
    {
        "strict": {
            "NAME": {"title": 0.5, "low": 0.6, "name too": 0.4, "letter": 0.8},
            "PROFESSION": {"low": 0.7},
            "LOCATION": {"title": 0.5},
            "ORGANIZATION": {"low": 0.6, "title": 0.35},
            "HOSPITAL": {"title": 0.45},
            "USERNAME": {"low": 0.6},
            "AGE": {"low": 0.6},
        },
        "balanced": {
            "NAME": {"title": 0.995, "low": 0.9, "name too": 0.95},
            "ORGANIZATION": {"low": 0.95, "title": 0.7},
        },
        "second_look": {},
    }
)


def kind_of(word: str, flags: int, *, opens: bool = False) -> Kind:
    """The kind of a word of letters and digits; ``flags`` are those of the vocabulary, 0 if it does not hold
    the word.

    ``opens`` says that it begins a sentence which goes on in small letters, where any word has a capital.
    """
    if len(word) == 1:  # "R side", "T 37.8": a letter alone is seldom a name, and often the medicine
        return "digit" if word.isdigit() else "letter"
    if any(c.isdigit() for c in word):
        return "number" if word.isdigit() else "code"
    if not flags:
        return "unknown"
    ordinary = flags & (LOWER | TITLE)
    if word.islower():
        return "low" if flags & LOWER else "rest"
    if word.isupper():
        if flags & TERM:
            return "term"
        if not ordinary and not flags & UPPER:
            return "rest"
        return "short upper" if len(word) < 5 else "upper"
    if not word[1:].islower():
        return "mixed"
    if flags & TITLE:
        return "opening" if opens and flags & LOWER else "title"
    if flags & ALONE or (flags & EPONYM and not flags & LOWER):
        return "eponym"
    return "name too" if flags & LOWER else "rest"
