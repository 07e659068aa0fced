"""Learn the weights of the fluency check on words that readers judged: ``python -m scripts.build.fluency_weights LETTERS.jsonl[.gz]``.

LETTERS hold the letters of ``scripts/readings/*.jsonl`` (``{"id", "text"}``; more do no harm). Each judged word and
the one that it stands for are masked in their letter, and a ridge regression on what the embedded model gives
either is cross-validated by letter: the area under the curve, and the share that is good above each bar. ``--free
FILE`` adds words of free choice (``{"before", "new", "verdict"}``, the word in square brackets in its sentence).
``--write`` stores the weights with the bar that keeps ``--keep`` of the judged words.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scripts.common import arguments, json_lines, tell
from synletters.core.document import Case, Fixed, MaskPlan, Slot
from synletters.rewrite import likely
from synletters.rewrite.rewriter import embedded_judge

_READINGS = Path(__file__).parents[1] / "readings"
_WEIGHTS = Path(likely.__file__).parent / "data" / "fluency.json"
_BEFORE, _BEHIND = 700, 500  # characters of a letter around a word
_FOLDS = 10
_RIDGE = 3.0
_BATCH = 32
Array = NDArray[np.float64]


def judged(letters: dict[str, str]) -> list[dict[str, Any]]:
    """The rows of the readings, each with what stands before and behind its word. Raises KeyError for a letter that
    is not there."""
    rows = []
    for path in sorted(_READINGS.glob("*.jsonl")):
        for row in json_lines(path):
            text, at = letters[row["letter"]], row["at"]
            end = at + len(row["old"])
            if text[at:end] != row["old"]:
                raise ValueError(
                    f"{row['letter']}: another word stands at {at}: is it the letter that was read?"
                )
            around = text[max(0, at - _BEFORE) : at], text[end : end + _BEHIND]
            rows.append({**row, "around": around})
    return rows


def free(path: Path) -> Iterator[dict[str, Any]]:
    for row in json_lines(path):
        found = re.search(r"\[([^\]]*)\]", row["before"])
        if found:
            around = row["before"][: found.start()], row["before"][found.end() :]
            yield {**row, "old": found[1], "around": around}


def with_features(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those rows of which the model scores both words, with their features."""
    judge, out = embedded_judge(), []
    for start in range(0, len(rows), _BATCH):
        some = rows[start : start + _BATCH]
        for row, (fill,) in zip(some, judge.fill([_plan(row) for row in some]), strict=True):
            new, known = fill.logs.get(row["new"].lower()), fill.logs.get(row["old"].lower())
            if new is not None and known is not None and row["new"].lower() != row["old"].lower():
                out.append({**row, "features": (new, known)})
    return out


def _plan(row: dict[str, Any]) -> MaskPlan:
    case = Case.TITLE if row["old"][:1].isupper() else Case.LOWER
    slot = Slot("WORD", 1, case, allowed=tuple(sorted({row["old"].lower(), row["new"].lower()})))
    before, behind = (Fixed(text) if text else None for text in row["around"])
    return MaskPlan("judged", tuple(part for part in (before, slot, behind) if part))


def learned(values: Array, good: Array) -> tuple[Array, float]:
    """Weights and bias; either verdict counts as much as the other, however many there are of it."""
    mean, scale = values.mean(0), values.std(0) + 1e-9
    x = np.hstack([(values - mean) / scale, np.ones((len(values), 1))])
    share = np.where(good > 0, 0.5 / good.sum(), 0.5 / (1 - good).sum()) * len(good)
    w = np.zeros(x.shape[1])
    ridge = np.diag([*([_RIDGE] * (len(w) - 1)), 0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve(
            (x * (share * p * (1 - p))[:, None]).T @ x + ridge, x.T @ (share * (good - p)) - ridge @ w
        )
        w += step
        if np.abs(step).max() < 1e-9:
            break
    weights = w[:-1] / scale
    return weights, float(w[-1]) - float(mean @ weights)


def area(odds: Array, good: Array) -> float:
    """The chance that a good word is above one that is not (Mann and Whitney 1947)."""
    high, low = odds[good > 0][:, None], odds[good == 0][None, :]
    return float((high > low).mean() + 0.5 * (high == low).mean())


def main() -> None:
    options = arguments(__doc__)
    options.add_argument("letters", type=Path)
    options.add_argument("--free", type=Path)
    options.add_argument("--keep", type=float, default=0.97)
    options.add_argument("--write", action="store_true")
    args = options.parse_args()
    rows = judged({row["id"]: row["text"] for row in json_lines(args.letters)})
    scored = with_features(rows)
    more = with_features(list(free(args.free))) if args.free else []
    values, extra = (_array([row["features"] for row in some]) for some in (scored, more))
    good, extra_good = (_array([row["verdict"] == "good" for row in some]) for some in (scored, more))
    fold = np.array(
        [int(hashlib.sha1(row["letter"].encode()).hexdigest()[-6:-1], 16) % _FOLDS for row in scored]
    )
    odds = np.zeros(len(scored))
    for k in range(_FOLDS):
        train = fold != k
        x = np.vstack([values[train], extra]) if more else values[train]
        weights, bias = learned(x, np.concatenate([good[train], extra_good]))
        odds[~train] = values[~train] @ weights + bias
    weights, bias = learned(
        np.vstack([values, extra]) if more else values, np.concatenate([good, extra_good])
    )
    final = values @ weights + bias
    tell(
        {
            "judged": len(rows),
            "scored": len(scored),
            "good": round(float(good.mean()), 4),
            "good_unscored": _share(rows, scored),
            "free": len(more),
            "area_of_new_alone": round(area(values[:, 0], good), 3),
            "area_of_margin_alone": round(area(values[:, 0] - values[:, 1], good), 3),
            "area_cross_validated": round(area(odds, good), 3),
            "kept_and_good": [_kept(odds, good, share) for share in (1.0, 0.97, 0.95, 0.9, 0.8, 0.7, 0.5)],
        }
    )
    if args.write:
        held = {
            "weights": [round(float(w), 5) for w in weights],
            "bias": round(bias, 5),
            "bar": round(float(np.quantile(final, 1 - args.keep)), 4),
            "beside": round(float(np.quantile(final, min(1.0, 2 * (1 - args.keep)))), 4),
        }
        _WEIGHTS.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")


def _array(rows: Sequence[Any]) -> Array:
    return np.array(rows, dtype=np.float64)


def _share(rows: Sequence[dict[str, Any]], scored: Sequence[dict[str, Any]]) -> float:
    known = {(row["letter"], row["at"], row["new"], row["setting"]) for row in scored}
    left = [row for row in rows if (row["letter"], row["at"], row["new"], row["setting"]) not in known]
    return round(float(sum(row["verdict"] == "good" for row in left)) / max(1, len(left)), 4)


def _kept(odds: Array, good: Array, share: float) -> dict[str, float]:
    above = odds >= np.quantile(odds, 1 - share)
    below = good[~above]
    return {
        "kept": round(float(above.mean()), 3),
        "good": round(float(good[above].mean()), 4),
        "good_of_the_rest": round(float(below.mean()), 4) if len(below) else 0.0,
    }


if __name__ == "__main__":
    main()
