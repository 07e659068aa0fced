"""Which words of an address, a place or an institution are names, how many of them are one name, and of what kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise, takewhile

from synletters.surrogate import pools, towns
from synletters.surrogate.place_words import FIRMS, OLD, ROADS, STREETS, STREETS_ALONE, TOKEN
from synletters.surrogate.shapes import normalise
from synletters.text import word_files

#: marks that no name of a town goes across
_APART = re.compile(r"[^\w\s.'’-]|\n")
_HYPHENED = re.compile(
    r"[^\W\d_]+-(?:(?:on|upon|in|under|by|le|next|cum|super|of)-)(?:the-)?[^\W\d_]+", re.IGNORECASE
)
_COMMA = re.compile(r"([,;\n\r]+)")
#: an address that is dictated, or typed without capitals and commas
_DICTATED = re.compile(r"([,;\n\r]+|\b(?:on|in|at)\b)")
INSTITUTIONS = ("HOSPITAL", "ORGANIZATION")
#: what firms are in law, behind their names
IN_LAW = re.compile(r"\s*(?:P\.\s?C|P\.\s?A|L\.\s?L\.\s?[CP]|P\.\s?L\.\s?L\.\s?C)\.?\s*", re.IGNORECASE)
#: the share of people from which a word is somebody's given name or surname
_KNOWN = 1e-5
_HEALTH = frozenset(
    """hospital hospitals infirmary clinic surgery practice hospice memorial general health healthcare medical medicine hc ward
    icu maternity paediatric pediatric surgical""".split()
)


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words of a piece that is one name. ``kind`` is ``town``, ``street``, ``lane`` (a street without such a
    word), ``house``, ``old`` (what "The Old …" was), ``hospital``, ``firm``, ``partner`` (of a firm), ``saint``,
    ``lady``, ``the_lady`` ("Our Lady of the …"), ``ward``, ``number``, or nothing for a word that is generic."""

    start: int
    end: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a value between its commas, and the label by which its words are read."""

    text: str
    label: str
    parts: tuple[Part, ...] = ()


def generic(label: str, token: str) -> bool:
    """Whether a word tells nothing by itself under a label."""
    word = token.casefold().replace("’", "'")
    if label in INSTITUTIONS:
        return (
            any(word in pools.word_set(f"keep_{name}") for name in ("hospital", "organization"))
            or word in ROADS
        )
    return word in pools.word_set(f"keep_{label.lower()}")


def split(label: str, value: str) -> list[tuple[str, str]]:
    """The pieces of a value, each with its label; what stands between them has none."""
    cells = (_DICTATED if value.islower() else _COMMA).split(value)
    kept = [
        at % 2 == 1 or (len(cells) > 1 and IN_LAW.fullmatch(cell) is not None)
        for at, cell in enumerate(cells)
    ]
    return [(cell, "" if kept[at] else _label(label, cell, at == 0)) for at, cell in enumerate(cells)]


def _label(label: str, piece: str, first: bool) -> str:
    """The label of a piece: institutions have addresses, and what is called a place may be either."""
    tokens = [token.strip(".").casefold() for token in TOKEN.findall(piece)]
    if not tokens:
        return label
    if label in INSTITUTIONS:
        if len(tokens) > 1 and tokens[-1] in STREETS_ALONE and (not first or tokens[0].isdecimal()):
            return "ADDRESS"
        if not first and not any(generic(label, t) and t not in STREETS for t in tokens):
            return "LOCATION"
        return "HOSPITAL" if not _HEALTH.isdisjoint(tokens) else label
    if label == "LOCATION" and len(tokens) > 1 and tokens[-1] in STREETS_ALONE:
        return "ADDRESS"
    if tokens[-2:-1] == ["old"]:
        return label
    firm = (
        generic("ORGANIZATION", tokens[-1]) and not generic(label, tokens[-1]) and tokens[-1] not in STREETS
    )
    if len(tokens) > 1 and firm and not towns.known(" ".join(tokens)):
        return "ORGANIZATION" if _HEALTH.isdisjoint(tokens) else "HOSPITAL"
    return label


class Reader:
    """Reads pieces; ``values`` are the labels and texts of all of a patient's letters, whose names of several words are
    one name wherever they stand. ``home`` is the country of the letters."""

    def __init__(self, values: Iterable[tuple[str, str]], home: str) -> None:
        self._home = home
        self.phrases: dict[str, str] = {}
        #: single words of those, each with the whole name
        self.of_word: dict[str, str] = {}
        #: the first text in which a town stands beside other places
        self.beside: dict[str, str] = {}
        #: every name, and its kind
        self.names: dict[str, tuple[str, str]] = {}
        self._towns: set[str] = set()
        pieces = [(cell, of, value) for label, value in values for cell, of in split(label, value) if of]
        for labels in (("ADDRESS", "LOCATION"), INSTITUTIONS):  # the places first: their names go through all
            for cell, of, value in pieces:
                if of in labels:
                    self._note(of, cell, value)

    def _note(self, label: str, piece: str, value: str) -> None:
        for part in self.parts(label, piece):
            text = piece[part.start : part.end]
            words = text.replace("-", " ").split()
            if part.kind and part.kind not in ("number", "saint", "lady", "the_lady", "ward", "old"):
                self.names.setdefault(normalise(text), (text, part.kind))
            if part.kind == "town":
                self._towns.add(normalise(text))
                if value != piece:
                    self.beside.setdefault(normalise(text), value)
            if len(words) > 1 and part.kind in ("town", "hospital", "firm", "street"):
                kind = "town" if part.kind == "hospital" else part.kind
                self.phrases.setdefault(normalise(text), kind)
                for word in words:
                    if len(word) > 3 and not generic("HOSPITAL", word):
                        self.of_word.setdefault(normalise(word), text)

    @cached_property
    def longest(self) -> tuple[str, ...]:
        """The names in their normal form, the long ones first; those of three letters and less are none to look for."""
        return tuple(sorted((name for name in self.names if len(name) > 3), key=len, reverse=True))

    @cached_property
    def phrase_texts(self) -> tuple[str, ...]:
        """The towns of several words."""
        return tuple(
            text
            for text, kind in self.names.values()
            if kind == "town" and len(text.replace("-", " ").split()) > 1
        )

    def is_town(self, text: str) -> bool:
        """Whether the letters have a name for that of a town."""
        return normalise(text) in self._towns

    def parts(self, label: str, piece: str) -> list[Part]:
        """The runs of words of a piece, in order."""
        found = list(TOKEN.finditer(piece))
        plain = [m.group().casefold().strip(".") for m in found]
        street = label == "ADDRESS" and any(word in STREETS for word in plain[1:])
        numbered = label == "ADDRESS" and any(c.isdigit() for c in piece)
        out: list[Part] = []
        spot = 0
        while spot < len(found):
            size, kind = self._run(label, piece, found[spot:], street, numbered)
            kind = kind and self._kind(kind, label, plain, spot, size)
            out.append(Part(found[spot].start(), found[spot + size - 1].end(), kind))
            spot += size
        return out

    def _run(
        self, label: str, piece: str, found: Sequence[re.Match[str]], street: bool, numbered: bool
    ) -> tuple[int, str]:
        """How many words from here on are one name, and its kind."""
        words = [m.group() for m in found]
        if any(c.isdigit() for c in words[0]) or (
            label == "ADDRESS" and words[0].casefold() in spoken_numbers()
        ):
            return 1, "number"
        if words[0].casefold().strip(".") in ("st", "saint") and label != "LOCATION":
            return 1, ""
        alike = piece.islower()
        for size in range(min(towns.WORDS, len(found)), 1, -1):
            phrase = piece[found[0].start() : found[size - 1].end()]
            if _APART.search(phrase) or not (phrase[:1].isupper() or alike):
                continue
            if kind := self.phrases.get(normalise(phrase)):
                return size, kind
            listed = towns.known(phrase, self._home if label in INSTITUTIONS else "")
            if listed and not street and not (size < len(found) and generic(label, words[size - 1])):
                return size, "town"
        if hyphened := _HYPHENED.match(piece, found[0].start()):  # "Xton-on-Yse", which no list has
            return sum(
                m.start() < hyphened.end() for m in found
            ), "town" if label not in INSTITUTIONS else "hospital"
        if generic(label, words[0]):
            return 1, ""
        kind = "street" if street else "lane" if numbered else "town"
        kind = {"HOSPITAL": "hospital", "ORGANIZATION": "firm"}.get(label, kind)
        size = len([*self._joined(label, piece, found, alike)])
        return (size, kind) if self._whole(kind, words, size) else (1, "partner" if size > 1 else kind)

    def _joined(
        self, label: str, piece: str, found: Sequence[re.Match[str]], alike: bool
    ) -> Iterator[re.Match[str]]:
        """The first word with those behind it that may go with it."""
        yield found[0]

        def goes(pair: tuple[re.Match[str], re.Match[str]]) -> bool:
            one, two = pair
            word = two.group()
            return (
                piece[one.end() : two.start()] == " "
                and not generic(label, word)
                and (alike or word[:1].isupper())
                and not any(c.isdigit() for c in word)
                and (alike or piece.isupper() or not (word.isupper() or one.group().isupper()))
                and word.casefold() not in pools.region_kind()
                and towns.state(word) is None
            )

        for _, two in takewhile(goes, pairwise(found)):
            yield two

    def _whole(self, kind: str, words: Sequence[str], size: int) -> bool:
        """Whether a run of words is one name: not the partners of a firm, nor the names of a person, nor two towns."""
        run = words[:size]
        if size == 1 or kind not in ("hospital", "firm"):
            return True
        if any(word.casefold().strip(".") in FIRMS for word in words[size:]):
            return False
        given, last = pools.weight("given", run[0]), pools.weight("surname", run[1])
        person = (
            size == 2 and given > 5 * pools.weight("surname", run[0]) and given > _KNOWN and last > _KNOWN
        )
        return not person and not all(towns.known(word, self._home) for word in run)

    def _kind(self, kind: str, label: str, plain: Sequence[str], spot: int, size: int) -> str:
        """What a run of words is by those around it: ``St Mary's``, ``Our Lady of Lourdes``, ``Kestrel Ward``."""
        before, after = plain[:spot], plain[spot + size :]
        if before[-1:] in (["st"], ["saint"]):
            return "saint"
        if before[-2:] == ["lady", "of"]:
            return "lady"
        if before[-3:] == ["lady", "of", "the"]:
            return "the_lady"
        if label in INSTITUTIONS and after[:1] in (["ward"], ["unit"], ["suite"], ["lodge"]):
            return "ward"
        if (
            kind == "street"
            and after[:1]
            and after[0] in ("cottage", "cottages", "house", "lodge", "farm", "villa")
        ):
            return "house"
        if label == "ADDRESS" and before[-1:] == ["old"] and not after and plain[spot] in OLD:
            return "old"
        return kind


def in_law(value: str) -> str:
    """Another form that a firm has in law, written as ``value``, which ``IN_LAW`` matches: "P.A." for "P.C."."""
    letters = [at for at, c in enumerate(value) if c.isalpha()]
    last = {"c": "p" if len(letters) > 2 else "a", "p": "c", "a": "c"}[value[letters[-1]].casefold()]
    made = last.upper() if value[letters[-1]].isupper() else last
    return value[: letters[-1]] + made + value[letters[-1] + 1 :]


@cache
def spoken_numbers() -> tuple[str, ...]:
    """The numbers of houses as they are dictated."""
    return word_files.in_order("place_kinds", "numbers", __package__)
