"""Weights leave their pickle, and a pickle that holds more than weights is refused."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
import tiny

from scripts.build.to_safetensors import main
from synletters.neural.loading import load


def test_a_pickle_becomes_safetensors_and_loads(tmp_path: Path) -> None:
    import torch

    folder = tiny.clinical_bert(tmp_path / "m", pickled=True)
    assert main([str(folder), str(tmp_path / "out")]) == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "config.json",
        "model.safetensors",
        "vocab.txt",
    ]
    model = load(str(tmp_path / "out"), "mlm", device="cpu", dtype="float32").model
    before = torch.load(folder / "pytorch_model.bin", weights_only=True)
    assert torch.equal(
        model.state_dict()["bert.embeddings.word_embeddings.weight"],
        before["bert.embeddings.word_embeddings.weight"],
    )


class Runs:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.path),)


@pytest.mark.parametrize("kind", ["code", "cut", "none"])
def test_what_is_no_weights_is_refused(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tiny.clinical_bert(tmp_path / "m", pickled=True)
    weights = folder / "pytorch_model.bin"
    if kind == "code":
        weights.write_bytes(pickle.dumps(Runs(tmp_path / "ran")))
    elif kind == "cut":
        weights.write_bytes(weights.read_bytes()[:500])
    else:
        weights.unlink()
    assert main([str(folder), str(tmp_path / "out")]) == 2
    assert "to_safetensors:" in capsys.readouterr().err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["m"]
