"""``synletters score usefulness``: annotated real letters and their rewrites in, a table and JSON out. No
text is shown."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import typer

from synletters.cli.answers import Real, Synthetic, check_out, tell_rejected
from synletters.cli.options import AllowDownload, Out, Overwrite, examples, settings
from synletters.core.document import Letter, Rejected, Rewrite
from synletters.core.errors import InputError
from synletters.evaluate.utility.settings import Settings

app = typer.Typer(add_completion=False)
_TABLES = ("letters.jsonl", "letters.jsonl.gz")


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
    from synletters.evaluate.utility.table import table
    from synletters.io import open_source, write_json

    asked = Settings(**given)
    check_out(out, overwrite)
    rejected: list[Rejected] = []
    letters: list[Letter] = []
    for item in open_source(real):
        if isinstance(item, Letter):
            letters.append(item)
        else:
            rejected.append(item)
    if not letters:
        raise InputError(f"no letter of {real} can be read")
    known = {letter.id for letter in letters}
    rewrites, strangers = _rewrites(synthetic, known, rejected)
    if not rewrites:
        raise InputError(f"no row of {synthetic} is a rewrite of a letter of {real}; are these its letters?")
    result = study(letters, rewrites, asked, tell=lambda line: print(line, file=sys.stderr, flush=True))
    print(table(result))
    if strangers:
        print(
            f"{strangers} rows of {synthetic} are of no letter of {real}; they are in no figure",
            file=sys.stderr,
        )
    tell_rejected(rejected, out, "they are in no figure")
    if out is not None:
        write_json(
            out,
            {
                **result.to_json(),
                "real": str(real),
                "synthetic": str(synthetic),
                "rows_of_no_letter": strangers,
                "rejected": [item.to_json() for item in rejected],
            },
        )
    return 1 if rejected else 0


def _rewrites(
    path: Path, known: set[str], rejected: list[Rejected]
) -> tuple[Mapping[str, Sequence[Rewrite]], int]:
    """The rewrites of known letters by id, and how many rows are of none."""
    from synletters.evaluate.utility.places import KEY
    from synletters.io import open_source

    source = open_source(next((path / name for name in _TABLES if (path / name).is_file()), path))
    source.variants = True
    out: dict[str, list[Rewrite]] = {}
    strangers = 0
    for row in source:
        if isinstance(row, Rejected):
            rejected.append(row)
        elif row.id not in known:
            strangers += 1
        else:
            variant = str(row.meta.get("variant", ""))
            told = {KEY: _places(row.meta[KEY])} if row.meta.get(KEY) not in (None, "") else {}
            out.setdefault(row.id, []).append(
                Rewrite(row.id, int(variant) if variant.isdecimal() else 0, row.text, row.spans, told)
            )
    return out, strangers


def _places(value: Any) -> Any:
    """A cell of a CSV file holds JSON; what is none is left as it is, and told to be a fault where it is
    used."""
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value
