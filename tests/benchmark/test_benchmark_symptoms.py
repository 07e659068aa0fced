"""The symptom benchmark: floors below, ceilings above, what the letter says found in it, and SimSUM's own
files."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from synletters.benchmark.simsum import COLUMNS, SYMPTOMS, read_simsum
from synletters.benchmark.symptoms import METHODS, made_corpus, predict
from synletters.cli.main import main
from synletters.core.errors import ConfigError, InputError
from synletters.generate import letters, load_world

WORLD = load_world("respiratory")


def test_floors_and_ceilings_are_in_order() -> None:
    scores = predict(made_corpus(WORLD, 500, 300, seed=1), train=500, test=300)
    assert set(scores.f1) == {"dyspnea", "cough", "pain", "nasal", "fever"}
    for name, row in scores.f1.items():
        assert set(row) == set(METHODS)
        value = {method: figure if figure is not None else -1.0 for method, figure in row.items()}
        assert min(value.values()) >= 0, name
        assert value["majority"] <= value["bayes"] + 0.1, name
        assert value["lexicon"] <= value["span oracle"] + 0.02, name
        assert value["spans"] <= value["span oracle"] + 0.1, name
        assert value["span oracle"] > 0.7, name
        assert value["text"] > value["majority"], name
        # it reads words, not "Temp 38.9"
        assert value["lexicon"] > 0.65 * value["span oracle"], name
        assert sum(scores.support[name].values()) == 300
    assert np.mean([row["spans"] or 0 for row in scores.f1.values()]) > np.mean(
        [row["text"] or 0 for row in scores.f1.values()]
    )


def test_the_command_writes_what_it_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "b.json"
    given = [
        "benchmark",
        "symptoms",
        str(out),
        "--world",
        "diabetes",
        "--train",
        "80",
        "--test",
        "40",
        "--targets",
        "thirst",
    ]
    assert main(given) == 0
    told = json.loads(out.read_text())
    assert list(told["f1"]) == ["thirst"]
    assert f"{told['f1']['thirst']['span oracle']:.3f}" in capsys.readouterr().out
    assert main(given) == 2  # the file is there
    assert main(["benchmark", "symptoms", "--train", "3"]) == 2
    assert main(["benchmark", "symptoms", "--targets", "moon"]) == 2
    assert main(["benchmark", "symptoms", "--compact"]) == 2
    assert "go with --simsum" in capsys.readouterr().err


# --- SimSUM's own files
# ------------------------------------------------------------------------------------------------


def simsum(
    folder: Path, count: int = 110, *, separator: str = ";", renamed: dict[str, str] | None = None
) -> tuple[Path, Path]:
    """Letters of the world in the format of SimSUM: the CSV, and the span file of the normal notes."""
    names = {node: columns[0] for node, columns in COLUMNS.items()} | (renamed or {})
    back = {fact: symptom for symptom, fact in SYMPTOMS.items()}
    rows: list[dict[str, Any]] = []
    spans: dict[str, list[dict[str, Any]]] = {}
    for number, made in enumerate(letters(WORLD, count, seed=3)):
        row = {names[node]: made.record[node] for node in names}
        row["season"] = "winter" if made.record["winter"] == "yes" else "summer"
        rows.append({**row, "text": made.text.text, "advanced_text": f"compact; {number}"})
        spans[str(number)] = [
            {"symptom": back[m.fact], "text": made.text.text[m.start : m.end], "start": m.start, "end": m.end}
            for m in made.text.marks
            if m.fact in back
        ]
    with open(folder / "SimSUM.csv", "w", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]), delimiter=separator)
        writer.writeheader()
        writer.writerows(rows)
    (folder / "normal_span_annotations.json").write_text(json.dumps(spans))
    return folder / "SimSUM.csv", folder / "normal_span_annotations.json"


@pytest.mark.parametrize(
    ("separator", "renamed"), [(";", {}), (",", {"common_cold": "cold"}), (";", {"common_cold": "inf"})]
)
def test_simsum_is_read_as_it_was_made(separator: str, renamed: dict[str, str], tmp_path: Path) -> None:
    records, spans = simsum(tmp_path, 40, separator=separator, renamed=renamed)
    corpus = read_simsum(records, WORLD, spans=spans)
    own = list(letters(WORLD, 40, seed=3))
    assert corpus.texts == tuple(made.text.text for made in own)
    for node in WORLD.network.nodes:
        assert [WORLD.network.index(node, made.record[node]) for made in own] == corpus.columns[node].tolist()
    assert corpus.places is not None
    for made, places in zip(own, corpus.places, strict=True):
        assert [(p.fact, p.start, p.end) for p in places] == [
            (m.fact, m.start, m.end) for m in made.text.marks if m.fact in SYMPTOMS.values()
        ]
    assert read_simsum(records, WORLD, compact=True).texts[3] == "compact; 3"
    mixed = corpus.shuffled(1)
    assert sorted(mixed.texts) == sorted(corpus.texts) != list(mixed.texts)


def test_the_command_takes_simsum(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records, spans = simsum(tmp_path)
    out = tmp_path / "out.json"
    given = ["benchmark", "symptoms", "--simsum", str(records), "--targets", "cough"]
    assert main([*given, "--spans", str(spans), str(out)]) == 0
    told = json.loads(out.read_text())
    assert (told["train"], told["test"], told["letters"]) == (88, 22, "SimSUM.csv")
    assert told["f1"]["cough"]["span oracle"] >= told["f1"]["cough"]["majority"]
    assert main([*given, "--test", "20", "--train", "60"]) == 0
    assert " -" in capsys.readouterr().out  # no spans, no figure of spans
    assert main([*given, "--train", "80", "--test", "40"]) == 2
    assert "has 110" in capsys.readouterr().err


def test_files_that_are_none_of_simsum(tmp_path: Path) -> None:
    records, spans = simsum(tmp_path, 5)
    text = records.read_text()
    for what, wanted in (
        (text.replace("dysp", "breath"), "dyspnea (dysp or dyspnea)"),
        ("", "lacks"),
        (text.replace("text", "t"), "lacks text"),
    ):
        bad = tmp_path / "bad.csv"
        bad.write_text(what)
        with pytest.raises(InputError, match=wanted.replace("(", r"\(").replace(")", r"\)")):
            read_simsum(bad, WORLD)
    rows = list(csv.DictReader(text.splitlines(keepends=True), delimiter=";"))
    rows[1]["fever"] = "SECRET"
    with open(tmp_path / "state.csv", "w", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(InputError, match="row 2: column 'fever'") as caught:
        read_simsum(tmp_path / "state.csv", WORLD)
    assert "SECRET" not in str(caught.value)
    given = json.loads(spans.read_text())
    first = next(key for key, entries in given.items() if entries)
    for key, entry, wanted in (
        ("77", [], "belongs to no row"),
        (first, [{"symptom": "moon", "start": 0, "end": 1}], "without symptom"),
        (first, [{"symptom": "cough", "start": 5, "end": 10**6}], "outside of its note"),
        (first, {}, "belongs to no row"),
        (first, [{"symptom": "cough", "start": 0}], "start or end"),
    ):
        bad = tmp_path / "bad.json"
        bad.write_text(json.dumps({**given, key: entry}))
        with pytest.raises(InputError, match=wanted):
            read_simsum(records, WORLD, spans=bad)
    (tmp_path / "lost.json").write_text(
        json.dumps(
            {**given, first: [{"symptom": "cough", "text": "x", "start": -1, "end": -1}, *given[first]]}
        )
    )
    assert read_simsum(records, WORLD, spans=tmp_path / "lost.json").notes[0].startswith("1 spans")
    with pytest.raises(ConfigError, match="too few"):
        predict(read_simsum(records, WORLD), train=4, test=1)
