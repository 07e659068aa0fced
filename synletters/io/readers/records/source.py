"""A source of letters that lie in records: letters for whoever reads letters, all parts of the records for whoever rewrites them."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterator

from synletters.core.document import Letter, Rejected
from synletters.io.readers.base import LetterSource
from synletters.io.readers.records.record import Record


class RecordSource(LetterSource):
    """``form`` names the format, and its writer (``open_record_writer``). Iterating gives the letters alone."""

    form: str

    @abstractmethod
    def records(self) -> Iterator[Record | Rejected]:
        """Every record in order, the same each time; a record that cannot be read is a rejection."""

    def __iter__(self) -> Iterator[Letter | Rejected]:
        for record in self.records():
            if isinstance(record, Rejected):
                yield record
            else:
                yield from record.letters()


class Parts(LetterSource):
    """All parts of the records of a source, each as a letter, with a count of what is left out of them."""

    def __init__(self, source: RecordSource) -> None:
        self.source = source
        self.name, self.span_kind = source.name, source.span_kind
        self.dropped: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Letter | Rejected]:
        self.dropped.clear()
        for record in self.source.records():
            if isinstance(record, Rejected):
                yield record
            else:
                self.dropped.update(record.dropped)
                yield from record.parts()
