"""Components by name: built in, by module, by entry point; and what is told of an unknown name."""

from __future__ import annotations

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
