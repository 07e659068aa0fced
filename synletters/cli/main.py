"""The command line: thin. Every command calls one typed function.

Exit codes: 0 done, 1 some letters were rejected or annotations belong to no letter, 2 bad usage, configuration, input or output.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, get_args

from synletters.cli import audit as audit_command
from synletters.cli import benchmark as benchmark_command
from synletters.cli import check as check_command
from synletters.cli import downloads, evaluate_options
from synletters.cli import generate as generate_command
from synletters.cli import plant_canaries as plant_command
from synletters.cli import report as report_command
from synletters.cli import sweep as sweep_command
from synletters.cli import train as train_command
from synletters.core.config import Policy, RunConfig
from synletters.core.config import load as load_config
from synletters.core.errors import ConfigError, SynlettersError
from synletters.core.version import __version__


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="synletters", description="De-identify and rewrite clinical letters, on this machine alone."
    )
    parser.add_argument("--version", action="version", version=f"synletters {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    rewrite = commands.add_parser(
        "rewrite", help="letters in, de-identified and rewritten letters out",
        description="IN: a folder of .txt files, of .txt with .ann (brat) or of .xml (i2b2), a .txt, .jsonl, .csv or "
        ".parquet file, or a saved dataset. OUT: a folder (letters.jsonl, rejected.jsonl, report.json, report.html, manifest.json), or a .jsonl, .csv or .parquet file.",
    )  # fmt: skip
    rewrite.add_argument("input", metavar="IN", type=Path)
    rewrite.add_argument("out", metavar="OUT", type=Path)
    _rewriting(rewrite)
    rewrite.add_argument("--score", type=int, metavar="N", help="score the first N letters (BERTScore, word overlap)")
    rewrite.add_argument("--variants", type=int, metavar="N", help="rewrites per letter (default 1)")
    rewrite.add_argument(
        "--annotated", metavar="A,B", help="formats to write beside the letters: brat, conll, docbin, dataset"
    )
    rewrite.add_argument("--mark-refills", action="store_const", const=True,
                         help="write the offsets of refilled words too, for `evaluate`; they tell which words are the source's own")  # fmt: skip
    rewrite.add_argument("--overwrite", action="store_true", help="replace the results of an earlier run")
    _common(rewrite)

    detect = commands.add_parser("detect", help="the spans alone, as JSON lines")
    detect.add_argument("input", metavar="IN", type=Path)
    detect.add_argument("out", metavar="OUT.jsonl", type=Path)
    _detection(detect)
    detect.add_argument("--overwrite", action="store_true", help="replace the results of an earlier run")
    _common(detect)

    convert = commands.add_parser(
        "convert", help="annotated letters into another format, nothing else changed (identifiers stay)"
    )
    convert.add_argument("input", metavar="IN", type=Path)
    convert.add_argument("out", metavar="OUT", type=Path)
    convert.add_argument("--to", required=True, choices=("brat", "jsonl", "conll", "docbin", "dataset"))
    convert.add_argument("--annotations", metavar="FILE", help="annotations that lie apart, as for rewrite")
    convert.add_argument("--overwrite", action="store_true", help="replace what an earlier run wrote")
    convert.add_argument("--quiet", action="store_true", help="no progress bar, no summary")

    evaluate = commands.add_parser(
        "evaluate",
        help="measure rewrites against their letters; with a flag, detectors against gold (docs/evaluate*.md)",
    )
    evaluate_options.add_options(evaluate)
    generate = commands.add_parser(
        "generate", help="letters from nothing: invented records told in letters, every fact and identifier marked"
    )
    generate_command.add_options(generate)
    world = commands.add_parser("world", help="ask a world of `generate`: exact posteriors, interventions, effects")
    generate_command.add_world_options(world)
    check = commands.add_parser(
        "check", help="do letters say what their records say? wrong, forbidden, extra, contradicting"
    )
    check_command.add_options(check)
    report = commands.add_parser("report", help="the HTML page of a report.json again")
    report_command.add_options(report)
    benchmark = commands.add_parser("benchmark", help="tasks on made letters, with floors and ceilings")
    benchmark_command.add_options(benchmark)
    audit_command.add_options(commands.add_parser("audit", help="how much a tuned model remembers of its letters"))
    train_command.add_options(commands.add_parser("train", help="tune models on letters; docs/train.md"))
    sweep_command.add_options(commands.add_parser("sweep", help="many settings on a sample of letters; docs/sweep.md"))
    learn = commands.add_parser("learn-world", help="a world of `generate` from a table of records (needs pgmpy)")
    generate_command.add_learn_options(learn)
    plant = commands.add_parser(
        "plant-canaries", help="invented identifiers into letters, to be looked for after `rewrite`"
    )
    plant_command.add_options(plant)
    new_key = commands.add_parser("new-key", help="write a new random key for a vault")
    new_key.add_argument("key", metavar="KEY", type=Path, help="the file to write; it must not exist")

    preview = commands.add_parser("preview", help="one letter, in colour, stage by stage (shows the original)")
    preview.add_argument("input", metavar="FILE", type=Path)
    preview.add_argument("--id", help="which letter of the file (default the first)")
    _rewriting(preview)
    _common(preview)
    return parser


def _detection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--annotations", metavar="FILE",
                        help="annotations of the letters in a file of their own: .csv (note_id, start, end, concept_id) or .jsonl")  # fmt: skip
    parser.add_argument(
        "--point", choices=("strict", "balanced"), help="how eagerly identifiers are found (default strict)"
    )
    parser.add_argument(
        "--no-phi", action="store_const", const=True, help="no identifier detection, for text that has none"
    )
    parser.add_argument("--tagger", metavar="NAME", help="tagger: embedded, or a folder (default embedded)")
    parser.add_argument(
        "--detectors",
        metavar="A,B",
        help="detectors by name (default tagger,rules,safewords,layout,guard,abbreviations)",
    )


def _rewriting(parser: argparse.ArgumentParser) -> None:
    _detection(parser)
    parser.add_argument("--strategy", metavar="NAME[+NAME]",
                        help="which words are masked: stopwords, random, nouns, verbs, adjectives, adverbs, pos:TAG,TAG, none, "
                        "mixtures with +, a ratio of its own with @ (default stopwords)")  # fmt: skip
    parser.add_argument("--ratio", type=float, metavar="R", help="share of the eligible words, 0 to 1 (default 0.5)")
    parser.add_argument("--sections", metavar="A,B", dest="mask_sections", type=_names,
                        help="mask words in these sections alone, e.g. plan,hospital_course (default everywhere)")  # fmt: skip
    parser.add_argument("--model", metavar="NAME", help="masked language model: embedded, a folder, or a hub id")
    parser.add_argument("--refiller", metavar="NAME",
                        help="who fills: auto (default), mlm, seq2seq, or your own package.module:Class")  # fmt: skip
    parser.add_argument("--policy", action="append", metavar="[LABEL=]P", type=_policy,
                        help="what becomes of identifiers: surrogate (default), tag, refill, remove or generalise; with LABEL= "
                        "those of one label, as often as needed")  # fmt: skip
    parser.add_argument("--surrogates", choices=("consistent", "per-mention", "markov"),
                        help="one surrogate for each identifier of a patient, one for each mention, or a walk among several")  # fmt: skip
    parser.add_argument("--vault", metavar="FILE", help="remember surrogates and date shifts of patients between runs")
    parser.add_argument("--vault-key-file", metavar="KEY",
                        help="the vault's key (or in SYNLETTERS_VAULT_KEY); 'synletters new-key KEY' makes one")  # fmt: skip
    parser.add_argument("--id-map", metavar="FILE.csv",
                        help="write letters under new ids, and which is which to FILE, to be kept apart from them")  # fmt: skip
    parser.add_argument(
        "--sampling", choices=("sample", "argmax", "private"),
        help="draw words, take the likeliest, or draw them with differential privacy (default sample)",
    )  # fmt: skip
    parser.add_argument("--temperature", type=float, metavar="T", help="of sampling (default 0.7)")
    parser.add_argument(
        "--top-k", type=int, metavar="N", help="sample from the N likeliest words (default 20, at most 50)"
    )
    parser.add_argument(
        "--top-p", type=float, metavar="P", help="and from the fewest that hold this share (default 0.9)"
    )
    parser.add_argument("--clip", type=float, metavar="C",
                        help="of private sampling: how far below the likeliest word another may count (default 10)")  # fmt: skip
    parser.add_argument(
        "--rounds", type=int, metavar="N", help="looks of the model (default 1; 4 to 8 make neighbours agree)"
    )
    parser.add_argument("--order", choices=("easiest", "left-to-right"), help="of the rounds (default easiest)")
    parser.add_argument(
        "--pieces", type=int, metavar="N", help="the most subwords a refilled word may have (default 1)"
    )
    parser.add_argument("--avoid-original", type=float, metavar="R",
                        help="share of the masked words that must not come back as they were, 0 to 1 (default 0)")  # fmt: skip


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _policy(text: str) -> tuple[str, str]:
    """``LABEL=policy``, or a policy for all labels; a policy that there is none of is bad usage at once."""
    label, equals, policy = text.rpartition("=")
    if not equals and policy not in get_args(Policy):
        raise argparse.ArgumentTypeError(f"invalid choice: {text!r} (choose from {', '.join(get_args(Policy))})")
    return label, policy


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, metavar="FILE.yaml", help="options by name; the command line wins")
    parser.add_argument("--device", metavar="auto|cpu|cuda:N")
    parser.add_argument("--dtype", choices=("auto", "float32", "bfloat16"))
    downloads.add_option(parser)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--batch-tokens", type=int, metavar="N", help="subwords in a batch (default 4096)")
    parser.add_argument("--workers", type=int, metavar="N",
                        help="processes that share the work; 0, the default: one a core where the letters are many")  # fmt: skip
    parser.add_argument("--quiet", action="store_true", help="no progress bar, no summary")


_NOT_CONFIG = {"command", "input", "out", "config", "quiet", "overwrite", "id", "detectors", "annotated"}


def _config(args: argparse.Namespace) -> RunConfig:
    overrides = {k: v for k, v in vars(args).items() if k not in _NOT_CONFIG}
    if getattr(args, "detectors", None):
        overrides["detectors"] = [name for name in args.detectors.split(",") if name]
    if getattr(args, "annotated", None) is not None:
        overrides["annotated"] = [name for name in args.annotated.split(",") if name]
    if getattr(args, "policy", None):
        given = dict(args.policy)
        overrides["policy"] = given.pop("", None)
        overrides["policies"] = given or None
    return load_config(args.config, overrides)


def _new_key(args: argparse.Namespace) -> int:
    from synletters.surrogate.vault import new_key

    new_key(args.key)
    print(f"{args.key} holds a new key; keep it apart from the vault and from the letters", flush=True)
    return 0


#: commands that need no config of `rewrite`
_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "audit": audit_command.run,
    "evaluate": evaluate_options.run,
    "generate": generate_command.run,
    "world": generate_command.run_world,
    "learn-world": generate_command.run_learn,
    "check": check_command.run,
    "benchmark": benchmark_command.run,
    "report": report_command.run,
    "sweep": sweep_command.run,
    "plant-canaries": plant_command.run,
    "train": train_command.run,
    "new-key": _new_key,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    args = _parser().parse_args(argv)
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")
    if getattr(args, "allow_download", None):
        from synletters.neural.loading import allow_downloads

        allow_downloads()
    try:
        if args.command in _COMMANDS:
            return _COMMANDS[args.command](args)
        if args.command == "convert":
            return _run(args, None)
        config = _config(args)
        if config.no_phi:
            print(
                "warning: --no-phi: identifiers are not looked for; use it only on text that has none", file=sys.stderr
            )
        if args.command == "preview":
            from synletters.rewrite.preview import show

            return show(args.input, config, letter_id=args.id)
        return _run(args, config)
    except ConfigError as error:
        print(f"synletters: {error}", file=sys.stderr)
        return 2
    except SynlettersError as error:
        print(f"synletters: {type(error).__name__}: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("synletters: interrupted; nothing was written", file=sys.stderr)
        return 130


def _run(args: argparse.Namespace, config: RunConfig | None) -> int:
    from tqdm import tqdm

    from synletters.io import convert, open_source
    from synletters.rewrite import run

    source = open_source(args.input)
    with tqdm(total=source.total, unit="letter", disable=args.quiet or None, file=sys.stderr) as bar:
        if config is None:
            report = convert.convert(source, args.out, args.to, annotations=args.annotations, overwrite=args.overwrite,
                                     progress=bar.update)  # fmt: skip
        else:
            work: Callable[..., dict[str, Any]] = run.rewrite if args.command == "rewrite" else run.detect
            report = work(source, args.out, config, overwrite=args.overwrite, progress=bar.update)
    if not args.quiet:
        print(summary(args.out, report))
    lost = report.get("annotations", {}).get("of_no_letter")
    if lost and lost["rows"]:
        print(
            f"error: {lost['rows']} annotations, of {lost['ids']} ids, belong to no letter: {', '.join(lost['first'])}"
            f"{' and more' if lost['ids'] > len(lost['first']) else ''}",
            file=sys.stderr,
        )
    return 1 if report["rejected"] or (lost and lost["rows"]) else 0


def summary(out: Path, report: dict[str, Any]) -> str:
    """A few lines for the terminal."""
    lines = [f"{report['letters']} letters in {report['seconds']:.1f} s ({report['letters_per_second']} letters/s), "
             f"{report['rejected']} rejected"]  # fmt: skip
    if "identifiers_replaced" in report:
        identifiers = sum(report["identifiers_replaced"].values())
        lines.append(f"{identifiers} identifiers replaced, {report['words_masked']} of {report['words']} words masked")
        if report["provenance"]["config"]["vault"] and report["letters_without_patient_id"]:
            lines.append(f"warning: {report['letters_without_patient_id']} letters have no patient id; each stands for a patient "
                         "of its own in the vault")  # fmt: skip
        if report["ids_that_hold_an_identifier"] and not report["provenance"]["config"]["id_map"]:
            lines.append(f"warning: {report['ids_that_hold_an_identifier']} letters have ids that hold an identifier of theirs; "
                         "--id-map FILE.csv writes new ids")  # fmt: skip
        for score in report.get("scores", ()):
            lines.append(f"{score['name']} {score['value']:.3f} over {score['letters']} letters")
    else:
        lines.append(f"{report['spans']} spans")
    if "stages" in report:
        lines.append("time: " + ", ".join(f"{name} {stage['share']:.0%}" for name, stage in report["stages"].items()))
    lines.append(f"results: {out}")
    if report["rejected"]:
        lines.append("why letters were rejected stands in the file that ends in rejected.jsonl")
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
