"""Drafts filled by a refiller, with other words where a masked word came back that must not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from synletters.core.config import RunConfig
from synletters.core.document import Fill, Letter, Rejected
from synletters.core.isolation import each
from synletters.refill import Refiller
from synletters.refill.novelty import avoided, must_differ, word_slots
from synletters.rewrite.draft import Draft
from synletters.rewrite.kind_check import fitted
from synletters.rewrite.limits import LIMITS


class Filler:
    """Fills drafts. ``refiller`` is called when something is to be filled, so that no model is loaded for
    nothing."""

    def __init__(self, config: RunConfig, refiller: Callable[[], Refiller]) -> None:
        self.config = config
        self._refiller = refiller
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
        if len(fills) == len(drafts) and self.config.avoid_original > 0:
            return self._avoid(refiller, drafts, fills)
        return fills

    def _avoid(
        self, refiller: Refiller, drafts: Sequence[Draft], fills: Sequence[Sequence[Fill]]
    ) -> list[Sequence[Fill]]:
        """The fills of each draft, with other words where one came back that must not."""
        out: list[Sequence[Fill]] = list(fills)
        for ask in range(1, LIMITS.asks + 1):
            waiting: dict[int, list[int]] = {}
            for i, draft in enumerate(drafts):
                must = must_differ(
                    self.config.avoid_original,
                    self.config.seed or 0,
                    draft.item.letter.id,
                    draft.plan.variant,
                    len(draft.words),
                )
                out[i], unfit = fitted(draft.plan, out[i], draft.words)
                out[i], left = avoided(draft.plan, out[i], draft.words, must)
                left = sorted({*left, *(k for k in unfit if k in must)})
                if left:
                    waiting[i] = left
            if not waiting or ask == LIMITS.asks:
                break
            # further attempts than those that the checks may ask for, so that no draw is made twice
            plans = [replace(drafts[i].plan, attempt=drafts[i].attempt + ask * LIMITS.fills) for i in waiting]
            for (i, left), fresh in zip(waiting.items(), refiller.fill(plans), strict=True):
                slots = word_slots(drafts[i].plan)
                taken = {slots[k] for k in left}
                out[i] = tuple(
                    new if k in taken else old for k, (old, new) in enumerate(zip(out[i], fresh, strict=True))
                )
        return out


def _letter(draft: Draft) -> Letter:
    return draft.item.letter


def _assembled(pairs: Sequence[tuple[Draft, Sequence[Fill]]]) -> list[Draft]:
    return [draft.filled(fills) for draft, fills in pairs]
