"""``synletters train mlm LETTERS OUT``."""

from __future__ import annotations

from typing import Any

import typer

from synletters.cli.options import AllowDownload, Quiet, examples, settings
from synletters.cli.train_letters import Anew, Out, Resume, Source, run
from synletters.train.settings import TrainSettings

app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples(
        "synletters train mlm letters/ tuned/ --epochs 3",
        "synletters train mlm letters/ tuned/ --minutes 60 --masks 0.7*subwords@0.15-0.25 --masks 0.3*stopwords@0.5",
        "synletters train mlm letters/ tuned/ --steps 300 --dp-epsilon 8",
    )
)
@settings(TrainSettings)
def mlm(
    source: Source,
    out: Out,
    given: dict[str, Any],
    resume: Resume = False,
    overwrite: Anew = False,
    quiet: Quiet = False,
    allow_download: AllowDownload = False,  # noqa: ARG001 (its callback acts)
) -> int:
    """Tune a masked language model: what `rewrite --model` takes; docs/train.md.

    Exits with 1 if the audit is over a threshold.
    """
    return run("mlm", source, out, given, resume=resume, overwrite=overwrite, quiet=quiet)
