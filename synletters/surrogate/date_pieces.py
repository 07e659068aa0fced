"""The pieces of a date's text: the pattern of each, and the reading and writing of their days, months and
years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from synletters.surrogate import date_words as words
from synletters.surrogate.shapes import like_case
from synletters.text import calendar

MONTHS, WEEKDAYS = calendar.MONTHS, calendar.WEEKDAYS

_MON = (
    rf"(?:{calendar.FULL_MONTH.lower()}"
    r"|sept|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)(?![^\W\d_])"
)
_ORD = r"(?:st|nd|rd|th)\b"
_NUM_DAY = rf"(?<!\d)\d{{1,2}}(?:\s?{_ORD})?"
_DAY = rf"(?:{_NUM_DAY}|{words.DAY_WORDS})"
_SEP = r"(?:\s*[-/.,]\s*|\s+(?:(?:day\s+)?of\s+)?|(?=[a-z]))"
_GAP = r"\s*[-/.,]?\s*(?:in\s+the\s+year\s+)?"
_HOUR = r"(?:[ap]\.?m\b\.?|hrs?\b|h\b)"
_CLOCK = r"(?:[01]\d|2[0-3])(?:[0-5]\d(?:[0-5]\d(?:[.,]\d+)?)?)?"
_ZONE = r"(?:\s?Z\b|\s?[+-]\d{2}:?\d{2}(?!\d))"
_YEAR = rf"(?:(?:\d{{4}}|['’‘]\d{{2}}|\d{{2}})(?!\d)|{words.YEAR_WORDS})"
_SURE_YEAR = rf"(?:(?:\d{{4}}|['’‘]\d{{2}})(?!\d)|{words.YEAR_WORDS})"
_DD, _MM = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_TO = r"\s?[-–—]\s?"
_PIECES: tuple[tuple[str, str], ...] = (
    (
        "stamp",
        rf"(?<!\d)(?P<stamp_d>(?:1[89]|2[01])\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
        rf"(?P<stamp_t>[T ]?{_CLOCK}{_ZONE}?)(?!\d)",
    ),
    (
        "ymd",
        r"(?<!\d)(?P<ymd_y>\d{4})(?P<ymd_s>\s?[-/.]\s?)(?P<ymd_m>\d{1,2})(?P=ymd_s)(?P<ymd_d>\d{1,2})(?!\d)",
    ),
    (
        "num",
        r"(?<!\d)(?P<num_a>\d{1,2})(?P<num_s>\s?[-/.]\s?|\s)(?P<num_b>\d{1,2})(?P=num_s)(?P<num_y>\d{4}|\d\d)"
        r"(?!\d)",
    ),
    (
        "drange",
        rf"(?<![\d/.-])(?P<drange_d>{_DD})(?P<drange_s>{_TO})(?P<drange_e>{_DD})(?P<drange_t>[/.])"
        rf"(?P<drange_m>{_MM})(?:(?P=drange_t)(?P<drange_y>\d{{4}}|\d\d))?(?![\d/])",
    ),
    (
        "mrange",
        rf"(?<![\d/.-])(?P<mrange_m>{_MM})(?P<mrange_t>/)(?P<mrange_d>{_DD})(?P<mrange_s>{_TO})(?P<mrange_e>{_DD})"
        r"(?:/(?P<mrange_y>\d{4}))?(?![\d/.])",
    ),
    (
        "range",
        rf"(?P<range_d>{_DAY})(?P<range_s>\s*(?:-|–|—|/|&|to|and|or)\s*)(?P<range_e>{_DAY})(?P<range_t>{_SEP})"
        rf"(?P<range_m>{_MON}\.?)(?:(?P<range_u>{_GAP})(?P<range_y>{_YEAR}))?",
    ),
    (
        "dmy",
        rf"(?P<dmy_d>{_DAY})(?P<dmy_s>{_SEP})(?P<dmy_m>{_MON}\.?)(?:(?P<dmy_t>{_GAP})"
        rf"(?P<dmy_y>\d{{4}}(?!\d)|{_YEAR}(?!:)))?",
    ),
    (
        "ybd",
        rf"(?<!\d)(?P<ybd_y>\d{{4}})(?P<ybd_s>{_GAP})(?P<ybd_m>{_MON}\.?)(?P<ybd_t>{_GAP})(?P<ybd_d>{_NUM_DAY})(?!\d)",
    ),
    (
        "mspan",
        rf"(?P<mspan_m>\b{_MON}\.?)(?P<mspan_s>\s*)(?P<mspan_d>{_NUM_DAY})(?P<mspan_t>\s*(?:-|–|—|&|to|and)\s*)"
        rf"(?P<mspan_e>{_NUM_DAY})(?![\d:/])(?:(?P<mspan_u>\s*,\s*|\s+)(?P<mspan_y>{_SURE_YEAR}))?",
    ),
    (
        "mdy",
        rf"(?P<mdy_m>\b{_MON}\.?)(?P<mdy_s>\s*[-/]?\s*(?:the\s+)?)(?P<mdy_d>\d{{1,2}}(?:\s?{_ORD})?(?![\d:])"
        rf"|{words.DAY_WORDS})(?:(?P<mdy_t>(?:\s*[-/,]\s*|\s+)(?:of\s+)?)(?P<mdy_y>{_SURE_YEAR}))?",
    ),
    (
        "wnum",
        rf"(?P<wnum_d>{words.DAY_WORDS})(?P<wnum_s>\s+of\s+(?:the\s+)?)(?P<wnum_m>{words.DAY_WORDS})"
        rf"(?:(?P<wnum_t>{_GAP})(?P<wnum_y>{_YEAR}|{words.SHORT_YEAR_WORDS}))?",
    ),
    (
        "mm",
        rf"(?P<mm_m>\b{_MON}\.?)(?P<mm_s>\s*(?:-|–|—|/|&|to|and|or|until|through)\s*)(?P<mm_n>{_MON}\.?)"
        rf"(?:(?P<mm_t>{_GAP}(?:of\s+)?)(?P<mm_y>{_YEAR}))?",
    ),
    ("my", rf"(?P<my_m>\b{_MON}\.?)(?P<my_s>{_GAP}(?:of\s+)?)(?P<my_y>{_YEAR})"),
    ("mon", rf"\b{_MON}\.?"),
    ("feast", rf"(?P<feast_f>{words.FEASTS})(?:(?P<feast_s>,?\s*(?:of\s+)?)(?P<feast_y>{_SURE_YEAR}))?"),
    (
        "fiscal",
        r"\b(?P<fiscal_f>FY|fiscal\s+year|financial\s+year)(?P<fiscal_s>\s*[-'’]?\s*)(?P<fiscal_y>\d{4}|\d{2})(?!\d)"
        r"(?:(?P<fiscal_t>\s?[-/–]\s?)(?P<fiscal_z>\d{4}|\d{2})(?!\d))?",
    ),
    (
        "season",
        r"\b(?P<season_w>spring|summer|autumn|fall|winter)\b(?P<season_s>\s*,?\s*(?:of\s+)?)(?P<season_y>\d{4})(?!\d)"
        r"(?:(?P<season_t>\s?[-/–]\s?)(?P<season_z>\d{2})(?!\d))?",
    ),
    ("part", rf"\b(?P<part_p>Q[1-4]|H[12])(?P<part_s>\s*[-/,]?\s*(?:of\s+)?)(?P<part_y>{_YEAR})"),
    ("ypart", r"(?<!\d)(?P<ypart_y>\d{4})(?P<ypart_s>\s?[-/]?\s?)(?P<ypart_p>Q[1-4]|H[12])(?!\d)"),
    (
        "time",
        rf"(?<!\d)\d{{1,2}}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*{_HOUR}"
        rf"|(?<!\d)\d{{1,2}}:\d\d(?::\d\d(?:[.,]\d+)?)?(?!\d){_ZONE}?"
        rf"|(?<!\d)\d{{1,2}}\s*[ap]\.?m\b\.?|(?<!\d)\d{{4}}\s*{_HOUR}|(?<=\dT)\d{{2}}(?:\d\d){{0,2}}(?!\d)",
    ),
    ("decade", r"(?<!\d)(?P<decade_y>(?:\d{2})?\d0)(?P<decade_s>['’]?s)\b"),
    ("numy", r"(?<!\d)(?P<numy_m>\d{1,2})(?P<numy_s>\s?[-/.]\s?)(?P<numy_y>\d{4})(?!\d)"),
    ("ynum", r"(?<!\d)(?P<ynum_y>\d{4})(?P<ynum_s>[-/.])(?P<ynum_m>0\d|1[0-2])(?!\d)"),
    ("yy", r"(?<!\d)(?P<yy_y>\d{4})(?P<yy_s>\s?[-/–]\s?)(?P<yy_z>\d{2})(?!\d)"),
    ("ab", r"(?<!\d)(?P<ab_a>\d{1,2})(?P<ab_s>[-/.])(?P<ab_b>\d{1,2})(?!\d)"),
    ("solid", r"(?<!\d)(?:\d{8}|\d{6})(?!\d)"),
    ("serial", r"(?:(?<=\A)|(?<=\A\s))[2-6]\d{4}(?:\.\d+)?(?=\s?\Z)"),
    ("year", rf"(?<!\d)\d{{4}}(?!\d)|{words.YEAR_WORDS}"),
    ("nth", rf"(?<!\d)\d{{1,2}}\s?{_ORD}"),
    ("quarter", r"\bQ[1-4]\b"),
    ("said", rf"{words.DAY_WORDS}|{words.SHORT_YEAR_WORDS}"),
    ("word", r"[^\W\d_]+"),
    ("digits", r"\d+"),
)
#: The inner groups of each piece and their short names.
PARTS = {
    name: tuple((group, group.partition("_")[2]) for group in re.findall(rf"\(\?P<({name}_\w)>", pattern))
    for name, pattern in _PIECES
}


def pieces(value: str) -> Iterator[re.Match[str]]:
    """The pieces of a text, in order; the name of a match's last group is the kind of the piece."""
    return _scanner(words.may_have_words(value)).finditer(value)


@cache
def _scanner(worded: bool) -> re.Pattern[str]:
    pattern = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _PIECES)
    if not worded:  # nearly all dates are of digits and months, and are found much faster without the words
        for part in (words.DAY_WORDS, words.YEAR_WORDS, words.SHORT_YEAR_WORDS, words.FEASTS):
            pattern = pattern.replace(part, "(?!)")
    return re.compile(pattern, re.IGNORECASE)


#: Two digits from here on are a year of the last century: no letter is of the future.
_PIVOT = 35


def _suffix(day: int) -> str:
    return "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def full_year(text: str) -> int:
    """The year that two or four digits, or words, stand for."""
    if words.is_words(text):
        return words.year_of(text)
    digits = text.lstrip("'’‘")
    number = int(digits)
    return number if len(digits) > 2 else number + (2000 if number < _PIVOT else 1900)


def write_year(model: str, year: int) -> str:
    """A year as the model writes its own."""
    if words.is_words(model):
        return words.write_year(model, year)
    mark = model[: len(model) - len(model.lstrip("'’‘"))]
    return mark + (f"{year:04d}" if len(model) - len(mark) > 2 else f"{year % 100:02d}")


def write_number(number: int, padded: bool) -> str:
    return f"{number:02d}" if padded else str(number)


def day_number(text: str) -> int:
    """The day that ``3``, ``03``, ``3rd`` or ``third`` stand for."""
    return words.day_of(text) if words.is_words(text) else int(re.sub(r"\D", "", text))


def write_day(model: str, day: int) -> str:
    """A day as the model writes its own."""
    if words.is_words(model):
        return words.write_day(model, day)
    tail = re.sub(r"^\d+", "", model)
    gap = tail[: len(tail) - len(tail.lstrip())]
    suffix = _suffix(day).upper() if tail.strip().isupper() else _suffix(day)
    return write_number(day, model.startswith("0")) + (gap + suffix if tail else "")


def month_number(text: str) -> int:
    return next(at for at, name in enumerate(MONTHS, 1) if name[:3].casefold() == text[:3].casefold())


def write_month(model: str, month: int) -> str:
    """A month as the model writes its own: in full or in three letters, with a dot or without."""
    dot = "." if model.endswith(".") else ""
    word = model.removesuffix(".")
    short = len(word) < 5 and (word.casefold() not in ("may", "june", "july") or bool(dot))
    name = MONTHS[month - 1]
    return like_case(word, name[:3] if short else name) + (dot if short else "")
