"""The options of ``synletters evaluate``. Each way of evaluating is one flag, and every metric is the way without one; the places
mean what it says."""

from __future__ import annotations

import argparse
from pathlib import Path

from synletters.cli import downloads
from synletters.core.errors import ConfigError


def add_options(parser: argparse.ArgumentParser) -> None:
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--phi", action="store_true", help="identifiers found, against gold annotations")
    mode.add_argument("--entities", action="store_true", help="clinical entities found, against gold annotations")
    mode.add_argument("--fidelity", action="store_true",
                      help="whether rewrites still say what the letters say: REAL letters and what `rewrite` wrote")  # fmt: skip
    mode.add_argument("--membership", metavar="MODEL",
                      help="whether a tuned model gives away its letters: GOLD those it was tuned on, FOUND others like them")  # fmt: skip
    mode.add_argument("--usefulness", action="store_true",
                      help="train on rewrites, test on real: annotated REAL letters and what `rewrite` wrote from them")  # fmt: skip
    parser.add_argument(
        "--reference", metavar="MODEL", help="of --membership and --tuned-model: the model before it was tuned"
    )
    parser.add_argument("gold_letters", metavar="REAL|GOLD", type=Path,
                        help="the letters that were rewritten; with --phi and --entities letters with spans (.jsonl, .csv, .parquet), "
                        "a folder in brat's format, or of i2b2 .xml files")  # fmt: skip
    parser.add_argument("found", metavar="SYNTHETIC|FOUND", type=Path,
                        help="what `synletters rewrite` wrote; with --phi and --entities what `synletters detect` wrote, or "
                        "anything GOLD may be")  # fmt: skip
    parser.add_argument("out", metavar="OUT", type=Path, nargs="?",
                        help="a folder for report.json, per_letter.csv and report.html; with a flag a .json file, which may be left "
                        "out: every figure, and offsets of every miss")  # fmt: skip
    parser.add_argument(
        "--learners", metavar="A,B", help="spacy (default), encoder; several with commas (--usefulness)"
    )
    parser.add_argument("--seeds", metavar="N", type=int, help="trainings of each kind (default 5; --usefulness)")
    parser.add_argument("--passes", metavar="N", type=float, help="how often the letters are read (--usefulness)")
    _every_metric(parser)
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
    downloads.add_option(parser)
    parser.add_argument("--overwrite", action="store_true", help="replace the results of an earlier run")


#: the options of every metric, which the other ways do not have
_DEFAULTS: dict[str, object] = {
    "metrics": [], "skip": [], "limit": None, "seed": 0, "model": "embedded", "perplexity_model": None, "gold": None, "others": None, "canaries": None, "tuned_model": None, "judge": [],
    "judge_model": "default", "option": [], "device": "auto", "dtype": "auto", "show_originals": False,
}  # fmt: skip


def _every_metric(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(
        "without --phi, --entities, --fidelity or --membership: every metric, docs/evaluate.md"
    )
    group.add_argument("--metrics", metavar="A,B", action="append", default=[],
                       help="metrics to run, by name or as package.module:Class (default: all that can run)")  # fmt: skip
    group.add_argument("--skip", metavar="A,B", action="append", default=[], help="metrics to leave out")
    group.add_argument("--limit", metavar="N", type=int, help="measure N letters that have rewrites, drawn by the seed")
    group.add_argument("--seed", type=int, default=0, metavar="N", help="of every draw (default 0)")
    group.add_argument("--model", default="embedded", metavar="NAME",
                       help="encoder of BERTScore and pseudo-perplexity: embedded, a folder or a hub id")  # fmt: skip
    group.add_argument(
        "--perplexity-model", metavar="NAME", help="causal language model: a folder or a hub id (default: none)"
    )
    group.add_argument(
        "--gold", metavar="FILE", type=Path, help="REAL with its identifiers marked by people, for the leak rate"
    )
    group.add_argument("--others", metavar="FILE", type=Path,
                       help="letters of other people, which no rewrite was made of: what attacks compare with")  # fmt: skip
    group.add_argument("--canaries", metavar="FILE", type=Path, help="the list that `synletters plant-canaries` wrote")
    group.add_argument("--tuned-model", metavar="NAME",
                       help="a masked model that was tuned on REAL: does it give its letters away? (needs --others)")  # fmt: skip
    group.add_argument("--judge", metavar="URL", action="append", default=[],
                       help="send a sample of the rewrites to this OpenAI-compatible endpoint to be rated; as often as needed")  # fmt: skip
    group.add_argument("--judge-model", metavar="NAME[,NAME]", default="default", help="the judges' model names there")
    group.add_argument("--option", metavar="NAME=VALUE", action="append", default=[],
                       help="an option of a metric, such as layer=4, pll_exact=true or judge_letters=20; as often as needed")  # fmt: skip
    group.add_argument("--device", default="auto", metavar="auto|cpu|cuda:N")
    group.add_argument("--dtype", default="auto", choices=("auto", "float32", "bfloat16"))
    group.add_argument("--show-originals", action="store_true",
                       help="let report.html show text of real letters; it then says so on its face")  # fmt: skip
    group.add_argument("--quiet", action="store_true", help="no progress bars, no table")


def run(args: argparse.Namespace) -> int:
    ignore = {label.strip() for entry in args.ignore for label in entry.split(",") if label.strip()}
    if not args.phi and (args.show_misses or args.show_alarms):
        raise ConfigError("--show-misses and --show-alarms go with --phi")
    if not (args.phi or args.entities or args.fidelity or args.membership or args.usefulness):
        if args.labels or ignore:
            raise ConfigError("--labels and --ignore go with --phi and --entities")
        from synletters.cli import evaluate_report

        return evaluate_report.run(args)
    given = [f"--{name.replace('_', '-')}" for name, default in _DEFAULTS.items() if getattr(args, name) != default]
    if given:
        raise ConfigError(f"{', '.join(given)}: not with --phi, --entities, --fidelity or --membership")
    if args.membership:
        from synletters.cli import evaluate_membership

        return evaluate_membership.run(args.membership, args.gold_letters, args.found, args.out, reference=args.reference,
                                       overwrite=args.overwrite)  # fmt: skip
    if args.usefulness:
        return _usefulness(args, ignore)
    if any(value is not None for value in (args.learners, args.seeds, args.passes)):
        raise ConfigError("--learners, --seeds and --passes go with --usefulness")
    if args.fidelity:
        from synletters.cli import evaluate_fidelity

        if args.labels or ignore:
            raise ConfigError("--labels and --ignore go with --phi and --entities")
        return evaluate_fidelity.run(args.gold_letters, args.found, args.out, overwrite=args.overwrite)
    if args.entities:
        from synletters.cli import evaluate_entities

        return evaluate_entities.run(
            args.gold_letters, args.found, args.out, labels=args.labels, ignore=ignore, overwrite=args.overwrite
        )
    from synletters.cli import evaluate_phi

    return evaluate_phi.run(
        args.gold_letters, args.found, args.out, labels=args.labels, ignore=ignore, show_misses=args.show_misses,
        show_alarms=args.show_alarms, overwrite=args.overwrite,
    )  # fmt: skip


def _usefulness(args: argparse.Namespace, ignore: set[str]) -> int:
    from synletters.cli import evaluate_usefulness
    from synletters.evaluate.utility.study import Settings

    if args.labels or ignore:
        raise ConfigError("--labels and --ignore go with --phi and --entities")
    told = {name: getattr(args, name) for name in ("seeds", "passes") if getattr(args, name) is not None}
    if args.learners is not None:
        told["learners"] = tuple(name.strip() for name in args.learners.split(",") if name.strip())
    return evaluate_usefulness.run(
        args.gold_letters, args.found, args.out, settings=Settings(**told), overwrite=args.overwrite
    )
