"""``synletters score fidelity``: real letters and their rewrites in, a table and JSON out. No text is shown
or written."""

from __future__ import annotations

import typer

from synletters.cli.answers import (
    Real,
    Synthetic,
    check_out,
    conclude,
    nothing_read,
    read_letters,
    read_rewrites,
)
from synletters.cli.options import Out, Overwrite, examples
from synletters.core.document import Rejected

app = typer.Typer(add_completion=False)


@app.command(epilog=examples("synletters score fidelity letters/ out/ figures.json"))
def fidelity(real: Real, synthetic: Synthetic, out: Out = None, overwrite: Overwrite = False) -> int:
    """Whether rewrites still say what the letters say: negation, amounts, time, sides.

    Exits with 1 if letters or rewrites were rejected.
    """
    from synletters.evaluate.clinical.fidelity import evaluate_fidelity
    from synletters.evaluate.clinical.fidelity_table import blocks

    check_out(out, overwrite)
    rejected: list[Rejected] = []
    letters = {letter.id: letter for letter in read_letters(real, rejected)}
    if not letters:
        raise nothing_read(f"no letter of {real} can be read", rejected)
    result = evaluate_fidelity(letters, read_rewrites(synthetic, rejected))
    rejected += result.rejected
    if not result.rewrites:
        raise nothing_read(
            f"no row of {synthetic} is a rewrite of a letter of {real}; are these its letters?", rejected
        )
    figures = {**result.to_json(), "real": str(real), "synthetic": str(synthetic)}
    return conclude(blocks(result), figures, rejected, out)
