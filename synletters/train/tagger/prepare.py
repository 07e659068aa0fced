"""From letters to what the loop reads: examples, their windows, class weights, and counts of what the
subwords cannot say."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synletters.neural.encoding import Encoded, encode_all
from synletters.train.tagger.align import Example, check, codes_of, cut, edges, tag_counts
from synletters.train.tagger.codes import Codes, Marks, Scheme, bio_marks, longest
from synletters.train.tagger.letters import Gold, Task

_MOST, _LEAST = 10.0, 0.1  # class weights beyond these make a loss jump


@dataclass(slots=True)
class Prepared:
    """Some letters as a head learns from them. ``alignment`` counts how their spans come back from the
    codes."""

    encoded: list[Encoded] = field(repr=False)
    marks: list[Marks] = field(repr=False)
    examples: list[Example] = field(repr=False)
    alignment: Counter[str]


def prepare(
    golds: Sequence[Gold],
    tokenizer: Any,
    codes: Codes,
    head: str,
    task: Task,
    scheme: Scheme,
    silent: Sequence[str],
) -> Prepared:
    """Encode and align. ``silent`` are tags of the head that these letters never have: outside of entities
    they stay allowed."""
    encoded = encode_all(tokenizer, [gold.letter.text for gold in golds])
    made = Prepared(encoded, [], [], Counter())
    for gold, enc in zip(golds, encoded, strict=True):
        marks = _tags(gold, codes) if task == "pos" else _entities(gold, codes, scheme, silent)
        starts, ends = edges(gold.letter.text, enc)
        made.marks.append(marks)
        made.examples.append(Example(enc.ids, enc.types, {head: codes_of(marks, starts, ends)}))
        known = [s for s in gold.spans if s[2] in codes.labels or f"B-{s[2]}" in codes.labels]
        made.alignment += check(known, gold.letter.text, enc, marks, codes.labels)
    return made


def _entities(gold: Gold, codes: Codes, scheme: Scheme, silent: Sequence[str]) -> Marks:
    known = [span for span in gold.spans if f"B-{span[2]}" in codes.labels]
    return bio_marks(codes, known, ("O", *silent), scheme=scheme, nothing=gold.nothing)


def _tags(gold: Gold, codes: Codes) -> Marks:
    spans = [
        (s, e, codes.code(tag), codes.code(tag)) for s, e, tag in longest(gold.spans) if tag in codes.labels
    ]
    return Marks(spans=spans, last_only=True)


def windows_of(examples: Sequence[Example], size: int) -> list[Example]:
    """Windows of ``size`` subwords that teach something."""
    return [
        part
        for example in examples
        for part in cut(example, size)
        if any((row >= 0).any() for row in part.codes.values())
    ]


def code_weights(
    codes: Codes, pool: Sequence[Example], head: str, how: str | Mapping[str, float]
) -> NDArray[np.float32] | None:
    """(codes,) how much a token counts by its code; None where all count alike.

    ``balanced`` is scikit-learn's (King and Zeng 2001): all tokens over (classes x tokens of the class), here
    between 0.1 and 10;
    ``sqrt`` its square root. The tags of one label are one class. A code that allows several labels has the
    least of their weights.
    """
    if how == "none":
        return None
    by_label: Counter[str] = Counter()
    for tag, count in tag_counts(pool, head, codes.labels).items():
        by_label[_bare(tag)] += count
    if isinstance(how, str):
        total, classes = sum(by_label.values()), sum(count > 0 for count in by_label.values())
        each = {
            label: min(_MOST, max(_LEAST, total / (classes * count))) if count else 1.0
            for label, count in by_label.items()
        }
        if how == "sqrt":
            each = {label: weight**0.5 for label, weight in each.items()}
    else:
        each = {label: float(how.get(label, 1.0)) for label in by_label}
    ordered = sorted(codes.rows.items(), key=lambda item: item[1])
    return np.array([min(each[_bare(tag)] for tag in allowed) for allowed, _ in ordered], dtype=np.float32)


def _bare(tag: str) -> str:
    return tag[2:] if tag[1:2] == "-" else tag


def digest(pool: Sequence[Example], head: str) -> str:
    """SHA-256 over all that is learnt from: the subwords, their types and codes."""
    made = hashlib.sha256()
    for example in pool:
        for row in (example.ids, example.types, example.codes[head]):
            made.update(np.ascontiguousarray(row, dtype="<i8").tobytes())
    return made.hexdigest()
