"""The tables of words that stand as text files in a package's ``data/``: the one place that reads them.

A line that begins with "#" is a note, ``[NAME]`` begins a part. A table of words has blanks between them and
"_" for a blank inside one; a table of rows has ``key: value; value``, and a line that begins with a blank
goes on with the row above.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

#: where a table lies unless the caller says otherwise
_HERE = __package__


@cache
def lines(name: str, package: str = _HERE) -> tuple[str, ...]:
    """The lines of ``data/NAME.txt``, or of a file with its ending, that are neither blank nor a note."""
    file = name if "." in name else f"{name}.txt"
    text = (resources.files(package) / "data" / file).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _parts(name: str, package: str) -> Mapping[str, tuple[str, ...]]:
    """The lines of each part; those before the first have the part ""."""
    parts: dict[str, list[str]] = {"": []}
    part = parts[""]
    for line in lines(name, package):
        if line.startswith("[") and line.endswith("]"):
            part = parts.setdefault(line[1:-1], [])
        else:
            part.append(line)
    return MappingProxyType({name: tuple(held) for name, held in parts.items()})


@cache
def in_order(name: str, part: str = "", package: str = _HERE) -> tuple[str, ...]:
    """The words of a part as they stand there. ``KeyError`` if the file has no such part."""
    return tuple(word.replace("_", " ") for line in _parts(name, package)[part] for word in line.split())


@cache
def listed(name: str, part: str = "", package: str = _HERE) -> frozenset[str]:
    """The words of a part, read once."""
    return frozenset(in_order(name, part, package))


@cache
def rows(name: str, part: str = "", package: str = _HERE) -> Mapping[str, tuple[str, ...]]:
    """The rows of a part: each key with its values, in order."""
    whole: list[str] = []
    for line in _parts(name, package)[part]:
        if line.startswith(" "):
            whole[-1] += line
        else:
            whole.append(line)
    split = (line.partition(":") for line in whole)
    return MappingProxyType(
        {
            key: tuple(value.strip() for value in values.split(";") if value.strip())
            for key, _, values in split
        }
    )
