"""Tables as warehouses export them: columns by other names, other separators, other encodings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from synletters.cli.main import main
from synletters.core.document import Letter
from synletters.core.errors import InputError
from synletters.io import open_source
from synletters.io.columns import Columns

OURS = Columns("NOTE_ID", "NOTE_TEXT", "MRN")
CANARY = "Quuxbert"


def letters(path: Path, columns: Columns = OURS) -> list[Letter]:
    made = list(open_source(path, columns))
    assert all(isinstance(item, Letter) for item in made), made
    return made  # type: ignore[return-value]


def test_columns_of_a_csv_by_their_names(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('id,NOTE_ID,NOTE_TEXT,MRN,text\n7,n1,"No fever, no rash",p1,other\n', encoding="utf-8")
    [letter] = letters(path)
    assert (letter.id, letter.text, letter.patient_id) == ("n1", "No fever, no rash", "p1")
    assert letter.meta == {"id": "7", "text": "other"}  # further columns, whatever they are called


@pytest.mark.parametrize(
    ("name", "sign"), [("semicolon", ";"), (";", ";"), ("tab", "\t"), ("pipe", "|"), ("|", "|")]
)
def test_separators(tmp_path: Path, name: str, sign: str) -> None:
    path = tmp_path / "a.csv"
    rows = [["NOTE_ID", "NOTE_TEXT", "MRN"], ["n1", '"Pain, 5,5 mg' + sign + ' ""sore"""', "p1"]]
    path.write_text("".join(sign.join(row) + "\n" for row in rows), encoding="utf-8")
    [letter] = letters(path, Columns("NOTE_ID", "NOTE_TEXT", "MRN", separator=name))
    assert letter.text == f'Pain, 5,5 mg{sign} "sore"'


def test_a_tsv_has_tabs(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("id\ttext\nn1\tNo fever, none\n", encoding="utf-8")
    assert letters(path, Columns())[0].text == "No fever, none"


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-16", "utf-8"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,text\nn1,Ménière – 5 µg\n".replace("–", "-"), encoding=encoding)
    assert letters(path, Columns(encoding=encoding))[0].text == "Ménière - 5 µg"


def test_json_lines_and_parquet(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    row = {"NOTE_ID": "n1", "NOTE_TEXT": "No fever", "MRN": 12, "ward": "C4"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    pq.write_table(pa.Table.from_pylist([row]), tmp_path / "a.parquet")
    for name in ("a.jsonl", "a.parquet"):
        [letter] = letters(tmp_path / name)
        assert (letter.id, letter.text, letter.patient_id, letter.meta) == (
            "n1",
            "No fever",
            "12",
            {"ward": "C4"},
        )


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet"])
def test_a_column_that_is_missing_is_refused(tmp_path: Path, name: str) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    row = {"id": "n1", "text": CANARY}
    path = tmp_path / name
    if name == "a.csv":
        path.write_text(f"id,text\nn1,{CANARY}\n", encoding="utf-8")
    elif name == "a.jsonl":
        path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    else:
        pq.write_table(pa.Table.from_pylist([row]), path)
    for columns in (Columns(id="NOTE_ID"), Columns(text="NOTE_TEXT"), Columns(patient="MRN")):
        with pytest.raises(InputError) as told:
            open_source(path, columns)
        assert CANARY not in str(told.value)


def test_bytes_that_are_not_of_the_encoding_cost_their_row_or_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("id,text\nn1,fine\n".encode("utf-16") + b"\x00")
    made = list(open_source(path, Columns(encoding="utf-16")))
    assert CANARY not in str(made)
    path.write_bytes(b"id,text\nn1,caf\xe9\n")
    [bad] = open_source(path, Columns())
    assert not isinstance(bad, Letter)


def test_columns_of_what_has_none_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("No fever", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "x"}\n', encoding="utf-8")
    for path, columns in (
        (tmp_path, OURS),
        (tmp_path / "a.txt", OURS),
        (tmp_path / "a.jsonl", Columns(separator=";")),
    ):
        with pytest.raises(InputError, match="leave them out"):
            open_source(path, columns)


def test_settings_that_cannot_be_are_told_together(tmp_path: Path) -> None:
    assert list(OURS.faults()) == []
    assert len(list(Columns("a", "a", "", ",,", "klingon").faults())) == 4
    assert len(list(Columns(encoding="base64").faults())) == 1
    assert len(list(Columns(separator='"').faults())) == 1


def test_the_command_takes_them(tmp_path: Path, capsys: Any) -> None:
    path, out = tmp_path / "a.csv", tmp_path / "out"
    path.write_text("NOTE_ID;NOTE_TEXT;MRN\nn1;No fever for Mrs Fenwick;p1\n", encoding="cp1252")
    options = [
        "--id-column",
        "NOTE_ID",
        "--text-column",
        "NOTE_TEXT",
        "--patient-column",
        "MRN",
        "--separator",
        ";",
    ]
    more = ["--encoding", "cp1252", "--detectors", "rules", "--strategy", "none", "--seed", "1", "--quiet"]
    assert main(["rewrite", str(path), str(out), *options, *more]) == 0
    [row] = map(json.loads, (out / "letters.jsonl").read_text(encoding="utf-8").splitlines())
    assert row["id"] == "n1"
    assert json.loads((out / "report.json").read_text(encoding="utf-8"))["letters_without_patient_id"] == 0
    assert main(["rewrite", str(path), str(tmp_path / "x"), *options[:-1], ",,", *more]) == 2
    assert "separator" in capsys.readouterr().err
