"""``synletters review export OUT ACCEPTED``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from synletters.cli.options import Overwrite, argument, examples
from synletters.cli.review_options import DatabaseFile, Needed, Out, opened

app = typer.Typer(add_completion=False)


@app.command(epilog=examples("synletters review export out/ accepted.jsonl --needed 2"))
def export(
    out: Out,
    accepted: Annotated[Path, argument("ACCEPTED", "the file to write, in the form of the run's letters")],
    database: DatabaseFile = None,
    needed: Needed = 1,
    overwrite: Overwrite = False,
) -> int:
    """The accepted letters alone: rejected by nobody, without any mark of a missed identifier.

    Beside them ACCEPTED.review.json says who decided, and the certified leak rate.
    """
    from synletters.review import certificate
    from synletters.review.export import export as write

    with opened(out, database) as session:
        told = write(session, accepted, needed=needed, overwrite=overwrite)
    print(f"{told['exported']} of {told['letters']} letters: {accepted}")
    print(certificate.sentence(told["certificate"]))
    print("This rate is of the run that was reviewed, not of the accepted letters.")
    return 0
