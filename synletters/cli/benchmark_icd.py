"""``synletters benchmark icd``: a table on stdout, figures as JSON."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from synletters.benchmark.settings import IcdSettings
from synletters.cli.answers import check_out
from synletters.cli.options import AllowDownload, Out, Overwrite, argument, examples, settings
from synletters.cli.tables import show
from synletters.evaluate.tables import Table

app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples(
        "synletters benchmark icd train.csv test.csv scores.json --synthetic made/ --mixes 1+0,1+1,0+1",
        "synletters benchmark icd train.csv test.csv --synthetic made.csv --model embedded --fine-tune",
    )
)
@settings(IcdSettings)
def icd(
    train: Annotated[Path, argument("TRAIN", "real texts with codes: .jsonl, .jsonl.gz, .csv or .parquet")],
    test_file: Annotated[Path, argument("TEST", "the texts to test on")],
    given: dict[str, Any],
    out: Out = None,
    allow_download: AllowDownload = False,  # noqa: ARG001 (its callback acts)
    overwrite: Overwrite = False,
) -> int:
    """Do made letters help to tell ICD codes? Mixes of real and made ones, with controls."""
    asked = IcdSettings(**given)
    check_out(out, overwrite)
    from synletters.benchmark.icd import compare, report
    from synletters.benchmark.icd_data import read_coded
    from synletters.benchmark.icd_models import FEATURES, code_model
    from synletters.io import write_json

    columns = {"text": asked.text_column, "code": asked.code_column}
    real = read_coded(train, **columns, characters=asked.characters)
    test = read_coded(test_file, **columns, characters=asked.characters)
    made = None
    if asked.synthetic is not None:
        made = read_coded(asked.synthetic, characters=asked.characters)
    learner = code_model(
        asked.model,
        features=asked.features or FEATURES,
        fine_tune=asked.fine_tune,
        device=asked.device,
        epochs=asked.epochs,
        rate=asked.rate,
    )
    drawn = list(range(asked.seeds))
    outcomes = compare(
        real,
        test,
        made,
        learner,
        mixes=asked.mixes,
        controls=[name for name in asked.controls if name != "none"],
        seeds=drawn,
        progress=lambda name: print(f"learning {name}", file=sys.stderr),
    )
    told = report(outcomes, real, test, made, learner, drawn)
    lines = [
        f"{learner.name}: {len(real)} real texts of {told['real']['codes']} codes, "
        f"{len(made) if made else 0} made, tested on {len(test)}"
    ]
    for name in ("real", "test", "made"):
        if told[name] and (lost := told[name]["left_out"]):
            lines.append(f"{lost} rows of the {name} texts had no text or no code and are left out")
    rows = []
    for row in told["mixes"]:
        gain = row.get("gain@1")
        bounds = (
            f"{100 * gain['mean']:+.1f} ({100 * gain['low']:+.1f} to {100 * gain['high']:+.1f})"
            if gain
            else ""
        )
        rows.append((row["mix"], *(f"{100 * row[f'hit@{k}']['mean']:.1f}" for k in (1, 3, 5)), bounds))
    head = ("mix", "hit@1", "hit@3", "hit@5", f"gain@1 over {told['gains_over']} (95%)")
    show([*lines, Table(head, tuple(rows), "lrrrl")])
    if out is not None:
        write_json(out, told)
    return 0
