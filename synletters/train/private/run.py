"""Training with differential privacy on the same letters and masks: windows of one letter, a patient the
unit."""

from __future__ import annotations

import importlib
import time
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from synletters.core.errors import TrainingError
from synletters.neural.frame import frame
from synletters.neural.loading import Loaded
from synletters.train.corpus import Batch, Corpus
from synletters.train.loop import Outcome, Tell
from synletters.train.mlm.masking import IGNORED
from synletters.train.prepare import Passage
from synletters.train.settings import TrainSettings


class OneWindow:
    """Windows that each lie in one letter, so that a window is of one patient; as ``corpus.Windows``, with
    one row a batch."""

    def __init__(self, corpus: Corpus, edges: tuple[Sequence[int], Sequence[int]], length: int) -> None:
        self.corpus, self.edges = corpus, edges
        body = length - len(edges[0]) - len(edges[1])
        self.places = [
            (letter, at, min(at + body, int(end)))
            for letter, (start, end) in enumerate(zip(corpus.starts[:-1], corpus.starts[1:], strict=True))
            for at in range(int(start), int(end), body)
        ]

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, number: int) -> Batch:
        _, start, end = self.places[number]
        before, after = (np.array(edge, dtype=np.int64) for edge in self.edges)

        def row(values: Any, fill: int) -> Any:
            sides = (np.full(len(before), fill), np.full(len(after), fill))
            return np.concatenate([sides[0], values[start:end], sides[1]])[None].astype(np.int64)

        ids = np.concatenate([before, self.corpus.ids[start:end], after])[None].astype(np.int64)
        return Batch(
            ids, row(self.corpus.open, 0).astype(bool), row(self.corpus.group, -1), row(self.corpus.word, -1)
        )


class _Fresh(torch.utils.data.Dataset[dict[str, Any]]):
    """A window, masked anew at every look."""

    def __init__(self, examples: Any, windows: OneWindow) -> None:
        self.examples, self.windows, self.looks = examples, windows, 0

    def __len__(self) -> int:
        return len(self.windows)

    def __getitem__(self, number: int) -> dict[str, Any]:
        if number >= len(self):
            raise IndexError(number)
        self.looks += 1
        self.examples.seed = self.looks  # with the window's number it decides the masks
        return {name: value[0] for name, value in self.examples[number].items()}


def tune_private(
    model: Any,
    train: Sequence[Passage],
    corpus: Corpus,
    loaded: Loaded,
    settings: TrainSettings,
    *,
    tell: Tell | None = None,
) -> tuple[Outcome, Any]:
    """Train ``model`` in place by DP-SGD; (how it went, the privacy it spent).

    The unit is the patient. The last step is kept: to choose the best by held-out letters
    is fine, since those are not trained on, but no checkpoint is written on the way. Raises TrainingError.
    """
    train_private = importlib.import_module("synletters.train.private.training").train_private
    from synletters.train.examples import examples_of

    windows = OneWindow(corpus, frame(loaded.tokenizer), settings.windows[0][0])
    if not len(windows):
        raise TrainingError("the letters hold no subword to train on")
    patients = [train[letter].patient for letter, *_ in windows.places]
    units = len(set(patients))
    delta = settings.dp_delta if settings.dp_delta is not None else 0.5 / units
    size = max(1, settings.batch_tokens // settings.windows[0][0])
    per = max(1, -(-units // size))
    epochs = (
        max(1, round(settings.steps / per))
        if settings.steps is not None
        else max(1, round(settings.epochs or 1))
    )
    tokenizer: Any = loaded.tokenizer
    pad = int(tokenizer.pad_token_id or 0)
    examples = examples_of(windows, loaded, settings)
    begun = time.monotonic()

    def progress(step: int, steps: int, loss: float | None) -> None:
        del loss  # losses of training letters are not private: neither the card nor the terminal has them
        if tell:
            tell({"step": step, "done": step / steps})

    spent = train_private(
        model,
        _Fresh(examples, windows),
        collate=lambda items: collate(items, pad),
        epochs=epochs,
        batch_size=size,
        lr=settings.lr,
        epsilon=float(settings.dp_epsilon or 0),
        delta=delta,
        clip=settings.dp_clip,
        units=patients,
        unit="patient",
        weight_decay=settings.weight_decay,
        seed=settings.seed,
        progress=progress,
    )
    seconds = time.monotonic() - begun
    steps = spent.steps
    tokens = int(steps * units * spent.sample_rate * settings.windows[0][0])
    return Outcome(steps, steps, False, seconds, tokens, tokens / seconds if seconds else 0.0), spent


def collate(items: Sequence[dict[str, Any]], pad: int) -> dict[str, torch.Tensor]:
    """Windows padded on the right to one length."""
    out = {}
    names = [name for name in items[0] if name != "attention_mask"]
    for name in names:
        width = max(len(item[name]) for item in items)
        fill = IGNORED if name == "labels" else pad
        rows = [np.pad(item[name], (0, width - len(item[name])), constant_values=fill) for item in items]
        out[name] = torch.from_numpy(np.stack(rows))
    width = out["input_ids"].shape[1]
    lengths = [
        int(item["attention_mask"].sum()) if "attention_mask" in item else len(item["input_ids"])
        for item in items
    ]
    out["attention_mask"] = torch.tensor([[1] * n + [0] * (width - n) for n in lengths])
    return out
