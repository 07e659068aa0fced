"""The rewriter: letters in, rewrites or rejections out.

    letters -> detect -> protect -> surrogates + masks -> plan -> refill -> gate -> Rewrite | Rejected

A stage that fails for a batch is tried again letter by letter; a letter that fails alone is rejected, and nothing of it is
passed on. Reasons name the error's type, never its message, unless the message is synletters' own.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synletters.core import registry
from synletters.core.config import RunConfig
from synletters.core.document import POS_PREFIX, Action, Letter, Protected, Rejected, Rewrite, Span
from synletters.core.isolation import each, each_letter, rejected
from synletters.core.timing import Clock
from synletters.detect import Detector
from synletters.detect.run import Finder
from synletters.neural.loading import allow_downloads, kind_of, resolve
from synletters.refill import Refiller
from synletters.rewrite import masking, plan
from synletters.rewrite.leak_check import left_behind
from synletters.rewrite.making import Made, Maker
from synletters.rewrite.masking import MaskingStrategy
from synletters.rewrite.protect import protect
from synletters.rewrite.redetect import Look, for_second_look, look_again
from synletters.surrogate.letter_ids import holds_identifier

if TYPE_CHECKING:
    from synletters.surrogate.vault import Vault

_REPAIRS = 2  # how often a letter is made anew with what the gate and the second look found
#: looks at one result: the first, one after sentences were given back, one after all of the letter was
_LOOKS = 3


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
        if self.config.allow_download:
            allow_downloads()
        self.vault = open_vault(self.config)
        self.clock = Clock()
        self.finder = Finder(self.config, detectors, self.clock)
        self._refiller = refiller
        if refiller is None and self.config.strategy != "none" and self.config.refiller == "auto":
            resolve(self.config.model, "mlm")  # a model that is not there is noticed before any letter is touched
        self._second = for_second_look(self.detectors)
        self.counts: Counter[str] = Counter()
        self.hashes: Counter[str] = Counter()
        self._key = os.urandom(32)
        #: told how each letter of a call was made, once all are done
        self.watch: Callable[[Sequence[Made]], None] | None = None
        chosen = strategy or masking.parse(self.config.strategy, self.config.ratio)
        self.maker = Maker(self.config, chosen, lambda: self.refiller, self.vault, self.clock, self.counts,
                           common=self.finder.common, ordinary=self.finder.ordinary)  # fmt: skip

    @property
    def detectors(self) -> list[Detector]:
        return self.finder.detectors

    @property
    def strategy(self) -> MaskingStrategy:
        return self.maker.strategy

    @strategy.setter
    def strategy(self, strategy: MaskingStrategy) -> None:
        self.maker.strategy = strategy

    @property
    def refiller(self) -> Refiller:
        """The refiller; its model is loaded the first time that something is to be refilled."""
        if self._refiller is None:
            self._refiller = make_refiller(self.config)
        return self._refiller

    def prepare(self) -> None:
        """Load the refiller if masked words will surely want one, so that a bad model is told before any letter is touched."""
        if self.config.strategy != "none" and self.config.ratio > 0:
            assert self.refiller

    def share_key(self, key: bytes) -> None:
        """Hash what the gate sees under this key, so that the counts of several processes can be put together."""
        self._key = key

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
        made = self.maker.make(guarded, salt=0)
        looked: set[int] = set()
        for salt in range(1, _REPAIRS + 1):
            with self.clock.stage("second_look"):
                extra = self._findings(guarded, made, looked)
            if not extra:
                break
            redo = self._repair(guarded, extra)
            for at, remade in zip(redo, self.maker.make([guarded[at] for at in redo], salt=salt), strict=True):
                made[at] = remade
            looked.difference_update(extra)  # what was repaired is looked at once more
        else:
            with self.clock.stage("second_look"):
                for at in self._findings(guarded, made, looked):
                    reason = "after its repair the letter still holds what looks like an identifier of its source"
                    made[at] = Made([self._turned_away(made[at].results, guarded[at], reason)], [])
        if self.watch is not None:
            self.watch(made)
        out = [result for each_made in made for result in _all_or_none(each_made.results)]
        self._count(guarded, out)
        for draws in self.maker.drawn.values():
            self.counts["private_letters"] += 1
            self.counts["private_draws"] += draws
            self.counts["private_most"] = max(self.counts["private_most"], draws)
        self.maker.drawn.clear()
        return out

    def _findings(
        self, guarded: list[Protected | Rejected], made: list[Made], looked: set[int]
    ) -> dict[int, list[Span]]:
        """What the gate and the second look find in the sources of the letters that are not in ``looked`` yet.

        A letter that fails here, or failed for another reason than an identifier, is rejected for good.
        """
        extra: dict[int, list[Span]] = {}
        waiting: list[tuple[int, int]] = []
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
                    made[at] = Made([fault], [])
            elif self.config.second_look and self._second:
                waiting += [(at, variant) for variant in range(len(made[at].results))]
        self._look(guarded, made, waiting, extra)
        return extra

    def _look(
        self,
        guarded: list[Protected | Rejected],
        made: list[Made],
        waiting: list[tuple[int, int]],
        extra: dict[int, list[Span]],
    ) -> None:
        """The second look at results, given by letter and variant. What was overlooked is added to ``extra``; sentences with
        invented entities are given back, and what that makes is looked at again."""

        def look(batch: Sequence[tuple[int, int]]) -> list[Look]:
            jobs, results, places = [], [], []
            for at, variant in batch:
                job, fills = made[at].how[variant]
                result = made[at].results[variant]
                assert isinstance(result, Rewrite)
                jobs.append(job.item.letter.text)
                results.append(result)
                places.append(job.places(fills))
            return look_again(self._second, jobs, results, places, self.finder.ordinary)

        for attempt in range(_LOOKS):
            found = each(waiting, look, "second_look", letter_of=lambda pair: made[pair[0]].how[pair[1]][0].item.letter)
            again = []
            for (at, variant), seen in zip(waiting, found, strict=True):
                if isinstance(seen, Rejected):
                    guarded[at], made[at] = seen, Made([seen], [])
                    extra.pop(at, None)
                elif isinstance(item := guarded[at], Rejected):
                    continue
                elif seen.overlooked:
                    extra.setdefault(at, []).extend(seen.overlooked)
                    self._saw("second_look", item, seen.overlooked)
                elif seen.invented:
                    self.counts["drift:invented"] += len(seen.invented)
                    result, how = self.maker.give_back(made[at].how[variant], seen.invented, everything=attempt > 0)
                    made[at].results[variant], made[at].how[variant] = result, how
                    if isinstance(result, Rewrite) and attempt + 1 < _LOOKS:
                        again.append((at, variant))
            waiting = again

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
    from synletters.surrogate.vault import Vault, read_key

    return Vault(Path(config.vault), read_key(Path(config.vault_key_file) if config.vault_key_file else None))


def make_refiller(config: RunConfig) -> Refiller:
    """The refiller that the config names; by itself an encoder-decoder's for a checkpoint of one, else a masked language model's.

    One of the user's own is built with the same options: ``model`` first, the others by name.
    """
    from synletters.text.guarded_words import never_filled
    from synletters.text.vocabulary import LOWER, Ordinary, shipped

    kind, public = kind_of(config.model) if config.refiller == "auto" else config.refiller, shipped()
    options: dict[str, Any] = (
        {} if kind == "seq2seq" else {"order": config.order, "pieces": config.pieces, "clip": config.clip}
    )
    if config.pieces > 1:
        options["lexicon"] = [word for word, flags in public.words.items() if flags & LOWER]
    made: Refiller = registry.find("refillers", kind)(
        config.model, device=config.device, dtype=config.dtype, batch_tokens=config.batch_tokens, sampling=config.sampling,
        temperature=config.temperature, top_k=config.top_k, top_p=config.top_p, rounds=config.rounds, seed=config.seed or 0,
        never=never_filled(), allowed=Ordinary(public), **options,
    )  # fmt: skip
    return made


def visible(spans: Iterable[Span]) -> list[Span]:
    """Spans without the part-of-speech tags."""
    return [span for span in spans if not span.label.startswith(POS_PREFIX)]


def _all_or_none(results: Sequence[Rewrite | Rejected]) -> list[Rewrite | Rejected]:
    """All variants of a letter, or one rejection."""
    bad = next((r for r in results if isinstance(r, Rejected)), None)
    return [bad] if bad is not None else list(results)
