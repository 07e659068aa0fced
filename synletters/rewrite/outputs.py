"""The files of a run: where they go, what is in their way, and what the manifest says of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from synletters.core.errors import OutputError
from synletters.io import ANNOTATED

#: how files of letters end, the longer before the shorter
TABLES = (".jsonl.gz", ".jsonl", ".csv", ".tsv", ".parquet")
#: an ending such as programs give files; run.v2 and 2021.03 are names of folders
_ENDING = re.compile(r"\.(?!v?\d+$)\w{1,12}$", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where the files of a run go: inside a folder, or beside the one file that was named."""

    letters: Path
    rejected: Path
    report: Path
    page: Path
    manifest: Path
    #: further formats that the letters are written in, and where
    annotated: Mapping[str, Path] = field(default_factory=dict)

    @staticmethod
    def of(out: Path, annotated: Collection[str] = (), records: str | None = None) -> Outputs:
        """``records`` names the format of records, which lie in a folder of that name. Raises OutputError for a name that is neither
        a folder's nor ends as a table does."""
        name = out.name
        for suffix in TABLES:
            if name.endswith(suffix):
                stem = out.parent / name.removesuffix(suffix)
                beside = [
                    stem.with_name(f"{stem.name}.{kind}")
                    for kind in ("rejected.jsonl", "report.json", "report.html", "manifest.json")
                ]
                rejected, report, page, manifest = beside
                more = {
                    kind: stem.with_name(f"{stem.name}.{kind}")
                    for kind in (*annotated, *([records] if records else []))
                }
                return Outputs(out, rejected, report, page, manifest, more)
        if not out.is_dir() and _ENDING.search(name):
            raise OutputError(
                f"{out} is no folder, and does not end as a table does: name a file that ends in {', '.join(TABLES)}, or a folder "
                "(one with such a name is to be made first)"
            )
        return Outputs(
            out / "letters.jsonl",
            out / "rejected.jsonl",
            out / "report.json",
            out / "report.html",
            out / "manifest.json",
            {kind: out / ANNOTATED[kind] for kind in annotated}
            | ({records: out / records} if records else {}),
        )

    @property
    def all(self) -> tuple[Path, ...]:
        return self.letters, self.rejected, self.report, self.page, self.manifest, *self.annotated.values()


def refuse_existing(paths: Iterable[Path], overwrite: bool) -> None:
    """Before any model loads: results of an earlier run are never replaced unasked."""
    for path in paths:
        if path.exists() and not overwrite:
            raise OutputError(
                f"{path} exists already; choose another place, or pass --overwrite to replace it"
            )


def manifest(outputs: Outputs) -> dict[str, Any]:
    """Size and hash of each file; of a folder those of all in it, the hash over the lines ``HASH  NAME`` in
    order of the names."""
    files: dict[str, dict[str, Any]] = {}
    for path in (
        outputs.letters,
        outputs.rejected,
        outputs.report,
        outputs.page,
        *outputs.annotated.values(),
    ):
        if not path.is_dir():
            files[path.name] = {"bytes": path.stat().st_size, "sha256": sha256(path)}
            continue
        digest, size, names = hashlib.sha256(), 0, sorted(p for p in path.rglob("*") if p.is_file())
        for name in names:
            size += name.stat().st_size
            digest.update(f"{sha256(name)}  {name.relative_to(path).as_posix()}\n".encode())
        files[f"{path.name}/"] = {"files": len(names), "bytes": size, "sha256": digest.hexdigest()}
    return {"files": files}


def sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while block := handle.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
