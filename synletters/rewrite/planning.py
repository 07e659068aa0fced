"""From protected letters to open drafts: surrogates for their identifiers, and masks over their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from synletters.core.config import RunConfig
from synletters.core.document import Protected, Rejected, Word
from synletters.core.errors import LetterError
from synletters.core.isolation import each, rejected
from synletters.core.mentions import FIXED
from synletters.core.randomness import rng_for
from synletters.core.timing import Clock
from synletters.rewrite.column_surrogates import pieces_of, written
from synletters.rewrite.draft import Draft
from synletters.rewrite.maskable import with_kinds
from synletters.rewrite.masking import MaskingStrategy
from synletters.rewrite.opening import exchanged_in_cues
from synletters.rewrite.protect import open_words
from synletters.rewrite.reworded import Reworded
from synletters.rewrite.rewording import Ask, Rewording
from synletters.rewrite.statements import Statements
from synletters.surrogate import replace_group
from synletters.surrogate.date_shifts import OFFSET, DateShifts, remembered
from synletters.surrogate.memory import Memory
from synletters.surrogate.secret import site_secret
from synletters.text.kinds.equals import with_own
from synletters.text.sections import names_at, sections

if TYPE_CHECKING:
    from synletters.surrogate.vault import Vault

#: of each variant its letter in other words and what that says, if any is reworded
_Variants = Sequence[tuple[Reworded | None, Statements | None]]
_REPAIR = 1_000_003  # what tells the surrogates of one repair from another's


class Planner:
    """Plans drafts as the config says."""

    def __init__(
        self,
        config: RunConfig,
        strategy: MaskingStrategy,
        vault: Vault | None,
        clock: Clock,
        counts: Counter[str],
        shifts: DateShifts | None = None,
        rewording: Rewording | None = None,
    ) -> None:
        self.shifts = shifts
        self.config, self.strategy, self.vault, self.clock, self.counts = (
            config,
            strategy,
            vault,
            clock,
            counts,
        )
        self._equals = with_own(config.equals)
        self.rewording = rewording
        #: what the cells of each letter's row became, by column, when it was planned last
        self.cells: dict[str, dict[str, Any]] = {}

    def plan(self, items: Sequence[Protected], *, repair: int) -> list[list[Draft] | Rejected]:
        """The open drafts of each letter, one a variant, or its rejection. ``repair`` says how often these
        were planned before.

        Letters of one patient share surrogates: they are to be planned together.
        """
        with self.clock.stage("surrogate"):
            surrogates = self._surrogates(items, repair)
        rewordings = self._rewordings(items, repair)
        with self.clock.stage("mask"):
            return [
                next((part for part in (made, other) if isinstance(part, Rejected)), None)
                or self._drafts(item, made, other, repair)  # type: ignore[arg-type]
                for item, made, other in zip(items, surrogates, rewordings, strict=True)
            ]

    def put_back(self, draft: Draft, numbers: Collection[int], check: str) -> Draft:
        """The draft, open, with some of its reworded sentences as they were; ``check`` is who asked for it."""
        assert draft.rewording is not None
        self.counts[f"reword:given_back:{check}"] += len(frozenset(numbers))
        made = draft.rewording.without(numbers)
        order = dict(zip(draft.rewording.order, draft.surrogates, strict=True))
        given = tuple(order[number] for number in range(len(order)))
        said = Statements(made.item) if draft.said is not None else None
        fresh = self._draft(made.source, given, said, draft.plan.variant, made, counted=False)
        times = {**draft.given_back, check: draft.given_back.get(check, 0) + 1}
        return replace(fresh, given_back=times, plan=replace(fresh.plan, attempt=draft.attempt))

    def _rewordings(self, items: Sequence[Protected], repair: int) -> Sequence[_Variants | Rejected]:
        """Each variant of each letter with some of its sentences in other words."""
        as_it_is: _Variants = ((None, None),) * self.config.variants
        if self.rewording is None:
            return [as_it_is for _ in items]
        asked: list[list[Ask] | Rejected] = []
        with self.clock.stage("truth"):
            for item in items:
                try:
                    said = Statements(item)
                    several = 0 if FIXED in item.letter.meta else self.config.variants
                    asked.append([Ask(item, variant, said) for variant in range(several)])
                except Exception as error:
                    asked.append(rejected(item.letter, "reword", error))
        with self.clock.stage("reword"):
            made = each(
                [row for row in asked if row and not isinstance(row, Rejected)],
                partial(self.rewording.letters, counted=repair == 0),
                "reword",
                letter_of=lambda row: row[0].item.letter,
            )
        done = iter(made)
        return [row if isinstance(row, Rejected) else next(done) if row else as_it_is for row in asked]

    def _surrogates(self, items: Sequence[Protected], repair: int) -> list[tuple[str, ...] | Rejected]:
        groups: dict[str, list[int]] = {}
        for at, item in enumerate(items):
            groups.setdefault(item.letter.patient, []).append(at)
        out: dict[int, tuple[str, ...] | Rejected] = {}
        seed, mode = self._drawn_from(repair), self.config.surrogates
        with self.vault.chunk() if self.vault else nullcontext() as chunk:
            for patient, group in groups.items():
                held = chunk.memory(patient) if chunk else None
                try:
                    memory: Memory | None = held
                    letters = [items[at] for at in group]
                    pieces = pieces_of(letters)
                    together = [*letters, *(piece.item for piece in pieces)]
                    if pieces:
                        memory = memory or Memory()
                    if self.shifts is not None:
                        memory = _shifted(together, self.shifts, memory or Memory())
                    made = replace_group(together, seed=seed, mode=mode, memory=memory)
                    moved = memory.recall(OFFSET, "") if memory else None
                    self.cells |= written(
                        pieces,
                        [text for (text,) in made[len(letters) :]],
                        None if moved is None else int(moved),
                        self.config,
                    )
                    out |= zip(group, made[: len(letters)], strict=True)
                except Exception as error:  # one patient's letters must stay consistent: all or none of them
                    out |= {at: rejected(items[at].letter, "surrogate", error) for at in group}
                else:
                    if chunk and held:
                        chunk.keep(held)
        return [out[at] for at in range(len(items))]

    def _drawn_from(self, repair: int) -> int | str:
        """What surrogates are drawn from: the seed, else the site's secret (a vault's key goes before
        both)."""
        if self.vault or self.config.seed is not None:
            return (self.config.seed or 0) + repair * _REPAIR
        return f"{site_secret().value}/{repair}"

    def _drafts(
        self, item: Protected, surrogates: tuple[str, ...], rewordings: _Variants, repair: int
    ) -> list[Draft] | Rejected:
        try:
            out = []
            said: Statements | None = None
            for variant, (made, read) in enumerate(rewordings):
                if self.config.strategy != "none":
                    with self.clock.stage("truth"):
                        said = read or said or Statements(item)
                out.append(self._draft(item, surrogates, said, variant, made, counted=variant == repair == 0))
            return out
        except Exception as error:
            return rejected(item.letter, "mask", error)

    def _draft(
        self,
        item: Protected,
        surrogates: tuple[str, ...],
        said: Statements | None,
        variant: int,
        rewording: Reworded | None = None,
        *,
        counted: bool,
    ) -> Draft:
        if rewording is not None:
            item, surrogates = rewording.item, rewording.surrogates(surrogates)
        words = [] if FIXED in item.letter.meta else open_words(item)
        if said is not None:  # "as a child", "about 4 cm": no part of what the letter says may change
            words = said.outside_of_cues(words, () if self.config.refill == "free" else exchanged_in_cues())
        rng = rng_for(self.config.seed or 0, item.letter.id, f"mask:{variant}")
        eligible = self._within(
            item.letter.text, words
        )  # the strategy sees no others, so the ratio is of these
        chosen = [eligible[i] for i in sorted(_checked_choice(self.strategy.select(eligible, rng), eligible))]
        if self.config.refill == "free":
            masked, withheld = chosen, Counter[str]()
        else:
            masked, withheld = with_kinds(item, chosen, self._equals, eligible)
        if counted:
            self.counts["words_open"] += len(eligible)
            self.counts["words_masked"] += len(masked)
            self.counts["words_offered"] += sum(max(0, len(word.allowed) - 1) for word in masked)
            self.counts.update({f"withheld:{reason}": count for reason, count in withheld.items()})
        return Draft.make(
            item,
            surrogates,
            masked,
            policy=self.config.policy,
            policies=self.config.policies,
            variant=variant,
            said=said,
            mark_refills=self.config.mark_refills,
            rewording=rewording,
        )

    def _within(self, text: str, words: Sequence[Word]) -> Sequence[Word]:
        """The words that lie in the sections to be masked."""
        wanted = self.config.mask_sections
        if not wanted:
            return words
        names = names_at(sections(text), [word.start for word in words])
        return [word for word, name in zip(words, names, strict=True) if name in wanted]


def _shifted(group: Sequence[Protected], shifts: DateShifts, memory: Memory) -> Memory:
    """The memory with the days that the site gives its patient. Raises LetterError where it gives none and there are dates."""
    first = group[0].letter
    days = shifts.days(first.patient_id)
    if days is None:
        if any(region.label == "DATE" for item in group for region in item.regions):
            raise LetterError(
                "date_shift has no days for its patient, and it holds dates", letter_id=first.id
            )
    elif not remembered(memory, days):
        raise LetterError(
            "the vault holds another date shift of its patient than date_shift", letter_id=first.id
        )
    return memory


def _checked_choice(chosen: frozenset[int], words: Sequence[Word]) -> frozenset[int]:
    if any(not 0 <= i < len(words) for i in chosen):
        raise LetterError("the masking strategy chose words that the letter does not have")
    return chosen
