"""Surrogates for addresses, places, hospitals and organisations: generic words stay, names become others of
their kind.

Towns, counties, states and countries become real ones of what their region moves to (``atlas.py``); acronyms follow
their long form where the letters have it; units whose words are all generic change a word for its like ("Stroke
Unit", "Stroke Ward"). A name (Leeds, in "Leeds", "12 Leeds Road" and "Leeds General Infirmary") is one entity in all
labels, however many words it has, and a word of it alone becomes a word of its stand-in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache
from random import Random

from synletters.surrogate import pools
from synletters.surrogate.memory import Memory
from synletters.surrogate.numbers import postcode
from synletters.surrogate.place_names import Acronym, PlaceNames
from synletters.surrogate.place_parts import (
    IN_LAW,
    INSTITUTIONS,
    Part,
    generic,
    in_law,
    split,
    spoken_numbers,
)
from synletters.surrogate.place_words import LIKES, TOKEN
from synletters.surrogate.seeds import Source
from synletters.surrogate.shapes import CONSONANTS, like, like_case, like_number, normalise

_POST = re.compile(
    r"(?<![^\W_])(?:[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}|[A-Za-z]\d[A-Za-z]\s?\d[A-Za-z]\d"
    r"|[A-Za-z]\d[\dWw]\s?[A-Za-z\d]{4}|\d{5}-\d{4}|\d{4}\s[A-Z]{2}|\d{5}(?=\s*$)|(?<=[A-Z]{2}\s)\d{5})(?![^\W_])"
)
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
#: the number of a flat or house, with the letter of a part of it
_HOUSE = re.compile(r"(\d+)([A-Fa-f])")


#: attempts in which names stay what they are, and numbers alone are drawn anew
_SAME_NAMES = 4
#: attempts at a postcode of a town
_OF_TOWNS = 20
_SHORT_COUNTRIES = ("UK", "USA", "UAE", "US")
_DOTTED_COUNTRIES = ("U.K.", "U.S.A.", "U.A.E.", "U.S.")


@cache
def _long_regions() -> re.Pattern[str]:
    """Countries, counties and states of more than one word."""
    found = sorted((name for name in pools.region_kind() if " " in name), key=len, reverse=True)
    listed = "|".join(re.escape(name).replace(r"co\ ", r"co\.?\ ").replace(r"\ ", "[ ]+") for name in found)
    return re.compile(rf"(?<![^\W_])(?:{listed})(?![^\W_])", re.IGNORECASE)


class Places:
    """The places in a patient's letters, each with its stand-in. ``values`` are the labels and texts of all
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
        self.names = PlaceNames(source, forbidden, memory, acronym, home=home, values=values, spelt=spelt)
        self.atlas = self.names.atlas

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

    def revisit(self, label: str, value: str, alias: str) -> None:
        """Note that a text stands again: codes behind it are of its town, or of its county or state."""
        for key in self.atlas.near(value)[:1]:
            self.atlas.goes(key, alias)
        for piece, of in split(label, value):
            for part in self.names.reader.parts(of, piece) if of else ():
                if (made := self.names.held((normalise(piece[part.start : part.end]), alias))) is not None:
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
                drawn = self.names.word(found.group().replace(".", ""), alias)
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
                made.append(like_case(token, self.names.word(token, alias, part.kind, near)))
            else:
                acronym = not shout or len(tokens) == 1
                made.append(self._token(token, rng, attempt, label, alias, part.kind, near, acronym=acronym))
        return "".join(made) + piece[at:]

    def _parts(self, label: str, piece: str, attempt: int) -> list[Part]:
        """The parts of a piece; word by word where what they became did not fit."""
        if not attempt:
            return self.names.reader.parts(label, piece)
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
        followed = self.names.acronym(token, alias) if attempt == 0 and token.isupper() else None
        if followed and followed != token:
            return followed
        if acronym and 1 <= len(token) <= 5 and token.isupper():
            return _acronym(len(token), rng)
        tail = _POSSESSIVE.search(token)
        core = token[: tail.start()] if tail and tail.start() else token
        drawn = self.names.word(core, alias, kind, near) if attempt == 0 else pools.place(rng)
        return like_case(core, drawn) + token[len(core) :]


def _acronym(size: int, rng: Random) -> str:
    """Capitals with one of J, Q, X and Z among them: no clinical abbreviation (DNR, CT) comes of it by
    chance."""
    letters = [rng.choice(CONSONANTS) for _ in range(size)]
    letters[rng.randrange(size)] = rng.choice("JQXZ")
    return "".join(letters)
