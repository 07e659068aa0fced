"""Fetching models for machines without network: what is not what the list says is not kept. The hub is a
fake."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.build.fetch_models import ListError, main, read_list

COMMIT = "a" * 40
WEIGHTS = b"weights"


class Hub:
    """Files by name; remembers what was asked."""

    def __init__(self, weights: bytes = WEIGHTS, **more: bytes) -> None:
        self.files, self.asked = {"config.json": b"{}", "model.safetensors": weights, **more}, []  # type: ignore[var-annotated]

    def __call__(self, repo: str, *, revision: str, local_dir: Path, allow_patterns: list[str]) -> None:
        self.asked.append((repo, revision))
        (local_dir / ".cache").mkdir(parents=True, exist_ok=True)
        (local_dir / ".cache" / "x.bin").write_bytes(b"the client's own")
        for name, data in self.files.items():
            (local_dir / name).write_bytes(data)


def listed(path: Path, **row: Any) -> Path:
    digest = hashlib.sha256(WEIGHTS).hexdigest()
    whole = {"repo": "owner/name", "revision": COMMIT, "files": {"model.safetensors": digest}} | row
    path.write_text(yaml.safe_dump({"models": [whole]}))
    return path


def run(path: Path, out: Path, *more: str, hub: Any = None) -> int:
    return main(
        ["--list", str(path), "--out", str(out), *more], download=hub or Hub(), commit_of=lambda repo: COMMIT
    )


def test_a_model_is_fetched_at_its_revision_and_verified(tmp_path: Path) -> None:
    path, hub = listed(tmp_path / "list.yaml"), Hub()
    assert run(path, tmp_path / "out", hub=hub) == 0
    assert hub.asked == [("owner/name", COMMIT)]
    made = tmp_path / "out" / "owner--name"
    assert sorted(p.name for p in made.iterdir()) == ["config.json", "model.safetensors"]
    assert run(path, tmp_path / "out", "--verify") == 0
    assert run(path, tmp_path / "out", hub=hub) == 0
    assert len(hub.asked) == 1  # what is right is not fetched again
    (made / "model.safetensors").write_bytes(b"other")
    assert run(path, tmp_path / "out", "--verify") == 1
    assert run(path, tmp_path / "out", hub=hub) == 0
    assert (made / "model.safetensors").read_bytes() == WEIGHTS


@pytest.mark.parametrize("hub", [Hub(b"changed"), Hub(**{"pytorch_model.bin": b"unlisted"})])
def test_what_the_list_does_not_vouch_for_is_not_kept(
    hub: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(listed(tmp_path / "list.yaml"), tmp_path / "out", hub=hub) == 1
    assert "owner/name" in capsys.readouterr().err
    assert list((tmp_path / "out").iterdir()) == []


def test_a_network_that_fails_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def down(*_: Any, **__: Any) -> None:
        raise ConnectionError("no route")

    assert run(listed(tmp_path / "list.yaml"), tmp_path / "out", hub=down) == 2
    assert "network" in capsys.readouterr().err
    assert list((tmp_path / "out").iterdir()) == []


def test_a_list_is_pinned_and_what_was_pinned_stays(tmp_path: Path) -> None:
    path = listed(tmp_path / "list.yaml", revision=None, files={})
    assert run(path, tmp_path / "out") == 2  # nothing is fetched that is not pinned
    assert main(["--list", str(path), "--pin"], download=Hub(), commit_of=lambda repo: COMMIT) == 0
    [model] = read_list(path, pinned=True)
    assert model.revision == COMMIT
    assert model.files == {"model.safetensors": hashlib.sha256(WEIGHTS).hexdigest()}
    assert main(["--list", str(path), "--pin"], download=Hub(b"newer"), commit_of=lambda repo: "b" * 40) == 0
    assert read_list(path, pinned=True) == [model]
    assert run(path, tmp_path / "out") == 0


def test_a_bad_list_is_told_with_all_its_faults(tmp_path: Path) -> None:
    path = tmp_path / "list.yaml"
    digest = "0" * 64
    path.write_text(
        yaml.safe_dump(
            {
                "models": [
                    {"repo": "../evil", "revision": COMMIT},
                    {"repo": "a/b", "revision": "main", "files": {"x.bin": digest}},
                    {"repo": "a/c", "revision": COMMIT, "files": {"x.bin": "1"}},
                    {"repo": "a/d", "revision": COMMIT, "files": {"../x.bin": digest}},
                ]
            }
        )
    )
    with pytest.raises(ListError) as caught:
        read_list(path, pinned=True)
    for word in ("../evil", "main", "a/c", "outside"):
        assert word in str(caught.value)
    path.write_text("- just a list")
    assert run(path, tmp_path / "out") == 2
    assert run(listed(path), tmp_path / "out", "--only", "no/such") == 2


def test_the_shipped_list_is_well_formed() -> None:
    assert len(read_list(Path(__file__).parents[2] / "scripts" / "build" / "models.yaml", pinned=False)) > 3
