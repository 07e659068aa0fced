"""Whether rewritten letters and de-identified tables still agree: every disagreement is found, and nothing else is one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from synletters.cli.main import main

CANARY = "Quillfeather"
Row = dict[str, Any]
LETTERS = [
    {
        "id": f"n{i}",
        "patient_id": f"p{i % 3}",
        "text": f"Dear Dr {CANARY}, your patient (MRN 12{i % 3:05}) came on {10 + i} March 2021. No fever.",
        "seen": f"2021-03-{10 + i}",
        "mrn": f"12{i % 3:05}",
        "who": CANARY,
    }
    for i in range(9)
]
COLUMNS = ["--date-columns", "seen", "--identifier-columns", "mrn,who"]


def write(path: Path, rows: list[Row]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


@pytest.fixture
def made(tmp_path: Path) -> list[Row]:
    """What the program itself makes of the letters and their columns."""
    write(tmp_path / "in.jsonl", LETTERS)
    options = ["--detectors", "rules", "--strategy", "none", "--seed", "2", "--quiet"]
    columns = ["--shift-columns", "seen", "--replace-columns", "mrn,who"]
    assert main(["rewrite", str(tmp_path / "in.jsonl"), str(tmp_path / "out.jsonl"), *options, *columns]) == 0
    return [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]


def faults(tmp_path: Path, letters: list[Row], table: list[Row], *more: str) -> tuple[int, Mapping[str, Any]]:
    out = tmp_path / "figures.json"
    real, new = str(tmp_path / "in.jsonl"), write(tmp_path / "new.jsonl", letters)
    words = ["score", "tables", real, new, real, write(tmp_path / "table.jsonl", table), str(out), *COLUMNS]
    code = main([*words, "--overwrite", *more])
    text = out.read_text(encoding="utf-8")
    assert CANARY not in text
    return code, json.loads(text)


def test_what_the_program_writes_agrees(tmp_path: Path, made: list[Row]) -> None:
    code, told = faults(tmp_path, made, made)
    assert code == 0
    assert not told["of"]
    assert (told["letters"], told["not_rewritten"]) == (9, 0)
    assert told["compared"] == {"date": 9, "identifier": 18, "offset": 9, "surrogate": 18, "unchanged": 27}


def _set(column: str, value: Any) -> Callable[[list[Row]], None]:
    return lambda rows: rows[4].__setitem__(column, value)


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        (lambda rows: rows.pop(4), {"join"}),
        (lambda rows: rows.append(dict(rows[4])), {"join"}),
        (_set("seen", "2018-01-02"), {"date", "offset"}),
        (_set("seen", LETTERS[4]["seen"]), {"date", "offset", "unchanged"}),
        (_set("mrn", "7777777"), {"identifier", "surrogate"}),
        (_set("who", "Ockenthwaite"), {"identifier", "surrogate"}),
        (_set("who", CANARY.upper()), {"identifier", "surrogate", "unchanged"}),
    ],
)
def test_a_table_that_says_something_else(
    tmp_path: Path, made: list[Row], change: Callable[[list[Row]], Any], kinds: set[str]
) -> None:
    table = [dict(row) for row in made]
    change(table)
    code, told = faults(tmp_path, made, table)
    assert code == 1
    assert {kind for kind, count in told["faults"].items() if count} == kinds
    assert all(fault["id"] in ("n1", "n4", "n7") for fault in told["of"])  # of one patient, and no other


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [(" came on ", " came on 1 May 1999, not ", set()), ("MRN ", "MRN 1200001, not ", {"left"})],
)
def test_a_letter_that_says_something_else(
    tmp_path: Path, made: list[Row], old: str, new: str, kinds: set[str]
) -> None:
    letters = [dict(row) for row in made]
    letters[4]["text"] = letters[4]["text"].replace(old, new)
    code, told = faults(tmp_path, letters, made)
    assert code == bool(kinds)
    assert {kind for kind, count in told["faults"].items() if count} == kinds


def test_rows_join_by_new_ids_and_in_other_forms(tmp_path: Path, made: list[Row]) -> None:
    ids = {row["id"]: f"L{i}" for i, row in enumerate(made)}
    (tmp_path / "ids.csv").write_text(
        "id,new_id\n" + "".join(f"{k},{v}\n" for k, v in ids.items()), encoding="utf-8"
    )
    renamed = [{**row, "id": ids[row["id"]]} for row in made]
    table = [{**row, "seen": "/".join(reversed(row["seen"].split("-")))} for row in renamed]
    code, told = faults(tmp_path, renamed, table, "--id-map", str(tmp_path / "ids.csv"))
    assert (code, told["of"]) == (0, [])
    assert faults(tmp_path, renamed, table)[1]["faults"]["join"] == 9


def test_faults_of_the_tables_name_columns_and_rows_alone(
    tmp_path: Path, made: list[Row], capsys: pytest.CaptureFixture[str]
) -> None:
    real = str(tmp_path / "in.jsonl")
    words = ["score", "tables", real, write(tmp_path / "n.jsonl", made), real]
    bad = write(tmp_path / "bad.jsonl", [*made[:3], {**made[3], "seen": CANARY}])
    assert main([*words, bad, *COLUMNS]) == 2
    assert main([*words, real, "--date-columns", "none"]) == 2
    assert main([*words, real]) == 2
    told = capsys.readouterr().err
    assert "'seen'" in told
    assert f"read: {made[3]['id']};" in told
    assert CANARY not in told
