"""People in user names, addresses and the codes of letters: parts of their names run together, and their initials."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from synletters.surrogate import pools
from synletters.surrogate.links import Link, Links
from synletters.surrogate.names import Unit
from synletters.surrogate.shapes import normalise

_FEW = 3  # letters of a surname that stand for it beside a given name


class NameForms:
    """The forms in which the names of a patient's letters turn up; ``drawn`` gives the surrogate of a link under an alias."""

    def __init__(self, links: Links, drawn: Callable[[Link, str], str]) -> None:
        self._links, self._drawn = links, drawn

    def _plain(self, links: Sequence[Link], alias: str) -> str:
        return "".join(pools.plain(self._drawn(link, alias)) for link in links)

    def part(self, token: str, beside: Sequence[str], alias: str) -> str | None:
        """The surrogate, in plain letters, of a word of a user name: a known name, one or more letters of one beside the
        other, or both run together; None for another word."""
        word = normalise(token)
        others = [normalise(other) for other in beside]
        if len(word) == 1:
            return self._letter(word, others, alias)
        if links := self._links.of_word(word):
            return self._plain(links, alias)
        for surname, links in self._links.surnames():
            if len(surname) < 3:
                continue
            for given in self._links.givens(links[-1]):
                if found := self._together(word, surname, links, given, alias):
                    return found
        return self._short(word, others, alias) if len(word) <= _FEW else None

    def _together(
        self, word: str, surname: str, links: Sequence[Link], given: Link, alias: str
    ) -> str | None:
        """What a word becomes that is a given name or its initial, run together with a surname or its initials."""
        last, first = self._plain(links, alias), pools.plain(self._drawn(given, alias))
        new = [pools.plain(self._drawn(link, alias)) for link in links]
        letters, made = "".join(link[1][0] for link in links), "".join(name[0] for name in new)
        forms = {given[1][0] + surname: first[0] + last, surname + given[1][0]: last + first[0]}
        if len(links) > 1:
            forms[given[1][0] + letters[:-1] + links[-1][1]] = first[0] + made[:-1] + new[-1]
        if given[0] == "given":
            forms |= {given[1] + surname: first + last, surname + given[1]: last + first}
            forms[given[1] + letters] = first + made
        return forms.get(word)

    def _letter(self, letter: str, beside: Sequence[str], alias: str) -> str | None:
        for other in beside:
            for link in self._links.of_word(other):
                for given in self._links.givens(link):
                    if given[1].startswith(letter):
                        return self._plain([given], alias)[:1]
        return self._short(letter, beside, alias)

    def _short(self, word: str, beside: Sequence[str], alias: str) -> str | None:
        """As many letters of a surname as stand of it beside the given name: ``brid.oh``."""
        for other in beside:
            for surname, givens in self._links.pairs.items():
                known = any(role == "given" and pools.plain(name) == other for role, name in givens)
                if known and pools.plain(surname[1]).startswith(word):
                    return self._plain([surname], alias)[: len(word)]
        return None

    def initials(self, run: str, alias: str) -> str | None:
        """The initials of the surrogate of the first person who has these, in capitals."""
        links = self._by_initials.get(run.casefold())
        return "".join(pools.plain(self._drawn(link, alias))[:1].upper() for link in links) if links else None

    @cached_property
    def _by_initials(self) -> dict[str, tuple[Link, ...]]:
        out: dict[str, tuple[Link, ...]] = {}
        for links in self._people():
            letters = "".join(pools.plain(link[1])[:1] for link in links)
            if len(letters) == len(links) > 1:
                out.setdefault(letters, links)
        return out

    def _people(self) -> Iterator[tuple[Link, ...]]:
        """The names of each person in the order in which initials have them: all, and without those in the middle."""
        for name, held in self._links.named():
            units = list(zip(name.units, held, strict=True))
            givens = [link for unit, link in units if _is_given(unit, link)]
            surnames = [link for _, link in units if link[0] == "surname"]
            if givens and surnames:
                yield (*givens, *surnames)
                yield (givens[0], *surnames)
                yield (givens[0], surnames[-1])


def _is_given(unit: Unit, link: Link) -> bool:
    return link[0] in ("given", "letter") and unit.role != "digits"
