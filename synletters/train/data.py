"""Letters as a model is trained on them: some held out, canaries planted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from synletters.core.document import Rejected
from synletters.io import LetterSource
from synletters.train.prepare import Passage, Progress, fingerprint, passages, planted
from synletters.train.settings import TrainSettings
from synletters.train.split import split


@dataclass(frozen=True, slots=True)
class Data:
    """Letters ready to train on. ``times`` says how often a pass reads each of ``train``; ``canaries`` were
    planted in those."""

    name: str
    train: list[Passage]
    held: list[Passage]
    rejected: list[Rejected] = field(default_factory=list)
    sha256: str = ""
    times: list[float] | None = None
    canaries: tuple[Any, ...] = ()


def read(source: LetterSource, settings: TrainSettings, *, progress: Progress | None = None) -> Data:
    """The letters of ``source`` as they are trained on, those of some patients held out, with the canaries
    that are planted."""
    whole = fingerprint(source)
    ready, rejected = passages(source, settings, progress=progress)
    most, share = settings.held_out_most, settings.held_out
    learned, held = split(ready, lambda p: p.patient, share=share, most=most, seed=settings.seed)
    canaries: list[Any] = []
    if settings.canaries:
        learned, canaries = planted(learned, settings.canaries, seed=settings.seed)
    return Data(source.name, learned, held, rejected, whole, canaries=tuple(canaries))
