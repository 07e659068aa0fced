"""Do generated letters rank detectors of identifiers as annotated letters do? Strict point, balanced point,
rules alone.

    python -m scripts.letters stored dev --count 200 --out dev.jsonl
    python -m scripts.bench.rank_detectors --letters 200 --gold dev.jsonl [--out figures.json]

Half of the generated letters are of the respiratory world, half of the general graph. Each detector sees bare
texts; its spans are compared with the planted ones (docs/evaluate-phi.md: span recall, label aside; character
precision; AGE left out). Ranks are by recall and by precision; two detectors whose 95% interval of the
difference (paired bootstrap over letters) holds 0 are tied, and the pair says so. The last lines say of each
pair whether both sets order it alike, tie on one of them, or differ. Prints no text of a letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from scripts.common import arguments, tell
from synletters import Letter, Rewriter, RunConfig
from synletters.cli.tables import show
from synletters.evaluate.bootstrap import resampled
from synletters.evaluate.detection.phi import evaluate_phi
from synletters.evaluate.tables import Table
from synletters.generate import letters, load_graph, load_world
from synletters.generate.graphs.letters import graph_letters
from synletters.io import open_source

SETUPS = {
    "strict": RunConfig(point="strict"),
    "balanced": RunConfig(point="balanced"),
    "rules": RunConfig(detectors=("rules",)),
}


def generated(count: int, seed: int) -> list[Letter]:
    world = list(letters(load_world("respiratory"), count - count // 2, seed=seed))
    graph = list(graph_letters(load_graph("general"), count // 2, seed=seed))
    return [Letter(made.id, made.text.text, made.rewrite()[0].spans) for made in (*world, *graph)]


def counts(gold: Sequence[Letter], config: RunConfig) -> Any:
    """(letters, 4): planted, missed, characters right, characters found."""
    found = {
        item.id: [s for s in item.spans if s.kind == "phi"]
        for item in Rewriter(config).detect([Letter(letter.id, letter.text) for letter in gold])
        if isinstance(item, Letter)
    }
    rows = []
    for letter in gold:
        one = evaluate_phi([letter], {letter.id: found.get(letter.id, [])}, ignore=["AGE"])
        right = one.characters.precision
        rows.append((one.covered.total, one.covered.total - one.covered.hits, right.hits, right.total))
    return np.array(rows, dtype=float)


def rates(sums: Any) -> dict[str, Any]:
    """Recall and precision of sums of such counts, (…, 4)."""
    return {
        "recall": 1 - sums[..., 1] / sums[..., 0],
        "precision": sums[..., 2] / np.maximum(sums[..., 3], 1),
    }


def main() -> None:
    parser = arguments(__doc__)
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
    figures, pairs = [], []
    for name, gold in sets.items():
        tables = {setup: counts(gold, config) for setup, config in SETUPS.items()}
        whole = {setup: rates(table.sum(axis=0)) for setup, table in tables.items()}
        told[name] = {
            "letters": len(gold),
            **{s: {k: float(v) for k, v in f.items()} for s, f in whole.items()},
        }
        signs[name] = {}
        for setup, found in whole.items():
            planted, missed = (int(count) for count in tables[setup].sum(axis=0)[:2])
            of = f"{missed} of {planted}"
            figures.append((name, setup, f"{found['recall']:.4f}", of, f"{found['precision']:.4f}"))
        for a, b in combinations(SETUPS, 2):
            both = resampled(np.hstack([tables[a], tables[b]]))
            one, two = rates(both[:, :4]), rates(both[:, 4:])
            for what in ("recall", "precision"):
                mean = float(whole[a][what] - whole[b][what])
                low, high = (float(x) for x in np.quantile(one[what] - two[what], [0.025, 0.975]))
                signs[name][what, a, b] = 0 if low <= 0 <= high else 1 if mean > 0 else -1
                told[name][f"{what} {a} - {b}"] = [round(x, 4) for x in (mean, low, high)]
                pairs.append((name, what, f"{a} - {b}", f"{mean:+.4f}", f"{low:+.4f} to {high:+.4f}"))
    blocks = [
        Table(("letters", "detector", "recall", "missed", "precision"), tuple(figures), "llrrr"),
        Table(("letters", "figure", "detectors", "difference", "95% interval"), tuple(pairs), "lllrr"),
    ]
    if len(signs) == 2:
        agreed = {}
        for key, sign in signs["generated"].items():
            other = signs["annotated"][key]
            agreed[key] = (
                "alike" if sign == other else "tied on one of them" if 0 in (sign, other) else "DIFFERENT"
            )
        told["agreement"] = {" ".join(key): verdict for key, verdict in agreed.items()}
        blocks.append(
            Table(
                ("figure", "detectors", "ordered"),
                tuple((what, f"{a}, {b}", verdict) for (what, a, b), verdict in agreed.items()),
                "lll",
            )
        )
    show(blocks)
    if args.out is not None:
        tell(told, args.out)


if __name__ == "__main__":
    main()
