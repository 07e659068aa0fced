"""Abbreviations with their long forms, by scispaCy's detector, so that both are kept in step.

Importing scispaCy takes seconds, so it is put off until a letter holds something like ``(COPD)`` or ``COPD
(chronic …)``.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Sequence
from typing import Any

from synletters.core.document import Letter, Span
from synletters.detect.base import BaseDetector

#: What may be a short form in brackets: two to ten characters, perhaps with a value behind: (COPD), [HF],
#: (EF, 30%).
_BRACKETED = re.compile(r"[(\[]([^()\[\]\s,;]{2,10})(?=[,;\])])")
#: The other way round: a short form with its long form in brackets.
_EXPLAINED = re.compile(r"(?<!\w)([^\W\d_][\w-]{1,9}) \(([^()\n]{8,100})\)")
_PLURAL = re.compile(r"(?<=[A-Z])['’]?s$")
#: scispaCy tries every bracket with every later one, so it gets one stretch around each candidate, not the
#: letter.
_BEFORE = 250
#: How often a short form is asked about until a long form is found, and how many questions a letter gets.
_TRIES, _MOST = 6, 2000


class AbbreviationDetector(BaseDetector):
    """Marks short forms and the long forms that introduce them, wherever either of them stands."""

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
        longs: set[str] = set()
        asked = [(m[1], max(0, m.start() - _BEFORE), m.start(), m.end()) for m in _BRACKETED.finditer(text)]
        asked += [(m[1], m.start(), m.end(1) + 1, m.end() - 1) for m in _EXPLAINED.finditer(text)]
        for short, start, opened, end in asked:
            base = _PLURAL.sub("", short)
            if sum(char.isupper() for char in short) < 2 or base in shorts or tried[short] >= _TRIES:
                continue
            if len(tried) >= _MOST:
                break
            tried[short] += 1
            long = self._long_form(text, short, start, opened, end)
            if long is not None:
                longs.add(text[slice(*long)])
                shorts.add(base)
        if not shorts:
            return ()
        # in step wherever either of them stands: short forms in the plural too, long forms in any case and
        # line break
        forms = [re.escape(short) + "s?" for short in sorted(shorts, key=len, reverse=True)]
        forms += [
            r"(?i:" + r"\s+".join(map(re.escape, long.split())) + ")"
            for long in sorted(longs, key=len, reverse=True)
        ]
        anywhere = re.compile(r"(?<!\w)(?:" + "|".join(forms) + r")(?!\w)")
        places = {match.span() for match in anywhere.finditer(text)}
        kept: list[Span] = []
        for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
            if not kept or start >= kept[-1].end:
                kept.append(Span(start, end, "ABBREVIATION", "clinical", self.name))
        return tuple(kept)

    def _long_form(self, text: str, short: str, start: int, opened: int, end: int) -> tuple[int, int] | None:
        """The long form of ``short`` before the bracket that opens at ``opened`` and holds text to ``end``,
        or inside of it.

        It is looked for from ``start`` on, within its paragraph.
        """
        if self._detector is None:
            self._load()
        line = max(text.rfind("\n\n", start, opened) + 2, start) if "\n\n" in text[start:opened] else start
        # other brackets of the stretch are blanked, and the one that is asked about is made a round one
        before = re.sub(r"[()\[\]]", " ", text[line:opened])
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # spaCy warns of a matcher without patterns where there is no abbreviation
            doc = self._detector(self._tokenize(f"{before}({text[opened + 1 : end]})"))
        for found in doc._.abbreviations:
            long = found._.long_form
            if found.text == short:
                return line + long.start_char, line + long.end_char
        return None

    def _load(self) -> None:
        import spacy
        from scispacy.abbreviation import AbbreviationDetector as Scispacy

        nlp = spacy.blank("en")
        self._tokenize = nlp.tokenizer
        self._detector = Scispacy(nlp)
