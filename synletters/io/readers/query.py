"""Letters by a query of a database: a row a letter, by the names of its columns."""

from __future__ import annotations

from collections.abc import Iterator

from synletters.core.document import Letter, Rejected
from synletters.core.errors import InputError
from synletters.io.columns import DEFAULT, Columns
from synletters.io.databases import Database
from synletters.io.readers.base import LetterSource, column_fault
from synletters.io.rows import RowReader


class Query(LetterSource):
    """The rows of a query. It is asked anew for each pass, so its rows are to come in one order (ORDER BY). Raises InputError."""

    table = True

    def __init__(self, database: Database, query: str, columns: Columns = DEFAULT) -> None:
        self._database, self._query, self.columns, self.name = database, query, columns, database.name
        first = next(iter(database.rows(query)), None)
        if first is None:
            raise InputError(f"no letters in {self.name}: the query gives no rows")
        for column in (columns.id, columns.text):
            if first[0].count(column) != 1:
                raise column_fault(self.name, column, first[0])
        columns.must_be_there(self.name, first[0])

    def __iter__(self) -> Iterator[Letter | Rejected]:
        reader = RowReader("query", self.span_kind, self.variants, self.columns)
        for number, (names, row) in enumerate(self._database.rows(self._query), 1):
            yield reader.letter(dict(zip(names, row, strict=True)), number, f"row {number}")
