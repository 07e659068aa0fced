"""One plan in subwords, while its slots are filled; and from subwords back to words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synletters.core.document import Case, Fill, Fixed, MaskPlan, Slot
from synletters.refill.agreement import article
from synletters.refill.sampling import Floats

Ints = NDArray[np.int64]


@dataclass(slots=True)
class Draft:
    """``at[k]`` is the place of slot k in ``ids``; ``others`` are the words that come next, best first;
    ``logs[k]`` the log-probabilities of words in lower case."""

    ids: Ints
    at: Ints
    slots: tuple[Slot, ...]
    noise: Floats
    words: list[str]
    others: list[tuple[str, ...]]
    scores: list[float]
    todo: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    near: list[Near] = field(default_factory=list)
    logs: dict[int, dict[str, float]] = field(default_factory=dict)

    @staticmethod
    def of(ids: Sequence[int], at: Sequence[int], slots: Sequence[Slot], noise: Floats) -> Draft:
        n = len(slots)
        return Draft(
            np.array(ids, dtype=np.int64),
            np.array(at, dtype=np.int64),
            tuple(slots),
            noise,
            [""] * n,
            [()] * n,
            [0.0] * n,
            np.arange(n),
        )

    def put(self, k: int, pieces: Sequence[int]) -> None:
        """Let the model see what slot k holds now, one subword or several."""
        at = int(self.at[k])
        if len(pieces) == 1:
            self.ids[at] = pieces[0]
            return
        self.ids = np.concatenate([self.ids[:at], np.array(pieces, dtype=np.int64), self.ids[at + 1 :]])
        self.at[k + 1 :] += len(pieces) - 1

    def beside(self, k: int) -> Ints:
        """The subwords right before and behind slot k, and its mask, if it is still open."""
        at = int(self.at[k])
        return self.ids[max(0, at - 1) : at + 2]


def model_texts(plan: MaskPlan, *, marked: bool) -> list[str]:
    """The fixed parts as the model reads them: where a subword begins with its blank (``marked``), a mask
    holds it too."""
    out = []
    for part, following in zip(plan.parts, (*plan.parts[1:], None), strict=False):
        if isinstance(part, Fixed):
            held = marked and isinstance(following, Slot)
            out.append(part.text.removesuffix(" ") if held else part.text)
    return out


def subwords(tokenizer: Any, texts: Sequence[str]) -> list[list[int]]:
    """The subwords of each text, without special tokens and without a limit.

    A letter that says "</s>" says so in text: where a vocabulary spells it by its special token even so, it
    becomes unknown.
    """
    if not texts:
        return []
    found: list[list[int]] = tokenizer(
        list(texts), add_special_tokens=False, truncation=False, return_attention_mask=False, verbose=False
    )["input_ids"]
    unknown = tokenizer.unk_token_id
    special = set(tokenizer.all_special_ids) - {unknown}
    for at, ids in enumerate(found):
        if not special.isdisjoint(ids):
            found[at] = [
                unknown if i in special else i for i in ids if i not in special or unknown is not None
            ]
    return found


def finish(plan: MaskPlan, draft: Draft) -> tuple[Fill, ...]:
    """The words of a draft in the case of their slots, articles agreeing with what follows them."""
    fills = []
    for k, (word, slot, score, others) in enumerate(
        zip(draft.words, draft.slots, draft.scores, draft.others, strict=True)
    ):
        known = (*others, *(w for w in slot.allowed if w not in {word.lower(), *map(str.lower, others)}))
        more = tuple(dict.fromkeys(in_case(other, slot.case) for other in known))
        fills.append(Fill(in_case(word, slot.case), min(1.0, score), more, draft.logs.get(k, {})))
    return article(plan, fills)


def in_case(word: str, case: Case) -> str:
    """The word in the case pattern of its slot; a lower-case slot keeps the capitals of the model ("MRI")."""
    return "I" if word == "i" else case.apply(word.lower() if case is not Case.LOWER else word)


@dataclass(frozen=True, slots=True)
class Near:
    """What stands right beside a slot, with nothing but white space between: a word of the text, or the slot
    next to it."""

    left: str = ""
    right: str = ""
    left_slot: bool = False
    right_slot: bool = False


def neighbours(plan: MaskPlan) -> list[Near]:
    """One entry a slot, in order; words in lower case."""
    joined: list[str | None] = []  # the text between slots, None for a slot
    for part in plan.parts:
        if isinstance(part, Slot):
            joined.append(None)
        elif joined and joined[-1] is not None:
            joined[-1] += part.text
        else:
            joined.append(part.text)
    out = []
    for at, text in enumerate(joined):
        if text is not None:
            continue
        before, behind = joined[:at][-1:] or [""], joined[at + 1 :][:1] or [""]
        # white space alone between two slots
        left = None if before == [None] or (at > 1 and not (before[0] or "").strip()) else before[0]
        right = (
            None
            if behind == [None] or (at + 2 < len(joined) and not (behind[0] or "").strip())
            else behind[0]
        )
        out.append(Near(_last(left), _first(right), left is None, right is None))
    return out


def _first(text: str | None) -> str:
    found = _FIRST.match(text) if text else None
    return found.group(1).lower() if found else ""


def _last(text: str | None) -> str:
    text = (text or "").rstrip()
    at = len(text)
    while at and text[at - 1].isalnum():
        at -= 1
    return text[at:].lower()


_FIRST = re.compile(r"\s*([^\W_]+)")


def taken(draft: Draft, k: int, near: Near) -> set[str]:
    """The words, in lower case, that slot k may not take again."""
    beside = {near.left, near.right}
    beside |= {draft.words[k - 1].lower()} if near.left_slot and k > 0 else set()
    beside |= {draft.words[k + 1].lower()} if near.right_slot and k + 1 < len(draft.words) else set()
    return beside - {""}
