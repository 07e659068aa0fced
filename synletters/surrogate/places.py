"""Surrogates for addresses, places, hospitals and organisations: generic words stay, names become invented
ones.

Countries, counties and states become others of their kind; acronyms follow their long form where the letters
have it.

A word that is a name (Leeds, in "Leeds", "12 Leeds Road" and "Leeds General Infirmary") is one entity in all
labels.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from random import Random

from synletters.surrogate import pools
from synletters.surrogate.memory import Memory
from synletters.surrogate.numbers import postcode
from synletters.surrogate.seeds import Source
from synletters.surrogate.shapes import CONSONANTS, like, like_case, like_number, normalise

_TOKEN = re.compile(r"[^\s,;:()\[\]/\-–—\"“”.]+")
_POST = re.compile(
    r"(?<![^\W_])(?:[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}|[A-Za-z]\d[A-Za-z]\s?\d[A-Za-z]\d"
    r"|[A-Za-z]\d[\dWw]\s?[A-Za-z\d]{4}|\d{5}-\d{4}|\d{4}\s[A-Z]{2}|\d{5}(?=\s*$)|(?<=[A-Z]{2}\s)\d{5})(?![^\W_])"
)
_PART = re.compile(r"([,;\n\r]+)")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)


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
    ) -> None:
        self._source, self._forbidden, self._memory = source, forbidden, memory or Memory()
        self._acronym: Acronym = acronym or (lambda _token, _alias: None)
        self._drawn: dict[tuple[str, str], str] = {}
        self._used = {text.casefold() for text in self._memory.texts("PLACE")}

    def word(self, text: str, alias: str = "") -> str:
        """The stand-in of a word, or of the name of a country, county or state: remembered, or drawn by its
        ordinal."""
        key = (normalise(text) or text, alias)
        if key not in self._drawn:
            self._drawn[key] = self._draw(text, *key)
        return self._drawn[key]

    def _draw(self, text: str, key: str, alias: str) -> str:
        kind = f"PLACE{alias}"
        held = self._memory.recall(kind, key)
        if held is not None and held.casefold() not in self._forbidden:
            return held
        rng = self._source.stream(kind, self._memory.count(kind))
        region = " ".join(text.casefold().split())
        for attempt in range(1000):
            if region in pools.region_kind() and attempt < 100:
                drawn = pools.region(rng, region)
            else:
                drawn = pools.place(rng) if attempt < 200 else pools.coined(rng, 3 + attempt // 200)
            barred = {drawn.casefold(), normalise(drawn)} & self._forbidden
            if drawn.casefold() not in self._used and not barred:
                break
        self._used.add(drawn.casefold())
        self._memory.remember(kind, key, drawn)
        return drawn

    def render(self, label: str, value: str, rng: Random, attempt: int, alias: str = "") -> str:
        """The surrogate of a whole region, its line breaks and punctuation in place."""
        for short in (_SHORT_COUNTRIES, _DOTTED_COUNTRIES) if label == "LOCATION" else ():
            if value.strip() in short:
                return value.replace(value.strip(), rng.choice([c for c in short if c != value.strip()]))
        if label == "LOCATION" and re.fullmatch(r"\s*[A-Z]{2}\s*", value):
            return value.replace(value.strip(), rng.choice(pools.lines("us_states")))
        made: list[str] = []
        at = 0
        if label in ("ADDRESS", "LOCATION"):
            for found in _POST.finditer(value):
                made.append(self._words(label, value[at : found.start()], rng, attempt, alias))
                made.append(postcode(found.group(), rng))
                at = found.end()
        made.append(self._words(label, value[at:], rng, attempt, alias))
        return "".join(made)

    def _words(self, label: str, value: str, rng: Random, attempt: int, alias: str) -> str:
        """The words of a text: in addresses part by part, so that each part ("12 Park Road") changes."""
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
                made.append(self._piece(label, before, rng, attempt, value.isupper(), alias, must=False))
                drawn = self.word(found.group().replace(".", ""), alias)
                drawn = drawn.replace("Co ", "Co. ") if "." in found.group() else drawn
                made.append(like_case(found.group(), drawn))
                at = found.end()
            made.append(self._piece(label, piece[at:], rng, attempt, value.isupper(), alias, must=not known))
        return "".join(made)

    def _piece(
        self, label: str, piece: str, rng: Random, attempt: int, shout: bool, alias: str, *, must: bool
    ) -> str:
        """A part of a text; ``must`` if one of its words has to change even where all are generic."""
        tokens = _TOKEN.findall(piece)
        changed = None
        if must and all(self._generic(label, t) or any(c.isdigit() for c in t) for t in tokens):
            named = [
                t
                for t in tokens
                if self._generic(label, t) and t.casefold() not in pools.word_set("keep_unit")
            ]
            changed = next((t for t in named if len(t) > 3), named[0]) if named else None
            if changed is None and tokens and all(self._generic(label, t) for t in tokens):
                changed = tokens[-1]

        def drawn(found: re.Match[str]) -> str:
            token = found.group()
            if self._generic(label, token) and token != changed:
                return token
            return self._token(token, rng, attempt, label, alias, acronym=not shout or len(tokens) == 1)

        return _TOKEN.sub(drawn, piece)

    @staticmethod
    def _generic(label: str, token: str) -> bool:
        return token.casefold().replace("’", "'") in pools.word_set(f"keep_{label.lower()}")

    def _token(self, token: str, rng: Random, attempt: int, label: str, alias: str, *, acronym: bool) -> str:
        if token.isdecimal():
            return like_number(token, rng)
        ordinal = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", token, re.IGNORECASE)
        if ordinal:
            return like_number(ordinal[1][:-1], rng) * (len(ordinal[1]) > 1) + rng.choice("456789") + "th"
        if any(c.isdigit() for c in token):
            return like(token, rng)
        if label == "ADDRESS" and len(token) <= 2 and token.isupper():
            return rng.choice(pools.lines("us_states")) if len(token) == 2 else rng.choice(CONSONANTS)
        if label in ("ADDRESS", "LOCATION") and token in _SHORT_COUNTRIES:
            return rng.choice([c for c in _SHORT_COUNTRIES if c[:2] != token[:2]])
        followed = self._acronym(token, alias) if attempt == 0 and token.isupper() else None
        if followed and followed != token:
            return followed
        if acronym and 1 <= len(token) <= 5 and token.isupper():
            return _acronym(len(token), rng)
        tail = _POSSESSIVE.search(token)
        core = token[: tail.start()] if tail and tail.start() else token
        return (
            like_case(core, self.word(core, alias) if attempt == 0 else pools.place(rng)) + token[len(core) :]
        )


def _acronym(size: int, rng: Random) -> str:
    """Capitals with one of J, Q, X and Z among them: no clinical abbreviation (DNR, CT) comes of it by
    chance."""
    letters = [rng.choice(CONSONANTS) for _ in range(size)]
    letters[rng.randrange(size)] = rng.choice("JQXZ")
    return "".join(letters)
