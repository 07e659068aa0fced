"""One variant of one letter while it is made: its plan, where each piece came from, and giving words back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from synletters.core.document import Fill, MaskPlan, Protected, Slot, Word
from synletters.rewrite import plan
from synletters.rewrite.consistency import Truth
from synletters.rewrite.plan import Copy

if TYPE_CHECKING:
    from synletters.core.config import Policy


@dataclass(frozen=True, slots=True)
class Job:
    """``at`` is the letter's number in its batch; ``words`` are the masked ones, in order of the text, and ``masked`` how many
    there were before any sentence was given back.

    The plan says nothing of the words it masks. The job does, and no refiller sees it.
    """

    at: int
    item: Protected
    surrogates: tuple[str, ...]
    words: tuple[Word, ...]
    variant: int
    policy: Policy
    policies: Mapping[str, str]
    plan: MaskPlan
    copies: list[Copy]
    masked: int = 0

    @staticmethod
    def make(
        at: int,
        item: Protected,
        surrogates: tuple[str, ...],
        words: Sequence[Word],
        *,
        policy: Policy,
        policies: Mapping[str, str],
        variant: int,
    ) -> Job:
        made, copies = plan.build_with_copies(
            item, surrogates, words, range(len(words)), policy=policy, policies=policies, variant=variant
        )
        return Job(at, item, surrogates, tuple(words), variant, policy, policies, made, copies, len(words))

    def places(self, fills: Sequence[Fill]) -> list[tuple[int, int, int]]:
        """(offset in the finished text, offset in the source, length) of what came over from the source."""
        return plan.places(self.plan, fills, self.copies)

    def sentences(self, truth: Truth) -> set[int]:
        """The numbers of the sentences that have masked words."""
        return {truth.sentence(word.start) for word in self.words}

    def given_back(self, truth: Truth, sentences: Collection[int], fills: Sequence[Fill]) -> tuple[Job, list[Fill]]:
        """The same letter with the words of some sentences of the source as they were, and the fills of the others."""
        back = [k for k, word in enumerate(self.words) if truth.sentence(word.start) in sentences]
        return self.put_back(back, fills)

    def put_back(self, numbers: Collection[int], fills: Sequence[Fill]) -> tuple[Job, list[Fill]]:
        """The same letter with some of the masked words as they were, and the fills of the others."""
        back = frozenset(numbers)
        stays = [k not in back for k in range(len(self.words))]
        masked = iter(stays)
        slots = [part for part in self.plan.parts if isinstance(part, Slot)]
        rest = [fill for slot, fill in zip(slots, fills, strict=True) if slot.label != "WORD" or next(masked)]
        words = [word for word, stay in zip(self.words, stays, strict=True) if stay]
        job = Job.make(self.at, self.item, self.surrogates, words, policy=self.policy, policies=self.policies,
                       variant=self.variant)  # fmt: skip
        return replace(job, plan=replace(job.plan, variant=self.plan.variant), masked=self.masked), rest
