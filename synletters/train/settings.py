"""All that decides what comes out of a training run. Every fault is told at once."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from synletters.core.settings import STRICT, Rule, Setting, Settings, each
from synletters.train.choices import DRAWN, Choice, parse_choices

Task = Literal["mlm", "seq2seq"]
Schedule = Literal["linear", "cosine", "constant"]
#: settings that may change between a run and its resumption: they decide nothing of what is learned
FREE = frozenset({"device", "keep_checkpoints", "audit", "max_exposure", "max_tpr", "tensorboard", "licence"})
_LEAST_WINDOW = 8
_LETTERS, _MASKS, _LENGTH, _STEPS = "Letters", "What is masked", "How long", "Steps"
_CHECKS, _AUDIT, _PRIVACY = "Checks and checkpoints", "What the model may remember", "Differential privacy"


def _corruption(text: str) -> tuple[float, ...]:
    try:
        return tuple(float(part) / 100 for part in text.split("/"))
    except ValueError:
        raise ValueError(f"{text!r} is not three numbers such as 80/10/10") from None


def _windows(text: str) -> tuple[tuple[int, float], ...]:
    out = []
    try:
        for part in text.split(","):
            length, _, share = part.partition("@")
            out.append((int(length), float(share) if share else 1.0))
    except ValueError:
        raise ValueError(
            f"{text!r} is not a number of subwords, nor several such as 128@0.8,256@0.2"
        ) from None
    return tuple(out)


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class TrainSettings(Settings):
    """Options of ``train mlm`` and ``train seq2seq``.

    ``windows`` are pairs (subwords of a window, share of the batches); a batch holds as many windows as
    ``batch_tokens``
    has room for. ``corruption`` are the shares of chosen subwords that become a mask, a random subword, or
    stay (80/10/10:
    Devlin et al. 2019). One of ``steps``, ``epochs`` and ``minutes`` ends the run.
    """

    task: Task = "mlm"
    model: Annotated[
        str, Setting("the model to go on from: a folder, a hub id, or embedded", metavar="NAME")
    ] = "embedded"
    masks: Annotated[
        tuple[str, ...],
        Setting(
            "what is masked: subwords@R, words@R, for an encoder-decoder spans@R, R a ratio or LOW-HIGH, or any --strategy of rewrite; "
            "again for a mixture",
            _MASKS,
            "[SHARE*]WAY",
            many=True,
            default="subwords@0.15; T5 spans@0.15, BART 0.3",
        ),
    ] = ()
    ratio: Annotated[float | None, Setting("of a way that has no @R", _MASKS, "R")] = None
    corruption: Annotated[
        tuple[float, float, float],
        Setting(
            "per cent of the chosen that become a mask, a random subword, stay",
            _MASKS,
            "M/R/K",
            parse=_corruption,
            default="80/10/10",
            must="it must be three shares that sum to 1: masked, random, kept",
        ),
    ] = (0.8, 0.1, 0.1)
    protect: Annotated[
        bool, Setting("entities, headings and guarded words are never masked; without it they may be", _MASKS)
    ] = True
    no_phi: Annotated[bool, Setting("no identifier detection, for text that has none; warns", _LETTERS)] = (
        False
    )
    tagger: Annotated[str, Setting("tagger that finds identifiers and entities", _LETTERS, "NAME")] = (
        "embedded"
    )
    point: Annotated[
        Literal["strict", "balanced"], Setting("how eagerly identifiers are found", _LETTERS)
    ] = "strict"
    windows: Annotated[
        tuple[tuple[int, float], ...],
        Setting(
            "subwords of a window; several with the share of the batches each has",
            _STEPS,
            "N[@SHARE],…",
            names=("window",),
            parse=_windows,
            default="128",
            must="it must be a length such as 128, or pairs of a length and a share",
        ),
    ] = ((128, 1.0),)
    batch_tokens: Annotated[int, Setting("subwords in a batch", _STEPS, "N")] = 4096
    accumulate: Annotated[int, Field(ge=1), Setting("batches a step", _STEPS, "N")] = 1
    steps: Annotated[int | None, Field(gt=0), Setting("end after so many steps", _LENGTH, "N")] = None
    epochs: Annotated[
        float | None, Field(gt=0), Setting("passes over the letters", _LENGTH, "E", default="3")
    ] = None
    minutes: Annotated[
        float | None,
        Field(gt=0),
        Setting(
            "train so long; the learning rate follows the clock",
            _LENGTH,
            "M",
        ),
    ] = None
    lr: Annotated[float, Field(gt=0, allow_inf_nan=False), Setting("peak learning rate", _STEPS, "R")] = 2e-4
    schedule: Annotated[Schedule, Setting("of the learning rate", _STEPS)] = "linear"
    warmup: Annotated[
        float, Field(ge=0, lt=1), Setting("share of the run in which the rate rises", _STEPS, "R")
    ] = 0.03
    weight_decay: Annotated[
        float, Field(ge=0, allow_inf_nan=False), Setting("of the optimizer", _STEPS, "R")
    ] = 0.01
    max_grad_norm: Annotated[
        float, Field(gt=0, allow_inf_nan=False), Setting("gradients are clipped to this norm", _STEPS, "R")
    ] = 1.0
    dropout: Annotated[bool, Setting("dropout as the model's config has it (default none)", _STEPS)] = False
    bf16: Annotated[bool, Setting("bf16 autocast", _STEPS, off="--fp32")] = True
    lora: Annotated[
        int,
        Field(ge=0),
        Setting(
            "train LoRA adapters of this rank and merge them",
            _STEPS,
            "RANK",
            default="0: all weights",
        ),
    ] = 0
    held_out: Annotated[
        float,
        Field(gt=0, le=0.5),
        Setting(
            "share of the letters, by patient, to check on",
            _CHECKS,
            "R",
        ),
    ] = 0.05
    held_out_most: Annotated[int, Field(ge=1), Setting("and at most so many", _CHECKS, "N")] = 500
    check_every: Annotated[
        int | None,
        Field(ge=1),
        Setting(
            "steps between checks and checkpoints",
            _CHECKS,
            "N",
            default="a tenth of the run, at most 500",
        ),
    ] = None
    patience: Annotated[
        int,
        Field(ge=0),
        Setting(
            "stop after N checks without a better loss",
            _CHECKS,
            "N",
            default="0: never",
        ),
    ] = 0
    seed: Annotated[
        int, Setting("of order and masks; surrogates come from this account's secret", metavar="N")
    ] = 0
    device: Annotated[str, Setting("where the model is trained", metavar="auto|cpu|cuda")] = "auto"
    canaries: Annotated[
        int,
        Field(ge=0),
        Setting(
            "plant N made-up secrets among the letters, so that their exposure can be measured",
            _AUDIT,
            "N",
        ),
    ] = 0
    audit: Annotated[bool, Setting("measure what the model remembers of its letters", _AUDIT)] = True
    max_exposure: Annotated[
        float | None, Setting("exit 1 if a canary is exposed more (bits)", _AUDIT, "X")
    ] = None
    max_tpr: Annotated[
        float | None,
        Setting(
            "exit 1 if membership inference finds more of the letters at 1% false alarms",
            _AUDIT,
            "X",
        ),
    ] = None
    dp_epsilon: Annotated[
        float | None,
        Field(gt=0, allow_inf_nan=False),
        Setting(
            "train with differential privacy of this epsilon, a patient the unit",
            _PRIVACY,
            "E",
        ),
    ] = None
    dp_delta: Annotated[
        float | None,
        Field(gt=0, lt=1),
        Setting(
            "and this delta",
            _PRIVACY,
            "D",
            default="half of one over the patients",
        ),
    ] = None
    dp_clip: Annotated[
        float,
        Field(gt=0, allow_inf_nan=False),
        Setting("norm that each gradient is clipped to", _PRIVACY, "C"),
    ] = 1.0
    keep_checkpoints: Annotated[bool, Setting("leave OUT.unfinished when OUT is done", _CHECKS)] = False
    tensorboard: Annotated[str | None, Setting("write TensorBoard curves there", _CHECKS, "FOLDER")] = None
    licence: Annotated[str | None, Setting("of the letters, for the card", _LETTERS, "TEXT")] = None

    @classmethod
    def rules(cls) -> tuple[Rule, ...]:
        return (
            Rule(("steps", "epochs", "minutes"), _one_length),
            Rule(("windows", "batch_tokens"), _wrong_windows),
            Rule(("corruption",), _wrong_corruption),
            Rule(("audit", "canaries", "max_exposure", "max_tpr"), _wrong_audit),
            Rule(("dp_epsilon",), _wrong_privacy),
            Rule(("masks", "ratio", "task"), each(lambda settings: settings.choices())),
        )

    def choices(self, kind: str = "") -> tuple[Choice, ...]:
        """The mixture of masks; without ``masks`` the classic one of the model's family (``kind`` is bart or
        t5)."""
        if self.masks:
            return parse_choices(self.masks, self.ratio, drawn=DRAWN if self.task == "seq2seq" else DRAWN[:2])
        if self.task == "mlm":
            return parse_choices(("subwords",), self.ratio)
        # T5: 15% in spans (Raffel et al. 2020); BART: 30% (Lewis et al. 2020)
        return parse_choices(
            ("spans",), self.ratio if self.ratio is not None else 0.3 if kind == "bart" else 0.15
        )

    def that_matter(self) -> dict[str, Any]:
        """What must be the same for a run to be resumed."""
        return {name: value for name, value in self.to_json().items() if name not in FREE}


def _one_length(settings: TrainSettings) -> Iterator[str]:
    if sum(value is not None for value in (settings.steps, settings.epochs, settings.minutes)) != 1:
        yield "name one of steps, epochs and minutes: when the run ends"


def _wrong_windows(settings: TrainSettings) -> Iterator[str]:
    for length, share in settings.windows:
        if length < _LEAST_WINDOW or not 0 < share <= 1:
            yield f"a window has at least {_LEAST_WINDOW} subwords and a share in (0, 1], not {length}@{share}"
    if not settings.windows:
        yield "windows is empty; give a length such as 128"
    elif settings.batch_tokens < max(length for length, _ in settings.windows):
        yield f"batch_tokens is {settings.batch_tokens}, less than one window"


def _wrong_corruption(settings: TrainSettings) -> Iterator[str]:
    shares = settings.corruption
    if min(shares) < 0 or not math.isclose(sum(shares), 1, abs_tol=1e-6):
        yield "corruption has three shares that sum to 1: masked, random, kept"
    elif shares[0] + shares[1] == 0:
        yield "corruption masks nothing"


def _wrong_audit(settings: TrainSettings) -> Iterator[str]:
    if (settings.max_exposure is not None or settings.max_tpr is not None) and not settings.audit:
        yield "max_exposure and max_tpr need the audit; leave --no-audit out"
    if settings.max_exposure is not None and not settings.canaries:
        yield "max_exposure needs canaries: planted sentences whose exposure is measured; give --canaries N"


def _wrong_privacy(settings: TrainSettings) -> Iterator[str]:
    if settings.dp_epsilon is None:
        return
    if settings.minutes is not None:
        yield "differential privacy needs steps or epochs: what is spent is counted by them, not by the clock"
    if len(settings.windows) > 1:
        yield "differential privacy needs windows of one length"
    if settings.patience:
        yield "differential privacy and patience: to stop by what is seen of the letters is not accounted for"
    if settings.accumulate > 1:
        yield "differential privacy draws batches of its own; raise batch_tokens instead of accumulate"
