"""Tables of results and vital signs, read by their rows and columns.

A table is lines of two cells or more, which tabs, bars or two blanks part. A cell's meaning comes from its
column's head and its row's
label: under "HR" or "Result", or behind "Creatinine (umol/L)", a value is a result; under "Time", "0800" is a
clock time. A column
that is headed by what numbers or names somebody ("MRN", "Nurse", "Lab no") is nobody's result, whatever its
row says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from synletters.detect.postprocess.measurements import NAME, RANGE, UNIT, VALUE, ascending
from synletters.detect.postprocess.number_forms import Place

Role = Literal["measure", "result", "time", "own", ""]

_CELL = re.compile(r"[^\s|](?:[^\s|]|[ ](?![ ]|[ ]?\||\t))*")
_RULE = re.compile(r"[\s|:+=-]*")
#: a field of an export, in quotes or not
_FIELD = {
    sign: re.compile(
        rf"(?:(?<=\A)|(?<={sign}))[ \t]*(?:\"(?P<q>[^\"]*)\"|(?P<v>[^{sign}\"]*?))[ \t]*(?={sign}|\Z)"
    )
    for sign in ",;"
}
_HEADS_OF_RESULTS = re.compile(
    r"(?:(?:test |lab |latest |previous |last |current |today'?s? )?(?:results?|values?|readings?|levels?|measurements?|observations?|obs)|(?:biological )?(?:ref(?:erence)?\.?|normal|target|expected)"
    r"(?: ?(?:ranges?|intervals?|limits?|values?))?|ranges?|intervals?|limits?|nr|low|high|min(?:imum)?|max(?:imum)?|mean|units?|flags?|score|total|pain(?: score)?|(?:pre|post|baseline|day \d{1,3}|week \d{1,3})"
    r"|dose|rate|volume|in|out|balance|centile|%(?: predicted)?|predicted|actual|z-?score|o2|oxygen|l/min|rom|l|r|left|right)(?: ?\([^()]{1,16}\))?",
    re.IGNORECASE,
)
_HEADS_OF_TIMES = re.compile(
    r"(?:time|times|hour|hours|hrs?|clock|time \(?24 ?hr?\)?)(?: ?\([^()]{1,10}\))?", re.IGNORECASE
)
_HEADS_OF_OWN = re.compile(
    r"\b(?:no|nos|num|numbers?|id|ids|mrn|nhs|chi|hosp|acc|accession|specimen|sample|lab no|ref no|our ref|phone|tel|mobile|fax|ext|bleep|pager|contact|date|dated|dob|d\.o\.b|born|birth|age|code|postcode|zip"
    r"|name|patient|pt|nurse|doctor|dr|consultant|clinician|initials?|signed|signature|by|gp|staff|address|ward|bed|room|batch|lot|serial|policy|account|case)\b|#",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"(?:(?i:serum|plasma|s-?|se\.?|urine|blood|fasting|random|total|mean|adjusted|corrected) ?)?"
    rf"{NAME.pattern}(?:,? ?[(\[] ?[^()\[\]]{{1,16}} ?[)\]]|,? {UNIT}|[*+:]){{0,3}}"
)
_SENTENCE = re.compile(r"[?!]|\w{3}[.:]|(?:\w+ ){4}")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.]?[0-5]\d(?::[0-5]\d)?(?: ?(?:hrs?|h|am|pm))?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SOLID = re.compile(r"\d{5,}")


@dataclass(frozen=True, slots=True)
class Cell:
    """The offsets of a cell in the text, its column's number, and its own text."""

    start: int
    end: int
    left: int  # its offset in its line
    value: str


def results(text: str) -> Iterator[Place]:
    """The places of cells that hold a result, a range or a clock time, and (cutting) of those that name a
    measure beside them."""
    for rows in tables(text):
        yield from _read(rows)


def tables(text: str) -> Iterator[list[list[Cell]]]:
    """The tables of a text, as rows of cells: columns apart by blanks, tabs or bars, and exports with commas or semicolons."""
    yield from _tables(text)
    if text.count(",") > 3 or text.count(";") > 3:
        yield from _exports(text)


def _exports(text: str) -> Iterator[list[list[Cell]]]:
    """Lines that commas or semicolons part, under one that has heads of columns; a row that is cut off has its first cells."""
    rows: list[list[Cell]] = []
    at, sign = 0, ""
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        if not rows or not (line.count(sign) and line.strip()):
            if len(rows) > 1:
                yield rows
            sign = ";" if line.count(";") >= line.count(",") else ","
            cells = _fields(line, start, sign) if line.count(sign) > 1 else []
            rows = [cells] if _heads_an_export(cells) else []
            continue
        cells = _fields(line, start, sign)
        if len(cells) <= len(rows[0]):  # one that has more holds a sign of its own, and is not told apart
            rows.append(cells)
    if len(rows) > 1:
        yield rows


def _heads_an_export(row: Sequence[Cell]) -> bool:
    """Whether these are heads of columns, and no sentence with commas in it."""
    told = [cell for cell in row if role(cell.value)]
    return (
        heads(row)
        and 2 * len(told) >= len(row)
        and all(len(cell.value) < 33 and not _SENTENCE.search(cell.value) for cell in row)
    )


def _fields(line: str, at: int, sign: str) -> list[Cell]:
    """The fields of a line of an export, empty ones too."""
    out = []
    for match in _FIELD[sign].finditer(line.rstrip("\r\n")):
        name = "q" if match["q"] is not None else "v"
        out.append(Cell(at + match.start(name), at + match.end(name), match.start(name), match[name]))
    return out


def heads(row: Sequence[Cell]) -> bool:
    """Whether a row holds the heads of columns: no values, and two of the heads say what stands under them."""
    return len([cell for cell in row if role(cell.value)]) > 1 and not any(
        is_value(cell.value) for cell in row
    )


def _tables(text: str) -> Iterator[list[list[Cell]]]:
    """Runs of lines that have cells; a rule between two lines and one blank line belong to a table."""
    rows: list[list[Cell]] = []
    at, blank = 0, 0
    for line in text.splitlines(keepends=True):
        cells = _cells(line, at)
        at += len(line)
        if len(cells) > 1:
            rows.append(cells)
            blank = 0
        elif _RULE.fullmatch(line) and blank < 1:
            blank += not line.strip()
        elif rows:
            yield rows
            rows, blank = [], 0
    if rows:
        yield rows


def _cells(line: str, at: int) -> list[Cell]:
    if "  " not in line and "\t" not in line and "|" not in line:
        return []
    if _RULE.fullmatch(line):
        return []
    return [Cell(at + m.start(), at + m.end(), m.start(), m[0]) for m in _CELL.finditer(line)]


@lru_cache(maxsize=2048)
def role(words: str) -> Role:
    """What the head of a column, or the label of a row, says of its cells."""
    words = words.strip("*_ ")
    if is_measure(words):
        return "measure"
    if _HEADS_OF_TIMES.fullmatch(words):
        return "time"
    if _HEADS_OF_RESULTS.fullmatch(words):
        return "result"
    return "own" if _HEADS_OF_OWN.search(words) else ""


def is_measure(words: str) -> bool:
    """Whether a cell is the name of a measure, with its unit or without."""
    return _MEASURE.fullmatch(words) is not None


def _read(rows: Sequence[Sequence[Cell]]) -> Iterator[Place]:
    head: Sequence[Cell] = ()
    roles: list[Role] = []
    for row in rows:
        said = [role(cell.value) for cell in row]
        told = len([one for one in said if one])
        if not any(is_value(cell.value) for cell in row) and (told > 1 or not (head or said[0] == "measure")):
            head, roles = row, said
            if told > 1:
                yield from (
                    (c.start, c.end, True) for c, one in zip(row, said, strict=True) if one not in ("", "own")
                )
            continue
        columns = [_over(cell, at, row, head, roles) for at, cell in enumerate(row)]
        measure, before = -1, ""
        for at, (cell, column) in enumerate(zip(row, columns, strict=True)):
            label: Role = said[measure] if measure >= 0 else ""
            listed = column == "result" and before == "own"  # "Ward clerk  4471" in a table of results
            found = not listed and _result(cell, column, label, first=at == measure + 1)
            if found or _time(cell, column, said[0] if at else ""):
                yield cell.start, cell.end, column in ("measure", "time")
                if measure >= 0 and column != "own":
                    yield row[measure].start, row[measure].end, True
            elif said[at] == "measure" and column != "own":
                measure = at
            if not is_value(cell.value):
                before = said[at]


def column_of(cell: Cell, at: int, row: Sequence[Cell], head: Sequence[Cell]) -> int | None:
    """The number of the column that a cell stands in: its own where all cells are there, else by its place."""
    if len(row) == len(head):
        return at
    near = [
        (abs(other.left - cell.left), k)
        for k, other in enumerate(head)
        if other.left < cell.left + len(cell.value) + 1 and cell.left < other.left + len(other.value) + 1
    ]
    return min(near)[1] if near else None


def _over(cell: Cell, at: int, row: Sequence[Cell], head: Sequence[Cell], roles: Sequence[Role]) -> Role:
    """What the head says of the column that a cell stands in."""
    column = column_of(cell, at, row, head)
    return "" if column is None else roles[column]


def is_value(words: str) -> bool:
    """Whether a cell holds a value, a range or a clock time."""
    return VALUE.fullmatch(words) is not None or _is_range(words) or _CLOCK.fullmatch(words) is not None


def _is_range(value: str) -> bool:
    found = RANGE.fullmatch(value.strip("()[] "))
    return found is not None and ascending(found)


def _result(cell: Cell, column: Role, label: Role, *, first: bool) -> bool:
    """Whether a cell is a result: of a value's form, and in the column or the row of one."""
    value = cell.value
    if not (VALUE.fullmatch(value) or _is_range(value)):
        return False
    if column == "measure":
        return True
    if column == "result":
        return not (_SOLID.search(value) or _YEAR.fullmatch(value))
    if label != "measure" or column in ("own", "time"):
        return False
    return not _YEAR.fullmatch(value) and (first or not _SOLID.search(value))


def _time(cell: Cell, column: Role, label: Role) -> bool:
    """Whether a cell is a clock time: under "Time", or in a row that begins so."""
    return (column == "time" or label == "time") and _CLOCK.fullmatch(cell.value) is not None
