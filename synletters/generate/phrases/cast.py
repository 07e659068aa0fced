"""The people, places, dates and numbers that are planted in a made letter: invented, and marked as
identifiers.

Names are drawn from the lists that surrogates are drawn from. Telephone numbers are of the ranges kept for
fiction (Ofcom's 01632 and
07700 900, 555-01xx), NHS numbers of the test range 999 with a true check digit, e-mail addresses at
example.org.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Literal

from stdnum.gb import nhs as mod_11

from synletters.generate.phrases.marked import Mark, Text
from synletters.surrogate import pools, trades
from synletters.surrogate.date_pieces import MONTHS

Country = Literal["uk", "us"]
_STREETS = ("Street", "Road", "Lane", "Avenue", "Close", "Drive", "Way", "Crescent", "Terrace")
_US_STREETS = ("St", "Ave", "Rd", "Blvd", "Dr", "Ln", "Ct", "Pl")
_UK_CARE = (
    "{p} Surgery",
    "{p} Medical Centre",
    "{p} Health Centre",
    "The {p} Practice",
    "{p} Family Practice",
)
_US_CARE = ("{p} Family Medicine", "{p} Primary Care", "{p} Medical Group", "{p} Community Health Center")
_UK_HOSPITALS = (
    "{p} General Hospital",
    "{p} Infirmary",
    "Royal {p} Hospital",
    "St {n}'s Hospital",
    "{p} District Hospital",
)
_US_HOSPITALS = (
    "{p} Medical Center",
    "{p} Memorial Hospital",
    "{p} Regional Hospital",
    "St. {n} Medical Center",
)
_SAINTS = ("Mary", "Luke", "Thomas", "Catherine", "Anne", "Vincent", "Helen", "Margaret")
_STATES = ("OH", "TX", "MA", "IL", "NC", "WA", "GA", "MN", "CO", "PA", "OR", "MI")
_KIN = ("wife", "husband", "daughter", "son", "mother", "brother", "sister", "partner", "neighbour")


def phi(text: str, label: str) -> Text:
    """A text that is an identifier from end to end."""
    return Text(text, (Mark(0, len(text), label),))


@dataclass(frozen=True, slots=True)
class Person:
    sex: str
    first: str
    last: str
    title: str

    @property
    def full(self) -> str:
        return f"{self.first} {self.last}"


def person(rng: Random, sex: str = "", title: str = "") -> Person:
    sex = sex or rng.choice(("female", "male"))
    culture = rng.choice(("", "", "", *pools.CULTURES))
    first = pools.given_name(rng, "female" if sex == "female" else "male", culture)
    titles = ("Mr",) if sex == "male" else ("Mrs", "Ms", "Miss")
    return Person(sex, first, pools.surname(rng, culture), title or rng.choice(titles))


def nhs_number(rng: Random) -> str:
    """Ten digits of the test range 999 with their check digit (modulus 11)."""
    while True:
        nine = "999" + "".join(str(rng.randrange(10)) for _ in range(6))
        check = -mod_11.checksum(nine + "0") % 11
        if check < 10:
            made = nine + str(check)
            return f"{made[:3]} {made[3:6]} {made[6:]}" if rng.random() < 0.8 else made


def written(day: date, style: int, country: Country) -> str:
    """A date as letters write it; ``style`` keeps one letter to one manner."""
    month = MONTHS[day.month - 1]
    forms: tuple[str, ...]
    if country == "us":
        forms = (f"{day:%m/%d/%Y}", f"{month} {day.day}, {day.year}", f"{day.month}/{day.day}/{day:%y}")
    else:
        forms = (
            f"{day:%d/%m/%Y}",
            f"{day.day} {month} {day.year}",
            f"{day.day} {month[:3]} {day.year}",
            f"{day:%d.%m.%y}",
        )
    return forms[style % len(forms)]


@dataclass(slots=True)
class Cast:
    """Everybody and everything that one letter names; each slot is made when it is first asked for, and
    stays."""

    rng: Random
    country: Country
    patient: Person
    age: int
    today: date
    #: married, single, widowed or divorced, where the record says so
    family: str = ""
    _made: dict[str, Text] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Text:
        if name not in self._made:
            self._made[name] = SLOTS[name](self)
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in SLOTS

    def day(self, value: date) -> Text:
        style = self._style()
        return phi(written(value, style, self.country), "DATE")

    def _style(self) -> int:
        if "style" not in self._made:
            self._made["style"] = Text(str(self.rng.randrange(12)))
        return int(self._made["style"].text)

    def born(self) -> Text:
        day = self.today - timedelta(days=self.age * 365 + self.age // 4 + self.rng.randrange(1, 364))
        return self.day(day)

    def number(self, form: str) -> str:
        """``#`` is a digit, the first of a number never 0; ``@`` a capital letter."""
        made = []
        for at, char in enumerate(form):
            if char == "#":
                made.append(str(self.rng.randrange(1 if at == 0 else 0, 10)))
            else:
                made.append(self.rng.choice("ABCDEFGHJKLMNPRSTUVWXY") if char == "@" else char)
        return "".join(made)

    def of(self, uk: tuple[str, ...], us: tuple[str, ...]) -> str:
        form = self.rng.choice(uk if self.country == "uk" else us)
        return form.format(p=pools.place(self.rng), n=self.rng.choice(_SAINTS))


def draw_cast(
    rng: Random,
    *,
    ages: tuple[int, int] = (18, 97),
    months: tuple[int, ...] = (),
    sex: str = "",
    age: int | None = None,
) -> Cast:
    """The cast of one letter. ``months`` are those that its date may fall in."""
    country: Country = rng.choice(("uk", "uk", "us"))
    while True:
        today = date(2016, 1, 1) + timedelta(days=rng.randrange(3300))
        if not months or today.month in months:
            break
    drawn = age if age is not None else round(rng.triangular(*ages, ages[0] + 0.45 * (ages[1] - ages[0])))
    return Cast(rng, country, person(rng, sex), drawn, today)


def _doctor(cast: Cast) -> Text:
    made = person(cast.rng, title="Dr")
    full = made.full if cast.rng.random() < 0.7 else f"{made.first[0]} {made.last}"
    return Text("Dr ") + phi(full, "NAME")


def _gp(cast: Cast) -> Text:
    return Text("Dr ") + phi(person(cast.rng).last, "NAME")


def _phone(cast: Cast) -> Text:
    uk = cast.rng.choice(("01632 960###", "07700 900###", "(01632) 960 ###"))
    return phi(
        cast.number(
            " " + (uk if cast.country == "uk" else cast.rng.choice(("(217) 555-01##", "614-555-01##")))
        ).strip(),
        "PHONE",
    )


def _address(cast: Cast) -> Text:
    streets = _STREETS if cast.country == "uk" else _US_STREETS
    number = cast.rng.randrange(1, 190 if cast.country == "uk" else 4900)
    return phi(f"{number} {pools.place(cast.rng)} {cast.rng.choice(streets)}", "ADDRESS")


def _postcode(cast: Cast) -> Text:
    # QZ is no postcode area; ZIP codes that begin with 000 are not given out
    return phi(cast.number("QZ# #@@") if cast.country == "uk" else cast.number("00###"), "POSTCODE")


def _town(cast: Cast) -> Text:
    made = phi(pools.place(cast.rng), "LOCATION")
    return made if cast.country == "uk" else made + ", " + phi(cast.rng.choice(_STATES), "LOCATION")


def _record(cast: Cast) -> Text:
    """The number of the patient with what it is called: ``NHS No: …`` or ``MRN …``."""
    if cast.country == "uk" and cast.rng.random() < 0.7:
        return Text(cast.rng.choice(("NHS No: ", "NHS number ", "NHS: "))) + phi(nhs_number(cast.rng), "NHS")
    called = cast.rng.choice(
        ("Hospital No: ", "Hosp No ", "Unit No: ") if cast.country == "uk" else ("MRN: ", "MRN ")
    )
    return Text(called) + phi(cast.number(cast.rng.choice(("#######", "@######", "###-###-##"))), "ID")


def _kin(cast: Cast) -> Text:
    made = person(cast.rng)
    spouses = ("wife", "husband", "partner") if cast.family in ("", "married") else ()
    either = [
        r
        for r in _KIN
        if r in ("partner", "neighbour")
        or (r in ("wife", "daughter", "mother", "sister")) == (made.sex == "female")
    ]
    fitting = [r for r in either if r in spouses or r not in ("wife", "husband", "partner")]
    # nobody of eighty brings a mother, nobody of twenty a grown daughter
    fitting = [
        r
        for r in fitting
        if not (r == "mother" and cast.age > 65) and not (r in ("daughter", "son") and cast.age < 40)
    ]
    return Text(cast.rng.choice(fitting) + ", ") + phi(made.first, "NAME")


def _age(cast: Cast) -> Text:
    # an age is an identifier from 90 on, as everywhere in this package
    return phi(str(cast.age), "AGE") if cast.age >= 90 else Text(str(cast.age))


def _email(cast: Cast) -> Text:
    made = person(cast.rng)
    return phi(
        "".join(c for c in f"{made.first}.{made.last}".lower() if c.isascii() and (c.isalpha() or c == "."))
        + "@example.org",
        "EMAIL",
    )


def _name_reversed(cast: Cast) -> Text:
    return phi(f"{cast.patient.last.upper()}, {cast.patient.first}", "NAME")


def _job(cast: Cast) -> Text:
    return phi(cast.rng.choice(trades.all_trades()), "PROFESSION")


#: every slot with identifiers in it, by name
SLOTS: dict[str, Callable[[Cast], Text]] = {
    "patient": lambda cast: phi(cast.patient.full, "NAME"),
    "patient_listed": _name_reversed,
    "titled": lambda cast: Text(cast.patient.title + " ") + phi(cast.patient.last, "NAME"),
    "first": lambda cast: phi(cast.patient.first, "NAME"),
    "age": _age,
    "an_age": lambda cast: (
        Text("an " if str(cast.age).startswith("8") or cast.age in (11, 18) else "a ") + _age(cast)
    ),
    "dob": Cast.born,
    "today": lambda cast: cast.day(cast.today),
    "clinic_day": lambda cast: cast.day(cast.today - timedelta(days=cast.rng.randrange(0, 9))),
    "next_day": lambda cast: cast.day(cast.today + timedelta(days=cast.rng.randrange(7, 120))),
    "record": _record,
    "gp": _gp,
    "doctor": _doctor,
    "second_doctor": _doctor,
    "practice": lambda cast: phi(cast.of(_UK_CARE, _US_CARE), "HOSPITAL"),
    "hospital": lambda cast: phi(cast.of(_UK_HOSPITALS, _US_HOSPITALS), "HOSPITAL"),
    "address": _address,
    "town": _town,
    "postcode": _postcode,
    "phone": _phone,
    "second_phone": _phone,
    "email": _email,
    "kin": _kin,
    "job": _job,
    "ref": lambda cast: phi(cast.number("@@/######"), "ID"),
}
