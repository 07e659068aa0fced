"""The XML of the 2014 i2b2/UTHealth de-identification track: one file a letter, all annotations identifiers.

    <deIdi2b2><TEXT><![CDATA[…]]></TEXT><TAGS><NAME id="P0" start="9" end="14" text="…"
    TYPE="DOCTOR"/>…</TAGS></deIdi2b2>

A file that declares a document type or an entity is refused before anything is expanded, and nothing is ever
fetched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.parsers import expat

from synletters.core.mentions import Mention
from synletters.io.labels import identifier
from synletters.io.readers.annotated import AnnotatedFolder, check_place, checked, utf8
from synletters.io.rows import BadRow

_NUMBER = re.compile(r"[0-9]{1,10}")
_PLAIN = re.compile(r"[\w.:-]{1,40}")
# the track's file names: <patient>-<record>.xml
_PATIENT = re.compile(r"(?:.*/)?(\d+)-\d+")
_MAX_DEPTH = 32


class I2b2Folder(AnnotatedFolder):
    """The letters of a folder of i2b2 files. Letters named ``PATIENT-RECORD`` in digits share their
    patient."""

    format = "i2b2"
    suffixes = (".xml",)

    def _read(self, files: dict[str, list[Path]]) -> tuple[str, Sequence[Mention]]:
        return parse_xml(utf8(files[".xml"][0]))

    def _patient(self, letter_id: str) -> str | None:
        match = _PATIENT.fullmatch(letter_id)
        return match[1] if match else None


@dataclass(slots=True)
class _Seen:
    """What the parser has come by: the text of TEXT, the tags of TAGS."""

    path: list[str] = field(default_factory=list)
    text: list[str] | None = None
    tags: list[tuple[str, dict[str, str]]] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.path.append(name)
        if len(self.path) > _MAX_DEPTH:
            raise BadRow("the XML is nested too deeply")
        if len(self.path) == 2 and name in ("TEXT", "TAGS"):
            if (self.text if name == "TEXT" else self.tags) is not None:
                raise BadRow(f"the XML has two {name} elements")
            if name == "TEXT":
                self.text = []
            else:
                self.tags = []
        elif len(self.path) == 3 and self.path[1] == "TAGS" and self.tags is not None:
            self.tags.append((name, attributes))
        elif self.path[1:2] == ["TEXT"]:
            raise BadRow("there are XML elements inside the text: its offsets would be unsure")

    def end(self, _: str) -> None:
        self.path.pop()

    def data(self, text: str) -> None:
        if len(self.path) == 2 and self.path[1] == "TEXT" and self.text is not None:
            self.text.append(text)


def parse_xml(xml: str) -> tuple[str, tuple[Mention, ...]]:
    """The text and the annotations of one file, in its order. Raises BadRow, which quotes neither."""
    seen = _Seen()
    parser = expat.ParserCreate("utf-8")  # the text is decoded already, whatever the file declares
    parser.StartElementHandler, parser.EndElementHandler = seen.start, seen.end
    parser.CharacterDataHandler = seen.data
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = parser.UnparsedEntityDeclHandler = _refuse
    try:
        parser.Parse(xml.encode("utf-8"), True)
    except expat.ExpatError as fault:
        raise BadRow(f"broken XML at line {fault.lineno}: {expat.ErrorString(fault.code)}") from None
    if seen.text is None or seen.tags is None:
        raise BadRow(f"the XML has no {'TEXT' if seen.text is None else 'TAGS'} element under its root")
    text = "".join(seen.text)
    mentions: dict[str, Mention] = {}
    for number, (category, attributes) in enumerate(seen.tags, start=1):
        mention = _mention(category, attributes, number, text)
        if mention.id in mentions:
            raise BadRow(f"two annotations have the id {mention.id}")
        mentions[mention.id] = mention
    ordered = sorted(mentions.values(), key=lambda m: (m.start, m.end))
    for left, right in pairwise(ordered):
        if right.start < left.end:
            raise BadRow(f"annotations {left.id} and {right.id} overlap at [{right.start}, {left.end})")
    return text, tuple(mentions.values())


def _refuse(*_: Any) -> int:
    raise BadRow("the XML declares a document type or an entity, which is refused; remove the declaration")


def _mention(category: str, attributes: Mapping[str, str], number: int, text: str) -> Mention:
    name = attributes.get("id", f"number {number}")
    if not _PLAIN.fullmatch(name) and "id" in attributes:
        raise BadRow(f"annotation number {number} has no sane id")
    start, end = attributes.get("start", ""), attributes.get("end", "")
    if not _NUMBER.fullmatch(start) or not _NUMBER.fullmatch(end):
        raise BadRow(f"annotation {name} has no start and end in whole numbers")
    kind = attributes.get("TYPE") or category
    if not _PLAIN.fullmatch(kind):
        raise BadRow(f"annotation {name} has no sane TYPE")
    label = identifier(kind) or identifier(category) or kind
    comment = attributes.get("comment", "").strip()
    mention = Mention(
        checked(name, [(int(start), int(end))]),
        label,
        "phi",
        kind,
        entity=attributes.get("entity") or None,
        identifier_type=attributes.get("identifier_type", "").lower() or None,
        id=name,
        notes=(comment,) if comment else (),
    )
    if "text" not in attributes:
        raise BadRow(f"annotation {name} has no text to check its offsets by")
    check_place(mention, text, attributes["text"])
    return mention
