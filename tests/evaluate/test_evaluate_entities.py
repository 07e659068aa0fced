"""Figures of ``score entities`` against ones computed by hand and by a count of the tests' own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.cli.label_maps import label_map
from synletters.cli.main import main
from synletters.core.document import Letter, Span
from synletters.core.errors import ConfigError, SpanError
from synletters.core.mentions import KEY, Mention
from synletters.evaluate.bootstrap import interval, ratio, resampled
from synletters.evaluate.detection.entities import SCHEMES, EntityResult, evaluate_entities
from synletters.evaluate.detection.entities_table import table

CANARY = "Quuxbert"
TEXT = "gout, lithium toxicity, mild fever and cough"
GOLD = [(0, 4, "DISEASE"), (6, 22, "DISEASE"), (6, 13, "DRUG"), (29, 34, "FINDING")]
FOUND = [(0, 4, "DISEASE"), (14, 22, "DISEASE"), (6, 13, "DISEASE"), (24, 34, "FINDING"), (39, 44, "FINDING")]


def spans(places: Iterable[tuple[int, int, str]]) -> tuple[Span, ...]:
    return tuple(Span(start, end, label, "clinical") for start, end, label in places)


def counts(result: EntityResult, scheme: str) -> tuple[int, ...]:
    return tuple(result.schemes[scheme].counts.values())


def test_every_scheme_by_hand() -> None:
    result = evaluate_entities([Letter("a", TEXT, spans(GOLD))], {"a": spans(FOUND)})
    assert (result.letters, result.gold, result.found) == (1, 4, 5)
    # correct, incorrect, partial, missed, spurious
    assert counts(result, "strict") == (1, 3, 0, 0, 1)
    assert counts(result, "exact") == (2, 2, 0, 0, 1)
    assert counts(result, "partial") == (2, 0, 2, 0, 1)
    strict, partial = result.schemes["strict"], result.schemes["partial"]
    assert strict.precision.value == pytest.approx(1 / 5)
    assert strict.recall.value == pytest.approx(1 / 4)
    assert strict.f1.value == pytest.approx(2 / 9)
    assert partial.f1.value == pytest.approx(2 * 3 / 9)
    assert list(result.by_label) == ["DISEASE", "DRUG", "FINDING"]
    assert result.by_label["FINDING"]["strict"].f1.value == 0
    assert result.by_label["DRUG"]["strict"].precision.value is None
    assert {(p.start, p.end, p.label, p.partly) for p in result.misses} == {
        (6, 22, "DISEASE", True),
        (6, 13, "DRUG", True),
        (29, 34, "FINDING", True),
    }
    assert [(p.start, p.partly) for p in result.alarms] == [(6, True), (14, True), (24, True), (39, False)]


places = st.sets(
    st.tuples(st.integers(0, 20), st.integers(1, 6), st.sampled_from("AB")).map(
        lambda p: (p[0], p[0] + p[1], p[2])
    ),
    max_size=8,
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(places, places), min_size=1, max_size=4))
def test_exact_counts_agree_with_a_plain_set_intersection(letters: list[tuple[Any, Any]]) -> None:
    """nervaluate matches greedily; overlapping and nested entities must not change what is exact."""
    gold = [Letter(str(i), "x" * 30, spans(g)) for i, (g, _) in enumerate(letters)]
    result = evaluate_entities(gold, {str(i): spans(f) for i, (_, f) in enumerate(letters)})
    right = sum(len(g & f) for g, f in letters)
    said, true = sum(len(f) for _, f in letters), sum(len(g) for g, _ in letters)
    strict = result.schemes["strict"]
    assert strict.counts["correct"] == right
    assert strict.precision.value == (pytest.approx(right / said) if said else None)
    assert strict.recall.value == (pytest.approx(right / true) if true else None)
    assert (len(result.misses), len(result.alarms)) == (true - right, said - right)
    for figures in result.schemes.values():
        made = figures.counts
        assert made["correct"] + made["incorrect"] + made["partial"] + made["missed"] == true
        assert made["correct"] + made["incorrect"] + made["partial"] + made["spurious"] == said
    for label in "AB":
        mine = sum(len({p for p in g & f if p[2] == label}) for g, f in letters)
        if label in result.by_label:
            assert result.by_label[label]["strict"].counts["correct"] == mine
        else:
            assert mine == 0


def test_maps_ignored_labels_and_pieces() -> None:
    gold = Letter(
        "a",
        TEXT,
        (),
        None,
        {
            KEY: (
                Mention(((0, 4),), "Disease", "clinical", "Disease"),
                Mention(((6, 13), (29, 34)), "Odd", "clinical", "Odd"),
            )
        },
    )
    found = {"a": [*spans([(0, 4, "DISEASE"), (6, 13, "DRUG")]), Span(0, 4, "NAME", "phi")]}
    assert evaluate_entities([gold], found).schemes["strict"].counts["correct"] == 0
    result = evaluate_entities([gold], found, labels={"Disease": "DISEASE", "Odd": None, "Never": "X"})
    assert counts(result, "strict") == (1, 0, 0, 0, 0), "found inside ignored gold counts nowhere"
    assert result.unused_names == ("Never",)
    assert evaluate_entities([gold], found, ignore=["Odd"], labels={"Disease": "DISEASE"}).gold == 1
    assert evaluate_entities([gold], found).gold == 3, "each piece of an annotation is a place"


def test_no_answer_is_a_miss_and_the_interval_is_over_letters() -> None:
    gold = [Letter(str(i), "gout " * 4, spans([(0, 4, "DISEASE"), (5, 9, "DISEASE")])) for i in range(40)]
    found = {str(i): gold[i].spans for i in range(30)}
    result = evaluate_entities(gold, {**found, "else": ()})
    recall = result.schemes["strict"].recall
    assert (result.without_answer, result.without_gold) == (10, 1)
    assert recall.value == pytest.approx(0.75)
    # 40 letters, not 80 entities: the standard error is sqrt(.75 * .25 / 40)
    assert recall.low == pytest.approx(0.75 - 1.96 * 0.0685, abs=0.02)
    assert recall.high == pytest.approx(0.75 + 1.96 * 0.0685, abs=0.02)
    assert result.schemes["strict"].precision.value == 1.0
    again = evaluate_entities(gold, {**found, "else": ()})
    assert again.to_json() == result.to_json()


def test_bootstrap_of_nothing() -> None:
    empty = np.zeros((0, 2))
    assert interval(empty, resampled(empty), lambda s: ratio(s[:, 0], s[:, 1])).value is None
    result = evaluate_entities([], {})
    json.dumps(result.to_json(), allow_nan=False)
    assert "none" in table(result)


def test_a_found_span_outside_its_letter_is_an_error() -> None:
    with pytest.raises(SpanError, match="outside the text of 3"):
        evaluate_entities([Letter("a", "Ann")], {"a": spans([(0, 4, "X")])})


def test_label_maps(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("A: B\n")
    assert label_map([str(tmp_path / "m.yaml"), "C=D,E=", "F = G"]) == {
        "A": "B",
        "C": "D",
        "E": None,
        "F": "G",
    }
    with pytest.raises(ConfigError, match="2 faults"):
        label_map(["A=B,=C", "A=D"])


# the command


def rows(path: Path, items: Iterable[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    return path


def test_the_command_on_jsonl_and_brat(tmp_path: Path, capsys: Any) -> None:
    text = f"{CANARY} has gout"
    entry = {"start": 13, "end": 17, "label": "Disease"}
    gold = rows(tmp_path / "gold.jsonl", [{"id": "a", "text": text, "spans": [entry]}])
    brat = tmp_path / "brat"
    brat.mkdir()
    (brat / "a.txt").write_text(text)
    (brat / "a.ann").write_text("T1\tDisease 13 17\tgout\nT2\tNAME 0 8\t" + CANARY + "\n")
    found = rows(
        tmp_path / "found.jsonl",
        [
            {
                "id": "a",
                "spans": [
                    {**entry, "label": "DISEASE", "kind": "clinical"},
                    {**entry, "label": "NEGATION", "kind": "structure"},
                ],
            }
        ],
    )
    out = tmp_path / "out.json"
    for place in (gold, brat):
        argv = [
            "score",
            "entities",
            str(place),
            str(found),
            str(out),
            "--overwrite",
            "--labels",
            "Disease=DISEASE",
        ]
        assert main(argv) == 0
        shown = capsys.readouterr()
        made = json.loads(out.read_text())
        assert made["schemes"]["strict"]["f1"]["value"] == 1
        assert made["labels"] == {"Disease": "DISEASE"}
        assert CANARY not in shown.out + shown.err + out.read_text()
    assert main(["score", "entities", str(gold), str(found), str(out)]) == 2
    assert "--overwrite" in capsys.readouterr().err
    assert main(["score", "entities", str(gold), str(found), "--labels", "Nope=X"]) == 0
    assert "Nope" in capsys.readouterr().err
    with pytest.raises(SystemExit) as caught:
        main(["score", "entities", str(gold), str(found), "--show-misses", "1"])
    assert caught.value.code == 2
    bad = rows(tmp_path / "bad.jsonl", [{"id": "a", "spans": [{**entry, "end": 99}]}])
    assert main(["score", "entities", str(gold), str(bad)]) == 1
    assert "outside the text" in capsys.readouterr().err


def test_a_span_without_a_kind_is_an_entity(tmp_path: Path) -> None:
    row = {"id": "a", "text": "gout", "spans": [{"start": 0, "end": 4, "label": "D"}]}
    gold, out = rows(tmp_path / "g.jsonl", [row]), tmp_path / "o.json"
    found = rows(tmp_path / "f.jsonl", [{"id": "a", "spans": row["spans"]}])
    assert main(["score", "entities", str(gold), str(found), str(out)]) == 0
    assert json.loads(out.read_text())["schemes"]["strict"]["correct"] == 1


def test_nothing_shown_holds_text() -> None:
    result = evaluate_entities([Letter("a", f"{CANARY} here", spans([(0, 8, "X")]))], {})
    assert CANARY not in repr(result) + table(result) + json.dumps(result.to_json())
    assert set(result.schemes) == set(SCHEMES)
