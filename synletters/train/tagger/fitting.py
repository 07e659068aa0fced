"""A tagger fitted to its letters, from the start or from a checkpoint of the same run."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synletters.core.errors import TrainingError
from synletters.io.atomic import write_json
from synletters.train.tagger.codes import Codes
from synletters.train.tagger.letters import Parts
from synletters.train.tagger.model import Start
from synletters.train.tagger.prepare import Prepared, code_weights, digest, windows_of
from synletters.train.tagger.settings import TaggerSettings

if TYPE_CHECKING:
    from synletters.train.tagger.trainer import Outcome


Tell = Callable[[str], None]
_SMALL, _LR_SMALL, _LR_LARGE = 512, 3e-4, 5e-5  # hidden size up to which an encoder bears the larger rate
_HEADS_WINDOW = 192  # that of TaggerDetector


def window_of(settings: TaggerSettings, begin: Start) -> int:
    usual = _HEADS_WINDOW if begin.form == "heads" else begin.max_length
    return min(settings.window or usual, begin.max_length)


def _marks_of_run(settings: TaggerSettings, begin: Start, ready: Mapping[str, Prepared]) -> dict[str, Any]:
    """What a checkpoint must share with the run that goes on from it."""
    how = {
        k: v
        for k, v in settings.to_json().items()
        if k not in ("device", "dtype", "minutes", "recall", "patience")
    }
    return {
        "start model": begin.sha256,
        "form": begin.form,
        "labels": list(begin.labels),
        "heads": list(begin.heads),
        "letters": {
            part: digest(made.examples, begin.head) for part, made in ready.items() if part != "test"
        },
        "settings": json.loads(json.dumps(how, sort_keys=True)),
    }


def checkpoint_of(
    settings: TaggerSettings, work: Path, begin: Start, ready: Mapping[str, Prepared], tell: Tell
) -> Path | None:
    """The checkpoint to go on from, if there is one of this very run. Raises TrainingError for one of
    another."""
    from synletters.train.tagger.trainer import read_state, whole_checkpoints

    marks = _marks_of_run(settings, begin, ready)
    note = work / "run.json"
    there = whole_checkpoints(work) if settings.resume else []
    if not there:
        if settings.resume:
            tell("no checkpoint to go on from: beginning at step 0")
        write_json(note, marks)
        return None
    try:
        before = dict(json.loads(note.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        raise TrainingError(
            f"{note} is damaged or missing; pass --overwrite without --resume to begin anew"
        ) from None
    other = [name for name in marks if before.get(name) != marks[name]]
    if other:
        if "settings" in other:
            old, new = before.get("settings") or {}, marks["settings"]
            other[other.index("settings")] = f"settings ({', '.join(k for k in new if old.get(k) != new[k])})"
        raise TrainingError(
            f"the checkpoints in {work} are of a run with other {', '.join(other)}; give what it was begun with, or pass --overwrite "
            "without --resume to begin anew; they are kept"
        )
    tell(f"going on from step {read_state(there[-1]).get('global_step')}")
    return there[-1]


def fit_tagger(
    settings: TaggerSettings,
    begin: Start,
    codes: Codes,
    parts: Parts,
    ready: Mapping[str, Prepared],
    work: Path,
    resume: Path | None,
    tell: Tell,
) -> tuple[Outcome, str, str]:
    import random

    import torch
    from transformers.utils import logging

    from synletters.neural.loading import Loaded, pick_device, pick_dtype
    from synletters.train.tagger.batches import grouped
    from synletters.train.tagger.figures import HeldOut
    from synletters.train.tagger.trainer import LoopSettings, TaggerTrainer, drawn, fit

    hf_logging: Any = logging
    hf_logging.set_verbosity_error()
    device = pick_device(settings.device)
    bf16 = pick_dtype(settings.dtype, device) == torch.bfloat16
    if device.startswith("cuda"):
        torch.cuda.set_device(torch.device(device))
    window = window_of(settings, begin)
    pool = windows_of(ready["train"].examples, window - 2)
    a_pass = len(grouped(pool, random.Random(0), settings.tokens))
    steps = settings.steps or max(1, math.ceil(settings.epochs * a_pass))
    every = settings.every or max(1, min(a_pass, steps))
    lr = settings.lr or (
        _LR_SMALL if int(getattr(begin.model.config, "hidden_size", 768)) <= _SMALL else _LR_LARGE
    )
    tell(
        f"{len(pool)} windows of up to {window} subwords, {steps} steps, {every} between two looks, learning rate {lr:g}"
    )
    tune = ready["tune"]
    held = HeldOut(parts.tune, tune.encoded, tune.marks, begin.labels, begin.at)

    def score(model: Any) -> dict[str, float]:
        loaded = Loaded(model, begin.tokenizer, begin.name, device, "float32", begin.max_length)
        with torch.autocast(device.partition(":")[0], dtype=torch.bfloat16, enabled=bf16):
            return held.score(
                loaded,
                window=window,
                types=begin.types,
                batch_tokens=2 * settings.tokens,
                tags=settings.task == "pos",
            )

    weights = code_weights(codes, pool, begin.head, settings.class_weights)
    loop = LoopSettings(
        steps,
        every,
        lr,
        settings.warmup,
        settings.weight_decay,
        settings.patience,
        settings.hide,
        settings.keep_heads,
        settings.minutes,
        settings.seed,
        device,
        bf16,
    )
    trainer = TaggerTrainer(
        begin,
        drawn(pool, steps, settings.tokens, settings.seed),
        torch.from_numpy(codes.table()),
        None if weights is None else torch.from_numpy(weights),
        loop,
        work,
        score,
        tell,
    )
    outcome = fit(trainer, resume)
    begin.model = trainer.accelerator.unwrap_model(trainer.net, keep_fp32_wrapper=False).to("cpu")
    if begin.teacher is not None:
        begin.teacher = begin.teacher.to("cpu")
    return outcome, device, "bfloat16 autocast" if bf16 else "float32"
