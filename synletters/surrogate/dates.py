"""Dates: read in the formats of letters, moved by the patient's one offset, written in the format they came in.

Moving all dates of a patient by one random offset keeps the intervals between them (Uzuner et al., JAMIA 2007; the
MIMIC databases do the same). The offset is a multiple of seven days, so days of the week stay right. What is no date
that can be read is drawn at random in the same format: a text that was marked as a date never stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from random import Random

from synletters.surrogate import pools
from synletters.surrogate.moments import Moment, moment
from synletters.surrogate.shapes import like_case, like_number, put_digits

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_OCCASIONS = ("Easter", "Christmas", "Whitsun", "Michaelmas", "Candlemas", "Midsummer", "Lammas", "Advent")

_MON = (r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
        r"|sept|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\b")  # fmt: skip
_ORD = r"(?:st|nd|rd|th)\b"
_DAY = rf"(?<!\d)\d{{1,2}}(?:\s?{_ORD})?"
_SEP = r"(?:\s*[-/.,]\s*|\s+(?:of\s+)?|(?=[a-z]))"
_GAP = r"\s*[-/.,]?\s*"
_HOUR = r"(?:[ap]\.?m\b\.?|hrs?\b|h\b)"
_YEAR = r"(?:\d{4}|['’]\d{2}|\d{2})(?!\d)"
_PIECES: tuple[tuple[str, str], ...] = (
    ("ymd", r"(?<!\d)(?P<ymd_y>\d{4})(?P<ymd_s>\s?[-/.]\s?)(?P<ymd_m>\d{1,2})(?P=ymd_s)(?P<ymd_d>\d{1,2})(?!\d)"),
    ("num", r"(?<!\d)(?P<num_a>\d{1,2})(?P<num_s>\s?[-/.]\s?|\s)(?P<num_b>\d{1,2})(?P=num_s)(?P<num_y>\d{4}|\d\d)"
            r"(?!\d)"),
    ("range", rf"(?P<range_d>{_DAY})(?P<range_s>\s*(?:-|–|—|/|&|to|and|or)\s*)(?P<range_e>{_DAY})(?P<range_t>{_SEP})"
              rf"(?P<range_m>{_MON}\.?)(?:(?P<range_u>{_GAP})(?P<range_y>{_YEAR}))?"),
    ("dmy", rf"(?P<dmy_d>{_DAY})(?P<dmy_s>{_SEP})(?P<dmy_m>{_MON}\.?)(?:(?P<dmy_t>{_GAP})(?P<dmy_y>{_YEAR})(?!:))?"),
    ("ybd", rf"(?<!\d)(?P<ybd_y>\d{{4}})(?P<ybd_s>{_GAP})(?P<ybd_m>{_MON}\.?)(?P<ybd_t>{_GAP})(?P<ybd_d>{_DAY})(?!\d)"),
    ("mspan", rf"(?P<mspan_m>\b{_MON}\.?)(?P<mspan_s>\s*)(?P<mspan_d>{_DAY})(?P<mspan_t>\s*(?:-|–|—|&|to|and)\s*)"
              rf"(?P<mspan_e>{_DAY})(?![\d:])(?:(?P<mspan_u>\s*,\s*|\s+)(?P<mspan_y>\d{{4}}|['’]\d{{2}})(?!\d))?"),
    ("mdy", rf"(?P<mdy_m>\b{_MON}\.?)(?P<mdy_s>\s*[-/]?\s*(?:the\s+)?)(?P<mdy_d>\d{{1,2}}(?:\s?{_ORD})?)(?![\d:])"
            rf"(?:(?P<mdy_t>\s*[-/,]\s*|\s+)(?P<mdy_y>\d{{4}}|['’]\d{{2}})(?!\d))?"),
    ("mm", rf"(?P<mm_m>\b{_MON}\.?)(?P<mm_s>\s*(?:-|–|—|/|&|to|and|or|until|through)\s*)(?P<mm_n>{_MON}\.?)"
           rf"(?:(?P<mm_t>{_GAP}(?:of\s+)?)(?P<mm_y>{_YEAR}))?"),
    ("my", rf"(?P<my_m>\b{_MON}\.?)(?P<my_s>{_GAP}(?:of\s+)?)(?P<my_y>{_YEAR})"),
    ("mon", rf"\b{_MON}\.?"),
    ("time", rf"(?<!\d)\d{{1,2}}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*{_HOUR}"
             rf"|(?<!\d)\d{{1,2}}:\d\d(?::\d\d(?:\.\d+)?)?(?!\d)|(?<!\d)\d{{1,2}}\s*[ap]\.?m\b\.?|(?<!\d)\d{{4}}\s*{_HOUR}"),
    ("decade", r"(?<!\d)(?P<decade_y>(?:\d{2})?\d0)(?P<decade_s>['’]?s)\b"),
    ("numy", r"(?<!\d)(?P<numy_m>\d{1,2})(?P<numy_s>\s?[-/.]\s?)(?P<numy_y>\d{4})(?!\d)"),
    ("ynum", r"(?<!\d)(?P<ynum_y>\d{4})(?P<ynum_s>[-/.])(?P<ynum_m>0\d|1[0-2])(?!\d)"),
    ("yy", r"(?<!\d)(?P<yy_y>\d{4})(?P<yy_s>\s?[-/–]\s?)(?P<yy_z>\d{2})(?!\d)"),
    ("ab", r"(?<!\d)(?P<ab_a>\d{1,2})(?P<ab_s>[-/.])(?P<ab_b>\d{1,2})(?!\d)"),
    ("solid", r"(?<!\d)(?:\d{8}|\d{6})(?!\d)"),
    ("year", r"(?<!\d)\d{4}(?!\d)"),
    ("nth", rf"(?<!\d)\d{{1,2}}\s?{_ORD}"),
    ("quarter", r"\bQ[1-4]\b"),
    ("word", r"[^\W\d_]+"),
    ("digits", r"\d+"),
)  # fmt: skip
#: The inner groups of each piece and their short names.
_PARTS = {
    name: tuple((group, group.partition("_")[2]) for group in re.findall(rf"\(\?P<({name}_\w)>", pattern))
    for name, pattern in _PIECES
}


@cache
def _scanner() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PIECES), re.IGNORECASE)


#: A reader gets a moment as the text has it, and returns the moment to write.
Move = Callable[[Moment], Moment]


class DateStyle:
    """How the letters of one patient write dates: whether the day comes before the month in 12/03/2021."""

    def __init__(self, values: Iterable[str], cues: bool) -> None:
        first = second = 0
        for value in values:
            for found in re.finditer(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.]\d{2}", value):
                first += int(found[1]) > 12
                second += int(found[2]) > 12
        self.day_first = cues if first == second else first > second


def offsets(rng: Random) -> list[int]:
    """Every offset in days that a patient may get, in the order of preference: 53 to 260 weeks either way."""
    weeks = [*range(-260, -52), *range(53, 261)]
    rng.shuffle(weeks)
    return [7 * week for week in weeks]


def choose_offset(values: Sequence[str], style: DateStyle, rng: Random) -> int:
    """The first offset under which no date of the patient becomes another date of theirs, or comes nearest to that."""
    held: set[Moment] = set()

    def hold(found: Moment) -> Moment:
        held.add(found)
        return found

    for value in values:
        shift_text(value, hold, style, Random(0))
    keys = {m.key for m in held}
    best = (len(held) + 1, 0)
    for days in offsets(rng):
        hits = sum(m.shifted(days).key in keys for m in held)
        best = min(best, (hits, days), key=lambda pair: pair[0])
        if hits == 0:
            break
    return best[1]


def shift_text(value: str, move: Move, style: DateStyle, rng: Random) -> str:
    """``value`` with every date in it moved; what cannot be read is drawn at random in its format."""
    undated = {"time", "word"}.issuperset(found.lastgroup or "" for found in _scanner().finditer(value))
    writer = _Writer(move, style, rng, dated=not undated)
    return _scanner().sub(writer.piece, value)


def _suffix(day: int) -> str:
    return "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _full_year(text: str) -> int:
    number = int(text.lstrip("'’"))
    return number if len(text.lstrip("'’")) > 2 else number + (2000 if number < 50 else 1900)


def _write_year(model: str, year: int) -> str:
    mark = model[: len(model) - len(model.lstrip("'’"))]
    return mark + (f"{year:04d}" if len(model) - len(mark) > 2 else f"{year % 100:02d}")


def _write_number(number: int, padded: bool) -> str:
    return f"{number:02d}" if padded else str(number)


def _day_number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _write_day(model: str, day: int) -> str:
    tail = re.sub(r"^\d+", "", model)
    gap = tail[: len(tail) - len(tail.lstrip())]
    suffix = _suffix(day).upper() if tail.strip().isupper() else _suffix(day)
    return _write_number(day, model.startswith("0")) + (gap + suffix if tail else "")


def _month_number(text: str) -> int:
    return next(at for at, name in enumerate(MONTHS, 1) if name[:3].casefold() == text[:3].casefold())


def _write_month(model: str, month: int) -> str:
    dot = "." if model.endswith(".") else ""
    word = model.removesuffix(".")
    short = len(word) < 5 and (word.casefold() not in ("may", "june", "july") or bool(dot))
    name = MONTHS[month - 1]
    return like_case(word, name[:3] if short else name) + (dot if short else "")


class _Writer:
    """Writes one piece after another of a date region."""

    def __init__(self, move: Move, style: DateStyle, rng: Random, *, dated: bool) -> None:
        self.move, self.style, self.rng, self.dated = move, style, rng, dated

    def piece(self, found: re.Match[str]) -> str:
        name = found.lastgroup or ""
        part = {short: found[group] for group, short in _PARTS[name]}
        writer: Callable[[str, dict[str, str]], str] = getattr(self, f"_{name}")
        return writer(found.group(), part)

    def _at(self, year: int | None, month: int | None, day: int | None) -> Moment:
        """The moved moment; a random one for numbers that are no date."""
        there = moment(year, month, day)
        if there is None:
            drawn = moment(self.rng.randint(1950, 2030), self.rng.randint(1, 12), self.rng.randint(1, 28))
            assert drawn is not None
            return drawn
        return self.move(there)

    def _ymd(self, _: str, p: dict[str, str]) -> str:
        to = self._at(int(p["y"]), int(p["m"]), int(p["d"])).day
        padded = len(p["m"]) == 2 or p["d"].startswith("0")
        return f"{to.year:04d}{p['s']}{_write_number(to.month, padded)}{p['s']}{_write_number(to.day, padded)}"

    def _num(self, _: str, p: dict[str, str]) -> str:
        day_first = self._day_first(int(p["a"]), int(p["b"]))
        day, month = (p["a"], p["b"]) if day_first else (p["b"], p["a"])
        to = self._at(_full_year(p["y"]), int(month), int(day)).day
        first, second = (to.day, to.month) if day_first else (to.month, to.day)
        padded = len(p["a"]) == len(p["b"]) == 2 or p["a"].startswith("0") or p["b"].startswith("0")
        a, b = _write_number(first, padded), _write_number(second, padded)
        return f"{a}{p['s']}{b}{p['s']}{_write_year(p['y'], to.year)}"

    def _day_first(self, a: int, b: int) -> bool:
        return self.style.day_first if a <= 12 and b <= 12 else a > 12

    def _range(self, _: str, p: dict[str, str]) -> str:
        month, year = _month_number(p["m"]), _full_year(p["y"]) if p["y"] else None
        start, end = _day_number(p["d"]), _day_number(p["e"])
        before = (12 if month == 1 else month - 1) if start > end else month
        year_before = year - 1 if year and before > month else year
        one, two = self._at(year_before, before, start).day, self._at(year, month, end).day
        head = _write_day(p["d"], one.day)
        if (one.year, one.month) != (two.year, two.month):
            head += " " + _write_month(p["m"], one.month)
            if p["y"] and one.year != two.year:
                head += " " + _write_year(p["y"], one.year)
        tail = (p["u"] + _write_year(p["y"], two.year)) if p["y"] else ""
        return head + p["s"] + _write_day(p["e"], two.day) + p["t"] + _write_month(p["m"], two.month) + tail

    def _mspan(self, _: str, p: dict[str, str]) -> str:
        """ "October 6-8, 2020": both days move; the second month is written where it differs."""
        month, year = _month_number(p["m"]), _full_year(p["y"]) if p["y"] else None
        start, end = _day_number(p["d"]), _day_number(p["e"])
        after = (1 if month == 12 else month + 1) if end < start else month
        year_after = year + 1 if year and after < month else year
        one, two = self._at(year, month, start).day, self._at(year_after, after, end).day
        second = _write_day(p["e"], two.day)
        if one.month != two.month:
            second = f"{_write_month(p['m'], two.month)} {second}"
        tail = (p["u"] + _write_year(p["y"], two.year)) if p["y"] else ""
        return _write_month(p["m"], one.month) + p["s"] + _write_day(p["d"], one.day) + p["t"] + second + tail

    def _dmy(self, _: str, p: dict[str, str]) -> str:
        to = self._at(_full_year(p["y"]) if p["y"] else None, _month_number(p["m"]), _day_number(p["d"])).day
        tail = (p["t"] + _write_year(p["y"], to.year)) if p["y"] else ""
        return _write_day(p["d"], to.day) + p["s"] + _write_month(p["m"], to.month) + tail

    def _ybd(self, _: str, p: dict[str, str]) -> str:
        to = self._at(int(p["y"]), _month_number(p["m"]), _day_number(p["d"])).day
        return f"{to.year:04d}{p['s']}{_write_month(p['m'], to.month)}{p['t']}{_write_day(p['d'], to.day)}"

    def _mdy(self, _: str, p: dict[str, str]) -> str:
        to = self._at(_full_year(p["y"]) if p["y"] else None, _month_number(p["m"]), _day_number(p["d"])).day
        tail = (p["t"] + _write_year(p["y"], to.year)) if p["y"] else ""
        return _write_month(p["m"], to.month) + p["s"] + _write_day(p["d"], to.day) + tail

    def _my(self, _: str, p: dict[str, str]) -> str:
        to = self._at(_full_year(p["y"]), _month_number(p["m"]), None).day
        return _write_month(p["m"], to.month) + p["s"] + _write_year(p["y"], to.year)

    def _mm(self, _: str, p: dict[str, str]) -> str:
        """ "Jan–Feb 2021": the last month moves with its year, the first one keeps its distance to it."""
        first, last = _month_number(p["m"]), _month_number(p["n"])
        to = self._at(_full_year(p["y"]) if p["y"] else None, last, None).day
        month = to.month if p["y"] or to.month != last else last % 12 + 1
        start = (month - (last - first) - 1) % 12 + 1
        tail = (p["t"] + _write_year(p["y"], to.year)) if p["y"] else ""
        return _write_month(p["m"], start) + p["s"] + _write_month(p["n"], month) + tail

    def _mon(self, text: str, _: dict[str, str]) -> str:
        month = _month_number(text)
        to = self._at(None, month, None).day.month
        return _write_month(text, to if to != month else month % 12 + 1)

    def _time(self, text: str, _: dict[str, str]) -> str:
        """The time of a day that moves stays; one that stands alone is drawn."""
        if self.dated:
            return text
        first, *rest = re.findall(r"\d+", text)
        drawn = [self.rng.randint(1, 12 if len(first) > 1 else 9), *(self.rng.randint(0, 59) for _ in rest)]
        pairs = zip(drawn, (first, *rest), strict=True)
        return put_digits(text, "".join(f"{number:0{len(was)}d}"[: len(was)] for number, was in pairs))

    def _decade(self, _: str, p: dict[str, str]) -> str:
        year = _full_year(p["y"])
        to = self._at(year, None, None).day.year
        decade = (year + 10 if to > year else year - 10) // 10 * 10
        return _write_year(p["y"], decade) + p["s"]

    def _numy(self, _: str, p: dict[str, str]) -> str:
        to = self._at(int(p["y"]), int(p["m"]), None).day
        return f"{_write_number(to.month, len(p['m']) == 2)}{p['s']}{to.year:04d}"

    def _ynum(self, _: str, p: dict[str, str]) -> str:
        to = self._at(int(p["y"]), int(p["m"]), None).day
        return f"{to.year:04d}{p['s']}{to.month:02d}"

    def _yy(self, _: str, p: dict[str, str]) -> str:
        gap = (int(p["z"]) - int(p["y"])) % 100
        to = self._at(int(p["y"]), None, None).day.year
        return f"{to:04d}{p['s']}{(to + gap) % 100:02d}"

    def _ab(self, _: str, p: dict[str, str]) -> str:
        a, b = int(p["a"]), int(p["b"])
        if 1 <= a <= 12 and (b > 31 or (p["b"][0] == "0" != p["a"][0])):  # 2/92 and 3/05 are months of a year
            to = self._at(_full_year(p["b"]), a, None).day
            return f"{_write_number(to.month, p['a'][0] == '0')}{p['s']}{_write_year(p['b'], to.year)}"
        if a > 31 and b > 31:  # 92-93
            year = self._at(_full_year(p["a"]), None, None).day.year
            return f"{year % 100:02d}{p['s']}{(year + b - a) % 100:02d}"
        day_first = self._day_first(int(p["a"]), int(p["b"]))
        day, month = (p["a"], p["b"]) if day_first else (p["b"], p["a"])
        to = self._at(None, int(month), int(day)).day
        first, second = (to.day, to.month) if day_first else (to.month, to.day)
        padded = len(p["a"]) == len(p["b"]) == 2
        return f"{_write_number(first, padded)}{p['s']}{_write_number(second, padded)}"

    def _solid(self, text: str, _: dict[str, str]) -> str:
        if len(text) == 8 and 1800 <= int(text[:4]) <= 2199 and moment(int(text[:4]), int(text[4:6]), int(text[6:])):
            return self._at(int(text[:4]), int(text[4:6]), int(text[6:])).day.strftime("%Y%m%d")
        a, b, year = text[:2], text[2:4], text[4:]
        p = {"a": a, "b": b, "y": year, "s": ""}
        return self._num(text, p)

    def _year(self, text: str, _: dict[str, str]) -> str:
        return f"{self._at(int(text), None, None).day.year:04d}"

    def _nth(self, text: str, _: dict[str, str]) -> str:
        return _write_day(text, self.rng.choice([day for day in range(1, 29) if day != _day_number(text)]))

    def _quarter(self, text: str, _: dict[str, str]) -> str:
        return text[0] + str(self.rng.randint(1, 4))

    def _word(self, text: str, _: dict[str, str]) -> str:
        """Plain words stay, and days of the week and seasons beside a date that moves; all else is drawn."""
        word = text.casefold()
        if word in pools.word_set("keep_date"):
            return text
        for names, size in ((WEEKDAYS, 3), (_SEASONS, 6)):
            if len(word) >= size and any(name.casefold().startswith(word) for name in names):
                if self.dated:
                    return text
                others = [n for n in names if n[:size].casefold() != word[:size]]
                drawn = self.rng.choice(others)
                return like_case(text, drawn[: len(text)] if len(text) <= size < len(drawn) else drawn)
        return like_case(text, self.rng.choice([o for o in (*MONTHS, *_OCCASIONS) if o.casefold() != word]))

    def _digits(self, text: str, _: dict[str, str]) -> str:
        return like_number(text, self.rng)
