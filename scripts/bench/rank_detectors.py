"""Do generated letters rank detectors of identifiers as annotated letters do? Strict point, balanced point,
rules alone.

    python -m scripts.letters stored dev --count 200 --out dev.jsonl
    python -m scripts.bench.rank_detectors --letters 200 --gold dev.jsonl [--out figures.json]

Half of the generated letters are of the respiratory world, half of the general graph. Each detector sees bare
texts; its spans are compared
with the planted ones (docs/evaluate-phi.md: span recall, label aside; character precision; AGE left out).
Ranks are by recall and by
precision; two detectors whose 95% interval of the difference (paired bootstrap over letters) holds 0 are
tied, and the pair says so. The last
lines say of each pair whether both sets order it alike, tie on one of them, or differ. Prints no text of a
letter.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from synletters import Letter, Rewriter, RunConfig
from synletters.evaluate.detection.phi import evaluate_phi
from synletters.generate import letters, load_graph, load_world
from synletters.generate.graphs.letters import graph_letters
from synletters.io import open_source

SETUPS = {
    "strict": RunConfig(point="strict"),
    "balanced": RunConfig(point="balanced"),
    "rules": RunConfig(detectors=("rules",)),
}
RESAMPLES = 2000


def generated(count: int, seed: int) -> list[Letter]:
    world = list(letters(load_world("respiratory"), count - count // 2, seed=seed))
    graph = list(graph_letters(load_graph("general"), count // 2, seed=seed))
    return [Letter(made.id, made.text.text, made.rewrite()[0].spans) for made in (*world, *graph)]


def figures(gold: Sequence[Letter], config: RunConfig) -> dict[str, Any]:
    """Counts a letter: planted, missed, characters right, characters found; and what they sum to."""
    bare = [Letter(letter.id, letter.text) for letter in gold]
    begin = time.perf_counter()
    found = {
        item.id: [s for s in item.spans if s.kind == "phi"]
        for item in Rewriter(config).detect(bare)
        if isinstance(item, Letter)
    }
    seconds = time.perf_counter() - begin
    rows = []
    for letter in gold:
        one = evaluate_phi([letter], {letter.id: found.get(letter.id, [])}, ignore=["AGE"])
        rows.append(
            (
                one.covered.total,
                one.covered.total - one.covered.hits,
                one.characters.precision.hits,
                one.characters.precision.total,
            )
        )
    table = np.array(rows, dtype=float)
    planted, missed, right, all_found = table.sum(axis=0)
    return {
        "table": table,
        "recall": 1 - missed / planted,
        "precision": right / max(all_found, 1),
        "planted": int(planted),
        "missed": int(missed),
        "seconds": round(seconds, 1),
    }


def difference(a: Any, b: Any, what: str) -> tuple[float, float, float]:
    """``what`` of a less that of b, with its 95% interval."""
    rng = np.random.default_rng(0)
    drawn = rng.integers(0, len(a), (RESAMPLES, len(a)))

    def value(table: Any, at: Any) -> Any:
        sums = table[at].sum(axis=-2)
        return (
            1 - sums[..., 1] / sums[..., 0]
            if what == "recall"
            else sums[..., 2] / np.maximum(sums[..., 3], 1)
        )

    whole = np.arange(len(a))
    spread = value(a, drawn) - value(b, drawn)
    return (
        float(value(a, whole) - value(b, whole)),
        float(np.quantile(spread, 0.025)),
        float(np.quantile(spread, 0.975)),
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--letters", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--gold", type=Path, help="annotated letters to compare with")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    sets = {"generated": generated(args.letters, args.seed)}
    if args.gold is not None:
        source = open_source(args.gold)
        source.span_kind = "phi"
        sets["annotated"] = [
            item for item in source if isinstance(item, Letter) and any(s.kind == "phi" for s in item.spans)
        ]
        if not sets["annotated"]:
            raise SystemExit(f"{args.gold} holds no letter with identifiers")
    told: dict[str, Any] = {}
    signs: dict[str, dict[tuple[str, str, str], int]] = {}
    for name, gold in sets.items():
        found = {setup: figures(gold, config) for setup, config in SETUPS.items()}
        told[name] = {"letters": len(gold)} | {
            s: {k: v for k, v in f.items() if k != "table"} for s, f in found.items()
        }
        for setup, f in found.items():
            print(
                f"{name:10} {setup:9} recall {f['recall']:.4f} ({f['missed']} of {f['planted']} missed)  precision {f['precision']:.4f}",
                flush=True,
            )
        signs[name] = {}
        for what in ("recall", "precision"):
            for a, b in combinations(SETUPS, 2):
                mean, low, high = difference(found[a]["table"], found[b]["table"], what)
                signs[name][what, a, b] = 0 if low <= 0 <= high else 1 if mean > 0 else -1
                told[name][f"{what} {a} - {b}"] = [round(mean, 4), round(low, 4), round(high, 4)]
                print(f"{name:10} {what} {a} - {b}: {mean:+.4f} ({low:+.4f} to {high:+.4f})", flush=True)
    if len(signs) == 2:
        for key, one in signs["generated"].items():
            other = signs["annotated"][key]
            verdict = "alike" if one == other else "tied on one of them" if 0 in (one, other) else "DIFFERENT"
            told.setdefault("agreement", {})[" ".join(key)] = verdict
            print(f"{key[0]}: {key[1]} against {key[2]}: {verdict}")
    if args.out is not None:
        args.out.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
