"""One variant of one letter on its way: its plan, where each piece came from, its fills, and what it has come
to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from synletters.core.config import Policy
from synletters.core.document import Fill, MaskPlan, Protected, Rewrite, Slot, Word
from synletters.refill.agreement import article
from synletters.rewrite import plan
from synletters.rewrite.plan import Copy
from synletters.rewrite.reworded import Reworded
from synletters.rewrite.statements import Statements


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter on its way, with all that a check may ask.

    ``masked`` are the words that were masked, ``words`` those of them that no check has given back, both in
    order of the text:
    the plan has a slot for each of ``words``, and says nothing of them. ``said`` is what the source says,
    None where no word
    is masked. ``fills`` is None until the slots are filled, ``result`` is what they make of the plan.
    ``given_back`` says how
    often each check, by name, has given words back. ``item`` is the letter that words were masked in: where
    ``rewording`` is not None, one with sentences in other words, and "the source" is that one.
    """

    item: Protected
    surrogates: tuple[str, ...]
    masked: tuple[Word, ...]
    words: tuple[Word, ...]
    policy: Policy
    policies: Mapping[str, str]
    plan: MaskPlan
    copies: tuple[Copy, ...]
    said: Statements | None = field(default=None, repr=False)
    mark_refills: bool = False
    fills: tuple[Fill, ...] | None = None
    result: Rewrite | None = None
    given_back: Mapping[str, int] = field(default_factory=dict)
    rewording: Reworded | None = field(default=None, repr=False)

    @staticmethod
    def make(
        item: Protected,
        surrogates: tuple[str, ...],
        words: Sequence[Word],
        *,
        policy: Policy,
        policies: Mapping[str, str],
        variant: int = 0,
        said: Statements | None = None,
        mark_refills: bool = False,
        rewording: Reworded | None = None,
    ) -> Draft:
        """An open draft in which ``words`` are masked; ``item`` and ``surrogates`` are as ``rewording`` has them."""
        made, copies = plan.build_with_copies(
            item, surrogates, words, range(len(words)), policy=policy, policies=policies, variant=variant
        )
        masked = tuple(words)
        return Draft(
            item,
            surrogates,
            masked,
            masked,
            policy,
            policies,
            made,
            tuple(copies),
            said,
            mark_refills,
            rewording=rewording,
        )

    @property
    def source(self) -> Protected:
        """The letter as it came, before any sentence was said in other words."""
        return self.item if self.rewording is None else self.rewording.source

    @property
    def attempt(self) -> int:
        """How often the slots were filled before."""
        return self.plan.attempt

    def filled(self, fills: Sequence[Fill]) -> Draft:
        """The draft with one fill a slot, and what that makes. Raises SpanError for another number of
        fills."""
        fills = article(self.plan, fills)
        text, spans = self.plan.assemble(fills)
        refilled = self.plan.refilled(fills) if self.mark_refills else None
        made = Rewrite(self.item.letter.id, self.plan.variant, text, spans, refilled=refilled)
        return replace(self, fills=fills, result=made)

    def again(self) -> Draft:
        """The draft with every masked word open once more, for the next attempt to fill it."""
        fresh = self._with(self.masked)
        return replace(
            fresh, plan=replace(fresh.plan, attempt=self.attempt + 1), fills=None, result=None, given_back={}
        )

    def without(self, numbers: Collection[int], check: str) -> Draft:
        """The draft with some of ``words``, by number, as they were in the source; ``check`` is who asked for
        it."""
        assert self.fills is not None
        back = frozenset(numbers)
        times = {**self.given_back, check: self.given_back.get(check, 0) + 1}
        if not back:
            return replace(self, given_back=times)
        stays = [number not in back for number in range(len(self.words))]
        masked = iter(stays)
        slots = [part for part in self.plan.parts if isinstance(part, Slot)]
        rest = [
            fill for slot, fill in zip(slots, self.fills, strict=True) if slot.label != "WORD" or next(masked)
        ]
        fewer = self._with([word for word, stay in zip(self.words, stays, strict=True) if stay])
        return replace(fewer.filled(rest), given_back=times)

    def places(self) -> list[tuple[int, int, int]]:
        """(offset in the result, offset in the text of ``item``, length) of what came over from it."""
        assert self.fills is not None
        return plan.places(self.plan, self.fills, self.copies)

    def places_in_source(self) -> list[tuple[int, int, int]]:
        """The same of the letter as it came, from which sentences may have been reworded: not always in order."""
        return self.places() if self.rewording is None else self.rewording.places(self.places())

    def sentences(self, words: Sequence[Word]) -> set[int]:
        """The numbers of the sentences of the source that hold any of ``words``."""
        assert self.said is not None or not words
        return {self.said.sentence(word.start) for word in words} if self.said else set()

    def _with(self, words: Sequence[Word]) -> Draft:
        made, copies = plan.build_with_copies(
            self.item,
            self.surrogates,
            words,
            range(len(words)),
            policy=self.policy,
            policies=self.policies,
            variant=self.plan.variant,
        )
        return replace(
            self, words=tuple(words), plan=replace(made, attempt=self.attempt), copies=tuple(copies)
        )
