"""From overlapping spans to a partition of the text: REPLACE, KEEP and OPEN regions.

The rule: an identifier beats everything; a clinical entity or guarded word beats OPEN. Overlapping identifiers become one
region with the label of the longest. A clinical entity that an identifier cuts loses its annotation, and what is left of it
is kept as plain text. An identifier found once is replaced wherever it stands in the letter again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from synletters.document import POS_PREFIX, Action, Letter, Protected, Region, Span, Word
from synletters.names import bare, is_eponym, parts

#: labels whose value is worth looking for elsewhere in the letter, and the fewest letters or digits it must have
_SEEK = {"NAME": 3, "USERNAME": 4, "EMAIL": 5, "PHONE": 6, "ID": 5, "NHS": 6, "SSN": 6, "CARD": 6, "IBAN": 6, "URL": 5,
         "IP": 6, "POSTCODE": 5, "ADDRESS": 6, "HOSPITAL": 5, "ORGANIZATION": 5, "LOCATION": 4, "DATE": 6}  # fmt: skip
_RUN = re.compile(r"[^\W_]+")
#: numbers that are written solid here and in groups there ("943 476 5919", "943-476-5919", "9434765919")
_GROUPED = frozenset({"PHONE", "ID", "NHS", "SSN", "CARD", "IBAN"})
_BETWEEN = r"[^\w\n\r]{0,2}"
# a word that stands free: blank or opening mark before it, closing marks and blank behind it. "follow-up", "and/or",
# "patient's" and "5mg" are no single words, and are left as they are
_WORD = re.compile(r"(?:(?<=[\s(\[\"“‘])|\A)[^\W\d_]+(?=[.,;:!?)\]\"”]*(?:\s|\Z))")


def protect(letter: Letter, *, keep_structure: Collection[str], keep_clinical: Collection[str] | None = None,
            common: Collection[str] = frozenset()) -> Protected:  # fmt: skip
    """Partition a letter by its spans.

    ``keep_structure`` are the labels of kind ``structure`` that are kept; ``keep_clinical`` those of kind ``clinical``, None
    for all. ``common`` are lower-case words that are not looked for elsewhere merely because they are also somebody's name.
    """
    text = letter.text
    phi = _merged(text, [s for s in letter.spans if s.kind == "phi"])
    phi = _merged(text, [*phi, *_again(text, phi, common)])
    kept = [s for s in letter.spans if (s.kind == "clinical" and (keep_clinical is None or s.label in keep_clinical))
            or (s.kind == "structure" and s.label in keep_structure)]  # fmt: skip
    regions: list[Region] = []
    at = 0
    for span in phi:
        regions += _keep_or_open(at, span.start, kept)
        regions.append(Region(span.start, span.end, Action.REPLACE, span.label))
        at = span.end
    regions += _keep_or_open(at, len(text), kept)
    return Protected(letter, tuple(regions))


def open_words(protected: Protected) -> list[Word]:
    """The free-standing words that lie wholly inside OPEN regions, with their part of speech where a detector gave one."""
    text = protected.letter.text
    tags = {
        (s.start, s.end): s.label[len(POS_PREFIX) :] for s in protected.letter.spans if s.label.startswith(POS_PREFIX)
    }
    spans = [(r.start, r.end) for r in protected.regions if r.action is Action.OPEN]
    words, k = [], 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        while k < len(spans) and spans[k][1] < end:
            k += 1
        if k < len(spans) and spans[k][0] <= start:
            words.append(Word(start, end, match.group(), tags.get((start, end), "X")))
    return words


def _merged(text: str, spans: Iterable[Span]) -> list[Span]:
    """Identifiers without overlap, each widened to whole words; neighbouring names with one blank between become one."""
    out: list[Span] = []
    for span in sorted((_widened(text, s) for s in spans), key=lambda s: (s.start, -s.end)):
        last = out[-1] if out else None
        if last is not None and span.start < last.end:
            longer = last if last.end - last.start >= span.end - span.start else span
            out[-1] = replace(longer, start=last.start, end=max(last.end, span.end))
        elif last is not None and span.label == last.label == "NAME" and text[last.end : span.start] == " ":
            out[-1] = replace(last, end=span.end)
        else:
            out.append(span)
    return out


def _widened(text: str, span: Span) -> Span:
    """Half a word is never replaced: letters grow to the run of letters, digits to the run of digits."""
    start, end = span.start, span.end
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if start == end:
        return span
    if span.label == "NAME":  # a title or a degree is no part of the name
        first, last = bare(text[start:end])
        start, end = start + first, start + last
    while start > 0 and _same_kind(text[start - 1], text[start]):
        start -= 1
    while end < len(text) and _same_kind(text[end - 1], text[end]):
        end += 1
    return replace(span, start=start, end=end)


def _same_kind(a: str, b: str) -> bool:
    return (_letter(a) and _letter(b)) or (a.isdigit() and b.isdigit())


def _letter(c: str) -> bool:
    """A letter, or a mark that is written on one (the accent of a decomposed letter)."""
    return c.isalpha() or (not c.isascii() and unicodedata.category(c)[0] == "M")


def _again(text: str, phi: Sequence[Span], common: Collection[str]) -> list[Span]:
    """Further places where a found identifier, or a part of a found name, stands as whole words."""
    wanted: dict[str, Span] = {}
    patterns: set[str] = set()

    def want(words: Sequence[str], span: Span) -> None:
        wanted.setdefault(_fold(" ".join(words)), span)
        for form in (words, [word.casefold() for word in words]):  # no one pattern finds "İ" and "ß" in every case
            patterns.add(r"[\W_]{1,3}".join(map(re.escape, form)))

    for span in phi:
        least = _SEEK.get(span.label)
        if least is None:
            continue
        value = text[span.start : span.end]
        words = _RUN.findall(value)
        if sum(map(len, words)) >= least and not (len(words) == 1 and value.lower() in common):
            want(words, span)
            solid = "".join(words)
            if span.label in _GROUPED and sum(c.isdigit() for c in solid) >= 6:
                wanted.setdefault(_fold(solid), span)
                patterns.add(_BETWEEN.join(map(re.escape, solid)))
        if span.label == "NAME":
            for part in parts(value, common):
                want(part.split(" "), span)
    if not wanted:
        return []
    # longest first, so that the full name wins over its parts
    alternatives = "|".join(sorted(patterns, key=lambda p: (-len(p), p)))
    pattern = re.compile(rf"(?<![^\W_])(?:{alternatives})(?![^\W_])", re.IGNORECASE)
    out = []
    for match in pattern.finditer(text):
        found = match.group()
        words = _RUN.findall(found)
        source = wanted.get(_fold(" ".join(words))) or wanted.get(_fold("".join(words)))
        # one word of a name in plain lower case is taken for the ordinary word, unless it was found in lower case
        ordinary = len(words) == 1 and found.islower()
        if source is None or (source.label in ("NAME", "LOCATION") and ordinary and not _is_lower(text, source)):
            continue
        if source.label == "NAME" and len(words) == 1 and is_eponym(text, match.end()):
            continue
        out.append(Span(match.start(), match.end(), source.label, "phi", "again", source.score))
    return out


def _fold(text: str) -> str:
    """Without case, for Turkish too."""
    return text.casefold().replace("\u0307", "").replace("ı", "i")


def _is_lower(text: str, span: Span) -> bool:
    return text[span.start : span.end].islower()


def _keep_or_open(start: int, end: int, kept: Sequence[Span]) -> list[Region]:
    """Partition [start, end), which holds no identifier, into KEEP and OPEN."""
    if start >= end:
        return []
    inside = sorted((s for s in kept if s.start < end and start < s.end), key=lambda s: (s.start, s.end))
    groups: list[tuple[int, int, list[Span]]] = []
    for span in inside:
        lo, hi = max(span.start, start), min(span.end, end)
        whole = [span] if (lo, hi) == (span.start, span.end) else []
        if groups and lo < groups[-1][1]:
            a, b, spans = groups[-1]
            groups[-1] = (a, max(b, hi), spans + whole)
        else:
            groups.append((lo, hi, whole))
    out: list[Region] = []
    at = start
    for lo, hi, spans in groups:
        if at < lo:
            out.append(Region(at, lo, Action.OPEN))
        out.append(Region(lo, hi, Action.KEEP, spans=tuple(sorted(set(spans)))))
        at = hi
    if at < end:
        out.append(Region(at, end, Action.OPEN))
    return out
