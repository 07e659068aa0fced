"""The further columns of a letter's row on their way to the output: values of a table, as JSON holds them, and as text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Protocol

from synletters.core.errors import LetterError
from synletters.io.rows import has_surrogate

#: under which ``Letter.meta`` holds its ``Cells``; no column can be called so
CELLS = "\x00cells"
_TAG = "\x00"
#: characters of a column's name in messages
_SHOWN = 60


class DateWriting(Protocol):
    """How a date of a table or of a record is written."""

    def day(self, value: Any, /) -> date | None: ...
    def stands(self, value: Any, /) -> bool: ...
    def on(self, value: Any, day: date, /) -> Any: ...


@dataclass(frozen=True, slots=True)
class Cells:
    """The further columns of one row: what passes as it is, dates to be moved, each with its form, and
    identifiers to be replaced. ``names`` are all of them in the order of the table; ``labels`` are those of identifiers whose
    kind is known."""

    names: tuple[str, ...]
    passed: Mapping[str, Any] = field(default_factory=dict, repr=False)
    shifted: Mapping[str, tuple[Any, DateWriting]] = field(default_factory=dict, repr=False)
    replaced: Mapping[str, Any] = field(default_factory=dict, repr=False)
    labels: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> list[Any]:
        """What letters are told apart by, with values as ``encoded``. Raises LetterError."""
        moved = {name: [encoded(value), str(form)] for name, (value, form) in self.shifted.items()}
        return [list(self.names), encoded(dict(self.passed)), moved, encoded(dict(self.replaced))]


def shown(name: str) -> str:
    """A column's name in a message."""
    return repr(name if len(name) <= _SHOWN else name[:_SHOWN] + "…")


def encoded(value: Any) -> Any:
    """A value of a table as JSON holds it, to be read back by ``decoded``. Raises LetterError for a value of another type."""
    if isinstance(value, datetime):
        return {_TAG: ["datetime", value.isoformat()]}
    if isinstance(value, date | time):
        return {_TAG: ["date" if isinstance(value, date) else "time", value.isoformat()]}
    if isinstance(value, timedelta):
        return {_TAG: ["delta", [value.days, value.seconds, value.microseconds]]}
    if isinstance(value, Decimal):
        return {_TAG: ["decimal", str(value)]}
    if isinstance(value, bytes):
        return {_TAG: ["bytes", value.hex()]}
    if isinstance(value, Mapping):
        return {str(key): encoded(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [encoded(entry) for entry in value]
    if value is None or isinstance(value, str | bool | int | float):
        return value
    raise LetterError(f"a column holds a value of type {type(value).__name__}, which cannot be written")


def decoded(value: Any) -> Any:
    """The value that ``encoded`` was given."""
    if isinstance(value, list):
        return [decoded(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    if set(value) != {_TAG}:
        return {key: decoded(entry) for key, entry in value.items()}
    kind, said = value[_TAG]
    readers: dict[str, Any] = {
        "datetime": datetime.fromisoformat,
        "date": date.fromisoformat,
        "time": time.fromisoformat,
        "delta": lambda parts: timedelta(*parts),
        "decimal": Decimal,
        "bytes": bytes.fromhex,
    }
    return readers[kind](said)


def plain(value: Any) -> Any:
    """A value as JSON lines have it: times as ISO 8601, decimals and bytes as text, what is no number as null."""
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta | Decimal):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Mapping):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [plain(entry) for entry in value]
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return None
    return value


def as_text(value: Any) -> str | None:
    """A value as the cell of a CSV; None for a missing one."""
    made = plain(value)
    if made is None or isinstance(made, str):
        return made
    return json.dumps(made, ensure_ascii=False)


def strings(value: Any) -> Iterator[str]:
    """Every text and number in a value, as text; names of nested fields too."""
    if isinstance(value, Mapping):
        for key, entry in value.items():
            yield str(key)
            yield from strings(entry)
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from strings(entry)
    elif isinstance(value, float) and value.is_integer():
        yield str(int(value))
    elif value is not None and not isinstance(value, bool):
        made = plain(value)
        if made is not None:
            yield str(made)


def is_empty(value: Any) -> bool:
    """Whether a cell holds nothing."""
    return (
        value is None
        or (isinstance(value, float) and value != value)
        or (isinstance(value, str) and not value.strip())
    )


def not_writable(cells: Mapping[str, Any]) -> str:
    """The first column with a value that cannot be written, or nothing."""
    return next((name for name, value in cells.items() if any(map(has_surrogate, strings(value)))), "")
