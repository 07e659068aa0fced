"""The language in which masking strategies are named: ``stopwords@0.5+nouns@0.1``, ``pos:NOUN,ADJ``,
``package.module:Factory``."""

from __future__ import annotations

from dataclasses import dataclass

from synletters.core.errors import ConfigError
from synletters.core.labels import UPOS
from synletters.core.registry import find


@dataclass(frozen=True, slots=True)
class Part:
    """One strategy of a mixture: its name, or the universal part-of-speech tags of ``pos:``, and its mask
    ratio."""

    name: str
    ratio: float
    tags: tuple[str, ...] = ()


def parts(spec: str, ratio: float) -> list[Part]:
    """The parts of a spec; one without a ratio of its own has ``ratio``. Raises ConfigError with every
    fault."""
    out: list[Part] = []
    faults: list[str] = []
    for piece in spec.split("+"):
        name, _, own = piece.strip().partition("@")
        try:
            share = float(own) if own else ratio
        except ValueError:
            faults.append(f"the ratio {own!r} of the strategy {name!r} is not a number")
            continue
        try:
            out.append(_part(name, share))
        except ConfigError as error:
            faults.extend(error.faults)
    if faults:
        raise ConfigError(faults)
    return out


def check(spec: str, ratio: float) -> None:
    """Raises ConfigError with every fault of a spec, those that a factory tells when it is called
    included."""
    faults: list[str] = []
    for part in parts(spec, ratio):
        try:
            if not part.tags:
                find("strategies", part.name)(part.ratio)
        except ConfigError as error:
            faults.extend(error.faults)
    if faults:
        raise ConfigError(faults)


def _part(name: str, ratio: float) -> Part:
    faults: list[str] = []
    if not 0.0 <= ratio <= 1.0:
        faults.append(f"a mask ratio lies in [0, 1], not {ratio}")
    tags: tuple[str, ...] = ()
    if name.startswith("pos:"):
        tags = tuple(tag.strip().upper() for tag in name[4:].split(","))
        if unknown := [tag for tag in tags if tag not in UPOS]:
            faults.append(
                f"{', '.join(unknown)} in {name!r} is no universal POS tag; there are {', '.join(sorted(UPOS))}"
            )
    else:
        try:
            find("strategies", name)
        except ConfigError as error:
            faults.extend(error.faults)
    if faults:
        raise ConfigError(faults)
    return Part(name, ratio, tags)
