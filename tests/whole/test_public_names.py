"""The names that users are told of: there, public, and no others."""

from __future__ import annotations

import ast
import importlib
import re
import textwrap
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import synletters
from synletters.core.registry import BUILT_IN

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
_BLOCK = re.compile(r"^[ ]*```python\n(.*?)^[ ]*```", re.DOTALL | re.MULTILINE)
_DOTTED = re.compile(r"(?<![\w/.])synletters(?:\.\w+)+")
_PATH = re.compile(r"(?<![\w/.*])(?:synletters|tests|scripts|docs)/[\w/]+\.(?:py|md|jsonl|txt)")


def imports(text: str) -> Iterator[tuple[str, str]]:
    """(module, name) of what the Python blocks of a page import of the package."""
    for block in _BLOCK.findall(text):
        for node in ast.walk(ast.parse(textwrap.dedent(block))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "synletters":
                yield from ((str(node.module), alias.name) for alias in node.names)


def named(dotted: str) -> Any:
    """What a dotted name stands for: a module, or an attribute of the longest module in it."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        module = ".".join(parts[:length])
        try:
            found: Any = importlib.import_module(module)
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            found = getattr(found, part)
        return found
    raise ModuleNotFoundError(dotted)


def test_the_package_has_the_documented_names_and_no_others() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    documented = [name for module, name in imports(text) if module == "synletters"]
    assert sorted(documented) == sorted(synletters.__all__)
    assert len(documented) == len(set(documented)) == 18
    for name in documented:
        assert getattr(synletters, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'Rewriters'"):
        _ = synletters.Rewriters  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_names_is_there_and_public(page: Path) -> None:
    text = page.read_text("utf-8")
    groups = {f"synletters.{group}" for group in BUILT_IN}
    dotted = {f"{module}.{name}" for module, name in imports(text)} | set(_DOTTED.findall(text)) - groups
    for name in sorted(dotted):
        assert not any(part.startswith("_") and not part.startswith("__") for part in name.split(".")), name
        named(name)
    missing = [path for path in sorted(set(_PATH.findall(text))) if not (ROOT / path).exists()]
    assert not missing


@pytest.mark.parametrize(
    "name", ["synletters.detect.nothing", "synletters.nowhere.X", "synletters.Rewriters"]
)
def test_what_is_not_there_is_noticed(name: str) -> None:
    with pytest.raises((AttributeError, ModuleNotFoundError)):
        named(name)


@pytest.mark.parametrize(("group", "name"), [(group, name) for group in BUILT_IN for name in BUILT_IN[group]])
def test_built_in_components_are_public(group: str, name: str) -> None:
    module, _, attribute = BUILT_IN[group][name].partition(":")
    assert find_spec(module) is not None
    assert not any(part.startswith("_") for part in (*module.split("."), attribute))
