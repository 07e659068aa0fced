"""Other ways to read a text, so that a rule sees through odd characters, table cells and line ends.

A reading is a text of its own and, for each of its characters, the offset of the original one. Only the lines
that need
another reading are in it, so that plain letters cost nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_BLANKS = re.compile(r"[\t\xa0\u2002-\u200a\u202f\u3000]")
_DASHED = re.compile(r"\d[–‒‐]\d+[–‒‐]\d")
# characters that are written as no mark at all: zero-width, soft hyphen, direction
_HIDDEN = dict.fromkeys(
    [
        0xAD,
        0x34F,
        0x61C,
        0x180E,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
    ]
)
# letters of other scripts that look like Latin ones
_LOOK = str.maketrans(
    "АВЕКМНОРСТУХаеорсухіјѕԁԛԝІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαιν‑−۔․⁄∕＠",
    "ABEKMHOPCTYXaeopcyxijsdqwIJSABEZHIKMNOPTYXoaiv--..//@",
)
_KEPT = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉ªº…™℃℉ⅰⅱⅲⅳⅴⅠⅡⅢⅣⅤ")
_TITLE_END = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sister|Nurse|the|and|of|on|to|at|St)\.?|[-/@+])[ \t]*$"
)
_WRAPPED = range(56, 130)  # a line as long as this was broken where it was full; a longer one is a paragraph
_WRAP = re.compile(r"(?<=[^\s])[ \t]*\r?\n[ \t]*(?:[>|][ \t]?){0,3}(?=[A-Za-z\d(])")
_LEFT, _RIGHT = 42, 34


@dataclass(frozen=True, slots=True)
class Reading:
    """``at[i]`` is the original offset of character i; ``seam`` the places that a finding must reach across,
    if any."""

    text: str
    at: list[int]
    seams: tuple[int, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int] | None:
        """The original place of a stretch; None where it lies on one side of every seam."""
        if self.seams and not any(start < seam < end for seam in self.seams):
            return None
        first, last = self.at[start], self.at[end - 1] + 1
        return (first, last) if last - first <= 4 * (end - start) + 12 else None


class _Table(dict[int, int | str | None]):
    """The plain form of every character; what has none is itself."""

    def __missing__(self, code: int) -> int | str | None:
        char = chr(code)
        plain: int | str | None = code
        if code > 127 and char not in _KEPT:
            if unicodedata.category(char) == "Nd":
                plain = str(unicodedata.digit(char))
            else:
                form = unicodedata.normalize("NFKC", char)
                if len(form) == 1 and form.isascii():
                    plain = form
        self[code] = plain
        return plain


_PLAIN = _Table(_LOOK | _HIDDEN)
_BLANKED = {0x09: " ", 0xA0: " ", 0x3000: " ", 0x202F: " "} | dict.fromkeys(range(0x2002, 0x200B), " ")
_DASHES = {ord(c): "-" for c in "–‒‐"}


def readings(text: str) -> Iterator[Reading]:
    """The readings of a text besides the text itself."""
    odd = not text.isascii() and text.translate(_PLAIN) != text
    if odd or "\t" in text or _BLANKS.search(text) or ("–" in text and _DASHED.search(text)):
        made = _plain(text)
        if made.text:
            yield made
    seams = _seams(text)
    if seams:
        yield _unwrapped(text, seams)


def _plain(text: str) -> Reading:
    """The lines that hold odd characters, without them."""
    parts: list[str] = []
    at: list[int] = []
    start, last = 0, -1
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        dashed = _DASHED.search(line) is not None
        if dashed or (plain := line.translate(_PLAIN).translate(_BLANKED)) != line:
            if last not in (-1, start):
                parts.append("\n")
                at.append(start - 1)
            plain = line.translate(_PLAIN).translate(_BLANKED)
            if dashed:
                plain = plain.translate(_DASHES)
            parts.append(plain)
            if len(plain) == len(line):
                at.extend(range(start, end))
            else:
                kept = (k for k, c in enumerate(line) if _PLAIN[ord(c)] is not None)
                at.extend(start + k for k in kept)
            last = end
        start = end
    return Reading("".join(parts), at)


def _seams(text: str) -> list[tuple[int, int]]:
    """The line ends inside running text: behind a full line, a title, a number or a hyphen."""
    found = []
    for match in _WRAP.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        number = line[-1:].isdigit() and text[match.end()].isdigit()
        full = len(line) in _WRAPPED and line[-1] not in ".:;!?"
        if full or number or (len(line) > 1 and _TITLE_END.search(line)):
            found.append(match.span())
    return found


def _unwrapped(text: str, seams: list[tuple[int, int]]) -> Reading:
    """The text around each seam, with the line end read as a blank, or as nothing where a word was
    divided."""
    parts: list[str] = []
    at: list[int] = []
    places: list[int] = []
    size = 0

    def add(piece: str, start: int) -> None:
        nonlocal size
        parts.append(piece)
        at.extend(range(start, start + len(piece)))
        size += len(piece)

    for left, right in seams:
        before, after = max(0, left - _LEFT), min(len(text), right + _RIGHT)
        divided = text[left - 1] in "-/@+" and not text[left - 2 : left - 1].isspace()
        word = text[left - 1] == "-" and text[left - 2 : left - 1].isalpha() and text[right].islower()
        add(text[before : left - 1 if word else left], before)
        if not divided:
            add(" ", left)
        places.append(size)
        add(text[right:after], right)
        add("\n", after - 1)
        add("\n", after - 1)
    return Reading("".join(parts), at, tuple(places))
