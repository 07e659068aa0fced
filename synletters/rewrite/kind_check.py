"""Refills that must be of the kind of the words they replace, and agree with what stands around them.

A refiller is told the kind of each slot, never the word, so what it says may be of the kind and say something
else; and one of
the user's own may not heed the kind. Only a word that says the same stays; else the word of the source comes
back. The words
that a refiller would have taken next are no second choice: one that it thinks less of may say the same and
read badly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from synletters.core.document import Fill, Fixed, MaskPlan, Slot, Word
from synletters.core.errors import SpanError
from synletters.refill.agreement import article, takes_an
from synletters.refill.windows import in_case, neighbours
from synletters.rewrite.check import Accept, GiveBack, Verdict
from synletters.rewrite.draft import Draft
from synletters.text.kinds.words import fits

#: its name among the checks
NAME = "kinds"
#: how often it gives single words back before it gives all of them
_TIMES = 2
_ARTICLE = re.compile(r"(?<!\w)an? +\Z", re.IGNORECASE)


class KindCheck:
    """Gives words back whose refill is of another kind, or says something else."""

    def check(self, drafts: Sequence[Draft]) -> list[Verdict]:
        return [self._one(draft) for draft in drafts]

    def _one(self, draft: Draft) -> Verdict:
        assert draft.fills is not None
        _, left = fitted(draft.plan, draft.fills, draft.words)
        if not left:
            return Accept()
        if (
            draft.given_back.get(NAME, 0) >= _TIMES
        ):  # what came back was what a neighbour was filled with, again and again
            left = list(range(len(draft.words)))
        return GiveBack(frozenset(left), {"words_put_back": len(left)})


def fitted(
    plan: MaskPlan, fills: Sequence[Fill], words: Sequence[Word]
) -> tuple[tuple[Fill, ...], list[int]]:
    """The fills with words that fit, and the numbers of the masked words for which there was none.

    ``words`` are those of the slots of masked words, in order; other slots are left as they are.
    """
    if len(fills) != plan.slots:
        raise SpanError(f"{plan.slots} slots but {len(fills)} fills", letter_id=plan.letter_id)
    out, left = list(fills), []
    near, masked = neighbours(plan), iter(range(len(words)))
    slot = -1
    for at, part in enumerate(plan.parts):
        if not isinstance(part, Slot):
            continue
        slot += 1
        if part.label != "WORD":
            continue
        k = next(masked)
        beside = {near[slot].left, near[slot].right} - {words[k].text.lower()}
        beside |= {out[slot - 1].text.lower()} if near[slot].left_slot else set()
        tries = dict.fromkeys([out[slot].text, *(in_case(word, part.case) for word in out[slot].others)])
        good = [
            word
            for word in tries
            if fits(part.kind, word, words[k].text) and word.lower() not in beside and _agrees(plan, at, word)
        ]
        if out[slot].text not in good:
            left.append(k)
        out[slot] = replace(out[slot], others=tuple(word for word in good if word != out[slot].text))
    return article(plan, out), left


def _agrees(plan: MaskPlan, at: int, word: str) -> bool:
    """Whether a word agrees with an article that stands right before its slot in the text."""
    before = plan.parts[at - 1] if at else None
    found = _ARTICLE.search(before.text) if isinstance(before, Fixed) else None
    return found is None or takes_an(word) is (len(found[0].strip()) == 2)
