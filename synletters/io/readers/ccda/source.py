"""C-CDA documents (.xml) in a file or a folder: each is a record, each section's narrative a letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from synletters.core.document import Rejected
from synletters.core.errors import InputError
from synletters.io.readers.base import read_fault
from synletters.io.readers.ccda.document import Document, Put
from synletters.io.readers.documents.taken import MAX_BYTES
from synletters.io.readers.records.record import Record, known_of
from synletters.io.readers.records.source import RecordSource
from synletters.io.rows import STAGE, BadRow


@dataclass(frozen=True, slots=True)
class Body:
    """The emptied tree, and what goes into it."""

    root: Any = field(repr=False)
    puts: list[Put] = field(repr=False)


class Ccda(RecordSource):
    """Raises InputError if there is no .xml file."""

    form = "ccda"

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name or str(path)
        self.files = [path] if path.is_file() else sorted(p for p in path.rglob("*.xml") if p.is_file())
        if not self.files:
            raise InputError(f"no C-CDA documents in {path}: no file ends in .xml")

    def records(self) -> Iterator[Record | Rejected]:
        for number, file in enumerate(self.files, 1):
            try:
                if file.stat().st_size > MAX_BYTES:
                    raise BadRow(f"the file is larger than {MAX_BYTES} bytes")
                yield self._record(file.read_bytes(), f"document-{number}")
            except BadRow as bad:
                yield Rejected(f"document-{number}", STAGE, f"file {number}: {bad.reason}")
            except OSError as fault:
                yield Rejected(f"document-{number}", STAGE, f"file {number}: {read_fault(fault)}")

    def _record(self, data: bytes, name: str) -> Record:
        document = Document(data)
        into = document.into
        return Record(
            name,
            document.patient or name,
            into.notes,
            into.texts,
            into.identifiers,
            into.dates,
            tuple(into.passed),
            known_of(into),
            tuple(into.dropped),
            Body(document.root, document.puts),
        )


def is_ccda(path: Path) -> bool:
    """Whether a file, or the first .xml of a folder, is a clinical document."""
    file = path if path.is_file() else next(iter(sorted(path.rglob("*.xml"))), None)
    if file is None:
        return False
    try:
        with file.open("rb") as handle:
            return b"ClinicalDocument" in handle.read(4096)
    except OSError:
        return False
