"""The stand-in of each name of a place or an institution: one for all its mentions, and a word of it for a word of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import cache
from random import Random

from synletters.surrogate import pools
from synletters.surrogate.atlas import Atlas
from synletters.surrogate.memory import Memory
from synletters.surrogate.online import known_word
from synletters.surrogate.place_parts import Reader, generic
from synletters.surrogate.place_words import TOKEN
from synletters.surrogate.seeds import Source
from synletters.surrogate.shapes import long_tokens, normalise

_SAINTLY = ("saint", "lady", "the_lady")
#: names of what is called for a town
_NAMED_FOR = ("hospital", "firm")
#: what a town's name may begin with that people leave out ("Ferry" for "North Ferry")
_LEFT_OUT = frozenset("port lake mount north south east west high low upper lower great little old".split())
_ACRONYM = 6  # letters of the longest
#: Answers what an acronym becomes if its long form stands elsewhere, or None.
Acronym = Callable[[str, str], str | None]


@cache
def _generic_words() -> tuple[str, ...]:
    """Generic words of institutions, the long ones first."""
    held = pools.word_set("keep_hospital") | pools.word_set("keep_organization")
    return tuple(sorted((word for word in held if word.isalpha() and len(word) > 1), key=len, reverse=True))


class PlaceNames:
    """The names of place in a patient's letters. ``values`` are the labels and texts of all places and institutions, in
    order; ``spelt`` are those whose initials the letters have for an acronym, which no stand-in has again."""

    def __init__(
        self,
        source: Source,
        forbidden: frozenset[str],
        memory: Memory | None = None,
        acronym: Acronym | None = None,
        *,
        home: str = "GB",
        values: Iterable[tuple[str, str]] = (),
        spelt: Collection[str] = (),
    ) -> None:
        self._source, self._forbidden, self._memory = source, forbidden, memory or Memory()
        self.acronym: Acronym = acronym or (lambda _token, _alias: None)
        self._drawn: dict[tuple[str, str], str] = {}
        values = list(values)
        self.reader = Reader(values, home)
        firsts = {
            normalise(m.group()): m.group()[0].casefold() for value in spelt for m in TOKEN.finditer(value)
        }
        self.atlas = Atlas(source, forbidden, self._memory, home, [value for _, value in values], firsts)

    def word(self, text: str, alias: str = "", kind: str = "town", near: tuple[str, ...] = ()) -> str:
        """The stand-in of a name of places, or of a country, county or state: remembered, or drawn by its
        ordinal. ``kind`` is that of a ``Part``."""
        key = (normalise(text) or text, alias)
        if key not in self._drawn:
            whole = self.reader.of_word.get(key[0]) if kind not in _SAINTLY else None
            if whole and kind in _NAMED_FOR and (long := self._long(text, whole, alias, near)):
                return long
            made = self._of_whole(text, whole, alias, near) if whole and normalise(whole) != key[0] else None
            self._drawn[key] = made or self._draw(text, *key, kind, near)
        self.atlas.visit(self._drawn[key], alias)
        return self._drawn[key]

    def held(self, key: tuple[str, str]) -> str | None:
        """What was drawn for the normal form of a name under an alias, if anything was."""
        return self._drawn.get(key)

    def _long(self, text: str, whole: str, alias: str, near: tuple[str, ...]) -> str | None:
        """The whole stand-in of a town in the name of an institution that has a word of the town's ("Ellery Towing" of
        Port Ellery): a word of the stand-in would often be none of its own ("Grove Towing" of Oak Grove)."""
        if normalise(whole) == normalise(text) or self.reader.phrases.get(normalise(whole)) != "town":
            return None
        new = self.word(whole, alias, "town", near)
        words = new.replace("-", " ").split()
        return new if len(words) > 1 and words[0].casefold().strip(".") not in _LEFT_OUT else None

    def _of_whole(self, text: str, whole: str, alias: str, near: tuple[str, ...]) -> str | None:
        """The word of a longer name's stand-in that answers to one of its words: the one in its place, if they have as
        many, else the longest."""
        old = whole.replace("-", " ").split()
        new = self.word(whole, alias, self.reader.phrases[normalise(whole)], near).replace("-", " ").split()
        spot = next(at for at, word in enumerate(old) if normalise(word) == normalise(text))
        telling = [word for word in new if len(word) > 3 and not generic("HOSPITAL", word)] or new
        made = new[spot] if len(new) == len(old) and new[spot] in telling else max(telling, key=len)
        self._memory.remember(f"PLACE{alias}", normalise(text), made)
        return made if made.casefold() not in self._forbidden else None

    def _draw(self, text: str, key: str, alias: str, named: str, near: tuple[str, ...]) -> str:
        kind = f"PLACE{alias}"
        held = self._memory.recall(kind, key)
        if held is not None and not ({held.casefold(), *long_tokens(held)} & self._forbidden):
            return held
        rng = self._source.stream(kind, self._memory.count(kind))
        region = " ".join(text.casefold().split())
        if region in pools.region_kind():
            drawn = self.atlas.region(text, alias) or self._region(rng, region)
        else:
            drawn = self._name(rng, text, named, near, alias)
        self._memory.remember(kind, key, drawn)
        return drawn

    def _name(self, rng: Random, text: str, kind: str, near: tuple[str, ...], alias: str) -> str:
        """A name of a kind; a town is one whatever it is called for, and a given name has one for it."""
        named = kind in ("hospital", "firm", "partner") and pools.weight("given", text) > 5 * pools.weight(
            "surname", text
        )
        if kind in (*_SAINTLY, "ward", "old", "house"):
            return self.atlas.other(rng, text, kind)
        if named and not self.reader.is_town(text):
            return self.atlas.other(rng, text, "given")
        town = self.atlas.lies_at_home(text) and " " not in text and kind != "lane"
        if kind == "town" or self.reader.is_town(text) or town:
            return self.atlas.town(rng, text, self._near(text, near), alias)
        if kind == "firm" and len(text.split()) > 1:
            return self.atlas.other(rng, text, "pair")
        if kind == "hospital":
            return self.atlas.town(rng, text, (), alias)
        return self.atlas.other(rng, text, kind)

    def _near(self, text: str, near: tuple[str, ...]) -> tuple[str, ...]:
        """The regions beside a town: those of the text, else those that stand beside it elsewhere."""
        return near or self.atlas.near(self.reader.beside.get(normalise(text), ""))

    def _region(self, rng: Random, region: str) -> str:
        """A country, county or state of no list of towns: another of its kind."""
        for _ in range(100):
            drawn = pools.region(rng, region)
            if not {drawn.casefold(), normalise(drawn)} & self._forbidden:
                return drawn
        return self.atlas.coined(rng)

    def initials(self, run: str, alias: str = "") -> str | None:
        """The initials of the stand-in of an institution or a town of several words that has these, or None."""
        if found := self.acronym(run.upper(), alias):
            return found
        for text in self.reader.phrase_texts:
            words = text.replace("-", " ").split()
            if "".join(word[0] for word in words).casefold() == run.casefold():
                made = self.word(text, alias).replace("-", " ").split()
                return ("".join(word[0] for word in made) if len(made) >= len(run) else made[0])[
                    : len(run)
                ].upper()
        return None

    def domain(self, name: str, alias: str = "") -> str | None:
        """The stand-in of the name of a domain that is made of names of the letters ("tarrowbyphysio"), or of their
        initials; None for another."""
        if 2 <= len(name) <= _ACRONYM and (made := self.initials(name, alias)):
            return made.lower()
        out, at, named, key = "", 0, False, normalise(name)
        while at < len(key):
            rest = key[at:]
            if found := next((held for held in self.reader.longest if rest.startswith(held)), None):
                text, kind = self.reader.names[found]
                out, at, named = out + pools.plain(self.word(text, alias, kind)), at + len(found), True
            elif common := next((word for word in _generic_words() if rest.startswith(word)), None):
                out, at = out + common, at + len(common)
            elif named and (
                known_word(rest) or any(word.startswith(rest) for word in _generic_words())
            ):  # "physio", "gi"
                return out + rest
            else:
                return None
        return out if named else None
