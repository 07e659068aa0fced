"""Context words: a weak finding is worth more where one of its rule's words stands nearby."""

from __future__ import annotations

import re
from collections.abc import Collection

from synletters.detect.rules.base import THRESHOLD

#: How many words before and after a finding may hold its context word, how far off they are looked for, and
#: what it adds.
_BEFORE, _AFTER = 6, 2
_REACH = 80
_WORTH = 0.4
_WORD = re.compile(r"[^\W_]+(?:[&.'’][^\W_]+)*")


def in_context(score: float, words: Collection[str], text: str, start: int, end: int) -> float:
    """The score of a finding, raised if it is a weak one beside one of the ``words`` (in lower case)."""
    if score >= THRESHOLD or not words or _near(text, start, end).isdisjoint(words):
        return score
    return min(1.0, score + _WORTH)


def _near(text: str, start: int, end: int) -> set[str]:
    """The words shortly before and right behind a finding, in lower case."""
    before = _WORD.findall(text[max(0, start - _REACH) : start].lower())
    return {*before[-_BEFORE:], *_WORD.findall(text[end : end + _REACH].lower())[:_AFTER]}
