"""What the annotated formats share: names that are safe in them, tokens, and one layer out of overlapping
spans."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from synletters.core.document import KINDS, Rewrite
from synletters.core.errors import LetterError

#: A span as ``Span.to_json`` gives it, with the extra attributes beside its own keys.
Row = Mapping[str, Any]

#: A run of letters, digits and the accents on them; else one visible character.
_TOKEN = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+|\S")
_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_TAKEN = frozenset(
    {
        "start",
        "end",
        "label",
        "kind",
        "source",
        "score",
        "concept",
        "token",
        "tag",
        "text",
        "id",
        "entity",
        "identifier_type",
    }
)


@dataclass(frozen=True, slots=True)
class Extras:
    """Further attributes of the spans of a finished letter, such as an assertion or a section.

    ``names`` are the attributes there may be, so that a table knows its columns before its first letter;
    ``of`` gives one
    mapping a span, in order of ``Rewrite.spans``. An attribute that a mapping lacks, or that is empty, is not
    written.
    """

    names: tuple[str, ...] = ()
    of: Callable[[Rewrite], Sequence[Mapping[str, str]]] | None = None

    def __post_init__(self) -> None:
        lower = [name.lower() for name in self.names]
        if len({*lower}) < len(lower) or not all(map(_NAME.fullmatch, self.names)) or _TAKEN & {*lower}:
            raise ValueError(
                "extra attributes must be different names of letters, digits and _, and none of a span's own"
            )

    def rows(self, rewrite: Rewrite) -> Sequence[Mapping[str, str]]:
        """One mapping a span, without empty attributes. Raises LetterError if ``of`` gives anything else."""
        if self.of is None:
            return [{} for _ in rewrite.spans]
        try:
            rows = [{name: value for name, value in row.items() if value != ""} for row in self.of(rewrite)]
        except Exception as fault:  # a stranger's message may hold words of the letter
            raise LetterError(f"the extra attributes failed with {type(fault).__name__}") from None
        if len(rows) != len(rewrite.spans):
            raise LetterError(f"{len(rows)} rows of extra attributes for {len(rewrite.spans)} spans")
        for row in rows:
            if not row.keys() <= {*self.names} or not all(isinstance(value, str) for value in row.values()):
                raise LetterError(
                    "an extra attribute is not among the names that were announced, or is no text"
                )
        return rows


#: No extra attributes.
NO_EXTRAS = Extras()


def safe(name: str) -> str:
    """A label, source or value as one word of plain ASCII: each run of other characters becomes ``_``."""
    return _UNSAFE.sub("_", name)[:100]


def one_layer(text: str, spans: Sequence[Row]) -> list[tuple[int, int, Row]]:
    """Of overlapping spans those that stand in a format with one layer: (start, end, span) in order of the
    text.

    Blanks at the edges are cut off first; what is nothing but blanks is left out. Then identifiers go before
    clinical
    entities, these before structure; among those of one kind, those with a concept before those without; then
    the longer,
    the more certain, the earlier one, and the label that sorts first.
    """
    trimmed = [(*_trimmed(text, span["start"], span["end"]), span) for span in spans]

    def rank(item: tuple[int, int, Row]) -> tuple[Any, ...]:
        start, end, span = item
        return (
            KINDS.index(span["kind"]),
            not span.get("concept"),
            start - end,
            -span["score"],
            start,
            span["label"],
            span.get("concept", ""),
            span["source"],
        )

    starts: list[int] = []
    chosen: list[tuple[int, int, Row]] = []
    for item in sorted((item for item in trimmed if item[0] < item[1]), key=rank):
        at = bisect_left(starts, item[0])
        if (at and chosen[at - 1][1] > item[0]) or (at < len(chosen) and starts[at] < item[1]):
            continue
        starts.insert(at, item[0])
        chosen.insert(at, item)
    return chosen


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def tokens(text: str, edges: Collection[int]) -> Iterator[tuple[int, int]]:
    """The tokens of a text, (start, end): runs of letters and digits, any other visible character alone.

    A token that one of ``edges`` lies inside is cut there, so that spans begin and end where tokens do.
    """
    cuts = sorted({*edges})
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        yield from pairwise((start, *inside, end))


def edges_of(places: Iterable[tuple[int, int]]) -> set[int]:
    """The offsets at which spans begin or end."""
    return {offset for place in places for offset in place}
