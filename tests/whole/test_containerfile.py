"""The container file: what makes it run without rights, network and a root that can be written. No engine is needed here."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "Containerfile"


def instructions() -> list[tuple[str, str]]:
    lines = [line for line in FILE.read_text().splitlines() if line.strip() and not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [(name, rest.strip()) for name, _, rest in (line.partition(" ") for line in joined.splitlines())]


def last_stage() -> list[tuple[str, str]]:
    made = instructions()
    return made[max(at for at, (name, _) in enumerate(made) if name == "FROM") :]


def test_only_known_instructions() -> None:
    known = {"FROM", "WORKDIR", "COPY", "ENV", "RUN", "LABEL", "USER", "ENTRYPOINT", "CMD"}
    assert {name for name, _ in instructions()} <= known


def test_images_have_versions() -> None:
    images = [rest.split()[0] for name, rest in instructions() if name == "FROM"]
    assert images
    assert all(re.fullmatch(r"[a-z/.]+:3\.\d+-slim-[a-z]+", image) for image in images)
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    assert wanted.startswith(">=3.11")


def test_it_ends_as_a_user_without_rights() -> None:
    stage = last_stage()
    names = [name for name, _ in stage]
    [user] = [rest for name, rest in stage if name == "USER"]
    number, _, group = user.partition(":")
    assert int(number) > 0
    assert int(group) > 0
    assert "RUN" not in names[names.index("USER") :]
    assert f"--uid {number}" in next(rest for name, rest in stage if name == "RUN")


def test_nothing_is_fetched_and_nothing_written_outside_of_its_places() -> None:
    env = dict(pair.split("=", 1) for name, rest in last_stage() if name == "ENV" for pair in rest.split())
    assert env["HF_HUB_OFFLINE"] == env["TRANSFORMERS_OFFLINE"] == env["PYTHONDONTWRITEBYTECODE"] == "1"
    assert env["HOME"] == "/tmp"
    assert env["SYNLETTERS_SECRET_FILE"].startswith("/secret/")
    assert not any(
        word in FILE.read_text() for word in ("curl", "wget", "ADD ", "sudo", "--allow-download", "latest")
    )


@pytest.mark.parametrize("name", ["ENTRYPOINT", "CMD"])
def test_commands_are_lists_that_no_shell_reads(name: str) -> None:
    [rest] = [rest for kind, rest in last_stage() if kind == name]
    assert isinstance(json.loads(rest), list)


def test_what_is_copied_is_there_and_what_is_not_needed_stays_out() -> None:
    kept = {line[1:] for line in (ROOT / ".containerignore").read_text().splitlines() if line.startswith("!")}
    copied = {
        word.removeprefix("./")
        for name, rest in instructions()
        if name == "COPY" and "--from" not in rest
        for word in rest.split()[:-1]
    }
    assert copied == kept
    assert all((ROOT / name).exists() for name in copied)
    assert "constraints.txt" in copied
