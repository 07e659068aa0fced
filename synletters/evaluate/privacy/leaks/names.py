"""What of a person's name gives the person away: the names without titles and degrees, whole and word by word.

Titles and degrees are those that the library ``nameparser`` knows; the gate of ``rewrite`` has lists of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\s,;/()\[\]\"]+")
_JOINTS = re.compile(r"[-‐‑–'’.&+]")


@lru_cache(maxsize=65536)
def name_words(value: str) -> tuple[str, ...]:
    """The words of a name without titles before it and degrees behind it; all words if nothing else is left."""
    words = _WORD.findall(value)
    while len(words) > 1 and _known(words[0]) in _titles():
        words = words[1:]
    while len(words) > 1 and _known(words[-1]) in _degrees():
        words = words[:-1]
    return tuple(words)


def name_parts(value: str) -> tuple[str, ...]:
    """The words of a name that are looked for alone, and the pieces of those that hyphens and apostrophes join. Small particles
    ("van", "de") are none, unless the whole name is written small."""
    small = value == value.lower()
    out: list[str] = []
    for word in name_words(value):
        for piece in (word, *_JOINTS.split(word)):
            letters = "".join(c for c in piece if c.isalpha())
            if letters and (small or not letters.islower()) and piece not in out:
                out.append(piece)
    return tuple(out)


def _known(word: str) -> str:
    return "".join(c for c in word.casefold() if c.isalnum())


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    from nameparser.config import titles

    return frozenset(map(_known, titles.TITLES))


@lru_cache(maxsize=1)
def _degrees() -> frozenset[str]:
    from nameparser.config import suffixes

    return frozenset(map(_known, suffixes.SUFFIX_ACRONYMS | suffixes.SUFFIX_WORDS))
