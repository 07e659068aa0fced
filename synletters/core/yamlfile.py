"""One reader of YAML for every file: a key that stands twice is a fault, 1e-3 is a number, and nothing of a
file is run."""

from __future__ import annotations

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from synletters.core.errors import ConfigError, InputError

#: YAML 1.1 takes 1e-3 and -.5 for strings
_FLOAT = re.compile(r"[-+]?(?:\d+(?:\.\d*)?[eE][-+]?\d+|\.\d+(?:[eE][-+]?\d+)?)\Z")


class _Loader(yaml.SafeLoader):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(
                        None, None, f"the key {key.value!r} stands twice", key.start_mark
                    )
                seen.add(key.value)
        return super().construct_mapping(node, deep)


_Loader.add_implicit_resolver("tag:yaml.org,2002:float", _FLOAT, list("-+.0123456789"))


class _Words(_Loader):
    """``no`` and ``on`` are words, which YAML 1.1 would make truth values of, and every key is text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (PyYAML's own attribute)
        first: [
            (tag, pattern)
            for tag, pattern in pairs
            if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
        ]
        for first, pairs in _Loader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        return {str(key): value for key, value in super().construct_mapping(node, deep).items()}


def read(path: Path, *, fault: str = "the file {} cannot be read", words: bool = False) -> Any:
    """What a file holds, None if nothing. Raises InputError, which begins with ``fault``, if it cannot be
    read, ConfigError if it is
    no YAML."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise InputError(f"{fault.format(path)}: {why}; name another file") from None
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"{path} is not valid YAML: byte {error.start} is not UTF-8; save it as UTF-8"
        ) from None
    return parse(text, str(path), words=words)


def parse(text: str, name: str, *, words: bool = False) -> Any:
    """``read`` of a text; ``name`` stands for it in messages."""
    try:
        return yaml.load(text, Loader=_Words if words else _Loader)
    except yaml.MarkedYAMLError as error:
        at = f" near line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise ConfigError(
            f"{name} is not valid YAML{at}: {error.problem or 'it ends too early'}; mend it there"
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: a date such as 2024-13-01
        raise ConfigError(f"{name} is not valid YAML ({type(error).__name__})") from None
