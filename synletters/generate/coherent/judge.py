"""What is left of a letter's facts once its identifiers have been replaced.

The days of a letter have moved by one number of days: that under which most of its full dates are what the moved
day looks like in the source's form. Each other fact is then written anew with the moved days and the people's new
names, and holds if that stands in the rewritten letter. Nothing here reads a date or a name by the rules that the
package replaces them with, but that a given name's sex is that of its lists.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from stdnum.gb import nhs

from synletters.generate.coherent import cast as people
from synletters.generate.coherent import days as times
from synletters.generate.coherent.cast import Person
from synletters.generate.coherent.make import Coherent, Fact, age
from synletters.generate.coherent.sides import Sides
from synletters.surrogate import pools

_REACH = 10 * 366
_CAPITAL = re.compile(r"(?:(?:[a-z]+['’]?|al-|el-)[ -]?)*[^\W\d_a-z]")


@dataclass(frozen=True, slots=True)
class Check:
    """Whether one fact still holds, and the places that say it in the source and in the rewrite."""

    kind: str
    form: str
    holds: bool
    source: tuple[int, int]
    out: tuple[int, int]

    def to_json(self) -> dict[str, object]:
        """Kind, form and places; no text."""
        return {"kind": self.kind, "form": self.form, "source": self.source, "out": self.out}


def judge(made: Coherent, both: Sides) -> list[Check]:
    """A check for each fact of the letter, and for each person's sex, case and family."""
    return _Judge(made, both).checks()


class _Judge:
    def __init__(self, made: Coherent, both: Sides) -> None:
        self.made, self.both, self.order = made, both, made.order
        self.shift = self._shift()

    def _place(self, fact: Fact) -> tuple[str, str, tuple[int, int]]:
        """What stands around a fact within its window of the source, what the window became, and where."""
        s0, s1, o0, o1 = self.both.window(fact.start, fact.end)
        source = self.both.source
        head, tail, new = source[s0 : fact.start], source[fact.end : s1], self.both.out[o0:o1]
        if new.startswith(head) and new.endswith(tail):  # a window that is wider by text that stayed
            new = new[len(head) : len(new) - len(tail)]
        return source[fact.start : fact.end], new, (o0, o1)

    def _shift(self) -> int:
        """The days by which most full dates went: whole weeks if any such do."""
        votes: Counter[int] = Counter()
        for fact in self.made.facts:
            if fact.kind == "date" and fact.form in times.FULL and not fact.birth:
                _, new, _ = self._place(fact)
                for step in (7, 1):
                    reach = range(-_REACH // 7 * 7, _REACH, step)
                    if found := times.offsets_between(fact.form, fact.days[0], new, self.order, reach):
                        votes.update(found)
                        break
        return votes.most_common(1)[0][0] if votes else 0

    def checks(self) -> list[Check]:
        out = [self._date(fact) for fact in self.made.facts if fact.kind == "date" and not fact.birth]
        births = {fact.days[0]: self._birth(fact) for fact in self.made.facts if fact.birth}
        for fact in self.made.facts:
            if fact.birth:
                out.append(self._check(fact, births[fact.days[0]] is not None, "birth"))
            elif fact.kind == "age":
                out.append(self._age(fact, births.get(fact.days[0])))
        return [*out, *self._people(), *self._codes()]

    def _check(self, fact: Fact, holds: bool, kind: str = "") -> Check:
        _, _, out = self._place(fact)
        return Check(kind or fact.kind, fact.form, holds, (fact.start, fact.end), out)

    def _moved(self, fact: Fact) -> tuple[date, ...]:
        return tuple(day + timedelta(self.shift) for day in fact.days)

    def _date(self, fact: Fact) -> Check:
        old, new, _ = self._place(fact)
        texts = times.accepted(fact.form, self._moved(fact), self.order, fact.days)
        if fact.form in times.COARSE or fact.form in times.FEASTS:
            texts = {text for text in texts if text != old}
        return self._check(fact, self.shift != 0 and any(_says(new, text) for text in texts))

    def _birth(self, fact: Fact) -> date | None:
        """The day that a birth went to: by the shift, or from 90 years on one that many years away."""
        _, new, _ = self._place(fact)
        moved = self._moved(fact)[0]
        old = any(age(fact.days[0], day) >= 90 for other in self.made.facts for day in other.days)
        years = [0, *(by for n in range(1, 16) for by in (n, -n))] if old else [0]
        for by in years:
            for days in (0, -1, 1) if by else (0,):
                try:
                    there = moved.replace(year=moved.year + by) + timedelta(days)
                except ValueError:
                    there = moved.replace(year=moved.year + by, day=28)
                if any(
                    _says(new, text) for text in times.accepted(fact.form, (there,), self.order, fact.days)
                ):
                    return there
        return None

    def _age(self, fact: Fact, birth: date | None) -> Check:
        """An age fits the birth date, where the letter has one; else it stays below 90, or at 90 and over."""
        old, new, _ = self._place(fact)
        said = re.search(r"\d+", new)
        if said is None:
            return self._check(fact, "90" in new)
        number, had = int(said[0]), age(*fact.days)
        if any(f.birth and f.days[0] == fact.days[0] for f in self.made.facts):
            there = fact.days[1] + timedelta(self.shift)
            return self._check(fact, birth is not None and number == age(birth, there))
        return self._check(fact, (number >= 90) == (had >= 90) and (had >= 90 or str(number) == old))

    def _people(self) -> list[Check]:
        out: list[Check] = []
        new: dict[str, Person] = {}
        for who, person in self.made.people.items():
            facts = [fact for fact in self.made.facts if fact.who == who]
            new[who] = self._identity(person, facts)
            nicks = self._nicks(new[who], facts)
            for fact in facts:
                _, text, _ = self._place(fact)
                forms = [people.named(some, fact.form)[1] for some in nicks]
                out.append(self._check(fact, text in forms or _loose(fact.form, text, forms)))
            if not out:
                continue
            told = who.rpartition("_")[2]
            word = {"f": "female", "m": "male"}.get(told, "")
            sexes = {pools.gender_of(some.given) for some in nicks}
            first = facts[0]
            if word and any(fact.form in people.SAYS_GIVEN for fact in facts):
                out.append(self._check(first, sexes <= {word, "neutral"}, "sex"))
            words = (new[who].given, new[who].surname)
            out.append(self._check(first, all(_well_cased(word) for word in words), "case"))
        return [*out, *self._families(new)]

    def _nicks(self, person: Person, facts: Sequence[Fact]) -> list[Person]:
        """The person under the one nickname and maiden name that the letter gives it, where it gives any."""
        for fact in facts:
            _, text, _ = self._place(fact)
            if fact.form == "nick" and person.nick:
                person = replace(person, nick=text)
            elif fact.form == "nicked" and (found := re.search("“(.+)”", text)):
                person = replace(person, nick=found[1])
            elif fact.form == "maiden":
                person = replace(person, maiden=text)
            elif fact.form in ("initials", "capsinitials") and re.match(r"[A-Z]{2} ", text):
                person = replace(person, middle=text[1])
            elif fact.form == "dottedinitials" and re.match(r"[A-Z]\.[A-Z]\. ", text):
                person = replace(person, middle=text[2])
            elif fact.form == "middle" and (found := re.search(r" (\w)\. ", text)):
                person = replace(person, middle=found[1])
            elif fact.form == "capsgivenm":
                person = replace(person, middle=text[-1])
        return [person]

    def _identity(self, person: Person, facts: Sequence[Fact]) -> Person:
        """The new names under which most mentions of a person are as they should be."""
        found: Counter[Person] = Counter()
        texts = [(fact.form, self._place(fact)[1]) for fact in facts]
        some = [one for form, text in texts for one in people.identities(form, text, person)]
        given = {one.given for one in some} | {text for form, text in texts if form == "first"}
        last = {one.surname for one in some} | {
            text for form, text in texts if form in ("last", "titled", "dr")
        }
        letters = set()
        for form, text in texts:
            if (
                found_last := re.match(r"(\w)\.?(?:\w\.?)? (.+)", text)
                if "initial" in form or form == "dotted"
                else None
            ):
                letters.add(found_last[1])
                last.add(found_last[2])
            elif form == "email" and not last:
                last.add(text.partition("@")[0].rpartition(".")[2].capitalize())
            if form == "email" and not given:
                letters.add(text.partition(".")[0].capitalize())
        given = given or letters
        for g in sorted(given or {person.given}):
            for s in sorted(last or {person.surname}):
                one = Person(g, s, person.sex, person.title, person.middle, person.nick, person.maiden)
                found[one] = sum(
                    2 * _like(form, text, one) + (people.named(one, form)[1] == text) for form, text in texts
                )
        return found.most_common(1)[0][0]

    def _families(self, new: dict[str, Person]) -> Iterable[Check]:
        for (one, a), (two, b) in (
            (x, y) for x in self.made.people.items() for y in self.made.people.items()
        ):
            if one < two and self._shows(one) and self._shows(two):
                fact = next(fact for fact in self.made.facts if fact.who == one)
                same = new[one].surname.casefold() == new[two].surname.casefold()
                yield self._check(fact, same == (a.surname == b.surname), "family")

    def _shows(self, who: str) -> bool:
        hidden = ("first", "nick", "firstpossessive", "maiden", "bare")
        return any(fact.who == who and fact.form not in hidden for fact in self.made.facts)

    def _codes(self) -> Iterable[Check]:
        became: dict[str, set[str]] = {}
        for fact in self.made.facts:
            if fact.kind != "code":
                continue
            old, new, (at, _) = self._place(fact)
            became.setdefault(old, set()).add(new)
            holds = len(became[old]) == 1 and old != new
            if fact.form == "nhs":
                holds &= nhs.is_valid(new) and new.startswith("999")
            if fact.form == "job" and (found := re.search(r"\b(an?) $", self.both.out[:at], re.IGNORECASE)):
                holds &= (found[1].casefold() == "an") == _sounds(new)
            yield self._check(fact, holds)


def _sounds(word: str) -> bool:
    """Whether "an" goes before a word, as far as its letters tell: "an HGV driver"."""
    first = word.split()[0] if word.split() else ""
    return (
        first[:1] in "AEFHILMNORSX" if len(first) > 1 and first.isupper() else first[:1].casefold() in "aeiou"
    )


def _says(text: str, wanted: str) -> bool:
    """Whether a text holds another one as a whole."""
    return re.search(rf"(?<![^\W_]){re.escape(wanted)}(?![^\W_]|-[^\W\d_])", text) is not None


def _like(form: str, text: str, who: Person) -> bool:
    wanted = people.named(who, form)[1]
    return text.casefold() == wanted.casefold() or _loose(form, text, [wanted])


def _loose(form: str, text: str, wanted: Sequence[str]) -> bool:
    """Forms in capitals say no case, and the domain of an e-mail address is not the person's."""
    if form in people.LABELS:
        return text.partition("@")[0] in {one.partition("@")[0] for one in wanted}
    return form.startswith("caps") and text.casefold() in {one.casefold() for one in wanted}


def _well_cased(name: str) -> bool:
    """Whether every part of a name begins with a capital, particles aside."""
    parts = re.split("[ -]", name)
    small = all(
        part.casefold() in pools.word_set("name_particles") for part in parts[:-1] if part[:1].islower()
    )
    return small and parts[-1][:1].isupper()
