"""What requests and answers are made of, declared once: they are checked by it, and the OpenAPI description is made of it."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from synletters.core.document import KINDS, Letter, Rejected, Rewrite, Span
from synletters.core.errors import LetterError
from synletters.io.rows import clean_spans

#: what an unknown field may be called to be named: a slip of the keyboard, and hardly words of a letter
_SLIP = re.compile(r"[a-z_]{1,30}")

Id = Annotated[
    str,
    Field(
        min_length=1,
        max_length=512,
        pattern=r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]*[^\s\x00-\x1f\x7f-\x9f\u2028\u2029][^\x00-\x1f\x7f-\x9f\u2028\u2029]*$",
    ),
]


class Message(BaseModel):
    """Nothing is bent into shape, nothing unknown is passed over."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class SpanIn(Message):
    """A labelled stretch of a text; offsets count characters (code points), the end is exclusive."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    label: Annotated[str, Field(min_length=1, max_length=100)]
    kind: Literal["phi", "clinical", "structure"] = "clinical"
    source: Annotated[str, Field(max_length=200)] = ""
    score: Annotated[float, Field(ge=0, le=1)] = 1.0
    concept: Annotated[str, Field(max_length=64)] = ""


class SpanOut(SpanIn):
    """A kept entity or a replaced identifier; assertion and section of clinical entities where they are known."""

    assertion: str = ""
    section: str = ""


class LetterIn(Message):
    """One letter. Letters of one patient share surrogates and dates within a request; with a vault, between requests."""

    id: Id
    text: Annotated[str, Field(min_length=1)]
    patient_id: Id | None = None
    spans: tuple[SpanIn, ...] = Field(default=(), strict=False)


class Letters(Message):
    """Letters with different ids."""

    letters: tuple[LetterIn, ...] = Field(min_length=1, strict=False)


class RejectedOut(Message):
    """A letter that could not be finished safely; no text of it is given back."""

    id: str
    stage: str
    reason: str


class RewriteOut(Message):
    """A de-identified, rewritten letter."""

    id: str
    variant: int
    text: str
    spans: tuple[SpanOut, ...]


class Rewritten(Message):
    """The rewrites in the order of their letters, and what was rejected: every letter is in one of the two."""

    letters: tuple[RewriteOut, ...]
    rejected: tuple[RejectedOut, ...]


class FoundOut(Message):
    """The spans of one letter."""

    id: str
    spans: tuple[SpanOut, ...]


class Detected(Message):
    """As ``synletters detect`` writes them: one span a place, identifiers without overlap."""

    letters: tuple[FoundOut, ...]
    rejected: tuple[RejectedOut, ...]


class PairIn(Message):
    """A letter and what was made of it."""

    letter: LetterIn
    text: Annotated[str, Field(min_length=1)]
    spans: tuple[SpanIn, ...] = Field(default=(), strict=False)


class Pairs(Message):
    """Pairs with different ids."""

    pairs: tuple[PairIn, ...] = Field(min_length=1, strict=False)
    metrics: tuple[Literal["overlap", "fidelity", "clinical-words", "rouge"], ...] = Field(
        default=("overlap", "fidelity", "clinical-words"), min_length=1, strict=False
    )


class Figure(Message):
    """One figure over all pairs, as docs/evaluate.md defines it; values of single letters by id."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    letters: int
    better: str
    about: str
    per_letter: dict[str, float]


class Scored(Message):
    """The figures, and the metrics that could say nothing."""

    figures: tuple[Figure, ...]
    not_measured: dict[str, str]


class Health(Message):
    """Whether requests are taken."""

    status: Literal["ok", "stopping"]
    version: str
    waiting: int


class Fault(Message):
    """What is wrong with a request, in words of this service alone: places in the request, never what stands there."""

    error: str
    details: tuple[str, ...] = ()


def letter_of(item: LetterIn) -> Letter:
    """A letter as the package has it. Raises LetterError for spans that cannot be, in words without text."""
    rows = [span.model_dump() for span in item.spans]
    spans, _ = clean_spans(rows, len(item.text), "clinical")
    return Letter(item.id, item.text, spans, item.patient_id)


def span_out(span: Span, more: Any = None) -> SpanOut:
    assert span.kind in KINDS
    row = span.to_json()
    return SpanOut(**(row | dict(more or {})))


def rewrite_out(made: Rewrite, attributes: Any) -> RewriteOut:
    """A rewrite with the attributes of its spans."""
    spans = tuple(span_out(span, more) for span, more in zip(made.spans, attributes, strict=True))
    return RewriteOut(id=made.letter_id, variant=made.variant, text=made.text, spans=spans)


def rejected_out(item: Rejected) -> RejectedOut:
    return RejectedOut(id=item.letter_id, stage=item.stage, reason=item.reason)


def faults_of(error: ValidationError, model: type[BaseModel]) -> tuple[str, ...]:
    """What does not fit, with places. Names that are not declared may be text of a letter: only short ones of small letters are repeated."""
    known = _names(model.model_json_schema())
    told: dict[str, None] = {}
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    for found in faults:
        loc = found["loc"]
        if found["type"] == "too_short" and any(
            len(other["loc"]) > len(loc) and other["loc"][: len(loc)] == loc for other in faults
        ):
            continue  # a list whose items are all at fault counts as empty
        place = ".".join(
            str(part)
            if isinstance(part, int) or part in known or _SLIP.fullmatch(part)
            else "(unknown field)"
            for part in loc
        )
        told[f"{place or 'the request'}: {_WORDS.get(found['type'], found['type'].replace('_', ' '))}"] = None
    return tuple(told)[:20]


_WORDS = {
    "extra_forbidden": "no such field",
    "missing": "missing",
    "too_short": "empty",
    "string_too_short": "empty",
    "string_too_long": "too long",
    "string_pattern_mismatch": "blank, or with control characters",
    "string_type": "must be a string",
    "tuple_type": "no list",
    "model_type": "no object",
    "int_type": "no whole number",
    "float_type": "no number",
    "literal_error": "none of the values that there are",
}


def _names(schema: Any) -> set[str]:
    """The names of all fields in a schema."""
    if isinstance(schema, dict):
        own = set(schema.get("properties", {}))
        return own.union(*(_names(value) for value in schema.values()))
    if isinstance(schema, list):
        return set().union(*map(_names, schema))
    return set()


def same_ids(ids: list[str]) -> LetterError | None:
    """A fault if two letters of a request have one id."""
    seen: dict[str, int] = {}
    for at, name in enumerate(ids):
        if name in seen:
            return LetterError(f"items {seen[name]} and {at} have the same id")
        seen[name] = at
    return None
