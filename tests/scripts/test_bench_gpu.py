"""The measurement of a GPU says that there is none, and its table tells what was measured where."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from scripts.bench.gpu import Row, page

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "bench" / "gpu.sh"


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU here, which would be measured")
def test_without_cuda_nothing_is_measured_or_written(tmp_path: Path) -> None:
    out = tmp_path / "gpu.md"
    env = os.environ | {"PYTHON": sys.executable, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([SCRIPT, out], env=env, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 2
    assert "sees no CUDA device here: nothing is measured" in done.stderr
    assert not out.exists()


def test_without_its_python_it_says_what_to_name(tmp_path: Path) -> None:
    env = os.environ | {"PYTHON": str(tmp_path / "python")}
    done = subprocess.run([SCRIPT], env=env, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, "name one in PYTHON" in done.stderr) == (2, True)


def test_the_table_names_the_machine_and_what_differs() -> None:
    told = {
        "name": "A card",
        "date": "2030-01-01",
        "torch": "2",
        "cuda": "12",
        "processor": "A processor",
        "cores": 8,
    }
    told |= {"letters": 200, "words": 512.4}
    text = page(told, [Row("cuda:0, bfloat16", 100.0, 200.0, 12.25, 3 << 30)], 1, 64)
    assert text.startswith("# A card\n")
    assert "other than the processor's: 1 of 64." in text
    assert "| cuda:0, bfloat16 | 100.0 | 200.0 | 12.25 | 3.00 |" in text
