"""Ids in the output: new ones on request, told back by the crosswalk alone, and a warning where an id names
somebody."""

from __future__ import annotations

import csv
import json
import stat
from pathlib import Path
from typing import Any

import pytest

from synletters.cli.letters import summary
from synletters.cli.main import main
from synletters.core.config import RunConfig
from synletters.core.errors import OutputError
from synletters.io import open_source
from synletters.rewrite.run import rewrite

LETTERS = {
    "okonkwo_adeyemi_2021": "Seen with Mr Adeyemi Okonkwo, NHS number 943 476 5919.",
    "letter-17": "Seen with Mr Adeyemi Okonkwo.",
    "clinic 943-476-5919": "NHS number 943 476 5919.",
}


def source(folder: Path) -> Path:
    path = folder / "letters.jsonl"
    rows = [json.dumps({"id": key, "text": text}) for key, text in LETTERS.items()]
    path.write_text("\n".join([*rows, json.dumps({"id": "mary-jones", "text": ""}), "{"]) + "\n")
    return path


def run(tmp_path: Path, out: str = "out", **more: Any) -> dict[str, Any]:
    config = RunConfig(detectors=("rules",), strategy="none", **more)
    return rewrite(open_source(source(tmp_path)), tmp_path / out, config)


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_new_ids_stand_in_every_file_and_the_crosswalk_tells_them_back(tmp_path: Path) -> None:
    run(tmp_path, id_map=str(tmp_path / "kept" / "ids.csv"))
    with (tmp_path / "kept" / "ids.csv").open(newline="") as handle:
        back = {row["new_id"]: row["id"] for row in csv.DictReader(handle)}
    assert [back[row["id"]] for row in rows(tmp_path / "out" / "letters.jsonl")] == [*LETTERS, "mary-jones"][
        : len(LETTERS)
    ]
    assert len(set(back)) == len(back)
    for path in (tmp_path / "out").iterdir():
        said = path.read_text().casefold()
        assert not any(word in said for word in ("okonkwo", "adeyemi", "letter-17", "943-476", "mary-jones"))
    assert stat.S_IMODE((tmp_path / "kept" / "ids.csv").stat().st_mode) == 0o600


def test_the_same_letter_gets_the_same_new_id_in_every_run_and_another_under_another_seed(
    tmp_path: Path,
) -> None:
    made = []
    for number, seed in enumerate((None, None, 7)):
        run(tmp_path, out=f"out{number}", id_map=str(tmp_path / f"ids{number}.csv"), seed=seed)
        made.append([row["id"] for row in rows(tmp_path / f"out{number}" / "letters.jsonl")])
    assert made[0] == made[1]
    assert set(made[0]).isdisjoint(made[2])


def test_ids_that_hold_an_identifier_are_counted_and_warned_of(tmp_path: Path) -> None:
    report = run(tmp_path)
    assert report["ids_that_hold_an_identifier"] == 2
    assert "2 letters have ids that hold an identifier" in summary(tmp_path, report)
    assert [row["id"] for row in rows(tmp_path / "out" / "letters.jsonl")][: len(LETTERS)] == list(LETTERS)


def test_the_crosswalk_never_lies_in_the_results_nor_replaces_another(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="keep it apart"):
        run(tmp_path, id_map=str(tmp_path / "out" / "ids.csv"))
    (tmp_path / "ids.csv").write_text("id,new_id\n")
    with pytest.raises(OutputError, match="exists already"):
        run(tmp_path, id_map=str(tmp_path / "ids.csv"))
    assert not (tmp_path / "out").exists()


def test_the_command_line_takes_it(tmp_path: Path) -> None:
    options = ["--detectors", "rules", "--strategy", "none", "--id-map", str(tmp_path / "ids.csv"), "--quiet"]
    assert main(["rewrite", str(source(tmp_path)), str(tmp_path / "out"), *options]) in (0, 1)
    assert (tmp_path / "ids.csv").read_text().count("\n") == 6
