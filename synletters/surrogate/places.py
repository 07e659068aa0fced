"""Surrogates for addresses, places, hospitals and organisations: generic words stay, names become others of
their kind.

Towns, counties, states and countries become real ones of what their region moves to (``atlas.py``); acronyms follow
their long form where the letters have it; units whose words are all generic change a word for its like ("Stroke
Unit", "Stroke Ward"). A name (Leeds, in "Leeds", "12 Leeds Road" and "Leeds General Infirmary") is one entity in all
labels, however many words it has, and a word of it alone becomes a word of its stand-in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from functools import cache
from random import Random

from synletters.surrogate import pools
from synletters.surrogate.atlas import Atlas
from synletters.surrogate.memory import Memory
from synletters.surrogate.numbers import postcode
from synletters.surrogate.online import known_word
from synletters.surrogate.place_parts import (
    IN_LAW,
    INSTITUTIONS,
    Part,
    Reader,
    generic,
    in_law,
    split,
    spoken_numbers,
)
from synletters.surrogate.place_words import LIKES, TOKEN
from synletters.surrogate.seeds import Source
from synletters.surrogate.shapes import CONSONANTS, like, like_case, like_number, long_tokens, normalise

_POST = re.compile(
    r"(?<![^\W_])(?:[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}|[A-Za-z]\d[A-Za-z]\s?\d[A-Za-z]\d"
    r"|[A-Za-z]\d[\dWw]\s?[A-Za-z\d]{4}|\d{5}-\d{4}|\d{4}\s[A-Z]{2}|\d{5}(?=\s*$)|(?<=[A-Z]{2}\s)\d{5})(?![^\W_])"
)
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
#: the number of a flat or house, with the letter of a part of it
_HOUSE = re.compile(r"(\d+)([A-Fa-f])")


_SAINTLY = ("saint", "lady", "the_lady")
#: names of what is called for a town
_NAMED_FOR = ("hospital", "firm")
#: what a town's name may begin with that people leave out ("Ferry" for "North Ferry")
_LEFT_OUT = frozenset("port lake mount north south east west high low upper lower great little old".split())
_ACRONYM = 6  # letters of the longest
#: attempts in which names stay what they are, and numbers alone are drawn anew
_SAME_NAMES = 4
#: attempts at a postcode of a town
_OF_TOWNS = 20
#: Answers what an acronym becomes if its long form stands elsewhere, or None.
Acronym = Callable[[str, str], str | None]
_SHORT_COUNTRIES = ("UK", "USA", "UAE", "US")
_DOTTED_COUNTRIES = ("U.K.", "U.S.A.", "U.A.E.", "U.S.")


@cache
def _generic_words() -> tuple[str, ...]:
    """Generic words of institutions, the long ones first."""
    held = pools.word_set("keep_hospital") | pools.word_set("keep_organization")
    return tuple(sorted((word for word in held if word.isalpha() and len(word) > 1), key=len, reverse=True))


@cache
def _long_regions() -> re.Pattern[str]:
    """Countries, counties and states of more than one word."""
    found = sorted((name for name in pools.region_kind() if " " in name), key=len, reverse=True)
    listed = "|".join(re.escape(name).replace(r"co\ ", r"co\.?\ ").replace(r"\ ", "[ ]+") for name in found)
    return re.compile(rf"(?<![^\W_])(?:{listed})(?![^\W_])", re.IGNORECASE)


class Places:
    """The names of place in a patient's letters, each with its stand-in. ``values`` are the labels and texts of all
    places and institutions, in order; ``spelt`` are those whose initials the letters have for an acronym, which no
    stand-in has again."""

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
        self._acronym: Acronym = acronym or (lambda _token, _alias: None)
        self._drawn: dict[tuple[str, str], str] = {}
        values = list(values)
        self._reader = Reader(values, home)
        firsts = {
            normalise(m.group()): m.group()[0].casefold() for value in spelt for m in TOKEN.finditer(value)
        }
        self.atlas = Atlas(source, forbidden, self._memory, home, [value for _, value in values], firsts)

    def word(self, text: str, alias: str = "", kind: str = "town", near: tuple[str, ...] = ()) -> str:
        """The stand-in of a name of places, or of a country, county or state: remembered, or drawn by its
        ordinal. ``kind`` is that of a ``Part``."""
        key = (normalise(text) or text, alias)
        if key not in self._drawn:
            whole = self._reader.of_word.get(key[0]) if kind not in _SAINTLY else None
            if whole and kind in _NAMED_FOR and (long := self._long(text, whole, alias, near)):
                return long
            made = self._of_whole(text, whole, alias, near) if whole and normalise(whole) != key[0] else None
            self._drawn[key] = made or self._draw(text, *key, kind, near)
        self.atlas.visit(self._drawn[key], alias)
        return self._drawn[key]

    def _long(self, text: str, whole: str, alias: str, near: tuple[str, ...]) -> str | None:
        """The whole stand-in of a town in the name of an institution that has a word of the town's ("Ellery Towing" of
        Port Ellery): a word of the stand-in would often be none of its own ("Grove Towing" of Oak Grove)."""
        if normalise(whole) == normalise(text) or self._reader.phrases.get(normalise(whole)) != "town":
            return None
        new = self.word(whole, alias, "town", near)
        words = new.replace("-", " ").split()
        return new if len(words) > 1 and words[0].casefold().strip(".") not in _LEFT_OUT else None

    def _of_whole(self, text: str, whole: str, alias: str, near: tuple[str, ...]) -> str | None:
        """The word of a longer name's stand-in that answers to one of its words: the one in its place, if they have as
        many, else the longest."""
        old = whole.replace("-", " ").split()
        new = self.word(whole, alias, self._reader.phrases[normalise(whole)], near).replace("-", " ").split()
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
        if named and not self._reader.is_town(text):
            return self.atlas.other(rng, text, "given")
        town = self.atlas.lies_at_home(text) and " " not in text and kind != "lane"
        if kind == "town" or self._reader.is_town(text) or town:
            return self.atlas.town(rng, text, self._near(text, near), alias)
        if kind == "firm" and len(text.split()) > 1:
            return self.atlas.other(rng, text, "pair")
        if kind == "hospital":
            return self.atlas.town(rng, text, (), alias)
        return self.atlas.other(rng, text, kind)

    def _near(self, text: str, near: tuple[str, ...]) -> tuple[str, ...]:
        """The regions beside a town: those of the text, else those that stand beside it elsewhere."""
        return near or self.atlas.near(self._reader.beside.get(normalise(text), ""))

    def _region(self, rng: Random, region: str) -> str:
        """A country, county or state of no list of towns: another of its kind."""
        for _ in range(100):
            drawn = pools.region(rng, region)
            if not {drawn.casefold(), normalise(drawn)} & self._forbidden:
                return drawn
        return self.atlas.coined(rng)

    def render(self, label: str, value: str, rng: Random, attempt: int, alias: str = "") -> str:
        """The surrogate of a whole region, its line breaks and punctuation in place."""
        if label in INSTITUTIONS and IN_LAW.fullmatch(value):
            return in_law(value)
        for short in (_SHORT_COUNTRIES, _DOTTED_COUNTRIES) if label == "LOCATION" else ():
            if value.strip() in short:
                return value.replace(value.strip(), rng.choice([c for c in short if c != value.strip()]))
        if label == "LOCATION" and re.fullmatch(r"\s*[A-Z]{2}\s*", value):
            code = None if attempt else self.atlas.state(value.strip(), alias)
            return value.replace(value.strip(), code or rng.choice(pools.lines("us_states")))
        made: list[str] = []
        at = 0
        attempt = 0 if attempt < _SAME_NAMES else attempt
        near = self.atlas.near(value)
        if near:
            self.atlas.goes(near[0], alias)
        if label in ("ADDRESS", "LOCATION"):
            for found in _POST.finditer(value):
                made.append(self._words(label, value[at : found.start()], rng, attempt, alias, near))
                made.append(self.postcode(found.group(), rng, attempt, alias))
                at = found.end()
        made.append(self._words(label, value[at:], rng, attempt, alias, near))
        return "".join(made)

    def initials(self, run: str, alias: str = "") -> str | None:
        """The initials of the stand-in of an institution or a town of several words that has these, or None."""
        if found := self._acronym(run.upper(), alias):
            return found
        for text in self._reader.phrase_texts:
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
            if found := next((held for held in self._reader.longest if rest.startswith(held)), None):
                text, kind = self._reader.names[found]
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

    def revisit(self, label: str, value: str, alias: str) -> None:
        """Note that a text stands again: codes behind it are of its town, or of its county or state."""
        for key in self.atlas.near(value)[:1]:
            self.atlas.goes(key, alias)
        for piece, of in split(label, value):
            for part in self._reader.parts(of, piece) if of else ():
                if (made := self._drawn.get((normalise(piece[part.start : part.end]), alias))) is not None:
                    self.atlas.visit(made, alias)

    def postcode(self, value: str, rng: Random, attempt: int, alias: str = "") -> str:
        """A postcode of the town that was named last, or else one of no place; later attempts are of no place."""
        made = self.atlas.postcode(value, rng, alias) if attempt < _OF_TOWNS else None
        return made or postcode(value, rng)

    def _words(
        self, label: str, value: str, rng: Random, attempt: int, alias: str, near: tuple[str, ...]
    ) -> str:
        """The words of a text, piece by piece: in addresses each of them ("12 Park Road") changes."""
        shout = value.isupper()
        made: list[str] = []
        for piece, of in split(label, value):
            if not of:
                made.append(piece)
                continue
            known = list(_long_regions().finditer(piece)) if of not in INSTITUTIONS and attempt == 0 else []
            at = 0
            for found in known:
                before = piece[at : found.start()]
                made.append(self._piece(of, before, rng, attempt, shout, alias, near, must=False))
                drawn = self.word(found.group().replace(".", ""), alias)
                drawn = drawn.replace("Co ", "Co. ") if "." in found.group() else drawn
                made.append(like_case(found.group(), drawn))
                at = found.end()
            must = not known and (label not in INSTITUTIONS or not made)
            made.append(self._piece(of, piece[at:], rng, attempt, shout, alias, near, must=must))
        return "".join(made)

    def _piece(
        self,
        label: str,
        piece: str,
        rng: Random,
        attempt: int,
        shout: bool,
        alias: str,
        near: tuple[str, ...],
        *,
        must: bool,
    ) -> str:
        """A part of a text; ``must`` if one of its words has to change even where all are generic."""
        parts = self._parts(label, piece, attempt)
        tokens = [piece[part.start : part.end] for part in parts]
        changed = self._changed(label, parts, tokens) if must else None
        made: list[str] = []
        at = 0
        for part, token in zip(parts, tokens, strict=True):
            gap = piece[at : part.start]
            made.append(gap)
            at = part.end
            if (
                gap in ("-", "–") and token.isdecimal() and made[-2:-1] and made[-2].isdecimal()
            ):  # "41-43 High Street"
                made.append(str(int(made[-2]) + rng.choice((2, 4, 6))))
            elif not part.kind and token != changed:
                made.append(token)
            elif token == changed and (likes := LIKES.get(token.casefold().strip("."))):
                made.append(like_case(token, rng.choice(likes)))
            elif part.kind and (" " in token or "-" in token) and attempt == 0:
                made.append(like_case(token, self.word(token, alias, part.kind, near)))
            else:
                acronym = not shout or len(tokens) == 1
                made.append(self._token(token, rng, attempt, label, alias, part.kind, near, acronym=acronym))
        return "".join(made) + piece[at:]

    def _parts(self, label: str, piece: str, attempt: int) -> list[Part]:
        """The parts of a piece; word by word where what they became did not fit."""
        if not attempt:
            return self._reader.parts(label, piece)
        found = list(TOKEN.finditer(piece))
        return [Part(m.start(), m.end(), "" if generic(label, m.group()) else "town") for m in found]

    @staticmethod
    def _changed(label: str, parts: list[Part], tokens: list[str]) -> str | None:
        """The word of a name that changes though all its words are generic."""
        if any(part.kind and part.kind != "number" for part in parts):
            return None
        words = [token for part, token in zip(parts, tokens, strict=True) if not part.kind]
        if label in INSTITUTIONS:
            if len(words) < len(tokens):  # "Stroke Unit 2": the number changes
                return None
            alike = [t for t in words if t.casefold().strip(".") in LIKES]
            if alike:
                return alike[-1]
        named = [t for t in words if t.casefold() not in pools.word_set("keep_unit")]
        changed = next((t for t in named if len(t) > 3), named[0]) if named else None
        return tokens[-1] if changed is None and tokens and len(words) == len(tokens) else changed

    def _token(
        self, token: str, rng: Random, attempt: int, label: str, alias: str, kind: str, near: tuple[str, ...],
        *, acronym: bool,
    ) -> str:  # fmt: skip
        if token.casefold() in spoken_numbers():
            return like_case(token, rng.choice([n for n in spoken_numbers() if n != token.casefold()]))
        if token.isdecimal():
            return like_number(token, rng)
        ordinal = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", token, re.IGNORECASE)
        if ordinal:
            return like_number(ordinal[1][:-1], rng) * (len(ordinal[1]) > 1) + rng.choice("456789") + "th"
        if flat := _HOUSE.fullmatch(token):
            return like_number(flat[1], rng) + like_case(flat[2], rng.choice("ABCD"))
        if any(c.isdigit() for c in token):
            side = token[0] if re.fullmatch(r"[NSEW]\d+", token) else ""  # "N4417 Marsh Rd"
            return side + like(token[len(side) :], rng)
        if label == "LOCATION" and (code := self.atlas.state(token, alias)) and attempt < _OF_TOWNS:
            return code
        if label == "ADDRESS" and len(token) <= 2 and token.isupper():
            state = self.atlas.state(token, alias) if attempt < _OF_TOWNS else None
            other = rng.choice(pools.lines("us_states")) if len(token) == 2 else rng.choice(CONSONANTS)
            return state or other
        if label in ("ADDRESS", "LOCATION") and token in _SHORT_COUNTRIES:
            return rng.choice([c for c in _SHORT_COUNTRIES if c[:2] != token[:2]])
        followed = self._acronym(token, alias) if attempt == 0 and token.isupper() else None
        if followed and followed != token:
            return followed
        if acronym and 1 <= len(token) <= 5 and token.isupper():
            return _acronym(len(token), rng)
        tail = _POSSESSIVE.search(token)
        core = token[: tail.start()] if tail and tail.start() else token
        drawn = self.word(core, alias, kind, near) if attempt == 0 else pools.place(rng)
        return like_case(core, drawn) + token[len(core) :]


def _acronym(size: int, rng: Random) -> str:
    """Capitals with one of J, Q, X and Z among them: no clinical abbreviation (DNR, CT) comes of it by
    chance."""
    letters = [rng.choice(CONSONANTS) for _ in range(size)]
    letters[rng.randrange(size)] = rng.choice("JQXZ")
    return "".join(letters)
