"""Tables with a row a patient, .csv (UTF-8) or .parquet, which a site keeps beside its letters. No message quotes a cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from synletters.core.errors import InputError
from synletters.io.readers.csv_rows import CsvError, CsvRecords
from synletters.io.rows import BadRow, clean_id

#: turns the names of columns into those that the caller knows; raises InputError for one that it does not
Naming = Callable[[Path, list[str]], list[str]]
PATIENT = "patient_id"
_LONGEST = 1 << 20  # characters of a record


def patient_rows(path: Path, named: Naming) -> Iterator[tuple[int, dict[str, Any]]]:
    """(line, row by column); ``patient_id`` is text without blanks around it.

    Raises InputError: no such file, another kind of file, no ``patient_id`` or a column twice, a row without an id.
    """
    if path.suffix.lower() not in (".csv", ".parquet"):
        raise InputError(f"{path}: tables of patients come as .csv or .parquet")
    for line, row in _parquet(path, named) if path.suffix.lower() == ".parquet" else _csv(path, named):
        try:
            patient = clean_id(row.get(PATIENT)).strip()
        except BadRow as bad:
            raise InputError(f"{path}, line {line}: {bad.reason.replace('the id', PATIENT)}") from None
        yield line, {**row, PATIENT: patient}


def _checked(path: Path, names: list[str], named: Naming) -> list[str]:
    found = named(path, [name.strip() for name in names])
    if PATIENT not in found:
        raise InputError(f"{path} has no column {PATIENT}, by which letters find their patient")
    if twice := [name for name, count in Counter(found).items() if count > 1]:
        raise InputError(f"{path} has the column {twice[0]!r} more than once")
    return found


def _csv(path: Path, named: Naming) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            records = CsvRecords(handle, _LONGEST)
            head = records.read(_LONGEST)
            if head is None:
                raise InputError(f"{path} is empty")
            names = _checked(path, list(head.fields), named)
            while (record := records.read(_LONGEST)) is not None:
                if not any(field.strip() for field in record.fields):
                    continue
                if len(record.fields) != len(names):
                    raise InputError(
                        f"{path}, line {record.line}: {len(record.fields)} fields, but {len(names)} columns; nothing was read"
                    )
                yield record.line, dict(zip(names, record.fields, strict=True))
    except CsvError as error:
        raise InputError(f"{path}, line {error.line}: {error.reason}") from None
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "it is no UTF-8 text"
        raise InputError(f"cannot read {path}: {reason}") from None


def _parquet(path: Path, named: Naming) -> Iterator[tuple[int, dict[str, Any]]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
        names = _checked(path, list(file.schema_arrow.names), named)
        line = 0
        for batch in file.iter_batches(1024):
            for row in batch.to_pylist():
                line += 1
                yield line, dict(zip(names, row.values(), strict=True))
    except (OSError, ValueError, OverflowError, pa.ArrowException) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "it is no Parquet file"
        raise InputError(f"cannot read {path}: {reason}") from None
