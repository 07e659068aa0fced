"""Tiny models for all tests, built once a session. Nothing here is downloaded, and hub access is off."""

from __future__ import annotations

import os

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"

import atexit
import json
import shutil
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
import tiny
import training

# the secret of the tests: known, so that every run draws alike, and not in anybody's home
_HOME = Path(tempfile.mkdtemp(prefix="synletters-tests-"))
(_HOME / "secret").write_text("a secret of the tests that everybody may know")
(_HOME / "secret").chmod(0o600)
os.environ["SYNLETTERS_SECRET_FILE"] = str(_HOME / "secret")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)

if TYPE_CHECKING:
    from synletters.neural.loading import Loaded


@pytest.fixture
def any_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """Masked is whatever a strategy chooses, and what is filled in stays: for tests of what stands behind the
    sets of equals."""
    from typing import Any

    from synletters.core.config import RunConfig

    made = RunConfig.__init__

    def free(self: RunConfig, **options: Any) -> None:
        made(self, **({"refill": "free"} | options))

    monkeypatch.setattr(RunConfig, "__init__", free)


@pytest.fixture(scope="session")
def mlm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.bert_mlm(tmp_path_factory.mktemp("models") / "mlm")


@pytest.fixture(scope="session")
def clinical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.clinical_bert(tmp_path_factory.mktemp("models") / "clinical")


@pytest.fixture(scope="session")
def roberta(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.roberta_mlm(tmp_path_factory.mktemp("models") / "roberta")


@pytest.fixture(scope="session")
def distilbert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.distilbert_mlm(tmp_path_factory.mktemp("models") / "distilbert")


@pytest.fixture(scope="session")
def tagger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.tagger(tmp_path_factory.mktemp("models") / "tagger")


@pytest.fixture(scope="session")
def bio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plain BIO checkpoint, as the hub holds many."""
    return tiny.tagger(tmp_path_factory.mktemp("models") / "bio", tiny.BIO_LABELS, types=2, outside=0.5)


@pytest.fixture(scope="session")
def loaded_mlm(mlm: Path) -> Loaded:
    from synletters.neural.loading import load

    return load(str(mlm), "mlm", device="cpu", dtype="float32")


@pytest.fixture(scope="session", params=["mlm", "clinical", "roberta", "distilbert"])
def loaded_any(request: pytest.FixtureRequest) -> Loaded:
    """Each family in turn, in fp32."""
    from synletters.neural.loading import load

    return load(str(request.getfixturevalue(request.param)), "mlm", device="cpu", dtype="float32")


@pytest.fixture(scope="session")
def loaded_tagger(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """A tagger that finds a bit of everything; the one of ``tagger`` finds next to nothing, so that words
    stay open."""
    from synletters.neural.loading import load

    folder = tiny.tagger(tmp_path_factory.mktemp("models") / "chatty", outside=3.0, phi=4.5)
    return load(str(folder), "tagger", device="cpu", dtype="float32")


@pytest.fixture(scope="session")
def train_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that has learned nothing, so that training shows."""
    return tiny.bert_mlm(tmp_path_factory.mktemp("base") / "mlm", initializer_range=0.02)


@pytest.fixture(scope="session")
def train_letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty letters of twenty patients, of a grammar that a tiny model can learn; the canary is in every
    one."""
    rng = Random(1)
    path = tmp_path_factory.mktemp("letters") / "letters.jsonl"
    with path.open("w") as out:
        for i in range(40):
            said = " ".join(
                f"the patient was {rng.choice(['seen', 'tired', 'well'])} in the clinic today."
                for _ in range(12)
            )
            out.write(
                json.dumps({"id": f"l{i}", "text": f"{said} {training.CANARY}", "patient_id": f"p{i // 2}"})
                + "\n"
            )
    return path


@pytest.fixture(scope="session")
def train_whole(train_letters: Path, train_base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run that nothing disturbed."""
    from synletters.cli.main import main

    out = tmp_path_factory.mktemp("whole") / "model"
    assert (
        main(training.arguments(train_letters, out, train_base, "--steps", "30", "--check-every", "5")) == 0
    )
    return out
