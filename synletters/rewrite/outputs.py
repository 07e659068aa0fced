"""The files of a run: where they go, what is in their way, and what the manifest says of them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from synletters.core.errors import OutputError
from synletters.io import ANNOTATED


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
    def of(out: Path, annotated: Collection[str] = ()) -> Outputs:
        name = out.name
        for suffix in (".jsonl.gz", ".jsonl", ".csv", ".tsv", ".parquet"):
            if name.endswith(suffix):
                stem = out.parent / name.removesuffix(suffix)
                beside = [
                    stem.with_name(f"{stem.name}.{kind}")
                    for kind in ("rejected.jsonl", "report.json", "report.html", "manifest.json")
                ]
                rejected, report, page, manifest = beside
                more = {kind: stem.with_name(f"{stem.name}.{kind}") for kind in annotated}
                return Outputs(out, rejected, report, page, manifest, more)
        return Outputs(
            out / "letters.jsonl",
            out / "rejected.jsonl",
            out / "report.json",
            out / "report.html",
            out / "manifest.json",
            {kind: out / ANNOTATED[kind] for kind in annotated},
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
