"""``synletters sweep IN OUT``: many settings of ``rewrite`` on one sample of letters, measured alike; docs/sweep.md."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from synletters.cli import downloads
from synletters.core.errors import ConfigError


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("input", metavar="IN", type=Path, help="letters, as for rewrite")
    parser.add_argument(
        "out", metavar="OUT", type=Path, help="a folder: cells/, table.*, plot.*, report.html, sweep.json"
    )
    parser.add_argument("--strategies", metavar="A,B", action="append", default=[],
                        help="as of `rewrite --strategy` (default stopwords,random,nouns); one with pos: in an option of its own")  # fmt: skip
    parser.add_argument("--ratios", metavar="R,R", action="append", default=[], help="default 0.2,0.5,0.8,1.0")
    parser.add_argument("--models", metavar="A,B", action="append", default=[],
                        help="masked or encoder-decoder models: embedded (default), folders, hub ids")  # fmt: skip
    parser.add_argument(
        "--samplings", metavar="A,B", action="append", default=[], help="sample, argmax, private (default sample)"
    )
    parser.add_argument("--letters", metavar="N", type=int, default=100, help="letters drawn by the seed (default 100)")
    parser.add_argument("--metrics", metavar="A,B", action="append", default=[],
                        help="as of `evaluate` (default bertscore,fidelity,linkage,rouge); changed words are always counted")  # fmt: skip
    parser.add_argument(
        "--metric-model", metavar="NAME", default="embedded", help="encoder of BERTScore (default embedded)"
    )
    parser.add_argument("--others", metavar="FILE", type=Path, help="letters of other people, for the attacks")
    parser.add_argument(
        "--max-linkage",
        metavar="X",
        type=float,
        help="recommend a setting whose upper bound of linkage_words is at most X",
    )
    parser.add_argument("--max-rare-ngrams", metavar="X", type=float,
                        help="the same of rare_ngrams_kept (adds the metric verbatim); both may be given")  # fmt: skip
    parser.add_argument("--best", metavar="FIGURE", default="letters_without_flips",
                        help="the figure to choose by among those (default letters_without_flips)")  # fmt: skip
    parser.add_argument("--config", metavar="FILE.yaml", type=Path, help="all other options of `rewrite`, by name")
    parser.add_argument(
        "--seed", metavar="N", type=int, default=0, help="of letters, surrogates, masks and metrics (default 0)"
    )
    parser.add_argument("--device", metavar="auto|cpu|cuda:N", default="auto")
    parser.add_argument("--dtype", choices=("auto", "float32", "bfloat16"), default="auto")
    again = parser.add_mutually_exclusive_group()
    again.add_argument(
        "--resume", action="store_true", help="go on with OUT: finished cells are kept; the grid may grow"
    )
    again.add_argument("--overwrite", action="store_true", help="throw an earlier sweep in OUT away")
    downloads.add_option(parser)
    parser.add_argument("--quiet", action="store_true", help="no progress, no table")


def run(args: argparse.Namespace) -> int:
    """Exit code 1 if a cell or a metric failed. Raises ConfigError with every wrong name, InputError, OutputError."""
    from synletters.core import config, registry
    from synletters.evaluate.run import Settings
    from synletters.sweep.choose import LINKAGE, RARE
    from synletters.sweep.grid import grid, split
    from synletters.sweep.run import METRICS, Plan, sweep
    from synletters.sweep.tables import markdown

    faults: list[str] = []
    ratios: list[float] = []
    for entry in split(args.ratios) or ["0.2", "0.5", "0.8", "1.0"]:
        try:
            ratios.append(float(entry))
        except ValueError:
            faults.append(f"the ratio {entry!r} is not a number")
    given = {LINKAGE: args.max_linkage, RARE: args.max_rare_ngrams}
    bounds = {name: most for name, most in given.items() if most is not None}
    faults += [
        f"the bound {most:g} of {name} does not lie in [0, 1]" for name, most in bounds.items() if not 0 <= most <= 1
    ]
    metrics = split(args.metrics) or list(METRICS)
    for figure, metric in ((LINKAGE, "linkage"), (RARE, "verbatim")):
        if figure in bounds and metric not in metrics:
            metrics.append(metric)
    for name in metrics:
        try:
            registry.find("metrics", name)
        except ConfigError as error:
            faults += error.faults
    base = config.load(args.config, {"seed": args.seed, "device": args.device, "dtype": args.dtype})
    faults += [f"{name} cannot be set in a sweep, which keeps nothing of its letters"
               for name in ("vault", "id_map", "annotations", "annotated", "score") if getattr(base, name)]  # fmt: skip
    try:
        cells = grid(split(args.strategies) or ["stopwords", "random", "nouns"], ratios or [0.5], split(args.models) or ["embedded"],
                     split(args.samplings) or ["sample"], base)  # fmt: skip
    except ConfigError as error:
        faults += error.faults
    if faults:
        raise ConfigError(faults)
    settings = Settings(metrics=tuple(metrics), seed=args.seed, model=args.metric_model, others=args.others, device=args.device,
                        dtype=args.dtype)  # fmt: skip
    plan = Plan(args.input, args.out, cells, base, settings, args.letters, bounds, args.best, bool(args.metrics))

    def tell(line: str) -> None:
        if not args.quiet or line.startswith("FAILED"):
            print(line, file=sys.stderr, flush=True)

    made = sweep(plan, resume=args.resume, overwrite=args.overwrite, told_of=tell)
    if not args.quiet:
        print(markdown(made.cells, made.failed, made.choice))
        print(
            f"{len(made.cells)} settings on {made.letters} letters ({made.reused} were there already); results: {args.out}"
        )
    for setting, cell in sorted(made.cells.items(), key=lambda item: item[0]):
        for failure in cell["report"]["failures"]:
            kind = "not measured" if failure.get("cannot_run") else "FAILED"
            print(f"{kind}: {setting.name}: {failure['metric']}: {failure['error']}", file=sys.stderr)
    if made.choice is not None and made.choice.setting is None:
        print(made.choice.told, file=sys.stderr)
    return made.code
