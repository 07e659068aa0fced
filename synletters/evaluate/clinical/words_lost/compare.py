"""A letter against one rewrite of it: which of its clinical items did not come through. Places and the lexicon's words, no text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import LCSseq

from synletters.core.document import Letter
from synletters.evaluate.clinical.words_lost.reader import Item, read, read_all
from synletters.evaluate.clinical.words_lost.terms import Lexicon, shipped

_MOST_CELLS = 100_000_000
#: items between a negation that is gone and another way to deny that came in its place
_NEAR = 6
_PATIENT = "patient"
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him|they|their)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lost:
    """An item of the source, by its offset in characters there, that the rewrite lacks. ``name`` is the lexicon's own word."""

    start: int
    end: int
    kind: str
    name: str

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "start": self.start, "end": self.end, "word": self.name}


@dataclass(frozen=True, slots=True)
class Losses:
    """``total`` items of the source by kind; those that the rewrite lost, in order of the source."""

    total: Counter[str]
    lost: tuple[Lost, ...]

    @property
    def share(self) -> float:
        """Share of the items that are lost, 0 to 1; 0 of none."""
        return len(self.lost) / max(1, self.total.total())


def losses(source: Letter, text: str, lexicon: Lexicon | None = None) -> Losses:
    """The clinical items of ``source`` that are not in ``text``, in their order (longest common subsequence).

    What stands in the place of a name, and what ``source`` has annotated as an identifier (spans of kind ``phi``), may go.
    """
    lexicon = lexicon or shipped()
    before = read(source.text, lexicon, [(s.start, s.end) for s in source.spans if s.kind == "phi"])
    after = read_all(text, lexicon)
    missing = _missing(before, after)
    spare = _pronouns(text) - _pronouns(source.text)
    gone: list[Lost] = []
    for lost in missing:  # "she" in the place of "the patient" says as much
        if lost.name == _PATIENT and spare > 0:
            spare -= 1
        else:
            gone.append(lost)
    return Losses(Counter(item.kind for item in before), tuple(gone))


def _pronouns(text: str) -> int:
    return len(_PRONOUN.findall(text))


def _missing(before: list[Item], after: list[Item]) -> list[Lost]:
    numbers: dict[str, int] = {}
    here = [numbers.setdefault(item.key, len(numbers)) for item in before]
    there = [numbers.setdefault(item.key, len(numbers)) for item in after]
    if len(here) * len(there) > _MOST_CELLS:  # of a book the order is let go
        left = Counter(there)
        gone = []
        for n, number in enumerate(here):
            left[number] -= 1
            gone += [n] if left[number] < 0 else []
        return [_lost(before[n]) for n in gone]
    kept: set[int] = set()
    met: set[int] = set()
    for op in LCSseq.opcodes(here, there):
        if op.tag == "equal":
            kept.update(range(op.src_start, op.src_end))
            met.update(range(op.dest_start, op.dest_end))
    moved = _elsewhere(before, after, kept, met)
    return [_lost(item) for n, item in enumerate(before) if n not in kept and n not in moved]


def _elsewhere(before: list[Item], after: list[Item], kept: set[int], met: set[int]) -> set[int]:
    """The items that stand in another place: the same item is left over on the other side, or, of a negation, another way to
    deny not far from it. An amount has moved with the item before or behind it alone: doses that are exchanged are lost."""
    left = Counter(item.key for k, item in enumerate(after) if k not in met)
    beside = {
        pair
        for k in range(len(after) - 1)
        if not {k, k + 1} & met
        for pair in ((after[k].key, after[k + 1].key),)
    }
    denials = [
        k / max(1, len(after)) for k, item in enumerate(after) if k not in met and item.kind == "negation"
    ]
    out = set()
    for n, item in enumerate(before):
        if n in kept:
            continue
        if left[item.key] > 0 and (item.kind != "amount" or _with_its_own(before, n, beside)):
            left[item.key] -= 1
            out.add(n)
        elif item.kind == "negation":
            near = [place for place in denials if abs(place * len(before) - n) <= _NEAR]
            if near:
                denials.remove(near[0])
                out.add(n)
    return out


def _with_its_own(before: list[Item], n: int, beside: set[tuple[str, str]]) -> bool:
    """Whether item ``n`` and the one before or behind it stand side by side in the rewrite as well."""
    return any(
        k >= 0 and k + 1 < len(before) and (before[k].key, before[k + 1].key) in beside for k in (n - 1, n)
    )


def _lost(item: Item) -> Lost:
    return Lost(item.start, item.end, item.kind, item.name)
