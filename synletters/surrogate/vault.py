"""The vault: what surrogates and date offsets patients got, kept between runs in one SQLite file, unreadable
without its key.

Patients and values stand in it as keyed hashes alone (HMAC-SHA256); surrogates, ordinals and offsets are
sealed (AES-256-GCM, bound to
their place in the file, padded so that lengths tell little). Both keys come from the user's key by
HKDF-SHA256 with the file's own
salt. Without the key one can count the patients and their entities, and nothing else. No original is ever
stored.

A chunk of letters is one transaction under SQLite's rollback journal: a process that is killed leaves the
vault as it was before.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag

from synletters.core.errors import VaultError
from synletters.surrogate import Memory
from synletters.surrogate.vault_keys import derive, hashed, seal, unseal

_APPLICATION = 0x53594E4C  # "SYNL", in the header of the file
_CHECKED = 1 << 28  # bytes up to which a whole file is looked through before a run
_CHECK = b"synletters vault 1"
_SCHEMA = (
    f"PRAGMA application_id = {_APPLICATION}",
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL)",
    "CREATE TABLE memory (patient BLOB, entity BLOB, sealed BLOB NOT NULL, PRIMARY KEY (patient, entity)) WITHOUT ROWID",
)


class Vault:
    """A vault at a path. It holds no connection between chunks, so it may be shared by processes, each of
    which waits its turn.

    ``mark`` tells it from other vaults, and gives nothing away: the hash of its random salt. ``wait`` is how many seconds another process may hold the file before VaultError is raised.
    """

    def __init__(self, path: Path, key: bytes, *, wait: float = 60.0) -> None:
        self.path, self._key, self._wait = path, key, wait
        self.mark = ""
        with self.chunk() as chunk:
            self.mark = chunk.mark
            chunk.check()  # a vault that cannot be used is noticed before any letter is touched

    def __repr__(self) -> str:
        return f"Vault({str(self.path)!r})"

    @contextlib.contextmanager
    def chunk(self) -> Iterator[Chunk]:
        """One transaction: what its memories have learnt is kept if the block ends without an exception, else
        none of it.

        Raises VaultError if the vault is locked, damaged, no vault, or one of another key.
        """
        try:
            with contextlib.closing(self._connect()) as connection:
                connection.execute("BEGIN IMMEDIATE")
                chunk = Chunk(connection, *self._keys(connection), self.path)
                yield chunk
                chunk.save()
                connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._fault(error) from None

    def _connect(self) -> sqlite3.Connection:
        try:
            if self.path.is_dir():
                raise VaultError(f"the vault {self.path} is a folder; name a file")
            if not self.path.parent.is_dir():
                raise VaultError(
                    f"the vault {self.path} cannot be made: its folder does not exist; make it, or name another"
                )
            os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            pass
        except (OSError, ValueError) as error:
            told = getattr(error, "strerror", None) or "its name cannot be"
            raise VaultError(f"the vault {self.path} cannot be made: {told}; choose another place") from None
        connection = sqlite3.connect(self.path, timeout=self._wait, isolation_level=None)
        try:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA secure_delete = ON")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _keys(self, connection: sqlite3.Connection) -> tuple[bytes, bytes]:
        """The keys for hashing and sealing; a new file is made a vault first."""
        [[application]] = connection.execute("PRAGMA application_id")
        [[tables]] = connection.execute("SELECT count(*) FROM sqlite_master")
        if not tables and not application:
            for statement in _SCHEMA:
                connection.execute(statement)
            salt = secrets.token_bytes(16)
            keys = derive(self._key, salt)
            meta = [("salt", salt), ("check", seal(keys[1], _CHECK, b"check"))]
            connection.executemany("INSERT INTO meta VALUES (?, ?)", meta)
            return keys
        if application != _APPLICATION:
            raise VaultError(f"{self.path} is a database of another program; name another file for the vault")
        held: dict[str, bytes] = {
            name: value
            for name, value in connection.execute("SELECT name, value FROM meta")
            if isinstance(value, bytes)
        }
        if not {"salt", "check"} <= {*held}:
            raise VaultError(f"the vault {self.path} is damaged; put back a copy of it, or start a new one")
        keys = derive(self._key, held["salt"])
        try:
            unseal(keys[1], held["check"], b"check")
        except (InvalidTag, ValueError):
            raise VaultError(
                f"the key does not open the vault {self.path}; give the key that it was made with"
            ) from None
        return keys

    def _fault(self, error: sqlite3.Error) -> VaultError:
        """SQLite's own words hold no value of the vault; they are told by kind all the same."""
        match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF:
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                return VaultError(
                    f"the vault {self.path} is held by another process; wait until that has ended, and run again"
                )
            case (
                sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_AUTH
            ):
                return VaultError(
                    f"the vault {self.path} cannot be written; change its permissions, or name another"
                )
            case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
                return VaultError(
                    f"the vault {self.path} cannot be written: the disk is full or faulty; free space, run again"
                )
        return VaultError(
            f"{self.path} is no vault, or is damaged; put back a copy of it, or name another file"
        )


class Chunk:
    """A vault while one chunk of letters is worked on."""

    def __init__(self, connection: sqlite3.Connection, hashing: bytes, sealing: bytes, path: Path) -> None:
        self._connection, self._hashing, self._sealing, self._path = connection, hashing, sealing, path
        self._kept: list[Remembered] = []

    @property
    def mark(self) -> str:
        [[salt]] = self._connection.execute("SELECT value FROM meta WHERE name = 'salt'")
        return hashlib.sha256(b"synletters vault " + salt).hexdigest()[:12]

    def check(self) -> None:
        """Raises VaultError if the file is damaged as a database; large files are checked as they are
        read."""
        if self._path.stat().st_size > _CHECKED:
            return
        if [*self._connection.execute("PRAGMA quick_check(1)")] != [("ok",)]:
            raise VaultError(f"the vault {self._path} is damaged; put back a copy of it, or start a new one")

    def memory(self, patient: str) -> Remembered:
        """What is remembered of a patient. New draws are saved only after ``keep``. Raises VaultError."""
        place = hashed(self._hashing, "patient", patient)
        memory = Remembered(self._hashing, place)
        rows = self._connection.execute(
            "SELECT entity, sealed FROM memory WHERE patient = ? ORDER BY entity", (place,)
        )
        for entity, sealed in rows:
            try:
                kind, text = json.loads(unseal(self._sealing, sealed, place + entity))
            except (InvalidTag, ValueError, TypeError):
                raise VaultError(
                    f"the vault {self._path} is damaged; put back a copy of it, or start a new one"
                ) from None
            memory.load(entity, kind, text)
        return memory

    def keep(self, memory: Remembered) -> None:
        """Have what a memory has learnt saved with the chunk."""
        self._kept.append(memory)

    def save(self) -> None:
        """Write what the kept memories have learnt, within the transaction."""
        for memory in self._kept:
            rows = [
                (
                    memory.place,
                    entity,
                    seal(self._sealing, json.dumps(entry).encode(), memory.place + entity),
                )
                for entity, entry in sorted(memory.learnt.items())
            ]
            self._connection.executemany("INSERT INTO memory VALUES (?, ?, ?)", rows)


class Remembered(Memory):
    """A patient's memory that a vault has filled. ``learnt`` is what came since."""

    def __init__(self, hashing: bytes, place: bytes) -> None:
        super().__init__()
        self._hashing, self.place = hashing, place
        self.secret = hashed(hashing, "streams", place.hex()).hex()
        self.learnt: dict[bytes, tuple[str, str]] = {}

    def load(self, key: bytes, kind: str, text: str) -> None:
        super()._hold(key, kind, text)

    def _hold(self, key: object, kind: str, text: str) -> None:
        assert isinstance(key, bytes)
        super()._hold(key, kind, text)
        self.learnt[key] = (kind, text)

    def _key(self, kind: str, identity: str) -> bytes:
        return hashed(self._hashing, "entity", self.place.hex(), kind, identity)
