"""The options of ``synletters evaluate``. Each way of evaluating is one flag; the places mean what it says."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_options(parser: argparse.ArgumentParser) -> None:
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--phi", action="store_true", help="identifiers found, against gold annotations")
    parser.add_argument("gold", metavar="GOLD", type=Path,
                        help="letters with spans (.jsonl, .csv, .parquet), a folder in brat's format, or of i2b2 .xml files")  # fmt: skip
    parser.add_argument(
        "found", metavar="FOUND", type=Path, help="what `synletters detect` wrote, or anything GOLD may be"
    )
    parser.add_argument("out", metavar="OUT.json", type=Path, nargs="?", help="every figure, and offsets of every miss")
    parser.add_argument(
        "--labels", metavar="MAP.yaml", type=Path, help="names of labels in the files to names to compare"
    )
    parser.add_argument("--ignore", metavar="LABEL", action="append", default=[],
                        help="gold label to leave out; several with commas, or several times")  # fmt: skip
    parser.add_argument(
        "--show-misses", metavar="N", type=int, default=0, help="show N missed spans (shows letter text)"
    )
    parser.add_argument(
        "--show-alarms", metavar="N", type=int, default=0, help="show N false alarms (shows letter text)"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace the results of an earlier run")


def run(args: argparse.Namespace) -> int:
    from synletters.commands import evaluate_phi

    ignore = {label.strip() for entry in args.ignore for label in entry.split(",") if label.strip()}
    return evaluate_phi.run(
        args.gold, args.found, args.out, labels=args.labels, ignore=ignore, show_misses=args.show_misses,
        show_alarms=args.show_alarms, overwrite=args.overwrite,
    )  # fmt: skip
