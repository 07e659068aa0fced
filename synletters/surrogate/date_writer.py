"""Writes the pieces of a date's text anew, each in the form that it came in."""

from __future__ import annotations

import re
from collections.abc import Callable

from synletters.surrogate import date_words, pools
from synletters.surrogate.date_coarse import LONE_SEASONS, SEASONS, CoarseWriter, season_number
from synletters.surrogate.date_pieces import (
    MONTHS,
    PARTS,
    WEEKDAYS,
    day_number,
    full_year,
    month_number,
    write_day,
    write_month,
    write_number,
    write_year,
)
from synletters.surrogate.date_ranges import RANGES
from synletters.surrogate.moments import moment
from synletters.surrogate.shapes import like_case, like_number, put_digits


class Writer(CoarseWriter):
    """Writes one piece after another of a date region."""

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

    def _wnum(self, _: str, p: dict[str, str]) -> str:
        """ "third of the fourth nineteen sixty": day, month and year in words."""
        month = day_number(p["m"])
        to = self._in(p["y"] or "", month, day_number(p["d"]))
        tail = (p["t"] + write_year(p["y"], to.year)) if p["y"] else ""
        return write_day(p["d"], to.day) + p["s"] + write_day(p["m"], to.month) + tail

    def _time(self, text: str, _: dict[str, str]) -> str:
        """The time of a day that moves stays; one that stands alone is drawn."""
        if self.dated:
            return text
        first, *rest = re.findall(r"\d+", text)
        drawn = [self.rng.randint(1, 12 if len(first) > 1 else 9), *(self.rng.randint(0, 59) for _ in rest)]
        pairs = zip(drawn, (first, *rest), strict=True)
        return put_digits(text, "".join(f"{number:0{len(was)}d}"[: len(was)] for number, was in pairs))

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

    def _nth(self, text: str, _: dict[str, str]) -> str:
        """ "the 31st": a day of a month that the dates around it tell."""
        return write_day(text, self._at(None, None, day_number(text)).day)

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
        if word in LONE_SEASONS and not self.dated:
            to = self._at(None, 3 * season_number(word) + 1, None)
            return like_case(text, SEASONS[((to.month % 12) // 3 - 1) % 4])
        for names, size in ((WEEKDAYS, 3), (SEASONS, 6)):
            if len(word) >= size and any(name.casefold().startswith(word) for name in names):
                if self.dated:
                    return text
                others = [n for n in names if n[:size].casefold() != word[:size]]
                drawn = self.rng.choice(others)
                return like_case(text, drawn[: len(text)] if len(text) <= size < len(drawn) else drawn)
        return like_case(text, self.rng.choice([month for month in MONTHS if month.casefold() != word]))

    def _digits(self, text: str, _: dict[str, str]) -> str:
        return like_number(text, self.rng)
