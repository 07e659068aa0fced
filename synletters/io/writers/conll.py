"""Finished letters as a CoNLL file: one token a line, one layer of spans as BIO tags. And the way back.

Columns, with tabs between them: the token, its start and end in the letter's text, the concept of its span,
extra
attributes, and last, as in CoNLL-2003, the tag. ``-`` stands for nothing. A letter begins with a
``-DOCSTART-`` line that has its id (a JSON
string) and variant; an empty line parts the lines of a letter, but never a span.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from synletters.io.atomic import close_quietly
from synletters.io.flat import edges_of, one_layer, safe, tokens
from synletters.io.writers.base import RewriteWriter, close_synced

_DOCSTART = "-DOCSTART-"


class ConllWriter(RewriteWriter):
    """One file for all letters, written as they come."""

    def __init__(self, path: Path, names: Sequence[str] = ()) -> None:
        super().__init__(path)
        self._names = names
        self._raw = self._target.open()

    def _write(self, row: dict[str, Any]) -> None:
        self._raw.write("".join(f"{line}\n" for line in self._lines(row)).encode())

    def _lines(self, row: dict[str, Any]) -> Iterator[str]:
        text: str = row["text"]
        chosen = one_layer(text, row["spans"])
        nothing = ["-"] * (1 + len(self._names))
        yield "\t".join([_DOCSTART, json.dumps(row["id"]), str(row["variant"]), *nothing, "O"])
        yield ""
        at = last = 0
        for start, end in tokens(text, edges_of((start, end) for start, end, _ in chosen)):
            while at < len(chosen) and chosen[at][1] <= start:
                at += 1
            inside = at < len(chosen) and chosen[at][0] <= start
            first = inside and chosen[at][0] == start
            if last and (not inside or first) and _breaks(text, last, start):
                yield ""
            last = end
            more, tag = nothing, "O"
            if inside:
                span = chosen[at][2]
                more = [span.get("concept") or "-", *(safe(span.get(name) or "-") for name in self._names)]
                tag = ("B-" if first else "I-") + safe(span["label"])
            yield "\t".join([text[start:end], str(start), str(end), *more, tag])
        yield ""

    def _finish(self) -> None:
        close_synced(self._raw, self._raw)

    def _abandon(self) -> None:
        close_quietly(self._raw)


def _breaks(text: str, start: int, end: int) -> bool:
    return len(text[start:end].splitlines()) > 1 or text[start:end].endswith(("\n", "\r"))


@dataclass(slots=True)
class ConllLetter:
    """One letter of a CoNLL file: its tokens (start, end), and its spans as (start, end, label, concept)."""

    id: str
    variant: int
    tokens: list[tuple[int, int]] = field(default_factory=list)
    spans: list[tuple[int, int, str, str]] = field(default_factory=list)


def read_conll(path: Path) -> Iterator[ConllLetter]:
    """The letters of a file of ``ConllWriter``, one by one. Raises ValueError for a line that is none of
    its."""
    letter: ConllLetter | None = None
    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            cells = line.removesuffix("\n").split("\t")
            if cells == [""]:
                continue
            if cells[0] == _DOCSTART:
                if letter is not None:
                    yield letter
                letter = ConllLetter(json.loads(cells[1]), int(cells[2]))
                continue
            if letter is None or len(cells) < 5:
                raise ValueError("a line of the CoNLL file is not a token with its offsets, concept and tag")
            start, end, tag = int(cells[1]), int(cells[2]), cells[-1]
            letter.tokens.append((start, end))
            if tag.startswith("B-"):
                letter.spans.append((start, end, tag[2:], "" if cells[3] == "-" else cells[3]))
            elif tag.startswith("I-"):
                letter.spans[-1] = (letter.spans[-1][0], end, *letter.spans[-1][2:])
    if letter is not None:
        yield letter
