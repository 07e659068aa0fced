"""Files that hold what letters said before, or that give it back, are for their owner alone, whatever the umask is."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from synletters.cli.main import main


@pytest.fixture(autouse=True)
def _open_umask() -> Iterator[None]:
    before = os.umask(0o000)
    yield
    os.umask(before)


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    rows = [{"id": f"L{i}", "text": f"Dear Dr Quillfeather, seen on {i} March 2021."} for i in range(1, 6)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def others_may(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode) & 0o077


def test_vault_key_and_id_map(letters: Path, tmp_path: Path) -> None:
    assert main(["new-key", str(tmp_path / "key")]) == 0
    vault = ["--vault", str(tmp_path / "vault"), "--vault-key-file", str(tmp_path / "key")]
    options = [
        "--detectors",
        "rules",
        "--strategy",
        "none",
        "--workers",
        "1",
        "--id-map",
        str(tmp_path / "ids.csv"),
    ]
    assert main(["rewrite", str(letters), str(tmp_path / "out"), *options, *vault]) == 0
    assert [others_may(tmp_path / name) for name in ("key", "vault", "ids.csv")] == [0, 0, 0]


@pytest.mark.parametrize("to", ["jsonl", "brat", "conll", "dataset"])
def test_converted_letters(to: str, letters: Path, tmp_path: Path) -> None:
    assert main(["convert", str(letters), str(tmp_path / "out"), "--to", to, "--quiet"]) == 0
    assert others_may(tmp_path / "out") == 0


def test_letters_with_canaries(letters: Path, tmp_path: Path) -> None:
    assert main(["plant-canaries", str(letters), str(tmp_path / "out"), "--seed", "1"]) == 0
    assert others_may(tmp_path / "out") == 0


def test_pages_that_show_originals(letters: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.jsonl"
    rows = [json.loads(line) | {"variant": 0, "spans": []} for line in letters.read_text().splitlines()]
    made.write_text("".join(json.dumps(row) + "\n" for row in rows))
    argv = ["evaluate", str(letters), str(made), str(tmp_path / "out"), "--metrics", "overlap", "--quiet"]
    main([*argv, "--show-originals"])
    assert others_may(tmp_path / "out" / "report.html") == 0
