"""Sentences of a clinical letter, with exact offsets.

A letter is no running prose: its lines may be wrapped, listed, tabulated or headed. A sentence ends at its
full stop,
question or exclamation mark (not that of "Dr.", "b.i.d." or "J. Smith"), at a blank line, before a heading or
a list
marker, behind a heading that stands alone, and at a line break that is no wrapping.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from synletters.core.document import Span
from synletters.text.layout import layout
from synletters.text.titles import titles
from synletters.text.word_files import listed
from synletters.text.words import STOPWORDS

#: a block whose longest line is shorter was not wrapped by a machine
_LEAST_WIDTH = 40
#: a text with fewer capitals among its letters is lower-case dictation: a small letter tells nothing there
_LOWER_CASE = 0.008

_END = re.compile(r"[.!?]+[)\]\"'”’*]*(?=\s|\Z)|(?<=[a-z)])\.(?=[A-Z][a-z])")
_BEFORE = re.compile(r"[\w.'’/\-]+\Z")
_NEXT = re.compile(r"\s*[(\[\"'“‘]*([\w.'’]+)")
_ANSWER = re.compile(r"[ \t]*(?:yes|no|nil|none|negative|positive|denies|denied|never)\b", re.IGNORECASE)
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\Z")
_TABLE = re.compile(r"\S(?:[ \t]*\t[ \t]*|[ ]*\|[ ]*|[ ]{3,})\S")
_BLANK = re.compile(r"\n[ \t\r\f\v]*\n")

_TITLES = titles("stop")
#: their stop never ends a sentence, whatever comes
_JOINS = listed("full_stops", "joins")
#: their stop ends a sentence only before a capital letter
_SHORT = listed("full_stops", "short")
#: words that begin a sentence far more often than they follow an abbreviation
_STARTERS = listed("full_stops", "starters")
_LINKING = STOPWORDS | frozenset("no not without nor denies denied any possible probable suspected".split())


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end), in order, without white space around.

    They do not overlap, and every character that is no white space lies in one of them.
    """
    headings, markers = _layout(text)
    cuts = {span.start for span in headings} | {span.start for span in markers}
    cuts.update(_line_cuts(text, headings))
    cuts.update(_stop_cuts(text, markers))
    out = []
    edges = [0, *sorted(cut for cut in cuts if 0 < cut < len(text)), len(text)]
    for lo, hi in pairwise(edges):
        piece = text[lo:hi]
        start = lo + len(piece) - len(piece.lstrip())
        end = lo + len(piece.rstrip())
        if start < end:
            out.append((start, end))
    return out


def _layout(text: str) -> tuple[list[Span], list[Span]]:
    if not text:
        return [], []
    spans = layout(text)
    return [s for s in spans if s.label == "HEADING"], [s for s in spans if s.label == "LIST_MARKER"]


def blank_between(text: str, start: int, end: int) -> bool:
    """Whether a blank line lies between two offsets."""
    return _BLANK.search(text, start, end) is not None


def _line_cuts(text: str, headings: Sequence[Span]) -> Iterator[int]:
    """Line breaks that are no wrapping."""
    lines = []
    at = 0
    for line in text.split("\n"):
        lines.append((at, at + len(line.rstrip())))
        at += len(line) + 1
    heads = [span.end for span in headings]
    lower = _is_lower(text)
    widths = _widths(lines)
    for (start, end), (next_start, next_end), width in zip(lines, lines[1:], widths, strict=False):
        if end <= start or next_end <= next_start:
            yield next_start
            continue
        k = bisect_left(heads, start)
        alone = k < len(heads) and heads[k] <= end and not text[heads[k] : end].strip(" \t:*_-")
        if alone or not _wrapped(text[start:end], text[next_start:next_end], width, lower=lower):
            yield next_start


def _widths(lines: Sequence[tuple[int, int]]) -> list[int]:
    """For each line the length of the longest line of its block (lines without a blank one between)."""
    out: list[int] = []
    block: list[int] = []
    for start, end in [*lines, (0, 0)]:
        if end > start:
            block.append(end - start)
            continue
        out += [max(block, default=0)] * len(block) + [0]
        block = []
    return out


def _is_lower(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return sum(map(str.isupper, text)) < _LOWER_CASE * letters


def _wrapped(line: str, following: str, width: int, *, lower: bool) -> bool:
    """Whether a line goes on in the next: it ends in a comma or a linking word, the next begins with a small
    letter, or
    the next one's first word had no room in it."""
    if _TABLE.search(line.strip()) or _TABLE.search(following.strip()):
        return False
    line, following = line.rstrip(), following.lstrip()
    if line.endswith((".", "!", "?", ":", ";")):
        return not line.endswith(":")  # the stop itself decides
    last = re.search(r"[\w'’]+\Z", line)
    if line.endswith((",", "-", "–", "/", "&")) or (last and last[0].lower() in _LINKING):
        return True
    first = following.split(maxsplit=1)[0]
    if first.lower() in {"and", "or", "but", "nor", "&"}:
        return True
    if not lower and first[0].islower():
        return True
    return len(line) + 1 + len(first) > max(width, _LEAST_WIDTH)


def _stop_cuts(text: str, markers: Sequence[Span]) -> Iterator[int]:
    """Behind marks that end a sentence."""
    starts = [span.start for span in markers]
    lower = _is_lower(text)
    for match in _END.finditer(text):
        k = bisect_right(starts, match.start()) - 1
        if k >= 0 and match.start() < markers[k].end:
            continue  # the stop of "1."
        if _ends(text, match.start(), match.end(), lower=lower):
            yield match.end()


def _ends(text: str, at: int, end: int, *, lower: bool) -> bool:
    mark = text[at]
    if mark == "?":
        if at == 0 or text[at - 1] in " \t\n(":
            return False  # "? PE": a query, no question
        return _ANSWER.match(text, end) is None
    if mark == "!":
        return True
    found = _BEFORE.search(text[max(0, at - 24) : at])
    if found is None:
        return True
    word = found[0].lstrip("-'’/")
    following = _NEXT.match(text, end)
    if following is None:
        return True
    after = following[1]
    starter = after.lower() in _STARTERS
    capital = after[0].isupper()
    small = word.lower()
    if small in _TITLES:
        return False
    if small in _JOINS:
        return small in {"no", "pt", "pts"} and not after[0].isdigit() and (starter or capital or lower)
    if small in _SHORT:
        return starter or (capital and after[1:2] != ".") or (lower and not after[0].isdigit())
    if _DOTTED.match(word):
        return (capital and after[1:2].islower()) or starter
    if len(word) == 1 and word.isalpha():
        degrees = text[max(0, at - 4) : at - 1].rstrip()[-1:]  # "36.2 °C. A five-day course"
        return starter or not capital or degrees in ("°", "º") or degrees.isdigit()
    return True
