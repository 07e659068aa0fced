"""Every figure of ``score phi`` against one computed by hand, and the command's promises."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.cli.main import main
from synletters.core.document import Letter, Span
from synletters.core.errors import SpanError
from synletters.core.mentions import KEY, Mention, mentions_of
from synletters.evaluate.detection.phi import PhiResult, evaluate_phi
from synletters.evaluate.detection.phi_table import table
from synletters.evaluate.rates import Rate, Scores, recall_json
from synletters.io import open_source

CANARY = "Quuxbert"
TEXT = "Ann Lee saw Bob on 3 May"
GOLD = [(0, 7, "NAME"), (12, 15, "NAME"), (19, 24, "DATE")]
FOUND = [(0, 3, "NAME"), (3, 7, "ID"), (8, 11, "NAME"), (12, 15, "NAME"), (21, 24, "DATE")]


def spans(places: Iterable[tuple[int, int, str]]) -> list[Span]:
    return [Span(start, end, label, "phi") for start, end, label in places]


def letter(
    text: str,
    places: Iterable[tuple[int, int, str]],
    name: str = "a",
    patient: str | None = None,
    **meta: Any,
) -> Letter:
    return Letter(name, text, tuple(spans(places)), patient, meta)


def mentioned(text: str, *mentions: Mention, name: str = "a") -> Letter:
    return Letter(name, text, (), None, {KEY: mentions})


def hits(rate: Rate) -> tuple[int, int]:
    return rate.hits, rate.total


def both(scores: Scores) -> tuple[tuple[int, int], tuple[int, int]]:
    return hits(scores.precision), hits(scores.recall)


def test_every_figure_by_hand() -> None:
    result = evaluate_phi([letter(TEXT, GOLD)], {"a": spans(FOUND)})
    assert hits(result.covered) == (2, 3), (
        "white space between two found spans needs no cover, labels do not matter"
    )
    assert result.partly_covered == 1
    assert both(result.exact) == ((1, 5), (1, 3))
    assert both(result.exact_labelled) == ((1, 5), (1, 3))
    assert both(result.overlap) == ((4, 5), (3, 3))
    assert both(result.tokens) == ((4, 5), (4, 5)), (
        "Ann Lee Bob May of Ann Lee saw Bob May; of Ann Lee Bob 3 May"
    )
    assert both(result.characters) == ((12, 15), (12, 13))
    assert result.characters.f1 == pytest.approx(2 * 12 / (15 + 13))
    assert {label: hits(f.covered) for label, f in result.by_label.items()} == {
        "NAME": (2, 2),
        "DATE": (0, 1),
    }
    assert {label: hits(f.exact) for label, f in result.by_label.items()} == {"NAME": (1, 2), "DATE": (0, 1)}
    assert {label: hits(f.overlap) for label, f in result.by_label.items()} == {
        "NAME": (2, 2),
        "DATE": (1, 1),
    }
    assert hits(result.entities) == (2, 3)
    assert hits(result.leaky_letters) == (1, 1)
    assert result.mean_letter_recall == pytest.approx(2 / 3)
    assert dict(result.false_alarms) == {"NAME": 1}
    assert [(p.start, p.end, p.label, p.partly) for p in result.misses] == [(19, 24, "DATE", True)]
    assert [(p.start, p.end) for p in result.alarms] == [(8, 11)]
    assert (result.without_answer, result.without_gold, result.letters) == (0, 0, 1)


def test_a_wrong_label_counts_in_the_labelled_figures_alone() -> None:
    result = evaluate_phi([letter("Ann", [(0, 3, "NAME")])], {"a": spans([(0, 3, "ID")])})
    assert both(result.exact) == ((1, 1), (1, 1))
    assert both(result.exact_labelled) == ((0, 1), (0, 1))
    assert hits(result.covered) == (1, 1)
    assert not result.alarms


def test_only_identifiers_count() -> None:
    gold = Letter("a", "Ann has gout", (Span(0, 3, "NAME", "phi"), Span(8, 12, "DISEASE", "clinical")))
    result = evaluate_phi([gold], {"a": [Span(0, 3, "NAME", "clinical")]})
    assert hits(result.covered) == (0, 1)
    assert result.characters.precision.total == 0


@pytest.mark.parametrize(
    ("rate", "low", "high"),
    [
        (Rate(8, 10), 0.4902, 0.9433),
        (Rate(0, 10), 0.0, 0.2775),
        (Rate(10, 10), 0.7225, 1.0),
        (Rate(), 0.0, 1.0),
    ],
)
def test_wilson(rate: Rate, low: float, high: float) -> None:
    assert rate.bounds == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_the_rule_of_three() -> None:
    assert Rate(0, 60).rule_of_three == pytest.approx(0.05)
    assert Rate(0, 2).rule_of_three == 1.0
    assert Rate(1, 60).rule_of_three is None
    assert Rate().rule_of_three is None
    made = recall_json(Rate(60, 60))
    assert made["leak_upper_rule_of_three"] == pytest.approx(0.05)
    assert made["leak_upper"] == pytest.approx(1 - Rate(60, 60).bounds[0])
    assert recall_json(Rate(59, 60))["leak_upper_rule_of_three"] is None
    with pytest.raises(ValueError, match="3 of 2"):
        Rate(3, 2)


@given(st.integers(0, 400), st.integers(1, 400))
def test_bounds_hold_the_share(a: int, b: int) -> None:
    rate = Rate(min(a, b), b)
    low, high = rate.bounds
    assert 0 <= low <= (rate.share or 0.0) <= high <= 1
    assert rate.rest.bounds == (pytest.approx(1 - high), pytest.approx(1 - low))


def test_look_alikes_and_letters_are_counted_apart() -> None:
    gold = [
        letter(TEXT, GOLD, "whole"),
        letter("No name here", [], "none"),
        letter("Parkinson", [], "alike", kind="lookalike"),
        letter("Foley", [], "quiet", kind="lookalike"),
        letter("aged 93", [(5, 7, "AGE")], "ignored"),
    ]
    found = {
        "whole": spans(GOLD),
        "alike": spans([(0, 9, "NAME")]),
        "none": [],
        "ignored": spans([(5, 7, "AGE")]),
    }
    result = evaluate_phi(gold, found, ignore={"AGE"})
    assert hits(result.lookalikes_touched) == (1, 3)
    assert hits(result.leaky_letters) == (0, 1), "a letter with nothing but ignored gold cannot leak"
    assert result.leaky_letters.rule_of_three == 1.0
    assert result.without_answer == 1
    assert not {p.letter_id for p in result.alarms} - {"alike"}, (
        "what is found in ignored gold is no false alarm"
    )


def test_ignored_gold_counts_nowhere_but_does_not_hide_other_gold() -> None:
    text = "Ann Lee, 44"
    gold = letter(text, [(0, 7, "NAME"), (0, 3, "FIRST"), (9, 11, "AGE")])
    result = evaluate_phi([gold], {"a": spans([(0, 3, "NAME"), (9, 11, "AGE")])}, ignore=["AGE", "FIRST"])
    assert hits(result.covered) == (0, 1)
    assert both(result.characters) == ((3, 3), (3, 6))
    assert both(result.exact) == ((0, 1), (0, 1))


def test_labels_are_mapped_from_the_names_in_the_file() -> None:
    text = "Ann of Ely"
    gold = mentioned(
        text, Mention(((0, 3),), "NAME", type="PATIENT"), Mention(((7, 10),), "Town", type="Town")
    )
    found = {"a": spans([(0, 3, "NAME"), (7, 10, "LOCATION")])}
    plain = evaluate_phi([gold], found)
    assert list(plain.by_label) == ["NAME", "Town"]
    assert both(plain.exact_labelled) == ((1, 2), (1, 2))
    mapped = evaluate_phi([gold], found, labels={"Town": "LOCATION"})
    assert list(mapped.by_label) == ["LOCATION", "NAME"]
    assert both(mapped.exact_labelled) == ((2, 2), (2, 2))
    assert list(evaluate_phi([gold], found, labels={"Town": None}).by_label) == ["NAME"]
    assert list(evaluate_phi([gold], found, ignore={"PATIENT"}).by_label) == ["Town"]


def test_an_entity_is_protected_only_if_all_its_mentions_are() -> None:
    gold = [
        letter("Ann Lee; ANN  LEE", [(0, 7, "NAME"), (9, 17, "NAME")], "a", "p1"),
        letter("Ann Lee, Ely", [(0, 7, "NAME"), (9, 12, "LOCATION")], "b", "p1"),
        letter("Ann Lee", [(0, 7, "NAME")], "c", "p2"),
    ]
    every = {item.id: list(item.spans) for item in gold}
    assert hits(evaluate_phi(gold, every).entities) == (3, 3)
    assert hits(evaluate_phi(gold, every | {"b": spans([(9, 12, "NAME")])}).entities) == (2, 3)
    assert hits(evaluate_phi(gold, every | {"c": []}).entities) == (2, 3)
    alone = [Letter(item.id, item.text, item.spans) for item in gold]
    assert hits(evaluate_phi(alone, every).entities) == (4, 4), (
        "without a patient, each letter is a patient of its own"
    )


def test_named_entities_and_types_of_identifier() -> None:
    text = "Ann Lee, she, a judge, of Ely"
    gold = mentioned(
        text,
        Mention(((0, 7),), "NAME", entity="e1", identifier_type="direct"),
        Mention(((9, 12),), "NAME", entity="e1", identifier_type="quasi"),
        Mention(((16, 21),), "PROFESSION", entity="e2", identifier_type="quasi"),
        Mention(((26, 29),), "LOCATION", entity="e3", identifier_type="no_mask"),
    )
    result = evaluate_phi([gold], {"a": spans([(0, 7, "NAME"), (16, 21, "X"), (26, 29, "LOCATION")])})
    assert hits(result.covered) == (2, 3), "what need not be masked is no gold"
    assert [p.label for p in result.alarms] == ["LOCATION"]
    assert hits(result.entities) == (1, 2)
    made = {n: (hits(f.mentions), hits(f.entities)) for n, f in result.by_identifier_type.items()}
    assert made == {"direct": ((1, 1), (0, 1)), "quasi": ((1, 2), (1, 1))}


def test_an_annotation_in_pieces_needs_all_of_them() -> None:
    gold = mentioned("left and right leg", Mention(((0, 4), (15, 18)), "NAME"))
    part = evaluate_phi([gold], {"a": spans([(0, 4, "NAME")])})
    assert (hits(part.covered), part.partly_covered, hits(part.exact.recall)) == ((0, 1), 1, (0, 1))
    whole = evaluate_phi([gold], {"a": spans([(0, 4, "NAME"), (15, 18, "NAME")])})
    assert (hits(whole.covered), both(whole.exact)) == ((1, 1), ((2, 2), (1, 1)))


def test_nothing_at_all() -> None:
    result = evaluate_phi([], {"x": []})
    assert (result.letters, result.covered.share, result.tokens.f1, result.mean_letter_recall) == (
        0,
        None,
        None,
        None,
    )
    assert result.without_gold == 1
    assert "none" in table(result)
    json.dumps(result.to_json(), allow_nan=False)


def test_a_found_span_outside_its_letter_is_an_error() -> None:
    with pytest.raises(SpanError, match="outside the text of 3"):
        evaluate_phi([letter("Ann", [])], {"a": spans([(0, 4, "NAME")])})


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_found_gold_is_perfect_and_more_cover_never_lowers_recall(data: st.DataObject) -> None:
    text = data.draw(st.text("ab \n1é😀", min_size=1, max_size=40))
    place = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 9)).map(
        lambda p: (p[0], min(len(text), p[0] + p[1]), "NAME")
    )
    gold = letter(text, data.draw(st.lists(place, max_size=5, unique=True)))
    found = data.draw(st.lists(place, max_size=5))
    perfect = evaluate_phi([gold], {"a": gold.spans})
    for rate in (
        perfect.covered,
        perfect.entities,
        perfect.exact.recall,
        perfect.exact.precision,
        perfect.tokens.recall,
    ):
        assert rate.hits == rate.total
    assert not perfect.misses
    assert not perfect.alarms
    less = evaluate_phi([gold], {"a": spans(found)})
    more = evaluate_phi([gold], {"a": [*spans(found), *spans(data.draw(st.lists(place, max_size=3)))]})
    assert more.covered.hits >= less.covered.hits
    assert more.characters.recall.hits >= less.characters.recall.hits
    assert less.exact.recall.hits <= less.overlap.recall.hits + sum(
        not text[s.start : s.end].strip() for s in gold.spans
    )
    assert brute(text, gold.spans, spans(found)) == (
        less.characters.precision.hits,
        less.characters.precision.total,
        less.characters.recall.total,
        less.covered.hits,
    )


def brute(text: str, gold: Iterable[Span], found: Iterable[Span]) -> tuple[int, int, int, int]:
    """Character by character."""
    gold, found = list(gold), list(found)
    both = marked = true = 0
    for i, c in enumerate(text):
        if c.isspace():
            continue
        a, b = (any(s.start <= i < s.end for s in group) for group in (gold, found))
        both, marked, true = both + (a and b), marked + b, true + a
    covered = sum(
        all(text[i].isspace() or any(f.start <= i < f.end for f in found) for i in range(s.start, s.end))
        for s in gold
    )
    return both, marked, true, covered


# the command


def rows(path: Path, items: Iterable[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    return path


def entry(start: int, end: int, label: str, **more: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "label": label, **more}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    text = f"Ann {CANARY} saw Bob on 3 May"
    return rows(
        tmp_path / "gold.jsonl",
        [
            {
                "id": "a",
                "text": text,
                "spans": [entry(0, 12, "NAME", entity="e"), entry(17, 20, "NAME", entity="e")],
            },
            {"id": "b", "text": f"{CANARY} sign", "spans": [], "kind": "lookalike"},
        ],
    )


@pytest.fixture
def found(tmp_path: Path) -> Path:
    a = [entry(0, 12, "NAME", kind="phi", source="x", score=0.5), entry(17, 20, "NEGATION", kind="structure")]
    return rows(
        tmp_path / "found.jsonl", [{"id": "a", "spans": a}, {"id": "b", "spans": [entry(0, 8, "NAME")]}]
    )


def told(capsys: Any) -> str:
    out = capsys.readouterr()
    assert "Traceback" not in out.out + out.err
    return str(out.out + out.err)


def test_the_command(gold: Path, found: Path, tmp_path: Path, capsys: Any) -> None:
    out = tmp_path / "out.json"
    assert main(["score", "phi", str(gold), str(found), str(out)]) == 0
    text = told(capsys)
    assert "span recall" in text
    assert "50.00%" in text
    made = json.loads(out.read_text())
    assert CANARY not in text + out.read_text()
    assert (made["spans"]["covered_recall"]["hits"], made["spans"]["covered_recall"]["total"]) == (1, 2)
    assert (made["entities"]["hits"], made["entities"]["total"]) == (0, 1)
    assert made["lookalikes_touched"]["share"] == 1
    assert made["misses"] == [{"id": "a", "start": 17, "end": 20, "label": "NAME", "partly": False}]
    assert main(["score", "phi", str(gold), str(found), str(out)]) == 2
    assert "--overwrite" in told(capsys)
    assert main(["score", "phi", str(gold), str(found), str(out), "--overwrite"]) == 0


def test_text_is_shown_only_when_asked_for_and_it_says_so(
    gold: Path, found: Path, tmp_path: Path, capsys: Any
) -> None:
    out = tmp_path / "out.json"
    assert (
        main(["score", "phi", str(gold), str(found), str(out), "--show-misses", "3", "--show-alarms=1"]) == 0
    )
    text = told(capsys)
    assert "THE FOLLOWING SHOWS TEXT" in text
    assert "[[Bob]]" in text
    assert f"[[{CANARY}]]" in text
    assert "SHOWS TEXT" in json.loads(out.read_text())["shows_text"]
    assert main(["score", "phi", str(gold), str(found), "--show-misses", "-1"]) == 2


def test_faults_of_single_rows(gold: Path, tmp_path: Path, capsys: Any) -> None:
    with gold.open("a") as handle:
        handle.write(
            json.dumps({"id": "bad", "text": CANARY, "spans": [entry(0, 99, "NAME")]}) + "\n{" + CANARY + "\n"
        )
        handle.write(json.dumps({"id": "c", "text": f"{CANARY} 2", "spans": [entry(0, 8, "NAME")]}) + "\n")
    found = rows(
        tmp_path / "f.jsonl",
        [
            {"id": "a", "spans": [entry(0, 999, "NAME")]},
            {"id": "c", "text": CANARY, "spans": [entry(0, 8, "NAME")]},
            {"id": "a", "spans": []},
            {"id": "d", "spans": [entry(5, 5, CANARY)]},
            {"id": "e"},
            {"spans": []},
            {"id": "elsewhere", "spans": []},
        ],
    )
    out = tmp_path / "o.json"
    assert main(["score", "phi", str(gold), str(found), str(out)]) == 1
    text = told(capsys)
    made = json.loads(out.read_text())
    assert CANARY not in text + out.read_text()
    assert made["spans"]["covered_recall"]["hits"] == 0, "an answer to another text is none"
    assert made["rows_without_an_answer"] == 3
    assert made["found_rows_without_gold"] == 1
    reasons = {r["id"]: r["reason"] for r in made["rejected"]}
    assert len(made["rejected"]) == 8
    assert "outside" in reasons["bad"]
    assert "another text" in reasons["c"]
    assert "missing" in reasons["e"]
    assert any("twice" in r["reason"] for r in made["rejected"])


def test_faults_of_whole_files(gold: Path, found: Path, tmp_path: Path, capsys: Any) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("")
    no_spans = rows(tmp_path / "n.jsonl", [{"id": "a", "text": CANARY}])
    bad = rows(tmp_path / "bad.jsonl", [{"id": "a", "text": ""}])
    bad_map, list_map, odd_map = tmp_path / "m.yaml", tmp_path / "l.yaml", tmp_path / "o.yaml"
    bad_map.write_text("a: [")
    list_map.write_text("- a")
    odd_map.write_text("A: B\nNO: X\nC: 3\n")
    for g, f, more, word in (
        (empty, found, [], "empty"),
        (gold, empty, [], "empty"),
        (gold, no_spans, [], "'spans'"),
        (bad, found, [], "no letter"),
        (tmp_path / "none", found, [], "does not exist"),
        (gold, tmp_path / "none.jsonl", [], "none.jsonl"),
        (gold, found, ["--labels", str(tmp_path / "no.yaml")], "no.yaml"),
        (gold, found, ["--labels", str(bad_map)], "YAML"),
        (gold, found, ["--labels", str(list_map)], "mapping"),
        (gold, found, ["--labels", str(odd_map)], "2 faults"),
    ):
        assert main(["score", "phi", str(g), str(f), *more]) == 2, word
        text = told(capsys)
        assert word in text
        assert CANARY not in text
    assert main(["evaluate", str(gold), str(found)]) == 2  # every metric, which needs a folder to write to
    for argv in (["evaluate", "--phi", "--entities", str(gold), str(found)], ["score", "phi", str(gold)]):
        with pytest.raises(SystemExit) as caught:
            main(argv)
        assert caught.value.code == 2


def test_maps_and_ignored_labels_on_the_command_line(gold: Path, found: Path, tmp_path: Path) -> None:
    labels, out = tmp_path / "map.yaml", tmp_path / "o.json"
    labels.write_text("NAME: PERSON\n")
    assert main(["score", "phi", str(gold), str(found), str(out), "--labels", str(labels)]) == 0
    assert list(json.loads(out.read_text())["by_label"]) == ["PERSON"]
    run = [
        "score",
        "phi",
        str(gold),
        str(found),
        str(out),
        "--overwrite",
        "--ignore",
        "X,NAME",
        "--ignore",
        "Y",
    ]
    assert main(run) == 0
    made = json.loads(out.read_text())
    assert (made["by_label"], made["ignored"]) == ({}, ["NAME", "X", "Y"])


def test_annotated_folders_on_both_sides(tmp_path: Path, capsys: Any) -> None:
    brat, xml = tmp_path / "brat", tmp_path / "xml"
    brat.mkdir()
    xml.mkdir()
    (brat / "7-01.txt").write_text("Ann of Ely")
    (brat / "7-01.ann").write_text("T1\tPerson 0 3\tAnn\nT2\tTown 7 10\tEly\n")
    (xml / "7-01.xml").write_text(
        "<deIdi2b2><TEXT><![CDATA[Ann of Ely]]></TEXT><TAGS>"
        '<NAME id="P0" start="0" end="3" text="Ann" TYPE="PATIENT" comment=""/>'
        '<LOCATION id="P1" start="7" end="10" text="Ely" TYPE="CITY" comment=""/></TAGS></deIdi2b2>'
    )
    labels, out = tmp_path / "map.yaml", tmp_path / "o.json"
    labels.write_text("Person: NAME\nTown: LOCATION\n")
    for a, b in ((brat, xml), (xml, brat)):
        args = ["score", "phi", str(a), str(b), str(out), "--labels", str(labels), "--overwrite"]
        assert main(args) == 0
        made = json.loads(out.read_text())
        assert made["spans"]["exact_labelled"]["f1"] == 1, (a, b)
        assert set(made["by_label"]) == {"NAME", "LOCATION"}
    told(capsys)


@pytest.mark.parametrize("name", ["gold.csv", "gold.parquet", "gold.jsonl"])
def test_gold_in_any_table_may_name_entities(tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    row = {
        "id": "a",
        "text": "Ann, she",
        "spans": [
            entry(0, 3, "NAME", entity="e", identifier_type="DIRECT"),
            entry(5, 8, "NAME", entity=None, identifier_type=None),
        ],
    }
    if name.endswith(".csv"):
        with place.open("w", newline="") as handle:
            writer = csv.writer(handle)
            writer.writerows([list(row), [row["id"], row["text"], json.dumps(row["spans"])]])
    elif name.endswith(".parquet"):
        pq.write_table(pa.Table.from_pylist([row]), place)
    else:
        rows(place, [row])
    [made] = open_source(place)
    assert isinstance(made, Letter)
    assert [(m.entity, m.identifier_type) for m in mentions_of(made)] == [("e", "direct"), (None, None)]
    found = rows(tmp_path / "found.jsonl", [{"id": "a", "spans": []}])
    assert main(["score", "phi", str(place), str(found), str(tmp_path / "o.json")]) == 0
    assert (
        json.loads((tmp_path / "o.json").read_text())["by_identifier_type"]["direct"]["entities"]["total"]
        == 1
    )


def test_no_result_holds_text() -> None:
    text = f"{CANARY} was here"
    gold = letter(text, [(0, 8, "NAME")])
    result: PhiResult = evaluate_phi([gold], {})
    assert CANARY not in repr(result) + str(result.to_json()) + table(result)
    assert CANARY not in repr(Mention(((0, 8),), "NAME", notes=(CANARY,)))


def test_gold_without_any_annotation_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    bare = [{"id": "a", "text": "Mr Quillfeather came."}, {"id": "b", "text": "No one.", "spans": []}]
    gold.write_text("".join(json.dumps(row) + "\n" for row in bare))
    found.write_text(
        json.dumps({"id": "a", "spans": [{"start": 3, "end": 15, "label": "NAME", "kind": "phi"}]}) + "\n"
    )
    assert main(["score", "phi", str(gold), str(found), str(tmp_path / "out.json")]) == 2
    said = capsys.readouterr()
    assert "no letter of" in said.err
    assert "has an annotation" in said.err
    assert "Quillfeather" not in said.err + said.out
    assert not (tmp_path / "out.json").exists()
    bare[0]["spans"] = [{"start": 3, "end": 15, "label": "NAME"}]  # b's empty list is gold beside it
    gold.write_text("".join(json.dumps(row) + "\n" for row in bare))
    assert main(["score", "phi", str(gold), str(found)]) in (0, 1)
