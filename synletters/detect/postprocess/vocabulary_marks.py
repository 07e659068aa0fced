"""What becomes of the words that the vocabulary pass marks: a word nobody knows is an identifier only beside
other evidence.

A vocabulary cannot hold every brand, eponym, misspelling and short form, so that a word is unknown says
little by itself. A mark
becomes an identifier where the text says that a person stands there (``told``), where another detector has
found a part of it or
its neighbour, or where it goes on an address. All else stays as it is; what is a name found elsewhere in the
letter, or in the
patient's other letters, is found here too (``synletters.detect.propagate``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from synletters.core.document import Span
from synletters.detect.postprocess.person_evidence import among_people, perhaps_told

#: the source of the marks
SOURCE = "safewords"
#: from here on a mark is of a word that the vocabulary does not hold
_UNKNOWN = 0.6
_NAME_GAP = re.compile(r"(?:[ ]|[-‐‑'’]|, |\. ?| [^\W\d_]\.? ?| [(\"“‘']{1,2})")
_PLACE_GAP = re.compile(r",?[ \t]{0,3}\r?\n?[ \t]{0,8}")
_PLACED = frozenset({"ADDRESS", "POSTCODE"})
_CODE_BEFORE = re.compile(
    r"(?<!\w)(?:ref(?:erence)?|no|nos|num|number|id|mrn|reg(?:istration)?|plate|account|acct|policy|passport|licen[cs]e|serial|barcode|badge|login|user(?:name)?|"
    r"code|case|chart|claim|member(?:ship)?|nhs|chi|ssn|study|sample|specimen|accession)\.?(?: ?[:#=]| is| was)?[ \t]{0,4}\Z",
    re.IGNORECASE,
)


def confirmed(text: str, marks: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """The marks that stand beside other evidence; ``others`` are the identifiers of all other detectors."""
    known = sorted((s for s in others if s.kind == "phi"), key=lambda s: (s.start, s.end))
    ends = sorted(known, key=lambda s: (s.end, s.start))
    starts, stops = [s.start for s in known], [s.end for s in ends]
    return [mark for mark in marks if _evidence(text, mark, known, starts, ends, stops)]


def _evidence(
    text: str,
    mark: Span,
    known: Sequence[Span],
    starts: Sequence[int],
    ends: Sequence[Span],
    stops: Sequence[int],
) -> bool:
    start, end = mark.start, mark.end
    if mark.label == "ID":
        if _CODE_BEFORE.search(text, max(0, start - 24), start):
            return True
    elif perhaps_told(text, start, end) or (mark.score >= _UNKNOWN and among_people(text, start, end)):
        return True
    # those that end behind the start of the mark and begin before its end
    first = bisect_left(stops, start + 1)
    if any(s.start < end for s in ends[first : first + 24]):
        return True
    if mark.label == "ID":
        return False
    before = [s for s in ends[max(0, first - 4) : first] if start - s.end <= 12]
    at = bisect_left(starts, end)
    after = [s for s in known[at : at + 4] if s.start - end <= 12]
    return any(_joins(text[s.end : start], s.label) for s in before) or any(
        _joins(text[end : s.start], s.label) for s in after
    )


def _joins(gap: str, label: str) -> bool:
    if label == "NAME":
        return _NAME_GAP.fullmatch(gap) is not None
    return label in _PLACED and _PLACE_GAP.fullmatch(gap) is not None
