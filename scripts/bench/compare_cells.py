"""What a sweep says at equal change: ``python -m scripts.bench.compare_cells SWEEP [--pair nouns@1.0
stopwords@0.25 …]``.

SWEEP is the folder that ``synletters sweep`` wrote, with the strategy ``none`` in it. For every setting: what
it changed, and what one changed word costs (the loss of a figure against ``none``, in sum over all letters,
by the sum of their changed words), with percentile bootstrap intervals over letters (2,000 draws, one seed).
For each pair: the mean of the letters' differences, first less second.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from scripts.common import arguments
from synletters.evaluate.bootstrap import resampled

COSTS = ("bertscore_f1", "rougeL_f1", "rouge1_f1")
FIGURES = (
    "changed_words",
    "bertscore_f1",
    "rougeL_f1",
    "entities_unchanged",
    "letters_without_flips",
    "linkage_words",
)
Cells = Mapping[str, Mapping[str, Any]]


def read(folder: Path) -> dict[str, dict[str, Any]]:
    """``strategy@ratio`` -> the cell; of sweeps with several models or samplings those stand behind it."""
    out = {}
    for path in sorted((folder / "cells").glob("*.json")):
        cell = json.loads(path.read_text(encoding="utf-8"))
        setting = cell["setting"]
        name = f"{setting['strategy']}@{setting['ratio']:g}"
        more = [
            str(setting[k])
            for k in ("model", "sampling")
            if setting.get(k) not in (None, "embedded", "sample")
        ]
        out[" ".join([name, *more])] = cell
    return out


def letters(cell: Mapping[str, Any], figure: str) -> dict[str, float]:
    return {row["id"]: row[figure] for row in cell["per_letter"] if row.get(figure) is not None}


def cost(cell: Mapping[str, Any], none: Mapping[str, Any], figure: str) -> str:
    base, made, changed = letters(none, figure), letters(cell, figure), letters(cell, "changed_words")
    ids = [i for i in made if i in base and i in changed]
    sums = np.array([[base[i] - made[i], changed[i]] for i in ids])
    low, high = np.percentile(np.divide(*resampled(sums).T), [2.5, 97.5])
    total = sums.sum(axis=0)
    return f"{total[0] / total[1]:.3f} ({low:.3f} to {high:.3f})"


def difference(one: Mapping[str, Any], two: Mapping[str, Any], figure: str) -> str:
    first, second = letters(one, figure), letters(two, figure)
    gaps = np.array([[first[i] - second[i]] for i in first if i in second])
    if not len(gaps):
        return "not measured"
    low, high = np.percentile(resampled(gaps)[:, 0] / len(gaps), [2.5, 97.5])
    return f"{gaps.mean():+.4f} ({low:+.4f} to {high:+.4f})"


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("sweep", type=Path, metavar="SWEEP")
    parser.add_argument("--pair", nargs=2, action="append", default=[], metavar="SETTING")
    args = parser.parse_args()
    cells = read(args.sweep)
    none = next((cell for name, cell in cells.items() if name.startswith("none")), None)
    if none is None:
        raise SystemExit(
            f"{args.sweep} has no setting `none` to compare with; sweep with --strategies none,… --resume"
        )
    print(
        "| setting | words masked | came back as they were | given back | changed | one changed word costs: "
        + " | ".join(COSTS)
        + " |"
    )
    print("| --- " * (5 + len(COSTS)) + "|")
    for name, cell in sorted(cells.items()):
        n = cell["counts"]
        share = np.array([[x] for x in letters(cell, "changed_words").values()])
        low, high = np.percentile(resampled(share)[:, 0] / len(share), [2.5, 97.5])
        row = [
            name,
            f"{n['words_masked']} of {n['words']}",
            f"{n['refills_as_before']} of {n['refills']}",
            f"{n['sentences_given_back']} of {n['sentences_masked']} sentences",
            f"{share.mean():.4f} ({low:.4f} to {high:.4f})",
        ]
        print(
            f"| {' | '.join(row + (['-'] * len(COSTS) if cell is none else [cost(cell, none, f) for f in COSTS]))} |"
        )
    for one, two in args.pair:
        print(f"\n{one} less {two}")
        for figure in FIGURES:
            print(f"  {figure:22} {difference(cells[one], cells[two], figure)}")


if __name__ == "__main__":
    main()
