"""``synletters benchmark symptoms`` and ``synletters benchmark icd``."""

from __future__ import annotations

import typer

from synletters.cli.lazily import Lazy, group
from synletters.cli.options import examples

COMMANDS = {
    "symptoms": Lazy(
        "tell symptoms from table, text, both and spans, with floors and ceilings",
        module="synletters.cli.benchmark_symptoms",
    ),
    "icd": Lazy(
        "do made letters help to tell ICD codes? mixes of real and made ones, with controls",
        module="synletters.cli.benchmark_icd",
    ),
}

app = typer.Typer(
    cls=group(COMMANDS),
    add_completion=False,
    no_args_is_help=True,
    epilog=examples(
        "synletters benchmark symptoms scores.json",
        "synletters benchmark icd train.csv test.csv --synthetic made/",
    ),
)


@app.callback()
def benchmark() -> None:
    """Tasks on made letters, with floors and ceilings: a table, and the figures as JSON where a file is
    named."""
