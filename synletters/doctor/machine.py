"""The machine: processor, memory, disk, and the files that nobody else may read."""

from __future__ import annotations

import os
import platform
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synletters.core.errors import ModelError
from synletters.doctor.findings import Finding
from synletters.neural.loading import downloads_allowed, pick_device, pick_dtype
from synletters.rewrite.workers import MEMORY, free_memory
from synletters.surrogate.secret import default_path

#: bytes that must be free where results go: a run holds its letters twice until it ends
_DISK = 1 << 30


def facts(at: Path, device: str) -> dict[str, Any]:
    """What the machine is, for people and for reports of faults. Raises ModelError for a device that is not there."""
    where = pick_device(device)
    return {
        "system": f"{platform.system()} {platform.release()}",
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)),
        "python": sys.version.split()[0],
        "device": where,
        "dtype": str(pick_dtype("auto", where)).removeprefix("torch."),
        "memory_free_gb": round(free_memory() / 1e9, 1),
        "disk_free_gb": round(shutil.disk_usage(_there(at)).free / 1e9, 1),
    }


def look(at: Path, device: str) -> Iterator[Finding]:
    try:
        pick_device(device)
    except ModelError as error:
        yield Finding("device", "wrong", str(error))
    free = free_memory()
    told = f"{free / 1e9:.1f} GB are free; a process of a run takes about {MEMORY / 1e9:.1f}"
    yield Finding("memory", "fine" if free >= MEMORY else "wrong", told)
    place = _there(at)
    room = shutil.disk_usage(place).free
    told = f"{room / 1e9:.1f} GB are free at {place}; a run needs twice the room of its letters"
    yield Finding("disk", "fine" if room >= _DISK else "wrong", told)
    if not os.access(place, os.W_OK):
        yield Finding("disk", "wrong", f"{place} cannot be written; choose another place for results")
    secret = default_path()
    if not secret.exists():
        yield Finding("secret", "note", f"none yet; the first run makes one at {secret}")
    elif stat.S_IMODE(secret.stat().st_mode) & 0o077:
        yield Finding(
            "secret", "wrong", f"others can read {secret}, from which surrogates are drawn: chmod 600"
        )
    else:
        yield Finding("secret", "fine", f"{secret} can be read by its owner alone")
    if downloads_allowed():
        yield Finding(
            "network", "note", "downloads are allowed here: models that are not on this machine are fetched"
        )
    else:
        yield Finding("network", "fine", "nothing is fetched without --allow-download")


def _there(place: Path) -> Path:
    """The folder itself, or the nearest above it that exists."""
    place = place.resolve()
    return next(folder for folder in (place, *place.parents) if folder.is_dir())


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
