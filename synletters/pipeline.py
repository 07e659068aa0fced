"""The rewriter: letters in, rewrites or rejections out.

    letters -> detect -> protect -> surrogates + masks -> plan -> refill -> gate -> Rewrite | Rejected

A stage that fails for a batch is tried again letter by letter; a letter that fails alone is rejected, and nothing of it is
passed on. Reasons name the error's type, never its message, unless the message is synletters' own.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synletters import mask, plan, registry
from synletters.batches import each, rejected
from synletters.config import RunConfig
from synletters.detect import Detector
from synletters.document import POS_PREFIX, Action, Letter, MaskPlan, Protected, Rejected, Rewrite, Span, Word
from synletters.errors import LetterError
from synletters.finding import Finder
from synletters.gate import check, left_behind
from synletters.mask import MaskingStrategy
from synletters.neural.loading import resolve
from synletters.protect import open_words, protect
from synletters.refill import Refiller
from synletters.second_look import for_second_look, overlooked
from synletters.surrogate import replace_group
from synletters.timing import Clock
from synletters.words import COMMON_NAMES

_ATTEMPT = 1_000_003  # what tells the random numbers of one attempt from another's
if TYPE_CHECKING:
    from synletters.vault import Vault

_ATTEMPTS = 3  # how often a letter that the gate turns away is refilled before it is rejected


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
            alive = [letter for letter in detected if isinstance(letter, Letter)]
            done = iter(each(alive, lambda batch: [self._protect(letter) for letter in batch], "protect"))
            guarded = [next(done) if isinstance(letter, Letter) else letter for letter in detected]
        made = self._make(guarded, salt=0)
        with self.clock.stage("second_look"):
            repaired = self._repaired(guarded, made)
        if repaired:
            patients = {item.letter.patient for item in repaired.values()}
            again_ = [
                at for at, item in enumerate(guarded) if isinstance(item, Protected) and item.letter.patient in patients
            ]
            second: list[Protected | Rejected] = [repaired.get(at, guarded[at]) for at in again_]
            self.counts["letters_repaired"] += len(repaired)
            for at, item, results in zip(again_, second, self._make(second, salt=1), strict=True):
                guarded[at], made[at] = item, results
        out = [result for results in made for result in _all_or_none(results)]
        self._count(guarded, out)
        return out

    def _make(self, guarded: Sequence[Protected | Rejected], *, salt: int) -> list[list[Rewrite | Rejected]]:
        """The results of each letter: its variants, of which some may be rejected, or the rejection it came with."""
        with self.clock.stage("surrogate"):
            surrogates = iter(self._surrogates([g for g in guarded if isinstance(g, Protected)], salt))
        jobs: list[tuple[int, Protected, MaskPlan]] = []
        results: dict[int, list[Rewrite | Rejected]] = {}
        with self.clock.stage("mask"):
            for at, item in enumerate(guarded):
                if isinstance(item, Rejected):
                    results[at] = [item]
                    continue
                made = next(surrogates)
                if isinstance(made, Rejected):
                    results[at] = [made]
                    continue
                try:
                    jobs += [(at, item, self._plan(item, made, v)) for v in range(self.config.variants)]
                except Exception as error:
                    results[at] = [rejected(item.letter, "mask", error)]
        with self.clock.stage("refill"):
            fills = self._fill(jobs)
        with self.clock.stage("gate"):
            for (at, item, job), outcome in zip(jobs, fills, strict=True):
                results.setdefault(at, []).append(self._finish(item, job, outcome))
        return [results[at] for at in range(len(guarded))]

    def _repaired(
        self, guarded: Sequence[Protected | Rejected], made: Sequence[Sequence[Rewrite | Rejected]]
    ) -> dict[int, Protected]:
        """Letters to be made once more, with what the gate and the second look have found in them added."""
        extra: dict[int, list[Span]] = {}
        for at, (item, results) in enumerate(zip(guarded, made, strict=True)):
            if isinstance(item, Protected) and any(isinstance(r, Rejected) and r.stage == "gate" for r in results):
                extra[at] = left_behind(item, common=COMMON_NAMES, ordinary=self.finder.ordinary)
                self._saw("gate", item, extra[at])
        if self.config.second_look and not self.config.no_phi:
            pairs = [
                (at, item, results[0])
                for at, (item, results) in enumerate(zip(guarded, made, strict=True))
                if isinstance(item, Protected) and isinstance(results[0], Rewrite)
            ]

            def look(batch: Sequence[tuple[int, Protected, Rewrite]]) -> list[list[Span]]:
                return overlooked(self._second, [item for _, item, _ in batch], [rewrite for *_, rewrite in batch])

            for (at, *_), spans in zip(pairs, each(pairs, look, "second_look", lambda job: job[1].letter), strict=True):
                if isinstance(spans, Rejected):
                    made[at][:] = [spans]  # type: ignore[index]
                elif spans:
                    extra[at] = spans
                    self._saw("second_look", guarded[at], spans)
        out: dict[int, Protected] = {}
        for at, spans in extra.items():
            item = guarded[at]
            assert isinstance(item, Protected)
            try:
                [letter] = self.finder.finished([item.letter.with_spans((*item.letter.spans, *spans))])
                if isinstance(letter, Rejected):
                    made[at][:] = [letter]  # type: ignore[index]
                else:
                    out[at] = self._protect(letter)
            except Exception as error:
                made[at][:] = [rejected(item.letter, "protect", error)]  # type: ignore[index]
        return out

    def _saw(self, who: str, item: Protected | Rejected, spans: Sequence[Span]) -> None:
        """Counts by label, and hashes under a key that is thrown away: the same value twice shows, the value never."""
        if isinstance(item, Protected):
            for span in spans:
                value = item.letter.text[span.start : span.end].casefold().encode("utf-8", "surrogatepass")
                self.counts[f"{who}:{span.label}"] += 1
                self.hashes[blake2b(value, key=self._key, digest_size=8).hexdigest()] += 1

    def _protect(self, letter: Letter) -> Protected:
        return protect(letter, keep_structure=self.config.keep_structure, keep_clinical=self.config.keep_clinical,
                       common=COMMON_NAMES, ordinary=self.finder.ordinary)  # fmt: skip

    def _surrogates(self, items: Sequence[Protected], salt: int) -> list[tuple[str, ...] | Rejected]:
        groups: dict[str, list[int]] = {}
        for at, item in enumerate(items):
            groups.setdefault(item.letter.patient, []).append(at)
        out: dict[int, tuple[str, ...] | Rejected] = {}
        seed, mode = self.config.seed + salt * _ATTEMPT, self.config.surrogates
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

    def _plan(self, item: Protected, surrogates: tuple[str, ...], variant: int) -> MaskPlan:
        words = open_words(item)
        rng = mask.rng_for(self.config.seed, item.letter.id, f"mask:{variant}")
        chosen = _checked_choice(self.strategy.select(words, rng), words)
        if variant == 0:
            self.counts["words_open"] += len(words)
            self.counts["words_masked"] += len(chosen)
        return plan.build(item, surrogates, words, chosen, policy=self.config.policy, policies=self.config.policies,
                          variant=variant)  # fmt: skip

    def _fill(self, jobs: Sequence[tuple[int, Protected, MaskPlan]]) -> list[Any]:
        if not any(job.slots for *_, job in jobs):
            return [() for _ in jobs]
        self.counts["slots"] += sum(job.slots for *_, job in jobs)
        refiller = self.refiller  # a model that cannot be loaded ends the run; it is no fault of a letter

        def fill(batch: Sequence[tuple[int, Protected, MaskPlan]]) -> list[Any]:
            return list(refiller.fill([job for *_, job in batch]))

        return each(jobs, fill, "refill", letter_of=lambda job: job[1].letter)

    def _finish(self, item: Protected, job: MaskPlan, outcome: Any) -> Rewrite | Rejected:
        if isinstance(outcome, Rejected):
            return outcome
        try:
            text, spans = job.assemble(outcome)
            made = self._check(item, job, text, spans)
            for attempt in range(1, _ATTEMPTS):  # a refilled word may happen to be somebody's name: draw again
                if isinstance(made, Rewrite) or not job.slots:
                    break
                again = replace(job, variant=job.variant + attempt * _ATTEMPT)
                text, spans = job.assemble(self.refiller.fill([again])[0])
                made = self._check(item, job, text, spans)
            return made
        except Exception as error:
            return rejected(item.letter, "gate", error)

    def _check(self, item: Protected, job: MaskPlan, text: str, spans: tuple[Span, ...]) -> Rewrite | Rejected:
        made = Rewrite(item.letter.id, job.variant, text, spans)
        return check(item.letter, item, job, made, common=COMMON_NAMES, ordinary=self.finder.ordinary)

    def _count(self, guarded: Sequence[Protected | Rejected], out: Sequence[Any]) -> None:
        for item in guarded:
            if isinstance(item, Protected):
                self.counts["letters_detected"] += 1
                self.counts["letters_without_patient_id"] += not item.letter.patient_id
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
        temperature=config.temperature, top_k=config.top_k, rounds=config.rounds, seed=config.seed, never=never_filled(),
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
