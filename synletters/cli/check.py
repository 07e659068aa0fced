"""``synletters check``: letters and their records in, faults by kind out. No text of a letter is shown or written."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from synletters.cli.answers import check_out, tell_rejected
from synletters.core.document import Rejected
from synletters.core.errors import InputError

KINDS = ("wrong", "forbidden", "extra", "contradiction")


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("letters", metavar="LETTERS", type=Path, help="letters in any form that `rewrite` takes")
    parser.add_argument(
        "records",
        metavar="RECORDS",
        type=Path,
        help="a .csv or .jsonl file: id, and a column for each node (of a graph: code, symptoms, …, as `generate` writes them)",
    )
    parser.add_argument("out", metavar="OUT.json", type=Path, nargs="?", help="every fault with its place")
    about = parser.add_mutually_exclusive_group(required=True)
    about.add_argument("--world", metavar="NAME|FILE.yaml", help="the world that the records are of")
    about.add_argument("--kg", metavar="NAME|FILE", help="the knowledge graph that the records are of")
    parser.add_argument("--overwrite", action="store_true", help="replace the results of an earlier run")


def run(args: argparse.Namespace) -> int:
    """Print the table, write the JSON; 1 if a letter has a fault or no record, else 0. Raises InputError, ConfigError, OutputError."""
    from synletters.generate.check import Checker, other_conditions
    from synletters.generate.graph_check import GraphChecker
    from synletters.generate.graphs.load import load_graph
    from synletters.generate.records import read_cases, read_records
    from synletters.generate.worlds.spec import load_world
    from synletters.io import open_source, write_json

    check_out(args.out, args.overwrite)
    records: Mapping[str, Mapping[str, str | int]]
    checker: Checker | GraphChecker
    if args.kg is not None:
        graph = load_graph(args.kg)
        records, checker = read_cases(args.records, graph), GraphChecker(graph)
    else:
        world = load_world(args.world)
        records, checker = read_records(args.records, world.network), Checker(world, other_conditions())
    rejected: list[Rejected] = []
    kinds: Counter[str] = Counter()
    facts: Counter[str] = Counter()
    told: Counter[str] = Counter()
    with_fault: Counter[str] = Counter()
    rows = []
    count = 0
    for letter in open_source(args.letters):
        if isinstance(letter, Rejected):
            rejected.append(letter)
            continue
        record = records.get(letter.id)
        if record is None:
            rejected.append(Rejected(letter.id, "check", f"{args.records.name} has no record of this id"))
            continue
        verdict = checker.check(letter.text, record)
        count += 1
        told.update(verdict.told)
        kinds.update(fault.kind for fault in verdict.faults)
        with_fault.update({fault.kind for fault in verdict.faults})
        facts.update(f"{fault.kind} {fault.fact}" for fault in verdict.faults if fault.kind != "extra")
        if verdict.faults:
            rows.append({"id": letter.id, "faults": [fault.to_json() for fault in verdict.faults]})
    if not count:
        raise InputError(f"no letter of {args.letters} has a record in {args.records}; are these its records?")
    print(f"{count} letters, {len(rows)} with a fault")
    for kind in KINDS:
        print(f"{kind:14} {kinds[kind]:6} in {with_fault[kind]} letters")
    if checker.unknown:
        print(f"not checked, for no words make them known: {', '.join(checker.unknown)}")
    tell_rejected(rejected, args.out, "they are in no figure")
    if args.out is not None:
        write_json(args.out, {
            "letters": count, "faults": {kind: kinds[kind] for kind in KINDS}, "letters_with": {kind: with_fault[kind] for kind in KINDS},
            "by_fact": dict(facts), "told": dict(told), "not_checked": list(checker.unknown), "of": rows,
            "rejected": [item.to_json() for item in rejected],
        })  # fmt: skip
    return 1 if rows or rejected else 0
