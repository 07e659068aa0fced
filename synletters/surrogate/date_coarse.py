"""Writes times longer than a day anew, and days that have a name: months, quarters, seasons, years, decades, feasts,
numbers of spreadsheets."""

from __future__ import annotations

from datetime import date, timedelta

from synletters.surrogate import date_words
from synletters.surrogate.date_moves import Mover
from synletters.surrogate.date_pieces import (
    MONTHS,
    full_year,
    month_number,
    write_month,
    write_number,
    write_year,
)
from synletters.surrogate.moments import DEFAULT_YEAR
from synletters.surrogate.shapes import like_case

SEASONS = ("Spring", "Summer", "Autumn", "Winter")
LONE_SEASONS = frozenset(name.casefold() for name in SEASONS)
_SERIAL = date(1899, 12, 30)


def season_number(word: str) -> int:
    """Spring is 1, winter 0: three times that and one is the month of its middle."""
    names = ("winter", "spring", "summer", "autumn")
    return 3 if word.casefold() == "fall" else names.index(word.casefold())


class CoarseWriter(Mover):
    """Writes one piece of a kind of coarse time each."""

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
        season, year = season_number(p["w"]), full_year(p["y"])
        to = self._at(year + bool(p["z"]), 3 * season + 1, None)
        drawn = like_case(p["w"], SEASONS[((to.month % 12) // 3 - 1) % 4])
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

    def _year(self, text: str, _: dict[str, str]) -> str:
        return write_year(text, self._at(full_year(text), None, None).year)

    def _quarter(self, text: str, _: dict[str, str]) -> str:
        return f"{text[0]}{(self._at(None, 3 * int(text[1]) - 1, None).month + 2) // 3}"
