"""What decides how a tagger is trained. All faults are reported together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, get_args

from synletters.core.errors import ConfigError
from synletters.train.tagger.codes import Scheme
from synletters.train.tagger.letters import Task
from synletters.train.tagger.model import Form

LICENCE = "not stated: the weights derive from the model that training started from and from the letters, under the terms of both"


@dataclass(frozen=True, slots=True)
class TaggerSettings:
    """One training run. ``docs/train-tagger.md`` says what each means; None stands for a value that the model or the data decide."""

    letters: Path
    out: Path
    task: Task
    start: str = "embedded"
    form: Form | None = None
    head: str | None = None
    labels: Mapping[str, str | None] = field(default_factory=dict)
    scheme: Scheme = "bio"
    class_weights: str | Mapping[str, float] = "none"
    epochs: float = 5.0
    steps: int | None = None
    minutes: float | None = None
    every: int | None = None
    patience: int = 5
    lr: float | None = None
    warmup: float = 0.06
    weight_decay: float = 0.01
    dropout: float | None = None
    hide: float = 0.1
    keep_heads: float = 1.0
    tokens: int = 2048
    window: int | None = None
    tune: float = 0.1
    test: float = 0.2
    test_letters: Path | None = None
    recall: float | None = None
    keep_identifiers: bool = False
    one_sided: bool = False
    skip_bad: bool = False
    seed: int = 1
    device: str = "auto"
    dtype: str = "auto"
    licence: str = LICENCE
    resume: bool = False
    overwrite: bool = False

    def __post_init__(self) -> None:
        faults = [
            f"{name} is {getattr(self, name)!r}; it must be {rule}" for name, rule, good in self._rules() if not good
        ]
        if faults:
            raise ConfigError(faults)

    def _rules(self) -> list[tuple[str, str, bool]]:
        weights = self.class_weights
        return [
            ("task", "phi, clinical or pos", self.task in get_args(Task)),
            ("form", "heads or plain", self.form is None or self.form in get_args(Form)),
            ("scheme", "bio or bioes", self.scheme in get_args(Scheme)),
            ("class_weights", "none, sqrt, balanced, or a mapping of labels to numbers above 0",
             weights in ("none", "sqrt", "balanced") if isinstance(weights, str) else all(w > 0 for w in weights.values())),
            ("epochs", "above 0", self.epochs > 0),
            ("steps", "1 or more", self.steps is None or self.steps > 0),
            ("minutes", "above 0", self.minutes is None or self.minutes > 0),
            ("every", "1 or more", self.every is None or self.every > 0),
            ("patience", "1 or more", self.patience > 0),
            ("lr", "above 0 and at most 1", self.lr is None or 0 < self.lr <= 1),
            ("warmup", "a share from 0 to 1", 0 <= self.warmup <= 1),
            ("weight_decay", "0 or more", self.weight_decay >= 0),
            ("dropout", "a share from 0, under 1", self.dropout is None or 0 <= self.dropout < 1),
            ("hide", "a share from 0, under 1", 0 <= self.hide < 1),
            ("keep_heads", "0 or more", self.keep_heads >= 0),
            ("tokens", "16 or more", self.tokens >= 16),
            ("window", "16 or more", self.window is None or self.window >= 16),
            ("tune", "a share above 0, under 0.5", 0 < self.tune < 0.5),
            ("test", "a share above 0, under 0.5", 0 < self.test < 0.5),
            ("recall", "above 0 and at most 1", self.recall is None or 0 < self.recall <= 1),
            ("recall", "left out for parts of speech, which every word has", self.recall is None or self.task != "pos"),
        ]  # fmt: skip

    def to_json(self) -> dict[str, Any]:
        """The settings for a card; places of files are left out, since they may hold names."""
        made = {
            k: v
            for k, v in asdict(self).items()
            if k not in ("letters", "out", "test_letters", "resume", "overwrite", "licence")
        }
        made["start"] = Path(self.start).name or self.start
        return made
