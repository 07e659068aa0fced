"""Finished letters as CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from synletters.io.atomic import close_quietly
from synletters.io.writers.base import RewriteWriter, close_synced


class CsvWriter(RewriteWriter):
    """Columns id, variant, text, spans (JSON), and ``refilled`` (JSON) if asked for. Every string is quoted,
    so that any
    line break survives."""

    def __init__(self, path: Path, *, refilled: bool = False) -> None:
        super().__init__(path)
        self._refilled = refilled
        self._raw = self._target.open()
        with self._opening():
            self._raw.write(b'"id","variant","text","spans"' + (b',"refilled"\n' if refilled else b"\n"))

    def _write(self, row: dict[str, Any]) -> None:
        line = io.StringIO()
        spans = json.dumps(row["spans"], ensure_ascii=False)
        writer = csv.writer(line, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
        more = [json.dumps(row.get("refilled"))] if self._refilled else []
        writer.writerow([row["id"], row["variant"], row["text"], spans, *more])
        self._raw.write(line.getvalue().encode())

    def _finish(self) -> None:
        close_synced(self._raw, self._raw)

    def _abandon(self) -> None:
        close_quietly(self._raw)
