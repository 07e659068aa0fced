"""Cells that their column's head names as somebody's: under "MRN", "Nurse", "DOB", whatever they look like.

The head decides, and the form of a cell may only speak against it: "nil" and "agency" are no names, "urine" is no number. A row of
a chart that begins with "Nurse" is read as a column is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from synletters.core.document import Span
from synletters.detect.postprocess.tables import Cell, column_of, heads, is_value, role, tables
from synletters.text.vocabulary import LOWER, shipped
from synletters.text.word_files import listed

SOURCE = "columns"
_SCORE = 0.85

_NUMBER = r"(?:no|nos|num|number|id|ref|code|#)\.?"
#: numbers that are a person's or a specimen's, of any form
_OF_ID = re.compile(
    rf"(?:mrn|nhs|chi|ssn|csn|urn|ur|(?:nhs|mrn|chi|hosp(?:ital)?|unit|patient|pt|lab(?:oratory)?|sample|specimen|accession|acc|episode|encounter|case|record|chart"
    rf"|account|acct|policy|claim|member|study|subject|participant) ?{_NUMBER}|accession|hospital number)",
    re.IGNORECASE,
)
#: heads that a kind or a number may stand under
_OF_SPECIMEN = re.compile(r"(?:specimen|sample|lab|case|slide|block|episode|encounter)", re.IGNORECASE)
_OF_NAME = re.compile(
    r"(?:patient|pt|(?:patient|pt|client|full|first|last|given|family|nurse|doctor)(?:['’]?s)? name|surname|forenames?|nurse|rn|doctor|dr|consultant|clinician|physician"
    r"|surgeon|anaesthetist|anesthesiologist|midwife|therapist|gp|signed(?: by)?|signature|sig|initials|student|pupil|resident|visitor|operator|(?:seen|reviewed|given|checked|taken|done|entered|recorded|witnessed|performed) by|by"
    r"|next of kin|nok)",
    re.IGNORECASE,
)
_OF_ANY_NAME = re.compile(r"names?", re.IGNORECASE)
_OF_DATE = re.compile(
    r"(?:dates?(?: of \w{1,12}| \w{1,12})?|dob|d\.o\.b\.?|born|seen|admitted|discharged|collected|taken|visit(?: date)?|date/time)",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|[12]\d|3[01])(?:[/.-](?:\d{4}|\d\d))?")
_CODE = re.compile(r"(?=.*\d)[A-Za-z\d][A-Za-z\d/.\- ]{0,22}")
_STRICT_CODE = re.compile(r"(?=(?:.*\d){2})[A-Z\d][A-Z\d/.\-]{1,22}")
_PERSON = re.compile(r"(?!.*\w{3}[.?!] )[^\W\d_][^\d\n|;:()]{0,40}")
_ROLES = frozenset(
    "assistant scrub anaesthetist circulating first second theatre runner odp grade role title bleep ward".split()
)
_FILLERS = frozenset(
    """nil none no yes n/a na unknown unk vacant agency bank locum self same ditto pending student staff nurse nurses doctor hca rn rgn hcp sho reg
    registrar consultant male female m f total mean control controls average all other team relief supernumerary name date""".split()
)


def named_cells(text: str) -> Iterator[Span]:
    """An identifier for each cell that stands under a head of somebody's numbers, names or days."""
    for rows in tables(text):
        yield from _columns(rows)
        if len(rows) > 2:
            yield from _rows(rows)


def _columns(rows: Sequence[Sequence[Cell]]) -> Iterator[Span]:
    head: Sequence[Cell] = ()
    labels: list[str] = []
    for row in rows:
        if heads(row) or _named(row):
            head, labels = row, _labels([cell.value for cell in row])
            continue
        for at, cell in enumerate(row):
            column = column_of(cell, at, row, head)
            if column is not None and labels[column] and _fits(cell.value, labels[column]):
                yield _span(cell, labels[column])


def _named(row: Sequence[Cell]) -> bool:
    """Whether a row is of heads alone, as lists of columns have them: "Student   School   Year"."""
    return len(row) > 1 and all(
        cell.value.strip("*_: ").casefold() in listed("column_heads") or _is_head(cell.value) for cell in row
    )


def _rows(rows: Sequence[Sequence[Cell]]) -> Iterator[Span]:
    """Rows that begin with who did it: "Nurse   Quix   Vane"; in "Surgeon   Quix   Assistant   Vane" each has a head of its own."""
    for row in rows:
        if (
            len(row) > 2
            and _OF_NAME.fullmatch(row[0].value)
            and not any(_is_head(cell.value) for cell in row[1:])
        ):
            cells = [cell for cell in row[1:] if _fits(cell.value, "NAME")]
            if len(cells) > 1:
                yield from (_span(cell, "NAME") for cell in cells)


def _labels(names: Sequence[str]) -> list[str]:
    """What each head says of its cells; "Name" is a person's beside a record number or a date of birth, else maybe a drug's."""
    words = [name.strip("*_: ") for name in names]
    out = []
    of_people = any(
        _OF_ID.fullmatch(word)
        or re.fullmatch(r"(?i)dob|d\.o\.b\.?|date of birth|born|ward|bed|surname", word)
        for word in words
    )
    for word in words:
        if _OF_ID.fullmatch(word):
            out.append("ID")
        elif _OF_SPECIMEN.fullmatch(word):
            out.append("CODE")
        elif _OF_NAME.fullmatch(word) or (of_people and _OF_ANY_NAME.fullmatch(word)):
            out.append("NAME")
        elif _OF_DATE.fullmatch(word):
            out.append("DATE")
        else:
            out.append("")
    return out


def _is_head(value: str) -> bool:
    """Whether a cell is a head or the label of a field itself."""
    words = value.strip("*_: ")
    return (
        role(words) != ""
        or any(form.fullmatch(words) for form in (_OF_ID, _OF_SPECIMEN, _OF_NAME, _OF_ANY_NAME, _OF_DATE))
        or words.casefold() in _ROLES
    )


def _fits(value: str, label: str) -> bool:
    if label == "DATE":
        return _DAY.fullmatch(value) is not None
    if label == "ID":
        return _CODE.fullmatch(value) is not None
    if label == "CODE":
        return _STRICT_CODE.fullmatch(value) is not None
    words = re.findall(r"[^\W\d_]+", value)
    if any(
        form.fullmatch(value.strip("*_: "))
        for form in (_OF_ID, _OF_SPECIMEN, _OF_NAME, _OF_ANY_NAME, _OF_DATE)
    ):
        return False
    if not _PERSON.fullmatch(value) or len(words) > 5 or is_value(value):
        return False
    if all(word.casefold() in _FILLERS or word in listed("shorthand") for word in words):
        return False
    return not (value.islower() and all(shipped().flags(word) & LOWER for word in words))


def _span(cell: Cell, label: str) -> Span:
    return Span(cell.start, cell.end, "ID" if label == "CODE" else label, "phi", SOURCE, _SCORE)
