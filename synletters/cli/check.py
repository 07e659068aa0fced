"""``synletters check``: letters and their records in, faults by kind out. No text of a letter is shown or
written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from synletters.cli.answers import check_out, tell_rejected, with_known
from synletters.cli.options import Overwrite, argument, examples, option
from synletters.core.document import Rejected
from synletters.core.errors import ConfigError, InputError

app = typer.Typer(add_completion=False)
KINDS = ("wrong", "forbidden", "extra", "contradiction")
_ABOUT = "What the records are of (one of these)"


@app.command(
    epilog=examples(
        "synletters check out/letters.jsonl out/records.csv --world respiratory",
        "synletters check notes/ cases.csv faults.json --kg general",
        "synletters check out/letters.jsonl made/facts.jsonl --facts",
    )
)
def check(
    letters: Annotated[Path, argument("LETTERS", "letters in any form that `rewrite` takes")],
    records_file: Annotated[
        Path,
        argument(
            "RECORDS",
            "a .csv or .jsonl file: id, and a column for each node (of a graph: code, symptoms, "
            "…, as `generate` writes them); with --facts what `make-coherent` wrote",
        ),
    ],
    out: Annotated[Path | None, argument("OUT.json", "every fault with its place")] = None,
    world_name: Annotated[
        str | None,
        option("the world that the records are of", "--world", metavar="NAME|FILE.yaml", group=_ABOUT),
    ] = None,
    kg: Annotated[
        str | None,
        option("the knowledge graph that the records are of", "--kg", metavar="NAME|FILE", group=_ABOUT),
    ] = None,
    facts_of: Annotated[
        bool,
        option(
            "the facts of letters that `make-coherent` wrote: do they fit once rewritten?",
            "--facts",
            group=_ABOUT,
        ),
    ] = False,
    overwrite: Overwrite = False,
) -> int:
    """Do letters say what their records say? No text of a letter is shown or written.

    Exits with 1 if a letter has a fault or no record.
    """
    if (world_name is not None) + (kg is not None) + facts_of != 1:
        raise ConfigError("give one of --world, --kg and --facts: what the records are of")
    if facts_of:
        from synletters.cli.check_facts import check_facts

        return check_facts(letters, records_file, out, overwrite=overwrite)
    from synletters.generate.check import Checker, other_conditions
    from synletters.generate.graph_check import GraphChecker
    from synletters.generate.graphs.load import load_graph
    from synletters.generate.records import read_cases, read_records
    from synletters.generate.worlds.spec import load_world
    from synletters.io import write_json

    check_out(out, overwrite)
    records: Mapping[str, Mapping[str, str | int]]
    checker: Checker | GraphChecker
    if kg is not None:
        graph = load_graph(kg)
        records, checker = read_cases(records_file, graph), GraphChecker(graph)
    else:
        world = load_world(str(world_name))
        records, checker = read_records(records_file, world.network), Checker(world, other_conditions())
    rejected: list[Rejected] = []
    kinds: Counter[str] = Counter()
    facts: Counter[str] = Counter()
    told: Counter[str] = Counter()
    with_fault: Counter[str] = Counter()
    rows = []
    count = 0
    missing = f"{records_file.name} has no record of this id"
    for letter, record in with_known(letters, records, missing, rejected):
        verdict = checker.check(letter.text, record)
        count += 1
        told.update(verdict.told)
        kinds.update(fault.kind for fault in verdict.faults)
        with_fault.update({fault.kind for fault in verdict.faults})
        facts.update(f"{fault.kind} {fault.fact}" for fault in verdict.faults if fault.kind != "extra")
        if verdict.faults:
            rows.append({"id": letter.id, "faults": [fault.to_json() for fault in verdict.faults]})
    if not count:
        raise InputError(f"no letter of {letters} has a record in {records_file}; are these its records?")
    print(f"{count} letters, {len(rows)} with a fault")
    for kind in KINDS:
        print(f"{kind:14} {kinds[kind]:6} in {with_fault[kind]} letters")
    if checker.unknown:
        print(f"not checked, for no words make them known: {', '.join(checker.unknown)}")
    tell_rejected(rejected, out, "they are in no figure")
    if out is not None:
        write_json(
            out,
            {
                "letters": count,
                "faults": {kind: kinds[kind] for kind in KINDS},
                "letters_with": {kind: with_fault[kind] for kind in KINDS},
                "by_fact": dict(facts),
                "told": dict(told),
                "not_checked": list(checker.unknown),
                "of": rows,
                "rejected": [item.to_json() for item in rejected],
            },
        )
    return 1 if rows or rejected else 0
