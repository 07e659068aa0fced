"""Finished letters as a folder of ``.txt`` files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, Any

from synletters.core.errors import LetterError
from synletters.io.atomic import close_quietly
from synletters.io.writers.base import RewriteWriter, close_synced, json_line
from synletters.io.writers.file_names import file_name


class TextFolderWriter(RewriteWriter):
    """One ``.txt`` a letter, and ``spans.jsonl`` with id, variant, file and spans of each.

    Raises LetterError if an id and variant come twice.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, folder=True)
        with self._opening():
            self._index = open(self._target.temp / "spans.jsonl", "xb")  # noqa: SIM115 (closed in _finish)

    def _write(self, row: dict[str, Any]) -> None:
        handle: IO[bytes] | None = None
        # On a disk that ignores case, ids that differ in case alone meet in one file: the second takes its
        # other name.
        for plain in (True, False):
            name = file_name(row["id"], row["variant"], plain=plain)
            place = self._target.temp / name
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                handle = open(place, "xb")  # noqa: SIM115 (closed below)
                break
            except FileExistsError:
                if plain and name in {
                    p.relative_to(self._target.temp).as_posix() for p in place.parent.iterdir()
                }:
                    break
        if handle is None:
            raise LetterError(f"variant {row['variant']} was written already", letter_id=row["id"])
        with handle:
            handle.write(row["text"].encode())
            handle.flush()
            os.fsync(handle.fileno())
        entry = {"id": row["id"], "variant": row["variant"], "file": name, "spans": row["spans"]}
        self._index.write(json_line(entry))

    def _finish(self) -> None:
        close_synced(self._index, self._index)

    def _abandon(self) -> None:
        close_quietly(self._index)
