"""Deleted passages of an RTF file taken out of its source, and a blank on either side of hidden ones: ``striprtf`` knows of neither."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'[0-9A-Fa-f]{2}|\\[^A-Za-z]|[{}]|[^\\{}]+|\\", re.DOTALL
)
_MARKED = re.compile(r"\\(?:deleted|v)(?![A-Za-z])")


def without_deleted(source: str) -> tuple[str, int]:
    """A source without the text that is marked as deleted, and how many such passages it had."""
    if not _MARKED.search(source):
        return source, 0
    out: list[str] = []
    above: list[tuple[bool, bool]] = []
    deleted = hidden = inside = False
    count = at = 0
    while found := _TOKEN.match(source, at):
        token, word, number = found[0], found[1], found[2]
        at = found.end()
        was = hidden
        if token == "{":
            above.append((deleted, hidden))
        elif token == "}":
            deleted, hidden = above.pop() if above else (False, False)
        elif word == "deleted":
            deleted = number != "0"
        elif word == "v":
            hidden = number != "0"
        elif word == "plain":
            deleted = hidden = False
        elif word == "bin":
            end = at + max(0, int(number or 0))
            token, at = token + source[at:end], end
        elif deleted and (word == "u" or not word) and token != "\\*":
            count += not inside and bool(token.strip())
            inside = inside or bool(token.strip())
            token = ""
        if not deleted:
            inside = False
        out.append(token)
        if was != hidden:
            out.append(" " if token in ("{", "}") or token.endswith(" ") else "  ")
    return "".join(out), count
