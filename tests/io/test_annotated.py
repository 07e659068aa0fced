"""Letters in the annotated formats: read back by other code, or the project's own reader, they are the
same."""

from __future__ import annotations

import configparser
import errno
import json
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synletters.cli.main import main
from synletters.core.document import Letter, Rewrite, Span
from synletters.core.errors import LetterError, OutputError
from synletters.core.labels import FORMATS
from synletters.io import ANNOTATED, Extras, open_source, open_writer
from synletters.io.flat import one_layer
from synletters.io.writers.conll import read_conll

TEXT = "Dear Mr Vale,\r\n\n\tchest  pain on\nexertion 😀 e\u0301tat 5mg; no fever."
SPANS = (
    Span(8, 12, "NAME", "phi", "surrogate"),
    Span(17, 22, "ANATOMY", "clinical", "tagger", 0.51),
    Span(17, 28, "FINDING", "clinical", "annotations", 1.0, "29857009"),
    Span(17, 40, "Sign or symptom", "clinical", "a b", 0.9, "UMLS:C1"),
    Span(24, 40, "FINDING", "clinical", "tagger", 0.8),
    Span(49, 50, "QUANTITY", "structure", "guard"),
)
MADE = Rewrite("a", 0, TEXT, SPANS)

ODD_TEXT = st.text(
    st.one_of(
        st.sampled_from("\r\n\t  ab5.é\u0301👩\u200d\u2028\x85\x1c\ufeff"),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=80,
).filter(lambda t: bool(t.strip("\ufeff \t\r\n")) and bool(t.strip()) and "\x00" not in t)


@st.composite
def made(draw: Any) -> Rewrite:
    text = draw(ODD_TEXT) * draw(st.sampled_from([1, 1, 1, 50]))
    spans = set()
    for _ in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text) - 1))
        spans.add(
            Span(
                start,
                draw(st.integers(start + 1, min(len(text), start + 90))),
                draw(st.sampled_from(["A", "B c", "é|x", "NAME"])),
                draw(st.sampled_from(["phi", "clinical", "structure"])),
                draw(st.sampled_from(["", "rules", "x y"])),
                draw(st.sampled_from([1.0, 0.25])),
                draw(st.sampled_from(["", "22298006", "S:1", "concept:2"])),
            )
        )
    return Rewrite(draw(st.sampled_from(["a", "b/c", "../x", "ü ?"])), 0, text, tuple(sorted(spans)))


MANY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def save(path: Path, kind: str, items: Sequence[Rewrite], extras: Extras | None = None, **more: Any) -> Path:
    with open_writer(path, kind, names=extras.names if extras else (), **more) as writer:
        for item in items:
            writer.write(item, extras.rows(item) if extras else ())
    return path


def docs(folder: Path) -> list[Any]:
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab = Vocab()
    return [doc for file in sorted(folder.iterdir()) for doc in DocBin().from_disk(file).get_docs(vocab)]


def check_brat(folder: Path, items: Sequence[Rewrite]) -> None:
    rows = [
        json.loads(line) for line in (folder / "names.jsonl").read_text(encoding="utf-8").split("\n") if line
    ]
    names = {row["file"].removesuffix(".txt"): row["id"] for row in rows}
    found = {}
    for letter in open_source(folder):
        assert isinstance(letter, Letter), letter
        found[names[letter.id]] = letter.text, tuple(sorted(letter.spans))
    # a span without a source has the format as its source
    wanted = {
        item.letter_id: (item.text, {replace(s, source=s.source or "brat") for s in item.spans})
        for item in items
    }
    assert {key: (text, {*spans}) for key, (text, spans) in found.items()} == wanted


def check_docs(folder: Path, items: Sequence[Rewrite]) -> None:
    for doc, item in zip(docs(folder), items, strict=True):
        assert doc.text == item.text
        assert (doc.user_data["id"], doc.user_data["variant"]) == (item.letter_id, item.variant)
        group = [(s.start_char, s.end_char, s.label_, s.kb_id_) for s in doc.spans["synletters"]]
        assert group == [(s.start, s.end, s.label, s.concept) for s in item.spans]
        assert [row["kind"] for row in doc.user_data["spans"]] == [s.kind for s in item.spans]
        layer = one_layer(item.text, [span.to_json() for span in item.spans])
        assert [(e.start_char, e.end_char, e.label_, e.kb_id_) for e in doc.ents] == [
            (start, end, row["label"], row.get("concept", "")) for start, end, row in layer
        ]


def check_conll(path: Path, items: Sequence[Rewrite]) -> None:
    for got, item in zip(read_conll(path), items, strict=True):
        assert (got.id, got.variant) == (item.letter_id, item.variant)
        covered = {i for start, end in got.tokens for i in range(start, end)}
        assert covered == {i for i, c in enumerate(item.text) if not c.isspace()}
        layer = one_layer(item.text, [span.to_json() for span in item.spans])
        assert [(start, end, concept) for start, end, _, concept in got.spans] == [
            (start, end, row.get("concept", "")) for start, end, row in layer
        ]


def check_dataset(folder: Path, items: Sequence[Rewrite]) -> None:
    import datasets

    rows = [dict(row) for row in datasets.load_from_disk(str(folder))]
    for row in rows:
        row["spans"] = [
            {k: v for k, v in span.items() if v is not None and k not in ("assertion", "section")}
            for span in row["spans"]
        ]
    assert rows == [item.to_json() for item in items]


CHECKS = {"brat": check_brat, "conll": check_conll, "docbin": check_docs, "dataset": check_dataset}


def test_there_is_a_writer_for_each_format() -> None:
    tools = ("labelstudio", "doccano", "prodigy", "xmi")  # read back in test_tools
    assert tuple(ANNOTATED) == FORMATS == (*CHECKS, *tools)


@pytest.mark.parametrize("kind", CHECKS)
def test_what_is_written_is_read_back_with_the_same_bytes(tmp_path: Path, kind: str) -> None:
    items = [MADE, Rewrite("b", 0, "No finding.", ())]
    for name in "12":
        CHECKS[kind](save(tmp_path / name, kind, items), items)
    one, two = (
        {p.name: p.read_bytes() for p in ([top] if top.is_file() else top.rglob("*")) if p.is_file()}
        for top in (tmp_path / "1", tmp_path / "2")
    )
    assert list(one.values()) == list(two.values())


@pytest.mark.parametrize("kind", CHECKS)
@given(item=made())
@MANY
def test_any_text_and_any_spans_are_read_back(kind: str, item: Rewrite) -> None:
    if kind == "brat" and item.text.startswith("\ufeff"):
        return  # to a reader of files, that is a byte order mark
    with tempfile.TemporaryDirectory() as folder:
        CHECKS[kind](save(Path(folder) / "out", kind, [item]), [item])


def test_one_layer_of_overlapping_spans() -> None:
    layer = one_layer(TEXT, [span.to_json() for span in SPANS])
    assert [(start, end, row["label"]) for start, end, row in layer] == [
        (8, 12, "NAME"),
        (17, 40, "Sign or symptom"),
        (49, 50, "QUANTITY"),
    ]


def test_brat_files_and_configuration(tmp_path: Path) -> None:
    items = [Rewrite("a", v, TEXT, SPANS) for v in (0, 1)] + [
        Rewrite("a.v1", 0, "x", ()),
        Rewrite("d/e", 0, "x", ()),
    ]
    extras = Extras(("assertion",), lambda r: [{"assertion": "absent" if s.concept else ""} for s in r.spans])
    out = save(tmp_path / "brat", "brat", items, extras)
    names = {p.relative_to(out).as_posix() for p in out.rglob("*.txt")}
    assert {"a.txt", "a.v1.txt", "d/e.txt"} < names
    assert len(names) == 4
    ann = (out / "a.ann").read_text().splitlines()
    assert "T4\tSign_or_symptom 17 40\tchest  pain on exertion" in ann
    assert "N1\tReference T3 concept:29857009\t29857009" in ann
    assert [line.split("\t")[1] for line in ann if line.startswith("A")].count("assertion T3 absent") == 1
    parser = configparser.ConfigParser(allow_no_value=True, delimiters=("\t",), interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(out / "annotation.conf")
    assert parser.sections() == ["entities", "relations", "events", "attributes"]
    assert set(parser["entities"]) == {"NAME", "ANATOMY", "FINDING", "Sign_or_symptom", "QUANTITY"}
    assert parser["attributes"]["assertion"] == "Arg:<ENTITY>, Value:absent"


def test_a_brat_letter_twice_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    with open_writer(tmp_path / "brat", "brat") as writer:
        writer.write(MADE)
        with pytest.raises(LetterError, match="written already"):
            writer.write(MADE)
    check_brat(tmp_path / "brat", [MADE])


def test_conll_lines(tmp_path: Path) -> None:
    extras = Extras(("section",), lambda r: [{"section": "Past history"} for _ in r.spans])
    out = save(tmp_path / "l.conll", "conll", [MADE], extras)
    lines = out.read_text(encoding="utf-8").split("\n")
    assert lines[:3] == ['-DOCSTART-\t"a"\t0\t-\t-\tO', "", "Dear\t0\t4\t-\t-\tO"]
    at = lines.index("chest\t17\t22\tUMLS:C1\tPast_history\tB-Sign_or_symptom")
    assert lines[at - 1] == ""
    assert [line.split("\t")[-1] for line in lines[at : at + 5]] == ["B-Sign_or_symptom"] + 3 * [
        "I-Sign_or_symptom"
    ] + ["O"]
    assert "5\t49\t50\t-\tPast_history\tB-QUANTITY" in lines
    assert "mg\t50\t52\t-\t-\tO" in lines


def test_extra_attributes_reach_every_format(tmp_path: Path) -> None:
    import datasets

    extras = Extras(("assertion",), lambda r: [{"assertion": "absent"}] + [{}] * (len(r.spans) - 1))
    made = {
        kind: save(tmp_path / kind, kind, [MADE], extras)
        for kind in ("docbin", "dataset", "parquet", "jsonl")
    }
    [doc] = docs(made["docbin"])
    [row] = datasets.load_from_disk(str(made["dataset"]))
    line = json.loads(made["jsonl"].read_text())
    for spans in (doc.user_data["spans"], row["spans"], line["spans"]):
        assert [span.get("assertion") for span in spans][:2] == ["absent", None]
    with pytest.raises(ValueError, match="none of a span's own"):
        Extras(("Label",))
    with pytest.raises(LetterError):
        Extras(("a",), lambda r: []).rows(MADE)
    with pytest.raises(LetterError, match="failed with IndexError"):
        Extras(("a",), lambda r: [{"a": r.text[999]}]).rows(MADE)
    with pytest.raises(LetterError):
        Extras(("a",), lambda r: [{"b": "x"} for _ in r.spans]).rows(MADE)


def test_docbin_shards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("synletters.io.writers.docbin.SHARD_LETTERS", 2)
    items = [Rewrite(str(i), 0, TEXT, SPANS) for i in range(5)]
    out = save(tmp_path / "docbin", "docbin", items)
    assert len(list(out.iterdir())) == 3
    check_docs(out, items)


@pytest.mark.parametrize("kind", CHECKS)
def test_nothing_is_there_after_a_failure_and_only_own_files_are_replaced(tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out"
    with pytest.raises(AttributeError), open_writer(out, kind) as writer:  # noqa: PT012
        for item in (MADE, None):
            writer.write(item)  # type: ignore[arg-type]
    assert not any(tmp_path.iterdir())
    save(out, kind, [MADE])
    if kind != "conll":
        with pytest.raises(OutputError):
            save(out, kind, [MADE])
    other = Rewrite("b", 0, "new", ())
    CHECKS[kind](save(out, kind, [other], replace=True), [other])
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
    if kind != "conll":
        (out / "mine.txt").write_text("a week's work")
        with pytest.raises(OutputError, match="did not write"):
            save(out, kind, [MADE], replace=True)
        assert (out / "mine.txt").exists()


def _span(row: dict[str, Any]) -> Span:
    return Span(**{key: value for key, value in row.items() if key not in ("assertion", "section")})


def test_the_command_writes_all_formats_and_hashes_them(tmp_path: Path, mlm: Path, tagger: Path) -> None:
    from synletters.cli.main import main

    source = tmp_path / "in.jsonl"
    spans = [{"start": 16, "end": 26, "label": "FINDING", "concept": "29857009"}]
    source.write_text(
        "".join(
            json.dumps({"id": f"l{i}", "text": "Dear Dr Smith,\n\nchest pain and no fever.", "spans": spans})
            + "\n"
            for i in range(3)
        )
    )
    command = [
        "rewrite",
        str(source),
        str(tmp_path / "out"),
        "--annotated",
        "dataset,brat,conll,docbin",
        "--variants",
        "2",
        "--model",
        str(mlm),
        "--tagger",
        str(tagger),
        "--device",
        "cpu",
        "--dtype",
        "float32",
        "--quiet",
    ]
    assert main(command) == 0
    rows = [json.loads(line) for line in (tmp_path / "out" / "letters.jsonl").read_text().splitlines()]
    assert len(rows) == 6
    assert all("29857009" in {span.get("concept") for span in row["spans"]} for row in rows)
    items = [
        Rewrite(row["id"], row["variant"], row["text"], tuple(_span(span) for span in row["spans"]))
        for row in rows
    ]
    for kind in ("conll", "docbin", "dataset"):
        CHECKS[kind](tmp_path / "out" / ANNOTATED[kind], items)
    assert len(list((tmp_path / "out" / "brat").glob("*.ann"))) == 6
    files = json.loads((tmp_path / "out" / "manifest.json").read_text())["files"]
    assert {*files} == {
        "letters.jsonl",
        "rejected.jsonl",
        "report.json",
        "report.html",
        "brat/",
        "letters.conll",
        "docbin/",
        "dataset/",
    }
    assert files["brat/"]["files"] == 14
    assert main(command) == 2
    assert main([*command, "--overwrite"]) == 0
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["files"]["brat/"] == files["brat/"]
    assert main([*command[:4], "brat,tei", *command[5:], "--overwrite"]) == 2


def test_a_disk_that_is_full_at_the_end_leaves_nothing(
    tmp_path: Path, tagger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Any) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr("spacy.tokens.DocBin.to_bytes", full)
    (tmp_path / "l.txt").write_text("No fever.")
    command = [
        "rewrite",
        str(tmp_path / "l.txt"),
        str(tmp_path / "out"),
        "--annotated",
        "brat,conll,docbin",
        "--strategy",
        "none",
    ]
    assert main([*command, "--tagger", str(tagger), "--device", "cpu", "--quiet"]) == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", [*CHECKS, "jsonl"])
def test_convert(tmp_path: Path, kind: str, capsys: Any) -> None:
    save(tmp_path / "in", "brat", [MADE])
    out = tmp_path / ("out.jsonl" if kind == "jsonl" else "out")
    command = ["convert", str(tmp_path / "in"), str(out), "--to", kind]
    assert main(command) == 0
    if kind == "jsonl":
        assert json.loads(out.read_text()) == MADE.to_json()
    else:
        CHECKS[kind](out, [MADE])
    assert "1 letters" in capsys.readouterr().out
    assert main(command) == 2
    assert main([*command, "--overwrite"]) == 0
