"""The rows of NOTE and PERSON, wherever they lie: fields by name in small letters, all as text but for what a table itself types."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from synletters.core.errors import InputError
from synletters.io.databases import Database
from synletters.io.readers.base import cannot_read

Row = dict[str, Any]


class Tables:
    """``kind`` is csv, parquet or database."""

    def __init__(self, place: Path | Database) -> None:
        self._place = place
        self.kind = "database"
        self._files: dict[str, Path] = {}
        if isinstance(place, Path):
            self._files = find(place)
            self.kind = self._files["note"].suffix.lower().removeprefix(".")

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table. Raises InputError: a file that cannot be read, a database that goes away."""
        if isinstance(self._place, Database):
            order = "note_id" if table == "note" else "person_id"
            for names, row in self._place.rows(f"SELECT * FROM {table} ORDER BY {order}"):
                yield {name.lower(): value for name, value in zip(names, row, strict=True)}
        elif self.kind == "parquet":
            yield from _parquet(self._files[table])
        else:
            yield from _csv(self._files[table])


def find(folder: Path) -> dict[str, Path]:
    """The files of both tables in a folder, NOTE.csv and PERSON.csv or .parquet, whatever their case; none if one is missing."""
    for suffix in (".csv", ".parquet"):
        there = {
            p.stem.lower(): p for p in sorted(folder.iterdir()) if p.suffix.lower() == suffix and p.is_file()
        }
        if {"note", "person"} <= there.keys():
            return {name: there[name] for name in ("note", "person")}
    return {}


def _csv(path: Path) -> Iterator[Row]:
    csv.field_size_limit(sys.maxsize)
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle, strict=True)
            reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
            for row in reader:
                if None in row or None in row.values():
                    raise InputError(
                        f"{path}, line {reader.line_num}: another number of fields than its header; nothing was written"
                    )
                yield {name: value or None for name, value in row.items()}
    except (OSError, UnicodeError, csv.Error) as fault:
        raise cannot_read(path, fault) from None


def _parquet(path: Path) -> Iterator[Row]:
    try:
        file = import_module("pyarrow.parquet").ParquetFile(path)
        for batch in file.iter_batches(200):
            for row in batch.to_pylist():
                yield {name.lower(): value for name, value in row.items()}
    except (OSError, ValueError) as fault:
        raise cannot_read(path, fault) from None
