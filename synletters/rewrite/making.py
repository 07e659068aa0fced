"""Making letters out of protected ones: surrogates, masks, refilling, the gate, and the truth of what comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from synletters.core.config import RunConfig
from synletters.core.document import Fill, Protected, Rejected, Rewrite, Word
from synletters.core.errors import LetterError
from synletters.core.isolation import each, rejected
from synletters.core.randomness import rng_for
from synletters.core.timing import Clock
from synletters.refill import Refiller
from synletters.refill.novelty import avoided, come_back, must_differ, word_slots
from synletters.rewrite.consistency import Truth
from synletters.rewrite.draft import Job
from synletters.rewrite.kind_check import fitted
from synletters.rewrite.leak_check import check
from synletters.rewrite.maskable import with_kinds
from synletters.rewrite.masking import MaskingStrategy
from synletters.rewrite.protect import open_words
from synletters.surrogate import replace_group
from synletters.surrogate.secret import site_secret
from synletters.text.sections import names_at, sections

if TYPE_CHECKING:
    from synletters.surrogate.vault import Vault

_ATTEMPT = 1_000_003  # what tells the random numbers of one attempt from another's
_ASK = 7_368_787  # what tells those of one asking, for words that came back, from another's
_ASKS = 3
_ATTEMPTS = 3  # how often a letter that the gate turns away is refilled before it is rejected
#: how often sentences are given back to their source: those that say something else; their neighbours too; all of the letter
_GIVE_BACKS = 3


@dataclass(slots=True)
class Made:
    """The results of one letter, its variants; and for each how it was made: its job and the fills.

    A letter that cannot be made has one rejection, and no job.
    """

    results: list[Rewrite | Rejected]
    how: list[tuple[Job, Sequence[Fill]]]


class Maker:
    """Makes letters as the config says. ``refiller`` is called when something is to be refilled, so that no model is loaded
    for nothing; ``common`` and ``ordinary`` are those of the finder."""

    def __init__(
        self,
        config: RunConfig,
        strategy: MaskingStrategy,
        refiller: Callable[[], Refiller],
        vault: Vault | None,
        clock: Clock,
        counts: Counter[str],
        *,
        common: Container[str],
        ordinary: Container[str] | None,
    ) -> None:
        self.config, self.strategy, self.vault, self.clock, self.counts = config, strategy, vault, clock, counts
        self.common, self.ordinary = common, ordinary
        self._refiller = refiller
        #: private draws of each letter since they were last counted up
        self.drawn: Counter[str] = Counter()

    def make(self, guarded: Sequence[Protected | Rejected], *, salt: int) -> list[Made]:
        """The results of each letter: its variants, of which some may be rejected, or the rejection it came with."""
        with self.clock.stage("surrogate"):
            surrogates = iter(self._surrogates([g for g in guarded if isinstance(g, Protected)], salt))
        jobs: list[Job] = []
        truths: dict[int, Truth] = {}
        out: dict[int, Made] = {}
        with self.clock.stage("mask"):
            for at, item in enumerate(guarded):
                out[at] = Made([], [])
                if isinstance(item, Rejected):
                    out[at].results.append(item)
                    continue
                replaced = next(surrogates)
                if isinstance(replaced, Rejected):
                    out[at].results.append(replaced)
                    continue
                try:
                    if self.config.strategy != "none":
                        truths[at] = self._truth(item)
                    jobs += [self._job(at, item, replaced, v, truths.get(at)) for v in range(self.config.variants)]
                except Exception as error:
                    out[at].results.append(rejected(item.letter, "mask", error))
        with self.clock.stage("refill"):
            fills = self._fill(jobs)
        with self.clock.stage("gate"):
            for job, outcome in zip(jobs, fills, strict=True):
                result, how = self._finish(job, outcome, truths)
                out[job.at].results.append(result)
                out[job.at].how.append(how)
        return [out[at] for at in range(len(guarded))]

    def _surrogates(self, items: Sequence[Protected], salt: int) -> list[tuple[str, ...] | Rejected]:
        groups: dict[str, list[int]] = {}
        for at, item in enumerate(items):
            groups.setdefault(item.letter.patient, []).append(at)
        out: dict[int, tuple[str, ...] | Rejected] = {}
        seed, mode = self._drawn_from(salt), self.config.surrogates
        with self.vault.chunk() if self.vault else nullcontext() as chunk:
            for patient, group in groups.items():
                memory = chunk.memory(patient) if chunk else None
                try:
                    made = replace_group([items[at] for at in group], seed=seed, mode=mode, memory=memory)
                    out |= zip(group, made, strict=True)
                except Exception as error:  # one patient's letters must stay consistent: all or none of them
                    out |= {at: rejected(items[at].letter, "surrogate", error) for at in group}
                else:
                    if chunk and memory:
                        chunk.keep(memory)
        return [out[at] for at in range(len(items))]

    def _drawn_from(self, salt: int) -> int | str:
        """What surrogates are drawn from: the seed, else the site's secret (a vault's key goes before both)."""
        if self.vault or self.config.seed is not None:
            return (self.config.seed or 0) + salt * _ATTEMPT
        return f"{site_secret().value}/{salt}"

    def _truth(self, item: Protected) -> Truth:
        with self.clock.stage("truth"):
            return Truth(item)

    def _job(self, at: int, item: Protected, surrogates: tuple[str, ...], variant: int, truth: Truth | None) -> Job:
        words = open_words(item)
        if truth is not None:  # "as a child", "about 4 cm": no part of what the letter says may change
            words = truth.outside_of_cues(words)
        rng = rng_for(self.config.seed or 0, item.letter.id, f"mask:{variant}")
        eligible = self._within(item.letter.text, words)  # the strategy sees no others, so the ratio is of these
        chosen = [eligible[i] for i in sorted(_checked_choice(self.strategy.select(eligible, rng), eligible))]
        masked, withheld = with_kinds(item, chosen)
        if variant == 0:
            self.counts["words_open"] += len(eligible)
            self.counts["words_masked"] += len(masked)
            self.counts.update({f"withheld:{reason}": count for reason, count in withheld.items()})
        return Job.make(at, item, surrogates, masked, policy=self.config.policy, policies=self.config.policies,
                        variant=variant)  # fmt: skip

    def _within(self, text: str, words: Sequence[Word]) -> Sequence[Word]:
        """The words that lie in the sections to be masked."""
        wanted = self.config.mask_sections
        if not wanted:
            return words
        names = names_at(sections(text), [word.start for word in words])
        return [word for word, name in zip(words, names, strict=True) if name in wanted]

    def _fill(self, jobs: Sequence[Job]) -> list[Any]:
        if not any(job.plan.slots for job in jobs):
            return [() for _ in jobs]
        self.counts["slots"] += sum(job.plan.slots for job in jobs)
        refiller = self._refiller()  # a model that cannot be loaded ends the run; it is no fault of a letter

        def fill(batch: Sequence[Job]) -> list[Any]:
            return list(refiller.fill([job.plan for job in batch]))

        self._drew(jobs)
        outcomes = each(jobs, fill, "refill", letter_of=lambda job: job.item.letter)
        if self.config.avoid_original <= 0:
            return outcomes
        return each(list(zip(jobs, outcomes, strict=True)), self._avoid, "refill", letter_of=lambda p: p[0].item.letter)

    def _avoid(self, made: Sequence[tuple[Job, Any]]) -> list[Any]:
        """The fills of each job, or its rejection, with other words where one came back that must not."""
        out = [outcome for _, outcome in made]
        for ask in range(1, _ASKS + 1):
            waiting: dict[int, list[int]] = {}
            for i, (job, _) in enumerate(made):
                if not isinstance(out[i], Rejected) and job.words:
                    must = must_differ(self.config.avoid_original, self.config.seed or 0, job.item.letter.id, job.variant,
                                       len(job.words))  # fmt: skip
                    out[i], unfit = fitted(job.plan, out[i], job.words)
                    out[i], left = avoided(job.plan, out[i], job.words, must)
                    left = sorted({*left, *(k for k in unfit if k in must)})
                    if left:
                        waiting[i] = left
            if not waiting or ask == _ASKS:
                break
            plans = [replace(made[i][0].plan, variant=made[i][0].plan.variant + ask * _ASK) for i in waiting]
            for (i, left), fresh in zip(waiting.items(), self._refiller().fill(plans), strict=True):
                slots = word_slots(made[i][0].plan)
                taken = {slots[k] for k in left}
                out[i] = tuple(
                    new if k in taken else old for k, (old, new) in enumerate(zip(out[i], fresh, strict=True))
                )
        return out

    def _drew(self, jobs: Sequence[Job]) -> None:
        """Count the private draws of each letter: all that were made of it, also those that did not come out."""
        if self.config.sampling == "private":
            for job in jobs:
                self.drawn[job.item.letter.id] += job.plan.slots

    def _finish(
        self, job: Job, outcome: Any, truths: dict[int, Truth]
    ) -> tuple[Rewrite | Rejected, tuple[Job, Sequence[Fill]]]:
        if isinstance(outcome, Rejected):
            return outcome, (job, ())
        try:
            whole = job
            job, outcome = self._fit(whole, outcome)
            made = self._check(job, outcome)
            for attempt in range(1, _ATTEMPTS):  # a refilled word may happen to be somebody's name: draw again
                if isinstance(made, Rewrite) or not job.plan.slots:
                    break
                again = replace(whole, plan=replace(whole.plan, variant=whole.plan.variant + attempt * _ATTEMPT))
                self._drew([again])
                outcome = self._refiller().fill([again.plan])[0]
                if self.config.avoid_original > 0:
                    [outcome] = self._avoid([(again, outcome)])
                job, outcome = self._fit(whole, outcome)
                made = self._check(job, outcome)
            if isinstance(made, Rewrite) and job.words:
                if job.at not in truths:
                    truths[job.at] = self._truth(job.item)
                with self.clock.stage("truth"):
                    masked = job.sentences(truths[job.at])
                    job, outcome, made = self._true(job, outcome, made, truths[job.at])
                    self.counts["sentences_masked"] += len(masked)
                    self.counts["sentences_given_back"] += len(masked - job.sentences(truths[job.at]))
            self.counts["refills"] += len(job.words)
            self.counts["refills_as_before"] += len(come_back(outcome, word_slots(job.plan), job.words))
            return made, (job, outcome)
        except Exception as error:
            return rejected(job.item.letter, "gate", error), (job, ())

    def _fit(self, job: Job, fills: Sequence[Fill]) -> tuple[Job, Sequence[Fill]]:
        """The letter with fills of the kinds of their slots; other masked words come back as they were."""
        fills, left = fitted(job.plan, fills, job.words)
        while left:  # what came back may be what a neighbour was filled with
            self.counts["words_put_back"] += len(left)
            job, rest = job.put_back(left, fills)
            fills, left = fitted(job.plan, rest, job.words)
        return job, fills

    def give_back(
        self, how: tuple[Job, Sequence[Fill]], places: Sequence[int], *, everything: bool = False
    ) -> tuple[Rewrite | Rejected, tuple[Job, Sequence[Fill]]]:
        """The same letter with the sentences around some offsets of its source, or ``everything``, as they were there."""
        job, fills = how
        try:
            truth = Truth(job.item)
            masked = job.sentences(truth)
            wrong = {truth.sentence(at) for at in places}
            job, fills = job.given_back(truth, masked if everything or not wrong & masked else wrong, fills)
            job, fills, made = self._true(job, fills, self._check(job, fills), truth)
            self.counts["sentences_given_back"] += len(masked - job.sentences(truth))
            return made, (job, fills)
        except Exception as error:
            return rejected(job.item.letter, "truth", error), (job, ())

    def _true(
        self, job: Job, fills: Sequence[Fill], made: Rewrite | Rejected, truth: Truth
    ) -> tuple[Job, Sequence[Fill], Rewrite | Rejected]:
        """The letter with every sentence given back that says something else than its source, or a rejection."""
        masked = job.sentences(truth)
        for attempt in range(_GIVE_BACKS + 1):
            if isinstance(made, Rejected):
                break
            found = truth.drifts(made, job.places(fills))
            if not found:
                break
            if attempt == _GIVE_BACKS:
                made = Rejected(job.item.letter.id, "truth", f"{len(found)} statements of the source came out changed "
                                f"({', '.join(sorted({drift.kind for drift in found}))})")  # fmt: skip
                break
            if attempt == 0:
                self.counts.update(f"drift:{drift.kind}" for drift in found)
            wrong = {truth.sentence(drift.at) for drift in found}
            if attempt == 1:
                wrong |= {number + step for number in wrong for step in (-1, 1)}
            job, fills = job.given_back(truth, wrong if attempt < 2 else masked, fills)
            made = self._check(job, fills)
        return job, fills, made

    def _check(self, job: Job, fills: Sequence[Fill]) -> Rewrite | Rejected:
        text, spans = job.plan.assemble(fills)
        refilled = job.plan.refilled(fills) if self.config.mark_refills else None
        made = Rewrite(job.item.letter.id, job.plan.variant, text, spans, refilled=refilled)
        return check(job.item.letter, job.item, job.plan, made, common=self.common, ordinary=self.ordinary)


def _checked_choice(chosen: frozenset[int], words: Sequence[Word]) -> frozenset[int]:
    if any(not 0 <= i < len(words) for i in chosen):
        raise LetterError("the masking strategy chose words that the letter does not have")
    return chosen
