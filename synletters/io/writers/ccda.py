"""C-CDA documents with new values, one file each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from typing import Any
from uuid import UUID

from synletters.core.errors import LetterError
from synletters.io.readers.ccda.narrative import from_html
from synletters.io.readers.ccda.source import Body
from synletters.io.readers.records.record import Record
from synletters.io.writers.records import RecordWriter


class CcdaWriter(RecordWriter):
    """``00001.xml`` for the first document."""

    ours = re.compile(r"\d{5}\.xml")

    def write(self, record: Record, values: Mapping[str, Any]) -> None:
        body: Body = record.body
        for put in body.puts:
            if put.hole is None:
                put.element.set(put.into, self._own(put.old))
                continue
            value = put.hole.filled(values)
            if value is None:
                continue
            if put.into == "narrative":
                try:
                    from_html(str(value), put.element)
                except (ValueError, KeyError):
                    raise LetterError("a narrative could not be written back into its section") from None
            elif put.into == "text":
                put.element.text = str(value)
            else:
                put.element.set(put.into, put.old + str(value))
        etree = import_module("lxml.etree")
        data = etree.tostring(body.root, xml_declaration=True, encoding="UTF-8")
        etree.fromstring(data)
        (self.folder / f"{int(record.id.rpartition('-')[2]):05}.xml").write_bytes(data)

    def _own(self, old: str) -> str:
        """A new root for an old one, the same for the same."""
        digits = self._rename(old)[1:].ljust(32, "0")[:32]
        if old.startswith("oid "):
            return f"2.25.{int(digits[:20], 16)}"
        return str(UUID(digits, version=4))

    def finish(self) -> None:
        pass
