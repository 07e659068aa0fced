"""Words that no other may stand for: acts, people, and all that says who, whether, how much or how often."""

from __future__ import annotations

import functools

from synletters.text.kinds.inflection import forms
from synletters.text.word_files import lines


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
