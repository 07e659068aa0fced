"""A model name that is no folder is refused with the next step, by every command that takes one; no socket is opened."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import tiny

ROOT = Path(__file__).resolve().parents[2]
NOBODY = "synletters-nobody/no-such-model"
RUN = """
import contextlib, io, json, socket, sys
asked = []

def refuse(self, *args, **kwargs):
    asked.append(repr((self, args)))
    raise OSError("the network is refused")

socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = refuse
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = refuse
from synletters.cli.main import main

told = {}
for name, argv in json.load(sys.stdin).items():
    err, before = io.StringIO(), len(asked)
    with contextlib.redirect_stderr(err), contextlib.redirect_stdout(io.StringIO()):
        try:
            code = main(argv)
        except SystemExit as end:
            code = end.code
    told[name] = [code, err.getvalue(), asked[before:]]
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, mlm: Path) -> dict[str, tuple[int, str, list[str]]]:
    """What each command said, with what it asked the network for. One process for all: imports take long."""
    folder = tmp_path_factory.mktemp("no-request")
    rows = [{"id": f"l{i}", "patient_id": f"p{i}", "text": f"{tiny.LETTER} {i}"} for i in range(48)]

    def file(name: str, made: list[dict[str, Any]]) -> str:
        path = folder / name
        path.write_text("".join(json.dumps(row) + "\n" for row in made))
        return str(path)

    given, others = file("in.jsonl", rows[:24]), file("others.jsonl", rows[24:])
    made = file("out.jsonl", [row | {"variant": 0, "spans": []} for row in rows[:24]])
    span = {"start": 0, "end": 4, "label": "DRUG"}
    gold = file("gold.jsonl", [row | {"spans": [span]} for row in rows[:24]])
    codes = [
        file(
            f"codes{i}.jsonl",
            [{"text": row["text"], "code": "J45 I10".split()[n % 2]} for n, row in enumerate(part)],
        )
        for i, part in enumerate((rows[:24], rows[24:]))
    ]
    outs = iter(range(100))

    def fresh() -> str:
        return str(folder / "made" / str(next(outs)))

    def evaluated(metric: str, *more: str) -> list[str]:
        return ["evaluate", given, made, fresh(), "--metrics", metric, *more]

    commands = {
        "rewrite --model": ["rewrite", given, fresh(), "--model", NOBODY],
        "rewrite --tagger": ["rewrite", given, fresh(), "--tagger", NOBODY],
        "rewrite --workers": [
            "rewrite",
            given,
            fresh(),
            "--tagger",
            NOBODY,
            "--workers",
            "2",
            "--chunk",
            "1",
        ],
        "detect --tagger": ["detect", given, fresh(), "--tagger", NOBODY],
        "detect hf": ["detect", given, fresh(), "--detectors", f"hf:{NOBODY}"],
        "detect spacy": ["detect", given, fresh(), "--detectors", "spacy:en_core_web_lg"],
        "detect presidio": [
            *("detect", given, fresh(), "--detectors", "presidio:SpacyRecognizer"),
            *("--detector-options", "{'presidio:SpacyRecognizer': {nlp: en_core_web_lg}}"),
        ],
        "preview": ["preview", given, "--model", NOBODY],
        "evaluate --model": evaluated("bertscore", "--model", NOBODY),
        "evaluate perplexity": evaluated("perplexity", "--perplexity-model", NOBODY),
        "evaluate clinical": evaluated("clinical-words", "--option", "clinical_model=en_core_sci_sm"),
        "score membership": ["score", "membership", NOBODY, given, others],
        "sweep": ["sweep", given, fresh(), "--models", NOBODY],
        "train mlm": ["train", "mlm", given, fresh(), "--model", NOBODY],
        "train seq2seq": ["train", "seq2seq", given, fresh(), "--model", NOBODY],
        "train tagger": ["train", "tagger", gold, fresh(), "--task", "clinical", "--start", NOBODY],
        "audit": ["audit", NOBODY, given, others],
        "audit --reference": ["audit", str(mlm), given, others, "--reference", NOBODY],
        "benchmark icd": ["benchmark", "icd", *codes, "--model", NOBODY],
        "generate --writer": [
            "generate",
            fresh(),
            "--world",
            "respiratory",
            "--count",
            "1",
            "--writer",
            NOBODY,
        ],
    }
    # the hub is not told to stay offline here: nothing may ask for it in the first place
    quiet = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "PYTHONPATH", "SYNLETTERS_ALLOW_DOWNLOAD")
    env = {k: v for k, v in os.environ.items() if k not in quiet}
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        input=json.dumps(commands),
        capture_output=True,
        text=True,
        timeout=240,
        cwd=ROOT,
        env=env | {"HF_HOME": str(folder / "cache")},
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout.splitlines()[-1])
    return {name: tuple(value) for name, value in found.items()}


PIPELINES = {"detect spacy", "detect presidio", "evaluate clinical"}
PLACES = sorted(
    PIPELINES
    | {
        "rewrite --model",
        "rewrite --tagger",
        "rewrite --workers",
        "detect --tagger",
        "detect hf",
        "preview",
        "evaluate --model",
        "evaluate perplexity",
        "score membership",
        "sweep",
        "train mlm",
        "train seq2seq",
        "train tagger",
        "audit",
        "audit --reference",
        "benchmark icd",
        "generate --writer",
    }
)


@pytest.mark.parametrize("place", PLACES)
def test_a_model_that_is_no_folder_is_refused_without_a_request(
    place: str, told: dict[str, tuple[int, str, list[str]]]
) -> None:
    code, err, asked = told[place]
    assert asked == []
    # a metric that cannot be computed is told beside the figures of the others
    assert code == (1 if place.startswith("evaluate") else 2), err
    assert "Traceback" not in err
    if place in PIPELINES:
        assert "installed" in err
    else:
        assert NOBODY in err
        assert "--allow-download" in err
        assert "fetch_models" in err


def test_each_place_was_tried(told: dict[str, tuple[int, str, list[str]]]) -> None:
    assert {*told} == {*PLACES}


def test_each_model_is_opened_offline_and_as_safetensors() -> None:
    """Whoever adds a place where models are loaded meets this."""
    for path in sorted((ROOT / "synletters").rglob("*.py")):
        for call in re.finditer(r"\.from_pretrained\(([^()]*(?:\([^()]*\)[^()]*)*)\)", path.read_text()):
            assert "**offline(source)" in call[1] or "**weights_of(source)" in call[1], (path, call[0])
