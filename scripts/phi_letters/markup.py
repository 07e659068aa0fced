"""Inline span markup: labelled text is wrapped in private-use characters until a letter is finished."""

from __future__ import annotations

import re

LABELS: tuple[str, ...] = (
    "NAME",
    "DATE",
    "AGE",
    "PHONE",
    "EMAIL",
    "URL",
    "ID",
    "USERNAME",
    "ADDRESS",
    "LOCATION",
    "POSTCODE",
    "HOSPITAL",
    "ORGANIZATION",
    "PROFESSION",
)
_FIRST = 0xE100
_CLOSE = "\ue0ff"
_OPEN = {label: chr(_FIRST + number) for number, label in enumerate(LABELS)}
_SPAN = re.compile(r"([\ue100-\ue120])(.*?)\ue0ff", re.DOTALL)
_TWO_NAMES = re.compile(f"{_CLOSE} {_OPEN['NAME']}")
MARKS = re.compile(r"[\ue0ff-\ue120]")

Segment = tuple[str, str | None]


def mark(label: str, text: str) -> str:
    """Wrap text as one span of the given label."""
    return f"{_OPEN[label]}{text}{_CLOSE}"


def unmarked(marked: str) -> str:
    """The text without its markup."""
    return MARKS.sub("", marked)


def _name_ends(marked: str, at: int) -> bool:
    """True if the span closed at this place is a NAME."""
    opened = max(marked.rfind(mark_open, 0, at) for mark_open in _OPEN.values())
    return marked[opened] == _OPEN["NAME"]


def segments(marked: str) -> list[Segment]:
    """Split marked text into pieces with a label or None; names with only a space between become one."""
    marked = _TWO_NAMES.sub(lambda found: " " if _name_ends(marked, found.start()) else found.group(), marked)
    pieces: list[Segment] = []
    last = 0
    for found in _SPAN.finditer(marked):
        if found.start() > last:
            pieces.append((marked[last : found.start()], None))
        pieces.append((found.group(2), LABELS[ord(found.group(1)) - _FIRST]))
        last = found.end()
    if last < len(marked):
        pieces.append((marked[last:], None))
    return pieces


def finish(pieces: list[Segment]) -> tuple[str, list[dict[str, int | str]]]:
    """Join pieces to a text and its character spans; white space at span edges falls outside."""
    text = ""
    spans: list[dict[str, int | str]] = []
    for piece, label in pieces:
        if label is not None and piece.strip():
            start = len(text) + len(piece) - len(piece.lstrip())
            end = len(text) + len(piece.rstrip())
            spans.append({"start": start, "end": end, "label": label})
        text += piece
    return text, spans
