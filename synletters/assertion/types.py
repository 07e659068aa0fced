"""The assertion of one entity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

#: what can be said of an entity, in the order of labels
KINDS = ("negated", "uncertain", "historical", "hypothetical", "family")


@dataclass(frozen=True, slots=True)
class Assertion:
    """ConText's properties of an entity; none of them set means: present, certain, recent, real and the
    patient's."""

    negated: bool = False
    uncertain: bool = False
    historical: bool = False
    hypothetical: bool = False
    family: bool = False

    @classmethod
    def of(cls, kinds: Iterable[str]) -> Assertion:
        """From the names of the properties that hold."""
        return _assertion(frozenset(kinds))

    @property
    def label(self) -> str:
        """``present``, or the properties that hold, joined by commas: ``uncertain,historical``."""
        return ",".join(kind for kind in KINDS if getattr(self, kind)) or "present"

    def to_json(self) -> dict[str, bool]:
        return {kind: getattr(self, kind) for kind in KINDS}


@cache
def _assertion(kinds: frozenset[str]) -> Assertion:
    return Assertion(**dict.fromkeys(kinds, True))
