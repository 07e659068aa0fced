"""Lists of words in ``io/data``: words between blanks, or a key and a value a line; a line with # is a comment."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def _lines(name: str) -> list[str]:
    text = files("synletters.io").joinpath("data", f"{name}.txt").read_text("utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """Every word of a list."""
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def pairs(name: str) -> Mapping[str, str]:
    """The first word of each line, and the rest of it."""
    return {key: value.strip() for key, _, value in (line.partition(" ") for line in _lines(name))}
