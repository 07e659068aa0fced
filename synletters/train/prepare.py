"""Letters before training: identifiers become surrogates, what must not be learned to be guessed is
protected."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from synletters.core.config import RunConfig
from synletters.core.document import (
    POS_PREFIX,
    Action,
    Letter,
    Protected,
    Region,
    Rejected,
    Rewrite,
    Span,
    Word,
)
from synletters.core.isolation import chunks
from synletters.core.labels import KEEP_STRUCTURE
from synletters.rewrite.protect import open_words, protect
from synletters.train.compact_words import CompactWords
from synletters.train.settings import TrainSettings

Progress = Callable[[int], None]
_KEPT = "KEPT"


@dataclass(frozen=True, slots=True)
class Passage:
    """A letter as it is trained on. ``open`` are the stretches in which subwords may be masked, ``words`` the
    free-standing
    words in them. Its ``repr`` never shows the text."""

    id: str
    patient: str = field(repr=False)
    text: str = field(repr=False)
    open: tuple[tuple[int, int], ...] = field(repr=False)
    words: Sequence[Word] = field(repr=False)
    patient_id: str | None = field(default=None, repr=False)

    def letter(self) -> Letter:
        return Letter(self.id, self.text, patient_id=self.patient_id)


def passages(
    letters: Iterable[Letter | Rejected], settings: TrainSettings, *, progress: Progress | None = None
) -> tuple[list[Passage], list[Rejected]]:
    """Letters ready to train on, and those that are left out.

    Unless ``no_phi``, each letter goes through detection, Replace, the gate and the second look of
    ``rewrite`` (no word
    masked), and only what passes is trained on. With ``protect``, clinical entities, headings, list markers,
    guarded words
    and the surrogates are never masked. ``letters`` is read twice.
    """
    choices = settings.choices()
    tags = any(choice.tags for choice in choices)
    replace = _replacer(settings) if not settings.no_phi else None
    find = _finder(settings) if tags or (settings.no_phi and settings.protect) else None
    out: list[Passage] = []
    rejected: list[Rejected] = []
    for batch in chunks(letters, RunConfig().chunk):
        rejected += [item for item in batch if isinstance(item, Rejected)]
        found = [item for item in batch if isinstance(item, Letter) and item.text.strip()]
        rejected += [
            Rejected(item.id, "train", "it has no text")
            for item in batch
            if isinstance(item, Letter) and not item.text.strip()
        ]
        done: list[Letter | Rejected] = replace(found) if replace else list(found)
        if find:
            done = _tagged(find, done)
        for item in done:
            if isinstance(item, Rejected):
                rejected.append(item)
            else:
                out.append(passage(item, settings.protect))
        if progress:
            progress(len(batch))
    return out, rejected


def _config(settings: TrainSettings, *, no_phi: bool) -> RunConfig:
    return RunConfig(
        strategy="none", tagger=settings.tagger, point=settings.point, device=settings.device, no_phi=no_phi
    )


def _replacer(settings: TrainSettings) -> Callable[[Sequence[Letter]], list[Letter | Rejected]]:
    from synletters.rewrite.rewriter import Rewriter

    rewriter = Rewriter(_config(settings, no_phi=False))

    def replace(letters: Sequence[Letter]) -> list[Letter | Rejected]:
        out: list[Letter | Rejected] = []
        for letter, made in zip(letters, rewriter.rewrite(letters), strict=True):
            if isinstance(made, Rewrite):
                out.append(Letter(letter.id, made.text, made.spans, letter.patient_id))
            else:
                out.append(made)
        return out

    return replace


def _finder(settings: TrainSettings) -> Callable[[Sequence[Letter]], list[Letter | Rejected]]:
    from synletters.detect.run import Finder

    return Finder(_config(settings, no_phi=True)).find


def _tagged(
    find: Callable[[Sequence[Letter]], list[Letter | Rejected]], done: Sequence[Letter | Rejected]
) -> list[Letter | Rejected]:
    """The letters with the spans of the new text beside those that Replace left."""
    found = iter(find([item for item in done if isinstance(item, Letter)]))
    return [item if isinstance(item, Rejected) else next(found) for item in done]


def passage(letter: Letter, guarded: bool) -> Passage:
    if guarded:
        made = protect(letter, keep_structure=KEEP_STRUCTURE, seek=False)
    else:
        made = Protected(letter, (Region(0, len(letter.text), Action.OPEN),))
    return _of(letter, made)


def _of(letter: Letter, made: Protected) -> Passage:
    free = tuple((r.start, r.end) for r in made.regions if r.action is Action.OPEN)
    words = CompactWords(letter.text, open_words(made))
    return Passage(letter.id, letter.patient, letter.text, free, words, letter.patient_id)


def planted(ready: Sequence[Passage], count: int, *, seed: int) -> tuple[list[Passage], list[Any]]:
    """The passages with ``count`` canaries planted, and the canaries. Nothing in a canary is protected."""
    plant = importlib.import_module("synletters.audit.run").plant
    letters = []
    for passage in ready:
        spans = [Span(word.start, word.end, f"{POS_PREFIX}{word.pos}", "structure") for word in passage.words]
        at = 0
        for start, end in (*passage.open, (len(passage.text), len(passage.text))):
            if at < start:
                spans.append(Span(at, start, _KEPT, "structure"))
            at = end
        letters.append(passage.letter().with_spans(spans))
    made, canaries = plant(letters, count=count, seed=seed)
    out = []
    for letter in made:
        regions = protect(letter, keep_structure=(_KEPT,), seek=False)
        out.append(_of(letter, regions))
    return out, list(canaries)


def fingerprint(letters: Iterable[Letter | Rejected]) -> str:
    """SHA-256 over ids, patients and texts in their order, whatever file they came in."""
    digest = hashlib.sha256()
    for item in letters:
        if isinstance(item, Letter):
            for part in (item.id, item.patient_id or "", item.text):
                data = part.encode("utf-8", "surrogatepass")
                digest.update(len(data).to_bytes(8, "big"))
                digest.update(data)
    return digest.hexdigest()
