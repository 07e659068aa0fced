"""``synletters score membership MODEL MEMBERS CONTROLS``: does a tuned model give away whom it was tuned on?
No text is shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from synletters.cli.answers import check_out, conclude, read_letters
from synletters.cli.options import AllowDownload, Out, Overwrite, argument, examples, option
from synletters.core.document import Rejected

app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples(
        "synletters score membership tuned/ members.jsonl controls.jsonl figures.json --reference embedded"
    )
)
def membership(
    model: Annotated[str, argument("MODEL", "the tuned model")],
    members: Annotated[Path, argument("MEMBERS", "letters that it was tuned on")],
    controls: Annotated[Path, argument("CONTROLS", "others like them, which it was not")],
    out: Out = None,
    reference: Annotated[
        str | None, option("the model before it was tuned", metavar="MODEL", group="Attack")
    ] = None,
    overwrite: Overwrite = False,
    allow_download: AllowDownload = False,  # noqa: ARG001 (its callback acts)
) -> int:
    """Whether a tuned model gives away which letters it was tuned on.

    Exits with 1 if letters were rejected.
    """
    from synletters.audit.membership import membership
    from synletters.audit.membership_table import blocks

    check_out(out, overwrite)
    rejected: list[Rejected] = []
    sides = [read_letters(path, rejected) for path in (members, controls)]
    result = membership(model, sides[0], sides[1], reference=reference)
    if result.blind is None:
        print("note: without --reference MODEL the stronger attacker was not tried", file=sys.stderr)
    figures = {
        **result.to_json(),
        "inputs": {"members": str(members), "controls": str(controls)},
        "seed": 0,
    }
    return conclude(blocks(result), figures, rejected, out)
