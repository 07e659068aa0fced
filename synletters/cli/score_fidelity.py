"""``synletters score fidelity``: real letters and their rewrites in, a table and JSON out. No text is shown
or written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import typer

from synletters.cli.answers import Real, Synthetic, check_out, tell_rejected
from synletters.cli.options import Out, Overwrite, examples
from synletters.core.document import Letter, Rejected, Rewrite
from synletters.core.errors import InputError

app = typer.Typer(add_completion=False)
_TABLES = ("letters.jsonl", "letters.jsonl.gz")


@app.command(epilog=examples("synletters score fidelity letters/ out/ figures.json"))
def fidelity(real: Real, synthetic: Synthetic, out: Out = None, overwrite: Overwrite = False) -> int:
    """Whether rewrites still say what the letters say: negation, amounts, time, sides.

    Exits with 1 if letters or rewrites were rejected.
    """
    from synletters.evaluate.clinical.fidelity import evaluate_fidelity
    from synletters.evaluate.clinical.fidelity_table import table
    from synletters.io import open_source, write_json

    check_out(out, overwrite)
    rejected: list[Rejected] = []
    source = open_source(real)
    letters: dict[str, Letter] = {}
    for letter in source:
        if isinstance(letter, Letter):
            letters[letter.id] = letter
        else:
            rejected.append(letter)
    if not letters:
        raise InputError(f"no letter of {real} can be read")
    result = evaluate_fidelity(letters, _rewrites(synthetic, rejected))
    rejected += result.rejected
    if not result.rewrites:
        first = f"; the first of {len(rejected)} faults: {rejected[0].reason}" if rejected else ""
        raise InputError(
            f"no row of {synthetic} is a rewrite of a letter of {real}; are these its letters?{first}"
        )
    print(table(result))
    tell_rejected(rejected, out, "they are in no figure")
    if out is not None:
        write_json(
            out,
            {
                **result.to_json(),
                "real": str(real),
                "synthetic": str(synthetic),
                "rejected": [item.to_json() for item in rejected],
            },
        )
    return 1 if rejected else 0


def _rewrites(path: Path, rejected: list[Rejected]) -> Iterator[Rewrite]:
    from synletters.io import open_source

    inside = next((path / name for name in _TABLES if (path / name).is_file()), path)
    source = open_source(inside)
    source.variants = True
    for row in source:
        if isinstance(row, Rejected):
            rejected.append(row)
            continue
        told = str(row.meta.get("variant", ""))
        variant = int(told) if told.isdecimal() else 0
        yield Rewrite(row.id, variant, row.text, row.spans)
