"""A run tells of itself in a log and in metrics: how far it is, what was rejected, where the time is; nothing of a letter."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from synletters import Letter, OutputError, Rewriter, RunConfig, Span
from synletters.cli.main import main
from synletters.io import open_source
from synletters.rewrite.run import detect, rewrite
from synletters.rewrite.watch import Watch

CONFIG = RunConfig(detectors=("rules",), strategy="none", seed=3, chunk=2, workers=1)
LINE = re.compile(r'synletters_[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? -?[0-9][0-9.e+-]*')


@pytest.fixture
def source(tmp_path: Path) -> Path:
    rows = [{"id": f"ID{i}", "text": f"Dear Dr Quillfeather, seen on {1 + i} March 2021."} for i in range(19)]
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in [*rows, {"id": "ID-empty", "text": ""}]))
    return path


def values(path: Path) -> dict[str, float]:
    """What a scraper reads; every line is of the format."""
    made = {}
    for line in path.read_text().splitlines():
        if line.startswith("#"):
            assert re.match(r"# (HELP|TYPE) synletters_\w+ \S", line)
            continue
        assert LINE.fullmatch(line), line
        name, _, value = line.rpartition(" ")
        made[name] = float(value)
    return made


def events(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


class Looks:
    """A detector that reads the metrics while the run works."""

    name = "looks"

    def __init__(self, path: Path) -> None:
        self.path, self.seen = path, list[dict[str, float]]()

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        self.seen.append(values(self.path))
        return [() for _ in letters]


class Stops:
    name = "stops"

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        if any(letter.id == "ID17" for letter in letters):
            raise self.error
        return [() for _ in letters]


def with_(extra: Any) -> Rewriter:
    return Rewriter(CONFIG, detectors=[*Rewriter(CONFIG).detectors, extra])


def test_counters_are_there_from_the_beginning_to_the_end(source: Path, tmp_path: Path) -> None:
    path, expected = tmp_path / "m" / "run.prom", list[int]()
    looks = Looks(path)
    with Watch("rewrite", metrics=path) as watch:
        run_options: dict[str, Any] = {"watch": watch, "expect": expected.append, "rewriter": with_(looks)}
        report = rewrite(open_source(source), tmp_path / "out", CONFIG, **run_options)
    assert looks.seen[0]["synletters_letters_expected"] == 20
    assert looks.seen[0]['synletters_run_state{state="running"}'] == 1
    assert expected == [20]
    made = values(path)
    assert made["synletters_letters_total"] == made["synletters_letters_expected"] == 20
    assert made['synletters_letters_rejected_total{stage="read"}'] == 1
    assert (
        made['synletters_identifiers_replaced_total{label="DATE"}'] == report["identifiers_replaced"]["DATE"]
    )
    assert made["synletters_shards_total"] == 3
    assert any(name.startswith("synletters_stage_seconds_total{") for name in made)
    assert made['synletters_run_state{state="done"}'] == 1
    assert [p.name for p in path.parent.iterdir()] == ["run.prom"]


def test_what_is_told_holds_nothing_of_a_letter(source: Path, tmp_path: Path) -> None:
    log, metrics = tmp_path / "run.log", tmp_path / "run.prom"
    argv = ["rewrite", str(source), str(tmp_path / "out"), "--detectors", "rules", "--strategy", "none"]
    more = ["--quiet", "--workers", "1", "--log-file", str(log), "--metrics-file", str(metrics)]
    assert main([*argv, *more]) == 1  # a letter was rejected
    told = log.read_text() + metrics.read_text()
    assert "Quillfeather" not in told
    assert "ID1" not in told
    names = [row["event"] for row in events(log)]
    assert names == ["run begins", "letters counted", "shard finished", "run ends"]
    assert events(log)[-1]["letters_rejected"] == {"read": 1}
    assert all({"time", "level", "event"} <= {*row} for row in events(log))


def test_a_stopped_and_resumed_run(source: Path, tmp_path: Path) -> None:
    log, metrics = tmp_path / "run.log", tmp_path / "run.prom"
    error = RuntimeError("Quillfeather")

    def run(rewriter: Rewriter, **options: Any) -> None:
        with Watch("rewrite", log=log, metrics=metrics) as watch:
            rewrite(open_source(source), tmp_path / "out", CONFIG, rewriter=rewriter, watch=watch, **options)

    stops = with_(Stops(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        run(stops)
    assert values(metrics)['synletters_run_state{state="failed"}'] == 1
    assert events(log)[-1]["error"] == "KeyboardInterrupt"
    run(with_(Stops(error)), resume=True)  # costs its letter alone
    names = [row["event"] for row in events(log)]
    assert names.count("run begins") == 2
    assert names.count("shard kept") == 2
    assert values(metrics)["synletters_letters_total"] == 20
    assert "Quillfeather" not in log.read_text()


def test_an_error_of_its_own_is_told_with_its_reason(source: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letters.jsonl").write_text("mine")
    with pytest.raises(OutputError), Watch("rewrite", log=tmp_path / "run.log") as watch:
        rewrite(open_source(source), tmp_path / "out", CONFIG, watch=watch)
    assert "exists already" in events(tmp_path / "run.log")[-1]["reason"]


def test_a_place_that_cannot_be_written_is_told_before_the_run(source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for name in ("--log-file", "--metrics-file"):
        argv = ["rewrite", str(source), str(tmp_path / "out"), name, str(tmp_path / "file" / "x")]
        assert main(argv) == 2
    assert not (tmp_path / "out").exists()


def test_metrics_that_cannot_be_written_later_stop_no_run(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "m"

    class Removes(Looks):
        def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
            for path in folder.glob("*"):
                path.unlink()
            if folder.exists():
                folder.rmdir()
            return [() for _ in letters]

    with Watch("detect", metrics=folder / "run.prom") as watch:
        report = detect(
            open_source(source),
            tmp_path / "out.jsonl",
            replace(CONFIG),
            rewriter=with_(Removes(folder)),
            watch=watch,
        )
    assert report["letters"] == 20
