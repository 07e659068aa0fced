"""Rows of any table by the names of their columns: .csv, .tsv, .jsonl, .jsonl.gz or .parquet. No message quotes a cell."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from synletters.core.errors import InputError
from synletters.io.columns import DEFAULT, Columns, column_told
from synletters.io.readers.base import read_fault
from synletters.io.readers.csv_rows import CsvError, CsvRecords
from synletters.io.rows import MAX_CHARS, BadRow, clean_id


def table_rows(
    path: Path, id_column: str, wanted: Collection[str], columns: Columns = DEFAULT
) -> Iterator[tuple[str, dict[str, Any]]]:
    """(id, the wanted columns) of each row; ``columns`` has the separator and the encoding of a CSV.

    Raises InputError: no such file, another kind of file, a column that is missing or twice, a row without an id.
    """
    name = path.name.lower()
    kinds = {".csv": _csv, ".tsv": _csv, ".jsonl": _json, ".jsonl.gz": _json, ".parquet": _parquet}
    reader = next((kinds[end] for end in kinds if name.endswith(end)), None)
    if reader is None:
        raise InputError(f"{path}: tables come as {', '.join(kinds)}")
    try:
        for line, row in reader(path, (id_column, *wanted), columns):
            try:
                yield clean_id(row.get(id_column)), {column: row.get(column) for column in wanted}
            except BadRow as bad:
                raise InputError(f"{path}, row {line}: {bad.reason.replace('the id', id_column)}") from None
    except (OSError, EOFError, UnicodeError, zlib.error) as fault:
        raise InputError(f"cannot read {path}: {read_fault(fault)}") from None


def _checked(path: Path, names: list[str], wanted: Collection[str]) -> None:
    for column in wanted:
        if names.count(column) != 1:
            raise InputError(f"{path} {column_told(column, names)}")


def _csv(path: Path, wanted: Collection[str], columns: Columns) -> Iterator[tuple[int, dict[str, Any]]]:
    sign = "\t" if path.name.lower().endswith(".tsv") and columns.sign == DEFAULT.sign else columns.sign
    try:
        with path.open(encoding=columns.codec, newline="") as handle:
            records = CsvRecords(handle, MAX_CHARS, sign)
            head = records.read(MAX_CHARS)
            if head is None:
                raise InputError(f"{path} is empty")
            names = [name.strip() for name in head.fields]
            _checked(path, names, wanted)
            while (record := records.read(MAX_CHARS)) is not None:
                if len(record.fields) != len(names):
                    raise InputError(
                        f"{path}, line {record.line}: {len(record.fields)} fields, but {len(names)} columns"
                    )
                yield record.line, dict(zip(names, record.fields, strict=True))
    except CsvError as error:
        raise InputError(f"{path}, line {error.line}: {error.reason}") from None


def _json(path: Path, wanted: Collection[str], columns: Columns) -> Iterator[tuple[int, dict[str, Any]]]:
    del columns
    seen: set[str] = set()
    with gzip.open(path, "rb") if path.name.lower().endswith(".gz") else path.open("rb") as handle:
        for line, text in enumerate(handle, 1):
            if not text.strip():
                continue
            try:
                row = json.loads(text)
            except (ValueError, RecursionError):
                row = None
            if not isinstance(row, dict):
                raise InputError(f"{path}, line {line}: no JSON object")
            seen.update(row)
            yield line, row
    _checked(path, sorted(seen), wanted)


def _parquet(path: Path, wanted: Collection[str], columns: Columns) -> Iterator[tuple[int, dict[str, Any]]]:
    del columns
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
        _checked(path, list(file.schema_arrow.names), wanted)
        line = 0
        for batch in file.iter_batches(1024, columns=list(wanted)):
            for row in batch.to_pylist():
                line += 1
                yield line, row
    except (ValueError, OverflowError, pa.ArrowException) as error:
        raise InputError(f"cannot read {path}: it is no Parquet file ({type(error).__name__})") from None
