"""What is taken out of a FHIR resource on the way: what has a new value, by its place, and what stands or is left out."""

from __future__ import annotations

import re
from typing import Any

from synletters.io.readers.fhir.template import Hole
from synletters.io.readers.records.dates import ISO


class Collector:
    """``notes``, ``texts``, ``identifiers``, ``dates``, ``passed`` and ``dropped`` are those of a ``Record``."""

    def __init__(self) -> None:
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
        if ISO.day(value) is None:
            return self.drop(path)
        self.dates[path] = (value, ISO)
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
