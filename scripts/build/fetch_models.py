"""Fetch models of the Hugging Face hub into a folder, for machines without network.

    python -m scripts.build.fetch_models --list scripts/build/models.yaml --pin             # with network:
    fill in revisions and checksums
    python -m scripts.build.fetch_models --list scripts/build/models.yaml --out MODELS      # with network:
    fetch what the list pins
    python -m scripts.build.fetch_models --list scripts/build/models.yaml --out MODELS --verify     #
    anywhere: are the files what the list says?

The list is YAML (JSON is YAML too): ``models: [{repo, revision, files: {name: sha256}}]``. ``revision`` is a
full commit, so that what is fetched cannot change; ``files`` holds the SHA-256 of every file of weights. A
model comes into MODELS/owner--name, which ``--model`` takes, when all its checksums are right, and not
before. Exit codes: 0 all is well, 1 a model is not what the list says, 2 a bad list, or no network.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

#: what a model needs; other frameworks' weights stay behind
WANTED = ("*.json", "*.txt", "*.model", "*.safetensors", "pytorch_model*.bin", "README.md", "LICENSE*")
WEIGHTS = (".safetensors", ".bin")
_REPO = re.compile(r"[\w.-]+/[\w.-]+")
_COMMIT, _SHA256 = re.compile(r"[0-9a-f]{40}"), re.compile(r"[0-9a-f]{64}")


class ListError(Exception):
    """The list is wrong, or says too little for what is asked."""


@dataclass(frozen=True, slots=True)
class Model:
    repo: str
    revision: str | None
    files: dict[str, str]

    @property
    def folder(self) -> str:
        return self.repo.replace("/", "--")


def read_list(path: Path, *, pinned: bool) -> list[Model]:
    """The models of a list. Raises ListError with every fault; ``pinned`` asks for revisions and checksums."""
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise ListError(f"{path} cannot be read ({type(error).__name__})") from error
    rows = found.get("models") if isinstance(found, dict) else None
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise ListError(f"{path} has no list called models")
    faults, out = [], []
    for row in rows:
        repo, revision, files = str(row.get("repo")), row.get("revision"), row.get("files") or {}
        if not _REPO.fullmatch(repo) or ".." in repo:
            faults.append(f"{repo!r} is no owner/name")
            continue
        if revision is not None and not _COMMIT.fullmatch(str(revision)):
            faults.append(f"{repo}: revision {revision!r} is no full commit of 40 hex digits")
        if not isinstance(files, dict) or not all(_SHA256.fullmatch(str(value)) for value in files.values()):
            faults.append(f"{repo}: files must name the SHA-256 of each, 64 hex digits")
            files = {}
        if any(Path(str(name)).is_absolute() or ".." in Path(str(name)).parts for name in files):
            faults.append(f"{repo}: a file lies outside of the model's folder")
        if pinned and (revision is None or not files):
            faults.append(
                f"{repo} has no revision or no checksums; run with --pin where there is a network, and look at what it wrote"
            )
        out.append(Model(repo, revision and str(revision), {str(k): str(v) for k, v in files.items()}))
    if faults:
        raise ListError("; ".join(faults))
    return out


def sha256(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def faults_of(folder: Path, model: Model) -> list[str]:
    """What is wrong with a model's folder; weights that the list does not name are a fault too."""
    if not folder.is_dir():
        return [f"{model.repo}: {folder} is not there"]
    out = []
    for name, wanted in sorted(model.files.items()):
        if not (folder / name).is_file():
            out.append(f"{model.repo}: {name} is missing")
        elif sha256(folder / name) != wanted:
            out.append(f"{model.repo}: {name} has another checksum than the list")
    out += [
        f"{model.repo}: {name} is not in the list" for name in weights_of(folder) if name not in model.files
    ]
    return out


def weights_of(folder: Path) -> list[str]:
    found = (p.relative_to(folder) for p in folder.rglob("*") if p.is_file() and p.suffix in WEIGHTS)
    return sorted(p.as_posix() for p in found if ".cache" not in p.parts)


def fetch(model: Model, out: Path, download: Callable[..., Any]) -> list[str]:
    """Fetch one model; the faults of what came, and then nothing of it is kept."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix=f".{model.folder}.") as place:
        folder = Path(place) / "model"
        download(model.repo, revision=model.revision, local_dir=folder, allow_patterns=list(WANTED))
        shutil.rmtree(folder / ".cache", ignore_errors=True)
        faults = faults_of(folder, model)
        if not faults:
            if (out / model.folder).exists():
                shutil.rmtree(out / model.folder)
            folder.rename(out / model.folder)
    return faults


def pin(
    models: list[Model], path: Path, download: Callable[..., Any], commit_of: Callable[[str], str]
) -> None:
    """Fill in what the list leaves open: today's commit, and the checksums of its weights. What is pinned
    stays."""
    rows = []
    for model in models:
        revision, files = model.revision or commit_of(model.repo), model.files
        if not files:
            with tempfile.TemporaryDirectory() as place:
                download(model.repo, revision=revision, local_dir=Path(place), allow_patterns=list(WANTED))
                files = {name: sha256(Path(place) / name) for name in weights_of(Path(place))}
        rows.append({"repo": model.repo, "revision": revision, "files": files})
    part = path.with_name(path.name + ".part")
    part.write_text(yaml.safe_dump({"models": rows}, sort_keys=False), encoding="utf-8")
    part.replace(path)


def main(
    argv: list[str] | None = None,
    *,
    download: Callable[..., Any] | None = None,
    commit_of: Callable[[str], str] | None = None,
) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--list", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", metavar="REPO", action="append", help="these models of the list alone")
    parser.add_argument("--pin", action="store_true", help="write revisions and checksums into the list")
    parser.add_argument("--verify", action="store_true", help="look at what is there; no network")
    args = parser.parse_args(argv)
    try:
        models = read_list(args.list, pinned=not args.pin)
        unknown = set(args.only or ()) - {model.repo for model in models}
        if unknown:
            raise ListError(f"{', '.join(sorted(unknown))} is not in {args.list}")
        if args.out is None and not args.pin:
            raise ListError("name the folder with --out")
    except ListError as error:
        print(f"fetch_models: {error}", file=sys.stderr)
        return 2
    chosen = [model for model in models if not args.only or model.repo in args.only]
    if args.verify:
        return _told(
            [fault for model in chosen for fault in faults_of(args.out / model.folder, model)],
            f"{len(chosen)} models are what the list says",
        )
    try:
        if download is None or commit_of is None:
            from huggingface_hub import HfApi, snapshot_download

            download = download or snapshot_download
            commit_of = commit_of or (lambda repo: str(HfApi().model_info(repo).sha))
        if args.pin:
            pin(models, args.list, download, commit_of)
            print(f"{args.list} is pinned; look at the revisions before you trust them")
            return 0
        faults = []
        for model in chosen:
            if faults_of(args.out / model.folder, model):
                faults += fetch(model, args.out, download)
    except Exception as error:  # the hub client raises many kinds; none of them leaves a model behind
        print(
            f"fetch_models: fetching failed ({type(error).__name__}); is there a network, and may you read the model?",
            file=sys.stderr,
        )
        return 2
    return _told(faults, f"{len(chosen)} models lie in {args.out}")


def _told(faults: list[str], well: str) -> int:
    for fault in faults:
        print(f"fetch_models: {fault}", file=sys.stderr)
    if not faults:
        print(well)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
