"""Refills that must differ from the words they replace, for a share of the slots.

The refiller never learns what stood in a slot, so it cannot be told which word to avoid, nor that it guessed
right. It gives
the words that it would have taken next with each fill, and the choice among them is made here. A refiller
that gives none is
asked for the whole letter again, with other random numbers and the same plan, which tells it nothing either.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from synletters.core.document import Fill, MaskPlan, Slot, Word
from synletters.core.randomness import rng_for
from synletters.refill.agreement import article
from synletters.refill.windows import in_case, neighbours

_ARTICLES = frozenset({"a", "an"})  # one word: which of them it is, the next word says


def must_differ(share: float, seed: int, letter_id: str, variant: int, words: int) -> frozenset[int]:
    """The masked words, by number, that must not come back; each is drawn by itself with probability
    ``share``."""
    if share <= 0:
        return frozenset()
    rng = rng_for(seed, letter_id, f"avoid:{variant}")
    return frozenset(k for k in range(words) if rng.random() < share)


def same_word(one: str, other: str) -> bool:
    """Whether a refill is the word that stood there, in whatever case."""
    one, other = one.casefold(), other.casefold()
    return one == other or (one in _ARTICLES and other in _ARTICLES)


def come_back(fills: Sequence[Fill], slots: Sequence[int], words: Sequence[Word]) -> list[int]:
    """The masked words, by number, whose fill is the word that stood there. ``slots[k]`` is the slot of word
    k."""
    return [k for k, slot in enumerate(slots) if same_word(fills[slot].text, words[k].text)]


def word_slots(plan: MaskPlan) -> list[int]:
    """Which slots of the plan are masked words; the others are identifiers to be refilled."""
    slots = [part for part in plan.parts if isinstance(part, Slot)]
    return [k for k, slot in enumerate(slots) if slot.label == "WORD"]


def avoided(
    plan: MaskPlan, fills: Sequence[Fill], words: Sequence[Word], must: Collection[int]
) -> tuple[tuple[Fill, ...], list[int]]:
    """The fills with other words where one came back that must not, and the words for which there was no
    other.

    A word that stands beside the slot is not taken, nor one that a neighbouring slot holds.
    """
    slots = word_slots(plan)
    again = [k for k in come_back(fills, slots, words) if k in must]
    if not again:
        return tuple(fills), []
    out, left, near = list(fills), [], neighbours(plan)
    holes = [part for part in plan.parts if isinstance(part, Slot)]
    for k in again:
        at = slots[k]
        beside = {near[at].left, near[at].right}
        beside |= {out[at - 1].text.lower()} if near[at].left_slot else set()
        beside |= {out[at + 1].text.lower()} if near[at].right_slot else set()
        good = [
            word
            for word in out[at].others
            if not same_word(word, words[k].text) and word.lower() not in beside
        ]
        if good:
            out[at] = replace(out[at], text=in_case(good[0], holes[at].case))
        else:
            left.append(k)
    return article(plan, out), left
