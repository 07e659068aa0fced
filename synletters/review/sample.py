"""Strata by risk, and the letters that are drawn of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

#: the strata, riskiest first, and the share of all letters that each and those before it hold
STRATA: Mapping[str, float] = {"high": 0.1, "middle": 0.4, "low": 1.0}


def strata(risks: Sequence[float]) -> list[str]:
    """The stratum of each letter: the tenth of the highest risk, the next three tenths, the rest."""
    order = sorted(range(len(risks)), key=lambda n: (-risks[n], n))
    made = [""] * len(risks)
    for rank, n in enumerate(order):
        made[n] = next(name for name, share in STRATA.items() if rank < share * len(risks) or share == 1.0)
    return made


def allocated(sizes: Mapping[str, int], wanted: int) -> dict[str, int]:
    """How many letters of each stratum are read: by its size, one at the least, largest remainders first."""
    total = sum(sizes.values())
    wanted = min(wanted, total)
    exact = {name: wanted * size / total if total else 0.0 for name, size in sizes.items()}
    made = {name: min(sizes[name], max(int(share), 1 if sizes[name] else 0)) for name, share in exact.items()}
    for name in sorted(exact, key=lambda name: (int(exact[name]) - exact[name], name)):
        if sum(made.values()) < wanted and made[name] < sizes[name]:
            made[name] += 1
    while sum(made.values()) > max(wanted, sum(1 for size in sizes.values() if size)):
        made[max(made, key=lambda name: made[name])] -= 1
    return made


def drawn(of: Sequence[str], wanted: int, seed: int) -> frozenset[int]:
    """The numbers of the letters that are drawn, of each stratum without replacement."""
    groups = {name: [n for n, own in enumerate(of) if own == name] for name in dict.fromkeys(of)}
    counts = allocated({name: len(numbers) for name, numbers in groups.items()}, wanted)
    rng = Random(seed)
    return frozenset(n for name in sorted(groups) for n in rng.sample(groups[name], counts[name]))
