"""Finished letters as tables of pyarrow. pyarrow and datasets load when they are needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any

from synletters.core.document import Rewrite
from synletters.io.cells import as_text

_NONE: Mapping[str, Any] = MappingProxyType({})
#: Size of a row group of the output, in bytes of text. It bounds the writer's memory.
GROUP_BYTES = 8 * 1024 * 1024

GROUP_ROWS = 10_000


def rewrite_schema(
    names: Sequence[str] = (), refilled: bool = False, columns: Mapping[str, Any] = _NONE
) -> Any:
    """The Arrow schema of finished letters: id, variant, text, spans; ``names`` are further fields of a span,
    strings;
    ``refilled`` adds the offsets of refilled words, a list of [start, end]; ``columns``
    are further ones by their types, of Arrow or ``bool``, ``int``, ``float``, ``text``."""
    pa = import_module("pyarrow")
    span = pa.struct(
        [
            ("start", pa.int64()),
            ("end", pa.int64()),
            ("label", pa.string()),
            ("kind", pa.string()),
            ("source", pa.string()),
            ("score", pa.float64()),
            ("concept", pa.string()),
            *((n, pa.string()) for n in names),
        ]
    )
    more = [("refilled", pa.list_(pa.list_(pa.int64())))] if refilled else []
    return pa.schema(
        [
            ("id", pa.string()),
            ("variant", pa.int64()),
            ("text", pa.large_string()),
            ("spans", pa.list_(span)),
            *more,
            *((name, _type(kind)) for name, kind in columns.items()),
        ]
    )


def _type(kind: Any) -> Any:
    pa = import_module("pyarrow")
    own = {"bool": pa.bool_(), "int": pa.int64(), "float": pa.float64(), "text": pa.string()}
    return own[kind] if isinstance(kind, str) else kind


def rewrite_table(
    rows: Sequence[Any],
    names: Sequence[str] = (),
    refilled: bool = False,
    columns: Mapping[str, Any] = _NONE,
) -> Any:
    """Rows of ``Rewrite.to_json``, with further columns, as an Arrow table; the rest as in ``rewrite_schema``."""
    schema = rewrite_schema(names, refilled, columns)
    text = [name for name, kind in columns.items() if kind == "text"]
    held = [{**row, **{name: as_text(row.get(name)) for name in text}} for row in rows]
    return import_module("pyarrow").Table.from_pylist(held, schema=schema)


def to_dataset(rewrites: Iterable[Rewrite]) -> Any:
    """Finished letters as a `datasets.Dataset` with columns id, variant, text, spans (a list of records)."""
    tables: list[Any] = []
    rows: list[Any] = []
    for rewrite in rewrites:
        rows.append(rewrite.to_json())
        if len(rows) >= 1000:
            tables.append(rewrite_table(rows))
            rows = []
    tables.append(rewrite_table(rows))
    table = import_module("pyarrow").concat_tables(tables).combine_chunks()
    return import_module("datasets").Dataset(import_module("datasets.table").InMemoryTable(table))
