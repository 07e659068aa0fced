"""Databases by their address: DuckDB's files by its own library, all others by SQLAlchemy. No message shows a password or a value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from synletters.core.errors import InputError, OutputError

#: what an address begins with
ADDRESS = re.compile(r"[a-z][a-z0-9_]*(?:\+[a-z0-9_]+)?://")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,62}(?:\.[A-Za-z_][A-Za-z0-9_]{0,62})?")
_BATCH = 500


def is_address(text: str) -> bool:
    """Whether a name is the address of a database."""
    return ADDRESS.match(text) is not None


class Database:
    """One database; a connection is opened for each reading and each writing. Raises InputError without the library."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._duckdb = address.startswith("duckdb:///")
        try:
            self._library = import_module("duckdb" if self._duckdb else "sqlalchemy")
        except ImportError:
            raise InputError("databases need sqlalchemy and duckdb: pip install 'synletters[sql]'") from None
        self.name = address.partition("?")[0] if self._duckdb else self._shown(address)
        if address.startswith("duckdb:") and not self._duckdb:
            raise InputError(
                f"{self.name}: name the file after three strokes, duckdb:///FILE or duckdb:////FOLDER/FILE"
            )

    def _shown(self, address: str) -> str:
        """An address without its password and its query. One that may be read in two ways is shown by its beginning alone: a password
        with a sign that ought to be written as a number would be taken for the name of a machine."""
        hidden = address.partition("://")[0] + "://***"
        before, sign, behind = address.partition("@")
        if "@" in behind or (sign and "?" in before):
            return hidden
        if address.startswith("duckdb:"):
            return "duckdb://***"
        try:
            url = self._library.engine.make_url(address)
            return str(url.set(query={}).render_as_string(hide_password=True))
        except Exception:  # whatever an address that is none makes of it; its message may quote it
            return hidden

    def rows(self, query: str) -> Iterator[tuple[tuple[str, ...], tuple[Any, ...]]]:
        """(names of the columns, a row) of a query, a part at a time. Raises InputError if the database refuses it or goes away."""
        try:
            with self._connected(write=False) as connection:
                if self._duckdb:
                    result = connection.execute(query)
                    names = tuple(column[0] for column in result.description or ())
                    while batch := result.fetchmany(_BATCH):
                        for row in batch:
                            yield names, tuple(row)
                else:
                    streamed = connection.execution_options(stream_results=True, max_row_buffer=_BATCH)
                    result = streamed.execute(self._library.text(query))
                    names = tuple(result.keys())
                    for row in result:
                        yield names, tuple(row)
        except (InputError, OutputError, GeneratorExit):
            raise
        except Exception as fault:  # a driver's own errors have no common base, and may quote values
            raise InputError(
                f"{self.name}: the database refused the query, or went away ({type(fault).__name__}); what is finished is kept: "
                "look after it, and run again with --resume"
            ) from None

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of a table or view; none if it is not there."""
        try:
            with self._connected(write=False) as connection:
                query = f"SELECT * FROM {checked(table)} LIMIT 0"
                if self._duckdb:
                    return tuple(column[0] for column in connection.execute(query).description or ())
                return tuple(connection.execute(self._library.text(query)).keys())
        except (InputError, OutputError):
            raise
        except Exception:  # "no such table" has a name of its own in every driver
            return ()

    def reachable(self) -> None:
        """Raise InputError if the database cannot be reached."""
        for _ in self.rows("SELECT 1"):
            pass

    @contextmanager
    def table(self, name: str, columns: Sequence[tuple[str, str]], *, replace: bool) -> Iterator[Any]:
        """A callable that puts a row into a new table of these (name, type) columns. The table is there when the block ends without an
        exception, whole. Raises OutputError if there is such a table already, unless ``replace``, or if the database refuses."""
        name = checked(name)
        if self.columns(name) and not replace:
            raise OutputError(
                f"{self.name} has a table {name} already; name another, or pass --overwrite to replace it"
            )
        fields = ", ".join(f'"{column}" {kind}' for column, kind in columns)
        try:
            with self._connected(write=True) as connection:
                run = (
                    connection.execute
                    if self._duckdb
                    else lambda query: connection.execute(self._library.text(query))
                )
                if replace:
                    run(f"DROP TABLE IF EXISTS {name}")
                run(f"CREATE TABLE {name} ({fields})")
                marks = ", ".join("?" if self._duckdb else f":p{n}" for n in range(len(columns)))
                insert = f"INSERT INTO {name} VALUES ({marks})"

                def put(row: Sequence[Any]) -> None:
                    if self._duckdb:
                        connection.execute(insert, list(row))
                    else:
                        connection.execute(
                            self._library.text(insert), {f"p{n}": v for n, v in enumerate(row)}
                        )

                yield put
        except (InputError, OutputError):
            raise
        except Exception as fault:
            raise OutputError(
                f"{self.name}: the table {name} could not be written ({type(fault).__name__}); nothing of it was kept"
            ) from None

    @contextmanager
    def _connected(self, *, write: bool) -> Iterator[Any]:
        """A connection; with ``write`` in one transaction, which is taken back if the block ends with an exception."""
        if not self._duckdb:
            engine = self._library.create_engine(self.address)
            try:
                with engine.begin() if write else engine.connect() as connection:
                    yield connection
            finally:
                engine.dispose()
            return
        connection = self._library.connect(self.address.removeprefix("duckdb:///"), read_only=not write)
        try:
            if write:
                connection.begin()
            yield connection
            if write:
                connection.commit()
        finally:
            connection.close()  # takes back what was not committed


def checked(table: str) -> str:
    """The name of a table, of letters, digits and _, with its schema before a dot. Raises InputError for any other."""
    if not _NAME.fullmatch(table):
        raise InputError(
            f"a table is named by letters, digits and _ (and a schema before a dot), not {table[:60]!r}"
        )
    return table


def parted(address: str) -> tuple[str, str]:
    """An address and the table behind ``#``; an empty one if none is named."""
    at, _, table = address.partition("#")
    return at, table
