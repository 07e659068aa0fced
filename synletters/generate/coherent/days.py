"""The forms in which a day, a range or a coarser time is written, and whether a text is one of them.

A judge that reads dates needs rules, and rules err. This one writes instead: a surrogate is right if it is what
the moved day looks like in the form of the source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Literal

Order = Literal["dmy", "mdy"]
Write = Callable[[date, Order], str]

_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_ORDINALS = [*_UNITS, "twentieth", *(f"twenty-{word}" for word in _UNITS[:9]), "thirtieth", "thirty-first"]
_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def nth(day: date) -> str:
    """``3rd``, ``11th``."""
    small = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day}{'th' if 10 < day.day < 14 else small}"


def year_in_words(year: int) -> str:
    """``nineteen thirty-eight``, ``two thousand and six``, ``twenty nineteen``."""
    low = year % 100
    tens, ones = divmod(low, 10)
    small = _ONES[low - 1] if 0 < low < 20 else _TENS[tens - 2] + (f"-{_ONES[ones - 1]}" if ones else "")
    if 2000 <= year < 2010:
        return "two thousand" + (f" and {small}" if low else "")
    head = "twenty" if year >= 2000 else "nineteen"
    return f"{head} hundred" if not low else f"{head} {small if low > 9 else f'oh {small}'}"


def _numeric(sign: str, year: str) -> Write:
    def write(d: date, order: Order) -> str:
        one, two = (f"{d:%d}", f"{d:%m}") if order == "dmy" else (f"{d:%m}", f"{d:%d}")
        return f"{one}{sign}{two}" + (f"{sign}{d:{year}}" if year else "")

    return write


def _plain(d: date, order: Order) -> str:
    return f"{d.day}/{d.month}" if order == "dmy" else f"{d.month}/{d.day}"


#: Forms that name one day with its year.
FULL: dict[str, Write] = {
    "long": lambda d, o: f"{d.day} {d:%B} {d.year}" if o == "dmy" else f"{d:%B} {d.day}, {d.year}",
    "nth": lambda d, o: f"{nth(d)} {d:%B} {d.year}" if o == "dmy" else f"{d:%B} {nth(d)}, {d.year}",
    "short": lambda d, o: f"{d.day} {d:%b} {d.year}" if o == "dmy" else f"{d:%b} {d.day}, {d.year}",
    "weekday": lambda d, o: (
        f"{d:%A} {d.day} {d:%B} {d.year}" if o == "dmy" else f"{d:%A}, {d:%B} {d.day}, {d.year}"
    ),
    "wd": lambda d, o: f"{d:%a} " + _numeric("/", "%Y")(d, o),
    "slashes": _numeric("/", "%Y"),
    "dots": _numeric(".", "%Y"),
    "hyphens": _numeric("-", "%Y"),
    "slashes2": _numeric("/", "%y"),
    "plain2": lambda d, o: f"{_plain(d, o)}/{d:%y}",
    "dashed": lambda d, _: f"{d:%d}-{d:%b}-{d:%y}",
    "dashed4": lambda d, _: f"{d:%d}-{d:%b}-{d.year}",
    "joined": lambda d, _: f"{d:%d}{d:%b}".upper() + f"{d.year}",
    "iso": lambda d, _: d.isoformat(),
    "isotime": lambda d, _: f"{d.isoformat()}T08:15:00Z",
    "isozone": lambda d, _: f"{d.isoformat()} 17:05:00+01:00",
    "solid": lambda d, _: f"{d:%Y%m%d}",
    "hl7": lambda d, _: f"{d:%Y%m%d}0815",
    "hl7s": lambda d, _: f"{d:%Y%m%d}211530",
    "clock": lambda d, o: f"{_numeric('/', '%Y')(d, o)} 14:35",
    "words": lambda d, _: f"{_ORDINALS[d.day - 1]} of {d:%B} {year_in_words(d.year)}",
    "ofyear": lambda d, _: f"{nth(d)} of {d:%B} {d.year}",
}
#: Forms of one day without its year.
SHORT: dict[str, Write] = {
    "day": lambda d, o: f"{d.day} {d:%B}" if o == "dmy" else f"{d:%B} {d.day}",
    "daynth": lambda d, o: f"{nth(d)} {d:%B}" if o == "dmy" else f"{d:%B} {nth(d)}",
    "ofmonth": lambda d, _: f"{nth(d)} of {d:%B}",
    "dayabbr": lambda d, o: f"{d.day} {d:%b}" if o == "dmy" else f"{d:%b} {d.day}",
    "twoplain": _plain,
    "two": _numeric("/", ""),
    "wdday": lambda d, o: f"{d:%A} {d.day} {d:%B}" if o == "dmy" else f"{d:%A}, {d:%B} {d.day}",
    "wdtwo": lambda d, o: f"{d:%a} {_plain(d, o)}",
    "daywords": lambda d, _: f"{_ORDINALS[d.day - 1]} of {d:%B}",
}
#: Forms that no letter is written in here, but which some days look the same in.
_FURTHER: dict[str, Write] = {
    "wdpadded": lambda d, o: f"{d:%a} " + _numeric("/", "")(d, o),
    "abbrnth": lambda d, o: f"{nth(d)} {d:%b}" if o == "dmy" else f"{d:%b} {nth(d)}",
    "abbrnthyear": lambda d, o: f"{nth(d)} {d:%b} {d.year}" if o == "dmy" else f"{d:%b} {nth(d)}, {d.year}",
    "abbrof": lambda d, _: f"{nth(d)} of {d:%b}",
    "abbrofyear": lambda d, _: f"{nth(d)} of {d:%b} {d.year}",
    "abbrwords": lambda d, _: f"{_ORDINALS[d.day - 1]} of {d:%b}",
    "abbrweekday": lambda d, o: (
        f"{d:%A} {d.day} {d:%b} {d.year}" if o == "dmy" else f"{d:%A}, {d:%b} {d.day}, {d.year}"
    ),
    "abbrwdday": lambda d, o: f"{d:%A} {d.day} {d:%b}" if o == "dmy" else f"{d:%A}, {d:%b} {d.day}",
    "plain": lambda d, o: f"{_plain(d, o)}/{d.year}",
    "plainclock": lambda d, o: f"{_plain(d, o)}/{d.year} 14:35",
}
#: A day of the month alone.
LONE: dict[str, Write] = {"lone": lambda d, _: nth(d), "wdlone": lambda d, _: f"{d:%A} the {nth(d)}"}
#: Times longer than a day: what they say of any day within them.
COARSE: dict[str, Write] = {
    "month": lambda d, _: f"{d:%B} {d.year}",
    "mon": lambda d, _: f"{d:%b} {d.year}",
    "mmyyyy": lambda d, _: f"{d:%m}/{d.year}",
    "monthalone": lambda d, _: f"{d:%B}",
    "quarter": lambda d, _: f"Q{(d.month + 2) // 3} {d.year}",
    "yquarter": lambda d, _: f"{d.year} Q{(d.month + 2) // 3}",
    "fiscal": lambda d, _: f"FY{d:%y}",
    "year": lambda d, _: f"{d.year}",
    "span": lambda d, _: f"{d.year}/{(d.year + 1) % 100:02d}",
    "decade": lambda d, _: f"{d.year // 10 * 10}s",
}
#: How far a coarse time may lie from where its days went, in days either way: half of what it covers and a bit.
_SLACK = {"decade": 3700, "year": 190, "fiscal": 190, "span": 190, "quarter": 50, "yquarter": 50}
#: Feasts of a fixed day, which a judge knows without a table.
_FEASTS = {(12, 25): "Christmas Day", (12, 26): "Boxing Day", (1, 1): "New Year's Day", (10, 31): "Halloween"}
FEASTS = ("feast",)


def _two_days(one: date, two: date, order: Order, year: bool, to: str) -> list[str]:
    tail = (f" {two.year}" if order == "dmy" else f", {two.year}") if year else ""
    same = (one.year, one.month) == (two.year, two.month)
    if order == "dmy":
        heads = [f"{one.day}", f"{one.day} {one:%B}"] if same else [f"{one.day} {one:%B}"]
        if year and one.year != two.year:
            heads.append(f"{one.day} {one:%B} {one.year}")
        return [f"{head}{to}{two.day} {two:%B}{tail}" for head in heads]
    ends = [f"{two.day}", f"{two:%B} {two.day}"] if same else [f"{two:%B} {two.day}"]
    heads = [f"{one:%B} {one.day}"]
    if year and one.year != two.year:
        heads.append(f"{one:%B} {one.day}, {one.year}")
    return [f"{head}{to}{end}{tail}" for head in heads for end in ends]


def _slashed(one: date, two: date, order: Order, to: str) -> list[str]:
    return [
        f"{_plain(one, order)}{to}{_plain(two, order)}",
        f"{SHORT['two'](one, order)}{to}{SHORT['two'](two, order)}",
    ]


RANGES: dict[str, Callable[[date, date, Order], list[str]]] = {
    "range": lambda a, b, o: _two_days(a, b, o, False, "-"),
    "rangeto": lambda a, b, o: _two_days(a, b, o, False, " to "),
    "rangeyear": lambda a, b, o: _two_days(a, b, o, True, " - "),
    "rangeslash": lambda a, b, o: _slashed(a, b, o, "-"),
    "rangeslash2": lambda a, b, o: _slashed(a, b, o, " - "),
}
CLASSES: dict[str, tuple[str, ...]] = {
    "*full": (*FULL,),
    "*birth": tuple(
        name for name in FULL if name not in ("isotime", "isozone", "hl7", "hl7s", "clock", "weekday", "wd")
    ),
    "*short": (*SHORT,),
    "*any": (*FULL, *SHORT, *SHORT),
    "*range": (*RANGES,),
    "*coarse": tuple(name for name in COARSE if name not in ("decade", "span", "monthalone")),
}


def written(form: str, days: tuple[date, ...], order: Order) -> str:
    """The days in a form; raises KeyError for one that is not known."""
    if form in RANGES:
        return RANGES[form](days[0], days[1], order)[0]
    if form in FEASTS:
        return _FEASTS[days[0].month, days[0].day]
    return (FULL | SHORT | LONE | COARSE)[form](days[0], order)


def feast_day(rough: date) -> date:
    """The feast of a fixed day that is next after a day."""
    return min(
        date(rough.year + by, *there)
        for there in _FEASTS
        for by in (0, 1)
        if date(rough.year + by, *there) >= rough
    )


def accepted(form: str, days: tuple[date, ...], order: Order, source: tuple[date, ...]) -> set[str]:
    """Every text that says these days in a form that writes ``source`` as that form does ("10/12" tells of no leading
    zero, "May" of no abbreviation); a feast may be told as a plain day."""
    if form in RANGES:
        texts = {*RANGES[form](days[0], days[1], order)[: 1 if "slash" in form else None]}
        if "slash" in form and all(min(day.day, day.month) > 9 for day in source):
            texts.add(RANGES[form](days[0], days[1], order)[1])
        return texts
    if form in FEASTS:
        plain = {write(days[0], order) for write in SHORT.values()}
        named = _FEASTS.get((days[0].month, days[0].day))
        return plain | ({named} if named else set())
    if form in COARSE:
        slack = _SLACK.get(form, 16)
        return {written(form, (days[0] + timedelta(by),), order) for by in range(-slack, slack + 1, 7)}
    return {
        write(days[0], order)
        for write in (FULL | SHORT | LONE | _FURTHER).values()
        if write(source[0], order) == written(form, source, order)
    }


def offsets_between(form: str, day: date, text: str, order: Order, within: Iterable[int]) -> list[int]:
    """The numbers of days after which ``day`` is written as ``text``."""
    write = FULL[form]
    return [by for by in within if write(day + timedelta(by), order) == text]
