"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from synletters.core.errors import OutputError

_DISK_FAULTS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS})


def output_error(path: Path, fault: OSError) -> OutputError:
    """The error for the user: names the file and the next step."""
    match fault.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            step = (
                "the disk is full or the quota is used up; free some space or write elsewhere, and run again"
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            step = "no permission to write there; choose another place or change the permissions"
        case errno.ENOENT | errno.ENOTDIR:
            step = "its folder does not exist or is a file; choose another place"
        case errno.EISDIR | errno.ENOTEMPTY | errno.EEXIST:
            step = "something of that name is in the way; remove it or choose another name"
        case errno.ENAMETOOLONG:
            step = "the name is too long; choose a shorter one"
        case _:
            step = f"{os.strerror(fault.errno) if fault.errno else type(fault).__name__}; check the disk and run again"
    return OutputError(f"cannot write {path}: {step} (nothing of it was kept)")


#: Whether a file in a folder, by its name relative to it with ``/``, is one that may be thrown away.
Ours = Callable[[str], bool]


def _only_ours(folder: Path, ours: Ours) -> bool:
    for place, _, files in os.walk(folder):
        if not all(ours((Path(place) / name).relative_to(folder).as_posix()) for name in files):
            return False
    return True


def _for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


class AtomicPath:
    """A temporary file or folder beside ``path`` that takes its place on ``commit`` and vanishes on
    ``discard``.

    A folder in its place must be empty, or hold files alone that ``replace`` knows, if it is given: nobody's
    own work is
    thrown away. Raises OutputError if it is not so, or the folder cannot be made. Folders made on the way
    vanish with it.
    """

    def __init__(self, path: Path, *, folder: bool = False, replace: Ours | None = None) -> None:
        self.path = path
        self.temp = path.parent / f".{path.name[:60]}.{secrets.token_hex(6)}.tmp"
        self._made: list[Path] = []
        self._folder = folder
        try:
            if folder:
                if path.exists() and not (
                    path.is_dir() and (_only_ours(path, replace) if replace else not any(path.iterdir()))
                ):
                    holds = (
                        "holds files that synletters did not write" if replace else "is not an empty folder"
                    )
                    raise OutputError(
                        f"cannot write {path}: it exists and {holds}; remove it or choose another name"
                    )
            elif path.is_dir():
                raise OSError(errno.EISDIR, "is a folder")
            for parent in reversed([path.parent, *path.parent.parents]):
                if not parent.exists():
                    parent.mkdir(exist_ok=True)
                    self._made.append(parent)
            if folder:
                self.temp.mkdir()
        except OSError as fault:
            self.discard()
            raise output_error(path, fault) from None

    def open(self, *, private: bool = False) -> IO[bytes]:
        """The temporary file, open for binary writing; ``private`` if its owner alone may read it. Raises
        OutputError."""
        try:
            return open(self.temp, "xb", opener=_for_owner if private else None)
        except OSError as fault:
            self.discard()
            raise output_error(self.path, fault) from None

    def commit(self) -> None:
        """Put the temporary in place, in one step. Raises OSError."""
        if self._folder and self.path.is_dir():
            # rename does not replace a folder that is not empty: the old one steps aside, and comes back if
            # that fails
            old = self.temp.with_name(self.temp.name + ".old")
            os.replace(self.path, old)
            try:
                os.replace(self.temp, self.path)
            except OSError:
                os.replace(old, self.path)
                raise
            shutil.rmtree(old, ignore_errors=True)
        else:
            os.replace(self.temp, self.path)
        with contextlib.suppress(OSError):  # not every file system lets a folder be synced
            handle = os.open(self.path.parent, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def discard(self) -> None:
        """Remove the temporary and the folders made for it. Never raises OSError."""
        if self._folder:
            shutil.rmtree(self.temp, ignore_errors=True)
        else:
            with contextlib.suppress(OSError):
                self.temp.unlink()
        for parent in reversed(self._made):
            with contextlib.suppress(OSError):
                parent.rmdir()


@contextlib.contextmanager
def atomic_writer(path: str | os.PathLike[str], *, private: bool = False) -> Iterator[io.TextIOBase]:
    """A UTF-8 text file, newlines as given, that appears at ``path`` when the block ends without an
    exception; ``private`` if its owner alone may read it.

    Raises OutputError (disk full, no permission, a folder in the way); other exceptions of the block pass
    through.
    """
    target = AtomicPath(Path(path))
    raw = target.open(private=private)
    done = False
    text = io.TextIOWrapper(raw, encoding="utf-8", newline="")
    try:
        try:
            yield text
        except OSError as fault:
            # An OSError of the block may be about another file: only a disk's faults are taken for ours.
            if fault.errno in _DISK_FAULTS:
                raise output_error(target.path, fault) from None
            raise
        try:
            text.flush()
            os.fsync(raw.fileno())
            text.close()
            target.commit()
        except OSError as fault:
            raise output_error(target.path, fault) from None
        done = True
    finally:
        if not done:
            close_quietly(text, raw)
            target.discard()


@contextlib.contextmanager
def private_files() -> Iterator[None]:
    """What is written within is for its owner alone: for commands that write what letters said before."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def close_quietly(*handles: Any) -> None:
    """Close what is to be thrown away: its buffers may fail to flush once more."""
    for handle in handles:
        with contextlib.suppress(Exception):
            handle.close()


def write_json(path: str | os.PathLike[str], value: Any) -> None:
    """Write ``value`` as JSON (indented, sorted keys, UTF-8), atomically. Raises OutputError, and
    TypeError/ValueError
    for what JSON cannot hold."""
    with atomic_writer(path) as out:
        out.write(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False) + "\n")
