"""A whole training run: letters in, a model folder with its card out."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import torch

from synletters.core.document import Rejected
from synletters.core.errors import EvaluationError, ModelError, TrainingError
from synletters.io import LetterSource, write_json
from synletters.io.atomic import AtomicPath, output_error
from synletters.neural.frame import frame
from synletters.neural.loading import Loaded
from synletters.train import card as cards
from synletters.train.checkpoints import Work
from synletters.train.corpus import Corpus, Windows, build
from synletters.train.examples import examples_of, held_batches
from synletters.train.loop import Measured, Outcome, Tell, measure, tune
from synletters.train.model import (
    Objective,
    check_finite,
    keep_pages,
    load_for_training,
    merged,
    trainable,
    with_lora,
)
from synletters.train.prepare import Passage, Progress, fingerprint, passages, planted
from synletters.train.settings import TrainSettings
from synletters.train.split import split

#: files that a model folder of ours may hold, so that --overwrite throws nobody's own work away
_OURS = (
    "config.json",
    "generation_config.json",
    "tokenizer",
    "vocab",
    "merges.txt",
    "special_tokens_map.json",
    "added_tokens.json",
    "spiece.model",
    "sentencepiece",
    "model",
    "README.md",
    "card.json",
    "figures.json",
    "audit.json",
)


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


@dataclass(frozen=True, slots=True)
class Trained:
    """What a run made: ``folder`` is OUT, or OUT.failed-audit if a threshold was passed, as ``over`` says."""

    folder: Path
    card: dict[str, Any]
    over: tuple[str, ...] = ()


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
        out, folder=True, replace=_ours if overwrite else None
    ).discard()  # what is in the way is told now, not at the end
    check_parts(settings, resume=resume)
    loaded = load_for_training(settings)
    data = read(source, settings, progress=progress)
    return train_on(data, out, settings, loaded=loaded, work=work, overwrite=overwrite, tell=tell)


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
    made = _card(out.name, data, corpus, held_corpus, settings, loaded, before, after, outcome, started)
    made["parameters"] = {"trained": learned, "all": every}
    made["bf16"] = bf16 and not private
    made["differential_privacy"] = spent.to_json() if spent else None
    return _write(out, plain, loaded, data, settings, made, work, overwrite, finish)


def check_parts(settings: TrainSettings, *, resume: bool) -> None:
    """Raise TrainingError for what would only fail when hours have gone: a package that is missing, a private
    run to resume."""
    if settings.audit or settings.canaries:
        _part("synletters.audit.run", "the audit (leave it out with --no-audit) and canaries are")
    if settings.dp_epsilon is not None:
        _part("synletters.train.private.run", "training with differential privacy is")
        if resume:
            raise TrainingError(
                "a run with differential privacy writes no checkpoints, since what is spent would not be known; pass --overwrite"
            )


def _has_bf16(device: str) -> bool:
    return not device.startswith("cuda") or torch.cuda.is_bf16_supported()


def _part(module: str, what: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise TrainingError(
            f"{what} not possible: {error.name} is missing; install synletters[train]"
        ) from error


def _card(
    name: str,
    data: Data,
    corpus: Corpus,
    held: Corpus,
    settings: TrainSettings,
    loaded: Loaded,
    before: Measured,
    after: Measured,
    outcome: Outcome,
    started: datetime,
) -> dict[str, Any]:
    letters = [*data.train, *data.held]
    better = after.loss < before.loss
    from synletters.neural.loading import resolve

    return {
        "kind": "training",
        "name": name,
        "task": settings.task,
        "created": started.isoformat(timespec="seconds"),
        "base": {
            "name": settings.model,
            "weights_sha256": loaded.weights_sha256,
            "architecture": loaded.model.config.model_type,
        },
        "data": {
            "name": data.name,
            "sha256": data.sha256,
            "rejected": len(data.rejected),
            "without_patient_id": sum(p.patient_id is None for p in letters),
            "identifiers": "not looked for (--no-phi)"
            if settings.no_phi
            else "found and replaced by surrogates before training",
            "never_masked": "clinical entities, headings, list markers, guarded words"
            + ("" if settings.no_phi else ", surrogates")
            if settings.protect
            else "nothing is protected",
            "train": {
                "letters": corpus.letters,
                "patients": len({p.patient for p in data.train}),
                "subwords": len(corpus.ids),
                "open_subwords": int(corpus.open.sum()),
                "sha256": corpus.sha256,
            },
            "held_out": {
                "letters": held.letters,
                "patients": len({p.patient for p in data.held}),
                "subwords": len(held.ids),
                "open_subwords": int(held.open.sum()),
                "sha256": held.sha256,
            },
            "canaries": {
                "planted": len(data.canaries),
                "times": sum(canary.repeats for canary in data.canaries),
            },
        },
        "settings": settings.to_json(),
        "device": loaded.device,
        "before": before.to_json(),
        "after": after.to_json(),
        "verdict": "Training lowered the held-out loss."
        if better
        else "Training did NOT lower the held-out loss: use the base model.",
        "run": {
            "steps": outcome.steps,
            "best_step": outcome.best_step,
            "stopped_early": outcome.stopped_early,
            "seconds": round(outcome.seconds, 1),
            "tokens_per_second": round(outcome.tokens_per_second, 1),
            "resumed_at": outcome.resumed_at,
            "curve": outcome.curve,
            "checks": outcome.checks,
        },
        "licence": cards.licence_line(resolve(settings.model, settings.task), settings.licence),
        "versions": cards.versions(),
        "limits": list(cards.LIMITS),
    }


def _write(
    out: Path,
    model: Any,
    loaded: Loaded,
    data: Data,
    settings: TrainSettings,
    made: dict[str, Any],
    work: Work,
    overwrite: bool,
    finish: Callable[[Any, Path], None] | None,
) -> Trained:
    """The model folder under its final name, its audit done before. Raises OutputError; the checkpoints then
    stay."""
    folder = AtomicPath(out, folder=True, replace=_ours if overwrite else None)
    done = False
    try:
        try:
            if finish:
                finish(model, folder.temp)
            else:
                model.save_pretrained(folder.temp)
            save_tokenizer(settings, folder.temp)
        except OSError as fault:
            raise output_error(out, fault) from None
        except Exception as error:
            raise TrainingError(
                f"the model could not be written to {out} ({type(error).__name__}); {work.kept()}"
            ) from error
        over = _audit(folder.temp, data, settings, made, loaded.device)
        write_json(folder.temp / "card.json", made)
        (folder.temp / "README.md").write_text(cards.readme(made), encoding="utf-8")
        if over:
            failed = out.with_name(out.name + ".failed-audit")
            AtomicPath(failed, folder=True, replace=_ours).discard()  # raises if somebody's own work is there
            folder.path = failed
        try:
            folder.commit()
        except OSError as fault:
            raise output_error(folder.path, fault) from None
        done = True
    finally:
        if not done:
            folder.discard()
    if not settings.keep_checkpoints:
        work.remove()
    return Trained(folder.path, made, tuple(over))


def save_tokenizer(settings: TrainSettings, folder: Path) -> None:
    """The tokenizer as the base model has it, not as it was set up to read letters."""
    from transformers import AutoTokenizer

    from synletters.neural.loading import resolve

    source = resolve(settings.model, settings.task)
    tokenizer: Any = AutoTokenizer.from_pretrained(source, local_files_only=Path(source).is_dir())
    tokenizer.save_pretrained(folder)


def _ours(name: str) -> bool:
    return "/" not in name and name.startswith(_OURS)


def _audit(folder: Path, data: Data, settings: TrainSettings, made: dict[str, Any], device: str) -> list[str]:
    """Run the audit, put it on the card, and say which thresholds it is over."""
    if not settings.audit:
        made["audit"] = {"state": "not made (--no-audit)", "over": []}
        return []
    asked = {"max_exposure": settings.max_exposure, "max_tpr": settings.max_tpr}
    try:
        result = _part("synletters.audit.run", "the audit is").audit(
            folder,
            [p.letter() for p in data.train],
            [p.letter() for p in data.held],
            reference=settings.model,
            canaries=list(data.canaries),
            device=device,
            seed=settings.seed,
        )
    except (
        EvaluationError,
        ModelError,
    ) as error:  # the run is not lost for it; but a threshold that was asked for is not met
        over = (
            [f"the audit could not be made: {error}"]
            if any(value is not None for value in asked.values())
            else []
        )
        made["audit"] = {"state": f"not possible: {error}", "over": over, "thresholds": asked}
        return over
    over = list(result.faults(**asked))
    made["audit"] = {"state": "done", "figures": result.to_json(), "over": over, "thresholds": asked}
    return over


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
