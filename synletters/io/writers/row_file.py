"""JSON lines of any rows, atomically written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from synletters.io.atomic import AtomicPath, close_quietly, output_error
from synletters.io.writers.base import close_synced, gzipped, json_line


class RowFile:
    """JSON lines, atomically written, for any rows (rejected letters, spans), behind those of the file ``after``. Use it
    in a ``with`` block.

    Raises OutputError if the disk refuses, ValueError for a row that JSON or UTF-8 cannot hold.
    """

    def __init__(self, path: str | os.PathLike[str], *, after: Path | None = None) -> None:
        self.path = Path(path)
        self._target = AtomicPath(self.path)
        self._raw = self._target.open()
        self._out: IO[bytes] = self._raw
        if after is not None:
            try:
                with after.open("rb") as earlier:
                    shutil.copyfileobj(earlier, self._raw)
            except OSError as fault:
                close_quietly(self._raw)
                self._target.discard()
                raise output_error(self.path, fault) from None
        if self.path.name.lower().endswith(".gz"):
            self._out = gzipped(self._raw)

    def write(self, row: Mapping[str, Any]) -> None:
        line = json_line(row)
        try:
            self._out.write(line)
        except OSError as fault:
            raise output_error(self.path, fault) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        done = False
        try:
            if error is None:
                close_synced(self._out, self._raw)
                self._target.commit()
                done = True
        except OSError as fault:
            raise output_error(self.path, fault) from None
        finally:
            if not done:
                close_quietly(self._out, self._raw)
                self._target.discard()
