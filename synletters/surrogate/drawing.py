"""What is drawn for an identifier, by its label: a name by the people of the letters, a date by their offset, a town by
their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from synletters.surrogate import ages, births, numbers, online, trades
from synletters.surrogate.acronyms import initials, long_forms
from synletters.surrogate.ages import Ages
from synletters.surrogate.chain import Placed
from synletters.surrogate.country import written_in
from synletters.surrogate.date_shifts import OFFSET
from synletters.surrogate.date_style import DateStyle
from synletters.surrogate.dates import choose_offset, shift_text
from synletters.surrogate.memory import Memory
from synletters.surrogate.moments import Moment
from synletters.surrogate.people import Mention, People
from synletters.surrogate.places import Places
from synletters.surrogate.references import INITIALS, reference
from synletters.surrogate.regions import Found
from synletters.surrogate.seeds import Source
from synletters.surrogate.shapes import normalise

#: Attempts that keep the format; after them the surrogate grows until it equals nothing.
TRIES = 40
PLACES = frozenset(("ADDRESS", "LOCATION", "HOSPITAL", "ORGANIZATION"))
_YEARS = "AGE/years"
#: labels whose values hold initials of institutions, and those whose values stand in other codes too
_CODED = frozenset(("ID", "USERNAME", "URL", "EMAIL"))
_LINKED = frozenset(("ID", "NHS", "PHONE"))
_RUN = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,6}(?![^\W\d_])")
#: Answers the surrogate of another identifier of the letters under an alias.
Under = Callable[[Found, str], str]


class Drawer:
    """Draws for the identifiers of one patient, each of them anew at every attempt. ``outside`` is the text around them,
    ``forbidden`` the words that no name or place has, ``under`` the surrogates that are drawn already. ``remembered`` has
    what goes for all runs, also where ``memory`` is new for every mention."""

    def __init__(
        self,
        found: Sequence[Found],
        outside: str,
        style: DateStyle,
        source: Source,
        forbidden: frozenset[str],
        memory: Memory,
        remembered: Memory,
        under: Under,
    ) -> None:
        self._source, self._style, self._under = source, style, under
        named = [i for i in found if i.label == "NAME" and not INITIALS.fullmatch(i.value)]
        names = [Mention(i.value, i.before, i.after, i.beyond) for i in named]
        online_names = [i.value for i in found if i.label in ("EMAIL", "USERNAME")]
        self.people = People(names, source, forbidden, memory, online_names)
        places = [(i.label, i.value) for i in found if i.label in PLACES]
        home = "GB" if written_in(outside)[0] else "US"
        self._country: trades.Country = "uk" if home == "GB" else "us"
        coded = [run for i in found if i.label in _CODED for run in _RUN.findall(i.value)]
        self._long = long_forms(((i.label, i.value) for i in found if i.label in PLACES), coded)
        spelt = [form[1] for form in self._long.values()]
        self.places = Places(source, forbidden, memory, self._acronym, home=home, values=places, spelt=spelt)
        self._online = online.Online(
            self.people.part, self.places.names.domain, lambda ordinal: source.stream("HOST", ordinal)
        )
        self._numbers = {
            normalise(i.value): i for i in found if i.label in _LINKED and len(normalise(i.value)) > 4
        }
        dates = [i for i in found if i.label == "DATE"]
        self._days = self._offset(dates, remembered)
        self._years = {
            p.own.year: Moment(p.own, "day").shifted(self._days).day.year for p in (i.placed for i in dates)
        }
        born = births.ages_told([item.placed for item in dates])
        stated = [age for i in found if i.label == "AGE" and (age := ages.stated(i.value)) is not None]
        self._ages = _ages([*stated, *born.values()], source, remembered)
        self._older = {day: self._ages.older(years) for day, years in born.items()}
        self._following: set[str] = set()

    def _offset(self, dates: Sequence[Found], memory: Memory) -> int:
        """The days by which the patient's dates move: those of an earlier run, or drawn now if there is a
        date."""
        if (held := memory.recall(OFFSET, "")) is not None:
            return int(held)
        moments = [moment for item in dates for moment in item.placed.moments]
        days = choose_offset(
            moments, self._source.stream(OFFSET, 0), births.days_of_ages([item.placed for item in dates])
        )
        if dates:
            memory.remember(OFFSET, "", str(days))
        return days

    def _acronym(self, token: str, alias: str) -> str | None:
        """The initials of the surrogate of the long form that the letters have for an acronym."""
        if token not in self._long or token in self._following:
            return None
        label, value, spots = self._long[token]
        self._following.add(token)  # two long forms may hold each other's acronyms
        made = self._under(Found(label, value, "", ""), alias)
        self._following.remove(token)
        return initials(made, spots)

    def _moved(self, placed: Placed, days: int) -> list[Moment]:
        """The moments of a date, moved; the births of people of 90 and over go with their ages."""
        pairs = zip(placed.moments, placed.births, strict=True)
        return [
            moment.shifted(days).older(self._older.get(moment.day, 0) if birth else 0)
            for moment, birth in pairs
        ]

    def draw(self, item: Found, rng: Random, attempt: int, alias: str) -> str:
        """The surrogate of a mention at one attempt; it may equal another one, or an original."""
        label, value = item.label, item.value
        if label == "ID" or (label in ("NAME", "USERNAME") and INITIALS.fullmatch(value)):
            return self._reference(item, rng, attempt, alias)
        if label == "NAME":
            return self.people.render(value, rng, attempt, alias)
        if label == "DATE":
            if attempt >= TRIES // 2 and not item.placed.moments:
                return numbers.code(value, rng)
            # they come in the order in which they were read; one that looks as it did moves another week
            moments = iter(self._moved(item.placed, self._days - 7 * attempt))
            return shift_text(value, lambda _: next(moments), self._style, rng, item.placed.beside)
        if label == "AGE":
            return self._ages.written(value, rng)
        if label in PLACES:
            return self.places.render(label, value, rng, attempt, alias)
        if label == "PHONE" and attempt >= TRIES - 5:  # the reserved numbers of this form are used up
            return numbers.code(value, rng)
        if label == "PHONE":
            areas = self.places.atlas.phones(alias, rng, numbers.area_code(value))
            return numbers.phone(value, rng, item.before, areas)
        if label == "PROFESSION":
            return trades.surrogate(value, item.before, rng, self._country)
        if label == "URL":
            return self._online.url(value, rng)
        if label == "EMAIL":
            return self._online.email(value, rng)
        if label == "USERNAME":
            return self._username(value, rng, alias)
        if label == "POSTCODE":
            return self.places.postcode(value, rng, attempt, alias)
        return _NUMBERS.get(label, numbers.code)(value, rng)

    def _reference(self, item: Found, rng: Random, attempt: int, alias: str) -> str:
        """A code; later attempts give up what it is made of."""
        own = normalise(item.value)
        if attempt >= TRIES // 2:
            return numbers.code(item.value, rng)
        known = {
            key: self._under(other, alias)
            for key, other in self._numbers.items()
            if key != own and key in own
        }
        return reference(item.value, rng, lambda run: self._initials(run, alias), known, self._years, own=own)

    def _initials(self, run: str, alias: str) -> str | None:
        return self.people.initials(run, alias) or self.places.names.initials(run, alias)

    def _username(self, value: str, rng: Random, alias: str) -> str:
        """A user name; one that begins with initials of an institution ("VVI-22") keeps to them."""
        found = _RUN.match(value)
        told = self.places.names.initials(found.group(), alias) if found and found.group().isupper() else None
        if found and told:
            return told + self._online.username(value[found.end() :], rng)
        return self._online.username(value, rng)


_NUMBERS = {
    "IP": online.ip,
    "NHS": numbers.nhs,
    "SSN": numbers.ssn,
    "CARD": numbers.card,
    "IBAN": numbers.iban,
}


def _ages(known: Sequence[int], source: Source, memory: Memory) -> Ages:
    """The ages of 90 and over: they move as in an earlier run."""
    held = memory.recall(_YEARS, "")
    made = Ages(known, source.stream(_YEARS, 0), int(held) if held else None)
    if any(age >= ages.OVER for age in known):
        memory.remember(_YEARS, "", str(made.years))
    return made
