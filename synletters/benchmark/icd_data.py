"""Texts with a code, from JSON lines, CSV or Parquet, or from what ``synletters generate --kg`` wrote. No
message quotes a text."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from synletters.core.errors import InputError

TEXTS = ("text", "symptoms", "note", "letter")
CODES = ("code", "icd", "icd10", "label")
#: no cell may be longer than this many characters
_LONGEST = 10_000_000


@dataclass(frozen=True, slots=True)
class Coded:
    """``texts`` and ``codes`` of the same length; ``left_out`` rows had no text or no code."""

    name: str
    texts: tuple[str, ...] = field(repr=False)
    codes: tuple[str, ...]
    left_out: int = 0

    def __len__(self) -> int:
        return len(self.texts)


def cut(code: str, characters: int) -> str:
    """A code without its dot's tail beyond ``characters`` signs (3: the category, J45.9 -> J45); 0 leaves it
    whole."""
    code = code.strip().upper()
    return code.replace(".", "")[:characters] if characters else code


def read_coded(path: Path, *, text: str = "", code: str = "", characters: int = 3) -> Coded:
    """Rows with a text and a code. ``text`` and ``code`` name the columns (default: the first of ``TEXTS``
    and ``CODES`` that there is).

    A folder, or a file of letters without codes, is one of ``generate --kg``: codes come from the records
    beside it, by id. Raises
    InputError with the file, the column and the next step.
    """
    letters = path / "letters.jsonl" if path.is_dir() else path
    texts: list[str] = []
    codes: list[str] = []
    left_out = 0
    records: dict[str, str] | None = None
    columns: tuple[str, str] | None = None
    for row in _rows(letters):
        if columns is None:
            named = _column(letters, row, text, TEXTS, "--text-column")
            if not code and not any(name in row for name in CODES):
                records = _codes_beside(letters)
                columns = named, ""
            else:
                columns = named, _column(letters, row, code, CODES, "--code-column")
        said = row.get(columns[0])
        given = records.get(str(row.get("id")), "") if records is not None else row.get(columns[1])
        if not isinstance(said, str) or not said.strip() or not str(given or "").strip():
            left_out += 1
            continue
        texts.append(said)
        codes.append(cut(str(given), characters))
    if not texts:
        raise InputError(
            f"{letters} holds no row with a text and a code; name the columns with --text-column and --code-column"
        )
    return Coded(path.name, tuple(texts), tuple(codes), left_out)


def _column(path: Path, row: Mapping[str, Any], wanted: str, usual: Sequence[str], option: str) -> str:
    if wanted:
        if wanted not in row:
            raise InputError(f"{path} has no column {wanted!r}; it has {', '.join(map(str, list(row)[:20]))}")
        return wanted
    found = next((name for name in usual if name in row), "")
    if not found:
        raise InputError(f"{path} has none of the columns {', '.join(usual)}; name it with {option}")
    return found


def _codes_beside(letters: Path) -> dict[str, str]:
    """The codes of the records that ``generate`` wrote beside its letters."""
    stem = letters.name
    for suffix in (".jsonl.gz", ".jsonl", ".csv", ".parquet"):
        stem = stem.removesuffix(suffix)
    for name in (f"{stem}.records.csv", f"{stem}.records.jsonl", "records.csv", "records.jsonl"):
        path = letters.with_name(name)
        if path.is_file():
            made = {str(row.get("id")): str(row.get("code") or "") for row in _rows(path)}
            if any(made.values()):
                return made
    raise InputError(
        f"{letters} has no column of codes ({', '.join(CODES)}), and no records with a column 'code' lie beside it; "
        "name the column with --code-column"
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    name = path.name.lower()
    try:
        if name.endswith(".parquet"):
            yield from import_module("pyarrow.parquet").read_table(path).to_pylist()
        elif name.endswith((".jsonl", ".jsonl.gz", ".csv", ".csv.gz")):
            opened: Any = gzip.open if name.endswith(".gz") else open
            with opened(path, "rt", encoding="utf-8-sig", newline="") as handle:
                yield from _csv(handle) if ".csv" in name else _jsonl(path, handle)
        else:
            raise InputError(
                f"{path} is of no known kind; give .jsonl, .jsonl.gz, .csv or .parquet, or a folder of `synletters generate --kg`"
            )
    except InputError:
        raise
    except OSError as fault:
        raise InputError(
            f"cannot read {path}: {fault.strerror or type(fault).__name__}; name another file"
        ) from None
    except (UnicodeDecodeError, csv.Error, EOFError) as fault:
        raise InputError(f"cannot read {path}: {type(fault).__name__}; save it in UTF-8") from None
    except ValueError as fault:
        raise InputError(f"cannot read {path}: {type(fault).__name__}; is it what its name says?") from None


def _csv(handle: Any) -> Iterator[dict[str, Any]]:
    csv.field_size_limit(_LONGEST)
    head = handle.readline()
    handle.seek(0)
    yield from csv.DictReader(handle, delimiter=";" if head.count(";") > head.count(",") else ",")


def _jsonl(path: Path, handle: Any) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(handle, start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError:
                raise InputError(f"{path}: line {number} is no JSON; each line holds one object") from None
            if not isinstance(row, dict):
                raise InputError(f"{path}: line {number} is no object in JSON; each line holds one row")
            yield row
