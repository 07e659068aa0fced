"""Texts in pieces, each with a label or none, and what can be done to them without moving a span off its
words."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

Piece = tuple[str, str]  # (text, label or "")
Span = dict[str, Any]

LABELS = (
    *("NAME", "DATE", "AGE", "PHONE", "EMAIL", "URL", "ID", "USERNAME"),
    *("ADDRESS", "LOCATION", "POSTCODE", "HOSPITAL", "ORGANIZATION", "PROFESSION"),
)
_WITH_ARTICLE = ("HOSPITAL", "ORGANIZATION", "LOCATION")
_AN = re.compile(r"\b([Aa])\(([nN])\)")
_VOWEL = re.compile(r"\s*(?:[aeio]|8|1[18]\b|u(?!n?i))", re.IGNORECASE)
_MISREAD = {
    "l": "1",
    "O": "0",
    "o": "0",
    "I": "l",
    "m": "rn",
    "e": "c",
    "S": "5",
    "i": "l",
    "B": "8",
    "t": "f",
    "h": "b",
}


def plain(pieces: Sequence[Piece]) -> str:
    return "".join(text for text, _ in pieces)


def each(pieces: Sequence[Piece], change: Callable[[str], str]) -> list[Piece]:
    return [(change(text), label) for text, label in pieces]


def labelled(pieces: Sequence[Piece], label: str) -> list[Piece]:
    """The pieces as one identifier; a label inside is dropped, and an article stays outside."""
    text = plain(pieces)
    if label in _WITH_ARTICLE and text.startswith("the "):
        return [("the ", ""), (text[4:], label)]
    return [(text, label)]


def first_capital(pieces: Sequence[Piece]) -> list[Piece]:
    made = list(pieces)
    for at, (text, label) in enumerate(made):
        if text:
            made[at] = (text[0].upper() + text[1:], label)
            break
    return made


def _article(text: str, found: re.Match[str]) -> str:
    """ "a" or "an" by what follows in ``text``, in which the match lies at the same place."""
    return found[1] + found[2] * bool(_VOWEL.match(text, found.end()))


def articles(pieces: Sequence[Piece]) -> list[Piece]:
    """``a(n)`` becomes ``a`` or ``an`` by what follows, in this piece or the next."""
    made, at, whole = [], 0, plain(pieces)
    for text, label in pieces:
        whole_from = whole[at:]
        made.append((_AN.sub(partial(_article, whole_from), text), label))
        at += len(text)
    return made


def finished(pieces: Sequence[Piece]) -> tuple[str, list[Span]]:
    """The text and its spans. Blanks at the edge of a span fall outside it, and names with one blank between
    are one."""
    text = ""
    spans: list[Span] = []
    for piece, label in pieces:
        if label and piece.strip():
            start = len(text) + len(piece) - len(piece.lstrip())
            end = len(text) + len(piece.rstrip())
            last = spans[-1] if spans else None
            if last and label == last["label"] == "NAME" and (text + piece)[last["end"] : start] == " ":
                last["end"] = end
            else:
                spans.append({"start": start, "end": end, "label": label})
        text += piece
    return text, spans


def split(text: str, spans: Sequence[Span]) -> list[Piece]:
    """The pieces of a finished text."""
    pieces, at = [], 0
    for span in spans:
        start, end = span["start"], span["end"]
        pieces += [(text[at:start], ""), (text[start:end], span["label"])]
        at = end
    return [piece for piece in (*pieces, (text[at:], "")) if piece[0]]


def slip(word: str, rng: random.Random) -> str:
    """One typing slip: letters swapped, dropped or doubled."""
    if len(word) < 4 or not word.isalpha():
        return word
    at, kind = rng.randrange(1, len(word) - 1), rng.randrange(3)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :] if kind == 1 else word[:at] + word[at] + word[at:]


def slips(text: str, rate: float, rng: random.Random) -> str:
    return "".join(slip(part, rng) if rng.random() < rate else part for part in re.split(r"(\W+)", text))


def broken(word: str, rng: random.Random) -> str:
    """A word with a stray blank inside, or broken at the end of a line."""
    if len(word) < 5 or not word.isalpha():
        return word
    at = rng.randrange(2, len(word) - 1)
    return word[:at] + rng.choice((" ", " ", "-\n", "\n", "- ")) + word[at:]


def scanned(text: str, rng: random.Random) -> str:
    """A text as a poor scan gives it back."""
    out = ""
    for char in text:
        draw = rng.random()
        if char == " " and draw < 0.045:
            out += rng.choice(("", "  ", "  ", " . "))
        elif char in _MISREAD and draw < 0.055:
            out += _MISREAD[char]
        elif char.isalpha() and draw < 0.004:
            out += char + rng.choice((" ", "~", "'"))
        else:
            out += char
    return out


def hurried(text: str, rng: random.Random) -> str:
    """Small letters and little punctuation."""
    return re.sub(r"[.,;:]+(?=\s|$)", lambda m: "" if rng.random() < 0.8 else m[0], text.lower())


def wrapped(pieces: Sequence[Piece], width: int) -> list[Piece]:
    """Lines broken at the first blank behind ``width``, also within a span."""
    made, column = [], 0
    for text, label in pieces:
        built = ""
        for char in text:
            char = "\n" if char == " " and column >= width else char
            column = 0 if char == "\n" else column + 1
            built += char
        made.append((built, label))
    return made


def augmented(pieces: Sequence[Piece], rng: random.Random) -> list[Piece]:
    """At most one change of case, then slips, then white space, each with its own small chance."""
    made, draw = list(pieces), rng.random()
    if draw < 0.10:
        made = each(made, str.upper if draw < 0.06 else str.lower)
    if rng.random() < 0.04:
        made = [(slips(text, 0.35 if label == "NAME" else 0.04, rng), label) for text, label in made]
    draw = rng.random()
    if draw < 0.03:
        made = each(made, lambda text: re.sub(r"\s*\n\s*", " ", text))
    elif draw < 0.06:
        gap = rng.choice(("  ", "\t", "   "))
        made = each(made, lambda text: re.sub(" ", lambda _: gap if rng.random() < 0.15 else " ", text))
    elif draw < 0.10:
        made = wrapped(made, rng.choice((60, 70, 78)))
    return each(made, lambda text: text.replace("\n", "\r\n")) if rng.random() < 0.02 else made
