"""Makes letters whose facts fit, from templates, with every identifier marked and every fact written down.

A template begins with ``== dmy`` or ``== mdy`` and its days: ``adm:0`` is any day, ``op:adm+2..9`` some days from
another, ``x:feast(adm)`` the next feast, ``birth:41..88`` a birth that many years before. In the text stand
``<d:DAY:FORM>``, ``<r:DAY:DAY:FORM>``, ``<gap:DAY:DAY>``, ``<wd:DAY>``, ``<age:DAY>``, ``<n:WHO:FORM>`` (a person; WHO
ends in ``_f`` or ``_m`` where the text tells the sex, and begins with ``WHO2/`` where both share a surname) and
``<x:LABEL:KEY>``. A form that begins with ``*`` is drawn from a class.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib import resources
from random import Random
from typing import Any, cast

from stdnum.gb import nhs

from synletters.core.document import Letter, Span
from synletters.generate.coherent import cast as people
from synletters.generate.coherent import days as times
from synletters.generate.coherent.cast import Person
from synletters.generate.coherent.days import Order

_MARK = re.compile(r"<(\w+):([^<>]+)>")
_POOLS: Mapping[str, tuple[str, ...]] = {
    "hosp": ("Wexcombe General Hospital", "Royal Thornmere Infirmary", "St Bride's Hospital"),
    "ushosp": ("Cold Spring Medical Center", "St. Agatha Hospital", "Fairmount Regional Hospital"),
    "surgery": ("Harrow Lane Surgery", "The Mill Practice"),
    "town": ("Harrogate", "Truro", "Stirling", "Hereford"),
    "ustown": ("Dayton", "Spokane", "Tulsa", "Macon"),
    "job": ("electrician", "teacher", "lorry driver", "accountant", "nurse", "engineer"),
    "addr": ("3 Quarry Lane", "118 Station Road", "22 Alder Close"),
}
_FORMS = {"mrn": "K#######", "phone": "07700 900###", "usphone": "(312) 555-01##", "pc": "LS# #EX"}
_SPELT = "no one two three four five six seven eight nine ten eleven twelve".split()


@dataclass(frozen=True, slots=True)
class Fact:
    """What a place of a letter says: ``kind`` is date, age, name or code; the rest as its kind needs it."""

    kind: str
    start: int
    end: int
    form: str = ""
    days: tuple[date, ...] = ()
    who: str = ""
    birth: bool = False

    def to_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {"kind": self.kind, "start": self.start, "end": self.end, "form": self.form}
        out |= {"days": [day.isoformat() for day in self.days]} if self.days else {}
        out |= {"who": self.who} if self.who else {}
        return out | ({"birth": True} if self.birth else {})

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Fact:
        """Raises KeyError, TypeError or ValueError for a row that says no fact."""
        days = tuple(date.fromisoformat(day) for day in row.get("days", ()))
        form, who = str(row.get("form", "")), str(row.get("who", ""))
        return cls(row["kind"], int(row["start"]), int(row["end"]), form, days, who, bool(row.get("birth")))


@dataclass(frozen=True, slots=True)
class Coherent:
    """A letter with its identifiers marked, and what fits in it."""

    letter: Letter
    order: Order
    facts: tuple[Fact, ...]
    people: Mapping[str, Person] = field(default_factory=dict)


def letters(count: int, seed: int) -> Iterator[Coherent]:
    """``count`` letters, the templates in turn, a patient each. The same count and seed give the same letters."""
    listed = _templates()
    for number in range(count):
        yield _Maker(listed[number % len(listed)], number, Random(f"coherent {seed} {number}")).made()


@cache
def _templates() -> tuple[str, ...]:
    folder = resources.files("synletters.generate") / "data" / "coherent"
    texts = [(folder / name).read_text(encoding="utf-8") for name in ("uk.txt", "us.txt")]
    parts = [re.split(r"^== ", text, flags=re.MULTILINE)[1:] for text in texts]
    turns = [part[at] for at in range(max(map(len, parts))) for part in parts if at < len(part)]
    return tuple(turns)


class _Maker:
    """One letter on its way."""

    def __init__(self, template: str, number: int, rng: Random) -> None:
        head, _, self.body = template.partition("\n")
        order, _, spec = head.partition(" ")
        self.order, self.rng, self.number = cast(Order, order), rng, number
        self.days = _drawn(spec, rng)
        self.people: dict[str, Person] = {}
        self.values: dict[str, str] = {}
        self.taken: set[str] = set()
        self.text = ""
        self.spans: list[Span] = []
        self.facts: list[Fact] = []

    def made(self) -> Coherent:
        at = 0
        for found in _MARK.finditer(self.body):
            self.text += self.body[at : found.start()]
            at = found.end()
            getattr(self, f"_{found[1]}")(*found[2].split(":"))
        self.text = (self.text + self.body[at:]).rstrip() + "\n"
        letter = Letter(
            f"coherent-{self.number:03d}", self.text, tuple(self.spans), f"patient-{self.number:03d}"
        )
        return Coherent(letter, self.order, tuple(self.facts), self.people)

    def _put(self, text: str, kind: str, label: str, **more: Any) -> None:
        start, end = len(self.text), len(self.text) + len(text)
        if label:
            self.spans.append(Span(start, end, label, "phi", "made"))
        self.facts.append(Fact(kind, start, end, **more))
        self.text += text

    def _form(self, form: str, classes: Mapping[str, tuple[str, ...]]) -> str:
        return self.rng.choice(classes[form]) if form.startswith("*") else form

    def _d(self, day: str, form: str) -> None:
        form, days = self._form(form, times.CLASSES), (self.days[day],)
        text = times.written(form, days, self.order)
        self._put(text, "date", "DATE", form=form, days=days, birth=day.startswith("birth"))

    def _r(self, one: str, two: str, form: str) -> None:
        form, days = self._form(form, times.CLASSES), (self.days[one], self.days[two])
        self._put(times.written(form, days, self.order), "date", "DATE", form=form, days=days)

    def _wd(self, day: str) -> None:
        self.text += f"{self.days[day]:%A}"

    def _gap(self, one: str, two: str) -> None:
        days = abs((self.days[two] - self.days[one]).days)
        weeks, rest = divmod(days, 7)
        count, unit = (days, "day") if rest else (weeks, "week")
        self.text += f"{_SPELT[count] if count < len(_SPELT) else count} {unit}{'s' * (count != 1)}"

    def _age(self, day: str, birth: str = "birth") -> None:
        number = age(self.days[birth], self.days[day])
        if self.text.endswith(" a ") and (number in (8, 11, 18) or 80 <= number <= 89):
            self.text = f"{self.text[:-1]}n "
        self._put(str(number), "age", "AGE" if number >= 90 else "", days=(self.days[birth], self.days[day]))

    def _n(self, who: str, form: str) -> None:
        name, _, kin = who.partition("/")
        for one in (kin, name) if kin else (name,):
            if one not in self.people:
                family = self.people[kin].surname if kin and one != kin else ""
                self.people[one] = people.born(self.rng, one.rpartition("_")[2], self.taken, family)
        form = self._form(form, people.CLASSES)
        if form == "bare" and people.named(self.people[name], form)[1] in (
            "MS",
            "MR",
            "DR",
        ):  # which are titles
            form = "first"
        before, text, after = people.named(self.people[name], form)
        self.text += before
        self._put(text, "name", people.LABELS.get(form, "NAME"), form=form, who=name)
        self.text += after

    def _x(self, label: str, key: str) -> None:
        if key not in self.values:
            self.values[key] = self._code(key)
        if label == "PROFESSION" and self.values[key][0] in "aeiou" and self.text.endswith(" a "):
            self.text = f"{self.text[:-1]}n "
        self._put(self.values[key], "code", label, form=key)

    def _code(self, key: str) -> str:
        if key in _POOLS:
            return self.rng.choice(_POOLS[key])
        if key == "nhs":
            while True:
                nine = f"{self.rng.randrange(400_000_000, 500_000_000)}"
                last = [digit for digit in "0123456789" if nhs.is_valid(nine + digit)]
                if last:
                    return nhs.format(nine + last[0])
        return re.sub("#", lambda _: str(self.rng.randint(1, 9)), _FORMS[key])


def age(born: date, at: date) -> int:
    """Whole years between two days."""
    return at.year - born.year - ((at.month, at.day) < (born.month, born.day))


def _drawn(spec: str, rng: Random) -> dict[str, date]:
    """The days of a letter; every fourth one lies about the end of a February."""
    days: dict[str, date] = {}
    for name, rule in (part.split(":") for part in spec.split()):
        if rule == "0":
            days[name] = date(2012, 1, 1) + timedelta(rng.randrange(4600))
            if rng.random() < 0.25:
                days[name] = date(rng.choice((2012, 2016, 2020, 2023, 2024)), 2, 25) + timedelta(
                    rng.randrange(7)
                )
        elif found := re.fullmatch(r"(\w+)([+-])(\d+)(?:\.\.(\d+))?", rule):
            by = rng.randint(*sorted((int(found[3]), int(found[4] or found[3]))))
            days[name] = days[found[1]] + timedelta(by if found[2] == "+" else -by)
        elif found := re.fullmatch(r"feast\((\w+)\)", rule):
            days[name] = times.feast_day(days[found[1]])
        elif found := re.fullmatch(r"(\d+)\.\.(\d+)", rule):
            first = min(days.values())
            days[name] = date(first.year - rng.randint(int(found[1]), int(found[2])), rng.randint(1, 12), 1)
            days[name] += timedelta(rng.randrange(28))
    return days
