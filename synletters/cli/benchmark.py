"""``synletters benchmark symptoms`` and ``synletters benchmark icd``: tables on stdout, figures as JSON."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from synletters.cli import downloads
from synletters.cli.answers import check_out
from synletters.core.errors import ConfigError


def add_options(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    _symptoms(
        tasks.add_parser("symptoms", help="tell symptoms from table, text, both and spans, with floors and ceilings")
    )
    _icd(
        tasks.add_parser(
            "icd", help="do made letters help to tell ICD codes? mixes of real and made ones, with controls"
        )
    )


def _symptoms(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT.json", type=Path, nargs="?")
    parser.add_argument(
        "--world",
        metavar="NAME|FILE.yaml",
        default="respiratory",
        help="make letters of this world (default respiratory)",
    )
    parser.add_argument(
        "--simsum", metavar="SimSUM.csv", type=Path, help="SimSUM's own records and notes instead of made ones"
    )
    parser.add_argument(
        "--spans", metavar="SPANS.json", type=Path, help="with --simsum: its span annotations of these notes"
    )
    parser.add_argument("--compact", action="store_true", help="with --simsum: its compact notes (advanced_text)")
    parser.add_argument("--train", metavar="N", type=int, help="letters to learn from (default 3000; of SimSUM 80%%)")
    parser.add_argument("--test", metavar="N", type=int, help="letters to test on (default 1500; of SimSUM the rest)")
    parser.add_argument("--targets", metavar="A,B", default="", help="the facts to tell (default the symptoms)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--overwrite", action="store_true", help="replace the results of an earlier run")


def _icd(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "train", metavar="TRAIN", type=Path, help="real texts with codes: .jsonl, .jsonl.gz, .csv or .parquet"
    )
    parser.add_argument("test", metavar="TEST", type=Path, help="the texts to test on")
    parser.add_argument("out", metavar="OUT.json", type=Path, nargs="?")
    parser.add_argument(
        "--synthetic", metavar="FILE|FOLDER", type=Path, help="made texts with codes, or a folder of `generate --kg`"
    )
    parser.add_argument("--mixes", metavar="R+S,…", default="", help="share of the real texts, and made ones as a multiple of them "
                        "(default 1+0,1+0.5,1+1,0+1)")  # fmt: skip
    parser.add_argument(
        "--controls", metavar="A,B", default="duplicated,shuffled", help="duplicated, shuffled (default both), or none"
    )
    parser.add_argument("--seeds", metavar="N", type=int, default=3, help="how many seeds (default 3)")
    parser.add_argument(
        "--model",
        metavar="NAME",
        default="tfidf",
        help="tfidf (default), or an encoder: embedded, a folder or a hub id in the cache",
    )
    parser.add_argument("--features", metavar="F", default="", help="of tfidf (default word:1-2+char_wb:2-5)")
    parser.add_argument(
        "--fine-tune",
        action="store_true",
        help="with an encoder: train all of it (default: its frozen mean-pooled features)",
    )
    parser.add_argument("--epochs", metavar="N", type=int, default=3, help="of fine-tuning (default 3)")
    parser.add_argument("--rate", metavar="R", type=float, default=5e-5, help="of fine-tuning (default 5e-5)")
    downloads.add_option(parser)
    parser.add_argument("--device", metavar="auto|cpu|cuda:N", default="auto", help="of an encoder")
    parser.add_argument("--text-column", metavar="NAME", default="", help="default: text, symptoms, note or letter")
    parser.add_argument("--code-column", metavar="NAME", default="", help="default: code, icd, icd10 or label")
    parser.add_argument(
        "--characters", metavar="N", type=int, default=3, help="of a code that count (default 3, the category; 0: all)"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace the results of an earlier run")


def run(args: argparse.Namespace) -> int:
    """Print the table, write the JSON; 0. Raises ConfigError, EvaluationError, InputError, ModelError, OutputError."""
    check_out(args.out, args.overwrite)
    return _run_icd(args) if args.task == "icd" else _run_symptoms(args)


def _run_symptoms(args: argparse.Namespace) -> int:
    from synletters.benchmark.simsum import read_simsum
    from synletters.benchmark.symptoms import METHODS, made_corpus, predict, targets_of
    from synletters.generate.worlds.spec import load_world
    from synletters.io import write_json

    if args.simsum is None and (args.spans is not None or args.compact):
        raise ConfigError("--spans and --compact go with --simsum")
    names = [name.strip() for name in args.targets.split(",") if name.strip()]
    world = load_world(args.world)
    targets_of(world, names)  # a name that is none is told before any letter is made
    if args.simsum is not None:
        corpus = read_simsum(args.simsum, world, spans=args.spans, compact=args.compact)
        train = args.train if args.train is not None else round(0.8 * len(corpus))
        corpus = corpus.shuffled(args.seed)
        test = args.test if args.test is not None else len(corpus) - train
    else:
        train = args.train if args.train is not None else 3000
        test = args.test if args.test is not None else 1500
        corpus = made_corpus(world, train, test, seed=args.seed)
    scores = predict(corpus, train=train, test=test, targets=names)
    print(f"F1 over {scores.test} letters of {corpus.name}, learned from {scores.train}")
    width = max(len(method) for method in METHODS) + 2
    print(f"{'':16}" + "".join(f"{method:>{width}}" for method in METHODS))
    for name, row in scores.f1.items():
        cells = (
            f"{value:{width}.3f}" if (value := row[method]) is not None else f"{'-':>{width}}" for method in METHODS
        )
        print(f"{name:16}" + "".join(cells))
    for line in corpus.notes:
        print(line)
    if args.out is not None:
        write_json(
            args.out,
            {
                **scores.to_json(),
                "world": world.name,
                "letters": corpus.name,
                "notes": list(corpus.notes),
                "seed": args.seed,
            },
        )
    return 0


def _run_icd(args: argparse.Namespace) -> int:
    from synletters.benchmark.icd import MIXES, compare, report
    from synletters.benchmark.icd_data import read_coded
    from synletters.benchmark.icd_models import FEATURES, code_model
    from synletters.io import write_json

    faults = []
    if not 1 <= args.seeds <= 100:
        faults.append(f"--seeds is {args.seeds}; give 1 to 100")
    if args.characters < 0:
        faults.append(f"--characters is {args.characters}; give 0 or more")
    if args.features and args.model != "tfidf":
        faults.append("--features goes with --model tfidf")
    if faults:
        raise ConfigError(faults)
    columns = {"text": args.text_column, "code": args.code_column}
    real = read_coded(args.train, **columns, characters=args.characters)
    test = read_coded(args.test, **columns, characters=args.characters)
    made = read_coded(args.synthetic, characters=args.characters) if args.synthetic is not None else None
    model = code_model(args.model, features=args.features or FEATURES, fine_tune=args.fine_tune, device=args.device,
                       epochs=args.epochs, rate=args.rate)  # fmt: skip
    seeds = list(range(args.seeds))
    controls = [name for name in _names(args.controls) if name != "none"]
    outcomes = compare(real, test, made, model, mixes=_names(args.mixes) or MIXES, controls=controls, seeds=seeds,
                       progress=lambda name: print(f"learning {name}", file=sys.stderr))  # fmt: skip
    told = report(outcomes, real, test, made, model, seeds)
    print(
        f"{model.name}: {len(real)} real texts of {told['real']['codes']} codes, {len(made) if made else 0} made, tested on {len(test)}"
    )
    lost = {name: told[name]["left_out"] for name in ("real", "test", "made") if told[name] and told[name]["left_out"]}
    for name, count in lost.items():
        print(f"{count} rows of the {name} texts had no text or no code and are left out")
    print(f"{'mix':20}{'hit@1':>8}{'hit@3':>8}{'hit@5':>8}   gain@1 over {told['gains_over']} (95%)")
    for row in told["mixes"]:
        gain = row.get("gain@1")
        tail = f"   {100 * gain['mean']:+.1f} ({100 * gain['low']:+.1f} to {100 * gain['high']:+.1f})" if gain else ""
        print(f"{row['mix']:20}" + "".join(f"{100 * row[f'hit@{k}']['mean']:8.1f}" for k in (1, 3, 5)) + tail)
    if args.out is not None:
        write_json(args.out, told)
    return 0


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]
