"""The configuration: YAML, overrides, and all faults at once."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core.config import RunConfig, load
from synletters.core.errors import ConfigError, InputError


def faults(values: dict[str, Any]) -> str:
    with pytest.raises(ConfigError) as caught:
        load(None, values)
    return "\n".join(caught.value.faults)


def yaml(folder: Path, text: str | bytes) -> Path:
    path = folder / "run.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_the_default_stands() -> None:
    assert load() == load(None, {}) == RunConfig()


def test_yaml_with_overrides_on_top(tmp_path: Path) -> None:
    path = yaml(tmp_path, "ratio: 1\ntop-k: 5\nno-phi: true\ndetectors: [rules, guard]\nseed: 3\n")
    config = load(path, {"seed": 4, "model": None, "strategy": "nouns+verbs"})
    assert (config.ratio, config.top_k, config.no_phi, config.seed) == (1.0, 5, True, 4)
    assert isinstance(config.ratio, float)
    assert config.detectors == ("rules", "guard")
    assert (config.model, config.strategy) == ("embedded", "nouns+verbs")
    assert (
        RunConfig(**{k: tuple(v) if isinstance(v, list) else v for k, v in config.to_json().items()})
        == config
    )


def test_all_faults_are_told_together() -> None:
    told = faults(
        {
            "colour": 1,
            "rato": 0.5,
            "seed": "x",
            "no_phi": 1,
            "policy": "hide",
            "variants": 0,
            "batch_tokens": 1,
            "strategy": "nonsense+pos:BLUE@2+nouns@x",
            "detectors": ["rules", "oracle"],
            "temperature": -1,
            "detector_options": {"hf": {}},
        }
    )
    for word in (
        "colour",
        "rato",
        "seed",
        "no_phi",
        "policy",
        "variants",
        "batch_tokens",
        "nonsense",
        "BLUE",
        "'x'",
        "oracle",
        "temperature",
        "'hf'",
    ):
        assert word in told


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ratio", -0.1),
        ("ratio", 1.1),
        ("ratio", float("nan")),
        ("ratio", True),
        ("ratio", "0.5"),
        ("ratio", 10**400),
        ("temperature", float("nan")),
        ("temperature", float("inf")),
        ("seed", 1.5),
        ("seed", True),
        ("strategy", 3),
        ("strategy", ""),
        ("strategy", "nouns@nan"),
        ("strategy", "nouns@-1"),
        ("strategy", ":x"),
        ("strategy", ".a:b"),
        ("detectors", "rules"),
        ("detectors", [["rules"]]),
        ("detectors", {"rules": 1}),
        ("keep_clinical", "PROBLEM"),
        ("keep_clinical", [1]),
        ("detector_options", {"tagger": 3}),
        ("detector_options", ["tagger"]),
        ("detector_options", {1: {}}),
        ("policy", []),
        ("dtype", 32),
        ("top_k", 0),
        ("max_characters", 0),
        ("score", -1),
    ],
)
def test_each_fault_is_found_and_named(name: str, value: Any) -> None:
    told = faults({name: value})
    assert "\n" not in told
    assert name in told or repr(value).strip("'") in told or name == "strategy"


@pytest.mark.parametrize(
    "text",
    [
        "a: [",
        "- a\n- b",
        "just words",
        "seed: 2024-99-99",
        b"\xff\xfe\x00",
        "[" * 3000,
        "seed: " + "9" * 5000,
        "!!python/object/apply:os.getcwd []",
        "1: 2",
        "null: 2",
    ],
)
def test_bad_yaml_is_a_config_error(tmp_path: Path, text: str | bytes) -> None:
    with pytest.raises(ConfigError):
        load(yaml(tmp_path, text))


def test_an_empty_file_changes_nothing_and_a_missing_one_is_told(tmp_path: Path) -> None:
    assert load(yaml(tmp_path, "# nothing\n")) == RunConfig()
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(InputError, match="cannot be read"):
            load(path)


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from([*RunConfig.__slots__, "other"]), _ANY, max_size=6))
def test_any_values_give_a_config_or_a_config_error(values: dict[str, Any]) -> None:
    with contextlib.suppress(ConfigError):
        config = load(None, values)
        assert values.get("other") is None
        assert 0 <= config.ratio <= 1


def test_kept_labels_that_are_slips_of_known_ones() -> None:
    with pytest.raises(ConfigError) as caught:
        RunConfig(keep_clinical=("DISEASES", "DRUG", "NEGATION", " "), keep_structure=("NEGATON", "DISEASE"))
    text = str(caught.value)
    assert len(caught.value.faults) == 5
    for part in (
        "did you mean DISEASE?",
        "'NEGATION', which is one of keep_structure",
        "did you mean NEGATION?",
        "empty label",
        "'DISEASE', which is one of keep_clinical",
    ):
        assert part in text
    # annotated letters and other detectors have labels of their own
    assert RunConfig(keep_clinical=("Disease", "Sign_symptom", "DISEASE")).keep_clinical
    assert RunConfig(keep_clinical=("DISEASES",), detectors=("layout", "spacy:en_some_model")).keep_clinical
    assert RunConfig(keep_clinical=(), keep_structure=()).keep_clinical == ()
