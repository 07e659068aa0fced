"""How well identifiers are found, against gold annotations. docs/evaluate-phi.md defines every figure.

Recall is what protects: an identifier counts as found where every character of it is covered, under whatever
label.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from synletters.core.document import Letter, Span
from synletters.core.errors import SpanError
from synletters.core.mentions import Mention, mentions_of, of_spans
from synletters.evaluate.detection.phi_letter import LetterFigures, Naming, Outcome, Place, measure
from synletters.evaluate.rates import NO_SCORES, NOTHING, Rate, Scores, recall_json


@dataclass(frozen=True, slots=True)
class LabelFigures:
    """Recall of one class under three ways of counting; ``exact`` is of the bounds, label aside."""

    covered: Rate = NOTHING
    exact: Rate = NOTHING
    overlap: Rate = NOTHING

    def to_json(self) -> dict[str, Any]:
        return {
            "covered": recall_json(self.covered),
            "exact": self.exact.to_json(),
            "overlap": self.overlap.to_json(),
        }


@dataclass(frozen=True, slots=True)
class TypeFigures:
    """Recall of one type of identifier (direct, quasi): of its mentions, and of its entities by TAB's
    rule."""

    mentions: Rate = NOTHING
    entities: Rate = NOTHING

    def to_json(self) -> dict[str, Any]:
        return {"mentions": recall_json(self.mentions), "entities": recall_json(self.entities)}


@dataclass(frozen=True, slots=True)
class PhiResult:
    """Every figure of one comparison. It holds offsets, and no text."""

    letters: int
    covered: Rate
    partly_covered: int
    exact: Scores
    exact_labelled: Scores
    overlap: Scores
    tokens: Scores
    characters: Scores
    by_label: Mapping[str, LabelFigures]
    entities: Rate
    by_identifier_type: Mapping[str, TypeFigures]
    leaky_letters: Rate
    mean_letter_recall: float | None
    lookalikes_touched: Rate
    false_alarms: Mapping[str, int]
    without_answer: int
    without_gold: int
    misses: tuple[Place, ...] = field(repr=False)
    alarms: tuple[Place, ...] = field(repr=False)

    def to_json(self) -> dict[str, Any]:
        leaky = self.leaky_letters
        return {
            "letters": self.letters,
            "spans": {
                "covered_recall": recall_json(self.covered),
                "partly_covered": self.partly_covered,
                "exact": self.exact.to_json(),
                "exact_labelled": self.exact_labelled.to_json(),
                "overlap": self.overlap.to_json(),
            },
            "by_label": {label: figures.to_json() for label, figures in self.by_label.items()},
            "tokens": self.tokens.to_json(),
            "characters": self.characters.to_json(),
            "entities": recall_json(self.entities),
            "by_identifier_type": {
                name: figures.to_json() for name, figures in self.by_identifier_type.items()
            },
            "letters_with_a_leak": {
                **leaky.to_json(),
                "upper": leaky.bounds[1],
                "upper_rule_of_three": leaky.rule_of_three,
            },
            "mean_letter_recall": self.mean_letter_recall,
            "lookalikes_touched": self.lookalikes_touched.to_json(),
            "false_alarms": {"total": sum(self.false_alarms.values()), "by_label": dict(self.false_alarms)},
            "rows_without_an_answer": self.without_answer,
            "found_rows_without_gold": self.without_gold,
            "misses": [_place(place) for place in self.misses],
            "alarms": [_place(place) for place in self.alarms],
        }


def _place(place: Place) -> dict[str, Any]:
    return {
        "id": place.letter_id,
        "start": place.start,
        "end": place.end,
        "label": place.label,
        "partly": place.partly,
    }


@dataclass(slots=True)
class _Entity:
    """A thing that one or more mentions speak of, while its mentions come in."""

    covered: bool = True
    type: str | None = None

    def add(self, outcome: Outcome) -> None:
        self.covered = self.covered and outcome.covered
        if outcome.mention.identifier_type == "direct" or self.type is None:
            self.type = outcome.mention.identifier_type


@dataclass(slots=True)
class _Sum:
    """The figures of the letters so far."""

    letters: int = 0
    without_answer: int = 0
    exact: Scores = NO_SCORES
    exact_labelled: Scores = NO_SCORES
    overlap: Scores = NO_SCORES
    tokens: Scores = NO_SCORES
    characters: Scores = NO_SCORES
    leaky: Rate = NOTHING
    touched: Rate = NOTHING
    recalls: list[float] = field(default_factory=list)
    by_label: dict[str, LabelFigures] = field(default_factory=dict)
    mentions_by_type: dict[str, Rate] = field(default_factory=dict)
    entities: dict[tuple[str, ...], _Entity] = field(default_factory=dict)
    partly: int = 0
    misses: list[Place] = field(default_factory=list)
    alarms: list[Place] = field(default_factory=list)

    def add(self, letter: Letter, figures: LetterFigures) -> None:
        self.letters += 1
        self.exact = self.exact.plus(figures.exact)
        self.exact_labelled = self.exact_labelled.plus(figures.exact_labelled)
        self.overlap = self.overlap.plus(figures.overlap)
        self.tokens = self.tokens.plus(figures.tokens)
        self.characters = self.characters.plus(figures.characters)
        self.alarms += figures.alarms
        if figures.without_identifiers or (not figures.outcomes and letter.meta.get("kind") == "lookalike"):
            self.touched = self.touched.plus(Rate(figures.touched, 1))
        if figures.outcomes:
            right = sum(outcome.covered for outcome in figures.outcomes)
            self.leaky = self.leaky.plus(Rate(right < len(figures.outcomes), 1))
            self.recalls.append(right / len(figures.outcomes))
        for outcome in figures.outcomes:
            self._outcome(letter, outcome)

    def _outcome(self, letter: Letter, outcome: Outcome) -> None:
        mention, covered = outcome.mention, Rate(outcome.covered, 1)
        old = self.by_label.get(outcome.label, LabelFigures())
        self.by_label[outcome.label] = LabelFigures(
            old.covered.plus(covered),
            old.exact.plus(Rate(outcome.exact, 1)),
            old.overlap.plus(Rate(outcome.partly, 1)),
        )
        if mention.identifier_type:
            before = self.mentions_by_type.get(mention.identifier_type, Rate())
            self.mentions_by_type[mention.identifier_type] = before.plus(covered)
        self.entities.setdefault(_entity(letter, outcome), _Entity()).add(outcome)
        if not outcome.covered:
            self.partly += outcome.partly
            self.misses.append(Place(letter.id, mention.start, mention.end, outcome.label, outcome.partly))


def _entity(letter: Letter, outcome: Outcome) -> tuple[str, ...]:
    """What a mention speaks of: its entity within the letter, else its label and value within the patient's
    letters."""
    if outcome.mention.entity is not None:
        return "letter", letter.id, outcome.mention.entity
    value = " ".join(letter.text[start:end] for start, end in outcome.mention.pieces)
    return "patient", letter.patient, outcome.label, " ".join(value.casefold().split())


def evaluate_phi(
    gold: Iterable[Letter],
    found: Mapping[str, Iterable[Span | Mention]],
    *,
    labels: Mapping[str, str | None] = MappingProxyType({}),
    ignore: Collection[str] = (),
) -> PhiResult:
    """Compare the identifiers (kind ``phi``) of the gold letters with those found, by letter id.

    ``labels`` renames: from a label or an annotation's type in its file to another label, or to None to
    ignore it.
    Ignored gold neither counts in recall nor, where it was found, as a false alarm. A gold letter without an
    entry in
    ``found`` has no answer: all its identifiers are missed. Raises SpanError if a found span lies outside its
    letter.
    """
    naming, total, asked = Naming(labels, ignore), _Sum(), set()
    for letter in gold:
        spans = found.get(letter.id)
        total.without_answer += spans is None
        asked.add(letter.id)
        answer = _phi(spans or ())
        if any(mention.end > len(letter.text) for mention in answer):
            raise SpanError(
                f"a found span lies outside the text of {len(letter.text)} characters", letter_id=letter.id
            )
        total.add(letter, measure(letter.id, letter.text, _phi(mentions_of(letter)), answer, naming))
    return _result(total, sum(letter_id not in asked for letter_id in found))


def _phi(items: Iterable[Span | Mention]) -> list[Mention]:
    return [m for i in items for m in (of_spans([i]) if isinstance(i, Span) else [i]) if m.kind == "phi"]


def _result(total: _Sum, without_gold: int) -> PhiResult:
    by_label = dict(sorted(total.by_label.items(), key=lambda item: (-item[1].covered.total, item[0])))
    by_type: dict[str, TypeFigures] = {}
    for name in sorted(total.mentions_by_type):
        entities = [entity.covered for entity in total.entities.values() if entity.type == name]
        by_type[name] = TypeFigures(total.mentions_by_type[name], Rate(sum(entities), len(entities)))
    covered = Rate()
    for figures in by_label.values():
        covered = covered.plus(figures.covered)
    return PhiResult(
        letters=total.letters,
        covered=covered,
        partly_covered=total.partly,
        exact=total.exact,
        exact_labelled=total.exact_labelled,
        overlap=total.overlap,
        tokens=total.tokens,
        characters=total.characters,
        by_label=MappingProxyType(by_label),
        entities=Rate(sum(entity.covered for entity in total.entities.values()), len(total.entities)),
        by_identifier_type=MappingProxyType(by_type),
        leaky_letters=total.leaky,
        mean_letter_recall=sum(total.recalls) / len(total.recalls) if total.recalls else None,
        lookalikes_touched=total.touched,
        false_alarms=MappingProxyType(dict(Counter(place.label for place in total.alarms).most_common())),
        without_answer=total.without_answer,
        without_gold=without_gold,
        misses=tuple(total.misses),
        alarms=tuple(total.alarms),
    )
