"""Finished letters as a table of a database."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from synletters.core.document import Rewrite
from synletters.core.errors import InputError, OutputError
from synletters.io.cells import as_text
from synletters.io.databases import Database, parted

_COLUMNS = (("id", "VARCHAR(512)"), ("variant", "INTEGER"), ("text", "TEXT"), ("spans", "TEXT"))


def table_of(address: str) -> tuple[Database, str]:
    """The database and the table of ``ADDRESS#TABLE``. Raises InputError if either is missing."""
    at, table = parted(address)
    if not table:
        raise InputError(f"say which table, too: {Database(at).name}#TABLE")
    return Database(at), table


def refuse_table(address: str, replace: bool, tables: Sequence[str] | None = None) -> None:
    """Before any letter is read: raise InputError or OutputError for a database that cannot be reached, or a table that is there already,
    unless ``replace``; ``tables`` are those of an address that names none."""
    if tables is None:
        database, table = table_of(address)
        tables = (table,)
    else:
        database = Database(address)
    for table in tables:
        if database.columns(table) and not replace:
            raise OutputError(
                f"{database.name} has a table {table} already; name another, or pass --overwrite to replace it"
            )


@contextmanager
def letters_into(address: str, columns: Sequence[str], *, replace: bool) -> Iterator[Any]:
    """A callable that puts a letter into the table of ``ADDRESS#TABLE``, which is there when the block ends without an exception:
    id, variant, text, spans (JSON), and further ``columns`` as text. Raises OutputError and InputError."""
    database, table = table_of(address)
    fields = [*_COLUMNS, *((name.replace('"', ""), "TEXT") for name in columns)]
    with database.table(table, fields, replace=replace) as put:

        def write(rewrite: Rewrite, extra: Sequence[Mapping[str, str]] = ()) -> None:
            row = rewrite.to_json()
            spans = [{**span, **more} for span, more in zip(row["spans"], extra, strict=False)] or row[
                "spans"
            ]
            more = [as_text(rewrite.columns.get(name)) for name in columns]
            put([row["id"], row["variant"], row["text"], json.dumps(spans, ensure_ascii=False), *more])

        yield write
