"""``synletters evaluate REAL SYNTHETIC OUT``: what is paired, what is written, and that no metric takes the
others down."""

from __future__ import annotations

import csv
import json
import socket
import sys
import types
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny

from synletters.cli.main import main
from synletters.core.document import Letter, Rewrite, Span
from synletters.core.errors import ConfigError, EvaluationError, InputError, OutputError
from synletters.evaluate import Pair, Score
from synletters.evaluate.figures import compared, ratio_score
from synletters.evaluate.pairing import gold_spans, provenance, read_pairs
from synletters.evaluate.report_files import distribution, worst
from synletters.evaluate.run import Settings, evaluate, exit_code, run_metrics

CANARY = "Quuxbertovich"
ME = "test_evaluate_run"


class Lengths:
    """A plug-in with values of single letters."""

    seen: Mapping[str, Any] = {}

    def __init__(self, *, factor: float = 1.0, **options: Any) -> None:
        self.factor = factor
        Lengths.seen = options

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        return (
            ratio_score(
                "length",
                pairs,
                [self.factor * len(r.text) for _, r in pairs],
                better="none",
                about="x",
                family="language",
            ),
        )


class Raises:
    def __init__(self, **_: Any) -> None:
        pass

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        raise ValueError(f"no good: {pairs[0][0].text}")


class CannotRun(Raises):
    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        raise EvaluationError("it needs more letters; give more")


class NotANumber(Raises):
    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        return (Score("fine", 1.0, 1, "none", "x"), Score("broken", float("nan"), 1, "none", "x"))


class Leaks(Raises):
    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        return (
            Score(
                "leaks_per_letter",
                0.5,
                2,
                "lower",
                "x",
                "privacy",
                knows="everything",
                per_letter={"b": 1.0, "a": 0.0},
            ),
        )


def rows(path: Path, items: Sequence[Mapping[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(item) + "\n" for item in items))
    return path


@pytest.fixture
def real(tmp_path: Path) -> Path:
    return rows(
        tmp_path / "real.jsonl",
        [
            {"id": "a", "text": f"Dear Dr {CANARY}, no chest pain today.", "patient_id": "p1"},
            {"id": "b", "text": "The left knee was well. Aspirin 75 mg daily."},
            {"id": "c", "text": "nobody rewrote this"},
            {"id": "d", "text": " "},
            {"id": "b", "text": "a second b"},
        ],
    )


@pytest.fixture
def synthetic(tmp_path: Path) -> Path:
    folder = tmp_path / "made"
    folder.mkdir()
    rows(
        folder / "letters.jsonl",
        [
            {"id": "b", "variant": 1, "text": "The right knee was well. Aspirin 75 mg daily.", "spans": []},
            {"id": "a", "variant": 0, "text": "Dear Dr Smith, no chest pain now.", "spans": []},
            {"id": "b", "variant": 0, "text": "The left knee was well. Aspirin 75 mg daily.", "spans": []},
            {"id": "z", "variant": 0, "text": "nobody's rewrite", "spans": []},
            {"id": "a", "variant": 0, "text": "once more", "spans": []},
        ],
    )
    (folder / "report.json").write_text(json.dumps({"provenance": {"seed": 7, "models": {}}, "letters": 2}))
    (folder / "manifest.json").write_text(json.dumps({"files": {"letters.jsonl": {"sha256": "x"}}}))
    return folder


def run(real: Path, synthetic: Path, out: Path, *more: str) -> int:
    return main(["evaluate", str(real), str(synthetic), str(out), "--quiet", "--device", "cpu", *more])


def report(out: Path) -> Any:
    return json.loads((out / "report.json").read_text())


def test_pairs_are_made_by_id_and_variant_and_the_rest_is_counted(real: Path, synthetic: Path) -> None:
    made = read_pairs(real, synthetic)
    assert [(x.id, y.letter_id, y.variant) for x, y in made.pairs] == [
        ("a", "a", 0),
        ("b", "b", 0),
        ("b", "b", 1),
    ]
    assert made.pairs[1][1].text.startswith("The left")
    assert made.to_json() == {
        "pairs": 3,
        "real_without_synthetic": 1,
        "synthetic_without_real": 1,
        "identical": 1,
        "empty": 1,
        "duplicates": 2,
        "unreadable": 0,
        "first": {
            "real_without_synthetic": ["c"],
            "synthetic_without_real": ["z"],
            "identical": ["b"],
            "empty": ["d"],
            "duplicates": ["b", "a"],
        },
    }


def test_nothing_that_pairs_is_an_error_with_the_next_step(real: Path, tmp_path: Path) -> None:
    other = rows(tmp_path / "other.jsonl", [{"id": "q", "text": CANARY}])
    with pytest.raises(InputError, match="--id-map") as caught:
        read_pairs(real, other)
    assert CANARY not in str(caught.value)
    assert run(real, other, tmp_path / "out") == 2
    assert not (tmp_path / "out").exists()


def test_swapped_arguments_are_told_as_such(real: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    rows(made / "letters.jsonl", [{"id": "a", "text": CANARY}])
    (made / "manifest.json").write_text("{}")
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "a.txt").write_text("Seen today.")
    with pytest.raises(InputError, match=r"written by rewrite: REAL comes first.*swapped") as caught:
        read_pairs(made, letters)
    assert CANARY not in str(caught.value)
    with pytest.raises(InputError, match="swapped"):  # nothing in it can be read
        read_pairs(rows(tmp_path / "none.jsonl", [{"id": "a", "text": ""}]), real)
    assert not [p for p in tmp_path.iterdir() if p.name.endswith(".tmp")]


def test_a_sample_depends_on_the_seed_and_the_ids_alone(tmp_path: Path) -> None:
    items = [{"id": f"l{i}", "text": f"letter {i}"} for i in range(40)]
    made = [{**item, "variant": v} for item in items[10:] for v in range(2)]
    a = read_pairs(rows(tmp_path / "r.jsonl", items), rows(tmp_path / "s.jsonl", made), limit=5, seed=3)
    b = read_pairs(
        rows(tmp_path / "r2.jsonl", items[::-1]), rows(tmp_path / "s2.jsonl", made[::-1]), limit=5, seed=3
    )
    c = read_pairs(tmp_path / "r.jsonl", tmp_path / "s.jsonl", limit=5, seed=4)
    ids = {x.id for x, _ in a.pairs}
    assert len(ids) == 5
    assert len(a.pairs) == 10
    assert a.sampled_from == 30
    assert ids == {x.id for x, _ in b.pairs} != {x.id for x, _ in c.pairs}


def test_the_three_files_of_a_report(real: Path, synthetic: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    metrics = f"rouge,distinct,readability,words,sacrebleu,meteor,self-bleu,fidelity,{ME}:Lengths"
    assert run(real, synthetic, out, "--metrics", metrics, "--option", "factor=2", "--seed", "5") == 0
    found = report(out)
    assert found["kind"] == "evaluation"
    assert found["synthetic_only"] is True
    assert not found["failures"]
    assert found["inputs"]["real"]["letters"] == 3
    assert found["inputs"]["synthetic"] | {"sha256": ""} == {
        "name": "made",
        "sha256": "",
        "letters": 4,
        "variants": 2,
    }
    assert found["provenance"]["seed"] == 7
    assert "files" in found["provenance"]
    assert found["settings"]["seed"] == 5
    assert found["settings"]["factor"] == 2
    assert found["limits"]
    by_name = {row["name"]: row for row in found["metrics"]}
    assert by_name["length"]["value"] == pytest.approx(2 * (33 + 44 + 45) / 3, abs=1e-4)
    assert by_name["rouge1_f1"]["metric"] == "rouge"
    assert sum(by_name["rouge1_f1"]["distribution"]["counts"]) == 3
    assert by_name["flips_per_letter"]["by"]["laterality"]["flips"] >= 1
    assert [(row["id"], row["variant"], row["why"]) for row in found["worst"]] == [("b", 1, ["flip"])]
    with (out / "per_letter.csv").open() as handle:
        table = list(csv.DictReader(handle))
    assert [(row["id"], row["variant"]) for row in table] == [("a", "0"), ("b", "0"), ("b", "1")]
    assert float(table[1]["rouge1_f1"]) == 1.0
    assert float(table[2]["length"]) == 90
    assert table[0]["self_bleu"] == ""
    assert float(table[1]["self_bleu"]) > 0
    assert CANARY not in (out / "report.json").read_text() + (out / "per_letter.csv").read_text()


def test_a_metric_that_fails_is_told_without_text_and_the_others_go_on(
    real: Path, synthetic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    metrics = f"{ME}:Raises,{ME}:CannotRun,{ME}:NotANumber,{ME}:Lengths"
    assert run(real, synthetic, out, "--metrics", metrics) == 1
    found = report(out)
    assert [row["name"] for row in found["metrics"]] == ["length"]
    errors = {row["metric"].split(":")[1]: row for row in found["failures"]}
    assert errors["Raises"]["error"].startswith("ValueError at test_evaluate_run.py, line")
    assert errors["CannotRun"] == {
        "metric": f"{ME}:CannotRun",
        "error": "EvaluationError: it needs more letters; give more",
        "cannot_run": True,
    }
    assert "NotANumber" in errors
    told = capsys.readouterr()
    assert CANARY not in told.out + told.err + (out / "report.json").read_text()


def test_what_cannot_run_is_no_failure_unless_it_was_asked_for() -> None:
    told = {"failures": [{"metric": "self-bleu", "error": "", "cannot_run": True}]}
    assert exit_code(told, Settings()) == 0
    assert exit_code(told, Settings(metrics=("self-bleu",))) == 1
    assert (
        exit_code(
            {"failures": [{"metric": "judge", "error": "", "cannot_run": True}]},
            Settings(judge=("http://x",)),
        )
        == 1
    )
    assert exit_code({"failures": [{"metric": "rouge", "error": ""}]}, Settings()) == 1


def test_a_report_is_not_replaced_unasked(real: Path, synthetic: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    options = Settings(metrics=(f"{ME}:Lengths",))
    first = evaluate(real, synthetic, out, options)
    with pytest.raises(OutputError, match="--overwrite"):
        evaluate(real, synthetic, out, options)
    assert report(out)["created"] == first["created"]
    evaluate(
        real, synthetic, out, Settings(metrics=(f"{ME}:Lengths",), options={"factor": 3}), overwrite=True
    )
    assert report(out)["settings"]["factor"] == 3
    (out / "mine.txt").write_text("my own notes")
    with pytest.raises(OutputError, match="did not write"):
        evaluate(real, synthetic, out, options, overwrite=True)
    assert (out / "mine.txt").read_text() == "my own notes"
    with pytest.raises(OutputError, match="is a file"):
        evaluate(real, synthetic, real, options)


def test_slips_are_bad_usage(
    real: Path, synthetic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    for more in (
        ["--metrics", "rogue"],
        ["--skip", "rogue"],
        ["--metrics", "rouge", "--skip", "rouge"],
        ["--limit", "0"],
        ["--metrics", "rouge", "--option", "lair=3"],
        ["--option", "layer"],
    ):
        assert run(real, synthetic, out, *more) == 2, more
    assert main(["evaluate", str(real), str(synthetic)]) == 2
    for line in (
        ["evaluate", str(real), str(synthetic), str(out), "--labels", "A=B"],
        ["score", "fidelity", str(real), str(synthetic), "--judge", "http://x"],
    ):
        with pytest.raises(SystemExit) as caught:
            main(line)
        assert caught.value.code == 2
    assert not out.exists()
    with pytest.raises(ConfigError, match="lair"):
        evaluate(real, synthetic, out, Settings(metrics=("rouge",), options={"lair": 1}))


def test_what_metrics_are_given(real: Path, synthetic: Path, tmp_path: Path) -> None:
    gold = rows(
        tmp_path / "gold.jsonl",
        [
            {"id": "a", "text": "Dear Dr X", "spans": [{"start": 8, "end": 9, "label": "NAME"}]},
            {"id": "b", "text": "nobody", "spans": []},
        ],
    )
    settings = Settings(metrics=(f"{ME}:Lengths",), gold=gold, others=gold, seed=9, model="some/model")
    evaluate(real, synthetic, tmp_path / "out", settings)
    assert Lengths.seen["gold"] == {"a": (Span(8, 9, "NAME", "phi"),), "b": ()}
    assert [letter.id for letter in Lengths.seen["others"]] == ["a", "b"]
    assert Lengths.seen["seed"] == 9
    assert Lengths.seen["model"] == "some/model"
    assert callable(Lengths.seen["progress"])
    with pytest.raises(InputError, match="no identifiers"):
        gold_spans(synthetic / "letters.jsonl")


def test_one_letter_has_figures_without_an_interval(tmp_path: Path) -> None:
    one = rows(tmp_path / "one.jsonl", [{"id": "a", "text": tiny.LETTER}])
    out = tmp_path / "out"
    metrics = "rouge,sacrebleu,meteor,readability,words,distinct,fidelity"
    assert run(one, one, out, "--metrics", metrics) == 0
    found = report(out)
    assert found["pairing"]["identical"] == 1
    for row in found["metrics"]:
        assert row["low"] is row["high"] is None, row["name"]
    assert {row["name"]: row["value"] for row in found["metrics"]}["rougeL_f1"] == 1.0


def test_all_metrics_that_ship_with_a_tiny_model_and_no_network(
    mlm: Path, real: Path, synthetic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    own = "bertscore,rouge,sacrebleu,meteor,pseudo-perplexity,readability,words,distinct,self-bleu,fidelity"
    assert (
        run(real, synthetic, tmp_path / "out", "--metrics", own, "--model", str(mlm), "--dtype", "float32")
        == 0
    )
    found = report(tmp_path / "out")
    for row in found["metrics"]:
        low, high = row["range"]
        assert row["about"], row["name"]
        assert row["source"], row["name"]
        if row["value"] is not None:
            assert low is None or row["value"] >= low - 1e-6, row["name"]
            assert high is None or row["value"] <= high + 1e-6, row["name"]


def test_originals_are_shown_if_asked_for_alone(
    real: Path, synthetic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(real, synthetic, tmp_path / "out", "--metrics", f"{ME}:Lengths", "--show-originals") == 0
    assert "text of real letters" in capsys.readouterr().err
    assert report(tmp_path / "out")["synthetic_only"] is False
    assert CANARY not in (tmp_path / "out" / "report.json").read_text()


def test_a_page_that_cannot_be_made_costs_no_figure(
    real: Path, synthetic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(report: Any, path: Path, **_: Any) -> None:
        path.write_text("half a page")
        raise KeyError(CANARY)

    made = types.ModuleType("synletters.report.html")
    made.write_html = broken  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "synletters.report", types.ModuleType("synletters.report"))
    monkeypatch.setitem(sys.modules, "synletters.report.html", made)
    assert run(real, synthetic, tmp_path / "out", "--metrics", f"{ME}:Lengths") == 1
    found = report(tmp_path / "out")
    assert [row["name"] for row in found["metrics"]] == ["length"]
    assert found["failures"][0]["metric"] == "report.html"
    assert CANARY not in json.dumps(found["failures"])
    assert not (tmp_path / "out" / "report.html").exists()


def test_the_page_gets_text_of_letters_only_if_asked_for(
    real: Path, synthetic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[dict[str, Any]] = []

    def page(report: Any, path: Path, **options: Any) -> None:
        given.append(options)
        path.write_text("page")

    made = types.ModuleType("synletters.report.html")
    made.write_html = page  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "synletters.report", types.ModuleType("synletters.report"))
    monkeypatch.setitem(sys.modules, "synletters.report.html", made)
    assert run(real, synthetic, tmp_path / "a", "--metrics", f"{ME}:Lengths") == 0
    assert run(real, synthetic, tmp_path / "b", "--metrics", f"{ME}:Lengths", "--show-originals") == 0
    assert set(given[0]) == {"per_letter"}
    assert CANARY not in str(given[0])
    assert CANARY in given[1]["originals"]["a"]
    assert set(given[1]["synthetic"]) == {"a", "b", "b#1"}
    assert (tmp_path / "a" / "report.html").read_text() == "page"


def test_provenance_beside_a_file(tmp_path: Path) -> None:
    made = rows(tmp_path / "made.jsonl", [{"id": "a", "text": "x"}])
    assert provenance(made) == {}
    (tmp_path / "made.report.json").write_text('{"provenance": {"seed": 3}}')
    (tmp_path / "made.manifest.json").write_text("[not json")
    assert provenance(made) == {"seed": 3}


# -- figures
# ---------------------------------------------------------------------------------------------------------------------


def pair(letter: str, patient: str | None, variant: int = 0) -> Pair:
    return Letter(letter, "x", patient_id=patient), Rewrite(letter, variant, "y", ())


def test_intervals_are_over_patients() -> None:
    values = [0.0] * 10 + [1.0] * 10
    many = ratio_score(
        "x", [pair(str(i), None) for i in range(20)], values, better="none", about="", family="language"
    )
    two = ratio_score(
        "x",
        [pair(str(i), f"p{i // 10}") for i in range(20)],
        values,
        better="none",
        about="",
        family="language",
    )
    assert many.value == two.value == 0.5
    assert many.low is not None
    assert many.high is not None
    assert 0.2 < many.low < many.high < 0.8
    assert (two.low, two.high) == (0.0, 1.0)
    assert two.detail["interval_over"] == "patients"
    assert many.detail["interval_over"] == "letters"


def test_variants_of_a_letter_are_drawn_together_and_values_may_be_missing() -> None:
    pairs = [pair("a", None, v) for v in range(3)] + [pair("b", None)]
    score = ratio_score("x", pairs, [1.0, 1.0, 1.0, None], better="none", about="", family="language")
    assert (score.value, score.low, score.letters) == (1.0, None, 1)
    assert set(score.per_letter) == {"a", "a#1", "a#2"}
    none = ratio_score("x", pairs, [None] * 4, better="none", about="", family="language")
    assert none.value is None
    assert none.letters == 0


def test_a_difference_is_paired() -> None:
    pairs = [pair(str(i), None) for i in range(30)]
    rng = np.random.default_rng(0)
    base = rng.normal(50, 20, 30).tolist()
    score = compared("x", pairs, (base, None), ([v + 1 for v in base], None), better="none", about="")
    difference = score.by["difference"]
    assert difference["value"] == pytest.approx(1.0)
    assert difference["low"] == pytest.approx(1.0)
    assert score.high is not None
    assert score.low is not None
    assert score.high - score.low > 5


def test_distributions_hold_every_value() -> None:
    for values in (
        [0.5],
        [0.1, 0.2, 0.9],
        [3.0, 3.0],
        [1e-300, 2e-300],
        [5.0, float("nan")],
        list(range(100)),
    ):
        found = distribution(values)
        assert found is not None
        assert sum(found["counts"]) == sum(np.isfinite(values))
        assert len(found["edges"]) == len(found["counts"]) + 1
        assert all(a < b for a, b in zip(found["edges"], found["edges"][1:], strict=False))
    assert distribution([]) is None
    assert distribution([float("inf")]) is None


def test_leaks_come_before_flips_among_the_worst() -> None:
    pairs = [pair("a", None), pair("b", None)]
    _, _, scores = run_metrics(pairs, [("leaks", Leaks)], Settings())
    flips = ratio_score(
        "flips_per_letter",
        pairs,
        [4.0, 0.0],
        better="lower",
        about="",
        family="clinical",
        detail={"worst": "flip"},
    )
    assert [(row["id"], row["why"]) for row in worst(pairs, [flips, *scores])] == [
        ("b", ["leak"]),
        ("a", ["flip"]),
    ]
