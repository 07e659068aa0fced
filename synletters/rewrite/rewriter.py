"""The rewriter: letters in, rewrites or rejections out.

    letters -> detect -> protect -> plan (surrogates, masks) -> [ fill -> checks ] until accepted or rejected -> Rewrite | Rejected

The part in brackets is ``loop``; the checks are fluency, leaks, consistency, the user's own, and
detection once more.

A stage that fails for a batch is tried again letter by letter; a letter that fails alone is rejected, and
nothing of it is
passed on. Reasons name the error's type, never its message, unless the message is synletters' own.
"""

from __future__ import annotations

import functools
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synletters.core import registry
from synletters.core.config import RunConfig
from synletters.core.config_rules import check_name
from synletters.core.document import POS_PREFIX, Action, Letter, Protected, Rejected, Rewrite, Span
from synletters.core.errors import ConfigError
from synletters.core.isolation import each_letter, rejected
from synletters.core.timing import Clock
from synletters.detect import BaseDetector, Detector
from synletters.detect.base import for_redetect
from synletters.detect.marked_up import Opened
from synletters.detect.run import Finder
from synletters.neural.loading import allow_downloads, kind_of, resolve
from synletters.refill import Refiller
from synletters.refill.novelty import come_back, word_slots
from synletters.reword import Reworder
from synletters.rewrite import masking, opening, plan
from synletters.rewrite.check import Check
from synletters.rewrite.columns_out import with_columns
from synletters.rewrite.consistency import NAME as CONSISTENCY
from synletters.rewrite.consistency import ConsistencyCheck
from synletters.rewrite.draft import Draft
from synletters.rewrite.filling import Filler
from synletters.rewrite.fluency import NAME as FLUENCY
from synletters.rewrite.fluency import FluencyCheck
from synletters.rewrite.generalise import Generalised, generalised, left
from synletters.rewrite.leak_check import LeakCheck
from synletters.rewrite.loop import Loop, NamedCheck
from synletters.rewrite.markup import in_markup
from synletters.rewrite.masking import MaskingStrategy
from synletters.rewrite.planning import Planner
from synletters.rewrite.protect import protect
from synletters.rewrite.rare_terms import RareTerms
from synletters.rewrite.redetect import NAME as REDETECT
from synletters.rewrite.redetect import RedetectCheck
from synletters.rewrite.rewording import Rewording
from synletters.rewrite.stream import must_be_letter, must_be_letters, streamed
from synletters.surrogate.date_shifts import DateShifts
from synletters.surrogate.letter_ids import holds_identifier
from synletters.text.kinds.equals import with_own

if TYPE_CHECKING:
    from synletters.surrogate.vault import Vault


class Rewriter:
    """Composes the stages. Models load once, at construction.

    Pass your own ``detectors``, ``strategy``, ``refiller``, ``reworder`` or further ``checks`` by name to replace what the
    config names.
    """

    def __init__(
        self,
        config: RunConfig | None = None,
        *,
        detectors: Sequence[Detector] | None = None,
        strategy: MaskingStrategy | None = None,
        refiller: Refiller | None = None,
        checks: Mapping[str, Check] | None = None,
        reworder: Reworder | None = None,
    ) -> None:
        self.config = config or RunConfig()
        if self.config.allow_download:
            allow_downloads()
        self._equals = with_own(
            self.config.equals
        )  # sets that are none are told before any letter is touched
        self.vault = open_vault(self.config)
        self.shifts = DateShifts(self.config.date_shift) if self.config.date_shift else None
        self.clock = Clock()
        if self.config.reword > 0 and reworder is None:
            reworder = make_reworder(self.config)
        self.finder = Finder(self.config, detectors, self.clock)
        self._refiller = refiller
        if refiller is None and self.config.strategy != "none" and self.config.refiller == "auto":
            resolve(
                self.config.model, "mlm"
            )  # a model that is not there is noticed before any letter is touched
        self._second = for_redetect(self.detectors)
        self.counts: Counter[str] = Counter()
        self.finder.counts = self.counts
        self._rewording = None
        if reworder is not None and self.config.reword > 0:
            self._rewording = Rewording(
                reworder, self.config.reword, self.config.seed or 0, self.config.keep_structure, self.counts
            )
        self.hashes: Counter[str] = Counter()
        self._key = os.urandom(32)
        #: told the accepted drafts of each letter of a call, its variants, once all are done
        self.watch: Callable[[Sequence[Sequence[Draft]]], None] | None = None
        self.strategy = strategy or masking.parse(self.config.strategy, self.config.ratio)
        own = (
            dict(checks)
            if checks is not None
            else {name: registry.make("checks", name) for name in self.config.checks}
        )
        if faults := [fault for name in own for fault in check_name(name)]:
            raise ConfigError(faults)
        self._own_checks: Mapping[str, Check] = own
        #: which terms are too rare to stand, where the config asks for it: set by whoever counted them
        self.rare: RareTerms | None = None
        #: the letters of the last call with their rare terms generalised
        self.blunted: dict[str, Generalised] = {}

    @property
    def detectors(self) -> list[BaseDetector]:
        return self.finder.detectors

    @property
    def refiller(self) -> Refiller:
        """The refiller; its model is loaded the first time that something is to be refilled."""
        if self._refiller is None:
            self._refiller = make_refiller(self.config)
        return self._refiller

    def prepare(self) -> None:
        """Load the refiller if masked words will surely want one, so that a bad model is told before any
        letter is touched."""
        if self.config.strategy != "none" and self.config.ratio > 0:
            assert self.refiller

    def share_key(self, key: bytes) -> None:
        """Hash what the gate sees under this key, so that the counts of several processes can be put
        together."""
        self._key = key

    def detect(self, letters: Sequence[Letter]) -> list[Letter | Rejected]:
        """Each letter with its own spans and all detectors'; same length and order. Raises InputError for what is no letter."""
        _only_letters(letters, "detect")
        return self.finder.find(letters)

    def rewrite(self, letters: Sequence[Letter]) -> list[Rewrite | Rejected]:
        """``variants`` rewrites for each letter, or one rejection, in the order of the letters.

        Letters of one patient share surrogates and a date shift, so pass all of a patient's letters in one
        call. What a check
        finds overlooked is repaired, with all the letters of that patient; a letter that still fails is
        rejected. Raises InputError for what is no letter.
        """
        _only_letters(letters, "rewrite")
        opened, found = self._found(letters)
        items = each_letter(self._blunted(found), self._protected, "protect")
        filler = Filler(self.config, lambda: self.refiller, embedded_judge, self.counts)
        planner = Planner(
            self.config, self.strategy, self.vault, self.clock, self.counts, self.shifts, self._rewording
        )
        loop = Loop(planner, filler, self._checks(), self._reprotect, self.clock, self.counts, self._saw)
        done = loop.run(items)
        if self.watch is not None:
            self.watch([drafts for drafts in done if not isinstance(drafts, Rejected)])
        done = [self._in_markup(item, drafts) for item, drafts in zip(opened, done, strict=True)]
        done = with_columns(items, done, planner.cells, self.counts, self._site_knows)
        self._count(done)
        for draws in filler.drawn.values():
            self.counts["private_letters"] += 1
            self.counts["private_draws"] += draws
            self.counts["private_most"] = max(self.counts["private_most"], draws)
        return [result for drafts in done for result in _results(drafts)]

    def stream(self, letters: Iterable[Letter | Rejected]) -> Iterator[Rewrite | Rejected]:
        """``rewrite`` for any iterable, in bounded memory: about ``chunk`` letters at a time, results in the order of the letters.

        What could not be read passes as it is. Letters of one patient share surrogates and dates where they follow each other, or with a vault;
        a warning says once that they came apart. Raises InputError for what is no letter.
        """
        return streamed(letters, self.rewrite, self.config.chunk, remembers=self.vault is not None)

    def find_opened(self, letters: Sequence[Letter]) -> list[Letter | Rejected]:
        """As ``detect``, but a letter in markup stays as its plain text, as the rewriting sees it."""
        return self._found(letters)[1]

    def _found(self, letters: Sequence[Letter]) -> tuple[list[Opened | Rejected], list[Letter | Rejected]]:
        opened = self.finder.opened(letters)
        plain = [item if isinstance(item, Rejected) else item.letter for item in opened]
        return opened, self.finder.find_in_plain(plain)

    def _blunted(self, found: Sequence[Letter | Rejected]) -> list[Letter | Rejected]:
        """The letters with rare terms generalised, where the run asks for it. Raises ConfigError if nothing tells which are rare."""
        self.blunted.clear()
        if not self.config.generalise_rare:
            return list(found)
        rare = self.rare
        if rare is None:
            raise ConfigError(
                "generalise_rare asks how many letters of the whole corpus hold a term, which `synletters rewrite` counts; "
                "leave it out here"
            )
        with self.clock.stage("generalise"):
            made = each_letter(
                found, lambda letters: [generalised(letter, rare) for letter in letters], "generalise"
            )
        for item in made:
            if not isinstance(item, Rejected):
                self.blunted[item.letter.id] = item
                self.counts["generalised:facts"] += item.facts
                self.counts["generalised:letters"] += item.facts > 0
                self.counts["generalised:left"] += left(item.letter)
        return [item if isinstance(item, Rejected) else item.letter for item in made]

    def as_rewritten(self, letter: Letter) -> Letter:
        """A letter of the last call as what came of it is judged: with rare terms generalised, if any were."""
        blunted = self.blunted.get(letter.id)
        return blunted.letter if blunted is not None and blunted.facts else letter

    def protect(self, letters: Sequence[Letter]) -> list[Protected | Rejected]:
        """Each letter as a partition: what is replaced, kept, open. The letters are those of ``detect``."""
        return each_letter(letters, self._protected, "protect")

    def _protected(self, letters: Sequence[Letter]) -> list[Protected]:
        with self.clock.stage("protect"):
            items = [
                protect(
                    letter,
                    keep_structure=self.config.keep_structure,
                    keep_clinical=self.config.keep_clinical,
                    seek=False,
                )  # the finder has looked for what comes again
                for letter in letters
            ]
        # a reworder reads what a guard keeps as kept
        if self.config.strategy == "none" or self.config.refill != "equals" or self.config.reword > 0:
            return items
        with self.clock.stage("mask"):
            return [opening.opened(item, self._equals) for item in items]

    def _in_markup(self, item: Opened | Rejected, drafts: list[Draft] | Rejected) -> list[Draft] | Rejected:
        """The drafts of a letter as its source was written; a letter without markup is passed on as it is."""
        if isinstance(item, Rejected) or isinstance(drafts, Rejected) or (view := item.view) is None:
            return drafts
        with self.clock.stage("markup"):
            try:
                blunted = self.blunted.get(item.letter.id)
                inner = blunted.places if blunted is not None and blunted.facts else None
                return [in_markup(draft, view, inner) for draft in drafts]
            except Exception as error:
                return rejected(item.letter, "markup", error)

    def _site_knows(self, letter: Letter) -> bool:
        """Whether a text holds an identifier that the site told of its patient."""
        return any(self.finder.known.find([letter]))

    def _checks(self) -> list[NamedCheck]:
        """What each draft is asked, cheapest first: a draft that one check turns back is not shown to the
        next."""
        checks = [
            *([NamedCheck(FLUENCY, "fluency", FluencyCheck())] if self.config.refill == "equals" else []),
            NamedCheck("leaks", "gate", LeakCheck(self.finder.lexicon)),
            NamedCheck(CONSISTENCY, "truth", ConsistencyCheck()),
            *(NamedCheck(name, f"check:{name}", check) for name, check in self._own_checks.items()),
        ]
        if self.config.second_look and self._second:
            checks.append(
                NamedCheck(REDETECT, "second_look", RedetectCheck(self._second, self.finder.lexicon))
            )
        return checks

    def _reprotect(
        self, alive: Mapping[int, Protected], overlooked: Mapping[int, Sequence[Span]]
    ) -> dict[int, Protected | Rejected]:
        """Protect the letters anew in which something was overlooked, and the other letters of their
        patients."""
        patients = {alive[at].letter.patient for at in overlooked}
        redo = [at for at, item in alive.items() if item.letter.patient in patients]
        letters: list[Letter | Rejected] = [
            alive[at].letter.with_spans((*alive[at].letter.spans, *overlooked.get(at, ()))) for at in redo
        ]
        return dict(
            zip(redo, each_letter(self.finder.spread(letters), self._protected, "protect"), strict=True)
        )

    def _saw(self, who: str, item: Protected, spans: Sequence[Span]) -> None:
        """Counts by label, and hashes under a key that is thrown away: the same value twice shows, the value
        never."""
        for span in spans:
            value = item.letter.text[span.start : span.end].casefold().encode("utf-8", "surrogatepass")
            self.counts[f"{who}:{span.label}"] += 1
            self.hashes[blake2b(value, key=self._key, digest_size=8).hexdigest()] += 1

    def _count(self, done: Sequence[Sequence[Draft] | Rejected]) -> None:
        for drafts in done:
            if isinstance(drafts, Rejected):
                self.counts[f"rejected:{drafts.stage}"] += 1
                continue
            self._count_letter(drafts[0].source)
            for draft in drafts:
                self._count_draft(draft)

    def _count_letter(self, item: Protected) -> None:
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

    def _count_draft(self, draft: Draft) -> None:
        assert draft.fills is not None
        masked = draft.sentences(draft.masked)
        self.counts["rewrites"] += 1
        self.counts["sentences_masked"] += len(masked)
        self.counts["sentences_given_back"] += len(masked - draft.sentences(draft.words))
        self.counts["refills"] += len(draft.words)
        before = come_back(draft.fills, word_slots(draft.plan), draft.words)
        self.counts["words_changed"] += len(draft.words) - len(before)
        self.counts["refills_as_before"] += len(before)


def open_vault(config: RunConfig) -> Vault | None:
    """The vault that the config names, if it names one. Raises VaultError."""
    if config.vault is None:
        return None
    from synletters.surrogate.vault import Vault
    from synletters.surrogate.vault_keys import read_key

    return Vault(Path(config.vault), read_key(Path(config.vault_key_file) if config.vault_key_file else None))


@functools.cache
def embedded_judge() -> Refiller:
    """The embedded masked language model, to say how likely the words of another refiller are."""
    from synletters.refill.mlm import MaskedLMRefiller
    from synletters.text.guarded_words import never_filled

    return MaskedLMRefiller("embedded", sampling="argmax", never=never_filled())


def make_refiller(config: RunConfig) -> Refiller:
    """The refiller that the config names; by itself an encoder-decoder's for a checkpoint of one, else a
    masked language model's.

    One of the user's own is built with the same options: ``model`` first, the others by name.
    """
    from synletters.text.guarded_words import never_filled
    from synletters.text.lexicon import Lexicon
    from synletters.text.vocabulary import LOWER, shipped

    kind, public = kind_of(config.model) if config.refiller == "auto" else config.refiller, shipped()
    options: dict[str, Any] = (
        {} if kind == "seq2seq" else {"order": config.order, "pieces": config.pieces, "clip": config.clip}
    )
    if config.pieces > 1:
        options["lexicon"] = [word for word, flags in public.words.items() if flags & LOWER]
    made: Refiller = registry.make(
        "refillers",
        kind,
        config.model,
        device=config.device,
        dtype=config.dtype,
        batch_tokens=config.batch_tokens,
        sampling=config.sampling,
        temperature=config.temperature,
        top_k=config.top_k,
        top_p=config.top_p,
        rounds=config.rounds,
        seed=config.seed or 0,
        never=never_filled(),
        allowed=Lexicon(public),
        **options,
    )
    return made


def make_reworder(config: RunConfig) -> Reworder:
    """The reworder that the config names: the grammar with its rules and those of the user, or one of the user's own."""
    options = {"rules": config.reword_rules} if config.reworder == "grammar" else {}
    made: Reworder = registry.make("reworders", config.reworder, **options)
    return made


def _only_letters(letters: Sequence[Letter], what: str) -> None:
    must_be_letters(letters, what)
    for place, item in enumerate(letters):
        must_be_letter(item, place, what)


def visible(spans: Iterable[Span]) -> list[Span]:
    """Spans without the part-of-speech tags."""
    return [span for span in spans if not span.label.startswith(POS_PREFIX)]


def _results(drafts: Sequence[Draft] | Rejected) -> list[Rewrite | Rejected]:
    """All variants of a letter, or one rejection."""
    return (
        [drafts]
        if isinstance(drafts, Rejected)
        else [draft.result for draft in drafts if draft.result is not None]
    )
