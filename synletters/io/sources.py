"""Letters in: ``open_source(path)`` for folders of .txt, .txt, JSONL, CSV, Parquet and saved datasets.

A fault of the whole input (missing, unreadable, no letters, a missing column) raises InputError when it is opened. A
fault of one row yields ``Rejected`` in its place, and the rest goes on.
"""

from __future__ import annotations

import codecs
import gzip
import json
import os
import re
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from synletters.document import Kind, Letter, Rejected
from synletters.errors import InputError
from synletters.io.csvrows import CsvError, CsvRecords, Record
from synletters.io.rows import MAX_CHARS, BadRow, RowReader, clean_id

#: Suffixes that ``open_source`` knows, for messages and help texts.
SUFFIXES = (".txt", ".jsonl", ".jsonl.gz", ".csv", ".parquet")

_READ_FAULTS = (OSError, EOFError, zlib.error)
_PEEK_ROWS = 50
# How far a candidate row is followed after a break in a CSV: bounds the time spent on finding the next sound row.
_RESYNC_CHARS = 4 * 1024 * 1024
_MAX_SHAPES = 256


class LetterSource(ABC):
    """Letters in the order of the input. Each ``iter()`` reads it again from the start, one piece at a time.

    ``name`` is the input's name in messages; ``total`` the number of rows, if it is known without reading them all;
    ``span_kind`` is the kind of a span whose row does not say.
    """

    name: str
    total: int | None = None
    span_kind: Kind = "clinical"

    @abstractmethod
    def __iter__(self) -> Iterator[Letter | Rejected]: ...


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


_PLAIN_ID = re.compile(r"[\w.:/-]{1,64}")


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
        reader = RowReader(self.name, self.span_kind)
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


class Csv(LetterSource):
    """Comma-separated values with a header, quoted by RFC 4180, UTF-8.

    After a row that breaks the form, reading resumes only at a row that is surely one: the right number of fields, and
    quotes around its text or an id built like the ids before. A line of a letter taken for a row would put the letter's
    words into an id. What is passed over is named in one rejection.
    """

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name
        try:
            with open(path, "rb") as raw:
                if raw.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
                    raise InputError(f"cannot read {path}: it is UTF-16; save it as UTF-8")
            with self._open() as handle:
                records = CsvRecords(handle, MAX_CHARS)
                header: Record | None = None
                try:
                    header = records.read(1024 * 1024)
                    first: object = header and records.read(4096)
                except CsvError as fault:
                    if fault.line == 1:
                        raise InputError(
                            f"cannot read {path}: in its header, {fault.reason}; export it again"
                        ) from None
                    first = fault  # a row all the same, reported when it is its turn
        except OSError as fault:
            raise cannot_read(path, fault) from None
        if header is None:
            raise InputError(f"no letters in {path}: the file is empty; name a file with columns id and text")
        self._columns = tuple(column.strip() for column in header.fields)
        for column in ("id", "text"):
            if self._columns.count(column) != 1:
                raise column_fault(str(path), column, self._columns.count(column), len(self._columns))
        if not first:
            raise InputError(f"no letters in {path}: there is nothing below its header; name another")
        self._id, self._text = self._columns.index("id"), self._columns.index("text")

    def _open(self) -> Any:
        return open(self.path, encoding="utf-8-sig", errors="surrogateescape", newline="")

    def _like(self, record: Record, shapes: set[str]) -> bool:
        """Texts were quoted so far: an unquoted one behind an id of another build is the rest of a broken text."""
        return record.quoted[self._text] or _shape(record.fields[self._id]) in shapes

    def _surely_a_row(self, record: Record, shapes: set[str]) -> bool:
        if len(record.fields) != len(self._columns):
            return False
        letter_id = record.fields[self._id]
        if not letter_id or len(letter_id) > 128 or re.search(r"\s", letter_id):
            return False
        # quotes around the text are no proof: a stray one makes a word of a letter look like an id
        return _shape(letter_id) in shapes

    def __iter__(self) -> Iterator[Letter | Rejected]:
        reader = RowReader(self.name, self.span_kind)
        try:
            with self._open() as handle:
                records = CsvRecords(handle, MAX_CHARS)
                records.read(MAX_CHARS)
                yield from self._rows(records, reader)
        except OSError as fault:
            yield reader.rejected(0, "", f"{read_fault(fault)}; the rest of the file could not be read")

    def _rows(self, records: CsvRecords, reader: RowReader) -> Iterator[Letter | Rejected]:
        number = 0
        shapes: set[str] = set()
        first: set[str] = set()
        all_quoted = True
        broken: CsvError | None = None
        while True:
            fault: CsvError | None = None
            record: Record | None = None
            try:
                record = records.read(_RESYNC_CHARS if broken else MAX_CHARS)
            except CsvError as caught:
                fault = caught
            if record and not broken and len(record.fields) != len(self._columns):
                many, wanted = len(record.fields), len(self._columns)
                fault = CsvError(f"{many} fields where the header has {wanted}", record.line, record.fields)
            if record and not fault and not broken and number and all_quoted and not self._like(record, shapes):
                fault = CsvError("a row unlike those before it: a stray quote?", record.line, record.fields)
            if fault and not shapes and number == 0 and not broken and len(fault.fields) > self._id:
                # the first row surely begins with an id, whatever is wrong behind it
                first = {_shape(fault.fields[self._id])} if _PLAIN_ID.fullmatch(fault.fields[self._id]) else set()
            if fault or (broken and record and not self._surely_a_row(record, shapes | first)):
                number += broken is None
                broken = broken or fault
                records.rewind()
                continue
            if broken:
                yield self._rejection(reader, broken, number, record.line - 1 if record else None, shapes)
                broken = None
            if record is None:
                return
            number += 1
            letter_id = record.fields[self._id]
            # an empty text is no sign of unquoted texts: its quote may have become a line break
            all_quoted = all_quoted and (record.quoted[self._text] or not record.fields[self._text])
            if len(shapes) < _MAX_SHAPES and _PLAIN_ID.fullmatch(letter_id):
                shapes.add(_shape(letter_id))
            row = dict(zip(self._columns, record.fields, strict=True))
            yield reader.letter(row, number, f"line {record.line}")

    def _rejection(
        self, reader: RowReader, broken: CsvError, number: int, last: int | None, shapes: set[str]
    ) -> Rejected:
        letter_id: str | None = None
        # Without a look at its build, the "id" may be a word of a letter whose lines are not quoted.
        if len(broken.fields) > self._id and _shape(broken.fields[self._id]) in shapes:
            letter_id = broken.fields[self._id]
        where = f"line {broken.line}"
        skipped = ""
        if last is None:
            skipped = "; the file from there on was passed over"
        elif last > broken.line:
            skipped = f"; lines {broken.line} to {last} were passed over"
        return reader.rejected(number, where, f"{broken.reason}{skipped}; mend the quoting and run again", letter_id)


def _shape(letter_id: str) -> str:
    """How an id is built: each digit as 9, each letter as a or A, the rest as it is."""
    return re.sub(r"\d", "9", re.sub(r"[A-Z]", "A", re.sub(r"[^\W\d_A-Z]", "a", letter_id)))


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
            from synletters.io.annotated import open_annotated

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
        return Csv(path)
    if name.endswith(".parquet"):
        from synletters.io.arrow import Parquet

        return Parquet(path)
    raise InputError(
        f"cannot tell what {path} is: its name ends in none of {', '.join(SUFFIXES)}; rename it or name a folder"
    )
