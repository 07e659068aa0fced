"""Words that a sentence says once: "then the patient was then placed", "with anaemia with haemoglobin 9 with no signs"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from synletters.reword.classes import class_of
from synletters.reword.items import Item

#: how often a clause may say each
_MOST = {
    "then": 1,
    "=then": 1,
    "next": 1,
    "also": 1,
    "again": 1,
    "still": 1,
    "subsequently": 1,
    "afterwards": 1,
    "which": 2,
    "with": 2,
}
#: of these one is enough in a clause
_THEN = frozenset({"then", "next", "subsequently", "afterwards", "thereafter"})
#: pairs that no sentence has
_PAIRS = frozenset(
    {
        ("with", "with"),
        ("any", "no"),
        ("no", "any"),
        ("no", "no"),
        ("as", "according"),
        ("any", "any"),
        ("and", "and"),
    }
)


def stumbles(made: Sequence[Item], before: Sequence[Item]) -> bool:
    """Whether a sentence repeats itself as it did not before."""
    after, once = [item[0].word for item in made], [item[0].word for item in before]
    held = _counts(before)
    if any(count > _MOST[word] and count > held.get(word, 0) for word, count in _counts(made).items()):
        return True
    pairs = set(pairwise(after)) & _PAIRS
    return bool(pairs - set(pairwise(once)))


def _counts(items: Sequence[Item]) -> dict[str, int]:
    """How often each word, and any of those that are alike, stands in the clause that has most of it."""
    most: Counter[str] = Counter()
    here: Counter[str] = Counter()
    last = ""
    for element, _ in items:
        if element.kind == "mark" and element.text != "," and class_of(element) == "m":
            here.clear()
        said = [element.word] if element.word in _MOST and element.kind != "kept" else []
        if element.word in _THEN or (last in ("after", "following") and element.word in ("this", "that")):
            said.append("=then")
        for word in said:
            here[word] += 1
            most[word] = max(most[word], here[word])
        last = element.word
    return dict(most)
