"""The values that flow through synletters. Read this first.

``Letter`` -> detectors add ``Span``s -> ``Region``s partition the text -> ``MaskPlan`` (fixed parts and
slots) -> one
``Fill`` a slot -> ``Rewrite``, or ``Rejected``. Everything is frozen; a stage returns new values. Offsets
count
characters (code points) of the text they belong to, end exclusive.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from synletters.core.errors import SpanError

Kind = Literal["phi", "clinical", "structure"]
KINDS: tuple[str, ...] = get_args(Kind)

#: Span labels of kind ``structure`` that carry a universal part-of-speech tag are written ``POS:NOUN``.
POS_PREFIX = "POS:"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A labelled stretch of a text; it holds no text itself.

    ``kind`` is ``phi`` (an identifier), ``clinical`` (an entity to keep) or ``structure`` (headings, guarded
    words,
    part-of-speech tags). ``source`` names the detector; ``score`` is its confidence in [0, 1]. ``concept`` is
    the id of what
    it means in a terminology (SNOMED CT, UMLS, …), or empty.
    """

    start: int
    end: int
    label: str
    kind: Kind
    source: str = ""
    score: float = 1.0
    concept: str = ""

    def __post_init__(self) -> None:
        if type(self.start) is not int or type(self.end) is not int:
            raise SpanError("span offsets are whole numbers")
        if not 0 <= self.start < self.end:
            raise SpanError(
                f"span [{self.start}, {self.end}) is empty or negative; offsets must satisfy 0 <= start < end"
            )
        if self.kind not in KINDS:
            raise SpanError(f"span kind {self.kind!r} is not one of {', '.join(KINDS)}")
        if not self.label:
            raise SpanError(f"span [{self.start}, {self.end}) has no label")
        if not 0.0 <= self.score <= 1.0:
            raise SpanError(f"span [{self.start}, {self.end}) has score {self.score}; scores lie in [0, 1]")

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def moved(self, by: int) -> Span:
        if not by:
            return self
        return Span(
            self.start + by, self.end + by, self.label, self.kind, self.source, self.score, self.concept
        )

    def to_json(self) -> dict[str, Any]:
        row = {
            "start": self.start,
            "end": self.end,
            "label": self.label,
            "kind": self.kind,
            "source": self.source,
            "score": round(self.score, 4),
        }
        return row | {"concept": self.concept} if self.concept else row


def check_spans(spans: Sequence[Span], length: int, *, letter_id: str | None = None) -> None:
    """Raise SpanError if a span reaches past a text of ``length`` characters."""
    for span in spans:
        if span.end > length:
            raise SpanError(
                f"span [{span.start}, {span.end}) labelled {span.label} from {span.source or 'the input'} lies outside "
                f"the text of {length} characters",
                letter_id=letter_id,
            )


@dataclass(frozen=True, slots=True)
class Letter:
    """One clinical letter. Its ``repr`` never shows the text."""

    id: str
    text: str = field(repr=False)
    spans: tuple[Span, ...] = ()
    patient_id: str | None = field(default=None, repr=False)
    meta: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if not self.id:
            raise SpanError("a letter needs an id that is not empty")
        check_spans(self.spans, len(self.text), letter_id=self.id)

    def __repr__(self) -> str:
        return f"Letter(id={self.id!r}, {len(self.text)} characters, {len(self.spans)} spans)"

    def with_spans(self, spans: Sequence[Span]) -> Letter:
        return Letter(self.id, self.text, tuple(spans), self.patient_id, self.meta)

    @property
    def patient(self) -> str:
        """The patient's key: letters without a patient id stand for a patient of their own."""
        return f"patient:{self.patient_id}" if self.patient_id else f"letter:{self.id}"


class Action(enum.Enum):
    """What happens to a region of the text."""

    KEEP = "keep"
    REPLACE = "replace"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch with one fate. ``label`` is the identifier's label for REPLACE; ``spans`` are carried by
    KEEP."""

    start: int
    end: int
    action: Action
    label: str = ""
    spans: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"region [{self.start}, {self.end}) is empty or negative")
        if (self.action is Action.REPLACE) != bool(self.label):
            raise SpanError("a region has a label exactly when it is to be replaced")
        if any(s.start < self.start or s.end > self.end for s in self.spans):
            raise SpanError("a region carries a span that is not inside it")


@dataclass(frozen=True, slots=True)
class Protected:
    """A letter with its partition: the regions meet end to end and cover the text exactly."""

    letter: Letter
    regions: tuple[Region, ...]

    def __post_init__(self) -> None:
        at = 0
        for region in self.regions:
            if region.start != at:
                raise SpanError(
                    f"regions do not partition the text: expected one at {at}", letter_id=self.letter.id
                )
            at = region.end
        if at != len(self.letter.text):
            raise SpanError(
                f"regions end at {at}, the text at {len(self.letter.text)}", letter_id=self.letter.id
            )


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an OPEN region, as a masking strategy sees it. ``pos`` is its universal part-of-speech tag or
    ``X``.

    One that is masked may be a phrase of several words, and has in ``allowed`` what may stand there, itself
    among them, in lower case (``synletters.text.kinds``; none is any word); ``kind`` names the sets of these.
    """

    start: int
    end: int
    text: str = field(repr=False)
    pos: str = "X"
    kind: str = ""
    allowed: tuple[str, ...] = field(default=(), repr=False)


class Case(enum.Enum):
    """The case pattern of a word: all that a refiller learns of its letters."""

    LOWER = "lower"
    TITLE = "title"
    UPPER = "upper"

    @staticmethod
    def of(word: str) -> Case:
        letters = [c for c in word if c.isalpha()]
        if len(letters) > 1 and all(c.isupper() for c in letters):
            return Case.UPPER
        return Case.TITLE if letters and letters[0].isupper() else Case.LOWER

    def apply(self, word: str) -> str:
        if self is Case.UPPER:
            return word.upper()
        if self is Case.TITLE:
            return word[:1].upper() + word[1:]
        return word


@dataclass(frozen=True, slots=True)
class Fixed:
    """Text that stays as it is, source text or surrogates. ``spans`` count from the start of this part."""

    text: str = field(repr=False)
    spans: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        check_spans(self.spans, len(self.text))


@dataclass(frozen=True, slots=True)
class Slot:
    """A hole for a refiller. It holds no original text, only what the refiller may know.

    ``label`` is ``WORD`` for a masked word or the label of an identifier that is to be refilled rather than
    replaced.
    A slot of the ``function`` vocabulary takes function words only, so that no finding enters where "the"
    stood. ``allowed``,
    if there are any, are the words and phrases that may stand there, in lower case and sorted: a set of
    equals, of which one stood there, and nothing says which. ``kind`` names it.
    """

    label: str = "WORD"
    words: int = 1
    case: Case = Case.LOWER
    vocabulary: Literal["any", "function"] = "any"
    kind: str = ""
    allowed: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Fill:
    """What a refiller put into one slot; ``score`` is the model's probability of it in [0, 1].

    ``others`` are the words that it would have taken next, best first, if it says so: whoever knows what
    stood in the slot
    may choose among them, and the refiller learns nothing of the choice. ``logs`` are the model's natural
    log-probabilities, among all words, of those that it can score, by word in lower case.
    """

    text: str = field(repr=False)
    score: float = 1.0
    others: tuple[str, ...] = field(default=(), repr=False)
    logs: Mapping[str, float] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class MaskPlan:
    """A letter as a sequence of fixed parts and slots, in order of the text.

    ``variant`` and ``attempt`` tell a refiller which draws are asked for: the same for the same numbers,
    others for others.
    """

    letter_id: str
    parts: tuple[Fixed | Slot, ...] = field(repr=False)
    variant: int = 0
    attempt: int = 0

    @property
    def slots(self) -> int:
        return sum(isinstance(part, Slot) for part in self.parts)

    def assemble(self, fills: Sequence[Fill]) -> tuple[str, tuple[Span, ...]]:
        """Put one fill into each slot; return the text and the fixed parts' spans at their offsets in it."""
        if len(fills) != self.slots:
            raise SpanError(f"{self.slots} slots but {len(fills)} fills", letter_id=self.letter_id)
        pieces: list[str] = []
        spans: list[Span] = []
        at = 0
        rest = iter(fills)
        for part in self.parts:
            if isinstance(part, Slot):
                piece = next(rest).text
                if part.label != "WORD" and piece:
                    spans.append(Span(at, at + len(piece), part.label, "phi", "refill"))
            else:
                piece = part.text
                spans.extend(span.moved(at) for span in part.spans)
            pieces.append(piece)
            at += len(piece)
        return "".join(pieces), tuple(sorted(spans))

    def refilled(self, fills: Sequence[Fill]) -> tuple[tuple[int, int], ...]:
        """(start, end) of each refilled word in the text that ``assemble`` makes of the same fills;
        identifiers aside."""
        out: list[tuple[int, int]] = []
        at = 0
        rest = iter(fills)
        for part in self.parts:
            piece = next(rest).text if isinstance(part, Slot) else part.text
            if isinstance(part, Slot) and part.label == "WORD" and piece:
                out.append((at, at + len(piece)))
            at += len(piece)
        return tuple(out)


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A finished letter: ``spans`` are the kept entities and the replaced identifiers, at exact offsets of
    ``text``.

    ``refilled`` are (start, end) of the words that a model filled in, in order, if the run was asked to mark
    them; else None.
    """

    letter_id: str
    variant: int
    text: str = field(repr=False)
    spans: tuple[Span, ...] = field(repr=False)
    provenance: Mapping[str, Any] = field(default_factory=dict, repr=False)
    refilled: tuple[tuple[int, int], ...] | None = field(default=None, repr=False)
    #: further columns of the table that the letter came from, as they are to be written
    columns: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        check_spans(self.spans, len(self.text), letter_id=self.letter_id)
        at = 0
        for start, end in self.refilled or ():
            if not at <= start < end <= len(self.text):
                raise SpanError(
                    f"refilled word [{start}, {end}) is empty, out of order or outside the text",
                    letter_id=self.letter_id,
                )
            at = end

    def to_json(self) -> dict[str, Any]:
        row: dict[str, Any] = {
            "id": self.letter_id,
            "variant": self.variant,
            "text": self.text,
            "spans": [span.to_json() for span in self.spans],
        }
        return row if self.refilled is None else row | {"refilled": [list(place) for place in self.refilled]}


@dataclass(frozen=True, slots=True)
class Rejected:
    """A letter that could not be finished safely. ``reason`` never quotes the letter."""

    letter_id: str
    stage: str
    reason: str

    def to_json(self) -> dict[str, Any]:
        return {"id": self.letter_id, "stage": self.stage, "reason": self.reason}
