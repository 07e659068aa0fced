"""The models that ship with the package, against the hashes that were recorded when they were made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from synletters.core.errors import ModelError
from synletters.doctor.findings import Finding
from synletters.neural.loading import Task, embedded_folder

#: the list of a model's folder, as ``sha256sum`` writes it
SUMS = "SHA256SUMS"
SHIPPED: tuple[Task, ...] = ("mlm", "tagger")


def sums(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file of a model but its list of them, by name."""
    made = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name != SUMS:
            with path.open("rb") as file:
                made[path.name] = hashlib.file_digest(file, "sha256").hexdigest()
    return made


def recorded(folder: Path) -> dict[str, str]:
    """What the list of a folder says. Raises OSError if there is none, ValueError if it is none."""
    made = {}
    for line in (folder / SUMS).read_text(encoding="ascii").splitlines():
        digest, _, name = line.partition("  ")
        if len(digest) != 64 or not name:
            raise ValueError(line)
        made[name] = digest
    return made


def look() -> Iterator[Finding]:
    for task in SHIPPED:
        about = f"model {task}"
        try:
            folder = embedded_folder(task)
            known, there = recorded(folder), sums(folder)
        except ModelError as error:
            yield Finding(about, "wrong", str(error))
            continue
        except (OSError, ValueError) as error:
            told = (
                f"its list of hashes ({SUMS}) cannot be read ({type(error).__name__}); reinstall synletters"
            )
            yield Finding(about, "wrong", told)
            continue
        other = sorted(name for name in known if there.get(name) != known[name])
        if other:
            told = f"{', '.join(other)} of {folder} is not what was shipped; reinstall synletters"
            yield Finding(about, "wrong", told)
        else:
            yield Finding(about, "fine", f"{len(known)} files are what was shipped")
