"""Detection as a whole: every detector on every letter, and what they found once looked for everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from synletters.core import registry
from synletters.core.config import RunConfig
from synletters.core.document import Letter, Rejected, Span, check_spans
from synletters.core.errors import LetterError
from synletters.core.isolation import each, each_letter, rejected
from synletters.core.timing import Clock
from synletters.detect.base import Detector, with_hooks
from synletters.detect.identifiers import identifiers
from synletters.detect.known import KnownPatients
from synletters.detect.known.finder import SOURCE as KNOWN
from synletters.detect.known.finder import missed
from synletters.detect.marked_up import Opened, opened, without_named
from synletters.detect.postprocess.columns import named_cells
from synletters.detect.postprocess.edges import edges
from synletters.detect.postprocess.neighbours import parted
from synletters.detect.postprocess.numbers import without_numbers
from synletters.detect.postprocess.settle import settled
from synletters.detect.propagate import Search, Sought, sought
from synletters.neural.loading import allow_downloads
from synletters.text.lexicon import Lexicon
from synletters.text.vocabulary import shipped
from synletters.text.words import COMMON_NAMES


class Finder:
    """The detectors of a run, and the lexicon by which they are understood: with the vocabulary if the config
    has the safe-word pass."""

    def __init__(
        self, config: RunConfig, detectors: Sequence[Detector] | None = None, clock: Clock | None = None
    ) -> None:
        self.config = config
        self.detectors = [
            with_hooks(d) for d in (detectors if detectors is not None else make_detectors(config))
        ]
        self._reads_columns = any(detector.name == "rules" for detector in self.detectors)
        self.clock = clock or Clock()
        known = "safewords" in config.detectors and not config.no_phi
        self.lexicon = Lexicon(
            shipped() if known else None, (COMMON_NAMES, *(d.never for d in self.detectors))
        )
        #: what the site knows of its patients; and of how much of it the detectors found by themselves
        self.known = KnownPatients(config.patients, Lexicon(shipped(), (COMMON_NAMES,)))
        self.counts: Counter[str] = Counter()

    def find(self, letters: Sequence[Letter]) -> list[Letter | Rejected]:
        """Each letter with its own spans, all detectors', and their repetitions; same length and order.

        A detector that raises, or gives offsets outside of a text, costs that letter alone: it is rejected.
        """
        read = self.opened(letters)
        plain = [item if isinstance(item, Rejected) else item.letter for item in read]
        return [
            found if isinstance(found, Rejected) or isinstance(item, Rejected) else item.in_source(found)
            for item, found in zip(read, self.find_in_plain(plain), strict=True)
        ]

    def opened(self, letters: Sequence[Letter]) -> list[Opened | Rejected]:
        """Each letter as the detectors are to see it: a letter in markup as plain text. A letter that is longer than the
        config allows, or whose markup cannot be read, is rejected."""
        found: list[Letter | Rejected] = []
        for letter in letters:
            if len(letter.text) > self.config.max_characters:
                reason = f"{len(letter.text)} characters are more than max_characters = {self.config.max_characters}"
                found.append(Rejected(letter.id, "detect", reason))
            else:
                found.append(letter)
        with self.clock.stage("markup"):
            return each_letter(found, self._opened, "markup")

    def _opened(self, letters: Sequence[Letter]) -> list[Opened]:
        return [opened(letter, phi=not self.config.no_phi) for letter in letters]

    def find_in_plain(self, letters: Sequence[Letter | Rejected]) -> list[Letter | Rejected]:
        """``find`` for letters that were opened; rejections stay in their places."""
        letters = self._with_known(letters)
        done = iter(self._all([letter for letter in letters if isinstance(letter, Letter)]))
        found = [next(done) if isinstance(letter, Letter) else letter for letter in letters]
        with self.clock.stage("detect:again"):
            return self.spread(self.finished(found))

    def _with_known(self, letters: Sequence[Letter | Rejected]) -> list[Letter | Rejected]:
        """The letters with what is known of their patients, as if they had come with it."""
        if not any(isinstance(letter, Letter) and self.known.knows(letter) for letter in letters):
            return list(letters)

        def mark(batch: Sequence[Letter]) -> list[Letter]:
            return [
                letter.with_spans((*letter.spans, *spans)) if spans else letter
                for letter, spans in zip(batch, self.known.find(batch), strict=True)
            ]

        with self.clock.stage("detect:patients"):
            return each_letter(letters, mark, "detect:patients")

    def spread(self, found: Sequence[Letter | Rejected]) -> list[Letter | Rejected]:
        """What was found once in a patient's letters is found everywhere in them; a user's list has the last
        word."""
        return self.finished(self._spread(found))

    def _all(self, letters: Sequence[Letter]) -> list[Letter | Rejected]:
        """The detectors that run a model, one after the other, while another thread runs those that do
        not."""

        def run(detector: Detector) -> list[tuple[Span, ...] | Rejected]:
            with self.clock.stage(f"detect:{detector.name}"):
                return each(letters, partial(_checked, detector), f"detect:{detector.name}")

        light = [d for d in self.detectors if d.loaded is None]
        heavy = [d for d in self.detectors if d.loaded is not None]
        with ThreadPoolExecutor(1, "detect") as other:
            waiting = other.submit(lambda: [run(d) for d in light])
            results = dict(zip(map(id, heavy), [run(d) for d in heavy], strict=True))
            results |= zip(map(id, light), waiting.result(), strict=True)
        out: list[Letter | Rejected] = []
        for at, letter in enumerate(letters):
            spans = [results[id(detector)][at] for detector in self.detectors]
            bad = next((found for found in spans if isinstance(found, Rejected)), None)
            if bad is not None:
                out.append(bad)
                continue
            try:
                fine = [span for found in spans if not isinstance(found, Rejected) for span in found]
                out.append(self._weighed(letter, fine))
            except Exception as error:  # a fault of the rules costs the letter that shows it
                out.append(rejected(letter, "detect:weigh", error))
        return out

    def _weighed(self, letter: Letter, spans: Sequence[Span]) -> Letter:
        """A letter with what its detectors found, weighed against each other."""
        fine = without_named(spans, letter.spans)
        kept = without_numbers(letter.text, settled(letter.text, fine, letter.spans))
        if given := [s for s in letter.spans if s.source == KNOWN]:
            self.counts.update({f"known:{name}": n for name, n in missed(given, kept).items()})
        kept = parted(letter.text, kept)
        grown = parted(letter.text, edges(letter.text, kept))
        under = named_cells(letter.text) if self._reads_columns else ()
        return letter.with_spans((*letter.spans, *kept, *grown, *under))

    def finished(self, found: Sequence[Letter | Rejected]) -> list[Letter | Rejected]:
        """Each letter as the detectors leave it: some take spans away again, such as what a user's list says
        is never an identifier."""
        out = list(found)
        for detector in self.detectors:
            out = each_letter(out, partial(_all_of, detector.finish), "detect:finish")
        return out

    def _spread(self, found: Sequence[Letter | Rejected]) -> list[Letter | Rejected]:
        """An identifier found once is found everywhere: in the letter, and in the patient's other letters of
        this call."""
        values: dict[str, dict[tuple[str, str], Sought]] = {}
        for letter in found:
            if isinstance(letter, Letter):
                known = values.setdefault(letter.patient, {})
                for item in sought(letter.text, identifiers(letter)):
                    known.setdefault((item.label, item.value), item)
        searches = {
            patient: Search([known[key] for key in sorted(known)], self.lexicon)
            for patient, known in values.items()
        }

        def spread(batch: Sequence[Letter]) -> list[Letter]:
            out = []
            for letter in batch:
                more = searches[letter.patient].find(letter.text)
                have = {(s.start, s.end) for s in letter.spans if s.kind == "phi"}
                out.append(
                    letter.with_spans((*letter.spans, *(s for s in more if (s.start, s.end) not in have)))
                )
            return out

        return each_letter(found, spread, "detect:again")


def make_detectors(config: RunConfig) -> list[Detector]:
    """The detectors that the config names; with ``no_phi`` those that find identifiers only are left out."""
    if config.allow_download:
        allow_downloads()
    out: list[Detector] = []
    common = {"device": config.device, "dtype": config.dtype, "batch_tokens": config.batch_tokens}
    for name in config.detectors:
        options = dict(config.detector_options.get(name, {}))
        if config.no_phi and name.partition(":")[0] in ("rules", "safewords", "lists", "presidio"):
            continue
        if name == "tagger":
            options = (
                {"model": config.tagger, "point": config.point, "phi": not config.no_phi} | common | options
            )
        elif name == "safewords":
            options = {"point": config.point} | options
        elif name == "hf" or name.startswith("hf:"):
            options = common | options
        out.append(registry.make("detectors", name, **options))
    return out


def _all_of(finish: Callable[[Letter], Letter], letters: Sequence[Letter]) -> list[Letter]:
    return [finish(letter) for letter in letters]


def _checked(detector: Detector, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
    found = detector.detect(letters)
    if len(found) != len(letters):
        raise LetterError(f"the detector gave {len(found)} results for {len(letters)} letters")
    for letter, spans in zip(letters, found, strict=True):
        check_spans(spans, len(letter.text), letter_id=letter.id)
    return list(found)
