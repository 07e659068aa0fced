"""Finished letters as a folder that ``datasets.load_from_disk`` opens: id, variant, text, spans.

``Dataset.save_to_disk`` wants the whole dataset first. Its folder is a stream of Arrow batches with two small
JSON files
beside it, so here the batches are written as the letters come, and the JSON files last.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from synletters.io.atomic import close_quietly
from synletters.io.writers import arrow
from synletters.io.writers.base import RewriteWriter, close_synced, json_line

_DATA = "data-00000-of-00001.arrow"
_FILES = frozenset({_DATA, "state.json", "dataset_info.json"})


class DatasetWriter(RewriteWriter):
    """One Arrow file, written in batches of a few MiB."""

    def __init__(self, path: Path, names: Sequence[str] = (), *, replace: bool = False) -> None:
        super().__init__(path, folder=True, replace=_FILES.__contains__ if replace else None)
        self._names = names
        self._rows: list[dict[str, Any]] = []
        self._bytes = 0
        self._digest = hashlib.sha256()
        with self._opening():
            self._features = import_module("datasets").Features.from_arrow_schema(arrow.rewrite_schema(names))
            self._raw = open(self._target.temp / _DATA, "xb")  # noqa: SIM115 (closed in _finish)
            self._out = import_module("pyarrow").ipc.new_stream(self._raw, self._features.arrow_schema)

    def _write(self, row: dict[str, Any]) -> None:
        self._digest.update(json_line(row))
        self._rows.append(row)
        self._bytes += len(row["text"].encode()) + 100 * len(row["spans"])
        if self._bytes >= arrow.GROUP_BYTES or len(self._rows) >= arrow.GROUP_ROWS:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            table = arrow.rewrite_table(self._rows, self._names)
            self._out.write_table(table.cast(self._features.arrow_schema))
        self._rows, self._bytes = [], 0

    def _finish(self) -> None:
        self._flush()
        self._out.close()
        close_synced(self._raw, self._raw)
        # the fingerprint tells datasets apart in the library's cache: it is made of the rows
        state: dict[str, Any] = {
            "_data_files": [{"filename": _DATA}],
            "_fingerprint": self._digest.hexdigest()[:16],
            "_format_columns": None,
            "_format_kwargs": {},
            "_format_type": None,
            "_output_all_columns": False,
            "_split": None,
        }
        info = {
            "citation": "",
            "description": "",
            "features": self._features.to_dict(),
            "homepage": "",
            "license": "",
        }
        for name, value in (("state.json", state), ("dataset_info.json", info)):
            (self._target.temp / name).write_text(
                json.dumps(value, indent=2, sort_keys=True), encoding="utf-8"
            )

    def _abandon(self) -> None:
        close_quietly(self._out, self._raw)
