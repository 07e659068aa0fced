"""Further places of a letter where an identifier that was found somewhere in it stands once more.

The text is read as runs of letters and digits, and each run is looked up: time grows with the text, not with the number of
identifiers times the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from synletters.document import Span
from synletters.names import is_eponym, parts
from synletters.words import GROUPED_NUMBERS

#: labels whose value is worth looking for elsewhere in the letter, and the fewest letters or digits it must have
_SEEK = {
    "NAME": 3, "USERNAME": 4, "EMAIL": 5, "PHONE": 6, "ID": 5, "NHS": 6, "SSN": 6, "CARD": 6, "IBAN": 6, "URL": 5, "IP": 6,
    "POSTCODE": 5, "ADDRESS": 6, "HOSPITAL": 5, "ORGANIZATION": 5, "LOCATION": 4, "DATE": 6,
}  # fmt: skip
_RUN = re.compile(r"[^\W_]+")
_NEAR = 3  # what may stand between two words of an identifier: blanks, a comma, a hyphen, a line break
_NEAR_DIGITS = 2

Words = tuple[str, ...]


def again(text: str, phi: Sequence[Span], common: Collection[str]) -> list[Span]:
    """Spans (``source`` "again") of whole words that repeat an identifier, or a part of a name, in any case or spacing.

    ``common`` are lower-case words that are not looked for alone. One word of a name or place in plain lower case is taken
    for the ordinary word, unless it was found in lower case; "Parkinson's disease" is no place of Mr Parkinson.
    """
    phrases: dict[Words, Span] = {}
    solids: dict[str, Span] = {}
    for span in phi:
        least = _SEEK.get(span.label)
        if least is None:
            continue
        value = text[span.start : span.end]
        words = _words(value)
        if sum(map(len, words)) >= least and not (len(words) == 1 and value.lower() in common):
            phrases.setdefault(words, span)
            solid = "".join(words)
            if span.label in GROUPED_NUMBERS and sum(c.isdigit() for c in solid) >= 6:
                solids.setdefault(solid, span)
        if span.label == "NAME":
            for part in parts(value, common):
                phrases.setdefault(_words(part), span)
    if not phrases:
        return []
    runs = [(m.start(), m.end(), _fold(m.group())) for m in _RUN.finditer(text)]
    return [*_phrases(text, runs, phrases), *_solids(text, runs, solids)]


def _phrases(text: str, runs: Sequence[tuple[int, int, str]], phrases: dict[Words, Span]) -> list[Span]:
    by_first: dict[str, list[Words]] = {}
    for words in sorted(phrases, key=len, reverse=True):  # the whole name wins over its parts
        by_first.setdefault(words[0], []).append(words)
    out: list[Span] = []
    at = 0
    while at < len(runs):
        hit = next((w for w in by_first.get(runs[at][2], ()) if _reads(runs, at, w)), None)
        if hit is None:
            at += 1
            continue
        start, end, source = runs[at][0], runs[at + len(hit) - 1][1], phrases[hit]
        at += len(hit)
        if len(hit) == 1 and _ordinary(text, start, end, source):
            continue
        out.append(Span(start, end, source.label, "phi", "again", source.score))
    return out


def _ordinary(text: str, start: int, end: int, source: Span) -> bool:
    """Whether one word of an identifier is here the ordinary word, or the name of a disease."""
    if source.label in ("NAME", "LOCATION") and text[start:end].islower():
        return not text[source.start : source.end].islower()
    return source.label == "NAME" and is_eponym(text, end)


def _reads(runs: Sequence[tuple[int, int, str]], at: int, words: Words) -> bool:
    if at + len(words) > len(runs):
        return False
    return all(
        runs[at + k][2] == word and (k == 0 or runs[at + k][0] - runs[at + k - 1][1] <= _NEAR)
        for k, word in enumerate(words)
    )


def _solids(text: str, runs: Sequence[tuple[int, int, str]], solids: dict[str, Span]) -> list[Span]:
    """Numbers in another grouping, on one line."""
    if not solids:
        return []
    longest = max(map(len, solids))
    out: list[Span] = []
    for at, (start, end, word) in enumerate(runs):
        joined, k = word, at
        while True:
            source = solids.get(joined)
            if source is not None:
                out.append(Span(start, end, source.label, "phi", "again", source.score))
            k += 1
            if k == len(runs):
                break
            gap = text[end : runs[k][0]]
            joined += runs[k][2]
            if len(gap) > _NEAR_DIGITS or "\n" in gap or "\r" in gap or len(joined) > longest:
                break
            end = runs[k][1]
    return out


def _words(value: str) -> Words:
    return tuple(_fold(word) for word in _RUN.findall(value))


def _fold(text: str) -> str:
    """Without case, for Turkish too."""
    return text.casefold().replace("\u0307", "").replace("ı", "i")
