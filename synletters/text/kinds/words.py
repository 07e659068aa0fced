"""The words of each kind, and the words that have none: acts, people, and all that says who, whether, how
much or how often."""

from __future__ import annotations

import functools

from synletters.text.guarded_words import never_filled
from synletters.text.kinds import classes, equals, synonyms
from synletters.text.kinds.inflection import CLASSES, forms
from synletters.text.word_files import lines

#: a past form of a regular verb is its participle too, so it may stand for either
_ALSO = {"verb-past": "verb-ed", "verb-participle": "verb-ed"}


@functools.cache
def never(*groups: str) -> frozenset[str]:
    """Words that are never masked, and never filled in as a noun, verb, adjective or adverb, whatever they
    are called.

    All of them, or those of some groups of the list.
    """
    rows = (line.partition(":") for line in lines("never_masked", __package__))
    return frozenset(
        word for group, _, words in rows if not groups or group in groups for word in words.split()
    )


@functools.cache
def acts() -> frozenset[str]:
    """All forms of what is done to a patient, or happens to one."""
    out: set[str] = set()
    for line in lines("acts", __package__):
        verb, *others = line.split()
        out |= forms(verb, "verb")
        out.update(form for other in others for form in forms(other, "noun"))
    return frozenset(out)


@functools.cache
def members(kind: str) -> frozenset[str]:
    """The words in lower case that a slot of a kind may take; none for a kind that there is not."""
    if kind in equals.shipped().words:
        return equals.shipped().words[kind]
    wanted = {kind, _ALSO.get(kind, kind)}
    found = frozenset(word for word, name in classes.shipped().items() if name in wanted)
    return found - acts() - never() - never_filled()


def kinds() -> tuple[str, ...]:
    """The names of all kinds, in a fixed order."""
    return (*sorted(equals.shipped().words), *CLASSES)


def fits(kind: str, word: str, instead_of: str) -> bool:
    """Whether a word may stand where another of a kind did, since it says the same; both in any case."""
    word, old = word.lower(), instead_of.lower()
    return word == old or word in instead(kind, old)


def instead(kind: str, word: str) -> frozenset[str]:
    """The words that may take the place of a word of a kind, in lower case."""
    known = equals.shipped()
    if kind in known.words:
        words = known.words[kind]
        return words - {word} - known.barred.get(word, frozenset()) if word in words else frozenset()
    return members(kind) & synonyms.shipped().get(word, frozenset())
