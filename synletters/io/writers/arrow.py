"""Finished letters as tables of pyarrow. pyarrow and datasets load when they are needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

from synletters.core.document import Rewrite

#: Size of a row group of the output, in bytes of text. It bounds the writer's memory.
GROUP_BYTES = 8 * 1024 * 1024

GROUP_ROWS = 10_000


def rewrite_schema(names: Sequence[str] = (), refilled: bool = False) -> Any:
    """The Arrow schema of finished letters: id, variant, text, spans; ``names`` are further fields of a span,
    strings;
    ``refilled`` adds the offsets of refilled words, a list of [start, end]."""
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
        ]
    )


def rewrite_table(rows: Sequence[Any], names: Sequence[str] = (), refilled: bool = False) -> Any:
    """Rows of ``Rewrite.to_json`` as an Arrow table; ``names`` as in ``rewrite_schema``."""
    return import_module("pyarrow").Table.from_pylist(list(rows), schema=rewrite_schema(names, refilled))


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
