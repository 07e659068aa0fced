"""Every fault of an input or a disk: a clear error, the rest goes on, nothing half-written, no text told."""

from __future__ import annotations

import builtins
import errno
import gzip
import json
import os
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synletters.core.document import Letter, Rejected, Rewrite
from synletters.core.errors import InputError, OutputError
from synletters.io import RowFile, atomic_writer, from_dataset, open_source, open_writer, rows
from synletters.io.columns import Columns
from synletters.io.readers import csv_file, json_lines

CANARY = "Zyxwv Canary"


def run(path: Path) -> tuple[dict[str, str], list[Rejected]]:
    """Texts by id, and rejections. No message may hold the canary."""
    good: dict[str, str] = {}
    bad: list[Rejected] = []
    for item in open_source(path):
        if isinstance(item, Letter):
            assert item.id not in good
            good[item.id] = item.text
        else:
            assert (item.stage, bool(item.letter_id), path.name in item.reason) == ("read", True, True), item
            assert "Canary" not in item.letter_id + item.reason, item
            bad.append(item)
    return good, bad


def refused(path: Path, match: str) -> None:
    with pytest.raises(InputError, match=match) as caught:
        open_source(path)
    assert path.name in str(caught.value)
    assert "Canary" not in str(caught.value)
    assert ";" in str(caught.value), "no next step"


def test_a_column_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("NOTE_ID,NOTE_TEXT\n1,Zyxwv Canary\n")
    with pytest.raises(InputError) as caught:
        open_source(tmp_path / "notes.csv", columns=Columns(id="NOTE_ID", text="NOTES_TXT"))
    said = str(caught.value)
    assert (
        "has no column 'NOTES_TXT' (did you mean 'NOTE_TEXT'?); it has 2 others: NOTE_ID, NOTE_TEXT" in said
    )
    assert "id and text" not in said
    with pytest.raises(InputError, match="name its columns id and text"):
        open_source(tmp_path / "notes.csv")
    # what may be words of a letter is neither listed nor offered
    (tmp_path / "notes.csv").write_text("Mr Zyxwv Canary 14 March,b\n1,c\n")
    with pytest.raises(InputError) as caught:
        open_source(tmp_path / "notes.csv", columns=Columns(text="Mr Zyxwv Canary 14 Marc"))
    assert "did you mean" not in str(caught.value)
    assert "14 March" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00Canary", "a PNG image"),
        (b"PK\x03\x04\xff\xfeCanary", "an Office document"),
        (b"Canary\xe9\x00\x01", "NUL bytes"),
    ],
)
def test_what_is_no_text_at_all_is_not_to_be_saved_as_utf8(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    [item] = open_source(tmp_path / "a.txt")
    assert isinstance(item, Rejected)
    assert said in item.reason
    assert "save the file as UTF-8" not in item.reason
    assert "Canary" not in item.reason
    (tmp_path / "a.txt").write_bytes(b"Canary \xe9t\xe9")
    [item] = open_source(tmp_path / "a.txt")
    assert isinstance(item, Rejected)
    assert "save the file as UTF-8" in item.reason


@pytest.mark.parametrize(
    ("name", "content", "match"),
    [
        ("x.odt", b"a", "ends in none"),
        ("x.csv", b"", "empty"),
        ("x.csv", b"\n\r\n", "empty"),
        ("x.csv", b"id,text\n\n", "nothing below"),
        ("x.csv", b"id,note\n1," + CANARY.encode(), "'text'"),
        ("x.csv", CANARY.encode() + b",a\n1,b", "'id'"),
        ("x.csv", b"id,text,text\n1,b,c", "2 columns called 'text'"),
        ("x.csv", b'"id,text\n1,Zyxwv Canary', "header"),
        ("x.csv", "id,text\n1,b".encode("utf-16"), "UTF-16"),
        ("x.jsonl", '{"id":1}'.encode("utf-16"), "UTF-16"),
        ("x.jsonl", b"", "empty"),
        ("x.jsonl", b"\n \n", "empty"),
        ("x.jsonl", b'{"id": 1, "note": "Zyxwv Canary"}\n' * 3, "'text'"),
        ("x.jsonl", b'{"text": "Zyxwv Canary"}\n' * 3, "'id'"),
        ("x.jsonl.gz", b'{"id": 1, "text": "Zyxwv Canary"}', "not gzip"),
        ("x.jsonl.gz", gzip.compress(b"")[:9], "cut short"),
        ("x.parquet", b"", "Parquet"),
        ("x.parquet", b"PAR1 Zyxwv Canary", "cut short"),
    ],
)
def test_a_file_at_fault_is_refused_when_opened(
    tmp_path: Path, name: str, content: bytes, match: str
) -> None:
    (tmp_path / name).write_bytes(content)
    refused(tmp_path / name, match)


def test_missing_unreadable_and_empty(tmp_path: Path) -> None:
    refused(tmp_path / "none.jsonl", "does not exist")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "x.md").write_text(CANARY)
    refused(tmp_path / "folder", "no .txt")
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "state.json").write_text("{" + CANARY)
    (tmp_path / "set" / "dataset_info.json").write_text(CANARY)
    refused(tmp_path / "set", "does not load")
    (tmp_path / "set" / "dataset_dict.json").write_text("{}")
    refused(tmp_path / "set", "splits")


@pytest.mark.parametrize("name", ["x.jsonl", "x.csv", "x.txt"])
def test_no_permission(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / name).write_text(CANARY)

    def no(*_: Any, **__: Any) -> Any:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(builtins, "open", no)
    refused(tmp_path / name, "permission")


def test_parquet_cut_short_or_with_wrong_columns(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    pq.write_table(pa.table({"id": ["a"], "text": [CANARY]}), path)
    path.write_bytes(path.read_bytes()[:-20])
    refused(path, "cut short")
    for table, match in [
        ({"id": ["a"], "note": [CANARY]}, "'text'"),
        ({"id": ["a"], "text": [1]}, "not strings"),
        ({"id": pa.array([], "string"), "text": pa.array([], "string")}, "no rows"),
    ]:
        pq.write_table(pa.table(table), path)
        refused(path, match)


def test_a_damaged_row_group_is_one_rejection(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    rng = random.Random(1)
    words = ["".join(rng.choices("abcdefghij ", k=400)) + "x" for _ in range(6)]
    table = pa.table({"id": [f"l{n}" for n in range(6)], "text": words})
    pq.write_table(table, path, row_group_size=2, use_dictionary=False, write_page_checksum=False)
    column = pq.ParquetFile(path).metadata.row_group(1).column(1)
    data = bytearray(path.read_bytes())
    data[column.data_page_offset : column.data_page_offset + column.total_compressed_size] = (
        b"\xff" * column.total_compressed_size
    )
    path.write_bytes(data)
    good, bad = run(path)
    assert list(good) == ["l0", "l1", "l4", "l5"]
    assert len(bad) == 1
    assert "rows 3 to 4" in bad[0].reason


def test_parquet_text_that_is_not_utf8(tmp_path: Path) -> None:
    text = pa.array([b"fine", b"\xff Zyxwv Canary", b"fine"], pa.binary())
    text = pa.Array.from_buffers(pa.string(), 3, text.buffers())
    pq.write_table(pa.table({"id": ["a", "b", "c"], "text": text}), tmp_path / "x.parquet")
    good, bad = run(tmp_path / "x.parquet")
    assert list(good) == ["a", "c"]
    assert bad[0].letter_id == "x.parquet:2"


BAD_ROWS: list[tuple[dict[str, Any], str | None, str]] = [
    ({"text": CANARY}, None, "id is missing"),
    ({"id": None, "text": CANARY}, None, "id is missing"),
    ({"id": " ", "text": CANARY}, None, "id is empty"),
    ({"id": True, "text": CANARY}, None, "neither"),
    ({"id": CANARY * 100, "text": "x"}, None, "at most"),
    ({"id": "Canary\nletter", "text": "x"}, None, "line breaks"),
    ({"id": "\ud800", "text": "x"}, None, "Unicode"),
    ({"id": "b"}, "b", "text is missing"),
    ({"id": "b", "text": None}, "b", "text is missing"),
    ({"id": "b", "text": [CANARY]}, "b", "not a string"),
    ({"id": "b", "text": ""}, "b", "empty"),
    ({"id": "b", "text": " \t\r\n\u00a0"}, "b", "empty"),
    ({"id": "b", "text": "Canary \x00"}, "b", "NUL"),
    ({"id": "b", "text": "Canary \ud83d"}, "b", "surrogate"),
    ({"id": "first", "text": CANARY}, "first", "twice"),
    ({"id": "b", "text": CANARY, "patient_id": [CANARY]}, "b", "patient_id"),
    ({"id": "b", "text": CANARY, "spans": "[Canary"}, "b", "spans are not valid JSON"),
    ({"id": "b", "text": CANARY, "spans": 3}, "b", "not a list"),
    ({"id": "b", "text": CANARY, "spans": [CANARY]}, "b", "entry 0"),
    ({"id": "b", "text": CANARY, "spans": [{"start": 0, "end": 99, "label": "X"}]}, "b", "outside the text"),
    ({"id": "b", "text": CANARY, "spans": [{"start": 2, "end": 2, "label": "X"}]}, "b", "empty or negative"),
    ({"id": "b", "text": CANARY, "spans": [{"start": -1, "end": 2, "label": "X"}]}, "b", "negative"),
    ({"id": "b", "text": CANARY, "spans": [{"start": 0, "end": 1.5, "label": "X"}]}, "b", "whole numbers"),
    ({"id": "b", "text": CANARY, "spans": [{"start": 0, "end": 1}]}, "b", "label"),
    (
        {"id": "b", "text": CANARY, "spans": [{"start": 0, "end": 1, "label": "X", "kind": CANARY}]},
        "b",
        "kind",
    ),
    ({"id": "b", "text": CANARY, "spans": [{"start": 0, "end": 1, "label": "X", "score": 7}]}, "b", "score"),
]


@pytest.mark.parametrize(("row", "letter_id", "match"), BAD_ROWS)
def test_a_bad_row_is_rejected_and_the_rest_goes_on(
    tmp_path: Path, row: dict[str, Any], letter_id: str | None, match: str
) -> None:
    lines = [{"id": "first", "text": "x"}, row, {"id": "last", "text": "y"}]
    (tmp_path / "x.jsonl").write_text("\n".join(map(json.dumps, lines)))
    good, bad = run(tmp_path / "x.jsonl")
    assert good == {"first": "x", "last": "y"}
    assert [b.letter_id for b in bad] == [letter_id or "x.jsonl:2"]
    assert match in bad[0].reason
    assert "line 2" in bad[0].reason


@pytest.mark.parametrize(
    "line",
    [
        b'{"id": "b", "text": "Zyxwv Canary',
        b'["Zyxwv Canary"]',
        b'{"id": "b", "text": "Canary \xff"}',
        b"[" * 100_000,
        b'{"id": ' + b"1" * 5000 + b', "text": "Canary"}',
        b"\x00",
        b'"Canary"',
        b'{"id": "b", "text": "Canary\n"}',
    ],
)
def test_a_broken_json_line_is_rejected(tmp_path: Path, line: bytes) -> None:
    (tmp_path / "x.jsonl").write_bytes(
        b'{"id": "a", "text": "x"}\n' + line + b'\r\n\r\n{"id": "c", "text": "y"}'
    )
    good, bad = run(tmp_path / "x.jsonl")
    assert good == {"a": "x", "c": "y"}
    assert bad[0].letter_id == "x.jsonl:2"
    assert len(bad) == 1 + line.count(b"\n")


def test_a_line_that_is_too_long_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "MAX_CHARS", 100)
    (tmp_path / "x.jsonl").write_bytes(
        b'{"id": "a", "text": "x"}\n{"id": "b", "text": "' + b"Canary" * 200 + b'"}\n{"id": "c", "text": "y"}'
    )
    good, bad = run(tmp_path / "x.jsonl")
    assert good == {"a": "x", "c": "y"}
    assert bad[0].letter_id == "x.jsonl:2"
    assert "longer" in bad[0].reason


def test_gzip_cut_short_keeps_the_rows_before(tmp_path: Path) -> None:
    rng = random.Random(3)
    lines = [json.dumps({"id": f"l{n}", "text": "Canary" + str(rng.random())}) for n in range(5000)]
    data = gzip.compress("\n".join(lines).encode())
    (tmp_path / "x.jsonl.gz").write_bytes(data[: len(data) * 2 // 3])
    good, bad = run(tmp_path / "x.jsonl.gz")
    assert 1000 < len(good) < 5000
    assert list(good) == [f"l{n}" for n in range(len(good))]
    assert len(bad) == 1
    assert "cut short" in bad[0].reason
    assert bad[0].letter_id == f"x.jsonl.gz:{len(good) + 1}"


CSVS: list[tuple[str, dict[str, str], list[str]]] = [
    # A stray quote inside a quoted field: that row alone is lost.
    ('id,text\na,"one"\nb,"Canary "quoted" here"\nc,"three"\n', {"a": "one", "c": "three"}, ["b"]),
    # A quote never closed, before quoted rows and before unquoted ones with ids built alike.
    ('id,text\na,"one"\nb,"Canary\nc,"three"\nd,"four"\n', {"a": "one", "c": "three", "d": "four"}, ["b"]),
    ('id,text\nl1,one\nl2,"Canary\nl3,three\n', {"l1": "one", "l3": "three"}, ["l2"]),
    # Lines of a letter that look like rows must not become rows: their first word would be an id.
    ('id,text\nl1,one\nl2,"Canary" x\nCanary, John\nCanary,John\n', {"l1": "one"}, ["l2"]),
    ("id,text\nl1,one\nl2,Canary, x\nCanary, John\n", {"l1": "one"}, ["l2"]),
    ("id,text\nl1,Dear Dr\nCanary, a, b\n9434765919, Canary\n", {"l1": "Dear Dr"}, ["x.csv:2"]),
    # A quote before which there is a space opens no field.
    ('id,text\nl1, "Canary\nCanary, x"\nl2,"two"', {"l2": "two"}, ["x.csv:1"]),
    # The wrong number of fields.
    ("id,text,ward\nl1,one,3\nl2,Canary\nl3,Canary,4,5\nl4,four,6\n", {"l1": "one", "l4": "four"}, ["l2"]),
    ('id,text\nl1,one\nl2,"two\n', {"l1": "one"}, ["l2"]),
    # Swallowed to the end of the file.
    ('text,id\n"Canary,1\nCanary,2\n', {}, ["x.csv:1"]),
    # Sound rows with a fault of their own.
    (
        'id,text\na,"one"\na,"Canary"\n,"Canary"\nd,\ne,"five"',
        {"a": "one", "e": "five"},
        ["a", "x.csv:3", "d"],
    ),
]


@pytest.mark.parametrize(("content", "texts", "rejected"), CSVS)
def test_broken_csv(tmp_path: Path, content: str, texts: dict[str, str], rejected: list[str]) -> None:
    for data in (content, content.replace("\n", "\r\n")):
        (tmp_path / "x.csv").write_bytes(data.encode())
        good, bad = run(tmp_path / "x.csv")
        assert good == texts
        assert [b.letter_id for b in bad] == rejected
        assert all("line" in b.reason for b in bad)


def test_csv_row_that_is_not_utf8_or_holds_nul(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(
        b'id,text\na,"one"\nb,"Canary \xff"\nc,"Canary\x00"\n\xfe,"Canary"\ne,"five"\n'
    )
    good, bad = run(tmp_path / "x.csv")
    assert good == {"a": "one", "e": "five"}
    assert [b.letter_id for b in bad] == ["b", "c", "x.csv:4"]


def test_csv_quote_that_swallows_too_much_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "MAX_CHARS", 2000)
    body = "".join(f'l{n},"t{n}"\n' for n in range(3)) + 'l3,"Canary\n' + "Canary,\n" * 1000 + 'l4,"four"\n'
    (tmp_path / "x.csv").write_text("id,text\n" + body)
    good, bad = run(tmp_path / "x.csv")
    assert list(good) == ["l0", "l1", "l2", "l4"]
    assert [b.letter_id for b in bad] == ["l3"]
    assert "lines 5 to 1005" in bad[0].reason


_QUOTED = "id,text\n" + "".join(
    f'L-{n},"Canary{n}, said Canary\nCanary, Canary\r\nBP Canary"\n' for n in range(6)
)
_FIRST_WORD = len('id,text\nL-0,"')


@pytest.mark.parametrize("what", ['"', ",", "\n", "", '""'])
def test_one_damage_to_a_csv_never_puts_letter_words_into_ids(tmp_path: Path, what: str) -> None:
    for at in range(_FIRST_WORD, len(_QUOTED)):
        (tmp_path / "x.csv").write_bytes((_QUOTED[:at] + what + _QUOTED[at + 1 :]).encode())
        for item in open_source(tmp_path / "x.csv"):
            assert "Canary" not in (item.id if isinstance(item, Letter) else item.letter_id + item.reason), at


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    damage=st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(['"', ",", "\n", "", '""'])), max_size=4)
)
def test_no_damage_to_a_csv_puts_letter_words_into_reasons(
    tmp_path: Path, damage: list[tuple[int, str]]
) -> None:
    text = _QUOTED
    for at, what in damage:
        at = _FIRST_WORD + at % (len(text) - _FIRST_WORD)
        text = text[:at] + what + text[at + 1 :]
    (tmp_path / "x.csv").write_bytes(text.encode())
    # The ids may hold them: damage in several places can add up to a sound CSV of other rows.
    for item in open_source(tmp_path / "x.csv"):
        assert not isinstance(item, Rejected) or "Canary" not in item.reason


def test_folder_with_bad_files(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    contents = {
        "a": b"one",
        "b": b"",
        "c": b"Canary\xff",
        "d": b"Canary\x00",
        "e": b" \n",
        "f": b"six",
        "g": "x".encode("utf-16"),
    }
    for name, content in contents.items():
        (folder / f"{name}.txt").write_bytes(content)
    (folder / "link.txt").symlink_to(folder / "none")
    good, bad = run(folder)
    assert good == {"a": "one", "f": "six"}
    assert [b.letter_id for b in bad] == ["b", "c", "d", "e", "g", "link"]
    assert all(f"{b.letter_id}.txt" in b.reason for b in bad)


def test_datasets_of_the_wrong_shape() -> None:
    datasets = pytest.importorskip("datasets")
    with pytest.raises(InputError, match="'text'"):
        from_dataset(datasets.Dataset.from_dict({"id": ["a"], "note": [CANARY]}))
    with pytest.raises(InputError, match="splits"):
        from_dataset(
            datasets.DatasetDict({"train": datasets.Dataset.from_dict({"id": ["a"], "text": ["b"]})})
        )
    found = list(from_dataset(datasets.Dataset.from_dict({"id": ["a", "a"], "text": ["x", CANARY]}), "mine"))
    assert isinstance(found[1], Rejected)
    assert found[1].reason.startswith("mine, row 2")


# Writing


OUT = ["out.jsonl", "out.jsonl.gz", "out.csv", "out.parquet", "out"]
ITEM = Rewrite("a", 0, CANARY * 10, ())


def save(path: Path, items: Iterable[Rewrite], error: type[BaseException] | None = None) -> None:
    with open_writer(path) as out:
        for item in items:
            out.write(item)
        if error:
            raise error


@pytest.mark.parametrize("name", OUT)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_nothing(
    tmp_path: Path, name: str, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, full)
    with pytest.raises(OutputError, match="disk is full") as caught:
        save(tmp_path / "new" / name, [ITEM])
    assert name in str(caught.value)
    assert "Canary" not in str(caught.value)
    assert os.listdir(tmp_path) == []
    with pytest.raises(OutputError, match="disk is full"), atomic_writer(tmp_path / "r.html") as out:
        out.write(CANARY)
    with pytest.raises(OutputError, match="disk is full"), RowFile(tmp_path / "r.jsonl.gz") as rows_out:
        rows_out.write({"id": 1})
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("name", [n for n in OUT if n != "out"])
def test_a_disk_that_fills_while_writing(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from synletters.io import atomic

    full = Path("/dev/full")
    monkeypatch.setattr(atomic, "open", lambda *_, **__: full.open("wb"), raising=False)
    rng = random.Random(0)
    items = [Rewrite(str(n), 0, rng.randbytes(100_000).hex(), ()) for n in range(60)]
    with pytest.raises(OutputError, match="disk is full"):
        save(tmp_path / name, items)
    with pytest.raises(OutputError, match="disk is full"), atomic_writer(tmp_path / "r.html") as page:
        page.write("x" * 100_000)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("name", OUT)
def test_an_exception_leaves_what_was_there(tmp_path: Path, name: str) -> None:
    if name != "out":
        (tmp_path / name).write_text("before")
    before = os.listdir(tmp_path)
    for error in (KeyError, KeyboardInterrupt, FileNotFoundError):
        with pytest.raises(error):
            save(tmp_path / name, [ITEM], error)
        with pytest.raises(error), atomic_writer(tmp_path / "r.html"):
            raise error
    assert os.listdir(tmp_path) == before
    assert name == "out" or (tmp_path / name).read_text() == "before"


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "dir.csv" / "x").mkdir(parents=True)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("x")
    for path in ("file/out.csv", "file/new/out.csv", "dir.csv", "full", "x" * 300 + ".jsonl"):
        with (
            pytest.raises(OutputError, match="cannot write") as caught,
            open_writer(tmp_path / path, None) as out,
        ):
            out.write(ITEM)
        assert path in str(caught.value)
    assert sorted(os.listdir(tmp_path)) == ["dir.csv", "file", "full"]
    assert os.listdir(tmp_path / "full") == ["mine.txt"]


def test_limits_are_sane() -> None:
    assert rows.MAX_CHARS >= 200_000 * 40
