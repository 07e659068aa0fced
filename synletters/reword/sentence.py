"""What a reworder reads and says: a sentence as elements, and candidates made of the same elements and free words.

A reworder never sees an identifier, but that there is one and its label; and it cannot change a kept piece, but
only say where it goes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, Protocol

#: a word as an element: "follow-up", "patient's", "b.i.d." are one
WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?!\w)|[^\W_]+(?:['’\-.][^\W_]+)*")
ElementKind = Literal["word", "mark", "structure", "kept", "identifier"]


@dataclass(frozen=True, slots=True)
class Element:
    """A word, a mark, or a piece of a sentence.

    ``kept`` is a piece with clinical entities and ``identifier`` one that is replaced: each goes where it goes
    whole and once. ``structure`` is a guarded word, which a rule may say in other words. ``text`` is empty for an
    identifier, ``tag`` the universal part of speech of the last word, ``gap`` the white space before it.
    """

    kind: ElementKind
    text: str = field(repr=False)
    tag: str = "X"
    labels: frozenset[str] = frozenset()
    gap: str = " "

    @property
    def word(self) -> str:
        return self.text.lower()

    @property
    def fixed(self) -> bool:
        """Whether it stands in every candidate exactly once."""
        return self.kind in ("kept", "identifier") or any(char.isdigit() for char in self.text)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Elements in order. ``start`` and ``end`` bound what may change: a heading or list marker before it and the
    mark at its end stay. Draws are made from ``seed`` alone. ``known`` is what the letter around it tells: ``he`` or ``she``
    if that pronoun means the patient and nobody else, ``said`` if the sentence before speaks of the patient."""

    elements: tuple[Element, ...]
    start: int = 0
    end: int = -1
    seed: int = 0
    known: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.end < 0:
            object.__setattr__(self, "end", len(self.elements))


@dataclass(frozen=True, slots=True)
class New:
    """A word or mark that a reworder says itself."""

    text: str
    tag: str = "X"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence in other words: numbers of elements, and new words. ``rules`` names what made it."""

    pieces: tuple[int | New, ...]
    rules: tuple[str, ...] = ()


class Reworder(Protocol):
    """Says sentences in other words; the same sentences, the same candidates.

    Each sentence has as many candidates as it likes, none if it is to stay; same length and order out. Every kept
    piece, identifier and number of a sentence stands in a candidate exactly once, else the candidate is refused.
    """

    def reword(self, sentences: Sequence[Sentence]) -> list[tuple[Candidate, ...]]: ...


def fault(sentence: Sentence, candidate: Candidate) -> str:
    """Why a candidate is none of its sentence, "" if it is one: ``lost``, ``doubled``, ``parted``, ``same``."""
    numbers = [piece for piece in candidate.pieces if isinstance(piece, int)]
    if any(not 0 <= number < len(sentence.elements) for number in numbers):
        return "lost"
    times = Counter(numbers)
    if any(count > 1 for count in times.values()):
        return "doubled"
    if any(element.fixed and not times[at] for at, element in enumerate(sentence.elements)):
        return "lost"
    beside = set(pairwise(candidate.pieces))
    for at in range(1, len(sentence.elements)):
        glued = is_glued(sentence.elements[at - 1], sentence.elements[at])
        if glued and (at in times or at - 1 in times) and (at - 1, at) not in beside:
            return "parted"
    if candidate.pieces == tuple(range(len(sentence.elements))):
        return "same"
    return ""


def is_glued(before: Element, after: Element) -> bool:
    """Whether two elements are written as one: "follow-up", "3/6", "(BP"."""
    if after.gap:
        return False
    return not (after.kind == "mark" and after.text in ",.;:!?") and not (
        before.kind == "mark" and before.text in ",.;:!?"
    )


_CLOSE = frozenset(",.;:!?)]'")


def gap_between(before: str, after: str) -> str:
    """The white space between two pieces of a sentence that did not stand beside each other."""
    return "" if not before or before[-1] in "([/" or after[:1] in _CLOSE else " "


def text_of(sentence: Sentence, pieces: Sequence[int | New], blot: str = "X") -> str:
    """A candidate as text, with ``blot`` for each identifier."""
    return "".join(piece for piece, _ in written(sentence, pieces, blot))


def written(
    sentence: Sentence, pieces: Sequence[int | New], blot: str = "X"
) -> Iterator[tuple[str, int | New | None]]:
    """The text of each piece and, with None, of the gap before it."""
    last: int | New | None = None
    before = ""
    for piece in pieces:
        element = sentence.elements[piece] if isinstance(piece, int) else None
        text = piece.text if isinstance(piece, New) else (element.text or blot) if element else ""
        if last is not None:
            if element is not None and isinstance(piece, int) and last == piece - 1:
                gap = element.gap
            else:
                gap = gap_between(before, text)
            if gap:
                yield gap, None
        yield text, piece
        last, before = piece, text
