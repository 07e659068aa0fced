"""The words of each kind, and the words that have none: acts, people, and all that says who, whether, how much or how often."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

from synletters.detect.guard_words import never_filled
from synletters.kinds import classes, equals
from synletters.kinds.inflection import CLASSES, irregular

_DATA = Path(__file__).parent / "data"
#: a past form of a regular verb is its participle too, so it may stand for either
_ALSO = {"verb-past": "verb-ed", "verb-participle": "verb-ed"}


def _lines(name: str) -> Iterator[str]:
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


@functools.cache
def never(*groups: str) -> frozenset[str]:
    """Words that are never masked, and never filled in as a noun, verb, adjective or adverb, whatever they are called.

    All of them, or those of some groups of the list.
    """
    rows = (line.partition(":") for line in _lines("never_masked.txt"))
    return frozenset(word for group, _, words in rows if not groups or group in groups for word in words.split())


@functools.cache
def acts() -> frozenset[str]:
    """All forms of what is done to a patient, or happens to one."""
    out: set[str] = set()
    for line in _lines("acts.txt"):
        verb, *others = line.split()
        out.update(_verb_forms(verb))
        out.update(form for other in others for form in (other, other + "s", other + "es", other[:-1] + "ies"))
    return frozenset(out)


def _verb_forms(verb: str) -> set[str]:
    """The inflections of a verb and more: a form that does not exist does no harm."""
    stem = verb[:-1] if verb.endswith("e") else verb
    out = {verb, verb + "s", verb + "es", stem + "ed", stem + "ing", verb + "ing", stem + "er", stem + "able"}
    out |= {verb + verb[-1] + ending for ending in ("ed", "ing", "er")}
    if verb.endswith("y"):
        out |= {verb[:-1] + "ies", verb[:-1] + "ied"}
    return out | irregular(verb)


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
    """Whether a word of a kind may stand where another did; both in any case."""
    word, old = word.lower(), instead_of.lower()
    return word == old or (word in members(kind) and word not in equals.shipped().barred.get(old, frozenset()))
