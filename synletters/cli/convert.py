"""``synletters convert IN OUT --to FORMAT``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from synletters.cli import letters
from synletters.cli.options import Overwrite, Quiet, argument, examples, option

app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples(
        "synletters convert brat/ letters.jsonl --to jsonl", "synletters convert i2b2/ out/ --to conll"
    )
)
def convert(
    source: Annotated[str, argument("IN", "annotated letters, as for rewrite")],
    out: Annotated[Path, argument("OUT", "the file or the folder to write")],
    to: Annotated[
        Literal["brat", "jsonl", "conll", "docbin", "dataset", "labelstudio", "doccano", "prodigy", "xmi"],
        option("the format to write", "--to", group="Format"),
    ],
    annotations: Annotated[
        str | None, option("annotations that lie apart, as for rewrite", metavar="FILE", group="Format")
    ] = None,
    overwrite: Overwrite = False,
    quiet: Quiet = False,
) -> int:
    """Annotated letters into another format, nothing else changed: identifiers stay, and their owner alone can read the
    files."""
    from synletters.io.atomic import private_files
    from synletters.io.convert import convert

    with private_files():
        return letters.run(
            convert, source, out, to, quiet=quiet, annotations=annotations, overwrite=overwrite
        )
