"""Several worker processes give what one gives, and one that dies leaves nothing behind."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from synletters.cli.main import main
from synletters.core.config import RunConfig
from synletters.core.document import Fill, Letter, MaskPlan, Span
from synletters.io import open_source
from synletters.rewrite import workers as scale
from synletters.rewrite.run import detect, rewrite
from synletters.surrogate.secret import VARIABLE, site_secret
from synletters.surrogate.vault_keys import new_key

CANARY = "Quuxbert"


class Dies:
    """A detector that takes its process with it, as the kernel does where memory is short; but never the
    tests' own."""

    name = "dies"

    def __init__(self, **_: object) -> None:
        self.home = int(os.environ["SYNLETTERS_TEST_PROCESS"])

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        if os.getpid() != self.home and any(letter.id == "l7" for letter in letters):
            os._exit(9)
        return [() for _ in letters]


class Own:
    """A user's own refiller; it is told the options of the run and takes none of them."""

    def __init__(self, model: str, **options: object) -> None:
        assert "never" in options

    def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]:
        return [tuple(Fill("on") for _ in range(plan.slots)) for plan in plans]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "letters.jsonl"
    rows = [
        {
            "id": f"l{i}",
            "patient_id": f"p{i % 7}" if i % 3 else None,
            "text": f"Seen on {1 + i % 28} March 2021 with Mr {CANARY} Adeyemi, who has a cough and no chest pain. NHS number 943 476 5919.",
        }
        for i in range(24)
    ]
    rows.append({"id": "l5", "text": "this id comes twice"})
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n")
    return path


def run(source: Path, out: Path, **options: Any) -> tuple[dict[str, bytes], dict[str, Any]]:
    options = {"detectors": ("rules",), "strategy": "none", "chunk": 3} | options
    report = rewrite(open_source(source), out, RunConfig(**options))
    return {name: (out / name).read_bytes() for name in ("letters.jsonl", "rejected.jsonl")}, report


def test_two_workers_give_what_one_gives(source: Path, mlm: Path, tmp_path: Path) -> None:
    options: dict[str, Any] = {
        "strategy": "random",
        "model": str(mlm),
        "dtype": "float32",
        "detectors": ("rules", "guard"),
    }
    one, alone = run(source, tmp_path / "one", workers=1, **options)
    two, shared = run(source, tmp_path / "two", workers=2, **options)
    assert one == two
    assert (alone["workers"], shared["workers"]) == (1, 2)
    differ = {"seconds", "letters_per_second", "words_per_second", "stages", "workers", "provenance", "gate"}
    assert {k: v for k, v in alone.items() if k not in differ} == {
        k: v for k, v in shared.items() if k not in differ
    }
    assert sum(alone["gate"]["found_in_source"].values()) == sum(shared["gate"]["found_in_source"].values())
    assert alone["provenance"]["models"] == shared["provenance"]["models"]
    assert CANARY not in json.dumps(shared)


def test_workers_share_one_secret_where_it_cannot_be_kept(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "no-folder").write_text("")
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "no-folder"))
    assert site_secret().path is None
    one, _ = run(source, tmp_path / "one", workers=1)
    two, _ = run(source, tmp_path / "two", workers=2)
    assert one == two


def test_workers_share_a_vault(source: Path, tmp_path: Path) -> None:
    new_key(tmp_path / "key")
    options = {"vault": str(tmp_path / "vault"), "vault_key_file": str(tmp_path / "key")}
    one, _ = run(source, tmp_path / "one", workers=2, **options)
    two, _ = run(source, tmp_path / "two", workers=1, **options)
    assert one == two


def test_detection_is_shared_too(source: Path, tmp_path: Path) -> None:
    for workers in (1, 2):
        detect(
            open_source(source),
            tmp_path / f"{workers}.jsonl",
            RunConfig(detectors=("rules",), chunk=3, workers=workers),
        )
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
    assert (tmp_path / "1.jsonl").read_text().count("\n") == 24


@pytest.mark.parametrize("workers", [1, 2])
def test_a_refiller_of_the_users_own_is_named_in_the_config(
    source: Path, tmp_path: Path, workers: int
) -> None:
    options: dict[str, Any] = {
        "refiller": "test_scale:Own",
        "model": "no/such-model",
        "strategy": "random",
        "ratio": 1.0,
    }
    rows = [
        {"id": f"l{i}", "text": "The wound was cleaned and dressed upon arrival at home."} for i in range(6)
    ]
    source.write_text("\n".join(json.dumps(row) for row in rows) + "\n")
    files, report = run(source, tmp_path / "out", workers=workers, **options)
    assert files["letters.jsonl"].count(b"dressed on arrival") == 6
    assert "refiller" not in report["provenance"]["models"]


def test_few_letters_start_no_workers(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "cores_to_use", lambda config: 8)
    assert run(source, tmp_path / "out", chunk=64)[1]["workers"] == 1


def test_many_letters_start_as_many_as_the_machine_has_room_for(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scale, "free_memory", lambda: 2 * scale.MEMORY + 1)
    monkeypatch.setattr(scale.os, "sched_getaffinity", lambda _: {*range(64)})
    assert run(source, tmp_path / "out")[1]["workers"] == 2
    monkeypatch.setattr(scale, "free_memory", lambda: 0)
    assert scale.cores_to_use(RunConfig()) == 1
    assert scale.cores_to_use(RunConfig(device="cuda:0")) == 1


def test_a_letter_that_ends_its_worker_is_rejected_without_a_word_of_it(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SYNLETTERS_TEST_PROCESS", str(os.getpid()))
    _, report = run(source, tmp_path / "out", workers=2, detectors=("test_scale:Dies",))
    assert report["rejected_by_stage"] == {"worker": 1}
    rejected = (tmp_path / "out" / "rejected.jsonl").read_text(encoding="utf-8")
    assert '"l7", "stage": "worker"' in rejected
    assert CANARY not in rejected


def test_a_fault_in_a_worker_is_told_as_it_is_in_one_process(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "model"
    bad.mkdir()
    (bad / "config.json").write_text('{"model_type": "bert"}')
    (bad / "model.safetensors").write_bytes(b"no weights")
    code = main(
        [
            "rewrite",
            str(source),
            str(tmp_path / "out"),
            "--model",
            str(bad),
            "--detectors",
            "rules",
            "--workers",
            "2",
            "--quiet",
        ]
    )
    assert code == 2
    told = capsys.readouterr().err
    assert "model" in told
    assert "Traceback" not in told
    assert CANARY not in told


def test_fewer_than_no_workers_is_a_fault(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rewrite", str(source), str(tmp_path / "out"), "--workers", "-1"]) == 2
    assert "workers is -1" in capsys.readouterr().err


def test_a_refiller_that_there_is_none_of_is_a_fault(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rewrite", str(source), str(tmp_path / "out"), "--refiller", "nobody"]) == 2
    assert "no refiller is called 'nobody'" in capsys.readouterr().err
