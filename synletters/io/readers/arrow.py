"""Letters in Parquet files and `datasets` datasets. pyarrow and datasets load when they are needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from synletters.core.document import Letter, Rejected
from synletters.core.errors import InputError
from synletters.io.columns import DEFAULT, Columns
from synletters.io.readers.base import LetterSource, cannot_read, column_fault, read_fault
from synletters.io.rows import RowReader

#: Rows that are held in memory at a time; a letter may be large.
BATCH_ROWS = 32


def _pyarrow() -> Any:
    return import_module("pyarrow")


def _check_schema(schema: Any, name: str, columns: Columns = DEFAULT) -> None:
    """Raise InputError unless there is one column of ids and one of texts, which are strings."""
    types = _pyarrow().types
    columns.must_be_there(name, schema.names)
    for column in (columns.id, columns.text):
        if schema.names.count(column) != 1:
            raise column_fault(name, column, schema.names)
    kind = schema.field(columns.text).type
    if types.is_dictionary(kind):
        kind = kind.value_type
    if not (types.is_string(kind) or types.is_large_string(kind) or str(kind) == "string_view"):
        raise InputError(f"the {columns.text!r} column of {name} holds {kind}, not strings; convert it")


def _letters(tables: Iterator[Any], reader: RowReader, number: int) -> Iterator[Letter | Rejected]:
    """Letters of record batches or tables whose first row has the number ``number`` + 1."""
    for table in tables:
        try:
            rows: Sequence[Any] = table.to_pylist()
        except (ValueError, OverflowError):  # UnicodeDecodeError too: find the rows that are at fault
            rows = [_row(table, at) for at in range(table.num_rows)]
        for row in rows:
            number += 1
            if row is None:
                yield reader.rejected(number, f"row {number}", "a value is not UTF-8 or cannot be read")
            else:
                yield reader.letter(row, number, f"row {number}")


def _row(table: Any, at: int) -> Any:
    try:
        return table.slice(at, 1).to_pylist()[0]
    except (ValueError, OverflowError):
        return None


class Parquet(LetterSource):
    """A Parquet file; ``spans`` may be a list of structs or a JSON string.

    A damaged row group is one rejection that names its rows; the other groups are read.
    """

    table = True

    def __init__(self, path: Path, columns: Columns = DEFAULT) -> None:
        self.path, self.name, self.columns = path, path.name, columns
        try:
            with self._open() as file:
                self.total = file.metadata.num_rows
                schema = file.schema_arrow
        except (OSError, ValueError) as fault:
            if isinstance(fault, OSError) and fault.errno:
                raise cannot_read(path, fault) from None
            raise InputError(
                f"cannot read {path}: it is cut short, damaged or no Parquet file; copy or export it again"
            ) from None
        _check_schema(schema, str(path), columns)
        self._types = dict(zip(schema.names, schema.types, strict=True))
        if not self.total:
            raise InputError(f"no letters in {path}: it has no rows; name another")

    def column_types(self) -> Mapping[str, Any]:
        return self._types

    def _open(self) -> Any:
        # Without pre_buffer and with a buffer, pages are read as they are needed, not whole row groups.
        return import_module("pyarrow.parquet").ParquetFile(self.path, pre_buffer=False, buffer_size=1 << 20)

    def __iter__(self) -> Iterator[Letter | Rejected]:
        reader = RowReader(self.name, self.span_kind, self.variants, self.columns)
        number = 0
        try:
            file = self._open()
        except (OSError, ValueError) as fault:
            yield reader.rejected(0, "", f"{read_fault(fault)}; it changed since it was opened")
            return
        with file:
            for group in range(file.metadata.num_row_groups):
                done, end = number, number + file.metadata.row_group(group).num_rows
                batches = file.iter_batches(BATCH_ROWS, row_groups=[group], use_threads=False)
                while done < end:
                    try:
                        batch = next(batches, None)
                    except (OSError, ValueError):
                        batch = None
                    if batch is None:
                        where = f"rows {done + 1} to {end}"
                        yield reader.rejected(
                            done + 1, where, "this part of the file is damaged; export it again"
                        )
                        break
                    yield from _letters(iter([batch]), reader, done)
                    done += batch.num_rows
                number = end


class TableSource(LetterSource):
    """The rows of a table of pyarrow in memory; ``name`` stands for it in messages."""

    table = True

    def __init__(self, table: Any, name: str, columns: Columns = DEFAULT) -> None:
        self.name, self.total, self._table, self._columns = name, table.num_rows, table, columns
        _check_schema(table.schema, name, columns)

    def column_types(self) -> Mapping[str, Any]:
        return dict(zip(self._table.schema.names, self._table.schema.types, strict=True))

    def __iter__(self) -> Iterator[Letter | Rejected]:
        reader = RowReader(self.name, self.span_kind, self.variants, self._columns)
        return _letters(iter(self._table.to_batches(BATCH_ROWS)), reader, 0)


class DatasetSource(LetterSource):
    """The rows of a `datasets.Dataset`, whatever format is set on it."""

    def __init__(self, dataset: Any, name: str) -> None:
        if not hasattr(dataset, "with_format") or not hasattr(dataset, "features"):
            raise InputError(
                f"{name} is not a datasets.Dataset; if it holds several splits, pass one of them"
            )
        self.name, self.total = name, len(dataset)
        self._dataset = dataset.with_format("arrow")
        _check_schema(dataset.features.arrow_schema, name)
        if not self.total:
            raise InputError(f"no letters in {name}: it has no rows; name another")

    def __iter__(self) -> Iterator[Letter | Rejected]:
        return _letters(self._dataset.iter(BATCH_ROWS), RowReader(self.name, self.span_kind), 0)


def from_dataset(dataset: Any, name: str = "dataset") -> LetterSource:
    """The letters of a `datasets.Dataset` in memory or on disk; ``name`` stands for it in messages.

    Raises InputError if it has several splits, no rows, or lacks a column.
    """
    if isinstance(dataset, dict):
        raise InputError(f"{name} holds several splits ({', '.join(map(str, dataset))}); pass one of them")
    return DatasetSource(dataset, name)


def open_dataset(path: Path) -> LetterSource:
    """The letters of a folder that `Dataset.save_to_disk` wrote. Raises InputError."""
    if (path / "dataset_dict.json").is_file():
        raise InputError(f"{path} holds several splits; name one of the folders in it, e.g. {path / 'train'}")
    try:
        dataset = import_module("datasets").load_from_disk(str(path))
    except Exception as fault:  # whatever a damaged folder makes of it
        raise InputError(
            f"cannot read {path}: it does not load as a saved dataset ({type(fault).__name__}); save it again"
        ) from None
    return from_dataset(dataset, str(path))
