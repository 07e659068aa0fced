"""What an audit looks at, and the thresholds over which a model is not to be released."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synletters.core.errors import ConfigError, InputError


@dataclass(frozen=True, slots=True)
class AuditConfig:
    """``max_exposure``: bits of the most exposed canary, by its rank among ``alternatives`` others, so that it lies under
    ``log2 (alternatives + 1)``; ``max_tpr``: the share of members found at 1% false positives; ``draws`` masks of ``share`` of the
    subwords give a loss; ``controls`` fresh canaries stand beside each planted one; at most ``letters`` members and controls are read."""

    max_exposure: float = 8.0
    max_tpr: float = 0.1
    alternatives: int = 511
    draws: int = 4
    share: float = 0.15
    controls: int = 3
    letters: int = 2000
    batch_tokens: int = 2048

    def __post_init__(self) -> None:
        faults = []
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            whole = field.type == "int"
            if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
                faults.append(f"audit: {field.name} is {value!r}; it is a {'whole ' if whole else ''}number")
        if not faults:
            if not self.max_exposure > 0:
                faults.append(f"audit: max_exposure is {self.max_exposure}; it is a number of bits over 0")
            if not 0 <= self.max_tpr <= 1:
                faults.append(f"audit: max_tpr is {self.max_tpr}; it is a share from 0 to 1")
            if not 0 < self.share < 1:
                faults.append(f"audit: share is {self.share}; it lies between 0 and 1")
            faults += [f"audit: {name} is {getattr(self, name)}; it is at least {least}"
                       for name, least in (("alternatives", 64), ("draws", 1), ("controls", 1), ("letters", 40), ("batch_tokens", 16))
                       if getattr(self, name) < least]  # fmt: skip
            if self.alternatives >= 1 and math.log2(self.alternatives + 1) < self.max_exposure:
                faults.append(
                    f"audit: {self.alternatives} alternatives cannot show an exposure of {self.max_exposure} bits; take at least "
                    f"{math.ceil(2**self.max_exposure)} alternatives, or a lower max_exposure"
                )
        if faults:
            raise ConfigError(faults)


def load_audit(path: Path | None, overrides: Mapping[str, Any]) -> AuditConfig:
    """From a YAML file, whose ``audit`` mapping it is (or all of it), with ``overrides`` that are not None on top.

    Raises ConfigError with every unknown name and wrong value; InputError if the file cannot be read.
    """
    values: dict[str, Any] = {}
    if path is not None:
        import yaml

        try:
            found = yaml.safe_load(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise InputError(f"the config file {path} cannot be read: {error.strerror}") from error
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            raise ConfigError(f"{path} is not valid YAML") from error
        found = found.get("audit", found) if isinstance(found, Mapping) else found
        if found is not None and not isinstance(found, Mapping):
            raise ConfigError(f"{path} must hold a mapping of option names")
        values = {str(k): v for k, v in (found or {}).items()}
    values |= {k: v for k, v in overrides.items() if v is not None}
    known = [field.name for field in dataclasses.fields(AuditConfig)]
    unknown = [name for name in values if name not in known]
    if unknown:
        raise ConfigError([f"audit: unknown option {name!r}; there are {', '.join(known)}" for name in unknown])
    return AuditConfig(**values)
