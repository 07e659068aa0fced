"""Doccano's and Prodigy's exports: JSON lines, told from letters by the fields of their first row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from synletters.core.document import Letter, Rejected
from synletters.io.readers.json_lines import JsonLines
from synletters.io.readers.tools.base import Row, first, letters, span_of
from synletters.io.rows import BadRow, RowReader


class Doccano(JsonLines):
    """Rows with ``text`` and ``label`` ([start, end, label]) or ``entities`` (start_offset, end_offset, label)."""

    table = False

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name
        self._check(("text",))

    def __iter__(self) -> Iterator[Letter | Rejected]:
        rows = (row if isinstance(row, BadRow) else _doccano(row) for _, row in self._objects())
        return letters(rows, self.name, RowReader(self.name, variants=self.variants))


class Prodigy(JsonLines):
    """Rows with ``text`` and ``spans``; an answer other than accept is rejected."""

    table = False

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name
        self._check(("text",))

    def __iter__(self) -> Iterator[Letter | Rejected]:
        rows = (row if isinstance(row, BadRow) else _prodigy(row) for _, row in self._objects())
        return letters(rows, self.name, RowReader(self.name, variants=self.variants))


def tool_of(path: Path) -> type[Doccano] | type[Prodigy] | None:
    """Whose export a file of JSON lines is; None for rows of letters."""
    for row in _Head(path).first():
        if "_task_hash" in row or "_input_hash" in row:
            return Prodigy
        if "spans" not in row and any(_is_doccano(row.get(name)) for name in ("label", "labels", "entities")):
            return Doccano
    return None


def _is_doccano(value: Any) -> bool:
    if not isinstance(value, list) or not value:
        return False
    one = value[0]
    return (isinstance(one, list) and len(one) == 3) or (isinstance(one, Mapping) and "start_offset" in one)


class _Head(JsonLines):
    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name

    def first(self) -> Iterator[dict[str, Any]]:
        """The first row that can be read, of twenty."""
        try:
            for number, (_, row) in enumerate(self._objects()):
                if isinstance(row, dict) and (
                    row.get("label") or row.get("labels") or row.get("entities") or "_task_hash" in row
                ):
                    yield row
                    return
                if number > 20:
                    return
        except OSError:
            return


def _doccano(row: Mapping[str, Any]) -> Row | BadRow:
    text = row.get("text")
    if not isinstance(text, str):
        return BadRow("the text is missing")
    meta = row.get("meta") if isinstance(row.get("meta"), Mapping) else {}
    told = meta.get("spans") if isinstance(meta, Mapping) else None
    spans = []
    try:
        for number, one in enumerate(first(row, ("label", "labels", "entities")) or ()):
            more = (
                told[number]
                if isinstance(told, list) and number < len(told) and isinstance(told[number], Mapping)
                else None
            )
            if isinstance(one, Mapping):
                spans.append(
                    span_of(one.get("start_offset"), one.get("end_offset"), one.get("label"), text, more)
                )
            elif isinstance(one, list) and len(one) == 3:
                start, end, label = one
                spans.append(span_of(start, end, label, text, more))
            else:
                return BadRow("an annotation is neither [start, end, label] nor an entity with offsets")
    except BadRow as bad:
        return bad
    names = {
        name: meta[name]
        for name in ("id", "variant", "patient_id")
        if isinstance(meta, Mapping) and name in meta
    }
    return {"id": row.get("id"), "text": text, "spans": spans, **names}


def _prodigy(row: Mapping[str, Any]) -> Row | BadRow:
    text, meta = row.get("text"), row.get("meta")
    if not isinstance(text, str):
        return BadRow("the text is missing")
    if row.get("answer") not in (None, "accept"):
        return BadRow("its annotator did not accept it")
    try:
        spans = [
            span_of(one.get("start"), one.get("end"), one.get("label"), text, one)
            for one in row.get("spans") or ()
        ]
    except BadRow as bad:
        return bad
    names = {
        name: meta[name]
        for name in ("id", "variant", "patient_id")
        if isinstance(meta, Mapping) and name in meta
    }
    return {"id": row.get("id") or row.get("_input_hash"), "text": text, "spans": spans, **names}
