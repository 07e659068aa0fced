"""The training loop: transformers' Trainer, with the project's loss, checkpoints that appear whole, and an
end to a loss that is no number.

The order of the batches is drawn once, before the first step, so that a run that goes on from a checkpoint
sees what it would have seen.
The other heads of a tagger are held near what they said before (learning without forgetting: Li and Hoiem
2016).
"""

from __future__ import annotations

import errno
import json
import math
import os
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch.utils.data import DataLoader, SequentialSampler
from transformers import EarlyStoppingCallback, Trainer, TrainerCallback, TrainingArguments

from synletters.core.errors import TrainingError
from synletters.train.tagger.align import Example
from synletters.train.tagger.batches import collate, grouped, head_loss, hidden
from synletters.train.tagger.model import Start

_KEPT = 2  # checkpoints besides the best
_PREFIX = "checkpoint-"
_WHOLE = ("model.safetensors", "trainer_state.json", "optimizer.pt", "scheduler.pt")


@dataclass(frozen=True, slots=True)
class LoopSettings:
    """How the steps are made. ``minutes`` ends a run early; ``every`` is how many steps lie between two looks
    at the tune letters."""

    steps: int
    every: int
    lr: float
    warmup: float
    weight_decay: float
    patience: int
    hide: float
    keep: float
    minutes: float | None
    seed: int
    device: str
    bf16: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a run: the step whose weights were taken, and the figures on the tune letters by
    step."""

    best_step: int
    steps: int
    stopped: str
    loss: float
    subwords: int
    seconds: float
    history: tuple[Mapping[str, float], ...]


def drawn(pool: Sequence[Example], steps: int, tokens: int, seed: int) -> list[list[Example]]:
    """The batches of all steps: pass after pass over ``pool``, each in an order of its own."""
    out: list[list[Example]] = []
    number = 0
    while len(out) < steps:
        out += grouped(list(pool), Random(f"{seed}/{number}"), tokens)
        number += 1
    return out[:steps]


def whole_checkpoints(work: Path) -> list[Path]:
    """The checkpoints of a run in order of their steps; they take their names when they are complete."""
    found = [p for p in work.glob(f"{_PREFIX}*") if p.name.removeprefix(_PREFIX).isdigit()]
    return sorted(
        (p for p in found if all((p / name).is_file() for name in _WHOLE)),
        key=lambda p: int(p.name.removeprefix(_PREFIX)),
    )


class TaggerTrainer(Trainer):
    """One head learns from the codes of its examples. ``score`` gives the figures of the model on the tune
    letters, ``f1`` among them."""

    def __init__(
        self,
        start: Start,
        batches: Sequence[Sequence[Example]],
        table: torch.Tensor,
        weights: torch.Tensor | None,
        settings: LoopSettings,
        work: Path,
        score: Callable[[Any], dict[str, float]],
        tell: Callable[[str], None],
    ) -> None:
        self.begin, self.score, self.tell, self.work, self.loop = start, score, tell, work, settings
        self.subwords = 0
        self.drift = 0.0
        args = TrainingArguments(
            output_dir=str(work),
            max_steps=settings.steps,
            per_device_train_batch_size=1,
            learning_rate=settings.lr,
            warmup_steps=math.ceil(settings.warmup * settings.steps),
            lr_scheduler_type="linear",
            weight_decay=settings.weight_decay,
            max_grad_norm=1.0,
            adam_beta2=0.99,
            bf16=settings.bf16,
            use_cpu=settings.device == "cpu",
            seed=settings.seed,
            eval_strategy="steps",
            eval_steps=settings.every,
            save_strategy="steps",
            save_steps=settings.every,
            save_total_limit=None,
            logging_strategy="steps",
            logging_steps=settings.every,
            logging_nan_inf_filter=False,
            metric_for_best_model="f1",
            greater_is_better=True,
            report_to="none",
            disable_tqdm=True,
            remove_unused_columns=False,
            dataloader_num_workers=0,
            dataloader_pin_memory=settings.device != "cpu",
        )
        if args.n_gpu > 1:
            args._n_gpu = 1  # one device: the batches are drawn for one
        self.net: Any = start.model
        super().__init__(
            model=start.model,
            args=args,
            train_dataset=_Batches(batches),
            eval_dataset=_Batches(batches[:1]),
            data_collator=self._collated,
        )
        self.pop_callback(_printer())
        self.add_callback(EarlyStoppingCallback(early_stopping_patience=settings.patience))
        self.add_callback(_Ends(self))
        place = self.args.device
        self.table = table.to(place)
        self.weights = None if weights is None else weights.to(place)
        self.teacher: Any = (
            start.teacher.to(place) if start.teacher is not None and settings.keep > 0 else None
        )

    # -- batches
    # --------------------------------------------------------------------------------------------------------------

    def get_train_dataloader(self) -> DataLoader[Any]:
        data: Any = self.train_dataset
        loader: Any = DataLoader(
            data, batch_size=1, sampler=SequentialSampler(data), collate_fn=self._collated
        )
        return self.accelerator.prepare(loader)  # type: ignore[no-any-return]

    def _collated(self, given: Sequence[Sequence[Example]]) -> dict[str, Any]:
        ids, types, real, codes = collate(given[0], self.begin.tokenizer, [self.begin.head])
        made = {"input_ids": ids, "attention_mask": real, "codes": codes[self.begin.head]}
        return made | ({"token_type_ids": types} if self.begin.types else {})

    # -- loss
    # -----------------------------------------------------------------------------------------------------------------

    def compute_loss(
        self, model: Any, inputs: dict[str, Any], return_outputs: bool = False, *_: Any, **__: Any
    ) -> Any:
        codes = inputs.pop("codes")
        real = inputs["attention_mask"]
        seen = dict(inputs)
        if model.training:
            inputs["input_ids"] = hidden(inputs["input_ids"], real, self.loop.hide, self.begin.tokenizer)
        logits = model(**inputs).logits.float()
        at, size = self.begin.at, len(self.begin.labels)
        loss = head_loss(logits[..., at : at + size], codes, self.table, self.weights)
        total = logits.sum() * 0.0 if loss is None else loss
        if self.teacher is not None:
            total = total + self.loop.keep * self._forgotten(seen, logits, real)
        self.subwords += int(real.sum())
        return (total, logits) if return_outputs else total

    def _forgotten(self, inputs: dict[str, Any], logits: torch.Tensor, real: torch.Tensor) -> torch.Tensor:
        """The divergence of the other heads from what the start says of the same subwords, averaged over
        heads and subwords."""
        kind = logits.device.type
        with torch.no_grad(), torch.autocast(kind, dtype=torch.bfloat16, enabled=self.loop.bf16):
            before = self.teacher(**inputs).logits.float()
        total, at, heads = logits.new_zeros(()), 0, 0
        where = real > 0
        for head, labels in self.begin.heads.items():
            if head != self.begin.head:
                now = logits[..., at : at + len(labels)][where].log_softmax(-1)
                then = before[..., at : at + len(labels)][where].log_softmax(-1)
                total = total + (then.exp() * (then - now)).sum(-1).mean()
                heads += 1
            at += len(labels)
        return total / heads

    def training_step(
        self, model: Any, inputs: dict[str, Any], num_items_in_batch: Any = None
    ) -> torch.Tensor:
        loss = super().training_step(model, inputs, num_items_in_batch)
        if not math.isfinite(float(loss)):
            raise TrainingError(
                f"the loss is no number at step {self.state.global_step + 1}; {_left(self.work)}; take a lower --lr, or --dtype float32"
            )
        return loss

    # -- figures and checkpoints
    # ----------------------------------------------------------------------------------------------

    def evaluate(self, *_: Any, **__: Any) -> dict[str, float]:
        self.net.eval()
        figures = {f"eval_{name}": value for name, value in self.score(self.net).items()}
        self.log(dict(figures))
        told = ", ".join(
            f"{name.removeprefix('eval_')} {value:.4f}"
            for name, value in figures.items()
            if isinstance(value, float)
        )
        loss = next((row["loss"] for row in reversed(self.state.log_history) if "loss" in row), float("nan"))
        self.tell(f"step {self.state.global_step} of {self.state.max_steps}: loss {loss:.4f}, tune {told}")
        self.control = self.callback_handler.on_evaluate(self.args, self.state, self.control, figures)
        return figures

    def _get_output_dir(self, trial: Any) -> str:  # noqa: ARG002
        return str(self.work / ".writing")

    def _save_checkpoint(self, model: Any, trial: Any) -> None:
        """Written aside, synced, and put in place in one step. Raises TrainingError if the disk does not take
        it."""
        name = f"{_PREFIX}{self.state.global_step}"
        aside = self.work / ".writing"
        try:
            shutil.rmtree(aside, ignore_errors=True)
            aside.mkdir(parents=True)
            super()._save_checkpoint(model, trial)
            _synced(aside / name)
            target = self.work / name
            shutil.rmtree(target, ignore_errors=True)
            os.replace(aside / name, target)
            shutil.rmtree(aside, ignore_errors=True)
        except TrainingError:
            raise
        except Exception as fault:
            shutil.rmtree(aside, ignore_errors=True)
            full = isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
            said = "the disk is full" if full or "No space left" in str(fault) else type(fault).__name__
            raise TrainingError(
                f"the checkpoint of step {self.state.global_step} cannot be written in {self.work} ({said}); {_left(self.work)}; free "
                "some space, and pass --resume"
            ) from None
        self._rotate()

    def _rotate(self) -> None:
        best = self.work / f"{_PREFIX}{self.state.best_global_step}"
        for old in whole_checkpoints(self.work)[:-_KEPT]:
            if old != best:
                shutil.rmtree(old, ignore_errors=True)


class _Batches(torch.utils.data.Dataset[Any]):
    def __init__(self, batches: Sequence[Sequence[Example]]) -> None:
        self.batches = batches

    def __len__(self) -> int:
        return len(self.batches)

    def __getitem__(self, at: int) -> Sequence[Example]:
        return self.batches[at]


class _Ends(TrainerCallback):  # type: ignore[misc, unused-ignore]
    """The last step is measured and kept as well, and so is the one at which the time is up."""

    def __init__(self, trainer: TaggerTrainer) -> None:
        self.trainer, self.began, self.stopped = trainer, time.monotonic(), ""

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:  # noqa: ARG002
        limit = self.trainer.loop.minutes
        over = limit is not None and time.monotonic() - self.began > 60 * limit
        if state.global_step >= state.max_steps or over:
            control.should_log = control.should_evaluate = control.should_save = (
                control.should_training_stop
            ) = True
            self.stopped = "the time was up" if over else ""


def fit(trainer: TaggerTrainer, resume: Path | None) -> Outcome:
    """Train, and leave the weights of the best step in the model. Raises TrainingError, with the last good
    checkpoint kept."""
    began = time.monotonic()
    ends = next(c for c in trainer.callback_handler.callbacks if isinstance(c, _Ends))
    try:
        made = trainer.train(resume_from_checkpoint=str(resume) if resume else None)
    except TrainingError:
        raise
    except KeyboardInterrupt:
        raise TrainingError(
            f"interrupted at step {trainer.state.global_step}; {_left(trainer.work)}; pass --resume to go on"
        ) from None
    except (RuntimeError, MemoryError, OSError, ValueError) as fault:
        from synletters.neural.memory import out_of_memory

        step = (
            "take a smaller --tokens or --window"
            if out_of_memory(fault)
            else "check the checkpoint, or begin anew with --overwrite"
        )
        raise TrainingError(
            f"training ended at step {trainer.state.global_step} ({type(fault).__name__}); {_left(trainer.work)}; {step}"
        ) from fault
    state = trainer.state
    best = trainer.work / f"{_PREFIX}{state.best_global_step}"
    if state.best_global_step != state.global_step:
        from safetensors.torch import load_file

        trainer.net.load_state_dict(load_file(best / "model.safetensors"), strict=False)
    trainer.net.eval()
    early = (
        ""
        if ends.stopped or state.global_step >= state.max_steps
        else "the tune letters had no better figure for some time"
    )
    history = tuple(
        {k.removeprefix("eval_"): v for k, v in row.items() if k == "step" or k.startswith("eval_")}
        for row in state.log_history
        if "eval_f1" in row
    )
    return Outcome(
        int(state.best_global_step or 0),
        int(state.global_step),
        ends.stopped or early,
        float(made.training_loss),
        trainer.subwords,
        time.monotonic() - began,
        history,
    )


def _left(work: Path) -> str:
    there = whole_checkpoints(work)
    return (
        f"the checkpoint of step {there[-1].name.removeprefix(_PREFIX)} is kept"
        if there
        else "no checkpoint was made yet"
    )


def _synced(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            with file.open("rb") as handle:
                os.fsync(handle.fileno())


def _printer() -> Any:
    from transformers.trainer_callback import PrinterCallback

    return PrinterCallback


def read_state(checkpoint: Path) -> dict[str, Any]:
    """What a checkpoint says of itself. Raises TrainingError if it is damaged."""
    try:
        return dict(json.loads((checkpoint / "trainer_state.json").read_text(encoding="utf-8")))
    except (OSError, ValueError):
        raise TrainingError(
            f"the checkpoint {checkpoint} is damaged; remove it, and pass --resume to go on from the one before"
        ) from None
