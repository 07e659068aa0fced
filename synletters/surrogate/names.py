"""The parts of a name as a text writes it: given names, surnames, initials, and what stays (titles,
commas)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from synletters.surrogate import pools
from synletters.text.titles import titles

Role = Literal["given", "surname", "single", "digits"]

_GENDERS = (("male", "male"), ("female", "female"), ("anybody", ""))
#: a title, and whose it is: "male", "female", or "" for anybody's
TITLES: dict[str, str] = {title: gender for use, gender in _GENDERS for title in sorted(titles(use))}
_SURE = titles("surname")
_TOKEN = re.compile(r"[^\s,./\-‐‑–—()&;:\"“”|_+\[\]<>]+")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A part to replace: ``text`` without its possessive; ``initial`` if only the first letter of a name
    stands."""

    text: str
    role: Role
    initial: bool
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a sequence of text that stays and units; ``gender`` is what a title within it tells, if
    anything."""

    parts: tuple[str | Unit, ...]
    gender: str = ""
    titled: bool = False

    @property
    def units(self) -> tuple[Unit, ...]:
        return tuple(part for part in self.parts if isinstance(part, Unit))


def _pieces(value: str) -> list[tuple[int, int]]:
    """The tokens' offsets, with a particle joined to the word that follows it ("van der Berg" is one)."""
    found = [(m.start(), m.end()) for m in _TOKEN.finditer(value)]
    joined: list[tuple[int, int]] = []
    start = -1
    for at, (left, right) in enumerate(found):
        start = left if start < 0 else start
        gap = value[right : found[at + 1][0]] if at + 1 < len(found) else ""
        word = value[left:right].casefold()
        if word in pools.word_set("name_particles") and (gap == " " or (gap == "-" and word in ("al", "el"))):
            continue
        joined.append((start, right))
        start = -1
    return joined


def _is_run(token: str, tokens: list[str]) -> bool:
    """Whether a token is a run of initials (JS, or JS Smith), told from the case pattern alone."""
    if not (2 <= len(token) <= 3 and token.isalpha() and token.isupper()):
        return False
    others = [t for t in tokens if t != token and len(t) > 1]
    return not any(t.isupper() and len(t) > 3 for t in others)


def _is_title(word: str, started: bool, rest: str) -> bool:
    """Titles that are surnames too (Lord, Judge) count at the start of a name alone, without a comma behind
    them."""
    return word in _SURE or not (started or rest.lstrip().startswith(",") or not rest.strip())


def parse(value: str) -> Name:
    """Split a name into the parts that are drawn and those that stay."""
    spots = _pieces(value)
    tokens = [value[left:right] for left, right in spots]
    parts: list[str | Unit] = []
    gender, titled, at = "", False, 0
    for token, (left, right) in zip(tokens, spots, strict=True):
        parts.append(value[at:left])
        at = right
        word = token.casefold()
        started = any(isinstance(part, Unit) for part in parts)
        suffix = word == "and" or (started and word in pools.word_set("name_suffixes"))
        if len(tokens) > 1 and (suffix or (word in TITLES and _is_title(word, started, value[right:]))):
            gender, titled = gender or TITLES.get(word, ""), titled or word in TITLES
            parts.append(token)
        elif token.isdecimal():
            parts.append(Unit(token, "digits", False))
        elif _is_run(token, tokens):
            parts.extend(Unit(letter, "single", True) for letter in token)
        else:
            tail = _POSSESSIVE.search(token)
            core = token[: tail.start()] if tail and tail.start() else token
            parts.append(Unit(core, "single", len(core) == 1 and core.isalpha(), token[len(core) :]))
    parts.append(value[at:])
    return Name(_with_roles([p for p in parts if p]), gender, titled)


def _with_roles(parts: list[str | Unit]) -> tuple[str | Unit, ...]:
    """Tell given names from surnames by their places: SURNAME, given; given SURNAME; a lone word stays
    open."""
    spots = [at for at, p in enumerate(parts) if isinstance(p, Unit) and p.role != "digits"]
    units = [p for p in parts if isinstance(p, Unit) and p.role != "digits"]
    if len(units) < 2:
        return tuple(parts)
    surnames = {spots[-1]}
    comma = next(
        (at for at in range(spots[0], spots[-1]) if isinstance(p := parts[at], str) and "," in p), None
    )
    if comma is not None:
        surnames = {at for at in spots if at < comma}
    elif units[-1].initial and not units[0].initial and all(u.initial for u in units[1:]):
        surnames = {spots[0]}
    for at in reversed(spots):
        gap = parts[at + 1] if at + 1 < len(parts) else ""
        if at + 2 in surnames and gap in ("-", "‐", "‑", "–"):
            surnames.add(at)
    if len(surnames) == len(spots):
        return tuple(parts) if len(units) == 1 else tuple(_role(p, "surname") for p in parts)
    return tuple(
        _role(p, "surname" if at in surnames else "given") if at in spots else p for at, p in enumerate(parts)
    )


def _role(part: str | Unit, role: Role) -> str | Unit:
    return (
        Unit(part.text, role, part.initial, part.tail)
        if isinstance(part, Unit) and part.role != "digits"
        else part
    )
