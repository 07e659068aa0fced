"""``synletters train tagger LETTERS OUT``: a token classifier from annotated letters. docs/train-tagger.md defines every option."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from synletters.cli import downloads
from synletters.core.errors import ConfigError, InputError


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("letters", metavar="LETTERS", type=Path,
                        help="annotated letters: .jsonl, .csv, .parquet, .conll, .conllu, a folder in brat's format or of i2b2 .xml")  # fmt: skip
    parser.add_argument("out", metavar="OUT", type=Path, help="the folder of the model")
    parser.add_argument(
        "--task",
        required=True,
        choices=("phi", "clinical", "pos"),
        help="identifiers, clinical entities, parts of speech",
    )
    model = parser.add_argument_group("model")
    model.add_argument("--start", metavar="NAME", default="embedded",
                       help="what training starts from: embedded (the tagger), embedded-mlm, a folder, or a hub id")  # fmt: skip
    model.add_argument("--form", choices=("heads", "plain"),
                       help="heads: the project's own, for --tagger, keeps the other heads; plain: for --detectors hf:OUT (default as the start)")  # fmt: skip
    model.add_argument("--head", metavar="NAME", help="head to train (default by task and labels)")
    model.add_argument("--labels", metavar="MAP.yaml|NAME=NAME", action="append", default=[],
                       help="names of labels in the letters to names to learn (NAME= learns nothing there); as often as needed")  # fmt: skip
    model.add_argument("--scheme", choices=("bio", "bioes"), default="bio", help="tags of a plain model (default bio)")
    model.add_argument(
        "--dropout", type=float, metavar="P", help="dropout while training (default as the start has it)"
    )
    data = parser.add_argument_group("letters")
    data.add_argument(
        "--tune",
        type=float,
        default=0.1,
        metavar="SHARE",
        help="of the letters, for the best step and thresholds (default 0.1)",
    )
    data.add_argument(
        "--test", type=float, default=0.2, metavar="SHARE", help="of the letters, for the figures (default 0.2)"
    )
    data.add_argument(
        "--test-letters", type=Path, metavar="LETTERS", help="other letters for the figures, in place of --test"
    )
    data.add_argument("--keep-identifiers", action="store_true",
                      help="learn from the identifiers as they are; by default annotated ones are replaced by surrogates first")  # fmt: skip
    data.add_argument("--one-sided", action="store_true", help="train even if a label is missing in a part")
    data.add_argument("--skip-bad", action="store_true", help="leave out letters that cannot be read")
    steps = parser.add_argument_group("steps")
    steps.add_argument("--epochs", type=float, default=5.0, metavar="N", help="passes over the letters (default 5)")
    steps.add_argument("--steps", type=int, metavar="N", help="steps, in place of --epochs")
    steps.add_argument("--minutes", type=float, metavar="M", help="end after so long at the latest")
    steps.add_argument(
        "--every", type=int, metavar="N", help="steps between two looks at the tune letters (default a pass)"
    )
    steps.add_argument(
        "--patience", type=int, default=5, metavar="N", help="looks without a better figure before the end (default 5)"
    )
    steps.add_argument(
        "--lr", type=float, metavar="R", help="learning rate (default 3e-4, 5e-5 for encoders wider than 512)"
    )
    steps.add_argument(
        "--warmup",
        type=float,
        default=0.06,
        metavar="SHARE",
        help="of the steps, in which the rate rises (default 0.06)",
    )
    steps.add_argument("--weight-decay", type=float, default=0.01, metavar="W")
    steps.add_argument(
        "--hide", type=float, default=0.1, metavar="SHARE", help="of the subwords, masked while training (default 0.1)"
    )
    steps.add_argument("--keep-heads", type=float, default=1.0, metavar="W",
                       help="how firmly the other heads are held to what they said before (default 1; 0 not at all)")  # fmt: skip
    steps.add_argument(
        "--class-weights", default="none", metavar="none|sqrt|balanced|MAP.yaml", help="how much tokens count by label"
    )
    steps.add_argument("--tokens", type=int, default=2048, metavar="N", help="subwords in a batch (default 2048)")
    steps.add_argument(
        "--window",
        type=int,
        metavar="N",
        help="subwords in a window (default 192 for heads, else what the model can read)",
    )
    steps.add_argument(
        "--recall", type=float, metavar="R", help="set thresholds for this recall of each label, such as 0.99"
    )
    parser.add_argument("--seed", type=int, default=1)
    downloads.add_option(parser)
    parser.add_argument("--device", default="auto", metavar="auto|cpu|cuda:N")
    parser.add_argument("--dtype", choices=("auto", "float32", "bfloat16"), default="auto")
    parser.add_argument("--licence", metavar="TEXT", help="the licence line of the card")
    parser.add_argument(
        "--resume", action="store_true", help="go on from the last checkpoint of a run that was cut off"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace OUT, or begin a run anew that was cut off")
    parser.add_argument("--quiet", action="store_true", help="no lines on the way, no summary")


_NOT_SETTINGS = {"command", "train", "what", "quiet", "labels", "class_weights", "licence"}


def run(args: argparse.Namespace) -> int:
    """Train; 1 if letters were left out or a wanted recall is out of reach, else 0."""
    import dataclasses

    from synletters.cli.label_maps import label_map
    from synletters.train.tagger.run import to_stderr, train_tagger
    from synletters.train.tagger.settings import LICENCE, TaggerSettings

    known = {field.name for field in dataclasses.fields(TaggerSettings)} - _NOT_SETTINGS
    settings = TaggerSettings(
        **{name: value for name, value in vars(args).items() if name in known},
        labels=label_map(args.labels), class_weights=_weights(args.class_weights), licence=args.licence or LICENCE,
    )  # fmt: skip
    card = train_tagger(settings, None if args.quiet else to_stderr)
    if not args.quiet:
        print(summary(args.out, card))
    left_out = sum(file["left_out"] for file in card["data"]["files"])
    return 1 if left_out or (card["calibration"] or {}).get("short_of_it") else 0


def _weights(given: str) -> str | dict[str, float]:
    if given in ("none", "sqrt", "balanced"):
        return given
    import yaml

    try:
        made = yaml.safe_load(Path(given).read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(
            f"--class-weights is none, sqrt, balanced or a YAML file; {given} cannot be read: {error.strerror}"
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise ConfigError(f"{given} is not valid YAML") from None
    if not isinstance(made, Mapping) or not all(
        isinstance(k, str) and isinstance(v, int | float) and not isinstance(v, bool) and v > 0 for k, v in made.items()
    ):
        raise ConfigError(f"{given} must be a mapping of labels to numbers above 0")
    return {k: float(v) for k, v in made.items()}


def summary(out: Path, card: Mapping[str, Any]) -> str:
    """A few lines for the terminal."""
    training, figures = card["training"], card["figures"]
    lines = [
        f"{training['steps']} steps, {training['subwords']} subwords in {training['seconds']:.0f} s "
        f"({training['subwords_per_second']:.0f} a second); the best was step {training['best_step']}"
    ]
    if "accuracy" in figures:
        rate = figures["accuracy"]
        lines.append(f"test: {_share(rate['share'])} of {rate['total']} words right")
    else:
        every = figures["all"]
        lines.append(
            "test, bounds and label: "
            + ", ".join(f"{n} {_share(every[n]['value'])}" for n in ("precision", "recall", "f1"))
        )
        if "covered" in figures:
            lines.append(f"test, covered: recall {_share(figures['covered']['all']['share'])}")
    for head, rate in figures.get("other_heads_agree", {}).items():
        lines.append(f"head {head}: {_share(rate['share'])} of the test subwords as before")
    lines.append(f"model: {out}; its card: {out / 'README.md'}")
    use = "--tagger" if card["model"]["form"] == "heads" else "--detectors hf:"
    lines.append(f"use: synletters detect LETTERS OUT.jsonl {use}{' ' if use == '--tagger' else ''}{out}")
    return "\n".join(lines)


def _share(value: float | None) -> str:
    return "none" if value is None else f"{value:.4f}"
