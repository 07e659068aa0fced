"""``train tagger``: a toy pattern is learnt, thresholds reach their recall, a killed run goes on, bad input
is told."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from synletters.cli.main import main
from synletters.core.document import Letter
from synletters.core.errors import ConfigError, OutputError, TrainingError
from synletters.detect.hf import HuggingFaceDetector
from synletters.detect.tagger.detector import TaggerDetector
from synletters.train.tagger.run import train_tagger, work_folder
from synletters.train.tagger.settings import TaggerSettings

WORDS = {"DISEASE": ["cough", "fever", "pain"], "DRUG": ["tablets", "medication"]}
PLAIN = [
    "the patient was seen",
    "he has",
    "review in clinic",
    "a good result",
    "with the nurse",
    "at home today",
]


def rows(count: int = 40, seed: int = 1, kind: str = "clinical") -> list[dict[str, Any]]:
    """Letters in which some words are always entities."""
    rng = Random(seed)
    out = []
    for number in range(count):
        text, spans = "", []
        for label in rng.sample([*WORDS, *WORDS], 4):
            text += rng.choice(PLAIN) + " "
            word = rng.choice(WORDS[label])
            spans.append({"start": len(text), "end": len(text) + len(word), "label": label, "kind": kind})
            text += word + ". "
        out.append({"id": f"L{number}", "text": text, "patient_id": f"P{number // 2}", "spans": spans})
    return out


def written(path: Path, given: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in given))
    return path


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("letters") / "toy.jsonl", rows())


@pytest.fixture(scope="module")
def settings(letters: Path, tagger: Path) -> TaggerSettings:
    return TaggerSettings(
        letters,
        Path("unset"),
        "clinical",
        start=str(tagger),
        steps=160,
        every=80,
        lr=8e-3,
        tokens=256,
        hide=0.0,
        keep_heads=0.1,
        device="cpu",
        dtype="float32",
        seed=3,
        patience=9,
    )


@pytest.fixture(scope="module")
def trained(
    settings: TaggerSettings, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, Any]]:
    out = tmp_path_factory.mktemp("out") / "heads"
    return out, train_tagger(replace(settings, out=out))


def test_a_toy_pattern_is_learnt_and_the_folder_detects(
    trained: tuple[Path, dict[str, Any]], letters: Path, tmp_path: Path
) -> None:
    out, card = trained
    assert card["model"]["form"] == "heads"
    assert card["model"]["head"] == "term"
    assert card["figures"]["all"]["f1"]["value"] == 1.0
    assert {label: of["f1"]["value"] for label, of in card["figures"]["by_class"].items()} == {
        "DISEASE": 1.0,
        "DRUG": 1.0,
    }
    assert card["data"]["alignment"] == {"exact": 160}
    assert not work_folder(out).exists()
    code = main(
        [
            "detect",
            str(letters),
            str(tmp_path / "found.jsonl"),
            "--tagger",
            str(out),
            "--detectors",
            "tagger",
            "--no-phi",
            "--device",
            "cpu",
            "--dtype",
            "float32",
            "--quiet",
        ]
    )
    assert code == 0
    found = {
        row["id"]: row["spans"]
        for row in map(json.loads, (tmp_path / "found.jsonl").read_text().splitlines())
    }
    for row in rows():
        got = {(s["start"], s["end"], s["label"]) for s in found[row["id"]] if s["label"] in WORDS}
        assert got == {(s["start"], s["end"], s["label"]) for s in row["spans"]}


def test_the_card_counts_and_quotes_nothing(trained: tuple[Path, dict[str, Any]], letters: Path) -> None:
    out, card = trained
    assert json.loads((out / "card.json").read_text())["data"] == card["data"]
    readme = (out / "README.md").read_text()
    assert card["data"]["files"][0]["sha256"] in readme
    assert sum(part["letters"] for part in card["data"]["parts"].values()) == 40
    said = readme + (out / "card.json").read_text()
    assert not any(word in said for word in ("cough", "tablets", "nurse", str(letters.parent)))


def test_the_other_heads_stay(trained: tuple[Path, dict[str, Any]], tagger: Path) -> None:
    out, card = trained
    assert set(card["figures"]["other_heads_agree"]) == {"phi", "case", "anatomy", "pos"}
    before, after = (json.loads((folder / "config.json").read_text())["id2label"] for folder in (tagger, out))
    assert before == after
    assert all(rate["total"] > 0 for rate in card["figures"]["other_heads_agree"].values())


@pytest.fixture(scope="module")
def plain(
    settings: TaggerSettings, bio: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, Any]]:
    """A plain model of identifiers, hardly trained, so that the recall must come from the thresholds."""
    folder = tmp_path_factory.mktemp("plain")
    given = written(
        folder / "phi.jsonl",
        [
            {
                **row,
                "spans": [
                    {**s, "label": {"DISEASE": "NAME", "DRUG": "ID"}[s["label"]]} for s in row["spans"]
                ],
            }
            for row in rows(60, 2, "phi")
        ],
    )
    made = replace(
        settings,
        letters=given,
        out=folder / "model",
        task="phi",
        start=str(bio),
        form=None,
        steps=8,
        every=8,
        lr=2e-3,
        recall=0.97,
        keep_identifiers=True,
        scheme="bioes",
        tune=0.3,
    )
    return folder / "model", train_tagger(made)


def test_calibration_reaches_the_recall_and_detection_honours_it(plain: tuple[Path, dict[str, Any]]) -> None:
    out, card = plain
    assert card["model"]["form"] == "plain"
    calibration = card["calibration"]
    assert set(calibration["reached_on_tune"]) == {"NAME", "ID"}
    for label, rate in calibration["reached_on_tune"].items():
        assert rate["share"] >= 0.97, label
    assert calibration["short_of_it"] == []
    told = json.loads((out / "config.json").read_text())["synletters"]
    assert told == {"kind": "phi", "thresholds": {"": calibration["thresholds"]}}
    usual = HuggingFaceDetector(str(out), bar=0.5, device="cpu", dtype="float32")
    own = HuggingFaceDetector(str(out), device="cpu", dtype="float32")
    assert own.thresholds == calibration["thresholds"]
    asked = [Letter(row["id"], row["text"]) for row in rows(20, 9)]
    marked = [sum(s.end - s.start for spans in d.detect(asked) for s in spans) for d in (usual, own)]
    assert marked[0] < marked[1]  # eight steps leave it unsure, so bars under one half must find more
    for bad in ({"thresholds": {"": {"NAME": 7}}}, {"thresholds": []}, "no"):
        (out / "config.json").write_text(
            json.dumps({**json.loads((out / "config.json").read_text()), "synletters": bad})
        )
        with pytest.raises(Exception, match=r"thresholds|mapping"):
            HuggingFaceDetector(str(out), device="cpu", dtype="float32")
    (out / "config.json").write_text(
        json.dumps({**json.loads((out / "config.json").read_text()), "synletters": told})
    )


def test_thresholds_of_a_head(trained: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    """With a bar of 0 every word is an entity; with 1 none is."""
    import shutil

    folder = tmp_path / "model"
    shutil.copytree(trained[0], folder)
    config = json.loads((folder / "config.json").read_text())
    letter = Letter("a", rows(1)[0]["text"])
    counts = []
    for bar in (0.0, 1.0):
        config["synletters"] = {"thresholds": {"term": {"DISEASE": bar, "DRUG": bar}}}
        (folder / "config.json").write_text(json.dumps(config))
        detector = TaggerDetector(str(folder), device="cpu", dtype="float32", phi=False).only("term")
        counts.append({i for s in detector.detect([letter])[0] for i in range(s.start, s.end)})
    assert counts[0] >= {i for i, c in enumerate(letter.text) if c.isalnum()}
    assert len(counts[1]) < len(counts[0]) / 3


def test_parts_of_speech(settings: TaggerSettings, bio: Path, tmp_path: Path) -> None:
    tags = {
        "the": "DET",
        "a": "DET",
        "patient": "NOUN",
        "nurse": "NOUN",
        "was": "VERB",
        "seen": "VERB",
        "good": "ADJ",
    }
    rng = Random(4)
    lines = []
    for _ in range(90):
        for number in range(1, 9):
            word = rng.choice(list(tags))
            lines.append(f"{number}\t{word}\t_\t{tags[word]}\t_\t_\t_\t_\t_\t_")
        lines.append("")
    source = tmp_path / "words.conllu"
    source.write_text("\n".join(lines) + "\n")
    for form in ("heads", "plain"):
        out = tmp_path / form
        card = train_tagger(
            replace(
                settings,
                letters=source,
                out=out,
                task="pos",
                start=str(bio),
                form=form,
                steps=200,
                every=200,
                lr=5e-3,
                tokens=512,
            )
        )
        assert card["figures"]["accuracy"]["share"] == 1.0
    [spans] = HuggingFaceDetector(str(tmp_path / "plain"), device="cpu", dtype="float32").detect(
        [Letter("a", "the nurse was good")]
    )
    assert [s.label for s in spans] == ["POS:DET", "POS:NOUN", "POS:VERB", "POS:ADJ"]
    assert {s.kind for s in spans} == {"structure"}


KILLED = """
import sys, dataclasses, json
from pathlib import Path
from synletters.train.tagger.run import train_tagger
from synletters.train.tagger.settings import TaggerSettings
given = json.loads(sys.argv[1])
train_tagger(TaggerSettings(**{k: Path(v) if k in ("letters", "out") else v for k, v in given.items()}), print)
"""


def test_a_killed_run_goes_on_to_the_same_weights(settings: TaggerSettings, tmp_path: Path) -> None:
    mine = replace(settings, steps=30, every=3, hide=0.2, dropout=0.1)
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    train_tagger(replace(mine, out=whole))
    given = {
        "letters": str(mine.letters),
        "out": str(cut),
        "task": mine.task,
        "start": mine.start,
        "steps": 30,
        "every": 3,
        "lr": mine.lr,
        "tokens": mine.tokens,
        "hide": 0.2,
        "dropout": 0.1,
        "keep_heads": 0.1,
        "device": "cpu",
        "dtype": "float32",
        "seed": 3,
        "patience": 9,
    }
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, json.dumps(given)], stdout=subprocess.PIPE, env={**os.environ}
    )
    first = work_folder(cut) / "checkpoint-6"
    end = time.monotonic() + 240
    while not first.exists() and child.poll() is None and time.monotonic() < end:
        time.sleep(0.02)
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert first.exists() or (work_folder(cut) / "checkpoint-9").exists()
    assert not cut.exists()
    with pytest.raises(TrainingError, match="--resume"):
        train_tagger(replace(mine, out=cut))
    told: list[str] = []
    train_tagger(replace(mine, out=cut, resume=True), told.append)
    assert any("going on from step" in line for line in told)
    one, two = (load_file(folder / "model.safetensors") for folder in (whole, cut))
    assert one.keys() == two.keys()
    for name in one:
        if not name.endswith(
            "key.bias"
        ):  # the softmax takes no notice of it: its gradient is rounding noise, which Adam scales up
            assert torch.allclose(one[name], two[name], atol=1e-5), name


def interrupted(
    settings: TaggerSettings, out: Path, monkeypatch: pytest.MonkeyPatch, at: int, fault: Callable[[], Any]
) -> None:
    """Run until step ``at``, where ``fault`` is called."""
    from synletters.train.tagger import trainer

    real = trainer.TaggerTrainer.training_step

    def step(self: Any, *args: Any, **more: Any) -> Any:
        if self.state.global_step == at:
            made = fault()
            if made is not None:
                return made
        return real(self, *args, **more)

    with monkeypatch.context() as patch:
        patch.setattr(trainer.TaggerTrainer, "training_step", step)
        train_tagger(replace(settings, out=out))


def test_a_loss_that_is_no_number(
    settings: TaggerSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from synletters.train.tagger import trainer

    real, calls = trainer.head_loss, []

    def spoilt(*args: Any) -> Any:
        calls.append(1)
        loss = real(*args)
        return loss * float("nan") if len(calls) > 7 else loss

    out = tmp_path / "nan"
    with monkeypatch.context() as patch:
        patch.setattr(trainer, "head_loss", spoilt)
        with pytest.raises(TrainingError, match=r"no number at step 8; the checkpoint of step 6 is kept"):
            train_tagger(replace(settings, out=out, steps=12, every=3))
    assert not out.exists()
    kept = work_folder(out) / "checkpoint-6" / "model.safetensors"
    assert all(torch.isfinite(value).all() for value in load_file(kept).values())


def test_a_full_disk_and_checkpoints_of_another_run(
    settings: TaggerSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from transformers import PreTrainedModel

    out, real, saved = tmp_path / "full", PreTrainedModel.save_pretrained, []

    def full(self: Any, *args: Any, **more: Any) -> Any:
        saved.append(1)
        if len(saved) > 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(self, *args, **more)

    mine = replace(settings, out=out, steps=9, every=3)
    with monkeypatch.context() as patch:
        patch.setattr(PreTrainedModel, "save_pretrained", full)
        with pytest.raises(TrainingError, match=r"disk is full.*checkpoint of step 3 is kept"):
            train_tagger(mine)
    assert [p.name for p in work_folder(out).iterdir() if p.is_dir()] == ["checkpoint-3"]
    with pytest.raises(TrainingError, match=r"other form, labels, heads, letters, settings"):
        train_tagger(
            replace(mine, resume=True, labels={"DISEASE": "DISEASE", "DRUG": "DISEASE"}, form="plain")
        )
    with pytest.raises(TrainingError, match=r"settings \(lr\)"):
        train_tagger(replace(mine, resume=True, lr=1e-4))
    assert (work_folder(out) / "checkpoint-3").is_dir()
    assert train_tagger(replace(mine, resume=True))["training"]["steps"] == 9


def bad(change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return change(rows(20))


@pytest.mark.parametrize(
    ("given", "options", "says"),
    [
        (rows(5), {}, "5 letters are too few"),
        ([{**r, "patient_id": "P"} for r in rows(20)], {}, "all letters are of 1 patient"),
        ([{**r, "spans": []} for r in rows(20)], {}, "no letter has an annotation"),
        (rows(20), {"labels": {"DISEASE": "X"}}, r"does not know: DRUG \(40\)"),
        (
            [{**r, "spans": [*r["spans"], {"start": 1, "end": 9999, "label": "DRUG"}]} for r in rows(20)],
            {},
            "outside the text",
        ),
        (
            [
                {**r, "spans": [*r["spans"], *([{"start": 0, "end": 3, "label": "RARE"}] if i == 4 else [])]}
                for i, r in enumerate(rows(20))
            ],
            {},
            "RARE not in",
        ),
        (rows(20), {"head": "phi"}, "does not go with"),
        (rows(20), {"form": "plain", "head": "term"}, "has no heads"),
        (rows(20), {"form": "heads", "scheme": "bioes"}, "read as BIO"),
    ],
)
def test_bad_letters_are_told(
    given: list[dict[str, Any]], options: dict[str, Any], says: str, settings: TaggerSettings, tmp_path: Path
) -> None:
    source = written(tmp_path / "bad.jsonl", given)
    with pytest.raises(TrainingError, match=says) as caught:
        train_tagger(replace(settings, letters=source, out=tmp_path / "out", **options))
    assert not any(word in str(caught.value) for word in ("cough", "tablets", "nurse"))
    assert not (tmp_path / "out").exists()


def test_settings_are_checked_together(letters: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        TaggerSettings(letters, tmp_path / "x", "pos", tune=0.9, recall=0.5, lr=-1)
    assert len(caught.value.faults) == 3
    assert (
        main(["train", "tagger", str(letters), str(tmp_path), "--task", "clinical", "--quiet"]) == 2
    )  # exists already


def test_nothing_is_replaced_unasked(trained: tuple[Path, dict[str, Any]], settings: TaggerSettings) -> None:
    with pytest.raises(OutputError, match="--overwrite"):
        train_tagger(replace(settings, out=trained[0]))
