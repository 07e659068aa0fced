"""``train mlm``: it learns, survives being killed, and fails with the last good checkpoint kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import types
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import tiny

from synletters.cli import main
from synletters.document import Letter
from synletters.errors import OutputError, TrainingError
from synletters.train.settings import TrainSettings

CANARY = "xylophone"
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that has learned nothing, so that training shows."""
    return tiny.bert_mlm(tmp_path_factory.mktemp("base") / "mlm", initializer_range=0.02)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty letters of twenty patients, of a grammar that a tiny model can learn; the canary is in every one."""
    rng = Random(1)
    path = tmp_path_factory.mktemp("letters") / "letters.jsonl"
    with path.open("w") as out:
        for i in range(40):
            said = " ".join(
                f"the patient was {rng.choice(['seen', 'tired', 'well'])} in the clinic today." for _ in range(12)
            )
            out.write(json.dumps({"id": f"l{i}", "text": f"{said} {CANARY}", "patient_id": f"p{i // 2}"}) + "\n")
    return path


def arguments(letters: Path, out: Path, base: Path, *more: str) -> list[str]:
    return ["train", "mlm", str(letters), str(out), "--model", str(base), "--no-phi", "--no-protect", "--window", "32",
            "--batch-tokens", "256", "--lr", "3e-3", "--device", "cpu", "--no-audit", "--quiet", "--held-out", "0.2", *more]  # fmt: skip


def card(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "card.json").read_text())
    return found


@pytest.fixture(scope="module")
def whole(letters: Path, base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run that nothing disturbed."""
    out = tmp_path_factory.mktemp("whole") / "model"
    assert main(arguments(letters, out, base, "--steps", "60", "--check-every", "10")) == 0
    return out


def test_it_learns_and_writes_a_model_that_loads_as_any_other(whole: Path, letters: Path) -> None:
    from synletters.neural.loading import load

    made = card(whole)
    assert made["after"]["loss"] < made["before"]["loss"] - 0.5
    assert made["after"]["accuracy"] > made["before"]["accuracy"] + 0.1
    loaded = load(str(whole), "mlm", device="cpu", dtype="float32")
    assert loaded.weights_sha256 != made["base"]["weights_sha256"]
    assert loaded.model.config.hidden_dropout_prob == 0.1  # off in training, as it was in the config
    assert made["data"]["train"]["patients"] + made["data"]["held_out"]["patients"] == 20
    assert made["data"]["train"]["letters"] + made["data"]["held_out"]["letters"] == 40
    assert [row["step"] for row in made["run"]["checks"]] == [10, 20, 30, 40, 50, 60]
    assert not whole.with_name("model.unfinished").exists()
    text = "".join(p.read_text(errors="replace") for p in whole.rglob("*") if p.suffix in (".json", ".md"))
    assert CANARY not in text
    assert "tired in the clinic" not in text
    assert "Training lowered the held-out loss" in (whole / "README.md").read_text()


def test_what_it_writes_fills_words(whole: Path) -> None:
    from synletters.document import Fixed, MaskPlan, Slot
    from synletters.refill.mlm import MaskedLMRefiller

    refiller = MaskedLMRefiller(str(whole), device="cpu", dtype="float32", sampling="argmax")
    plan = MaskPlan("a", (Fixed("the patient was well in the "), Slot(), Fixed(" today.")))
    assert refiller.fill([plan])[0][0].text == "clinic"


def test_the_same_run_again_ends_the_same(whole: Path, letters: Path, base: Path, tmp_path: Path) -> None:
    assert main(arguments(letters, tmp_path / "m", base, "--steps", "60", "--check-every", "10")) == 0
    assert card(tmp_path / "m")["run"]["checks"] == card(whole)["run"]["checks"]


def test_killed_at_a_random_moment_and_resumed_it_ends_the_same(
    whole: Path, letters: Path, base: Path, tmp_path: Path
) -> None:
    """SIGKILL, no handler can help: the run goes on from its last checkpoint with the batches it would have had."""
    out = tmp_path / "model"
    line = arguments(letters, out, base, "--steps", "60", "--check-every", "10")
    child = subprocess.Popen(
        [sys.executable, "-m", "synletters", *line], cwd=ROOT, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )
    work = tmp_path / "model.unfinished"
    try:
        until = time.monotonic() + 240
        while not any(work.glob("checkpoint-*/progress.json")) and child.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(Random().random() * 0.2)
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
    if out.exists():
        pytest.skip("the run was over before it could be killed")
    assert any(work.glob("checkpoint-*/progress.json"))
    assert main([*line, "--resume"]) == 0
    made, known = card(out), card(whole)
    assert made["run"]["resumed_at"]
    assert made["run"]["steps"] == 60
    assert made["after"]["loss"] == pytest.approx(known["after"]["loss"], abs=2e-3)
    assert [row["step"] for row in made["run"]["checks"]] == [10, 20, 30, 40, 50, 60]
    assert not work.exists()


def stopped(letters: Path, out: Path, base: Path, monkeypatch: pytest.MonkeyPatch, *more: str, after: int = 2) -> None:
    """A run that ends, as if the disk were full, when it has written ``after`` checkpoints."""
    from synletters.train import checkpoints

    real, count = checkpoints._sync, [0]

    def full(path: Path) -> None:
        if path.name.startswith("checkpoint-"):
            count[0] += 1
            if count[0] > after:
                raise OSError(28, "No space left on device")
        real(path)

    with monkeypatch.context() as patch:
        patch.setattr(checkpoints, "_sync", full)
        assert main(arguments(letters, out, base, "--steps", "60", "--check-every", "10", *more)) == 2


def test_a_full_disk_keeps_the_last_good_checkpoint(whole: Path, letters: Path, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    out = tmp_path / "model"
    stopped(letters, out, base, monkeypatch)
    said = capsys.readouterr().err
    assert "disk is full" in said
    assert "checkpoint-20" in said
    assert "--resume" in said
    assert CANARY not in said
    left = sorted(p.name for p in (tmp_path / "model.unfinished").iterdir())
    assert "checkpoint-20" in left
    assert "checkpoint-30" not in left
    assert ".part" not in left
    assert not out.exists()
    # without --resume nothing is thrown away
    assert main(arguments(letters, out, base, "--steps", "60", "--check-every", "10")) == 2
    assert "--resume" in capsys.readouterr().err
    assert main(arguments(letters, out, base, "--steps", "60", "--check-every", "10", "--resume")) == 0
    assert card(out)["after"]["loss"] == pytest.approx(card(whole)["after"]["loss"], abs=2e-3)
    assert card(out)["run"]["resumed_at"] == [20]


def test_a_quota_that_is_really_used_up_is_told(letters: Path, base: Path, tmp_path: Path) -> None:
    """The kernel refuses a file over the limit, whoever writes it."""
    code = ("import resource, sys; from synletters.cli import main; "
            "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)); sys.exit(main(sys.argv[1:]))")  # fmt: skip
    line = arguments(letters, tmp_path / "model", base, "--steps", "4", "--check-every", "2")
    done = subprocess.run([sys.executable, "-c", code, *line], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2, done.stderr
    assert "disk is full or the quota" in done.stderr
    assert not (tmp_path / "model").exists()


def test_a_checkpoint_of_another_run_is_refused(letters: Path, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    out = tmp_path / "model"
    stopped(letters, out, base, monkeypatch)
    common = ("--steps", "60", "--check-every", "10", "--resume")
    other = tiny.bert_mlm(tmp_path / "other", initializer_range=0.03)
    shorter = tmp_path / "shorter.jsonl"
    shorter.write_text("\n".join(letters.read_text().splitlines()[:-4]))
    capsys.readouterr()
    for line, word in (
        (arguments(letters, out, other, *common), "model"),
        (arguments(letters, out, base, *common, "--seed", "4"), "--seed"),
        (arguments(shorter, out, base, *common), "letters"),
    ):
        assert main(line) == 2
        said = capsys.readouterr().err
        assert "of another run" in said
        assert word in said
    assert (tmp_path / "model.unfinished" / "checkpoint-20").is_dir()


def test_numbers_that_run_away_end_the_run_with_the_last_good_checkpoint(letters: Path, base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    line = arguments(
        letters,
        tmp_path / "m",
        base,
        "--steps",
        "200",
        "--check-every",
        "1",
        "--warmup",
        "0.9",
        "--max-grad-norm",
        "1e30",
    )
    line[line.index("--lr") + 1] = "1e38"
    assert main(line) == 2
    said = capsys.readouterr().err
    assert "not a finite number" in said or "no longer finite" in said
    assert "--lr" in said
    assert not (tmp_path / "m").exists()


def test_what_exists_is_not_replaced(
    whole: Path, letters: Path, base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (whole / "card.json").read_bytes()
    assert main(arguments(letters, whole, base, "--steps", "1")) == 2
    assert "--overwrite" in capsys.readouterr().err
    assert (whole / "card.json").read_bytes() == before
    own = tmp_path / "own"
    own.mkdir()
    (own / "thesis.txt").write_text("mine")
    assert main(arguments(letters, own, base, "--steps", "1", "--overwrite")) == 2
    assert (own / "thesis.txt").read_text() == "mine"
    assert main(arguments(letters, tmp_path / "new", base, "--steps", "1", "--resume")) == 2
    assert "no unfinished run" in capsys.readouterr().err


def test_letters_that_cannot_be_trained_on_are_refused(letters: Path, base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    rows = [json.loads(line) for line in letters.read_text().splitlines()]
    for name, some, word in (
        ("few", rows[:5], "too few"),
        ("one", [{**row, "patient_id": "p"} for row in rows], "one patient"),
    ):
        path = tmp_path / f"{name}.jsonl"
        path.write_text("\n".join(map(json.dumps, some)))
        assert main(arguments(path, tmp_path / "m", base, "--steps", "1")) == 2
        said = capsys.readouterr().err
        assert word in said
        assert CANARY not in said
    assert not (tmp_path / "m").exists()
    assert (
        main([*arguments(letters, tmp_path / "m", base, "--steps", "1"), "--window", "4096", "--batch-tokens", "4096"])
        == 2
    )
    assert "512" in capsys.readouterr().err
    assert main([*arguments(letters, tmp_path / "m", base), "--steps", "1", "--lr", "-1", "--ratio", "3"]) == 2
    assert "2 faults" in capsys.readouterr().err


def test_early_stopping_keeps_the_best(letters: Path, base: Path, tmp_path: Path) -> None:
    out = tmp_path / "m"
    line = arguments(
        letters, out, base, "--steps", "400", "--check-every", "2", "--patience", "2", "--schedule", "constant"
    )
    line[line.index("--lr") + 1] = "0.3"  # so large that it soon gets worse
    assert main(line) == 0
    run = card(out)["run"]
    assert run["stopped_early"]
    assert run["steps"] < 400
    best = min(run["checks"], key=lambda row: row["loss"])
    assert run["best_step"] == best["step"]
    assert card(out)["after"]["loss"] == pytest.approx(best["loss"], abs=2e-3)


def test_lora_is_merged(letters: Path, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from safetensors.torch import load_file

    out = tmp_path / "m"
    stopped(letters, out, base, monkeypatch, "--lora", "4", after=1)
    assert main(arguments(letters, out, base, "--steps", "60", "--check-every", "10", "--lora", "4", "--resume")) == 0
    made = card(out)
    assert made["run"]["resumed_at"] == [10]
    assert made["parameters"]["trained"] < made["parameters"]["all"]
    assert made["after"]["loss"] < made["before"]["loss"]
    assert load_file(out / "model.safetensors").keys() == load_file(base / "model.safetensors").keys()
    assert not list(out.glob("adapter*"))


def test_accumulated_batches_count_as_one(letters: Path, base: Path, tmp_path: Path) -> None:
    """Half the batch twice gives the steps of the whole batch, to rounding, if its windows are the same."""
    import torch

    from synletters.train.model import Objective, load_for_training

    options: dict[str, Any] = {"steps": 1, "model": str(base), "device": "cpu", "audit": False, "bf16": False}
    loaded = load_for_training(TrainSettings(**options))
    objective = Objective(loaded.model, "mlm", bf16=False, device="cpu")
    ids = torch.arange(4 * 16).view(4, 16) % 200 + 5
    labels = torch.where(torch.arange(16) % 3 == 0, ids, -100)
    labels[0, 3:] = -100  # windows with unequal numbers of masks
    total = objective(loaded.model, {"input_ids": ids, "labels": labels})
    parts = [objective(loaded.model, {"input_ids": ids[i : i + 2], "labels": labels[i : i + 2]}) for i in (0, 2)]
    assert float(total[0]) == pytest.approx(sum(float(part[0]) for part in parts), rel=1e-5)
    assert total[2] == sum(part[2] for part in parts)
    for name in ("a", "b"):
        more = ("--accumulate", "2", "--batch-tokens", "128") if name == "a" else ("--batch-tokens", "256")
        assert (
            main([*arguments(letters, tmp_path / name, base, "--steps", "6", "--check-every", "6", "--fp32"), *more])
            == 0
        )
    assert card(tmp_path / "a")["run"]["steps"] == card(tmp_path / "b")["run"]["steps"] == 6


@pytest.mark.parametrize("kind", ["bert_mlm", "clinical_bert", "roberta_mlm", "distilbert_mlm"])
def test_the_head_on_masked_places_says_the_same_as_the_whole(kind: str, tmp_path: Path) -> None:
    import torch

    from synletters.train.model import Head, load_for_training

    getattr(tiny, kind)(tmp_path)
    model = load_for_training(TrainSettings(steps=1, model=str(tmp_path), device="cpu")).model.eval()
    ids = torch.randint(5, 200, (3, 12), generator=torch.Generator().manual_seed(0))
    where = torch.rand((3, 12), generator=torch.Generator().manual_seed(1)) < 0.3
    with torch.no_grad():
        full = model(input_ids=ids).logits[where]
        head = Head(model)
        assert head.gathers
        assert torch.allclose(head(model, ids, where), full, rtol=1e-4, atol=1e-5)
        assert torch.equal(model(input_ids=ids).logits[where], full)  # and leaves the model as it was


def test_a_head_that_looks_at_its_neighbours_is_not_gathered(base: Path) -> None:
    import torch
    from torch import nn

    from synletters.train.model import Head, load_for_training

    model = load_for_training(TrainSettings(steps=1, model=str(base), device="cpu")).model

    class Neighbours(nn.Module):
        def __init__(self, inner: nn.Module) -> None:
            super().__init__()
            self.inner = inner

        def forward(self, states: torch.Tensor) -> Any:
            return self.inner(states + states.roll(1, dims=1))

    model.cls = Neighbours(model.cls)
    head = Head(model)
    assert not head.gathers
    ids = torch.arange(5, 21).view(2, 8)
    where = ids % 3 == 0
    assert torch.equal(head(model, ids, where), model(input_ids=ids).logits[where])


class FakeResult:
    def __init__(self, tpr: float) -> None:
        self.tpr = tpr

    def faults(self, *, max_exposure: float | None = None, max_tpr: float | None = None) -> list[str]:
        return ["the loss attack finds too much"] if max_tpr is not None and self.tpr > max_tpr else []

    def to_json(self) -> dict[str, Any]:
        return {
            "membership": {"loss": {"auc": {"value": 0.5, "low": 0.4, "high": 0.6}, "tpr": []}},
            "exposure": {"worst_bits": None},
        }


@pytest.fixture
def auditor(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    calls: list[Any] = []

    def audit(folder: Path, members: Any, controls: Any, **options: Any) -> FakeResult:
        assert (folder / "model.safetensors").is_file()
        calls.append((members, controls, options))
        return FakeResult(0.2)

    def plant(some: list[Letter], *, count: int, seed: int) -> Any:
        first = some[0]
        put = f"{first.text}\nMRN 1234567 today"
        told = types.SimpleNamespace(text="MRN 1234567 today", repeats=1)
        return [Letter(first.id, put, first.spans, first.patient_id), *some[1:]], [told] * count

    module = types.ModuleType("synletters.train.audit")
    module.audit, module.plant = audit, plant  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "synletters.train.audit", module)
    return calls


def test_an_audit_over_its_threshold_is_exit_code_1_and_no_model_at_out(letters: Path, base: Path, tmp_path: Path, auditor: list[Any], capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    line = [word for word in arguments(letters, tmp_path / "m", base, "--steps", "2") if word != "--no-audit"]
    assert main([*line, "--max-tpr", "0.1", "--canaries", "2"]) == 1
    assert "audit failed" in capsys.readouterr().err
    assert not (tmp_path / "m").exists()
    made = card(tmp_path / "m.failed-audit")
    assert made["audit"]["over"]
    assert made["data"]["canaries"]["planted"] == 2
    assert "FAILED" in (tmp_path / "m.failed-audit" / "README.md").read_text()
    members, controls, options = auditor[0]
    assert "MRN 1234567 today" in members[0].text
    assert not {m.patient_id for m in members} & {c.patient_id for c in controls}
    assert options["reference"] == str(base)
    assert len(options["canaries"]) == 2
    assert main([*line, "--max-tpr", "0.3"]) == 0
    assert card(tmp_path / "m")["audit"]["state"] == "done"


def test_an_audit_that_is_not_installed_is_told_before_the_run(letters: Path, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    monkeypatch.setitem(sys.modules, "synletters.train.audit", None)
    line = [word for word in arguments(letters, tmp_path / "m", base, "--steps", "2") if word != "--no-audit"]
    assert main(line) == 2
    assert "--no-audit" in capsys.readouterr().err
    assert not (tmp_path / "m.unfinished").exists()


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
