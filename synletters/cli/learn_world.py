"""``synletters learn-world TABLE.csv OUT.yaml``: a world of `generate` from a table of records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from synletters.cli.answers import check_out
from synletters.cli.options import Overwrite, argument, examples, settings
from synletters.generate.worlds.settings import LearnSettings

app = typer.Typer(add_completion=False)
#: warnings that are shown one by one
_TOLD = 10


@app.command(epilog=examples("synletters learn-world records.csv mine.yaml --like respiratory"))
@settings(LearnSettings)
def learn_world(
    table: Annotated[
        Path, argument("TABLE.csv", "one record a line, one column a node; 'id' and 'form' are left out")
    ],
    out: Annotated[Path, argument("OUT.yaml", "the world to write")],
    given: dict[str, Any],
    overwrite: Overwrite = False,
) -> int:
    """Learn a world from a table of records, and warn of rows with few of them. Needs pgmpy."""
    from synletters.generate.worlds.learn import learn, read_table
    from synletters.generate.worlds.spec import load_world
    from synletters.io import atomic_writer

    asked = LearnSettings(**given)
    check_out(out, overwrite)
    arrows = load_world(asked.like).network if asked.like else None
    rows = read_table(table)
    made = learn(rows, name=out.stem, like=arrows, least=asked.least, max_parents=asked.max_parents)
    with atomic_writer(out) as handle:
        handle.write(made.yaml())
    for row in made.small[:_TOLD]:
        print(f"warning: few records behind {row}", file=sys.stderr)
    if made.small:
        print(
            f"warning: {len(made.small)} rows rest on fewer than {asked.least} records: they say little, and may tell of single people; "
            "merge states or give fewer parents",
            file=sys.stderr,
        )
    print(f"{len(made.network.nodes)} nodes from {made.records} records: {out}")
    return 0
