"""The part of speech and inflection of a word, by its tag and its ending: ``noun-plural``, ``verb-past``, …

Only what is plain has a class. Comparatives have none, nor have words of one form for two inflections ("put",
"series").
"""

from __future__ import annotations

import functools
from collections.abc import Container

from synletters.text.word_files import lines

CLASSES = (
    "noun",
    "noun-plural",
    "verb",
    "verb-s",
    "verb-ing",
    "verb-ed",
    "verb-past",
    "verb-participle",
    "adjective",
    "adverb",
)


@functools.cache
def _forms() -> dict[str, tuple[str, str]]:
    """Past and participle of each irregular verb."""
    verbs = (line.split() for line in lines("irregular_verbs", __package__))
    return {base: (past, done) for base, past, done in verbs}


def irregular_verbs() -> dict[str, tuple[str, str]]:
    """Past and participle of each irregular verb, by its base form."""
    return _forms()


def _verbs() -> dict[str, str]:
    """Irregular forms with their class; a form that is both past and participle is like a regular one in
    -ed."""
    out: dict[str, str] = {}
    for base, (past, participle) in _forms().items():
        if base in (past, participle):
            out |= dict.fromkeys((base, past, participle), "")
        elif past == participle:
            out[past] = "verb-ed"
        else:
            out |= {past: "verb-past", participle: "verb-participle"}
    return out


def _plurals() -> tuple[frozenset[str], frozenset[str]]:
    """Plurals without -s, and nouns in -s that are none, or of which one cannot tell."""
    found: dict[str, frozenset[str]] = {}
    for line in lines("irregular_nouns", __package__):
        name, _, words = line.partition(":")
        found[name] = found.get(name, frozenset()) | frozenset(words.split())
    return found["plural"], found["unclear"]


_IRREGULAR = _verbs()
_PLURAL, _UNCLEAR = _plurals()
_NO_PLURAL = ("ss", "us", "is", "as")


def of(word: str, tag: str, nouns: Container[str] = frozenset()) -> str:
    """The class of a word in lower case with a universal part-of-speech tag, or "" if it has none.

    ``nouns`` are known nouns: a word in -s is a plural if it is one without it.
    """
    if tag == "NOUN":
        return _noun(word, nouns)
    if tag == "VERB":
        return _verb(word)
    if tag == "ADJ":
        return "" if word.endswith(("er", "est")) and len(word) > 3 else "adjective"
    if tag == "ADV":
        return "adverb" if word.endswith("ly") else ""
    return ""


def forms(base: str, tag: str) -> frozenset[str]:
    """The inflections of a base form, and some spellings that are none; ``tag`` is ``noun``, ``verb``,
    ``adjective`` or ``adverb``."""
    if tag in ("adjective", "adverb"):
        return frozenset({base})
    out = {base, base + "s", base + "es"} | ({base[:-1] + "ies"} if base.endswith("y") else set())
    if tag == "verb":
        stem = base[:-1] if base.endswith("e") else base
        out |= {stem + "ed", stem + "ing", base + "ing", base + base[-1] + "ed", base + base[-1] + "ing"}
        out |= {base[:-1] + "ied"} if base.endswith("y") else set()
        out |= {base[:-2] + "ying"} if base.endswith("ie") else set()
        out |= set(_forms().get(base, ()))
    return frozenset(out)


def number(word: str) -> str:
    """``one`` or ``many`` for a noun in lower case, by its form alone; "" if that does not tell."""
    if word in _UNCLEAR:
        return ""
    return "many" if word in _PLURAL or (word.endswith("s") and not word.endswith(_NO_PLURAL)) else "one"


def _noun(word: str, nouns: Container[str]) -> str:
    if word in _UNCLEAR:
        return ""
    if word in _PLURAL:
        return "noun-plural"
    if not word.endswith("s") or word.endswith(_NO_PLURAL):
        return "noun"
    stems = (word[:-1], word[:-2], word[:-3] + "y") if word.endswith("es") else (word[:-1],)
    return "noun-plural" if any(stem in nouns for stem in stems) else ""


def _verb(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ing"):
        return "verb-ing"
    if word.endswith("ed") and len(word) > 4:
        return "verb-ed"
    if word.endswith("s") and not word.endswith(_NO_PLURAL):
        return "verb-s"
    return "verb"
