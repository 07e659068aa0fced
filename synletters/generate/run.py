"""A whole run: made letters out, with the records that they were made of, all of it whole or not at all."""

from __future__ import annotations

import csv
import io
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from synletters.core.document import Rejected
from synletters.core.errors import OutputError
from synletters.generate.letters.make import Made
from synletters.generate.phrases.marked import ATTRIBUTES
from synletters.io import ANNOTATED, RowFile, atomic_writer, open_writer, write_json
from synletters.io.formulas import escaped_row

Records = Literal["csv", "jsonl"]
#: formats beside the letters, and where they lie in the folder
BESIDE: Mapping[str, str] = {**ANNOTATED, "txt": "txt"}
_SUFFIXES = (".jsonl.gz", ".jsonl", ".csv", ".parquet")


@dataclass(frozen=True, slots=True)
class Places:
    """Where the files of a run go: in a folder, or beside the one file that was named."""

    letters: Path
    records: Path
    report: Path
    rejected: Path
    beside: Mapping[str, Path]

    @staticmethod
    def of(out: Path, records: Records, beside: Sequence[str]) -> Places:
        suffix = next((s for s in _SUFFIXES if out.name.endswith(s)), "")
        if suffix:
            stem = out.name.removesuffix(suffix)
            more = {kind: out.with_name(f"{stem}.{kind}") for kind in beside}
            return Places(
                out,
                out.with_name(f"{stem}.records.{records}"),
                out.with_name(f"{stem}.report.json"),
                out.with_name(f"{stem}.rejected.jsonl"),
                more,
            )
        more = {kind: out / BESIDE[kind] for kind in beside}
        return Places(
            out / "letters.jsonl",
            out / f"records.{records}",
            out / "report.json",
            out / "rejected.jsonl",
            more,
        )

    @property
    def all(self) -> tuple[Path, ...]:
        return self.letters, self.records, self.report, *self.beside.values()


def refuse_existing(
    out: Path,
    *,
    records: Records = "csv",
    beside: Sequence[str] = (),
    rejects: bool = False,
    overwrite: bool = False,
) -> None:
    """Raise OutputError if results of an earlier run are in the way."""
    places = Places.of(out, records, beside)
    for path in (*places.all, *((places.rejected,) if rejects else ())):
        if path.exists() and not overwrite:
            raise OutputError(
                f"{path} exists already; choose another place, or pass --overwrite to replace it"
            )


def generate(
    made: Iterable[Made | Rejected],
    out: Path,
    *,
    records: Records = "csv",
    beside: Sequence[str] = (),
    rejects: bool = False,
    about: Callable[[], Mapping[str, Any]] | Mapping[str, Any] | None = None,
    overwrite: bool = False,
    escape_formulas: bool = False,
    progress: Callable[[int], object] | None = None,
) -> dict[str, Any]:
    """Write every letter with its spans, and its record; return what the report says. ``about`` goes into the
    report (if it is called,
    after the last letter); ``rejects`` says that there is a file of letters that were not kept.

    Raises OutputError if results are in the way or cannot be written.
    """
    places = Places.of(out, records, beside)
    refuse_existing(out, records=records, beside=beside, rejects=rejects, overwrite=overwrite)
    begin = time.perf_counter()
    rejected = 0
    forms: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    facts: Counter[str] = Counter()
    with ExitStack() as stack:
        writers = [
            stack.enter_context(open_writer(path, kind, names=ATTRIBUTES, replace=overwrite))
            for kind, path in places.beside.items()
        ]
        writers.append(
            stack.enter_context(open_writer(places.letters, names=ATTRIBUTES, escape=escape_formulas))
        )
        keep: _Records | RowFile = _Records(places.records) if records == "csv" else RowFile(places.records)
        stack.enter_context(keep)
        bad = stack.enter_context(RowFile(places.rejected)) if rejects else None
        for letter in made:
            if progress is not None:
                progress(1)
            if isinstance(letter, Rejected):
                rejected += 1
                if bad is not None:
                    bad.write(letter.to_json())
                continue
            rewrite, attributes = letter.rewrite()
            for writer in writers:
                writer.write(rewrite, attributes)
            record = {"id": letter.id, "form": letter.form, **letter.record}
            keep.write(escaped_row(record) if escape_formulas and records == "csv" else record)
            forms[letter.form] += 1
            for mark in letter.text.marks:
                if mark.kind == "phi":
                    labels[mark.label] += 1
                else:
                    facts[f"{mark.fact} {mark.assertion}"] += 1
        for writer in writers:
            writer.finish()
    seconds = max(time.perf_counter() - begin, 1e-9)
    count = sum(forms.values())
    report = {
        "letters": count,
        "rejected": rejected,
        "forms": dict(sorted(forms.items())),
        "identifiers": dict(sorted(labels.items())),
        "facts": dict(sorted(facts.items())),
        "seconds": round(seconds, 3),
        "letters_per_second": round(count / seconds, 1),
        "note": "every letter, person and number is invented; spans are exact by construction",
        **((about() if callable(about) else about) or {}),
    }
    write_json(places.report, report)
    return report


class _Records:
    """Rows of records in CSV; the first row tells the columns."""

    def __init__(self, path: Path) -> None:
        self._file = atomic_writer(path)
        self._stack = ExitStack()
        self._columns: list[str] = []

    def __enter__(self) -> _Records:
        self._out = self._stack.enter_context(self._file)
        return self

    def __exit__(self, *fault: Any) -> None:
        self._stack.__exit__(*fault)

    def write(self, row: Mapping[str, Any]) -> None:
        line = io.StringIO()
        writer = csv.DictWriter(line, self._columns or list(row), lineterminator="\n")
        if not self._columns:
            self._columns = list(row)
            writer.writeheader()
        writer.writerow(dict(row))
        self._out.write(line.getvalue())
