"""``synletters benchmark symptoms``: a table of F1 by symptom and method, and JSON."""

from __future__ import annotations

import argparse
from pathlib import Path

from synletters.commands.answers import check_out


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "task", choices=("symptoms",), help="symptoms: from table, text, both and spans, with floors and ceilings"
    )
    parser.add_argument("out", metavar="OUT.json", type=Path, nargs="?")
    parser.add_argument("--world", metavar="NAME|FILE.yaml", default="respiratory")
    parser.add_argument("--train", metavar="N", type=int, default=3000, help="letters to learn from (default 3000)")
    parser.add_argument("--test", metavar="N", type=int, default=1500, help="letters to test on (default 1500)")
    parser.add_argument("--targets", metavar="A,B", default="", help="the facts to tell (default the symptoms)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--overwrite", action="store_true", help="replace the results of an earlier run")


def run(args: argparse.Namespace) -> int:
    """Print the table, write the JSON; 0. Raises ConfigError, InputError, OutputError."""
    from synletters.benchmark.symptoms import METHODS, predict
    from synletters.generate.spec import load_world
    from synletters.io import write_json

    check_out(args.out, args.overwrite)
    names = [name.strip() for name in args.targets.split(",") if name.strip()]
    world = load_world(args.world)
    scores = predict(world, train=args.train, test=args.test, seed=args.seed, targets=names)
    print(f"F1 over {scores.test} letters, learned from {scores.train}")
    print(f"{'':16}" + "".join(f"{method:>13}" for method in METHODS))
    for name, row in scores.f1.items():
        print(f"{name:16}" + "".join(f"{row[method]:13.3f}" for method in METHODS))
    if args.out is not None:
        write_json(args.out, {**scores.to_json(), "world": world.name, "seed": args.seed})
    return 0
