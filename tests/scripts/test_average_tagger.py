"""The mean of trained taggers (scripts/build/average_tagger.py)."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from scripts.build.average_tagger import mean


def saved(path: Path, value: float) -> Path:
    torch.save({"model": {"w": torch.full((2, 2), value), "cls.head": torch.ones(1)}, "step": 1}, path)
    return path


def test_shares_weigh_the_parts(tmp_path: Path) -> None:
    made = mean({saved(tmp_path / "a.pt", 1.0): 3.0, saved(tmp_path / "b.pt", 5.0): 1.0})
    assert set(made) == {"w"}
    assert torch.allclose(made["w"], torch.full((2, 2), 2.0))


def test_shares_of_nothing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nothing"):
        mean({saved(tmp_path / "a.pt", 1.0): 0.0})
