"""Letters survive every format exactly, in and out."""

from __future__ import annotations

import gzip
import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synletters.core.document import Letter, Rejected, Rewrite, Span
from synletters.core.errors import LetterError, OutputError
from synletters.io import (
    atomic_writer,
    file_name,
    from_dataset,
    open_source,
    open_writer,
    to_dataset,
    write_json,
)

ODD = [
    "Dear Dr\r\nSmith,\r\n\r\n\tBP 120/80\r\n",
    "lone\rreturn and \n\r mixed\x0b\x0c\x85\u2028\u2029 ends",
    "👩🏽‍⚕️ e\u0301 \u05e9\u05dc\u05d5\u05dd \u202eRTL\u202c \u200f \U0001f9e0",
    'he said "hi", then "",\n"id","text"\n7,"x"\n',
    '"',
    '""\n"',
    " leading and trailing \n",
    "=1+2",
    "\ufeffinner mark \ufeff",
    "x" * 300_000 + "\r\n",
]
TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from('\r\n\t",;ée\u0301\u200f\u05e9👩\u200d\u2028'),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=60,
).filter(lambda t: bool(t.strip("\ufeff \t\r\n")) and bool(t.strip()) and "\x00" not in t)
FAST = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def letters(source: Iterable[Letter | Rejected]) -> list[Letter]:
    out = []
    for letter in source:
        assert isinstance(letter, Letter), letter
        out.append(letter)
    return out


def put(folder: Path, kind: str, rows: list[dict[str, Any]]) -> Path:
    """Write rows as a user's tool would, by other code than the package's."""
    path = folder / f"in.{kind}"
    if kind == "jsonl":
        path.write_bytes(b"".join(json.dumps(row).encode() + b"\n" for row in rows))
    elif kind == "jsonl.gz":
        path.write_bytes(
            gzip.compress(b"".join(json.dumps(r, ensure_ascii=False).encode() + b"\r\n" for r in rows))
        )
    elif kind == "csv":
        with open(path, "w", encoding="utf-8", newline="") as out:
            out.write(",".join(rows[0]) + "\r\n")
            for row in rows:
                cells = (v if isinstance(v, str | int) else json.dumps(v) for v in row.values())
                out.write(",".join('"' + str(cell).replace('"', '""') + '"' for cell in cells) + "\r\n")
    elif kind == "parquet":
        pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=3)
    else:
        path = folder / "in"
        path.mkdir()
        for row in rows:
            (path / f"{row['id']}.txt").write_bytes(row["text"].encode())
    return path


FORMATS = ["jsonl", "jsonl.gz", "csv", "parquet", "txt"]


@pytest.mark.parametrize("kind", FORMATS)
def test_odd_texts_come_in_exactly_and_again(tmp_path: Path, kind: str) -> None:
    texts = ODD if kind != "txt" else [t for t in ODD if not t.startswith("\ufeff")]
    rows = [{"id": f"l{n:02}", "text": text} for n, text in enumerate(texts)]
    source = open_source(put(tmp_path, kind, rows))
    for _ in range(2):
        found = letters(source)
        assert [x.id for x in found] == [row["id"] for row in rows]
        assert all(x.text == t for x, t in zip(found, texts, strict=True))
    assert source.total in (None, len(rows))


@pytest.mark.parametrize("kind", FORMATS)
@FAST
@given(texts=st.lists(TEXT, min_size=1, max_size=5))
def test_any_text_comes_in_exactly(kind: str, texts: list[str]) -> None:
    texts = [t.lstrip("\ufeff") or "x" for t in texts]
    with tempfile.TemporaryDirectory() as folder:
        path = put(Path(folder), kind, [{"id": f"{n}", "text": text} for n, text in enumerate(texts)])
        assert [x.text for x in letters(open_source(path))] == texts


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_all_columns(tmp_path: Path, kind: str) -> None:
    spans = [{"start": 0, "end": 4, "label": "DRUG"}, {"start": 5, "end": 7, "label": "NAME", "kind": "phi"}]
    rows = [
        {"id": 7, "text": "drug Al", "patient_id": 12, "spans": spans, "ward": "3"},
        {"id": 8, "text": "x", "patient_id": "", "spans": [], "ward": "4"},
    ]
    if kind == "parquet":
        rows[1]["patient_id"] = None
    first, second = letters(open_source(put(tmp_path, kind, rows)))
    assert (first.id, first.patient_id, dict(first.meta)) == ("7", "12", {"ward": "3"})
    assert first.spans == (Span(0, 4, "DRUG", "clinical"), Span(5, 7, "NAME", "phi"))
    assert second.patient_id is None
    assert second.spans == ()


def test_parquet_spans_as_json_text_large_strings_and_dictionaries(tmp_path: Path) -> None:
    table = pa.table(
        {
            "id": pa.array([1.0, None, 3.0]),
            "text": pa.array(["a b", "a b", "c d"], pa.large_string()).dictionary_encode(),
            "spans": ['[{"start":0,"end":1,"label":"X"}]', None, ""],
        }
    )
    pq.write_table(table, tmp_path / "x.parquet")
    first, second, third = open_source(tmp_path / "x.parquet")
    assert isinstance(first, Letter)
    assert first.id == "1"
    assert first.spans[0].label == "X"
    assert isinstance(second, Rejected)
    assert second.letter_id == "x.parquet:2"
    assert isinstance(third, Letter)
    assert third.id == "3"


@pytest.mark.parametrize("name", ["x.jsonl", "x.csv", "x.txt"])
def test_a_byte_order_mark_at_the_start_of_a_file_goes(tmp_path: Path, name: str) -> None:
    body = {
        "x.jsonl": '{"id": "x", "text": "a\\r\\nb"}',
        "x.csv": 'id,text\n"x","a\r\nb"',
        "x.txt": "a\r\nb",
    }[name]
    (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + body.encode())
    assert [(x.id, x.text) for x in letters(open_source(tmp_path / name))] == [("x", "a\r\nb")]


def test_folder_is_recursive_sorted_and_ignores_the_rest(tmp_path: Path) -> None:
    for name in ["b.txt", "a/z.TXT", "a-b.txt", "a/b/c.txt", "note.md", ".x.tmp", "a.txt"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("t")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    ids = [x.id for x in letters(open_source(tmp_path))]
    assert ids == sorted(ids) == ["a", "a-b", "a/b/c", "a/z", "b"]


def rewrites(texts: Iterable[str]) -> list[Rewrite]:
    out = []
    for n, text in enumerate(texts):
        spans = tuple(
            Span(i, min(len(text), i + 3), "D", "clinical", "rules", 0.5)
            for i in range(0, min(len(text), 8), 3)
        )
        out.append(Rewrite(f"l{n:02}", n % 2, text, spans))
    return out


def save(path: Path, items: Iterable[Rewrite], kind: str | None = None) -> None:
    with open_writer(path, kind) as out:
        for item in items:
            out.write(item)


def told(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a table without what its spans do not say: a column is there for all of them."""
    return {**row, "spans": [{k: v for k, v in span.items() if v is not None} for span in row["spans"]]}


def load(path: Path) -> list[dict[str, Any]]:
    """Read output by other code than the package's."""
    if path.is_dir():
        rows = [json.loads(line) for line in (path / "spans.jsonl").read_bytes().splitlines()]
        return [
            {
                "id": r["id"],
                "variant": r["variant"],
                "text": (path / r["file"]).read_bytes().decode(),
                "spans": r["spans"],
            }
            for r in rows
        ]
    if path.name.endswith(".parquet"):
        return [told(row) for row in pq.read_table(path).to_pylist()]
    if path.name.endswith(".csv"):
        import csv

        csv.field_size_limit(10**8)
        with open(path, newline="", encoding="utf-8") as handle:
            return [
                {**row, "variant": int(row["variant"]), "spans": json.loads(row["spans"])}
                for row in csv.DictReader(handle, strict=True)
            ]
    data = path.read_bytes()
    data = gzip.decompress(data) if path.name.endswith(".gz") else data
    return [json.loads(line) for line in data.split(b"\n") if line]


OUT = ["out.jsonl", "out.jsonl.gz", "out.csv", "out.parquet", "out"]


@pytest.mark.parametrize("name", OUT)
def test_odd_texts_go_out_exactly_with_the_same_bytes(tmp_path: Path, name: str) -> None:
    items = rewrites([*ODD, "nul \x00 inside"])
    save(tmp_path / "1" / name, items)
    save(tmp_path / "2" / name, items)
    assert load(tmp_path / "1" / name) == [item.to_json() for item in items]
    assert os.listdir(tmp_path / "1") == [name]
    if (tmp_path / "1" / name).is_file():
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


@pytest.mark.parametrize("name", OUT)
@FAST
@given(texts=st.lists(TEXT, min_size=0, max_size=4))
def test_any_text_goes_out_exactly(name: str, texts: list[str]) -> None:
    items = rewrites(texts)
    with tempfile.TemporaryDirectory() as folder:
        save(Path(folder) / name, items)
        assert load(Path(folder) / name) == [item.to_json() for item in items]
        if items and name != "out":
            back = letters(open_source(Path(folder) / name))
            assert [(x.id, x.text, x.spans) for x in back] == [(i.letter_id, i.text, i.spans) for i in items]


def test_parquet_is_written_in_row_groups(tmp_path: Path) -> None:
    save(tmp_path / "x.parquet", (Rewrite(str(n), 0, "y" * 3_000_000, ()) for n in range(7)))
    assert pq.ParquetFile(tmp_path / "x.parquet").num_row_groups == 3
    assert len(letters(open_source(tmp_path / "x.parquet"))) == 7


IDS = [
    "a",
    "A",
    "../../etc/x",
    "..",
    ".",
    "a/b",
    "a/../b",
    "/abs",
    "nul\x00",
    "x" * 400,
    "con",
    "a\\b",
    "a.txt/b",
    "spans.jsonl/x",
    "a~v1",
    "a:1",
    ".hidden",
    "é",
    "e\u0301",
    "a ",
    "",
    "-rf",
    "a//b",
    "w 3/l.1",
]


def test_no_id_leaves_the_folder_or_meets_another(tmp_path: Path) -> None:
    ids = [i for i in IDS if i]
    items = [Rewrite(i, v, f"{n}.{v}", ()) for n, i in enumerate(ids) for v in (0, 1)]
    save(tmp_path / "in" / "out", items)
    assert load(tmp_path / "in" / "out") == [item.to_json() for item in items]
    assert os.listdir(tmp_path) == ["in"]
    assert os.listdir(tmp_path / "in") == ["out"]
    assert file_name("a/b", 0) == "a/b.txt"
    assert file_name("a", 2) == "a~v2.txt"


@given(st.text(max_size=30), st.text(max_size=30), st.integers(0, 2))
def test_file_names_are_safe_and_distinct(one: str, two: str, variant: int) -> None:
    for name in (file_name(one, variant), file_name(two, 0)):
        assert name.isascii()
        assert not name.startswith("/")
        assert "\\" not in name
        assert "\x00" not in name
        assert ".." not in name.split("/")
        assert all(len(part) <= 120 for part in name.split("/"))
    assert (file_name(one, variant) == file_name(two, 0)) == (one == two and variant == 0)


def test_writing_a_letter_twice_to_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LetterError, match="already"):
        save(tmp_path / "out", [Rewrite("a", 0, "x", ()), Rewrite("a", 0, "y", ())])
    assert os.listdir(tmp_path) == []


def test_a_lone_surrogate_is_refused_and_the_writer_goes_on(tmp_path: Path) -> None:
    for name in OUT:
        with open_writer(tmp_path / name) as out:
            with pytest.raises(LetterError):
                out.write(Rewrite("bad", 0, "CANARY\ud800", ()))
            out.write(Rewrite("good", 0, "x", ()))
            assert out.count == 1
        assert [row["id"] for row in load(tmp_path / name)] == ["good"]


def test_unknown_output_suffix(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"out\.docx"):
        open_writer(tmp_path / "out.docx")
    save(tmp_path / "out.v2", rewrites(["x"]), "txt")
    assert load(tmp_path / "out.v2")[0]["text"] == "x"


def test_atomic_text_and_json(tmp_path: Path) -> None:
    with atomic_writer(tmp_path / "a.html") as out:
        out.write("a\r\nb\u00e9")
        assert all(n.startswith(".") and n.endswith(".tmp") for n in os.listdir(tmp_path))
    assert (tmp_path / "a.html").read_bytes() == "a\r\nb\u00e9".encode()
    write_json(tmp_path / "r.json", {"b": 1, "a": "é"})
    assert (tmp_path / "r.json").read_text("utf-8") == '{\n  "a": "é",\n  "b": 1\n}\n'
    with pytest.raises(TypeError):
        write_json(tmp_path / "r.json", {"b": object()})
    assert json.loads((tmp_path / "r.json").read_text("utf-8")) == {"b": 1, "a": "é"}


def test_datasets_in_and_out(tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets")
    items = rewrites(ODD)
    data = to_dataset(items)
    assert [told(row) for row in data] == [item.to_json() for item in items]
    data.save_to_disk(str(tmp_path / "saved"))
    for source in (
        from_dataset(data),
        from_dataset(data.with_format("numpy")),
        open_source(tmp_path / "saved"),
    ):
        for _ in range(2):
            assert [(x.id, x.text, x.spans) for x in letters(source)] == [
                (i.letter_id, i.text, i.spans) for i in items
            ]
    assert len(to_dataset([])) == 0
    nested = datasets.Dataset.from_dict(
        {"id": ["a"], "text": ["abc"], "spans": [{"start": [0], "end": [2], "label": ["X"]}]}
    )
    assert letters(from_dataset(nested))[0].spans == (Span(0, 2, "X", "clinical"),)
