"""``make-coherent`` and ``check --facts``: letters whose facts fit, and whether they do once rewritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from synletters import Rewrite, Rewriter, RunConfig
from synletters.cli.main import main
from synletters.io import open_source


def moved(folder: Path, out: Path) -> None:
    """The letters with their own identifiers replaced, as ``rewrite`` writes them."""
    letters = list(open_source(folder / "gold.jsonl"))
    rows = []
    for rewrite in Rewriter(RunConfig(strategy="none", seed=1), detectors=[]).rewrite(letters):
        assert isinstance(rewrite, Rewrite)
        spans = [span.to_json() for span in rewrite.spans]
        rows.append({"id": rewrite.letter_id, "text": rewrite.text, "spans": spans})
    out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_facts_hold_after_rewriting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make-coherent", str(tmp_path / "made"), "--count", "16"]) == 0
    moved(tmp_path / "made", tmp_path / "out.jsonl")
    facts, told = str(tmp_path / "made" / "facts.jsonl"), tmp_path / "told.json"
    main(["check", str(tmp_path / "out.jsonl"), facts, str(told), "--facts"])
    found = json.loads(told.read_text(encoding="utf-8"))
    assert found["letters"] == 16
    assert sum(found["hold"].values()) >= 0.98 * sum(found["checks"].values())
    # nothing was moved: every date is wrong, and nothing of the letters is shown
    assert main(["check", str(tmp_path / "made" / "gold.jsonl"), facts, "--facts"]) == 1
    shown = capsys.readouterr().out
    assert "date          0 of" in shown
    assert "Dear" not in shown


def test_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert main(["make-coherent", str(tmp_path / name), "--count", "3", "--seed", "4"]) == 0
    for file in ("letters.jsonl", "gold.jsonl", "facts.jsonl"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


@pytest.mark.parametrize(
    "row", ["{", '{"id": 1}', '{"id": "x", "text": "y", "order": "ymd", "people": {}, "facts": []}']
)
def test_what_are_no_facts_is_refused(tmp_path: Path, row: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "facts.jsonl").write_text(row + "\n", encoding="utf-8")
    (tmp_path / "letters.jsonl").write_text('{"id": "x", "text": "CANARY"}\n', encoding="utf-8")
    assert main(["check", str(tmp_path / "letters.jsonl"), str(tmp_path / "facts.jsonl"), "--facts"]) == 2
    said = capsys.readouterr().err
    assert "line 1" in said
    assert "CANARY" not in said


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    assert main(["make-coherent", str(tmp_path / "made")]) == 2
    assert main(["make-coherent", str(tmp_path / "other"), "--count", "0"]) == 2
    assert not (tmp_path / "other").exists()
