"""Days and years in words ("the sixth of April nineteen thirty-eight"), and the feasts that fall on a day of
a year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from synletters.surrogate.shapes import like_case

_ONES = (
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_FIRST = (
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
)


def cardinal(number: int) -> str:
    """A number below 100 in words."""
    if number < 20:
        return _ONES[number]
    return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")


def ordinal(number: int) -> str:
    """The number of a day in words."""
    if number < 20:
        return _FIRST[number]
    if number % 10 == 0:
        return _TENS[number // 10][:-1] + "ieth"
    return f"{_TENS[number // 10]}-{_FIRST[number % 10]}"


def _either(words: list[str]) -> str:
    """The words as alternatives, the longest first; a hyphen may be a blank."""
    return "|".join(word.replace("-", r"[-\s]") for word in sorted(words, key=len, reverse=True))


_DAYS = {ordinal(number): number for number in range(1, 32)}
_NUMBERS = {cardinal(number): number for number in range(1, 100)}
DAY_WORDS = rf"\b(?:{_either([*_DAYS])})\b"
_TO_99 = rf"(?:{_either([*_NUMBERS])}|oh?[-\s](?:{_either([*_ONES[1:10]])}))"
YEAR_WORDS = (
    rf"(?:\btwo\s+thousand(?:\s+(?:and\s+)?{_TO_99})?|\b(?:nineteen|twenty)[-\s]+{_TO_99}"
    rf"|\bnineteen\s+hundred(?:\s+(?:and\s+)?{_TO_99})?)\b"
)
SHORT_YEAR_WORDS = rf"\b{_TO_99}\b"


def may_have_words(text: str) -> bool:
    """Whether a text holds a word of these numbers and feasts."""
    return not _vocabulary().isdisjoint(re.findall("[a-z]+", text.casefold()))


@cache
def _vocabulary() -> frozenset[str]:
    feasts = [name.removeprefix("st ").split()[0] for name in (*_FIXED, *_OF_EASTER, *_NTH_OF_MONTH)]
    numbers = re.findall("[a-z]+", " ".join((*_DAYS, *_NUMBERS)))
    return frozenset((*feasts, *(name.removesuffix("s") for name in feasts), *numbers, "two", "hallowe"))


_APART = re.compile(
    rf"(?:{'|'.join(_TENS[2:])})\s(?:{'|'.join([*_ONES[1:10], *_FIRST[1:10]])})\b", re.IGNORECASE
)


def spaced(model: str, words: str) -> str:
    """Words of a number without hyphens where the model has a blank in their place ("fifty two")."""
    return words.replace("-", " ") if _APART.search(model) else words


def is_words(text: str) -> bool:
    return not any(c.isdigit() for c in text)


def is_day(text: str) -> bool:
    """Whether words are the number of a day ("third") rather than of a year."""
    return "-".join(re.findall("[a-z]+", text.casefold())) in _DAYS


def day_of(text: str) -> int:
    return _DAYS["-".join(re.findall("[a-z]+", text.casefold()))]


def write_day(model: str, day: int) -> str:
    return like_case(model, spaced(model, ordinal(day)))


def year_of(text: str) -> int:
    """The year that words name; two digits ("thirty-eight") are a year of the century that is nearer."""
    tokens = [token for token in re.findall("[a-z]+", text.casefold()) if token not in ("and", "oh", "o")]
    if tokens[:2] == ["two", "thousand"]:
        return 2000 + _NUMBERS.get("-".join(tokens[2:]), 0)
    if len(tokens) > 1 and tokens[0] in ("nineteen", "twenty") and (rest := "-".join(tokens[1:])) != "":
        if tokens[1] == "hundred":
            return 1900 + _NUMBERS.get("-".join(tokens[2:]), 0)
        if (
            tokens[0] == "nineteen"
            or _NUMBERS.get(rest, 0) > 9
            or re.search(r"\boh?[-\s]", text, re.IGNORECASE)
        ):
            return (1900 if tokens[0] == "nineteen" else 2000) + _NUMBERS[rest]
    number = _NUMBERS["-".join(tokens)]
    return number + (2000 if number < 50 else 1900)


def write_year(model: str, year: int) -> str:
    """A year in words as the model has it: with its century or without."""
    low = year % 100
    small = cardinal(low) if low > 9 else f"oh {cardinal(low)}"
    if re.fullmatch(SHORT_YEAR_WORDS, model, re.IGNORECASE) and not re.fullmatch(
        YEAR_WORDS, model, re.IGNORECASE
    ):
        return like_case(model, spaced(model, small) if low else "hundred")
    if year // 100 == 20 and (low < 10 or model.casefold().startswith("two")):
        said = f"two thousand and {cardinal(low)}" if low else "two thousand"
    elif year // 100 in (19, 20):
        said = ("nineteen " if year < 2000 else "twenty ") + (small if low else "hundred")
    else:
        return str(year)
    return like_case(model, spaced(model, said))


_FIXED = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "xmas": (12, 25),
    "boxing day": (12, 26),
    "new years eve": (12, 31),
    "new year eve": (12, 31),
    "hogmanay": (12, 31),
    "new years day": (1, 1),
    "new year": (1, 1),
    "halloween": (10, 31),
    "valentines day": (2, 14),
    "st davids day": (3, 1),
    "st patricks day": (3, 17),
    "st georges day": (4, 23),
    "st andrews day": (11, 30),
    "independence day": (7, 4),
    "canada day": (7, 1),
    "bonfire night": (11, 5),
    "remembrance day": (11, 11),
    "veterans day": (11, 11),
    "anzac day": (4, 25),
    "australia day": (1, 26),
    "juneteenth": (6, 19),
    "cinco de mayo": (5, 5),
    "candlemas": (2, 2),
    "lammas": (8, 1),
    "midsummer": (6, 24),
    "michaelmas": (9, 29),
}
_OF_EASTER = {
    "shrove tuesday": -47,
    "mardi gras": -47,
    "ash wednesday": -46,
    "palm sunday": -7,
    "good friday": -2,
    "easter sunday": 0,
    "easter monday": 1,
    "easter weekend": 0,
    "easter": 0,
    "whitsun": 49,
}
#: month, day of the week (Monday is 0) and which one of the month, -1 for the last
_NTH_OF_MONTH = {
    "thanksgiving day": (11, 3, 4),
    "thanksgiving": (11, 3, 4),
    "labor day": (9, 0, 1),
    "labour day": (9, 0, 1),
    "memorial day": (5, 0, -1),
    "columbus day": (10, 0, 2),
    "martin luther king day": (1, 0, 3),
    "martin luther king jr day": (1, 0, 3),
    "presidents day": (2, 0, 3),
    "remembrance sunday": (11, 6, 2),
    "fathers day": (6, 6, 3),
    "mothers day": (5, 6, 2),
}


def _feasts() -> str:
    names = sorted((*_FIXED, *_OF_EASTER, *_NTH_OF_MONTH), key=len, reverse=True)
    loose = []
    for name in names:
        spelt = re.sub(r"(\w)s (?=day|eve)", r"\1['’]?s?['’]? ", name).replace("halloween", "hallowe['’]?en")
        loose.append(re.sub(r"^st ", r"st\\.? ", spelt).replace("jr ", r"jr\.? ").replace(" ", r"\s+"))
    return rf"\b(?:{'|'.join(loose)})\b"


FEASTS = _feasts()


def _feast_name(text: str) -> str:
    plain = re.sub(r"['’.]", "", " ".join(text.casefold().split()))
    known = (*_FIXED, *_OF_EASTER, *_NTH_OF_MONTH)
    return plain if plain in known else re.sub(r"(\w)(?= day| eve)", r"\1s", plain)


def feast(text: str, year: int) -> date:
    """The day on which a feast falls in a year."""
    name = _feast_name(text)
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _OF_EASTER:
        return easter(year) + timedelta(_OF_EASTER[name])
    month, weekday, nth = _NTH_OF_MONTH[name]
    if nth < 0:
        last = date(year, month + 1, 1) - timedelta(1)
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
