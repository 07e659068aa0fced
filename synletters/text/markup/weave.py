"""A changed reading put back into its markup: every tag, separator and unchanged character of the source in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from synletters.text.markup.view import MarkupError, View

_ATOM = re.compile(r"[^\W_]+|[\W_]+")

#: (offset in the new text, offset in the old reading, length) of what stayed
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Woven:
    """What a changed reading became: the view of the new source, and for each character of the new text where the view has it,
    -1 for a separator that markup wrote instead."""

    view: View
    at: list[int] = field(repr=False)

    def to_source(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where ``text[start:end]`` of the new text stands in the new source, in pieces."""
        spots = [spot for spot in self.at[start:end] if spot >= 0]
        return self.view.to_source(min(spots), max(spots) + 1) if spots else []


def woven(view: View, text: str, places: Sequence[Place]) -> Woven:
    """The view of the source with ``text`` written in place of ``view.text``.

    ``places`` say what of ``text`` came over from the reading, in order; between them stands what replaces what is left out.
    New words take the place of old ones one by one where there are as many, so that markup between two words stays between
    them; else it stands behind them. A separator that markup writes is never replaced: the new view's text has it where
    ``text`` may not. Raises MarkupError where the places contradict the texts.
    """
    loom = _Loom(view, len(text))
    new = old = 0
    for out_at, view_at, length in sorted(places):
        if out_at < new or view_at < old:
            raise MarkupError("what stayed of a letter came out of order")
        loom.replaced(old, view_at, text[new:out_at], new)
        if text[out_at : out_at + length] != view.text[view_at : view_at + length]:
            raise MarkupError("what stayed of a letter is not what stood there")
        loom.kept(view_at, view_at + length, out_at)
        new, old = out_at + length, view_at + length
    loom.replaced(old, len(view.text), text[new:], new)
    return loom.done()


class _Loom:
    def __init__(self, view: View, size: int) -> None:
        self.view = view
        self.spots = [-1] * size  # where each character of the new text went
        self.at = 0  # how far the old source has been written
        self.out: list[str] = []
        self.size = 0
        self.text: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.marks = bytearray()
        self.unit: tuple[int, int, int] = (-1, -1, 0)  # the last place of the old source, and where it went

    def _write(self, piece: str) -> None:
        self.out.append(piece)
        self.size += len(piece)

    def _up_to(self, end: int) -> None:
        if end > self.at:
            self._write(self.view.source[self.at : end])
            self.at = end

    def _char(self, char: str, start: int, end: int, mark: int) -> None:
        self.text.append(char)
        self.starts.append(start)
        self.ends.append(end)
        self.marks.append(mark)

    def kept(self, start: int, end: int, new: int = -1) -> None:
        """Characters of the reading that stay, with the markup before and between them; they are ``text[new:]`` of the new text,
        if they are in it."""
        view = self.view
        for at in range(start, end):
            first, last = view.starts[at], view.ends[at]
            if (first, last) != self.unit[:2]:
                if self.at > first:
                    raise MarkupError("an escape that stands for several characters was replaced in part")
                self._up_to(first)
                self.unit = (first, last, self.size)
                self._up_to(last)
            if new >= 0:
                self.spots[new + at - start] = len(self.text)
            self._char(view.text[at], self.unit[2], self.unit[2] + last - first, view.marks[at])

    def replaced(self, start: int, end: int, text: str, new: int) -> None:
        """``text``, which begins at ``new`` in the new text, in place of ``view.text[start:end]``."""
        if start == end:
            self._new(text, new)
            return
        old, words = list(_ATOM.finditer(self.view.text, start, end)), list(_ATOM.finditer(text))
        if [_word(a[0]) for a in old] == [_word(b[0]) for b in words]:
            for a, b in zip(old, words, strict=True):
                self._pair(*a.span(), b[0], new + b.start())
        else:
            self._pair(start, end, text, new)

    def _pair(self, start: int, end: int, text: str, new: int) -> None:
        """One word or gap in place of another."""
        view = self.view
        if text == view.text[start:end]:
            self.kept(start, end, new)
            return
        if all(view.marks[start:end]):
            self.kept(start, end)
            return
        at = start
        while at < end and view.marks[at]:  # markup before the first character stays before it
            at += 1
        self.kept(start, at)
        self._up_to(max(self.at, view.starts[at]))
        self._new(text, new)
        for (first, last), is_mark in _units(view, at, end):
            if is_mark:
                self.kept(first, last)
            else:
                self._up_to(view.starts[first])
                self.at = max(self.at, view.ends[first])

    def _new(self, text: str, new: int) -> None:
        if not text:
            return
        tail = "".join(self.out[-8:])[-48:]
        written = [self.view.escaped(char) for char in text]
        for syntax in self.view.syntax:
            if syntax.between is not None:
                self._write(syntax.between(tail, "".join(written)))
        for at, (char, piece) in enumerate(zip(text, written, strict=True)):
            self.spots[new + at] = len(self.text)
            self._char(char, self.size, self.size + len(piece), 0)
            self._write(piece)

    def done(self) -> Woven:
        self._up_to(len(self.view.source))
        source, text = "".join(self.out), "".join(self.text)
        view = View(source, text, self.starts, self.ends, self.marks, (), self.view.syntax)
        return Woven(view, self.spots)


def _word(piece: str) -> bool:
    return piece[:1].isalnum()


def _units(view: View, start: int, end: int) -> Iterator[tuple[tuple[int, int], bool]]:
    """Runs of characters of one place of the source, and whether they stand for markup."""
    at = start
    while at < end:
        stop = at + 1
        while stop < end and (view.starts[stop], view.ends[stop]) == (view.starts[at], view.ends[at]):
            stop += 1
        yield (at, stop), bool(view.marks[at])
        at = stop
