"""The record of what the commands write: the same again is the same, and one changed letter is noticed, by
its id."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.build import goldens_digest, goldens_inputs
from scripts.build.goldens_cases import CASES, KNOWN_DRAWS, LONG

SCRIPT = Path(__file__).parents[2] / "scripts" / "build" / "goldens.py"


def goldens(what: str, file: Path, *more: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, str(SCRIPT), what, "--file", str(file), "--only", "convert-jsonl", *more]
    return subprocess.run(words, capture_output=True, text=True, check=False)


def test_a_record_is_met_again_and_a_changed_letter_is_named(tmp_path: Path) -> None:
    file = tmp_path / "goldens.json"
    assert goldens("record", file).returncode == 0
    again = goldens("check", file)
    assert (again.returncode, again.stdout.splitlines()[-1]) == (0, "all as recorded")

    rows = goldens_inputs.read(goldens_inputs.LETTERS)
    kept = goldens_inputs.few(rows)[1]["id"]
    for row in rows:
        if row["id"] == kept:
            row["text"] = row["text"][:-1] + ("!" if row["text"][-1] != "!" else "?")
    goldens_inputs.write(tmp_path / "other.jsonl", rows)
    changed = goldens(
        "check", file, "--letters", str(tmp_path / "other.jsonl"), "--keep", str(tmp_path / "kept")
    )
    assert changed.returncode == 1
    assert f"convert-jsonl: out.jsonl: 1 of 5 of other text: {kept}#0\n" in changed.stdout
    assert "input brat differs" in changed.stdout
    assert row_of(tmp_path / "kept" / "convert-jsonl" / "out.jsonl", kept)["text"][-1] in "!?"
    assert not any(row["text"][:40] in changed.stdout + file.read_text() for row in rows)


def row_of(path: Path, letter_id: str) -> dict[str, Any]:
    [found] = [row for row in goldens_inputs.read(path) if row["id"] == letter_id]
    return found


def record(folder: Path, name: str, text: str) -> dict[str, Any]:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    return {"exit": [0], "files": goldens_digest.of_folder(folder)}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            {"words": 4, "seconds": 1.5, "provenance": {"versions": {"torch": "1"}, "seed": 1}},
            {"words": 4, "seconds": 9.5, "provenance": {"versions": {"torch": "2"}, "seed": 1}},
            [],
        ),
        (
            {"words": 4, "provenance": {"seed": 1, "config": 1}},
            {"words": 5, "provenance": {"seed": 2, "config": 1}},
            ["report.json: 2 of 3 differ: provenance.seed, words"],
        ),
        (
            {"gate": {"values_hashed": {"0a": 2, "0b": 1}}},
            {"gate": {"values_hashed": {"1c": 1, "1d": 2}}},
            [],
        ),
        (
            {"gate": {"values_hashed": {"0a": 2}}},
            {"gate": {"values_hashed": {"0a": 3}}},
            ["report.json: 1 of 1 differ: gate.values_hashed"],
        ),
        ({"words": 4}, {"letters": 4}, ["report.json: 1 of 1 gone: words; 1 of 1 new: letters"]),
    ],
)
def test_reports_differ_by_what_they_say_of_the_letters(
    old: dict[str, Any], new: dict[str, Any], told: list[str], tmp_path: Path
) -> None:
    records = [
        record(tmp_path / str(i), "report.json", json.dumps(said)) for i, said in enumerate((old, new))
    ]
    assert goldens_digest.differences(*records) == told


def test_spans_order_files_and_exit_codes_count(tmp_path: Path) -> None:
    lines = [json.dumps({"id": name, "text": "t", "spans": [[0, 1]]}) + "\n" for name in "ab"]
    moved = lines[0] + lines[1].replace("[0, 1]", "[0, 2]")
    first = record(tmp_path / "1", "letters.jsonl", "".join(lines))
    assert goldens_digest.differences(first, record(tmp_path / "2", "letters.jsonl", moved)) == [
        "letters.jsonl: 1 of 2 of other spans: b"
    ]
    assert goldens_digest.differences(
        first, record(tmp_path / "3", "letters.jsonl", "".join(reversed(lines)))
    ) == ["letters.jsonl: the same parts in another order"]
    other = record(tmp_path / "4", "more.txt", "x")
    assert goldens_digest.differences(first, other | {"exit": [2]}) == [
        "exit codes [2], recorded [0]",
        "letters.jsonl: not written",
        "more.txt: written, but not recorded",
    ]


def test_weights_count_and_their_order_in_the_file_does_not(tmp_path: Path) -> None:
    import torch
    from safetensors.torch import save_file

    def digest(name: str, **tensors: torch.Tensor) -> object:
        save_file(tensors, tmp_path / f"{name}.safetensors", metadata={"of": name})
        return goldens_digest.of_file(tmp_path / f"{name}.safetensors", "")

    a, b = torch.arange(4.0), torch.ones(2, dtype=torch.bfloat16)
    assert digest("one", a=a, b=b) == digest("two", b=b, a=a)
    assert (
        len(
            {
                str(digest(str(i), **one))
                for i, one in enumerate([{"a": a}, {"a": a + 1e-7}, {"b": a}, {"a": a.reshape(2, 2)}])
            }
        )
        == 4
    )


def test_the_table_names_its_cases_and_every_input_is_made(tmp_path: Path) -> None:
    assert set(LONG) | set(KNOWN_DRAWS) <= set(CASES)
    named = {
        word.removeprefix("in/")
        for lines in CASES.values()
        for line in lines
        for word in line.split()
        if word.startswith("in/")
    }
    assert named <= set(goldens_inputs.MAKERS)
    with pytest.raises(SystemExit, match="no input 'nothing'"):
        goldens_inputs.make("nothing", tmp_path)
