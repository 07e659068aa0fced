"""The letters in OMOP's NOTE, with what PERSON says of their patients."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from synletters.core.document import Rejected
from synletters.core.errors import InputError
from synletters.io.databases import Database
from synletters.io.readers.omop.fields import TABLES, is_concept
from synletters.io.readers.omop.tables import Row, Tables
from synletters.io.readers.records.collecting import Collector, Hole
from synletters.io.readers.records.record import Record, known_of
from synletters.io.readers.records.source import RecordSource
from synletters.io.rows import STAGE, BadRow, has_surrogate

BIRTH = "birth"
_BIRTH = ("year_of_birth", "month_of_birth", "day_of_birth")


@dataclass(frozen=True, slots=True)
class Ref:
    """Where the new number of what had the id ``old`` goes; the same field of all tables counts together."""

    kind: str
    old: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Body:
    """A row with holes."""

    table: str
    row: Mapping[str, Any] = field(repr=False)


class Omop(RecordSource):
    """Each row of PERSON and of NOTE is a record. A note whose person is not there stands under the same patient, with a word.
    Raises InputError."""

    form = "omop"

    def __init__(self, place: Path | Database, name: str) -> None:
        self.tables, self.name = Tables(place), name
        self._known: dict[str, tuple[tuple[str, str], ...]] = {}
        self._lost = 0
        for row in self.tables.rows("person"):
            if (own := _text(row.get("person_id"))) is not None:
                self._known[own] = known_of(_Walk("person", row).into)
        first = next(self.tables.rows("note"), None)
        if first is None or "note_text" not in first or "person_id" not in first:
            raise InputError(f"{name}: the table NOTE has no rows, or lacks note_text or person_id")

    def records(self) -> Iterator[Record | Rejected]:
        self._lost = 0
        for table in TABLES:
            for number, row in enumerate(self.tables.rows(table), 1):
                try:
                    yield self._record(table, row, f"{table}-{number}")
                except BadRow as bad:
                    yield Rejected(
                        f"{table}-{number}", STAGE, f"{self.name}, row {number} of {table}: {bad.reason}"
                    )

    def _record(self, table: str, row: Row, name: str) -> Record:
        person = _text(row.get("person_id"))
        if person is None:
            raise BadRow("person_id is empty")
        walked = _Walk(table, row)
        self._lost += table == "note" and person not in self._known
        into = walked.into
        return Record(
            name,
            person,
            into.notes,
            into.texts,
            into.identifiers,
            into.dates,
            tuple(into.passed),
            self._known.get(person, ()),
            tuple(into.dropped),
            Body(table, walked.row),
        )

    def told(self) -> Mapping[str, Any]:
        return {"records_whose_patient_is_not_there": self._lost} if self._lost else {}


class _Walk:
    """A row taken apart. Raises BadRow for a note without text."""

    def __init__(self, table: str, row: Row) -> None:
        self.into = Collector()
        self.row: dict[str, Any] = {}
        for name in row:
            if name not in TABLES[table]:
                self.into.drop(f"{table}.?")
        for name, (kind, _) in TABLES[table].items():
            self.row[name] = self._value(table, name, kind, row.get(name))
        if table == "person":
            self._birth(row)
        if table == "note" and not isinstance(self.row["note_text"], Hole):
            raise BadRow("note_text is empty, or no text")

    def _value(self, table: str, name: str, kind: str, value: Any) -> Any:
        text = _text(value)
        if text is None:
            return None
        if kind == "ref":
            return Ref(name, text)
        if kind == "date":
            return self.into.date(text, "birth_datetime" if name == "birth_datetime" else name)
        if kind == "concept":
            if text.isascii() and text.isdigit() and len(text) < 10 and is_concept(int(text)):
                return int(text)
            return self.into.drop(f"{table}.{name}") or 0
        if kind in ("note", "text") and isinstance(value, str) and not has_surrogate(value):
            return self.into.note(value, name) if kind == "note" else self.into.text(value, name)
        if kind == "id":
            return self.into.identify(text, "ID", name)
        return None if kind == "birth" else self.into.drop(f"{table}.{name}")

    def _birth(self, row: Row) -> None:
        parts = [_text(row.get(name)) for name in _BIRTH]
        told = []
        for part, width in zip(parts, (4, 2, 2), strict=True):
            if part is None or not (part.isascii() and part.isdigit()):
                break
            told.append(f"{int(part):0{width}}")
        if told and (hole := self.into.date("-".join(told), BIRTH)) is not None:
            self.row |= dict.fromkeys(_BIRTH[: len(told)], hole)


def _text(value: Any) -> str | None:
    """A value as text; None for an empty one."""
    if value is None or value != value or value == "":
        return None
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() or None
