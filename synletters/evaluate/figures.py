"""From values of single letters to a ``Score``: means, ratios of sums and their 95% intervals over letters or
patients.

The letters of one patient are drawn together (a cluster bootstrap), and so are the variants of one letter:
they depend on
each other. A letter without a patient id stands for a patient of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synletters.evaluate import Better, Family, Pair, Score
from synletters.evaluate.bootstrap import Floats, Interval, interval, ratio, resampled

#: what a figure of the source letters, of the rewrites and the difference of the two are called under
#: ``Score.by``
REAL, SYNTHETIC, DIFFERENCE = "real", "synthetic", "difference"


def key(pair: Pair) -> str:
    """The name of a rewrite in ``Score.per_letter``: the letter's id, with ``#variant`` past the first."""
    rewrite = pair[1]
    return f"{rewrite.letter_id}#{rewrite.variant}" if rewrite.variant else rewrite.letter_id


def clusters(pairs: Sequence[Pair]) -> NDArray[np.int64]:
    """(pairs,) number of the patient of each pair, in order of first sight."""
    seen: dict[str, int] = {}
    return np.array([seen.setdefault(letter.patient, len(seen)) for letter, _ in pairs], dtype=np.int64)


def by_cluster(rows: Floats, groups: NDArray[np.int64]) -> Floats:
    """(pairs, k) values -> (patients, k) sums. Patients none of whose pairs has a value are left out: nan
    marks no value."""
    there = ~np.isnan(rows).any(axis=1)
    rows, groups = rows[there], groups[there]
    _, numbers = np.unique(groups, return_inverse=True)
    sums = np.zeros((int(numbers.max()) + 1 if len(numbers) else 0, rows.shape[1]))
    np.add.at(sums, numbers, rows)
    return sums


def bounded(pairs: Sequence[Pair], rows: Floats, figure: Callable[[Floats], Floats]) -> Interval:
    """``figure`` of the sums of ``rows`` (pairs, k), with its interval over patients. Fewer than two of them
    have none."""
    sums = by_cluster(rows, clusters(pairs))
    made = interval(sums, resampled(sums), figure)
    return made if len(sums) > 1 else Interval(made.value)


def ratio_score(
    name: str,
    pairs: Sequence[Pair],
    over: Sequence[float | None],
    under: Sequence[float] | None = None,
    *,
    better: Better,
    about: str,
    family: Family,
    source: str = "",
    range: tuple[float | None, float | None] = (None, None),
    baseline: Sequence[float | None] | None = None,
    by: Mapping[str, Mapping[str, float | int | None]] | None = None,
    detail: Mapping[str, Any] | None = None,
) -> Score:
    """Sum of ``over`` by sum of ``under``, one value a pair; without ``under`` the mean of ``over``. None: no
    value.

    ``baseline`` are the values of the masked texts in place of ``over``.
    """
    rows = _rows(over, under)
    made = bounded(pairs, rows, _ratio)
    base = None
    if baseline is not None:
        base = bounded(pairs, _rows(baseline, under), _ratio).value
    single = ratio(rows[:, 0], rows[:, 1])
    return Score(
        name,
        made.value,
        _letters(pairs, rows),
        better,
        about,
        family,
        source,
        range,
        made.low,
        made.high,
        baseline=base,
        by=by or {},
        per_letter=_per_letter(pairs, single),
        detail=_detail(pairs, rows, detail),
    )


def compared(
    name: str,
    pairs: Sequence[Pair],
    real: tuple[Sequence[float | None], Sequence[float] | None],
    made: tuple[Sequence[float | None], Sequence[float] | None],
    *,
    better: Better,
    about: str,
    family: Family = "language",
    source: str = "",
    range: tuple[float | None, float | None] = (None, None),
    figure: Callable[[Floats], Floats] = lambda values: values,
    detail: Mapping[str, Any] | None = None,
) -> Score:
    """A figure of the rewrites, and under ``by`` that of their letters and the difference (synthetic - real),
    paired.

    ``real`` and ``made`` are (over, under) as of ``ratio_score``; ``figure`` is applied to each ratio
    (``np.exp``: a perplexity).
    """
    rows = np.concatenate([_rows(*real), _rows(*made)], axis=1)

    def of_real(s: Floats) -> Floats:
        return figure(_ratio(s[:, :2]))

    def of_made(s: Floats) -> Floats:
        return figure(_ratio(s[:, 2:]))

    parts = {
        REAL: bounded(pairs, rows, of_real),
        SYNTHETIC: bounded(pairs, rows, of_made),
        DIFFERENCE: bounded(pairs, rows, lambda s: of_made(s) - of_real(s)),
    }
    value = parts[SYNTHETIC]
    return Score(
        name,
        value.value,
        _letters(pairs, rows),
        better,
        about,
        family,
        source,
        range,
        value.low,
        value.high,
        by={part: of.to_json() for part, of in parts.items()},
        per_letter=_per_letter(pairs, of_made(rows)),
        detail=_detail(pairs, rows, detail),
    )


def _ratio(sums: Floats) -> Floats:
    return ratio(sums[:, 0], sums[:, 1])


def _rows(over: Sequence[float | None], under: Sequence[float] | None) -> Floats:
    """(pairs, 2) values and what they are divided by; nan where there is none."""
    top = np.array([np.nan if value is None else value for value in over], dtype=np.float64)
    bottom = np.ones(len(top)) if under is None else np.array(under, dtype=np.float64)
    return np.stack([top, bottom], axis=1)


def _letters(pairs: Sequence[Pair], rows: Floats) -> int:
    there = ~np.isnan(rows).any(axis=1)
    return len({pair[0].id for pair, has in zip(pairs, there, strict=True) if has})


def _per_letter(pairs: Sequence[Pair], values: Floats) -> dict[str, float]:
    return {key(pair): float(value) for pair, value in zip(pairs, values, strict=True) if np.isfinite(value)}


def _detail(pairs: Sequence[Pair], rows: Floats, more: Mapping[str, Any] | None) -> dict[str, Any]:
    patients = any(letter.patient_id for letter, _ in pairs)
    return {
        "pairs": int((~np.isnan(rows).any(axis=1)).sum()),
        "interval_over": "patients" if patients else "letters",
        **(more or {}),
    }
