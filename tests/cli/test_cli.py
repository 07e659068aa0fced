"""The command line, in process, on tiny models: files out, exit codes, and what the user is told."""

from __future__ import annotations

import csv
import errno
import json
import os
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import tiny

from synletters.cli.main import main

CANARY = "Quuxbert"
LETTER = f"Dear Mr {CANARY} Vandersloot,\n\n{tiny.LETTER}\nTel: 020 7946 0958. NHS number 943 476 5919.\n"
FILES = {"letters.jsonl", "rejected.jsonl", "report.json", "report.html", "manifest.json"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for i in range(3):
        (made / f"l{i}.txt").write_text(f"{LETTER}\nSeen {i} times.\n")
    return made


@pytest.fixture
def models(mlm: Path, tagger: Path) -> list[str]:
    return ["--model", str(mlm), "--tagger", str(tagger), "--device", "cpu", "--dtype", "float32"]


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def check(made: list[dict[str, Any]]) -> None:
    for row in made:
        assert CANARY not in row["text"]
        assert "943 476 5919" not in row["text"]
        assert "7946 0958" not in row["text"]
        assert row["spans"]
        for span in row["spans"]:
            assert 0 <= span["start"] < span["end"] <= len(row["text"])


def told(capsys: Any) -> str:
    out = capsys.readouterr()
    text = str(out.out + out.err)
    assert CANARY not in text
    assert "Traceback" not in text
    return text


@pytest.mark.usefixtures("any_word")
def test_rewrite_to_a_folder(folder: Path, models: list[str], tmp_path: Path, capsys: Any) -> None:
    out = tmp_path / "out"
    assert (
        main(
            [
                "rewrite",
                str(folder),
                str(out),
                *models,
                "--strategy",
                "random",
                "--variants",
                "2",
                "--score",
                "2",
                "--max-clinical-loss",  # a tagger of random weights loses what it likes
                "1",
            ]
        )
        == 0
    )
    assert {p.name for p in out.iterdir()} == FILES
    made = rows(out / "letters.jsonl")
    assert [(r["id"], r["variant"]) for r in made] == [(f"l{i}", v) for i in range(3) for v in range(2)]
    check(made)
    assert (out / "rejected.jsonl").read_bytes() == b""
    report = json.loads((out / "report.json").read_text())
    assert (report["letters"], report["rewrites"], report["rejected"]) == (3, 6, 0)
    assert report["words_masked"] > 0
    assert sum(report["identifiers_replaced"].values()) >= 9
    assert {s["name"] for s in report["scores"]} == {
        "word_overlap",
        "bertscore_precision",
        "bertscore_recall",
        "bertscore_f1",
    }
    assert len(report["provenance"]["models"]["tagger"]["weights_sha256"]) == 64
    assert CANARY not in json.dumps(report)
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["files"]["letters.jsonl"]["bytes"] == (out / "letters.jsonl").stat().st_size
    text = told(capsys)
    assert "3 letters" in text
    assert str(out) in text


def test_the_report_counts_words_that_are_not_masked(folder: Path, models: list[str], tmp_path: Path) -> None:
    assert (
        main(["rewrite", str(folder), str(tmp_path / "out"), *models, "--strategy", "random", "--ratio", "1"])
        == 0
    )
    report = json.loads((tmp_path / "out" / "report.json").read_text())
    assert report["withheld"]["function"] > 0
    assert set(report["withheld"]) <= {"frame", "act", "function", "word", "phrase"}
    assert report["words_masked"] + sum(report["withheld"].values()) == report["words_open"]
    refills = report["refills"]
    assert refills.keys() == {"offered", "accepted", "words", "changed", "as_before", "put_back"}
    assert refills["changed"] + refills["as_before"] == refills["words"] <= report["words_masked"]


def test_rewrite_to_every_kind_of_file_says_the_same(folder: Path, models: list[str], tmp_path: Path) -> None:
    for name in ("out.jsonl", "out.csv", "out.parquet"):
        assert main(["rewrite", str(folder), str(tmp_path / name), *models, "--quiet"]) == 0
        assert (tmp_path / "out.report.json").is_file()
        for beside in ("out.rejected.jsonl", "out.report.json", "out.report.html", "out.manifest.json"):
            (tmp_path / beside).unlink()
    base = rows(tmp_path / "out.jsonl")
    check(base)
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as handle:
        table = list(csv.DictReader(handle))
    assert [(r["id"], r["text"], json.loads(r["spans"])) for r in table] == [
        (r["id"], r["text"], r["spans"]) for r in base
    ]
    parquet = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert [(r["id"], r["text"], len(r["spans"])) for r in parquet] == [
        (r["id"], r["text"], len(r["spans"])) for r in base
    ]


def test_detect(folder: Path, models: list[str], tmp_path: Path, capsys: Any) -> None:
    out = tmp_path / "spans.jsonl"
    assert main(["detect", str(folder), str(out), *models[2:], "--point", "balanced"]) == 0
    made = rows(out)
    assert [r["id"] for r in made] == ["l0", "l1", "l2"]
    text = (folder / "l0.txt").read_text()
    found = {
        (s["label"], text[s["start"] : s["end"]])
        for s in made[0]["spans"]
        if "rules" in s["source"].split("+")
    }
    assert ("NHS", "943 476 5919") in found
    assert {s["kind"] for s in made[0]["spans"]} >= {"phi", "structure"}
    assert not any(s["label"].startswith("POS:") for s in made[0]["spans"])
    assert "spans" in told(capsys)
    raw = tmp_path / "raw.jsonl"
    assert main(["detect", str(folder), str(raw), *models[2:], "--point", "balanced", "--raw"]) == 0
    for merged, every in zip(made, rows(raw), strict=True):
        assert len(merged["spans"]) <= len(every["spans"])
        phi = [s for s in merged["spans"] if s["kind"] == "phi"]
        assert all(a["end"] <= b["start"] for a, b in pairwise(phi))
        covered = [
            {i for s in row if s["kind"] == "phi" for i in range(s["start"], s["end"])}
            for row in (phi, every["spans"])
        ]
        assert covered[0] == covered[1]
    told(capsys)
    assert main(["detect", str(folder), str(out), *models[2:]]) == 2
    assert "--overwrite" in told(capsys)
    assert main(["detect", str(folder), str(out), *models[2:], "--overwrite", "--no-phi", "--quiet"]) == 0
    assert "warning" in told(capsys)
    assert not any(s["kind"] == "phi" for r in rows(out) for s in r["spans"])


def test_preview(folder: Path, models: list[str], capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["preview", str(folder / "l1.txt"), *models]) == 0
    text = capsys.readouterr().out
    assert text.count("1. found") == text.count("2. protected") == text.count("3. rewritten") == 1
    first, last = text.split("3. rewritten")
    assert CANARY in first
    assert CANARY not in last
    monkeypatch.setenv("COLUMNS", "40")
    assert main(["preview", str(folder / "l1.txt"), *models]) == 0
    narrow = " ".join(capsys.readouterr().out.split())
    assert "identifiers red, clinical entities green, guarded words and headings cyan" in narrow, "not cut"
    monkeypatch.delenv("COLUMNS")
    assert main(["preview", str(folder), "--id", "l2", *models]) == 0
    assert "Seen 2 times" in capsys.readouterr().out
    assert main(["preview", str(folder), "--id", "nobody", *models]) == 2
    assert "'nobody'" in told(capsys)


def test_results_in_the_way(folder: Path, models: list[str], tmp_path: Path, capsys: Any) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "report.json").write_text("old")
    run = ["rewrite", str(folder), str(out), *models, "--quiet"]
    assert main(run) == 2
    assert "exists already" in told(capsys)
    assert [p.name for p in out.iterdir()] == ["report.json"]
    assert (out / "report.json").read_text() == "old"
    assert main([*run, "--overwrite"]) == 0
    assert {p.name for p in out.iterdir()} == FILES


def test_a_missing_input(models: list[str], tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "x.csv").write_text(f"id,note\n1,{CANARY}\n")
    for name, word in (("nowhere", "nowhere"), ("empty", ".txt"), ("x.csv", "'text'")):
        assert main(["rewrite", str(tmp_path / name), str(tmp_path / "out"), *models]) == 2
        assert word in told(capsys)
        assert not (tmp_path / "out").exists()


def test_a_missing_model(folder: Path, models: list[str], tmp_path: Path, capsys: Any, mlm: Path) -> None:
    for wrong in (
        ["--model", str(tmp_path / "none")],
        ["--tagger", str(tmp_path / "none")],
        ["--tagger", str(mlm)],
    ):
        assert main(["rewrite", str(folder), str(tmp_path / "out"), *models, *wrong, "--quiet"]) == 2
        assert "ModelError" in told(capsys)
        assert not (tmp_path / "out").exists()
        assert sorted(p.name for p in tmp_path.iterdir()) == ["in"], "nothing half-written"


def test_all_faults_of_a_configuration_at_once(folder: Path, tmp_path: Path, capsys: Any) -> None:
    config = tmp_path / "c.yaml"
    config.write_text("ratio: 3\nstrategy: wolds+nouns\nchunk: 0\nbogus: 1\nbatch-tokens: 1\n")
    assert main(["rewrite", str(folder), str(tmp_path / "out"), "--config", str(config)]) == 2
    text = told(capsys)
    for word in ("ratio", "bogus", "chunk", "batch_tokens"):
        assert word in text, word
    config.write_text("ratio: 0.5\nstrategy: wolds+narwhals\ndetectors: [rulez, guard]\ntemperature: -1\n")
    assert main(["rewrite", str(folder), str(tmp_path / "out"), "--config", str(config)]) == 2
    text = told(capsys)
    for word in ("wolds", "narwhals", "rulez", "temperature"):
        assert word in text, word
    config.write_text("ratio: [\n")
    assert main(["rewrite", str(folder), str(tmp_path / "out"), "--config", str(config)]) == 2
    assert "c.yaml" in told(capsys)
    assert main(["rewrite", str(folder), str(tmp_path / "out"), "--config", str(tmp_path / "none.yaml")]) == 2
    assert "none.yaml" in told(capsys)
    assert main(["rewrite", str(folder), str(tmp_path / "out"), "--detectors", "nobody"]) == 2
    assert "nobody" in told(capsys)


def test_the_command_line_wins_over_the_file(folder: Path, models: list[str], tmp_path: Path) -> None:
    config = tmp_path / "c.yaml"
    config.write_text("ratio: 1\nseed: 5\npolicy: tag\n")
    out = tmp_path / "out"
    assert (
        main(["rewrite", str(folder), str(out), *models, "--config", str(config), "--ratio", "0", "--quiet"])
        == 0
    )
    report = json.loads((out / "report.json").read_text())
    assert report["words_masked"] == 0
    assert (report["provenance"]["config"]["ratio"], report["provenance"]["seed"]) == (0.0, 5)
    assert "[NHS-1]" in rows(out / "letters.jsonl")[0]["text"]


def test_bad_usage() -> None:
    for argv in ([], ["rewrite"], ["nothing"], ["rewrite", "a", "b", "--policy", "shred"]):
        with pytest.raises(SystemExit) as caught:
            main(argv)
        assert caught.value.code == 2


def test_bad_rows_are_rejected_and_the_rest_goes_on(models: list[str], tmp_path: Path, capsys: Any) -> None:
    source = tmp_path / "in.jsonl"
    items = [
        {"id": "good", "text": LETTER},
        {"id": "empty", "text": ""},
        {"id": "good", "text": LETTER},
        {"id": "nul", "text": f"{CANARY}\x00"},
        {"id": "crlf", "text": LETTER.replace("\n", "\r\n")},
        {"id": "missing"},
        {"text": CANARY},
        {"id": "number", "text": 7},
        {"id": "tabs", "text": LETTER.replace("\n", "\n\t")},
        {"id": "emoji", "text": LETTER + "😀 e\u0301 שלום"},
        {"id": "span", "text": LETTER, "spans": [{"start": 0, "end": 10**6, "label": "NAME", "kind": "phi"}]},
    ]
    source.write_text("".join(json.dumps(item) + "\n" for item in items) + "{broken " + CANARY + "\n")
    out = tmp_path / "out"
    assert main(["rewrite", str(source), str(out), *models]) == 1
    made = rows(out / "letters.jsonl")
    assert [r["id"] for r in made] == ["good", "crlf", "tabs", "emoji"]
    check(made)
    crlf = made[1]["text"]
    assert crlf.count("\r\n") == crlf.count("\n") > 10
    assert "\t" in made[2]["text"]
    assert "😀 e\u0301 " in made[3]["text"]
    assert "שלום" not in made[3]["text"]  # no word of a vocabulary: it may be a name
    rejected = rows(out / "rejected.jsonl")
    assert len(rejected) == 8
    assert {"empty", "nul", "missing", "number", "span"} <= {r["id"] for r in rejected}
    assert all(r["stage"] == "read" and "in.jsonl" in r["reason"] for r in rejected)
    assert CANARY not in (out / "rejected.jsonl").read_text()
    assert "8 rejected" in told(capsys)


class Fails:
    """A detector that fails for one letter."""

    name = "fails"

    def detect(self, letters: Any) -> Any:
        if any("Seen 1 times" in letter.text for letter in letters):
            raise ValueError(f"cannot read {CANARY}: {letters[0].text}")
        return [() for _ in letters]


class FailsAlways:
    name = "always"

    def detect(self, letters: Any) -> Any:
        raise ValueError(letters[0].text)


def test_it_fails_closed(folder: Path, models: list[str], tmp_path: Path, capsys: Any) -> None:
    out = tmp_path / "out"
    with_fails = ["--detectors", "tagger,rules,test_cli:Fails"]
    assert main(["rewrite", str(folder), str(out), *models, *with_fails]) == 1
    assert [r["id"] for r in rows(out / "letters.jsonl")] == ["l0", "l2"]
    [lost] = rows(out / "rejected.jsonl")
    assert (lost["id"], lost["stage"]) == ("l1", "detect:fails")
    assert re.fullmatch(r"failed with ValueError \(test_cli\.py, line \d+\)", lost["reason"])
    told(capsys)
    assert main(["rewrite", str(folder), str(out), *models, *with_fails, "--overwrite", "--quiet"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "1 of 3 letters were rejected" in shown.err
    assert shown.err.count("\n") == 1
    assert CANARY not in shown.err
    assert (
        main(
            ["rewrite", str(folder), str(out), *models, "--detectors", "test_cli:FailsAlways", "--overwrite"]
        )
        == 1
    )
    assert (out / "letters.jsonl").read_bytes() == b""
    assert CANARY not in "".join(p.read_text() for p in out.iterdir())
    told(capsys)
    assert main(["preview", str(folder), "--detectors", "test_cli:FailsAlways", *models]) == 1
    assert "ValueError" in told(capsys)


@pytest.mark.parametrize("name", ["out", "out.jsonl", "out.csv", "out.parquet"])
def test_a_full_disk(
    folder: Path, models: list[str], tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, f"No space left on device {CANARY}")

    run = ["rewrite", str(folder), str(tmp_path / name), *models, "--detectors", "rules,layout", "--quiet"]
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        assert main(run) == 2
    text = told(capsys)
    assert "disk is full" in text
    assert str(tmp_path / "out") in text
    assert [p.name for p in tmp_path.iterdir()] == ["in"]
    # nothing of the failed run is in the way of the next
    assert main(run) == 0


@pytest.mark.parametrize(
    "last", ["letters.jsonl", "rejected.jsonl", "report.json", "report.html", "manifest.json"]
)
def test_a_disk_that_fills_late(
    folder: Path, models: list[str], tmp_path: Path, last: str, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    """Whatever file the disk refuses, none is half-written and the run is told as failed."""
    replace = os.replace

    def full(source: Any, target: Any, **options: Any) -> None:
        if Path(target).name == last:
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(source, target, **options)

    monkeypatch.setattr(os, "replace", full)
    out = tmp_path / "out"
    assert main(["rewrite", str(folder), str(out), *models, "--detectors", "rules,layout", "--quiet"]) == 2
    assert "disk is full" in told(capsys)
    left = {p.name for p in out.iterdir()} if out.exists() else set()
    assert last not in left
    assert left <= FILES, "no temporary files"
    for name in left:
        assert (out / name).read_bytes().endswith(b"\n") or not (out / name).read_bytes()


def test_no_permission(folder: Path, models: list[str], tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "file").write_text("x")
    assert main(["rewrite", str(folder), str(tmp_path / "file" / "out"), *models, "--quiet"]) == 2
    assert "file" in told(capsys)


def test_the_same_run_gives_the_same_bytes(folder: Path, models: list[str], tmp_path: Path) -> None:
    for name, more in (("a", []), ("b", []), ("c", ["--seed", "1"]), ("d", ["--batch-tokens", "64"])):
        assert main(["rewrite", str(folder), str(tmp_path / name), *models, *more, "--quiet"]) == 0
    made = {name: (tmp_path / name / "letters.jsonl").read_bytes() for name in "abcd"}
    assert made["a"] == made["b"] == made["d"] != made["c"]


def test_free_refills_are_warned_of(
    folder: Path, models: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for how, told in (("free", True), ("equals", False)):
        assert main(["rewrite", str(folder), str(tmp_path / how), *models, "--refill", how]) == 0
        assert ("--refill free" in capsys.readouterr().err) is told


def test_own_sets_that_are_none_end_the_run_with_a_word(
    folder: Path, models: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.txt"
    own.write_text("adj: left right | | The [left] one.\n")
    assert main(["rewrite", str(folder), str(tmp_path / "out"), *models, "--equals", str(own)]) == 2
    assert "side" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
