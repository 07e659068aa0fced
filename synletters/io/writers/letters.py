"""Finished letters out: JSONL, CSV, Parquet, a folder of .txt, or an annotated format; whole or not at all.

The same letters give the same bytes.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import IO, Any, Self

from synletters.core.document import Rewrite
from synletters.core.errors import LetterError, OutputError
from synletters.io.atomic import AtomicPath, Ours, close_quietly, output_error
from synletters.io.rows import has_surrogate

#: Formats that annotation tools and trainers read, and where each lies beside the letters: a folder or a file.
ANNOTATED: Mapping[str, str] = MappingProxyType(
    {"brat": "brat", "conll": "letters.conll", "docbin": "docbin", "dataset": "dataset"}
)
#: Kinds of output, as ``open_writer`` takes them.
WRITER_KINDS = ("jsonl", "jsonl.gz", "csv", "parquet", "txt", *ANNOTATED)

_PLAIN_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._ -]{0,98}[A-Za-z0-9_-])?")
# Names that Windows keeps for devices, with or without a suffix.
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_FOLDER_CLASH = re.compile(r"(?i).*\.(?:txt|jsonl|ann|conf)")


class RewriteWriter(ABC):
    """Writes finished letters; use it in a ``with`` block. The file appears when the block ends without an exception.

    ``count`` is the number of letters written so far.
    """

    def __init__(self, path: Path, *, folder: bool = False, replace: Ours | None = None) -> None:
        self.path = path
        self.count = 0
        self._finished = False
        self._target = AtomicPath(path, folder=folder, replace=replace)

    def write(self, rewrite: Rewrite, extra: Sequence[Mapping[str, str]] = ()) -> None:
        """Write one letter; ``extra`` has further attributes for each of its spans, as ``Extras.rows`` gives them.

        Raises OutputError if the disk refuses it, and LetterError, with nothing written, if the letter holds half of
        a surrogate pair: the writer can be used further.
        """
        row = rewrite.to_json()
        for span, more in zip(row["spans"], extra, strict=False):
            span.update(more)
        strings = [row["id"], row["text"]]
        strings += [value for span in row["spans"] for value in span.values() if isinstance(value, str)]
        if any(map(has_surrogate, strings)):
            raise LetterError("holds half of a surrogate pair, which UTF-8 cannot write", letter_id=ascii(row["id"]))
        with self._disk():
            self._write(row)
        self.count += 1

    def finish(self) -> None:
        """Bring all of it to the disk, under a temporary name still; no letter can be written after.

        For several writers of one run: when all are finished, all that can still fail is a change of names. Raises OutputError.
        """
        if not self._finished:
            with self._disk():
                self._finish()
            self._finished = True

    @contextmanager
    def _disk(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            raise output_error(self.path, fault) from None

    @contextmanager
    def _opening(self) -> Iterator[None]:
        try:
            with self._disk():
                yield
        except BaseException:
            self._target.discard()
            raise

    @abstractmethod
    def _write(self, row: dict[str, Any]) -> None: ...

    @abstractmethod
    def _finish(self) -> None:
        """Bring everything to the disk and close it."""

    @abstractmethod
    def _abandon(self) -> None:
        """Close what is open, whatever state it is in."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        done = False
        try:
            if error is None:
                self.finish()
                with self._disk():
                    self._target.commit()
                done = True
        finally:
            if not done:
                self._abandon()
                self._target.discard()


class RowFile:
    """JSON lines, atomically written, for any rows (rejected letters, spans). Use it in a ``with`` block.

    Raises OutputError if the disk refuses, ValueError for a row that JSON or UTF-8 cannot hold.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._target = AtomicPath(self.path)
        self._raw = self._target.open()
        self._out: IO[bytes] = self._raw
        if self.path.name.lower().endswith(".gz"):
            self._out = _gzip(self._raw)

    def write(self, row: Mapping[str, Any]) -> None:
        line = json_line(row)
        try:
            self._out.write(line)
        except OSError as fault:
            raise output_error(self.path, fault) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        done = False
        try:
            if error is None:
                close_synced(self._out, self._raw)
                self._target.commit()
                done = True
        except OSError as fault:
            raise output_error(self.path, fault) from None
        finally:
            if not done:
                close_quietly(self._out, self._raw)
                self._target.discard()


def json_line(row: Mapping[str, Any]) -> bytes:
    """One line of JSON in UTF-8. Raises ValueError, which quotes nothing, if a string is not valid Unicode."""
    try:
        return json.dumps(row, ensure_ascii=False, allow_nan=False).encode() + b"\n"
    except UnicodeEncodeError:
        raise ValueError("a value holds half of a surrogate pair, which UTF-8 cannot write") from None


def _gzip(raw: IO[bytes]) -> IO[bytes]:
    # No name and no time in the header: the same letters give the same bytes.
    return gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=raw, mtime=0)  # type: ignore[return-value]


def close_synced(out: IO[Any], raw: IO[bytes]) -> None:
    """Close ``out`` and the file ``raw`` under it, with all of it on the disk. Raises OSError."""
    if out is not raw:
        out.close()
    raw.flush()
    os.fsync(raw.fileno())
    raw.close()


class JsonLinesWriter(RewriteWriter):
    """``{"id", "variant", "text", "spans"}``, one a line; gzipped if asked to."""

    def __init__(self, path: Path, *, compress: bool = False) -> None:
        super().__init__(path)
        self._raw = self._target.open()
        self._out = _gzip(self._raw) if compress else self._raw

    def _write(self, row: dict[str, Any]) -> None:
        self._out.write(json_line(row))

    def _finish(self) -> None:
        close_synced(self._out, self._raw)

    def _abandon(self) -> None:
        close_quietly(self._out, self._raw)


class CsvWriter(RewriteWriter):
    """Columns id, variant, text, spans (JSON), and ``refilled`` (JSON) if asked for. Every string is quoted, so that any
    line break survives."""

    def __init__(self, path: Path, *, refilled: bool = False) -> None:
        super().__init__(path)
        self._refilled = refilled
        self._raw = self._target.open()
        with self._opening():
            self._raw.write(b'"id","variant","text","spans"' + (b',"refilled"\n' if refilled else b"\n"))

    def _write(self, row: dict[str, Any]) -> None:
        line = io.StringIO()
        spans = json.dumps(row["spans"], ensure_ascii=False)
        writer = csv.writer(line, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
        more = [json.dumps(row.get("refilled"))] if self._refilled else []
        writer.writerow([row["id"], row["variant"], row["text"], spans, *more])
        self._raw.write(line.getvalue().encode())

    def _finish(self) -> None:
        close_synced(self._raw, self._raw)

    def _abandon(self) -> None:
        close_quietly(self._raw)


class ParquetWriter(RewriteWriter):
    """Columns id, variant, text, spans (a list of structs); a row group each few MiB of text."""

    def __init__(self, path: Path, names: Sequence[str] = (), *, refilled: bool = False) -> None:
        super().__init__(path)
        self._names, self._refilled = names, refilled
        from synletters.io import arrow

        self._arrow = arrow
        self._rows: list[dict[str, Any]] = []
        self._bytes = 0
        self._raw = self._target.open()
        with self._opening():
            parquet = import_module("pyarrow.parquet")
            self._out: Any = parquet.ParquetWriter(self._raw, arrow.rewrite_schema(names, refilled), compression="zstd")

    def _write(self, row: dict[str, Any]) -> None:
        self._rows.append(row)
        self._bytes += len(row["text"].encode()) + 100 * len(row["spans"])
        if self._bytes >= self._arrow.GROUP_BYTES or len(self._rows) >= self._arrow.GROUP_ROWS:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._out.write_table(
                self._arrow.rewrite_table(self._rows, self._names, self._refilled), row_group_size=len(self._rows)
            )
        self._rows, self._bytes = [], 0

    def _finish(self) -> None:
        self._flush()
        self._out.close()
        close_synced(self._raw, self._raw)

    def _abandon(self) -> None:
        close_quietly(self._out, self._raw)


class TextFolderWriter(RewriteWriter):
    """One ``.txt`` a letter, and ``spans.jsonl`` with id, variant, file and spans of each.

    Raises LetterError if an id and variant come twice.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, folder=True)
        with self._opening():
            self._index = open(self._target.temp / "spans.jsonl", "xb")  # noqa: SIM115 (closed in _finish)

    def _write(self, row: dict[str, Any]) -> None:
        handle: IO[bytes] | None = None
        # On a disk that ignores case, ids that differ in case alone meet in one file: the second takes its other name.
        for plain in (True, False):
            name = file_name(row["id"], row["variant"], plain=plain)
            place = self._target.temp / name
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                handle = open(place, "xb")  # noqa: SIM115 (closed below)
                break
            except FileExistsError:
                if plain and name in {p.relative_to(self._target.temp).as_posix() for p in place.parent.iterdir()}:
                    break
        if handle is None:
            raise LetterError(f"variant {row['variant']} was written already", letter_id=row["id"])
        with handle:
            handle.write(row["text"].encode())
            handle.flush()
            os.fsync(handle.fileno())
        entry = {"id": row["id"], "variant": row["variant"], "file": name, "spans": row["spans"]}
        self._index.write(json_line(entry))

    def _finish(self) -> None:
        close_synced(self._index, self._index)

    def _abandon(self) -> None:
        close_quietly(self._index)


def file_name(letter_id: str, variant: int, *, plain: bool = True, mark: str = "~v") -> str:
    """A relative path, with ``/``, for a letter in a folder: no two letters share one, and none leaves the folder.

    A plain id (``ward 3/l-001``) is its own name, any other its plain characters and a hash; ``mark`` and a number tell
    variants. An id that ends so itself is not plain.
    """
    parts = letter_id.split("/")
    plain = (
        plain
        and len(letter_id) <= 180
        and all(_PLAIN_NAME.fullmatch(part) and not _DEVICE.fullmatch(part) for part in parts)
        and not any(_FOLDER_CLASH.fullmatch(part) for part in parts[:-1])
        and not re.search(re.escape(mark) + r"\d+\Z", letter_id, re.IGNORECASE)
    )
    stem = letter_id
    if not plain:
        digest = blake2b(letter_id.encode(errors="surrogatepass"), digest_size=12).hexdigest()
        stem = f"{re.sub(r'[^A-Za-z0-9_-]+', '_', letter_id)[:40].strip('_')}~{digest}"
    return f"{stem}{mark}{variant}.txt" if variant else f"{stem}.txt"


def writer_kind(path: Path) -> str | None:
    """The kind of output that the name of ``path`` asks for, if any."""
    name = path.name.lower()
    for kind in ("jsonl.gz", "jsonl", "csv", "parquet"):
        if name.endswith("." + kind):
            return kind
    return "txt" if path.is_dir() or not path.suffix else None


def open_writer(
    path: str | os.PathLike[str],
    kind: str | None = None,
    *,
    names: Sequence[str] = (),
    replace: bool = False,
    refilled: bool = False,
) -> RewriteWriter:
    """A writer of finished letters, by the suffix of ``path`` or by ``kind`` (one of WRITER_KINDS).

    ``refilled`` gives tables a column for the offsets of refilled words (JSON lines have it where a letter has them). ``names`` are the extra attributes of spans that ``write`` may be given. A file that is there already is replaced when all is
    written; a folder must be new or empty, or, with ``replace``, hold nothing but what such a writer wrote. Raises OutputError.
    """
    path = Path(path)
    match kind or writer_kind(path):
        case "jsonl":
            return JsonLinesWriter(path)
        case "jsonl.gz":
            return JsonLinesWriter(path, compress=True)
        case "csv":
            return CsvWriter(path, refilled=refilled)
        case "parquet":
            return ParquetWriter(path, names, refilled=refilled)
        case "txt":
            return TextFolderWriter(path)
        case "brat":
            from synletters.io.writers.brat import BratWriter

            return BratWriter(path, names, replace=replace)
        case "conll":
            from synletters.io.writers.conll import ConllWriter

            return ConllWriter(path, names)
        case "docbin":
            from synletters.io.writers.docbin import DocBinWriter

            return DocBinWriter(path, replace=replace)
        case "dataset":
            from synletters.io.writers.dataset import DatasetWriter

            return DatasetWriter(path, names, replace=replace)
        case _:
            raise OutputError(
                f"cannot tell how to write {path}: name a file that ends in .jsonl, .jsonl.gz, .csv or .parquet, or "
                "a folder for .txt files"
            )
