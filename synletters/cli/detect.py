"""``synletters detect IN OUT.jsonl``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from synletters.cli import letters
from synletters.cli.options import (
    ConfigFile,
    LogFile,
    MetricsFile,
    Overwrite,
    Preset,
    Query,
    Quiet,
    Resume,
    argument,
    examples,
    option,
    settings,
)
from synletters.cli.presets import with_preset
from synletters.core.config import FIND, INPUT, MACHINE, RunConfig

app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples(
        "synletters detect letters/ spans.jsonl",
        "synletters detect letters/ spans.jsonl --point balanced --detectors rules,guard",
    )
)
@settings(RunConfig, groups=(INPUT, FIND, MACHINE))
def detect(
    source: Annotated[str, argument("IN", "letters, as for rewrite")],
    out: Annotated[Path, argument("OUT.jsonl", "one line a letter: its id and its spans")],
    given: dict[str, Any],
    raw: Annotated[
        bool, option("all that every detector said; else one span a place, identifiers merged", "--raw")
    ] = False,
    config: ConfigFile = None,
    resume: Resume = False,
    overwrite: Overwrite = False,
    log_file: LogFile = None,
    metrics_file: MetricsFile = None,
    preset: Preset = None,
    query: Query = None,
    quiet: Quiet = False,
) -> int:
    """The spans alone, as JSON lines: identifiers, clinical entities, structure."""
    asked = letters.config_of(config, with_preset(preset, given))
    from synletters.rewrite import run

    return letters.run(
        run.detect,
        source,
        out,
        asked,
        columns=asked,
        query=query,
        quiet=quiet,
        resume=resume,
        overwrite=overwrite,
        raw=raw,
        log_file=log_file,
        metrics_file=metrics_file,
        watched="detect",
    )
