"""YAML as it is written: ``no`` and ``on`` are words, a key that stands twice is a fault."""

from __future__ import annotations

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from synletters.core.errors import ConfigError, InputError


class _Loader(yaml.SafeLoader):
    """States are called no and yes: YAML 1.1 would make truth values of them."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (PyYAML's own attribute)
        first: [
            (tag, pattern)
            for tag, pattern in pairs
            if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
        ]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        # keys as text: a state that is called 0 is named so wherever it stands
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(
                        None, None, f"the key {key.value!r} stands twice", key.start_mark
                    )
                seen.add(key.value)
        return {str(key): value for key, value in super().construct_mapping(node, deep).items()}


#: YAML 1.1 takes 1e-3 and -.5 for strings
_FLOAT = re.compile(r"[-+]?(?:\d+(?:\.\d*)?[eE][-+]?\d+|\.\d+(?:[eE][-+]?\d+)?)\Z")
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", _FLOAT, list("-+.0123456789"))


def load(path: Path) -> dict[str, Any]:
    """A mapping. Raises InputError if the file cannot be read, ConfigError if it is no mapping in YAML."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as fault:
        raise InputError(f"cannot read {path}: {fault.strerror or type(fault).__name__}; name another file") from None
    except UnicodeDecodeError as fault:
        raise InputError(f"cannot read {path}: byte {fault.start} is not UTF-8; save it as UTF-8") from None
    return loads(text, str(path))


def loads(text: str, name: str) -> dict[str, Any]:
    """``load`` of a text; ``name`` stands for it in messages."""
    try:
        made = yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as fault:
        at = f" line {fault.problem_mark.line + 1}" if fault.problem_mark else ""
        raise ConfigError(f"{name}:{at} {fault.problem or 'is no YAML'}; mend it there") from None
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        raise ConfigError(f"{name}: is no YAML that can be read ({type(fault).__name__})") from None
    if not isinstance(made, dict):
        raise ConfigError(f"{name}: holds no mapping; a world begins with 'nodes:'")
    return made
