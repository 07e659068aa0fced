"""Tests use public names alone: what begins with an underscore may change without a word, and a test of it
pins how, not what."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import synletters

TESTS = Path(__file__).parents[1]
PACKAGE = Path(synletters.__file__).parent
#: what sets or reads an attribute by its name
BY_NAME = ("setattr", "getattr", "delattr", "hasattr")


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name != "_"


def defined(tree: ast.AST) -> Iterator[str]:
    """The private names that a module makes: functions, classes, variables and attributes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and private(node.name):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and private(node.id):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and private(node.attr):
            yield node.attr


def uses(tree: ast.AST, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    """(line, name) of each use of the package's private names that is not a test class's use of its own
    attributes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            module = node.module or ""
            if module.partition(".")[0] == "synletters":
                yield from ((node.lineno, a.name) for a in node.names if any(map(private, a.name.split("."))))
        elif isinstance(node, ast.Attribute) and node.attr in names:
            if not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")):
                yield node.lineno, node.attr
        elif isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            said = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            for name in said if called in BY_NAME else ():
                parts = name.split(".")
                ours = parts[0] == "synletters" if len(parts) > 1 else name in names
                if ours and any(map(private, parts)):
                    yield node.lineno, name


NAMES = frozenset(
    name for path in PACKAGE.rglob("*.py") for name in defined(ast.parse(path.read_text("utf-8")))
)


def test_no_test_uses_a_private_name_of_the_package() -> None:
    found = [
        f"{path.relative_to(TESTS)}:{line}: {name}"
        for path in sorted(TESTS.rglob("*.py"))
        for line, name in uses(ast.parse(path.read_text("utf-8")), NAMES)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("from synletters.detect.hf import _x", "_x"),
        ("from synletters import _hidden as shown", "_hidden"),
        ("rewriter._known", "_known"),
        ("f(a)._known()", "_known"),
        ("monkeypatch.setattr(module, '_known', 1)", "_known"),
        ("monkeypatch.setattr('synletters.io.atomic._SIZE', 2)", "synletters.io.atomic._SIZE"),
        ("getattr(module, '_known')", "_known"),
        ("del module._known", "_known"),
    ],
)
def test_a_use_is_seen(code: str, name: str) -> None:
    assert [found for _, found in uses(ast.parse(code), frozenset({"_known"}))] == [name]


@pytest.mark.parametrize(
    "code",
    [
        "os._exit(1)",
        "self._known",
        "from textstat import _counts",
        "x.__wrapped__",
        "f('_known')",
        "_known = 1",
        "a.known",
    ],
)
def test_what_is_none_of_the_packages_is_not(code: str) -> None:
    assert not list(uses(ast.parse(code), frozenset({"_known"})))


def test_the_package_has_private_names_to_find() -> None:
    assert {"_nobody", "_Parts", "_WORDY", "_refiller"} <= NAMES
