"""An annotation with what a ``Span`` has no place for: several pieces, the entity it is a mention of, notes.

Readers of annotated letters keep them in ``Letter.meta["mentions"]``; the letter's spans are their pieces.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from synletters.core.document import Kind, Letter, Span
from synletters.core.errors import SpanError

KEY = "mentions"
#: under which ``Letter.meta`` holds what its source knows of the patient: pairs of a kind (as in ``detect.known``) and a value
KNOWN = "\x00known"
#: under which ``Letter.meta`` says that nothing but identifiers is to be replaced in it
FIXED = "\x00fixed"


@dataclass(frozen=True, slots=True)
class Mention:
    """One annotation. ``type`` is its name in the file, ``label`` the project's name for it.

    ``pieces`` are its stretches in order of the text, free of overlap. Mentions with the same ``entity`` in
    one letter speak
    of the same thing. ``identifier_type`` is ``direct``, ``quasi`` or ``no_mask`` (TAB's terms, in small
    letters) where the
    annotators said so. ``concept``, ``source`` and ``score`` are those of its spans, where the file says
    them. ``notes`` are their notes and concept ids, which may quote the letter: no ``repr`` shows them.
    """

    pieces: tuple[tuple[int, int], ...]
    label: str
    kind: Kind = "phi"
    type: str = ""
    entity: str | None = None
    identifier_type: str | None = None
    id: str = ""
    notes: tuple[str, ...] = field(default=(), repr=False)
    concept: str = ""
    source: str = ""
    score: float = 1.0

    def __post_init__(self) -> None:
        at = 0
        for start, end in self.pieces:
            if not at <= start < end:
                raise SpanError(
                    f"the pieces of an annotation are empty, out of order or overlap at [{start}, {end})"
                )
            at = end
        if not self.pieces:
            raise SpanError("an annotation has no place in the text")

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]

    @property
    def original(self) -> str:
        """Its name in the file, or its label where the file had no other."""
        return self.type or self.label

    def spans(self, source: str) -> tuple[Span, ...]:
        """A span for each piece; ``source`` is the source of an annotation that names none."""
        return tuple(
            Span(start, end, self.label, self.kind, self.source or source, self.score, self.concept)
            for start, end in self.pieces
        )


def mentions_of(letter: Letter) -> tuple[Mention, ...]:
    """The annotations that the letter came with; without any, each of its spans is one."""
    kept = letter.meta.get(KEY)
    if isinstance(kept, tuple):  # a column of that name in a table is a list or a string
        return kept
    return tuple(of_spans(letter.spans))


def of_spans(spans: Iterable[Span]) -> list[Mention]:
    return [Mention(((span.start, span.end),), span.label, span.kind, concept=span.concept) for span in spans]
