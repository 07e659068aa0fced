"""Finished letters as CSV."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from synletters.core.errors import OutputError
from synletters.io.atomic import close_quietly
from synletters.io.cells import as_text
from synletters.io.formulas import escaped_letter
from synletters.io.writers.base import RewriteWriter, close_synced


class CsvWriter(RewriteWriter):
    """Columns id, variant, text, spans (JSON), ``refilled`` (JSON) if asked for, and further ``columns``. Every string is
    quoted, so that any line break survives; a missing value of a further column is an empty field. ``after``: behind the rows of an earlier file of the same columns; ``escape``: no cell is a formula (``formulas``)."""

    def __init__(
        self,
        path: Path,
        *,
        refilled: bool = False,
        columns: Sequence[str] = (),
        separator: str = ",",
        after: Path | None = None,
        escape: bool = False,
    ) -> None:
        super().__init__(path)
        self._refilled, self._columns, self._separator, self._escape = refilled, columns, separator, escape
        self._raw = self._target.open()
        with self._opening():
            head = self._encoded(
                ["id", "variant", "text", "spans", *(["refilled"] if refilled else []), *columns]
            )
            if after is None:
                self._raw.write(head)
            else:
                with after.open("rb") as earlier:
                    if earlier.read(len(head)) != head:
                        raise OutputError(
                            f"the letters that are there have other columns than {', '.join(columns) or 'id and text'} "
                            "(their order counts); give the new ones the same"
                        )
                    earlier.seek(0)
                    shutil.copyfileobj(earlier, self._raw)

    def _encoded(self, fields: Sequence[Any]) -> bytes:
        line = io.StringIO()
        csv.writer(
            line, delimiter=self._separator, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n"
        ).writerow(fields)
        return line.getvalue().encode()

    def _write(self, row: dict[str, Any]) -> None:
        if self._escape:
            row = escaped_letter({**row, **{name: as_text(row.get(name)) for name in self._columns}})
        spans = json.dumps(row["spans"], ensure_ascii=False)
        more = [json.dumps(row.get("refilled"))] if self._refilled else []
        more += [as_text(row.get(name)) or "" for name in self._columns]
        fields = [row["id"], row["variant"], row["text"], spans, *more]
        self._raw.write(self._encoded(fields))

    def _finish(self) -> None:
        close_synced(self._raw, self._raw)

    def _abandon(self) -> None:
        close_quietly(self._raw)
