"""Whether a finished letter still says of its entities what the source says: sentences that do not get their
own words back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from synletters.rewrite.check import Accept, GiveBack, Reject, Verdict
from synletters.rewrite.draft import Draft

#: its name among the checks
NAME = "consistency"
#: how often it gives words back before it turns a letter away
_TIMES = 3


class ConsistencyCheck:
    """Gives sentences back that say something else than their source: first those alone, then with their
    neighbours, then all."""

    def check(self, drafts: Sequence[Draft]) -> list[Verdict]:
        return [self._one(draft) for draft in drafts]

    def _one(self, draft: Draft) -> Verdict:
        if draft.said is None or draft.result is None or not draft.masked:
            return Accept()
        found = draft.said.drifts(draft.result, draft.places())
        if not found:
            return Accept()
        times = draft.given_back.get(NAME, 0)
        if times == _TIMES:
            kinds = ", ".join(sorted({drift.kind for drift in found}))
            return Reject(f"{len(found)} statements of the source came out changed ({kinds})")
        wrong = {draft.said.sentence(drift.at) for drift in found}
        if times == 1:
            wrong |= {number + step for number in wrong for step in (-1, 1)}
        words = (
            k for k, word in enumerate(draft.words) if times > 1 or draft.said.sentence(word.start) in wrong
        )
        return GiveBack(
            frozenset(words), Counter(f"drift:{drift.kind}" for drift in found) if times == 0 else {}
        )
