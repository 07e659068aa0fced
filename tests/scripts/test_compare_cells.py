"""What one changed word costs, against figures worked out by hand."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.bench import compare_cells


def cell(strategy: str, ratio: float, rows: list[tuple[str, float, float]]) -> dict[str, Any]:
    counts = dict.fromkeys(
        ("words_masked", "words", "refills_as_before", "refills", "sentences_given_back", "sentences_masked"),
        1,
    )
    figures = ("rougeL_f1", "rouge1_f1", "entities_unchanged", "letters_without_flips", "linkage_words")
    per_letter = [
        {"id": i, "changed_words": share, "bertscore_f1": score} | dict.fromkeys(figures, 1.0)
        for i, share, score in rows
    ]
    return {
        "setting": {"strategy": strategy, "ratio": ratio, "model": "embedded", "sampling": "sample"},
        "counts": counts,
        "per_letter": per_letter,
    }


def write(folder: Path, cells: list[dict[str, Any]]) -> Path:
    (folder / "cells").mkdir(parents=True)
    for number, one in enumerate(cells):
        (folder / "cells" / f"{number}.json").write_text(json.dumps(one), encoding="utf-8")
    return folder


def test_costs_and_differences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    none = cell("none", 0, [("a", 0.0, 1.0), ("b", 0.0, 0.9), ("c", 0.0, 0.8)])
    nouns = cell(
        "nouns", 1.0, [("a", 0.1, 0.95), ("b", 0.1, 0.85), ("c", 0.2, 0.7)]
    )  # half of what was changed
    folder = write(tmp_path, [none, nouns])
    monkeypatch.setattr(sys, "argv", ["compare_cells", str(folder), "--pair", "nouns@1", "none@0"])
    compare_cells.main()
    said = capsys.readouterr().out
    assert "| nouns@1 |" in said
    assert "| 0.500 (0.500 to 0.500) | 0.000" in said
    assert "bertscore_f1           -0.0667" in said


def test_a_sweep_without_none_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path, [cell("nouns", 1.0, [("a", 0.1, 0.95)])])
    monkeypatch.setattr(sys, "argv", ["compare_cells", str(folder)])
    with pytest.raises(SystemExit, match="none"):
        compare_cells.main()
