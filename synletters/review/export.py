"""The accepted letters alone, as the run wrote them: each row as it stands, and what was decided beside them."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from synletters.core.errors import ConfigError, InputError, OutputError
from synletters.io import write_json
from synletters.io.atomic import AtomicPath, output_error
from synletters.io.writers.base import gzipped
from synletters.review.certificate import accepted, status
from synletters.review.database import now
from synletters.review.session import Session
from synletters.rewrite.outputs import sha256

_ENDINGS = (".jsonl.gz", ".jsonl", ".csv", ".tsv", ".parquet")
Wanted = Callable[[int], bool]


def export(session: Session, out: Path, *, needed: int = 1, overwrite: bool = False) -> dict[str, Any]:
    """Write the letters that ``needed`` reviewers accepted and none rejected or marked; return what is told beside them.

    ``OUT.review.json`` says who decided, when, and the certificate. Raises ConfigError if ``out`` is of another form than the
    run's letters, OutputError if something is in the way, InputError if nothing was accepted.
    """
    letters = session.run.letters
    kind = _ending(letters)
    beside = out.with_name(f"{out.name.removesuffix(kind)}.review.json")
    if needed < 1:
        raise ConfigError(f"--needed is {needed}; at least one reviewer must have accepted a letter")
    if _ending(out) != kind:
        raise ConfigError(
            f"{out} is of another form than {letters.name}: rows are taken as they are, so name a file that ends in {kind} "
            "(`synletters convert` writes other forms of it)"
        )
    for path in (out, beside):
        if path.exists() and not overwrite:
            raise OutputError(
                f"{path} exists already; choose another place, or pass --overwrite to replace it"
            )
    decided, marks = session.database.decisions(), session.database.marks()
    good = accepted(session.units, decided, marks, needed)
    if not good:
        raise InputError(
            f"no letter of {letters} was accepted by {needed} and rejected by none; there is nothing to export"
        )
    target = AtomicPath(out)
    try:
        try:
            count = _FORMS[kind](letters, target.temp, good.__contains__)
            if count != len(good):
                raise InputError(f"{letters} changed while it was read; put the file back and export again")
            target.commit()
        except OSError as fault:
            raise output_error(out, fault) from None
    finally:
        target.discard()
    told = status(session.units, decided, marks, session.confidence, needed)
    told |= {
        "exported": len(good),
        "needed": needed,
        "created": now(),
        "run": {"letters": letters.name, "sha256": session.run.mark},
        "file": {"name": out.name, "sha256": sha256(out)},
    }
    write_json(beside, told)
    return told


def _ending(path: Path) -> str:
    name = path.name.lower()
    return next((ending for ending in _ENDINGS if name.endswith(ending)), "")


def _lines(letters: Path, to: Path, wanted: Wanted) -> int:
    packed = letters.name.lower().endswith(".gz")
    count = 0
    with to.open("xb") as raw, gzip.open(letters) if packed else letters.open("rb") as rows:
        out = gzipped(raw) if packed else raw
        for n, line in enumerate(line for line in rows if line.strip()):
            if wanted(n):
                out.write(line if line.endswith(b"\n") else line + b"\n")
                count += 1
        if out is not raw:
            out.close()
    return count


def _cells(letters: Path, to: Path, wanted: Wanted) -> int:
    sign = "\t" if letters.name.lower().endswith(".tsv") else ","
    csv.field_size_limit(2**31 - 1)
    with (
        letters.open(encoding="utf-8", newline="") as handle,
        to.open("x", encoding="utf-8", newline="") as made,
    ):
        rows: Iterator[list[str]] = csv.reader(handle, delimiter=sign)
        out = csv.writer(made, delimiter=sign, lineterminator="\n")
        out.writerow(next(rows))
        kept = [out.writerow(row) for n, row in enumerate(row for row in rows if row) if wanted(n)]
    return len(kept)


def _parquet(letters: Path, to: Path, wanted: Wanted) -> int:
    arrow: Any = import_module("pyarrow")
    parquet: Any = import_module("pyarrow.parquet")
    source = parquet.ParquetFile(letters)
    first = count = 0
    with parquet.ParquetWriter(to, source.schema_arrow) as out:
        for batch in source.iter_batches(batch_size=512):
            kept = [wanted(first + i) for i in range(batch.num_rows)]
            first += batch.num_rows
            if any(kept):
                part = batch.filter(arrow.array(kept))
                out.write_batch(part)
                count += part.num_rows
    return count


_FORMS: dict[str, Callable[[Path, Path, Wanted], int]] = {
    ".jsonl": _lines,
    ".jsonl.gz": _lines,
    ".csv": _cells,
    ".tsv": _cells,
    ".parquet": _parquet,
}
