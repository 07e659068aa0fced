"""The settings of a sweep: strategies x ratios x models x samplings. All faults among their names are told
together."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from synletters.core.config import RunConfig
from synletters.core.errors import ConfigError, ModelError
from synletters.neural.loading import resolve
from synletters.refill.sampling import Sampling
from synletters.rewrite import masking

#: the sampling of a cell whose refills are free: any word that a model draws, for comparison
FREE = "free"


@dataclass(frozen=True, slots=True, order=True)
class Setting:
    """One cell of a sweep. A model is a name as ``rewrite --model`` takes it."""

    model: str
    sampling: str
    strategy: str
    ratio: float

    @property
    def name(self) -> str:
        """For people: short, and unique as long as no two models' folders are called alike."""
        return f"{self.strategy} {self.ratio:g}, {self.model.rstrip('/').rpartition('/')[2]}, {self.sampling}"

    @property
    def file(self) -> str:
        """The stem of the cell's file: readable, and unique by a hash of the whole setting."""
        plain = re.sub(r"[^A-Za-z0-9.]+", "-", self.name).strip("-.")[:80]
        key = "\x1f".join((self.model, self.sampling, self.strategy, repr(self.ratio)))
        return f"{plain}-{hashlib.blake2b(key.encode('utf-8', 'surrogatepass'), digest_size=4).hexdigest()}"

    def to_json(self) -> dict[str, str | float]:
        return {
            "strategy": self.strategy,
            "ratio": self.ratio,
            "model": self.model,
            "sampling": self.sampling,
        }

    @staticmethod
    def from_json(told: Mapping[str, object]) -> Setting:
        """Raises KeyError, ValueError for what is no setting."""
        ratio = told["ratio"]
        if not isinstance(ratio, int | float):
            raise ValueError("the ratio is no number")
        return Setting(str(told["model"]), str(told["sampling"]), str(told["strategy"]), float(ratio))

    def config(self, base: RunConfig) -> RunConfig:
        """Raises ConfigError."""
        return replace(
            base,
            strategy=self.strategy,
            ratio=self.ratio,
            model=self.model,
            sampling="sample" if self.sampling == FREE else self.sampling,  # type: ignore[arg-type]
            refill="free" if self.sampling == FREE else base.refill,
        )


def name_faults(
    strategies: Sequence[str], ratios: Sequence[float], models: Sequence[str], samplings: Sequence[str]
) -> list[str]:
    """Every name that nothing answers to, and every ratio outside [0, 1]."""
    faults: list[str] = []
    for what, given in (
        ("strategy", strategies),
        ("ratio", ratios),
        ("model", models),
        ("sampling", samplings),
    ):
        if not given:
            faults.append(f"no {what} is given")
    for strategy in strategies:
        try:
            masking.parse(strategy, 0.5)
        except ConfigError as error:
            faults += error.faults
    faults += [f"the ratio {ratio:g} does not lie in [0, 1]" for ratio in ratios if not 0 <= ratio <= 1]
    for model in models:
        try:
            resolve(model, "mlm")
        except ModelError as error:
            faults.append(str(error))
    known = (*get_args(Sampling), FREE)
    faults += [
        f"there is no sampling {name!r}; there are {', '.join(known)}"
        for name in samplings
        if name not in known
    ]
    return faults


def grid(
    strategies: Sequence[str],
    ratios: Sequence[float],
    models: Sequence[str],
    samplings: Sequence[str],
    base: RunConfig,
) -> list[Setting]:
    """Every combination, cells of one model side by side. ``none`` masks nothing, so it stands once for all,
    at ratio 0.

    Raises ConfigError with every name that nothing answers to, every ratio outside [0, 1] and every
    combination that
    the configuration refuses.
    """
    faults = name_faults(strategies, ratios, models, samplings)
    if faults:
        raise ConfigError(faults)
    made = [
        Setting(model, sampling, strategy, float(ratio))
        if strategy != "none"
        else Setting(models[0], samplings[0], strategy, 0.0)
        for model in models
        for sampling in samplings
        for ratio in ratios
        for strategy in strategies
    ]
    made = list(dict.fromkeys(made))
    for setting in made:
        try:
            setting.config(base)
        except ConfigError as error:
            faults += [f"{setting.name}: {fault}" for fault in error.faults]
    if faults:
        raise ConfigError(list(dict.fromkeys(faults)))
    return made
