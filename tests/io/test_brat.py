"""brat folders: exact offsets, what is kept of the annotations, and every fault by name and without text."""

from __future__ import annotations

import codecs
import contextlib
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synletters.cli.main import main
from synletters.core.document import Letter, Rejected, Span
from synletters.core.errors import InputError
from synletters.core.mentions import Mention, mentions_of
from synletters.io import open_source
from synletters.io.readers.base import LetterSource
from synletters.io.readers.brat import BratFolder, parse_ann
from synletters.io.readers.text import TextFolder
from synletters.io.rows import BadRow

CANARY = "Quuxbert"
TEXT = f"Mr {CANARY} has pain in\nboth legs since 3 May."


def write(folder: Path, name: str, text: str | bytes | None, ann: str | bytes | None) -> None:
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    for suffix, content in ((".txt", text), (".ann", ann)):
        if content is not None:
            data = content.encode() if isinstance(content, str) else content
            place.with_name(place.name + suffix).write_bytes(data)


def read(source: LetterSource | Path) -> tuple[dict[str, Letter], dict[str, str]]:
    """Letters and reasons by id. No reason may hold the canary."""
    good: dict[str, Letter] = {}
    bad: dict[str, str] = {}
    for item in open_source(source) if isinstance(source, Path) else source:
        if isinstance(item, Rejected):
            assert item.stage == "read"
            assert CANARY not in item.reason + item.letter_id, item
            bad[item.letter_id] = item.reason
        else:
            good[item.id] = item
    return good, bad


def one(tmp_path: Path, text: str, ann: str) -> Letter:
    write(tmp_path, "l", text, ann)
    good, bad = read(tmp_path)
    assert not bad
    return good["l"]


def test_spans_kinds_and_pieces(tmp_path: Path) -> None:
    ann = f"T1\tPATIENT 3 11\t{CANARY}\nT2\tSign_symptom 16 20;24 28;29 33\tpain both legs\nT3\tDate 40 45\t3 May\n\n"
    made = one(tmp_path, TEXT, ann)
    assert made.text == TEXT
    assert made.spans == (
        Span(3, 11, "NAME", "phi", "brat"),
        Span(16, 20, "Sign_symptom", "clinical", "brat"),
        Span(24, 28, "Sign_symptom", "clinical", "brat"),
        Span(29, 33, "Sign_symptom", "clinical", "brat"),
        Span(40, 45, "Date", "clinical", "brat"),
    )
    name, pain, _ = mentions_of(made)
    assert (name.type, name.label, name.id) == ("PATIENT", "NAME", "T1")
    assert pain.pieces == ((16, 20), (24, 28), (29, 33))
    assert CANARY not in repr(made) + repr(name)


def test_gold_for_identifiers_takes_every_type_for_one(tmp_path: Path) -> None:
    write(tmp_path, "l", TEXT, "T1\tDate 40 45\t3 May\n")
    source = open_source(tmp_path)
    source.span_kind = "phi"
    [made] = source
    assert isinstance(made, Letter)
    assert made.spans == (Span(40, 45, "Date", "phi", "brat"),)


def test_notes_concepts_attributes_and_coreference_are_kept_and_the_rest_is_passed_over(
    tmp_path: Path,
) -> None:
    ann = "\n".join(
        [
            f"T1\tNAME 3 11\t{CANARY}",
            "T2\tFinding 16 20\tpain",
            "T3\tFinding 29 33\tlegs",
            "T4\tFinding 24 28\tboth",
            "#1\tAnnotatorNotes T2\tC0030193",
            "#2\tAnnotatorNotes T2\tsee guideline",
            "N1\tReference T2 UMLS:C1\tPain",
            "A1\tIdentifier_Type T1 DIRECT",
            "A2\tNegation T2",
            "M1\tSure T2",
            "R1\tOf Arg1:T2 Arg2:T3",
            "E1\tFinding:T2 Of:T3",
            "*\tEquiv T3 T4",
            "*\tEquiv T4 T2",
            "#\tstray",
            "#3\tAnnotatorNotes T99\tnobody",
        ]
    )
    name, pain, legs, both = mentions_of(one(tmp_path, TEXT, ann))
    assert pain.notes == ("C0030193", "see guideline", "UMLS:C1")
    assert (pain.concept, legs.concept) == ("UMLS:C1", "")
    assert name.identifier_type == "direct"
    assert (name.entity, pain.identifier_type) == (None, None)
    assert pain.entity == legs.entity == both.entity is not None


@pytest.mark.parametrize(
    ("ann", "reason"),
    [
        (f"T1\tNAME 3 99\t{CANARY}\n", "annotation T1 at [3, 99) lies outside the text of 46"),
        (f"T1\tNAME 4 12\t{CANARY}\n", "annotation T1 is not what stands at [4, 12)"),
        (f"T1\tNAME 3 11\t{CANARY.lower()}\n", "not what stands"),
        (f"T1\tNAME 11 3\t{CANARY}\n", "annotation T1: the pieces"),
        ("T1\tNAME 3 3\t\n", "annotation T1: the pieces"),
        ("T1\tNAME 16 20;18 20\tpain in\n", "overlap"),
        (f"T1\tNAME 3 11\t{CANARY}\nT1\tNAME 16 20\tpain\n", "T1 occurs twice"),
        (f"T1\tNAME 3 11\t{CANARY}\nT2\tNAME 3 11\t{CANARY}\n", "T2 says what another"),
        (f"T1\tNAME 3 11\n{CANARY}\n", "line 1"),
        (f"\nT1 NAME 3 11 {CANARY}\n", "line 2"),
        (f"T1\tNAME three 11\t{CANARY}\n", "line 1"),
        (f"T1\tNAME -3 11\t{CANARY}\n", "line 1"),
        (f"T1\tNAME 3 99999999999\t{CANARY}\n", "line 1"),
        (f"T1\t{CANARY} NAME 3 11\t{CANARY}\n", "line 1"),
        (f"{CANARY}\tNAME 3 11\t{CANARY}\n", "line 1"),
        (f"T1\tNAME 3 11;\t{CANARY}\n", "line 1"),
        (b"T1\tNAME 3 11\t\xff\n", "byte 13 of b.ann is not UTF-8"),
        ("T1\tNAME 3 11\tx\n".encode("utf-16"), "b.ann is UTF-16"),
        (None, ".ann file is missing"),
    ],
)
def test_one_letter_at_fault_costs_itself_alone(tmp_path: Path, ann: str | bytes | None, reason: str) -> None:
    write(tmp_path, "a", TEXT, "")
    write(tmp_path, "b", TEXT, ann)
    write(tmp_path, "c", TEXT, f"T1\tNAME 3 11\t{CANARY}\n")
    good, bad = read(tmp_path)
    assert list(good) == ["a", "c"]
    assert list(bad) == ["b"]
    assert reason in bad["b"]
    assert tmp_path.name in bad["b"]
    assert "b." in bad["b"], "names the file"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, ".txt file is missing"),
        (b"\xff\xfeM\0", "UTF-16"),
        (b"Mr \xe9", "byte 3 of b.txt is not UTF-8"),
        ("", "empty"),
        ("Mr \0", "NUL"),
    ],
)
def test_texts_at_fault(tmp_path: Path, text: str | bytes | None, reason: str) -> None:
    write(tmp_path, "a", TEXT, "")
    write(tmp_path, "b", text, "")
    good, bad = read(tmp_path)
    assert list(good) == ["a"]
    assert reason in bad["b"]


def test_files_that_are_too_large_or_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a", "x" * 50, "")
    write(tmp_path, "b", "x", "#" * 50)
    write(tmp_path, "c", "x", "")
    (tmp_path / "d.ann").write_text("")
    os.symlink(tmp_path / "nowhere", tmp_path / "d.txt")
    monkeypatch.setattr("synletters.io.readers.annotated.MAX_CHARS", 40)
    good, bad = read(tmp_path)
    assert list(good) == ["c"]
    assert "a.txt is larger" in bad["a"]
    assert "b.ann is larger" in bad["b"]
    assert "no such file" in bad["d"]


def test_subfolders_case_of_suffixes_and_order(tmp_path: Path) -> None:
    write(tmp_path, "z/l1", TEXT, "")
    write(tmp_path, "b", TEXT, "")
    (tmp_path / "C.TXT").write_text(TEXT)
    (tmp_path / "C.Ann").write_text("")
    (tmp_path / "annotation.conf").write_text("[entities]")
    (tmp_path / "twice.txt").write_text(TEXT)
    (tmp_path / "twice.TXT").write_text(TEXT)
    source = open_source(tmp_path)
    assert isinstance(source, BratFolder)
    assert source.total == 4
    good, bad = read(source)
    assert list(good) == ["C", "b", "z/l1"]
    assert "case" in bad["twice"]


def test_line_ends_and_a_byte_order_mark_do_not_move_offsets(tmp_path: Path) -> None:
    text = "Mr\r\nAnn\rLee \u2028 x"
    ann = "T1\tNAME 4 11\tAnn Lee\r\nT2\tX 14 15\tx\r\n"
    write(tmp_path, "l", codecs.BOM_UTF8 + text.encode(), codecs.BOM_UTF8 + ann.encode())
    good, bad = read(tmp_path)
    assert not bad
    assert good["l"].text == text
    assert [text[s.start : s.end] for s in good["l"].spans] == ["Ann\rLee", "x"]


def test_a_folder_of_text_alone_is_no_brat_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.xml").write_text("<a/>")
    assert isinstance(open_source(tmp_path), TextFolder)
    (tmp_path / "only").mkdir()
    with pytest.raises(InputError, match=r"\.txt"):
        open_source(tmp_path / "only")
    with pytest.raises(InputError, match="no letters"):
        BratFolder(tmp_path / "only")
    with pytest.raises(InputError, match="cannot read"):
        BratFolder(tmp_path / "none")


def ann_of(text: str, mentions: Sequence[tuple[str, Sequence[tuple[int, int]]]]) -> str:
    """As brat writes it: blanks for the line breaks of the text."""
    lines = []
    for number, (kind, pieces) in enumerate(mentions, start=1):
        quoted = " ".join(text[start:end] for start, end in pieces).replace("\n", " ")
        lines.append(f"T{number}\t{kind} {';'.join(f'{start} {end}' for start, end in pieces)}\t{quoted}")
    return "".join(line + "\n" for line in lines)


LETTERS = st.text(
    st.one_of(
        st.sampled_from(" \n\r\tabé😀\u0301\u2028\x85\ufeff"), st.characters(exclude_categories=["Cs"])
    ),
    max_size=40,
).map(lambda t: "x" + t.replace("\x00", ""))


@st.composite
def annotated(draw: st.DrawFn) -> tuple[str, list[tuple[str, tuple[tuple[int, int], ...]]]]:
    text = draw(LETTERS)
    cuts = st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True).map(sorted)
    pieces = cuts.map(lambda c: tuple(zip(c[::2], c[1::2], strict=False)))
    kinds = st.sampled_from(["NAME", "Sign_symptom", "location-other"])
    return text, draw(st.lists(st.tuples(kinds, pieces), max_size=5, unique=True))


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(annotated())
def test_what_is_written_is_read(case: tuple[str, list[tuple[str, tuple[tuple[int, int], ...]]]]) -> None:
    text, mentions = case
    with tempfile.TemporaryDirectory() as name:
        write(Path(name), "l", codecs.BOM_UTF8 + text.encode(), ann_of(text, mentions))
        [made] = BratFolder(Path(name))
    assert isinstance(made, Letter), made
    assert made.text == text
    assert [(m.type, m.pieces) for m in mentions_of(made)] == mentions
    assert [(s.start, s.end) for s in made.spans] == [piece for _, pieces in mentions for piece in pieces]


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("T1#AN* \tNAME019;\n\r\x00é"), max_size=60))
def test_whatever_stands_in_an_ann_file_is_read_or_named(ann: str) -> None:
    with contextlib.suppress(BadRow):
        assert all(isinstance(m, Mention) and m.end <= 8 for m in parse_ann(ann, "NAME 019"))


def test_the_commands_read_such_a_folder(tmp_path: Path, tagger: Path) -> None:
    folder = tmp_path / "in"
    write(folder, "a", TEXT, f"T1\tPATIENT 3 11\t{CANARY}\nT2\tSign_symptom 16 20\tpain\n")
    write(folder, "b", TEXT, None)
    out = tmp_path / "spans.jsonl"
    run = [
        "detect",
        str(folder),
        str(out),
        "--tagger",
        str(tagger),
        "--detectors",
        "layout",
        "--device",
        "cpu",
    ]
    assert main([*run, "--quiet"]) == 1
    [row] = [json.loads(line) for line in out.read_text().splitlines()]
    assert {(s["label"], s["kind"]) for s in row["spans"]} >= {("NAME", "phi"), ("Sign_symptom", "clinical")}
