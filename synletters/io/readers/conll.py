"""Letters in CoNLL files: a token a line, with its tag in the last column (BIO, IOB, BIOES, BILOU or bare),
and CoNLL-U.

A letter ends where the next ``-DOCSTART-`` or ``# newdoc`` line stands; in a file without any, each sentence
is a letter.
Lines ``# newdoc id = …`` (or ``# id = …``) and ``# patient_id = …`` name it. The text is the tokens with a
blank between, each sentence on a
line of its own; where the file has offsets (``synletters.io.writers.conll`` writes them) or
``SpaceAfter=No``, these decide.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from synletters.core.document import POS_PREFIX, Letter, Rejected
from synletters.core.errors import InputError
from synletters.io.readers.base import LetterSource, cannot_read, read_fault
from synletters.io.rows import MAX_CHARS, BadRow, RowReader

SUFFIXES = (".conll", ".conllu", ".bio", ".iob", ".iob2")
_DOCSTART = "-DOCSTART-"
_TOLD = re.compile(r"#\s*(newdoc id|newdoc|id|patient_id)\s*(?:=\s*(\S.*?)\s*)?")
_TAG = re.compile(r"([BIESLU])-(\S+)")
_RANGE = re.compile(r"([0-9]+)-([0-9]+)")
_COLUMNS = 10  # of CoNLL-U


@dataclass(slots=True)
class _Document:
    """One letter while its lines come in. ``open`` is the label that a following I- continues."""

    line: int
    id: str | None = None
    patient: str | None = None
    offsets: bool = False
    fault: str = ""
    text: list[str] = field(default_factory=list)
    length: int = 0
    tokens: int = 0
    spans: list[dict[str, str | int]] = field(default_factory=list)
    open: str = ""
    glued: bool = False
    broken: bool = False

    def token(self, form: str, at: int | None = None) -> tuple[int, int]:
        """Put a token behind the text, at offset ``at`` if it is known; its place."""
        if at is None:
            gap = "" if not self.length or (self.glued and not self.broken) else "\n" if self.broken else " "
        else:
            missing = at - self.length
            if missing < 0:
                raise BadRow("the offsets of the tokens overlap")
            if missing > MAX_CHARS:
                raise BadRow("an offset lies beyond the longest letter allowed")
            gap = ("\n" + " " * (missing - 1)) if self.broken and missing and self.length else " " * missing
        self.text += [gap, form]
        start = self.length + len(gap)
        self.length = start + len(form)
        self.tokens += 1
        self.glued = self.broken = False
        return start, self.length

    def tag(self, start: int, end: int, tag: str) -> None:
        """Take a tag, as conlleval reads it: I-, E- and L- go on with a span of their label, and begin one
        otherwise."""
        if tag in ("O", "_", "-"):
            self.open = ""
            return
        match = _TAG.fullmatch(tag)
        if match is None:  # a bare label: one span a token
            if len(tag) > 1 and tag[1] == "-":
                raise BadRow("a tag is a prefix without a label, or has a prefix other than B, I, E, S, L, U")
            self.spans.append({"start": start, "end": end, "label": tag})
            self.open = ""
            return
        prefix, label = match.groups()
        if prefix in "IEL" and self.open == label:
            self.spans[-1]["end"] = end
        else:
            self.spans.append({"start": start, "end": end, "label": label})
        self.open = "" if prefix in "ELSU" else label


class ConllFile(LetterSource):
    """The letters of a CoNLL file. A fault in a line costs its letter."""

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name
        self.documents = False
        try:
            with open(path, "rb") as handle:
                if handle.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
                    raise InputError(f"cannot read {path}: it is UTF-16; save it as UTF-8")
            some = False
            for line in self._lines():
                some = some or bool(line.strip())
                if self._starts(line):
                    self.documents = True
                    break
        except OSError as fault:
            raise cannot_read(path, fault) from None
        if not some:
            raise InputError(
                f"no letters in {path}: the file is empty; name a file with a token and its tag a line"
            )

    @staticmethod
    def _starts(line: str) -> bool:
        told = _TOLD.fullmatch(line)
        return line.startswith(_DOCSTART) or (told is not None and told[1] in ("newdoc id", "newdoc", "id"))

    def _lines(self) -> Iterator[str]:
        with open(self.path, encoding="utf-8-sig", errors="surrogateescape", newline="\n") as lines:
            while line := lines.readline(MAX_CHARS):
                yield line.rstrip("\r\n")

    def __iter__(self) -> Iterator[Letter | Rejected]:
        reader = RowReader(self.name, self.span_kind)
        number, count = 0, 0
        patient: str | None = None
        document = _Document(1)
        try:
            for number, line in enumerate(self._lines(), start=1):
                if not line.strip():
                    if document.tokens and not self.documents:
                        count += 1
                        yield self._letter(reader, document, count)
                        document = _Document(number + 1, patient=patient)
                    elif document.tokens:
                        document.broken = True
                        self._sentence_end(document)
                    continue
                if self._starts(line):
                    if document.tokens or document.fault:
                        count += 1
                        yield self._letter(reader, document, count)
                    document = self._begun(line, number)
                    continue
                told = _TOLD.fullmatch(line)
                if told is not None and told[1] == "patient_id":
                    document.patient = told[2]
                    patient = None if self.documents else told[2]
                    continue
                if document.fault:
                    continue
                try:
                    self._row(document, line)
                except (BadRow, ValueError) as bad:
                    said = bad.reason if isinstance(bad, BadRow) else "an offset is no whole number"
                    document.fault = f"in line {number}, {said}"
                    document.tokens += 1
            if document.tokens or document.fault:
                yield self._letter(reader, document, count + 1)
        except OSError as fault:
            yield reader.rejected(
                count + 1, f"line {number + 1}", f"{read_fault(fault)}; nothing from here on could be read"
            )

    def _sentence_end(self, document: _Document) -> None:
        if not document.offsets:  # in our own files an empty line may stand where a line of the letter ends
            document.open = ""

    def _begun(self, line: str, number: int) -> _Document:
        document = _Document(number)
        if line.startswith(_DOCSTART):
            cells = line.split("\t")
            if len(cells) >= 4 and cells[1].startswith('"'):
                try:
                    document.id = str(json.loads(cells[1]))
                    variant = int(cells[2])
                except ValueError:
                    document.fault = f"line {number} begins a letter without an id and a variant"
                    return document
                document.id += f"#{variant}" if variant else ""
                document.offsets = True
            return document
        told = _TOLD.fullmatch(line)
        document.id = told[2] if told else None
        return document

    def _row(self, document: _Document, line: str) -> None:
        cells = line.split("\t") if "\t" in line else line.split()
        if document.offsets:
            if len(cells) < 5:
                raise BadRow("there is no token with its offsets, concept and tag")
            start, end = int(cells[1]), int(cells[2])
            if end - start != len(cells[0]):
                raise BadRow("a token is not as long as its offsets say")
            document.token(cells[0], start)
        else:
            if len(cells) < 2 or not cells[0] or not cells[-1]:
                raise BadRow(
                    "there is no token with a tag; put the token first and its tag last, with tabs or blanks between"
                )
            start, end = document.token(cells[0])
        document.tag(start, end, cells[-1])

    def _letter(self, reader: RowReader, document: _Document, count: int) -> Letter | Rejected:
        where, name = f"line {document.line}", document.id or f"{self.path.stem}:{count}"
        if document.fault:
            return reader.rejected(count, where, document.fault, name)
        row = {
            "id": name,
            "text": "".join(document.text),
            "patient_id": document.patient,
            "spans": document.spans,
        }
        return reader.letter(row, count, where)


class ConllU(ConllFile):
    """The sentences of a CoNLL-U file (Nivre et al. 2020), with universal part-of-speech tags as spans
    ``POS:NOUN``.

    The parts of a multiword token have their own tags where they spell it ("do" + "n't"); else it has none.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._whole: tuple[int, list[tuple[str, str]], str, bool] | None = (
            None  # last word, parts, form, glued
        )

    def _row(self, document: _Document, line: str) -> None:
        if line.startswith("#"):
            return
        cells = line.split("\t")
        if len(cells) != _COLUMNS:
            raise BadRow(f"there are {len(cells)} columns, not the {_COLUMNS} of CoNLL-U")
        number, form, upos, glued = cells[0], cells[1], cells[3], "SpaceAfter=No" in cells[9].split("|")
        if "." in number:  # an empty node stands in no text
            return
        if match := _RANGE.fullmatch(number):
            self._whole = (int(match[2]), [], form, glued)
            return
        if self._whole is None:
            self._word(document, form, upos, glued)
            return
        last, parts, whole, whole_glued = self._whole
        parts.append((form, upos))
        if number == str(last):
            self._whole = None
            if "".join(part for part, _ in parts) == whole:
                for at, (part, tag) in enumerate(parts, start=1):
                    self._word(document, part, tag, whole_glued if at == len(parts) else True)
            else:
                self._word(document, whole, "_", whole_glued)

    @staticmethod
    def _word(document: _Document, form: str, upos: str, glued: bool) -> None:
        start, end = document.token(form)
        document.glued = glued
        if upos != "_":
            document.spans.append(
                {"start": start, "end": end, "label": POS_PREFIX + upos, "kind": "structure"}
            )

    def _letter(self, reader: RowReader, document: _Document, count: int) -> Letter | Rejected:
        self._whole = None
        return super()._letter(reader, document, count)
