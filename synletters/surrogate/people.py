"""Who is who in a patient's letters, and the names they get.

Equal surnames, given names and initials are linked, so "John Smith", "SMITH, J." and "Mrs Smith" stay one
family. Which
name is drawn depends on the order in which the people turn up, on the text around them, and of their names on
the form alone:
the culture and the gender that the lists of names know.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from synletters.surrogate import pools
from synletters.surrogate.memory import Memory
from synletters.surrogate.names import TITLES, Name, Unit, parse
from synletters.surrogate.seeds import Source
from synletters.surrogate.shapes import like, like_case, normalise
from synletters.text.edits import within_one_edit

_LETTERS = "ABCDEFGHIJKLMNOPRSTVWYZ"
_FUZZY = 5  # letters from which a token at one edit counts as a misspelling
_TITLE = re.compile(r"\b(" + "|".join(TITLES) + r")\.?\s*$", re.IGNORECASE)
_KIN = re.compile(
    r"\b(?:(wife|mother|mum|mom|sister|daughter|grandmother|aunt|niece|girlfriend|female|lady|woman)"
    r"|(husband|father|dad|brother|son|grandfather|uncle|nephew|boyfriend|male|gentleman|man))\b[\s,:(]*$",
    re.IGNORECASE,
)
_SEX = re.compile(r"\b(?:sex|gender)\b[\s:=]{1,4}(?:(f|female)|(m|male))\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:(she|her|hers|herself)|(he|his|him|himself))\b", re.IGNORECASE)
_REACH = 100
_ROLES = ("surname", "given", "letter")

Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in its place; ``before`` and ``after`` reach no further than the neighbouring identifiers."""

    value: str
    before: str
    after: str


class People:
    """The people of one patient's letters."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        source: Source,
        forbidden: frozenset[str],
        memory: Memory | None = None,
    ) -> None:
        self._source, self._forbidden, self._memory = source, forbidden, memory or Memory()
        self._clusters: dict[str, list[str]] = {"surname": [], "given": [], "letter": []}
        self._links: dict[Link, Link] = {}
        self._pairs: dict[Link, list[Link]] = {}
        self._votes: dict[Link, Counter[str]] = {}
        self._bare: set[Link] = set()
        self._names: dict[str, Name] = {}
        self._resolved: dict[str, tuple[Link, ...]] = {}
        self._titled = {m.value for m in mentions if _TITLE.search(m.before)}
        for mention in mentions:
            if mention.value not in self._names:
                self._names[mention.value] = parse(mention.value)
        self._link()
        self._vote(mentions)
        self._used = {text.casefold() for role in _ROLES for text in self._memory.texts(f"NAME/{role}")}
        self._initials: dict[str, set[str]] = {}
        self._drawn: dict[tuple[Link, str], str] = {}
        for role in _ROLES:
            for word in self._clusters[role]:
                self._name((role, word), "")

    def _link(self) -> None:
        """Full names first: they tell which word is a surname and which initials belong to whom."""
        for name in self._names.values():
            words = [u for u in name.units if not u.initial]
            links = [self._add(u.role, u.text) for u in words if u.role in ("given", "surname")]
            for surname in (link for link in links if link[0] == "surname"):
                self._pairs.setdefault(surname, []).extend(link for link in links if link[0] == "given")
        for value, name in self._names.items():
            if len(name.units) == 1 and not name.units[0].initial and (name.titled or value in self._titled):
                self._add("surname", name.units[0].text)
        for value, name in self._names.items():
            self._resolved[value] = tuple(self._resolve(name))

    def _add(self, role: str, text: str) -> Link:
        """The cluster of a word: the same word, one at a single edit, or a new one."""
        key = (role, normalise(text) or text)
        if key not in self._links:
            held = self._clusters[role]
            near = self._near(role, key[1])
            if near is None:
                held.append(key[1])
            self._links[key] = near or key
        return self._links[key]

    def _near(self, role: str, word: str) -> Link | None:
        if len(word) < _FUZZY:
            return None
        near = (w for w in self._clusters[role] if len(w) >= _FUZZY and within_one_edit(w, word))
        return next(((role, w) for w in near), None)

    def _known(self, word: str) -> Link | None:
        for role in ("surname", "given"):
            if (role, word) in self._links:
                return self._links[role, word]
        return self._near("surname", word) or self._near("given", word)

    def _resolve(self, name: Name) -> Iterator[Link]:
        units = name.units
        initials = [normalise(u.text)[:1] or u.text for u in units if u.initial]
        surname = next(
            (self._add("surname", u.text) for u in units if u.role == "surname" and not u.initial), None
        )
        person = self._person(initials) if len(initials) == len(units) > 0 else None
        for at, unit in enumerate(units):
            if unit.role == "digits":
                yield ("digits", unit.text)
            elif person is not None and unit.initial:
                link = (
                    person[0] if at == 0 else person[1] if at == len(units) - 1 else ("letter", initials[at])
                )
                self._bare.add(link)
                yield self._add(*link)
            elif unit.initial:
                letter = normalise(unit.text)[:1] or unit.text
                givens = self._pairs.get(surname, []) if surname else []
                yield next((g for g in givens if g[1].startswith(letter)), None) or self._add(
                    "letter", letter
                )
            elif unit.role == "single":
                known = self._known(normalise(unit.text) or unit.text)
                yield known or self._add("given" if len(units) == 1 else "surname", unit.text)
            else:
                yield self._add(unit.role, unit.text)

    def _person(self, initials: list[str]) -> tuple[Link, Link] | None:
        """The given name and surname that a run of initials stands for."""
        for surname, givens in self._pairs.items():
            for given in givens:
                if given[1].startswith(initials[0]) and (
                    len(initials) == 1 or surname[1].startswith(initials[-1])
                ):
                    return given, surname
        return None

    def _vote(self, mentions: Sequence[Mention]) -> None:
        """Gather what the text around names tells of gender: titles and kinship before, a stated sex and
        pronouns after."""
        for mention in mentions:
            name, told = self._names[mention.value], ""
            title, kin = _TITLE.search(mention.before), _KIN.search(mention.before)
            if kin:
                told = "female" if kin[1] else "male"
            elif sex := _SEX.search(mention.after[:_REACH]):
                told = "female" if sex[1] else "male"
            told = name.gender or (TITLES[title[1].casefold()] if title else told)
            weight = 5
            if not told and not title and not name.titled:
                found, weight = _PRONOUN.search(mention.after[:_REACH]), 1
                told = ("female" if found[1] else "male") if found else ""
            if not told:
                continue
            links = self._resolved[mention.value]
            givens = [link for link in links if link[0] == "given"]
            for link in givens or links:
                self._votes.setdefault(link, Counter())[told] += weight

    def _gender(self, given: Link) -> pools.Gender:
        """What most of the text tells, of the given name or else of its surname; then what the name itself
        does."""
        for link in (given, *self._family(given)):
            if votes := self._votes.get(link):
                return "female" if votes["female"] > votes["male"] else "male"
        return pools.gender_of(given[1])

    def _family(self, given: Link) -> list[Link]:
        return [
            surname for surname, givens in self._pairs.items() if given in givens and len(set(givens)) == 1
        ]

    def _culture(self, link: Link) -> str:
        """The one culture of a name, alone or together with the names it stands beside; empty if there is
        none such."""
        beside = [s for s, givens in self._pairs.items() if link in givens] + self._pairs.get(link, [])
        own, others = pools.cultures(*link), [pools.cultures(*other) for other in beside]
        for other in others:
            own = own & other or own or other
        return next(iter(own)) if len(own) == 1 else ""

    def _name(self, link: Link, alias: str) -> str:
        """The name that stands for ``link`` under an alias: remembered, or drawn by its ordinal."""
        if (link, alias) not in self._drawn:
            self._drawn[link, alias] = self._draw(link, alias)
        return self._drawn[link, alias]

    def _draw(self, link: Link, alias: str) -> str:
        role, word = link
        kind = f"NAME/{role}{alias}"
        held = self._memory.recall(kind, word)
        initials = self._initials.setdefault(kind, {text[0] for text in self._memory.texts(kind)})
        if held is not None and held.casefold() not in self._forbidden:
            return held
        rng = self._source.stream(kind, self._memory.count(kind))
        gender = self._gender(link) if role == "given" else "neutral"
        culture = self._culture(link) if role != "letter" else ""
        for attempt in range(1000):
            drawn = fresh(rng, role, gender, attempt, culture)
            clash = drawn[0] in initials and attempt < 20
            bare = link in self._bare and drawn[0].casefold() == word[:1]
            taken = drawn.casefold() in self._used or word in drawn.casefold()
            if not (clash or bare or taken or drawn.casefold() in self._forbidden):
                break
        self._used.add(drawn.casefold())
        initials.add(drawn[0])
        self._memory.remember(kind, word, drawn)
        return drawn

    def canonical(self, value: str) -> tuple[object, ...]:
        """Equal for mentions that are one name in one form: misspellings share it, "J. Smith" and "Smith" do
        not."""
        units = self._names[value].units
        return tuple((link, unit.initial) for link, unit in zip(self._resolved[value], units, strict=True))

    def part(self, token: str, alias: str = "") -> str | None:
        """The surrogate of a word that is part of a known name, or of an initial and a surname run
        together."""
        word = normalise(token)
        if len(word) < 2:
            return None
        for role in ("surname", "given"):
            if link := self._links.get((role, word)):
                return self._name(link, alias)
        for (role, surname), link in self._links.items():
            if role != "surname" or len(surname) < 3:
                continue
            for given in self._pairs.get(link, []):
                first, last = self._name(given, alias), self._name(link, alias)
                forms = {
                    given[1][0] + surname: first[0] + last,
                    surname + given[1][0]: last + first[0],
                    given[1] + surname: first + last,
                    surname + given[1]: last + first,
                }
                if word in forms:
                    return forms[word]
        return None

    def render(self, value: str, rng: Random, attempt: int, alias: str = "") -> str:
        """The surrogate in the form of ``value``; later attempts give up the links and draw afresh."""
        name = self._names[value]
        links = iter(self._resolved[value])
        made: list[str] = []
        for part in name.parts:
            made.append(part if isinstance(part, str) else self._unit(part, next(links), rng, attempt, alias))
        return "".join(made)

    def _unit(self, unit: Unit, link: Link, rng: Random, attempt: int, alias: str) -> str:
        if link[0] == "digits":
            return like(unit.text, rng)
        drawn = self._name(link, alias) if attempt == 0 else fresh(rng, link[0], "neutral", attempt)
        if unit.initial:
            return like_case(unit.text, drawn[:1]) + unit.tail
        if drawn.endswith(("ski", "cki")) and unit.text.casefold().endswith(("ska", "cka")):
            drawn = f"{drawn[:-1]}a"
        return like_case(unit.text, drawn) + unit.tail


def fresh(rng: Random, role: str, gender: pools.Gender, attempt: int, culture: str = "") -> str:
    """A name of the lists; after many refusals one of the mixed lists, then a coined one, longer and
    longer."""
    if role == "letter":
        return rng.choice(_LETTERS)
    if attempt > 200:
        return pools.coined(rng, 3 + attempt // 100)
    culture = culture if attempt < 100 else ""
    if role == "given":
        if gender == "neutral" and attempt > 10:
            gender = rng.choice(("female", "male"))
        return pools.given_name(rng, gender, culture)
    return pools.surname(rng, culture)
