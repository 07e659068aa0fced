"""The training loop: transformers' Trainer on numbered batches, with checkpoints that survive being
killed."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from transformers import PrinterCallback, Trainer, TrainerCallback, TrainingArguments

from synletters.core.errors import TrainingError
from synletters.train.checkpoints import Work
from synletters.train.model import Objective, check_finite, give_pages_back
from synletters.train.settings import TrainSettings

#: the steps of a run that the clock ends
_ENDLESS = 10_000_000
_TRIM_EVERY = 100  # steps between two times that unused memory is given back
Tell = Callable[[dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Measured:
    """Loss (nats a subword) and share guessed right of ``subwords`` held-out subwords."""

    loss: float
    accuracy: float
    subwords: int

    def to_json(self) -> dict[str, Any]:
        return {"loss": round(self.loss, 5), "accuracy": round(self.accuracy, 5), "subwords": self.subwords}


@dataclass(slots=True)
class Outcome:
    """How a run went: ``curve`` and ``checks`` are its losses in training and on held-out letters."""

    steps: int
    best_step: int
    stopped_early: bool
    seconds: float
    tokens: int
    tokens_per_second: float
    resumed_at: list[int] = field(default_factory=list)
    curve: list[dict[str, float]] = field(default_factory=list)
    checks: list[dict[str, float]] = field(default_factory=list)


@torch.no_grad()
def measure(model: Any, objective: Objective, batches: Sequence[dict[str, Tensor]]) -> Measured:
    """The loss over held-out batches; the model is left as it was."""
    training = model.training
    device = next(model.parameters()).device
    model.eval()
    total, right, count = 0.0, 0, 0
    try:
        for batch in batches:
            loss, good, n = objective(model, {name: value.to(device) for name, value in batch.items()})
            total, right, count = total + float(loss), right + int(good), count + n
    finally:
        model.train(training)
    if not count:
        raise TrainingError(
            "no subword of the held-out letters can be masked; hold more out, or protect less (--no-protect)"
        )
    return Measured(total / count, right / count, count)


def tensors(batch: dict[str, Any]) -> dict[str, Tensor]:
    return {name: torch.from_numpy(value) for name, value in batch.items()}


class Numbered(torch.utils.data.Dataset[dict[str, Tensor]]):
    """Batch k of the run is item k: the Trainer skips what a killed run has had, and nothing is drawn
    anew."""

    def __init__(self, examples: Any, count: int) -> None:
        self.examples, self.count = examples, count

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, number: int) -> dict[str, Tensor]:
        return tensors(self.examples[number])


class Watch(TrainerCallback):
    """The clock, the best check, early stopping and what is told on the way."""

    def __init__(self, settings: TrainSettings, steps: int | None, tell: Tell | None) -> None:
        self.settings, self.steps, self.tell = settings, steps, tell
        self.before = 0.0  # seconds of the parts of the run that were killed
        self.begun = time.monotonic()
        self.best, self.best_step, self.bad = math.inf, 0, 0
        self.early = False
        self.resumed_at: list[int] = []
        self.tokens, self.training = 0, 0.0

    @property
    def elapsed(self) -> float:
        return self.before + time.monotonic() - self.begun

    def done(self, step: int) -> float:
        """Which share of the run is over."""
        if self.settings.minutes is not None:
            return min(1.0, self.elapsed / 60 / self.settings.minutes)
        assert self.steps is not None
        return min(1.0, step / self.steps)

    def factor(self, step: int) -> float:
        """What the learning rate is multiplied by."""
        done, warm = self.done(step), self.settings.warmup
        up = min(1.0, (done + 1e-3) / warm) if warm else 1.0
        if self.settings.schedule == "constant":
            return up
        if self.settings.schedule == "cosine":
            return up * 0.5 * (1 + math.cos(math.pi * done))
        return up * (1.0 - done)

    def state(self) -> dict[str, Any]:
        return {
            "elapsed": self.elapsed,
            "best": self.best,
            "best_step": self.best_step,
            "bad": self.bad,
            "early": self.early,
            "resumed_at": self.resumed_at,
        }

    def restore(self, state: dict[str, Any], step: int) -> None:
        self.before, self.best, self.best_step = state["elapsed"], state["best"], state["best_step"]
        self.bad, self.early, self.resumed_at = state["bad"], state["early"], [*state["resumed_at"], step]

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:  # noqa: ARG002
        done = self.done(state.global_step)
        if done >= 1 or self.early:
            control.should_training_stop = control.should_evaluate = control.should_save = True
        if state.global_step % _TRIM_EVERY == 0:
            give_pages_back()
        self._say(step=state.global_step, done=done)

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:  # noqa: ARG002
        if logs and "loss" in logs:
            self._say(loss=logs["loss"])

    def on_evaluate(self, args: Any, state: Any, control: Any, metrics: Any = None, **_: Any) -> None:  # noqa: ARG002
        loss = metrics["eval_loss"]
        if loss < self.best:
            self.best, self.best_step, self.bad = loss, state.global_step, 0
        else:
            self.bad += 1
        if self.settings.patience and self.bad >= self.settings.patience:
            self.early = control.should_training_stop = control.should_save = True
        self._say(held_out=loss)

    def _say(self, **what: Any) -> None:
        if self.tell:
            self.tell(what)


class Tuner(Trainer):
    """A Trainer whose batches come whole, whose loss is ``Objective``'s, and whose checkpoints are
    ``Work``'s."""

    objective: Objective
    held: Sequence[dict[str, Tensor]]
    work: Work
    watch: Watch

    def __init__(
        self,
        *,
        objective: Objective,
        held: Sequence[dict[str, Tensor]],
        work: Work,
        watch: Watch,
        **options: Any,
    ) -> None:
        self.objective, self.held, self.work, self.watch = objective, held, work, watch
        super().__init__(**options)
        self.model_accepts_loss_kwargs = True  # so that the subwords of all accumulated batches are counted
        self.loss_is_scaled_for_ga = True

    def compute_loss(
        self, model: Any, inputs: Any, return_outputs: bool = False, num_items_in_batch: Any = None
    ) -> Any:
        total, _, count = self.objective(model, inputs)
        loss = total / max(1, int(num_items_in_batch) if num_items_in_batch is not None else count)
        if not bool(torch.isfinite(loss)):
            raise TrainingError(
                f"the loss is not a finite number at step {self.state.global_step + 1}; lower --lr or raise --warmup; "
                f"{self.work.kept()}"
            )
        self.watch.tokens += int(inputs["input_ids"].numel())
        return (loss, {}) if return_outputs else loss

    def training_step(self, *args: Any, **options: Any) -> Tensor:
        begun = time.monotonic()
        loss = super().training_step(*args, **options)
        self.watch.training += time.monotonic() - begun
        return loss

    def _clip_grad_norm(self, model: Any) -> Any:
        norm = super()._clip_grad_norm(model)  # type: ignore[no-untyped-call]
        if norm is not None and not math.isfinite(float(norm)):
            raise TrainingError(
                f"the gradient is not a finite number at step {self.state.global_step + 1}; lower --lr; {self.work.kept()}"
            )
        return norm

    def evaluate(self, *_: Any, **__: Any) -> dict[str, float]:
        found = measure(self.model, self.objective, self.held)
        if not math.isfinite(found.loss):
            raise TrainingError(
                f"the held-out loss is not a finite number at step {self.state.global_step}; lower --lr; {self.work.kept()}"
            )
        metrics = {"eval_loss": found.loss, "eval_accuracy": found.accuracy}
        self.log(dict(metrics))
        self.control = self.callback_handler.on_evaluate(self.args, self.state, self.control, metrics)
        return metrics

    def create_scheduler(self, num_training_steps: int, optimizer: Any = None) -> Any:  # noqa: ARG002
        chosen = self.optimizer if optimizer is None else optimizer
        assert chosen is not None
        self.lr_scheduler = torch.optim.lr_scheduler.LambdaLR(chosen, self.watch.factor)
        self._created_lr_scheduler = True
        return self.lr_scheduler

    def floating_point_ops(self, inputs: Any) -> int:  # noqa: ARG002
        return 0

    def _get_train_sampler(self, train_dataset: Any = None) -> Any:  # noqa: ARG002
        return torch.utils.data.SequentialSampler(self.train_dataset)  # type: ignore[arg-type]

    def _save_checkpoint(self, model: Any, trial: Any) -> None:
        check_finite(model)
        place = self.args.output_dir

        def write(part: Path) -> None:
            self.args.output_dir = str(part)
            try:
                super(Tuner, self)._save_checkpoint(model, trial)
            finally:
                self.args.output_dir = place

        self.work.save(self.state.global_step, write, self.watch.state(), best=self.watch.best_step or None)


def tune(
    model: Any,
    examples: Any,
    held: Sequence[dict[str, Tensor]],
    objective: Objective,
    settings: TrainSettings,
    work: Work,
    *,
    resume: Path | None,
    steps: int | None,
    device: str,
    tell: Tell | None = None,
) -> Outcome:
    """Train ``model`` in place to the end of the run, and leave it at its best check. Raises
    TrainingError."""
    from transformers.utils import logging

    logs: Any = logging
    logs.set_verbosity_error()  # the Trainer warns of tied weights that a checkpoint holds once
    every = settings.check_every or (max(1, min(500, steps // 10)) if steps is not None else 100)
    watch = Watch(settings, steps, tell)
    count = steps if steps is not None else _ENDLESS
    args = TrainingArguments(
        output_dir=str(work.folder),
        max_steps=count,
        per_device_train_batch_size=1,
        gradient_accumulation_steps=settings.accumulate,
        learning_rate=settings.lr,
        weight_decay=settings.weight_decay,
        adam_beta2=0.98,
        adam_epsilon=1e-6,
        optim="adamw_torch_fused",
        max_grad_norm=settings.max_grad_norm,
        eval_strategy="steps",
        eval_steps=every,
        save_strategy="steps",
        save_steps=every,
        logging_steps=max(1, every // 5),
        logging_nan_inf_filter=False,
        use_cpu=device == "cpu",
        seed=settings.seed,
        report_to="none",
        disable_tqdm=True,
        remove_unused_columns=False,
        label_names=["labels"],
        dataloader_pin_memory=device != "cpu",
    )
    assert args.device is not None
    args._n_gpu = min(1, args.n_gpu)  # batches come whole: they are not parted among cards
    trainer: Any = Tuner(
        objective=objective,
        held=held,
        work=work,
        watch=watch,
        model=model,
        args=args,
        callbacks=[watch],
        train_dataset=Numbered(examples, count * settings.accumulate),
        eval_dataset=[0],
        data_collator=lambda rows: rows[0],
    )
    trainer.remove_callback(PrinterCallback)
    if settings.tensorboard:
        trainer.add_callback(_tensorboard(settings.tensorboard))
    if resume is not None:
        watch.restore(work.progress(resume), int(resume.name.partition("-")[2]))
    watch.begun = time.monotonic()
    over = resume is not None and (watch.early or watch.done(int(resume.name.partition("-")[2])) >= 1)
    if over:
        assert resume is not None
        from transformers import TrainerState

        trainer.state = TrainerState.load_from_json(str(resume / "trainer_state.json"))
    else:
        trainer.train(resume_from_checkpoint=None if resume is None else str(resume))
    best = watch.best_step or trainer.state.global_step
    if over or best != trainer.state.global_step:
        trainer._load_from_checkpoint(str(work.at(best)), model)
    history = trainer.state.log_history
    return Outcome(
        steps=trainer.state.global_step,
        best_step=best,
        stopped_early=watch.early,
        seconds=watch.elapsed,
        tokens=watch.tokens,
        tokens_per_second=watch.tokens / watch.training if watch.training else 0.0,
        resumed_at=watch.resumed_at,
        curve=[
            {"step": row["step"], "loss": round(row["loss"], 5), "lr": row["learning_rate"]}
            for row in history
            if "loss" in row
        ],
        checks=[
            {
                "step": row["step"],
                "loss": round(row["eval_loss"], 5),
                "accuracy": round(row["eval_accuracy"], 5),
            }
            for row in history
            if "eval_loss" in row
        ],
    )


def _tensorboard(folder: str) -> TrainerCallback:
    try:
        from torch.utils.tensorboard import SummaryWriter
        from transformers.integrations.integration_utils import TensorBoardCallback
    except ImportError as error:
        raise TrainingError(
            "--tensorboard needs the package tensorboard: install synletters[train]"
        ) from error
    made: TrainerCallback = TensorBoardCallback(SummaryWriter(folder))  # type: ignore[no-untyped-call]
    return made
