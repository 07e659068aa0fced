"""Where a word of the lexicon is a part of a name, so that it may go: after a title, in an institution or street, as a trade."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

_CAPITAL = r"[A-Z][a-z]{1,30}(?:['’-][A-Z]?[a-z]{1,30}){0,3}"
_RUN = rf"(?:[A-Z](?![^\W\d_])\.?[ ]?|(?:van|von|de|der|den|la|el|al|bin|ter)[ -]|{_CAPITAL}[ ,]?[ ]?|O['’]{_CAPITAL}[ ]?)"
_NAMES = (
    # Dr. A. van der Hand: three words at most behind a title
    rf"\b(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Doctor|Sir|Dame|Lady|Nurse|Sister|Rev|Father)\b\.?[ ]+(?:{_RUN}){{1,4}}",
    # Orla Hand, M.D. and Heart, Orla J, M.D.
    rf"(?<![\w'’-])(?:{_RUN}){{1,4}}(?=,?[ ]+(?:M\.?D\.?|MD|DO|D\.O\.|RN|PhD|NP|PA-C|FACS|MBBS|MBChB|FRCP|FRCS)\b)",
    # Heart and Lung Centre, St Bride's Hospital, 4 Foot Street
    r"(?:\b[A-Z][\w.'’&-]{0,40}[ ]+(?:(?:of|the|for|and|de)[ ]+)*){1,6}"
    r"(?:Hospitals?|Infirmary|Clinic|Cent(?:re|er)s?|Practice|Hospice|Trust|University|School|College|Institute|Foundation"
    r"|Street|St|Road|Rd|Lane|Avenue|Ave|Drive|Court|Close|Terrace|Crescent|Way|House|Home|Pharmacy|Church|Society|Group|Surgery|P(?:ae|e)diatrics|Health(?:care)?|Medical|Associates|Brothers|Sons|City|Lake"
    r"|Heights|Valley|Falls|Park|Plans?|Haulage|Roofing|Ltd|Inc|LLC|Blvd)\b(?:[ ]+(?:Hospital|Cent(?:re|er)|Plans?|Roofing|Haulage|Practice|[A-Z]{2}\b))*",
    r"\b(?:Hospital|University|School|College|Institute|Clinic)[ ]+of[ ]+(?:(?:the|and|&)[ ]+|[A-Z][\w'’-]*[ ,]?[ ]?){1,6}",
    # a firm, a bank account, an accession number
    r"\b[A-Z][\w'’-]{0,40}[ ]+(?:&|and)[ ]+(?:Sons|Daughters|Co)\b(?:[ ]+[A-Z][a-z]+)*",
    r"\b[A-Z]{1,4}/?\d{2,}-\d[\w-]*|\b\d+-[A-Z]{2}-\d+|\b[A-Z]{2,4}/\d{5,}",
    r"(?i:\bward[ ]+)[A-Z]?\d+",
    r"\b[A-Z]{1,2}\d[A-Z\d]?[ ]\d[A-Z]{2}\b",  # a British postcode
    r"\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b",
    r"(?<!\S)\S{1,80}@\S{1,80}|\bhttps?://\S+|\bwww\.\S+",
    rf"(?i:\b(?:st|saint)\.?[ ]+){_CAPITAL}",
    # initials that sign: DG:EF
    r"\b[A-Z]{2,3}:[A-Z]{2,3}\b",
    # what a form calls a name
    rf"(?im:^[ \t]*(?:patient(?:'s)?[ ]+name|name|surname|re|dear|address|cc|attending|referring[ ]+\w+|surgeon|assistants?|dictated[ ]+by)"
    rf"[ ]*[:.]?[ ]+)(?:{_RUN}){{1,5}}",
)
_NAME = tuple(re.compile(pattern) for pattern in _NAMES)
#: behind these a trade is the patient's or a relative's own, which may go
_TRADE = re.compile(
    r"\b(?:works?|worked|working|employed|trained|occupation|profession|job|retired|former|career|business|is|was|as)"
    r"(?:[:\s]+(?:as|a|an|the|is|was|full|part|time|retired|former|senior|junior|trainee)){0,4}[:\s]+(?:[^\W\d_]+[, /&]+){0,4}$",
    re.IGNORECASE,
)


class NamePlaces:
    """The stretches of one text that are names by their place; ``known`` adds those that annotations tell."""

    def __init__(self, text: str, known: Iterable[tuple[int, int]] = ()) -> None:
        self._text = text
        found = sorted([*(m.span() for pattern in _NAME for m in pattern.finditer(text)), *known])
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in found:
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, start: int, end: int) -> bool:
        """Whether a stretch of the text touches a name."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] > start

    def is_own_trade(self, start: int) -> bool:
        """Whether the word that begins at ``start`` is what somebody does for a living."""
        return _TRADE.search(self._text[max(0, start - 60) : start]) is not None
