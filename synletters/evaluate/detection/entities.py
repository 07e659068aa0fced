"""How well clinical entities are found, against gold annotations. docs/evaluate-entities.md defines every
figure.

The counting of the four schemes is nervaluate's (Segura-Bedmar et al. 2013, SemEval task 9; Batista 2018).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import numpy as np
from nervaluate.entities import Entity
from nervaluate.strategies import EntityTypeEvaluation, ExactEvaluation, PartialEvaluation, StrictEvaluation

from synletters.core.document import Letter, Span
from synletters.core.errors import SpanError
from synletters.core.mentions import Mention, mentions_of, of_spans
from synletters.evaluate.bootstrap import Floats, Interval, interval, ratio, resampled
from synletters.evaluate.detection.phi_letter import Naming, Place

#: strict: bounds and label; exact: bounds; partial: an overlap counts a half; type: label and any overlap
SCHEMES = MappingProxyType(
    {
        "strict": StrictEvaluation,
        "exact": ExactEvaluation,
        "partial": PartialEvaluation,
        "type": EntityTypeEvaluation,
    }
)
_COUNTS = ("correct", "incorrect", "partial", "missed", "spurious")
_HALF = 0.5  # what a partial match is worth

Place3 = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class SchemeFigures:
    """One scheme's counts and figures, of all labels or of one."""

    counts: Mapping[str, int]
    precision: Interval
    recall: Interval
    f1: Interval

    def to_json(self) -> dict[str, Any]:
        return {
            **self.counts,
            "precision": self.precision.to_json(),
            "recall": self.recall.to_json(),
            "f1": self.f1.to_json(),
        }


@dataclass(frozen=True, slots=True)
class EntityResult:
    """Every figure of one comparison. It holds offsets, and no text."""

    letters: int
    gold: int
    found: int
    schemes: Mapping[str, SchemeFigures]
    by_label: Mapping[str, Mapping[str, SchemeFigures]]
    without_answer: int
    without_gold: int
    unused_names: tuple[str, ...]
    misses: tuple[Place, ...] = field(repr=False)
    alarms: tuple[Place, ...] = field(repr=False)

    def to_json(self) -> dict[str, Any]:
        return {
            "letters": self.letters,
            "gold_entities": self.gold,
            "found_entities": self.found,
            "schemes": {name: figures.to_json() for name, figures in self.schemes.items()},
            "by_label": {
                label: {name: figures.to_json() for name, figures in of.items()}
                for label, of in self.by_label.items()
            },
            "rows_without_an_answer": self.without_answer,
            "found_rows_without_gold": self.without_gold,
            "names_of_the_map_that_nothing_has": list(self.unused_names),
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


def evaluate_entities(
    gold: Iterable[Letter],
    found: Mapping[str, Iterable[Span | Mention]],
    *,
    labels: Mapping[str, str | None] = MappingProxyType({}),
    ignore: Collection[str] = (),
) -> EntityResult:
    """Compare the entities (kind ``clinical``) of the gold letters with those found, by letter id.

    ``labels`` renames on both sides: from a label or an annotation's type in its file to another label, or to
    None to
    ignore it. What was found inside ignored gold alone counts nowhere. A gold letter without an entry in
    ``found`` has no
    answer: all its entities are missed. Raises SpanError if a found span lies outside its letter.
    """
    naming, seen, asked = Naming(labels, ignore), set[str](), set[str]()
    rows: list[dict[str, list[int]]] = []  # a letter: "" and each label -> the counts of all schemes
    misses: list[Place] = []
    alarms: list[Place] = []
    without_answer = total_gold = total_found = 0
    for letter in gold:
        spans = found.get(letter.id)
        without_answer += spans is None
        asked.add(letter.id)
        answer = _clinical(spans or ())
        if any(mention.end > len(letter.text) for mention in answer):
            raise SpanError(
                f"a found span lies outside the text of {len(letter.text)} characters", letter_id=letter.id
            )
        annotated = _clinical(mentions_of(letter))
        seen.update(mention.original for mention in (*annotated, *answer))
        wanted = places(annotated, naming)
        said = places(answer, naming)
        said -= _excused(said, wanted, [m for m in annotated if naming.ignored(m)])
        total_gold, total_found = total_gold + len(wanted), total_found + len(said)
        row = {"": _counted(wanted, said)}
        for label in {place[2] for place in wanted | said}:
            row[label] = _counted({p for p in wanted if p[2] == label}, {p for p in said if p[2] == label})
        rows.append(row)
        misses += [_fault(letter.id, place, said) for place in sorted(wanted - said)]
        alarms += [_fault(letter.id, place, wanted) for place in sorted(said - wanted)]
    sizes: Counter[str] = Counter()
    for row in rows:
        sizes.update({label: _gold_size(counts) for label, counts in row.items() if label})
    ordered = sorted(sizes, key=lambda label: (-sizes[label], label))
    return EntityResult(
        letters=len(rows),
        gold=total_gold,
        found=total_found,
        schemes=_figures(rows, ""),
        by_label=MappingProxyType({label: _figures(rows, label) for label in ordered}),
        without_answer=without_answer,
        without_gold=sum(letter_id not in asked for letter_id in found),
        unused_names=tuple(sorted(set(labels) - seen)),
        misses=tuple(misses),
        alarms=tuple(alarms),
    )


def _clinical(items: Iterable[Span | Mention]) -> list[Mention]:
    return [m for i in items for m in (of_spans([i]) if isinstance(i, Span) else [i]) if m.kind == "clinical"]


def places(mentions: Iterable[Mention], naming: Naming) -> set[Place3]:
    """(start, end, label) of every piece that is not ignored."""
    return {(*piece, naming.of(m)) for m in mentions if not naming.ignored(m) for piece in m.pieces}


def _excused(said: set[Place3], wanted: set[Place3], ignored: Sequence[Mention]) -> set[Place3]:
    """Found places that lie wholly in ignored gold, and touch no other gold."""
    inside = [piece for mention in ignored for piece in mention.pieces]
    return {
        (start, end, label)
        for start, end, label in said
        if any(a <= start and end <= b for a, b in inside)
        and not any(a < end and start < b for a, b, _ in wanted)
    }


def _fault(letter_id: str, place: Place3, others: Iterable[Place3]) -> Place:
    start, end, label = place
    return Place(letter_id, start, end, label, any(a < end and start < b for a, b, _ in others))


def _counted(wanted: set[Place3], said: set[Place3]) -> list[int]:
    """The five counts of each scheme, one after the other, of one letter."""
    bounds = {place[:2] for place in wanted}
    # nervaluate matches greedily, in the order given: without exact matches first, a found span that merely
    # touches
    # an entity takes it away from the one that has its very bounds
    ordered = sorted(said, key=lambda place: (place not in wanted, place[:2] not in bounds, place))
    true, pred = _entities(sorted(wanted)), _entities(ordered)
    out: list[int] = []
    for scheme in SCHEMES.values():
        result, _ = scheme().evaluate(true, pred, [])
        out += [getattr(result, name) for name in _COUNTS]
    return out


def _entities(given: Iterable[Place3]) -> list[Entity]:
    return [
        Entity(label=label, start=start, end=end - 1) for start, end, label in given
    ]  # its ends are inclusive


def _gold_size(counts: Sequence[int]) -> int:
    correct, incorrect, partial, missed, _ = counts[: len(_COUNTS)]
    return correct + incorrect + partial + missed


def _figures(rows: Sequence[Mapping[str, list[int]]], label: str) -> Mapping[str, SchemeFigures]:
    nothing = [0] * (len(_COUNTS) * len(SCHEMES))
    counts = np.array([row.get(label, nothing) for row in rows], dtype=np.float64).reshape(-1, len(nothing))
    sums = resampled(counts)
    made = {}
    for number, name in enumerate(SCHEMES):
        at = number * len(_COUNTS)
        mine, drawn = counts[:, at : at + len(_COUNTS)], sums[:, at : at + len(_COUNTS)]
        whole = [int(value) for value in mine.sum(axis=0)]
        made[name] = SchemeFigures(
            MappingProxyType(dict(zip(_COUNTS, whole, strict=True))),
            interval(mine, drawn, _precision),
            interval(mine, drawn, _recall),
            interval(mine, drawn, _f1),
        )
    return MappingProxyType(made)


def _precision(sums: Floats) -> Floats:
    correct, incorrect, partial, _, spurious = sums.T
    return ratio(correct + _HALF * partial, correct + incorrect + partial + spurious)


def _recall(sums: Floats) -> Floats:
    correct, incorrect, partial, missed, _ = sums.T
    return ratio(correct + _HALF * partial, correct + incorrect + partial + missed)


def _f1(sums: Floats) -> Floats:
    """2PR/(P+R), written over the counts so that it is 0, not nothing, where one side is empty."""
    correct, incorrect, partial, missed, spurious = sums.T
    said, true = correct + incorrect + partial + spurious, correct + incorrect + partial + missed
    return ratio(2 * (correct + _HALF * partial), said + true)
