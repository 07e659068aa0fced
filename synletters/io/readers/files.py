"""Letters in: ``open_source(path)`` for folders of .txt, .txt, JSONL, CSV, Parquet and saved datasets.

A fault of the whole input (missing, unreadable, no letters, a missing column) raises InputError when it is opened. A
fault of one row yields ``Rejected`` in its place, and the rest goes on.
"""

from __future__ import annotations

import codecs
import gzip
import json
import os
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from synletters.core.document import Kind, Letter, Rejected
from synletters.core.errors import InputError
from synletters.io.rows import MAX_CHARS, BadRow, RowReader, clean_id

#: Suffixes that ``open_source`` knows, for messages and help texts.
SUFFIXES = (".txt", ".jsonl", ".jsonl.gz", ".csv", ".parquet", ".conll", ".conllu")

_READ_FAULTS = (OSError, EOFError, zlib.error)
_PEEK_ROWS = 50


class LetterSource(ABC):
    """Letters in the order of the input. Each ``iter()`` reads it again from the start, one piece at a time.

    ``name`` is the input's name in messages; ``total`` the number of rows, if it is known without reading them all;
    ``span_kind`` is the kind of a span whose row does not say. With ``variants``, an id of a table may come once for each
    value in the column ``variant``, as ``rewrite`` writes them.
    """

    name: str
    total: int | None = None
    span_kind: Kind = "clinical"
    variants: bool = False

    @abstractmethod
    def __iter__(self) -> Iterator[Letter | Rejected]: ...

    def report(self) -> dict[str, Any] | None:
        """What is to be said of the annotations after a whole pass, if they lie in a file of their own."""
        return None


def read_fault(fault: BaseException) -> str:
    """What went wrong while reading, without a word of what was read."""
    if isinstance(fault, EOFError):
        return "the compressed file is cut short"
    if isinstance(fault, gzip.BadGzipFile | zlib.error):
        return "the compressed file is damaged, or not gzip"
    if isinstance(fault, OSError) and fault.errno:
        return os.strerror(fault.errno).lower()
    return f"it is damaged ({type(fault).__name__})"


def cannot_read(path: Path, fault: BaseException) -> InputError:
    """An InputError for a file that cannot be read, with the next step."""
    step = "check the permissions" if isinstance(fault, PermissionError) else "check the file, or export it again"
    return InputError(f"cannot read {path}: {read_fault(fault)}; {step}")


def column_fault(name: str, column: str, count: int, columns: int) -> InputError:
    """An InputError for a table without one column of that name. It lists none: without a header they are a letter."""
    return InputError(
        f"{name} has {count} columns called {column!r} among its {columns}, not one; name its columns id and text (in "
        "a CSV in the first line, separated by commas)"
    )


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise BadRow(f"byte {fault.start} is not UTF-8; save the file as UTF-8") from None


def _letter_from_file(reader: RowReader, path: Path, letter_id: str, number: int, where: str) -> Letter | Rejected:
    try:
        with open(path, "rb") as handle:
            data = handle.read(MAX_CHARS + 1)
        if len(data) > MAX_CHARS:
            raise BadRow(f"the file is larger than {MAX_CHARS} bytes")
        return reader.letter({"id": letter_id, "text": _decode(data.removeprefix(codecs.BOM_UTF8))}, number, where)
    except BadRow as bad:
        reason = bad.reason
    except OSError as fault:
        reason = read_fault(fault)
    return reader.rejected(number, where, reason, letter_id)


class TextFile(LetterSource):
    """One ``.txt`` file is one letter; its id is the file's name without the suffix."""

    def __init__(self, path: Path) -> None:
        self.path, self.name, self.total = path, path.name, 1
        try:
            with open(path, "rb") as handle:
                handle.read(1)
        except OSError as fault:
            raise cannot_read(path, fault) from None

    def __iter__(self) -> Iterator[Letter | Rejected]:
        yield _letter_from_file(RowReader(self.name, self.span_kind), self.path, self.path.stem, 1, "")


class TextFolder(LetterSource):
    """Every ``.txt`` under a folder is a letter; its id is the relative path without the suffix, with ``/``.

    In order of the ids. Links to folders are not followed: they may lead in circles.
    """

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name or str(path)
        try:
            self.total = sum(1 for _ in self._files(path, ""))
        except OSError as fault:
            raise cannot_read(Path(fault.filename or path), fault) from None
        if not self.total:
            raise InputError(
                f"no letters in {path}: the folder holds no .txt file; name a folder of .txt files, or a file that "
                f"ends in {', '.join(SUFFIXES[1:])}"
            )

    def _files(self, folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
        entries: list[tuple[str, str, bool]] = []
        with os.scandir(folder) as listing:
            for entry in listing:
                if entry.is_dir(follow_symlinks=False):
                    entries.append((entry.name + "/", entry.name, True))
                elif entry.name.lower().endswith(".txt") and (entry.is_file() or not os.path.exists(entry.path)):
                    # A link that leads nowhere is a letter that is missed: it is rejected, not passed over.
                    entries.append((entry.name[:-4], entry.name, False))
        for stem, name, is_folder in sorted(entries):
            if is_folder:
                yield from self._files(folder / name, prefix + stem)
            else:
                yield prefix + stem, folder / name

    def __iter__(self) -> Iterator[Letter | Rejected]:
        reader = RowReader(self.name, self.span_kind)
        number = 0
        try:
            for number, (letter_id, path) in enumerate(self._files(self.path, ""), start=1):
                try:
                    clean_id(letter_id)
                except BadRow as bad:
                    yield reader.rejected(number, f"file {number}", f"in the file's name, {bad.reason}; rename it")
                else:
                    yield _letter_from_file(reader, path, letter_id, number, path.name)
        except OSError as fault:
            yield reader.rejected(number + 1, "", f"{read_fault(fault)}; the rest of the folder could not be listed")


class JsonLines(LetterSource):
    """One JSON object a line, plain or gzipped. Blank lines are skipped."""

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name
        self._check()

    def _open(self) -> IO[bytes]:
        if self.path.name.lower().endswith(".gz"):
            return cast(IO[bytes], gzip.open(self.path, "rb"))
        return open(self.path, "rb")

    def _check(self, columns: tuple[str, ...] = ("id", "text")) -> None:
        """Raise InputError for what is wrong with the file as a whole: looks at its first rows only."""
        rows = 0
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
                missing = {column: count + (column not in row) for column, count in missing.items()}
                if max(missing.values()) < rows or rows == _PEEK_ROWS:
                    break
        except _READ_FAULTS as fault:
            if not rows:
                raise cannot_read(self.path, fault) from None
        if not rows:
            raise InputError(f"no letters in {self.path}: the file is empty; name a file with one JSON object a line")
        for column, count in missing.items():
            if count == rows:
                wanted = " and ".join(columns)
                raise InputError(f"{self.path} has no {column!r} field; each line must be an object with {wanted}")

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
        reader = RowReader(self.name, self.span_kind, self.variants)
        for number, row in self._objects():
            if isinstance(row, BadRow):
                yield reader.rejected(number, f"line {number}", row.reason)
            else:
                yield reader.letter(row, number, f"line {number}")


def _json_object(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise BadRow(f"the line is longer than {MAX_CHARS} bytes")
    try:
        row = json.loads(_decode(line))
    except json.JSONDecodeError as fault:
        raise BadRow(f"not valid JSON at column {fault.colno}") from None
    except (ValueError, RecursionError):
        raise BadRow("not JSON that can be read (a number too long, or nested too deeply)") from None
    if not isinstance(row, dict):
        raise BadRow("not a JSON object with id and text")
    return row


def open_source(path: str | os.PathLike[str]) -> LetterSource:
    """The letters at ``path``, whose kind its suffix tells; see ``LetterSource``.

    Raises InputError if it is missing, unreadable, of an unknown kind, without letters, or lacks a column.
    """
    path = Path(path)
    name = path.name.lower()
    try:
        if path.is_dir():
            if any((path / marker).is_file() for marker in ("state.json", "dataset_dict.json", "dataset_info.json")):
                from synletters.io.arrow import open_dataset

                return open_dataset(path)
            from synletters.io.readers.annotated import open_annotated

            return open_annotated(path) or TextFolder(path)
        if not path.exists():
            raise InputError(f"{path} does not exist; check the name and the folder you are in")
    except OSError as fault:
        raise cannot_read(path, fault) from None
    if name.endswith(".txt"):
        return TextFile(path)
    if name.endswith((".jsonl", ".jsonl.gz")):
        return JsonLines(path)
    if name.endswith(".csv"):
        from synletters.io.readers.csv_file import Csv

        return Csv(path)
    if name.endswith(".parquet"):
        from synletters.io.arrow import Parquet

        return Parquet(path)
    if name.endswith((".conll", ".conllu", ".bio", ".iob", ".iob2")):
        from synletters.io.readers.conll import ConllFile, ConllU

        return ConllU(path) if name.endswith(".conllu") else ConllFile(path)
    raise InputError(
        f"cannot tell what {path} is: its name ends in none of {', '.join(SUFFIXES)}; rename it or name a folder"
    )
