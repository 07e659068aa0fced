"""Folders of annotated letters, one letter a file or a pair of files: what the kinds share."""

from __future__ import annotations

import codecs
import os
from abc import abstractmethod
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from synletters.core.document import Letter, Rejected
from synletters.core.errors import InputError, LetterError, SpanError
from synletters.core.mentions import KEY, Mention
from synletters.io.readers.base import LetterSource, cannot_read, read_fault
from synletters.io.rows import MAX_CHARS, BadRow, RowReader, clean_id, not_utf8


def letters_of(folder: Path, suffixes: Collection[str]) -> Iterator[tuple[str, dict[str, list[Path]]]]:
    """Each letter's id (its relative path without the suffix, with ``/``) and its files by suffix, in order
    of the ids.

    Links to folders are not followed: they may lead in circles. Raises OSError.
    """
    yield from _letters_of(folder, "", suffixes)


def _letters_of(
    folder: Path, prefix: str, suffixes: Collection[str]
) -> Iterator[tuple[str, dict[str, list[Path]]]]:
    files: dict[str, dict[str, list[Path]]] = {}
    folders: list[str] = []
    with os.scandir(folder) as listing:
        for entry in listing:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.name)
                continue
            stem, suffix = os.path.splitext(entry.name)
            # a link that leads nowhere is a letter that is missed: it is rejected, not passed over
            if suffix.lower() in suffixes and (entry.is_file() or not os.path.exists(entry.path)):
                files.setdefault(stem, {}).setdefault(suffix.lower(), []).append(folder / entry.name)
    for stem in sorted(files):
        yield prefix + stem, {suffix: sorted(paths) for suffix, paths in files[stem].items()}
    for name in sorted(folders):
        yield from _letters_of(folder / name, f"{prefix}{name}/", suffixes)


class AnnotatedFolder(LetterSource):
    """Letters with their annotations: the pieces as spans, the annotations in ``meta`` (see
    ``synletters.core.mentions``)."""

    #: the name of the format, as the source of the spans
    format: str
    suffixes: tuple[str, ...]

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name or str(path)
        try:
            self.total = sum(1 for _ in letters_of(path, self.suffixes))
        except OSError as fault:
            raise cannot_read(Path(fault.filename or path), fault) from None
        if not self.total:
            raise InputError(
                f"no letters in {path}: no file ends in {' or '.join(self.suffixes)}; name another folder"
            )

    @abstractmethod
    def _read(self, files: dict[str, list[Path]]) -> tuple[str, Sequence[Mention]]:
        """The text of a letter and its annotations. Raises BadRow, SpanError and OSError."""

    def _more(self, files: dict[str, list[Path]]) -> dict[str, str]:  # noqa: ARG002 (for formats that say more than spans hold)
        return {}

    def _patient(self, letter_id: str) -> str | None:  # noqa: ARG002 (for those whose file names tell)
        return None

    def __iter__(self) -> Iterator[Letter | Rejected]:
        reader = RowReader(self.name, self.span_kind)
        number = 0
        try:
            for number, (letter_id, files) in enumerate(letters_of(self.path, self.suffixes), start=1):
                try:
                    clean_id(letter_id)
                except BadRow as bad:
                    yield reader.rejected(
                        number, f"file {number}", f"in the file's name, {bad.reason}; rename it"
                    )
                    continue
                yield self._letter(reader, letter_id, files, number)
        except OSError as fault:
            yield reader.rejected(
                number + 1, "", f"{read_fault(fault)}; the rest of the folder could not be listed"
            )

    def _letter(
        self, reader: RowReader, letter_id: str, files: dict[str, list[Path]], number: int
    ) -> Letter | Rejected:
        where = next(iter(files.values()))[0].name
        try:
            twice = next((paths for paths in files.values() if len(paths) > 1), None)
            if twice:
                raise BadRow(f"{len(twice)} files differ in the case of their suffix alone; keep one")
            text, mentions = self._read(files)
            made = reader.letter(
                {"id": letter_id, "text": text, "patient_id": self._patient(letter_id)}, number, where
            )
            if isinstance(made, Rejected):
                return made
            spans = tuple(span for mention in mentions for span in mention.spans(self.format))
            return Letter(
                made.id, made.text, spans, made.patient_id, {KEY: tuple(mentions), **self._more(files)}
            )
        except LetterError as bad:
            reason = bad.reason
        except OSError as fault:
            reason = read_fault(fault)
        return reader.rejected(number, where, reason, letter_id)


def utf8(path: Path) -> str:
    """A file's text without its byte order mark, line ends as they are. Raises BadRow and OSError; quotes
    nothing."""
    with open(path, "rb") as handle:
        data = handle.read(MAX_CHARS + 1)
    if len(data) > MAX_CHARS:
        raise BadRow(f"{path.name} is larger than {MAX_CHARS} bytes")
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raise BadRow(f"{path.name} is UTF-16; save it as UTF-8")
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as fault:
        raise BadRow(not_utf8(data, fault, f" of {path.name}")) from None


def check_place(mention: Mention, text: str, quoted: str) -> None:
    """Raise BadRow unless the annotation lies in the text and ``quoted`` is what stands there, white space
    aside."""
    if mention.end > len(text):
        raise BadRow(
            f"annotation {mention.id} at [{mention.start}, {mention.end}) lies outside the text of {len(text)} characters"
        )
    there = " ".join(text[start:end] for start, end in mention.pieces)
    if there.split() != quoted.split():
        raise BadRow(
            f"the text of annotation {mention.id} is not what stands at [{mention.start}, {mention.end}); were the "
            "offsets counted in bytes, or with other line ends?"
        )


def checked(number: str, pieces: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The pieces of annotation ``number`` in order. Raises BadRow if they are empty or overlap."""
    ordered = tuple(sorted(pieces))
    try:
        Mention(ordered, "x")
    except SpanError as bad:
        raise BadRow(f"annotation {number}: {bad.reason}") from None
    return ordered
