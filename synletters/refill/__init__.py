"""Filling the slots of mask plans. One seam, ``Refiller.fill``: batch first, same length and order out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from synletters.core.document import Fill, MaskPlan


class Refiller(Protocol):
    """Fills every slot of every plan. It never sees what a slot held."""

    def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]: ...


class Constant:
    """A refiller that always says the same word: for tests, and as the control 'masked only'."""

    def __init__(self, word: str = "___") -> None:
        self.word = word

    def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]:
        return [tuple(Fill(self.word) for _ in range(plan.slots)) for plan in plans]


__all__ = ["Constant", "Refiller"]
