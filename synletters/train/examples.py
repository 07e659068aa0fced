"""Batches of a task by number: what is trained on, and what is checked on."""

from __future__ import annotations

from typing import Any

import torch

from synletters.neural.frame import frame
from synletters.neural.loading import Loaded
from synletters.train.corpus import Corpus, Windows
from synletters.train.loop import tensors
from synletters.train.mlm.masking import MaskedExamples
from synletters.train.model import (
    family,
)
from synletters.train.seq2seq.denoising import DenoisingExamples
from synletters.train.settings import TrainSettings


def examples_of(windows: Any, loaded: Loaded, settings: TrainSettings, *, check: bool = False) -> Any:
    """Batches by number for the task; for a ``check`` every chosen subword is masked, as ``rewrite`` masks
    them."""
    seed = settings.seed + (1_000_003 if check else 0)
    if settings.task == "seq2seq":
        kind, sentinels = family(loaded)
        return DenoisingExamples(
            windows,
            settings.choices(kind),
            loaded.tokenizer,
            sentinels=sentinels,
            frame=frame(loaded.tokenizer),
            seed=seed,
        )
    corruption = (1.0, 0.0, 0.0) if check else settings.corruption
    return MaskedExamples(windows, settings.choices(), loaded.tokenizer, corruption=corruption, seed=seed)


def held_batches(corpus: Corpus, loaded: Loaded, settings: TrainSettings) -> list[dict[str, torch.Tensor]]:
    """The held-out letters, each subword once, masked the same way at every check."""
    windows = Windows(
        corpus,
        frame(loaded.tokenizer),
        lengths=(settings.windows[0],),
        batch_tokens=settings.batch_tokens,
        seed=settings.seed,
        shuffle=False,
    )
    examples = examples_of(windows, loaded, settings, check=True)
    return [tensors(examples[number]) for number in range(windows.in_passes(1))]
