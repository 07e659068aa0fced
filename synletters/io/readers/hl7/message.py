"""One HL7 v2 message taken apart. Consecutive OBX with lines of text under one code are one letter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from synletters.core.errors import InputError
from synletters.io.listed import pairs
from synletters.io.readers.hl7.escapes import opened
from synletters.io.readers.hl7.parts import TYPES
from synletters.io.readers.records.attachments import attached_text
from synletters.io.readers.records.collecting import Collector, Hole
from synletters.io.readers.records.dates import STAMP
from synletters.io.readers.records.numbers import AGES, LONG, digits, is_old, short_number
from synletters.io.rows import BadRow

_LINES = ("TX", "FT")
_CONTENT = {
    "TEXT": "text/plain",
    "PDF": "application/pdf",
    "RTF": "text/rtf",
    "HTML": "text/html",
    "PLAIN": "text/plain",
}


@dataclass(slots=True)
class Segment:
    """A segment with holes: ``fields`` by number, each a list of repetitions of components. ``lines`` is the place of a letter whose
    lines are this segment's field 5 and those of the copies that follow it."""

    name: str
    fields: dict[int, list[list[Any]]] = field(default_factory=dict)
    lines: str = ""


def parsed(text: str) -> Any:
    """A message as the library reads it. Raises BadRow, and InputError without the library."""
    try:
        library = import_module("hl7")
    except ImportError:
        raise InputError("HL7 v2 needs hl7: pip install 'synletters[hl7]'") from None
    try:
        return library.parse(text)
    except Exception as fault:  # whatever a broken message makes of it; its message may quote it
        raise BadRow(f"it is no HL7 v2 message ({type(fault).__name__})") from None


class Message:
    """``segments`` is what a writer needs; the rest is in ``into``. Raises BadRow for a message without MSH, or with data that are no
    text."""

    def __init__(self, text: str) -> None:
        parsed(text)
        lines = [line for line in text.split("\r") if line.strip()]
        head = lines[0]
        if len(head) < 9 or not head.startswith("MSH") or len(set(head[3:8])) < 5:
            raise BadRow("its first segment, MSH, does not name five delimiters")
        self._field, self._component, self._repeat, self._sub = head[3], head[4], head[5], head[7]
        self._signs = f"{self._field}{self._component}{self._sub}{self._repeat}{head[6]}"
        self.into = Collector(STAMP)
        self.segments: list[Segment] = []
        self.control = ""
        self._count: dict[str, int] = {}
        rows = [self._split(line) for line in lines]
        at = 0
        while at < len(rows):
            at += self._segment(rows, at)

    def _split(self, line: str) -> list[str]:
        row = line.split(self._field)
        return [row[0], self._field, *row[1:]] if row[0] == "MSH" else row

    def _repetitions(self, value: str) -> list[list[str]]:
        return [
            [
                opened(part.replace(self._sub, "&") if self._sub != "&" else part, self._signs)
                for part in one.split(self._component)
            ]
            for one in value.split(self._repeat)
        ]

    def _segment(self, rows: list[list[str]], at: int) -> int:
        """Take one segment, or those that are lines of one letter; how many."""
        row = rows[at]
        name = row[0]
        if not re.fullmatch(r"[A-Z][A-Z0-9]{2}", name) or (
            f"{name}-1" not in pairs("hl7_fields") and name != "MSH"
        ):
            self.into.drop(
                name if re.fullmatch(r"[A-Z][A-Z0-9]{2}", name) and not name.startswith("Z") else "Z"
            )
            return 1
        self._count[name] = self._count.get(name, 0) + 1
        place = f"{name}{self._count[name]}"
        made = Segment(name)
        taken = 1
        for number, value in enumerate(row):
            if (
                number
                and value.strip()
                and not (name == "MSH" and number <= 2)
                and not (name == "OBX" and number == 5)
            ):
                self._field_of(made, number, value, place)
        if name == "OBX" and len(row) > 5:
            taken = self._observed(made, rows, at, place)
        self.segments.append(made)
        return taken

    def _field_of(self, made: Segment, number: int, value: str, place: str) -> None:
        kind = pairs("hl7_fields").get(f"{made.name}-{number}")
        there = f"{place}-{number}"
        if value == '""':
            made.fields[number] = [['""']]  # "delete what was there"
        elif kind is None:
            self.into.drop(f"{made.name}-{number}")
        elif kind.startswith("|"):
            fine = f"|{value}|" in kind and self._field not in value
            made.fields[number] = [[self.into.keep(value)]] if fine else []
            if not fine:
                self.into.drop(f"{made.name}-{number}")
        elif kind == "new":
            self.control = value
        elif kind == "note":
            text = "\n".join("^".join(one) for one in self._repetitions(value))
            made.fields[number] = [[self.into.note(text, there)]] if text.strip() else []
        else:
            label = f"{there}.birth" if kind == "birth" else there
            made.fields[number] = [
                TYPES[kind](self.into, one, label if n == 0 else f"{label}.{n}")
                for n, one in enumerate(self._repetitions(value))
                if any(part.strip() for part in one)
            ]

    def _observed(self, made: Segment, rows: list[list[str]], at: int, place: str) -> int:
        row, there = rows[at], f"{place}-5"
        kind, value = row[2].strip(), row[5]
        if kind in _LINES:
            group = [row]
            for later in rows[at + 1 :]:
                if later[0] != "OBX" or len(later) < 6 or later[2].strip() != kind or later[3:5] != row[3:5]:
                    break
                group.append(later)
            text = "\n".join(
                "\n".join(self._component.join(one) for one in self._repetitions(line[5])) for line in group
            )
            if text.strip():
                made.fields[5] = [[self.into.note(text, there)]]
                made.lines = there if len(group) > 1 else ""
            return len(group)
        made.fields[5] = [
            self._value(kind, one, f"{there}.{n}", row)
            for n, one in enumerate(self._repetitions(value))
            if any(one)
        ]
        return 1

    def _value(self, kind: str, parts: list[str], place: str, row: list[str]) -> list[Any]:
        if kind in ("CE", "CWE"):
            return TYPES["cwe"](self.into, parts, place)
        if kind in ("DT", "TS", "DTM"):
            return TYPES["ts"](self.into, parts, place)
        if kind == "ST" and self._is_age(row) and is_old(" ".join(parts), "", sure=True):
            return [self.into.drop("OBX-5") or ""]
        if kind == "ST":
            return TYPES["text"](self.into, parts, place)
        if kind in ("NM", "SN"):
            return self._numbers(parts, row)
        if kind == "ED" and len(parts) >= 5:
            subtype = parts[2].strip().upper() or parts[1].strip().upper()
            content = _CONTENT.get(subtype) or _CONTENT.get(parts[1].strip().upper(), "image")
            if parts[3].strip().lower() != "base64":
                raise BadRow("data in OBX-5 are not in base64, as OBX-5.4 is to say")
            self.into.notes[place], _ = attached_text(content, parts[4])
            return ["", "TEXT", "PLAIN", "Base64", Hole(place, encoded=True)]
        self.into.drop("OBX-5")
        return [""]

    def _numbers(self, parts: list[str], row: list[str]) -> list[Any]:
        """A number, or two with signs: all of their digits count together."""
        told = [part if part in "<>=-:/+.*" else short_number(part) for part in parts]
        unit = row[6].partition(self._component)[0] if len(row) > 6 else ""
        fine = [part for part in told if part is not None]
        if (
            len(fine) < len(told)
            or digits(*fine) >= LONG
            or any(is_old(part, unit, sure=self._is_age(row)) for part in fine if digits(part))
        ):
            return [self.into.drop("OBX-5") or ""]
        return [self.into.keep(part) for part in fine]

    def _is_age(self, row: list[str]) -> bool:
        return not AGES.isdisjoint(row[3].split(self._component))
