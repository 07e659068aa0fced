"""Sides, severities and amounts of a text, with offsets and in a normal form, so that two texts can be
compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from synletters.assertion.amount_words import (
    AFTER_DOSE,
    COMPARATIVES,
    EYE_WORDS,
    FREQUENCIES,
    NUMBERS,
    PAIRED,
    ROUTES,
    SEVERITIES,
    SIDES,
    TRENDS,
    UNITS,
)

AmountKind = Literal["side", "severity", "quantity"]
#: (start, end, kind, normal form)
Amount = tuple[int, int, AmountKind, str]


def _any(table: Mapping[str, object]) -> str:
    forms = sorted(table, key=len, reverse=True)
    return "|".join(re.escape(form).replace(r"\ ", r"\s{1,3}") for form in forms)


_UNIT = _any(UNITS)
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?|(?<![\w.])\.\d+"
_WORD_NUMBER = "|".join(sorted(NUMBERS, key=len, reverse=True))
_QUANTITY = re.compile(
    rf"(?<![\w.,/])(?P<sign>(?:[<>≤≥~±]=?|\+/-)\s?|(?:{_any({k: v for k, v in COMPARATIVES.items() if k[0].isalpha()})})\s{{1,3}})?"
    rf"(?:x\s?(?=\d))?(?P<number>(?:{_NUMBER})(?:\s?[/×x:^]\s?(?:{_NUMBER})|\s?(?:-|–|—|to)\s?(?:{_NUMBER})|[-/.:]\d+)*|(?:{_WORD_NUMBER})(?:(?:\s(?:to|or)\s|[\s-])(?:{_WORD_NUMBER}))?(?![\w]))"
    rf"(?P<ordinal>st|nd|rd|th)?"
    rf"(?:(?:\s{{0,2}}|-)(?P<unit>{_UNIT})(?P<per>(?:\s?/\s?|\s+per\s+|\s+an?\s+(?=(?:day|week|month|year|hour)\b))(?:{_UNIT}|hpf|lpf|kg|sq\s?m|m2|1\.73\s?m2)(?:\s?/\s?(?:{_UNIT}))?)?(?![\w]))?",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"\s+out\s+of\s+(?:a\s+possible\s+)?(\d+|ten|five)\b", re.IGNORECASE)
_GRADE = re.compile(
    r"\b(stage|grade|class|type|nyha|asa|ckd)\s+(iv|iii|ii|i|v|vi|\d)([a-d])?\b", re.IGNORECASE
)
_BELOW = re.compile(r"^\s*(?:/|per\b|an?\b)\s*")
_OFTEN = {"day": "daily", "week": "weekly", "month": "monthly", "year": "yearly", "hour": "hourly"}
_RATES = frozenset({"time", "times"})
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
# "T2", "L4", "B12": levels, stages and kinds
_CODE = re.compile(r"(?<!\w)[A-Za-z]{1,2}\d{1,3}[a-z]?(?!\w)")
_EVERY = re.compile(
    rf"\b(?:q\.?\s?|every\s+)(\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?|{_WORD_NUMBER})\s?(?:-\s?)?(h|hr|hrs|hours?|hourly|days?|weeks?|months?|minutes?|mins?)\b\.?"
    rf"|\b(\d{{1,2}}|{_WORD_NUMBER})[\s-]hourly\b",
    re.IGNORECASE,
)
_TABLES: tuple[tuple[AmountKind, Mapping[str, str]], ...] = (
    ("quantity", TRENDS),
    ("quantity", ROUTES),
    ("quantity", FREQUENCIES),
    ("severity", SEVERITIES),
    ("side", SIDES),
)
_WORDS: Mapping[str, tuple[AmountKind, str]] = {
    form: (kind, value) for kind, table in _TABLES for form, value in table.items()
}
_PHRASE = re.compile(rf"(?<![\w./'’-])(?:{_any(_WORDS)})(?![\w'’]|[-/][a-z])", re.IGNORECASE)
#: where one may begin: the words that do, and whether all begin with a word
_START = re.compile(r"(?<![\w./'’-])\w+")
_BEGINS = frozenset(found[0] for form in _WORDS if (found := re.match(r"\w+", form)))
assert all(form[0].isalnum() for form in _WORDS)
_LETTER = re.compile(r"(?<![\w.'’-])\(?(?P<side>[LR])\)?(?![\w'’.-])(?!/\w{2,})(?!/[a-z])")
_CAPITALS = re.compile(r"[A-Z]{2}\b")
_DIGITS_BEFORE = re.compile(r"\d\s?\Z")
_DOSE_BEFORE = re.compile(
    r"(?:\d|(?<![a-z])(?:mg|mcg|ml|tablets?|capsules?|units?|tabs?|caps?|puffs?|p\.?o\.?|g|once|twice|times|drops?|iv|im|sc))[\s,)]*\Z",
    re.IGNORECASE,
)
_NO_SIDE_LEFT = re.compile(
    r"\s+(?:the\b|hospital|ama|against|home|work|without|for\s|his\b|her\b|school|him\b|it\b|in\s+place|alone|over\b)",
    re.IGNORECASE,
)
_NO_SIDE_RIGHT = re.compile(
    r"\s+(?:now|away|after|before|here|there|direction|amount|dose|thing|decision|at\s+the)\b", re.IGNORECASE
)
#: "once the wound was dry", "once again" tell no frequency
_ONCE_DONE = re.compile(
    r"\s+(?:again|more|the|this|these|he|she|it|we|they|hemostasis|adequate|satisfactory|appropriate|proper|informed|general)\b",
    re.IGNORECASE,
)
#: "history significant for" tells no severity
_NOTABLE = re.compile(r"\s+for\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\b(?:he|she|they|patient|pt|who|was|were|be|been|and|has|have|had|all|that's)\s+\Z", re.IGNORECASE
)
_WORD_AT = re.compile(r"\s*[(\-]?\s*(\w+)")


def amounts(text: str) -> list[Amount]:
    """Every side, severity word and amount (number with its unit, frequency, route, trend), in order, without
    overlap.

    A number beats a word that it holds. Dates and telephone numbers are amounts here: hand over the text
    without them, or
    leave out what lies in an identifier.
    """
    found: list[tuple[int, int, int, AmountKind, str]] = []
    found += [(start, 0, end, kind, value) for start, end, kind, value in _every(text)]
    found += [(start, 1, end, kind, value) for start, end, kind, value in _grades(text)]
    found += [(start, 2, end, kind, value) for start, end, kind, value in _numbers(text)]
    found += [(start, 3, end, kind, value) for start, end, kind, value in _phrases(text)]
    found += [(start, 4, end, kind, value) for start, end, kind, value in _letters(text)]
    found += [(match.start(), 5, match.end(), "quantity", match[0].lower()) for match in _CODE.finditer(text)]
    out: list[Amount] = []
    for start, _, end, kind, value in sorted(found, key=lambda a: (a[0], -a[2], a[1])):
        if out and start < out[-1][1]:
            continue
        out.append((start, end, kind, value))
    return out


def _every(text: str) -> Iterator[Amount]:
    for match in _EVERY.finditer(text):
        count = (match[1] or match[3]).lower().replace(" ", "").replace("–", "-")
        count = str(NUMBERS[count]) if count in NUMBERS else count
        unit = (match[2] or "h").lower()
        unit = "h" if unit[0] == "h" else UNITS.get(unit, unit)
        yield match.start(), match.end(), "quantity", f"q{count}{unit}"


def _grades(text: str) -> Iterator[Amount]:
    for match in _GRADE.finditer(text):
        grade = match[2].lower()
        yield (
            match.start(),
            match.end(),
            "quantity",
            f"{match[1].lower()} {_ROMAN.get(grade, grade)}{(match[3] or '').lower()}",
        )


def _numbers(text: str) -> Iterator[Amount]:
    for match in _QUANTITY.finditer(text):
        end = match.end()
        number = _number(match["number"])
        if number is None:
            continue
        per, often = match["per"], _often(match["unit"], match["per"])
        if per and match["unit"].lower() in _RATES:  # "three times a day" is a frequency, not an amount
            per, end = None, match.start("per")
        unit = _unit(match["unit"], None if often else per)
        if unit == "c" and not number.replace(".", "").isdigit():
            unit = ""
        if number == "1" and match["number"][0].isalpha() and not unit:
            continue  # "one of them"
        out_of = _OUT_OF.match(text, end)
        if out_of and not unit:
            total = NUMBERS.get(out_of[1].lower(), out_of[1])
            number, end = f"{number}/{total}", out_of.end()
        sign = " ".join((match["sign"] or "").lower().split())
        sign = COMPARATIVES.get(sign, sign)
        value = f"{sign}{number}{match['ordinal'] or ''}"
        if (
            often
        ):  # "75 mg per day", "75 mg/day", "75 mg a day" and "75 mg daily" are one amount and one frequency
            middle = match.start("per")
            yield match.start(), middle, "quantity", f"{value} {unit}".strip()
            yield middle, end, "quantity", often
        else:
            yield match.start(), end, "quantity", f"{value} {unit}".strip()


def _often(unit: str | None, per: str | None) -> str:
    """How often, where a number is told for each day, week, …; "" where it is not."""
    if not unit or not per or unit.lower() in _RATES:
        return ""
    below = _BELOW.sub("", per.lower()).strip()
    return _OFTEN.get(UNITS.get(below, below), "")


def _number(written: str) -> str | None:
    """The normal form: no thousands' commas, no zeros behind the point, words as digits; None for a bare
    joint."""
    small = written.lower()
    if small[0].isalpha():
        parts = [part for part in re.split(r"[\s-]+", small) if part]
        values = [NUMBERS[part] for part in parts if part in NUMBERS]
        if len(values) == 2 and "to" not in parts and "or" not in parts and values[0] >= 20 > 10 > values[1]:
            return str(values[0] + values[1])
        return "-".join(map(str, values)) or None
    small = re.sub(r"(?<=\d),(?=\d{3})", "", small)
    small = re.sub(r"\s?(?:to|–|—|-)\s?", "-", small)
    small = re.sub(r"\s?[×x]\s?", "x", small)
    small = re.sub(r"\s?([/:^])\s?", r"\1", small)
    if small.startswith("."):
        small = "0" + small
    return re.sub(r"(?<![\d.])(\d+)\.0+(?![\d.])", r"\1", small)


def _unit(unit: str | None, per: str | None) -> str:
    if not unit:
        return ""
    found = UNITS[" ".join(unit.lower().split())]
    if not per:
        return found
    below = _BELOW.sub("", per.lower()).replace(" ", "")
    joined = "/".join(UNITS.get(part, part) for part in below.split("/"))
    return f"{found}/{joined}"


def _found_phrases(text: str) -> Iterator[re.Match[str]]:
    """The matches of ``_PHRASE``, tried only where a word stands that one begins with."""
    end = 0
    for word in _START.finditer(text):
        if word.start() >= end and word[0].lower() in _BEGINS:
            match = _PHRASE.match(text, word.start())
            if match is not None:
                end = match.end()
                yield match


def _phrases(text: str) -> Iterator[Amount]:
    for match in _found_phrases(text):
        form = " ".join(match[0].lower().split())
        kind, value = _WORDS[form]
        start, end = match.span()
        if form in {"os", "od", "ou", "as", "ad", "au"}:
            side = SIDES[form] if match[0].isupper() and _eye_or_ear(text, start, end, form) else ""
            if side:
                yield start, end, "side", side
            elif form == "od" and _DOSE_BEFORE.search(text[max(0, start - 12) : start]):
                yield start, end, "quantity", "daily"
            continue
        if form in AFTER_DOSE and not _DOSE_BEFORE.search(text[max(0, start - 12) : start]):
            continue
        if form in {"lt", "rt"} and _CAPITALS.match(match[0]) and not _paired(text, end):
            continue
        if form == "significant" and _NOTABLE.match(text, end):
            continue
        if form == "once" and _ONCE_DONE.match(text, end):
            continue
        if (
            form == "left"
            and _SUBJECT.search(text[max(0, start - 12) : start])
            and _NO_SIDE_LEFT.match(text, end)
        ):
            continue
        if form == "right" and _NO_SIDE_RIGHT.match(text, end):
            continue
        yield start, end, kind, value


def _letters(text: str) -> Iterator[Amount]:
    """ "L knee", "(R) hip", "R) hip", "pain L>R"; no litres, no initials."""
    for match in _LETTER.finditer(text):
        start, end = match.span("side")
        if _DIGITS_BEFORE.search(text[max(0, start - 3) : start]):
            continue
        bracketed = match[0] != match["side"]
        facing = text[end : end + 1] in "<>/=" and text[end : end + 1] != ""
        if bracketed or facing or _paired(text, match.end()) or text[start - 1 : start] in {"<", ">", "/"}:
            yield start, end, "side", "left" if match["side"] == "L" else "right"


def _paired(text: str, end: int) -> bool:
    following = _WORD_AT.match(text, end)
    return following is not None and following[1].lower() in PAIRED


def _eye_or_ear(text: str, start: int, end: int, form: str) -> bool:
    near = re.findall(r"[\w/]+", text[max(0, start - 80) : end + 80].lower())
    if form[0] == "a":
        return any(
            word in {"ear", "ears", "tympanic", "hearing", "otitis", "audiogram", "tm"} for word in near
        )
    if form == "od" and _DOSE_BEFORE.search(text[max(0, start - 12) : start]):
        return False
    return any(word in EYE_WORDS for word in near)
