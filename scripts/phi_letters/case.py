"""One imagined patient with staff, relatives and places, and the renderer that fills letter templates from it."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from . import fillers as fl
from .fields_more import FIELDS_MORE
from .fields_third import FIELDS_SHORT
from .fields_uk import FIELDS, UK_BLOCKS, uk_slot
from .lookalikes import plain_sentence
from .markup import mark
from .templates_blocks import BLOCKS, DIAGNOSES, MEDICINES, SPECIALTIES
from .templates_uk_third import FIELDS_THIRD
from .templates_us_third import FIELDS_US_THIRD

_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
_ARTICLE = re.compile(r"\b([Aa])\(n\)(\s+[\ue0ff-\ue120]?)(\w)")

FEMALE_KIN = (
    "wife",
    "daughter",
    "mother",
    "sister",
    "granddaughter",
    "niece",
    "aunt",
    "mum",
    "partner",
    "neighbour",
    "friend",
    "carer",
)
MALE_KIN = (
    "husband",
    "son",
    "father",
    "brother",
    "grandson",
    "nephew",
    "uncle",
    "dad",
    "partner",
    "neighbour",
    "friend",
    "carer",
)
NUMBER_WORDS = {
    90: "ninety",
    91: "ninety-one",
    92: "ninety-two",
    93: "ninety-three",
    94: "ninety-four",
    95: "ninety-five",
    100: "one hundred",
}


@dataclass
class Person:
    """A named person."""

    first: str
    last: str
    sex: str
    middle: str = ""


class Case:
    """Draws and remembers the identifiers of one letter; render() turns a template into marked text."""

    def __init__(
        self,
        fill: fl.Fillers,
        rng: random.Random,
        locale: str,
        paragraphs: list[str],
        sentences: list[str],
        child: bool = False,
    ) -> None:
        self.fill, self.rng, self.locale = fill, rng, locale
        self.paragraphs, self.sentences = paragraphs, sentences
        self.child = child
        self.patient = self._person(rng.choice("mf"))
        self.staff = [self._person(rng.choice("mf")) for _ in range(5)]
        self.titles = [rng.choice(self._staff_titles()) for _ in self.staff]
        self.kin: list[tuple[str, Person]] = []
        for _ in range(3):
            sex = rng.choice("mf")
            person = self._person(sex)
            if rng.random() < 0.6:
                person.last = self.patient.last
            self.kin.append((rng.choice(FEMALE_KIN if sex == "f" else MALE_KIN), person))
        if child:
            self.kin[0] = ("mother", self._person("f"))
            self.kin[1] = ("father", self._person("m"))
        self.visit = fill.day(2005, 2025)
        age = rng.randint(0, 17) if child else (rng.randint(90, 104) if rng.random() < 0.18 else rng.randint(18, 89))
        self.age = age
        self.dob = self.visit - datetime.timedelta(days=int(age * 365.25) + rng.randrange(1, 360))
        self.home = fill.city(locale)
        self.hospitals = [fill.hospital(locale) for _ in range(2)]
        self.practice = fill.fill(fl.PRACTICE_FORMS, locale)
        self.mrn, self.nhs, self.ward = fill.mrn(locale), fill.nhs(), fill.ward()
        self.named_style = rng.choice(("title", "title", "first", "last", "mix"))

    def _person(self, sex: str) -> Person:
        first, last = self.fill.name_parts(sex, self.locale)
        return Person(first, last, sex, self.fill.name_parts(sex, self.locale)[0])

    def _staff_titles(self) -> tuple[str, ...]:
        if self.locale == "us":
            return ("Dr.", "Dr.", "Dr.", "Dr", "Doctor", "Dr.")
        return ("Dr", "Dr", "Dr", "Dr.", "Mr", "Miss", "Professor", "Prof", "Ms", "Prof.")

    # written forms of people ------------------------------------------------
    def full_name(self, person: Person) -> str:
        """A full name in one of many plain or catalogue forms."""
        first, last, middle = person.first, person.last, person.middle
        return self.rng.choice(
            [
                f"{first} {last}",
                f"{first} {last}",
                f"{first} {last}",
                f"{first} {middle} {last}",
                f"{first} {middle[0]}. {last}",
                f"{last.upper()}, {first}",
                f"{last}, {first}",
                f"{last}, {first} {middle[0]}",
                f"{first} {last.upper()}",
                f"{first.upper()} {last.upper()}",
                f"{last.upper()}, {first.upper()}",
                f"{first[0]} {last}",
                f"{last.upper()}, {first} {middle}",
                f"{last}, {first} {middle[0]}.",
            ]
        )

    def signature(self, person: Person) -> str:
        """A name as staff sign it."""
        first, last, middle = person.first, person.last, person.middle
        return self.rng.choice(
            [
                f"{first} {last}",
                f"{first} {last}",
                f"{first} {last}",
                f"{first[0]}. {last}",
                f"{first[0]} {last}",
                f"{first} {middle[0]}. {last}",
                f"{first[0]}.{middle[0]}. {last}",
                f"{first[0]}{middle[0]} {last}",
                f"{first.upper()} {last.upper()}",
                f"{first[0]} {last.upper()}",
            ]
        )

    def title(self, person: Person) -> str:
        """A patient's or relative's title."""
        if person.sex == "m":
            title = "Master" if self.child and person is self.patient else "Mr"
        else:
            title = "Miss" if self.child and person is self.patient else self.rng.choice(("Mrs", "Mrs", "Ms", "Miss"))
        return title + (
            "." if self.locale == "us" and title in ("Mr", "Mrs", "Ms") and self.rng.random() < 0.85 else ""
        )

    def _named(self, start: bool) -> str:
        """A mention of the patient in running text."""
        rng, p = self.rng, self.patient
        style = (
            self.named_style if self.named_style != "mix" else rng.choice(("title", "first", "last", "full", "pronoun"))
        )
        if self.child and style in ("title", "last"):
            style = "first"
        if style == "title":
            name = rng.choice(
                [
                    p.last,
                    p.last,
                    p.last,
                    p.last,
                    f"{p.first[0]} {p.last}",
                    f"{p.first} {p.last}",
                    p.last.upper(),
                    f"{p.first[0]} {p.last.upper()}",
                ]
            )
            return f"{self.title(p)} {mark('NAME', name)}"
        if style == "pronoun":
            return self._pronoun("he").capitalize() if start else mark("NAME", p.first)
        return mark("NAME", {"first": p.first, "last": p.last, "full": f"{p.first} {p.last}"}[style])

    def _pronoun(self, word: str) -> str:
        if self.patient.sex == "m":
            return word
        return {"he": "she", "his": "her", "him": "her", "himself": "herself"}[word]

    def _age(self) -> str:
        if self.age < 90:
            return str(max(self.age, 1))
        return mark(
            "AGE", NUMBER_WORDS[self.age] if self.age in NUMBER_WORDS and self.rng.random() < 0.12 else str(self.age)
        )

    # slots -------------------------------------------------------------------
    def slot(self, name: str, arg: str) -> str:
        """The marked text for one slot of a template."""
        fill, rng, loc, p = self.fill, self.rng, self.locale, self.patient
        if name in BLOCKS:
            return self.render(rng.choice(BLOCKS[name]))
        if name in ("lowcase", "upcase"):
            text = self.slot(arg, "")
            return text.lower() if name == "lowcase" else text.upper()
        if name in ("word", "on"):
            return mark("NAME" if name == "word" else "DATE", arg)
        if name in FIELDS_MORE and (arg if name == "typed" else loc in ("us", "ca")):
            return FIELDS_MORE[name](self, arg)  # before British fields of the same name
        if name in FIELDS or name in UK_BLOCKS:
            return uk_slot(self, name, arg)
        if name in FIELDS_THIRD:
            return FIELDS_THIRD[name](self, arg)
        if name in FIELDS_MORE:
            return FIELDS_MORE[name](self, arg)
        if name in FIELDS_SHORT:
            return FIELDS_SHORT[name](self, arg)
        if name in FIELDS_US_THIRD:
            return FIELDS_US_THIRD[name](self, arg)
        if name.lower() in ("he", "his", "him", "himself"):
            word = self._pronoun(name.lower())
            return word.capitalize() if name[0] == "H" else word
        if name[:2] == "dr" and name[2:].isdigit():
            person = self.staff[int(name[2:])]
            if arg == "full":
                return f"{self.titles[int(name[2:])]} {mark('NAME', self.full_name(person) if rng.random() < 0.2 else f'{person.first} {person.last}')}"
            if arg == "sig":
                return mark("NAME", self.signature(person))
            if arg == "first":
                return mark("NAME", person.first)
            if arg == "last":
                return mark("NAME", person.last)
            if arg == "ini":
                letters = person.first[0] + rng.choice(["", person.middle[0]]) + person.last[0]
                return mark("NAME", rng.choice([letters.upper(), letters.lower(), ".".join(letters.upper()) + "."]))
            if arg == "email":
                host = (
                    f"{fl.letters_only(self.home)}{'health.org' if loc == 'us' else '.nhs.uk'}"
                    if rng.random() < 0.5
                    else ""
                )
                return mark("EMAIL", fill.email(person.first, person.last, host))
            if arg == "user":
                return mark("USERNAME", fill.username(person.first, person.last))
            last = rng.choice(
                [person.last] * 8
                + [person.last.upper(), f"{person.first[0]} {person.last}", f"{person.first[0]}. {person.last}"]
            )
            return f"{self.titles[int(name[2:])]} {mark('NAME', last)}"
        if name[:3] == "kin" and name[3:].isdigit():
            relation, person = self.kin[int(name[3:])]
            if arg == "rel":
                return relation
            if arg == "title":
                return f"{self.title(person)} {mark('NAME', person.last)}"
            if arg == "email":
                return mark("EMAIL", fill.email(person.first, person.last))
            return mark(
                "NAME",
                {"first": person.first, "last": person.last, "full": f"{person.first} {person.last}"}[arg or "full"],
            )
        simple: dict[str, Callable[[], str]] = {
            "pt": lambda: mark("NAME", self.full_name(p)),
            "ptfull": lambda: mark("NAME", f"{p.first} {p.last}"),
            "ptfirst": lambda: mark("NAME", p.first),
            "ptlast": lambda: mark("NAME", p.last),
            "ptcaps": lambda: mark("NAME", f"{p.last.upper()}, {p.first}"),
            "ptinit": lambda: mark("NAME", f"{p.first[0]}.{p.last[0]}."),
            "mr": lambda: f"{self.title(p)} {mark('NAME', p.last)}",
            "mrfull": lambda: (
                f"{self.title(p)} {mark('NAME', rng.choice([f'{p.first} {p.last}', f'{p.first[0]} {p.last}', f'{p.first} {p.last.upper()}', f'{p.first} {p.middle} {p.last}', f'{p.first[0]} {p.last.upper()}']))}"
            ),
            "Named": lambda: self._named(True),
            "named": lambda: self._named(False),
            "ptemail": lambda: mark("EMAIL", fill.email(p.first, p.last)),
            "man": lambda: (
                ("boy" if self.child else "gentleman") if p.sex == "m" else ("girl" if self.child else "lady")
            ),
            "ptcat": lambda: mark("NAME", f"{p.last}, {p.first}"),
            "othercat": lambda: mark("NAME", ", ".join(fill.name_parts(rng.choice("mf"), loc)[::-1])),
            "pharmacy": lambda: mark("ORGANIZATION", f"{fill.company(loc)} Pharmacy"),
            "police": lambda: mark("ORGANIZATION", f"{self.home} Police Department"),
            "opticians": lambda: mark("HOSPITAL", f"{fill.surname()} Opticians"),
            "compactdate": lambda: mark("DATE", f"{fill.day(1930):%Y%m%d}"),
            "oldage": lambda: mark("AGE", str(rng.randint(90, 106))),
            "sex": lambda: "male" if p.sex == "m" else "female",
            "age": self._age,
            "maiden": lambda: mark("NAME", fill.surname()),
            "other": lambda: mark("NAME", " ".join(fill.name_parts(rng.choice("mf"), loc))),
            "otherlast": lambda: mark("NAME", fill.surname()),
            "otherfirst": lambda: mark("NAME", fill.name_parts(rng.choice("mf"), loc)[0]),
            "visit": lambda: mark("DATE", fill.date(loc, self.visit)),
            "dob": lambda: mark("DATE", fill.date(loc, self.dob, "num")),
            "numdate": lambda: mark(
                "DATE", fill.date(loc, self.visit + datetime.timedelta(days=rng.randrange(9)), "num")
            ),
            "date": lambda: mark("DATE", fill.date(loc, self.visit - datetime.timedelta(days=rng.randrange(900)))),
            "next": lambda: mark("DATE", fill.date(loc, self.visit + datetime.timedelta(days=rng.randrange(5, 120)))),
            "daterange": lambda: mark("DATE", fill.date_range()),
            "hospshort": lambda: mark("HOSPITAL", fill.hospital_short(loc)),
            "monthyear": lambda: mark("DATE", fill.month_year()),
            "year": lambda: mark(
                "DATE", str(rng.randint(1950, 2025)) if rng.random() < 0.9 else f"{rng.randint(195, 200)}0s"
            ),
            "holiday": lambda: mark("DATE", rng.choice(fl.HOLIDAYS)),
            "hosp": lambda: mark("HOSPITAL", self.hospitals[0]),
            "hosp2": lambda: mark("HOSPITAL", self.hospitals[1]),
            "practice": lambda: mark("HOSPITAL", self.practice),
            "ward": lambda: mark("HOSPITAL", self.ward),
            "carehome": lambda: mark("HOSPITAL", fill.fill(fl.CAREHOME_FORMS, loc)),
            "company": lambda: mark("ORGANIZATION", fill.company(loc)),
            "school": lambda: mark("ORGANIZATION", fill.fill(fl.SCHOOL_FORMS, loc)),
            "charity": lambda: mark("ORGANIZATION", fill.fill(fl.CHARITY_FORMS, loc)),
            "insurer": lambda: mark("ORGANIZATION", fill.fill(fl.INSURERS, loc)),
            "job": lambda: mark("PROFESSION", rng.choice(fill.pools.jobs)),
            "city": lambda: mark("LOCATION", self.home),
            "city2": lambda: mark("LOCATION", fill.city(loc)),
            "region": lambda: mark("LOCATION", fill.region(loc)),
            "state": lambda: mark("LOCATION", rng.choice(self.fill.pools.states) if loc == "us" else fill.region(loc)),
            "country": lambda: mark("LOCATION", rng.choice(fill.pools.countries)),
            "worldcity": lambda: mark("LOCATION", rng.choice(fill.pools.cities_world)),
            "addr": lambda: fill.marked_address(loc, False),
            "addrblock": lambda: fill.marked_address(loc, True),
            "street": lambda: mark("ADDRESS", fill.street(loc)),
            "streetname": lambda: mark(
                "ADDRESS", rng.choice(fill.pools.streets_us if loc == "us" else fill.pools.streets_uk)
            ),
            "foreign": lambda: fill.marked_foreign_address(False),
            "foreignblock": lambda: fill.marked_foreign_address(True),
            "post": lambda: mark("POSTCODE", fill.postcode(loc)),
            "phone": lambda: mark("PHONE", fill.phone(loc)),
            "fphone": lambda: mark("PHONE", fill.foreign_phone()),
            "ext": lambda: mark("PHONE", fill.extension()),
            "url": lambda: mark("URL", fill.url()),
            "user": lambda: mark("USERNAME", fill.username(p.first, p.last)),
            "mrn": lambda: mark("ID", self.mrn),
            "nhs": lambda: mark("ID", self.nhs),
            "id": lambda: mark("ID", fill.ident(arg)),
            "body": lambda: " ".join(rng.choice(self.paragraphs) for _ in range(rng.choice((1, 2)))),
            "sent": lambda: plain_sentence(rng) if rng.random() < 0.3 else rng.choice(self.sentences),
            "bodies": lambda: "\n\n".join(rng.choice(self.paragraphs) for _ in range(rng.choice((1, 2, 3, 4, 5)))),
            "dx": lambda: rng.choice(DIAGNOSES),
            "med": lambda: rng.choice(MEDICINES),
            "spec": lambda: rng.choice(SPECIALTIES),
            "n": lambda: str(rng.randint(2, 9)),
            "nn": lambda: str(rng.randint(11, 89)),
            "time": lambda: rng.choice(
                [
                    f"{rng.randint(0, 23):02d}:{rng.randint(0, 59):02d}",
                    f"{rng.randint(1, 12)}.{rng.randint(10, 59)} pm",
                    f"{rng.randint(1, 12)}:{rng.randint(10, 59)} a.m.",
                    f"{rng.randint(10, 23)}{rng.randint(10, 59)} hrs",
                ]
            ),
            "bp": lambda: f"{rng.randint(90, 190)}/{rng.randint(50, 105)}",
        }
        return simple[name]()

    def render(self, template: str) -> str:
        """Resolve the choices of a template and fill its slots; the result carries span markup."""
        while True:
            resolved = _CHOICE.sub(lambda found: self.rng.choice(found.group(1).split("|")), template)
            if resolved == template:
                break
            template = resolved
        text = _SLOT.sub(lambda found: self.slot(found.group(1), found.group(2) or ""), template)
        return _ARTICLE.sub(
            lambda f: f"{f.group(1)}{'n' if f.group(3).lower() in 'aeiou' else ''}{f.group(2)}{f.group(3)}", text
        )
