"""Surrogates for addresses, places, hospitals and organisations: generic words stay, names become invented ones.

A word that is a name (Leeds, in "Leeds", "12 Leeds Road" and "Leeds General Infirmary") is one entity in all labels.
"""

from __future__ import annotations

import re
from random import Random

from synletters.surrogate import pools
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


class Places:
    """The words of place that a patient's letters name, each with its invented stand-in."""

    def __init__(self, source: Source, forbidden: frozenset[str]) -> None:
        self._source, self._forbidden = source, forbidden
        self._drawn: dict[str, str] = {}
        self._used: set[str] = set()

    def word(self, text: str) -> str:
        """The stand-in of a word, drawn when the word first turns up."""
        key = normalise(text) or text
        if key not in self._drawn:
            rng = self._source.stream("PLACE", len(self._drawn))
            for attempt in range(1000):
                drawn = pools.place(rng) if attempt < 200 else pools.coined(rng, 3 + attempt // 200)
                if drawn.casefold() not in self._used and drawn.casefold() not in self._forbidden:
                    break
            self._used.add(drawn.casefold())
            self._drawn[key] = drawn
        return self._drawn[key]

    def render(self, label: str, value: str, rng: Random, attempt: int) -> str:
        """The surrogate of a whole region, its line breaks and punctuation in place."""
        if label == "LOCATION" and re.fullmatch(r"\s*[A-Z]{2}\s*", value):
            return value.replace(value.strip(), rng.choice(pools.lines("us_states")))
        made: list[str] = []
        at = 0
        if label in ("ADDRESS", "LOCATION"):
            for found in _POST.finditer(value):
                made.append(self._words(label, value[at : found.start()], rng, attempt))
                made.append(postcode(found.group(), rng))
                at = found.end()
        made.append(self._words(label, value[at:], rng, attempt))
        return "".join(made)

    def _words(self, label: str, value: str, rng: Random, attempt: int) -> str:
        """The words of a text: in addresses part by part, so that each part ("12 Park Road") changes."""
        pieces = _PART.split(value) if label in ("ADDRESS", "LOCATION") else [value]
        return "".join(self._piece(label, piece, rng, attempt, value.isupper()) for piece in pieces)

    def _piece(self, label: str, piece: str, rng: Random, attempt: int, shout: bool) -> str:
        tokens = _TOKEN.findall(piece)
        changed = None
        if all(self._generic(label, t) or any(c.isdigit() for c in t) for t in tokens):
            named = [t for t in tokens if self._generic(label, t) and t.casefold() not in pools.word_set("keep_unit")]
            changed = next((t for t in named if len(t) > 3), named[0]) if named else None
            if changed is None and tokens and all(self._generic(label, t) for t in tokens):
                changed = tokens[-1]

        def drawn(found: re.Match[str]) -> str:
            token = found.group()
            if self._generic(label, token) and token != changed:
                return token
            return self._token(token, rng, attempt, label, acronym=not shout or len(tokens) == 1)

        return _TOKEN.sub(drawn, piece)

    @staticmethod
    def _generic(label: str, token: str) -> bool:
        return token.casefold().replace("’", "'") in pools.word_set(f"keep_{label.lower()}")

    def _token(self, token: str, rng: Random, attempt: int, label: str, *, acronym: bool) -> str:
        if token.isdecimal():
            return like_number(token, rng)
        ordinal = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", token, re.IGNORECASE)
        if ordinal:
            return like_number(ordinal[1][:-1], rng) * (len(ordinal[1]) > 1) + rng.choice("456789") + "th"
        if any(c.isdigit() for c in token):
            return like(token, rng)
        if label == "ADDRESS" and len(token) <= 2 and token.isupper():
            return rng.choice(pools.lines("us_states")) if len(token) == 2 else rng.choice(CONSONANTS)
        if acronym and 1 <= len(token) <= 5 and token.isupper():
            return _acronym(len(token), rng)
        tail = _POSSESSIVE.search(token)
        core = token[: tail.start()] if tail and tail.start() else token
        return like_case(core, self.word(core) if attempt == 0 else pools.place(rng)) + token[len(core) :]


def _acronym(size: int, rng: Random) -> str:
    """Capitals with one of J, Q, X and Z among them: no clinical abbreviation (DNR, CT) comes of it by chance."""
    letters = [rng.choice(CONSONANTS) for _ in range(size)]
    letters[rng.randrange(size)] = rng.choice("JQXZ")
    return "".join(letters)
