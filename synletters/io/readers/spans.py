"""Spans without letters: what ``synletters detect`` writes, one JSON object with id and spans a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from synletters.core.document import Kind, Rejected
from synletters.core.mentions import Mention, of_spans
from synletters.io.readers.json_lines import JsonLines
from synletters.io.rows import BadRow, RowReader, clean_id, clean_spans


@dataclass(frozen=True, slots=True)
class SpanRow:
    """The spans found in one letter. ``text`` is the letter they were found in, if the row has it."""

    id: str
    mentions: tuple[Mention, ...]
    text: str | None = field(default=None, repr=False)


class SpanLines(JsonLines):
    """Rows with an id and spans; ``kind`` is that of a span without one. Raises InputError for the file as a
    whole."""

    def __init__(self, path: Path, kind: Kind = "phi") -> None:
        self.path, self.name, self.kind = path, path.name, kind
        self._check(("id", "spans"))

    def rows(self) -> Iterator[SpanRow | Rejected]:
        """Each row, or what is wrong with it; an id that comes twice is wrong."""
        reader = RowReader(self.name)
        for number, row in self._objects():
            letter_id: str | None = None
            try:
                if isinstance(row, BadRow):
                    raise row
                letter_id = clean_id(row.get("id"))
                reader.once(letter_id)
                if row.get("spans") is None:
                    raise BadRow("the spans are missing")
                spans, mentions = clean_spans(row["spans"], None, self.kind)
                text = row.get("text")
                yield SpanRow(
                    letter_id, mentions or tuple(of_spans(spans)), text if isinstance(text, str) else None
                )
            except BadRow as bad:
                yield reader.rejected(number, f"line {number}", bad.reason, letter_id)
