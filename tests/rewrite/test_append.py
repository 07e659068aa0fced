"""New letters for a finished run: they come behind those that are there, or the finished run stays as it was."""

from __future__ import annotations

import gzip
import json
import os
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from synletters import InputError, Letter, OutputError, Rewriter, RunConfig, Span
from synletters.cli.main import main
from synletters.io import open_source
from synletters.rewrite.run import rewrite
from synletters.surrogate.vault_keys import new_key

CONFIG = RunConfig(detectors=("rules",), strategy="none", seed=3, chunk=2, workers=1)
NAMES = ("letters.jsonl", "rejected.jsonl", "report.json", "report.html", "manifest.json")


def letters(path: Path, start: int, count: int, **more: Any) -> Path:
    rows = [
        {
            "id": f"L{i}",
            "text": f"Dear Dr Quillfeather, your patient (MRN 12{i:05}) came on {1 + i % 28} March 2021."
            if i % 7
            else " ",  # an empty text is rejected
            **more,
        }
        for i in range(start, start + count)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """The first night's letters."""
    return letters(tmp_path / "first.jsonl", 1, 12)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """The second night's: two of the first, eleven new ones."""
    return letters(tmp_path / "second.jsonl", 11, 13)


def both(tmp_path: Path) -> Path:
    return letters(tmp_path / "both.jsonl", 1, 23)


def run(source: Path, out: Path, config: RunConfig = CONFIG, **options: Any) -> dict[str, Any]:
    return rewrite(open_source(source), out, config, **options)


def read(out: Path, names: Sequence[str] = NAMES) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in names}


def same_letters(out: Path, other: Path) -> None:
    """In the order of the runs: rejected letters stand where their night ended."""
    assert (out / "letters.jsonl").read_bytes() == (other / "letters.jsonl").read_bytes()
    assert (out / "rejected.jsonl").read_text().replace("second", "both").replace("first", "both").count(
        "\n"
    ) == (other / "rejected.jsonl").read_text().count("\n")


def test_two_nights_give_what_one_run_over_both_gives(tmp_path: Path, first: Path, second: Path) -> None:
    run(first, tmp_path / "out")
    report = run(second, tmp_path / "out", append=True)
    whole = run(both(tmp_path), tmp_path / "whole")
    same_letters(tmp_path / "out", tmp_path / "whole")
    apart = {"seconds", "letters_per_second", "words_per_second", "stages", "gate", "appended", "provenance"}
    assert {k: v for k, v in report.items() if k not in apart} == {
        k: v for k, v in whole.items() if k not in apart
    }
    assert report["gate"]["found_in_source"] == whole["gate"]["found_in_source"]
    [added] = report["appended"]
    assert (added["letters"], added["skipped"], added["rejected"]) == (11, 2, 2)
    third = letters(tmp_path / "third.jsonl", 24, 5)
    assert len(run(third, tmp_path / "out", append=True)["appended"]) == 2
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["files"]["letters.jsonl"]["bytes"] == (tmp_path / "out" / "letters.jsonl").stat().st_size
    assert not [p for p in tmp_path.iterdir() if p.name.endswith(".unfinished")]


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.csv", "out.tsv", "out.parquet"])
def test_each_table_can_be_added_to(name: str, tmp_path: Path, first: Path, second: Path) -> None:
    run(first, tmp_path / name)
    run(second, tmp_path / name, append=True)
    run(both(tmp_path), tmp_path / f"whole-{name}")
    made, whole = (list(open_source(tmp_path / place)) for place in (name, f"whole-{name}"))
    assert [item.text for item in made if isinstance(item, Letter)] == [
        item.text for item in whole if isinstance(item, Letter)
    ]
    assert len(made) == 20


def test_the_patients_of_a_vault_keep_their_surrogates(tmp_path: Path) -> None:
    new_key(tmp_path / "key")
    config = replace(CONFIG, seed=None, vault=str(tmp_path / "vault"), vault_key_file=str(tmp_path / "key"))
    run(letters(tmp_path / "a.jsonl", 1, 5, patient_id="p"), tmp_path / "out", config)
    run(letters(tmp_path / "b.jsonl", 6, 5, patient_id="p"), tmp_path / "out", config, append=True)
    rows = [json.loads(line) for line in (tmp_path / "out" / "letters.jsonl").read_text().splitlines()]
    names = {row["text"].partition(",")[0] for row in rows}
    assert len(rows) == 9
    assert len(names) == 1
    (tmp_path / "vault").rename(tmp_path / "kept")
    with pytest.raises(OutputError, match="vault's mark"):
        run(letters(tmp_path / "c.jsonl", 11, 2, patient_id="p"), tmp_path / "out", config, append=True)


def test_patients_without_a_vault_are_refused(tmp_path: Path, first: Path) -> None:
    run(first, tmp_path / "out")
    before = read(tmp_path / "out")
    with pytest.raises(InputError, match="--vault"):
        run(letters(tmp_path / "b.jsonl", 30, 2, patient_id="p"), tmp_path / "out", append=True)
    assert read(tmp_path / "out") == before


def test_nothing_new_changes_nothing(tmp_path: Path, first: Path) -> None:
    run(first, tmp_path / "out")
    before = read(tmp_path / "out")
    assert run(first, tmp_path / "out", append=True)["added"] == {"letters": 0, "skipped": 12}
    assert read(tmp_path / "out") == before
    assert not (tmp_path / "out.unfinished").exists()


def test_new_ids_go_on_in_their_list(tmp_path: Path, first: Path, second: Path) -> None:
    config = replace(CONFIG, id_map=str(tmp_path / "ids.csv"))
    run(first, tmp_path / "out", config)
    report = run(second, tmp_path / "out", config, append=True)
    assert report["appended"][0]["skipped"] == 2
    ids = (tmp_path / "ids.csv").read_text().splitlines()
    assert ids[0] == "id,new_id"
    assert sorted(line.split(",")[0] for line in ids[1:]) == sorted(f"L{i}" for i in range(1, 24))
    assert stat.S_IMODE((tmp_path / "ids.csv").stat().st_mode) == 0o600
    assert len({line.split(",")[1] for line in ids}) == 24


@pytest.mark.parametrize(
    ("other", "told"),
    [({"seed": 4}, "--seed"), ({"policy": "tag"}, "--policy"), ({"point": "balanced"}, "--point")],
)
def test_other_settings_are_refused_by_name(
    other: dict[str, Any], told: str, tmp_path: Path, first: Path, second: Path
) -> None:
    run(first, tmp_path / "out")
    before = read(tmp_path / "out")
    with pytest.raises(OutputError, match=told):
        run(second, tmp_path / "out", replace(CONFIG, **other), append=True)
    assert read(tmp_path / "out") == before


def test_another_version_is_refused(
    tmp_path: Path, first: Path, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(first, tmp_path / "out")
    monkeypatch.setattr("synletters.rewrite.run_report.version", lambda name: "0.0.1")
    with pytest.raises(OutputError, match="synletters"):
        run(second, tmp_path / "out", append=True)


def test_another_model_is_refused(tmp_path: Path, first: Path, second: Path, mlm: Path) -> None:
    import tiny

    config = replace(CONFIG, strategy="random", ratio=1.0, model=str(tmp_path / "m"), dtype="float32")
    tiny.bert_mlm(tmp_path / "m")
    run(first, tmp_path / "out", config)
    before = read(tmp_path / "out")
    tiny.bert_mlm(tmp_path / "m", initializer_range=0.5)
    with pytest.raises(OutputError, match="another model: refiller"):
        run(second, tmp_path / "out", config, append=True)
    assert read(tmp_path / "out") == before
    assert not (tmp_path / "out.unfinished").exists()


@pytest.mark.parametrize("change", ["edited", "gone", "none", "old"])
def test_what_is_no_finished_run_is_refused(change: str, tmp_path: Path, first: Path, second: Path) -> None:
    out = tmp_path / "out"
    if change != "none":
        run(first, out)
    if change == "edited":
        with (out / "letters.jsonl").open("a") as file:
            file.write("{}\n")
    elif change == "gone":
        (out / "rejected.jsonl").unlink()
    elif change == "old":
        told = json.loads((out / "manifest.json").read_text())
        (out / "manifest.json").write_text(json.dumps({"files": told["files"]}))
    with pytest.raises(OutputError):
        run(second, out, append=True)
    assert not (tmp_path / "out.unfinished").exists()


def test_a_table_of_other_columns_is_refused(tmp_path: Path) -> None:
    a = letters(tmp_path / "a.jsonl", 1, 5, ward="A")
    b = letters(tmp_path / "b.jsonl", 6, 5, clinic="B")
    for name in ("one/out.csv", "two/out.parquet"):
        run(a, tmp_path / name)
        before = (tmp_path / name).read_bytes()
        with pytest.raises(OutputError, match="other columns"):
            run(b, tmp_path / name, append=True)
        assert (tmp_path / name).read_bytes() == before


class Stops:
    """A detector that ends the run at one letter."""

    name = "stops"

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        if any(letter.id == "L22" for letter in letters):
            raise KeyboardInterrupt
        return [() for _ in letters]


def test_a_stopped_addition_leaves_the_run_as_it_was_and_goes_on(
    tmp_path: Path, first: Path, second: Path
) -> None:
    out = tmp_path / "out"
    run(first, out)
    before = read(out)
    stops = Rewriter(CONFIG, detectors=[*Rewriter(CONFIG).detectors, Stops()])
    with pytest.raises(KeyboardInterrupt):
        run(second, out, append=True, rewriter=stops)
    assert read(out) == before
    with pytest.raises(OutputError, match="--resume"):
        run(second, out, append=True)
    run(second, out, append=True, resume=True)
    run(both(tmp_path), tmp_path / "whole")
    same_letters(out, tmp_path / "whole")


@pytest.mark.parametrize("after", range(6))
def test_a_kill_while_the_files_take_their_names(
    after: int, tmp_path: Path, first: Path, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the five files some may be the new ones already: the resumed run brings the others."""
    out = tmp_path / "out"
    run(first, out)
    replaced, renames = os.replace, []

    def killed(source: Any, target: Any) -> None:
        if Path(target).parent == out:
            if len(renames) == after:
                raise KeyboardInterrupt
            renames.append(target)
        replaced(source, target)

    monkeypatch.setattr(os, "replace", killed)
    if after < 5:
        with pytest.raises(KeyboardInterrupt):
            run(second, out, append=True)
        monkeypatch.undo()
        run(second, out, append=True, resume=True)
    else:
        run(second, out, append=True)
    run(both(tmp_path), tmp_path / "whole")
    same_letters(out, tmp_path / "whole")
    assert not (tmp_path / "out.unfinished").exists()


def test_a_first_run_that_is_killed_while_its_files_take_their_names_goes_on(
    tmp_path: Path, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(
        "synletters.report.html.write_html", killed
    )  # the letters are there, their report is not
    with pytest.raises(KeyboardInterrupt):
        run(first, tmp_path / "out")
    monkeypatch.undo()
    assert (tmp_path / "out" / "letters.jsonl").exists()
    run(first, tmp_path / "out", resume=True)
    run(first, tmp_path / "whole")
    same_letters(tmp_path / "out", tmp_path / "whole")
    assert (tmp_path / "out" / "manifest.json").exists()


def test_the_command_line_says_what_came(
    tmp_path: Path, first: Path, second: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def call(source: Path, *more: str) -> int:
        options = ["--detectors", "rules", "--strategy", "none", "--seed", "3", "--workers", "1"]
        return main(["rewrite", str(source), str(tmp_path / "out"), *options, *more])

    assert call(first) == 1  # an empty letter was rejected
    assert call(second, "--append") == 1
    assert "11 of them added now; 2 were there already" in capsys.readouterr().out
    assert call(second, "--append", "--overwrite") == 2
    assert "give one of them" in capsys.readouterr().err


def test_gzipped_lines_are_members_behind_each_other(tmp_path: Path, first: Path, second: Path) -> None:
    out = tmp_path / "out.jsonl.gz"
    run(first, out)
    old = out.read_bytes()
    run(second, out, append=True)
    assert out.read_bytes().startswith(old)
    with gzip.open(out) as lines:
        assert sum(1 for _ in lines) == 20
