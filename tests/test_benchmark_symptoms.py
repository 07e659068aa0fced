"""The symptom benchmark: floors below, ceilings above, and what the letter says found in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from synletters.benchmark.symptoms import METHODS, predict
from synletters.cli import main
from synletters.generate import load_world


def test_floors_and_ceilings_are_in_order() -> None:
    scores = predict(load_world("respiratory"), train=500, test=300, seed=1)
    assert set(scores.f1) == {"dyspnea", "cough", "pain", "nasal", "fever"}
    for name, row in scores.f1.items():
        assert set(row) == set(METHODS)
        assert row["majority"] <= row["bayes"] + 0.1, name
        assert row["lexicon"] <= row["spans"] + 0.02, name
        assert row["spans"] > 0.7, name
        assert row["text"] > row["majority"], name
        # it reads words, not "Temp 38.9"
        assert row["lexicon"] > 0.65 * row["spans"], name
        assert sum(scores.support[name].values()) == 300


def test_the_command_writes_what_it_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "b.json"
    assert (
        main(
            [
                "benchmark",
                "symptoms",
                str(out),
                "--world",
                "diabetes",
                "--train",
                "80",
                "--test",
                "40",
                "--targets",
                "thirst",
            ]
        )
        == 0
    )
    told = json.loads(out.read_text())
    assert list(told["f1"]) == ["thirst"]
    assert f"{told['f1']['thirst']['spans']:.3f}" in capsys.readouterr().out
    assert main(["benchmark", "symptoms", "--train", "3"]) == 2
    assert main(["benchmark", "symptoms", "--targets", "moon"]) == 2
    assert "no fact with states" in capsys.readouterr().err
