"""Components by name: built in, by module, by entry point; and what is told of an unknown name."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from synletters.core import registry
from synletters.core.errors import UnknownComponentError
from synletters.rewrite import masking


def test_built_in_names() -> None:
    assert registry.find("strategies", "nouns") is masking.nouns
    assert {"random", "stopwords", "none"} <= set(registry.names("strategies"))


def test_a_module_and_its_attribute() -> None:
    assert registry.find("strategies", "synletters.rewrite.masking:Ratio.select") is masking.Ratio.select


@pytest.mark.parametrize("group", ["detectors", "strategies", "refillers", "metrics"])
def test_an_unknown_name_lists_what_there_is(group: str) -> None:
    with pytest.raises(UnknownComponentError) as caught:
        registry.find(group, "nonsense")
    for name in (*registry.names(group), "nonsense", "package.module:Attr"):
        assert name in str(caught.value)
    assert "strategie " not in str(caught.value)


@pytest.mark.parametrize(
    "name",
    [
        "json:nope",
        "json:",
        ":x",
        "",
        ".a:b",
        "..:b",
        "a b:c",
        "no_such_module_at_all:X",
        "json:__name__",
        "a:b:c",
    ],
)
def test_what_cannot_be_loaded_is_unknown(name: str) -> None:
    with pytest.raises(UnknownComponentError):
        registry.find("strategies", name)


def test_a_module_that_fails_while_it_loads_is_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "syn_broken_a.py").write_text("1 / 0")
    (tmp_path / "syn_broken_b.py").write_text("def (")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in ("syn_broken_a:X", "syn_broken_b:X"):
        with pytest.raises(UnknownComponentError, match="could not be loaded"):
            registry.find("strategies", name)


def test_entry_points(monkeypatch: pytest.MonkeyPatch) -> None:
    def points(*, group: str) -> list[EntryPoint]:
        found = [
            ("mine", "synletters.rewrite.masking:verbs"),
            ("nouns", "os:getcwd"),
            ("bad", "synletters.rewrite.masking:nothing"),
        ]
        return [EntryPoint(n, v, group) for n, v in found] if group == "synletters.strategies" else []

    monkeypatch.setattr(registry, "entry_points", points)
    assert registry.find("strategies", "mine") is masking.verbs
    assert registry.find("strategies", "nouns") is masking.nouns, "a plug-in must not shadow a built-in name"
    assert registry.names("strategies").count("nouns") == 1
    with pytest.raises(UnknownComponentError, match="bad"):
        registry.find("strategies", "bad")
    with pytest.raises(UnknownComponentError, match="mine"):
        registry.find("strategies", "unheard")
    with pytest.raises(UnknownComponentError):
        registry.find("detectors", "mine")


def test_a_module_of_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the installed command runs: the working directory is not on the path of modules."""
    (tmp_path / "syn_neighbour.py").write_text("RATIO = 0.25\n")
    (tmp_path / "syn_here.py").write_text(
        "import syn_neighbour\n\ndef strategy(ratio):\n    return syn_neighbour.RATIO + ratio\n"
    )
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry not in ("", str(tmp_path))])
    with pytest.raises(UnknownComponentError, match="No module named 'syn_here'"):
        registry.make("strategies", "syn_here:strategy", 0.5)
    monkeypatch.chdir(tmp_path)
    assert registry.make("strategies", "syn_here:strategy", 0.5) == 0.75
    with pytest.raises(UnknownComponentError, match="No module named 'syn_nowhere'"):
        registry.find("strategies", "syn_nowhere:X")


def test_it_shadows_no_module_that_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("def loads(ratio):\n    return 'shadowed'\n")
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry != ""])
    monkeypatch.chdir(tmp_path)
    assert registry.make("strategies", "json:loads", "1") == 1


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("class X:\n    def __init__(self):\n        raise ValueError('no ward list')\n", "no ward list"),
        (
            "class X:\n    def __init__(self, folder):\n        pass\n",
            "missing 1 required positional argument",
        ),
        ("def (", r"syn_own_\d\.py, line 1"),
        ("\n\n1 / 0\n", r"ZeroDivisionError: division by zero \(syn_own_\d\.py, line 3\)"),
        ("import syn_not_there\n", "No module named 'syn_not_there'"),
    ],
)
def test_what_is_wrong_with_a_users_own_is_shown(
    source: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = f"syn_own_{len(source) % 10}"
    monkeypatch.delitem(sys.modules, module, raising=False)
    (tmp_path / f"{module}.py").write_text(source)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnknownComponentError, match=said) as caught:
        registry.make("checks", f"{module}:X")
    assert f"{module}:X" in str(caught.value)
    sys.path[:] = [entry for entry in sys.path if entry != str(tmp_path)]
    sys.modules.pop(module, None)


def test_a_built_in_component_fails_as_it_does() -> None:
    with pytest.raises(TypeError):
        registry.make("strategies", "nouns", 0.5, 0.5)
