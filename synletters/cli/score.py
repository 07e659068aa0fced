"""``synletters score``: one question about letters, each a command of its own."""

from __future__ import annotations

import typer

from synletters.cli.lazily import Lazy, group
from synletters.cli.options import examples

COMMANDS = {
    name: Lazy(help, module=f"synletters.cli.score_{name}")
    for name, help in {
        "phi": "identifiers found, against gold annotations",
        "entities": "clinical entities found, against gold annotations",
        "fidelity": "whether rewrites still say what the letters say",
        "usefulness": "train on rewrites, test on real letters",
        "tables": "whether rewritten letters and de-identified tables still agree",
        "membership": "whether a tuned model gives away its letters",
    }.items()
}

app = typer.Typer(
    cls=group(COMMANDS),
    add_completion=False,
    no_args_is_help=True,
    epilog=examples(
        "synletters score phi gold.jsonl spans.jsonl figures.json", "synletters score fidelity letters/ out/"
    ),
)


@app.callback()
def score() -> None:
    """One question alone, with a table, and a JSON file where one is named. No text of a letter is shown
    unless it is asked for."""
