"""Annotations in a file of their own: merged exactly, every fault by name, nothing of a letter in a
message."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from synletters.cli.main import main
from synletters.core.document import Letter, Rejected, Span
from synletters.core.errors import InputError
from synletters.io import open_source, with_annotations

CANARY = "Quuxbert"
TEXT = f"Mr {CANARY} has left\nchest pain and fever."
HEAD = "note_id,start,end,concept_id\n"
PAIN = Span(
    TEXT.index("chest pain"),
    TEXT.index("chest pain") + 10,
    "CONCEPT",
    "clinical",
    "annotations",
    1.0,
    "29857009",
)
ROW = f"a,{PAIN.start},{PAIN.end},29857009\n"


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    rows: list[dict[str, Any]] = [{"id": key, "text": TEXT} for key in "ab"]
    rows.append(
        {
            "id": "c",
            "text": TEXT,
            "spans": [{"start": 33, "end": 38, "label": "FEVER", "concept": "386661006"}],
        }
    )
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return tmp_path / "in.jsonl"


def read(
    letters: Path, content: str | bytes, name: str = "ann.csv"
) -> tuple[dict[str, Letter], dict[str, str], Any]:
    path = letters.with_name(name)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    source = with_annotations(open_source(letters), str(path))
    good, bad = {}, {}
    for _ in range(2):  # a run reads its letters twice
        for item in source:
            if isinstance(item, Rejected):
                assert item.stage == "read"
                assert CANARY not in item.reason
                bad[item.letter_id] = item.reason
            else:
                good[item.id] = item
    return good, bad, source.report()


@pytest.mark.parametrize(
    "content",
    [
        HEAD + ROW,
        ("\ufeff" + HEAD + ROW).replace("\n", "\r\n"),
        'end,"note_id",concept_id,other,start,text\n'
        + f'{PAIN.end},a,29857009,x,{PAIN.start},"chest  pain"\n',
    ],
)
def test_a_csv_is_merged(letters: Path, content: str) -> None:
    good, bad, told = read(letters, content)
    assert not bad
    assert good["a"].spans == (PAIN,)
    assert (good["b"].spans, [s.concept for s in good["c"].spans]) == ((), ["386661006"])
    assert told == {"file": "ann.csv", "rows": 1, "of_no_letter": {"rows": 0, "ids": 0, "first": []}}


def test_entities_may_nest_cross_and_share_a_place_and_join_the_letters_own(letters: Path) -> None:
    at = PAIN.start
    rows = [
        "b,0,5,1",
        f"c,{at},{at + 10},2",
        f"b,{at},{at + 5},3",
        f"b,{at},{at + 10},2",
        f"b,{at},{at + 10},9",
        f"b,{at - 5},{at + 5},4",
    ]
    good, bad, _ = read(letters, HEAD + "\n".join(rows))
    assert not bad
    assert [(s.start - at, s.end - at, s.concept) for s in good["b"].spans[1:]] == [
        (0, 5, "3"),
        (0, 10, "2"),
        (0, 10, "9"),
        (-5, 5, "4"),
    ]
    assert [s.concept for s in good["c"].spans] == ["386661006", "2"]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("a,3,400,1\n", "ann.csv, line 2: [3, 400) lies outside the text of 42 characters"),
        ("a,3,3,1\n", "line 2: span [3, 3) is empty"),
        ("a,9,3,1\n", "line 2: span [9, 3) is empty"),
        ("a,-3,3,1\n", "line 2: start and end must be whole numbers"),
        (f"a,{CANARY},3,1\n", "line 2: start and end must be whole numbers"),
        ("a,1.0,3,1\n", "line 2: start and end must be whole numbers"),
        ("a,1,99999999999,1\n", "line 2: start and end must be whole numbers"),
        ("a,3,5,\n", "line 2: it needs a concept_id"),
        (f"a,3,5,Mr {CANARY}\n", "line 2: concept must be an id without blanks"),
        ("b,1,2,1\na,3,5,1\na,3,5,1\n", "line 4: says what line 3 says already"),
        ("a,3,400,1\na,3,401,1\n", "(and 1 more of its annotations are at fault)"),
    ],
)
def test_a_fault_of_an_annotation_rejects_its_letter_alone(letters: Path, rows: str, reason: str) -> None:
    good, bad, _ = read(letters, HEAD + rows)
    assert [*good] == ["b", "c"]
    assert reason in bad["a"]


def test_text_that_disagrees(letters: Path) -> None:
    good, bad, _ = read(letters, f"note_id,start,end,concept_id,text\na,3,11,1,{CANARY}\nb,4,12,1,{CANARY}\n")
    assert [*good] == ["a", "c"]
    assert "its text is not what stands at [4, 12)" in bad["b"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.csv", "id,start,end,concept_id\na,1,2,3\n", "no column 'note_id'"),
        ("x.csv", "note_id,start,end,start,concept_id\na,1,2,1,3\n", "2 columns called 'start'"),
        ("x.csv", ROW, "no column 'note_id'"),
        ("x.csv", "", "no column"),
        ("x.csv", HEAD, "no annotations"),
        ("x.csv", HEAD + "a,1,2\n", "line 2: 3 fields where the header has 4"),
        ("x.csv", HEAD + f'a,1,2,"{CANARY}\n', "line 2: the quote opened in line 2 is never closed"),
        ("x.csv", HEAD + ",1,2,3\n", "line 2: the id is empty, so it belongs to no letter"),
        ("x.csv", (HEAD + ROW).encode("utf-16"), "UTF-16"),
        ("x.csv", HEAD.encode() + b"\xff,1,2,3\n", "line 2: the id is not valid Unicode"),
        ("x.jsonl", f'{{"id": "a", "spans": []}}\n{CANARY}\n', "line 2: not valid JSON"),
        ("x.jsonl", '{"id": "a"}\n', "'spans'"),
        ("x.tsv", HEAD + ROW, "cannot tell what"),
    ],
)
def test_a_fault_that_belongs_to_no_letter_ends_the_run_at_once(
    letters: Path, name: str, content: Any, reason: str
) -> None:
    with pytest.raises(InputError) as fault:
        read(letters, content, name)
    assert reason in str(fault.value)
    assert CANARY not in str(fault.value)


def test_json_lines(letters: Path) -> None:
    spans = [
        {"start": 3, "end": 11, "label": "NAME", "kind": "phi", "text": CANARY},
        {
            "start": PAIN.start,
            "end": PAIN.end,
            "label": "FINDING",
            "concept": 29857009,
            "source": "x",
            "score": 0.5,
        },
    ]
    rows = [
        {"id": "a", "spans": spans},
        {"id": "b", "spans": [{**spans[0], "start": 4}]},
        {"id": "c", "spans": []},
        {"id": "c", "spans": []},
        {"id": "z9", "spans": [{"start": 1, "end": 10**30, "label": "X"}]},
    ]
    good, bad, told = read(letters, "".join(json.dumps(row) + "\n" for row in rows), "ann.jsonl")
    assert good["a"].spans == (
        Span(3, 11, "NAME", "phi", "annotations"),
        Span(PAIN.start, PAIN.end, "FINDING", "clinical", "x", 0.5, "29857009"),
    )
    assert "line 2: its text is not what stands" in bad["b"]
    assert "the id occurs twice" in bad["c"]
    assert told["of_no_letter"] == {"rows": 1, "ids": 1, "first": ["z9"]}


def test_annotations_of_no_letter_are_told_without_words(letters: Path) -> None:
    _, bad, told = read(letters, HEAD + ROW + "n1,1,2,3\nn1,2,3,3\n" + f"{CANARY} has pain,1,2,3\n")
    assert not bad
    assert told["of_no_letter"] == {"rows": 3, "ids": 2, "first": ["n1", "line 5"]}


def test_ten_thousand_annotations_of_one_letter_and_a_file_in_any_order_are_fast(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(
        "".join(json.dumps({"id": str(i), "text": "ab " * 11_000}) + "\n" for i in range(20))
    )
    rows = [f"7,{i},{i + 2},{i}" for i in range(10_000)] + [f"{i % 20},{i},{i + 1},1" for i in range(20_000)]
    begin = time.perf_counter()
    good, bad, _ = read(tmp_path / "in.jsonl", HEAD + "\n".join(rows))
    assert time.perf_counter() - begin < 10
    assert not bad
    assert (len(good["7"].spans), len(good["0"].spans)) == (11_000, 1000)


def test_the_command_merges_and_its_exit_code_tells_of_lost_annotations(
    letters: Path, tmp_path: Path, tagger: Path, capsys: Any
) -> None:
    (tmp_path / "ann.csv").write_text(HEAD + ROW)
    run = [
        "detect",
        str(letters),
        "--annotations",
        str(tmp_path / "ann.csv"),
        "--tagger",
        str(tagger),
        "--device",
        "cpu",
    ]
    assert main([*run[:2], str(tmp_path / "1.jsonl"), *run[2:]]) == 0
    found = [json.loads(line) for line in (tmp_path / "1.jsonl").read_text().splitlines()]
    assert PAIN.to_json() in found[0]["spans"]
    (tmp_path / "ann.csv").write_text(HEAD + ROW + "z9,1,2,3\n")
    capsys.readouterr()
    assert main([*run[:2], str(tmp_path / "2.jsonl"), *run[2:]]) == 1
    assert "1 annotations, of 1 ids, belong to no letter: z9" in capsys.readouterr().err
