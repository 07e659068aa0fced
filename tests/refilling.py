"""Plans, and what every refiller must keep."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from random import Random
from typing import Any

import tiny

from synletters.core.document import Case, Fill, Fixed, MaskPlan, Slot
from synletters.refill.mlm import MaskedLMRefiller
from synletters.text.guarded_words import never_filled
from synletters.text.words import STOPWORDS

NEVER = never_filled()

_WORD = re.compile(r"[A-Za-z]+")


def plan_of(text: str, share: float = 0.4, *, name: str = "a", seed: int = 0, variant: int = 0) -> MaskPlan:
    """Every word is masked with probability ``share``."""
    rng = Random(f"{seed}{name}")
    parts: list[Fixed | Slot] = []
    at = 0
    for match in _WORD.finditer(text):
        if rng.random() < share:
            if match.start() > at:
                parts.append(Fixed(text[at : match.start()]))
            kind: Any = "function" if match.group().lower() in STOPWORDS else "any"
            parts.append(Slot("WORD", 1, Case.of(match.group()), kind))
            at = match.end()
    if at < len(text):
        parts.append(Fixed(text[at:]))
    return MaskPlan(name, tuple(parts), variant)


def slots(plan: MaskPlan) -> list[Slot]:
    return [part for part in plan.parts if isinstance(part, Slot)]


def make(loaded: Any, **options: Any) -> MaskedLMRefiller:
    return MaskedLMRefiller(loaded=loaded, **({"never": NEVER} | options))


@lru_cache(maxsize=1)
def letters() -> tuple[str, ...]:
    rng = Random(4)
    made = [
        " ".join(rng.choices([*tiny.WORDS, "Xylophone,", "zz.", "\n\n"], k=rng.randint(3, 260)))
        for _ in range(9)
    ]
    return (tiny.LETTER, *made)


def check(plan: MaskPlan, fills: Sequence[Fill]) -> None:
    assert len(fills) == plan.slots
    for slot, fill in zip(slots(plan), fills, strict=True):
        word = fill.text
        assert word.isascii(), word
        assert word.isalpha(), word
        assert len(word) > 1 or word.lower() in {"a", "i"}
        assert word.lower() not in NEVER
        assert 0 <= fill.score <= 1
        if slot.vocabulary == "function":
            assert word.lower() in STOPWORDS
        if slot.case is Case.UPPER:
            assert word.isupper()
        elif slot.case is Case.TITLE:
            assert word[0].isupper()
            assert word[1:].islower() or len(word) == 1
