"""The rewriter: letters in, rewrites or rejections out.

    letters -> detect -> protect -> surrogates + masks -> plan -> refill -> gate -> Rewrite | Rejected

A stage that fails for a batch is tried again letter by letter; a letter that fails alone is rejected, and nothing of it is
passed on. Reasons name the error's type, never its message, unless the message is synletters' own.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synletters import mask, plan, registry
from synletters.batches import each, each_letter, rejected
from synletters.config import RunConfig
from synletters.detect import Detector
from synletters.document import POS_PREFIX, Action, Fill, Letter, MaskPlan, Protected, Rejected, Rewrite, Span, Word
from synletters.errors import LetterError
from synletters.finding import Finder
from synletters.gate import check, left_behind
from synletters.ids import holds_identifier
from synletters.mask import MaskingStrategy
from synletters.neural.loading import resolve
from synletters.plan import Copy
from synletters.protect import open_words, protect
from synletters.refill import Refiller
from synletters.second_look import for_second_look, overlooked
from synletters.secret import site_secret
from synletters.sections import names_at, sections
from synletters.surrogate import replace_group
from synletters.timing import Clock

_ATTEMPT = 1_000_003  # what tells the random numbers of one attempt from another's
if TYPE_CHECKING:
    from synletters.vault import Vault

_REPAIRS = 2  # how often a letter is made anew with what the gate and the second look found
_ATTEMPTS = 3  # how often a letter that the gate turns away is refilled before it is rejected


@dataclass(frozen=True, slots=True)
class _Job:
    """One variant of one letter to be made: its number in the batch, its plan, and what of the plan came over."""

    at: int
    item: Protected
    plan: MaskPlan
    copies: list[Copy]


@dataclass(slots=True)
class _Made:
    """The results of one letter, and for each rewrite where its pieces came from."""

    results: list[Rewrite | Rejected]
    places: list[list[tuple[int, int, int]]]


class Rewriter:
    """Composes the stages. Models load once, at construction.

    Pass your own ``detectors``, ``strategy`` or ``refiller`` to replace what the config names.
    """

    def __init__(
        self,
        config: RunConfig | None = None,
        *,
        detectors: Sequence[Detector] | None = None,
        strategy: MaskingStrategy | None = None,
        refiller: Refiller | None = None,
    ) -> None:
        self.config = config or RunConfig()
        self.vault = open_vault(self.config)
        self.clock = Clock()
        self.finder = Finder(self.config, detectors, self.clock)
        self.strategy = strategy or mask.parse(self.config.strategy, self.config.ratio)
        self._refiller = refiller
        if refiller is None and self.config.strategy != "none":
            resolve(self.config.model, "mlm")  # a model that is not there is noticed before any letter is touched
        self._second = for_second_look(self.detectors)
        self.counts: Counter[str] = Counter()
        self.hashes: Counter[str] = Counter()
        self._key = os.urandom(32)

    @property
    def detectors(self) -> list[Detector]:
        return self.finder.detectors

    @property
    def refiller(self) -> Refiller:
        """The refiller; its model is loaded the first time that something is to be refilled."""
        if self._refiller is None:
            self._refiller = make_refiller(self.config)
        return self._refiller

    def detect(self, letters: Sequence[Letter]) -> list[Letter | Rejected]:
        """Each letter with its own spans and all detectors'; same length and order."""
        return self.finder.find(letters)

    # -- rewriting ----------------------------------------------------------------------------------------------------------

    def rewrite(self, letters: Sequence[Letter]) -> list[Rewrite | Rejected]:
        """``variants`` rewrites for each letter, or one rejection, in the order of the letters.

        Letters of one patient share surrogates and a date shift, so pass all of a patient's letters in one call. What the
        gate or the second look finds is repaired once, with all the letters of that patient; then a letter is rejected.
        """
        detected = self.detect(letters)
        with self.clock.stage("protect"):
            guarded = each_letter(detected, lambda batch: [self._protect(letter) for letter in batch], "protect")
        made = self._make(guarded, salt=0)
        looked: set[int] = set()
        for salt in range(1, _REPAIRS + 1):
            with self.clock.stage("second_look"):
                extra = self._findings(guarded, made, looked)
            if not extra:
                break
            redo = self._repair(guarded, extra)
            for at, remade in zip(redo, self._make([guarded[at] for at in redo], salt=salt), strict=True):
                made[at] = remade
            looked.difference_update(extra)  # what was repaired is looked at once more
        else:
            with self.clock.stage("second_look"):
                for at in self._findings(guarded, made, looked):
                    reason = "after its repair the letter still holds what looks like an identifier of its source"
                    made[at] = _Made([self._turned_away(made[at].results, guarded[at], reason)], [])
        out = [result for each_made in made for result in _all_or_none(each_made.results)]
        self._count(guarded, out)
        return out

    def _make(self, guarded: Sequence[Protected | Rejected], *, salt: int) -> list[_Made]:
        """The results of each letter: its variants, of which some may be rejected, or the rejection it came with."""
        with self.clock.stage("surrogate"):
            surrogates = iter(self._surrogates([g for g in guarded if isinstance(g, Protected)], salt))
        jobs: list[_Job] = []
        out: dict[int, _Made] = {}
        with self.clock.stage("mask"):
            for at, item in enumerate(guarded):
                out[at] = _Made([], [])
                if isinstance(item, Rejected):
                    out[at].results.append(item)
                    continue
                replaced = next(surrogates)
                if isinstance(replaced, Rejected):
                    out[at].results.append(replaced)
                    continue
                try:
                    jobs += [_Job(at, item, *self._plan(item, replaced, v)) for v in range(self.config.variants)]
                except Exception as error:
                    out[at].results.append(rejected(item.letter, "mask", error))
        with self.clock.stage("refill"):
            fills = self._fill(jobs)
        with self.clock.stage("gate"):
            for job, outcome in zip(jobs, fills, strict=True):
                result, places = self._finish(job, outcome)
                out[job.at].results.append(result)
                out[job.at].places.append(places)
        return [out[at] for at in range(len(guarded))]

    def _findings(
        self, guarded: list[Protected | Rejected], made: list[_Made], looked: set[int]
    ) -> dict[int, list[Span]]:
        """What the gate and the second look find in the sources of the letters that are not in ``looked`` yet.

        A letter that fails here, or failed for another reason than an identifier, is rejected for good.
        """
        extra: dict[int, list[Span]] = {}
        pairs: list[tuple[int, Protected, Rewrite, Sequence[tuple[int, int, int]]]] = []
        for at, item in enumerate(guarded):
            if at in looked or isinstance(item, Rejected):
                continue
            looked.add(at)
            bad = [result for result in made[at].results if isinstance(result, Rejected)]
            if any(result.stage != "gate" for result in bad):
                guarded[at] = next(result for result in bad if result.stage != "gate")
            elif bad:
                try:
                    extra[at] = left_behind(item, common=self.finder.common, ordinary=self.finder.ordinary)
                    self._saw("gate", item, extra[at])
                except Exception as error:
                    guarded[at] = fault = rejected(item.letter, "gate", error)
                    made[at] = _Made([fault], [])
            elif self.config.second_look and not self.config.no_phi:
                for result, places in zip(made[at].results, made[at].places, strict=True):
                    assert isinstance(result, Rewrite)
                    pairs.append((at, item, result, places))

        def look(batch: Sequence[tuple[int, Protected, Rewrite, Any]]) -> list[list[Span]]:
            return overlooked(
                self._second, [pair[2] for pair in batch], [pair[3] for pair in batch], self.finder.ordinary
            )

        for (at, item, *_), spans in zip(
            pairs, each(pairs, look, "second_look", letter_of=lambda pair: pair[1].letter), strict=True
        ):
            if isinstance(spans, Rejected):
                guarded[at], made[at] = spans, _Made([spans], [])
                extra.pop(at, None)
            elif spans and isinstance(guarded[at], Protected):
                extra.setdefault(at, []).extend(spans)
                self._saw("second_look", item, spans)
        return extra

    def _repair(self, guarded: list[Protected | Rejected], extra: Mapping[int, Sequence[Span]]) -> list[int]:
        """Protect the letters anew with what was found in them, and in the other letters of the patient; say which."""
        patients = {item.letter.patient for at in extra if isinstance(item := guarded[at], Protected)}
        redo = [
            at for at, item in enumerate(guarded) if isinstance(item, Protected) and item.letter.patient in patients
        ]
        letters: list[Letter | Rejected] = []
        for at in redo:
            item = guarded[at]
            assert isinstance(item, Protected)
            letters.append(item.letter.with_spans((*item.letter.spans, *extra.get(at, ()))))
        spread = self.finder.spread(letters)
        protected = each_letter(spread, lambda batch: [self._protect(letter) for letter in batch], "protect")
        for at, remade in zip(redo, protected, strict=True):
            guarded[at] = remade
        self.counts["letters_repaired"] += len(extra)
        return redo

    @staticmethod
    def _turned_away(results: Sequence[Rewrite | Rejected], item: Protected | Rejected, reason: str) -> Rejected:
        known = next((result for result in results if isinstance(result, Rejected)), None)
        if known is not None:
            return known
        return Rejected(item.letter.id if isinstance(item, Protected) else item.letter_id, "gate", reason)

    def _saw(self, who: str, item: Protected | Rejected, spans: Sequence[Span]) -> None:
        """Counts by label, and hashes under a key that is thrown away: the same value twice shows, the value never."""
        if isinstance(item, Protected):
            for span in spans:
                value = item.letter.text[span.start : span.end].casefold().encode("utf-8", "surrogatepass")
                self.counts[f"{who}:{span.label}"] += 1
                self.hashes[blake2b(value, key=self._key, digest_size=8).hexdigest()] += 1

    def _protect(self, letter: Letter) -> Protected:
        return protect(letter, keep_structure=self.config.keep_structure, keep_clinical=self.config.keep_clinical,
                       seek=False)  # fmt: skip  # the finder has looked for what comes again

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

    def _plan(self, item: Protected, surrogates: tuple[str, ...], variant: int) -> tuple[MaskPlan, list[Copy]]:
        words = open_words(item)
        rng = mask.rng_for(self.config.seed or 0, item.letter.id, f"mask:{variant}")
        within = self._within(item.letter.text, words)  # the strategy sees no others, so the ratio is of these
        eligible = [words[i] for i in within]
        chosen = frozenset(within[i] for i in _checked_choice(self.strategy.select(eligible, rng), eligible))
        if variant == 0:
            self.counts["words_open"] += len(eligible)
            self.counts["words_masked"] += len(chosen)
        return plan.build_with_copies(item, surrogates, words, chosen, policy=self.config.policy,
                                      policies=self.config.policies, variant=variant)  # fmt: skip

    def _within(self, text: str, words: Sequence[Word]) -> list[int]:
        """The words that lie in the sections to be masked, by number."""
        wanted = self.config.mask_sections
        if not wanted:
            return list(range(len(words)))
        names = names_at(sections(text), [word.start for word in words])
        return [i for i, name in enumerate(names) if name in wanted]

    def _fill(self, jobs: Sequence[_Job]) -> list[Any]:
        if not any(job.plan.slots for job in jobs):
            return [() for _ in jobs]
        self.counts["slots"] += sum(job.plan.slots for job in jobs)
        refiller = self.refiller  # a model that cannot be loaded ends the run; it is no fault of a letter

        def fill(batch: Sequence[_Job]) -> list[Any]:
            return list(refiller.fill([job.plan for job in batch]))

        return each(jobs, fill, "refill", letter_of=lambda job: job.item.letter)

    def _finish(self, job: _Job, outcome: Any) -> tuple[Rewrite | Rejected, list[tuple[int, int, int]]]:
        if isinstance(outcome, Rejected):
            return outcome, []
        try:
            made = self._check(job, outcome)
            for attempt in range(1, _ATTEMPTS):  # a refilled word may happen to be somebody's name: draw again
                if isinstance(made, Rewrite) or not job.plan.slots:
                    break
                again = replace(job.plan, variant=job.plan.variant + attempt * _ATTEMPT)
                outcome = self.refiller.fill([again])[0]
                made = self._check(job, outcome)
            return made, plan.places(job.plan, outcome, job.copies)
        except Exception as error:
            return rejected(job.item.letter, "gate", error), []

    def _check(self, job: _Job, fills: Sequence[Fill]) -> Rewrite | Rejected:
        text, spans = job.plan.assemble(fills)
        made = Rewrite(job.item.letter.id, job.plan.variant, text, spans)
        return check(
            job.item.letter, job.item, job.plan, made, common=self.finder.common, ordinary=self.finder.ordinary
        )

    def _count(self, guarded: Sequence[Protected | Rejected], out: Sequence[Any]) -> None:
        for item in guarded:
            if isinstance(item, Protected):
                self.counts["letters_detected"] += 1
                self.counts["letters_without_patient_id"] += not item.letter.patient_id
                self.counts["ids_that_hold_an_identifier"] += holds_identifier(item)
                self.counts["words"] += len(item.letter.text.split())
                for region in item.regions:
                    if region.action is Action.REPLACE:
                        policy = plan.policy_of(region.label, self.config.policy, self.config.policies)
                        self.counts[f"replaced:{region.label}"] += 1
                        self.counts[f"policy:{policy}:{region.label}"] += 1
                    for span in region.spans:
                        self.counts[f"kept:{span.label}"] += 1
        for result in out:
            self.counts[f"rejected:{result.stage}" if isinstance(result, Rejected) else "rewrites"] += 1


def open_vault(config: RunConfig) -> Vault | None:
    """The vault that the config names, if it names one. Raises VaultError."""
    if config.vault is None:
        return None
    from synletters.vault import Vault, read_key

    return Vault(Path(config.vault), read_key(Path(config.vault_key_file) if config.vault_key_file else None))


def make_refiller(config: RunConfig) -> Refiller:
    from synletters.detect.guard_words import never_filled

    made: Refiller = registry.find("refillers", "mlm")(
        config.model, device=config.device, dtype=config.dtype, batch_tokens=config.batch_tokens, sampling=config.sampling,
        temperature=config.temperature, top_k=config.top_k, rounds=config.rounds, seed=config.seed or 0, never=never_filled(),
    )  # fmt: skip
    return made


def visible(spans: Iterable[Span]) -> list[Span]:
    """Spans without the part-of-speech tags."""
    return [span for span in spans if not span.label.startswith(POS_PREFIX)]


def _checked_choice(chosen: frozenset[int], words: Sequence[Word]) -> frozenset[int]:
    if any(not 0 <= i < len(words) for i in chosen):
        raise LetterError("the masking strategy chose words that the letter does not have")
    return chosen


def _all_or_none(results: Sequence[Rewrite | Rejected]) -> list[Rewrite | Rejected]:
    """All variants of a letter, or one rejection."""
    bad = next((r for r in results if isinstance(r, Rejected)), None)
    return [bad] if bad is not None else list(results)
