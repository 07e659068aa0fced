"""The site's secret: made once, kept to its owner, never written elsewhere, and what surrogates are drawn
from."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from synletters.core.config import RunConfig
from synletters.core.document import Letter, Rewrite
from synletters.core.errors import VaultError
from synletters.io import open_source
from synletters.rewrite.rewriter import Rewriter
from synletters.rewrite.run import rewrite
from synletters.surrogate import secret

TEXT = "Seen on 12 March 2021 with Mr Okonkwo Adeyemi, NHS number 943 476 5919. Review on 19 March 2021."


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "deep" / "secret"
    monkeypatch.setenv(secret.VARIABLE, str(path))
    return path


def in_another_process() -> subprocess.Popen[str]:
    """A process that prints the secret."""
    code = "from synletters.surrogate.secret import site_secret; print(site_secret().value)"
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


def rewritten(config: RunConfig) -> str:
    done = Rewriter(config).rewrite([Letter("a", TEXT)])[0]
    assert isinstance(done, Rewrite)
    return done.text


def rules(**more: object) -> RunConfig:
    return RunConfig(detectors=("rules",), strategy="none", **more)  # type: ignore[arg-type]


def test_it_is_made_once_and_readable_by_its_owner_alone(place: Path) -> None:
    made = secret.site_secret()
    assert made.path == place
    assert len(made.value) >= 43
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert in_another_process().communicate()[0].strip() == made.value
    assert made.value not in repr(made)
    assert [p.name for p in place.parent.iterdir()] == ["secret"]


def test_processes_that_start_together_share_one(place: Path) -> None:
    running = [in_another_process() for _ in range(4)]
    assert len({p.communicate()[0] for p in running}) == 1


def test_another_secret_draws_other_surrogates_and_the_same_one_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = []
    for name in ("one", "two", "one"):
        monkeypatch.setenv(secret.VARIABLE, str(tmp_path / name))
        texts.append(rewritten(rules()))
    assert texts[0] == texts[2] != texts[1]
    assert rewritten(rules(seed=3)) == rewritten(rules(seed=3))


def test_a_seed_or_a_vault_needs_no_secret(place: Path, tmp_path: Path) -> None:
    rewritten(rules(seed=3))
    assert not place.exists()


def test_the_report_tells_its_mark_and_not_the_secret(place: Path, tmp_path: Path) -> None:
    letters = tmp_path / "letters.jsonl"
    letters.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n")
    rewrite(open_source(letters), tmp_path / "out", rules())
    value, mark = place.read_text().strip(), secret.site_secret().mark
    for path in (tmp_path / "out").iterdir():
        assert value not in path.read_text()
    told = json.loads((tmp_path / "out" / "report.json").read_text())["provenance"]
    assert (told["seed"], told["surrogates_drawn_from"]) == (None, f"the site's secret, sha256 {mark}")


@pytest.mark.parametrize("content", [b"", b"short", b"\xff" * 50])
def test_a_damaged_secret_stops_the_run_and_is_never_replaced(place: Path, content: bytes) -> None:
    place.parent.mkdir()
    place.write_bytes(content)
    with pytest.raises(VaultError, match="secret file"):
        rewritten(rules())
    assert place.read_bytes() == content


def test_a_named_place_that_cannot_be_made_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(secret.VARIABLE, str(tmp_path / "file" / "secret"))
    with pytest.raises(VaultError, match="cannot be made"):
        secret.site_secret()


def test_a_home_that_cannot_be_written_gives_one_for_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.delenv(secret.VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    made = secret.site_secret()
    assert made.path is None
    assert secret.site_secret() is made
