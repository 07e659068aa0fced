"""OMOP and databases: no field stands without a rule, a database that goes away, tables whole or not at all."""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from synletters import ConfigError, InputError, Letter, OutputError, Rejected, RunConfig
from synletters.cli.main import main
from synletters.io import open_source
from synletters.io.databases import Database
from synletters.io.readers.omop.fields import NOTE, PERSON
from synletters.io.readers.omop.source import Omop
from synletters.io.readers.records.record import Record
from synletters.rewrite.run import rewrite

SENTINEL, NAME, NUMBER = "Zqsentinel", "Quillfeather", "4471193"
CONFIG = RunConfig(detectors=("rules",), strategy="none", seed=3, workers=1, second_look=False)
WOMAN: dict[str, Any] = {
    "person_id": 77012,
    "gender_concept_id": 8532,
    "year_of_birth": 1951,
    "month_of_birth": 3,
    "day_of_birth": 12,
    "birth_datetime": "1951-03-12 00:00:00",
    "person_source_value": NUMBER,
    "gender_source_value": "F",
}
LETTER: dict[str, Any] = {
    "note_id": 900417,
    "person_id": 77012,
    "note_date": "2021-05-07",
    "note_type_concept_id": 44814637,
    "note_title": f"Letter about Mrs {NAME}",
    "note_text": f"Dear Dr Petheridge, Mrs {NAME} (MRN {NUMBER}, born 12 March 1951) came on 3 May 2021. No fever.",
    "encoding_concept_id": 32678,
    "visit_occurrence_id": 55123,
}


def full(row: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row.get(name) for name in fields}


def folder(tmp_path: Path, kind: str, women: list[Any], letters: list[Any]) -> Path:
    place = tmp_path / "cdm"
    place.mkdir(exist_ok=True)
    for name, rows, fields in (("PERSON", women, PERSON), ("NOTE", letters, NOTE)):
        rows = [{**full(row, fields), **{k: v for k, v in row.items() if k not in fields}} for row in rows]
        if kind == "parquet":
            pq.write_table(pa.Table.from_pylist(rows), place / f"{name}.parquet")
            continue
        with (place / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return place


def cdm(tmp_path: Path) -> str:
    path = tmp_path / "cdm.duckdb"
    with duckdb.connect(str(path)) as connection:
        for table, row, fields in (("person", WOMAN, PERSON), ("note", LETTER, NOTE)):
            connection.execute(
                f"CREATE TABLE {table} ({', '.join(f'{n} {t}' for n, (_, t) in fields.items())})"
            )
            connection.execute(
                f"INSERT INTO {table} VALUES ({', '.join('?' * len(fields))})",
                list(full(row, fields).values()),
            )
    return f"duckdb:///{path}"


def written(place: Path) -> str:
    text = ""
    for path in sorted(p for p in place.rglob("*") if p.is_file()):
        if path.suffix == ".parquet":
            text += str(pq.read_table(path).to_pylist())
        elif path.suffix == ".duckdb":
            with duckdb.connect(str(path), read_only=True) as connection:
                text += str([connection.execute(f"SELECT * FROM {t}").fetchall() for t in ("person", "note")])
        else:
            text += path.read_text(encoding="utf-8")
    return text


@pytest.mark.parametrize("sentinel", [SENTINEL, "4471193001", "1974-13-45"])
@pytest.mark.parametrize("table", ["person", "note"])
def test_what_is_planted_in_any_field_does_not_stand(tmp_path: Path, table: str, sentinel: str) -> None:
    base, fields = (WOMAN, PERSON) if table == "person" else (LETTER, NOTE)
    for name in (*fields, f"more_{SENTINEL}"):
        rows = [{**base, name: sentinel}]
        place = folder(
            tmp_path, "csv", rows if table == "person" else [WOMAN], rows if table == "note" else [LETTER]
        )
        made = [
            item
            for item in Omop(place, "cdm").records()
            if (item.id if isinstance(item, Record) else item.letter_id).startswith(table)
        ]
        for record in made:
            if isinstance(record, Rejected):
                assert SENTINEL not in record.reason
                continue
            assert sentinel not in str(record.body), name
            assert sentinel not in " ".join((*record.passed, *record.dropped)), name


@pytest.mark.parametrize("kind", ["csv", "parquet", "database"])
def test_a_cdm_goes_in_and_comes_out(tmp_path: Path, kind: str) -> None:
    source = cdm(tmp_path) if kind == "database" else folder(tmp_path, kind, [WOMAN], [LETTER])
    into = f"sqlite:///{tmp_path}/clean.db"
    report = rewrite(open_source(source), tmp_path / "out", CONFIG, into=into)
    assert report["rejected"] == 0
    assert report["records"] | {"left_out": 0} == {
        "format": "omop",
        "records": 2,
        "written": 2,
        "refused": 0,
        "left_out": 0,
    }
    text = written(tmp_path / "out")
    with sqlite3.connect(tmp_path / "clean.db") as connection:
        [woman] = connection.execute(
            "SELECT person_id, year_of_birth, month_of_birth, person_source_value FROM person"
        ).fetchall()
        [letter] = connection.execute(
            "SELECT person_id, note_text, note_type_concept_id FROM note"
        ).fetchall()
        text += str(connection.execute("SELECT * FROM person, note").fetchall())
    assert woman[0] == letter[0] == 1
    assert woman[3] in letter[1]
    assert str(woman[1]) in letter[1]
    assert letter[2] == 44814637
    for sentinel in (NAME, NUMBER, "Petheridge", "1951-03-12", "12 March 1951", "900417", "77012", "55123"):
        assert sentinel not in text, sentinel


def test_rows_of_a_query_and_a_table_of_the_letters(tmp_path: Path) -> None:
    query = "SELECT note_id AS id, note_text AS text, person_id AS patient_id FROM note ORDER BY 1"
    source = open_source(cdm(tmp_path), query=query)
    assert [item.id for item in source if isinstance(item, Letter)] == ["900417"]
    into = f"sqlite:///{tmp_path}/clean.db#letters"
    rewrite(source, tmp_path / "out", CONFIG, into=into)
    with sqlite3.connect(tmp_path / "clean.db") as connection:
        [row] = connection.execute("SELECT * FROM letters").fetchall()
    assert row[:2] == ("900417", 0)
    assert NAME not in row[2]
    assert json.loads(row[3])[0]["kind"] == "phi"
    with pytest.raises(OutputError, match="a table letters already"):
        rewrite(source, tmp_path / "again", CONFIG, into=into)
    with pytest.raises(InputError, match="#TABLE"):
        rewrite(source, tmp_path / "again", CONFIG, into=f"sqlite:///{tmp_path}/clean.db")


def test_a_database_through_the_command_line(tmp_path: Path) -> None:
    query = "SELECT note_id AS NR, note_text AS words FROM note ORDER BY 1"
    options = ["--query", query, "--detectors", "rules", "--strategy", "none", "--quiet"]
    assert (
        main(
            [
                "rewrite",
                cdm(tmp_path),
                str(tmp_path / "out"),
                "--id-column",
                "NR",
                "--text-column",
                "words",
                *options,
            ]
        )
        == 0
    )
    assert main(["rewrite", cdm_again(tmp_path), str(tmp_path / "out2"), *options]) == 2


def cdm_again(tmp_path: Path) -> str:
    return f"duckdb:///{tmp_path}/cdm.duckdb"


def test_a_database_that_goes_away(tmp_path: Path) -> None:
    source = open_source(cdm(tmp_path))
    (tmp_path / "cdm.duckdb").unlink()
    with pytest.raises(InputError, match=r"went away .*--resume"):
        rewrite(source, tmp_path / "out", CONFIG)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("address", "match"),
    [
        ("duckdb:///none.duckdb", "refused the query, or went away"),
        ("sqlite:///{tmp}/none/x.db", "refused the query, or went away"),
        ("duckdb://x", "three strokes"),
        ("postgresql://me:secretword@nowhere.invalid/x", "refused the query, or went away"),
    ],
)
def test_databases_that_are_not_there(tmp_path: Path, address: str, match: str) -> None:
    with pytest.raises(InputError, match=match) as told:
        open_source(address.replace("{tmp}", str(tmp_path)))
    assert "secretword" not in str(told.value)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://me:secretword@host/x",
        "postgresql://me:p@secretword@host/x",
        "postgresql://me:p@ss/secretword@host/x",
        "postgresql://me:p?secretword@host/x",
        "postgresql://host:5432/x?user=me&password=secretword",
        "postgresql://host:5432/x?user=me&password=p@secretword",
        "mssql+pyodbc:///?odbc_connect=DRIVER%3Dx;PWD=secretword",
        "postgresql://me:p:secretword@host:port/x",
        "duckdb:///md:x?motherduck_token=secretword",
    ],
)
def test_no_address_is_shown_with_its_password(address: str) -> None:
    assert "secretword" not in Database(address).name
    assert Database("postgresql://me:secretword@host/x").name == "postgresql://me:***@host/x"


def test_cells_of_its_csv_are_no_formulas_when_asked_for(tmp_path: Path) -> None:
    letter = {**LETTER, "note_text": "=1+1 is what it says."}
    source = open_source(folder(tmp_path, "csv", [WOMAN], [letter]))
    rewrite(source, tmp_path / "out", replace(CONFIG, escape_formulas=True))
    assert "'=1+1 is what it says." in (tmp_path / "out" / "omop" / "note.csv").read_text(encoding="utf-8")


def test_other_faults_of_databases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute("CREATE TABLE t (id TEXT, text TEXT)")
    address = f"sqlite:///{tmp_path}/x.db"
    with pytest.raises(InputError, match="no tables NOTE and PERSON"):
        open_source(address)
    with pytest.raises(InputError, match="no rows"):
        open_source(address, query="SELECT * FROM t")
    with pytest.raises(InputError, match="no address"):
        open_source(tmp_path / "x.db", query="SELECT 1")
    with pytest.raises(InputError, match="letters, digits"):
        Database(address).columns("t; DROP TABLE t")
    with pytest.raises(ConfigError, match="--append"):
        rewrite(
            open_source(folder(tmp_path, "csv", [WOMAN], [LETTER])), tmp_path / "out", CONFIG, append=True
        )
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    with pytest.raises(InputError, match=r"pip install 'synletters\[sql\]'"):
        open_source(address)


def test_a_note_without_a_person_or_a_text(tmp_path: Path) -> None:
    source = Omop(
        folder(tmp_path, "csv", [WOMAN], [{**LETTER, "person_id": 9}, {**LETTER, "note_text": ""}]), "cdm"
    )
    made = list(source.records())
    assert [type(item) for item in made] == [Record, Record, Rejected]
    assert source.told() == {"records_whose_patient_is_not_there": 1}
