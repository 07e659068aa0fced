"""Surrogates for addresses, places, hospitals and organisations: generic words stay, names become others of
their kind.

Towns, counties, states and countries become real ones of what their region moves to (``atlas.py``); acronyms follow
their long form where the letters have it; units whose words are all generic change a word for its like ("Stroke
Unit", "Stroke Ward"). A word that is a name (Leeds, in "Leeds", "12 Leeds Road" and "Leeds General Infirmary") is
one entity in all labels.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from random import Random

from synletters.surrogate import pools, towns
from synletters.surrogate.atlas import Atlas
from synletters.surrogate.memory import Memory
from synletters.surrogate.numbers import postcode
from synletters.surrogate.place_words import LIKES, STREETS, STREETS_ALONE, TOKEN, town_words
from synletters.surrogate.seeds import Source
from synletters.surrogate.shapes import CONSONANTS, like, like_case, like_number, normalise

_POST = re.compile(
    r"(?<![^\W_])(?:[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}|[A-Za-z]\d[A-Za-z]\s?\d[A-Za-z]\d"
    r"|[A-Za-z]\d[\dWw]\s?[A-Za-z\d]{4}|\d{5}-\d{4}|\d{4}\s[A-Z]{2}|\d{5}(?=\s*$)|(?<=[A-Z]{2}\s)\d{5})(?![^\W_])"
)
#: marks that no name of a town goes across
_APART = re.compile(r"[^\w\s.'’-]|\n")
_PART = re.compile(r"([,;\n\r]+)")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)


#: attempts at a postcode of a town
_OF_TOWNS = 20
#: Answers what an acronym becomes if its long form stands elsewhere, or None.
Acronym = Callable[[str, str], str | None]
_SHORT_COUNTRIES = ("UK", "USA", "UAE", "US")
_DOTTED_COUNTRIES = ("U.K.", "U.S.A.", "U.A.E.", "U.S.")


@cache
def _long_regions() -> re.Pattern[str]:
    """Countries, counties and states of more than one word."""
    found = sorted((name for name in pools.region_kind() if " " in name), key=len, reverse=True)
    listed = "|".join(re.escape(name).replace(r"co\ ", r"co\.?\ ").replace(r"\ ", "[ ]+") for name in found)
    return re.compile(rf"(?<![^\W_])(?:{listed})(?![^\W_])", re.IGNORECASE)


class Places:
    """The words of place that a patient's letters name, each with its invented stand-in."""

    def __init__(
        self,
        source: Source,
        forbidden: frozenset[str],
        memory: Memory | None = None,
        acronym: Acronym | None = None,
        *,
        home: str = "GB",
        values: Iterable[str] = (),
    ) -> None:
        self._source, self._forbidden, self._memory = source, forbidden, memory or Memory()
        self._acronym: Acronym = acronym or (lambda _token, _alias: None)
        self._drawn: dict[tuple[str, str], str] = {}
        values = list(values)
        self._towns = frozenset(word for value in values for word in town_words(value))
        self.atlas = Atlas(source, forbidden, self._memory, home, values)

    def word(self, text: str, alias: str = "", kind: str = "town", near: tuple[str, ...] = ()) -> str:
        """The stand-in of a name of places, or of a country, county or state: remembered, or drawn by its
        ordinal. ``kind`` is what a word is that no list has for a town: ``town``, ``street`` or ``name``."""
        key = (normalise(text) or text, alias)
        if key not in self._drawn:
            self._drawn[key] = self._draw(text, *key, kind, near)
        return self._drawn[key]

    def _draw(self, text: str, key: str, alias: str, named: str, near: tuple[str, ...]) -> str:
        kind = f"PLACE{alias}"
        held = self._memory.recall(kind, key)
        if held is not None and held.casefold() not in self._forbidden:
            return held
        rng = self._source.stream(kind, self._memory.count(kind))
        region = " ".join(text.casefold().split())
        if region in pools.region_kind():
            drawn = self.atlas.region(text, alias) or self._region(rng, region)
        elif named in ("saint", "lady", "ward"):
            drawn = self.atlas.other(rng, text, named)
        elif (
            named == "name"
            and key not in self._towns
            and pools.weight("given", text) > 5 * pools.weight("surname", text)
        ):
            drawn = self.atlas.other(rng, text, "given")
        elif named == "town" or key in self._towns or towns.known(text, self.atlas.home):
            drawn = self.atlas.town(rng, text, near, alias)
        else:
            drawn = self.atlas.other(rng, text, named)
        self._memory.remember(kind, key, drawn)
        return drawn

    def _region(self, rng: Random, region: str) -> str:
        """A country, county or state of no list of towns: another of its kind."""
        for _ in range(100):
            drawn = pools.region(rng, region)
            if not {drawn.casefold(), normalise(drawn)} & self._forbidden:
                return drawn
        return self.atlas.coined(rng)

    def render(self, label: str, value: str, rng: Random, attempt: int, alias: str = "") -> str:
        """The surrogate of a whole region, its line breaks and punctuation in place."""
        for short in (_SHORT_COUNTRIES, _DOTTED_COUNTRIES) if label == "LOCATION" else ():
            if value.strip() in short:
                return value.replace(value.strip(), rng.choice([c for c in short if c != value.strip()]))
        if label == "LOCATION" and re.fullmatch(r"\s*[A-Z]{2}\s*", value):
            code = None if attempt else self.atlas.state(value.strip(), alias)
            return value.replace(value.strip(), code or rng.choice(pools.lines("us_states")))
        made: list[str] = []
        at = 0
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

    def postcode(self, value: str, rng: Random, attempt: int, alias: str = "") -> str:
        """A postcode of the town that was named last, or else one of no place; later attempts are of no place."""
        made = self.atlas.postcode(value, rng, alias) if attempt < _OF_TOWNS else None
        return made or postcode(value, rng)

    def _words(
        self, label: str, value: str, rng: Random, attempt: int, alias: str, near: tuple[str, ...]
    ) -> str:
        """The words of a text: in addresses part by part, so that each part ("12 Park Road") changes."""
        shout = value.isupper()
        pieces = _PART.split(value) if label in ("ADDRESS", "LOCATION") else [value]
        made: list[str] = []
        for piece in pieces:
            known = (
                list(_long_regions().finditer(piece))
                if label in ("ADDRESS", "LOCATION") and attempt == 0
                else []
            )
            at = 0
            for found in known:
                before = piece[at : found.start()]
                made.append(self._piece(label, before, rng, attempt, shout, alias, near, must=False))
                drawn = self.word(found.group().replace(".", ""), alias)
                drawn = drawn.replace("Co ", "Co. ") if "." in found.group() else drawn
                made.append(like_case(found.group(), drawn))
                at = found.end()
            made.append(self._piece(label, piece[at:], rng, attempt, shout, alias, near, must=not known))
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
        found = list(TOKEN.finditer(piece))
        tokens = [m.group() for m in found]
        if label == "LOCATION" and len(tokens) > 1 and tokens[-1].casefold() in STREETS_ALONE:
            label = "ADDRESS"
        changed = self._changed(label, tokens) if must else None
        street = label == "ADDRESS" and any(t.casefold().strip(".") in STREETS for t in tokens[1:])
        kind = "street" if street else "name" if label in ("HOSPITAL", "ORGANIZATION") else "town"
        made: list[str] = []
        at, spot = 0, 0
        while spot < len(found):
            size = self._size(label, piece, found[spot:], attempt, street)
            start, end = found[spot].start(), found[spot + size - 1].end()
            made.append(piece[at:start])
            token, at = piece[start:end], end
            if size > 1:
                made.append(like_case(token, self.word(token, alias, "town", near)))
            elif self._generic(label, token) and token != changed:
                made.append(token)
            elif token == changed and (likes := LIKES.get(token.casefold().strip("."))):
                made.append(like_case(token, rng.choice(likes)))
            else:
                acronym = not shout or len(tokens) == 1
                of = self._kind(kind, [t.casefold().strip(".") for t in tokens], spot)
                made.append(self._token(token, rng, attempt, label, alias, of, near, acronym=acronym))
            spot += size
        return "".join(made) + piece[at:]

    @staticmethod
    def _kind(kind: str, tokens: list[str], spot: int) -> str:
        """What a word is by those around it: ``St Mary's``, ``Our Lady of Lourdes``, ``Kestrel Ward``."""
        before, after = tokens[:spot], tokens[spot + 1 :]
        if before[-1:] in (["st"], ["saint"]):
            return "saint"
        if kind == "name" and after[:1] in (["ward"], ["unit"], ["suite"], ["lodge"]):
            return "ward"
        return "lady" if before[-2:] == ["lady", "of"] or before[-3:] == ["lady", "of", "the"] else kind

    def _size(self, label: str, piece: str, found: list[re.Match[str]], attempt: int, street: bool) -> int:
        """How many words from here on are one name: of a town that a list has, or all of a place that none has."""
        first = found[0].group()
        saint = first.casefold() in ("st", "saint") and label != "LOCATION"
        if attempt or saint or any(c.isdigit() for c in first):
            return 1
        home = self.atlas.home if label in ("HOSPITAL", "ORGANIZATION") else ""
        for size in range(min(towns.WORDS, len(found)), 1, -1):
            phrase = piece[found[0].start() : found[size - 1].end()]
            if phrase[:1].isupper() and not _APART.search(phrase) and towns.known(phrase, home):
                return size
        size = 1
        named = label == "LOCATION" or (label == "ADDRESS" and not any(c.isdigit() for c in piece))
        while named and not street and size < len(found):
            both = [found[size - 1].group(), found[size].group()]
            gap = piece[found[size - 1].end() : found[size].start()]
            if gap != " " or any(self._generic(label, t) or not t[:1].isupper() for t in both):
                break
            if any(c.isdigit() for t in both for c in t) or any(t.isupper() for t in both):
                break
            size += 1
        return size

    def _changed(self, label: str, tokens: list[str]) -> str | None:
        """The word of a name that changes though all its words are generic."""
        if not all(self._generic(label, t) or any(c.isdigit() for c in t) for t in tokens):
            return None
        generic = [t for t in tokens if self._generic(label, t)]
        if label in ("HOSPITAL", "ORGANIZATION"):
            if len(generic) < len(tokens):  # "Stroke Unit 2": the number changes
                return None
            alike = [t for t in generic if t.casefold().strip(".") in LIKES]
            if alike:
                return alike[-1]
        named = [t for t in generic if t.casefold() not in pools.word_set("keep_unit")]
        changed = next((t for t in named if len(t) > 3), named[0]) if named else None
        return tokens[-1] if changed is None and tokens and len(generic) == len(tokens) else changed

    @staticmethod
    def _generic(label: str, token: str) -> bool:
        return token.casefold().replace("’", "'") in pools.word_set(f"keep_{label.lower()}")

    def _token(
        self, token: str, rng: Random, attempt: int, label: str, alias: str, kind: str, near: tuple[str, ...],
        *, acronym: bool,
    ) -> str:  # fmt: skip
        if token.isdecimal():
            return like_number(token, rng)
        ordinal = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", token, re.IGNORECASE)
        if ordinal:
            return like_number(ordinal[1][:-1], rng) * (len(ordinal[1]) > 1) + rng.choice("456789") + "th"
        if any(c.isdigit() for c in token):
            return like(token, rng)
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
