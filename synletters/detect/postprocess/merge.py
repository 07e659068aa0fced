"""Small repairs of a tagger's identifiers: what a model of single words leaves behind at the edges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from synletters.core.document import Span
from synletters.detect.postprocess.not_identifiers import label_of_a_field, of_nobody
from synletters.detect.postprocess.shorthand import only_short
from synletters.detect.rules.words import NOT_A_PERSON

#: what may stand between two parts of one place or institution: "St. Mary", "Ward 4, West Park", "Medical
#: Center - North"
_JOIN = re.compile(r"[ \t]{0,2}(?:[.,:;&()\-–/'’]|of|and|the)?[ \t]{0,2}|[.,]?\r?\n")
_JOINED = frozenset({"HOSPITAL", "ORGANIZATION", "LOCATION", "ADDRESS"})
_NAME_JOIN = re.compile(r"\.|\. |, (?=[A-Z])")
_STATE = re.compile(
    r",\s{1,2}(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|"
    r"W[AIVY])(?![A-Za-z])"
)
_SOLID = re.compile(r"[^\s,;()<>\[\]\"|]*")
# a capitalised word, one blank or "SURNAME, " away; before it nothing that ends a sentence or names a field
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ'’-]{2,30}"
_BEFORE = re.compile(rf"(?:(?<=\s\s)|(?<=[a-z,|/:] )|^)(?P<w>{_CAPITAL})(?:,? )$")
_AFTER = re.compile(rf" (?P<w>{_CAPITAL})(?![\w:])")
_NO_MORE = re.compile(r"(?:(?:former|formerly|previous|previously)\s)+(?=\w)", re.IGNORECASE)
_NETWORK = frozenset({"USERNAME", "EMAIL", "URL"})
# a month or day of a written year, whatever the model calls it: "(lot Z4471, exp 04/2026)"
_DATED = re.compile(r"(?:(?:0?[1-9]|[12]\d|3[01])[/.-])?(?:0?[1-9]|1[0-2])[/-](?:19|20)\d\d")


# the next cell of a table, which holds no number: "S21-04382    B"
_NEXT_CELL = re.compile(r"(?:[ ]{2,}|[ ]*[\t|][ \t]*)[^\W\d_]{1,24}\Z")


def tidy(text: str, spans: Sequence[Span]) -> list[Span]:
    """Sorted identifiers with split places joined, the full stop of a last initial, whole user names, and
    states behind towns."""
    out: list[Span] = []
    for span in sorted(spans):
        if of_nobody(text, span):
            continue
        last = out[-1] if out else None
        if (
            last is not None
            and last.label == span.label
            and last.end <= span.start
            and _same(text[last.end : span.start], span)
            and not (span.label == "NAME" and only_short(text, span.start, span.end))
        ):
            out[-1] = replace(last, end=span.end, score=max(last.score, span.score))
        else:
            out.append(span)
    grown = (_grown(text, span) for span in out)
    return [span for span in grown if not label_of_a_field(text, span)]


def _same(gap: str, span: Span) -> bool:
    if span.label in _JOINED:
        return _JOIN.fullmatch(gap) is not None
    return span.label == "NAME" and _NAME_JOIN.fullmatch(gap) is not None


def _grown(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    if span.label in _NETWORK:
        solid = _SOLID.match(text, end)
        end += len(solid.group().rstrip(".:'")) if solid else 0
    elif (
        span.label == "NAME" and not text[start:end].islower() and (whole := _whole_name(text, span)) != span
    ):
        return whole
    elif span.label == "NAME" and text[end : end + 1] == "." and _initial(text, end):
        end += 1
    elif span.label == "PROFESSION" and (past := _NO_MORE.match(text, start, end)):
        start = past.end()  # "former" says something of the patient, and of nobody's trade
    elif span.label == "ID" and _DATED.fullmatch(text, start, end):
        return replace(span, label="DATE")
    elif span.label == "ID" and (cell := _NEXT_CELL.search(text, start, end)):
        end = cell.start()
    elif span.label == "LOCATION" and (state := _STATE.match(text, end)):
        end = state.end()
    return span if (start, end) == (span.start, span.end) else replace(span, start=start, end=end)


def _whole_name(text: str, span: Span) -> Span:
    """A name with the capitalised words that stand right beside it: half a name found is a whole name
    left."""
    start, end = span.start, span.end
    before = _BEFORE.search(text, max(0, start - 40), start)
    if before and before["w"].casefold() not in NOT_A_PERSON:
        start = before.start("w")
    after = _AFTER.match(text, end, end + 40)
    if after and after["w"].casefold() not in NOT_A_PERSON:
        end = after.end("w")
    return span if (start, end) == (span.start, span.end) else replace(span, start=start, end=end)


def _initial(text: str, end: int) -> bool:
    """Whether one capital alone stands before ``end``."""
    return text[end - 1].isupper() and (end < 2 or not text[end - 2].isalnum())
