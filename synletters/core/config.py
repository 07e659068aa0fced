"""One frozen configuration, from a YAML file and command-line overrides. All faults are reported together."""

from __future__ import annotations

import dataclasses
import difflib
import re
import types
import typing
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from synletters.core import strategies
from synletters.core.errors import ConfigError, InputError
from synletters.core.labels import CLINICAL, FORMATS, IDENTIFIERS, KEEP_STRUCTURE, SECTIONS
from synletters.core.registry import BUILT_IN, find

Policy = Literal["surrogate", "tag", "refill", "remove", "generalise"]
Surrogates = Literal["consistent", "per-mention", "markov"]
_LABEL = re.compile(r"[A-Z][A-Z0-9_-]*")


@dataclass(frozen=True, slots=True)
class RunConfig:
    """Everything that decides what comes out of a run."""

    strategy: str = "stopwords"
    ratio: float = 0.5
    mask_sections: tuple[str, ...] = ()
    model: str = "embedded"
    #: who fills: ``auto`` takes what the model is made for
    refiller: str = "auto"
    tagger: str = "embedded"
    #: whether a model that is no folder may be fetched from the hub
    allow_download: bool = False
    detectors: tuple[str, ...] = ("tagger", "rules", "safewords", "layout", "guard", "abbreviations")
    detector_options: Mapping[str, Mapping[str, Any]] = dataclasses.field(default_factory=dict)
    keep_structure: tuple[str, ...] = KEEP_STRUCTURE
    keep_clinical: tuple[str, ...] | None = None
    policy: Policy = "surrogate"
    policies: Mapping[str, str] = dataclasses.field(default_factory=dict)
    surrogates: Surrogates = "consistent"
    vault: str | None = None
    vault_key_file: str | None = None
    id_map: str | None = None
    point: Literal["strict", "balanced"] = "strict"
    second_look: bool = True
    #: further checks of finished letters, by name
    checks: tuple[str, ...] = ()
    no_phi: bool = False
    variants: int = 1
    sampling: Literal["sample", "argmax", "private"] = "sample"
    temperature: float = 0.7
    top_k: int = 20
    top_p: float = 0.9
    clip: float = 10.0
    rounds: int = 1
    order: Literal["easiest", "left-to-right"] = "easiest"
    pieces: int = 1
    avoid_original: float = 0.0
    mark_refills: bool = False
    seed: int | None = None
    device: str = "auto"
    dtype: Literal["auto", "float32", "fp32", "bfloat16", "bf16"] = "auto"
    batch_tokens: int = 4096
    chunk: int = 64
    workers: int = 0
    max_characters: int = 5_000_000
    score: int = 0
    annotations: str | None = None
    annotated: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        wrong = _wrong_types(self)
        faults = [*wrong.values(), *_wrong_values(self, wrong.keys())]
        if faults:
            raise ConfigError(faults)

    def to_json(self) -> dict[str, Any]:
        return {f.name: _plain(getattr(self, f.name)) for f in dataclasses.fields(self)}


def load(path: Path | None = None, overrides: Mapping[str, Any] | None = None) -> RunConfig:
    """The configuration of a YAML file (a mapping of option names) with ``overrides`` on top.

    Raises ConfigError with every unknown name, wrong type and wrong value; InputError if the file cannot be read.
    """
    values: dict[str, Any] = {}
    faults: list[str] = []
    if path is not None:
        values = _read(path)
    given = {k: v for k, v in (overrides or {}).items() if v is not None}
    if isinstance(values.get("policies"), Mapping) and isinstance(given.get("policies"), Mapping):
        given["policies"] = {**values["policies"], **given["policies"]}  # the command line wins label by label
    values |= given
    known = {f.name: f for f in dataclasses.fields(RunConfig)}
    for name in [n for n in values if n not in known]:
        faults.append(f"unknown option {name!r}; there are {', '.join(known)}")
        del values[name]
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = tuple(value)
        elif type(value) is int and known[name].type == "float" and abs(value) < 2**53:
            values[name] = float(value)
    try:
        config = RunConfig(**values)
    except ConfigError as error:
        faults.extend(error.faults)
    if faults:
        raise ConfigError(faults)
    return config


def _read(path: Path) -> dict[str, Any]:
    import yaml

    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"the config file {path} cannot be read: {error.strerror}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: no UTF-8, or a date such as 2024-13-01
        mark = getattr(error, "problem_mark", None)
        raise ConfigError(f"{path} is not valid YAML{f' near line {mark.line + 1}' if mark else ''}") from error
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ConfigError(f"{path} must be a mapping of option names to values")
    return {str(k).replace("-", "_"): v for k, v in found.items()}


def _wrong_types(config: RunConfig) -> dict[str, str]:
    """A fault for each field whose value is not of its type."""
    hints = typing.get_type_hints(RunConfig)
    faults = {}
    for field in dataclasses.fields(config):
        value, hint = getattr(config, field.name), hints[field.name]
        if not _fits(value, hint):
            faults[field.name] = f"{field.name} is {value!r}; it must be {_say(hint)}"
    return faults


def _fits(value: Any, hint: Any) -> bool:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return value in args
    if origin in (typing.Union, types.UnionType):
        return any(_fits(value, arg) for arg in args)
    if origin is tuple:
        return isinstance(value, tuple) and all(_fits(v, args[0]) for v in value)
    if origin is not None:
        return isinstance(value, Mapping) and all(_fits(k, args[0]) and _fits(v, args[1]) for k, v in value.items())
    if hint is Any:
        return True
    if hint is float:
        return isinstance(value, float | int) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, hint)


def _say(hint: Any) -> str:
    if typing.get_origin(hint) is Literal:
        return "one of " + ", ".join(map(str, typing.get_args(hint)))
    names = {float: "a number", int: "a whole number", str: "text", bool: "true or false"}
    return names.get(hint, "a list of names" if "tuple" in str(hint) else "a mapping")


def _wrong_values(config: RunConfig, skip: Collection[str]) -> list[str]:
    """Faults among the fields of the right type; ``skip`` names the others."""
    faults = []
    if "ratio" not in skip and not 0.0 <= config.ratio <= 1.0:
        faults.append(f"ratio is {config.ratio}; it lies in [0, 1]")
        skip = {*skip, "ratio"}
    if "strategy" not in skip:
        try:
            strategies.check(config.strategy, 0.5 if "ratio" in skip else config.ratio)
        except ConfigError as error:
            faults.extend(error.faults)
    for group in ("detectors", "checks"):
        for name in () if group in skip else getattr(config, group):
            try:
                find(group, name)
            except ConfigError as error:
                faults.extend(error.faults)
    if "refiller" not in skip and config.refiller != "auto":
        try:
            find("refillers", config.refiller)
        except ConfigError as error:
            faults.extend(error.faults)
    if "mask_sections" not in skip:
        faults += _wrong_sections(config.mask_sections)
    if config.annotations == "" and "annotations" not in skip:
        faults.append("annotations is empty; name a file")
    for name in () if "annotated" in skip else config.annotated:
        if name not in FORMATS or config.annotated.count(name) > 1:
            faults.append(f"annotated has {name!r}; it must name each of {', '.join(FORMATS)} at most once")
    if "policies" not in skip:
        faults += _wrong_policies(config.policies)
    if not {"keep_clinical", "keep_structure", "detectors"} & {*skip}:
        faults += _wrong_labels(config)
    if not {"vault", "vault_key_file", "id_map"} & {*skip}:
        if config.vault_key_file is not None and config.vault is None:
            faults.append("vault_key_file is given without vault; name the vault too")
        faults += [
            f"{name} is empty; name a file"
            for name in ("vault", "vault_key_file", "id_map")
            if getattr(config, name) == ""
        ]
    for name, least in (("variants", 1), ("rounds", 1), ("batch_tokens", 64), ("chunk", 1), ("top_k", 1), ("score", 0), ("workers", 0),
                        ("max_characters", 1), ("pieces", 1)):  # fmt: skip
        if name not in skip and getattr(config, name) < least:
            faults.append(f"{name} is {getattr(config, name)}; it must be at least {least}")
    if "temperature" not in skip and not 0 <= config.temperature < float("inf"):
        faults.append(f"temperature is {config.temperature}; it must be 0 or more")
    faults += _wrong_ways(config, skip)
    if not {"detector_options", "detectors"} & {*skip}:
        for name in config.detector_options:
            if name not in config.detectors:
                faults.append(f"detector_options has {name!r}, which is not among the detectors")
    return faults


def _wrong_ways(config: RunConfig, skip: Collection[str]) -> list[str]:
    """Faults among the ways to fill."""
    faults = []
    if "top_p" not in skip and not 0 < config.top_p <= 1:
        faults.append(f"top_p is {config.top_p}; it lies in (0, 1]")
    if "avoid_original" not in skip and not 0 <= config.avoid_original <= 1:
        faults.append(f"avoid_original is {config.avoid_original}; it lies in [0, 1]")
    if "pieces" not in skip and config.pieces > 4:
        faults.append(f"pieces is {config.pieces}; it must be at most 4")
    if "clip" not in skip and not 0 < config.clip < float("inf"):
        faults.append(f"clip is {config.clip}; it must be more than 0")
    if config.sampling != "private" or {"sampling", "temperature", "rounds", "order", "pieces", "avoid_original"} & {
        *skip
    }:
        return faults
    # each of these would make what comes out depend on more than the one bounded draw a word
    if config.temperature <= 0:
        faults.append(
            "sampling is 'private' with temperature 0; epsilon is 2 clip / temperature, so it must be more than 0"
        )
    if config.rounds > 1 and config.order != "left-to-right":
        faults.append("sampling is 'private' with several rounds, easiest first; which word is easiest tells of the text, so "
                      "take order left-to-right or rounds 1")  # fmt: skip
    if config.avoid_original > 0:
        faults.append(
            "sampling is 'private' with avoid_original; to avoid the original is to tell of it, so take one of them"
        )
    if config.pieces > 1:
        faults.append("sampling is 'private' with pieces; it draws words of one piece alone")
    return faults


def _wrong_sections(names: Collection[str]) -> list[str]:
    """Faults among the names of sections, each with what was perhaps meant, or with all the names."""
    faults = []
    for name in names:
        if name not in SECTIONS:
            near = difflib.get_close_matches(name.lower(), SECTIONS, 1, 0.75)
            known = f"did you mean {near[0]}?" if near else f"there are {', '.join(SECTIONS)}"
            faults.append(f"mask_sections has {name!r}; {known}")
    return faults


def _wrong_policies(policies: Mapping[str, str]) -> list[str]:
    """Faults among the policies of single labels; a label that looks like a slip of a known one is a fault."""
    faults = []
    for label, policy in policies.items():
        if policy not in get_args(Policy):
            faults.append(f"policies has {policy!r} for {label!r}; it must be one of {', '.join(get_args(Policy))}")
        if label in IDENTIFIERS:
            continue
        near = difflib.get_close_matches(label.upper(), IDENTIFIERS, 1, 0.75)
        if near or not _LABEL.fullmatch(label):
            known = f"did you mean {near[0]}?" if near else f"there are {', '.join(IDENTIFIERS)}"
            faults.append(f"policies has the label {label!r}; {known}")
    return faults


def _wrong_labels(config: RunConfig) -> list[str]:
    """Faults among the kept labels: what is near a known label and is none, as long as no other detector may give it.

    A label in another case than capitals is one of annotated letters (BC5CDR's "Disease"), of which nothing is known.
    """
    faults = []
    own = all(name in BUILT_IN["detectors"] and name not in ("spacy", "hf") for name in config.detectors)
    for option, labels, known in (("keep_clinical", config.keep_clinical or (), CLINICAL), ("keep_structure", config.keep_structure, KEEP_STRUCTURE)):  # fmt: skip
        for label in labels:
            near = difflib.get_close_matches(label.upper(), known, 1, 0.75)
            if not label.strip():
                faults.append(f"{option} has an empty label; there are {', '.join(known)}")
            elif label in KEEP_STRUCTURE and option == "keep_clinical":
                faults.append(f"keep_clinical has the label {label!r}, which is one of keep_structure")
            elif label in CLINICAL and option == "keep_structure":
                faults.append(f"keep_structure has the label {label!r}, which is one of keep_clinical")
            elif own and near and label not in known and label == label.upper():
                faults.append(f"{option} has the label {label!r}; did you mean {near[0]}?")
    return faults


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items()}
    return value
