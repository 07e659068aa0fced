"""Whether a refill says the same and reads well: one of its slot's equals, in agreement, and likely enough there.

A refiller is told the words that may stand in a slot, and may not heed them; and words that are equals need not
read equally well in one place. So each changed word is looked at beside the one of the source, in the sentence in
which both were masked (``reads_well``), and beside the words around it, of which it may repeat none. Of two changed
words that stand near each other, each of which was chosen without the other, the one that reads worse goes back.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from synletters.core.document import Fill, Fixed, MaskPlan, Slot, Word
from synletters.core.errors import SpanError
from synletters.refill.agreement import article, takes_an
from synletters.refill.novelty import same_word
from synletters.refill.windows import Near, in_case, neighbours
from synletters.rewrite.around import Around
from synletters.rewrite.check import Accept, GiveBack, Verdict
from synletters.rewrite.draft import Draft
from synletters.rewrite.likely import likely, reads_well, weights

#: its name among the checks
NAME = "fluency"
#: how often it gives single words back before it gives all of them
_TIMES = 3
NEAR = 2  # words between two changes within which they were to be chosen together
_ARTICLE = re.compile(r"(?<!\w)an? +\Z", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Place:
    """One masked word: the slot that stands for it, and what stands around that."""

    number: int  # of the slot
    part: int  # of the plan
    slot: Slot
    near: Near
    gap: float  # words between it and the masked word before


def places(plan: MaskPlan) -> list[Place]:
    """The masked words of a plan in order; identifiers that are to be refilled are none."""
    out, near, number, gap = list[Place](), neighbours(plan), -1, math.inf
    for at, part in enumerate(plan.parts):
        if isinstance(part, Fixed):
            gap += len(_WORD.findall(part.text))
            continue
        number += 1
        if part.label == "WORD":
            out.append(Place(number, at, part, near[number], gap))
            gap = 0
        else:
            gap += 1
    return out


def passes(
    plan: MaskPlan, place: Place, fill: Fill, word: str, old: str, around: Around | None = None
) -> bool:
    """Whether a word may stand where another did: an equal of it there, which agrees, reads well and repeats no
    word around it."""
    if same_word(word, old):
        return True
    allowed = place.slot.allowed
    if word.lower() not in allowed or old.lower() not in allowed:
        return False
    # one word would be said twice
    first, last = word.lower().split(" ")[0], word.lower().split(" ")[-1]
    if first == place.near.left or last == place.near.right or not _agrees(plan, place.part, word):
        return False
    if around is not None and around.repeats(place.number, word.lower(), old.lower()):
        return False
    return reads_well(fill.logs, word, old)


def _agrees(plan: MaskPlan, at: int, word: str) -> bool:
    """Whether a word agrees with an article that stands right before its slot in the text."""
    before = plan.parts[at - 1] if at else None
    found = _ARTICLE.search(before.text) if isinstance(before, Fixed) else None
    return found is None or takes_an(word) is (len(found[0].strip()) == 2)


class FluencyCheck:
    """Gives words back whose refill is no equal, does not read well, or stands too near to another."""

    def check(self, drafts: Sequence[Draft]) -> list[Verdict]:
        return [self._one(draft) for draft in drafts]

    def _one(self, draft: Draft) -> Verdict:
        assert draft.fills is not None
        changed = list(self._changed(draft))
        around = Around(draft.plan, draft.fills)
        left = {k for k, place in changed if not self._good(draft, k, place, around)}
        if not left:
            left = set(self._too_near(draft))
        if not left:
            return Accept()
        if draft.given_back.get(NAME, 0) >= _TIMES:  # what came back changed what stands beside another
            left = set(range(len(draft.words)))
        return GiveBack(frozenset(left), {"words_put_back": len(left)})

    def _changed(self, draft: Draft) -> Iterator[tuple[int, Place]]:
        """The masked words, by number, that are others now."""
        assert draft.fills is not None
        if len(draft.fills) != draft.plan.slots:
            raise SpanError(
                f"{draft.plan.slots} slots but {len(draft.fills)} fills", letter_id=draft.plan.letter_id
            )
        for k, place in enumerate(places(draft.plan)):
            if draft.fills[place.number].text != draft.words[k].text:
                yield k, place

    def _good(self, draft: Draft, k: int, place: Place, around: Around) -> bool:
        assert draft.fills is not None
        fill = draft.fills[place.number]
        return passes(draft.plan, place, fill, fill.text, draft.words[k].text, around)

    def _sure(self, draft: Draft, k: int, place: Place) -> float:
        assert draft.fills is not None
        fill = draft.fills[place.number]
        sure = likely(fill.logs, fill.text, draft.words[k].text)
        return math.inf if sure is None else sure

    def _too_near(self, draft: Draft) -> Iterator[int]:
        """The worse of each two changed words that stand near each other, unless both read well enough."""
        assert draft.fills is not None
        last: tuple[int, Place] | None = None
        for k, place in self._changed(draft):
            # unchanged masked words between the two are words as well
            if last is not None and last[0] == k - 1 and place.gap < NEAR:
                pair = [(self._sure(draft, n, p), n) for n, p in (last, (k, place))]
                if min(pair)[0] < weights().beside:
                    worse = min(pair)[1]
                    yield worse
                    if worse == k:
                        continue
            last = (k, place)


def chosen(
    plan: MaskPlan, fills: Sequence[Fill], words: Sequence[Word], differ: frozenset[int]
) -> tuple[tuple[Fill, ...], dict[int, bool]]:
    """The fills with the best word that passes in each slot, and of each masked word whether any other does.

    Those of ``differ`` take another word than their own if one passes. A slot for which nothing passes keeps
    its fill, for the check to give back.
    """
    if len(fills) != plan.slots:
        raise SpanError(f"{plan.slots} slots but {len(fills)} fills", letter_id=plan.letter_id)
    out, any_other, around = list(fills), dict[int, bool](), Around(plan)
    before = ""
    for k, place in enumerate(places(plan)):
        fill, old = fills[place.number], words[k].text
        tries = dict.fromkeys([fill.text, *(in_case(word, place.slot.case) for word in fill.others)])
        beside = before if place.near.left_slot else ""
        good = [
            word
            for word in tries
            if passes(plan, place, fill, word, old, around) and word.lower().split(" ")[0] != beside
        ]
        others = [word for word in good if not same_word(word, old)]
        any_other[k] = bool(others)
        best = others[:1] if k in differ and others else good[:1]
        if best:
            out[place.number] = replace(fill, text=best[0])
        around.put(place.number, out[place.number].text)
        before = out[place.number].text.lower().split(" ")[-1]
    return article(plan, out), any_other
