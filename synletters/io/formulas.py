"""Cells of a CSV that a spreadsheet would take for a formula, made plain text by an apostrophe before them.

What begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break may be run when somebody opens the file in a spreadsheet (CWE-1236).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

MARK = "'"
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def escaped(value: Any) -> Any:
    """A string with an apostrophe before it if it needs one; anything else as it is, numbers written as text too."""
    if not isinstance(value, str) or not value.startswith(_BEGINS) or _NUMBER.fullmatch(value):
        return value
    return MARK + value


def escaped_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of a CSV with its values, not its columns' names, made plain."""
    return {name: escaped(value) for name, value in row.items()}


def escaped_letter(row: Mapping[str, Any]) -> dict[str, Any]:
    """A finished letter so; the offsets of its spans and of its refilled words fit the text as it is then written."""
    made = escaped_row(row)
    moved = len(made["text"]) - len(row["text"])
    if moved:
        made["spans"] = [s | {"start": s["start"] + moved, "end": s["end"] + moved} for s in row["spans"]]
        if row.get("refilled"):
            made["refilled"] = [[start + moved, end + moved] for start, end in row["refilled"]]
    return made
