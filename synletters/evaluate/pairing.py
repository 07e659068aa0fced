"""Real letters and their rewrites, paired by id: what has no partner, comes twice, is empty or was not
changed is counted."""

from __future__ import annotations

import hashlib
import heapq
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from synletters.core.document import Letter, Rejected, Rewrite, Span
from synletters.core.errors import InputError, SpanError
from synletters.evaluate import Pair
from synletters.io import open_source
from synletters.io.rows import EMPTY, TWICE

FIRST = 10  # ids of each kind that a report names
_TABLES = ("letters.jsonl", "letters.jsonl.gz")
_LARGEST_REPORT = 16 * 1024 * 1024


@dataclass(slots=True)
class Pairing:
    """The pairs, in the order of the real letters, variants in theirs; and what could not be paired, by
    kind."""

    pairs: list[Pair] = field(default_factory=list)
    real: int = 0
    synthetic: int = 0
    variants: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    first: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    sampled_from: int | None = None

    def note(self, kind: str, letter_id: str) -> None:
        self.counts[kind] += 1
        if len(self.first[kind]) < FIRST and letter_id not in self.first[kind]:
            self.first[kind].append(letter_id)

    def rejected(self, row: Rejected) -> None:
        kind = (
            "empty"
            if row.reason.endswith(EMPTY)
            else "duplicates"
            if row.reason.endswith(TWICE)
            else "unreadable"
        )
        self.note(kind, row.letter_id)

    def to_json(self) -> dict[str, Any]:
        kinds = (
            "real_without_synthetic",
            "synthetic_without_real",
            "identical",
            "empty",
            "duplicates",
            "unreadable",
        )
        out: dict[str, Any] = {"pairs": len(self.pairs), **{kind: self.counts[kind] for kind in kinds}}
        if self.sampled_from is not None:
            out["sampled_from"] = self.sampled_from
        return out | {"first": {kind: ids for kind, ids in self.first.items() if ids}}


def read_pairs(real: Path, synthetic: Path, *, limit: int | None = None, seed: int = 0) -> Pairing:
    """Pair the letters of ``real`` with the rewrites of ``synthetic``, by id; both are streamed.

    With ``limit``, that many letters that have rewrites are drawn: which, depends on the seed and the ids
    alone. Raises
    InputError if a file cannot be read, or nothing pairs.
    """
    made = Pairing()
    there = {rewrite.letter_id for rewrite in rewrites(synthetic)}
    known: set[str] = set()
    kept: dict[str, Letter] = {}
    order: list[tuple[int, str]] = []  # a heap whose first entry is the letter that goes next
    for letter in open_source(real):
        if isinstance(letter, Rejected):
            made.rejected(letter)
            continue
        made.real += 1
        known.add(letter.id)
        if letter.id not in there:
            made.note("real_without_synthetic", letter.id)
            continue
        kept[letter.id] = letter
        if limit is not None:
            heapq.heappush(order, (-_draw(letter.id, seed), letter.id))
            if len(order) > limit:
                del kept[heapq.heappop(order)[1]]
    found: dict[str, list[Rewrite]] = defaultdict(list)
    met: set[int] = set()
    for rewrite in rewrites(synthetic, made):
        made.synthetic += 1
        met.add(rewrite.variant)
        if rewrite.letter_id not in known:
            made.note("synthetic_without_real", rewrite.letter_id)
        elif rewrite.letter_id in kept:
            found[rewrite.letter_id].append(rewrite)
    made.variants = len(met)
    if limit is not None:
        made.sampled_from = len(known & there)
    for letter_id, letter in kept.items():
        for rewrite in sorted(found[letter_id], key=lambda r: r.variant):
            made.pairs.append((letter, rewrite))
            if rewrite.text == letter.text:
                made.note("identical", letter_id)
    if not made.pairs and (not made.real or _is_output(real)):
        what = "was written by rewrite" if _is_output(real) else "has no letters that can be read"
        raise InputError(
            f"no row of {synthetic} is a rewrite of a letter of {real}, which {what}: REAL comes first, then what was made of it; "
            "were the two swapped?"
        )
    if not made.pairs:
        raise InputError(
            f"no row of {synthetic} is a rewrite of a letter of {real}: no id is in both ({made.real} letters, {made.synthetic} "
            "rewrites); are these its letters? A run with --id-map wrote them under new ids"
        )
    return made


def _draw(letter_id: str, seed: int) -> int:
    return int.from_bytes(hashlib.blake2b(f"{seed}\x1f{letter_id}".encode(), digest_size=8).digest(), "big")


def _is_output(path: Path) -> bool:
    """Whether a folder is one that ``rewrite`` wrote."""
    return table_of(path) != path and (path / "manifest.json").is_file()


def table_of(path: Path) -> Path:
    """The file of letters in a folder that ``rewrite`` wrote; else the path itself."""
    return next((path / name for name in _TABLES if (path / name).is_file()), path)


def rewrites(path: Path, pairing: Pairing | None = None) -> Iterator[Rewrite]:
    """The rewrites at ``path``, one at a time; rows that hold none are counted in ``pairing``, if it is
    given."""
    source = open_source(table_of(path))
    source.variants = True
    for row in source:
        if isinstance(row, Rejected):
            if pairing is not None:
                pairing.rejected(row)
            continue
        told = str(row.meta.get("variant", ""))
        try:
            yield Rewrite(
                row.id, int(told) if told.isdecimal() else 0, row.text, row.spans, refilled=_refilled(row)
            )
        except SpanError as error:
            if pairing is not None:
                pairing.rejected(Rejected(row.id, "read", error.reason))


def _refilled(row: Letter) -> tuple[tuple[int, int], ...] | None:
    """The offsets of refilled words, if the row has them. Raises SpanError for what are none."""
    told = row.meta.get("refilled")
    if told is None or told == "":
        return None
    try:
        value = json.loads(told) if isinstance(told, str) else told
        if value is None:
            return None
        return tuple((int(start), int(end)) for start, end in value)
    except (TypeError, ValueError):
        raise SpanError("the refilled words are not a list of [start, end]", letter_id=row.id) from None


def gold_spans(path: Path) -> dict[str, tuple[Span, ...]]:
    """Letter id -> its identifiers as gold annotations say. Raises InputError if there are none at all."""
    source = open_source(path)
    source.span_kind = "phi"
    found = {
        row.id: tuple(s for s in row.spans if s.kind == "phi") for row in source if isinstance(row, Letter)
    }
    if not any(found.values()):
        raise InputError(
            f"{path} has no identifiers: no span in it is of kind phi; give the annotated letters"
        )
    return found


def other_letters(path: Path) -> tuple[Letter, ...]:
    """Letters that no rewrite was made of, for attacks that need some. Raises InputError if there is none."""
    found = tuple(row for row in open_source(path) if isinstance(row, Letter))
    if not found:
        raise InputError(f"no letter of {path} can be read")
    return found


def describe(path: Path) -> dict[str, Any]:
    """Name and SHA-256 of an input; of a folder the hash over the lines ``HASH  NAME`` of its files."""
    inside = table_of(path)
    if inside.is_file():
        return {"name": path.name, "sha256": _sha256(inside)}
    digest = hashlib.sha256()
    for name in sorted(p for p in inside.rglob("*") if p.is_file()):
        digest.update(f"{_sha256(name)}  {name.relative_to(inside).as_posix()}\n".encode())
    return {"name": path.name, "sha256": digest.hexdigest()}


def _sha256(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def provenance(path: Path) -> dict[str, Any]:
    """What the run that wrote ``path`` says of itself: ``provenance`` of its report, and the files of its
    manifest."""
    folder, stem = (path, "") if path.is_dir() else (path.parent, "")
    if not path.is_dir():
        for suffix in (".jsonl.gz", ".jsonl", ".csv", ".parquet"):
            if path.name.endswith(suffix):
                stem = path.name.removesuffix(suffix) + "."
                break
    if path.name in _TABLES and not (folder / f"{stem}report.json").is_file():
        stem = ""
    out: dict[str, Any] = {}
    report, manifest = _json(folder / f"{stem}report.json"), _json(folder / f"{stem}manifest.json")
    if isinstance(report.get("provenance"), dict):
        out |= report["provenance"]
    if isinstance(manifest.get("files"), dict):
        out["files"] = manifest["files"]
    return out


def _json(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST_REPORT:
            return {}
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
