"""What is taken out of a record on the way: what has a new value, by its place, and what stands or is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from synletters.io.readers.records.attachments import attached
from synletters.io.readers.records.dates import ISO, PartialDate


@dataclass(frozen=True, slots=True)
class Hole:
    """Where the new value of a place goes; ``encoded`` as base64, with ``after`` behind it."""

    place: str
    encoded: bool = False
    after: str = ""

    def filled(self, values: Mapping[str, Any]) -> Any:
        """What stands there; None for nothing."""
        value = values.get(self.place)
        if not value:
            return None
        return attached(str(value)) if self.encoded else f"{value}{self.after}" if self.after else value


class Collector:
    """``notes``, ``texts``, ``identifiers``, ``dates``, ``passed`` and ``dropped`` are those of a ``Record``."""

    def __init__(self, dates: PartialDate = ISO) -> None:
        self._form = dates
        self.notes: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.identifiers: dict[str, tuple[str, str]] = {}
        self.dates: dict[str, tuple[Any, Any]] = {}
        self.passed: dict[str, None] = {}
        self.dropped: list[str] = []

    def identify(self, value: str, label: str, path: str) -> Any:
        if not any(sign.isalnum() for sign in value):
            return self.drop(path)
        self.identifiers[path] = (label, value)
        return Hole(path)

    def date(self, value: str, path: str) -> Any:
        if self._form.day(value) is None:
            return self.drop(path)
        self.dates[path] = (value, self._form)
        return Hole(path)

    def text(self, value: str, path: str) -> Hole:
        self.texts[path] = value
        return Hole(path)

    def note(self, value: str, path: str) -> Hole:
        self.notes[path] = value
        return Hole(path)

    def keep(self, value: str) -> str:
        self.passed[value] = None
        return value

    def drop(self, path: str) -> Any:
        """Leave out what stands at a path."""
        self.dropped.append(re.sub(r"\[\d+\]", "", path))
        return None
