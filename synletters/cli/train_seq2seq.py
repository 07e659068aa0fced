"""``synletters train seq2seq LETTERS OUT``."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from synletters.cli.options import AllowDownload, Quiet, examples, option, settings
from synletters.cli.train_letters import Anew, Out, Resume, Source, run
from synletters.train.settings import TrainSettings

app = typer.Typer(add_completion=False)


@app.command(epilog=examples("synletters train seq2seq letters/ tuned/ --model t5-folder/ --steps 500"))
@settings(TrainSettings, without=("corruption", "model"))
def seq2seq(
    source: Source,
    out: Out,
    given: dict[str, Any],
    model: Annotated[str, option("the model to go on from: a folder or a hub id", "--model", metavar="NAME")],
    resume: Resume = False,
    overwrite: Anew = False,
    quiet: Quiet = False,
    allow_download: AllowDownload = False,  # noqa: ARG001 (its callback acts)
) -> int:
    """Tune an encoder-decoder: T5's span corruption or BART's text infilling; docs/train.md.

    Exits with 1 if the audit is over a threshold.
    """
    return run(
        "seq2seq", source, out, {**given, "model": model}, resume=resume, overwrite=overwrite, quiet=quiet
    )
