"""``synletters make-coherent``: letters whose facts fit one another, and the facts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from synletters.cli.options import Overwrite, argument, examples, option
from synletters.core.errors import ConfigError

_LETTERS = "The letters"
app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples(
        "synletters make-coherent made/ --count 200",
        "synletters rewrite made/letters.jsonl out/ --strategy none",
        "synletters check out/letters.jsonl made/facts.jsonl --facts",
    )
)
def make_coherent(
    out: Annotated[
        Path, argument("OUT", "a folder: letters.jsonl without spans, gold.jsonl with them, facts.jsonl")
    ],
    count: Annotated[
        int, option("letters, each of a patient of its own (default 200)", "--count", metavar="N")
    ] = 200,
    seed: Annotated[
        int, option("the same seed, the same letters (default 0)", "--seed", metavar="N", group=_LETTERS)
    ] = 0,
    overwrite: Overwrite = False,
) -> int:
    """Invented letters of both countries whose dates, ages, names and codes fit, to see what `rewrite` leaves of it."""
    from synletters.generate.coherent.files import write_letters
    from synletters.generate.coherent.make import letters

    if count < 1:
        raise ConfigError(f"--count is {count}; at least 1 letter can be made")
    made = list(letters(count, seed))
    write_letters(made, out, overwrite=overwrite)
    facts = sum(len(one.facts) for one in made)
    print(f"{count} letters with {facts} facts: {out}")
    return 0
