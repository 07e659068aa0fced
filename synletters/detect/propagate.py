"""Further places of a letter where an identifier that was found somewhere in it stands once more.

The text is read as runs of letters and digits, and each run is looked up: time grows with the text, not with
the number of
identifiers times the text. Names that come back changed (misspelt, run together, as initials) are the work of
``synletters.detect.fuzzy_names``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from synletters.core.document import Span
from synletters.detect.fuzzy_names import Near
from synletters.detect.postprocess.brands import drug_so_called
from synletters.detect.postprocess.named_things import THING_BEHIND
from synletters.text.confusables import Run, fold, hidden, in_token, runs, whole_token
from synletters.text.eponyms import is_eponym
from synletters.text.lexicon import EMPTY, Lexicon, terms
from synletters.text.person_names import NO_SHORT_NAMES, parts
from synletters.text.words import GROUPED_NUMBERS

#: labels whose value is worth looking for elsewhere in the letter, and the fewest letters or digits it must
#: have
_SEEK = {
    "NAME": 2,
    "USERNAME": 4,
    "EMAIL": 5,
    "PHONE": 6,
    "ID": 5,
    "NHS": 6,
    "SSN": 6,
    "CARD": 6,
    "IBAN": 6,
    "URL": 5,
    "IP": 6,
    "POSTCODE": 5,
    "ADDRESS": 6,
    "HOSPITAL": 5,
    "ORGANIZATION": 5,
    "LOCATION": 4,
    "DATE": 6,
}
#: labels whose single word may be an ordinary word too
_WORDY = frozenset({"NAME", "LOCATION", "HOSPITAL", "ORGANIZATION"})
_NEAR = 3  # what may stand between two words of an identifier: blanks, a comma, a hyphen, a line break
_NEAR_DIGITS = 3

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """One identifier to look for: its label, its own text, and the score it was found with."""

    label: str
    value: str
    score: float = 1.0


def sought(text: str, phi: Iterable[Span]) -> list[Sought]:
    """What is worth looking for of the identifiers of a text."""
    return [Sought(s.label, text[s.start : s.end], s.score) for s in phi if s.label in _SEEK]


class Search:
    """Looks in texts for what repeats an identifier, or a part of a name, in any case, spacing or spelling.

    ``items`` may come from all letters of a patient. Common words are not looked for alone. A lower-case word
    of the
    vocabulary is the word and not the name, one outside of it is the name, and only words outside of it may
    be misspelt
    names; without a vocabulary every lower-case word is taken for ordinary, unless the name was found in
    lower case.
    "Parkinson's disease" is no place of Mr Parkinson.
    """

    def __init__(self, items: Iterable[Sought], lexicon: Lexicon = EMPTY) -> None:
        self._lexicon = lexicon
        self._phrases: dict[Words, Sought] = {}
        self._solids: dict[str, Sought] = {}
        names: dict[str, float] = {}
        for item in items:
            words = fold(item.value)
            lone = len(words) == 1 and (lexicon.common(item.value) or _generic(item, lexicon))
            if sum(map(len, words)) >= _SEEK.get(item.label, 10**6) and not lone:
                self._phrases.setdefault(words, item)
                solid = "".join(words)
                if item.label in GROUPED_NUMBERS and (
                    item.label == "POSTCODE" or sum(c.isdigit() for c in solid) >= 6
                ):
                    self._solids.setdefault(solid, item)
            if item.label == "NAME":
                names.setdefault(item.value, item.score)
                for part in parts(item.value, lexicon):
                    self._phrases.setdefault(fold(part), item)
        self._phrases.pop((), None)
        sizes: dict[str, set[int]] = {}
        for words in self._phrases:
            sizes.setdefault(words[0], set()).add(len(words))
        #: first word -> the lengths of the phrases that begin so, longest first: the whole name wins
        self._sizes = {word: sorted(lengths, reverse=True) for word, lengths in sizes.items()}
        self._near = Near(names, lexicon)

    def find(self, text: str) -> list[Span]:
        """Spans (``source`` "again" or "near"), overlaps among them possible."""
        if not self._phrases:
            return []
        found = runs(text)
        extra = [(start, end, word) for start, end, word in hidden(text, found) if (word,) in self._phrases]
        return [
            *self._whole(text, found),
            *(_span(start, end, self._phrases[(word,)]) for start, end, word in extra),
            *_solids(text, found, self._solids),
            *self._near.find(text, found),
        ]

    def _whole(self, text: str, found: Sequence[Run]) -> list[Span]:
        out: list[Span] = []
        at = 0
        while at < len(found):
            sizes = self._sizes.get(found[at][2], ())
            hit = next((w for n in sizes if (w := _read(found, at, n)) in self._phrases), None)
            if hit is None:
                at += 1
                continue
            start, end, source = found[at][0], found[at + len(hit) - 1][1], self._phrases[hit]
            at += len(hit)
            if len(hit) == 1 and _ordinary(text, start, end, source, self._lexicon):
                continue
            out.append(_span(*whole_token(text, start, end), source))
        return out


def again(text: str, phi: Sequence[Span], lexicon: Lexicon = EMPTY) -> list[Span]:
    """What repeats the identifiers of one text in it: ``Search`` for a single letter."""
    return Search(sought(text, phi), lexicon).find(text)


def _generic(item: Sought, lexicon: Lexicon) -> bool:
    """ "Community" alone names no hospital, though the tagger may have cut it out of the name of one."""
    if item.label not in ("HOSPITAL", "ORGANIZATION"):
        return False
    return not lexicon.has_vocabulary or lexicon.ordinary(item.value.casefold())


def _span(start: int, end: int, source: Sought) -> Span:
    return Span(start, end, source.label, "phi", "again", source.score)


def _ordinary(text: str, start: int, end: int, source: Sought, lexicon: Lexicon) -> bool:
    """Whether one word of an identifier is here the ordinary word, or the name of a disease."""
    if end - start <= 2 and source.label == "NAME":  # "Ng", but no "ng/mL" and no "NG tube"
        raw = text[start:end]
        if text[end : end + 1] == ":":  # "DH: ramipril"
            return True
        return raw not in source.value or raw.casefold() in NO_SHORT_NAMES
    if source.label in _WORDY and text[start:end].islower() and not in_token(text, start, end):
        if not lexicon.has_vocabulary:
            return not source.value.islower()
        return lexicon.ordinary(text[start:end])
    if source.label == "NAME" and drug_so_called(text, start, end):
        return True
    if source.label == "NAME" and lexicon.has_vocabulary and _of_a_term(text, start, end):
        return True
    return source.label == "NAME" and is_eponym(text, start, end, lexicon)


def _of_a_term(text: str, start: int, end: int) -> bool:
    """Whether a name begins a longer term here ("Taylor spatial frame" of Mr Taylor), or is one by the thing behind it."""
    found = terms(text)
    at = bisect_right(found, start, key=lambda term: term.start) - 1
    if at < 0 or found[at].end <= start:
        return False
    return (found[at].sure and end < found[at].end) or THING_BEHIND.match(text, end) is not None


def _read(found: Sequence[Run], at: int, size: int) -> Words:
    """The ``size`` words from ``at`` on, as far as they stand close together."""
    words = found[at : at + size]
    near_ = all(b[0] - a[1] <= _NEAR for a, b in pairwise(words))
    return tuple(word for *_, word in words) if near_ else ()


def _solids(text: str, found: Sequence[Run], solids: dict[str, Sought]) -> list[Span]:
    """Numbers in another grouping, on one line."""
    if not solids:
        return []
    longest = max(map(len, solids))
    out: list[Span] = []
    for at, (start, end, word) in enumerate(found):
        joined, k = word, at
        while True:
            source = solids.get(joined)
            if source is not None:
                out.append(_span(start, end, source))
            k += 1
            if k == len(found):
                break
            gap = text[end : found[k][0]]
            joined += found[k][2]
            if len(gap) > _NEAR_DIGITS or "\n" in gap or "\r" in gap or len(joined) > longest:
                break
            end = found[k][1]
    return out
