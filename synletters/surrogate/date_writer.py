"""Writes the pieces of a date's text anew, each in the form that it came in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from synletters.surrogate import date_words, pools
from synletters.surrogate.date_pieces import (
    MONTHS,
    PARTS,
    WEEKDAYS,
    day_number,
    full_year,
    month_number,
    pieces,
    write_day,
    write_month,
    write_number,
    write_year,
)
from synletters.surrogate.date_ranges import RANGES
from synletters.surrogate.date_style import DateStyle
from synletters.surrogate.moments import DEFAULT_YEAR, Moment, moment
from synletters.surrogate.shapes import like_case, like_number, put_digits

_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_LONE_SEASONS = frozenset(name.casefold() for name in _SEASONS)
_SERIAL = date(1899, 12, 30)


def _season_number(word: str) -> int:
    """Spring is 1, winter 0: three times that and one is the month of its middle."""
    names = ("winter", "spring", "summer", "autumn")
    return 3 if word.casefold() == "fall" else names.index(word.casefold())


#: A reader gets a moment as the text has it, and returns the moment to write.
Move = Callable[[Moment], Moment]


@dataclass(frozen=True, slots=True)
class Beside:
    """What the text around a date says of how it is read and written."""

    #: a date stands right beside it: a day of the week or a clock time that is a mention of its own belongs
    #: to that date
    dated: bool = False
    #: ``11/03`` is a month of a year
    month_of_year: bool = False
    #: the day about which "early", "mid" or "late" before a month means it; 0 for none
    about: int = 0


class Writer:
    """Writes one piece after another of a date region."""

    def __init__(self, value: str, move: Move, style: DateStyle, rng: Random, beside: Beside) -> None:
        self.move, self.style, self.day_first, self.rng = move, style, style.day_first, rng
        self.beside = beside
        self.value, self.pieces = value, tuple(pieces(value))
        kinds = {found.lastgroup or "" for found in self.pieces}
        self.dated = beside.dated or not {"time", "word"}.issuperset(kinds)

    def written(self) -> str:
        out, at = "", 0
        for found in self.pieces:
            out += self.value[at : found.start()] + self.piece(found)
            at = found.end()
        return out + self.value[at:]

    def piece(self, found: re.Match[str]) -> str:
        name = found.lastgroup or ""
        part = {short: found[group] for group, short in PARTS[name]}
        if name in RANGES:
            return RANGES[name](self._at, part)
        writer: Callable[[str, dict[str, str]], str] = getattr(self, f"_{name}")
        return writer(found.group(), part)

    def _at(
        self, year: int | None, month: int | None, day: int | None, feast: str = "", *, short: bool = False
    ) -> date:
        """The day of the moved moment; a random one of the last century for numbers that are no date."""
        there = moment(year, month, day)
        if there is not None and month and day is None and self.beside.about:
            there = there.on(there.day.replace(day=self.beside.about))
        if there is None:
            return date(self.rng.randint(1920, 2019), self.rng.randint(1, 12), self.rng.randint(1, 28))
        return self.move(replace(there, feast=feast, short=short)).day

    def _in(self, year: str, month: int | None, day: int | None) -> date:
        """The day of a moment whose year is a text, or empty."""
        short = len(year.lstrip("'’‘")) == 2
        return self._at(full_year(year) if year else None, month, day, short=short)

    def _stamp(self, _: str, p: dict[str, str]) -> str:
        """A time stamp of messages between systems: the day moves, the clock time stays."""
        return self._solid(p["d"], {}) + p["t"]

    def _ymd(self, _: str, p: dict[str, str]) -> str:
        to = self._at(int(p["y"]), int(p["m"]), int(p["d"]))
        padded = len(p["m"]) == 2 or p["d"].startswith("0")
        return f"{to.year:04d}{p['s']}{write_number(to.month, padded)}{p['s']}{write_number(to.day, padded)}"

    def _num(self, _: str, p: dict[str, str]) -> str:
        day_first = self._is_day_first(int(p["a"]), int(p["b"]))
        day, month = (p["a"], p["b"]) if day_first else (p["b"], p["a"])
        to = self._in(p["y"], int(month), int(day))
        first, second = (to.day, to.month) if day_first else (to.month, to.day)
        padded = self.style.padded(f"num{len(p['y'])}", p["a"], p["b"]) or not p["s"]
        a, b = write_number(first, padded), write_number(second, padded)
        return f"{a}{p['s']}{b}{p['s']}{write_year(p['y'], to.year)}"

    def _is_day_first(self, a: int, b: int) -> bool:
        return self.day_first if a <= 12 and b <= 12 else a > 12

    def _dmy(self, _: str, p: dict[str, str]) -> str:
        to = self._in(p["y"] or "", month_number(p["m"]), day_number(p["d"]))
        tail = (p["t"] + write_year(p["y"], to.year)) if p["y"] else ""
        month, day = self._month(p["m"], to.month, p["d"] + p["s"]), write_day(p["d"], to.day)
        if len(p["m"]) == 3 and p["s"].strip() in ("", "-") and not p["s"].isspace():  # 15MAY2021, 15-May-21
            month, day = month[:3], write_number(to.day, len(p["d"]) == 2) if p["d"].isdigit() else day
        return day + p["s"] + month + tail

    def _ybd(self, _: str, p: dict[str, str]) -> str:
        to = self._at(int(p["y"]), month_number(p["m"]), day_number(p["d"]))
        return f"{to.year:04d}{p['s']}{write_month(p['m'], to.month)}{p['t']}{write_day(p['d'], to.day)}"

    def _mdy(self, _: str, p: dict[str, str]) -> str:
        to = self._in(p["y"] or "", month_number(p["m"]), day_number(p["d"]))
        tail = (p["t"] + write_year(p["y"], to.year)) if p["y"] else ""
        return self._month(p["m"], to.month) + p["s"] + write_day(p["d"], to.day) + tail

    def _month(self, model: str, month: int, before: str = "") -> str:
        """A month as the model writes its own, "May" as the patient's other dates write theirs ("third of May" as
        it is)."""
        if (
            model.casefold() == "may"
            and self.style.short_months
            and not re.search("[^\\W\\d_]{3}|of", before)
        ):
            return like_case(model, MONTHS[month - 1][:3])
        return write_month(model, month)

    def _wnum(self, _: str, p: dict[str, str]) -> str:
        """ "third of the fourth nineteen sixty": day, month and year in words."""
        month = day_number(p["m"])
        to = self._in(p["y"] or "", month, day_number(p["d"]))
        tail = (p["t"] + write_year(p["y"], to.year)) if p["y"] else ""
        return write_day(p["d"], to.day) + p["s"] + write_day(p["m"], to.month) + tail

    def _nearest(self, to: date) -> date:
        """The middle of the month of a day, or of the one whose beginning or end ("late May") is nearest to it."""
        if not self.beside.about:
            return to
        months = [divmod(12 * to.year + to.month - 1 + by, 12) for by in (-1, 0, 1)]
        days = [date(year, month + 1, self.beside.about) for year, month in months if 0 < year < 10_000]
        return min(days, key=lambda day: abs((day - to).days))

    def _my(self, _: str, p: dict[str, str]) -> str:
        to = self._nearest(self._in(p["y"], month_number(p["m"]), None))
        return self._month(p["m"], to.month) + p["s"] + write_year(p["y"], to.year)

    def _mon(self, text: str, _: dict[str, str]) -> str:
        month = month_number(text)
        to = self._nearest(self._at(None, month, None)).month
        return write_month(text, to if to != month else month % 12 + 1)

    def _feast(self, _: str, p: dict[str, str]) -> str:
        """ "Christmas Eve 2020" becomes the plain day that the shift leads to."""
        year = full_year(p["y"]) if p["y"] else None
        day = date_words.feast(p["f"], year or DEFAULT_YEAR)
        to = self._at(year, day.month, day.day, p["f"])
        tail = write_year(p["y"], to.year) if p["y"] else ""
        name = MONTHS[to.month - 1].upper() if p["f"].isupper() else MONTHS[to.month - 1]
        if self.day_first:
            return f"{to.day} {name}" + (f" {tail}" if tail else "")
        return f"{name} {to.day}" + (f", {tail}" if tail else "")

    def _fiscal(self, _: str, p: dict[str, str]) -> str:
        """ "FY21", "financial year 2021/22": the year moves, and the one behind it keeps its distance."""
        year = full_year(p["y"])
        to = self._at(year, None, None).year
        head = p["f"] + p["s"] + write_year(p["y"], to)
        if not p["z"]:
            return head
        return head + p["t"] + write_year(p["z"], to + (full_year(p["z"]) - year) % 100)

    def _season(self, _: str, p: dict[str, str]) -> str:
        """ "Winter 2020/21", "spring of 2019": the season that its middle moves to."""
        season, year = _season_number(p["w"]), full_year(p["y"])
        to = self._at(year + bool(p["z"]), 3 * season + 1, None)
        drawn = like_case(p["w"], _SEASONS[((to.month % 12) // 3 - 1) % 4])
        if p["z"] and to.month <= 2:
            return drawn + p["s"] + write_year(p["y"], to.year - 1) + p["t"] + write_year(p["z"], to.year)
        return drawn + p["s"] + write_year(p["y"], to.year)

    def _serial(self, text: str, _: dict[str, str]) -> str:
        """The number of a day in a spreadsheet: 1 for 1 January 1900, and a day that never was."""
        day = _SERIAL + timedelta(int(text[:5]))
        return str((self._at(day.year, day.month, day.day) - _SERIAL).days) + text[5:]

    def _part(self, _: str, p: dict[str, str]) -> str:
        """ "Q3 2019", "H1 2022": a quarter or a half of a year moves with its middle."""
        head, year = self._part_of_year(p)
        return head + p["s"] + year

    def _ypart(self, _: str, p: dict[str, str]) -> str:
        head, year = self._part_of_year(p)
        return year + p["s"] + head

    def _part_of_year(self, p: dict[str, str]) -> tuple[str, str]:
        size = 3 if p["p"][0] in "Qq" else 6
        to = self._at(full_year(p["y"]), size * (int(p["p"][1]) - 1) + (size + 1) // 2, None)
        return f"{p['p'][0]}{(to.month - 1) // size + 1}", write_year(p["y"], to.year)

    def _time(self, text: str, _: dict[str, str]) -> str:
        """The time of a day that moves stays; one that stands alone is drawn."""
        if self.dated:
            return text
        first, *rest = re.findall(r"\d+", text)
        drawn = [self.rng.randint(1, 12 if len(first) > 1 else 9), *(self.rng.randint(0, 59) for _ in rest)]
        pairs = zip(drawn, (first, *rest), strict=True)
        return put_digits(text, "".join(f"{number:0{len(was)}d}"[: len(was)] for number, was in pairs))

    def _decade(self, _: str, p: dict[str, str]) -> str:
        year = full_year(p["y"])
        to = self._at(year, None, None).year
        decade = (year + 10 if to > year else year - 10) // 10 * 10
        return write_year(p["y"], decade) + p["s"]

    def _numy(self, _: str, p: dict[str, str]) -> str:
        to = self._at(int(p["y"]), int(p["m"]), None)
        return f"{write_number(to.month, len(p['m']) == 2)}{p['s']}{to.year:04d}"

    def _ynum(self, _: str, p: dict[str, str]) -> str:
        to = self._at(int(p["y"]), int(p["m"]), None)
        return f"{to.year:04d}{p['s']}{to.month:02d}"

    def _yy(self, _: str, p: dict[str, str]) -> str:
        gap = (int(p["z"]) - int(p["y"])) % 100
        to = self._at(int(p["y"]), None, None).year
        return f"{to:04d}{p['s']}{(to + gap) % 100:02d}"

    def _ab(self, _: str, p: dict[str, str]) -> str:
        a, b = int(p["a"]), int(p["b"])
        # 2/92 and 3/05 are months of a year; 11/03 is one where the text around says so
        year_like = b > 31 or self.beside.month_of_year or (p["b"][0] == "0" and len(p["a"]) == 1)
        if 1 <= a <= 12 and len(p["b"]) == 2 and year_like:
            to = self._in(p["b"], a, None)
            return f"{write_number(to.month, len(p['a']) == 2)}{p['s']}{write_year(p['b'], to.year)}"
        if a > 31 and b > 31:  # 92-93
            year = self._at(full_year(p["a"]), None, None).year
            return f"{year % 100:02d}{p['s']}{(year + b - a) % 100:02d}"
        day_first = self._is_day_first(a, b)
        day, month = (a, b) if day_first else (b, a)
        to = self._at(None, month, day)
        first, second = (to.day, to.month) if day_first else (to.month, to.day)
        padded = self.style.padded("ab", p["a"], p["b"]) and not self._bare()
        return f"{write_number(first, padded)}{p['s']}{write_number(second, padded)}"

    def _bare(self) -> bool:
        """Whether another day of the text says that none gets a leading zero ("26/11-5/12")."""
        short = [text for f in self.pieces if f.lastgroup == "ab" for text in (f["ab_a"], f["ab_b"])]
        return any(len(text) == 1 for text in short) and not any(text[0] == "0" for text in short)

    def _solid(self, text: str, _: dict[str, str]) -> str:
        if (
            len(text) == 8
            and 1800 <= int(text[:4]) <= 2199
            and moment(int(text[:4]), int(text[4:6]), int(text[6:]))
        ):
            return self._at(int(text[:4]), int(text[4:6]), int(text[6:])).strftime("%Y%m%d")
        return self._num(text, {"a": text[:2], "b": text[2:4], "y": text[4:], "s": ""})

    def _year(self, text: str, _: dict[str, str]) -> str:
        return write_year(text, self._at(full_year(text), None, None).year)

    def _nth(self, text: str, _: dict[str, str]) -> str:
        """ "the 31st": a day of a month that the dates around it tell."""
        return write_day(text, self._at(None, None, day_number(text)).day)

    def _quarter(self, text: str, _: dict[str, str]) -> str:
        return f"{text[0]}{(self._at(None, 3 * int(text[1]) - 1, None).month + 2) // 3}"

    def _said(self, text: str, _: dict[str, str]) -> str:
        """A number in words that belongs to no date that can be read."""
        write = date_words.ordinal if date_words.is_day(text) else date_words.cardinal
        said = [word for number in range(1, 29) if (word := write(number)) != text.casefold()]
        return like_case(text, self.rng.choice(said))

    def _word(self, text: str, _: dict[str, str]) -> str:
        """Plain words stay, and days of the week and seasons beside a date that moves; all else is drawn."""
        word = text.casefold()
        if word in pools.word_set("keep_date"):
            return text
        if word in _LONE_SEASONS and not self.dated:
            to = self._at(None, 3 * _season_number(word) + 1, None)
            return like_case(text, _SEASONS[((to.month % 12) // 3 - 1) % 4])
        for names, size in ((WEEKDAYS, 3), (_SEASONS, 6)):
            if len(word) >= size and any(name.casefold().startswith(word) for name in names):
                if self.dated:
                    return text
                others = [n for n in names if n[:size].casefold() != word[:size]]
                drawn = self.rng.choice(others)
                return like_case(text, drawn[: len(text)] if len(text) <= size < len(drawn) else drawn)
        return like_case(text, self.rng.choice([month for month in MONTHS if month.casefold() != word]))

    def _digits(self, text: str, _: dict[str, str]) -> str:
        return like_number(text, self.rng)
