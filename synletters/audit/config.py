"""What an audit looks at, and the thresholds over which a model is not to be released."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field
from pydantic.dataclasses import dataclass

from synletters.core import yamlfile
from synletters.core.errors import ConfigError
from synletters.core.settings import STRICT, Rule, Setting, Settings, declared, known_name, unknown

#: draws of masks that give a letter's loss, and the share of its subwords that each masks
DRAWS, SHARE = 4, 0.15
_LIMITS, _WORK = "Thresholds", "What is measured"


@dataclass(frozen=True, slots=True, config=STRICT)
class AuditConfig(Settings):
    """``max_exposure``: bits of the most exposed canary, by its rank among ``alternatives`` others, so that
    it lies under
    ``log2 (alternatives + 1)``; ``max_tpr``: the share of members found at 1% false positives; ``draws``
    masks of ``share`` of the
    subwords give a loss; ``controls`` fresh canaries stand beside each planted one; at most ``letters``
    members and controls are read."""

    max_exposure: Annotated[
        float,
        Field(gt=0),
        Setting(
            "exit 1 if a canary's exposure is over it",
            _LIMITS,
            "BITS",
            default="8 where canaries are given",
        ),
    ] = 8.0
    max_tpr: Annotated[
        float,
        Field(ge=0, le=1),
        Setting("exit 1 if more members are found at 1% false positives", _LIMITS, "X"),
    ] = 0.1
    alternatives: Annotated[
        int, Field(ge=64), Setting("against how many others a canary is ranked", _WORK, "N")
    ] = 511
    draws: Annotated[int, Field(ge=1), Setting("draws of masks that give a loss", _WORK, "N")] = DRAWS
    share: Annotated[
        float, Field(gt=0, lt=1), Setting("of the subwords that each draw masks", _WORK, "R")
    ] = SHARE
    controls: Annotated[int, Field(ge=1), Setting("fresh canaries beside each planted one", _WORK, "N")] = 3
    letters: Annotated[
        int, Field(ge=40), Setting("members and controls that are read, at most", _WORK, "N")
    ] = 2000
    batch_tokens: Annotated[int, Field(ge=16), Setting("subwords in a batch", _WORK, "N")] = 2048

    @classmethod
    def prefix(cls) -> str:
        return "audit: "

    @classmethod
    def rules(cls) -> tuple[Rule, ...]:
        return (Rule(("alternatives", "max_exposure"), _too_few),)


def _too_few(config: AuditConfig) -> Iterator[str]:
    if math.log2(config.alternatives + 1) < config.max_exposure:
        yield (
            f"{config.alternatives} alternatives cannot show an exposure of {config.max_exposure} bits; take at least "
            f"{math.ceil(2**config.max_exposure)} alternatives, or a lower max_exposure"
        )


def load_audit(path: Path | None, overrides: Mapping[str, Any]) -> AuditConfig:
    """From a YAML file, whose ``audit`` mapping it is (or all of it), with ``overrides`` that are not None on
    top.

    Raises ConfigError with every unknown name and wrong value; InputError if the file cannot be read.
    """
    values: dict[str, Any] = {}
    faults: list[str] = []
    if path is not None:
        found = yamlfile.read(path, fault="the config file {} cannot be read")
        found = found.get("audit", found) if isinstance(found, Mapping) else found
        if found is not None and not isinstance(found, Mapping):
            raise ConfigError(f"{path} must hold a mapping of option names")
        values = {known_name(AuditConfig, str(k)) or str(k): v for k, v in (found or {}).items()}
    values |= {k: v for k, v in overrides.items() if v is not None}
    faults += [f"audit: {unknown(AuditConfig, name)}" for name in values if name not in declared(AuditConfig)]
    try:
        config = AuditConfig(
            **{name: value for name, value in values.items() if name in declared(AuditConfig)}
        )
    except ConfigError as error:
        faults += error.faults
    if faults:
        raise ConfigError(faults)
    return config
