"""What a tagger's head may learn from a text, as codes.

A head learns from a token through a *code*: a row of a table that says which labels are right there. Most
codes allow one
label; some allow several, where a corpus is silent: a Penn tag ``IN`` may be ADP or SCONJ, a token outside an
NCBI
disease may still be a drug. -1 stands for "learn nothing here".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Scheme = Literal["bio", "bioes"]
NOTHING = -1
#: the tags of an entity besides those of words outside any, in the order of their columns
TAGS = {"bio": "BI", "bioes": "BIES"}


def bio(labels: Iterable[str], scheme: Scheme = "bio") -> tuple[str, ...]:
    """``O`` and the tags of each label, in the order of a head's columns: ``O, B-x, I-x, B-y, …``."""
    return ("O", *(f"{tag}-{label}" for label in labels for tag in TAGS[scheme]))


class Codes:
    """The table of one head: codes 0..n-1 allow one label each, further ones allow a set."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        self.rows: dict[frozenset[str], int] = {frozenset([label]): i for i, label in enumerate(self.labels)}

    def code(self, *allowed: str) -> int:
        """The code that allows these labels. Raises ValueError for none, or one that the head does not
        have."""
        unknown = [label for label in allowed if label not in self.labels]
        if unknown or not allowed:
            raise ValueError(f"the head has no label {', '.join(unknown) or '(none given)'}")
        return self.rows.setdefault(frozenset(allowed), len(self.rows))

    def table(self) -> NDArray[np.bool_]:
        """(codes, labels): what each code allows."""
        out = np.zeros((len(self.rows), len(self.labels)), dtype=bool)
        for allowed, row in self.rows.items():
            out[row, [self.labels.index(label) for label in allowed]] = True
        return out


@dataclass(slots=True)
class Marks:
    """What one head learns from a text: spans (start, end, first code, further code), and a code for all the
    rest.

    ``last_only``: the last subword of a span carries its code and the others nothing (part of speech).
    ``ends`` maps the
    first and further code of a span to those of its end and of a single, under BIOES.
    """

    spans: list[tuple[int, int, int, int]] = field(default_factory=list)
    rest: int = NOTHING
    last_only: bool = False
    ends: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)


@dataclass(slots=True)
class Doc:
    """A text, and what each head learns from it."""

    text: str = field(repr=False)
    marks: dict[str, Marks] = field(default_factory=dict)


def longest(spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Of nested and overlapping spans the longest, then the first."""
    taken: list[tuple[int, int, str]] = []
    for start, end, label in sorted(spans, key=lambda s: (s[0] - s[1], s[0], s[2])):
        if all(end <= a or b <= start for a, b, _ in taken):
            taken.append((start, end, label))
    return sorted(taken)


def bio_marks(
    codes: Codes,
    spans: Iterable[tuple[int, int, str]],
    rest: Sequence[str] = ("O",),
    *,
    scheme: Scheme = "bio",
    nothing: Iterable[tuple[int, int]] = (),
) -> Marks:
    """Marks of entities. A label ``A|B`` allows either; ``rest`` is what is right outside; ``nothing`` are stretches to learn nothing from."""
    out = Marks(rest=codes.code(*rest))
    ends: dict[tuple[int, int], tuple[int, int]] = {}
    out.spans += [(start, end, NOTHING, NOTHING) for start, end in nothing]
    for start, end, label in longest(spans):
        names = label.split("|") if f"B-{label}" not in codes.labels else [label]
        first, further = (codes.code(*(f"{tag}-{name}" for name in names)) for tag in "BI")
        out.spans.append((start, end, first, further))
        if scheme == "bioes":
            ends[first, further] = (
                codes.code(*(f"E-{n}" for n in names)),
                codes.code(*(f"S-{n}" for n in names)),
            )
    out.ends = ends
    return out
