"""``synletters generate OUT``: letters from nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from synletters.cli.options import AllowDownload, Overwrite, Quiet, argument, examples, settings
from synletters.cli.states import states
from synletters.core.errors import ConfigError
from synletters.generate.settings import GenerateSettings

app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples(
        "synletters generate out/ --world respiratory --count 500",
        "synletters generate out.jsonl --world chest_pain --evidence smoking=yes --do statin=yes --forms note",
        "synletters generate out/ --kg general --codes J45,I10 --rewrite",
    )
)
@settings(GenerateSettings)
def command(
    out: Annotated[
        Path,
        argument(
            "OUT", "a folder (letters.jsonl, records.csv, report.json), or a .jsonl, .csv or .parquet file"
        ),
    ],
    given: dict[str, Any],
    allow_download: AllowDownload = False,  # noqa: ARG001 (its callback acts)
    overwrite: Overwrite = False,
    quiet: Quiet = False,
) -> int:
    """Letters from nothing: invented records told in letters, every fact and identifier marked.

    Exits with 1 if a writer's or the rewriter's letter was rejected.
    """
    from tqdm import tqdm

    from synletters.cli.generate_making import Making
    from synletters.generate.run import generate, refuse_existing

    asked = _asked(given)
    checked = bool(asked.writer or asked.rewrite)
    refuse_existing(out, records=asked.records, beside=asked.annotated, rejects=checked, overwrite=overwrite)
    making = Making.of(asked)
    with tqdm(total=asked.count, unit="letter", disable=quiet or None, file=sys.stderr) as bar:
        report = generate(
            making.letters(),
            out,
            records=asked.records,
            beside=asked.annotated,
            rejects=checked,
            about=making.about,
            overwrite=overwrite,
            escape_formulas=asked.escape_formulas,
            progress=bar.update,
        )
    if not quiet:
        spans = sum(report["identifiers"].values()), sum(report["facts"].values())
        kept = (
            f"{report['letters']} letters kept, {report['rejected']} rejected"
            if checked
            else f"{report['letters']} letters"
        )
        print(f"{kept} in {report['seconds']:.1f} s, {spans[0]} identifiers planted, {spans[1]} facts told")
        if asked.rewrite:
            print(f"{report['rewrite']['share_of_words_changed']:.1%} of the words changed by rewriting")
        print(f"results: {out}")
        if report["rejected"]:
            print("why letters were rejected stands in the file that ends in rejected.jsonl")
    elif report["rejected"]:
        print(
            f"synletters: {report['rejected']} letters were rejected; why stands in the file of {out} that ends in rejected.jsonl",
            file=sys.stderr,
        )
    return 1 if report["rejected"] else 0


def _asked(given: dict[str, Any]) -> GenerateSettings:
    """Raises ConfigError with every fault."""
    faults: list[str] = []
    told: dict[str, Any] = {
        name: states(given[name], f"--{name}", faults) for name in ("evidence", "do") if name in given
    }
    try:
        asked = GenerateSettings(**(given | told))
    except ConfigError as error:
        faults += error.faults
    if faults:
        raise ConfigError(faults)
    return asked
