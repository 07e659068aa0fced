"""``synletters score usefulness``: annotated real letters and their rewrites in, a table and JSON out. No
text is shown."""

from __future__ import annotations

import sys
from typing import Any

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
from synletters.cli.options import AllowDownload, Out, Overwrite, examples, settings
from synletters.core.document import Rejected, Rewrite
from synletters.evaluate.utility.settings import Settings

app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples(
        "synletters score usefulness gold/ out/ figures.json",
        "synletters score usefulness gold/ out/ --learners spacy,encoder --seeds 3",
    )
)
@settings(Settings)
def usefulness(
    real: Real,
    synthetic: Synthetic,
    given: dict[str, Any],
    out: Out = None,
    overwrite: Overwrite = False,
    allow_download: AllowDownload = False,  # noqa: ARG001 (its callback acts)
) -> int:
    """Train on rewrites and on real letters, test on real letters of other patients.

    REAL are annotated letters. Exits with 1 if letters or rewrites were rejected.
    """
    from synletters.evaluate.utility.study import study
    from synletters.evaluate.utility.table import blocks

    asked = Settings(**given)
    check_out(out, overwrite)
    rejected: list[Rejected] = []
    letters = read_letters(real, rejected)
    if not letters:
        raise nothing_read(f"no letter of {real} can be read", rejected)
    known = {letter.id for letter in letters}
    rewrites: dict[str, list[Rewrite]] = {}
    strangers = 0
    for rewrite in read_rewrites(synthetic, rejected):
        if rewrite.letter_id in known:
            rewrites.setdefault(rewrite.letter_id, []).append(rewrite)
        else:
            strangers += 1
    if not rewrites:
        raise nothing_read(
            f"no row of {synthetic} is a rewrite of a letter of {real}; are these its letters?", rejected
        )
    result = study(letters, rewrites, asked, tell=lambda line: print(line, file=sys.stderr, flush=True))
    if strangers:
        print(
            f"{strangers} rows of {synthetic} are of no letter of {real}; they are in no figure",
            file=sys.stderr,
        )
    figures = {
        **result.to_json(),
        "real": str(real),
        "synthetic": str(synthetic),
        "rows_of_no_letter": strangers,
    }
    return conclude(blocks(result), figures, rejected, out)
