"""Doses, durations, results, scores, grades and ranges of a text, by patterns of this metric's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = r"\d+(?:[.,]\d+)*"
_SMALL = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NTH = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth thirtieth""".split()
_WORD_NUMBER = rf"(?:(?:{'|'.join(_TENS)})(?:[- ]?(?:{'|'.join(_SMALL[:9])}))?|{'|'.join(sorted(_SMALL, key=len, reverse=True))})"
_WORD_NTH = rf"(?:(?:(?:{'|'.join(_TENS)})[- ])?(?:{'|'.join(sorted(_NTH, key=len, reverse=True))}))"
_WORDS = {w: str(n) for n, w in enumerate(_SMALL, 1)}
_EACH = rf"(?:{_NUMBER}|\b{_WORD_NUMBER}\b)"
_VALUE = rf"{_EACH}(?:\s?(?:-|–|to|or|x|/)\s?{_EACH})*"
_UNITS = {
    "mg": "mg mgs milligram milligrams",
    "ug": "mcg ug µg μg Âµg micrograms microgram micg",
    "g": "g gm gms gram grams",
    "kg": "kg kgs kilogram kilograms kilo kilos",
    "ml": "ml mls cc ccs millilitre millilitres milliliter milliliters",
    "l": "l litre litres liter liters",
    "iu": "iu units unit u",
    "mmol": "mmol mmols mmol/l",
    "meq": "meq",
    "tablet": "tablet tablets tab tabs pill pills",
    "capsule": "capsule capsules caps",
    "puff": "puff puffs",
    "drop": "drop drops gtt",
    "mm": "mm millimeter millimeters millimetre millimetres",
    "cm": "cm cms centimeter centimeters centimetre centimetres",
    "inch": "inch inches",
    "feet": "feet foot ft",
    "lb": "lb lbs pound pounds",
    "mmhg": "mmhg torr",
    "ng": "ng",
    "pg": "pg",
    "nmol": "nmol nm",
    "umol": "umol µmol μmol",
    "m2": "m2 m²",
    "beat": "beats beat",
    "cell": "cells cell",
    "fraction": "fractions fraction",
    "bolus": "bolus boluses",
    "cycle": "cycle cycles",
    "visit": "visits visit",
    "cgy": "cgy",
    "bpm": "bpm",
    "percent": "% percent",
    "degree": "degree degrees °c °f °",
    "french": "french fr",
    "gauge": "gauge",
    "joule": "joule joules",
    "gy": "gy",
    "pack": "pack packs",
    "year": "year years yr yrs yo y/o yearold",
    "month": "month months mth mths mo",
    "week": "week weeks wk wks",
    "day": "day days",
    "hour": "hour hours hr hrs",
    "minute": "minute minutes min mins",
    "second": "second seconds sec secs",
    "time": "times",
}
_UNIT_OF = {word: name for name, words in _UNITS.items() for word in words.split()}
_UNIT = "|".join(sorted(map(re.escape, _UNIT_OF), key=len, reverse=True))
_LEAD = r"(?<![\w.,/:–-])"
_OLD = 90  # an age of 90 and over is an identifier

_OFTEN = {
    "1/day": "od once daily|once a day|every day|each day|o.d.|daily",
    "2/day": "bd|bid|b.i.d.|twice daily|twice a day|two times a day|two times daily",
    "3/day": "tds|tid|t.i.d.|three times daily|three times a day",
    "4/day": "qds|qid|q.i.d.|four times daily|four times a day",
    "night": "nocte|qhs|at night|at bedtime|q.h.s.|nightly",
    "morning": "mane|qam|every morning|in the morning",
    "1/week": "weekly|once a week",
}
_OFTEN["1/day"] = "once daily|once a day|every day|each day|o.d.|daily"
_OFTEN_OF = {word: name for name, words in _OFTEN.items() for word in words.split("|")}
_ROMAN = r"(?:[IVX]{1,4}[a-cA-C]?|\d{1,2}(?:[a-cA-C]|\b)|[A-D]\b)"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "range",
        re.compile(
            rf"[(\[](?:[^()\[\]\d\n]{{0,24}})(?P<v>{_NUMBER}\s?[-–]\s?{_NUMBER})[^()\[\]\d\n]{{0,12}}[)\]]"
        ),
    ),
    (
        "gestation",
        re.compile(r"\b(?P<v>\d\d\s?(?:\+\s?\d|\d/7))(?=\s?(?:weeks?|wks?|/40|gest))"),
    ),
    (
        "amount",
        re.compile(
            rf"{_LEAD}(?P<v>{_VALUE})[\s–-]{{0,2}}(?P<u>{_UNIT})(?P<per>(?:/(?:{_UNIT}))*)(?![^\W\d_])(?P<old>[ -]old)?",
            re.IGNORECASE,
        ),
    ),
    (
        "shorthand",
        re.compile(r"(?<![\w/.-])(?P<v>\d{1,2}/52|\d{1,2}/(?:7|12)(?=\s(?:ago|hx|history)))(?![\w/])"),
    ),
    (
        "often",
        re.compile(
            r"(?<![\w-])(?P<v>"
            + "|".join(map(re.escape, sorted(_OFTEN_OF, key=len, reverse=True)))
            + r"|q\d{1,2}h)(?![\w])",
            re.IGNORECASE,
        ),
    ),
    (
        "score",
        re.compile(
            r"\b(?:pain|severity|scale|score|rated|intensity|power|strength|grade)\b[^\n.;\d]{0,24}(?P<v>\d{1,2}(?:\.\d)?\s?(?:/|out of)\s?(?:10|5|100|15|30))\b",
            re.IGNORECASE,
        ),
    ),
    ("count", re.compile(r"(?<![\w/.-])(?P<v>\d{1,3}\s(?:out\s)?of\s(?:the\s)?\d{1,3})\b(?![/.]\d)")),
    (
        "grade",
        re.compile(rf"\b(?P<h>(?i:stage|grade|type|class|phase|category|gravida|para))\s(?P<v>{_ROMAN})"),
    ),
    (
        "grade",
        re.compile(
            r"\b(?P<v>G\d{1,2}\s?P\d{1,2}(?:[+]\d)?|p?T[0-4][a-c]?(?:N[0-3X][a-c]?)?(?:M[01X])?)\b(?![ -]?\d)"
        ),
    ),
    (
        "level",
        re.compile(
            r"(?<![\w-])(?P<v>[CTLS]-?\d{1,2}(?:\s?[-/]\s?[CTLS]?\d{1,2})?)\b(?!\s?\d[A-Z]{2}\b|-?\d)"
        ),
    ),
    (
        "ordinal",
        re.compile(
            rf"\b(?P<v>(?:\d{{1,2}}(?:st|nd|rd|th)|{_WORD_NTH}))[\s-](?P<h>centile|percentile|trimester|rib|metacarpal|metatarsal|toe"
            r"|finger|digit|intercostal|post-?\s?operative|post-?op|cycle|attempt|degree|week|day|hospital day|child|pregnancy|nerve"
            r"|ventricle|dose|episode|visit)s?\b",
            re.IGNORECASE,
        ),
    ),
    ("helpline", re.compile(r"\b(?i:call|dial|ring|phone|nhs|or)\s\(?(?P<v>999|911|112|111)\b")),
    (
        "number",
        re.compile(r"(?<![\w.,:/@#-])(?P<v>\d{1,4}\.\d{1,3}|\d{1,3}(?:,\d{3})+)(?![\w:@-]|[.,/]\d)"),
    ),
    (
        "gene",
        re.compile(
            r"(?<!\w)(?P<v>rs\d{3,}|[cpg]\.[A-Z\d_*>]+(?:del|dup|ins)?[A-Z\d]*|[ACGT]\d{3,6}[ACGT]|4[5-7],X[XY]?\S*)"
        ),
    ),
)
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"\b(?:" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")\b")


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in the text with what it is of; ``key`` tells values apart and is never shown."""

    start: int
    end: int
    kind: str
    key: str


def amounts(text: str) -> Iterator[Amount]:
    """Every value with a unit, scale or grade. One that lies within another, found before it, is left out."""
    taken = bytearray(len(text))
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span("v")
            if any(taken[start:end]):
                continue
            key = _key(kind, match)
            if key is not None:
                taken[start:end] = b"\x01" * (end - start)
                yield Amount(start, end, kind, key)


def value(written: str) -> str:
    """A value as it is compared: "two to 3" is "2-3", "1,000" is "1000"."""
    said = _WORD.sub(lambda m: _WORDS[m[0]], written.casefold())
    said = _BLANKS.sub("", said)
    return (
        said.replace("to", "-")
        .replace("–", "-")
        .replace("outof", "/")
        .replace("of", "/")
        .replace(",", "")
        .rstrip(".")
    )


def _key(kind: str, match: re.Match[str]) -> str | None:
    told = value(match["v"])
    if kind == "often":
        return _OFTEN_OF.get(_BLANKS.sub(" ", match["v"].casefold()), told)
    if kind == "amount":
        unit = _UNIT_OF.get(match["u"].casefold(), match["u"].casefold())
        glued = match.end("v") == match.start("u")
        if len(told) > 4 and told.isdigit() and not match["per"] and unit in ("g", "l", "iu", "feet"):
            return None  # 81280 G Street
        if len(match["u"]) == 1 and unit in ("l", "g") and not (glued or match["u"] in "gL"):
            return None
        if unit == "year" and told.isdigit() and int(told) >= _OLD:
            return None
        return f"{told} {unit}{match['per'].casefold()}"
    return f"{(match.groupdict().get('h') or '').casefold()} {told}"
