"""Light imports, and the whole job with the network refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import tiny

ROOT = Path(__file__).resolve().parents[2]

REFUSED = """
import socket, sys

def refuse(*args, **kwargs):
    print("NETWORK", args, file=sys.stderr)
    raise OSError("the network is refused")

socket.socket.connect = socket.socket.connect_ex = refuse
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = refuse
"""


def python(code: str, **env: str) -> subprocess.CompletedProcess[str]:
    # the hub is not told to stay offline here: nothing may ask for it in the first place
    plain = {
        k: v
        for k, v in os.environ.items()
        if k not in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "PYTHONPATH")
    }
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=ROOT,
        env=plain | env,
        check=False,
    )


@pytest.mark.parametrize(
    "imports",
    [
        "synletters",
        "synletters.cli.main, synletters.core.config, synletters.rewrite.run, synletters.io",
        "synletters.rewrite.rewriter",
    ],
)
def test_importing_loads_neither_torch_nor_transformers(imports: str) -> None:
    done = python(
        f"import {imports}, sys; print([m for m in ('torch', 'transformers', 'spacy') if m in sys.modules])"
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def test_the_help_is_quick_and_light() -> None:
    done = python(
        "import sys; from synletters.cli.main import main\ntry: main(['--help'])\nfinally: print('torch' in sys.modules)"
    )
    assert "rewrite" in done.stdout
    assert done.stdout.strip().endswith("False")


def test_neural_stages_need_neither_spacy_nor_presidio(mlm: Path, tagger: Path) -> None:
    """refill and the tagger run on a bare GPU node that has torch and transformers alone."""
    code = f"""
import sys
for name in ("spacy", "presidio_analyzer", "scispacy", "datasets", "pyarrow"):
    sys.modules[name] = None
from synletters import Letter, MaskPlan, Slot
from synletters.detect.tagger.detector import TaggerDetector
from synletters.refill.mlm import MaskedLMRefiller
print(len(TaggerDetector({str(tagger)!r}, device="cpu").detect([Letter("a", "the patient was seen")])))
print(len(MaskedLMRefiller({str(mlm)!r}, device="cpu").fill([MaskPlan("a", (Slot(),))])[0]))
"""
    done = python(code)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == ["1", "1"]


def test_a_rewrite_with_the_network_refused(mlm: Path, tagger: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for i in range(2):
        text = f"Dear Mr Quuxbert,\nsee www.example.org or mail a.b@example.com.\n{tiny.LETTER}"
        (tmp_path / "in" / f"{i}.txt").write_text(text)
    argv = [
        "rewrite",
        str(tmp_path / "in"),
        str(tmp_path / "out"),
        "--model",
        str(mlm),
        "--tagger",
        str(tagger),
        "--device",
        "cpu",
        "--score",
        "1",
    ]
    done = python(
        f"{REFUSED}\nfrom synletters.cli.main import main\nsys.exit(main({argv!r}))",
        HOME=str(tmp_path / "home"),
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "NETWORK" not in done.stderr
    assert "Quuxbert" not in done.stderr + done.stdout
    made = [json.loads(line) for line in (tmp_path / "out" / "letters.jsonl").read_text().splitlines()]
    assert len(made) == 2
    assert not any("a.b@example.com" in row["text"] for row in made)
