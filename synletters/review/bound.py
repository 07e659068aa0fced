"""How many letters of a finite population can hold a fault, given what a stratified random sample showed.

The bound is exact: of Wendell and Schmee 1996 ("Exact inference for proportions from a stratified finite population",
JASA 91, 825-830), the largest number of faulty letters that a one-sided test does not refuse at 1 - confidence. The
test orders samples by the stratified estimate, and takes the arrangement of the faulty letters over the strata under
which what was seen is most likely. With one stratum it is the hypergeometric bound, the finite population's
Clopper-Pearson.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Table = npt.NDArray[np.float64]
#: arrangements are looked at in steps of this part of the faulty letters, rounded to the safe side
_PARTS = 100
#: what logarithms of factorials may lose, given to the safe side
_ROUNDING = 1e-7


@dataclass(frozen=True, slots=True)
class Stratum:
    """``letters`` in the population, how many of them were ``read``, and how many of these hold a fault."""

    name: str
    letters: int
    read: int
    faulty: int

    def __post_init__(self) -> None:
        if not 0 <= self.faulty <= self.read <= self.letters:
            raise ValueError(f"{self.faulty} of {self.read} of {self.letters} is no sample")
        if self.letters and not self.read:
            raise ValueError(f"no letter of the stratum {self.name!r} was read")

    @property
    def most(self) -> int:
        """Faulty letters if every letter that was not read is one."""
        return self.letters - self.read + self.faulty

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "letters": self.letters, "read": self.read, "faulty": self.faulty}


def upper_bound(strata: Sequence[Stratum], confidence: float = 0.95) -> int:
    """The most faulty letters that the population holds, at this confidence.

    Letters of each stratum were drawn without replacement, each set of them as likely as another, and the sizes of the
    samples were settled before any was read. Raises ValueError for a stratum of which nothing was read.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence of {confidence} is none; it lies between 0 and 1")
    told = [stratum for stratum in strata if stratum.letters]
    least, most = sum(s.faulty for s in told), sum(s.most for s in told)
    if least == most:
        return least
    test = _Test(told)
    alpha = 1 - confidence - _ROUNDING
    good, step = least, 1
    # what is likely falls as the faulty letters grow: doubled until it is refused, then halved
    while good + step < most and test.likely(good + step) > alpha:
        good, step = good + step, 2 * step
    bad = min(good + step, most)
    if bad == most and test.likely(most) > alpha:
        return most
    while bad - good > 1:
        middle = (good + bad) // 2
        good, bad = (middle, bad) if test.likely(middle) > alpha else (good, middle)
    return good


def in_a_thousand(count: int, letters: int) -> float:
    """A share, as letters in 1,000, rounded up to one decimal."""
    return math.ceil(10_000 * count / letters - 1e-9) / 10 if letters else 0.0


class _Test:
    def __init__(self, strata: Sequence[Stratum]) -> None:
        # the widest stratum last: its share is what is left over
        self.strata = sorted(strata, key=lambda s: s.most - s.faulty)
        common = math.lcm(*(s.read for s in self.strata))
        #: what one faulty letter of each sample adds to the estimate, in whole numbers
        self.weights = [s.letters * common // s.read for s in self.strata]
        self.seen = sum(w * s.faulty for w, s in zip(self.weights, self.strata, strict=True))
        self.deepest = [min(s.read, self.seen // w) for w, s in zip(self.weights, self.strata, strict=True)]

    def likely(self, faulty: int) -> float:
        """At most how likely an estimate as low as the one seen is, if the population holds ``faulty`` letters."""
        *first, last = self.strata
        slack = faulty - sum(s.faulty for s in self.strata)
        step = max(1, slack // _PARTS)
        axes = [np.arange(0, min(slack, s.most - s.faulty) + 1, step, dtype=np.int64) for s in first]
        grids = np.meshgrid(*axes, indexing="ij") if axes else []
        added = [grid.ravel() for grid in grids]
        used = np.sum(added, axis=0) if added else np.zeros(1, np.int64)
        # a cell stands for arrangements of up to step - 1 more in each axis: the last stratum gives them all up
        rest = np.maximum(slack - used - len(first) * (step - 1), 0)
        fits = (used <= slack) & (rest <= last.most - last.faulty)
        rest = rest[fits]
        added = [many[fits] for many in added]
        if not rest.size:
            return 0.0
        tables = [self._pmf(i, s.faulty + many) for i, (s, many) in enumerate(zip(first, added, strict=True))]
        cdf = np.cumsum(self._pmf(len(first), last.faulty + rest), axis=1)
        total = np.zeros(rest.size)
        for counts in itertools.product(*(range(deep + 1) for deep in self.deepest[:-1])):
            left = self.seen - sum(w * k for w, k in zip(self.weights, counts, strict=False))
            if left < 0:
                continue
            part = cdf[:, min(left // self.weights[-1], cdf.shape[1] - 1)].copy()
            for table, k in zip(tables, counts, strict=True):
                part *= table[:, k]
            total += part
        return float(total.max())

    def _pmf(self, i: int, faulty: npt.NDArray[np.int64]) -> Table:
        """(arrangements, 0 … deepest) chances of so many faulty letters in the sample of stratum ``i``."""
        letters, read = self.strata[i].letters, self.strata[i].read
        values, back = np.unique(faulty, return_inverse=True)
        bad, seen = values[:, None], np.arange(self.deepest[i] + 1)[None, :]
        can = (seen <= bad) & (read - seen <= letters - bad)
        ways = _log_ways(bad, seen) + _log_ways(letters - bad, read - seen) - _log_ways(letters, read)
        made: Table = np.where(can, np.exp(np.where(can, ways, 0.0)), 0.0)
        return made[back]


def _log_ways(of: Any, take: Any) -> Any:
    """The logarithm of the number of ways to take ``take`` of ``of``; of no meaning where there is none."""
    from scipy.special import gammaln  # type: ignore[import-untyped]

    return gammaln(of + 1.0) - gammaln(take + 1.0) - gammaln(np.maximum(of - take, 0) + 1.0)
