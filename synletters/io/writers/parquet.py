"""Finished letters as Parquet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from synletters.core.errors import OutputError
from synletters.io.atomic import close_quietly
from synletters.io.writers.base import RewriteWriter, close_synced


class ParquetWriter(RewriteWriter):
    """Columns id, variant, text, spans (a list of structs), and further ``columns``; a row group each few MiB of text; ``after``: behind the
    row groups of an earlier file of the same columns."""

    def __init__(
        self,
        path: Path,
        names: Sequence[str] = (),
        *,
        refilled: bool = False,
        columns: Mapping[str, Any] | None = None,
        after: Path | None = None,
    ) -> None:
        super().__init__(path)
        self._names, self._refilled, self._columns = names, refilled, columns or {}
        from synletters.io.writers import arrow

        self._arrow = arrow
        self._rows: list[dict[str, Any]] = []
        self._bytes = 0
        self._raw = self._target.open()
        with self._opening():
            parquet = import_module("pyarrow.parquet")
            schema = arrow.rewrite_schema(names, refilled, self._columns)
            self._out: Any = parquet.ParquetWriter(self._raw, schema, compression="zstd")
            if after is not None:
                earlier = parquet.ParquetFile(after)
                if not earlier.schema_arrow.equals(schema):
                    raise OutputError(
                        "the letters that are there have other columns, or columns of other types; give the new ones the same"
                    )
                for group in range(earlier.num_row_groups):
                    self._out.write_table(earlier.read_row_group(group))

    def _write(self, row: dict[str, Any]) -> None:
        self._rows.append(row)
        self._bytes += len(row["text"].encode()) + 100 * len(row["spans"])
        if self._bytes >= self._arrow.GROUP_BYTES or len(self._rows) >= self._arrow.GROUP_ROWS:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._out.write_table(
                self._arrow.rewrite_table(self._rows, self._names, self._refilled, self._columns),
                row_group_size=len(self._rows),
            )
        self._rows, self._bytes = [], 0

    def _finish(self) -> None:
        self._flush()
        self._out.close()
        close_synced(self._raw, self._raw)

    def _abandon(self) -> None:
        close_quietly(self._out, self._raw)
