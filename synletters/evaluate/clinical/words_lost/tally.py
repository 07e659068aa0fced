"""What a whole run lost: totals by kind, the worst letters with the lexicon's words, and whether it is too much."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from typing import Any, Self

from synletters.evaluate.clinical.words_lost.compare import Losses
from synletters.evaluate.clinical.words_lost.reader import KINDS

WORST = 20  # letters that a report names
_MOST_WORDS = 25  # of one letter
_Z = 1.96


class Tally:
    """Grows letter by letter; holds no text."""

    def __init__(self) -> None:
        self.items: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()
        self.rewrites = 0
        self.not_judged = 0
        self._with_loss = 0
        self._worst: list[dict[str, Any]] = []

    def add(self, letter_id: str, variant: int, made: Losses | None) -> None:
        """Count one rewrite under the id that it was written with. None: it could not be judged."""
        if made is None:
            self.not_judged += 1
            return
        self.rewrites += 1
        self.items.update(made.total)
        self.lost.update(lost.kind for lost in made.lost)
        if made.lost:
            row = {"id": letter_id, "variant": variant, "lost": len(made.lost), "of": made.total.total()}
            words = [lost.to_json() for lost in made.lost[:_MOST_WORDS]]
            self._with_loss += 1
            self._rank({**row, "words": words})

    def merge(self, other: Tally) -> None:
        """Count what another one counted, too."""
        self.rewrites += other.rewrites
        self.not_judged += other.not_judged
        self.items.update(other.items)
        self.lost.update(other.lost)
        self._with_loss += other._with_loss
        self._rank(*other._worst)

    def _rank(self, *rows: dict[str, Any]) -> None:
        self._worst = sorted([*self._worst, *rows], key=lambda r: (-r["lost"], str(r["id"]), r["variant"]))
        del self._worst[WORST:]

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        """One that goes on where another, of which ``to_json`` told, ended."""
        made = cls()
        made.items.update({kind: row["words"] for kind, row in told["by_kind"].items()})
        made.lost.update({kind: row["lost"] for kind, row in told["by_kind"].items() if row["lost"]})
        made.rewrites, made.not_judged = told["rewrites"], told["not_judged"]
        made._with_loss, made._worst = told["rewrites_with_a_loss"], list(told["worst"])
        return made

    @property
    def share(self) -> float | None:
        """Share of the clinical words that are lost, 0 to 1; None where there were none."""
        return self.lost.total() / self.items.total() if self.items.total() else None

    def low(self) -> float:
        """The lower end of the share's 95% interval (Wilson 1927): what a few words by chance do not reach."""
        n, lost = self.items.total(), self.lost.total()
        if not n:
            return 0.0
        p, z2 = lost / n, _Z * _Z
        middle = p + z2 / (2 * n)
        half = _Z * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
        return max(0.0, (middle - half) / (1 + z2 / n)) if lost else 0.0

    def too_many(self, most: float) -> bool:
        """Whether more than the share ``most`` are lost, beyond what chance may do."""
        return self.low() > most

    def to_json(self, most: float) -> dict[str, Any]:
        return {
            "words": self.items.total(),
            "lost": self.lost.total(),
            "share": None if self.share is None else round(self.share, 6),
            "rewrites": self.rewrites,
            "rewrites_with_a_loss": self._with_loss,
            "not_judged": self.not_judged,
            "by_kind": {
                kind: {"words": self.items[kind], "lost": self.lost[kind]}
                for kind in KINDS
                if self.items[kind]
            },
            "threshold": most,
            "above_threshold": self.too_many(most),
            "worst": self._worst,
        }
