"""A strict, streaming reader of CSV records that knows where it is when the quoting breaks.

The standard library's reader takes a stray quote for text and a quote that is never closed for one giant
field. With
letters, both put the words of one patient into another's row, or into an id; so here both are faults.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from typing import TextIO

_LINE_ENDS = ("", "\n", "\r\n", "\r")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: ``line`` (from 1) is where it starts, ``quoted`` says which fields were in quotes."""

    line: int
    fields: tuple[str, ...] = field(repr=False)
    quoted: tuple[bool, ...]


class CsvError(Exception):
    """The record starting at ``line`` is no CSV. ``fields`` were complete before the fault."""

    def __init__(self, reason: str, line: int, fields: tuple[str, ...]) -> None:
        super().__init__(reason)
        self.reason, self.line, self.fields = reason, line, fields


class CsvRecords:
    """Reads records one by one from a text file that was opened with ``newline=""``."""

    def __init__(self, handle: TextIO, max_chars: int, separator: str = ",") -> None:
        self._separator = separator
        self._plain = re.compile(f'[^{re.escape(separator)}"\\r\\n]*')
        self._handle = handle
        self._max = max_chars
        self._back: deque[str] = deque()
        self._taken: list[str] = []
        self.line = 0

    def _next(self) -> str:
        line = self._back.popleft() if self._back else self._handle.readline(self._max)
        if line:
            self.line += 1
            self._taken.append(line)
        return line

    def rewind(self) -> None:
        """Give back all lines of the last record, or failed record, but its first."""
        self._back.extendleft(reversed(self._taken[1:]))
        self.line -= max(0, len(self._taken) - 1)
        del self._taken[1:]

    def read(self, max_chars: int) -> Record | None:
        """The next record, or None at the end of the file; blank lines between records are skipped.

        Raises CsvError if a quote stands in the wrong place, or a field is not closed within ``max_chars``
        characters.
        """
        line = "\n"
        while line and line in _LINE_ENDS:
            self._taken.clear()
            line = self._next()
        if not line:
            return None
        start, at = self.line, 0
        fields: list[str] = []
        quoted: list[bool] = []

        def broken(reason: str) -> CsvError:
            return CsvError(reason, start, tuple(fields))

        while True:
            in_quotes = line.startswith('"', at)
            if in_quotes:
                pieces: list[str] = []
                opened, size, at = self.line, 0, at + 1
                while True:
                    hit = line.find('"', at)
                    if hit < 0:
                        pieces.append(line[at:])
                        size += len(line) - at
                        if size > max_chars:
                            raise broken(
                                f"the quote opened in line {opened} is not closed in {max_chars} characters"
                            )
                        line, at = self._next(), 0
                        if not line:
                            raise broken(f"the quote opened in line {opened} is never closed")
                    elif line.startswith('"', hit + 1):
                        pieces.append(line[at : hit + 1])
                        at = hit + 2
                    else:
                        pieces.append(line[at:hit])
                        at = hit + 1
                        break
                fields.append("".join(pieces))
            else:
                plain = self._plain.match(line, at)
                assert plain is not None  # the pattern matches the empty string
                at = plain.end()
                fields.append(plain.group())
            quoted.append(in_quotes)
            if line.startswith(self._separator, at):
                at += 1
            elif line[at : at + 3] in _LINE_ENDS and (line[at:] or len(line) < self._max):
                return Record(start, tuple(fields), tuple(quoted))
            elif not line[at:]:
                raise broken(f"a line is longer than {self._max} characters")
            else:
                fields.pop()
                raise broken(
                    f'a quote stands in the wrong place in line {self.line}; write "" for one in a field'
                )
