"""How much of a letter's wording is left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from synletters.evaluate import Pair, Score

_WORD = re.compile(r"\w+")


class Overlap:
    """Share of the source's words, as a bag, that the rewrite still has; 1.0 is a copy."""

    def __init__(self, **_: object) -> None:
        pass

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        kept = total = 0
        for letter, rewrite in pairs:
            source = Counter(word.lower() for word in _WORD.findall(letter.text))
            made = Counter(word.lower() for word in _WORD.findall(rewrite.text))
            kept += sum((source & made).values())
            total += sum(source.values())
        about = "share of the source's words that the rewrite still has (1.0: a copy)"
        return (Score("word_overlap", kept / total if total else 1.0, len(pairs), "none", about),)
