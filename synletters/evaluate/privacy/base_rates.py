"""How many people have a disease, by order of magnitude, from a table written by hand: what a letter's diseases say of it
outside of the corpus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from math import prod

from synletters.text.confusables import fold
from synletters.text.word_files import rows

_POWERS = ("1", "2", "3", "4", "5")
_MILLION = 1_000_000


@cache
def prevalence() -> Mapping[str, tuple[str, float]]:
    """Name of a disease, folded -> (the table's own name for it, people in a million, a power of ten)."""
    return {
        " ".join(fold(name)): (disease, float(10 ** int(power)))
        for power in _POWERS
        for disease, others in rows("prevalence", power, __package__).items()
        for name in (disease, *others)
    }


def among(facts: Iterable[str], population: int) -> float | None:
    """How many of ``population`` people have all of the diseases among ``facts`` (folded), if diseases were independent; None
    where the table knows none of them.

    Diseases go together, so that there are more such people than this: who relies on it takes a letter to be rarer than it is.
    """
    table = prevalence()
    known = dict(table[fact] for fact in facts if fact in table)
    return population * prod(rate / _MILLION for rate in known.values()) if known else None
