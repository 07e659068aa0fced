"""Small repairs of a tagger's identifiers: what a model of single words leaves behind at the edges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from synletters.detect.patterns_words import NOT_A_PERSON
from synletters.detect.things import of_a_measure, of_a_thing
from synletters.document import Span

#: what may stand between two parts of one place or institution: "St. Mary", "Ward 4, West Park", "Medical Center - North"
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
#: before a code of a public classification, which tells nothing of a person
_CODE_OF = re.compile(
    r"\b(?:SNOMED|SNOMED[- ]CT|LOINC|ICD|ICD-?(?:9|10|11)(?:-CM)?|CPT|OPCS(?:-4)?|HCPCS|DRG|ATC|RxNorm|UMLS|CUI|MeSH|Read)"
    r"(?: (?:codes?|concept|term|id|no\.?|number))?:?[ \t]*$",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(\d{1,2})/(\d{1,2})")
_PROPER = frozenset({"NAME", "HOSPITAL", "ORGANIZATION", "LOCATION"})
_SURE = 0.9
#: how long after an operation or a start: no date of a calendar
_DAY = re.compile(
    r"(?:(?:post-?op(?:erative)? )?(?:day|week|month)s?|pod|wk)(?:[ -]?(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve))?",
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
_NETWORK = frozenset({"USERNAME", "EMAIL", "URL"})


def tidy(text: str, spans: Sequence[Span]) -> list[Span]:
    """Sorted identifiers with split places joined, the full stop of a last initial, whole user names, and states behind towns."""
    out: list[Span] = []
    for span in sorted(spans):
        if span.label in ("ID", "DATE", "PHONE", "POSTCODE") and _CODE_OF.search(
            text, max(0, span.start - 40), span.start
        ):
            continue
        if (
            span.label == "DATE"
            and (pair := _PAIR.fullmatch(text[span.start : span.end]))
            and min(map(int, pair.groups())) > 12
        ):
            continue  # "15/15" is a score
        if span.label == "DATE" and (_scored(text, span) or _DAY.fullmatch(text, span.start, span.end)):
            continue
        if span.label in _PROPER and text[span.start : span.end] in _SYSTEMS:
            continue
        if (
            span.label == "ID"
            and span.end - span.start < 3
            and text[span.start - 1 : span.start] == "."
            and text[span.start - 2 : span.start - 1].isdigit()
        ):
            continue  # the end of a version number
        if span.label in ("DATE", "AGE", "ID") and _decimal(text, span):
            continue
        if of_a_measure(text, span.start, span.end):
            continue
        if span.label == "ID" and (_PRESSURE.fullmatch(text, span.start, span.end)):
            continue
        if span.label in _PROPER and span.score < _SURE and of_a_thing(text, span.start, span.end):
            continue
        if (
            span.label == "NAME"
            and text[span.start : span.end] == "RA"
            and _AIR.search(text, max(0, span.start - 5), span.start)
        ):
            continue  # "99% RA" is on room air
        last = out[-1] if out else None
        if (
            last is not None
            and last.label == span.label
            and last.end <= span.start
            and _same(text[last.end : span.start], span)
        ):
            out[-1] = replace(last, end=span.end, score=max(last.score, span.score))
        else:
            out.append(span)
    grown = (_grown(text, span) for span in out)
    return [s for s in grown if not (s.label in _PROPER and _FIELD.fullmatch(text, s.start, s.end))]


def _decimal(text: str, span: Span) -> bool:
    """Whether this is "21.4", or a part of it, with nothing before it that makes it a day of a month."""
    start, end = _whole_number(text, span, ".")
    return _DECIMAL.fullmatch(text, start, end) is not None and _ON.search(text, max(0, start - 9), start) is None


def _whole_number(text: str, span: Span, mark: str) -> tuple[int, int]:
    """The run of digits and marks between them that a span lies in."""
    start, end = span.start, span.end
    while start > 0 and (text[start - 1].isdigit() or text[start - 1] == mark):
        start -= 1
    while end < len(text) and (text[end].isdigit() or (text[end] == mark and text[end + 1 : end + 2].isdigit())):
        end += 1
    return start, end


def _scored(text: str, span: Span) -> bool:
    """Whether ``8/8`` is a receptor's score, or ``6/10`` stands in a table's column that is headed by pain or a score, at most six lines above."""
    start, end = _whole_number(text, span, "/")
    if _RECEPTOR.search(text, max(0, start - 24), start) and _PAIR.fullmatch(text, start, end):
        return True
    if not _OF_TEN.fullmatch(text, start, end):
        return False
    at = text.rfind("\n", 0, start) + 1
    column = start - at
    for line in reversed(text[max(0, at - 800) : at].split("\n")[:-1][-6:]):
        if _COLUMNS.search(line) and any(m.start() - 2 <= column <= m.end() + 2 for m in _SCORE_COLUMN.finditer(line)):
            return True
    return False


def _same(gap: str, span: Span) -> bool:
    if span.label in _JOINED:
        return _JOIN.fullmatch(gap) is not None
    return span.label == "NAME" and _NAME_JOIN.fullmatch(gap) is not None


def _grown(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    if span.label in _NETWORK:
        solid = _SOLID.match(text, end)
        end += len(solid.group().rstrip(".:'")) if solid else 0
    elif span.label == "NAME" and not text[start:end].islower() and (whole := _whole_name(text, span)) != span:
        return whole
    elif span.label == "NAME" and text[end : end + 1] == "." and _initial(text, end):
        end += 1
    elif span.label == "LOCATION" and (state := _STATE.match(text, end)):
        end = state.end()
    return span if end == span.end else replace(span, start=start, end=end)


def _whole_name(text: str, span: Span) -> Span:
    """A name with the capitalised words that stand right beside it: half a name found is a whole name left."""
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
