"""One imagined letter: its people, its days and what was drawn once and stays."""

from __future__ import annotations

import datetime
import random
import re
from dataclasses import dataclass, field

from .pieces import Piece

PERSON = re.compile(r"pt|new|spouse|(?:dr|nurse|kin[fm]?|other[fm]?)\d")
DAY = re.compile(r"(visit|dob|early|any|\d{4})(?:\.\.(\d{4}))?(~)?(?:([+-]\d+)(?:\.\.([+-]?\d+))?)?")
SHARED_SURNAME = {"kin": 0.62, "spouse": 0.8}


@dataclass(slots=True)
class Person:
    key: str
    first: str
    last: str
    middle: str
    sex: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and one a few days after it in the same month where it was drawn as ``early``."""

    date: datetime.date
    later: datetime.date


@dataclass(slots=True)
class Case:
    """``place`` is where the letter is from (uk, us, ie, ca, au); ``age`` and ``sex`` are the patient's."""

    rng: random.Random
    place: str
    age: int
    sex: str
    visit: datetime.date
    kin: str = ""  # the sex of some of the people, such as kin1f_kin3m
    people: dict[str, Person] = field(default_factory=dict)
    kept: dict[tuple[str, ...], list[Piece]] = field(default_factory=dict)
    days: dict[str, Day] = field(default_factory=dict)
    left: dict[str, list[str]] = field(default_factory=dict)
    born: datetime.date = datetime.date.min
    made: int = 0

    def __post_init__(self) -> None:
        self.born = self.visit - datetime.timedelta(days=int(self.age * 365.25) + self.rng.randrange(3, 350))

    def facts(self, who: Person | None) -> frozenset[str]:
        """What a rule may be tied to by ``@``."""
        stage = "child" if self.age < 18 else "old" if self.age >= 90 else "grown"
        found = {self.place, stage, who.sex if who else self.sex}
        return frozenset(found | ({"pt"} if who is None else {who.key}))

    def sex_of(self, key: str) -> str:
        if key == "pt":
            return self.sex
        told = re.search(rf"{key}([fm])", self.kin) or re.fullmatch(r"(?:kin|other)([fm])\d", key)
        if told:
            return told[1]
        if key == "spouse":
            return "f" if self.sex == "m" else "m"
        if self.age < 18 and key in ("kin0", "kin1"):
            return "f" if key == "kin0" else "m"
        return self.rng.choice("mf")

    def day(self, spec: re.Match[str]) -> Day:
        """The day that ``DAY`` describes: ``visit-0..900``, ``dob``, ``any``, ``1985..2025``, ``early``.

        ``visit~-40`` is about forty days before, and the same day whenever a letter says it again.
        """
        base, until, about, low, high = spec.groups()
        rng = self.rng
        if about and spec[0] in self.days:
            return self.days[spec[0]]
        if base in ("visit", "dob"):
            date = self.visit if base == "visit" else self.born
        else:
            year = rng.randint(int(base), int(until or base)) if base.isdigit() else rng.randint(2004, 2025)
            date = datetime.date(year, 1, 1) + datetime.timedelta(days=rng.randrange(365))
        if low:
            slack = abs(int(low)) // 6 if about else 0
            ends = sorted((int(low) - slack, int(high if high is not None else low) + slack))
            date += datetime.timedelta(days=rng.randint(*ends))
        if base == "early" and date.day > 24:
            date = date.replace(day=rng.randint(1, 24))
        made = Day(date, date + datetime.timedelta(days=rng.randint(1, 4)))
        if about:
            self.days[spec[0]] = made
        return made


def written(date: datetime.date, form: str) -> str:
    """``strftime``, with ``%o`` for the day of the month as 3rd."""
    day = date.day
    nth = f"{day}{'th' if 10 <= day <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"
    return date.strftime(form.replace("%o", nth))
