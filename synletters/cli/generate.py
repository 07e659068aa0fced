"""``synletters generate`` and ``synletters world``: options, and calls of one typed function each."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from synletters.cli import downloads
from synletters.core.errors import ConfigError

_FORMS = ("letter", "note", "compact")
_BESIDE = ("brat", "conll", "docbin", "dataset", "txt")
#: more would not be read by anybody, and is most likely a slip
_MOST = 10_000_000
#: warnings that are shown one by one
_TOLD = 10


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", type=Path,
                        help="a folder (letters.jsonl, records.csv, report.json), or a .jsonl, .csv or .parquet file")  # fmt: skip
    about = parser.add_mutually_exclusive_group(required=True)
    about.add_argument(
        "--world",
        metavar="NAME|FILE.yaml",
        help="a shipped world (respiratory, chest_pain, diabetes), or one of your own",
    )
    about.add_argument("--kg", metavar="NAME|FILE", help="a shipped knowledge graph (general), or a .tsv or .obo file")
    parser.add_argument(
        "--codes",
        metavar="A,B",
        default="",
        help="with --kg: these ICD-10 codes alone; J45 means all of J45 (default all, by their odds)",
    )
    parser.add_argument(
        "--temperature",
        metavar="T",
        type=float,
        default=1.0,
        help="with --kg: of the softmax over symptoms (default 1)",
    )
    parser.add_argument("--writer", metavar="MODEL|URL", help="a causal language model (a folder, or a hub id in the cache), or an OpenAI-compatible "
                        "address, writes the body; each letter is checked fact by fact (default: templates)")  # fmt: skip
    parser.add_argument("--writer-model", metavar="NAME", default="", help="the model at the address of --writer")
    parser.add_argument("--example", metavar="LETTERS", type=Path, help="with --writer: a note, or letters in any form that `rewrite` takes, to write in "
                        "the manner of; they are de-identified first")  # fmt: skip
    parser.add_argument(
        "--example-as-is",
        action="store_true",
        help="with --example: the notes are de-identified already; leave them as they are",
    )
    parser.add_argument(
        "--tries",
        metavar="N",
        type=int,
        default=2,
        help="with --writer or --rewrite: drafts of one letter at most (default 2)",
    )
    parser.add_argument(
        "--timeout", metavar="S", type=float, default=60.0, help="with --writer: seconds for one draft (default 60)"
    )
    parser.add_argument("--rewrite", action="store_true", help="pass the letters through the rewriter: other words, other identifiers, the same facts; each "
                        "is checked against its record")  # fmt: skip
    parser.add_argument("--strategy", metavar="NAME[+NAME]", default="stopwords", help="with --rewrite: which words are masked (default stopwords)")  # fmt: skip
    parser.add_argument("--ratio", metavar="R", type=float, default=0.5, help="with --rewrite: share of the eligible words (default 0.5)")  # fmt: skip
    parser.add_argument("--model", metavar="NAME", default="embedded", help="with --rewrite: the model that refills (default embedded)")  # fmt: skip
    downloads.add_option(parser)
    parser.add_argument("--device", metavar="auto|cpu|cuda:N", default="auto", help="with --writer or --rewrite")
    parser.add_argument("--count", metavar="N", type=int, default=100, help="how many letters (default 100)")
    parser.add_argument(
        "--forms", metavar="A,B", default=",".join(_FORMS), help="letter, note, compact (default all, mixed)"
    )
    parser.add_argument("--evidence", metavar="NODE=STATE", action="append", default=[],
                        help="draw records in which this holds; several with commas, or several times")  # fmt: skip
    parser.add_argument(
        "--do", metavar="NODE=STATE", action="append", default=[], help="intervene: set this in every record"
    )
    parser.add_argument(
        "--records", choices=("csv", "jsonl"), default="csv", help="the form of the records (default csv)"
    )
    parser.add_argument(
        "--annotated", metavar="A,B", default="", help=f"write beside the letters: {', '.join(_BESIDE)}"
    )
    parser.add_argument("--seed", type=int, default=0, help="another seed, other letters (default 0)")
    parser.add_argument("--overwrite", action="store_true", help="replace the results of an earlier run")
    parser.add_argument("--quiet", action="store_true", help="no progress bar, no summary")


def add_world_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("world", metavar="NAME|FILE.yaml", help="a shipped world, or one of your own")
    parser.add_argument("--evidence", metavar="NODE=STATE", action="append", default=[], help="what was seen")
    parser.add_argument("--do", metavar="NODE=STATE", action="append", default=[], help="what was brought about")
    parser.add_argument("--posterior", metavar="A,B", default="", help="these nodes alone (default all)")
    parser.add_argument(
        "--effect", metavar="TREATMENT,OUTCOME", help="average treatment effect, beside the naive difference"
    )
    parser.add_argument("--any", metavar="A,B", default="", help="the probability that at least one of these is not in its first state")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="the figures as JSON")


def add_learn_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "table",
        metavar="TABLE.csv",
        type=Path,
        help="one record a line, one column a node; 'id' and 'form' are left out",
    )
    parser.add_argument("out", metavar="OUT.yaml", type=Path)
    parser.add_argument(
        "--like", metavar="NAME|FILE.yaml", help="take the arrows of this world (default: search for them)"
    )
    parser.add_argument(
        "--least", metavar="N", type=int, default=20, help="warn of rows with fewer records (default 20)"
    )
    parser.add_argument(
        "--max-parents", metavar="N", type=int, default=3, help="of a node, when arrows are searched for (default 3)"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace the results of an earlier run")


def run_learn(args: argparse.Namespace) -> int:
    """Learn a world from a table, warn of rows with few records; 0. Raises ConfigError, InputError, OutputError."""
    from synletters.cli.answers import check_out
    from synletters.generate.worlds.learn import learn, read_table
    from synletters.generate.worlds.spec import load_world
    from synletters.io import atomic_writer

    check_out(args.out, args.overwrite)
    like = load_world(args.like).network if args.like else None
    made = learn(read_table(args.table), name=args.out.stem, like=like, least=args.least, max_parents=args.max_parents)
    with atomic_writer(args.out) as out:
        out.write(made.yaml())
    for row in made.small[:_TOLD]:
        print(f"warning: few records behind {row}", file=sys.stderr)
    if made.small:
        print(
            f"warning: {len(made.small)} rows rest on fewer than {args.least} records: they say little, and may tell of single people; "
            "merge states or give fewer parents", file=sys.stderr,
        )  # fmt: skip
    print(f"{len(made.network.nodes)} nodes from {made.records} records: {args.out}")
    return 0


def run(args: argparse.Namespace) -> int:
    """Make letters; 0, or 1 if a writer's or the rewriter's letter was rejected. Raises ConfigError, InputError, ModelError, OutputError."""
    from tqdm import tqdm

    from synletters.cli.generate_making import Making
    from synletters.generate.run import generate, refuse_existing

    faults = []
    forms = _names(args.forms)
    beside = _names(args.annotated)
    if not 1 <= args.count <= _MOST:
        faults.append(f"--count is {args.count}; ask for 1 to {_MOST} letters")
    faults += [f"--forms names {form!r}; there is {', '.join(_FORMS)}" for form in forms if form not in _FORMS]
    faults += [f"--annotated names {kind!r}; there is {', '.join(_BESIDE)}" for kind in beside if kind not in _BESIDE]
    evidence, do = _states(args.evidence, "--evidence", faults), _states(args.do, "--do", faults)
    if args.tries < 1:
        faults.append(f"--tries is {args.tries}; give 1 or more")
    if args.example is not None and not args.writer:
        faults.append("--example goes with --writer")
    if args.example_as_is and args.example is None:
        faults.append("--example-as-is goes with --example")
    if not args.rewrite and (args.strategy, args.ratio, args.model) != ("stopwords", 0.5, "embedded"):
        faults.append("--strategy, --ratio and --model go with --rewrite")
    if args.kg is not None and (evidence or do):
        faults.append("--evidence and --do go with --world")
    if args.world is not None and (args.codes or args.temperature != 1.0):
        faults.append("--codes and --temperature go with --kg")
    if not args.temperature > 0.0:
        faults.append(f"--temperature is {args.temperature}; it must be above 0")
    if faults:
        raise ConfigError(faults)
    checked = bool(args.writer or args.rewrite)
    refuse_existing(args.out, records=args.records, beside=beside, rejects=checked, overwrite=args.overwrite)
    making = Making.of(args, forms=forms, codes=_names(args.codes), evidence=evidence, do=do)
    with tqdm(total=args.count, unit="letter", disable=args.quiet or None, file=sys.stderr) as bar:
        report = generate(making.letters(), args.out, records=args.records, beside=beside, rejects=checked, about=making.about,
                          overwrite=args.overwrite, progress=bar.update)  # fmt: skip
    if not args.quiet:
        spans = sum(report["identifiers"].values()), sum(report["facts"].values())
        kept = (
            f"{report['letters']} letters kept, {report['rejected']} rejected"
            if checked
            else f"{report['letters']} letters"
        )
        print(f"{kept} in {report['seconds']:.1f} s, {spans[0]} identifiers planted, {spans[1]} facts told")
        if args.rewrite:
            print(f"{report['rewrite']['share_of_words_changed']:.1%} of the words changed by rewriting")
        print(f"results: {args.out}")
        if report["rejected"]:
            print("why letters were rejected stands in the file that ends in rejected.jsonl")
    return 1 if report["rejected"] else 0


def run_world(args: argparse.Namespace) -> int:
    """Print exact answers; 0. Raises ConfigError, InputError."""
    from synletters.generate.worlds.infer import effect, probability
    from synletters.generate.worlds.spec import load_world

    faults: list[str] = []
    evidence, do = _states(args.evidence, "--evidence", faults), _states(args.do, "--do", faults)
    pair = _names(args.effect or "")
    if args.effect is not None and len(pair) != 2:
        faults.append("--effect is TREATMENT,OUTCOME, such as antibiotics,days_at_home")
    if faults:
        raise ConfigError(faults)
    world = load_world(args.world)
    network = world.network.do(do) if do else world.network
    told: dict[str, Any] = {"world": world.name, "evidence": evidence, "do": do}
    if evidence:
        told["probability_of_evidence"] = probability(network, evidence)
    told["nodes"] = _answers(network, _names(args.posterior) or list(network.nodes), evidence)
    if several := _names(args.any):
        told["any"] = {"nodes": several, "probability": _any(network, several, evidence)}
    if pair:
        true, naive = effect(network, pair[0], pair[1], evidence)
        told["effect"] = {
            "treatment": pair[0],
            "outcome": pair[1],
            "average_treatment_effect": true,
            "naive_difference": naive,
        }
    if args.json:
        print(json.dumps(told, indent=2))
    else:
        print("\n".join(_lines(told)))
    return 0


def _any(network: Any, names: Sequence[str], evidence: Mapping[str, str]) -> float:
    """The probability, given the evidence, that a node of ``names`` is in another state than its first. Raises ConfigError."""
    from synletters.generate.worlds.infer import probability

    counts = [name for name in names if not network.node(name).states]
    if counts:
        raise ConfigError(f"--any takes nodes with states; {counts[0]!r} is a count")
    first = {name: network.node(name).states[0] for name in names}
    if any(evidence.get(name, state) != state for name, state in first.items()):
        return 1.0
    return 1.0 - float(
        probability(network, {**evidence, **first}) / (probability(network, evidence) if evidence else 1.0)
    )


def _answers(network: Any, names: Sequence[str], evidence: Mapping[str, str]) -> dict[str, Any]:
    from synletters.generate.worlds.infer import expectation, posterior

    made: dict[str, Any] = {}
    for name in names:
        states = network.node(name).states
        if states:
            made[name] = dict(zip(states, posterior(network, [name], evidence).tolist(), strict=True))
        else:
            made[name] = {"mean": expectation(network, name, evidence)}
    return made


def _lines(told: Mapping[str, Any]) -> list[str]:
    made = [f"world {told['world']}"]
    if "probability_of_evidence" in told:
        made.append(f"P(evidence) {told['probability_of_evidence']:.6g}")
    width = max(map(len, told["nodes"]))
    for name, answer in told["nodes"].items():
        made.append(f"{name:{width}}  " + "  ".join(f"{state} {value:.4f}" for state, value in answer.items()))
    if "any" in told:
        made.append(f"at least one of {', '.join(told['any']['nodes'])}: {told['any']['probability']:.4f}")
    if "effect" in told:
        effect = told["effect"]
        made.append(f"effect of {effect['treatment']} on {effect['outcome']}: {effect['average_treatment_effect']:+.4f} "
                    f"(naive difference {effect['naive_difference']:+.4f})")  # fmt: skip
    return made


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _states(given: Sequence[str], option: str, faults: list[str]) -> dict[str, str]:
    made: dict[str, str] = {}
    for entry in given:
        for part in _names(entry):
            name, equals, state = part.partition("=")
            if not equals or not name.strip() or not state.strip():
                faults.append(f"{option} takes NODE=STATE, not {part!r}")
            elif made.get(name.strip(), state.strip()) != state.strip():
                faults.append(f"{option} sets {name.strip()!r} to two states")
            else:
                made[name.strip()] = state.strip()
    return made
