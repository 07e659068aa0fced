"""Flesch reading ease and SMOG, with the rules of the textstat package and without the dictionary that it
downloads.

textstat looks syllables up in CMUdict, fetched at run time, and counts hyphenation points where a word is not
in it. Here all
words are counted by their hyphenation points (pyphen's patterns for American English ship with it), so that
nothing is
fetched and every machine gives the same figure: what textstat gives where CMUdict is not there.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from synletters.evaluate import Pair, Score
from synletters.evaluate.figures import compared

_SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")
_QUOTE = re.compile(r"\'(?![tsd]|ve|ll|re)")
_PUNCTUATION = re.compile(r"[^\w\s\']")


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas take; ``polysyllables`` are words of three syllables and more."""

    words: int
    sentences: int
    syllables: int
    polysyllables: int

    @property
    def flesch(self) -> float:
        """Flesch (1948): 206.835 - 1.015 words per sentence - 84.6 syllables per word; 0 for a text without
        words."""
        if not self.words or not self.sentences or not self.syllables:
            return 0.0
        return 206.835 - 1.015 * self.words / self.sentences - 84.6 * self.syllables / self.words

    @property
    def smog(self) -> float:
        """McLaughlin (1969), as a school grade: 1.043 sqrt(30 polysyllables per sentence) + 3.1291; 0 for an
        empty text."""
        return 1.043 * math.sqrt(30 * self.polysyllables / self.sentences) + 3.1291 if self.sentences else 0.0


def words_of(text: str) -> list[str]:
    """Words as textstat cuts them: punctuation removed (a hyphenated word is one), apostrophes of
    contractions kept."""
    return _PUNCTUATION.sub("", _QUOTE.sub("", text)).split()


def sentences_in(text: str) -> int:
    """Sentences as textstat counts them: those of one or two words aside, at least 1 unless the text is
    empty."""
    if not text:
        return 0
    found = _SENTENCE.findall(text)
    return max(1, sum(len(words_of(sentence)) > 2 for sentence in found))


@cache
def _hyphens() -> Any:
    from pyphen import Pyphen

    return Pyphen(lang="en_US")


@lru_cache(maxsize=100_000)
def syllables_in(word: str) -> int:
    """Hyphenation points of the word in lower case, and one."""
    return len(_hyphens().positions(word)) + 1


def count(text: str) -> Counts:
    syllables = [syllables_in(word.lower()) for word in words_of(text)]
    return Counts(len(syllables), sentences_in(text), sum(syllables), sum(n >= 3 for n in syllables))


class Readability:
    """Flesch reading ease and SMOG of rewrites and of their letters, means over pairs."""

    def __init__(self, *, progress: Callable[[int], None] | None = None, **_: object) -> None:
        self.progress = progress or (lambda _: None)

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        known: dict[str, Counts] = {}
        real: list[Counts] = []
        made: list[Counts] = []
        for letter, rewrite in pairs:
            if letter.id not in known:
                known[letter.id] = count(letter.text)
            real.append(known[letter.id])
            made.append(count(rewrite.text))
            self.progress(1)
        how = "syllables by hyphenation points; headings and lists without full stops make long sentences"
        return (
            compared(
                "flesch_reading_ease",
                pairs,
                ([c.flesch for c in real], None),
                ([c.flesch for c in made], None),
                better="none",
                about=f"206.835 - 1.015 words per sentence - 84.6 syllables per word, mean over letters; higher is easier; {how}",
                source="Flesch 1948; textstat 0.7 without CMUdict",
                range=(None, 121.22),
            ),
            compared(
                "smog",
                pairs,
                ([c.smog for c in real], None),
                ([c.smog for c in made], None),
                better="none",
                about="1.043 sqrt(30 words of three syllables or more per sentence) + 3.1291, a school grade, mean over letters; "
                f"meant for texts of 30 sentences and more; {how}",
                source="McLaughlin 1969; textstat 0.7 without CMUdict",
                range=(0, None),
            ),
        )
