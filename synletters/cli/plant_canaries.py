"""``synletters plant-canaries``: letters in, the same with invented identifiers out, and the list to look for
afterwards."""

from __future__ import annotations

import os
import secrets
from collections import Counter
from pathlib import Path
from random import Random
from typing import Annotated, Any

import typer

from synletters.cli.answers import tell_rejected
from synletters.cli.options import Overwrite, argument, examples, settings
from synletters.core.document import Rejected
from synletters.core.errors import InputError, OutputError
from synletters.evaluate.privacy.planting_settings import PlantSettings

app = typer.Typer(add_completion=False)


@app.command(epilog=examples("synletters plant-canaries letters/ planted/ --per-letter 2 --seed 7"))
@settings(PlantSettings)
def plant_canaries(
    source: Annotated[Path, argument("LETTERS", "letters in any form that `rewrite` takes")],
    out: Annotated[
        Path,
        argument("OUT", "a folder: letters.jsonl, which holds the letters' own text too, and canaries.jsonl"),
    ],
    given: dict[str, Any],
    overwrite: Overwrite = False,
) -> int:
    """Letters in, the same with invented identifiers out, and the list to look for after `rewrite`.

    Exits with 1 if letters were rejected.
    """
    from synletters.evaluate.privacy.planting import CANARIES, LETTERS, Planter, letter_row
    from synletters.io import RowFile, open_source
    from synletters.io.atomic import AtomicPath, output_error

    if out.exists() and not overwrite:
        raise OutputError(f"{out} exists already; choose another place, or pass --overwrite to replace it")
    asked = PlantSettings(**given)
    rng = Random(asked.seed if asked.seed is not None else secrets.randbits(128))
    planter = Planter(rng, asked.per_letter)
    found = open_source(source)
    rejected: list[Rejected] = []
    target = AtomicPath(out, folder=True, replace={LETTERS, CANARIES}.__contains__)
    try:
        os.chmod(target.temp, 0o700)  # it holds the letters' own text
        with RowFile(target.temp / LETTERS) as letters:
            for letter in planter.plant(found):
                if isinstance(letter, Rejected):
                    rejected.append(letter)
                else:
                    letters.write(letter_row(letter))
        planted = list(planter.canaries)
        if not planted:
            raise InputError(f"no letter of {source} can be read, so nothing was planted")
        with RowFile(target.temp / CANARIES) as listed:
            for canary in [*planted, *planter.controls()]:
                listed.write(canary.to_json())
        try:
            target.commit()
        except OSError as fault:
            raise output_error(out, fault) from None
    finally:
        target.discard()
    forms = Counter(canary.form for canary in planted)
    print(
        f"{len(planted)} canaries in {len({c.letter_id for c in planted})} letters: {', '.join(f'{n} {form}' for form, n in forms.items())}"
    )
    print(
        f"next: synletters rewrite {out / LETTERS} NEW, then evaluate {out / LETTERS} NEW with {out / CANARIES}"
    )
    tell_rejected(rejected, None, "nothing was planted in them, and they are left out")
    return 1 if rejected else 0
