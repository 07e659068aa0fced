"""HL7 v2 messages in a file (.hl7), one after the other or in a batch, or in a folder of such files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from synletters.core.document import Rejected
from synletters.core.errors import InputError
from synletters.io.readers.base import cannot_read
from synletters.io.readers.hl7.message import Message, Segment, parsed
from synletters.io.readers.records.record import Record, known_of
from synletters.io.readers.records.source import RecordSource
from synletters.io.rows import MAX_CHARS, STAGE, BadRow

_START = re.compile(rb"(?:\A|(?<=[\r\n\x0b\x1c]))(?=MSH[^A-Za-z0-9\s])")
_FRAME = re.compile(rb"[\x0b\x1c]")
#: what MSH-18 calls encodings
_CHARSETS = {
    "": "utf-8",
    "ASCII": "ascii",
    "UNICODE UTF-8": "utf-8",
    "UTF-8": "utf-8",
    "UNICODE": "utf-8",
    "8859/1": "iso-8859-1",
    "8859/2": "iso-8859-2",
    "8859/9": "iso-8859-9",
    "8859/15": "iso-8859-15",
    "ISO-8859-1": "iso-8859-1",
    "WINDOWS-1252": "cp1252",
}
#: segments that hold several messages together
_AROUND = (b"FHS", b"BHS", b"BTS", b"FTS")


@dataclass(frozen=True, slots=True)
class Body:
    """What the writer needs of a message: the number of its file, its segments, and what it was called."""

    file: int
    segments: list[Segment] = field(repr=False)
    control: str = field(repr=False)


class Hl7(RecordSource):
    """Each message is a record. Its patient is the first identifier in PID-3 (PID-2, PID-4, PID-18); without one it stands for itself.
    Raises InputError if there is no message."""

    form = "hl7"

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name or str(path)
        self.files = [path] if path.is_file() else sorted(p for p in path.rglob("*.hl7") if p.is_file())
        parsed("MSH|^~\\&|\r")  # says what is missing before anything is read
        try:
            if not any(True for file in self.files for _ in _messages(file)):
                raise InputError(f"no HL7 messages in {path}: none begins with MSH")
        except OSError as fault:
            raise cannot_read(path, fault) from None

    def records(self) -> Iterator[Record | Rejected]:
        number = 0
        for at, file in enumerate(self.files):
            try:
                for data in _messages(file):
                    number += 1
                    try:
                        yield _record(data, f"message-{number}", at)
                    except BadRow as bad:
                        yield Rejected(f"message-{number}", STAGE, f"message {number}: {bad.reason}")
            except OSError as fault:
                raise cannot_read(file, fault) from None


def _messages(file: Path) -> Iterator[bytes]:
    if file.stat().st_size > 16 * MAX_CHARS:
        raise InputError(f"{file} is larger than 1 GiB; split it between messages")
    data = file.read_bytes().removeprefix(b"\xef\xbb\xbf")
    starts = [found.end() for found in _START.finditer(data)]
    for start, end in pairwise([*starts, len(data)]):
        yield data[start:end]


def _record(data: bytes, name: str, file: int) -> Record:
    message = Message(_decoded(data))
    into = message.into
    return Record(
        name,
        _patient(into.identifiers),
        into.notes,
        into.texts,
        into.identifiers,
        into.dates,
        tuple(into.passed),
        known_of(into),
        tuple(re.sub(r"^([A-Z][A-Z0-9]{2})\d+-", r"\1-", place) for place in into.dropped),
        Body(file, message.segments, message.control or name),
    )


def _decoded(data: bytes) -> str:
    """A message as text with segments parted by carriage returns. Raises BadRow."""
    lines = [line for line in re.split(rb"\r\n|\r|\n", _FRAME.sub(b"", data)) if line.strip()]
    lines = [line for line in lines if line[:3] not in _AROUND]
    sign = lines[0][3:4]
    head = lines[0].split(sign)
    named = (
        head[17].split(b"~")[0].decode("ascii", "replace").strip().upper() if len(head) > 17 and sign else ""
    )
    if named not in _CHARSETS:
        raise BadRow(
            f"MSH-18 names an encoding that is not read; there are {', '.join(filter(None, _CHARSETS))}"
        )
    try:
        return "\r".join(line.decode(_CHARSETS[named]) for line in lines)
    except UnicodeDecodeError:
        told = f"{named}, which MSH-18 names" if named else "UTF-8; MSH-18 is to name its encoding"
        raise BadRow(f"it is not in {told}") from None


def _patient(identifiers: Mapping[str, tuple[str, str]]) -> str | None:
    places = (f"PID1-{number}.id" for number in (3, 2, 4, 18))
    return next((identifiers[place][1] for place in places if place in identifiers), None)
