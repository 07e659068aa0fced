"""``open_source(path)``: which reader an input needs, told by its name and by what a folder holds."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from synletters.core.errors import InputError
from synletters.io.columns import DEFAULT, Columns
from synletters.io.databases import Database, is_address
from synletters.io.readers.annotated import letters_of
from synletters.io.readers.base import SUFFIXES, LetterSource, cannot_read
from synletters.io.readers.ccda.source import is_ccda
from synletters.io.readers.json_lines import JsonLines
from synletters.io.readers.omop.tables import find
from synletters.io.readers.text import TextFile, TextFolder
from synletters.io.readers.tools.json_rows import tool_of
from synletters.io.readers.tools.label_studio import tasks

_CSV = (".csv", ".tsv")
_TABLES = (*_CSV, ".jsonl", ".jsonl.gz", ".parquet")


def open_source(
    path: str | os.PathLike[str], columns: Columns = DEFAULT, *, query: str | None = None
) -> LetterSource:
    """The letters at ``path``, whose kind its suffix tells; see ``LetterSource``. ``columns`` names those of a table. A path may be the
    address of a database (``duckdb:///FILE``, any of SQLAlchemy's): with a ``query`` its rows are letters, else its tables NOTE and
    PERSON are read as OMOP has them.

    Raises InputError if it is missing, unreadable, of an unknown kind, without letters, or lacks a column; and if columns
    are named for what has none.
    """
    if isinstance(path, str) and is_address(path):
        return _database(path, columns, query)
    if query is not None:
        raise InputError(f"{path} is no address of a database, and a query asks one; leave it out")
    path = Path(path)
    name = path.name.lower()
    if columns != DEFAULT and not name.endswith(_TABLES):
        raise InputError(
            f"{path} is no table ({', '.join(_TABLES)}); columns, a separator and an encoding are a table's, leave them out"
        )
    if (
        (columns.sign, columns.codec) != (DEFAULT.sign, DEFAULT.codec)
        and name.endswith(_TABLES)
        and not name.endswith(_CSV)
    ):
        raise InputError(f"{path} is no CSV; a separator and an encoding are a CSV's, leave them out")
    try:
        if path.is_dir():
            if any(
                (path / marker).is_file()
                for marker in ("state.json", "dataset_dict.json", "dataset_info.json")
            ):
                from synletters.io.readers.arrow import open_dataset

                return open_dataset(path)
            return _annotated(path) or _hospital(path) or TextFolder(path)
        if not path.exists():
            raise InputError(f"{path} does not exist; check the name and the folder you are in")
    except OSError as fault:
        raise cannot_read(path, fault) from None
    if name.endswith(".txt"):
        return TextFile(path)
    if name.endswith(".json") and tasks(path):
        from synletters.io.readers.tools.label_studio import LabelStudio

        return LabelStudio(path)
    if name.endswith((".json", ".ndjson", ".ndjson.gz")):
        from synletters.io.readers.fhir.source import Fhir

        return Fhir(path)
    if name.endswith(".xml"):
        from synletters.io.readers.ccda.source import Ccda

        return Ccda(path)
    if name.endswith(".hl7"):
        from synletters.io.readers.hl7.source import Hl7

        return Hl7(path)
    if name.endswith((".docx", ".rtf", ".pdf")):
        from synletters.io.readers.documents.source import Documents

        return Documents(path)
    if name.endswith((".jsonl", ".jsonl.gz")):
        tool = tool_of(path) if columns == DEFAULT else None
        return tool(path) if tool else JsonLines(path, columns)
    if name.endswith(".xmi"):
        from synletters.io.readers.tools.folders import Xmi

        return Xmi(path)
    if name.endswith(".spacy"):
        from synletters.io.readers.tools.folders import DocBins

        return DocBins(path)
    if name.endswith(_CSV):
        from synletters.io.readers.csv_file import Csv

        if name.endswith(".tsv") and columns.separator == DEFAULT.separator:
            columns = replace(columns, separator="tab")
        return Csv(path, columns)
    if name.endswith(".parquet"):
        from synletters.io.readers.arrow import Parquet

        return Parquet(path, columns)
    if name.endswith((".conll", ".conllu", ".bio", ".iob", ".iob2")):
        from synletters.io.readers.conll import ConllFile, ConllU

        return ConllU(path) if name.endswith(".conllu") else ConllFile(path)
    raise InputError(
        f"cannot tell what {path} is: its name ends in none of {', '.join(SUFFIXES)}; rename it or name a folder"
    )


def _database(address: str, columns: Columns, query: str | None) -> LetterSource:
    database = Database(address)
    database.reachable()
    if query is not None:
        from synletters.io.readers.query import Query

        return Query(database, query, columns)
    if database.columns("note") and database.columns("person"):
        from synletters.io.readers.omop.source import Omop

        return Omop(database, database.name)
    raise InputError(
        f"{database.name} has no tables NOTE and PERSON; say what to read: --query 'SELECT … AS id, … AS text, … AS patient_id'"
    )


def _hospital(path: Path) -> LetterSource | None:
    """The letters of a folder of OMOP's tables, of documents, of HL7 or of FHIR, by its files; else None. Raises OSError if it cannot be
    listed."""
    if find(path):
        from synletters.io.readers.omop.source import Omop

        return Omop(path, path.name or str(path))
    kinds = {
        suffix
        for _, files in letters_of(
            path, (".xmi", ".spacy", ".hl7", ".docx", ".rtf", ".pdf", ".json", ".ndjson", ".gz")
        )
        for suffix in files
    }
    if kinds & {".docx", ".rtf", ".pdf"}:
        from synletters.io.readers.documents.source import Documents

        return Documents(path)
    if kinds & {".xmi", ".spacy"}:
        from synletters.io.readers.tools.folders import DocBins, Xmi

        return Xmi(path) if ".xmi" in kinds else DocBins(path)
    if ".hl7" in kinds:
        from synletters.io.readers.hl7.source import Hl7

        return Hl7(path)
    if kinds:
        from synletters.io.readers.fhir.source import Fhir

        return Fhir(path)
    return None


def _annotated(path: Path) -> LetterSource | None:
    """The letters of a folder with ``.ann`` files (brat), or of one with ``.xml`` and no ``.txt`` (i2b2);
    else None.

    Raises OSError if it cannot be listed.
    """
    kinds = {suffix for _, files in letters_of(path, (".txt", ".ann", ".xml", ".xmi")) for suffix in files}
    if ".xmi" in kinds:
        return None
    if ".ann" in kinds:
        from synletters.io.readers.brat import BratFolder

        return BratFolder(path)
    if ".xml" in kinds and ".txt" not in kinds and is_ccda(path):
        from synletters.io.readers.ccda.source import Ccda

        return Ccda(path)
    if ".xml" in kinds and ".txt" not in kinds:
        from synletters.io.readers.i2b2 import I2b2Folder

        return I2b2Folder(path)
    return None
