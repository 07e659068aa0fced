"""Whatever happens to a run: it says what it was, and the resumed run gives the bytes of one that nothing disturbed."""

from __future__ import annotations

import errno
import gzip
import json
import os
import resource
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tiny

from synletters import Letter, ModelError, OutputError, Rewriter, RunConfig, Span
from synletters.io import open_source
from synletters.rewrite.run import rewrite

CONFIG = RunConfig(detectors=("rules",), strategy="none", seed=3, chunk=2, workers=1)
NAMES = ("letters.jsonl", "rejected.jsonl")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    rows = [
        {
            "id": f"L{i}",
            "text": f"Dear Dr Quillfeather, your patient (MRN 12{i:05}) came on {1 + i % 28} March 2021.",
        }
        for i in range(20)
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def run(source: Path, out: Path, config: RunConfig = CONFIG, **options: Any) -> dict[str, Any]:
    return rewrite(open_source(source), out, config, **options)


def goes_on(source: Path, tmp_path: Path, config: RunConfig = CONFIG) -> None:
    """Resumed, the run gives what an undisturbed one gives, and leaves nothing behind."""
    out, whole = tmp_path / "out", tmp_path / "whole"
    run(source, out, config, resume=(tmp_path / "out.unfinished").exists())
    run(source, whole, config)
    assert all((out / name).read_bytes() == (whole / name).read_bytes() for name in NAMES)
    assert "Quillfeather" not in (out / "letters.jsonl").read_text()
    assert not [p for p in tmp_path.rglob("*") if p.name.endswith((".tmp", ".old", ".unfinished"))]


def shards(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "out.unfinished").glob("shard-*"))


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """The kernel refuses to let any file grow further, as a quota does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize(("size", "kept"), [(300, 0), (3000, 3)])
def test_no_room_for_a_shard_or_for_the_letters(size: int, kept: int, source: Path, tmp_path: Path) -> None:
    with files_of_at_most(size), pytest.raises(OutputError, match="disk is full"):
        run(source, tmp_path / "out")
    assert len(shards(tmp_path)) == kept
    assert not (tmp_path / "out").exists()
    goes_on(source, tmp_path)


@pytest.mark.parametrize("name", ["letters.jsonl", "rejected.jsonl", "report.json", "manifest.json"])
def test_an_output_that_became_read_only(
    name: str, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced = os.replace

    def refused(old: Any, new: Any) -> None:
        if Path(new) == tmp_path / "out" / name:
            raise OSError(errno.EROFS, "read-only file system")
        replaced(old, new)

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(OutputError, match="permission"):
        run(source, tmp_path / "out")
    monkeypatch.undo()
    assert len(shards(tmp_path)) == 3
    goes_on(source, tmp_path)


class Stops:
    name = "stops"

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error or KeyboardInterrupt()

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        if any(letter.id == "L17" for letter in letters):
            raise self.error
        return [() for _ in letters]


def stopped(source: Path, tmp_path: Path, config: RunConfig = CONFIG) -> None:
    stops = Rewriter(config, detectors=[*Rewriter(config).detectors, Stops()])
    with pytest.raises(KeyboardInterrupt):
        run(source, tmp_path / "out", config, rewriter=stops)


@pytest.mark.parametrize("edit", ["row gone", "row changed", "row doubled", "empty", "text", "other shard"])
def test_a_shard_that_was_edited_by_hand(edit: str, source: Path, tmp_path: Path) -> None:
    stopped(source, tmp_path)
    first, second = shards(tmp_path)
    lines = gzip.decompress(first.read_bytes()).splitlines(keepends=True)
    match edit:
        case "row gone":
            del lines[2]
        case "row changed":
            lines[2] = lines[2].replace(b"March", b"April")
        case "row doubled":
            lines.append(lines[2])
    first.write_bytes(
        {"empty": b"", "text": b"hello", "other shard": second.read_bytes()}.get(
            edit, gzip.compress(b"".join(lines))
        )
    )
    if edit == "other shard":  # a shard of other letters is no damage, and never passed off as these
        with pytest.raises(Exception, match="not those"):
            run(source, tmp_path / "out", resume=True)
        first.unlink()
    goes_on(source, tmp_path)


def test_a_model_that_is_damaged_between_two_runs(source: Path, tmp_path: Path) -> None:
    config = replace(CONFIG, strategy="random", ratio=1.0, model=str(tmp_path / "m"), dtype="float32")
    weights = tiny.bert_mlm(tmp_path / "m") / "model.safetensors"
    stopped(source, tmp_path, config)
    whole = weights.read_bytes()
    weights.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ModelError):
        run(source, tmp_path / "out", config, resume=True)
    assert len(shards(tmp_path)) == 2
    changed = bytearray(whole)
    changed[-5] ^= 0x10
    weights.write_bytes(changed)
    with pytest.raises(OutputError, match="another model: refiller"):
        run(source, tmp_path / "out", config, resume=True)
    weights.write_bytes(whole)
    goes_on(source, tmp_path, config)


def test_a_clock_that_was_set_back(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped(source, tmp_path)
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() - 10**7)
    for path in (tmp_path / "out.unfinished").iterdir():
        os.utime(path, (2**31, 2**31))
    goes_on(source, tmp_path)


class Waits:
    name = "waits"

    def __init__(self) -> None:
        self.reached, self.go = threading.Event(), threading.Event()

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        self.reached.set()
        assert self.go.wait(60)
        return [() for _ in letters]


@pytest.mark.parametrize("options", [{}, {"resume": True}, {"overwrite": True}])
def test_a_second_run_on_one_output_while_the_first_works(
    options: dict[str, bool], source: Path, tmp_path: Path
) -> None:
    waits = Waits()
    maker = Rewriter(CONFIG, detectors=[*Rewriter(CONFIG).detectors, waits])
    first = threading.Thread(target=run, args=(source, tmp_path / "out"), kwargs={"rewriter": maker})
    first.start()
    assert waits.reached.wait(60)
    with pytest.raises(OutputError):
        run(source, tmp_path / "out", **options)
    waits.go.set()
    first.join(120)
    run(source, tmp_path / "whole")
    assert all((tmp_path / "out" / n).read_bytes() == (tmp_path / "whole" / n).read_bytes() for n in NAMES)


class Hungry:
    """Memory for one letter at a time, and for L7 not even that."""

    name = "hungry"

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        if len(letters) > 1 or letters[0].id == "L7":
            raise MemoryError
        return [()]


def test_memory_that_is_exhausted(source: Path, tmp_path: Path) -> None:
    maker = Rewriter(CONFIG, detectors=[*Rewriter(CONFIG).detectors, Hungry()])
    report = run(source, tmp_path / "out", rewriter=maker)
    assert report["rejected"] == 1
    [rejected] = [json.loads(line) for line in (tmp_path / "out" / "rejected.jsonl").read_text().splitlines()]
    assert (rejected["id"], rejected["reason"]) == ("L7", "out of memory")
    run(source, tmp_path / "whole")
    lines = (tmp_path / "whole" / "letters.jsonl").read_text().splitlines()
    expected = [line for line in lines if json.loads(line)["id"] != "L7"]
    assert (tmp_path / "out" / "letters.jsonl").read_text().splitlines() == expected
