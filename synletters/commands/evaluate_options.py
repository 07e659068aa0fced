"""The options of ``synletters evaluate``. Each way of evaluating is one flag, and every metric is the way without one; the places
mean what it says."""

from __future__ import annotations

import argparse
from pathlib import Path

from synletters.commands import evaluate_report
from synletters.errors import ConfigError


def add_options(parser: argparse.ArgumentParser) -> None:
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--phi", action="store_true", help="identifiers found, against gold annotations")
    mode.add_argument("--entities", action="store_true", help="clinical entities found, against gold annotations")
    mode.add_argument("--fidelity", action="store_true",
                      help="whether rewrites still say what the letters say: REAL letters and what `rewrite` wrote")  # fmt: skip
    parser.add_argument("gold_letters", metavar="REAL|GOLD", type=Path,
                        help="the letters that were rewritten; with --phi and --entities letters with spans (.jsonl, .csv, .parquet), "
                        "a folder in brat's format, or of i2b2 .xml files")  # fmt: skip
    parser.add_argument("found", metavar="SYNTHETIC|FOUND", type=Path,
                        help="what `synletters rewrite` wrote; with --phi and --entities what `synletters detect` wrote, or "
                        "anything GOLD may be")  # fmt: skip
    parser.add_argument("out", metavar="OUT", type=Path, nargs="?",
                        help="a folder for report.json, per_letter.csv and report.html; with a flag a .json file, which may be left "
                        "out: every figure, and offsets of every miss")  # fmt: skip
    evaluate_report.add_options(parser)
    parser.add_argument("--labels", metavar="MAP.yaml|NAME=NAME", action="append", default=[],
                        help="names of labels in the files to names to compare (NAME= ignores one); as often as needed")  # fmt: skip
    parser.add_argument("--ignore", metavar="LABEL", action="append", default=[],
                        help="gold label to leave out; several with commas, or several times")  # fmt: skip
    parser.add_argument(
        "--show-misses", metavar="N", type=int, default=0, help="show N missed spans (shows letter text; --phi)"
    )
    parser.add_argument(
        "--show-alarms", metavar="N", type=int, default=0, help="show N false alarms (shows letter text; --phi)"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace the results of an earlier run")


def run(args: argparse.Namespace) -> int:
    ignore = {label.strip() for entry in args.ignore for label in entry.split(",") if label.strip()}
    if not args.phi and (args.show_misses or args.show_alarms):
        raise ConfigError("--show-misses and --show-alarms go with --phi")
    if not (args.phi or args.entities or args.fidelity):
        if args.labels or ignore:
            raise ConfigError("--labels and --ignore go with --phi and --entities")
        return evaluate_report.run(args)
    if (
        args.metrics
        or args.skip
        or args.limit is not None
        or args.judge
        or args.perplexity_model
        or args.gold
        or args.option
    ):
        raise ConfigError(
            "--metrics, --skip, --limit, --judge, --perplexity-model, --gold and --option go without --phi, --entities and --fidelity"
        )
    if args.fidelity:
        from synletters.commands import evaluate_fidelity

        if args.labels or ignore:
            raise ConfigError("--labels and --ignore go with --phi and --entities")
        return evaluate_fidelity.run(args.gold_letters, args.found, args.out, overwrite=args.overwrite)
    if args.entities:
        from synletters.commands import evaluate_entities

        return evaluate_entities.run(
            args.gold_letters, args.found, args.out, labels=args.labels, ignore=ignore, overwrite=args.overwrite
        )
    from synletters.commands import evaluate_phi

    return evaluate_phi.run(
        args.gold_letters, args.found, args.out, labels=args.labels, ignore=ignore, show_misses=args.show_misses,
        show_alarms=args.show_alarms, overwrite=args.overwrite,
    )  # fmt: skip
