"""Digests of what a command wrote, and where two records differ. Times, versions and facts of the machine are
left out."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

#: keys of JSON files that tell of the run and not of the letters, wherever they stand
RUN = re.compile(
    r"seconds|\w+_seconds|seconds_\w+|\w+_per_second|minutes|stages|created|versions?|synletters|python|machine|system|platform"
    r"|transformers_version|peft_version|_fingerprint|memory\w*|peak\w*"
)
#: digests of files that hold such keys
HASHES = {"manifest.json": ("bytes", "sha256", "vault's mark")}
#: files that are only noted to be there: pictures, pages with dates, a vault under a salt of its own
THERE = (".html", ".png", ".svg", "vault", ".tfevents", "dataset_info.json")
#: pages that tell what the JSON file beside them tells, with dates
TOLD = ("README.md",)


def short(data: bytes | str) -> str:
    """The first 16 hex digits of the SHA-256: enough to tell a change by."""
    return hashlib.sha256(
        data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    ).hexdigest()[:16]


def plain(value: Any, gone: tuple[str, ...] = ()) -> Any:
    """A JSON value without what changes from run to run. Counts under hashes of a random key stay as counts."""
    if isinstance(value, Mapping):
        kept = {key: one for key, one in value.items() if not RUN.fullmatch(key) and key not in gone}
        return {
            key: sorted(one.values()) if key == "values_hashed" else plain(one, gone)
            for key, one in kept.items()
        }
    return [plain(one, gone) for one in value] if isinstance(value, list) else value


def said(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)


def of_json(value: Any, depth: int = 2, above: str = "") -> dict[str, str]:
    """A digest for each key, and for each key of a value that is a mapping."""
    if not isinstance(value, Mapping) or not value or not depth:
        return {above or "(all)": short(said(value))}
    found: dict[str, str] = {}
    for key, one in sorted(value.items()):
        found |= of_json(one, depth - 1, f"{above}.{key}" if above else key)
    return found


def of_rows(rows: Iterator[dict[str, Any]]) -> dict[str, str]:
    """By letter: the digest of its text, and of all else that stands there of it."""
    found: dict[str, str] = {}
    for number, row in enumerate(rows):
        name = str(row.get("id", f"line {number + 1}"))
        name += f"#{row['variant']}" if row.get("variant") not in (None, "") else ""
        while name in found:
            name += " again"
        rest = said(plain({key: value for key, value in row.items() if key != "text"}))
        found[name] = f"{short(row['text'])} {short(rest)}" if "text" in row else short(rest)
    return found


def of_tensors(path: Path) -> str:
    from safetensors import safe_open

    digest = hashlib.sha256()
    with safe_open(path, framework="pt") as held:
        for name in sorted(held.keys()):
            tensor = held.get_tensor(name).contiguous()
            digest.update(f"{name} {tensor.dtype} {tuple(tensor.shape)}".encode())
            digest.update(tensor.flatten().view(__import__("torch").uint8).numpy().tobytes())
    return digest.hexdigest()[:16]


def of_docbin(path: Path) -> dict[str, str]:
    import spacy
    from spacy.tokens import DocBin

    docs = DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)
    return {f"doc {number}": short(said(plain(doc.to_json()))) for number, doc in enumerate(docs)}


def of_arrow(path: Path) -> dict[str, str]:
    import pyarrow

    with path.open("rb") as file:
        return of_rows(iter(pyarrow.ipc.open_stream(file).read_all().to_pylist()))


def of_parquet(path: Path) -> dict[str, str]:
    from pyarrow import parquet

    return of_rows(iter(parquet.read_table(path).to_pylist()))


def of_file(path: Path, place: str) -> str | dict[str, str]:
    """The digest of one file, or digests of its parts; ``place`` is what the run's folder was called."""
    name = path.name
    if name.endswith(THERE) or any(mark in name for mark in THERE if mark == ".tfevents") or name in TOLD:
        return "there"
    if name.endswith((".jsonl", ".jsonl.gz")):
        data = gzip.decompress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes()
        return of_rows(json.loads(line) for line in data.decode("utf-8", "surrogatepass").split("\n") if line)
    if name.endswith(".csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            return of_rows(csv.DictReader(file))
    if name.endswith(".safetensors"):
        return of_tensors(path)
    if name.endswith(".spacy") or name in ("docbin", "letters.spacy"):
        return of_docbin(path)
    if name.endswith(".arrow"):
        return of_arrow(path)
    if name.endswith(".parquet"):
        return of_parquet(path)
    data = path.read_bytes().replace(place.encode(), b"")
    if name.endswith(".json"):
        return of_json(plain(json.loads(data), HASHES.get(name, ())))
    return short(data)


def of_folder(folder: Path) -> dict[str, str | dict[str, str]]:
    """The digests of all files in it but the inputs and the logs."""
    found: dict[str, str | dict[str, str]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(("in/", "log.")):
            found[name] = of_file(path, str(folder))
    return found


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """What differs between two records of a case, one line a file."""
    told = []
    if old["exit"] != new["exit"]:
        told.append(f"exit codes {new['exit']}, recorded {old['exit']}")
    before, after = old["files"], new["files"]
    told += [f"{name}: not written" for name in before if name not in after]
    told += [f"{name}: written, but not recorded" for name in after if name not in before]
    for name in before:
        if name in after and (before[name] != after[name] or [*before[name]] != [*after[name]]):
            told.append(f"{name}: {_parts(before[name], after[name])}")
    return told


def _parts(before: Any, after: Any) -> str:
    if isinstance(before, str) or isinstance(after, str):
        return "differs"
    groups: dict[str, list[str]] = {}
    for name in [*before, *(name for name in after if name not in before)]:
        if name not in after or name not in before:
            groups.setdefault("gone" if name not in after else "new", []).append(name)
        elif before[name] != after[name]:
            pair = (before[name].split(" "), after[name].split(" "))
            what = (
                "differ"
                if len(pair[0]) == 1
                else "of other text"
                if pair[0][0] != pair[1][0]
                else "of other spans"
            )
            groups.setdefault(what, []).append(name)
    if not groups:
        return "the same parts in another order"
    return "; ".join(
        f"{len(names)} of {len(before)} {what}: {', '.join(names[:8])}{' …' if len(names) > 8 else ''}"
        for what, names in groups.items()
    )
