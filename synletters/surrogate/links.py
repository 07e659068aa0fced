"""Which words of a patient's names are one: equal surnames, given names and initials, misspellings, nicknames.

"John Smith", "SMITH, J.", "Mrs Smith", "JS" and "j.smith@…" stay one family and one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

from synletters.surrogate import pools
from synletters.surrogate.name_order import in_order, reversible
from synletters.surrogate.names import Name, Unit
from synletters.surrogate.shapes import normalise
from synletters.text.edits import within_one_edit

_FUZZY = 5  # letters from which a token at one edit counts as a misspelling
_LOCAL = re.compile(r"[._+\-\s]+|(?<=[^\W\d_])(?=\d)")

#: A role (surname, given, letter) and the word that stands for all of a cluster.
Link = tuple[str, str]


class Links:
    """The words of names, each with the cluster that it belongs to.

    ``names`` are the mentions, ``titled`` those with a title before them, ``online`` the user names and e-mail
    addresses, ``counts`` how often each mention stands in the letters, ``called`` the full name before each mention
    that the text has for what somebody is called ("known as").
    """

    def __init__(
        self,
        names: Mapping[str, Name],
        titled: frozenset[str],
        online: Sequence[str],
        counts: Mapping[str, int],
        called: Mapping[str, str] | None = None,
    ) -> None:
        self.clusters: dict[str, list[str]] = {"surname": [], "given": [], "letter": []}
        self.pairs: dict[Link, list[Link]] = {}
        self.bare: set[Link] = set()
        #: a nickname and the given name that it stands for
        self.nicknames: dict[Link, Link] = {}
        self._links: dict[Link, Link] = {}
        self._titled, self._counts, self._called = titled, counts, called or {}
        self._names = names = in_order(names, titled, self._called)
        self._doubles: dict[str, tuple[Link, ...]] = {}
        self._full_names()
        for value, name in names.items():
            if len(name.units) == 1 and not name.units[0].initial and (name.titled or value in titled):
                self._add("surname", name.units[0].text)
        for value in online:
            self._from_online(value)
        self.resolved = {value: tuple(self._resolve(value, name)) for value, name in names.items()}
        self._short_forms()

    def _full_names(self) -> None:
        """Full names first: they tell which word is a surname and which initials belong to whom."""
        turned: list[Name] = []
        for name in self._names.values():
            if reversible(name):
                turned.append(name)
            else:
                self._pair(name.units)
        for name in turned:
            one, two = name.units
            known = (
                self._links.get(("surname", normalise(one.text))),
                self._links.get(("given", normalise(two.text))),
            )
            if all(known) and ("given", normalise(one.text)) not in self._links:  # "Smith John"
                self._pair((Unit(one.text, "surname", False), Unit(two.text, "given", False)))
            else:
                self._pair(name.units)

    def _pair(self, units: Sequence[Unit]) -> None:
        words = [u for u in units if not u.initial]
        links = [self._add(u.role, u.text) for u in words if u.role in ("given", "surname")]
        givens = [link for link in links if link[0] == "given"]
        for surname in (link for link in links if link[0] == "surname"):
            self.pairs.setdefault(surname, []).extend(givens)
        for surname_units in (
            tuple(run) for role, run in groupby(units, lambda unit: unit.role) if role == "surname"
        ):
            if len(surname_units) > 1:
                double = tuple(self._add("surname", unit.text) for unit in surname_units)
                self._doubles["".join(normalise(unit.text) for unit in surname_units)] = double

    def _add(self, role: str, text: str) -> Link:
        """The cluster of a word: the same word, one at a single edit, or a new one."""
        key = (role, normalise(text) or text)
        if key not in self._links:
            held = self.clusters[role]
            near = self._near(role, key[1])
            if near is None:
                held.append(key[1])
            self._links[key] = near or key
        return self._links[key]

    def _near(self, role: str, word: str) -> Link | None:
        if len(word) < _FUZZY:
            return None
        near = (w for w in self.clusters[role] if len(w) >= _FUZZY and within_one_edit(w, word))
        return next(((role, w) for w in near), None)

    def known(self, word: str, first: str = "given") -> Link | None:
        """The cluster of a word that stands alone: a given name's, unless a title before it tells a surname."""
        roles = (first, *(role for role in ("surname", "given") if role != first))
        for role in roles:
            if (role, word) in self._links:
                return self._links[role, word]
        return next((near for role in roles if (near := self._near(role, word))), None)

    def _resolve(self, value: str, name: Name) -> Iterator[Link]:
        units = name.units
        if reversible(name) and ("surname", normalise(units[0].text)) in self._links:
            one, two = (normalise(unit.text) for unit in units)
            if ("given", two) in self._links and ("given", one) not in self._links:
                yield self._links["surname", one]
                yield self._links["given", two]
                return
        initials = [normalise(u.text)[:1] or u.text for u in units if u.initial]
        surnames = [self._add("surname", u.text) for u in units if u.role == "surname" and not u.initial]
        person = self._person(initials) if len(initials) == len(units) > 0 else None
        titled = name.titled or value in self._titled
        for at, unit in enumerate(units):
            if unit.role == "digits":
                yield ("digits", unit.text)
            elif person is not None and unit.initial:
                last = at == len(units) - 1
                link = person[0] if at == 0 else person[1] if last else ("letter", initials[at])
                self.bare.add(link)
                yield self._add(*link)
            elif unit.initial:
                yield self._initial(normalise(unit.text)[:1] or unit.text, surnames, at)
            elif unit.role == "single":
                word = normalise(unit.text) or unit.text
                known = self.known(word, "surname" if titled else "given")
                yield known or self._add("given" if len(units) == 1 else "surname", unit.text)
            else:
                yield self._add(unit.role, unit.text)

    def named(self) -> Iterator[tuple[Name, tuple[Link, ...]]]:
        """Each name, with the clusters of its words."""
        for value, name in self._names.items():
            yield name, self.resolved[value]

    def _initial(self, letter: str, surnames: Sequence[Link], at: int) -> Link:
        """The given name that an initial beside a surname stands for; else the letter itself."""
        givens = [given for surname in surnames for given in self.givens(surname)]
        found = next((g for g in givens if g[0] == "given" and g[1].startswith(letter)), None)
        link = found or self._add("letter", letter)
        for surname in surnames if found is None and at == 0 else ():
            self.pairs.setdefault(surname, []).append(link)
        return link

    def givens(self, surname: Link) -> list[Link]:
        """The given names and initials that stand beside a surname, the one of most mentions first."""
        held = list(dict.fromkeys(self.pairs.get(surname, [])))
        return sorted(held, key=lambda given: -self._often(given)) if len(held) > 1 else held

    def _often(self, given: Link) -> int:
        words = [(value, [normalise(u.text) for u in name.units]) for value, name in self._names.items()]
        return sum(self._counts.get(value, 1) for value, units in words if given[1] in units)

    def _person(self, initials: list[str]) -> tuple[Link, Link] | None:
        """The given name and surname that a run of initials stands for."""
        for surname in self.pairs:
            for given in self.givens(surname):
                if not given[1].startswith(initials[0]):
                    continue
                if len(initials) == 1 or surname[1].startswith(initials[-1]):
                    return given, surname
        return None

    def _from_online(self, value: str) -> None:
        """ "michael.patel@…" tells whom Dr M Patel's initial stands for, if either of its words is a name here."""
        local = value.rpartition("@")[0] or value
        words = [word for part in _LOCAL.split(local) if (word := normalise(part)) and word.isalpha()]
        if len(words) != 2 or min(map(len, words)) < 3:
            return
        for given, last in (words, words[::-1]):
            family = self._surname(last)
            if family or ("given", given) in self._links:
                links = family or (self._add("surname", last),)
                first = self._add("given", given)
                for link in links:
                    self.pairs.setdefault(link, []).append(first)
                return

    def _surname(self, word: str) -> tuple[Link, ...]:
        link = self._links.get(("surname", word))
        return (link,) if link else self._doubles.get(word, ())

    def surnames(self) -> Iterator[tuple[str, tuple[Link, ...]]]:
        """Every surname as it is written in one word, with its links: two for a double one."""
        for (role, word), link in self._links.items():
            if role == "surname":
                yield word, (link,)
        yield from self._doubles.items()

    def of_word(self, word: str) -> tuple[Link, ...]:
        """The cluster of a word that is a surname or a given name here; two of a double surname, else none."""
        given = self._links.get(("given", word))
        if found := self._surname(word) or ((given,) if given else ()):
            return found
        accented = (link for (_, known), link in self._links.items() if pools.plain(known) == word != known)
        return tuple(accented)[:1]

    def _short_forms(self) -> None:
        """A nickname belongs to the given name that it is short for: the one beside it, else the only one."""
        for nick in self.clusters["given"]:
            bases = [base for base in self.clusters["given"] if nick in nicknames(base)]
            families = [{*givens} for givens in self.pairs.values()]
            near = [b for b in bases if any({("given", b), ("given", nick)} <= family for family in families)]
            if near or len(bases) == 1:
                self.nicknames["given", nick] = ("given", (near or bases)[0])
        for value, whole in self._called.items():
            link = next((link for link in self.resolved[value] if link[0] == "given"), None)
            base = next((link for link in self.resolved[whole] if link[0] == "given"), None)
            if link and base and link != base and base not in self.nicknames:
                self.nicknames.setdefault(link, base)


@cache
def _short() -> dict[str, tuple[str, ...]]:
    return {words[0]: tuple(words[1:]) for words in map(str.split, pools.lines("nicknames"))}


def nicknames(given: str) -> tuple[str, ...]:
    """What people call somebody of a given name, in small letters; empty for a name without any."""
    return _short().get(pools.plain(given), ())
