"""Finished letters as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from synletters.io.atomic import close_quietly
from synletters.io.cells import as_text
from synletters.io.writers.base import RewriteWriter, close_synced


class CsvWriter(RewriteWriter):
    """Columns id, variant, text, spans (JSON), ``refilled`` (JSON) if asked for, and further ``columns``. Every string is
    quoted, so that any line break survives; a missing value of a further column is an empty field."""

    def __init__(
        self, path: Path, *, refilled: bool = False, columns: Sequence[str] = (), separator: str = ","
    ) -> None:
        super().__init__(path)
        self._refilled, self._columns, self._separator = refilled, columns, separator
        self._raw = self._target.open()
        with self._opening():
            self._line(["id", "variant", "text", "spans", *(["refilled"] if refilled else []), *columns])

    def _line(self, fields: Sequence[Any]) -> None:
        line = io.StringIO()
        csv.writer(
            line, delimiter=self._separator, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n"
        ).writerow(fields)
        self._raw.write(line.getvalue().encode())

    def _write(self, row: dict[str, Any]) -> None:
        spans = json.dumps(row["spans"], ensure_ascii=False)
        more = [json.dumps(row.get("refilled"))] if self._refilled else []
        more += [as_text(row.get(name)) or "" for name in self._columns]
        self._line([row["id"], row["variant"], row["text"], spans, *more])

    def _finish(self) -> None:
        close_synced(self._raw, self._raw)

    def _abandon(self) -> None:
        close_quietly(self._raw)
