"""``synletters sweep``: one process, one detection, cells that survive a crash, and a recommendation that
keeps its bound."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import pyarrow.parquet as pq
import pytest
import tiny

from synletters.cli.main import main
from synletters.core.config import RunConfig
from synletters.core.document import Letter, Span
from synletters.core.errors import ConfigError
from synletters.detect.guard import GuardDetector
from synletters.evaluate import Pair, Score
from synletters.rewrite import rewriter
from synletters.sweep import shared
from synletters.sweep.choose import choose
from synletters.sweep.grid import Setting, grid
from synletters.sweep.run import sample
from synletters.sweep.settings import split
from synletters.sweep.shared import Refillers, Remembered

CANARY = "Quuxbertovich"
ME = "test_sweep"


class Counted(GuardDetector):
    """Counts the letters that it reads; has no form for a second look."""

    read: ClassVar[list[str]] = []
    finds_phi = False

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        Counted.read += [letter.id for letter in letters]
        return super().detect(letters)


class Lengths:
    """A metric that counts how often it is made."""

    made = 0

    def __init__(self, **_: object) -> None:
        Lengths.made += 1

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        return (Score("lengths", float(len(pairs)), len(pairs), "none", "x", "language"),)


class Flaky:
    """A metric that fails until it is told not to."""

    fails = True

    def __init__(self, **_: object) -> None:
        pass

    def score(self, pairs: Sequence[Pair]) -> tuple[Score, ...]:
        if Flaky.fails:
            raise ValueError(pairs[0][0].text)
        return (Score("flaky", 1.0, 1, "none", "x", "language"),)


def write(path: Path, count: int = 6) -> Path:
    rows = [
        {"id": f"l{i}", "text": f"{tiny.LETTER}{CANARY} was well at visit {i}.", "patient_id": f"p{i}"}
        for i in range(count)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    return write(tmp_path / "letters.jsonl")


@pytest.fixture
def run(tmp_path: Path, letters: Path, mlm: Path) -> Any:
    (tmp_path / "config.yaml").write_text(f"detectors: ['{ME}:Counted']\n")

    def go(
        *more: str, metrics: str = "fidelity,rouge", model: str = str(mlm), out: Path = tmp_path / "out"
    ) -> int:
        return main(
            [
                "sweep",
                str(letters),
                str(out),
                "--config",
                str(tmp_path / "config.yaml"),
                "--device",
                "cpu",
                "--models",
                model,
                "--metrics",
                metrics,
                "--strategies",
                "random,stopwords,none",
                "--ratios",
                "0.5,1",
                *more,
            ]
        )

    return go


@pytest.mark.usefixtures(
    "any_word"
)  # few words of these letters have equals that a random model may draw among
def test_a_sweep_reads_letters_and_loads_models_once(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    loads: list[str] = []
    real = rewriter.make_refiller
    monkeypatch.setattr(shared, "make_refiller", lambda config: (loads.append(config.model), real(config))[1])
    Counted.read.clear()
    Lengths.made = 0
    assert (
        run("--samplings", "sample,argmax", "--letters", "4", metrics=f"fidelity,rouge,linkage,{ME}:Lengths")
        == 0
    )
    assert len(loads) == 1
    assert sorted(Counted.read) == sorted(set(Counted.read))
    assert len(Counted.read) == 4
    assert Lengths.made == 1
    out = tmp_path / "out"
    about = json.loads((out / "sweep.json").read_text())
    assert about["finished"]
    assert len(about["cells"]) == 9  # 2 strategies x 2 ratios x 2 samplings, and none
    assert (out / "plot.png").read_bytes().startswith(b"\x89PNG")
    assert "<svg" in (out / "plot.svg").read_text()
    table = list(csv.DictReader((out / "table.csv").open()))
    assert pq.read_table(out / "table.parquet").num_rows == len(table) == 9
    by = {(row["strategy"], row["ratio"], row["sampling"]): row for row in table}
    assert float(by["none", "0.0", "sample"]["changed_words"]) == 0.0
    assert (
        float(by["random", "1.0", "sample"]["changed_words"])
        > float(by["random", "0.5", "sample"]["changed_words"])
        > 0
    )
    assert float(by["none", "0.0", "sample"]["rouge1_f1"]) == 1.0
    assert by["random", "1.0", "argmax"]["changed_words"] != by["random", "1.0", "sample"]["changed_words"]
    page = (out / "report.html").read_text()
    assert "random 0.5" in page
    told = capsys.readouterr()
    assert "| random | 0.5 |" in told.out
    everything = page + told.out + told.err + "".join(p.read_text() for p in out.rglob("*.json"))
    assert CANARY not in everything


def test_the_same_cell_alone_and_among_others_is_the_same(run: Any, tmp_path: Path, mlm: Path) -> None:
    """Sharing detections, refiller and metrics changes nothing: a cell says what it says in a sweep of its
    own."""
    assert run("--samplings", "argmax,sample") == 0
    assert run("--samplings", "sample", out=tmp_path / "alone") == 0
    name = Setting(str(mlm), "sample", "random", 0.5).file
    first, second = (
        json.loads((tmp_path / o / "cells" / f"{name}.json").read_text()) for o in ("out", "alone")
    )
    assert first["counts"] == second["counts"]
    assert first["per_letter"] == second["per_letter"]


def test_changed_words_are_what_a_comparison_of_the_texts_says(mlm: Path) -> None:
    """No sentence given back, no identifiers: the words that differ are the ones counted."""
    from synletters import Rewriter
    from synletters.sweep.changes import Changes

    text = "\n".join(["the team and the nurse are at work in the ward"] * 6)
    config = RunConfig(
        strategy="random", ratio=0.5, model=str(mlm), detectors=(), device="cpu", seed=3, refill="free"
    )
    rewriter, changes = Rewriter(config, detectors=[]), Changes()
    rewriter.watch = changes.watch
    letter = Letter("a", text)
    [made] = rewriter.rewrite([letter])
    tally = changes.tallies["a"]
    articles = {"a", "an"}
    differ = sum(
        x.lower() != y.lower() and not {x.lower(), y.lower()} <= articles
        for x, y in zip(text.split(), made.text.split(), strict=True)
    )
    assert differ == tally.changed > 0
    assert tally.masked >= tally.refilled >= tally.changed
    [changed, back] = changes.score([(letter, made)])
    assert changed.value == pytest.approx(differ / len(text.split()))
    assert back.value == pytest.approx(1 - tally.refilled / tally.masked)


def test_resume_keeps_finished_cells_redoes_failed_ones_and_lets_the_grid_grow(
    run: Any, tmp_path: Path
) -> None:
    Flaky.fails = True
    bad = f"rouge,{ME}:Flaky"
    assert run(metrics=bad) == 1
    assert run(metrics=bad) == 2  # there already
    Flaky.fails = False
    cells = tmp_path / "out" / "cells"
    gone, torn, *_ = sorted(cells.iterdir())
    gone.unlink()
    torn.write_text(torn.read_text()[:50])
    assert run("--resume", metrics=bad) == 0
    times = {p.name: p.stat().st_mtime_ns for p in cells.iterdir()}
    assert len(times) == 5
    assert run("--resume", "--ratios", "0.2", "--quiet", metrics=bad) == 0
    after = {p.name: p.stat().st_mtime_ns for p in cells.iterdir()}
    assert len(after) == 7
    assert {name: after[name] for name in times} == times
    assert run("--resume", "--seed", "4", metrics=bad) == 2  # other letters, or other draws
    assert run("--overwrite", metrics="rouge") == 0
    assert len(list(cells.iterdir())) == 5


def test_a_cell_that_fails_is_shown_and_the_others_go_on(
    run: Any, tmp_path: Path, mlm: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    for path in mlm.iterdir():
        (broken / path.name).write_bytes(
            b"no weights" if path.suffix == ".safetensors" else path.read_bytes()
        )
    assert run(model=f"{mlm},{broken}") == 1
    told = capsys.readouterr()
    assert told.err.count("FAILED") == 4
    rows = list(csv.DictReader((tmp_path / "out" / "table.csv").open()))
    assert [row["state"] for row in rows].count("failed") == 4
    assert all("ModelError" in row["error"] for row in rows if row["state"] == "failed")
    assert [row["state"] for row in rows].count("done") == 5
    assert "ModelError" in (tmp_path / "out" / "table.md").read_text()


def test_wrong_names_are_told_together_and_nothing_is_written(
    run: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        run(
            "--strategies",
            "nowns",
            "--ratios",
            "2",
            "--ratios",
            "x",
            "--samplings",
            "greedy",
            "--max-linkage",
            "7",
            metrics="bleurgh",
            model=str(tmp_path / "nowhere"),
        )
        == 2
    )
    said = capsys.readouterr().err
    for name in ("nowns", "ratio 2", "'x'", "greedy", "bleurgh", "nowhere", "bound 7"):
        assert name in said
    assert not (tmp_path / "out").exists()


def test_what_is_in_the_way_stays(run: Any, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    for more in ((), ("--resume",), ("--overwrite",)):
        assert run(*more) == 2
    assert (out / "thesis.txt").read_text() == "mine"
    assert [p.name for p in out.iterdir()] == ["thesis.txt"]


def test_no_letters(run: Any, letters: Path, tmp_path: Path) -> None:
    assert run("--letters", "0") == 2
    letters.write_text('{"id": "a", "text": " "}\n')
    assert run() == 2
    assert not (tmp_path / "out").exists()


def test_the_sample_depends_on_seed_and_ids_alone(tmp_path: Path) -> None:
    first, _ = sample(write(tmp_path / "a.jsonl", 30), 5, 1)
    path = tmp_path / "b.jsonl"
    path.write_text("".join(reversed((tmp_path / "a.jsonl").read_text().splitlines(keepends=True))))
    second, _ = sample(path, 5, 1)
    assert {x.id for x in first} == {x.id for x in second}
    assert {x.id for x in sample(path, 5, 2)[0]} != {x.id for x in first}


def cell(fidelity: float, low: float, high: float | None, changed: float = 0.1) -> dict[str, Any]:
    return {
        "report": {
            "metrics": [
                {
                    "name": "letters_without_flips",
                    "value": fidelity,
                    "low": fidelity - 0.1,
                    "high": fidelity + 0.05,
                    "better": "higher",
                },
                {
                    "name": "flips_per_letter",
                    "value": 1 - fidelity,
                    "low": None,
                    "high": None,
                    "better": "lower",
                },
                {"name": "linkage_words", "value": low, "low": low, "high": high, "better": "lower"},
                {"name": "changed_words", "value": changed, "low": None, "high": None, "better": "none"},
            ]
        }
    }


A, B, C = (Setting("embedded", "sample", "random", r) for r in (0.1, 0.5, 0.9))


def test_the_choice_is_the_best_within_the_bound_by_its_upper_end() -> None:
    cells = {A: cell(0.99, 0.5, 0.81), B: cell(0.95, 0.6, 0.8), C: cell(0.9, 0.1, 0.2)}
    assert (
        choose(cells, {"linkage_words": 0.8}, "letters_without_flips").setting == B
    )  # A's value is within, its bound is not
    assert choose(cells, {"linkage_words": 0.8}, "flips_per_letter").setting == B
    none = choose(cells, {"linkage_words": 0.1}, "letters_without_flips")
    assert none.setting is None
    assert "No setting meets the bound" in none.told
    assert "0.200" in none.told
    assert choose({A: cell(0.9, 0.0, None)}, {"linkage_words": 1.0}, "letters_without_flips").setting is None
    tied = {A: cell(0.9, 0.1, 0.2, changed=0.1), B: cell(0.9, 0.1, 0.2, changed=0.3)}
    assert choose(tied, {"linkage_words": 0.5}, "letters_without_flips").setting == B
    with pytest.raises(ConfigError, match="neither"):
        choose(cells, {"linkage_words": 0.8}, "changed_words")
    with pytest.raises(ConfigError, match="letters_without_flips"):
        choose(cells, {"linkage_words": 0.8}, "nothing")


def test_names_and_files_of_settings(mlm: Path) -> None:
    assert split(["a, b,,a", "pos:NOUN,ADJ"]) == ["a", "b", "pos:NOUN,ADJ"]
    made = grid(
        ["pos:NOUN,ADJ", "../../x@0.5".replace("../../x", "nouns"), "none"],
        [0.5, 1],
        [str(mlm)],
        ["sample"],
        RunConfig(),
    )
    assert len({s.file for s in made}) == len(made) == 5
    assert all("/" not in s.file for s in made)
    assert [Setting.from_json(json.loads(json.dumps(s.to_json()))) for s in made] == made


def test_private_sampling_of_an_encoder_decoder_is_refused(tmp_path: Path) -> None:
    from synletters.core.errors import ModelError

    t5 = str(tiny.t5(tmp_path / "t5"))
    refillers = Refillers()
    base = RunConfig(model=t5, device="cpu")
    assert refillers.get(base)
    with pytest.raises(ModelError, match="private"):
        refillers.get(RunConfig(model=t5, device="cpu", sampling="private"))


def test_a_remembered_detector_is_asked_about_new_texts() -> None:
    Counted.read.clear()
    detector = Remembered(Counted())
    one, other = Letter("a", "no pain"), Letter("a", "no left pain")
    [first] = detector.detect([one])
    detector.recording = False
    found = detector.detect([other, one, other])
    assert found[1] == first
    assert len(found[0]) > len(first)
    assert Counted.read == ["a", "a", "a"]
    assert detector.finds_phi is False


def test_a_free_cell_takes_any_word_and_says_so(mlm: Path) -> None:
    from synletters.sweep.grid import grid

    base = RunConfig(detectors=(), seed=1)
    equals, free = grid(["random"], [1.0], [str(mlm)], ["sample", "free"], base)
    assert (equals.config(base).refill, free.config(base).refill) == ("equals", "free")
    assert free.config(base).sampling == "sample"
    assert "free" in free.name
    assert equals.file != free.file
