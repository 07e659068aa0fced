"""What is wrong with an installation is found and told, and the command ends with code 1."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace

import pytest

from synletters import Rewrite
from synletters.cli.main import main
from synletters.core.document import Rejected
from synletters.core.errors import ModelError
from synletters.doctor import machine, models, packages, self_test
from synletters.doctor.findings import Finding
from synletters.neural.loading import embedded_folder


def state(findings: Iterable[Finding], about: str) -> str:
    return next(found.state for found in findings if found.about == about and found.state != "fine")


def test_the_recorded_hashes_are_those_of_the_shipped_models() -> None:
    """After a model was made anew: python -m scripts.build.model_sums."""
    for task in models.SHIPPED:
        folder = embedded_folder(task)
        assert models.sums(folder) == models.recorded(folder)
    assert {found.state for found in models.look()} == {"fine"}


@pytest.mark.parametrize("damage", ["a bit", "cut", "gone", "list", "missing"])
def test_a_damaged_model_is_wrong(damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "mlm"
    shutil.copytree(embedded_folder("mlm"), folder)
    weights = folder / "model.safetensors"
    if damage == "a bit":
        data = bytearray(weights.read_bytes())
        data[-7] ^= 1
        weights.write_bytes(data)
    elif damage == "cut":
        weights.write_bytes(weights.read_bytes()[:-10])
    elif damage == "gone":
        (folder / "tokenizer.json").unlink()
    elif damage == "list":
        (folder / models.SUMS).write_text("nonsense\n")

    def place(task: str) -> Path:
        if damage == "missing":
            raise ModelError("the embedded mlm model is missing from this installation; reinstall synletters")
        return folder if task == "mlm" else embedded_folder("tagger")

    monkeypatch.setattr(models, "embedded_folder", place)
    found = list(models.look())
    assert state(found, "model mlm") == "wrong"
    assert "reinstall" in found[0].told
    assert main(["doctor", "--no-self-test"]) == 1


def test_missing_and_wrong_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    real = packages.installed

    def other(name: str) -> str | None:
        return {"rapidfuzz": None, "peft": None, "transformers": "4.1.0", "tqdm": "99.0"}.get(
            name, real(name)
        )

    monkeypatch.setattr(packages, "installed", other)
    found = list(packages.look())
    wrong = [one.told for one in found if one.state == "wrong"]
    assert [told.split()[0] for told in wrong] == ["rapidfuzz", "transformers"]
    assert "tqdm 99.0" in next(one.told for one in found if one.about == "pinned versions")
    assert state(found, "extra train") == "note"
    assert "peft" in next(one.told for one in found if one.about == "extra train")


def test_a_checkout_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> list[str]:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(packages, "requires", none)
    assert [found.state for found in packages.look()] == ["wrong"]


def test_every_optional_part_is_told_with_what_it_brings() -> None:
    import tomllib

    root = Path(__file__).resolve().parents[2]
    declared = tomllib.loads((root / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    assert {*packages.EXTRAS} == {*declared} - {"dev"}
    assert packages.pinned()["torch"]


def test_too_little_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "free_memory", lambda: 1 << 20)
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda place: SimpleNamespace(free=1000))
    found = list(machine.look(tmp_path / "not" / "there", "cpu"))
    assert state(found, "memory") == state(found, "disk") == "wrong"


def test_a_secret_that_others_can_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret"
    path.write_text("s" * 40)
    monkeypatch.setenv("SYNLETTERS_SECRET_FILE", str(path))
    path.chmod(0o644)
    assert state(machine.look(tmp_path, "cpu"), "secret") == "wrong"
    path.chmod(0o600)
    assert "secret" not in {found.about for found in machine.look(tmp_path, "cpu") if found.state == "wrong"}


def test_a_device_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--device", "cuda:9", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [found["about"] for found in told["findings"] if found["state"] == "wrong"] == ["device"]
    assert told["self_test"] == {}


@pytest.mark.models
def test_a_sound_installation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json", "--device", "cpu"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ok"]
    assert told["machine"]["device"] == "cpu"
    assert told["self_test"]["letters_per_second_estimate"] > 0


@pytest.mark.parametrize(
    ("result", "told"),
    [
        (Rejected("self-test", "gate", "why"), "rejected"),
        (Rewrite("self-test", 0, self_test.LETTER, ()), "identifiers stand"),
        (Rewrite("self-test", 0, "no fever", ()), "lost"),
    ],
)
def test_a_letter_that_comes_out_wrong(result: Rewrite | Rejected, told: str) -> None:
    [found] = self_test.judged(result)
    assert found.state == "wrong"
    assert told in found.told


def test_models_that_do_not_load_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("text that may quote anything")

    monkeypatch.setattr(self_test, "Rewriter", fails)
    figures, [found] = self_test.run("cpu")
    assert figures == {}
    assert (found.state, "RuntimeError" in found.told, "quote" in found.told) == ("wrong", True, False)
