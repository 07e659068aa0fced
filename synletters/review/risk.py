"""What makes a letter worth reading first: words that may be somebody's, and signs that something went by.

A letter's risk is a sum: each suspect word outside of the replaced identifiers counts its suspicion (that of the pass
over every word that no public vocabulary holds), and twice if no other letter has it; a letter in which nothing was
replaced counts 5, one that lost clinical words 2, and the share of kept entities that the model was least sure of (under
0.4) up to 1. It orders a queue and makes strata; it is no probability.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from synletters.core.document import Letter
from synletters.detect.vocabulary_pass import SafeWords
from synletters.review.corpus import Read

_LEAST, _UNSURE = 0.5, 0.4
_NUMBER = re.compile(r"(?<![\w.,])\d(?:[ -]?\d){6,}(?![\w,])")
#: the words of flags, by their names
FLAGS: Mapping[str, str] = {
    "nothing": "no identifier was replaced in it",
    "lost": "it lost clinical words",
}


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word that may be somebody's and was not replaced. ``rare`` if no other letter has it."""

    start: int
    end: int
    score: float
    rare: bool

    def to_json(self) -> list[Any]:
        return [self.start, self.end, round(self.score, 2), self.rare]


@dataclass(frozen=True, slots=True)
class Risk:
    """``value`` orders letters; the rest is why."""

    value: float
    suspects: tuple[Suspect, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def reasons(self) -> list[str]:
        return reasons(self.suspects, self.flags)


def reasons(suspects: Sequence[Suspect], flags: Iterable[str]) -> list[str]:
    """Why a letter comes early, in words that quote nothing of it."""
    told = [FLAGS[flag] for flag in flags]
    rare = sum(suspect.rare for suspect in suspects)
    if rare:
        told.append(f"{rare} suspect {'word' if rare == 1 else 'words'} that no other letter has")
    if len(suspects) - rare:
        told.append(f"{len(suspects) - rare} suspect {'word' if len(suspects) - rare == 1 else 'words'}")
    return told


def assessed(
    letters: Iterable[Read],
    lost: Iterable[tuple[str, int]] = (),
    progress: Callable[[int], object] | None = None,
) -> list[Risk]:
    """The risk of each letter, which depends on what the others hold. ``lost`` are those that lost clinical words."""
    words = SafeWords()
    poor = set(lost)
    seen: list[tuple[list[tuple[int, int, float, bytes]], float, list[str]]] = []
    having: Counter[bytes] = Counter()
    for read in letters:
        places = _suspects(words, read)
        having.update({mark for *_, mark in places})
        entities = [s.score for s in read.letter.spans if s.kind == "clinical"]
        unsure = sum(score < _UNSURE for score in entities) / len(entities) if entities else 0.0
        flags = [] if any(s.kind == "phi" for s in read.letter.spans) else ["nothing"]
        if (read.id, read.variant) in poor:
            flags.append("lost")
        seen.append((places, unsure, flags))
        if progress is not None:
            progress(1)
    made = []
    for places, unsure, flags in seen:
        suspects = tuple(Suspect(a, b, score, having[mark] == 1) for a, b, score, mark in places)
        value = sum(s.score * (2 if s.rare else 1) for s in suspects) + unsure
        value += 5 * ("nothing" in flags) + 2 * ("lost" in flags)
        made.append(Risk(round(value, 4), suspects, tuple(flags)))
    return made


def _suspects(words: SafeWords, read: Read) -> list[tuple[int, int, float, bytes]]:
    """(start, end, score, hash of the word) of each suspect outside of identifiers and of what a model filled in."""
    text = read.letter.text
    taken = [(s.start, s.end) for s in read.letter.spans if s.kind == "phi"]
    taken += read.refilled or ()
    [found] = words.detect([Letter(read.id, text)])
    places = [(s.start, s.end, s.score) for s in found if s.score >= _LEAST]
    places += [(m.start(), m.end(), 0.8) for m in _NUMBER.finditer(text)]
    taken.sort()
    return [
        (a, b, score, blake2b(text[a:b].casefold().encode("utf-8", "surrogatepass"), digest_size=8).digest())
        for a, b, score in sorted(places)
        if not any(x < b and a < y for x, y in taken)
    ]
