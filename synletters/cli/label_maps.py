"""``--labels``: from names in the files to names to compare, as YAML files or ``NAME=NAME``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from synletters.core import yamlfile
from synletters.core.errors import ConfigError


def label_map(given: Sequence[str]) -> dict[str, str | None]:
    """The mapping that YAML files and ``NAME=NAME`` pairs (with commas; ``NAME=`` ignores) make together.

    Raises ConfigError with every fault.
    """
    made: dict[str, str | None] = {}
    faults: list[str] = []
    for entry in given:
        if "=" not in entry or Path(entry).is_file():
            made |= read_labels(Path(entry))
            continue
        for pair in entry.split(","):
            name, equals, target = (part.strip() for part in pair.partition("="))
            if not name or not equals:
                faults.append(
                    f"--labels has {pair!r}; write NAME=NAME, NAME= to ignore a label, or name a YAML file"
                )
            elif made.get(name, target or None) != (target or None):
                faults.append(f"--labels maps {name!r} twice, to different names")
            else:
                made[name] = target or None
    if faults:
        raise ConfigError(faults)
    return made


def read_labels(path: Path) -> dict[str, str | None]:
    """A YAML mapping from labels or types to the project's labels, or to null to ignore them. Raises
    ConfigError."""
    made = yamlfile.read(path, fault="the label map {} cannot be read")
    if not isinstance(made, Mapping):
        raise ConfigError(f"{path} must be a mapping of labels to labels, or to null to ignore them")
    faults = [
        f"{path}: entry {number} must be a label and a label, both text (quote them if YAML takes them for something else)"
        for number, (key, value) in enumerate(made.items(), start=1)
        if not isinstance(key, str) or not (value is None or (isinstance(value, str) and value))
    ]
    if faults:
        raise ConfigError(faults)
    return dict(made)
