"""Records with new values at their places: what every writer of a hospital's own format is, and what it takes its values from."""

from __future__ import annotations

import json
import re
import sqlite3
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from synletters.core.document import Rejected, Rewrite
from synletters.core.errors import LetterError
from synletters.io.atomic import AtomicPath, output_error
from synletters.io.cells import decoded, encoded
from synletters.io.readers.records.record import Record
from synletters.io.readers.records.source import RecordSource

STAGE = "records"
#: gives a new id for an old one, the same for the same
Rename = Callable[[str], str]


class Results:
    """What came of the parts of all records, by id: in a private file of SQLite's, which vanishes with the process."""

    def __init__(self) -> None:
        self._index = sqlite3.connect("")
        self._index.execute("CREATE TABLE made (id TEXT PRIMARY KEY, text TEXT, cells TEXT) WITHOUT ROWID")

    def add(self, rewrite: Rewrite) -> None:
        """Take in a finished part; of several variants the first."""
        if not rewrite.variant:
            row = (rewrite.letter_id, rewrite.text, json.dumps(encoded(dict(rewrite.columns))))
            self._index.execute("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", row)

    def values(self, record: Record) -> dict[str, Any]:
        """The new value of each place of a record. Raises LetterError, which names the places, if a part of it was rejected."""
        out: dict[str, Any] = {}
        missing = []
        for place, part in record.wanted():
            row = self._index.execute("SELECT text, cells FROM made WHERE id = ?", (part,)).fetchone()
            if row is None:
                missing.append(place or "its fields")
            elif place:
                out[place] = row[0]
            else:
                cells = decoded(json.loads(row[1]))
                out |= {name: cells[name] for name in (*record.dates, *record.identifiers)}
        if missing:
            more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
            raise LetterError(
                f"the record is left out, since a part of it was rejected: {', '.join(missing[:3])}{more}"
            )
        return out


class RecordWriter(ABC):
    """Writes records; use it in a ``with`` block, at the end of which the folder appears. ``count`` is how many were written; ``ours``
    is what the files of such a writer are called."""

    ours: re.Pattern[str]

    def __init__(self, folder: Path, rename: Rename, *, replace: bool = False) -> None:
        self.count = 0
        self._rename = rename
        self._target = AtomicPath(folder, folder=True, replace=self._is_ours if replace else None)
        self.folder = self._target.temp

    def _is_ours(self, name: str) -> bool:
        return self.ours.fullmatch(name) is not None

    @abstractmethod
    def write(self, record: Record, values: Mapping[str, Any]) -> None:
        """Write one record. Raises LetterError if what came of it is not valid."""

    @abstractmethod
    def finish(self) -> None:
        """Bring everything to the disk."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        done = False
        try:
            if error is None:
                self.finish()
                self._target.commit()
                done = True
        except OSError as fault:
            raise output_error(self._target.path, fault) from None
        finally:
            if not done:
                self._target.discard()


def write_records(
    source: RecordSource, results: Results, writer: RecordWriter, told: Counter[str]
) -> Iterator[Rejected]:
    """Write every record of ``source`` that is whole; what is left out comes as rejections. ``told`` counts both."""
    for record in source.records():
        told["records"] += 1
        if isinstance(record, Rejected):
            told["refused"] += 1
            continue  # it is among the rejections already
        try:
            writer.write(record, results.values(record))
            writer.count += 1
        except LetterError as bad:
            told["refused"] += 1
            yield Rejected(record.id, STAGE, bad.reason)
    told["written"] = writer.count
