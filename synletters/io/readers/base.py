"""What every reader of letters is and says.

A fault of the whole input (missing, unreadable, no letters, a missing column) raises InputError when it is
opened. A
fault of one row yields ``Rejected`` in its place, and the rest goes on.
"""

from __future__ import annotations

import gzip
import os
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from synletters.core.document import Kind, Letter, Rejected
from synletters.core.errors import InputError
from synletters.io.columns import DEFAULT, column_told
from synletters.io.rows import BadRow, not_utf8

#: Suffixes that ``open_source`` knows, for messages and help texts.
SUFFIXES = (
    ".txt",
    ".jsonl",
    ".jsonl.gz",
    ".csv",
    ".tsv",
    ".parquet",
    ".conll",
    ".conllu",
    ".json",
    ".ndjson",
    ".hl7",
    ".xml",
    ".docx",
    ".rtf",
    ".pdf",
)


class LetterSource(ABC):
    """Letters in the order of the input. Each ``iter()`` reads it again from the start, one piece at a time.

    ``name`` is the input's name in messages; ``total`` the number of rows, if it is known without reading
    them all;
    ``span_kind`` is the kind of a span whose row does not say. With ``variants``, an id of a table may come
    once for each
    value in the column ``variant``, as ``rewrite`` writes them.
    """

    name: str
    total: int | None = None
    span_kind: Kind = "clinical"
    variants: bool = False
    #: whether a letter is a row of a table, whose further columns are in ``Letter.meta``
    table: bool = False

    def column_types(self) -> Mapping[str, Any]:
        """The Arrow types of the columns of a table that has such."""
        return {}

    @abstractmethod
    def __iter__(self) -> Iterator[Letter | Rejected]: ...

    def told(self) -> Mapping[str, Any]:
        """What is to be said of the input after a whole pass: what was left out of it, by name, and the like."""
        return {}

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
    step = (
        "check the permissions"
        if isinstance(fault, PermissionError)
        else "check the file, or export it again"
    )
    return InputError(f"cannot read {path}: {read_fault(fault)}; {step}")


def column_fault(name: str, column: str, found: Sequence[str]) -> InputError:
    """An InputError for a table without one column of that name, which names those there are: by ``columns_told``."""
    step = (
        "name its columns id and text (in a CSV in the first line, separated by commas), or say how they are called (--id-column, "
        "--text-column)"
        if column in (DEFAULT.id, DEFAULT.text)
        else "--id-column and --text-column say how its columns are called"
    )
    return InputError(f"{name} {column_told(column, found)}; {step}")


def decode(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise BadRow(not_utf8(data, fault)) from None
