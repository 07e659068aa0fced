"""``synletters review marks OUT DIR``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from synletters.cli.options import Overwrite, argument, examples
from synletters.cli.review_options import DatabaseFile, IdMap, Letters, Out, opened

app = typer.Typer(add_completion=False)


@app.command(epilog=examples("synletters review marks out/ learnt/ --letters letters/"))
def marks(
    out: Out,
    folder: Annotated[
        Path, argument("DIR", "the folder to write: lists.yaml, patients.csv, gold.jsonl (PATIENT TEXT)")
    ],
    letters: Letters = None,
    id_map: IdMap = None,
    database: DatabaseFile = None,
    overwrite: Overwrite = False,
) -> int:
    """What reviewers marked, for the next run: lists.yaml (--config), patients.csv (--patients), gold.jsonl (`train tagger`).

    With --letters, patients' ids and the words that were replaced wrongly are known.
    """
    from synletters.review.learnt import write

    with opened(out, database, letters=letters, id_map=id_map) as session:
        told = write(session, folder, overwrite=overwrite)
    for name, count in sorted(told.items()):
        print(f"{count:6} {name}")
    print(f"results: {folder} (its owner's alone: it holds identifiers that were missed)")
    return 0
