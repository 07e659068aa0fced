"""One surrogate for each identifier of a patient's letters, the same for the same identifier in all of
them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace as changed
from random import Random

from synletters.core.document import Action, Protected
from synletters.core.errors import LetterError
from synletters.surrogate import ages, births, numbers, online, trades
from synletters.surrogate.acronyms import initials, long_forms
from synletters.surrogate.ages import Ages
from synletters.surrogate.chain import Placed
from synletters.surrogate.codes import institutions, one_kind, people_by_name
from synletters.surrogate.country import written_in
from synletters.surrogate.date_shifts import OFFSET
from synletters.surrogate.date_style import DateStyle
from synletters.surrogate.dates import choose_offset, shift_text
from synletters.surrogate.memory import Memory
from synletters.surrogate.moments import Moment
from synletters.surrogate.people import NEVER_SPELT, Mention, People
from synletters.surrogate.places import Places
from synletters.surrogate.references import INITIALS, reference
from synletters.surrogate.regions import Found, regions
from synletters.surrogate.seeds import Source
from synletters.surrogate.shapes import long_tokens, normalise, words
from synletters.surrogate.walk import Walk
from synletters.surrogate.years import place
from synletters.text.confusables import skeleton

#: Attempts that keep the format; after them the surrogate grows until it equals nothing.
TRIES = 40
_PLACES = frozenset(("ADDRESS", "LOCATION", "HOSPITAL", "ORGANIZATION"))
_YEARS = "AGE/years"
#: labels whose values hold initials of institutions, and those whose values stand in other codes too
_CODED = frozenset(("ID", "USERNAME", "URL", "EMAIL"))
_LINKED = frozenset(("ID", "NHS", "PHONE"))
_RUN = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,6}(?![^\W\d_])")
#: A label with its alias, and an identity.
_Key = tuple[str, str]


def replace_group(
    group: Sequence[Protected], *, seed: int | str, mode: str = "consistent", memory: Memory | None = None
) -> list[tuple[str, ...]]:
    """One surrogate for each REPLACE region, in order, for all the letters of one patient.

    ``mode`` is ``consistent``, ``per-mention`` or ``markov`` (see ``walk``). ``memory`` is what earlier runs
    drew for the patient;
    new draws are added to it. The result of a letter does not depend on the order of ``group``. Raises
    LetterError if the
    letters belong to more than one patient.
    """
    if not group:
        return []
    patient = group[0].letter.patient
    if any(item.letter.patient != patient for item in group):
        raise LetterError(
            "letters of more than one patient were given to one group", letter_id=group[0].letter.id
        )
    order = sorted(range(len(group)), key=lambda at: (group[at].letter.id, group[at].letter.text))
    outside = " ".join(_outside(group[at]) for at in order)
    british = written_in(outside)[0]
    read = people_by_name(institutions(one_kind([regions(group[at], british=british) for at in order])))
    style, read = _with_years(read, outside)
    found = dict(zip(order, read, strict=True))
    memory = memory or Memory()
    source = Source(0, memory.secret) if memory.secret else Source(seed, patient)
    replacer = _Replacer([item for items in read for item in items], outside, style, source, memory, mode)
    done = {at: tuple(replacer.replace(item, group[at].letter.id) for item in found[at]) for at in order}
    return [done[at] for at in range(len(group))]


def _with_years(letters: Sequence[Sequence[Found]], outside: str) -> tuple[DateStyle, list[list[Found]]]:
    """How the patient's letters write dates, and the identifiers, the dates among them with their moments."""
    dates = dict.fromkeys(item.value for found in letters for item in found if item.label == "DATE")
    cues, told = written_in(outside)
    style = DateStyle(dates, cues, told=told)
    stated = [ages.stated(item.value) or 0 for found in letters for item in found if item.label == "AGE"]
    dated = [[item.mention for item in found if item.label == "DATE"] for found in letters]
    style, placed = place(dated, style, stated)
    out = []
    for found, moments in zip(letters, placed, strict=True):
        left = iter(moments)
        out.append([changed(item, placed=next(left)) if item.label == "DATE" else item for item in found])
    return style, out


class _Replacer:
    """The surrogates of one patient."""

    def __init__(
        self,
        found: Sequence[Found],
        outside: str,
        style: DateStyle,
        source: Source,
        memory: Memory,
        mode: str,
    ) -> None:
        self._source = source
        # what is drawn once for a mention is of no use later, and is not remembered; the offset of the dates
        # always is
        self._memory = Memory() if mode == "per-mention" else memory
        self._walk = Walk(mode, source)
        values = {item.value for item in found}
        self._originals = _readings(values)
        self._forbidden = forbidden = frozenset(
            self._originals | words(outside) | words(skeleton(outside)[0])
        )
        named = [i for i in found if i.label == "NAME" and not INITIALS.fullmatch(i.value)]
        names = [Mention(i.value, i.before, i.after, i.beyond) for i in named]
        online_names = [i.value for i in found if i.label in ("EMAIL", "USERNAME")]
        self._people = People(names, source, forbidden, self._memory, online_names)
        places = [(i.label, i.value) for i in found if i.label in _PLACES]
        home = "GB" if written_in(outside)[0] else "US"
        self._country: trades.Country = "uk" if home == "GB" else "us"
        coded = [run for i in found if i.label in _CODED for run in _RUN.findall(i.value)]
        self._long = long_forms(((i.label, i.value) for i in found if i.label in _PLACES), coded)
        spelt = [form[1] for form in self._long.values()]
        self._places = Places(
            source, forbidden, self._memory, self._acronym, home=home, values=places, spelt=spelt
        )
        self._online = online.Online(
            self._people.part, self._places.domain, lambda ordinal: source.stream("HOST", ordinal)
        )
        self._numbers = {
            normalise(i.value): i for i in found if i.label in _LINKED and len(normalise(i.value)) > 4
        }
        self._style = style
        dates = [i for i in found if i.label == "DATE"]
        self._days = self._offset(dates, memory)
        self._years = {
            p.own.year: Moment(p.own, "day").shifted(self._days).day.year for p in (i.placed for i in dates)
        }
        born = births.ages_told([item.placed for item in dates])
        stated = [age for i in found if i.label == "AGE" and (age := ages.stated(i.value)) is not None]
        self._ages = _ages([*stated, *born.values()], source, memory)
        self._older = {day: self._ages.older(years) for day, years in born.items()}
        self._following: set[str] = set()
        self._ordinals: dict[str, int] = {}
        self._entities: dict[_Key, tuple[int, int]] = {}
        self._taken: dict[str, _Key] = {}
        self._before: dict[str, frozenset[str]] = {}
        self._done: dict[tuple[str, str, str, Placed], str] = {}

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

    def replace(self, item: Found, letter: str) -> str:
        """The surrogate of one mention; with the same alias, the same for every mention in the same words."""
        return self._under(item, self._walk.step(letter, item.label, self._identity(item)))

    def _under(self, item: Found, alias: str) -> str:
        known = (item.label, item.value, alias, item.placed)
        if known not in self._done:
            self._done[known] = self._new(item, alias)
        elif item.label in _PLACES:
            self._places.revisit(item.label, item.value, alias)
        return self._done[known]

    def _identity(self, item: Found) -> str:
        """Equal for mentions that are one entity."""
        if item.label == "NAME" and not INITIALS.fullmatch(item.value):
            return repr(self._people.canonical(item.value))
        return normalise(item.value) or item.value

    def _new(self, item: Found, alias: str) -> str:
        kind = item.label + alias
        key = (kind, self._identity(item))
        held = self._memory.recall(kind, key[1])
        if kind not in self._before:
            self._before[kind] = frozenset(normalise(text) for text in self._memory.texts(f"{kind}="))
            self._ordinals[kind] = self._memory.count(kind)
        if key not in self._entities:
            if held is not None:
                ordinal, attempt = map(int, held.split())
                self._entities[key] = (ordinal, attempt)
            else:
                self._entities[key] = (self._ordinals[kind], 0)
                self._ordinals[kind] += 1
        ordinal, start = self._entities[key]
        exact = self._memory.recall(f"{kind}=", item.value)
        if exact is not None and self._fits(item, exact, key) and not self._meets(item, exact):
            made, attempt = exact, start
            if item.label in _PLACES:
                self._places.revisit(item.label, item.value, alias)
        else:
            barred = self._before[kind] if held is None else frozenset()
            made, attempt = self._made(item, alias, key, ordinal, start, barred)
        self._entities[key] = (ordinal, attempt)
        if not item.placed.moments and item.label != "AGE":
            self._taken[normalise(made)] = key
        self._memory.remember(kind, key[1], f"{ordinal} {attempt}")
        if item.label not in ("DATE", "AGE"):  # they move together, whatever their words
            self._memory.remember(f"{kind}=", item.value, made)
        return made

    def _made(
        self, item: Found, alias: str, key: _Key, ordinal: int, start: int, barred: frozenset[str]
    ) -> tuple[str, int]:
        """The first attempt that fits, and which it was; ``barred`` stand for other entities of earlier
        runs."""
        for attempt in range(start, TRIES):
            made = self._draw(item, self._source.stream(key[0], ordinal, attempt), attempt, alias)
            if self._fits(item, made, key) and normalise(made) not in barred:
                return made, attempt
        return self._grown(item, self._source.stream(f"{item.label}/grown{alias}", ordinal), key), TRIES - 1

    def _acronym(self, token: str, alias: str) -> str | None:
        """The initials of the surrogate of the long form that the letters have for an acronym."""
        if token not in self._long or token in self._following:
            return None
        label, value, spots = self._long[token]
        self._following.add(token)  # two long forms may hold each other's acronyms
        made = self._under(Found(label, value, "", ""), alias)
        self._following.remove(token)
        return initials(made, spots)

    def _fits(self, item: Found, made: str, key: _Key) -> bool:
        """Whether a surrogate says nothing of any original, and stands for no other one."""
        plain = normalise(made)
        if item.placed.moments:  # a day moves to another one, whatever else that says or stands for
            return plain != normalise(item.value)
        if item.label == "AGE" and ages.stated(item.value):  # an age moves with the births, as dates do
            return plain != normalise(item.value)
        if item.placed.beside.dated and plain == normalise(
            item.value
        ):  # the day of the week of a date that moves
            return True
        if item.label != "DATE" and made.strip(".,").casefold() in NEVER_SPELT:
            return False
        # a trade may have the word of another one ("driver", "lorry driver"), which tells nothing
        shared = item.label == "PROFESSION" and trades.setting_of(item.value) is not None
        within = not shared and item.value.casefold() in made.casefold()
        if not plain or within or plain == normalise(item.value):
            return False
        if self._taken.get(plain, key)[1] != key[1]:  # "Leeds" is one town under any label
            return False
        return plain not in self._originals or item.label == "DATE"

    def _meets(self, item: Found, made: str) -> bool:
        """Whether a word of a remembered surrogate is a word of these letters, other than one that it shares
        with its value."""
        return not self._forbidden.isdisjoint(long_tokens(made) - long_tokens(item.value))

    def _grown(self, item: Found, rng: Random, key: _Key) -> str:
        """A code that is longer and longer, of letters that the original does not have where there are
        such."""
        letters = [c for c in "bcdfghjklmnpqrstvwxz" if c not in item.value.casefold()] or list("xz")
        size = 3
        while True:
            made = "".join(rng.choice(letters) for _ in range(size))
            if self._fits(item, made, key):
                return made
            size += 1

    def _moved(self, placed: Placed, days: int) -> list[Moment]:
        """The moments of a date, moved; the births of people of 90 and over go with their ages."""
        pairs = zip(placed.moments, placed.births, strict=True)
        return [
            moment.shifted(days).older(self._older.get(moment.day, 0) if birth else 0)
            for moment, birth in pairs
        ]

    def _draw(self, item: Found, rng: Random, attempt: int, alias: str) -> str:
        label, value = item.label, item.value
        if label == "ID" or (label in ("NAME", "USERNAME") and INITIALS.fullmatch(value)):
            return self._reference(item, rng, attempt, alias)
        if label == "NAME":
            return self._people.render(value, rng, attempt, alias)
        if label == "DATE":
            if attempt >= TRIES // 2 and not item.placed.moments:
                return numbers.code(value, rng)
            # they come in the order in which they were read; one that looks as it did moves another week
            moments = iter(self._moved(item.placed, self._days - 7 * attempt))
            return shift_text(value, lambda _: next(moments), self._style, rng, item.placed.beside)
        if label == "AGE":
            return self._ages.written(value, rng)
        if label in _PLACES:
            return self._places.render(label, value, rng, attempt, alias)
        if label == "PHONE" and attempt >= TRIES - 5:  # the reserved numbers of this form are used up
            return numbers.code(value, rng)
        if label == "PHONE":
            areas = self._places.atlas.phones(alias, rng, numbers.area_code(value))
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
            return self._places.postcode(value, rng, attempt, alias)
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
        return self._people.initials(run, alias) or self._places.initials(run, alias)

    def _username(self, value: str, rng: Random, alias: str) -> str:
        """A user name; one that begins with initials of an institution ("VVI-22") keeps to them."""
        found = _RUN.match(value)
        told = self._places.initials(found.group(), alias) if found and found.group().isupper() else None
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


def _readings(values: Collection[str]) -> set[str]:
    """The values and their longer words as they are compared, with their accents and without ("Zoe" is no
    stand-in for "Zoë")."""
    both = {*values, *(skeleton(value)[0] for value in values)}
    return {normalise(v) for v in both} | {token for v in both for token in long_tokens(v)}


def _outside(item: Protected) -> str:
    """The text of a letter with a blank for each identifier."""
    text = item.letter.text
    return "".join(" " if r.action is Action.REPLACE else text[r.start : r.end] for r in item.regions)
