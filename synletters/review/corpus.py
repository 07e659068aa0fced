"""The letters that are reviewed: the rewrites of a run, one by one from the disk, and their sources where these are given.

Nothing is copied but into files without a name that vanish with the process.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from synletters.core.document import Letter, Rejected, Span
from synletters.core.errors import InputError
from synletters.io import open_source
from synletters.io.columns import Columns
from synletters.io.readers.base import cannot_read
from synletters.rewrite.outputs import Outputs, sha256

Progress = Callable[[int], object]
_NAMES = ("letters.jsonl", "letters.jsonl.gz", "letters.csv", "letters.tsv", "letters.parquet")


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run: its file of letters with this hash, what its settings were, and what its report says."""

    letters: Path
    mark: str
    settings: Mapping[str, Any]
    report: Mapping[str, Any]

    @staticmethod
    def of(out: Path) -> Run:
        """Raises InputError if there is no run, or its letters are not those that its manifest names."""
        letters = next((out / name for name in _NAMES if (out / name).is_file()), out)
        if not letters.is_file():
            raise InputError(
                f"{out} holds no letters of a run; name the folder or the file that `synletters rewrite` wrote"
            )
        outputs = Outputs.of(letters.parent if letters != out else out)
        told, report = _json(outputs.manifest), _json(outputs.report)
        try:
            mark = sha256(letters)
        except OSError as fault:
            raise cannot_read(letters, fault) from None
        own = (told.get("files") or {}).get(letters.name) or {}
        if told and own.get("sha256") != mark:
            raise InputError(
                f"{letters} is not what {outputs.manifest.name} says that the run wrote: it was changed since, or belongs to "
                "another run; put the file back, or write the run anew"
            )
        settings = (told.get("run") or {}).get("settings") or {}
        return Run(letters, mark, settings, report)

    @property
    def columns(self) -> Columns:
        """Those of the letters that went in."""
        own = self.settings
        return Columns(
            own.get("id_column", "id"),
            own.get("text_column", "text"),
            own.get("patient_column", "patient_id"),
            own.get("separator", ","),
            own.get("encoding", "utf-8"),
        )


def _json(path: Path) -> dict[str, Any]:
    """What a file of the run says; nothing where it is not there."""
    try:
        told = json.loads(path.read_bytes()) if path.is_file() else {}
    except OSError as fault:
        raise cannot_read(path, fault) from None
    except ValueError:
        raise InputError(f"{path} is no JSON; put back what `synletters rewrite` wrote") from None
    return told if isinstance(told, dict) else {}


@dataclass(frozen=True, slots=True)
class Read:
    """One rewrite. ``refilled`` is None if the run was not asked to mark refilled words."""

    id: str
    variant: int
    letter: Letter
    refilled: tuple[tuple[int, int], ...] | None


class _Rows:
    """Rows of JSON in a file that nobody else sees."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 (it lives as long as its rows)
        self._places: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return len(self._places)

    def add(self, row: Any) -> None:
        said = json.dumps(row).encode()
        self._places.append((self._file.tell(), len(said)))
        self._file.write(said)

    def __getitem__(self, n: int) -> Any:
        start, length = self._places[n]
        self._file.seek(start)
        return json.loads(self._file.read(length))

    def close(self) -> None:
        self._file.close()


class Corpus:
    """Every rewrite of a run by its number, from 0 in the order of the file."""

    def __init__(self, run: Run, progress: Progress | None = None) -> None:
        """Raises InputError if a row of the letters cannot be read: a review is of all of them or of none."""
        self.run = run
        self.keys: list[tuple[str, int]] = []
        self._rows, self._sources = _Rows(), _Rows()
        self._source_of: dict[str, int] = {}
        source = open_source(run.letters)
        source.variants = True
        try:
            for row in source:
                if isinstance(row, Rejected):
                    raise InputError(f"{run.letters}: {row.reason}; put the file back")
                variant = str(row.meta.get("variant", "0"))
                self.keys.append((row.id, int(variant) if variant.isdecimal() else 0))
                refilled = _places(row.meta.get("refilled"))
                spans = [(s.start, s.end, s.label, s.kind, s.source, s.score, s.concept) for s in row.spans]
                self._rows.add((row.text, spans, refilled))
                if progress is not None:
                    progress(1)
        except BaseException:
            self.close()
            raise
        if not self.keys:
            raise InputError(f"{run.letters} holds no letters; there is nothing to review")

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[Read]:
        return (self[n] for n in range(len(self)))

    def __getitem__(self, n: int) -> Read:
        text, spans, refilled = self._rows[n]
        (name, variant) = self.keys[n]
        places = None if refilled is None else tuple((int(a), int(b)) for a, b in refilled)
        return Read(name, variant, Letter(name, text, tuple(Span(*span) for span in spans)), places)

    def take_sources(
        self, path: Path, crosswalk: Path | None = None, progress: Progress | None = None
    ) -> int:
        """Keep the source of each rewrite that ``path`` has; how many rewrites have theirs then.

        ``crosswalk`` is the file of ``--id-map``. Raises InputError if no rewrite has its source there.
        """
        new = read_crosswalk(crosswalk) if crosswalk is not None else {}
        wanted = {name for name, _ in self.keys}
        for row in open_source(path, _fitting(path, self.run.columns)):
            if isinstance(row, Letter) and (name := new.get(row.id, row.id)) in wanted:
                self._source_of[name] = len(self._sources)
                self._sources.add((row.text, row.patient_id))
                if progress is not None:
                    progress(1)
        found = sum(name in self._source_of for name, _ in self.keys)
        if not found:
            hint = (
                "are these the letters that were rewritten?"
                if crosswalk is not None or not self.run.settings.get("id_map")
                else "the run gave letters new ids: name its crosswalk with --id-map"
            )
            raise InputError(f"{path} has none of the letters of {self.run.letters}, by their ids; {hint}")
        return found

    @property
    def sources(self) -> int:
        return sum(name in self._source_of for name, _ in self.keys)

    def source(self, n: int) -> tuple[str, str | None] | None:
        """The source of a rewrite and its patient's id, if it was given."""
        at = self._source_of.get(self.keys[n][0])
        if at is None:
            return None
        text, patient = self._sources[at]
        return text, patient

    def close(self) -> None:
        self._rows.close()
        self._sources.close()


def _places(value: Any) -> list[list[int]] | None:
    """The refilled words of a row; a cell of a CSV file holds them as JSON."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return None
    if value is None:
        return None
    return [[int(place[0]), int(place[1])] for place in value]


def _fitting(path: Path, columns: Columns) -> Columns:
    """The columns of the run, if the letters are a table still."""
    name = path.name.lower()
    if not name.endswith((".csv", ".tsv", ".jsonl", ".jsonl.gz", ".parquet")):
        return Columns()
    if not name.endswith((".csv", ".tsv")):
        return Columns(columns.id, columns.text, columns.patient)
    return columns


def read_crosswalk(path: Path) -> dict[str, str]:
    """Old ids to new ones, as ``rewrite --id-map`` wrote them. Raises InputError."""
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            rows = csv.DictReader(handle)
            if rows.fieldnames != ["id", "new_id"]:
                raise InputError(
                    f"{path} is no crosswalk of `rewrite --id-map`: its columns are not id, new_id"
                )
            return {row["id"]: row["new_id"] for row in rows}
    except OSError as fault:
        raise cannot_read(path, fault) from None
    except (ValueError, csv.Error):
        raise InputError(
            f"{path} cannot be read as CSV in UTF-8; put back what `rewrite --id-map` wrote"
        ) from None
