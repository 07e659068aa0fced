"""A letter in which rare clinical terms gave way to their class, before anything else is done to it.

All that follows sees the blunted letter: its spans carry the new words, and nothing of the old ones is behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from synletters.assertion import facts
from synletters.core.document import Letter, Span
from synletters.rewrite.rare_terms import RareTerms, bare, named, terms_of
from synletters.text.term_classes import shipped

SOURCE = "generalised"
_COUNTED = re.compile(r"(?:operation|procedure|transplant|tumour|disorder|biopsy|endoscopy)$")
#: words behind which a thing that can be counted takes an article
_BEFORE = re.compile(
    r"\b(has|have|had|having|is|was|with|of|for|from|after|underwent|needs|needed|awaiting|following|by)\s+$",
    re.I,
)
_ARTICLE = re.compile(r"\b(an?)(\s+)$", re.I)
_VOWEL = re.compile(r"[aeio]|u(?!ri|ro|ni)", re.I)
_LABELS = {"medication": "DRUG", "procedure": "PROCEDURE", "disease": "DISEASE"}
#: a short form in brackets behind a term, or before one in brackets
_SHORT_BEHIND = re.compile(r"\s*\(([A-Z][A-Za-z0-9-]{1,7})\)")
_SHORT_BEFORE = re.compile(r"\b([A-Z][A-Za-z0-9-]{1,7})\s*\($")
_BEGINS = re.compile(r"(?:^|[.!?]\s|\n)[\s\-*•\d.)]*$")

#: (offset in the new text, offset in the old one, length) of what stayed
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Generalised:
    """``letter`` blunted, ``places`` of what stayed of it, ``facts``: how many mentions gave way."""

    letter: Letter
    places: tuple[Place, ...]
    facts: int


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    words: str
    #: where the words that a span covers begin in ``words``, and what a span of them is called where no span was
    lead: int
    label: str


def generalised(letter: Letter, rare: RareTerms) -> Generalised:
    """The letter with every rare term blunted; as it is where it holds none."""
    edits = list(_edits(letter, rare))
    text, places, at, old = "", list[Place](), 0, 0
    for edit in edits:
        if edit.start > old:
            places.append((at, old, edit.start - old))
        text += letter.text[old : edit.start] + edit.words
        at, old = len(text), edit.end
    if old < len(letter.text):
        places.append((at, old, len(letter.text) - old))
    text += letter.text[old:]
    spans = tuple(sorted(_moved(letter.spans, edits))) if edits else letter.spans
    made = Letter(letter.id, text, spans, letter.patient_id, letter.meta)
    return Generalised(made, tuple(places), len(edits))


def left(letter: Letter) -> int:
    """How many entities that may name a disease, a drug or a procedure stand as they were, common or not, as no class of theirs is
    known or they are part of longer words."""
    terms = list(terms_of(letter))
    return sum(
        span.source != SOURCE and not any(t.start < span.end and span.start < t.end for t in terms)
        for span in named(letter)
    )


def composed(outer: Sequence[Place], inner: Sequence[Place]) -> list[Place]:
    """What came over from the old letter, of what came over from the blunted one."""
    return sorted(
        (out + low - new, old + low - there, high - low)
        for out, new, length in outer
        for there, old, more in inner
        for low, high in [(max(new, there), min(new + length, there + more))]
        if low < high
    )


def _edits(letter: Letter, rare: RareTerms) -> Iterator[_Edit]:
    text = bare(letter)
    found = [(term, rare.phrases[term.concept]) for term in terms_of(letter) if term.concept in rare.phrases]
    if not found:
        return
    phi = [span for span in letter.spans if span.kind == "phi"]

    def free(start: int, end: int) -> bool:
        return not any(span.start < end and start < span.end for span in phi)

    places: list[tuple[int, int, str]] = []
    short: dict[str, str] = {}
    for term, phrase in found:
        start, end = term.start, term.end
        if (behind := _SHORT_BEHIND.match(text, end)) and free(end, behind.end()):
            short[behind[1]] = phrase
            end = behind.end()
        elif (before := _SHORT_BEFORE.search(text[:start])) and text[end : end + 1] == ")":
            short[before[1]] = phrase
            if free(before.start(), start):
                start, end = before.start(), end + 1
        places.append((start, end, phrase))
    for form, phrase in short.items():
        for again in re.finditer(rf"(?<![\w-]){re.escape(form)}(?![\w-])", text):
            if free(*again.span()) and not any(a < again.end() and again.start() < b for a, b, _ in places):
                places.append((*again.span(), phrase))
    places.sort()
    said = facts(text, [Span(a, b, "TERM", "clinical") for a, b, _ in places])
    for (start, end, phrase), fact in zip(places, said, strict=True):
        edit = _edit(text, start, end, phrase, negated=fact.assertion.negated)
        yield edit if free(edit.start, edit.end) else replace(edit, start=start)


def _edit(text: str, start: int, end: int, phrase: str, *, negated: bool) -> _Edit:
    """The words in the case of what they stand for, with the article that they need.

    "No Fabry disease" is not "no metabolic disease": what is denied is one kind of it.
    """
    label = _LABELS.get(shipped().line(phrase)[-1], "DISEASE")
    phrase = f"{phrase} of a certain kind" if negated else phrase
    until = text.find("\n", end)
    line = text[text.rfind("\n", 0, start) + 1 : until if until >= 0 else len(text)]
    capitals = line.isupper() and len(line.split()) > 1
    before = text[max(0, start - 200) : start]
    lead = ""
    if article := _ARTICLE.search(before):
        start -= len(before) - article.start()
        lead = ("an" if _VOWEL.match(phrase) else "a") + article[2]
        lead = lead.capitalize() if article[1][0].isupper() else lead
    elif _COUNTED.search(phrase) and _BEFORE.search(before):
        lead = "an " if _VOWEL.match(phrase) else "a "
    elif _BEGINS.search(before) and text[start].isupper():
        phrase = phrase[0].upper() + phrase[1:]
    words = lead + phrase
    return _Edit(start, end, words.upper() if capitals else words, len(lead), label)


def _moved(spans: Sequence[Span], edits: Sequence[_Edit]) -> set[Span]:
    """The spans in the new text: those inside of an edit are of its words, those around one grow or shrink with it."""
    shift = [0]
    for edit in edits:
        shift.append(shift[-1] + len(edit.words) - (edit.end - edit.start))
    out: set[Span] = set()
    covered: set[int] = set()
    for span in spans:
        hit = [n for n, edit in enumerate(edits) if edit.start < span.end and span.start < edit.end]
        if not hit:
            out.add(span.moved(shift[sum(edit.end <= span.start for edit in edits)]))
        elif (
            span.kind == "clinical" and span.label != "ABBREVIATION"
        ):  # no heading, no tag of words that are gone
            first, last = edits[hit[0]], edits[hit[-1]]
            start = first.start + first.lead if first.start <= span.start else span.start
            end = last.start + len(last.words) if span.end <= last.end else span.end + shift[hit[-1] + 1]
            end += shift[hit[-1]] if span.end <= last.end else 0
            out.add(replace(span, start=start + shift[hit[0]], end=end, source=SOURCE, score=1.0, concept=""))
            covered.update(hit)
    for n, edit in enumerate(edits):
        if n not in covered:
            start = edit.start + shift[n]
            out.add(Span(start + edit.lead, start + len(edit.words), edit.label, "clinical", SOURCE))
    return out
