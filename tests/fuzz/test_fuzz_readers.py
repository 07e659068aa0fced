"""Files that were damaged, or were never what their name says: letters and rejections, or one error that quotes nothing."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odd_letters import damaged

from synletters import Letter, Rejected, SynlettersError
from synletters.detect.known.file import read as read_known
from synletters.io import open_source, with_annotations
from synletters.io.table_rows import table_rows
from synletters.io.written import KnownIds
from synletters.surrogate.date_shifts import DateShifts

CANARY = "Quuxbert"
ROWS = [
    {
        "id": f"L{i}",
        "text": f"Dear Dr {CANARY},\nseen “today”, é.",
        "patient_id": "p",
        "spans": [{"start": 8, "end": 16, "label": "NAME"}],
    }
    for i in range(3)
]
JSONL = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS).encode()
CONLL = f"# newdoc id = L1\nDear\tO\nDr\tO\n{CANARY}\tB-NAME\n\nseen\tO\n".encode()
CONLLU = f"# newdoc id = L1\n# text = Dr {CANARY}\n1\tDr\tdr\tNOUN\t_\t_\t0\troot\t_\t_\n2\t{CANARY}\t_\tPROPN\t_\t_\t1\tflat\t_\t_\n\n".encode()
I2B2 = f"<?xml version='1.0'?><deIdi2b2><TEXT><![CDATA[Dr {CANARY} came]]></TEXT><TAGS><NAME id='P0' start='3' end='11' text='{CANARY}' TYPE='DOCTOR'/></TAGS></deIdi2b2>".encode()
BRAT = f"T1\tNAME 3 11\t{CANARY}\nA1\tKind T1 phi\nN1\tReference T1 X:1\tx\n#1\tAnnotatorNotes T1\tsynletters {{}}\n".encode()


def table(rows: list[dict[str, Any]], sign: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=sign)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def parquet(rows: list[dict[str, Any]]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


PLAIN = [{k: row[k] for k in ("id", "text", "patient_id")} for row in ROWS]
LETTERS = {
    "a.txt": f"Dear Dr {CANARY}".encode(),
    "a.jsonl": JSONL,
    "a.jsonl.gz": gzip.compress(JSONL, mtime=0),
    "a.csv": table(PLAIN),
    "a.tsv": table(PLAIN, "\t"),
    "a.parquet": parquet(PLAIN),
    "a.conll": CONLL,
    "a.conllu": CONLLU,
}
NOTES = [{"note_id": "L1", "start": 8, "end": 16, "concept_id": "4"}]
KNOWN = [{"patient_id": "p", "names": f"Orla {CANARY}", "birth_date": "1957-02-14", "phone": "01632 960113"}]
DAYS = [{"patient_id": "p", "days": -70}]


def quiet(work: Callable[[], object]) -> None:
    """It works, or says why in words of its own."""
    told = ""
    try:
        work()
    except SynlettersError as error:
        told = str(error)
    assert CANARY not in told


def passed(path: Path) -> None:
    for item in open_source(path):
        assert isinstance(item, Letter | Rejected)
        if isinstance(item, Rejected):
            assert CANARY not in item.reason


@pytest.mark.parametrize("name", LETTERS)
@given(data=st.data())
def test_letters(name: str, data: st.DataObject, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data.draw(damaged(LETTERS[name])))
    quiet(lambda: passed(tmp_path / name))
    if name.endswith((".jsonl", ".gz", ".csv", ".tsv", ".parquet")):
        quiet(lambda: KnownIds.of([tmp_path / name]))
        quiet(lambda: list(table_rows(tmp_path / name, "id", ("text", "patient_id"))))


@given(st.sampled_from(list(LETTERS)), st.binary(max_size=200))
def test_any_bytes_under_any_name(tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(data)
    quiet(lambda: passed(path))


@pytest.mark.parametrize(("other", "whole"), [("a.ann", BRAT), ("a.xml", I2B2)])
@given(data=st.data())
def test_folders_of_annotated_letters(other: str, whole: bytes, data: st.DataObject, tmp_path: Path) -> None:
    if other == "a.ann":
        (tmp_path / "a.txt").write_bytes(data.draw(damaged(f"Dr {CANARY} came".encode())))
    (tmp_path / other).write_bytes(data.draw(damaged(whole)))
    quiet(lambda: passed(tmp_path))


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
@given(data=st.data())
def test_annotations_that_lie_apart(kind: str, data: st.DataObject, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(JSONL)
    whole = (
        table(NOTES)
        if kind == "csv"
        else (json.dumps({"id": "L1", "spans": ROWS[0]["spans"]}) + "\n").encode()
    )
    (tmp_path / f"n.{kind}").write_bytes(data.draw(damaged(whole)))
    quiet(lambda: list(with_annotations(open_source(tmp_path / "a.jsonl"), str(tmp_path / f"n.{kind}"))))


@pytest.mark.parametrize("kind", ["csv", "parquet"])
@pytest.mark.parametrize("what", ["known", "days"])
@given(data=st.data())
def test_tables_of_patients(kind: str, what: str, data: st.DataObject, tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = KNOWN if what == "known" else DAYS
    path = tmp_path / f"t.{kind}"
    path.write_bytes(data.draw(damaged(table(rows) if kind == "csv" else parquet(rows))))
    quiet(lambda: read_known(path) if what == "known" else DateShifts(str(path)))
