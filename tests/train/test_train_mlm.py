"""``train mlm``: it learns, writes what loads as any other model, and refuses what it must."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tiny
from training import CANARY, arguments, card

from synletters.cli.main import main

ROOT = Path(__file__).resolve().parents[2]


def test_it_learns_and_writes_a_model_that_loads_as_any_other(train_whole: Path, train_letters: Path) -> None:
    from synletters.neural.loading import load

    made = card(train_whole)
    assert made["after"]["loss"] < made["before"]["loss"] - 0.5
    assert made["after"]["accuracy"] > made["before"]["accuracy"] + 0.1
    loaded = load(str(train_whole), "mlm", device="cpu", dtype="float32")
    assert loaded.weights_sha256 != made["base"]["weights_sha256"]
    assert loaded.model.config.hidden_dropout_prob == 0.1  # off in training, as it was in the config
    assert made["data"]["train"]["patients"] + made["data"]["held_out"]["patients"] == 20
    assert made["data"]["train"]["letters"] + made["data"]["held_out"]["letters"] == 40
    assert [row["step"] for row in made["run"]["checks"]] == [5, 10, 15, 20, 25, 30]
    assert not train_whole.with_name("model.unfinished").exists()
    text = "".join(
        p.read_text(errors="replace") for p in train_whole.rglob("*") if p.suffix in (".json", ".md")
    )
    assert CANARY not in text
    assert "tired in the clinic" not in text
    assert "Training lowered the held-out loss" in (train_whole / "README.md").read_text()


def test_what_it_writes_fills_words(train_whole: Path) -> None:
    from synletters.core.document import Fixed, MaskPlan, Slot
    from synletters.refill.mlm import MaskedLMRefiller

    refiller = MaskedLMRefiller(str(train_whole), device="cpu", dtype="float32", sampling="argmax")
    plan = MaskPlan("a", (Fixed("the patient was well in the "), Slot(), Fixed(" today.")))
    fill = refiller.fill([plan])[0][0]
    assert fill.text in tiny.WORDS
    assert fill.score > 0


def test_numbers_that_run_away_end_the_run_with_the_last_good_checkpoint(
    train_letters: Path, train_base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = arguments(
        train_letters,
        tmp_path / "m",
        train_base,
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
    train_whole: Path,
    train_letters: Path,
    train_base: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = (train_whole / "card.json").read_bytes()
    assert main(arguments(train_letters, train_whole, train_base, "--steps", "1")) == 2
    assert "--overwrite" in capsys.readouterr().err
    assert (train_whole / "card.json").read_bytes() == before
    own = tmp_path / "own"
    own.mkdir()
    (own / "thesis.txt").write_text("mine")
    assert main(arguments(train_letters, own, train_base, "--steps", "1", "--overwrite")) == 2
    assert (own / "thesis.txt").read_text() == "mine"
    assert main(arguments(train_letters, tmp_path / "new", train_base, "--steps", "1", "--resume")) == 2
    assert "no unfinished run" in capsys.readouterr().err


def test_letters_that_cannot_be_trained_on_are_refused(
    train_letters: Path, train_base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [json.loads(line) for line in train_letters.read_text().splitlines()]
    for name, some, word in (
        ("few", rows[:5], "too few"),
        ("one", [{**row, "patient_id": "p"} for row in rows], "one patient"),
    ):
        path = tmp_path / f"{name}.jsonl"
        path.write_text("\n".join(map(json.dumps, some)))
        assert main(arguments(path, tmp_path / "m", train_base, "--steps", "1")) == 2
        said = capsys.readouterr().err
        assert word in said
        assert CANARY not in said
    assert not (tmp_path / "m").exists()
    assert (
        main(
            [
                *arguments(train_letters, tmp_path / "m", train_base, "--steps", "1"),
                "--window",
                "4096",
                "--batch-tokens",
                "4096",
            ]
        )
        == 2
    )
    assert "512" in capsys.readouterr().err
    assert (
        main(
            [
                *arguments(train_letters, tmp_path / "m", train_base),
                "--steps",
                "1",
                "--lr",
                "-1",
                "--ratio",
                "3",
            ]
        )
        == 2
    )
    assert "2 faults" in capsys.readouterr().err


def test_early_stopping_keeps_the_best(train_letters: Path, train_base: Path, tmp_path: Path) -> None:
    out = tmp_path / "m"
    line = arguments(
        train_letters,
        out,
        train_base,
        "--steps",
        "400",
        "--check-every",
        "2",
        "--patience",
        "2",
        "--schedule",
        "constant",
    )
    line[line.index("--lr") + 1] = "0.3"  # so large that it soon gets worse
    assert main(line) == 0
    run = card(out)["run"]
    assert run["stopped_early"]
    assert run["steps"] < 400
    best = min(run["checks"], key=lambda row: row["loss"])
    assert run["best_step"] == best["step"]
    assert card(out)["after"]["loss"] == pytest.approx(best["loss"], abs=2e-3)
