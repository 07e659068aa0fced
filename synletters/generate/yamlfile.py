"""YAML of worlds, as it is written: ``no`` and ``on`` are words, a key that stands twice is a fault."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from synletters.core import yamlfile
from synletters.core.errors import ConfigError


def load(path: Path) -> dict[str, Any]:
    """A mapping. Raises InputError if the file cannot be read, ConfigError if it is no mapping in YAML."""
    return _mapping(yamlfile.read(path, fault="cannot read {}", words=True), str(path))


def loads(text: str, name: str) -> dict[str, Any]:
    """``load`` of a text; ``name`` stands for it in messages."""
    return _mapping(yamlfile.parse(text, name, words=True), name)


def _mapping(made: Any, name: str) -> dict[str, Any]:
    if not isinstance(made, dict):
        raise ConfigError(f"{name}: holds no mapping; a world begins with 'nodes:'")
    return made
