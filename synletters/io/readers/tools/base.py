"""What the readers of annotation tools' exports share: a row of an id, a text and spans, whatever the export calls them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from synletters.core.document import Letter, Rejected
from synletters.io.labels import identifier
from synletters.io.rows import BadRow, RowReader

Row = Mapping[str, Any]


def span_of(
    start: Any, end: Any, label: Any, text: str, more: Mapping[str, Any] | None = None, quoted: Any = None
) -> dict[str, Any]:
    """A span as a row of letters has it. A label that names an identifier makes one, unless ``more`` says of what kind it is.

    Where ``quoted`` is not what stands at the offsets, they are taken for those of UTF-16, in which browsers count. Raises BadRow.
    """
    if not all(isinstance(at, int) and not isinstance(at, bool) for at in (start, end)) or not isinstance(
        label, str
    ):
        raise BadRow("an annotation has no whole numbers as its offsets, or no label")
    if isinstance(quoted, str) and text[start:end] != quoted:
        start, end = from_utf16(text, start), from_utf16(text, end)
        if text[start:end].split() != quoted.split():
            raise BadRow(f"the text of an annotation is not what stands at [{start}, {end})")
    own = identifier(label)
    made = {"start": start, "end": end, "label": own or label, "kind": "phi" if own else "clinical"}
    kept = {
        key: value
        for key, value in (more or {}).items()
        if key in ("kind", "source", "score", "concept") and value
    }
    if "kind" in kept:
        made["label"] = label
    return made | kept


def from_utf16(text: str, at: int) -> int:
    """The offset in characters of an offset in UTF-16 code units."""
    units = 0
    for number, sign in enumerate(text):
        if units >= at:
            return number
        units += 1 + (ord(sign) > 0xFFFF)
    return len(text)


def to_utf16(text: str, at: int) -> int:
    """The offset in UTF-16 code units of an offset in characters."""
    return at + sum(1 for sign in text[:at] if ord(sign) > 0xFFFF)


def letters(rows: Iterator[Row | BadRow], name: str, reader: RowReader) -> Iterator[Letter | Rejected]:
    """The letters of rows with id, text and spans."""
    for number, row in enumerate(rows, 1):
        where = f"task {number} of {name}"
        if isinstance(row, BadRow):
            yield reader.rejected(number, where, row.reason)
        else:
            yield reader.letter(row, number, where)


def first(row: Mapping[str, Any], names: Sequence[str]) -> Any:
    """The first of these fields that a row has."""
    return next((row[name] for name in names if row.get(name) is not None), None)
