"""The parts of a name as a text writes it: given names, surnames, initials, and what stays (titles,
commas)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from synletters.surrogate import pools
from synletters.surrogate.syllables import hyphened
from synletters.text.titles import titles

Role = Literal["given", "surname", "single", "digits"]

_GENDERS = (("male", "male"), ("female", "female"), ("anybody", ""))
#: a title, and whose it is: "male", "female", or "" for anybody's
TITLES: dict[str, str] = {title: gender for use, gender in _GENDERS for title in sorted(titles(use))}
_SURE = titles("surname")
#: how much likelier a word is a given name than a surname if it is taken for nothing else
_HARDLY = 20
_TOKEN = re.compile(r"[^\s,./\-‐‑–—()&;:\"“”|_+\[\]<>]+")
#: words of a name's mention that are no names
_BETWEEN = frozenset("and née nee formerly aka alias born known as".split())
_MAIDEN = re.compile(r"\b(?:née|nee|formerly|born)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<![^\W_])([^\W\d_]{3,})\.\s+(?=[^\W\d_])")
#: what people have behind their names, in capitals and behind a comma
_DEGREES = frozenset(
    """DO MD NP PA RN LPN DDS DMD DPM OD APRN CRNA LCSW LMFT PHD MPH FACS FACP FRCP FRCS MBBS MSC BSC MCSP CPN ANP FNP DNP CNM RD PT OT
    SLP ESQ JP OBE MBE CBE QC KC JR SR II III IV""".split()
)
_MARKS = ("(", ")", "[", "]", '"', "“", "”", "‘", "’", "'")
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

    def with_roles(self, roles: Sequence[Role]) -> Name:
        """The same name, its units with these roles, in order."""
        left = iter(roles)
        return replace(
            self, parts=tuple(replace(p, role=next(left)) if isinstance(p, Unit) else p for p in self.parts)
        )


def _pieces(value: str) -> list[tuple[int, int]]:
    """The tokens' offsets, with a particle joined to the word that follows it ("van der Berg" is one)."""
    found = [(m.start(), m.end()) for m in _TOKEN.finditer(value)]
    joined: list[tuple[int, int]] = []
    start = -1
    for at, (left, right) in enumerate(found):
        start = left if start < 0 else start
        gap = value[right : found[at + 1][0]] if at + 1 < len(found) else ""
        word = value[left:right].casefold()
        following = value[found[at + 1][0] : found[at + 1][1]] if gap else ""
        initial = (
            word.upper() == value[left:right] and word != "ó"
        )  # "EL Fitzgerald"; "Ó Briain" has a particle
        if initial and not following.isupper():
            joined.append((start, right))
            start = -1
            continue
        if gap == "-" and following.islower() and value[left : left + 1].isupper():  # "Ji-woo" is one name
            continue
        if gap == "-" and hyphened(value[left : found[at + 1][1]]) and not _alone(found, at):
            continue
        if word in pools.word_set("name_particles") and (gap == " " or (gap == "-" and word in ("al", "el"))):
            continue
        joined.append((start, right))
        start = -1
    return joined


def _alone(found: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether nothing but two parts of a hyphened word stands here: two surnames may be so short."""
    return len(found) == 2 and at == 0


def _is_run(token: str, tokens: list[str]) -> bool:
    """Whether a token is a run of initials (JS, or JS Smith): by the case pattern, and beside a name in capitals
    (JS SMITH, but JO SMITH) by whether the lists know it for a name."""
    if not (2 <= len(token) <= 3 and token.isalpha() and token.isupper()):
        return False
    others = [t for t in tokens if t != token and len(t) > 1]
    if any(t.isupper() and len(t) > 3 for t in others):
        listed = pools.gender_of(token) != "neutral" or pools.cultures("given", token)
        known = listed or token.casefold() in pools.word_set("given_short")
        return not known and (len(token) == 2 or not set("AEIOUY") & set(token))
    small = [t for t in others if not t.isupper() and t.casefold() not in TITLES]
    if len(small) == 1 and len(token) > 1 and tokens.index(token) < tokens.index(small[0]):
        # "LEE Anna", "NG Wei": a surname that the lists know, before what they know for a given name alone
        return not (_only_given(small[0]) and pools.cultures("surname", token))
    return True


def _is_title(word: str, started: bool, rest: str) -> bool:
    """Titles that are surnames too (Lord, Judge) count at the start of a name alone, without a comma behind
    them."""
    return word in _SURE or not (started or rest.lstrip().startswith(",") or not rest.strip())


def parse(value: str) -> Name:
    """Split a name into the parts that are drawn and those that stay; what a detector ran together across the end of a
    sentence ("Siobhan Chen. Siobhan") are two."""
    cut = next((m for m in _SENTENCE.finditer(value) if m[1].casefold() not in TITLES), None)
    if cut is not None:
        one, two = parse(value[: cut.end()]), parse(value[cut.end() :])
        if len(one.units) > 1 and two.units:
            return Name((*one.parts, *two.parts), one.gender, one.titled)
    spots = _pieces(value)
    tokens = [value[left:right] for left, right in spots]
    parts: list[str | Unit] = []
    gender, titled, at = "", False, 0
    for token, (left, right) in zip(tokens, spots, strict=True):
        parts.append(value[at:left])
        at = right
        word = token.casefold()
        started = any(isinstance(part, Unit) for part in parts)
        degree = token in _DEGREES and started and isinstance(parts[-1], str) and "," in parts[-1]
        between = word in _BETWEEN and not (token.isupper() and len(token) == 2)  # "AS Patel" has initials
        suffix = degree or between or (started and word in pools.word_set("name_suffixes"))
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


def _with_roles(parts: Sequence[str | Unit]) -> tuple[str | Unit, ...]:
    """Tell given names from surnames by their places: SURNAME, given; SURNAME given; given SURNAME; given (nickname)
    SURNAME née SURNAME; a lone word stays open."""
    maiden = next((at for at, p in enumerate(parts) if isinstance(p, str) and _MAIDEN.search(p)), None)
    if maiden is not None and any(isinstance(p, Unit) for p in parts[:maiden]):
        return (*_with_roles(parts[:maiden]), *(_role(p, "surname") for p in parts[maiden:]))
    spots = [at for at, p in enumerate(parts) if isinstance(p, Unit) and p.role != "digits"]
    nicks = {at for at in spots if _between_marks(parts, at)}
    open_spots = [at for at in spots if at not in nicks]
    units = [p for at in open_spots if isinstance(p := parts[at], Unit)]
    if len(spots) < 2 or not units:
        return tuple(parts)
    surnames = _surnames(parts, open_spots, units) if len(units) > 1 else set()
    if len(surnames) == len(spots):  # "Smith-Jones", or "Mary-Jane": what else the letters hold tells
        return tuple(parts)
    return tuple(
        _role(p, "surname" if at in surnames else "given") if at in spots and (surnames or at in nicks) else p
        for at, p in enumerate(parts)
    )


def _surnames(parts: Sequence[str | Unit], spots: Sequence[int], units: Sequence[Unit]) -> set[int]:
    """Which of the words at ``spots`` are surnames."""
    surnames = {spots[-1]}
    between = range(spots[0], spots[-1])
    comma = next((at for at in between if isinstance(p := parts[at], str) and "," in p), None)
    loud = [at for at, unit in zip(spots, units, strict=True) if is_loud(unit.text)]
    if comma is not None:
        surnames = {at for at in spots if at < comma}
    elif loud and len(loud) < len(spots) and loud == spots[: len(loud)] and not units[len(loud)].initial:
        surnames = {*loud}  # "SMITH John A"
    elif units[-1].initial and not units[0].initial and not _only_given(units[0].text):
        surnames = {spots[0]}  # "Smith J", "Smith John A"
    for at in reversed(spots):
        gap = parts[at + 1] if at + 1 < len(parts) else ""
        if at + 2 in surnames and gap in ("-", "‐", "‑", "–"):
            surnames.add(at)
    return surnames


def _between_marks(parts: Sequence[str | Unit], at: int) -> bool:
    """Whether a word stands in brackets or quotation marks: a nickname."""
    before, after = (parts[at - 1] if at else ""), (parts[at + 1] if at + 1 < len(parts) else "")
    if not (isinstance(before, str) and isinstance(after, str)):
        return False
    return before[-1:] in _MARKS and after[:1] in _MARKS and before != "" != after


def is_loud(text: str) -> bool:
    """Whether a word is written in capitals ("McDONALD" too)."""
    return len(text) > 1 and re.sub(r"^(?:Mc|Mac)(?=[A-Z])", "", text).isupper()


def _only_given(word: str) -> bool:
    """Whether a word is a given name that hardly anybody has for a surname."""
    rare = pools.weight("given", word) > _HARDLY * pools.weight("surname", word)
    return rare and pools.gender_of(word) != "neutral"


def _role(part: str | Unit, role: Role) -> str | Unit:
    return (
        Unit(part.text, role, part.initial, part.tail)
        if isinstance(part, Unit) and part.role != "digits"
        else part
    )
