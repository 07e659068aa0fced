"""What a tagger takes for an identifier and is nobody's: codes of classifications, scores, decimals,
measures, scales."""

from __future__ import annotations

import re

from synletters.core.document import Span
from synletters.detect.postprocess.measurements import of_a_measure
from synletters.detect.postprocess.named_things import of_a_thing
from synletters.detect.postprocess.number_forms import CODE_OF

_CODE_OF = re.compile(CODE_OF + "$", re.IGNORECASE)
_PAIR = re.compile(r"(\d{1,2})/(\d{1,2})")
_PROPER = frozenset({"NAME", "HOSPITAL", "ORGANIZATION", "LOCATION"})
_SURE = 0.9
#: how long after an operation or a start: no date of a calendar
_DAY = re.compile(
    r"(?:(?:post-?op(?:erative)? )?(?:day|week|month)s?|pod|wk)(?:[ -]?(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve))?",
    re.IGNORECASE,
)
#: "37 weeks", "two weeks prior", "after 7 days", "the second week", "one year ago": from one event to another
_COUNT = (
    r"(?:\d{1,3}(?:\+\d|\.5|[-–]\d{1,3})?|an?|the|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a few|few|first|second"
    r"|third|fourth|last|next|past)"
)
_SPAN_OF_TIME = re.compile(
    rf"(?:at|after|for|by|in|over|about|approximately|within)?\s?(?:the\s)?(?:{_COUNT}[\s-])?(?:days?|weeks?|wks?|months?|years?|yrs?|hours?|hrs?|minutes?)"
    r"(?:\s(?:ago|prior|later|earlier|before|after|previously|gestation|post-?op(?:eratively)?))?",
    re.IGNORECASE,
)
_OF_TEN = re.compile(r"(?:10|\d)/10")
_SCORE_COLUMN = re.compile(r"\b(?:pain|score|vas|nrs)\b", re.IGNORECASE)
_DECIMAL = re.compile(r"\d{1,3}\.\d{1,2}")
_ON = re.compile(r"(?<![\w])(?:on|dated?|since|from|until|till|by|to|of|and|,):? ?\Z", re.IGNORECASE)
_SYSTEMS = frozenset("ICD SNOMED LOINC CPT OPCS HCPCS DRG UMLS MMSE MOCA NYHA CCS ECOG TNM FIGO GCS".split())
#: labels of fields, which stand before somebody's number
_FIELD = re.compile(
    r"(?:NHS|MRN|Tel|Fax|GMC|NMC|CHI|DOB|(?:NHS|Hosp(?:ital)?|Unit|MRN|Ref|Case|Chart|Account|Acct|Patient|Pt|Lab|Policy|Claim|GMC|CHI|Specimen"
    r"|Accession|Member|Record|Reg)\.? (?:No|Nos|Num|Number|ID)\.?)",
    re.IGNORECASE,
)
_PRESSURE = re.compile(r"(?:cm|mm) ?H2O", re.IGNORECASE)
_RECEPTOR = re.compile(
    r"\b(?:ER|PR|PgR|Allred|[Pp]ower|MRC|[Gg]rade|[Ss]core|[Rr]eflex(?:es)?|Apgars?|visual acuity|VA)[ :]{1,3}(?:of |was )?\Z"
)
_COLUMNS = re.compile(r"\w(?: {2,}|\t|[ \t]*\|[ \t]*)\w")
_AIR = re.compile(r"%[ \t]{0,3}\Z")


def of_nobody(text: str, span: Span) -> bool:
    """Whether an identifier of the tagger is none, by its form and by what stands beside it."""
    start, end, label = span.start, span.end, span.label
    value = text[start:end]
    if label in ("ID", "DATE", "PHONE", "POSTCODE") and _CODE_OF.search(text, max(0, start - 40), start):
        return True
    if label == "DATE" and (
        _no_month(value) or _scored(text, span) or _DAY.fullmatch(value) or _SPAN_OF_TIME.fullmatch(value)
    ):
        return True
    if label == "ID" and (_PRESSURE.fullmatch(value) or _ends_a_version(text, span)):
        return True
    if label in ("DATE", "AGE", "ID") and _decimal(text, span):
        return True
    if label == "NAME" and value == "RA" and _AIR.search(text, max(0, start - 5), start):
        return True  # "99% RA" is on room air
    if label in _PROPER and (value in _SYSTEMS or (span.score < _SURE and of_a_thing(text, start, end))):
        return True
    return of_a_measure(text, start, end)


def label_of_a_field(text: str, span: Span) -> bool:
    """Whether it is "Hosp No" or the like, which stands before somebody's number."""
    return span.label in _PROPER and _FIELD.fullmatch(text, span.start, span.end) is not None


def _no_month(value: str) -> bool:
    """Whether it is "15/15", a score."""
    pair = _PAIR.fullmatch(value)
    return pair is not None and min(map(int, pair.groups())) > 12


def _ends_a_version(text: str, span: Span) -> bool:
    """Whether it is the last number of "2.4.1"."""
    before = text[span.start - 2 : span.start]
    return span.end - span.start < 3 and before[1:] == "." and before[:1].isdigit()


def _decimal(text: str, span: Span) -> bool:
    """Whether this is "21.4", or a part of it, with nothing before it that makes it a day of a month."""
    start, end = _whole_number(text, span, ".")
    return (
        _DECIMAL.fullmatch(text, start, end) is not None
        and _ON.search(text, max(0, start - 9), start) is None
    )


def _whole_number(text: str, span: Span, mark: str) -> tuple[int, int]:
    """The run of digits and marks between them that a span lies in."""
    start, end = span.start, span.end
    while start > 0 and (text[start - 1].isdigit() or text[start - 1] == mark):
        start -= 1
    while end < len(text) and (
        text[end].isdigit() or (text[end] == mark and text[end + 1 : end + 2].isdigit())
    ):
        end += 1
    return start, end


def _scored(text: str, span: Span) -> bool:
    """Whether ``8/8`` is a receptor's score, or ``6/10`` stands in a table's column that is headed by pain or
    a score, at most six lines above."""
    start, end = _whole_number(text, span, "/")
    if _RECEPTOR.search(text, max(0, start - 24), start) and _PAIR.fullmatch(text, start, end):
        return True
    if not _OF_TEN.fullmatch(text, start, end):
        return False
    at = text.rfind("\n", 0, start) + 1
    column = start - at
    for line in reversed(text[max(0, at - 800) : at].split("\n")[:-1][-6:]):
        if _COLUMNS.search(line) and any(
            m.start() - 2 <= column <= m.end() + 2 for m in _SCORE_COLUMN.finditer(line)
        ):
            return True
    return False
