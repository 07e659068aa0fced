"""Known dates, numbers, addresses and e-mails in a text, in whatever form they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

_MONTHS = "january february march april may june july august september october november december".split()
_FORMS = ((r"(\d{4})-(\d{1,2})-(\d{1,2})", "ymd"), (r"(\d{4})(\d{2})(\d{2})", "ymd"))
_SPLIT = re.compile(r"[^\W_]+")
#: fewest letters and digits of a number or code that is looked for: "12" stands in every letter
LEAST = 5
_EXTENSION = re.compile(r"\s*(?:ext(?:ension)?\.?|x)\s*(?=\d)", re.IGNORECASE)
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|\d{5}(?:-\d{4})?", re.IGNORECASE)
_STREET = frozenset(
    """street st road rd lane avenue ave drive close court crescent terrace way place square gardens grove hill house flat
    cottages cottage park row walk mews view boulevard blvd""".split()
)

Place = tuple[int, int]


def dates(value: str) -> list[re.Pattern[str]] | None:
    """Patterns of every form of a date; None if it is none that can be told (day before month where both could be)."""
    told = _dates(value)
    return None if not told else [_date_pattern(day) for day in told]


def _dates(value: str) -> list[date]:
    said = value.strip().split("T")[0].split(" 00:")[0]
    for form, _ in _FORMS:
        if match := re.fullmatch(form, said):
            return list(_made([tuple(map(int, match.groups()))]))
    if match := re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})", said):
        a, b, year = map(int, match.groups())
        return list(_made({(year, b, a), (year, a, b)}))  # both readings, where both are dates
    if match := re.fullmatch(
        r"(\d{1,2})(?:st|nd|rd|th)?[ -]([^\W\d_]{3,9})[ -,]*(\d{4})", said, re.IGNORECASE
    ):
        day, word, year_ = match.groups()
    elif match := re.fullmatch(
        r"([^\W\d_]{3,9})[ ]+(\d{1,2})(?:st|nd|rd|th)?,?[ ]+(\d{4})", said, re.IGNORECASE
    ):
        word, day, year_ = match.groups()
    else:
        return []
    months = [n for n, name in enumerate(_MONTHS, 1) if name.startswith(word.casefold()[:3])]
    return list(_made((int(year_), month, int(day)) for month in months))


def _made(parts: Iterable[tuple[int, ...]]) -> Iterator[date]:
    for year, month, day in parts:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def _date_pattern(day: date) -> re.Pattern[str]:
    d, m, y = f"0?{day.day}", f"0?{day.month}", f"(?:{day.year}|['’]?{day.year % 100:02})"
    name = _MONTHS[day.month - 1]
    word = rf"(?:{name}|{name[:3]}|{name[:4]})\.?"
    nth = rf"{d}(?:st|nd|rd|th)?"
    sep = r"\s?[/.\-–]\s?"
    return re.compile(
        rf"(?<![\w/])(?:{d}{sep}{m}{sep}{y}|{m}{sep}{d}{sep}{y}|{day.year}{sep}{m}{sep}{d}|{day.year}{day.month:02}{day.day:02}"
        rf"|{day.day:02}{day.month:02}{day.year}|{d} {m} {day.year}"
        rf"|(?:the )?{nth}[\s-]*(?:day )?(?:of )?{word}[\s,-]*{y}|{word}[\s-]*{nth}[\s,-]+{y})(?![\w/]|-\d)",
        re.IGNORECASE,
    )


def number(value: str) -> re.Pattern[str] | None:
    """A number or code, its characters with any separators between them; None if it has fewer than LEAST."""
    solid = "".join(_SPLIT.findall(value))
    if len(solid) < LEAST:
        return None
    body = r"[\s().\-/]{0,3}".join(map(re.escape, solid))
    return re.compile(rf"(?<![^\W_]){body}(?![^\W_])", re.IGNORECASE)


def phone(value: str) -> re.Pattern[str] | None:
    """A phone number with or without its country's code, and its extension where it has one."""
    value, *extension = _EXTENSION.split(value, maxsplit=1)
    behind = rf"(?:\s*(?:ext(?:ension)?\.?|x)\s*{re.escape(extension[0].strip())})?" if extension else ""
    digits = "".join(c for c in value if c.isdigit())
    for code, national in (("0044", "0"), ("44", "0"), ("001", ""), ("1", "")):
        if digits.startswith(code) and len(digits) - len(code) == 10:
            digits = national + digits[len(code) :]
            break
    if len(digits) < LEAST:
        return None
    gap = r"[\s().\-/]{0,3}"
    core = gap.join(digits.removeprefix("0"))
    lead = rf"(?:(?:\+|00)\d{{1,3}}{gap}(?:\(0\){gap})?|\(?0{gap}|1{gap})?" if len(digits) > 7 else ""
    return re.compile(rf"(?<!\d)(?:{lead}){core}(?!\d){behind}", re.IGNORECASE)


def email(value: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.+-]){re.escape(value)}(?![\w-])", re.IGNORECASE)


def phrase(value: str) -> re.Pattern[str] | None:
    """Words in their order, with blanks, commas and line breaks between them as they come; None for fewer than four letters."""
    words = _SPLIT.findall(value)
    if sum(map(len, words)) < 4:
        return None
    body = r"[\s,.;'’/-]{0,3}".join(map(re.escape, words))
    return re.compile(rf"(?<![^\W_]){body}(?![^\W_])", re.IGNORECASE)


def address(value: str) -> Iterator[tuple[str, str]]:
    """(label, words) of what an address is looked for by: the whole, its lines, the street without its number, the postcode."""
    yield "ADDRESS", value
    rest = value
    for match in _POSTCODE.finditer(value):
        if not match[0].isdigit() or match.end() == len(value.rstrip()):
            yield "POSTCODE", match[0]
            rest = rest.replace(match[0], " ")
    for line in (piece.strip() for piece in rest.split(",")):
        words = _SPLIT.findall(line)
        if len(words) > 1 and (any(c.isdigit() for c in line) or words[-1].casefold() in _STREET):
            yield "ADDRESS", line
            names = [word for word in words if not any(c.isdigit() for c in word)]
            if len(names) > 1 and names != words and names[-1].casefold() in _STREET:
                yield "ADDRESS", " ".join(names)
        elif words and not line.isdigit():
            yield "LOCATION", line
