"""Date shifts that a site brings: letters move as their tables did, or are turned away."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from synletters import InputError
from synletters.cli.main import main
from synletters.surrogate.date_shifts import DateShifts

CANARY = "Quuxbert"


def shifts(tmp_path: Path, rows: str, head: str = "patient_id,days\n") -> DateShifts:
    path = tmp_path / "shifts.csv"
    path.write_text(head + rows, encoding="utf-8")
    return DateShifts(path)


def run(tmp_path: Path, rows: str, *more: str) -> tuple[int, dict[str, str], list[dict[str, Any]]]:
    (tmp_path / "shifts.csv").write_text("patient_id,days\n" + rows, encoding="utf-8")
    letters = [
        {"id": "a", "patient_id": "p1", "text": "Seen on 14 March 2021, bloods 2021-03-16."},
        {"id": "b", "patient_id": "p1", "text": "Again on 03/04/2021."},
        {"id": "c", "patient_id": "p2", "text": "Seen on 14 March 2021."},
        {"id": "d", "patient_id": "p3", "text": "Seen and well."},
        {"id": "e", "text": "Seen on 14 March 2021."},
    ]
    source, out = tmp_path / "in.jsonl", tmp_path / "out"
    source.write_text("".join(json.dumps(row) + "\n" for row in letters), encoding="utf-8")
    options = [
        "--detectors",
        "rules",
        "--strategy",
        "none",
        "--overwrite",
        "--date-shift",
        str(tmp_path / "shifts.csv"),
    ]
    code = main(["rewrite", str(source), str(out), *options, *more])
    made = [json.loads(line) for line in (out / "letters.jsonl").read_text(encoding="utf-8").splitlines()]
    bad = [json.loads(line) for line in (out / "rejected.jsonl").read_text(encoding="utf-8").splitlines()]
    return code, {row["id"]: row["text"] for row in made}, bad


def test_letters_move_by_the_days_of_their_patient(tmp_path: Path, capsys: Any) -> None:
    code, made, bad = run(tmp_path, "p1,-364\np2,371\n", "--seed", "3")
    assert code == 1  # the letter without a patient has dates and no days
    assert made["a"] == "Seen on 15 March 2020, bloods 2020-03-17."
    assert made["c"] == "Seen on 20 March 2022."
    assert made["b"] in ("Again on 04/04/2020.", "Again on 05/03/2020.")  # 3 April or 4 March
    assert made["d"] == "Seen and well."
    assert [(row["id"], row["stage"]) for row in bad] == [("e", "surrogate")]
    assert "no days for its patient" in bad[0]["reason"]
    assert "whole weeks" not in capsys.readouterr().out


def test_the_seed_changes_nothing_of_it(tmp_path: Path) -> None:
    texts = [run(tmp_path, "p1,-364\np2,371\n", "--seed", seed)[1] for seed in ("1", "2")]
    assert texts[0] == texts[1]


def test_days_that_are_no_whole_weeks_are_told(tmp_path: Path, capsys: Any) -> None:
    _, made, _ = run(tmp_path, "p1,10\np2,700\n")
    assert made["a"].startswith("Seen on 24 March 2021")
    assert "1 patients are no whole weeks" in capsys.readouterr().out


def test_a_vault_that_holds_other_days_turns_the_letter_away(tmp_path: Path) -> None:
    assert main(["new-key", str(tmp_path / "key")]) == 0
    vault = ["--vault", str(tmp_path / "v.sqlite"), "--vault-key-file", str(tmp_path / "key")]
    _, first, _ = run(tmp_path, "p1,-364\np2,371\n", *vault)
    _, again, _ = run(tmp_path, "p1,-364\np2,371\n", *vault)
    assert first == again
    _, other, bad = run(tmp_path, "p1,-371\np2,371\n", *vault)
    assert set(other) == {"c", "d"}
    assert {row["id"] for row in bad if "another date shift" in row["reason"]} == {"a", "b"}


def test_parquet_and_a_patient_twice_with_the_same_days(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "s.parquet"
    pq.write_table(pa.table({"patient_id": [1, 2, 1], "days": [7, -14, 7]}), path)
    found = DateShifts(path)
    assert (len(found), found.days("1"), found.days("2"), found.days("3"), found.days(None)) == (
        2,
        7,
        -14,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("head", "rows", "words"),
    [
        ("patient_id,days\n", "p1,0\n", "line 2.*would let"),
        ("patient_id,days\n", "p1,\n", "line 2.*whole number"),
        ("patient_id,days\n", f"p1,{CANARY}\n", "line 2.*whole number"),
        ("patient_id,days\n", "p1,1.5\n", "line 2.*whole number"),
        ("patient_id,days\n", "p1,99999\n", "line 2.*whole number"),
        ("patient_id,days\n", "p1,7\np1,14\n", "line 3.*another number"),
        ("patient_id,days\n", ",7\n", "line 2.*patient_id is empty"),
        ("patient_id,days\n", "", "holds no patient"),
        ("patient_id,offset\n", "p1,7\n", "must have the columns"),
        ("patient_id,days,name\n", f"p1,7,{CANARY}\n", "no others"),
    ],
)
def test_a_bad_file_is_refused_without_a_cell_of_it(tmp_path: Path, head: str, rows: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as told:
        shifts(tmp_path, rows, head)
    assert CANARY not in str(told.value)


def test_a_bad_file_ends_the_run_before_it_begins(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": "a", "text": "x"}\n', encoding="utf-8")
    (tmp_path / "shifts.csv").write_text("patient_id,days\np1,0\n", encoding="utf-8")
    out = tmp_path / "out"
    assert (
        main(["rewrite", str(tmp_path / "in.jsonl"), str(out), "--date-shift", str(tmp_path / "shifts.csv")])
        == 2
    )
    assert not out.exists()
