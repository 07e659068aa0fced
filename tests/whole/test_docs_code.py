"""The pages' code runs, in the order of the page: Python blocks in one namespace, and the commands of console blocks with what they are said to print."""

from __future__ import annotations

import re
import shlex
import subprocess
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from synletters.cli.main import main

pytestmark = [pytest.mark.models, pytest.mark.timeout(900)]
ROOT = Path(__file__).resolve().parents[2]
PAGES = ("tutorial.md", "python.md")
_BLOCK = re.compile(r"^```(python|console)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(page: Path) -> list[tuple[str, str]]:
    return _BLOCK.findall(page.read_text("utf-8"))


def commands(block: str) -> Iterator[tuple[str, list[str]]]:
    """Each command with the lines that it is said to print; a line of "…" stands for any."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *lines = part.splitlines()
        yield command, [line for line in lines if line.strip()]


def pattern(line: str) -> str:
    """Words as they stand, figures as any: they change with every detector, and stand in other tests."""
    return re.sub(r"\d[\d\\.]*", r"[\\d.]+", re.escape(line).replace("…", ".*"))


def missing(said: list[str], printed: str) -> str | None:
    """The first line that was not printed, in order."""
    at, lines = 0, printed.splitlines()
    for line in said:
        if line == "…":
            continue
        while at < len(lines) and not re.fullmatch(pattern(line), lines[at].rstrip()):
            at += 1
        if at == len(lines):
            return line
        at += 1
    return None


@pytest.mark.parametrize("name", PAGES)
def test_the_code_of_a_page_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": "__main__"}
    ran = 0
    for kind, block in blocks(ROOT / "docs" / name):
        if kind == "python":
            with warnings.catch_warnings():
                warnings.simplefilter("error", UserWarning)
                exec(compile(block, name, "exec"), names)
            printed = capsys.readouterr().out
            assert "Smith" not in printed or "ent.text" in block, block
            ran += 1
            continue
        for command, said in commands(block):
            if command.startswith("synletters "):
                assert main(shlex.split(command)[1:]) == 0, command
                printed = capsys.readouterr().out
            else:
                done = subprocess.run(["bash", "-ec", command], capture_output=True, text=True, check=True)
                printed = done.stdout
            assert missing(said, printed) is None, (command, missing(said, printed), printed)
            ran += 1
    assert ran >= 6


def test_a_line_that_is_not_printed_is_noticed() -> None:
    printed = "16 letters in 35.6 s (0.45 letters/s), 0 rejected\na\nb\n"
    assert missing(["17 letters in 2 s (1.0 letters/s), 0 rejected", "…", "b"], printed) is None
    assert missing(["b", "a"], printed) == "a"
    assert missing(["16 letters in 2 s (1.0 letters/s), none rejected"], printed)
    assert missing(["a1"], printed) == "a1"
    assert missing(["figure  0.5"], "figure  0.75") is None
    assert missing(["figure  0.5"], "figure") == "figure  0.5"
