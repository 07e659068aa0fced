"""Abbreviations with their long forms, by scispaCy's detector, so that both are kept in step.

Importing scispaCy takes seconds, so it is put off until a letter holds something like ``(COPD)``.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Sequence
from typing import Any

from synletters.document import Letter, Span

#: What may be a short form in brackets: two to ten characters.
_BRACKETED = re.compile(r"\(([^()\s]{2,10})\)")
#: scispaCy tries every bracket with every later one, so it gets one stretch around each candidate, not the letter.
_BEFORE = 250
#: How often a short form is asked about until a long form is found, and how many questions a letter gets.
_TRIES, _MOST = 6, 2000


class AbbreviationDetector:
    """Marks short forms, wherever they stand, and the long forms that introduce them."""

    name = "abbreviations"
    finds_phi = False

    def __init__(self) -> None:
        self._tokenize: Any = None
        self._detector: Any = None

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        return [self._one(letter.text) for letter in letters]

    def _one(self, text: str) -> tuple[Span, ...]:
        shorts: set[str] = set()
        tried: Counter[str] = Counter()
        places: set[tuple[int, int]] = set()
        for match in _BRACKETED.finditer(text):
            short = match[1]
            if sum(char.isupper() for char in short) < 2 or short in shorts or tried[short] >= _TRIES:
                continue
            if len(tried) >= _MOST:
                break
            tried[short] += 1
            long = self._long_form(text, max(0, match.start() - _BEFORE), match.end())
            if long is not None:
                places.add(long)
                shorts.add(short)
        if not shorts:
            return ()
        anywhere = re.compile(
            r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(shorts, key=len, reverse=True))) + r")(?!\w)"
        )
        places.update(match.span() for match in anywhere.finditer(text))
        kept: list[Span] = []
        for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
            if not kept or start >= kept[-1].end:
                kept.append(Span(start, end, "ABBREVIATION", "clinical", self.name))
        return tuple(kept)

    def _long_form(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The long form before the bracket that ends at ``end``, looked for from ``start`` on."""
        if self._detector is None:
            self._load()
        bracket = text.rindex("(", start, end)
        line = max(text.rfind("\n\n", start, bracket) + 2, start) if "\n\n" in text[start:bracket] else start
        stretch = text[line:end]
        opened = bracket - line
        # other brackets of the stretch are blanked: only the last one is asked about
        before = stretch[:opened].replace("(", " ").replace(")", " ")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # spaCy warns of a matcher without patterns where there is no abbreviation
            doc = self._detector(self._tokenize(before + stretch[opened:]))
        for short in doc._.abbreviations:
            long = short._.long_form
            if short.start_char >= opened and long.end_char <= opened + 1:
                return line + long.start_char, line + long.end_char
        return None

    def _load(self) -> None:
        import spacy
        from scispacy.abbreviation import AbbreviationDetector as Scispacy

        nlp = spacy.blank("en")
        self._tokenize = nlp.tokenizer
        self._detector = Scispacy(nlp)
