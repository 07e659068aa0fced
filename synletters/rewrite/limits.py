"""How often each thing is tried before a letter is rejected."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """``fills``: how often the slots of one draft are filled; ``asks``: how often other words are asked for
    in place of those
    that came back; ``give_backs``: how often one check may give words back; ``repairs``: how often a
    patient's letters are
    made anew with identifiers that were overlooked."""

    fills: int = 3
    asks: int = 3
    give_backs: int = 4
    repairs: int = 2


LIMITS = Limits()
