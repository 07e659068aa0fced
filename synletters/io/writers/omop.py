"""NOTE and PERSON with new values: files of the kind that they came in, a DuckDB for those of a database."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

from synletters.core.errors import LetterError
from synletters.io.databases import Database
from synletters.io.formulas import escaped
from synletters.io.readers.omop.fields import TABLES
from synletters.io.readers.omop.source import BIRTH, Body, Omop, Ref
from synletters.io.readers.records.collecting import Hole
from synletters.io.readers.records.record import Record
from synletters.io.writers.records import RecordWriter, Rename

_BIRTH = ("year_of_birth", "month_of_birth", "day_of_birth")
_MUST = {"person": ("person_id", "year_of_birth"), "note": ("note_id", "person_id", "note_date", "note_text")}


class OmopWriter(RecordWriter):
    """``person`` and ``note`` as .csv or .parquet, or both in ``omop.duckdb``; with ``into`` in another database besides. Ids are new
    numbers, in the order in which they come. ``escape``: no cell of a CSV is a formula."""

    ours = re.compile(r"(?:person|note)\.(?:csv|parquet)|omop\.duckdb")

    def __init__(
        self,
        source: Omop,
        folder: Path,
        rename: Rename,
        *,
        replace: bool = False,
        into: str | None = None,
        escape: bool = False,
    ) -> None:
        super().__init__(folder, rename, replace=replace)
        self._numbers: dict[str, dict[str, int]] = defaultdict(dict)
        self._stack = ExitStack()
        self._tables: dict[str, list[Any]] = {}
        self._parquet: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        self._kind = source.tables.kind
        targets = [Database(into)] if into else []
        if self._kind == "database":
            targets.append(Database(f"duckdb:///{self.folder / 'omop.duckdb'}"))
        try:
            for table, fields in TABLES.items():
                columns = [(name, kind) for name, (_, kind) in fields.items()]
                puts = [self._put(target, table, columns, replace) for target in targets]
                if self._kind == "csv":
                    handle = self._stack.enter_context(
                        (self.folder / f"{table}.csv").open("x", encoding="utf-8", newline="")
                    )
                    rows = csv.writer(handle, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
                    rows.writerow(fields)
                    puts.append(_plain(rows.writerow) if escape else rows.writerow)
                self._tables[table] = puts
        except BaseException as fault:
            self._stack.__exit__(type(fault), fault, fault.__traceback__)
            self._target.discard()
            raise

    def _put(self, target: Database, table: str, columns: Sequence[tuple[str, str]], replace: bool) -> Any:
        rows: list[Sequence[Any]] = []

        def flush() -> None:
            with target.table(table, columns, replace=replace) as put:
                for row in rows:
                    put(row)

        self._stack.push(
            lambda kind, error, trace: None if kind or error or trace else flush()
        )  # whole, when all are there
        return rows.append

    def write(self, record: Record, values: Mapping[str, Any]) -> None:
        body: Body = record.body
        row = {name: self._value(name, value, values) for name, value in body.row.items()}
        if missing := [name for name in _MUST[body.table] if row[name] is None]:
            raise LetterError(f"{', '.join(missing)} is empty, or could not be read")
        for put in self._tables[body.table]:
            put(list(row.values()))
        if self._kind == "parquet":
            self._parquet[body.table].append(row)

    def _value(self, name: str, value: Any, values: Mapping[str, Any]) -> Any:
        if isinstance(value, Ref):
            known = self._numbers[value.kind]
            return known.setdefault(value.old, len(known) + 1)
        if not isinstance(value, Hole):
            return value
        made = value.filled(values)
        if made is None or value.place != BIRTH:
            return made[:250] if made is not None and name == "note_title" else made
        return int(str(made).split("-")[_BIRTH.index(name)])

    def finish(self) -> None:
        if self._kind == "parquet":
            arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
            for table, fields in TABLES.items():
                kinds = {"BIGINT": arrow.int64(), "INTEGER": arrow.int32()}
                schema = arrow.schema(
                    [(name, kinds.get(kind, arrow.string())) for name, (_, kind) in fields.items()]
                )
                rows = arrow.Table.from_pylist(self._parquet[table], schema=schema)
                parquet.write_table(rows, self.folder / f"{table}.parquet")
        self._stack.close()


def _plain(put: Callable[[Sequence[Any]], Any]) -> Callable[[Sequence[Any]], Any]:
    return lambda row: put([escaped(value) for value in row])
