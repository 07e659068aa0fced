"""Finished letters as JSON lines."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from synletters.io.atomic import close_quietly
from synletters.io.cells import plain
from synletters.io.writers.base import RewriteWriter, close_synced, gzipped, json_line

_OWN = frozenset({"id", "variant", "text", "spans", "refilled"})


class JsonLinesWriter(RewriteWriter):
    """``{"id", "variant", "text", "spans"}``, one a line; gzipped if asked to, as a member of its own behind those of
    ``after``."""

    def __init__(self, path: Path, *, compress: bool = False, after: Path | None = None) -> None:
        super().__init__(path)
        self._raw = self._target.open()
        if after is not None:
            with self._opening(), after.open("rb") as earlier:
                shutil.copyfileobj(earlier, self._raw)
        self._out = gzipped(self._raw) if compress else self._raw

    def _write(self, row: dict[str, Any]) -> None:
        self._out.write(json_line({k: v if k in _OWN else plain(v) for k, v in row.items()}))

    def _finish(self) -> None:
        close_synced(self._out, self._raw)

    def _abandon(self) -> None:
        close_quietly(self._out, self._raw)
