"""Every clinical item of a text in order: concepts of the lexicon, and values with what they are of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from synletters.evaluate.clinical.words_lost.amounts import amounts, value
from synletters.evaluate.clinical.words_lost.names import NamePlaces
from synletters.evaluate.clinical.words_lost.terms import Concept, Lexicon, Term, Token, by_form, tokens

#: kinds of items, in the order of tables; the last ones are values
KINDS = (
    *(
        "drug",
        "finding",
        "word",
        "sign",
        "score",
        "analyte",
        "vital",
        "procedure",
        "device",
        "anatomy",
        "role",
        "trade",
        "credential",
    ),
    *(
        "body",
        "heading",
        "order",
        "negation",
        "time",
        "amount",
        "often",
        "result",
        "range",
        "grade",
        "level",
        "count",
        "number",
        "ordinal",
        "gestation",
    ),
    *("shorthand", "helpline", "gene"),
)
_MEASURED = frozenset({"analyte", "vital"})
_LINK = r"[ \t]*(?:\([^()\d\n]{1,16}\)[ \t]*)?(?:(?:level|score|class|grade|stage|index|rate|was|is|were|of|at|about|around|on|today|=|:|~|<|>|-|–|,)[ \t]*){0,4}"
_NUMBER = r"\d+(?:\.\d+)?"
_RESULT = re.compile(
    rf"{_LINK}(?P<v>{_NUMBER}(?:\s?/\s?{_NUMBER})?)(?![\d/.]*\d|(?:st|nd|rd|th)\b)(?P<row>(?:[ \t]{{2,}}|\t){_NUMBER}(?![\d/.]*\d))*"
)
_SCORED = re.compile(
    rf"{_LINK}(?:{_LINK})(?P<v>{_NUMBER}(?:\s?(?:/|,|and|&|to|-|out of)\s?{_NUMBER})*|[IVX]{{1,4}}[a-cA-C]?\b|[A-D]\b)(?!\.?\d)"
)
_ROW = re.compile(rf"(?:[ \t]{{2,}}|\t){_NUMBER}(?![\d/.]*\d)")
#: "NHS no 943", "Hosp no: 1"
_NUMERO = re.compile(r"\.?[ \t]*(?:[:#]|[A-Z]{0,3}-?\d)")
#: a word that is a name too is a term beside one of these
_BESIDE = frozenset(
    """sign test maneuver manoeuvre score scale scores classification criteria index class grade catheter clamp forceps retractor line
    tube drain needle scissors elevator wire pin suture positive negative negativ disease syndrome contracture fracture palsy cyst
    procedure position phenomenon is was of normal intact""".split()
)
_SHOUTED = 4  # words of a line without a small letter, in which an abbreviation may be a word


@dataclass(frozen=True, slots=True)
class Item:
    """``key`` is what must come back in the rewrite; ``name`` is the lexicon's word for it, empty for a bare value."""

    start: int
    end: int
    kind: str
    key: str
    name: str


def read(text: str, lexicon: Lexicon, known: Iterable[tuple[int, int]] = ()) -> list[Item]:
    """The items of a source, in order, but for those in the place of a name. ``known``: identifiers, as (start, end)."""
    places = NamePlaces(text, known)
    return [
        item
        for item in read_all(text, lexicon)
        if not places.holds(item.start, item.end)
        and not (item.kind == "trade" and places.is_own_trade(item.start))
    ]


def read_all(text: str, lexicon: Lexicon) -> list[Item]:
    """Every item of a text, in order, whatever its place."""
    out: list[Item] = []
    held = bytearray(len(text))
    for start, end, term in _terms(text, lexicon):
        concept = term.concept
        values = list(_values(text, end, concept.kind))
        if concept.id == "negation:no" and _NUMERO.match(text, end):
            continue
        if term.name_like and not values and not _is_term(text, start, end):
            continue
        out.append(Item(start, end, concept.kind, concept.id, concept.name))
        for a, b in values:
            held[a:b] = b"\x01" * (b - a)
            kind = "score" if concept.kind == "score" else "result"
            out.append(Item(a, b, kind, f"{concept.id} {value(text[a:b])}", concept.name))
    for amount in amounts(text):
        if not any(held[amount.start : amount.end]):
            out.append(Item(amount.start, amount.end, amount.kind, amount.key, ""))
    return sorted(out, key=lambda item: (item.start, item.end, item.key))


def _terms(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, Term]]:
    items = tokens(text)
    shouted = _shouted(text)
    at = 0
    while at < len(items):
        found = None
        if lexicon.begins(items[at]):
            exact = not (items[at].exact.isupper() and shouted[items[at].start])
            found = lexicon.longest(items, at, exact=exact)
        small = items[at].exact[:1].islower()
        if found is None and (kind := by_form(items[at].folded)) and (small or kind == "drug"):
            # a word that the lexicon lacks has no name that a report may show
            found = 1, Term(Concept(kind, f"form:{items[at].folded}", ""), name_like=False)
        if found is None or _torn(items[at : at + found[0]]):
            at += 1
            continue
        length, term = found
        if term.concept.kind == "word" and not small:  # Maple Unit, Sugar Land
            at += length
            continue
        yield items[at].start, items[at + length - 1].end, term
        at += length


def _torn(items: list[Token]) -> bool:
    return len(items) > 1 and any(item.exact.startswith("\n") for item in items)


def _shouted(text: str) -> bytearray:
    """By character, whether its line is in capitals: WHO and NEWS may be words there."""
    out, at = bytearray(len(text)), 0
    for line in text.splitlines(keepends=True):
        if line.isupper() and len(line.split()) >= _SHOUTED:
            out[at : at + len(line)] = b"\x01" * len(line)
        at += len(line)
    return out


def _values(text: str, end: int, kind: str) -> Iterator[tuple[int, int]]:
    if kind == "score":
        match = _SCORED.match(text, end)
        if match is not None:
            yield match.span("v")
    elif kind in _MEASURED:
        match = _RESULT.match(text, end)
        if match is not None:
            yield match.span("v")
            at = match.end("v")
            while row := _ROW.match(text, at):
                yield row.start() + len(row[0]) - len(row[0].lstrip()), row.end()
                at = row.end()


def _is_term(text: str, start: int, end: int) -> bool:
    if text[start].islower():
        return True
    after = re.match(r"['’]?s?[ -]+([^\W\d_]+)", text[end : end + 24])
    before = re.search(r"([^\W\d_]+)[ ]+$", text[max(0, start - 16) : start])
    return (
        any(m is not None and m[1].casefold() in _BESIDE for m in (after, before))
        or text[end : end + 1] == ":"
    )
