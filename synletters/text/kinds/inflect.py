"""The inflections of a base form, one spelling each: what an equal must be where another of its set stood."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType

from synletters.text.kinds import classes
from synletters.text.kinds.inflection import irregular_verbs

FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "verb": ("base", "s", "ing", "past", "done"),
        "noun": ("one", "many"),
        "adj": ("",),
        "adv": ("",),
        "word": ("",),
    }
)
_IRREGULAR_NOUNS = {
    "diagnosis": "diagnoses",
    "analysis": "analyses",
    "hypothesis": "hypotheses",
    "child": "children",
    "foot": "feet",
    "criterion": "criteria",
    "basis": "bases",
    "synopsis": "synopses",
}
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)\Z")
_DOUBLED = re.compile(r"(?:[^aeiou]|qu)[aeiou][bdgklmnprtvz]\Z")
#: verbs of several syllables that end in a stressed one
_STRESSED = frozenset(
    "admit occur refer infer permit commit submit transfer prefer compel begin incur concur recur deter defer confer equip abhor allot patrol propel excel rebel regret".split()
)


@functools.cache
def inflected(base: str, pos: str, form: str) -> str:
    """The form of a base form; of several words the first is a verb's, the last a noun's.

    ``form`` is one of ``FORMS[pos]``. "" for a form that there is not.
    """
    words = base.replace("_", " ").split(" ")
    if pos == "verb":
        return " ".join([_verb(words[0], form), *words[1:]])
    if pos == "noun" and form == "many":
        return " ".join([*words[:-1], _plural(words[-1])])
    return " ".join(words)


def _verb(base: str, form: str) -> str:
    if form == "base":
        return base
    if form == "s":
        if base.endswith("y") and base[-2:-1] not in "aeiou":
            return base[:-1] + "ies"
        return base + ("es" if _SIBILANT.search(base) or base.endswith("o") else "s")
    if form == "ing":
        if base.endswith("ie"):
            return base[:-2] + "ying"
        if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
            return base[:-1] + "ing"
        return _doubled(base) + "ing"
    if base in irregular_verbs():
        return irregular_verbs()[base][form == "done"]
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ied"
    return _doubled(base) + "ed"


def _doubled(base: str) -> str:
    """The base with its last letter twice where that is how it is spelled."""
    known = classes.shipped()
    twice = base + base[-1]
    if base.endswith("l") and len(re.findall(r"[aeiouy]+", base)) > 1 and base not in _STRESSED:
        return base  # "counseled" and "counselled" are the spellings of two countries
    if twice + "ed" in known or twice + "ing" in known:
        return twice
    if base + "ed" in known or base + "ing" in known:
        return base
    one_syllable = len(re.findall(r"[aeiouy]+", base)) == 1
    return twice if _DOUBLED.search(base) and (one_syllable or base in _STRESSED) else base


def _plural(base: str) -> str:
    if base in _IRREGULAR_NOUNS:
        return _IRREGULAR_NOUNS[base]
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if _SIBILANT.search(base) else "s")
