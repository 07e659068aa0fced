"""``open_writer(path)``: which writer an output needs, told by its name or by what was asked for."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from synletters.core.errors import OutputError
from synletters.io.readers.records.source import RecordSource
from synletters.io.writers.base import RewriteWriter
from synletters.io.writers.csv import CsvWriter
from synletters.io.writers.json_lines import JsonLinesWriter
from synletters.io.writers.parquet import ParquetWriter
from synletters.io.writers.records import RecordWriter, Rename
from synletters.io.writers.text import TextFolderWriter

#: Formats that annotation tools and trainers read, and where each lies beside the letters: a folder or a
#: file.
ANNOTATED: Mapping[str, str] = MappingProxyType(
    {
        "brat": "brat",
        "conll": "letters.conll",
        "docbin": "docbin",
        "dataset": "dataset",
        "labelstudio": "label-studio.json",
        "doccano": "doccano.jsonl",
        "prodigy": "prodigy.jsonl",
        "xmi": "xmi",
    }
)

#: Kinds of output, as ``open_writer`` takes them.
WRITER_KINDS = ("jsonl", "jsonl.gz", "csv", "tsv", "parquet", "txt", *ANNOTATED)


def writer_kind(path: Path) -> str | None:
    """The kind of output that the name of ``path`` asks for, if any."""
    name = path.name.lower()
    for kind in ("jsonl.gz", "jsonl", "csv", "tsv", "parquet"):
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
    columns: Mapping[str, Any] | None = None,
    after: Path | None = None,
    escape: bool = False,
) -> RewriteWriter:
    """A writer of finished letters, by the suffix of ``path`` or by ``kind`` (one of WRITER_KINDS).

    ``refilled`` gives tables a column for the offsets of refilled words (JSON lines have it where a letter
    has them); ``columns`` are further columns of a table and their types. ``names`` are the extra attributes of spans that ``write`` may be given. A file that is there
    already is replaced when all is
    written, and with ``after``, of JSON lines, CSV or Parquet, what stands in that file comes first; ``escape`` makes no cell of a CSV a formula; a folder must be new or empty, or, with ``replace``, hold nothing but what such a writer wrote.
    Raises OutputError.
    """
    path = Path(path)
    match kind or writer_kind(path):
        case "jsonl":
            return JsonLinesWriter(path, after=after)
        case "jsonl.gz":
            return JsonLinesWriter(path, compress=True, after=after)
        case "csv":
            return CsvWriter(
                path, refilled=refilled, columns=tuple(columns or ()), after=after, escape=escape
            )
        case "tsv":
            return CsvWriter(
                path,
                refilled=refilled,
                columns=tuple(columns or ()),
                separator="\t",
                after=after,
                escape=escape,
            )
        case "parquet":
            return ParquetWriter(path, names, refilled=refilled, columns=columns, after=after)
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
        case "labelstudio":
            from synletters.io.writers.tools import LabelStudioWriter

            return LabelStudioWriter(path, names)
        case "doccano" | "prodigy" as tool:
            from synletters.io.writers.tools import LineWriter

            return LineWriter(path, names, prodigy=tool == "prodigy")
        case "xmi":
            from synletters.io.writers.tools import XmiWriter

            return XmiWriter(path, replace=replace)
        case "dataset":
            from synletters.io.writers.dataset import DatasetWriter

            return DatasetWriter(path, names, replace=replace)
        case _:
            raise OutputError(
                f"cannot tell how to write {path}: name a file that ends in .jsonl, .jsonl.gz, .csv, .tsv or .parquet, or "
                "a folder for .txt files"
            )


def open_record_writer(
    source: RecordSource,
    folder: Path,
    rename: Rename,
    *,
    replace: bool = False,
    into: str | None = None,
    escape: bool = False,
) -> RecordWriter:
    """The writer of the records of ``source``, in their own format, into ``folder``; ``rename`` gives new ids. A folder that is there
    must be empty, unless ``replace``. ``into`` is the address of a database that OMOP's tables are written to besides; ``escape``
    makes no cell of their CSV a formula. Raises OutputError."""
    from synletters.io.readers.fhir.source import Fhir

    if isinstance(source, Fhir):
        from synletters.io.writers.fhir import FhirWriter

        return FhirWriter(source, folder, rename, replace=replace)
    from synletters.io.readers.omop.source import Omop

    if isinstance(source, Omop):
        from synletters.io.writers.omop import OmopWriter

        return OmopWriter(source, folder, rename, replace=replace, into=into, escape=escape)
    if source.form == "ccda":
        from synletters.io.writers.ccda import CcdaWriter

        return CcdaWriter(folder, rename, replace=replace)
    if source.form == "hl7":
        from synletters.io.writers.hl7 import Hl7Writer

        return Hl7Writer(folder, rename, replace=replace)
    raise OutputError(f"{source.name}: there is no writer of {source.form}")
