"""The folder of a run that is not over: what it is a run of, and its checkpoints, each there whole or not at
all."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from synletters.core.errors import OutputError, TrainingError
from synletters.io.atomic import write_json

_NAME = re.compile(r"checkpoint-(\d+)")
_RUN, _PROGRESS, _PART = "run.json", "progress.json", ".part"


class Work:
    """``OUT.unfinished``: it lies beside OUT, holds no letter text, and goes when OUT is done.

    Raises TrainingError if OUT, or an unfinished run, is there already and neither ``overwrite`` nor
    ``resume`` says what is
    to become of it.
    """

    def __init__(self, out: Path, *, resume: bool, overwrite: bool) -> None:
        self.out, self.resume = out, resume
        self.folder = out.with_name(out.name + ".unfinished")
        if not out.name:
            raise TrainingError(f"{out} is no name for a new folder")
        if out.exists() and not overwrite and not (out.is_dir() and not any(out.iterdir())):
            raise TrainingError(
                f"{out} exists already; choose another place, or pass --overwrite to replace it"
            )
        there = self.folder.exists()
        if (
            there
            and not (self.folder / _RUN).is_file()
            and (not self.folder.is_dir() or any(self.folder.iterdir()))
        ):
            raise TrainingError(
                f"{self.folder} is in the way, and is no unfinished run; move it or choose another OUT"
            )
        if there and not resume and not overwrite:
            raise TrainingError(
                f"an unfinished run lies in {self.folder}; pass --resume to go on with it, or --overwrite to begin anew"
            )
        if there and not resume:
            shutil.rmtree(self.folder)
        self.last_good: Path | None = None

    def begin(self, run: Mapping[str, Any]) -> Path | None:
        """The checkpoint to go on from, None for a beginning. ``run`` says what must not differ when a run
        goes on.

        Raises TrainingError if the unfinished run is one of another model, other letters or other settings,
        and names which.
        """
        path = self.folder / _RUN
        run = json.loads(json.dumps(run))
        if self.resume and path.is_file():
            try:
                known = json.loads(path.read_text(encoding="utf-8"))
                theirs = {str(k): v for k, v in known.items()}
            except (OSError, ValueError, AttributeError) as error:
                raise TrainingError(
                    f"{path} cannot be read ({type(error).__name__}); pass --overwrite to begin anew"
                ) from None
            other = [name for name in ("model", "letters") if theirs.get(name) != run.get(name)]
            mine, before = run.get("settings", {}), theirs.get("settings", {})
            other += sorted(
                f"--{k.replace('_', '-')}" for k in {*mine, *before} if mine.get(k) != before.get(k)
            )
            if other:
                raise TrainingError(
                    f"the checkpoints in {self.folder} are of another run: {', '.join(other)} differ; give the same as then, or "
                    "pass --overwrite to begin anew"
                )
            self.last_good = self.last()
            return self.last_good
        if self.resume:
            raise TrainingError(
                f"there is no unfinished run in {self.folder} to resume; leave --resume out to begin one"
            )
        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            # weights remember what they were tuned on
            self.folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise OutputError(f"cannot make {self.folder}: {error.strerror}; choose another place") from None
        write_json(path, run)
        return None

    def last(self) -> Path | None:
        """The latest whole checkpoint."""
        found = [
            (int(m[1]), p)
            for p in self.folder.iterdir()
            if (m := _NAME.fullmatch(p.name)) and (p / _PROGRESS).is_file()
        ]
        return max(found)[1] if found else None

    def at(self, step: int) -> Path:
        return self.folder / f"checkpoint-{step}"

    def progress(self, checkpoint: Path) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((checkpoint / _PROGRESS).read_text(encoding="utf-8"))
        return found

    def save(
        self, step: int, write: Callable[[Path], None], progress: Mapping[str, Any], *, best: int | None
    ) -> None:
        """``write`` a checkpoint into the folder it is handed; it appears under its name when all of it is on
        the disk.

        Then older ones go, but for the ``best``. Raises TrainingError if it cannot be written; those before
        it stay.
        """
        part = self.folder / _PART
        try:
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir()
            write(part)
            made = part / f"checkpoint-{step}"
            (made / _PROGRESS).write_text(json.dumps(progress), encoding="utf-8")
            for file in made.rglob("*"):
                if file.is_file():
                    _sync(file)
            _sync(made)
            if self.at(step).exists():
                shutil.rmtree(self.at(step))
            os.replace(made, self.at(step))
            _sync(self.folder)
        except TrainingError:
            raise
        except Exception as error:
            good = (
                f"the last good one, {self.last_good.name}, is kept"
                if self.last_good
                else "there is none before it"
            )
            raise TrainingError(
                f"the checkpoint of step {step} could not be written to {self.folder}: {_why(error)}; {good}: free some space and "
                "run again with --resume"
            ) from None
        finally:
            shutil.rmtree(part, ignore_errors=True)
        self.last_good = self.at(step)
        for place in self.folder.iterdir():
            found = _NAME.fullmatch(place.name)
            if found and int(found[1]) not in (step, best):
                shutil.rmtree(place, ignore_errors=True)

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def kept(self) -> str:
        """What to say of the last good checkpoint when a run fails."""
        if self.last_good is None:
            return "no checkpoint was written yet"
        return f"the last good checkpoint is {self.last_good}; --resume goes on from it"


def _why(error: Exception) -> str:
    """The cause, without a message of strangers: torch and safetensors wrap the errors of the disk."""
    said = str(error)
    full = getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) or any(
        sign in said
        for sign in (
            "No space left",
            "os error 28",
            "File too large",
            "os error 27",
            "Disk quota",
            "PytorchStreamWriter failed",
            "unexpected pos",
            "iostream error",
            "file write failed",
        )
    )
    return (
        "the disk is full or the quota is used up" if full else f"writing failed with {type(error).__name__}"
    )


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
