"""What is masked in training: a mixture of ways, each with its share of the windows.

    [SHARE*]subwords[@LOW[-HIGH]]    single subwords, each with a chance drawn for its window from [LOW, HIGH]
    [SHARE*]words[@LOW[-HIGH]]       the same for whole words
    [SHARE*]spans[@LOW[-HIGH]]       stretches of about three subwords (encoder-decoders)
    [SHARE*]STRATEGY                 whole words that a masking strategy of ``rewrite`` chooses, e.g. stopwords@0.5+nouns@0.1

``0.7*subwords@0.15-0.25`` and ``0.3*stopwords@0.5`` together: seven windows in ten lose random subwords,
three lose half of
their stopwords.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from synletters.core.errors import ConfigError
from synletters.rewrite import masking
from synletters.rewrite.masking import MaskingStrategy

DRAWN = ("subwords", "words", "spans")
#: strategies that look at a word alone; all others may want its part of speech
_PLAIN = frozenset({"random", "stopwords", "none"})
_SHARE = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*\*(.*)", re.DOTALL)
_RATE = re.compile(r"(\d*\.?\d+)(?:-(\d*\.?\d+))?")


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to mask, for ``share`` of the windows. ``strategy`` is set for a masking strategy, else the
    chance of a unit is
    drawn from [low, high]."""

    share: float
    name: str
    low: float = 0.0
    high: float = 0.0
    strategy: MaskingStrategy | None = field(default=None, compare=False, repr=False)

    @property
    def tags(self) -> bool:
        """Whether parts of speech may be asked for."""
        if self.strategy is None:
            return False
        return any(part.strip().partition("@")[0] not in _PLAIN for part in self.name.split("+"))


def parse_choices(
    specs: Sequence[str], ratio: float | None, *, drawn: Sequence[str] = DRAWN
) -> tuple[Choice, ...]:
    """The mixture that ``specs`` describe; shares are made to sum to 1. ``ratio`` is that of a way without
    ``@``.

    Raises ConfigError with every fault.
    """
    out: list[Choice] = []
    faults: list[str] = []
    for spec in specs:
        share, text = 1.0, spec.strip()
        if found := _SHARE.fullmatch(text):
            share, text = float(found[1]), found[2].strip()
        try:
            out.append(_choice(share, text, ratio, drawn))
        except ConfigError as error:
            faults += [f"masks {spec!r}: {fault}" for fault in error.faults]
        if share <= 0:
            faults.append(f"masks {spec!r}: a share is more than 0")
    if not specs:
        faults.append("no masks are named; take subwords@0.15 for the classic ones")
    if faults:
        raise ConfigError(faults)
    total = sum(choice.share for choice in out)
    return tuple(Choice(c.share / total, c.name, c.low, c.high, c.strategy) for c in out)


def _choice(share: float, text: str, ratio: float | None, drawn: Sequence[str]) -> Choice:
    name, at, rates = text.partition("@")
    if name.strip() not in DRAWN:
        if not 0 <= (ratio if ratio is not None else 0.5) <= 1:
            raise ConfigError(f"the ratio {ratio} lies outside [0, 1]")
        return Choice(share, text, strategy=masking.parse(text, 0.5 if ratio is None else ratio))
    name = name.strip()
    if name not in drawn:
        raise ConfigError(f"{name!r} is none of {', '.join(drawn)} here; spans are for encoder-decoders")
    low = high = 0.15 if ratio is None else ratio
    if at:
        found = _RATE.fullmatch(rates.strip())
        if not found:
            raise ConfigError(f"the ratio {rates!r} is not a number, nor two with - between")
        low, high = float(found[1]), float(found[2] or found[1])
    if not 0 < low <= high <= 1:
        raise ConfigError(f"the ratio of {name} lies in (0, 1], the lower one first")
    return Choice(share, name, low, high)
