"""``synletters learn-world TABLE.csv OUT.yaml``: a world of `generate` from a table of records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from synletters.cli.answers import check_out
from synletters.cli.options import Overwrite, argument, examples, option

app = typer.Typer(add_completion=False)
_ARROWS = "Arrows"
#: warnings that are shown one by one
_TOLD = 10


@app.command(epilog=examples("synletters learn-world records.csv mine.yaml --like respiratory"))
def learn_world(
    table: Annotated[
        Path, argument("TABLE.csv", "one record a line, one column a node; 'id' and 'form' are left out")
    ],
    out: Annotated[Path, argument("OUT.yaml", "the world to write")],
    like: Annotated[
        str | None,
        option(
            "take the arrows of this world (default: search for them)",
            metavar="NAME|FILE.yaml",
            group=_ARROWS,
        ),
    ] = None,
    max_parents: Annotated[
        int, option("of a node, when arrows are searched for (default 3)", metavar="N", group=_ARROWS)
    ] = 3,
    least: Annotated[int, option("warn of rows with fewer records (default 20)", metavar="N")] = 20,
    overwrite: Overwrite = False,
) -> int:
    """Learn a world from a table of records, and warn of rows with few of them. Needs pgmpy."""
    from synletters.generate.worlds.learn import learn, read_table
    from synletters.generate.worlds.spec import load_world
    from synletters.io import atomic_writer

    check_out(out, overwrite)
    arrows = load_world(like).network if like else None
    made = learn(read_table(table), name=out.stem, like=arrows, least=least, max_parents=max_parents)
    with atomic_writer(out) as handle:
        handle.write(made.yaml())
    for row in made.small[:_TOLD]:
        print(f"warning: few records behind {row}", file=sys.stderr)
    if made.small:
        print(
            f"warning: {len(made.small)} rows rest on fewer than {least} records: they say little, and may tell of single people; "
            "merge states or give fewer parents",
            file=sys.stderr,
        )
    print(f"{len(made.network.nodes)} nodes from {made.records} records: {out}")
    return 0
