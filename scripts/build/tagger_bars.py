"""What each bar of the tagger costs and buys, by kind of word (synletters/detect/tagger/thresholds.py).

    python -m scripts.build.tagger_bars [--model models/tagger] [--point strict|balanced] [--price 25]

Reads the development letters and what scripts/harm/dev holds. For each kind of word: how many words of identifiers
lie under a bar and are missed by the tagger alone, and how many others lie over it, in development letters and in
innocent text. The bar that is said to be the cheapest weighs a missed word as ``--price`` wrong ones (25 at strict, 4
at balanced); it stays as it is unless another saves more than two wrong words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from scripts.common import arguments, json_lines
from scripts.letters.sets import stored
from synletters.core.document import Letter
from synletters.detect.tagger.detector import TaggerDetector
from synletters.detect.tagger.thresholds import BARS

HARM = Path(__file__).resolve().parents[1] / "harm" / "dev"
GRID = (0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99)
PRICES = {"strict": 25.0, "balanced": 4.0}
Scores = dict[str, dict[bool, list[float]]]


def words(tagger: TaggerDetector, rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[float, float, bool]]:
    """(bar, probability, whether it is part of an identifier) of each word of letters or digits."""
    for at in range(0, len(rows), 32):
        part = rows[at : at + 32]
        letters = [Letter(str(row["id"]), row["text"]) for row in part]
        for row, scored, bars in zip(
            part, tagger.scored(letters, "phi"), tagger.word_bars(letters), strict=True
        ):
            gold = np.zeros(len(row["text"]) + 1, dtype=bool)
            for span in row.get("spans", ()):
                gold[span["start"] : span["end"]] = True
            for unit in np.flatnonzero(scored.needed).tolist():
                inside = bool(gold[scored.starts[unit] : scored.ends[unit]].any())
                yield float(bars[unit]), float(scored.pool[unit]), inside


def by_kind(tagger: TaggerDetector, rows: Sequence[Mapping[str, Any]]) -> Scores:
    out: Scores = defaultdict(lambda: {True: [], False: []})
    kinds = list(BARS["strict"])
    tagger.bars = {kind: float(number) for number, kind in enumerate(kinds)}  # so that a bar tells its kind
    for number, score, inside in words(tagger, rows):
        out[kinds[int(number)]][inside].append(score)
    return out


def cheapest(
    now: float, scores: Mapping[bool, Iterable[float]], price: float
) -> tuple[float, dict[float, tuple[int, int]]]:
    """The bar of the least cost, and by bar the words missed under it and the wrong ones over it."""
    inside, outside = (np.array(list(scores[which])) for which in (True, False))
    told = {bar: (int((inside < bar).sum()), int((outside >= bar).sum())) for bar in sorted({now, *GRID})}
    cost = {bar: price * missed + wrong for bar, (missed, wrong) in told.items()}
    best = min(cost, key=lambda bar: (cost[bar], abs(bar - now)))
    return (best if cost[now] - cost[best] > 2 else now), told


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--point", choices=list(PRICES), default="strict")
    parser.add_argument("--price", type=float)
    args = parser.parse_args()
    price = PRICES[args.point] if args.price is None else args.price
    rows = list(stored("dev"))
    rows += [row for name in ("innocents", "named") for row in json_lines(HARM / f"{name}.jsonl")]
    found = by_kind(TaggerDetector(args.model, pos=False), rows)
    for kind, now in BARS[args.point].items():
        best, told = cheapest(now, found[kind], price)
        total = tuple(len(found[kind][which]) for which in (True, False))
        print(f"{kind}: {total[0]} words of identifiers, {total[1]} others; bar {now} -> {best}")
        print("   " + "  ".join(f"{bar}: {missed}/{wrong}" for bar, (missed, wrong) in told.items()))


if __name__ == "__main__":
    main()
