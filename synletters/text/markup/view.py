"""A text in markup as somebody reads it: without tags and escapes, and where each character of it stands in the source.

Each character of the reading has a place in the source; what lies between two places is markup that reads as nothing
(``<b>``). A character that stands for markup of its own ("\\n" for ``<br>``) is marked, one that is written in an
escape (``&amp;``) is not: tags and separators are never replaced, escaped characters are text like others.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from synletters.core.document import Span
from synletters.core.errors import LetterError

SOURCE = "markup"


class MarkupError(LetterError):
    """Markup that cannot be read, or cannot be written back: the letter is rejected. ``reason`` quotes nothing of it."""


@dataclass(frozen=True, slots=True)
class Syntax:
    """How plain text is written in a markup: ``escape`` of one character; ``between`` what parts new text from the source before
    it."""

    name: str
    escape: Callable[[str], str]
    between: Callable[[str, str], str] | None = None


@dataclass(frozen=True, slots=True)
class View:
    """``text[i]`` is written at ``source[starts[i]:ends[i]]``; neighbours may share one place. ``marks[i]`` is 1 where the
    character stands for markup. ``spans`` are identifiers that the markup itself names, at offsets of ``text``."""

    source: str = field(repr=False)
    text: str = field(repr=False)
    starts: list[int] = field(repr=False)
    ends: list[int] = field(repr=False)
    marks: bytearray = field(repr=False)
    spans: tuple[Span, ...]
    syntax: tuple[Syntax, ...]

    def __post_init__(self) -> None:
        if not len(self.text) == len(self.starts) == len(self.ends) == len(self.marks):
            raise MarkupError("a reading of markup has not one place for each of its characters")
        last = (0, 0)
        for place in zip(self.starts, self.ends, strict=True):
            if place != last and not last[1] <= place[0] < place[1] <= len(self.source):
                raise MarkupError("a reading of markup has places out of order")
            last = place

    def to_source(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where ``text[start:end]`` stands in the source: as many pieces as tags and separators part it into."""
        runs: list[tuple[int, int]] = []
        for at in range(start, end):
            if self.marks[at]:
                continue
            if runs and runs[-1][1] == at and self.ends[at - 1] >= self.starts[at]:
                runs[-1] = (runs[-1][0], at + 1)
            else:
                runs.append((at, at + 1))
        out = []
        for first, last in runs:
            while first < last and self.text[first].isspace():
                first += 1
            while last > first and self.text[last - 1].isspace():
                last -= 1
            if first < last and (len(runs) == 1 or any(map(str.isalnum, self.text[first:last]))):
                out.append((self.starts[first], self.ends[last - 1]))
        return out

    def from_source(self, start: int, end: int) -> tuple[int, int] | None:
        """What of the reading is written, in whole or in part, at ``source[start:end]``; None if that is markup alone."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        return (first, last) if not all(self.marks[first:last]) else None

    def hidden(self) -> list[tuple[int, int]]:
        """The stretches of the source that the reading says nothing of, in order."""
        out, at = [], 0
        for first, last, mark in zip(self.starts, self.ends, self.marks, strict=True):
            if first > at:
                out.append((at, first))
            at = max(at, first) if mark else last
        return [*out, (at, len(self.source))] if at < len(self.source) else out

    def read_again(self, inner: View) -> View:
        """This view with its text read once more, by ``inner``."""
        moved = []
        for span in self.spans:
            place = inner.from_source(span.start, span.end)
            if place is not None:
                moved.append(replace(span, start=place[0], end=place[1]))
        marks = bytearray(
            mark or any(self.marks[first:last])
            for mark, first, last in zip(inner.marks, inner.starts, inner.ends, strict=True)
        )
        return View(
            self.source,
            inner.text,
            [self.starts[at] for at in inner.starts],
            [self.ends[at - 1] for at in inner.ends],
            marks,
            (*moved, *inner.spans),
            (*inner.syntax, *self.syntax),
        )

    def escaped(self, char: str) -> str:
        """A character of the reading as the source would write it."""
        for syntax in self.syntax:
            char = "".join(map(syntax.escape, char))
        return char


class Builder:
    """A view in the making; ``at`` is how far the source has been read."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.size = 0
        self._text: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._marks = bytearray()
        self._spans: list[Span] = []

    def plain(self, end: int) -> None:
        """The source up to ``end`` as it is."""
        if end > self.at:
            self._text.append(self.source[self.at : end])
            self._starts.extend(range(self.at, end))
            self._ends.extend(range(self.at + 1, end + 1))
            self._marks.extend(bytes(end - self.at))
            self.size += end - self.at
            self.at = end

    def read(self, end: int, text: str, *, mark: bool) -> None:
        """The source up to ``end`` reads as ``text``; ``mark`` if that is markup, and no character of the letter."""
        if end > self.at:
            self._text.append(text)
            self._starts.extend([self.at] * len(text))
            self._ends.extend([end] * len(text))
            self._marks.extend(bytes([mark]) * len(text))
            self.size += len(text)
            self.at = end

    def span(self, start: int, end: int, label: str) -> None:
        """What was read at these offsets of the text is an identifier."""
        if start < end:
            self._spans.append(Span(start, end, label, "phi", SOURCE, 1.0))

    def text(self, start: int) -> str:
        """What was read so far, from an offset on."""
        pieces: list[str] = []
        size = self.size
        for piece in reversed(self._text):
            if size <= start:
                break
            pieces.append(piece)
            size -= len(piece)
        return "".join(reversed(pieces))[max(0, start - size) :]

    def done(self, syntax: Syntax) -> View:
        return View(
            self.source,
            "".join(self._text),
            self._starts,
            self._ends,
            self._marks,
            tuple(self._spans),
            (syntax,),
        )
