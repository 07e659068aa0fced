"""Writes the pieces of a date's text anew, each in the form that it came in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
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
from synletters.surrogate.moments import DEFAULT_YEAR, Moment, moment
from synletters.surrogate.shapes import like_case, like_number, put_digits

_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
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


class Writer:
    """Writes one piece after another of a date region."""

    def __init__(self, value: str, move: Move, day_first: bool, rng: Random, beside: Beside) -> None:
        self.move, self.day_first, self.rng, self.beside = move, day_first, rng, beside
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

    def _at(self, year: int | None, month: int | None, day: int | None) -> date:
        """The day of the moved moment; a random one for numbers that are no date."""
        there = moment(year, month, day)
        if there is None:
            return date(self.rng.randint(1950, 2030), self.rng.randint(1, 12), self.rng.randint(1, 28))
        return self.move(there).day

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
        to = self._at(full_year(p["y"]), int(month), int(day))
        first, second = (to.day, to.month) if day_first else (to.month, to.day)
        padded = len(p["a"]) == len(p["b"]) == 2 or p["a"].startswith("0") or p["b"].startswith("0")
        a, b = write_number(first, padded), write_number(second, padded)
        return f"{a}{p['s']}{b}{p['s']}{write_year(p['y'], to.year)}"

    def _is_day_first(self, a: int, b: int) -> bool:
        return self.day_first if a <= 12 and b <= 12 else a > 12

    def _dmy(self, _: str, p: dict[str, str]) -> str:
        to = self._at(full_year(p["y"]) if p["y"] else None, month_number(p["m"]), day_number(p["d"]))
        tail = (p["t"] + write_year(p["y"], to.year)) if p["y"] else ""
        month, day = write_month(p["m"], to.month), write_day(p["d"], to.day)
        if len(p["m"]) == 3 and p["s"].strip() in ("", "-") and not p["s"].isspace():  # 15MAY2021, 15-May-21
            month, day = month[:3], write_number(to.day, len(p["d"]) == 2) if p["d"].isdigit() else day
        return day + p["s"] + month + tail

    def _ybd(self, _: str, p: dict[str, str]) -> str:
        to = self._at(int(p["y"]), month_number(p["m"]), day_number(p["d"]))
        return f"{to.year:04d}{p['s']}{write_month(p['m'], to.month)}{p['t']}{write_day(p['d'], to.day)}"

    def _mdy(self, _: str, p: dict[str, str]) -> str:
        to = self._at(full_year(p["y"]) if p["y"] else None, month_number(p["m"]), day_number(p["d"]))
        tail = (p["t"] + write_year(p["y"], to.year)) if p["y"] else ""
        return write_month(p["m"], to.month) + p["s"] + write_day(p["d"], to.day) + tail

    def _wnum(self, _: str, p: dict[str, str]) -> str:
        """ "third of the fourth nineteen sixty": day, month and year in words."""
        month = day_number(p["m"])
        to = self._at(full_year(p["y"]) if p["y"] else None, month, day_number(p["d"]))
        tail = (p["t"] + write_year(p["y"], to.year)) if p["y"] else ""
        return write_day(p["d"], to.day) + p["s"] + write_day(p["m"], to.month) + tail

    def _my(self, _: str, p: dict[str, str]) -> str:
        to = self._at(full_year(p["y"]), month_number(p["m"]), None)
        return write_month(p["m"], to.month) + p["s"] + write_year(p["y"], to.year)

    def _mon(self, text: str, _: dict[str, str]) -> str:
        month = month_number(text)
        to = self._at(None, month, None).month
        return write_month(text, to if to != month else month % 12 + 1)

    def _feast(self, _: str, p: dict[str, str]) -> str:
        """ "Christmas Eve 2020" becomes the day that the shift leads to, a feast that is a season its
        month."""
        year = full_year(p["y"]) if p["y"] else None
        day = date_words.feast(p["f"], year or DEFAULT_YEAR)
        to = self._at(year, day.month, day.day)
        tail = (p["s"] or "") + write_year(p["y"], to.year) if p["y"] else ""
        if date_words.is_season(p["f"]):
            month = to.month if p["y"] or to.month != day.month else day.month % 12 + 1
            return like_case(p["f"], MONTHS[month - 1]) + (f" {tail.lstrip(' ,')}" if tail else "")
        name = MONTHS[to.month - 1].upper() if p["f"].isupper() else MONTHS[to.month - 1]
        if self.day_first:
            return f"{to.day} {name}" + (f" {tail.lstrip(' ,')}" if tail else "")
        return f"{name} {to.day}" + (f", {tail.lstrip(' ,')}" if tail else "")

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
            to = self._at(full_year(p["b"]), a, None)
            return f"{write_number(to.month, len(p['a']) == 2)}{p['s']}{write_year(p['b'], to.year)}"
        if a > 31 and b > 31:  # 92-93
            year = self._at(full_year(p["a"]), None, None).year
            return f"{year % 100:02d}{p['s']}{(year + b - a) % 100:02d}"
        day_first = self._is_day_first(a, b)
        day, month = (a, b) if day_first else (b, a)
        to = self._at(None, month, day)
        first, second = (to.day, to.month) if day_first else (to.month, to.day)
        padded = len(p["a"]) == len(p["b"]) == 2
        return f"{write_number(first, padded)}{p['s']}{write_number(second, padded)}"

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
        return write_day(text, self.rng.choice([day for day in range(1, 29) if day != day_number(text)]))

    def _quarter(self, text: str, _: dict[str, str]) -> str:
        return text[0] + str(self.rng.choice([quarter for quarter in "1234" if quarter != text[1]]))

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
