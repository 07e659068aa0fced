"""The notebooks run from top to bottom: their code cells, in one namespace, in a process of their own without
a network."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.build.notebooks import run_cell

pytestmark = pytest.mark.models
ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

_RUN = """
import json, sys

def refuse(event, args):
    if event in ("socket.connect", "socket.getaddrinfo"):
        raise RuntimeError("a notebook asked for the network")

sys.addaudithook(refuse)
names = {"__name__": "__main__"}
for cell in json.load(open(sys.argv[1], encoding="utf-8"))["cells"]:
    if cell["cell_type"] == "code":
        exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
print("ran to its end")
"""


def run(path: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "MPLBACKEND": "Agg", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", _RUN, path.name],
        cwd=path.parent,
        env=env,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )


def test_there_are_notebooks_with_outputs_of_this_machines_nothing() -> None:
    """`python -m scripts.build.notebooks` makes them; no path, name of an account or address of an object is in them."""
    assert {p.name for p in NOTEBOOKS} >= {"quickstart.ipynb", "evaluation.ipynb"}
    for path in NOTEBOOKS:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        assert len({cell["id"] for cell in cells}) == len(cells)
        code = [cell for cell in cells if cell["cell_type"] == "code"]
        assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
        for cell in code:
            assert bool(cell["outputs"]) >= ("print(" in "".join(cell["source"]))
            for output in cell["outputs"]:
                text = "".join(output.get("text") or output["data"].get("text/plain", ""))
                assert not re.search(r"/(?:home|root|tmp|work|Users)/| at 0x|Traceback", text)
        told = "".join("".join(o.get("text", ())) for cell in code for o in cell["outputs"])
        assert "Hartley" not in told


def test_cells_give_what_they_print_and_their_last_value() -> None:
    cells = [
        ("x = 2\nprint(x)", [["2\n"]]),
        ("x + 1", [["3"]]),
        ("y = 1", []),
        ("print('a')\nx", [["a\n"], ["2"]]),
    ]
    names: dict[str, object] = {}
    for source, wanted in cells:
        made = run_cell(source, names)
        assert [o.get("text") or o["data"]["text/plain"] for o in made] == wanted


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_runs(path: Path) -> None:
    done = run(path)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.endswith("ran to its end\n")
    if path.stem == "evaluation":
        assert "rougeL_f1" in done.stdout
        assert "linkage_words" in done.stdout
        assert "report.html" in done.stdout


def test_a_notebook_that_fails_or_asks_for_the_network_is_noticed(tmp_path: Path) -> None:
    cell = {
        "cell_type": "code",
        "id": "a",
        "source": ["import socket\n", "socket.create_connection(('127.0.0.1', 9))"],
    }
    path = tmp_path / "bad.ipynb"
    path.write_text(json.dumps({"cells": [cell]}))
    done = run(path)
    assert done.returncode != 0
    assert "asked for the network" in done.stderr
