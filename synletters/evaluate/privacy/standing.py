"""Where a value stands in a text, whatever was done to hide it. A reader of its own: the gate of ``rewrite``
has another.

Case, accents, look-alike letters, invisible characters, punctuation, spacing, line breaks, letters spelled
out one by one, digits
for letters and another grouping of digits hide nothing. A name in a possessive or a file name is found too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from synletters.text.confusables import Run, fold, hidden, in_token, runs
from synletters.text.lexicon import EMPTY, Lexicon

_RUN = re.compile(r"[^\W_]+")
_GAP = 3  # what may stand between two characters of a value that was torn apart
_GLUED = 8  # from so many letters on a name is found inside a longer word
_SOLID = 6

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Value:
    """What is looked for. ``wordy``: one word that may be an ordinary one, so that lower-case uses of that
    are not it."""

    words: tuple[str, ...] = field(repr=False)
    wordy: bool = False

    @property
    def solid(self) -> str:
        return "".join(self.words)


class Reader:
    """A text, read once, in which many values are looked for; without a vocabulary every word in lower case
    may be an ordinary one."""

    def __init__(self, text: str, lexicon: Lexicon = EMPTY) -> None:
        self.text, self._lexicon = text, lexicon
        self._plain = runs(text)
        # read as it is written, too: an invisible character may part two words as well as hide in one
        raw = (
            []
            if text.isascii()
            else [(m.start(), m.end(), m.group().casefold()) for m in _RUN.finditer(text)]
        )
        self._readings: list[tuple[list[Run], dict[str, list[int]]]] = []
        for reading in (self._plain, raw):
            places: dict[str, list[int]] = {}
            for number, (*_, word) in enumerate(reading):
                places.setdefault(word, []).append(number)
            self._readings.append((reading, places))
        self._hidden: dict[str, list[Place]] = {}
        for start, end, word in hidden(text, self._plain):
            self._hidden.setdefault(word, []).append((start, end))
        self._solid = "".join(word for *_, word in self._plain)
        self._owner = [number for number, (*_, word) in enumerate(self._plain) for _ in word]
        self._first = {number: at for at, number in reversed(list(enumerate(self._owner)))}

    def places(self, value: Value) -> list[Place]:
        """Every place of the value, in order; places that overlap are one."""
        if not value.words:
            return []
        found = {*self._whole(value.words), *self._torn(value)}
        if value.wordy:
            found = {place for place in found if not self._is_word(*place)}
        out: list[Place] = []
        for start, end in sorted(found):
            if out and start < out[-1][1]:
                out[-1] = (out[-1][0], max(end, out[-1][1]))
            else:
                out.append((start, end))
        return out

    def _whole(self, words: tuple[str, ...]) -> Iterator[Place]:
        for reading, places in self._readings:
            for number in places.get(words[0], ()):
                stop = number + len(words)
                if tuple(word for *_, word in reading[number:stop]) == words:
                    yield reading[number][0], reading[stop - 1][1]
        if len(words) == 1:
            yield from self._hidden.get(words[0], ())

    def _torn(self, value: Value) -> Iterator[Place]:
        """The value's characters in a row, run together or parted otherwise than they were."""
        solid = value.solid
        if len(solid) < _SOLID or (solid.isalpha() and len(value.words) == 1 and len(solid) < _GLUED):
            return
        at = self._solid.find(solid)
        while at >= 0:
            last = at + len(solid) - 1
            first_run, last_run = self._owner[at], self._owner[last]
            near = all(self._plain[n + 1][0] - self._plain[n][1] <= _GAP for n in range(first_run, last_run))
            if near and self._bounded(solid, at, last, first_run, last_run):
                yield self._plain[first_run][0], self._plain[last_run][1]
            at = self._solid.find(solid, at + 1)

    def _bounded(self, solid: str, at: int, last: int, first_run: int, last_run: int) -> bool:
        """Whether what stands before and behind it in the same word does not make it a part of something
        else."""
        before = self._solid[at - 1] if at > self._first[first_run] else ""
        behind = (
            self._solid[last + 1] if last + 1 < len(self._owner) and self._owner[last + 1] == last_run else ""
        )
        if (solid[0].isdigit() and before.isdigit()) or (solid[-1].isdigit() and behind.isdigit()):
            return False
        return len(solid) >= _GLUED or not (before.isalpha() or behind.isalpha())

    def _is_word(self, start: int, end: int) -> bool:
        raw = self.text[start:end]
        is_word = raw.islower() and (not self._lexicon.has_vocabulary or self._lexicon.ordinary(raw))
        return is_word and not in_token(self.text, start, end)


def value_of(text: str, *, wordy: bool) -> Value:
    """A value as it stands in a letter; ``wordy`` is taken for a single word that is not written in lower
    case alone."""
    words = fold(text)
    return Value(words, wordy and len(words) == 1 and not text.strip().islower())
