"""Words with their part of speech and inflection, as ``scripts/build/word_classes.py`` found them in open
text."""

from __future__ import annotations

import functools
import gzip
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

SHIPPED = Path(__file__).parent / "data" / "word_classes.txt.gz"


def pack(words: Mapping[str, str]) -> bytes:
    """The bytes of a list: one line a class, "class word word …", all sorted; the same words, the same
    bytes."""
    groups: dict[str, list[str]] = {}
    for word, name in words.items():
        groups.setdefault(name, []).append(word)
    lines = [f"{name} {' '.join(sorted(group))}\n" for name, group in sorted(groups.items())]
    return gzip.compress("".join(lines).encode(), compresslevel=9, mtime=0)


@functools.cache
def shipped() -> Mapping[str, str]:
    """The class of each word that has one, in lower case."""
    out: dict[str, str] = {}
    for line in gzip.decompress(SHIPPED.read_bytes()).decode().splitlines():
        name, *group = line.split(" ")
        out.update(dict.fromkeys(group, name))
    return MappingProxyType(out)
