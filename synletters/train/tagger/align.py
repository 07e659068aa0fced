"""From annotated text to codes a subword, and from labels a subword back to places, exactly.

What the subwords cannot say is counted: a span whose edge lies inside a subword comes back wider, one that
holds no
subword at all does not come back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synletters.neural.encoding import Encoded, encode_all, windows
from synletters.train.tagger.codes import NOTHING, Doc, Marks

Ints = NDArray[np.int64]
_AT_ONCE = 256
_BLANKS = re.compile(r"\s+")


class Example:
    """A stretch of a text in subwords, (n,) each: ids, token types, and the codes of each head."""

    __slots__ = ("codes", "ids", "types")

    def __init__(self, ids: Ints, types: Ints, codes: dict[str, Ints]) -> None:
        self.ids, self.types, self.codes = ids, types, codes

    def part(self, start: int, end: int, take: int | None = None, stop: int | None = None) -> Example:
        """The subwords [start, end). Outside of [take, stop) they are read, and nothing is learnt from
        them."""
        codes = {head: row[start:end].copy() for head, row in self.codes.items()}
        for row in codes.values():
            row[: (take or start) - start] = NOTHING
            if stop is not None:
                row[stop - start :] = NOTHING
        return Example(self.ids[start:end], self.types[start:end], codes)


def edges(text: str, enc: Encoded) -> tuple[Ints, Ints]:
    """Where each subword begins and ends without white space, which byte-level BPE may count in."""
    starts, ends = enc.starts.copy(), enc.ends.copy()
    blank = np.zeros(len(text) + 1, dtype=bool)
    for run in _BLANKS.finditer(text):
        blank[run.start() : run.end()] = True
    for i in np.flatnonzero((ends > starts) & (blank[starts] | blank[ends - 1])).tolist():
        piece = text[starts[i] : ends[i]]
        bare = piece.strip()
        starts[i] = starts[i] + (len(piece) - len(piece.lstrip())) if bare else ends[i]
        ends[i] = starts[i] + len(bare)
    return starts, ends


def codes_of(marks: Marks, starts: Ints, ends: Ints) -> Ints:
    """The code of each subword, (n,); ``starts`` and ``ends`` are those of ``edges``."""
    row = np.full(len(starts), marks.rest, dtype=np.int64)
    for start, end, first, further in marks.spans:
        lo, hi = int(np.searchsorted(ends, start, "right")), int(np.searchsorted(starts, end, "left"))
        if lo >= hi:
            continue
        if marks.last_only:
            row[lo:hi] = NOTHING
            row[hi - 1] = first
            continue
        row[lo:hi] = further
        row[lo] = first
        if (first, further) in marks.ends:
            last, single = marks.ends[first, further]
            row[hi - 1] = single if hi - lo == 1 else last
    return row


def examples(tokenizer: Any, docs: Sequence[Doc]) -> list[Example]:
    """One example a text, of whatever length."""
    out = []
    for at in range(0, len(docs), _AT_ONCE):
        part = docs[at : at + _AT_ONCE]
        for doc, enc in zip(part, encode_all(tokenizer, [d.text for d in part]), strict=True):
            starts, ends = edges(doc.text, enc)
            out.append(
                Example(enc.ids, enc.types, {h: codes_of(m, starts, ends) for h, m in doc.marks.items()})
            )
    return out


def cut(example: Example, size: int) -> Iterator[Example]:
    """Windows of at most ``size`` subwords that overlap by an eighth; each subword is learnt from in exactly
    one of them, as it
    is scored in exactly one at run time (``synletters.neural.tokens``)."""
    for start, end, take, stop in windows(len(example.ids), size, size // 8):
        yield example.part(start, end, take, stop)


def decode(tags: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> list[tuple[int, int, str]]:
    """Places of the entities that one tag a subword (O, B-, I-, E-, S-) says. A tag that continues nothing
    begins."""
    out: list[tuple[int, int, str]] = []
    going = ""
    for tag, start, end in zip(tags, starts, ends, strict=True):
        prefix, _, label = tag.partition("-")
        if not label or start >= end:
            going = going if start >= end else ""
            continue
        if prefix in "IE" and going == label:
            out[-1] = (out[-1][0], int(end), label)
        else:
            out.append((int(start), int(end), label))
        going = "" if prefix in "ES" else label
    return out


def check(
    spans: Iterable[tuple[int, int, str]], text: str, enc: Encoded, marks: Marks, labels: Sequence[str]
) -> Counter[str]:
    """How the gold spans of a text come back from their codes: ``exact``, ``widened``, ``lost``, or
    ``overlapped`` by another.

    ``labels`` are those of the head. White space at the edges of a span is no part of it.
    """
    starts, ends = edges(text, enc)
    row = codes_of(marks, starts, ends)
    if marks.last_only:
        lasts = {int(starts[i]): int(ends[i]) for i in np.flatnonzero(row >= 0)}
        back = {
            (end, labels[int(row[i])])
            for i, end in zip(np.flatnonzero(row >= 0), lasts.values(), strict=True)
        }
        return Counter("exact" if (end, label) in back else "lost" for _, end, label in spans)
    tags = [labels[code] if 0 <= code < len(labels) else "O" for code in row.tolist()]
    found = decode(tags, starts.tolist(), ends.tolist())
    exact = set(found)
    kept = {(start, end) for start, end, *_ in marks.spans}
    out: Counter[str] = Counter()
    for start, end, label in spans:
        piece = text[start:end]
        place = (start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()), label)
        if place in exact:
            out["exact"] += 1
        elif (start, end) not in kept:
            out["overlapped"] += 1
        elif any(a < end and start < b and name == label for a, b, name in found):
            out["widened"] += 1
        else:
            out["lost"] += 1
    return out


def tag_counts(pool: Iterable[Example], head: str, labels: Sequence[str]) -> Mapping[str, int]:
    """How many subwords teach each single tag of a head."""
    total = np.zeros(len(labels), dtype=np.int64)
    for example in pool:
        row = example.codes[head]
        total += np.bincount(row[(row >= 0) & (row < len(labels))], minlength=len(labels))
    return dict(zip(labels, total.tolist(), strict=True))
