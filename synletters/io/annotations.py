"""Annotations in a file of their own, merged into the letters that they belong to.

A CSV with the columns ``note_id``, ``start``, ``end``, ``concept_id`` (and ``label``, ``text``), as the
SNOMED CT Entity Linking Challenge
hands them out, or JSON lines of ``{"id", "spans"}``. The file is read once, when it is opened, into an index
on disk, so that neither
its order nor its size matters. A fault that belongs to a letter rejects that letter; one that belongs to none
ends the run
before it begins.
"""

from __future__ import annotations

import codecs
import re
import sqlite3
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from synletters.core.document import Kind, Letter, Rejected, Span
from synletters.core.errors import InputError, SpanError
from synletters.core.mentions import KEY
from synletters.io.columns import column_told
from synletters.io.readers.base import LetterSource, cannot_read
from synletters.io.readers.csv_rows import CsvError, CsvRecords
from synletters.io.readers.json_lines import JsonLines
from synletters.io.rows import STAGE, BadRow, clean_concept, clean_id, clean_spans, surface

#: The label of an annotation that has a concept and no label.
CONCEPT = "CONCEPT"
_REQUIRED = ("note_id", "start", "end", "concept_id")
_OFFSET = re.compile(r"[0-9]{1,9}")
_LARGEST = 10**9
_LABEL = re.compile(r"[^\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]{1,100}")
# an id that may be shown though no letter bears it: it is none of a letter's words
_PLAIN_ID = re.compile(r"[\w.:/-]{0,64}\d[\w.:/-]{0,64}")
_FIRST = 5
# rows handed to the index at a time, and the memory it may use, in KiB: what does not fit lies on the disk
_BATCH = 5_000
_CACHE_KIB = 64 * 1024


class _Row(NamedTuple):
    """One annotation, or, with a ``fault``, what is wrong with one. ``quoted`` is a hash of the text it says
    it stands on."""

    note: str
    line: int
    start: int = 0
    end: int = 0
    label: str = ""
    kind: Kind = "clinical"
    source: str = ""
    score: float = 1.0
    concept: str = ""
    quoted: bytes | None = None
    fault: str = ""


class AnnotatedSource(LetterSource):
    """The letters of another source, with the annotations of a file among their spans.

    After a whole pass ``report`` tells how many annotations there are and which belong to no letter. The
    index is a private file
    of SQLite's, which vanishes with the process; of the texts that annotations quote it has hashes alone.
    """

    def __init__(self, source: LetterSource, path: Path) -> None:
        self.name, self.total, self.span_kind = source.name, source.total, source.span_kind
        self._source, self._file = source, path.name
        rows = _csv_rows(path) if path.name.lower().endswith(".csv") else _json_rows(path)
        self._index = sqlite3.connect("")  # a temporary file, deleted as it is opened
        self._index.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self._index.execute(f"CREATE TABLE a ({', '.join(_Row._fields)})")
        self._index.execute("CREATE TABLE seen (note TEXT PRIMARY KEY) WITHOUT ROWID")
        batch: list[_Row] = []
        self.rows = 0
        marks = ", ".join("?" * len(_Row._fields))
        try:
            for row in rows:
                self.rows += 1
                batch.append(row)
                if len(batch) == _BATCH:
                    self._index.executemany(f"INSERT INTO a VALUES ({marks})", batch)
                    batch.clear()
            self._index.executemany(f"INSERT INTO a VALUES ({marks})", batch)
            self._index.execute("CREATE INDEX by_note ON a (note, line)")
        except OSError as fault:
            raise cannot_read(path, fault) from None
        except sqlite3.Error as fault:
            raise InputError(
                f"cannot index {path} in the folder for temporary files ({type(fault).__name__}); is its disk full?"
            ) from None
        if not self.rows:
            raise InputError(f"no annotations in {path}; name another file, or leave it out")

    def __iter__(self) -> Iterator[Letter | Rejected]:
        self._index.execute("DELETE FROM seen")
        for item in self._source:
            letter_id = item.id if isinstance(item, Letter) else item.letter_id
            found = self._index.execute(
                "SELECT * FROM a WHERE note = ? ORDER BY line", (letter_id,)
            ).fetchall()
            if found:
                self._index.execute("INSERT OR IGNORE INTO seen VALUES (?)", (letter_id,))
            yield (
                self._merged(item, [_Row(*row) for row in found])
                if found and isinstance(item, Letter)
                else item
            )

    def report(self) -> dict[str, Any]:
        left = "FROM a WHERE note NOT IN (SELECT note FROM seen)"
        [[rows, notes]] = self._index.execute(f"SELECT COUNT(*), COUNT(DISTINCT note) {left}")
        first = self._index.execute(
            f"SELECT note, MIN(line) AS at {left} GROUP BY note ORDER BY at LIMIT {_FIRST}"
        )
        named = [note if _PLAIN_ID.fullmatch(note) else f"line {line}" for note, line in first]
        return {
            "file": self._file,
            "rows": self.rows,
            "of_no_letter": {"rows": rows, "ids": notes, "first": named},
        }

    def _merged(self, letter: Letter, rows: list[_Row]) -> Letter | Rejected:
        spans: dict[Span, int] = {}
        faults: list[str] = []
        for row in rows:
            try:
                span = self._span(letter, row)
                if span in spans:
                    raise BadRow(f"says what line {spans[span]} says already")
                spans[span] = row.line
            except (BadRow, SpanError) as bad:
                faults.append(f"line {row.line}: {bad.reason}")
        if faults:
            more = f" (and {len(faults) - 1} more of its annotations are at fault)" if len(faults) > 1 else ""
            return Rejected(letter.id, STAGE, f"{self._file}, {faults[0]}{more}")
        known = {(s.start, s.end, s.label, s.kind, s.concept) for s in letter.spans}
        new = [s for s in spans if (s.start, s.end, s.label, s.kind, s.concept) not in known]
        # mentions are all that a letter is annotated with: with spans beside them they would be half of it
        meta = {key: value for key, value in letter.meta.items() if key != KEY}
        return Letter(letter.id, letter.text, (*letter.spans, *new), letter.patient_id, meta)

    @staticmethod
    def _span(letter: Letter, row: _Row) -> Span:
        if row.fault:
            raise BadRow(row.fault)
        if row.end > len(letter.text):
            raise BadRow(f"[{row.start}, {row.end}) lies outside the text of {len(letter.text)} characters")
        span = Span(row.start, row.end, row.label, row.kind, row.source, row.score, row.concept)
        if row.quoted is not None and _hash(letter.text[row.start : row.end]) != row.quoted:
            raise BadRow(
                f"its text is not what stands at [{row.start}, {row.end}); were the offsets counted in bytes, or with "
                "other line ends?"
            )
        return span


def with_annotations(source: LetterSource, path: str | None) -> LetterSource:
    """``source`` with the annotations of the file at ``path``; ``source`` itself without one.

    Raises InputError if the file cannot be read, is of an unknown kind, lacks a column, is broken CSV or
    JSON, has no
    annotations, or has one without a sane id.
    """
    if path is None:
        return source
    if not path.lower().endswith((".csv", ".jsonl", ".jsonl.gz")):
        raise InputError(f"cannot tell what {path} is: name annotations in .csv, .jsonl or .jsonl.gz")
    return AnnotatedSource(source, Path(path))


def _csv_rows(path: Path) -> Iterator[_Row]:
    with open(path, "rb") as raw:
        if raw.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            raise InputError(f"cannot read {path}: it is UTF-16; save it as UTF-8")
    with open(path, encoding="utf-8-sig", errors="surrogateescape", newline="") as handle:
        records = CsvRecords(handle, 1024 * 1024)
        try:
            header = records.read(1024 * 1024)
            columns = tuple(column.strip() for column in header.fields) if header else ()
            for column in (*_REQUIRED, "label", "text"):
                if columns.count(column) > 1 or (column in _REQUIRED and column not in columns):
                    raise InputError(
                        f"{path} {column_told(column, columns)}; its "
                        f"first line must name {', '.join(_REQUIRED)}, separated by commas (and may name label, text)"
                    )
            while record := records.read(1024 * 1024):
                if len(record.fields) != len(columns):
                    raise CsvError(
                        f"{len(record.fields)} fields where the header has {len(columns)}", record.line, ()
                    )
                yield _csv_row(path, dict(zip(columns, record.fields, strict=True)), record.line)
        except CsvError as fault:
            raise InputError(f"{path}, line {fault.line}: {fault.reason}; mend it and run again") from None


def _csv_row(path: Path, cells: dict[str, str], line: int) -> _Row:
    note = _note_id(path, cells["note_id"], line)
    start, end = cells["start"].strip(), cells["end"].strip()
    if not _OFFSET.fullmatch(start) or not _OFFSET.fullmatch(end):
        return _Row(note, line, fault="start and end must be whole numbers")
    try:
        concept = clean_concept(cells["concept_id"].strip())
    except BadRow as bad:
        return _Row(note, line, fault=bad.reason)
    label = cells.get("label", "").strip() or (CONCEPT if concept else "")
    if not _LABEL.fullmatch(label):
        return _Row(
            note, line, fault="it needs a concept_id, or a label on one line of at most 100 characters"
        )
    quoted = _hash(cells["text"]) if cells.get("text") else None
    return _Row(note, line, int(start), int(end), label, source="annotations", concept=concept, quoted=quoted)


def _json_rows(path: Path) -> Iterator[_Row]:
    seen: set[bytes] = set()
    for line, found in _Objects(path).objects():
        if isinstance(found, BadRow):
            raise InputError(f"{path}, line {line}: {found.reason}; mend it and run again")
        note = _note_id(path, found.get("id"), line)
        mark = blake2b(note.encode(), digest_size=8).digest()
        try:
            if mark in seen:
                raise BadRow("the id occurs twice; this is the second time")
            seen.add(mark)
            spans, _ = clean_spans(found.get("spans"), None, "clinical")
            quoted = surface(found.get("spans"))
        except BadRow as bad:
            yield _Row(note, line, fault=bad.reason)
            continue
        for span, text in zip(spans, quoted, strict=True):
            if span.end >= _LARGEST:
                yield _Row(
                    note, line, fault=f"an annotation that ends at {_LARGEST} or later lies outside any text"
                )
                continue
            yield _Row(
                note,
                line,
                span.start,
                span.end,
                span.label,
                span.kind,
                span.source or "annotations",
                span.score,
                span.concept,
                _hash(text) if text else None,
            )


class _Objects(JsonLines):
    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name
        self._check(("id", "spans"))

    def objects(self) -> Iterator[tuple[int, dict[str, Any] | BadRow]]:
        return self._objects()

    def __iter__(self) -> Iterator[Letter | Rejected]:
        raise NotImplementedError("these rows are no letters")


def _note_id(path: Path, value: Any, line: int) -> str:
    try:
        return clean_id(value)
    except BadRow as bad:
        raise InputError(
            f"{path}, line {line}: {bad.reason}, so it belongs to no letter; mend it and run again"
        ) from None


def _hash(text: str) -> bytes:
    """A hash of the words of a text, however they are parted."""
    return blake2b(" ".join(text.split()).encode(errors="surrogatepass"), digest_size=8).digest()
