"""What decides how a tagger is trained. All faults are reported together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from synletters.core.settings import STRICT, Rule, Setting, Settings
from synletters.train.tagger.codes import Scheme
from synletters.train.tagger.letters import Task
from synletters.train.tagger.model import Form

LICENCE = "not stated: the weights derive from the model that training started from and from the letters, under the terms of both"
_MODEL, _LETTERS, _STEPS = "Model", "Letters", "Steps"
_WEIGHTS = "none, sqrt, balanced, or a mapping of labels to numbers above 0"


@dataclass(frozen=True, slots=True, config=STRICT)
class TaggerSettings(Settings):
    """One training run. ``docs/train-tagger.md`` says what each means; None stands for a value that the model
    or the data decide."""

    letters: Path
    out: Path
    task: Annotated[
        Task, Setting("identifiers, clinical entities, parts of speech", default="none: it must be given")
    ]
    start: Annotated[
        str,
        Setting(
            "what training starts from: embedded (the tagger), embedded-mlm, a folder, or a hub id",
            _MODEL,
            "NAME",
        ),
    ] = "embedded"
    form: Annotated[
        Form | None,
        Setting(
            "heads: the project's own, for --tagger, keeps the other heads; plain: for --detectors hf:OUT",
            _MODEL,
            default="as the start",
        ),
    ] = None
    head: Annotated[str | None, Setting("head to train", _MODEL, "NAME", default="by task and labels")] = None
    labels: Annotated[
        Mapping[str, str | None],
        Setting(
            "names of labels in the letters to names to learn (NAME= learns nothing there); as often as needed",
            _MODEL,
            "MAP.yaml|NAME=NAME",
            many=True,
        ),
    ] = field(default_factory=dict)
    scheme: Annotated[Scheme, Setting("tags of a plain model", _MODEL)] = "bio"
    class_weights: Annotated[
        str | Mapping[str, float],
        Setting(
            "how much tokens count by label",
            _STEPS,
            "none|sqrt|balanced|MAP.yaml",
            must=f"it must be {_WEIGHTS}",
        ),
    ] = "none"
    epochs: Annotated[float, Field(gt=0), Setting("passes over the letters", _STEPS, "N")] = 5.0
    steps: Annotated[int | None, Field(gt=0), Setting("steps, in place of --epochs", _STEPS, "N")] = None
    minutes: Annotated[float | None, Field(gt=0), Setting("end after so long at the latest", _STEPS, "M")] = (
        None
    )
    every: Annotated[
        int | None,
        Field(gt=0),
        Setting(
            "steps between two looks at the tune letters",
            _STEPS,
            "N",
            default="a pass",
        ),
    ] = None
    patience: Annotated[
        int, Field(gt=0), Setting("looks without a better figure before the end", _STEPS, "N")
    ] = 5
    lr: Annotated[
        float | None,
        Field(gt=0, le=1),
        Setting(
            "learning rate",
            _STEPS,
            "R",
            default="3e-4, 5e-5 for encoders wider than 512",
        ),
    ] = None
    warmup: Annotated[
        float, Field(ge=0, le=1), Setting("of the steps, in which the rate rises", _STEPS, "SHARE")
    ] = 0.06
    weight_decay: Annotated[float, Field(ge=0), Setting("of the optimizer", _STEPS, "W")] = 0.01
    dropout: Annotated[
        float | None,
        Field(ge=0, lt=1),
        Setting(
            "dropout while training",
            _MODEL,
            "P",
            default="as the start has it",
        ),
    ] = None
    hide: Annotated[
        float, Field(ge=0, lt=1), Setting("of the subwords, masked while training", _STEPS, "SHARE")
    ] = 0.1
    keep_heads: Annotated[
        float,
        Field(ge=0),
        Setting(
            "how firmly the other heads are held to what they said before; 0 not at all",
            _STEPS,
            "W",
        ),
    ] = 1.0
    tokens: Annotated[int, Field(ge=16), Setting("subwords in a batch", _STEPS, "N")] = 2048
    window: Annotated[
        int | None,
        Field(ge=16),
        Setting(
            "subwords in a window",
            _STEPS,
            "N",
            default="192 for heads, else what the model can read",
        ),
    ] = None
    tune: Annotated[
        float,
        Field(gt=0, lt=0.5),
        Setting("of the letters, for the best step and thresholds", _LETTERS, "SHARE"),
    ] = 0.1
    test: Annotated[
        float, Field(gt=0, lt=0.5), Setting("of the letters, for the figures", _LETTERS, "SHARE")
    ] = 0.2
    test_letters: Annotated[
        Path | None, Setting("other letters for the figures, in place of --test", _LETTERS, "LETTERS")
    ] = None
    recall: Annotated[
        float | None,
        Field(gt=0, le=1),
        Setting("set thresholds for this recall of each label, such as 0.99", _STEPS, "R"),
    ] = None
    keep_identifiers: Annotated[
        bool,
        Setting(
            "learn from the identifiers as they are; by default annotated ones are replaced by surrogates first",
            _LETTERS,
        ),
    ] = False
    one_sided: Annotated[bool, Setting("train even if a label is missing in a part", _LETTERS)] = False
    skip_bad: Annotated[bool, Setting("leave out letters that cannot be read", _LETTERS)] = False
    seed: Annotated[int, Setting("of parts, order and masks", metavar="N")] = 1
    device: Annotated[str, Setting("where the model is trained", metavar="auto|cpu|cuda:N")] = "auto"
    dtype: Annotated[Literal["auto", "float32", "bfloat16"], Setting("numbers that the model reckons in")] = (
        "auto"
    )
    licence: Annotated[
        str, Setting("the licence line of the card", metavar="TEXT", default="that it is not stated")
    ] = LICENCE
    resume: Annotated[bool, Setting("go on from the last checkpoint of a run that was cut off")] = False
    overwrite: Annotated[bool, Setting("replace OUT, or begin a run anew that was cut off")] = False

    @classmethod
    def rules(cls) -> tuple[Rule, ...]:
        return (Rule(("class_weights",), _wrong_weights), Rule(("recall", "task"), _wrong_recall))

    def to_json(self) -> dict[str, Any]:
        """The settings for a card; places of files are left out, since they may hold names."""
        made = {
            k: v
            for k, v in asdict(self).items()
            if k not in ("letters", "out", "test_letters", "resume", "overwrite", "licence")
        }
        made["start"] = Path(self.start).name or self.start
        return made


def _wrong_weights(settings: TaggerSettings) -> Iterator[str]:
    weights = settings.class_weights
    good = (
        weights in ("none", "sqrt", "balanced")
        if isinstance(weights, str)
        else all(w > 0 for w in weights.values())
    )
    if not good:
        yield f"class_weights is {weights!r}; it must be {_WEIGHTS}"


def _wrong_recall(settings: TaggerSettings) -> Iterator[str]:
    if settings.recall is not None and settings.task == "pos":
        yield f"recall is {settings.recall!r}; it must be left out for parts of speech, which every word has"
