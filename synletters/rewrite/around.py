"""What stands around a slot, so that no word is said twice in one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synletters.core.document import Fill, Fixed, MaskPlan
from synletters.text.words import STOPWORDS

#: a word, or "" for the end of a sentence or line
_WORD_OR_END = re.compile(r"(\w+)|[.!?;:]+(?=\s)|\n")
_STEM = 5  # letters that two words of one stem begin with
_BESIDE, _ROUND = 3, 12  # words in which a function word, another word is not said twice


class Around:
    """The words of a plan, a sentence or line at a time, with what its slots hold so far."""

    def __init__(self, plan: MaskPlan, fills: Sequence[Fill] = ()) -> None:
        self._out: list[tuple[str, ...]] = []
        self._at: dict[int, int] = {}
        number = -1
        for part in plan.parts:
            if isinstance(part, Fixed):
                self._out += [(word.lower(),) if word else () for word in _WORD_OR_END.findall(part.text)]
            else:
                number += 1
                self._at[number] = len(self._out)
                self._out.append(("",))
        for known, fill in enumerate(fills):
            self.put(known, fill.text)

    def put(self, number: int, text: str) -> None:
        """Let a slot hold a word or phrase."""
        self._out[self._at[number]] = tuple(text.lower().split())

    def repeats(self, number: int, word: str, old: str) -> bool:
        """Whether a word would be said twice in the sentence of a slot, near it."""
        new = set(word.split()) - set(old.split())
        rare = new - STOPWORDS
        if len(new) == len(word.split()) == 1 and not rare:
            return bool(new & self._near(number, _BESIDE))
        beside = self._near(number, 1)
        if any(one[:_STEM] == other[:_STEM] for one in rare for other in beside if len(one) >= _STEM):
            return True  # "evident evidence"
        return bool(rare and rare & self._near(number, _ROUND))

    def _near(self, number: int, most: int) -> set[str]:
        out, at = set[str](), self._at[number]
        for step in (-1, 1):
            k = at
            for _ in range(most):
                k += step
                if not 0 <= k < len(self._out) or not self._out[k]:
                    break
                out.update(self._out[k])
        return out
