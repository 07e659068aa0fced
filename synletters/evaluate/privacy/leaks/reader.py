"""Where a value stands in a text, whatever was done to hide it.

All letters and digits of a text are one string, in each of its readings; a value is sought in it forwards and backwards, and
what lies between its characters decides whether they are one value or a chance meeting of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from synletters.evaluate.privacy.leaks.folding import Reading, readings, solid, sounded

#: from so many characters on a value is found inside a longer word and torn anywhere
_LONG = 8
#: what may stand between two characters of a value, blanks and line breaks counted once
_GAP = 3
#: a value all of whose characters stand apart ("S m i t h")
_SPELT = 4
_LINE_END = re.compile(r"\s*[-‐‑\xad=]?[ \t]*\r?\n\s*")
_RUN = re.compile(r"[^\W_]+")
_BLANKS = re.compile(r"\s+")
#: names that are another name with these before them ("McDonald")
_PREFIXES = ("mc", "mac", "fitz")
_OF_A_TOKEN = re.compile(r"[@_]|\.\w")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Value:
    """What is looked for, as a letter has it: as it looks and as it sounds. ``wordy``: one word that may be an ordinary one."""

    solid: str = field(repr=False)
    spoken: str = field(repr=False)
    #: numbers of the characters with which a word begins
    begins: frozenset[int] = field(repr=False)
    wordy: bool = False


def value_of(text: str, *, wordy: bool) -> Value:
    """``wordy`` is taken for a single word that is not written in small letters alone."""
    words = [folded for word in text.split() if (folded := solid(word))]
    begins, at = set(), 0
    for word in _RUN.findall(text):
        begins.add(at)
        at += len(solid(word))
    lone = wordy and len(words) == 1 and not text.strip().islower()
    return Value("".join(words), sounded(text), frozenset(begins), lone)


class Reader:
    """A text, read once, in which many values are looked for. ``ordinary``: words in small letters that are taken for the
    ordinary word and not for a ``wordy`` value."""

    def __init__(self, text: str, ordinary: frozenset[str] = frozenset()) -> None:
        self.text, self._ordinary = text, ordinary
        self._readings = readings(text)

    def places(self, value: Value) -> list[Place]:
        """Every place of the value, in order; places that overlap are one."""
        found = {
            place
            for reading in self._readings
            for sought in {value.solid, value.spoken} - {""}
            for way in dict.fromkeys((sought, sought[::-1]))
            for place in self._in(reading, way, value, backwards=way != sought)
        }
        out: list[Place] = []
        for start, end in sorted(found):
            if out and start < out[-1][1]:
                out[-1] = (out[-1][0], max(end, out[-1][1]))
            else:
                out.append((start, end))
        return out

    def _in(self, reading: Reading, sought: str, value: Value, *, backwards: bool) -> Iterator[Place]:
        if backwards and len(sought) < _LONG:
            return  # "Noel" is "Leon" read from behind
        at = reading.solid.find(sought)
        while at >= 0:
            stop = at + len(sought)
            place = reading.start[at], reading.end[stop - 1]
            if (
                self._one_value(reading, at, stop, value, backwards)
                and self._bounded(reading, at, stop)
                and _typed(reading, at, stop)
                and not (value.wordy and self._is_word(*place))
            ):
                yield place
            at = reading.solid.find(sought, at + 1)

    def _one_value(self, reading: Reading, at: int, stop: int, value: Value, backwards: bool) -> bool:
        """Whether the characters belong together: parted where the value's own words are, or else in a way that people and
        machines part a value."""
        between = {number: reading.gap[number] for number in range(at + 1, stop) if reading.gap[number]}
        if any(
            len(_BLANKS.sub(" ", gap)) > _GAP and not _LINE_END.fullmatch(gap) for gap in between.values()
        ):
            return False
        if len(between) == stop - at - 1 and len(between) >= _SPELT - 1:
            return True
        if stop - at >= _LONG or reading.solid[at:stop].isdigit():
            return True
        own = frozenset() if backwards else value.begins
        return all(number - at in own or _LINE_END.fullmatch(gap) for number, gap in between.items())

    def _bounded(self, reading: Reading, at: int, stop: int) -> bool:
        """Whether what stands before and behind in the same word does not make it a part of something else."""
        joined_before = at > 0 and not reading.gap[at]
        joined_behind = stop < len(reading.solid) and not reading.gap[stop]
        ends = (joined_before, at - 1, at), (joined_behind, stop - 1, stop)
        if any(joined and (reading.typed[a] + reading.typed[b]).isdigit() for joined, a, b in ends):
            return False
        if stop - at >= _LONG:
            return True
        return all(not joined or self._parted(reading, a, b) for joined, a, b in ends)

    def _parted(self, reading: Reading, left: int, right: int) -> bool:
        """Whether a new part of a word begins between two characters: a capital behind a small letter, a digit beside a
        letter."""
        if reading.typed[left].isdigit() != reading.typed[right].isdigit():
            return True
        before, at = self.text[reading.end[left] - 1], reading.start[right]
        prefixed = self.text[max(0, at - 4) : at].lower().endswith(_PREFIXES)
        return before.islower() and self.text[at].isupper() and not prefixed

    def _is_word(self, start: int, end: int) -> bool:
        raw = self.text[start:end]
        of_token = _OF_A_TOKEN.match(self.text, end) or self.text[max(0, start - 1) : start] in ("@", "_")
        return raw in self._ordinary and not of_token


def _typed(reading: Reading, at: int, stop: int) -> bool:
    """Whether enough characters stand as themselves, so that a number is no word misread, and a name no number."""
    itself = sum(a == b for a, b in zip(reading.solid[at:stop], reading.typed[at:stop], strict=True))
    return itself * 3 >= stop - at
