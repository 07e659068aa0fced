"""Drafts filled by a refiller: of each slot's words the first that passes, in the order of the refiller.

The refiller gives the words that it would have taken next with each fill. One that gives none, or another than
may stand there, is asked for the whole letter again, with other random numbers and the same plan, which tells it
nothing of what stood there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from synletters.core.config import RunConfig
from synletters.core.document import Fill, Letter, MaskPlan, Rejected, Slot
from synletters.core.isolation import each
from synletters.refill import Refiller
from synletters.refill.novelty import avoided, must_differ, word_slots
from synletters.rewrite.draft import Draft
from synletters.rewrite.fluency import chosen, places
from synletters.rewrite.limits import LIMITS


class Filler:
    """Fills drafts. ``refiller`` is called when something is to be filled, so that no model is loaded for
    nothing; ``judge`` likewise, for the words of a refiller that does not say how likely they are."""

    def __init__(
        self,
        config: RunConfig,
        refiller: Callable[[], Refiller],
        judge: Callable[[], Refiller] | None = None,
        counts: Counter[str] | None = None,
    ) -> None:
        self.config = config
        self._refiller, self._judge = refiller, judge
        self._counts = Counter() if counts is None else counts
        #: private draws of each letter since they were last counted up: all that were made of it, also those
        #: that did not come out
        self.drawn: Counter[str] = Counter()

    def fill(self, drafts: Sequence[Draft]) -> list[Draft | Rejected]:
        """Each draft with its fills and its result; same length and order."""
        fills: list[Sequence[Fill] | Rejected] = [() for _ in drafts]
        if any(draft.plan.slots for draft in drafts):
            refiller = (
                self._refiller()
            )  # a model that cannot be loaded ends the run; it is no fault of a letter
            fills = each(drafts, partial(self._asked, refiller), "refill", letter_of=_letter)
        pairs = [
            (draft, made) for draft, made in zip(drafts, fills, strict=True) if not isinstance(made, Rejected)
        ]
        done = iter(each(pairs, _assembled, "gate", letter_of=lambda pair: _letter(pair[0])))
        return [made if isinstance(made, Rejected) else next(done) for made in fills]

    def _asked(self, refiller: Refiller, drafts: Sequence[Draft]) -> list[Sequence[Fill]]:
        if self.config.sampling == "private":
            for draft in drafts:
                self.drawn[draft.item.letter.id] += draft.plan.slots
        fills: list[Sequence[Fill]] = list(refiller.fill([draft.plan for draft in drafts]))
        if len(fills) != len(drafts) or self.config.sampling == "private":
            return fills
        if self.config.refill == "free":
            return self._avoid(refiller, drafts, fills) if self.config.avoid_original else fills
        return self._chosen(refiller, drafts, fills)

    def _differ(self, draft: Draft) -> frozenset[int]:
        share = self.config.avoid_original
        if share is None:
            share = 0.0 if self.config.refill == "free" else 1.0
        return must_differ(
            share, self.config.seed or 0, draft.item.letter.id, draft.plan.variant, len(draft.words)
        )

    def _chosen(
        self, refiller: Refiller, drafts: Sequence[Draft], fills: Sequence[Sequence[Fill]]
    ) -> list[Sequence[Fill]]:
        """The fills with the first word of each slot that passes; where none does and the refiller did not
        say all the words of the slot, it is asked again."""
        out, waiting = list(fills), list(range(len(drafts)))
        for ask in range(1, LIMITS.asks + 1):
            plans = [drafts[i].plan for i in waiting]
            again: dict[int, frozenset[int]] = {}
            for i, made in zip(waiting, self._scored(plans, [out[i] for i in waiting]), strict=True):
                draft, differ = drafts[i], self._differ(drafts[i])
                out[i], other = chosen(draft.plan, made, draft.words, differ)
                silent = frozenset(
                    place.number
                    for k, place in enumerate(places(draft.plan))
                    if k in differ and not other[k] and not _said_all(made[place.number], place.slot)
                )
                if silent and ask < LIMITS.asks:
                    again[i] = silent
                else:
                    self._counts["words_accepted"] += sum(other.values()) if not draft.attempt else 0
            if not again:
                break
            plans = [replace(drafts[i].plan, attempt=drafts[i].attempt + ask * LIMITS.fills) for i in again]
            for (i, slots), fresh in zip(again.items(), refiller.fill(plans), strict=True):
                out[i] = _taken(out[i], fresh, slots)
            waiting = list(again)
        return out

    def _scored(self, plans: Sequence[MaskPlan], fills: Sequence[Sequence[Fill]]) -> list[Sequence[Fill]]:
        """The fills with log-probabilities: those of the judge where the refiller gave none."""
        out = list(fills)
        mute = [
            i
            for i, (plan, made) in enumerate(zip(plans, fills, strict=True))
            if any(place.slot.allowed for place in places(plan)) and not any(fill.logs for fill in made)
        ]
        if self._judge is None or not mute:
            return out
        for i, judged in zip(mute, self._judge().fill([plans[i] for i in mute]), strict=True):
            out[i] = tuple(_ordered(old, new) for old, new in zip(fills[i], judged, strict=True))
        return out

    def _avoid(
        self, refiller: Refiller, drafts: Sequence[Draft], fills: Sequence[Sequence[Fill]]
    ) -> list[Sequence[Fill]]:
        """The fills of each draft, with other words where one came back that must not."""
        out: list[Sequence[Fill]] = list(fills)
        for ask in range(1, LIMITS.asks + 1):
            waiting: dict[int, list[int]] = {}
            for i, draft in enumerate(drafts):
                out[i], left = avoided(draft.plan, out[i], draft.words, self._differ(draft))
                if left:
                    waiting[i] = left
            if not waiting or ask == LIMITS.asks:
                break
            # further attempts than those that the checks may ask for, so that no draw is made twice
            plans = [replace(drafts[i].plan, attempt=drafts[i].attempt + ask * LIMITS.fills) for i in waiting]
            for (i, left), fresh in zip(waiting.items(), refiller.fill(plans), strict=True):
                slots = word_slots(drafts[i].plan)
                out[i] = _taken(out[i], fresh, frozenset(slots[k] for k in left))
        return out


def _taken(old: Sequence[Fill], fresh: Sequence[Fill], slots: frozenset[int]) -> tuple[Fill, ...]:
    return tuple(new if k in slots else fill for k, (fill, new) in enumerate(zip(old, fresh, strict=True)))


def _ordered(old: Fill, judged: Fill) -> Fill:
    """A fill with the judge's log-probabilities; words that it would have taken next stand in the judge's order
    where it said nothing of theirs itself."""
    said = {word.lower() for word in old.others}
    ranked = tuple(word for word in (judged.text, *judged.others) if word.lower() in said)
    return replace(old, logs=judged.logs, others=ranked if len(ranked) == len(said) else old.others)


def _said_all(fill: Fill, slot: Slot) -> bool:
    return {fill.text.lower(), *(word.lower() for word in fill.others)} >= set(slot.allowed)


def _letter(draft: Draft) -> Letter:
    return draft.item.letter


def _assembled(pairs: Sequence[tuple[Draft, Sequence[Fill]]]) -> list[Draft]:
    return [draft.filled(fills) for draft, fills in pairs]
