"""The dates of a table's column: in which form they are written, and the same form some days earlier or later.

Read are ISO 8601 and its like, numbers with the day or the month first, compact stamps (20210314, 202103140815), months in
words (14-Mar-2021), Excel's serial numbers and a table's own dates and times. What stands behind the date, a time or a zone,
stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal

from synletters.core.errors import InputError

Order = Literal["dmy", "mdy"]
ORDERS: tuple[Order, ...] = ("dmy", "mdy")
#: what warehouses write for "no date", "no end": moved, it would tell by how many days
_MARKERS = frozenset(
    {
        date(9999, 12, 31),
        date(9999, 1, 1),
        date(1900, 1, 1),
        date(1753, 1, 1),
        date(1, 1, 1),
        date(2999, 12, 31),
    }
)
_YEARS = range(1800, 2161)
_EXCEL, _SERIALS = date(1899, 12, 30), range(3654, 73051)  # 1910 to 2099: fewer are ages, counts or years
_SHOWN = 60  # characters of a column's name in messages
_CENTURY = 30  # years of two digits up to here are of this century
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_LONG = "January February March April May June July August September October November December".split()
_REST = (
    r"(?P<rest>(?:(?:T|\s+|:)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[AaPp]\.?[Mm]\.?)?"
    r"(?:\s*(?:Z|UTC|GMT|BST|[+-]\d{2}(?::?\d{2})?))?)?)"
)
_ISO = re.compile(r"(?P<y>\d{4})(?P<s>[-/.])(?P<a>\d{1,2})(?P=s)(?P<b>\d{1,2})" + _REST)
_NUMBERS = re.compile(r"(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4}|\d{2})" + _REST)
_COMPACT = re.compile(r"(?P<y>\d{4})(?P<a>\d{2})(?P<b>\d{2})(?P<rest>T?\d{4}(?:\d{2})?Z?|)")
_WORDED = re.compile(
    r"(?P<d>\d{1,2})(?P<s>[-/. ]?)(?P<m>[A-Za-z]{3,9})\.?(?P<t>[-/., ]{0,2})(?P<y>\d{4}|\d{2})" + _REST
)
_MONTH_FIRST = re.compile(r"(?P<m>[A-Za-z]{3,9})\.?(?P<s> )(?P<d>\d{1,2})(?P<t>,? )(?P<y>\d{4})" + _REST)
_SERIAL = re.compile(r"(?P<n>\d{4,5})(?P<rest>(?:\.\d+)?)")

_NUMBERED = (_ISO, _NUMBERS)

#: a day, and the value with another day in its place
Reading = tuple[date, Callable[[date], Any]]


@dataclass(frozen=True, slots=True)
class DateForm:
    """How a column writes its dates: day or month first where both are numbers, whether these have leading zeros, and
    whether months are written out."""

    order: Order = "dmy"
    padded: bool = True
    #: whether months in words are written out, which "May" does not tell
    long_months: bool = False

    def day(self, value: Any) -> date | None:
        """The day that a value names; None if it names none, or stands for no date at all."""
        read = reading(value, self)
        return None if read is None or read[0] in _MARKERS else read[0]

    def stands(self, value: Any) -> bool:
        """Whether a value stands for no date, as 9999-12-31 does."""
        read = reading(value, self)
        return read is not None and read[0] in _MARKERS

    def on(self, value: Any, day: date) -> Any:
        """The value with ``day`` in the place of its own; as it is where it stands for no date."""
        read = reading(value, self)
        return value if read is None or read[0] in _MARKERS else read[1](day)


def reading(value: Any, form: DateForm) -> Reading | None:
    """The day of a value, and how it is written with another one; None if it is no date."""
    if isinstance(value, bool):
        return None
    if isinstance(value, date):  # a datetime is one
        own = value.date() if isinstance(value, datetime) else value
        return own, lambda day: value + timedelta(days=(day - own).days)
    if isinstance(value, int | float):
        return _of_number(value, form)
    return _of_text(value, form) if isinstance(value, str) else None


def _of_number(value: int | float, form: DateForm) -> Reading | None:
    if value != value or value in (float("inf"), float("-inf")):
        return None
    if int(value) in _SERIALS:
        own = _EXCEL + timedelta(days=int(value))
        return own, lambda day: value + (day - own).days
    read = _of_text(str(int(value)), form) if value == int(value) else None
    return read and (read[0], lambda day: type(value)(int(read[1](day))))


def _of_text(value: str, form: DateForm) -> Reading | None:
    text = value.strip()
    left = value[: len(value) - len(value.lstrip())]
    right = value[len(left) + len(text) :]

    def two(number: int) -> str:
        return f"{number:02}" if form.padded else str(number)

    def made(own: date | None, write: Callable[[date], str]) -> Reading | None:
        if own is None or not (own.year in _YEARS or own in _MARKERS):
            return None
        return own, lambda day: f"{left}{write(day)}{right}"

    if f := _ISO.fullmatch(text):
        s, rest = f["s"], f["rest"]
        return made(
            _date(f["y"], f["a"], f["b"]), lambda d: f"{d.year:04}{s}{two(d.month)}{s}{two(d.day)}{rest}"
        )
    if f := _COMPACT.fullmatch(text):
        rest = f["rest"]
        return made(_date(f["y"], f["a"], f["b"]), lambda d: f"{d:%Y%m%d}{rest}" if d.year > 999 else "")
    if f := _NUMBERS.fullmatch(text):
        s, rest, short = f["s"], f["rest"], len(f["y"]) == 2
        first, second = (f["b"], f["a"]) if form.order == "dmy" else (f["a"], f["b"])

        def numbers(d: date) -> str:
            pair = (d.day, d.month) if form.order == "dmy" else (d.month, d.day)
            return f"{two(pair[0])}{s}{two(pair[1])}{s}{_year(d, short)}{rest}"

        return made(_date(f["y"], first, second), numbers)
    if f := _WORDED.fullmatch(text) or _MONTH_FIRST.fullmatch(text):
        return made(_date(f["y"], str(_month(f["m"])), f["d"]), _worded(f, form))
    if (f := _SERIAL.fullmatch(text)) and int(f["n"]) in _SERIALS:
        rest = f["rest"]
        return made(_EXCEL + timedelta(days=int(f["n"])), lambda d: f"{(d - _EXCEL).days}{rest}")
    return None


def _worded(found: re.Match[str], form: DateForm) -> Callable[[date], str]:
    text, short = found.group(), len(found["y"]) == 2

    def write(day: date) -> str:
        name = _LONG[day.month - 1]
        long = _is_long(found["m"]) or (form.long_months and found["m"].lower() == "may")
        name = name if long else name[:3]
        name = name.upper() if found["m"].isupper() else name.lower() if found["m"].islower() else name
        parts = {
            "d": f"{day.day:02}" if len(found["d"]) == 2 and form.padded else str(day.day),
            "m": name,
            "y": _year(day, short),
        }
        out, at = "", 0
        for start, end, group in sorted((*found.span(g), g) for g in parts):
            out, at = out + text[at:start] + parts[group], end
        return out + text[at:]

    return write


def _is_long(month: str) -> bool:
    return len(month) > 3 and month.lower() != "sept"


def _year(day: date, short: bool) -> str:
    return f"{day.year % 100:02}" if short else f"{day.year:04}"


def _month(name: str) -> int:
    at = next(
        (i for i, long in enumerate(_LONG) if name.lower() in (long.lower(), long[:3].lower(), "sept")), -1
    )
    return 9 if name.lower() == "sept" else at + 1


def _date(year: str, month: str, day: str) -> date | None:
    whole = int(year) + (0 if len(year) == 4 else 2000 if int(year) <= _CENTURY else 1900)
    try:
        return date(whole, int(month), int(day))
    except ValueError:
        return None


@dataclass(slots=True)
class DateColumn:
    """What a column's values say of its form, one after the other; ``ids`` of rows that hold no date."""

    told: Order | None = None
    ids: list[str] = field(default_factory=list)
    faults: int = 0
    _orders: dict[Order, int] = field(default_factory=lambda: {"dmy": 0, "mdy": 0})
    _either: int = 0
    _bare: bool = False
    _long: bool = False

    def see(self, value: Any, row: str) -> None:
        """Take a value that is not empty into account."""
        days = {o: read[0] for o in ORDERS if (read := reading(value, DateForm(o))) is not None}
        if not days or (self.told is not None and self.told not in days):
            self.faults += 1
            self.ids += [row] if len(self.ids) < 5 else []
        elif len(days) == 1:
            self._orders[next(iter(days))] += 1
        elif len({*days.values()}) == 2:
            self._either += 1
        if isinstance(value, str):
            found = next((f for p in _NUMBERED if (f := p.fullmatch(value.strip()))), None)
            self._bare |= found is not None and any(len(found[g] or "00") == 1 for g in ("a", "b"))
            worded = _WORDED.fullmatch(value.strip()) or _MONTH_FIRST.fullmatch(value.strip())
            self._bare |= worded is not None and len(worded["d"]) == 1
            self._long |= worded is not None and _is_long(worded["m"])

    def form(self) -> DateForm | None:
        """The form of the column; None if nothing tells whether the day or the month stands first, or both are told."""
        sure = [order for order in ORDERS if self._orders[order]]
        if self.told is not None:
            return DateForm(self.told, not self._bare, self._long)
        if len(sure) == 2 or (not sure and self._either):
            return None
        return DateForm(sure[0] if sure else "dmy", not self._bare, self._long)

    def checked(self, table: str, name: str, option: str) -> DateForm:
        """The form of the column. Raises InputError, which names the column, its ``option`` and the rows, and no value."""
        told = name if len(name) <= _SHOWN else name[:_SHOWN] + "…"
        if self.faults:
            more = " and more" if self.faults > len(self.ids) else ""
            raise InputError(
                f"column {told!r} of {table} is named in {option}, and {self.faults} of its rows hold no date that can be read: "
                f"{', '.join(self.ids)}{more}; mend them, or leave the column out"
            )
        form = self.form()
        if form is None:
            raise InputError(
                f"column {told!r} of {table} does not tell whether the day or the month stands first; say {told}=dmy or "
                f"{told}=mdy in {option}"
            )
        return form
