"""How often an attacker who ranks candidates has the right one first, or among the first ten, with ties
counted fairly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import prod
from random import Random

import numpy as np

from synletters.evaluate.bootstrap import Floats
from synletters.evaluate.privacy.common import Ints

TOPS = (1, 10)
_CLOSE = 1e-6  # scores this near, of numbers about 1, differ by the rounding of sums alone

Blocks = Iterable[tuple[int, Floats]]


@dataclass(frozen=True, slots=True)
class Ranking:
    """For each question the probability, over random orders of ties, that it is answered right: (questions,
    len(TOPS)).

    ``shuffled``: the same when each question is asked for another person than its own. ``chance``: of a blind
    guess.
    ``best``: the best score of each candidate over all questions.
    """

    found: Floats
    shuffled: Floats
    chance: Floats
    best: Floats = field(repr=False)


def success(scores: Floats, asked: Ints, owners: Ints) -> Floats:
    """(questions, candidates) scores -> (questions, len(TOPS)) probabilities that one of the asked person's
    candidates is on top.

    The best candidate of the asked person competes with those of all others; those with its own score come
    before it and
    after it in any order. A person without a candidate is never found.
    """
    own = owners[None, :] == asked[:, None]
    best = np.where(own, scores, -np.inf).max(axis=1)
    slack = _CLOSE * np.maximum(1.0, np.abs(np.where(np.isfinite(best), best, 0.0)))
    rivals = np.where(own, -np.inf, scores)
    better = (rivals > (best + slack)[:, None]).sum(axis=1)
    level = ((rivals >= (best - slack)[:, None]) & np.isfinite(rivals)).sum(axis=1) - better
    out = np.stack([np.clip((top - better) / (level + 1.0), 0.0, 1.0) for top in TOPS], axis=1)
    out[~own.any(axis=1)] = 0.0
    return np.asarray(out, dtype=np.float64)


def blind(asked: Ints, owners: Ints) -> Floats:
    """``success`` of an attacker who orders the candidates at random."""
    total = len(owners)
    counts = dict(zip(*(part.tolist() for part in np.unique(owners, return_counts=True)), strict=True))
    chances: dict[int, list[float]] = {0: [0.0] * len(TOPS)}
    for own in set(counts.values()):
        missed = [prod(max(0, total - own - i) / (total - i) for i in range(min(top, total))) for top in TOPS]
        chances[own] = [1.0 - share for share in missed]
    return np.array([chances[counts.get(person, 0)] for person in asked.tolist()]).reshape(-1, len(TOPS))


def elsewhere(asked: Ints, rng: Random) -> Ints:
    """Each question's person exchanged for another of those asked, each for a different one (a
    derangement)."""
    order = np.unique(asked).tolist()
    rng.shuffle(order)
    other = {person: order[i - 1] for i, person in enumerate(order)}
    return np.array([other[person] for person in asked.tolist()], dtype=np.int64)


def ranked(blocks: Blocks, asked: Ints, owners: Ints, rng: Random) -> Ranking:
    """Rank from blocks of rows, (first row, (rows, candidates) scores)."""
    wrong = elsewhere(asked, rng)
    found, shuffled = np.zeros((len(asked), len(TOPS))), np.zeros((len(asked), len(TOPS)))
    best = np.full(len(owners), -np.inf)
    for at, scores in blocks:
        rows = slice(at, at + len(scores))
        found[rows] = success(scores, asked[rows], owners)
        shuffled[rows] = success(scores, wrong[rows], owners)
        best = np.maximum(best, scores.max(axis=0, initial=-np.inf))
    return Ranking(found, shuffled, blind(asked, owners), best)
