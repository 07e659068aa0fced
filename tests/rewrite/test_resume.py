"""A run that is stopped loses nothing that was finished, and goes on to the same letters."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from synletters import InputError, Letter, OutputError, Rewriter, RunConfig, Span, SynlettersError
from synletters.cli.main import main
from synletters.io import open_source
from synletters.rewrite.run import detect, rewrite
from synletters.surrogate.vault import Vault

CONFIG = RunConfig(detectors=("rules",), strategy="none", seed=3, chunk=2, workers=1)


def letters(path: Path, count: int = 20, *, start: int = 0) -> Path:
    rows = [
        {
            "id": f"L{i}",
            "text": f"Dear Dr Quillfeather, your patient (MRN 12{i:05}) came on {1 + i % 28} March 2021.",
        }
        for i in range(start, start + count)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


class Stops:
    """A detector that ends the run at one letter, as a full disk or Ctrl-C would, until ``armed`` is taken off."""

    name = "stops"
    armed = True

    def __init__(self, at: str, error: BaseException) -> None:
        self.at, self.error = at, error

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        if self.armed and any(letter.id == self.at for letter in letters):
            raise self.error
        return [() for _ in letters]


def stopped(tmp_path: Path, config: RunConfig = CONFIG, at: str = "L17") -> Path:
    """A run that ended in the midst, with shards that are finished; the folder of its output."""
    rules = Rewriter(config).detectors
    with pytest.raises(KeyboardInterrupt):
        rewrite(
            open_source(letters(tmp_path / "in.jsonl")),
            tmp_path / "out",
            config,
            rewriter=Rewriter(config, detectors=[*rules, Stops(at, KeyboardInterrupt())]),
        )
    return tmp_path / "out"


def whole(tmp_path: Path, config: RunConfig = CONFIG) -> dict[str, bytes]:
    out = tmp_path / "whole"
    rewrite(open_source(letters(tmp_path / "in.jsonl")), out, config)
    return {name: (out / name).read_bytes() for name in ("letters.jsonl", "rejected.jsonl")}


def read(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in ("letters.jsonl", "rejected.jsonl")}


def shards(out: Path) -> list[Path]:
    return sorted(out.with_name(out.name + ".unfinished").glob("shard-*"))


def test_a_stopped_run_goes_on_and_gives_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = stopped(tmp_path)
    assert len(shards(out)) == 2
    assert not out.exists()
    assert "--resume" in capsys.readouterr().err
    seen: list[int] = []
    report = rewrite(open_source(tmp_path / "in.jsonl"), out, CONFIG, resume=True, progress=seen.append)
    expected = whole(tmp_path)
    assert read(out) == expected
    assert report["letters"] == sum(seen) == 20
    assert (
        report["identifiers_replaced"]
        == json.loads((tmp_path / "whole/report.json").read_text())["identifiers_replaced"]
    )
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "out", "whole"]


def test_finished_letters_are_not_done_again(tmp_path: Path) -> None:
    out = stopped(tmp_path)
    first = Stops("L3", RuntimeError())  # of a shard that is finished
    rules = Rewriter(CONFIG).detectors
    report = rewrite(
        open_source(tmp_path / "in.jsonl"),
        out,
        CONFIG,
        resume=True,
        rewriter=Rewriter(CONFIG, detectors=[*rules, first]),
    )
    assert report["rejected"] == 0


def test_what_is_kept_can_be_read_by_its_owner_alone(tmp_path: Path) -> None:
    out = stopped(tmp_path)
    folder = out.with_name("out.unfinished")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in shards(out)} == {0}


def test_a_run_is_begun_resumed_or_thrown_away_on_purpose(tmp_path: Path) -> None:
    out = stopped(tmp_path)
    source = open_source(tmp_path / "in.jsonl")
    with pytest.raises(OutputError, match="--resume to go on with it, or --overwrite"):
        rewrite(source, out, CONFIG)
    with pytest.raises(OutputError, match="no unfinished run"):
        rewrite(source, tmp_path / "other", CONFIG, resume=True)
    rewrite(source, out, CONFIG, overwrite=True)
    assert read(out) == whole(tmp_path)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"seed": 4}, "--seed"),
        ({"policy": "tag"}, "--policy"),
        ({"chunk": 3, "strategy": "random"}, "--chunk, --strategy"),
    ],
)
def test_other_settings_are_refused_by_name(tmp_path: Path, other: dict[str, object], told: str) -> None:
    out = stopped(tmp_path)
    changed = replace(CONFIG, **other)  # type: ignore[arg-type]
    with pytest.raises(OutputError, match=told):
        rewrite(open_source(tmp_path / "in.jsonl"), out, changed, resume=True)
    assert len(shards(out)) == 2  # and nothing is lost


def test_the_number_of_workers_may_differ(tmp_path: Path) -> None:
    out = stopped(tmp_path)
    rewrite(open_source(tmp_path / "in.jsonl"), out, replace(CONFIG, workers=2), resume=True)
    assert read(out) == whole(tmp_path)


def test_other_letters_are_refused(tmp_path: Path) -> None:
    out = stopped(tmp_path)
    letters(tmp_path / "in.jsonl", start=1)
    with pytest.raises(InputError, match="differ in shard 0") as caught:
        rewrite(open_source(tmp_path / "in.jsonl"), out, CONFIG, resume=True)
    assert "Quillfeather" not in str(caught.value)
    assert len(shards(out)) == 2


@pytest.mark.parametrize("cut", [0, 10, -9, None])
def test_a_damaged_shard_is_made_again(
    tmp_path: Path, cut: int | None, capsys: pytest.CaptureFixture[str]
) -> None:
    out = stopped(tmp_path)
    data = shards(out)[0].read_bytes()
    shards(out)[0].write_bytes(gzip.compress(b'{"no": "header"}\n') if cut is None else data[:cut])
    rewrite(open_source(tmp_path / "in.jsonl"), out, CONFIG, resume=True)
    assert read(out) == whole(tmp_path)
    assert "damaged" in capsys.readouterr().err


def test_leftovers_of_a_killed_run_go(tmp_path: Path) -> None:
    out = stopped(tmp_path)
    out.mkdir()
    left = [
        out / ".letters.jsonl.0123456789ab.tmp",
        out.with_name("out.unfinished") / ".shard-000002.jsonl.gz.0123456789ab.tmp",
    ]
    kept = out / ".letters.jsonl.of-mine.tmp"
    for path in (*left, kept):
        path.write_text("half a letter")
    rewrite(open_source(tmp_path / "in.jsonl"), out, CONFIG, resume=True)
    assert not any(path.exists() for path in left)
    assert kept.exists()


def test_two_runs_do_not_share_an_output(tmp_path: Path) -> None:
    out = stopped(tmp_path)
    with FileLock(out.with_name("out.unfinished") / "lock"):
        with pytest.raises(OutputError, match="another run is at work"):
            rewrite(open_source(tmp_path / "in.jsonl"), out, CONFIG, resume=True)
        assert len(shards(out)) == 2


def test_a_folder_of_ones_own_is_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / "out.unfinished"
    mine.mkdir()
    (mine / "thesis.txt").write_text("mine")
    with pytest.raises(OutputError, match="is in the way"):
        rewrite(open_source(letters(tmp_path / "in.jsonl")), tmp_path / "out", CONFIG, overwrite=True)
    assert (mine / "thesis.txt").read_text() == "mine"


def test_what_failed_before_a_shard_was_whole_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("")
    with pytest.raises(InputError):
        rewrite(open_source(tmp_path / "in.jsonl"), tmp_path / "deep" / "out", CONFIG)
    assert [p.name for p in tmp_path.iterdir()] == ["in.jsonl"]


def test_a_full_disk_keeps_what_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync, calls = os.fsync, []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 5:
            raise OSError(28, "No space left on device")
        sync(handle)

    monkeypatch.setattr(os, "fsync", full)
    source = open_source(letters(tmp_path / "in.jsonl"))
    with pytest.raises(OutputError, match="disk is full"):
        rewrite(source, tmp_path / "out", CONFIG)
    monkeypatch.undo()
    assert shards(tmp_path / "out")
    rewrite(source, tmp_path / "out", CONFIG, resume=True)
    assert read(tmp_path / "out") == whole(tmp_path)


def test_detect_goes_on_too(tmp_path: Path) -> None:
    source = open_source(letters(tmp_path / "in.jsonl"))
    stop = Stops("L17", KeyboardInterrupt())
    rules = Rewriter(CONFIG).detectors
    with pytest.raises(KeyboardInterrupt):
        detect(source, tmp_path / "spans.jsonl", CONFIG, rewriter=Rewriter(CONFIG, detectors=[*rules, stop]))
    detect(source, tmp_path / "spans.jsonl", CONFIG, resume=True)
    detect(source, tmp_path / "again.jsonl", CONFIG)
    assert (tmp_path / "spans.jsonl").read_bytes() == (tmp_path / "again.jsonl").read_bytes()


def test_the_vault_draws_the_same_when_a_run_goes_on(tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text("k" * 40)
    Vault(tmp_path / "vault", b"k" * 40)
    shutil.copy(tmp_path / "vault", tmp_path / "other")  # of one salt

    def with_vault(name: str) -> RunConfig:
        return replace(CONFIG, seed=None, vault=str(tmp_path / name), vault_key_file=str(key))

    out = stopped(tmp_path, with_vault("vault"))
    rewrite(open_source(tmp_path / "in.jsonl"), out, with_vault("vault"), resume=True)
    assert read(out) == whole(tmp_path, with_vault("other"))


class Deadly:
    """A detector whose native code crashes on one letter."""

    name = "deadly"

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        if any(letter.id == "L7" for letter in letters):
            os._exit(139)
        return [() for _ in letters]


class AlwaysDeadly:
    name = "always"

    def __init__(self) -> None:
        os._exit(139)


def test_a_letter_that_ends_its_process_is_rejected_and_the_rest_done(tmp_path: Path) -> None:
    config = replace(CONFIG, detectors=("rules", f"{__name__}:Deadly"), workers=2, chunk=4)
    report = rewrite(open_source(letters(tmp_path / "in.jsonl")), tmp_path / "out", config)
    rejected = [json.loads(line) for line in (tmp_path / "out/rejected.jsonl").read_text().splitlines()]
    assert [(row["id"], row["stage"]) for row in rejected] == [("L7", "worker")]
    assert report["letters"] == 20
    assert report["rewrites"] == 19
    written = [json.loads(line) for line in (tmp_path / "out/letters.jsonl").read_text().splitlines()]
    expected = [json.loads(line) for line in whole(tmp_path)["letters.jsonl"].decode().splitlines()]
    assert written == [row for row in expected if row["id"] != "L7"]


def test_workers_that_cannot_live_end_the_run(tmp_path: Path) -> None:
    config = replace(CONFIG, detectors=(f"{__name__}:AlwaysDeadly",), workers=2)
    with pytest.raises(SynlettersError, match="worker processes ended"):
        rewrite(open_source(letters(tmp_path / "in.jsonl")), tmp_path / "out", config)


def test_resume_and_overwrite_exclude_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(
        ["rewrite", str(letters(tmp_path / "in.jsonl")), str(tmp_path / "out"), "--resume", "--overwrite"]
    )
    assert code == 2
    assert "give one of them" in capsys.readouterr().err
