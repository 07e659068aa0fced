"""Text that knows where its facts and identifiers stand: pieces are joined, and their marks move with
them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from synletters.core.document import Kind, Span

#: What the spans of a made letter say beside their own keys. ``assertion`` and ``section`` are named as in
#: rewritten letters.
ATTRIBUTES = ("fact", "value", "assertion", "section")
SOURCE = "generated"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that is an identifier, or says something of a fact of the record.

    ``assertion`` is ``present`` or ``negated``; ``section`` is filled in when the letter is put together.
    """

    start: int
    end: int
    label: str
    kind: Kind = "phi"
    concept: str = ""
    fact: str = ""
    value: str = ""
    assertion: str = ""
    section: str = ""

    def moved(self, by: int) -> Mark:
        return replace(self, start=self.start + by, end=self.end + by)

    def span(self) -> Span:
        return Span(self.start, self.end, self.label, self.kind, SOURCE, 1.0, self.concept)

    def attributes(self) -> dict[str, str]:
        if self.kind == "phi":
            return {}
        told = {"fact": self.fact, "value": self.value, "assertion": self.assertion, "section": self.section}
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its marks, in order of the text. Offsets count characters, end exclusive."""

    text: str = field(repr=False)
    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        for mark in self.marks:
            if not 0 <= mark.start < mark.end <= len(self.text):
                raise ValueError(
                    f"the mark [{mark.start}, {mark.end}) lies outside {len(self.text)} characters"
                )

    def __add__(self, other: Text | str) -> Text:
        if isinstance(other, str):
            return Text(self.text + other, self.marks)
        by = len(self.text)
        return Text(self.text + other.text, (*self.marks, *(mark.moved(by) for mark in other.marks)))

    def __bool__(self) -> bool:
        return bool(self.text)

    def capital(self) -> Text:
        """The first letter in upper case; never another number of characters."""
        first = self.text[:1].upper()
        return Text(first + self.text[1:], self.marks) if len(first) == 1 else self

    def within(self, section: str) -> Text:
        """All facts marked as told in ``section``."""
        marks = tuple(replace(m, section=section) if m.kind != "phi" else m for m in self.marks)
        return Text(self.text, marks)


def join(texts: Iterable[Text | str], between: str = "", last: str | None = None) -> Text:
    """Texts one after the other with ``between``; ``last`` stands before the last of several."""
    parts = [part if isinstance(part, Text) else Text(part) for part in texts]
    pieces: list[str] = []
    marks: list[Mark] = []
    at = 0
    for number, part in enumerate(parts):
        if number:
            glue = last if last is not None and number == len(parts) - 1 else between
            pieces.append(glue)
            at += len(glue)
        pieces.append(part.text)
        marks.extend(mark.moved(at) for mark in part.marks)
        at += len(part.text)
    return Text("".join(pieces), tuple(marks))


def sentence(text: Text) -> Text:
    """A sentence: a capital at its head, a full stop at its end unless it has a stop of its own."""
    made = text.capital()
    return made if made.text.endswith((".", "?", "!", ":")) else made + "."


def paragraph(texts: Sequence[Text]) -> Text:
    return join([sentence(text) for text in texts if text], " ")
