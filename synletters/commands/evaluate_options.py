"""The options of ``synletters evaluate``. Each way of evaluating is one flag; the places mean what it says."""

from __future__ import annotations

import argparse
from pathlib import Path

from synletters.errors import ConfigError


def add_options(parser: argparse.ArgumentParser) -> None:
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--phi", action="store_true", help="identifiers found, against gold annotations")
    mode.add_argument("--entities", action="store_true", help="clinical entities found, against gold annotations")
    mode.add_argument("--fidelity", action="store_true",
                      help="whether rewrites still say what the letters say: REAL letters and what `rewrite` wrote")  # fmt: skip
    mode.add_argument("--usefulness", action="store_true",
                      help="train on rewrites, test on real: annotated REAL letters and what `rewrite` wrote from them")  # fmt: skip
    parser.add_argument(
        "--learners", metavar="A,B", help="spacy (default), encoder; several with commas (--usefulness)"
    )
    parser.add_argument("--seeds", metavar="N", type=int, help="trainings of each kind (default 5; --usefulness)")
    parser.add_argument("--passes", metavar="N", type=float, help="how often the letters are read (--usefulness)")
    parser.add_argument("gold", metavar="GOLD", type=Path,
                        help="letters with spans (.jsonl, .csv, .parquet), a folder in brat's format, or of i2b2 .xml files; "
                        "with --fidelity the letters that were rewritten")  # fmt: skip
    parser.add_argument("found", metavar="FOUND", type=Path,
                        help="what `synletters detect` wrote, or anything GOLD may be; with --fidelity what "
                        "`synletters rewrite` wrote")  # fmt: skip
    parser.add_argument("out", metavar="OUT.json", type=Path, nargs="?", help="every figure, and offsets of every miss")
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
    if args.usefulness:
        return _usefulness(args, ignore)
    if any(value is not None for value in (args.learners, args.seeds, args.passes)):
        raise ConfigError("--learners, --seeds and --passes go with --usefulness")
    if args.fidelity:
        from synletters.commands import evaluate_fidelity

        if args.labels or ignore:
            raise ConfigError("--labels and --ignore go with --phi and --entities")
        return evaluate_fidelity.run(args.gold, args.found, args.out, overwrite=args.overwrite)
    if args.entities:
        from synletters.commands import evaluate_entities

        return evaluate_entities.run(
            args.gold, args.found, args.out, labels=args.labels, ignore=ignore, overwrite=args.overwrite
        )
    from synletters.commands import evaluate_phi

    return evaluate_phi.run(
        args.gold, args.found, args.out, labels=args.labels, ignore=ignore, show_misses=args.show_misses,
        show_alarms=args.show_alarms, overwrite=args.overwrite,
    )  # fmt: skip


def _usefulness(args: argparse.Namespace, ignore: set[str]) -> int:
    from synletters.commands import evaluate_usefulness
    from synletters.evaluate.usefulness.study import Settings

    if args.labels or ignore:
        raise ConfigError("--labels and --ignore go with --phi and --entities")
    told = {name: getattr(args, name) for name in ("seeds", "passes") if getattr(args, name) is not None}
    if args.learners is not None:
        told["learners"] = tuple(name.strip() for name in args.learners.split(",") if name.strip())
    return evaluate_usefulness.run(args.gold, args.found, args.out, settings=Settings(**told), overwrite=args.overwrite)
