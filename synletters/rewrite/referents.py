"""Whom "he" or "she" means in a letter: the patient, where nobody else can be meant.

A letter that says "she" and never "he" speaks of one woman, unless it tells of other people; where the sentence and those
before it tell of none, "she" and "the patient" are one. Nothing of an identifier is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from synletters.text.word_files import listed

_PRONOUNS = {"he": ("he", "his", "him", "himself"), "she": ("she", "her", "hers", "herself")}
_WORD = re.compile(r"\w+")
#: sentences before one that may tell of somebody else whom its pronoun means
_BACK = 3
#: a pronoun that a letter says so often means its patient
_OFTEN = 2


class Referents:
    """Of each sentence of a text whether its pronoun means the patient (``he``, ``she``), and whether the sentence before it, in
    one paragraph, speaks of the patient (``said``)."""

    def __init__(self, text: str, stretches: Sequence[tuple[int, int]]) -> None:
        others = listed("people", "people", "synletters.reword")
        said = [frozenset(_WORD.findall(text[start:end].lower())) for start, end in stretches]
        every = _WORD.findall(text.lower())
        counts = {one: sum(every.count(word) for word in words) for one, words in _PRONOUNS.items()}
        used = [one for one, count in counts.items() if count]
        self._marks: list[frozenset[str]] = [frozenset()] * len(stretches)
        if len(used) != 1 or counts[used[0]] < _OFTEN:
            return
        mine = {"patient", *_PRONOUNS[used[0]]}
        for number, (start, _) in enumerate(stretches):
            if any(said[back] & others for back in range(max(0, number - _BACK), number + 1)):
                continue
            marks = {used[0]}
            if number and said[number - 1] & mine and "\n" not in text[stretches[number - 1][1] : start]:
                marks.add("said")
            self._marks[number] = frozenset(marks)

    def of(self, first: int, last: int) -> frozenset[str]:
        """What holds of all sentences from number ``first`` to ``last``."""
        return frozenset.intersection(*self._marks[first : last + 1])
