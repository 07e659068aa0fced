"""What reviewers decided: one private file of SQLite's, written as each decision is made. It holds no letter text but
what reviewers type as comments: ids, offsets, labels, names of reviewers.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from synletters.core.errors import InputError, OutputError
from synletters.review.risk import Suspect

State = Literal["", "accepted", "rejected"]
#: why a letter can be rejected; the first counts as a missed identifier
WHY = ("identifier", "meaning", "other")
#: what a mark can say
MARKS = ("missed", "wrong")
#: the version of the tables
FORMAT = "1"
_WAIT = 5.0  # seconds for another program that writes to the file
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE units (n INTEGER PRIMARY KEY, id TEXT NOT NULL, variant INTEGER NOT NULL, risk REAL NOT NULL,
  stratum TEXT NOT NULL, sampled INTEGER NOT NULL, suspects TEXT NOT NULL, flags TEXT NOT NULL);
CREATE TABLE decisions (reviewer TEXT NOT NULL, n INTEGER NOT NULL, state TEXT NOT NULL, why TEXT NOT NULL,
  comment TEXT NOT NULL, revision INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (reviewer, n)) WITHOUT ROWID;
CREATE TABLE marks (mark INTEGER PRIMARY KEY, reviewer TEXT NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL, label TEXT NOT NULL, at TEXT NOT NULL,
  UNIQUE (reviewer, n, kind, start, end));
CREATE TABLE events (at TEXT NOT NULL, reviewer TEXT NOT NULL, n INTEGER NOT NULL, what TEXT NOT NULL, detail TEXT NOT NULL);
CREATE INDEX marks_by_letter ON marks (n);
"""


class SavingError(OutputError):
    """A decision could not be saved; nothing of what was saved before is lost."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A letter of the review: its number, its name, where it stands in the queue and why."""

    n: int
    id: str
    variant: int
    risk: float
    stratum: str
    sampled: bool
    suspects: tuple[Suspect, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What one reviewer said of a letter. ``revision`` counts how often it was said otherwise."""

    state: State = ""
    why: str = ""
    comment: str = ""
    revision: int = 0
    at: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a rewrite: an identifier that was missed, or one that is none."""

    mark: int
    reviewer: str
    n: int
    kind: str
    start: int
    end: int
    label: str


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class Database:
    """Opened for one run. Every method may be called from any thread; one that cannot save raises SavingError."""

    def __init__(self, path: Path, run_mark: str) -> None:
        """Open ``path``, or make it. Raises OutputError if it cannot be written, InputError if it is of another run or no
        review."""
        self.path = path
        self._lock = threading.RLock()
        new = not path.exists()
        try:
            # nobody but its owner from its first moment on; SQLite's journal gets the same mode
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            os.fchmod(handle, 0o600)
            os.close(handle)
        except OSError as fault:
            raise OutputError(
                f"decisions cannot be kept in {path}: {os.strerror(fault.errno or 0).lower()}; name a file in a folder that can be "
                "written with --database FILE (nothing was decided yet, and what was decided before is as it was)"
            ) from None
        self._db = sqlite3.connect(path, timeout=_WAIT, check_same_thread=False, isolation_level=None)
        try:
            self._db.execute("PRAGMA synchronous = FULL")
            if new or not path.stat().st_size:
                with self._writing():
                    for statement in _TABLES.split(";\n"):
                        if statement.strip():
                            self._db.execute(statement)
                    self._set("format", FORMAT)
                    self._set("run", run_mark)
            if self.meta("format") != FORMAT:
                raise InputError(
                    f"{path} is a review of another version of synletters; keep it, and name another --database"
                )
            if self.meta("run") != run_mark:
                raise InputError(
                    f"{path} is the review of another run: these letters are not the ones that were decided on; keep it, and name "
                    "another file with --database, or the folder of that run"
                )
            with self._writing():  # a folder that cannot be written is told before anything is decided
                self._set("opened", now())
        except sqlite3.Error as fault:
            self.close()
            raise _told(path, fault) from None
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._db.close()

    def meta(self, key: str) -> str | None:
        with self._reading():
            row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def _set(self, key: str, value: str) -> None:
        self._db.execute(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        with self._lock:
            try:
                yield
            except sqlite3.Error as fault:
                raise _told(self.path, fault) from None

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """All of it or none."""
        with self._lock:
            try:
                self._db.execute("BEGIN IMMEDIATE")
                try:
                    yield
                    self._db.execute("COMMIT")
                except BaseException:
                    with contextlib.suppress(sqlite3.Error):
                        self._db.execute("ROLLBACK")
                    raise
            except sqlite3.Error as fault:
                raise _told(self.path, fault) from None

    # the letters, and which of them are in the sample

    def begin(self, units: Sequence[Unit], facts: Mapping[str, str]) -> None:
        """Put down the letters of the review, once."""
        with self._writing():
            self._db.executemany(
                "INSERT INTO units VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        unit.n,
                        unit.id,
                        unit.variant,
                        unit.risk,
                        unit.stratum,
                        int(unit.sampled),
                        json.dumps([suspect.to_json() for suspect in unit.suspects]),
                        json.dumps(unit.flags),
                    )
                    for unit in units
                ],
            )
            for key, value in facts.items():
                self._set(key, value)

    def draw_again(self, sampled: frozenset[int], facts: Mapping[str, str]) -> None:
        """Another sample, which only a review in which nothing was decided may have."""
        with self._writing():
            self._db.execute("UPDATE units SET sampled = 0")
            self._db.executemany("UPDATE units SET sampled = 1 WHERE n = ?", [(n,) for n in sampled])
            for key, value in facts.items():
                self._set(key, value)

    def units(self) -> list[Unit]:
        with self._reading():
            rows = self._db.execute("SELECT * FROM units ORDER BY n").fetchall()
        return [
            Unit(
                n, id, variant, risk, stratum, bool(sampled),
                tuple(Suspect(a, b, score, rare) for a, b, score, rare in json.loads(suspects)),
                tuple(json.loads(flags)),
            )
            for n, id, variant, risk, stratum, sampled, suspects, flags in rows
        ]  # fmt: skip

    # decisions and marks

    def decision(self, reviewer: str, n: int) -> Decision:
        with self._reading():
            row = self._db.execute(
                "SELECT state, why, comment, revision, at FROM decisions WHERE reviewer = ? AND n = ?",
                (reviewer, n),
            ).fetchone()
        return Decision(*row) if row else Decision()

    def decisions(self) -> dict[str, dict[int, Decision]]:
        """What each reviewer said; letters of which nothing or only a comment was said are not in it."""
        made: dict[str, dict[int, Decision]] = {}
        with self._reading():
            rows = self._db.execute(
                "SELECT reviewer, n, state, why, comment, revision, at FROM decisions WHERE state != '' ORDER BY reviewer, n"
            ).fetchall()
        for reviewer, n, *rest in rows:
            made.setdefault(reviewer, {})[n] = Decision(*rest)
        return made

    def decide(self, reviewer: str, n: int, asked: Decision) -> Decision | None:
        """Save what a reviewer says; None if they said otherwise elsewhere since ``asked.revision``, and nothing is saved."""
        with self._writing():
            row = self._db.execute(
                "SELECT revision FROM decisions WHERE reviewer = ? AND n = ?", (reviewer, n)
            ).fetchone()
            if (row[0] if row else 0) != asked.revision:
                return None
            made = Decision(asked.state, asked.why, asked.comment, asked.revision + 1, now())
            self._db.execute(
                "INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?)",
                (reviewer, n, made.state, made.why, made.comment, made.revision, made.at),
            )
            self._event(reviewer, n, made.state or "open", {"why": made.why, "comment": made.comment})
        return made

    def marks(self, n: int | None = None) -> list[Mark]:
        where, values = ("", ()) if n is None else ("WHERE n = ?", (n,))
        with self._reading():
            rows = self._db.execute(
                f"SELECT mark, reviewer, n, kind, start, end, label FROM marks {where} ORDER BY n, start, mark",
                values,
            ).fetchall()
        return [Mark(*row) for row in rows]

    def mark(self, reviewer: str, n: int, kind: str, start: int, end: int, label: str) -> None:
        """Save a mark; one that is there already gets the label."""
        with self._writing():
            self._db.execute(
                "INSERT INTO marks (reviewer, n, kind, start, end, label, at) VALUES (?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (reviewer, n, kind, start, end) DO UPDATE SET label = excluded.label",
                (reviewer, n, kind, start, end, label, now()),
            )
            self._event(reviewer, n, f"marked {kind}", {"start": start, "end": end, "label": label})

    def unmark(self, reviewer: str, n: int, mark: int) -> bool:
        """Take a mark of one's own away; False if there is none."""
        with self._writing():
            gone = self._db.execute(
                "DELETE FROM marks WHERE mark = ? AND reviewer = ? AND n = ?", (mark, reviewer, n)
            ).rowcount
            if gone:
                self._event(reviewer, n, "took a mark away", {"mark": mark})
        return bool(gone)

    def reviewers(self) -> list[str]:
        with self._reading():
            rows = self._db.execute(
                "SELECT reviewer FROM decisions UNION SELECT reviewer FROM marks ORDER BY 1"
            ).fetchall()
        return [str(row[0]) for row in rows]

    def _event(self, reviewer: str, n: int, what: str, detail: Mapping[str, Any]) -> None:
        self._db.execute(
            "INSERT INTO events VALUES (?, ?, ?, ?, ?)", (now(), reviewer, n, what, json.dumps(detail))
        )


def _told(path: Path, fault: sqlite3.Error) -> InputError | OutputError:
    """What a reviewer can do about a fault of SQLite's."""
    said = str(fault)
    if "not a database" in said or "malformed" in said or "no such table" in said:
        return InputError(
            f"{path} is no review, or is damaged; keep it, and name another file with --database"
        )
    if "locked" in said:
        step = "another program holds the file; try again in a moment"
    elif "full" in said:
        step = "the disk is full; free some space and try again"
    elif "readonly" in said or "unable to open" in said:
        step = "the file or its folder cannot be written; change the permissions and try again"
    else:
        step = f"{type(fault).__name__}; check the disk and try again"
    return SavingError(f"nothing was saved to {path.name}: {step}. What was saved before is safe")
