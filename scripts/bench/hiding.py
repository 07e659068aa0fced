"""Whether identifiers that are left in hide among the surrogates: the metric ``hiding`` on annotated letters.

    python -m scripts.letters stored dev --out dev.jsonl
    python -m scripts.bench.hiding dev.jsonl --share 0.02 --draws 5

Surrogates are drawn for the annotated spans, nothing is masked. With ``--draws`` other identifiers are left in each
time, and the areas are means.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from statistics import fmean

from synletters.core.document import Letter, Rewrite, Span
from synletters.evaluate.privacy.hiding import Hiding
from synletters.rewrite import plan
from synletters.rewrite.protect import open_words, protect
from synletters.surrogate import replace_group


def read(path: Path) -> list[Letter]:
    """The letters, each of another patient, with their annotations as identifiers."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Letter(
            row["id"],
            row["text"],
            tuple(Span(s["start"], s["end"], s["label"], "phi", "gold") for s in row["spans"]),
            row["id"],
        )
        for row in rows
    ]


def rewritten(letter: Letter, seed: int) -> Rewrite:
    """The letter with surrogates for its annotations, and nothing else changed."""
    item = protect(letter, keep_structure=())
    (surrogates,) = replace_group([item], seed=seed)
    text, spans = plan.build(item, surrogates, open_words(item), frozenset()).assemble([])
    return Rewrite(letter.id, 0, text, spans)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("letters", type=Path)
    parser.add_argument("--share", type=float, default=0.02)
    parser.add_argument("--draws", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    pairs = [(letter, rewritten(letter, args.seed)) for letter in read(args.letters)]
    rows: dict[str, list[dict[str, float]]] = {}
    for draw in range(args.draws):
        (score,) = Hiding(share=args.share, seed=args.seed + draw).score(pairs)
        for name, row in score.by.items():
            rows.setdefault(name, []).append({k: float(v or 0) for k, v in row.items()})
    for name, held in rows.items():
        mean = {k: fmean(row[k] for row in held) for k in held[0]}
        print(
            f"{name:22} {mean['value']:.3f} ({mean['low']:.3f} to {mean['high']:.3f}); of the top 10 "
            f"{mean['true_in_top_10']:.1f} are true, {mean['by_chance_in_top_10']:.1f} by chance; "
            f"{mean['left_in']:.0f} of {mean['left_in'] + mean['surrogates']:.0f} left in"
        )


if __name__ == "__main__":
    main()
