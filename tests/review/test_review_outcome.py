"""What comes of a review: the accepted letters alone, lists, known identifiers, gold letters, and the commands for these."""

from __future__ import annotations

import csv
import gzip
import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from reviewing import CANARY, make_run, session

from synletters.cli.main import main
from synletters.core.document import Letter
from synletters.detect.known.file import read as read_patients
from synletters.detect.lists import ListsDetector
from synletters.io import open_source
from synletters.io.convert import convert
from synletters.review.database import Decision
from synletters.review.session import Settings, database_of

ACCEPT = Decision("accepted")


def reviewed(tmp_path: Path) -> tuple[Path, Path]:
    """Ada accepts all but 0 (a missed name), 1 (wrong words) and 9 (not read); Bo rejects 2 and accepts 3."""
    out, source = make_run(tmp_path, 10)
    with session(out, source, Settings(sample=3, seed=3)) as made:
        for n in range(2, 9):
            made.decide("Ada", n, ACCEPT)
        at = made.corpus[0].letter.text.index("Zorblaxa")
        made.mark("Ada", 0, "missed", "rewrite", at, at + 8, "NAME")
        made.mark("Ada", 1, "wrong", "rewrite", 8, 10, "")
        made.decide("Ada", 0, Decision("rejected", "identifier"))
        made.decide("Ada", 1, Decision("rejected", "meaning", "the name of a manoeuvre"))
        made.decide("Bo", 2, Decision("rejected", "other"))
        made.decide("Bo", 3, ACCEPT)
    return out, source


def ids(path: Path) -> list[str]:
    source = open_source(path)
    source.variants = True
    return [letter.id for letter in source if isinstance(letter, Letter)]


def test_the_export_holds_the_accepted_letters_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = reviewed(tmp_path)
    to = tmp_path / "accepted.jsonl"
    assert main(["review", "export", str(out), str(to)]) == 0
    assert "of the run that was reviewed, not of the accepted letters" in capsys.readouterr().out
    good = [f"letter-{n:04}" for n in range(3, 9)]
    assert ids(to) == good
    rows = (out / "letters.jsonl").read_text().splitlines(keepends=True)
    assert to.read_text() == "".join(rows[3:9]), "as the run wrote them"
    told = json.loads((tmp_path / "accepted.review.json").read_text())
    assert told["exported"] == 6
    assert {row["name"]: row["accepted"] for row in told["reviewers"]} == {"Ada": 7, "Bo": 1}
    assert "Zorblax" not in json.dumps(told)
    assert "manoeuvre" not in json.dumps(told)
    assert main(["review", "export", str(out), str(to)]) == 2
    assert main(["review", "export", str(out), str(to), "--overwrite", "--needed", "2"]) == 0
    assert ids(to) == ["letter-0003"]
    capsys.readouterr()
    assert main(["review", "export", str(out), str(tmp_path / "x.jsonl"), "--needed", "3"]) == 2
    assert "nothing to export" in capsys.readouterr().err
    assert main(["review", "export", str(out), str(tmp_path / "x.csv")]) == 2
    assert "another form" in capsys.readouterr().err
    assert not (tmp_path / "x.csv").exists()


@pytest.mark.parametrize("kind", ["csv", "tsv", "parquet", "jsonl.gz"])
def test_runs_in_one_file_of_any_form(kind: str, tmp_path: Path) -> None:
    made, _ = make_run(tmp_path, 6)
    out = tmp_path / f"run.{kind}"
    if kind == "jsonl.gz":
        out.write_bytes(gzip.compress((made / "letters.jsonl").read_bytes()))
    else:
        convert(open_source(made / "letters.jsonl"), out, kind)
    with session(out) as review:
        for n in (1, 4):
            review.decide("Ada", n, ACCEPT)
    assert database_of(out) == tmp_path / f"run.{kind}.review.sqlite"
    to = tmp_path / f"good.{kind}"
    assert main(["review", "export", str(out), str(to)]) == 0
    before, after = (
        {a.id: (a.text, a.spans) for a in open_source(path) if isinstance(a, Letter)} for path in (out, to)
    )
    assert after == {name: before[name] for name in ("letter-0001", "letter-0004")}


def test_marks_become_lists_known_identifiers_and_gold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, source = reviewed(tmp_path)
    to = tmp_path / "learnt"
    assert main(["review", "marks", str(out), str(to), "--letters", str(source)]) == 0
    assert [
        stat.S_IMODE((to / name).stat().st_mode) for name in ("lists.yaml", "patients.csv", "gold.jsonl")
    ] == [0o600] * 3
    assert stat.S_IMODE(to.stat().st_mode) == 0o700
    said = capsys.readouterr()
    assert "Zorblax" not in said.out + said.err
    lists = yaml.safe_load((to / "lists.yaml").read_text())
    assert lists["detector_options"]["lists"] == {"always": {"NAME": ["Zorblaxa"]}, "never": [f"{CANARY}b"]}
    assert lists["detectors"][-1] == "lists"
    detector = ListsDetector(**lists["detector_options"]["lists"])
    [[found]] = detector.detect([Letter("x", "His neighbour zorblaxa came.")])
    assert (found.label, found.start) == ("NAME", 14)
    patients, _ = read_patients(to / "patients.csv")
    assert {p: [(k.kind, k.value) for k in known] for p, known in patients.items()} == {
        "p0": [("name", "Zorblaxa")]
    }
    gold = {letter.id: letter for letter in open_source(to / "gold.jsonl") if isinstance(letter, Letter)}
    assert list(gold) == [f"letter-{n:04}" for n in range(9)]

    def named(letter: Letter) -> list[str]:
        return [letter.text[s.start : s.end] for s in letter.spans]

    assert named(gold["letter-0000"]) == ["Browna", "Zorblaxa"]
    assert named(gold["letter-0001"]) == []
    assert f"Dear Dr {CANARY}b,\r\nhe takes" in gold["letter-0001"].text, (
        "what was no identifier stands there again"
    )
    assert named(gold["letter-0004"]) == ["Browne"]
    assert gold["letter-0004"].patient_id == "p2"
    assert main(["rewrite", str(source), str(tmp_path / "again"), "--config", str(to / "lists.yaml"), "--strategy", "none", "--quiet",
                 "--patients", str(to / "patients.csv"), "--workers", "1", "--detectors", "rules,lists"]) in (0, 1)  # fmt: skip
    assert "Zorblaxa" not in (tmp_path / "again" / "letters.jsonl").read_text()


def test_without_the_letters_nothing_is_guessed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = reviewed(tmp_path)
    assert main(["review", "marks", str(out), str(tmp_path / "learnt")]) == 0
    said = capsys.readouterr().out
    assert "1 letters left out of gold" in said
    assert "1 wrong, source not known" in said
    assert "letter-0001" not in ids(tmp_path / "learnt" / "gold.jsonl")
    assert list(csv.DictReader((tmp_path / "learnt" / "patients.csv").open())) == []
    assert main(["review", "marks", str(out), str(tmp_path / "learnt")]) == 2


def test_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = reviewed(tmp_path)
    left = main(["review", "status", str(out), "--json"])
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert left == int(bool(told["certificate"]["left"]))
    assert (told["decided"], told["accepted"], told["with_missed_identifier"]) == (9, 6, 1)
    with session(out) as made:
        made.decide("Ada", 9, ACCEPT)
    assert main(["review", "status", str(out)]) == 0
    said = capsys.readouterr().out
    assert "in 1,000 with a missed identifier, 95%" in said
    assert "Ada and Bo, accepted or rejected: 50.0% the same of 2" in said


def test_commands_without_a_review(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, source = make_run(tmp_path, 3)
    for argv in (
        ["status", str(out)],
        ["export", str(out), str(tmp_path / "x.jsonl")],
        ["marks", str(out), str(tmp_path / "x")],
    ):
        assert main(["review", *argv]) == 2
        assert "begin with `synletters review" in capsys.readouterr().err
    assert not database_of(out).exists()
    assert main(["review", str(tmp_path / "nowhere")]) == 2
    assert main(["review", str(out), "--id-map", str(source)]) == 2
    assert main(["review", str(out), "--letters", str(tmp_path / "nowhere")]) == 2
    assert main(["review", str(out), "--database", "/proc/x.sqlite"]) == 2
    assert "--database FILE" in capsys.readouterr().err


def test_the_command_serves_until_it_is_interrupted(tmp_path: Path) -> None:
    out, source = make_run(tmp_path, 6)
    argv = [
        sys.executable,
        "-m",
        "synletters",
        "review",
        str(out),
        "--letters",
        str(source),
        "--sample",
        "4",
        "--at",
        "letter-0003",
    ]
    process = subprocess.Popen(
        argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ
    )
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith("open "):
            break
    address, _, at = lines[-1].removeprefix("open ").strip().partition("#")
    assert at == "id=letter-0003"
    assert address.startswith("http://127.0.0.1:")
    assert len(address.split("/")[3]) >= 32
    from reviewing import post

    token = address.split("/")[3]
    assert post(address, "api/overview", {"reviewer": "Ada"}, token=token)[1]["sources"] == 6
    assert post(address, "api/overview", {"reviewer": "Ada"}, token="x")[0] == 404
    process.send_signal(signal.SIGINT)
    rest, errors = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Not certified yet: 4 of the 4" in rest
    assert CANARY not in "".join(lines) + rest + errors
    assert token not in errors
