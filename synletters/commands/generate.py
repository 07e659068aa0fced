"""``synletters generate`` and ``synletters world``: options, and calls of one typed function each."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synletters.errors import ConfigError, InputError

if TYPE_CHECKING:
    from synletters.generate.spec import World

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
    parser.add_argument("--writer", metavar="MODEL|URL", help="with --world: a causal language model (folder or hub id), or an OpenAI-compatible "
                        "address, writes the body; each letter is checked fact by fact (default: templates)")  # fmt: skip
    parser.add_argument("--writer-model", metavar="NAME", default="", help="the model at the address of --writer")
    parser.add_argument(
        "--example", metavar="FILE.txt", type=Path, help="with --writer: a de-identified note to write in the manner of"
    )
    parser.add_argument(
        "--tries", metavar="N", type=int, default=2, help="with --writer: drafts of one letter at most (default 2)"
    )
    parser.add_argument(
        "--timeout", metavar="S", type=float, default=60.0, help="with --writer: seconds for one draft (default 60)"
    )
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
    from synletters.commands.answers import check_out
    from synletters.generate.learn import learn, read_table
    from synletters.generate.spec import load_world
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
    """Make letters; 0. Raises ConfigError, InputError, OutputError."""
    from tqdm import tqdm

    from synletters.generate.graph import load_graph
    from synletters.generate.graph_letters import graph_letters
    from synletters.generate.make import letters
    from synletters.generate.run import generate
    from synletters.generate.spec import load_world

    faults = []
    forms = _names(args.forms)
    beside = _names(args.annotated)
    if not 1 <= args.count <= _MOST:
        faults.append(f"--count is {args.count}; ask for 1 to {_MOST} letters")
    faults += [f"--forms names {form!r}; there is {', '.join(_FORMS)}" for form in forms if form not in _FORMS]
    faults += [f"--annotated names {kind!r}; there is {', '.join(_BESIDE)}" for kind in beside if kind not in _BESIDE]
    evidence, do = _states(args.evidence, "--evidence", faults), _states(args.do, "--do", faults)
    if args.kg is not None and args.writer:
        faults.append("--writer goes with --world")
    if args.writer and args.tries < 1:
        faults.append(f"--tries is {args.tries}; give 1 or more")
    if args.kg is not None and (evidence or do):
        faults.append("--evidence and --do go with --world")
    if args.world is not None and (args.codes or args.temperature != 1.0):
        faults.append("--codes and --temperature go with --kg")
    if not args.temperature > 0.0:
        faults.append(f"--temperature is {args.temperature}; it must be above 0")
    if faults:
        raise ConfigError(faults)
    if args.kg is not None:
        graph = load_graph(args.kg)
        codes = _names(args.codes)
        graph.wanted(codes)
        about: dict[str, Any] = {"graph": args.kg, "seed": args.seed, "codes": codes, "temperature": args.temperature}
        made = graph_letters(graph, args.count, seed=args.seed, codes=codes, temperature=args.temperature, forms=forms)  # type: ignore[arg-type]
    else:
        world = load_world(args.world)
        if args.writer:
            return _by_model(args, world, evidence, do, beside)
        about = {"world": world.name, "seed": args.seed, "evidence": evidence, "do": do}
        made = letters(world, args.count, seed=args.seed, forms=forms, evidence=evidence, do=do)  # type: ignore[arg-type]
    with tqdm(total=args.count, unit="letter", disable=args.quiet or None, file=sys.stderr) as bar:
        report = generate(made, args.out, records=args.records, beside=beside, about=about, overwrite=args.overwrite,
                          progress=bar.update)  # fmt: skip
    if not args.quiet:
        spans = sum(report["identifiers"].values()), sum(report["facts"].values())
        print(
            f"{report['letters']} letters in {report['seconds']:.1f} s, {spans[0]} identifiers planted, {spans[1]} facts told"
        )
        print(f"results: {args.out}")
    return 0


def _by_model(
    args: argparse.Namespace, world: World, evidence: Mapping[str, str], do: Mapping[str, str], beside: Sequence[str]
) -> int:
    import os

    from tqdm import tqdm

    from synletters.generate.lm_letters import lm_letters
    from synletters.generate.run import generate
    from synletters.generate.writers import open_writer_of

    writer = open_writer_of(
        args.writer, model=args.writer_model, timeout=args.timeout, key=os.environ.get("SYNLETTERS_WRITER_KEY", "")
    )
    example = ""
    if args.example is not None:
        try:
            example = args.example.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as fault:
            raise InputError(f"cannot read {args.example} ({type(fault).__name__}); name a note in UTF-8") from None
    made = lm_letters(
        world, writer, args.count, seed=args.seed, tries=args.tries, example=example, evidence=evidence, do=do
    )
    about = {"world": world.name, "seed": args.seed, "evidence": dict(evidence), "do": dict(do), "writer": writer.name,
             "note": "facts were found again in what the model wrote: their spans are as good as that; identifiers are exact"}  # fmt: skip
    with tqdm(total=args.count, unit="letter", disable=args.quiet or None, file=sys.stderr) as bar:
        report = generate(made, args.out, records=args.records, beside=beside, rejects=True, about=about, overwrite=args.overwrite,
                          progress=bar.update)  # fmt: skip
    if not args.quiet:
        print(f"{report['letters']} letters kept, {report['rejected']} rejected in {report['seconds']:.1f} s")
        print(f"results: {args.out}")
    return 1 if report["rejected"] else 0


def run_world(args: argparse.Namespace) -> int:
    """Print exact answers; 0. Raises ConfigError, InputError."""
    from synletters.generate.infer import effect, probability
    from synletters.generate.spec import load_world

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


def _answers(network: Any, names: Sequence[str], evidence: Mapping[str, str]) -> dict[str, Any]:
    from synletters.generate.infer import expectation, posterior

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
