"""Guarded words: negations, doubt, sides, amounts, units, times, sex. They are kept unless the user says
otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synletters.core.document import Letter, Span
from synletters.detect.base import BaseDetector
from synletters.text.guarded_words import AFTER_NUMBER, CASED, GUARD_WORDS, PHRASES

_LABELS = {word: label for label, words in reversed(list(GUARD_WORDS.items())) for word in words}

# number (with its sign and percent) | doubt | dotted abbreviation (p.o.) | word with apostrophes, hyphens and
# slashes
_TOKEN = re.compile(
    r"(?P<number>(?<![\w.])[<>≤≥±~+\-−]{0,2}\d+(?:[.,:/×^\-–]\d+)*(?:\s?[%‰])?)"
    r"|(?P<mark>\?|[↑↓→]|%|°[CFcf]?(?!\w)|[<>≤≥]=?)"
    r"|(?P<sign>(?<!\w)[+\-−]ve(?!\w))"
    r"|(?P<dotted>(?<![\w.])[A-Za-z]\.(?:[A-Za-z]\.){1,3})"
    r"|(?P<word>\w+(?:['’/]\w+)*)"
)
_PHRASE = re.compile(
    r"(?<!\w)(?:"
    + "|".join(re.escape(p).replace(r"\ ", r"\s+?") for p in sorted(PHRASES, key=len, reverse=True))
    + r")(?!\w)",
    re.IGNORECASE,
)
_PHRASE_STARTS = frozenset(re.split(r"[ /]", phrase)[0] for phrase in PHRASES)
_Q_HOURS = re.compile(r"q\.?\d{1,2}(?:[-–]\d{1,2})?\s?h(?:r|rs|ours?|ourly)?$", re.IGNORECASE)
_DIGIT_UNIT = re.compile(r"(\d+)([^\W\d_]{1,8}(?:/[^\W\d_]{1,6})?)$")
_WORDS = re.compile(r"[\w/]+")
_NEGATED = re.compile(r"n['’]t$", re.IGNORECASE)


class GuardDetector(BaseDetector):
    """Marks every guarded word, one span a word."""

    name = "guard"
    finds_phi = False

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        return [self._one(letter.text) for letter in letters]

    def _one(self, text: str) -> tuple[Span, ...]:
        spans: list[Span] = []
        covered = number_end = 0
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            if start < covered:
                continue
            group, token = match.lastgroup, match[0]
            if group == "number":
                spans.append(self._span(start, end, "QUANTITY"))
                number_end = end
                continue
            if group != "word":
                label = {"?": "UNCERTAINTY", "%": "UNIT"}.get(
                    token, "UNIT" if token[0] == "°" else "QUANTITY"
                )
                if group in {"sign", "dotted"}:
                    label = "NEGATION" if group == "sign" else _LABELS.get(token.lower(), "")
                if label:
                    spans.append(self._span(start, end, label))
                continue
            lower = token.lower().replace("’", "'")
            if lower in _PHRASE_STARTS or "/" in lower:
                phrase = _PHRASE.match(text, start)
                if phrase:
                    label = PHRASES[" ".join(phrase[0].lower().split())]
                    spans.extend(self._words(text, start, phrase.end(), label))
                    covered = phrase.end()
                    continue
            spans.extend(self._word(token, lower, start, number_end))
        return tuple(spans)

    def _words(self, text: str, start: int, end: int, label: str) -> list[Span]:
        return [self._span(w.start(), w.end(), label) for w in _WORDS.finditer(text, start, end)]

    def _word(self, token: str, lower: str, start: int, number_end: int) -> list[Span]:
        end = start + len(token)
        label = CASED.get(token) or _LABELS.get(lower)
        if label is None and number_end and start - number_end <= 1 and lower in AFTER_NUMBER:
            label = "UNIT"
        if label is None and _NEGATED.search(lower):
            label = "NEGATION"
        if label is not None:
            return [self._span(start, end, label)]
        if any(char.isdigit() for char in token):
            if _Q_HOURS.match(token):
                return [self._span(start, end, "FREQUENCY")]
            split = _DIGIT_UNIT.match(token)
            if split and (_LABELS.get(split[2].lower()) or split[2].lower() in AFTER_NUMBER):
                middle = start + split.end(1)
                return [
                    self._span(start, middle, "QUANTITY"),
                    self._span(middle, end, _LABELS.get(split[2].lower(), "UNIT")),
                ]
            return [self._span(start, end, "QUANTITY")]
        if "/" in token:
            spans: list[Span] = []
            at = start
            for part in token.split("/"):
                found = CASED.get(part) or _LABELS.get(part.lower())
                if found and part:
                    spans.append(self._span(at, at + len(part), found))
                at += len(part) + 1
            return spans
        return []

    def _span(self, start: int, end: int, label: str) -> Span:
        return Span(start, end, label, "structure", self.name)
