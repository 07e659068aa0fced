"""What the privacy metrics share: pairs by letter and person, figures over letters with their intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from importlib import import_module
from random import Random
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synletters.core.document import Letter, Rewrite, Span
from synletters.core.errors import EvaluationError
from synletters.evaluate import Better, Pair, Score
from synletters.evaluate.bootstrap import Floats, interval, ratio, resampled

Ints = NDArray[np.int64]

#: letter id -> its gold identifiers; None: nobody annotated it
Gold = Mapping[str, Sequence[Span] | None]

_FEW = 10


def key(rewrite: Rewrite) -> str:
    """The name of a rewrite in ``Score.per_letter``."""
    return f"{rewrite.letter_id}#{rewrite.variant}" if rewrite.variant else rewrite.letter_id


def checked(pairs: Sequence[Pair], metric: str, *, least: int = 1) -> list[Pair]:
    """The pairs whose two texts have a word. Raises EvaluationError if fewer than ``least`` letters are
    left."""
    kept = [(letter, rewrite) for letter, rewrite in pairs if letter.text.strip() and rewrite.text.strip()]
    letters = len({letter.id for letter, _ in kept})
    if letters < least:
        empty = len(pairs) - len(kept)
        raise EvaluationError(
            f"{metric} needs {least} letters with a rewrite that is not empty, and there are {letters}"
            f"{f' ({empty} pairs have an empty text)' if empty else ''}; give more letters"
        )
    return kept


def people(letters: Sequence[Letter]) -> Ints:
    """A number for each letter, the same for letters of one person."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(letter.patient, len(numbers)) for letter in letters], dtype=np.int64)


def distinct(pairs: Sequence[Pair]) -> list[Letter]:
    """The source letters, each once, in order."""
    return list({letter.id: letter for letter, _ in pairs}.values())


def draws_of(seed: int, *names: object) -> Random:
    """Random numbers that belong to a letter and a step: the same whatever the other letters are."""
    told = "\x1f".join(map(str, (seed, *names))).encode("utf-8", "surrogatepass")
    return Random(blake2b(told, digest_size=16).digest())


def exact_bounds(hits: int, total: int) -> tuple[float, float]:
    """The two-sided 95% interval of a share by Clopper and Pearson (1934); of nothing it is 0 to 1."""
    if not 0 <= hits <= total:
        raise ValueError(f"{hits} of {total} is no share")
    if not total:
        return 0.0, 1.0
    beta = import_module("scipy.stats").beta
    low = float(beta.ppf(0.025, hits, total - hits + 1)) if hits else 0.0
    return low, float(beta.ppf(0.975, hits + 1, total - hits)) if hits < total else 1.0


def share_bounds(
    hits: Sequence[float], totals: Sequence[float]
) -> tuple[float | None, float | None, float | None]:
    """The share of all hits in all totals with its 95% bounds; one hit and one total for each letter.

    Bounds are of the bootstrap over letters, but a share within ten hits of 0 or 1, of which resampling says
    too little,
    gets those of Clopper and Pearson if they are wider. Nothing of nothing is None.
    """
    counts: Floats = np.array([hits, totals], dtype=np.float64).T.reshape(-1, 2)
    found = interval(counts, resampled(counts), _share)
    if found.value is None or found.low is None or found.high is None:
        return None, None, None
    over, under = float(counts[:, 0].sum()), float(counts[:, 1].sum())
    low, high = found.low, found.high
    if min(over, under - over) < _FEW and under >= 1:
        n = int(under)  # expected hits may be fractions: the bounds of the whole numbers around them
        low = min(low, exact_bounds(min(n, int(np.floor(over + 1e-9))), n)[0])
        high = max(high, exact_bounds(min(n, int(np.ceil(over - 1e-9))), n)[1])
    return found.value, low, high


def _share(sums: Floats) -> Floats:
    return ratio(sums[:, 0], sums[:, 1])


def by_letter(ids: Sequence[str], values: Sequence[float] | Floats) -> tuple[list[float], list[float]]:
    """The mean of each letter's values, and a one for each, for ``share_bounds``: variants and draws are no
    independent letters."""
    sums: dict[str, float] = {}
    for name, value in zip(ids, values, strict=True):
        sums[name] = sums.get(name, 0.0) + float(value)
    counts = Counter(ids)
    return [total / counts[name] for name, total in sums.items()], [1.0] * len(sums)


def privacy_score(
    name: str,
    hits: Sequence[float],
    totals: Sequence[float],
    *,
    about: str,
    knows: str,
    source: str = "",
    better: Better = "lower",
    unit: str = "letters",
    per_letter: Mapping[str, float] = MappingProxyType({}),
    baseline: float | None = None,
    by: Mapping[str, Mapping[str, float | int | None]] = MappingProxyType({}),
    detail: Mapping[str, Any] = MappingProxyType({}),
) -> Score:
    """A share in [0, 1] of the family privacy, with its interval; ``hits`` and ``totals`` hold one entry a
    letter."""
    value, low, high = share_bounds(hits, totals)
    return Score(
        name=name,
        value=value,
        letters=len(totals),
        better=better,
        about=about,
        family="privacy",
        source=source,
        range=(0.0, 1.0),
        low=low,
        high=high,
        unit=unit,
        knows=knows,
        baseline=baseline,
        by=by,
        per_letter=per_letter,
        detail=detail,
    )
