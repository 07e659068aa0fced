"""The lists of words that stand in ``data/``: plain text, blanks between the words, "_" for a blank inside
one, "#" before a note."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def listed(name: str) -> frozenset[str]:
    """The words of ``data/NAME.txt``, read once."""
    text = (resources.files(__package__) / "data" / f"{name}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return frozenset(word.replace("_", " ") for line in lines for word in line.split())
