"""A run that is killed, or fails, keeps its last good checkpoint and goes on from it as if nothing had
been."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest
import tiny
from training import CANARY, arguments, card

from synletters.cli.main import main
from synletters.core.errors import OutputError, TrainingError

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.timeout(1200)  # another Python has to start, on a machine that may be busy
def test_killed_at_a_random_moment_and_resumed_it_ends_the_same(
    train_whole: Path, train_letters: Path, train_base: Path, tmp_path: Path
) -> None:
    """SIGKILL, no handler can help: the run goes on from its last checkpoint with the batches it would have
    had."""
    out = tmp_path / "model"
    line = arguments(train_letters, out, train_base, "--steps", "30", "--check-every", "5")
    child = subprocess.Popen(
        [sys.executable, "-m", "synletters", *line], cwd=ROOT, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )
    work = tmp_path / "model.unfinished"
    try:
        until = time.monotonic() + 800
        while (
            not any(work.glob("checkpoint-*/progress.json"))
            and child.poll() is None
            and time.monotonic() < until
        ):
            time.sleep(0.01)
        time.sleep(Random().random() * 0.2)
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
    if out.exists():
        pytest.skip("the run was over before it could be killed")
    assert any(work.glob("checkpoint-*/progress.json"))
    assert main([*line, "--resume"]) == 0
    made, known = card(out), card(train_whole)
    assert made["run"]["resumed_at"]
    assert made["run"]["steps"] == 30
    assert made["after"]["loss"] == pytest.approx(known["after"]["loss"], abs=2e-3)
    assert [row["step"] for row in made["run"]["checks"]] == [5, 10, 15, 20, 25, 30]
    assert not work.exists()


def stopped(
    train_letters: Path,
    out: Path,
    train_base: Path,
    monkeypatch: pytest.MonkeyPatch,
    *more: str,
    after: int = 2,
) -> None:
    """A run that ends, as if the disk were full, when it has written ``after`` checkpoints."""
    real, count = os.replace, [0]

    def full(made: Any, place: Any) -> None:
        if Path(place).name.startswith("checkpoint-"):
            count[0] += 1
            if count[0] > after:
                raise OSError(28, "No space left on device")
        real(made, place)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        assert (
            main(arguments(train_letters, out, train_base, "--steps", "30", "--check-every", "5", *more)) == 2
        )


def test_a_full_disk_keeps_the_last_good_checkpoint(
    train_whole: Path,
    train_letters: Path,
    train_base: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "model"
    stopped(train_letters, out, train_base, monkeypatch)
    said = capsys.readouterr().err
    assert "disk is full" in said
    assert "checkpoint-10" in said
    assert "--resume" in said
    assert CANARY not in said
    left = sorted(p.name for p in (tmp_path / "model.unfinished").iterdir())
    assert "checkpoint-10" in left
    assert "checkpoint-15" not in left
    assert ".part" not in left
    assert not out.exists()
    # without --resume nothing is thrown away
    assert main(arguments(train_letters, out, train_base, "--steps", "30", "--check-every", "5")) == 2
    assert "--resume" in capsys.readouterr().err
    assert (
        main(arguments(train_letters, out, train_base, "--steps", "30", "--check-every", "5", "--resume"))
        == 0
    )
    assert card(out)["after"]["loss"] == pytest.approx(card(train_whole)["after"]["loss"], abs=2e-3)
    assert card(out)["run"]["resumed_at"] == [10]


@pytest.mark.timeout(1200)
def test_a_quota_that_is_really_used_up_is_told(
    train_letters: Path, train_base: Path, tmp_path: Path
) -> None:
    """The kernel refuses a file over the limit, whoever writes it."""
    code = (
        "import resource, sys; from synletters.cli.main import main; "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)); sys.exit(main(sys.argv[1:]))"
    )
    line = arguments(train_letters, tmp_path / "model", train_base, "--steps", "4", "--check-every", "2")
    done = subprocess.run([sys.executable, "-c", code, *line], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2, done.stderr
    assert "disk is full or the quota" in done.stderr
    assert not (tmp_path / "model").exists()


def test_a_checkpoint_of_another_run_is_refused(
    train_letters: Path,
    train_base: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "model"
    stopped(train_letters, out, train_base, monkeypatch)
    common = ("--steps", "30", "--check-every", "5", "--resume")
    other = tiny.bert_mlm(tmp_path / "other", initializer_range=0.03)
    shorter = tmp_path / "shorter.jsonl"
    shorter.write_text("\n".join(train_letters.read_text().splitlines()[:-4]))
    capsys.readouterr()
    for line, word in (
        (arguments(train_letters, out, other, *common), "model"),
        (arguments(train_letters, out, train_base, *common, "--seed", "4"), "--seed"),
        (arguments(shorter, out, train_base, *common), "letters"),
    ):
        assert main(line) == 2
        said = capsys.readouterr().err
        assert "of another run" in said
        assert word in said
    assert (tmp_path / "model.unfinished" / "checkpoint-10").is_dir()


def test_lora_is_merged(
    train_letters: Path, train_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from safetensors.torch import load_file

    out = tmp_path / "m"
    stopped(train_letters, out, train_base, monkeypatch, "--lora", "4", after=1)
    assert (
        main(
            arguments(
                train_letters,
                out,
                train_base,
                "--steps",
                "30",
                "--check-every",
                "5",
                "--lora",
                "4",
                "--resume",
            )
        )
        == 0
    )
    made = card(out)
    assert made["run"]["resumed_at"] == [5]
    assert made["parameters"]["trained"] < made["parameters"]["all"]
    assert made["after"]["loss"] < made["before"]["loss"]
    assert load_file(out / "model.safetensors").keys() == load_file(train_base / "model.safetensors").keys()
    assert not list(out.glob("adapter*"))


def test_the_work_folder_refuses_what_is_not_its_own(tmp_path: Path) -> None:
    from synletters.train.checkpoints import Work

    (tmp_path / "m.unfinished").mkdir()
    (tmp_path / "m.unfinished" / "notes.txt").write_text("mine")
    with pytest.raises(TrainingError, match="in the way"):
        Work(tmp_path / "m", resume=False, overwrite=True)
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises((TrainingError, OutputError)):
        Work(blocked / "m", resume=False, overwrite=False).begin({})
