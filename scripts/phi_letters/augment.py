"""Changes to finished texts that keep the spans exact: case, typing slips, white space and line ends."""

from __future__ import annotations

import random
import re

from .markup import Segment


def _slip(word: str, rng: random.Random) -> str:
    """One typing slip in a word: swapped, dropped or doubled letters."""
    if len(word) < 4 or not word.isalpha():
        return word
    at = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(3)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :] if kind == 1 else word[:at] + word[at] + word[at:]


def _slips(text: str, rate: float, rng: random.Random) -> str:
    return "".join(_slip(part, rng) if rng.random() < rate else part for part in re.split(r"(\W+)", text))


def _wrap(pieces: list[Segment], width: int) -> list[Segment]:
    """Break lines at a width, wherever it falls."""
    out: list[Segment] = []
    column = 0
    for text, label in pieces:
        built = ""
        for char in text:
            if char == " " and column >= width:
                char = "\n"
            column = 0 if char == "\n" else column + 1
            built += char
        out.append((built, label))
    return out


def augment(pieces: list[Segment], rng: random.Random) -> list[Segment]:
    """Apply at most one change of case, then slips, then changes of white space, each with its own small chance."""
    draw = rng.random()
    if draw < 0.06:
        pieces = [(text.upper(), label) for text, label in pieces]
    elif draw < 0.10:
        pieces = [(text.lower(), label) for text, label in pieces]
    if rng.random() < 0.04:
        pieces = [(_slips(text, 0.35 if label == "NAME" else 0.04, rng), label) for text, label in pieces]
    draw = rng.random()
    if draw < 0.03:
        pieces = [(re.sub(r"\s*\n\s*", " ", text), label) for text, label in pieces]
    elif draw < 0.06:
        gap = rng.choice(("  ", "\t", "   "))
        pieces = [(re.sub(" ", lambda _: gap if rng.random() < 0.15 else " ", text), label) for text, label in pieces]
    elif draw < 0.10:
        pieces = _wrap(pieces, rng.choice((60, 70, 78)))
    if rng.random() < 0.02:
        pieces = [(text.replace("\n", "\r\n"), label) for text, label in pieces]
    return pieces
