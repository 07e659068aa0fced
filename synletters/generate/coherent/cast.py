"""The people of a letter whose facts fit: their names, and the forms in which a letter writes them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

#: Given names with what friends say for them, by sex; one line a culture.
_GIVEN = {
    "f": (
        "Margaret/Maggie Elizabeth/Liz Katherine/Kate Susan/Sue Patricia/Pat Jennifer/Jen Victoria/Vicky Deborah/Debbie "
        "Priya Fatima Agnieszka Siobhan Ngozi Mei Amina Annelies Guadalupe Hooda"
    ),
    "m": (
        "William/Bill Robert/Bob Michael/Mick Thomas/Tom Christopher/Chris Anthony/Tony Edward/Ted Andrew/Andy "
        "Rajesh Tariq Tomasz Cormac Emeka Wei Abdullahi Pieter Javier Kwame"
    ),
}
_SURNAMES = (
    "Hargreaves Whitcombe Lockyer Tunnicliffe Smith Jones Penhaligon Drysdale O'Connor McAllister MacDonald Nowak "
    "Patel Hussain Okafor Chen Nguyen Garcia Schwarzkopf Van-der-Merwe Smith-Jones Ellis-Howard Fitzgerald Khan"
).split()
_TITLES = {"f": ("Mrs", "Ms", "Miss"), "m": ("Mr",)}


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is; ``sex`` is f, m or x where the letter does not tell it. ``maiden`` and ``nick`` may be
    empty."""

    given: str
    surname: str
    sex: str
    title: str
    middle: str = ""
    nick: str = ""
    maiden: str = ""


def born(rng: Random, sex: str, taken: set[str], family: str = "") -> Person:
    """A person with names that nobody of the letter has, but for a family's."""
    sex = sex if sex in "fm" else rng.choice("fm")
    given, _, nick = rng.choice([n for n in _GIVEN[sex].split() if n.split("/")[0] not in taken]).partition(
        "/"
    )
    free = [name for name in _SURNAMES if not taken & {name, *name.split("-")}]
    surname = (family or rng.choice(free)).replace("Van-der-", "van der ")
    free = [name for name in free if not {name.split("-")[0]} & {*surname.split("-")}]
    person = Person(given, surname, sex, rng.choice(_TITLES[sex]), rng.choice("ABCDEFGHJLMPRST"), nick)
    taken |= {given, *surname.split("-"), surname}
    maiden = rng.choice([name for name in free if "-" not in name and name not in taken])
    return replace(person, maiden=maiden)


def _flat(text: str) -> str:
    split = unicodedata.normalize("NFKD", text.lower().replace("ł", "l"))  # "Skała" is skala in an address
    return re.sub(r"[^a-z]", "", split)


def named(who: Person, form: str) -> tuple[str, str, str]:
    """(what stands before the span, the span, what stands behind it). Raises KeyError."""
    given, last, middle = who.given, who.surname, who.middle
    return {
        "full": ("", f"{given} {last}", ""),
        "first": ("", given, ""),
        "last": ("", last, ""),
        "titled": (f"{who.title} ", last, ""),
        "titledfull": (f"{who.title} ", f"{given} {last}", ""),
        "titlein": ("", f"{who.title} {last}", ""),
        "dr": ("Dr ", last, ""),
        "drfull": ("Dr ", f"{given} {last}", ""),
        "initial": ("", f"{given[0]} {last}", ""),
        "dotted": ("", f"{given[0]}. {last}", ""),
        "initials": ("", f"{given[0]}{middle} {last}", ""),
        "dottedinitials": ("", f"{given[0]}.{middle}. {last}", ""),
        "capsinitials": ("", f"{given[0]}{middle} {last}".upper(), ""),
        "bare": ("", f"{given[0]}{last[0].upper()}", ""),
        "middle": ("", f"{given} {middle}. {last}", ""),
        "lastfirst": ("", f"{last}, {given}", ""),
        "capsfirst": ("", f"{last.upper()}, {given}", ""),
        "capsgiven": ("", f"{last.upper()} {given}", ""),
        "capsgivenm": ("", f"{last.upper()} {given} {middle}", ""),
        "caps": ("", f"{given} {last}".upper(), ""),
        "possessive": ("", f"{last}'s", ""),
        "firstpossessive": ("", f"{given}'s", ""),
        "nick": ("", who.nick or given, ""),
        "nicked": ("", f"{given} (“{who.nick}”) {last}" if who.nick else f"{given} {last}", ""),
        "maiden": ("", who.maiden, ""),
        "email": ("", f"{_flat(given)}.{_flat(last)}@mailhub.co.uk", ""),
        "emaili": ("", f"{_flat(given)[0]}.{_flat(last)}@mailhub.co.uk", ""),
        "emailjoined": ("", f"{_flat(given)[0]}{_flat(last)}@clinicmail.com", ""),
        "user": ("", f"{_flat(last)}{_flat(given)[0]}", ""),
    }[form]


LABELS = {"email": "EMAIL", "emaili": "EMAIL", "emailjoined": "EMAIL", "user": "USERNAME"}
CLASSES = {
    "*full": ("full", "lastfirst", "capsfirst", "capsgiven", "caps", "middle", "capsgivenm", "titledfull"),
    "*again": ("titled", "initial", "dotted", "initials", "dottedinitials", "possessive", "last", "titlein"),
    "*mail": ("email", "emaili", "emailjoined"),
}
#: Forms that show a given name.
SAYS_GIVEN = frozenset(
    "full first titledfull drfull middle lastfirst capsfirst capsgiven capsgivenm caps nicked firstpossessive".split()
)
_SPLITS = {
    "full": "gs",
    "titledfull": "gs",
    "drfull": "gs",
    "lastfirst": "s,g",
    "capsfirst": "s,g",
    "middle": "gms",
    "capsgiven": "SG",
    "capsgivenm": "SG",
    "caps": "gs",
    "nicked": "gs",
}


def identities(form: str, text: str, who: Person) -> Iterator[Person]:
    """Everybody whom ``text`` may name in that form, as far as names can be told apart by blanks."""
    how = _SPLITS.get(form, "")
    if how == "s,g":
        last, comma, given = text.partition(", ")
        if comma:
            for surname in {last, _cased(last)}:
                yield replace(who, given=given, surname=surname)
        return
    if how == "SG":
        words = text.removesuffix(f" {text[-1]}").split(" ") if form == "capsgivenm" else text.split(" ")
        loud = [word for word in words if word == word.upper()]
        if loud and len(loud) < len(words):
            given = " ".join(words[len(loud) :])
            yield replace(who, given=given, surname=_cased(" ".join(loud)))
        return
    words = re.sub("“.+” ?", "", text).replace("() ", "").split(" ")
    for cut in range(1, len(words)) if how else ():
        first, middle = words[:cut], who.middle
        if how == "gms":
            if len(first) < 2:
                continue
            middle = first.pop().rstrip(".")
        one = replace(who, given=" ".join(first), surname=" ".join(words[cut:]), middle=middle)
        yield replace(one, given=_cased(one.given), surname=_cased(one.surname)) if form == "caps" else one


def _cased(name: str) -> str:
    """A name in capitals as it is written elsewhere."""
    return re.sub(r"[^\W\d_]+", lambda found: found.group().capitalize(), name)
