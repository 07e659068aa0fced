"""Words that are part of no name: they end a name, an address or a hospital when they stand in capitals."""

from __future__ import annotations

import re

from synletters.text.word_files import listed

#: Words of running text.
COMMON = listed("no_names", "running")

#: Words of departments, specialties and building types: none of them makes a hospital, ward or unit
#: somebody's.
GENERIC = COMMON | listed("no_names", "generic")

#: Words behind MR, MS, Sister and the like that show that no person is meant.
NOT_A_PERSON = COMMON | listed("no_names", "not people")

_TOKEN = re.compile(r"\S+")


def common(word: str) -> bool:
    return word.strip(".,;:'’()\"-").lower() in COMMON


def trim_left(text: str, start: int, end: int) -> int | None:
    """The start of the run of uncommon words that ends at ``end``; None where there is none."""
    at: int | None = None
    for match in reversed(list(_TOKEN.finditer(text, start, end))):
        word = match[0]
        if common(word) and word.lower() not in {"general", "private", "home"}:
            if at is not None and word.lower() in {"of", "and", "the"} and match.start() > start:
                continue
            break
        at = match.start()
    return at


def trim_right(text: str, start: int, end: int, stop: frozenset[str], most: int = 9) -> int:
    """The end of the run of at most ``most`` words from ``start`` that are not in ``stop``; ``start`` if
    none."""
    at = start
    for count, match in enumerate(_TOKEN.finditer(text, start, end)):
        word = match[0].strip(".,;:'’()\"-").lower()
        if count >= most or word in stop:
            break
        at = match.end()
    return at
