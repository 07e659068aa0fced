"""``synletters train mlm|seq2seq LETTERS OUT``: tune a model on letters, after their identifiers are replaced."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import sys
from pathlib import Path
from typing import Any

from synletters.cli import downloads

#: ``train NAME`` -> the module that has its options and runs it; those that are not there are not offered
OTHERS = {"tagger": ("synletters.cli.train_tagger", "tune a tagger of identifiers and entities")}
_HELP = {
    "mlm": "tune a masked language model (what `rewrite --model` takes)",
    "seq2seq": "tune an encoder-decoder: T5's span corruption or BART's text infilling",
}


def add_options(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="train", required=True, metavar="WHAT")
    for name, what in _HELP.items():
        _options(kinds.add_parser(name, help=what, description=f"{what}; docs/train.md"), name)
    for name, (module, what) in OTHERS.items():
        if importlib.util.find_spec(module) is not None:
            importlib.import_module(module).add_options(kinds.add_parser(name, help=what))


def run(args: argparse.Namespace) -> int:
    """0, or 1 if the audit is over a threshold. Raises TrainingError, ModelError, InputError, OutputError, ConfigError."""
    if args.train in OTHERS:
        code: int = importlib.import_module(OTHERS[args.train][0]).run(args)
        return code
    return _run(args)


def _options(parser: argparse.ArgumentParser, task: str) -> None:
    add = parser.add_argument
    add("input", metavar="LETTERS", type=Path, help="as for rewrite")
    add("out", metavar="OUT", type=Path, help="the model folder to make")
    model: dict[str, Any] = {"default": "embedded"} if task == "mlm" else {"required": True}
    add("--model", metavar="NAME", help="the model to go on from: a folder, a hub id" + (", or embedded (default)" if task == "mlm" else ""), **model)  # fmt: skip
    ends = parser.add_mutually_exclusive_group()
    ends.add_argument("--epochs", type=float, metavar="E", help="passes over the letters (default 3)")
    ends.add_argument("--steps", type=int, metavar="N")
    ends.add_argument("--minutes", type=float, metavar="M", help="train so long; the learning rate follows the clock")
    add("--masks", action="append", metavar="[SHARE*]WAY", default=[],
        help="what is masked: subwords@R, words@R, " + ("spans@R, " if task == "seq2seq" else "") + "R a ratio or LOW-HIGH, or any "
        "--strategy of rewrite; again for a mixture (default " + ("subwords@0.15)" if task == "mlm" else "spans@0.15, BART 0.3)"))  # fmt: skip
    add("--ratio", type=float, metavar="R", help="of a way that has no @R")
    if task == "mlm":
        add("--corruption", metavar="M/R/K", type=_corruption, help="per cent of the chosen that become a mask, a random subword, stay (default 80/10/10)")  # fmt: skip
    add(
        "--no-protect",
        dest="protect",
        action="store_false",
        help="entities, headings and guarded words may be masked too",
    )
    add("--no-phi", action="store_true", help="no identifier detection, for text that has none; warns")
    add("--point", choices=("strict", "balanced"), default="strict", help="how eagerly identifiers are found")
    add("--tagger", metavar="NAME", default="embedded", help="tagger that finds identifiers and entities")
    add("--window", metavar="N[@SHARE],…", type=_windows, help="subwords of a window; several with the share of the batches each has (default 128)")  # fmt: skip
    add("--batch-tokens", type=int, metavar="N", help="subwords in a batch (default 4096)")
    add("--accumulate", type=int, metavar="N", help="batches a step (default 1)")
    add("--lr", type=float, metavar="R", help="peak learning rate (default 2e-4)")
    add("--schedule", choices=("linear", "cosine", "constant"))
    add("--warmup", type=float, metavar="R", help="share of the run in which the rate rises (default 0.03)")
    add("--weight-decay", type=float, metavar="R")
    add("--max-grad-norm", type=float, metavar="R")
    add("--dropout", action="store_true", help="dropout as the model's config has it (default none)")
    add("--fp32", dest="bf16", action="store_false", help="no bf16 autocast")
    add(
        "--lora",
        type=int,
        metavar="RANK",
        help="train LoRA adapters of this rank and merge them (default 0: all weights)",
    )
    add("--held-out", type=float, metavar="R", help="share of the letters, by patient, to check on (default 0.05)")
    add("--held-out-most", type=int, metavar="N", help="and at most so many (default 500)")
    add("--check-every", type=int, metavar="N", help="steps between checks and checkpoints (default a tenth of the run, at most 500)")  # fmt: skip
    add("--patience", type=int, metavar="N", help="stop after N checks without a better loss (default 0: never)")
    add("--seed", type=int, help="of order and masks (default 0); surrogates come from this account's secret")
    downloads.add_option(parser)
    add("--device", metavar="auto|cpu|cuda", default="auto")
    add(
        "--audit",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="measure what the model remembers of its letters",
    )
    add("--canaries", type=int, metavar="N", help="plant N made-up secrets among the letters, so that their exposure can be measured")  # fmt: skip
    add("--max-exposure", type=float, metavar="X", help="exit 1 if a canary is exposed more (bits)")
    add(
        "--max-tpr",
        type=float,
        metavar="X",
        help="exit 1 if membership inference finds more of the letters at 1%% false alarms",
    )
    add(
        "--dp-epsilon",
        type=float,
        metavar="E",
        help="train with differential privacy of this epsilon, a patient the unit",
    )
    add("--dp-delta", type=float, metavar="D", help="and this delta (default half of one over the patients)")
    add("--dp-clip", type=float, metavar="C", help="norm that each gradient is clipped to (default 1)")
    add("--licence", metavar="TEXT", help="of the letters, for the card")
    add("--tensorboard", metavar="FOLDER", help="write TensorBoard curves there")
    add("--resume", action="store_true", help="go on from the last checkpoint of a run that was stopped")
    add("--keep-checkpoints", action="store_true", help="leave OUT.unfinished when OUT is done")
    add("--overwrite", action="store_true", help="replace an earlier OUT, and an unfinished run")
    add("--quiet", action="store_true", help="no progress bar, no summary")
    parser.set_defaults(task=task)


def _corruption(text: str) -> tuple[float, ...]:
    try:
        parts = [float(part) / 100 for part in text.split("/")]
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not three numbers such as 80/10/10") from None
    return tuple(parts)


def _windows(text: str) -> tuple[tuple[int, float], ...]:
    out = []
    try:
        for part in text.split(","):
            length, _, share = part.partition("@")
            out.append((int(length), float(share) if share else 1.0))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a number of subwords, nor several such as 128@0.8,256@0.2"
        ) from None
    return tuple(out)


_NOT_SETTINGS = {
    "allow_download",
    "command",
    "train",
    "input",
    "out",
    "window",
    "resume",
    "overwrite",
    "quiet",
    "masks",
}


def _run(args: argparse.Namespace) -> int:
    import contextlib

    from tqdm import tqdm

    from synletters.io import open_source
    from synletters.train.settings import TrainSettings

    given = {name: value for name, value in vars(args).items() if name not in _NOT_SETTINGS and value is not None}
    if args.window:
        given["windows"] = args.window
    if not {"epochs", "steps", "minutes"} & given.keys():
        given["epochs"] = 3.0
    settings = TrainSettings(masks=tuple(args.masks), **given)
    if settings.no_phi:
        print("warning: --no-phi: identifiers are not looked for; a model repeats what it learned", file=sys.stderr)
    source = open_source(args.input)
    from synletters.train.run import summary, train  # torch is loaded here

    off = args.quiet or None
    with contextlib.ExitStack() as bars:
        read = bars.enter_context(tqdm(total=source.total, unit="letter", desc="prepare", disable=off, file=sys.stderr))
        bar = bars.enter_context(tqdm(total=1000, desc="train", disable=off, file=sys.stderr,
                                      bar_format="{desc} {percentage:3.0f}%|{bar}| {elapsed}<{remaining}{postfix}"))  # fmt: skip
        shown: dict[str, str] = {}

        def tell(what: dict[str, Any]) -> None:
            if "done" in what:
                bar.update(int(1000 * what["done"]) - bar.n)
                shown["step"] = str(what["step"])
            for name in ("loss", "held_out"):
                if name in what:
                    shown[name] = f"{what[name]:.3f}"
            bar.set_postfix(shown, refresh=False)

        def prepared(count: int) -> None:
            read.update(count)

        done = train(
            source, args.out, settings, resume=args.resume, overwrite=args.overwrite, progress=prepared, tell=tell
        )
    if not args.quiet:
        print("\n".join(summary(done)), flush=True)
    for why in done.over:
        print(f"synletters: the audit failed: {why}; the model lies in {done.folder}", file=sys.stderr)
    return 1 if done.over else 0
