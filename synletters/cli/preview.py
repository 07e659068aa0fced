"""``synletters preview FILE``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from synletters.cli import letters
from synletters.cli.options import ConfigFile, Quiet, argument, examples, option, settings
from synletters.core.config import FIND, MACHINE, REFILL, REPLACE, REWORD, WORDS, RunConfig

app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples("synletters preview letters/a.txt", "synletters preview notes.csv --id 17 --ratio 0.8")
)
@settings(RunConfig, groups=(FIND, REPLACE, REWORD, WORDS, REFILL, MACHINE))
def preview(
    source: Annotated[Path, argument("FILE", "letters, as for rewrite")],
    given: dict[str, Any],
    letter: Annotated[
        str | None, option("which letter of the file (default the first)", "--id", metavar="ID")
    ] = None,
    config: ConfigFile = None,
    quiet: Quiet = False,  # noqa: ARG001 (as the other commands take it)
) -> int:
    """One letter, in colour, stage by stage. It shows the original, which is never written."""
    asked = letters.config_of(config, given)
    from synletters.rewrite.preview import show

    return show(source, asked, letter_id=letter)
