"""HL7 v2 messages with new values, in UTF-8, one file for each file of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from synletters.core.errors import LetterError
from synletters.io.readers.hl7.escapes import escaped
from synletters.io.readers.hl7.message import Segment, parsed
from synletters.io.readers.hl7.source import Body
from synletters.io.readers.records.collecting import Hole
from synletters.io.readers.records.record import Record
from synletters.io.rows import BadRow
from synletters.io.writers.records import RecordWriter, Rename


class Hl7Writer(RecordWriter):
    """``00001.hl7`` for the first file. The messages of one file come together, each with a new control id."""

    ours = re.compile(r"\d{5}\.hl7")

    def __init__(self, folder: Path, rename: Rename, *, replace: bool = False) -> None:
        super().__init__(folder, rename, replace=replace)
        self._at = -1
        self._out: IO[str] | None = None

    def write(self, record: Record, values: Mapping[str, Any]) -> None:
        body: Body = record.body
        lines = [line for segment in body.segments for line in self._segment(segment, values, body.control)]
        text = "\r".join(lines) + "\r"
        try:
            again = parsed(text)
        except BadRow:
            again = ()
        if len(again) != len(lines):
            raise LetterError("what came of it does not read as the same segments")
        if body.file != self._at or self._out is None:
            self.finish()
            self._at = body.file
            self._out = (self.folder / f"{body.file + 1:05}.hl7").open("x", encoding="utf-8", newline="")
        self._out.write(text)

    def _segment(self, segment: Segment, values: Mapping[str, Any], control: str) -> Iterator[str]:
        fields = {number: _repetitions(value, values) for number, value in segment.fields.items()}
        if segment.name == "MSH":
            fields |= {1: "|", 2: "^~\\&", 10: self._rename(control)[:20], 18: "UNICODE UTF-8"}
        if not segment.lines:
            yield _joined(segment.name, fields)
            return
        for number, line in enumerate(re.split(r"\r\n|\r|\n", str(values[segment.lines])), 1):
            yield _joined(segment.name, {**fields, 1: str(number), 5: escaped(line)})

    def finish(self) -> None:
        if self._out is not None:
            self._out.close()
        self._out = None


def _joined(name: str, fields: Mapping[int, str]) -> str:
    row = [fields.get(number, "") for number in range(1, max(fields, default=0) + 1)]
    return name + "|" + "|".join(row[1:]) if name == "MSH" else "|".join((name, *row)).rstrip("|")


def _repetitions(value: list[list[Any]], values: Mapping[str, Any]) -> str:
    return "~".join("^".join(_component(part, values) for part in one).rstrip("^") for one in value)


def _component(part: Any, values: Mapping[str, Any]) -> str:
    if isinstance(part, list):
        return "&".join(_component(one, values) for one in part).rstrip("&")
    if isinstance(part, Hole):
        return escaped(str(part.filled(values) or ""))
    return part if part == '""' else escaped(part or "")
