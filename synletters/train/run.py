"""A whole training run: letters in, a model folder with its card out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import torch

from synletters.core.errors import TrainingError
from synletters.io import LetterSource
from synletters.io.atomic import AtomicPath
from synletters.neural.frame import frame
from synletters.neural.loading import Loaded
from synletters.train.checkpoints import Work
from synletters.train.corpus import Windows, build
from synletters.train.data import Data, read
from synletters.train.describe import card_of
from synletters.train.examples import examples_of, held_batches
from synletters.train.folder import Trained, ours, part, write
from synletters.train.loop import Tell, measure, tune
from synletters.train.model import (
    Objective,
    check_finite,
    keep_pages,
    load_for_training,
    merged,
    trainable,
    with_lora,
)
from synletters.train.prepare import Progress
from synletters.train.settings import TrainSettings


def train(
    source: LetterSource,
    out: Path,
    settings: TrainSettings,
    *,
    resume: bool = False,
    overwrite: bool = False,
    progress: Progress | None = None,
    tell: Tell | None = None,
) -> Trained:
    """Tune a model on the letters of ``source`` and write it to the folder ``out``.

    The model, OUT and the unfinished run are looked at before any letter is. Raises TrainingError, and
    ModelError, InputError,
    OutputError; the last good checkpoint is kept beside OUT.
    """
    work = Work(out, resume=resume, overwrite=overwrite)
    AtomicPath(
        out, folder=True, replace=ours if overwrite else None
    ).discard()  # what is in the way is told now, not at the end
    check_parts(settings, resume=resume)
    loaded = load_for_training(settings)
    data = read(source, settings, progress=progress)
    return train_on(data, out, settings, loaded=loaded, work=work, overwrite=overwrite, tell=tell)


def train_on(
    data: Data,
    out: Path,
    settings: TrainSettings,
    *,
    loaded: Loaded,
    work: Work | None = None,
    overwrite: bool = False,
    tell: Tell | None = None,
    finish: Callable[[Any, Path], None] | None = None,
) -> Trained:
    """``train`` on letters that are ready. ``finish(model, folder)`` may save the model in a way of its
    own."""
    work = work or Work(out, resume=False, overwrite=overwrite)
    torch.manual_seed(settings.seed)
    if loaded.device == "cpu":
        keep_pages()
    plain, started = loaded.model, datetime.now(UTC)
    bf16 = settings.bf16 and _has_bf16(loaded.device)
    private = settings.dp_epsilon is not None
    objective = Objective(plain, settings.task, bf16=bf16 and not private, device=loaded.device)
    corpus = build(loaded.tokenizer, data.train, times=data.times)
    held_corpus = build(loaded.tokenizer, data.held)
    checks = held_batches(held_corpus, loaded, settings)
    resume = work.begin(
        {
            "model": loaded.weights_sha256,
            "settings": settings.that_matter(),
            "letters": [corpus.sha256, held_corpus.sha256],
        }
    )
    before = measure(plain, objective, checks)
    model = with_lora(plain, settings.lora) if settings.lora else plain
    spent = None
    if private:
        from synletters.train.private.run import tune_private

        outcome, spent = tune_private(model, data.train, corpus, loaded, settings, tell=tell)
    else:
        windows = Windows(
            corpus,
            frame(loaded.tokenizer),
            lengths=settings.windows,
            batch_tokens=settings.batch_tokens,
            seed=settings.seed,
        )
        examples = examples_of(windows, loaded, settings)
        steps = settings.steps
        if settings.epochs is not None:
            steps = -(-windows.in_passes(settings.epochs) // settings.accumulate)
        outcome = tune(
            model,
            examples,
            checks,
            objective,
            settings,
            work,
            resume=resume,
            steps=steps,
            device=loaded.device,
            tell=tell,
        )
    learned, every = trainable(model)
    plain = merged(model)
    check_finite(plain)
    after = measure(plain, objective, checks)
    made = card_of(out.name, data, corpus, held_corpus, settings, loaded, before, after, outcome, started)
    made["parameters"] = {"trained": learned, "all": every}
    made["bf16"] = bf16 and not private
    made["differential_privacy"] = spent.to_json() if spent else None
    return write(out, plain, loaded, data, settings, made, work, overwrite, finish)


def check_parts(settings: TrainSettings, *, resume: bool) -> None:
    """Raise TrainingError for what would only fail when hours have gone: a package that is missing, a private
    run to resume."""
    if settings.audit or settings.canaries:
        part("synletters.audit.run", "the audit (leave it out with --no-audit) and canaries are")
    if settings.dp_epsilon is not None:
        part("synletters.train.private.run", "training with differential privacy is")
        if resume:
            raise TrainingError(
                "a run with differential privacy writes no checkpoints, since what is spent would not be known; pass --overwrite"
            )


def _has_bf16(device: str) -> bool:
    return not device.startswith("cuda") or torch.cuda.is_bf16_supported()


def summary(trained: Trained) -> Sequence[str]:
    """A few lines for the terminal."""
    card = trained.card
    before, after, run = card["before"], card["after"], card["run"]
    lines = [
        f"{card['data']['train']['letters']} letters trained on, {card['data']['held_out']['letters']} held out, "
        f"{card['data']['rejected']} left out",
        f"held-out loss {before['loss']:.4f} -> {after['loss']:.4f}, guessed right {before['accuracy']:.4f} -> {after['accuracy']:.4f} "
        f"(best of {run['steps']} steps: {run['best_step']})",
        f"{run['seconds']:.0f} s, {run['tokens_per_second']:,.0f} subwords/s on {card['device']}",
    ]
    if after["loss"] >= before["loss"]:
        lines.append("warning: " + card["verdict"])
    if card["differential_privacy"]:
        lines.append("differential privacy: " + card["differential_privacy"]["says"])
    if card["audit"]["state"] != "done":
        lines.append(f"audit: {card['audit']['state']}")
    lines += [f"audit FAILED: {why}" for why in trained.over]
    lines.append(f"results: {trained.folder}")
    return lines
