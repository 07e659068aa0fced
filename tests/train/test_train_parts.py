"""The pieces of training: the head on masked places, accumulated batches, the audit's thresholds."""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tiny
from training import arguments, card

from synletters.cli.main import main
from synletters.core.document import Letter
from synletters.train.settings import TrainSettings

ROOT = Path(__file__).resolve().parents[2]


def test_accumulated_batches_count_as_one(train_letters: Path, train_base: Path, tmp_path: Path) -> None:
    """Half the batch twice gives the steps of the whole batch, to rounding, if its windows are the same."""
    import torch

    from synletters.train.model import Objective, load_for_training

    options: dict[str, Any] = {
        "steps": 1,
        "model": str(train_base),
        "device": "cpu",
        "audit": False,
        "bf16": False,
    }
    loaded = load_for_training(TrainSettings(**options))
    objective = Objective(loaded.model, "mlm", bf16=False, device="cpu")
    ids = torch.arange(4 * 16).view(4, 16) % 200 + 5
    labels = torch.where(torch.arange(16) % 3 == 0, ids, -100)
    labels[0, 3:] = -100  # windows with unequal numbers of masks
    total = objective(loaded.model, {"input_ids": ids, "labels": labels})
    parts = [
        objective(loaded.model, {"input_ids": ids[i : i + 2], "labels": labels[i : i + 2]}) for i in (0, 2)
    ]
    assert float(total[0]) == pytest.approx(sum(float(part[0]) for part in parts), rel=1e-5)
    assert total[2] == sum(part[2] for part in parts)
    for name in ("a", "b"):
        more = ("--accumulate", "2", "--batch-tokens", "128") if name == "a" else ("--batch-tokens", "256")
        assert (
            main(
                [
                    *arguments(
                        train_letters,
                        tmp_path / name,
                        train_base,
                        "--steps",
                        "6",
                        "--check-every",
                        "6",
                        "--fp32",
                    ),
                    *more,
                ]
            )
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


def test_a_head_that_looks_at_its_neighbours_is_not_gathered(train_base: Path) -> None:
    import torch
    from torch import nn

    from synletters.train.model import Head, load_for_training

    model = load_for_training(TrainSettings(steps=1, model=str(train_base), device="cpu")).model

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

    module = types.ModuleType("synletters.audit.run")
    module.audit, module.plant = audit, plant  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "synletters.audit.run", module)
    return calls


def test_an_audit_over_its_threshold_is_exit_code_1_and_no_model_at_out(
    train_letters: Path,
    train_base: Path,
    tmp_path: Path,
    auditor: list[Any],
    capsys: pytest.CaptureFixture[str],
) -> None:
    line = [
        word
        for word in arguments(train_letters, tmp_path / "m", train_base, "--steps", "2")
        if word != "--no-audit"
    ]
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
    assert options["reference"] == str(train_base)
    assert len(options["canaries"]) == 2
    assert main([*line, "--max-tpr", "0.3"]) == 0
    assert card(tmp_path / "m")["audit"]["state"] == "done"


def test_an_audit_that_is_not_installed_is_told_before_the_run(
    train_letters: Path,
    train_base: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "synletters.audit.run", None)
    line = [
        word
        for word in arguments(train_letters, tmp_path / "m", train_base, "--steps", "2")
        if word != "--no-audit"
    ]
    assert main(line) == 2
    assert "--no-audit" in capsys.readouterr().err
    assert not (tmp_path / "m.unfinished").exists()


def test_private_training_gets_windows_of_one_patient_each(
    train_letters: Path, train_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What DP-SGD is handed: one unit a patient, windows that never hold two letters, masks drawn anew at
    each look."""
    asked: dict[str, Any] = {}

    def train_private(
        model: Any, dataset: Any, *, collate: Any, units: Any, unit: str, progress: Any, **options: Any
    ) -> Any:
        asked.update(options, units=units, unit=unit, windows=len(dataset))
        first, again = dataset[0], dataset[0]
        asked["fresh"] = (first["labels"] != again["labels"]).any()
        batch = collate([dataset[i] for i in range(len(dataset))])
        assert len(units) == len(dataset)
        assert batch["input_ids"].shape == batch["labels"].shape == batch["attention_mask"].shape
        assert (batch["labels"][batch["attention_mask"] == 0] == -100).all()
        assert float(model(**{k: v[:2] for k, v in batch.items()}).loss) > 0
        progress(1, 1, 3.0)
        said = {"epsilon": 1.0, "says": "(1, 0.01)-differential privacy for each patient"}
        return types.SimpleNamespace(steps=4, sample_rate=0.5, to_json=lambda: said)

    module = types.ModuleType("synletters.train.private.training")
    module.train_private = train_private  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "synletters.train.private.training", module)
    line = arguments(train_letters, tmp_path / "m", train_base, "--epochs", "2", "--dp-epsilon", "3")
    assert main(line) == 0
    made = card(tmp_path / "m")
    assert asked["unit"] == "patient"
    assert len(set(asked["units"])) == made["data"]["train"]["patients"]
    assert asked["epsilon"] == 3
    assert 0 < asked["delta"] < 1 / len(set(asked["units"]))
    assert asked["epochs"] == 2
    assert asked["fresh"]
    assert made["differential_privacy"]["epsilon"] == 1.0
    assert made["run"]["curve"] == []
    assert "differential privacy for each patient" in (tmp_path / "m" / "README.md").read_text()
    assert main([*line, "--overwrite", "--resume"]) == 2


def test_what_can_be_trained_is_a_command_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    from synletters.cli.train import COMMANDS

    for name in COMMANDS:
        assert main(["train", name, "--help"]) == 0
    capsys.readouterr()
    with pytest.raises(SystemExit) as caught:
        main(["train", "gone"])
    assert caught.value.code == 2
    assert "gone" in capsys.readouterr().err
