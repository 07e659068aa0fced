"""Letters from a CSV file, and what is done when its quoting breaks."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synletters.core.document import Letter, Rejected
from synletters.core.errors import InputError
from synletters.io.columns import DEFAULT, Columns
from synletters.io.readers.base import LetterSource, cannot_read, column_fault, read_fault
from synletters.io.readers.csv_rows import CsvError, CsvRecords, Record
from synletters.io.rows import MAX_CHARS, RowReader

# How far a candidate row is followed after a break: bounds the time spent on finding the next sound row.
_RESYNC_CHARS = 4 * 1024 * 1024
_MAX_SHAPES = 256
_PLAIN_ID = re.compile(r"[\w.:/-]{1,64}")


class Csv(LetterSource):
    """Comma-separated values with a header, quoted by RFC 4180, UTF-8.

    After a row that breaks the form, reading resumes only at a row that is surely one: the right number of
    fields, and
    quotes around its text or an id built like the ids before. A line of a letter taken for a row would put
    the letter's
    words into an id. What is passed over is named in one rejection.
    """

    table = True

    def __init__(self, path: Path, columns: Columns = DEFAULT) -> None:
        self.path, self.name, self.columns = path, path.name, columns
        try:
            with open(path, "rb") as raw:
                utf16 = raw.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
                if utf16 and not columns.codec.lower().replace("_", "-").startswith("utf-16"):
                    raise InputError(
                        f"cannot read {path}: it is UTF-16; save it as UTF-8, or say so (encoding)"
                    )
            with self._open() as handle:
                records = CsvRecords(handle, MAX_CHARS, columns.sign)
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
        except UnicodeError:
            raise InputError(f"cannot read {path}: it is no {columns.encoding}; name its encoding") from None
        if header is None:
            raise InputError(f"no letters in {path}: the file is empty; name a file with columns id and text")
        self._columns = tuple(column.strip() for column in header.fields)
        for column in (columns.id, columns.text):
            if self._columns.count(column) != 1:
                raise column_fault(str(path), column, self._columns)
        columns.must_be_there(str(path), self._columns)
        if not first:
            raise InputError(f"no letters in {path}: there is nothing below its header; name another")
        self._id, self._text = self._columns.index(columns.id), self._columns.index(columns.text)

    def _open(self) -> Any:
        return open(self.path, encoding=self.columns.codec, errors="surrogateescape", newline="")

    def _like(self, record: Record, shapes: set[str]) -> bool:
        """Texts were quoted so far: an unquoted one behind an id of another build is the rest of a broken
        text."""
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
        reader = RowReader(self.name, self.span_kind, self.variants, self.columns)
        try:
            with self._open() as handle:
                records = CsvRecords(handle, MAX_CHARS, self.columns.sign)
                records.read(MAX_CHARS)
                yield from self._rows(records, reader)
        except OSError as fault:
            yield reader.rejected(0, "", f"{read_fault(fault)}; the rest of the file could not be read")
        except UnicodeError:
            reason = f"it is no {self.columns.encoding} from here on; the rest of the file could not be read"
            yield reader.rejected(0, "", reason)

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
            if (
                record
                and not fault
                and not broken
                and number
                and all_quoted
                and not self._like(record, shapes)
            ):
                fault = CsvError("a row unlike those before it: a stray quote?", record.line, record.fields)
            if fault and not shapes and number == 0 and not broken and len(fault.fields) > self._id:
                # the first row surely begins with an id, whatever is wrong behind it
                first = (
                    {_shape(fault.fields[self._id])} if _PLAIN_ID.fullmatch(fault.fields[self._id]) else set()
                )
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
        return reader.rejected(
            number, where, f"{broken.reason}{skipped}; mend the quoting and run again", letter_id
        )


def _shape(letter_id: str) -> str:
    """How an id is built: each digit as 9, each letter as a or A, the rest as it is."""
    return re.sub(r"\d", "9", re.sub(r"[A-Z]", "A", re.sub(r"[^\W\d_A-Z]", "a", letter_id)))
