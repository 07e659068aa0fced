"""Numbers whose last figures check the others."""

from __future__ import annotations

import random
from collections.abc import Callable

from .case import Case


def _figures(rng: random.Random, first: str, count: int) -> str:
    return rng.choice(first) + "".join(rng.choice("0123456789") for _ in range(count - 1))


def _eleven(stem: str) -> int:
    """The modulus 11 check digit; 10 where there is none."""
    return (11 - sum(int(c) * (len(stem) + 1 - at) for at, c in enumerate(stem)) % 11) % 11


def nhs(rng: random.Random, case: Case | None = None, first: str = "123456789") -> str:  # noqa: ARG001
    while True:
        stem = _figures(rng, first, 9)
        if _eleven(stem) < 10:
            return f"{stem}{_eleven(stem)}"


def chi(rng: random.Random, case: Case) -> str:
    """Date of birth, two figures, an even one for women, a check digit."""
    while True:
        stem = (
            f"{case.born:%d%m%y}{rng.randrange(100):02d}{rng.choice('13579' if case.sex == 'm' else '02468')}"
        )
        if _eleven(stem) < 10:
            return f"{stem}{_eleven(stem)}"


def luhn(stem: str) -> str:
    total = 0
    for at, char in enumerate(reversed(stem)):
        figure = int(char) * (2 if at % 2 == 0 else 1)
        total += figure - 9 if figure > 9 else figure
    return str(-total % 10)


def npi(rng: random.Random, _: Case) -> str:
    stem = "1" + _figures(rng, "0123456789", 8)
    return stem + luhn("80840" + stem)


def dea(rng: random.Random, _: Case) -> str:
    d = _figures(rng, "123456789", 6)
    return d + str((int(d[0]) + int(d[2]) + int(d[4]) + 2 * (int(d[1]) + int(d[3]) + int(d[5]))) % 10)


CHECKED: dict[str, Callable[[random.Random, Case], str]] = {
    "nhs": nhs,
    "nhs_spaced": lambda rng, _: "{} {} {}".format(*(lambda v: (v[:3], v[3:6], v[6:]))(nhs(rng))),
    "nhs_dashed": lambda rng, _: "{}-{}-{}".format(*(lambda v: (v[:3], v[3:6], v[6:]))(nhs(rng))),
    "hcn": lambda rng, _: nhs(rng, None, "3"),
    "chi": chi,
    "npi": npi,
    "dea": dea,
}
