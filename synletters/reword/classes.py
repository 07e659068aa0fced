"""What an element is to a pattern, as one letter: by its word if that is of a closed class, else by its tag.

n noun-like · v verb · p preposition · d determiner · r adverb · o pronoun · c and, or · s what begins a clause ·
g no, not · e there · t to · , comma · m another mark · x what no slot takes
"""

from __future__ import annotations

import functools
import re

from synletters.reword.sentence import Element
from synletters.text.kinds import classes
from synletters.text.word_files import rows

_OF_TAG = {
    "NOUN": "n", "PROPN": "n", "NUM": "n", "SYM": "n", "ADJ": "n", "X": "n", "INTJ": "x",
    "VERB": "v", "AUX": "v", "ADV": "r", "ADP": "p", "DET": "d", "PRON": "o", "CCONJ": "c", "SCONJ": "s", "PART": "t",
}  # fmt: skip
_OF_CLASS = {"noun": "n", "verb": "v", "adjective": "n", "adverb": "r"}
#: clinical labels that verbs may have
_ACTS = frozenset({"EVENT", "DESCRIPTION", "PROCEDURE", "HISTORY", "MEDICATION"})
_NUMBERED = frozenset({"QUANTITY", "UNIT", "SEVERITY", "LATERALITY", "FREQUENCY", "ROUTE", "GENDER"})
_WORDS = re.compile(r"[^\W\d_]+")


@functools.cache
def closed() -> dict[str, str]:
    """Class of each word of a closed class, in lower case."""
    return {
        word: name
        for name, words in rows("closed", package=__package__).items()
        for row in words
        for word in row.split()
    }


@functools.cache
def tag_of(word: str) -> str:
    """The universal part of speech that a word has nearly always; NOUN if nothing is known of it."""
    told = {
        "p": "ADP",
        "d": "DET",
        "o": "PRON",
        "c": "CCONJ",
        "s": "SCONJ",
        "e": "PRON",
        "t": "PART",
        "r": "ADV",
        "g": "DET",
    }
    name = closed().get(word, "")
    if name == "v":
        return "AUX"
    if name in told:
        return told[name]
    kind = classes.shipped().get(word, "").partition("-")[0]
    known = {"noun": "NOUN", "verb": "VERB", "adjective": "ADJ", "adverb": "ADV"}
    return known.get(kind, "NUM" if word[:1].isdigit() else "NOUN" if word[:1].isalpha() else "PUNCT")


def class_of(element: Element) -> str:
    """One letter."""
    if element.kind == "mark":
        return "," if element.text == "," else "c" if element.text == "&" else "m"
    if element.kind == "identifier":
        return "n"
    if element.kind == "kept":
        return _kept(element)
    known = closed().get(element.word)
    if known:
        return known
    if element.labels & _NUMBERED:
        return "n"
    if element.tag in _OF_TAG and element.tag != "X":
        return _OF_TAG[element.tag]
    return _OF_CLASS.get(classes.shipped().get(element.word, "").partition("-")[0], "n")


def _kept(element: Element) -> str:
    words = _WORDS.findall(element.word)
    known = [closed().get(word, "") for word in words]
    if "g" in known or "v" in known or "s" in known:
        return "v" if known == ["v"] else "x"
    if element.tag == "VERB" and len(words) == 1 and element.labels <= _ACTS:
        return "v"
    return "n"
