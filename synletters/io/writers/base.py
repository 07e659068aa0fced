"""What every writer of finished letters is: whole or not at all, and the same letters give the same bytes."""

from __future__ import annotations

import gzip
import json
import os
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from synletters.core.document import Rewrite
from synletters.core.errors import LetterError
from synletters.io.atomic import AtomicPath, Ours, output_error
from synletters.io.cells import strings as cell_strings
from synletters.io.rows import has_surrogate


class RewriteWriter(ABC):
    """Writes finished letters; use it in a ``with`` block. The file appears when the block ends without an
    exception.

    ``count`` is the number of letters written so far.
    """

    def __init__(self, path: Path, *, folder: bool = False, replace: Ours | None = None) -> None:
        self.path = path
        self.count = 0
        self._finished = False
        self._target = AtomicPath(path, folder=folder, replace=replace)

    def write(self, rewrite: Rewrite, extra: Sequence[Mapping[str, str]] = ()) -> None:
        """Write one letter; ``extra`` has further attributes for each of its spans, as ``Extras.rows`` gives
        them.

        Raises OutputError if the disk refuses it, and LetterError, with nothing written, if the letter holds
        half of
        a surrogate pair: the writer can be used further.
        """
        row = rewrite.to_json()
        for span, more in zip(row["spans"], extra, strict=False):
            span.update(more)
        strings = [row["id"], row["text"], *cell_strings(dict(rewrite.columns))]
        strings += [value for span in row["spans"] for value in span.values() if isinstance(value, str)]
        if any(map(has_surrogate, strings)):
            raise LetterError(
                "holds half of a surrogate pair, which UTF-8 cannot write", letter_id=ascii(row["id"])
            )
        row |= rewrite.columns
        with self._disk():
            self._write(row)
        self.count += 1

    def finish(self) -> None:
        """Bring all of it to the disk, under a temporary name still; no letter can be written after.

        For several writers of one run: when all are finished, all that can still fail is a change of names.
        Raises OutputError.
        """
        if not self._finished:
            with self._disk():
                self._finish()
            self._finished = True

    @contextmanager
    def _disk(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            raise output_error(self.path, fault) from None

    @contextmanager
    def _opening(self) -> Iterator[None]:
        try:
            with self._disk():
                yield
        except BaseException:
            self._target.discard()
            raise

    @abstractmethod
    def _write(self, row: dict[str, Any]) -> None: ...

    @abstractmethod
    def _finish(self) -> None:
        """Bring everything to the disk and close it."""

    @abstractmethod
    def _abandon(self) -> None:
        """Close what is open, whatever state it is in."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        done = False
        try:
            if error is None:
                self.finish()
                with self._disk():
                    self._target.commit()
                done = True
        finally:
            if not done:
                self._abandon()
                self._target.discard()


def json_line(row: Mapping[str, Any]) -> bytes:
    """One line of JSON in UTF-8. Raises ValueError, which quotes nothing, if a string is not valid
    Unicode."""
    try:
        return json.dumps(row, ensure_ascii=False, allow_nan=False).encode() + b"\n"
    except UnicodeEncodeError:
        raise ValueError("a value holds half of a surrogate pair, which UTF-8 cannot write") from None


def gzipped(raw: IO[bytes]) -> IO[bytes]:
    # No name and no time in the header: the same letters give the same bytes.
    return gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=raw, mtime=0)  # type: ignore[return-value]


def close_synced(out: IO[Any], raw: IO[bytes]) -> None:
    """Close ``out`` and the file ``raw`` under it, with all of it on the disk. Raises OSError."""
    if out is not raw:
        out.close()
    raw.flush()
    os.fsync(raw.fileno())
    raw.close()
