"""Letters in JSON lines, plain or gzipped."""

from __future__ import annotations

import codecs
import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from synletters.core.document import Letter, Rejected
from synletters.core.errors import InputError
from synletters.io.columns import DEFAULT, Columns, columns_told
from synletters.io.readers.base import LetterSource, cannot_read, decode, read_fault
from synletters.io.rows import MAX_CHARS, BadRow, RowReader

_READ_FAULTS = (OSError, EOFError, zlib.error)

_PEEK_ROWS = 50


class JsonLines(LetterSource):
    """One JSON object a line, plain or gzipped. Blank lines are skipped."""

    table = True

    def __init__(self, path: Path, columns: Columns = DEFAULT) -> None:
        self.path, self.name, self.columns = path, path.name, columns
        self._check(
            (columns.id, columns.text, *((columns.patient,) if columns.patient != DEFAULT.patient else ()))
        )

    def _open(self) -> IO[bytes]:
        if self.path.name.lower().endswith(".gz"):
            return cast(IO[bytes], gzip.open(self.path, "rb"))
        return open(self.path, "rb")

    def _check(self, columns: tuple[str, ...] = ("id", "text")) -> None:
        """Raise InputError for what is wrong with the file as a whole: looks at its first rows only."""
        rows = 0
        seen: dict[str, None] = {}
        missing = dict.fromkeys(columns, 0)
        try:
            with self._open() as handle:
                if handle.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
                    raise InputError(f"cannot read {self.path}: it is UTF-16; save it as UTF-8")
            for _, line in self._lines():
                rows += 1
                try:
                    row = _json_object(line)
                except BadRow:
                    return
                seen |= dict.fromkeys(row)
                missing = {column: count + (column not in row) for column, count in missing.items()}
                if max(missing.values()) < rows or rows == _PEEK_ROWS:
                    break
        except _READ_FAULTS as fault:
            if not rows:
                raise cannot_read(self.path, fault) from None
        if not rows:
            raise InputError(
                f"no letters in {self.path}: the file is empty; name a file with one JSON object a line"
            )
        for column, count in missing.items():
            if count == rows:
                wanted = " and ".join(columns)
                raise InputError(
                    f"{self.path} has no {column!r} field; each line must be an object with {wanted}, and has other fields"
                    f"{columns_told(seen)}"
                )

    def _lines(self) -> Iterator[tuple[int, bytes | None]]:
        """Numbered lines that are not blank, without a byte order mark; None for one that is too long."""
        with self._open() as handle:
            number = 0
            while line := handle.readline(MAX_CHARS):
                number += 1
                if number == 1:
                    line = line.removeprefix(codecs.BOM_UTF8)
                if len(line) >= MAX_CHARS - len(codecs.BOM_UTF8) and not line.endswith(b"\n"):
                    while (more := handle.readline(MAX_CHARS)) and not more.endswith(b"\n"):
                        pass
                    yield number, None
                elif line.strip():
                    yield number, line

    def _objects(self) -> Iterator[tuple[int, dict[str, Any] | BadRow]]:
        """Each line's number, and its object or what is wrong with it."""
        number = 0
        try:
            for number, line in self._lines():
                try:
                    row: dict[str, Any] | BadRow = _json_object(line)
                except BadRow as bad:
                    row = bad
                yield number, row
        except _READ_FAULTS as fault:
            yield number + 1, BadRow(f"{read_fault(fault)}; nothing from here on could be read")

    def __iter__(self) -> Iterator[Letter | Rejected]:
        reader = RowReader(self.name, self.span_kind, self.variants, self.columns)
        for number, row in self._objects():
            if isinstance(row, BadRow):
                yield reader.rejected(number, f"line {number}", row.reason)
            else:
                yield reader.letter(row, number, f"line {number}")


def _json_object(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise BadRow(f"the line is longer than {MAX_CHARS} bytes")
    try:
        row = json.loads(decode(line))
    except json.JSONDecodeError as fault:
        raise BadRow(f"not valid JSON at column {fault.colno}") from None
    except (ValueError, RecursionError):
        raise BadRow("not JSON that can be read (a number too long, or nested too deeply)") from None
    if not isinstance(row, dict):
        raise BadRow("not a JSON object with id and text")
    return row
