"""FHIR resources with new values: a Bundle for each Bundle, NDJSON for NDJSON, each resource valid."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from synletters.core.errors import LetterError
from synletters.io.readers.fhir.elements import is_type, model
from synletters.io.readers.fhir.source import Body, Fhir
from synletters.io.readers.fhir.template import filled
from synletters.io.readers.records.record import Record
from synletters.io.writers.records import RecordWriter, Rename

_BASE = "http://example.org/fhir/"


class FhirWriter(RecordWriter):
    """``00001.json`` for the first file that is a Bundle or one resource, ``00001.ndjson`` for one with a resource a line, whose name is
    kept where it is that of a type. The resources of one file come together."""

    ours = re.compile(r"(?:\d{5}|[A-Z][A-Za-z]{2,40})\.(?:json|ndjson)")

    def __init__(self, source: Fhir, folder: Path, rename: Rename, *, replace: bool = False) -> None:
        super().__init__(folder, rename, replace=replace)
        self._files = source.files
        self._at = -1
        self._out: IO[str] | None = None
        self._bundle = ""
        self._entries = 0

    def write(self, record: Record, values: Mapping[str, Any]) -> None:
        body: Body = record.body
        made = filled(body.template, values, self._rename)
        if body.own is not None:
            made["id"] = body.own.written(self._rename)
        _validate(made)
        if body.place.file != self._at:
            self._close()
            self._open(body)
        assert self._out is not None
        if not self._bundle:
            self._out.write(json.dumps(made, ensure_ascii=False) + "\n")
            return
        entry: dict[str, Any] = {"resource": made}
        if (url := body.place.full_url) is not None:
            uuid = (
                url.written(self._rename)
                if url.uuid
                else f"{_BASE}{made['resourceType']}/{made.get('id', '')}"
            )
            entry = {"fullUrl": uuid, **entry}
        if body.place.method:
            kind = made["resourceType"]
            own = f"{kind}/{made['id']}" if body.place.method == "PUT" and "id" in made else kind
            entry["request"] = {"method": body.place.method, "url": own}
        self._out.write((",\n" if self._entries else "") + json.dumps(entry, ensure_ascii=False))
        self._entries += 1

    def _open(self, body: Body) -> None:
        self._at, self._bundle, self._entries = body.place.file, body.place.bundle, 0
        file = self._files[self._at]
        stem = file.name.partition(".")[0]
        name = (
            stem
            if is_type(stem) and len({f.name for f in self._files}) == len(self._files)
            else f"{self._at + 1:05}"
        )
        single = file.name.lower().endswith(".json")
        self._out = (self.folder / f"{name}{'.json' if single else '.ndjson'}").open("x", encoding="utf-8")
        if self._bundle:
            self._out.write(
                '{"resourceType": "Bundle", "type": ' + json.dumps(self._bundle) + ', "entry": [\n'
            )

    def _close(self) -> None:
        if self._out is not None:
            self._out.write("\n]}\n" if self._bundle else "")
            self._out.close()
        self._out = None

    def finish(self) -> None:
        self._close()


def _validate(made: Mapping[str, Any]) -> None:
    """Raise LetterError, which names elements and no value, for what is no valid resource."""
    try:
        model(made["resourceType"]).model_validate(made)
    except import_module("pydantic").ValidationError as fault:
        where = [".".join(str(part) for part in error["loc"])[:60] for error in fault.errors()[:3]]
        raise LetterError(
            f"without what was left out of it, it is no valid {made['resourceType']}: {', '.join(where) or 'an element is missing'}"
        ) from None
