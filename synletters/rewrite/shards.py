"""The folder of a run that is not over: what it is a run of, and its finished shards, each whole or not at all.

``OUT.unfinished`` lies beside OUT, can be read by its owner alone, and goes when OUT is done. A shard is a gzipped
file of JSON lines: a header (hashes of the letters that went in and of the rows, what was counted), then one row a result. It
appears under its name when all of it is on the disk; one that is cut or damaged is made again.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import os
import re
import secrets
import shutil
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from filelock import FileLock, Timeout

from synletters.core.document import Letter, Rejected
from synletters.core.errors import InputError, OutputError
from synletters.io.atomic import AtomicPath, close_quietly, output_error, write_json
from synletters.io.cells import CELLS, Cells

_RUN, _LOCK = "run.json", "lock"
_NAME = re.compile(r"shard-(\d{6,})\.jsonl\.gz")
_FAULTS = (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error)

Row = Mapping[str, Any]


class Shards:
    """The finished shards of a run, by number; use it in a ``with`` block, which holds the folder's lock.

    ``run`` says what must be the same when a run goes on: names and values that JSON holds. ``outputs`` are the
    files that the run will write: what a killed run left of them under temporary names is removed. When the block
    ends with an error, the folder stays if it holds a finished shard, and the error says so.

    Raises OutputError if an unfinished run lies there and neither ``resume`` nor ``overwrite`` says what is to
    become of it, if there is none to resume or it is one of other letters or settings, if another process works
    on it, or if the folder cannot be made.
    """

    def __init__(
        self,
        out: Path,
        run: Mapping[str, Any],
        *,
        outputs: Sequence[Path] = (),
        resume: bool = False,
        overwrite: bool = False,
    ) -> None:
        self.folder = folder_of(out)
        self._run, self._outputs = json.loads(json.dumps(run)), outputs
        #: what the report's hashes are keyed with: random, kept in the folder alone, the same when a run goes on
        self.key = secrets.token_bytes(32)
        self._resume, self._overwrite = resume, overwrite
        self._lock = FileLock(self.folder / _LOCK, timeout=0, mode=0o600)
        self._made: list[Path] = []

    def __enter__(self) -> Self:
        there = self.folder.exists()
        if there and not (self.folder / _RUN).is_file() and not _nothing_in(self.folder):
            raise OutputError(
                f"{self.folder} is in the way, and is no unfinished run; move it or choose another OUT"
            )
        begun = there and (self.folder / _RUN).is_file()
        if begun and not self._resume and not self._overwrite:
            raise OutputError(
                f"an unfinished run lies in {self.folder}; pass --resume to go on with it, or --overwrite to begin anew"
            )
        if self._resume and not begun:
            raise OutputError(
                f"there is no unfinished run in {self.folder} to resume; leave --resume out to begin one"
            )
        self._make()
        try:
            self._lock.acquire()
        except Timeout:
            raise OutputError(
                f"another run is at work in {self.folder}; wait for its end, or choose another OUT"
            ) from None
        except OSError as fault:
            raise output_error(self.folder, fault) from None
        try:
            self._remove_leftovers()
            if self._resume:
                self._refuse_another_run()
            else:
                for path in self.folder.iterdir():
                    if path.is_dir():
                        shutil.rmtree(path)
                    elif path.name != _LOCK:
                        path.unlink()
                write_json(self.folder / _RUN, {"run": self._run, "key": self.key.hex()})
        except BaseException:
            self._leave(keep=begun)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        keep = error is not None and any(_NAME.fullmatch(path.name) for path in self.folder.iterdir())
        self._leave(keep=keep)
        if keep:
            print(
                f"what is finished is kept in {self.folder}: the same command with --resume goes on from there",
                file=sys.stderr,
            )

    def _leave(self, *, keep: bool) -> None:
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release()
        if not keep:
            for path in reversed(self._made):
                with contextlib.suppress(OSError):
                    path.rmdir()

    def header(self, number: int, letters: Iterable[Letter | Rejected]) -> Row | None:
        """The header of a finished shard; None if it is not there, or is damaged, and must be made.

        Raises InputError if it was made of other letters.
        """
        path = self._path(number)
        if not path.exists():
            return None
        try:
            lines, digest = self._lines(path), hashlib.sha256()
            header: Row = json.loads(next(lines))
            for line in lines:  # to the end: a file that was cut shows there
                digest.update(line)
            if header["rows"] != digest.hexdigest():
                raise ValueError
            same = header["input"] == fingerprint(letters)
        except (*_FAULTS, StopIteration):
            print(f"warning: {path} is damaged, and its letters are done again", file=sys.stderr)
            return None
        if not same:
            raise InputError(
                f"the letters are not those that the run in {self.folder} began with (they differ in shard {number}); give "
                "the same letters, or pass --overwrite to begin anew"
            )
        return header

    def rows(self, number: int) -> Iterator[Row]:
        """The results of a finished shard. Raises OutputError if it cannot be read."""
        path = self._path(number)
        try:
            lines = self._lines(path)
            next(lines)
            for line in lines:
                yield json.loads(line)
        except (*_FAULTS, StopIteration) as fault:
            raise OutputError(
                f"{path} cannot be read ({type(fault).__name__}); run again with --resume, and its letters are done again"
            ) from None

    def write(
        self, number: int, letters: Iterable[Letter | Rejected], told: Row, rows: Iterable[Row]
    ) -> None:
        """A shard whole, made of ``letters``; ``told`` is kept in its header. Raises OutputError."""
        path = self._path(number)
        target = AtomicPath(path)
        raw = target.open()
        os.chmod(target.temp, 0o600)
        out: IO[bytes] = gzip.GzipFile(filename="", mode="wb", compresslevel=1, fileobj=raw, mtime=0)  # type: ignore[assignment]
        try:
            lines = [_line(row) for row in rows]
            digest = hashlib.sha256(b"".join(lines)).hexdigest()
            out.writelines([_line({**told, "input": fingerprint(letters), "rows": digest}), *lines])
            out.close()
            raw.flush()
            os.fsync(raw.fileno())
            raw.close()
            target.commit()
        except OSError as fault:
            raise output_error(path, fault) from None
        finally:
            close_quietly(out, raw)
            target.discard()

    def _path(self, number: int) -> Path:
        return self.folder / f"shard-{number:06}.jsonl.gz"

    @staticmethod
    def _lines(path: Path) -> Iterator[bytes]:
        with gzip.open(path, "rb") as lines:
            yield from lines

    def _make(self) -> None:
        try:
            for parent in reversed([self.folder, *self.folder.parents]):
                if not parent.exists():
                    parent.mkdir(mode=0o700 if parent == self.folder else 0o777, exist_ok=True)
                    self._made.append(parent)
        except OSError as fault:
            raise output_error(self.folder, fault) from None

    def _remove_leftovers(self) -> None:
        """What a killed process was writing, of shards and of outputs; nobody else writes them while the lock is
        held."""
        names = [self.folder / "shard", *self._outputs]
        for place in names:
            start = ".shard-" if place.parent == self.folder else f".{place.name[:60]}."
            if not place.parent.is_dir():
                continue
            for path in place.parent.iterdir():
                if path.name.startswith(start) and re.search(r"\.[0-9a-f]{12}\.tmp(\.old)?$", path.name):
                    if path.is_dir():
                        shutil.rmtree(path, ignore_errors=True)
                    else:
                        path.unlink(missing_ok=True)

    def _refuse_another_run(self) -> None:
        path = self.folder / _RUN
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            known, self.key = dict(kept["run"]), bytes.fromhex(kept["key"])
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise OutputError(
                f"{path} cannot be read ({type(error).__name__}); pass --overwrite to begin anew"
            ) from None
        if other := differences(known, self._run):
            raise OutputError(
                f"the run in {self.folder} is another one: {', '.join(other)} differ; give the same as then, or pass "
                "--overwrite to begin anew"
            )


def _line(row: Row) -> bytes:
    return json.dumps(row).encode("ascii") + b"\n"


def folder_of(out: Path) -> Path:
    """Where what is finished of a run into ``out`` lies until the run has ended."""
    whole = out if out.name else out.resolve()
    return whole.with_name(whole.name + ".unfinished")


def fingerprint(letters: Iterable[Letter | Rejected]) -> str:
    """SHA-256 of all that is known of some letters: ids, patients, texts, spans, further columns, and of what could not be read."""
    digest = hashlib.sha256()
    for item in letters:
        if isinstance(item, Letter):
            cells = item.meta.get(CELLS)
            more = [cells.to_json()] if isinstance(cells, Cells) else []
            said: Any = (item.id, item.patient_id, item.text, [span.to_json() for span in item.spans], *more)
        else:
            said = (item.letter_id, item.stage, item.reason)
        digest.update(json.dumps(said).encode("ascii") + b"\n")
    return digest.hexdigest()


def differences(known: Mapping[str, Any], mine: Mapping[str, Any]) -> list[str]:
    """What differs between two descriptions of a run; settings by their options."""
    before, now = known.get("settings", {}), mine.get("settings", {})
    other = sorted(name for name in {*known, *mine} - {"settings"} if known.get(name) != mine.get(name))
    return other + sorted(
        f"--{name.replace('_', '-')}" for name in {*before, *now} if before.get(name) != now.get(name)
    )


def _nothing_in(folder: Path) -> bool:
    return folder.is_dir() and all(path.name == _LOCK for path in folder.iterdir())
