"""``synletters rewrite IN OUT``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from synletters.cli import letters
from synletters.cli.options import (
    Append,
    ConfigFile,
    Into,
    LogFile,
    MetricsFile,
    Overwrite,
    Preset,
    Query,
    Quiet,
    Resume,
    argument,
    examples,
    settings,
)
from synletters.cli.presets import with_preset
from synletters.core.config import FIND, INPUT, MACHINE, OUTPUT, REFILL, REPLACE, REWORD, WORDS, RunConfig

app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples(
        "synletters rewrite letters/ out/",
        "synletters rewrite notes.csv out.jsonl --strategy stopwords@0.5+nouns@0.2 --policy NAME=tag --seed 7",
        "synletters rewrite letters/ out/ --config run.yaml --overwrite",
        "synletters rewrite tonight.jsonl out/ --vault site.vault --vault-key-file site.key --append",
    )
)
@settings(RunConfig, groups=(INPUT, FIND, REPLACE, REWORD, WORDS, REFILL, OUTPUT, MACHINE))
def rewrite(
    source: Annotated[
        str,
        argument(
            "IN",
            "a folder of .txt files, of .txt with .ann (brat) or of .xml (i2b2), a .txt, .jsonl, .csv or "
            ".parquet file, a saved dataset; FHIR (.json, .ndjson), .docx, .rtf, .pdf, or a folder of them; the address of a database (docs/formats.md)",
        ),
    ],
    out: Annotated[
        Path,
        argument(
            "OUT",
            "a folder (letters.jsonl, rejected.jsonl, report.json, report.html, manifest.json), or a "
            ".jsonl, .csv or .parquet file",
        ),
    ],
    given: dict[str, Any],
    config: ConfigFile = None,
    resume: Resume = False,
    overwrite: Overwrite = False,
    append: Append = False,
    log_file: LogFile = None,
    metrics_file: MetricsFile = None,
    preset: Preset = None,
    query: Query = None,
    into: Into = None,
    quiet: Quiet = False,
) -> int:
    """Letters in, de-identified and rewritten letters out."""
    asked = letters.config_of(config, with_preset(preset, given))
    from synletters.rewrite import run

    return letters.run(
        run.rewrite,
        source,
        out,
        asked,
        columns=asked,
        query=query,
        into=into,
        quiet=quiet,
        resume=resume,
        overwrite=overwrite,
        append=append,
        log_file=log_file,
        metrics_file=metrics_file,
        watched="rewrite",
    )
