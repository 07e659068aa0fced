"""Guesses of the tagger that nothing else bears out.

The tagger's bars are low, for a name that stays costs more than a word that goes. Where a word stands in a
person's or a place's place
that is right; where it stands in a list of drugs or under a heading, a guess with little behind it is nearly
always a term, a brand or
a heading. So a guess needs either a mark of the vocabulary pass and some probability, or more of it, or
something beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from synletters.core.document import Span
from synletters.detect.postprocess.employment import employed_at
from synletters.detect.postprocess.person_evidence import among_people, initialled, perhaps_told
from synletters.text.word_files import listed

#: the least probability without evidence, of a word that the vocabulary pass marks and of one that it knows,
#: by label; set on the
#: development letters of ``scripts/letters/dev``
BARS: Mapping[str, tuple[float, float]] = {
    "NAME": (0.3, 0.6),
    "ORGANIZATION": (0.1, 0.4),
    "HOSPITAL": (0.3, 0.9),
    "LOCATION": (0.15, 0.5),
    "PHONE": (0.97, 0.97),
}
#: before a person's or a place's name: what somebody does with people, where somebody is, a quotation, a
#: dash, a cell's beginning
_MET = re.compile(
    r"(?:(?<!\w)(?:by|with|from|for|to|and|near|in|at|hello|hi|hey|dear|thanks|thank you|closed|typed|entered|seen|told|tell|called|calls|spoke|saw|met|asks?|asked"
    r"|contact|d/w|s/b|login|user|husband|wife|son|daughter|aka|cc)[ \n]|[-–—:@&\"“(/|][ ]?|[^\s.][ ]{2,}|\t)\Z",
    re.IGNORECASE,
)
#: labels of numbers, and what says before one that it is somebody's
_NUMBERED = frozenset({"PHONE"})
_CUE = re.compile(
    r"(?i)(?<!\w)(?:no|nos|num|number|id|ids|mrn|nhs|chi|ref|reference|reg|registration|plate|account|acct|policy|passport|licen[cs]e|serial|barcode|badge|login|user|code|case|chart|claim|member|ssn|study|sample|specimen|accession|lot|batch|hosp|unit|gmc|nmc|npi|dea|pin|tel|telephone|phone|ph|mob|mobile"
    r"|cell|home|work|fax|ext|extn|x|bleep|pager|call|ring|rang|contact|nok|text|via|on|at|box|flat|apt|lives|living|address|street|road|from|to|of|in)\b[^\n]{0,12}\Z"
)
_GREETED = re.compile(r"(?:hello|hi|hey|dear|morning|thanks)[ ,]", re.IGNORECASE)
_BEFORE = re.compile(r"([a-z]{3,16})[ \n]\Z")
#: behind a name: what people do, and a date as behind initials
_DOES = re.compile(
    r"(?:['’]s)?,? (?:is|was|has|had|will|says|said|reports?|denies|denied|lives|works|called|rang|asked|agrees|agreed|wants|feels|felt|came|attends|attended|went|understands|completed|tolerated"
    r"|(?:on )?\d{1,2}[/.-]\d|(?:19|20)\d\d-)"
)
_JOINED = re.compile(r"[ ]|[-‐‑'’]|, |\. ?|\n")
_CAPITALS = re.compile(r"[A-Z]{2,4}")


def weak(text: str, span: Span, marks: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether a span of the tagger is a guess that nothing bears out. ``marks`` are those of the vocabulary
    pass, ``others`` the
    identifiers of all detectors; both sorted."""
    bars = BARS.get(span.label)
    if bars is None or span.source != "tagger" or span.score >= max(bars):
        return False
    if span.score >= bars[0] and _touches(marks, span.start, span.end):
        return False
    start, end = span.start, span.end
    if span.label in _NUMBERED and _CUE.search(text, max(0, start - 32), start):
        return False
    if perhaps_told(text, start, end) or among_people(text, start, end) or _GREETED.match(text, start, end):
        return False
    if span.label in ("ORGANIZATION", "HOSPITAL") and employed_at(text, start):
        return False
    short = _CAPITALS.fullmatch(text, start, end) is not None
    if span.label in ("NAME", "LOCATION", "ORGANIZATION"):
        before = _BEFORE.search(text, max(0, start - 18), start)
        if before and (before[1] in listed("roles") or before[1] in listed("occupations")):
            return False
        if _MET.search(text, max(0, start - 14), start) or _DOES.match(text, end):
            return False
    if short and span.label == "NAME" and initialled(text, start, end):
        return False
    if short and span.label == "NAME" and (end == len(text) or text[end] in "\r\n"):
        return False  # initials end an entry
    return not any(
        other is not span
        and not (other.start == start and other.end == end and other.source == "tagger")
        and ((other.start < end and start < other.end) or _beside(text, span, other))
        for other in _near(others, start, end)
    )


def _beside(text: str, span: Span, other: Span) -> bool:
    if other.label != span.label or (other.source == "tagger" and other.score < 0.6):
        return False
    gap = text[other.end : span.start] if other.end <= span.start else text[span.end : other.start]
    return _JOINED.fullmatch(gap) is not None


def _near(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    at = bisect_left(spans, start, key=lambda s: s.start)
    return [s for s in spans[max(0, at - 4) : at + 5] if s.start < end + 4 and start - 4 < s.end]


def _touches(spans: Sequence[Span], start: int, end: int) -> bool:
    return any(s.start < end and start < s.end for s in _near(spans, start, end))
