"""The rubric as a program: letters that are right have no fault, and every planted fault of each kind is
found."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from synletters.cli.main import main
from synletters.generate import Made, letters, load_world
from synletters.generate.check import Checker, other_conditions, terms_of
from synletters.generate.worlds.spec import shipped

WORLD = load_world("respiratory")
CHECKER = Checker(WORLD, other_conditions())


def planted(kind: str, made: Made) -> Iterator[str]:
    """Sentences that make a letter faulty in one way."""
    record = made.record
    if kind == "wrong":
        if record["cough"] == "no":
            yield "She has had a dry cough for two days."
        if record["dyspnea"] == "yes":
            yield "There is no shortness of breath."
        if record["fever"] == "none":
            yield "He had a high fever last night."
        if record["fever"] == "high":
            yield "He was afebrile."
        if record["asthma"] == "no":
            yield "She is known to have asthma."
    elif kind == "forbidden":
        if record["common_cold"] == "no":
            yield "He does not have a common cold."
        if record["self_employed"] == "no":
            yield "She is self-employed."
    elif kind == "extra":
        yield "She also suffers from migraine."
        yield "He complains of heartburn and weight loss."
        yield "There is known rheumatoid arthritis."
    else:
        yield "He has no cough. He has a cough."
        yield "She reports shortness of breath and is not short of breath."


@pytest.mark.parametrize("name", shipped())
def test_letters_that_are_right_have_no_fault(name: str) -> None:
    world = load_world(name)
    checker = Checker(world, other_conditions())
    wanted = told = 0
    for made in letters(world, 250, seed=21):
        verdict = checker.check(made.text.text, made.record)
        assert not verdict.faults, (made.id, [(f.kind, f.fact) for f in verdict.faults])
        marked = {mark.fact for mark in made.text.marks if mark.kind != "phi"} - set(checker.unknown)
        wanted += len(marked)
        told += len(marked & verdict.told)
        assert verdict.told <= marked
    assert told / wanted > 0.85


@pytest.mark.parametrize("kind", ["wrong", "forbidden", "extra", "contradiction"])
def test_every_planted_fault_is_found(kind: str) -> None:
    count = 0
    for made in letters(WORLD, 60, seed=22):
        for sentence in planted(kind, made):
            text = made.text.text
            at = text.index("\n\n") + 2
            for faulty in (f"{text}\n{sentence}\n", f"{text[:at]}{sentence}\n\n{text[at:]}"):
                verdict = CHECKER.check(faulty, made.record)
                assert kind in {fault.kind for fault in verdict.faults}, sentence
                count += 1
                for fault in verdict.faults:
                    assert faulty[fault.start : fault.end].strip()
    assert count > 60


@pytest.mark.parametrize(
    "harmless",
    [
        "Her mother had asthma.",
        "He should come back if he develops a cough.",
        "No migraine.",
        "Her father had migraine.",
        "Return if there is chest pain.",
    ],
)
def test_what_is_not_said_of_the_patient_is_no_fault(harmless: str) -> None:
    record = {**next(iter(letters(WORLD, 1))).record, "cough": "no", "asthma": "no", "pain": "no"}
    assert not CHECKER.check(harmless, record).faults


def test_allowed_facts_and_recall() -> None:
    record = {**next(iter(letters(WORLD, 1))).record, "cough": "yes", "asthma": "yes", "pain": "no"}
    verdict = CHECKER.check("She has asthma and a cough. No chest pain.", record, allowed=("cough", "pain"))
    assert [(fault.kind, fault.fact) for fault in verdict.faults] == [("forbidden", "asthma")]
    assert verdict.told == {"cough", "pain"}
    assert verdict.recall(("cough", "pain", "fever")) == pytest.approx(2 / 3)
    assert verdict.recall(()) == 1
    assert terms_of(next(f for f in WORLD.letters.facts if f.name == "cough"))["no"] >= {"cough", "coughing"}


def test_the_command_counts_and_places_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "made"
    assert main(["generate", "--world", "respiratory", "--count", "20", "--quiet", str(made)]) == 0
    assert (
        main(["check", str(made / "letters.jsonl"), str(made / "records.csv"), "--world", "respiratory"]) == 0
    )
    lines = (made / "letters.jsonl").read_text().splitlines()
    row = json.loads(lines[0])
    row["text"] += "She also has migraine. SECRET-SENTINEL\n"
    lines[0] = json.dumps(row)
    (made / "letters.jsonl").write_text(
        "\n".join([*lines, json.dumps({"id": "stranger", "text": "x"})]) + "\n"
    )
    out = tmp_path / "faults.json"
    assert (
        main(
            [
                "check",
                str(made / "letters.jsonl"),
                str(made / "records.csv"),
                str(out),
                "--world",
                "respiratory",
            ]
        )
        == 1
    )
    told = json.loads(out.read_text())
    assert told["faults"] == {"wrong": 0, "forbidden": 0, "extra": 1, "contradiction": 0}
    assert [item["id"] for item in told["of"]] == [row["id"]]
    assert "SENTINEL" not in out.read_text() + capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text", "piece"),
    [
        ("r.csv", "id,cough\nx,perhaps\n", "line 2"),
        ("r.csv", "id,cough\nx,no\nx,no\n", "stands twice"),
        ("r.csv", "cough\nno\n", "there is no id"),
        ("r.csv", "", "holds no records"),
        ("r.jsonl", "[1]\n", "no object"),
        ("r.jsonl", "{", "cannot read"),
        ("r.csv", "id,cough\nzz,no\n", "has a record"),
    ],
)
def test_bad_records_are_told(
    name: str, text: str, piece: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open(tmp_path / "l.csv", "w", newline="") as handle:
        csv.writer(handle).writerows([["id", "text"], ["x", "No cough."]])
    (tmp_path / name).write_text(text)
    assert main(["check", str(tmp_path / "l.csv"), str(tmp_path / name), "--world", "respiratory"]) == 2
    assert piece in capsys.readouterr().err
