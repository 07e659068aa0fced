"""All that decides what comes out of a training run. Every fault is told at once."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import Any, Literal, get_args

from synletters.core.errors import ConfigError
from synletters.train.choices import DRAWN, Choice, parse_choices

Task = Literal["mlm", "seq2seq"]
Schedule = Literal["linear", "cosine", "constant"]
#: settings that may change between a run and its resumption: they decide nothing of what is learned
FREE = frozenset({"device", "keep_checkpoints", "audit", "max_exposure", "max_tpr", "tensorboard", "licence"})
_LEAST_WINDOW = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainSettings:
    """Options of ``train mlm`` and ``train seq2seq``.

    ``windows`` are pairs (subwords of a window, share of the batches); a batch holds as many windows as ``batch_tokens``
    has room for. ``corruption`` are the shares of chosen subwords that become a mask, a random subword, or stay (80/10/10:
    Devlin et al. 2019). One of ``steps``, ``epochs`` and ``minutes`` ends the run.
    """

    task: Task = "mlm"
    model: str = "embedded"
    masks: tuple[str, ...] = ()
    ratio: float | None = None
    corruption: tuple[float, float, float] = (0.8, 0.1, 0.1)
    protect: bool = True
    no_phi: bool = False
    tagger: str = "embedded"
    point: Literal["strict", "balanced"] = "strict"
    windows: tuple[tuple[int, float], ...] = ((128, 1.0),)
    batch_tokens: int = 4096
    accumulate: int = 1
    steps: int | None = None
    epochs: float | None = None
    minutes: float | None = None
    lr: float = 2e-4
    schedule: Schedule = "linear"
    warmup: float = 0.03
    weight_decay: float = 0.01
    max_grad_norm: float = 1.0
    dropout: bool = False
    bf16: bool = True
    lora: int = 0
    held_out: float = 0.05
    held_out_most: int = 500
    check_every: int | None = None
    patience: int = 0
    seed: int = 0
    device: str = "auto"
    canaries: int = 0
    audit: bool = True
    max_exposure: float | None = None
    max_tpr: float | None = None
    dp_epsilon: float | None = None
    dp_delta: float | None = None
    dp_clip: float = 1.0
    keep_checkpoints: bool = False
    tensorboard: str | None = None
    licence: str | None = None

    def __post_init__(self) -> None:
        faults = [*self._wrong_lengths(), *self._wrong_numbers(), *self._wrong_privacy()]
        try:
            self.choices()
        except ConfigError as error:
            faults += error.faults
        if faults:
            raise ConfigError(faults)

    def choices(self, kind: str = "") -> tuple[Choice, ...]:
        """The mixture of masks; without ``masks`` the classic one of the model's family (``kind`` is bart or t5)."""
        if self.masks:
            return parse_choices(self.masks, self.ratio, drawn=DRAWN if self.task == "seq2seq" else DRAWN[:2])
        if self.task == "mlm":
            return parse_choices(("subwords",), self.ratio)
        # T5: 15% in spans (Raffel et al. 2020); BART: 30% (Lewis et al. 2020)
        return parse_choices(("spans",), self.ratio if self.ratio is not None else 0.3 if kind == "bart" else 0.15)

    def to_json(self) -> dict[str, Any]:
        return {f.name: _plain(getattr(self, f.name)) for f in dataclasses.fields(self)}

    def that_matter(self) -> dict[str, Any]:
        """What must be the same for a run to be resumed."""
        return {name: value for name, value in self.to_json().items() if name not in FREE}

    def _wrong_lengths(self) -> list[str]:
        given = [
            name for name in ("steps", "epochs", "minutes") if (value := getattr(self, name)) is not None and value <= 0
        ]
        faults = [f"{name} is {getattr(self, name)}; it must be more than 0" for name in given]
        if sum(getattr(self, name) is not None for name in ("steps", "epochs", "minutes")) != 1:
            faults.append("name one of steps, epochs and minutes: when the run ends")
        for length, share in self.windows:
            if length < _LEAST_WINDOW or not 0 < share <= 1:
                faults.append(
                    f"a window has at least {_LEAST_WINDOW} subwords and a share in (0, 1], not {length}@{share}"
                )
        if not self.windows:
            faults.append("windows is empty; give a length such as 128")
        elif self.batch_tokens < max(length for length, _ in self.windows):
            faults.append(f"batch_tokens is {self.batch_tokens}, less than one window")
        return faults

    def _wrong_numbers(self) -> list[str]:
        faults = []
        for name, least in (("accumulate", 1), ("lora", 0), ("patience", 0), ("canaries", 0), ("held_out_most", 1), ("check_every", 1)):  # fmt: skip
            value = getattr(self, name)
            if value is not None and value < least:
                faults.append(f"{name} is {value}; it must be at least {least}")
        for name in ("lr", "max_grad_norm", "dp_clip"):
            if not 0 < getattr(self, name) < math.inf:
                faults.append(f"{name} is {getattr(self, name)}; it must be more than 0")
        if not 0 <= self.weight_decay < math.inf:
            faults.append(f"weight_decay is {self.weight_decay}; it must be 0 or more")
        if not 0 <= self.warmup < 1:
            faults.append(f"warmup is {self.warmup}; it lies in [0, 1)")
        if not 0 < self.held_out <= 0.5:
            faults.append(f"held_out is {self.held_out}; it lies in (0, 0.5]")
        if len(self.corruption) != 3 or min(self.corruption) < 0 or abs(sum(self.corruption) - 1) > 1e-6:
            faults.append("corruption has three shares that sum to 1: masked, random, kept")
        elif self.corruption[0] + self.corruption[1] == 0:
            faults.append("corruption masks nothing")
        for name, allowed in (("task", Task), ("schedule", Schedule)):
            if getattr(self, name) not in get_args(allowed):
                faults.append(f"{name} is {getattr(self, name)!r}; it must be one of {', '.join(get_args(allowed))}")
        return faults

    def _wrong_privacy(self) -> list[str]:
        faults = []
        if (self.max_exposure is not None or self.max_tpr is not None) and not self.audit:
            faults.append("max_exposure and max_tpr need the audit; leave --no-audit out")
        if self.max_exposure is not None and not self.canaries:
            faults.append(
                "max_exposure needs canaries: planted sentences whose exposure is measured; give --canaries N"
            )
        if self.dp_epsilon is None:
            return faults
        if not 0 < self.dp_epsilon < math.inf:
            faults.append(f"dp_epsilon is {self.dp_epsilon}; it must be more than 0")
        if self.dp_delta is not None and not 0 < self.dp_delta < 1:
            faults.append(f"dp_delta is {self.dp_delta}; it lies in (0, 1)")
        if self.minutes is not None:
            faults.append(
                "differential privacy needs steps or epochs: what is spent is counted by them, not by the clock"
            )
        if len(self.windows) > 1:
            faults.append("differential privacy needs windows of one length")
        if self.patience:
            faults.append(
                "differential privacy and patience: to stop by what is seen of the letters is not accounted for"
            )
        if self.accumulate > 1:
            faults.append("differential privacy draws batches of its own; raise batch_tokens instead of accumulate")
        return faults


def _plain(value: Any) -> Any:
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
