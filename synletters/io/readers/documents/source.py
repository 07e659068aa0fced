"""Letters in a DOCX, RTF or PDF file, or in a folder of them (with ``.txt`` files among them, too). They go out as text."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from synletters.core.document import Letter, Rejected
from synletters.core.errors import InputError
from synletters.core.mentions import KNOWN
from synletters.io.readers.base import LetterSource, cannot_read, decode, read_fault
from synletters.io.readers.documents.docx import docx_text
from synletters.io.readers.documents.pdf import pdf_text
from synletters.io.readers.documents.rtf import rtf_text
from synletters.io.readers.documents.taken import MAX_BYTES, Taken
from synletters.io.rows import BadRow, RowReader, clean_id


def _plain(data: bytes) -> Taken:
    return Taken(decode(data.removeprefix(b"\xef\xbb\xbf")))


_READERS: Mapping[str, Callable[[bytes], Taken]] = {
    ".docx": docx_text,
    ".rtf": rtf_text,
    ".pdf": pdf_text,
    ".txt": _plain,
}
DOCUMENTS = (".docx", ".rtf", ".pdf")


class Documents(LetterSource):
    """A letter a file; its id is the file's name without the suffix, in a folder its path. Two files that differ in their suffix
    alone keep it. ``told`` counts what was left out of them."""

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name or str(path)
        self._left_out: Counter[str] = Counter()
        try:
            self._files = [path] if path.is_file() else sorted(_found(path))
        except OSError as fault:
            raise cannot_read(path, fault) from None
        if not self._files:
            raise InputError(f"no letters in {path}: no file ends in {', '.join(_READERS)}")
        self.total = len(self._files)
        self._stems = Counter(self._stem(file) for file in self._files)

    def _stem(self, file: Path) -> str:
        whole = file.name if file == self.path else file.relative_to(self.path).as_posix()
        return whole[: -len(file.suffix)]

    def __iter__(self) -> Iterator[Letter | Rejected]:
        self._left_out.clear()
        reader = RowReader("documents")  # names of files are often those of patients
        for number, file in enumerate(self._files, 1):
            stem = self._stem(file)
            letter_id = stem if self._stems[stem] == 1 else stem + file.suffix
            try:
                clean_id(letter_id)
            except BadRow as bad:
                yield reader.rejected(
                    number, f"file {number}", f"in the file's name, {bad.reason}; rename it"
                )
                continue
            yield self._letter(reader, file, letter_id, number)

    def _letter(self, reader: RowReader, file: Path, letter_id: str, number: int) -> Letter | Rejected:
        where = f"file {number}"
        try:
            with file.open("rb") as handle:
                data = handle.read(MAX_BYTES + 1)
            if len(data) > MAX_BYTES:
                raise BadRow(f"the file is larger than {MAX_BYTES} bytes")
            made = _READERS[file.suffix.lower()](data)
        except BadRow as bad:
            return reader.rejected(number, where, bad.reason, letter_id)
        except OSError as fault:
            return reader.rejected(number, where, read_fault(fault), letter_id)
        self._left_out.update(dict(made.left_out))
        letter = reader.letter({"id": letter_id, "text": made.text}, number, where)
        if isinstance(letter, Rejected) or not made.people:
            return letter
        known = tuple(("name", name) for name in made.people)
        return Letter(letter.id, letter.text, meta={KNOWN: known})

    def told(self) -> Mapping[str, Any]:
        return {"written_as": "text", "left_out": dict(sorted(self._left_out.items()))}


def _found(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as listing:
        for entry in listing:
            if entry.is_dir(follow_symlinks=False):
                yield from _found(folder / entry.name)
            # a link that leads nowhere is a letter that is missed: it is rejected, not passed over
            elif Path(entry.name).suffix.lower() in _READERS and (
                entry.is_file() or not os.path.exists(entry.path)
            ):
                yield folder / entry.name
