"""The words of a letter as frames read them: identifiers say nothing, and kept entities are known as such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from synletters.core.document import POS_PREFIX, Action, Protected, Span
from synletters.text.kinds import classes

_TOKEN = re.compile(r"[^\W_]+")
#: structure that a preposition or conjunction may relate to
_RELATED = frozenset({"QUANTITY", "UNIT", "FREQUENCY", "TEMPORAL", "LATERALITY", "ROUTE"})
#: clinical entities that are things, so that one may stand where a noun does
_THINGS = frozenset(
    {"DISEASE", "ANATOMY", "TEST", "PROCEDURE", "MEDICATION", "DRUG", "SIGN", "SYMPTOM", "DEVICE", "EVENT"}
)
#: … of which two may be listed in any order
_ILL = frozenset({"DISEASE", "MEDICATION", "DRUG", "SYMPTOM", "SIGN"})
_OF_CLASS = {"noun": "NOUN", "verb": "VERB", "adjective": "ADJ", "adverb": "ADV"}


class Token(NamedTuple):
    """A word in lower case, "" for an identifier; ``case`` is "l", "t" or "u" as in Case.

    ``gap`` is what parts it from the word before: " " white space of one line, "," a comma, "." the end of a
    sentence, clause or line, "-" anything else. ``thing`` is a kept entity that may be a noun, ``ill`` a disease, symptom or drug, ``kept`` any
    word that is not open, ``related`` a number, amount, entity or identifier.
    """

    start: int
    end: int
    word: str
    tag: str
    gap: str
    capital: bool = False
    kept: bool = True
    guarded: bool = False
    related: bool = False
    thing: bool = False
    ill: bool = False

    @property
    def number(self) -> bool:
        return any(c.isdigit() for c in self.word)


def of(protected: Protected) -> list[Token]:
    """The words of a letter in order."""
    return list(_read(protected))


def _gap(between: str) -> str:
    if between == " ":
        return " "
    if "\n" in between or "\r" in between:
        return "."
    inner = between.strip()
    if not inner:
        return " " if between else "-"
    if inner == ",":
        return ","
    return "." if any(c in ".!?:;" for c in inner) else "-"


def _read(protected: Protected) -> Iterator[Token]:
    text, spans = protected.letter.text, protected.letter.spans
    tags = {(s.start, s.end): s.label[len(POS_PREFIX) :] for s in spans if s.label.startswith(POS_PREFIX)}
    last = -1  # where the word before ends
    for region in protected.regions:
        if region.action is Action.REPLACE:
            gap = _gap(text[last : region.start]) if last >= 0 else "."
            yield Token(region.start, region.end, "", "PROPN", gap, related=True)
            last = region.end
            continue
        for match in _TOKEN.finditer(text, region.start, region.end):
            start, end = match.span()
            gap = _gap(text[last:start]) if last >= 0 else "."
            last = end
            inside = (
                [span for span in region.spans if span.start < end and start < span.end]
                if region.spans
                else ()
            )
            word = match.group().lower()
            tag = tags.get((start, end)) or _tag(word)
            if not inside:
                yield Token(
                    start,
                    end,
                    word,
                    tag,
                    gap,
                    match.group() != word,
                    region.action is Action.KEEP,
                    related=_relates(word, ()),
                )
                continue
            yield Token(
                start,
                end,
                word,
                tag,
                gap,
                match.group() != word,
                region.action is Action.KEEP,
                any(span.kind == "structure" for span in inside),
                _relates(word, inside),
                tag in ("NOUN", "X", "PUNCT", "PROPN") and any(span.label in _THINGS for span in inside),
                any(span.label in _ILL for span in inside)
                or (tag == "NOUN" and any(span.label == "FINDING" for span in inside)),
            )


def _tag(word: str) -> str:
    """The part of speech that a word has nearly always, where no detector gave one."""
    return _OF_CLASS.get(classes.shipped().get(word, "").partition("-")[0], "X")


def _relates(word: str, spans: Sequence[Span]) -> bool:
    return (not word.isalpha() and any(c.isdigit() for c in word)) or any(
        span.kind == "clinical" or span.label in _RELATED for span in spans
    )
