"""Decides whether a paragraph of a real text could hold an identifier that nobody marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from synletters.text.calendar import FULL_MONTH, MONTHS

from .pieces import Piece

_MONTH = rf"(?:{FULL_MONTH}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
_YEAR = r"(?:19[2-9]\d|20[0-2]\d)"
DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? {_YEAR}\b)?(?![\d%.]\d)",
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b(?:,? {_YEAR}\b)?",
        rf"\b{_MONTH}(?: of|,)? {_YEAR}\b",
        r"\b(?:0?[1-9]|1[0-2])[/-](?:0?[1-9]|[12]\d|3[01])[/-](?:(?:19|20)\d\d|\d\d)\b(?![/-])",
        rf"\b(?:0?[1-9]|1[0-2])/{_YEAR}\b",
        rf"(?<=\b[Ii]n ){_YEAR}\b(?!\s*(?:mg|mL|cc|gram|calor|units))",
        rf"(?<=\b(?:of|to) ){_YEAR}\b(?=[.,;)])",
        rf"(?<=\b[Ss]ince ){_YEAR}\b",
        rf"(?<=\b(?:year|from) ){_YEAR}\b(?!\s*(?:mg|mL|cc|to))",
        rf"\b{_YEAR}'?s\b(?= |\.|,)",
        rf"\b(?:{'|'.join(month for month in MONTHS if month != 'May')})\b",
        r"(?<=\b(?:in|of|by|to) )May\b",
        r"(?<=\b(?:last|late|this|from) )May\b",
        r"(?<=\b(?:since|early|until) )May\b",
        r"\b(?:Christmas|Thanksgiving|Easter|Halloween|Labor Day|Memorial Day|New Year's(?: Eve| Day)?)\b",
    )
)
_PLACEHOLDER_NAME = r"(?:X{1,6}|Y|Z|[A-HJ-WYZ]|XYZ|Xyz|ABC|Abc|ABCD|Abcd|XY|Xxxxx|Sample|Doe)"
TITLED = re.compile(
    rf"\b(Drs?\.|Dr|Doctor|Mr\.|Mr|Mrs\.|Mrs|Ms\.|Ms|Miss)( )({_PLACEHOLDER_NAME})\b(?!\.[A-Z]|')|\b(Dr\.|Mr\.|Mrs\.|Ms\.)( )({_PLACEHOLDER_NAME})(?='s)"
)
OLD_AGE = re.compile(r"\b(?:9\d|10\d)(?=[- ]years?[- ]old)")
_DOUBT = re.compile(
    r"\b(?:Drs?|Mr|Mrs|Ms|Miss|Prof|Doctor|Nurse|Professor|Sister|Father|Officer|Judge|Sgt|Capt)\.? [A-Z]|\bXX+|\bXYZ|\bXY\b|\bABC[D\d]?|\bAbcd?\b|\bXyz\b|\b(?:John|Jane) Doe"
    r"|\bM\.D\b|, ?(?:MD|DO|PA-C|RN|PhD|DDS|NP|PA)\b|\b[A-Z][\w'.]+,? (?:Hospital|Clinic|Center|Centre|University|Institute|Foundation|College|School|Church|Home|Manor|Lodge|Street|Avenue|Road|County|Inc|Corp|Unit)\b"
    rf"|\b(?:\d{{3}}[-. ])?\d{{3}}[-. ]\d{{4}}\b|\b\d{{6,}}\b|#\s?\d{{4,}}|@|www\.|https?:|\bSSN\b|\b{_YEAR}\b(?!\s*(?:mg|mL|ml|cc|units|mcg|g\b|K\b))|'\d\d\b"
    r"|\b(?:0?[1-9]|1[0-2])/(?:0\d|[4-9]\d|1[1-9]|2[1-9])\b(?!/)(?! mmHg)|\d-\d{1,2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{2}|\b\d{1,2}/\d{1,2}/"
    r"|\b(?:works? (?:as|at|for|in|with)|worked|working (?:as|at|for)|retired|employed|employ|occupation|profession|student|teacher|nurse by|driver|farmer|engineer|lawyer|attorney|homemaker|housewife|secretary|mechanic|carpenter"
    r"|veteran|military|Army|Navy|Marine|Vietnam|Korea|VA|manager|salesman|waitress|cashier|janitor|accountant|clerk|construction|factory|business|job)\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d|\bMayo\b|\bKaiser\b|\bMedicare\b|\bMedicaid\b|\bBlue Cross\b|\bMD Anderson\b|_{3,}|\*{2,}|[{}]"
)
_WORD = re.compile(r"(?<=[a-z,;)] )[A-Z][a-z]+(?:-[A-Z][a-z]+)?\b")
_PLACE_IN = re.compile(r"\b(?:in|from|at|to|near) (?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)?")


class Screen:
    """``plain`` are words in capitals that are no names (eponyms, brands), ``states`` names of states."""

    def __init__(
        self, data: Path, texts: Iterable[str], plain: Collection[str], states: Iterable[str]
    ) -> None:
        self.names: set[str] = set()
        for name in ("first_names_us", "surnames_us", "cities_us", "cities_uk", "cities_world"):
            for line in (data / "gazetteers" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
                self.names.update(line.strip().lower().replace("-", " ").split())
        self.names.update(word.lower() for state in states for word in state.split())
        self.plain = plain
        self.common = {word for text in texts for word in re.findall(r"(?<![A-Za-z'-])[a-z]{3,}\b", text)}

    def _ordinary(self, word: str) -> bool:
        return word in self.common or word in self.plain

    def clean(self, pieces: Iterable[Piece]) -> bool:
        """True if nothing without a label looks like an identifier."""
        rest = "".join("\ue0ff" if label else text for text, label in pieces)
        if _DOUBT.search(rest):
            return False
        for word in map(str.lower, _WORD.findall(rest)):
            if not self._ordinary(word) and any(part in self.names for part in word.split("-")):
                return False
        if any(
            w in self.names and not self._ordinary(w)
            for w in map(str.lower, re.findall(r"\b[A-Z][a-z]{3,}\b", rest))
        ):
            return False
        places = (
            word.lower() for place in _PLACE_IN.findall(rest) for word in place.split() if word[0].isupper()
        )
        return all(map(self._ordinary, places))


def plain_words(terms: Iterable[str]) -> frozenset[str]:
    """The words in capitals of eponyms and brands, whole and in parts, in small letters."""
    return frozenset(
        word.lower()
        for term in terms
        for word in {
            term,
            *re.split(r"[\s-]+", term),
            *(part.split("'")[0] for part in re.split(r"[\s-]+", term)),
        }
        if word[:1].isupper()
    )
