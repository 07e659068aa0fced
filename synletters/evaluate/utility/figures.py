"""Entity F1 of several seeds on the same test letters: its interval, ratios, and a paired test. No figure
needs a model.

Counts are arrays (seeds, letters, labels, 3): entities that were found right (bounds and label), in gold, and
found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from synletters.evaluate.bootstrap import DRAWS, Floats, Interval, ratio
from synletters.evaluate.utility.samples import Entity

_SEED = 20_240_102
#: so many letters or fewer: every way to swap them is tried; else so many are drawn
_EXACT, _SWAPS = 12, 10_000


def counted(
    gold: Sequence[Sequence[Entity]], found: Sequence[Sequence[Entity]], labels: Sequence[str]
) -> Floats:
    """(letters, labels, 3) of one seed: right, in gold, found; a place that is said twice counts once."""
    number = {label: i for i, label in enumerate(labels)}
    out = np.zeros((len(gold), len(labels), 3))
    for at, (wanted, said) in enumerate(zip(gold, found, strict=True)):
        for column, places in enumerate(({*wanted} & {*said}, {*wanted}, {*said})):
            for *_, label in places:
                out[at, number[label], column] += 1
    return out


def f1(sums: Floats) -> Floats:
    """(…, 3) counts -> (…) F1, 2 right / (gold + found); nan where there is neither."""
    under = sums[..., 1] + sums[..., 2]
    return ratio(2 * sums[..., 0], under)


def micro(counts: Floats) -> Floats:
    """(seeds, letters, labels, 3) -> (seeds,) F1 over all letters and labels."""
    return f1(counts.sum(axis=(1, 2)))


def by_label(counts: Floats) -> Floats:
    """(seeds, letters, labels, 3) -> (labels,) mean over seeds of the F1 of each label; nan where neither has
    it."""
    return np.asarray(f1(counts.sum(axis=1)).mean(axis=0))


def drawn(counts: Mapping[str, Floats]) -> Mapping[str, Floats]:
    """Condition -> (draws,) mean F1 of seeds and letters drawn with replacement, the same ones in every
    condition."""
    some = next(iter(counts.values()))
    seeds, letters = some.shape[:2]
    rng = np.random.default_rng(_SEED)
    often = rng.multinomial(letters, np.full(letters, 1 / letters), size=DRAWS).astype(np.float64)
    share = rng.multinomial(seeds, np.full(seeds, 1 / seeds), size=DRAWS) / seeds
    out = {}
    for name, table in counts.items():
        per_letter = table.sum(axis=2)  # (seeds, letters, 3)
        sums = np.einsum("dl,slk->dsk", often, per_letter)
        out[name] = np.asarray((f1(sums) * share).sum(axis=1))
    return out


def bounds(value: float, draws: Floats) -> Interval:
    """The value with the 95% interval of its draws (percentiles)."""
    fine = draws[np.isfinite(draws)]
    if not np.isfinite(value) or not len(fine):
        return Interval()
    low, high = np.percentile(fine, [2.5, 97.5])
    return Interval(float(value), float(low), float(high))


def swap_test(one: Floats, other: Floats) -> float:
    """Two-sided p of the approximate randomisation test that both conditions have the same F1 (Noreen 1989;
    Yeh 2000).

    What the two conditions found in a letter, in all seeds together, is swapped or not, by letter: seeds on
    one letter depend
    on each other. All 2^n ways for ``_EXACT`` letters or fewer, else ``_SWAPS`` random ones and the observed
    one.
    """
    a, b = one.sum(axis=2), other.sum(axis=2)  # (seeds, letters, 3)
    letters = a.shape[1]
    observed = _apart(a.sum(axis=1)[None], b.sum(axis=1)[None])[0]
    exact = letters <= _EXACT
    if exact:
        swaps: NDArray[np.float64] = ((np.arange(2**letters)[:, None] >> np.arange(letters)) & 1).astype(
            np.float64
        )
    else:
        swaps = np.random.default_rng(_SEED).integers(0, 2, size=(_SWAPS, letters)).astype(np.float64)
    moved = np.einsum("dl,slk->dsk", swaps, b - a)
    apart = _apart(a.sum(axis=1) + moved, b.sum(axis=1) - moved)
    as_far = int((apart >= observed - 1e-12).sum())
    return as_far / len(swaps) if exact else (as_far + 1) / (len(swaps) + 1)


def _apart(a: Floats, b: Floats) -> Floats:
    """(n, seeds, 3) twice -> (n,) how far apart the mean F1 of the seeds are."""
    return np.asarray(np.abs(np.nan_to_num(f1(a)).mean(axis=1) - np.nan_to_num(f1(b)).mean(axis=1)))
