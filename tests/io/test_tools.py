"""Annotation tools: out and back in as gold, to the character; brat's relations and pieces; several variants of a letter."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from synletters import InputError, Letter, Rejected
from synletters.cli.main import main
from synletters.io import WRITER_KINDS, open_source
from synletters.io.convert import convert
from synletters.io.readers.tools.base import from_utf16, to_utf16

TEXT = "Dear Dr \U0001f600 Quillfeather,\nno fever \u2013 Müller."
SPANS = [
    {"start": 10, "end": 22, "label": "NAME", "kind": "phi", "source": "me", "score": 0.5},
    {
        "start": 27,
        "end": 32,
        "label": "FINDING",
        "kind": "clinical",
        "source": "me",
        "score": 1.0,
        "concept": "386661006",
    },
    {"start": 24, "end": 32, "label": "PHRASE", "kind": "structure", "source": "me", "score": 1.0},
]
PLACES = {"labelstudio": "x.json", "doccano": "x.jsonl", "prodigy": "x.jsonl", "xmi": "x", "docbin": "x"}


def letters(tmp_path: Path, rows: list[Any]) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def read(path: Path) -> list[Letter]:
    source = open_source(path)
    source.variants = True
    made = list(source)
    assert not [item.reason for item in made if isinstance(item, Rejected)]
    return [item for item in made if isinstance(item, Letter)]


@pytest.mark.parametrize("kind", PLACES)
def test_out_and_back_in_as_gold(tmp_path: Path, kind: str) -> None:
    rows = [
        {"id": "ward 3/a", "variant": 0, "text": TEXT, "spans": SPANS},
        {"id": "ward 3/a", "variant": 1, "text": "No fever.", "spans": []},
        {"id": "b", "text": "Seen.", "spans": []},
    ]
    told = convert(open_source(letters(tmp_path, rows)), tmp_path / PLACES[kind], kind)
    assert (told["letters"], told["rejected"], told["spans"]) == (3, 0, 3)
    made = {
        (letter.id, int(letter.meta.get("variant", 0))): letter for letter in read(tmp_path / PLACES[kind])
    }
    assert {key: letter.text for key, letter in made.items()} == {
        ("ward 3/a", 0): TEXT,
        ("ward 3/a", 1): "No fever.",
        ("b", 0): "Seen.",
    }
    back = {(s.start, s.end, s.label, s.kind) for s in made["ward 3/a", 0].spans}
    assert back == {(s["start"], s["end"], s["label"], s["kind"]) for s in SPANS}
    assert {s.concept for s in made["ward 3/a", 0].spans if s.label == "FINDING"} <= {"386661006"}
    if kind != "doccano":
        assert "386661006" in {s.concept for s in made["ward 3/a", 0].spans}


@pytest.mark.parametrize("kind", ["csv", "parquet", "tsv", "txt", "jsonl", "brat", "conll"])
def test_variants_are_converted(tmp_path: Path, kind: str) -> None:
    rows = [{"id": "a", "variant": n, "text": f"No fever {n}.", "spans": []} for n in range(3)]
    assert kind in WRITER_KINDS
    assert convert(open_source(letters(tmp_path, rows)), tmp_path / "out", kind)["rejected"] == 0
    assert convert(open_source(letters(tmp_path, rows[:1] * 2)), tmp_path / "again", kind)["rejected"] == 1


def test_what_people_made_in_the_tools_themselves(tmp_path: Path) -> None:
    at = to_utf16(TEXT, 10)
    task = {
        "id": 7,
        "data": {"text": TEXT},
        "annotations": [
            {
                "was_cancelled": True,
                "result": [{"type": "labels", "value": {"start": 0, "end": 4, "labels": ["X"]}}],
            },
            {
                "result": [
                    {
                        "type": "labels",
                        "value": {"start": at, "end": at + 12, "text": "Quillfeather", "labels": ["PATIENT"]},
                    }
                ]
            },
        ],
    }
    (tmp_path / "l.json").write_text(json.dumps([task]), encoding="utf-8")
    (tmp_path / "d.jsonl").write_text(
        json.dumps({"id": 7, "text": TEXT, "label": [[10, 22, "PATIENT"]]}) + "\n", encoding="utf-8"
    )
    row = {
        "text": TEXT,
        "spans": [{"start": 10, "end": 22, "label": "PATIENT"}],
        "_task_hash": 1,
        "_input_hash": 7,
        "answer": "accept",
    }
    (tmp_path / "p.jsonl").write_text(
        json.dumps(row) + "\n" + json.dumps({**row, "_input_hash": 8, "answer": "reject"}) + "\n",
        encoding="utf-8",
    )
    for name in ("l.json", "d.jsonl", "p.jsonl"):
        letter, *rest = list(open_source(tmp_path / name))
        assert isinstance(letter, Letter)
        assert letter.id == "7"
        [span] = letter.spans
        assert (span.start, span.end, span.label, span.kind) == (10, 22, "NAME", "phi")
        assert [type(item) for item in rest] == ([Rejected] if name == "p.jsonl" else [])
    assert from_utf16(TEXT, at) == 10


def test_annotations_that_do_not_fit_are_rejected(tmp_path: Path) -> None:
    for value in (
        {"start": 0, "end": 4, "text": "Zqsentinel"},
        {"start": 0, "end": 999},
        {"start": "0", "end": 4},
    ):
        task = {
            "data": {"id": "a", "text": TEXT},
            "annotations": [{"result": [{"type": "labels", "value": {**value, "labels": ["X"]}}]}],
        }
        (tmp_path / "l.json").write_text(json.dumps([task]), encoding="utf-8")
        [item] = open_source(tmp_path / "l.json")
        assert isinstance(item, Rejected)
        assert "Zqsentinel" not in item.reason


ANN = """T1\tFinding 0 4;10 15\tPain knees
T2\tDrug 20 27\taspirin
R1\tTreats Arg1:T2 Arg2:T1
E1\tFinding:T1 Theme:T2
A1\tNegated T1
A2\tConfidence T2 high
#1\tAnnotatorNotes T2\tas told by Zq
N1\tReference T2 RxNorm:1191\taspirin
*\tEquiv T1 T2
"""


def brat(tmp_path: Path) -> Path:
    folder = tmp_path / "brat"
    folder.mkdir()
    (folder / "a.txt").write_text("Pain both knees and aspirin.", encoding="utf-8")
    (folder / "a.ann").write_text(ANN.replace("10 15", "10 15"), encoding="utf-8")
    return folder


@pytest.mark.parametrize("by", ["brat", "jsonl"])
def test_relations_events_attributes_notes_and_pieces_survive(tmp_path: Path, by: str) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    place = first if by == "brat" else first.with_suffix(".jsonl")
    assert "not_written" not in convert(open_source(brat(tmp_path)), place, by)
    convert(open_source(place), second, "brat")
    assert (second / "a.ann").read_text(encoding="utf-8") == ANN
    spans = [(s.start, s.end) for item in open_source(second) if isinstance(item, Letter) for s in item.spans]
    assert sorted(spans) == [(0, 4), (10, 15), (20, 27)]


def test_annotations_from_a_file_stand_behind_those_that_were_there(tmp_path: Path) -> None:
    more = tmp_path / "more.csv"
    more.write_text("note_id,start,end,concept_id,label\na,5,9,,SIDE\n", encoding="utf-8")
    convert(open_source(brat(tmp_path)), tmp_path / "out", "brat", annotations=str(more))
    ann = (tmp_path / "out" / "a.ann").read_text(encoding="utf-8")
    assert ann.startswith(ANN)
    assert "T3\tSIDE 5 9\tboth" in ann
    [letter] = [item for item in open_source(tmp_path / "out") if isinstance(item, Letter)]
    assert len(letter.spans) == 4


def test_what_a_format_cannot_hold_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["convert", str(brat(tmp_path)), str(tmp_path / "out.conll"), "--to", "conll", "--quiet"]) == 0
    )
    assert "7 relations, events" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("preset", "names"), [("epic", "NOTE_ID,NOTE_TEXT,PAT_ID"), ("mimic-iii", "ROW_ID,TEXT,SUBJECT_ID")]
)
def test_presets_name_the_columns_of_a_warehouse(tmp_path: Path, preset: str, names: str) -> None:
    path, options = tmp_path / "in.csv", ["--detectors", "rules", "--quiet", "--preset"]
    path.write_text(f"{names}\n1,No fever.,7\n", encoding="utf-8")
    assert main(["detect", str(path), str(tmp_path / "out.jsonl"), *options, preset]) == 0
    assert json.loads((tmp_path / "out.jsonl").read_text())["id"] == "1"
    assert main(["detect", str(path), str(tmp_path / "no.jsonl"), *options, "none"]) == 2


def test_bad_exports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.xmi").write_text("<xmi/>")
    with pytest.raises(InputError, match=r"TypeSystem\.xml"):
        open_source(tmp_path / "x")
    (tmp_path / "x" / "TypeSystem.xml").write_text("no XML: Zqsentinel")
    with pytest.raises(InputError, match="cannot read") as told:
        open_source(tmp_path / "x")
    assert "Zqsentinel" not in str(told.value)
    (tmp_path / "a.spacy").write_bytes(b"Zqsentinel")
    [item] = open_source(tmp_path / "a.spacy")
    assert isinstance(item, Rejected)
    monkeypatch.setitem(sys.modules, "cassis", None)
    with pytest.raises(InputError, match=r"pip install 'synletters\[xmi\]'"):
        open_source(tmp_path / "x")
