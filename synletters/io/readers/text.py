"""Letters in ``.txt`` files: one, or a folder of them."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from pathlib import Path

from synletters.core.document import Letter, Rejected
from synletters.core.errors import InputError
from synletters.io.readers.base import SUFFIXES, LetterSource, cannot_read, decode, read_fault
from synletters.io.rows import MAX_CHARS, BadRow, RowReader, clean_id


def _letter_from_file(
    reader: RowReader, path: Path, letter_id: str, number: int, where: str
) -> Letter | Rejected:
    try:
        with open(path, "rb") as handle:
            data = handle.read(MAX_CHARS + 1)
        if len(data) > MAX_CHARS:
            raise BadRow(f"the file is larger than {MAX_CHARS} bytes")
        return reader.letter(
            {"id": letter_id, "text": decode(data.removeprefix(codecs.BOM_UTF8))}, number, where
        )
    except BadRow as bad:
        reason = bad.reason
    except OSError as fault:
        reason = read_fault(fault)
    return reader.rejected(number, where, reason, letter_id)


class TextFile(LetterSource):
    """One ``.txt`` file is one letter; its id is the file's name without the suffix."""

    def __init__(self, path: Path) -> None:
        self.path, self.name, self.total = path, path.name, 1
        try:
            with open(path, "rb") as handle:
                handle.read(1)
        except OSError as fault:
            raise cannot_read(path, fault) from None

    def __iter__(self) -> Iterator[Letter | Rejected]:
        yield _letter_from_file(RowReader(self.name, self.span_kind), self.path, self.path.stem, 1, "")


class TextFolder(LetterSource):
    """Every ``.txt`` under a folder is a letter; its id is the relative path without the suffix, with ``/``.

    In order of the ids. Links to folders are not followed: they may lead in circles.
    """

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name or str(path)
        try:
            self.total = sum(1 for _ in self._files(path, ""))
        except OSError as fault:
            raise cannot_read(Path(fault.filename or path), fault) from None
        if not self.total:
            raise InputError(
                f"no letters in {path}: the folder holds no .txt file; name a folder of .txt files, or a file that "
                f"ends in {', '.join(SUFFIXES[1:])}"
            )

    def _files(self, folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
        entries: list[tuple[str, str, bool]] = []
        with os.scandir(folder) as listing:
            for entry in listing:
                if entry.is_dir(follow_symlinks=False):
                    entries.append((entry.name + "/", entry.name, True))
                elif entry.name.lower().endswith(".txt") and (
                    entry.is_file() or not os.path.exists(entry.path)
                ):
                    # A link that leads nowhere is a letter that is missed: it is rejected, not passed over.
                    entries.append((entry.name[:-4], entry.name, False))
        for stem, name, is_folder in sorted(entries):
            if is_folder:
                yield from self._files(folder / name, prefix + stem)
            else:
                yield prefix + stem, folder / name

    def __iter__(self) -> Iterator[Letter | Rejected]:
        reader = RowReader(self.name, self.span_kind)
        number = 0
        try:
            for number, (letter_id, path) in enumerate(self._files(self.path, ""), start=1):
                try:
                    clean_id(letter_id)
                except BadRow as bad:
                    yield reader.rejected(
                        number, f"file {number}", f"in the file's name, {bad.reason}; rename it"
                    )
                else:
                    yield _letter_from_file(reader, path, letter_id, number, path.name)
        except OSError as fault:
            yield reader.rejected(
                number + 1, "", f"{read_fault(fault)}; the rest of the folder could not be listed"
            )
