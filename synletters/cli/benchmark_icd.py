"""``synletters benchmark icd``: a table on stdout, figures as JSON."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from synletters.cli.answers import check_out
from synletters.cli.options import AllowDownload, Out, Overwrite, argument, examples, names, option
from synletters.cli.tables import show
from synletters.core.errors import ConfigError

app = typer.Typer(add_completion=False)
_TEXTS, _MIXES, _MODEL = "Texts", "Mixes", "Model"


@app.command(
    epilog=examples(
        "synletters benchmark icd train.csv test.csv scores.json --synthetic made/ --mixes 1+0,1+1,0+1",
        "synletters benchmark icd train.csv test.csv --synthetic made.csv --model embedded --fine-tune",
    )
)
def icd(
    train: Annotated[Path, argument("TRAIN", "real texts with codes: .jsonl, .jsonl.gz, .csv or .parquet")],
    test_file: Annotated[Path, argument("TEST", "the texts to test on")],
    out: Out = None,
    synthetic: Annotated[
        Path | None,
        option("made texts with codes, or a folder of `generate --kg`", metavar="FILE|FOLDER", group=_TEXTS),
    ] = None,
    text_column: Annotated[
        str, option("default: text, symptoms, note or letter", metavar="NAME", group=_TEXTS)
    ] = "",
    code_column: Annotated[
        str, option("default: code, icd, icd10 or label", metavar="NAME", group=_TEXTS)
    ] = "",
    characters: Annotated[
        int, option("of a code that count (default 3, the category; 0: all)", metavar="N", group=_TEXTS)
    ] = 3,
    mixes: Annotated[
        str,
        option(
            "share of the real texts, and made ones as a multiple of them (default 1+0,1+0.5,1+1,0+1)",
            metavar="R+S,…",
            group=_MIXES,
        ),
    ] = "",
    controls: Annotated[
        str, option("duplicated, shuffled (default both), or none", metavar="A,B", group=_MIXES)
    ] = "duplicated,shuffled",
    seeds: Annotated[int, option("how many seeds (default 3)", metavar="N", group=_MIXES)] = 3,
    model: Annotated[
        str,
        option(
            "tfidf (default), or an encoder: embedded, a folder or a hub id in the cache",
            metavar="NAME",
            group=_MODEL,
        ),
    ] = "tfidf",
    features: Annotated[
        str, option("of tfidf (default word:1-2+char_wb:2-5)", metavar="F", group=_MODEL)
    ] = "",
    fine_tune: Annotated[
        bool,
        option(
            "with an encoder: train all of it (default: its frozen mean-pooled features)",
            "--fine-tune",
            group=_MODEL,
        ),
    ] = False,
    epochs: Annotated[int, option("of fine-tuning (default 3)", metavar="N", group=_MODEL)] = 3,
    rate: Annotated[float, option("of fine-tuning (default 5e-5)", metavar="R", group=_MODEL)] = 5e-5,
    device: Annotated[
        str, option("of an encoder (default auto)", metavar="auto|cpu|cuda:N", group=_MODEL)
    ] = "auto",
    allow_download: AllowDownload = False,  # noqa: ARG001 (its callback acts)
    overwrite: Overwrite = False,
) -> int:
    """Do made letters help to tell ICD codes? Mixes of real and made ones, with controls."""
    check_out(out, overwrite)
    from synletters.benchmark.icd import MIXES, compare, report
    from synletters.benchmark.icd_data import read_coded
    from synletters.benchmark.icd_models import FEATURES, code_model
    from synletters.io import write_json

    faults = []
    if not 1 <= seeds <= 100:
        faults.append(f"--seeds is {seeds}; give 1 to 100")
    if characters < 0:
        faults.append(f"--characters is {characters}; give 0 or more")
    if features and model != "tfidf":
        faults.append("--features goes with --model tfidf")
    if faults:
        raise ConfigError(faults)
    columns = {"text": text_column, "code": code_column}
    real = read_coded(train, **columns, characters=characters)
    test = read_coded(test_file, **columns, characters=characters)
    made = read_coded(synthetic, characters=characters) if synthetic is not None else None
    learner = code_model(
        model, features=features or FEATURES, fine_tune=fine_tune, device=device, epochs=epochs, rate=rate
    )
    drawn = list(range(seeds))
    beside = [name for name in names(controls) if name != "none"]
    outcomes = compare(
        real,
        test,
        made,
        learner,
        mixes=names(mixes) or MIXES,
        controls=beside,
        seeds=drawn,
        progress=lambda name: print(f"learning {name}", file=sys.stderr),
    )
    told = report(outcomes, real, test, made, learner, drawn)
    print(
        f"{learner.name}: {len(real)} real texts of {told['real']['codes']} codes, {len(made) if made else 0} made, tested on {len(test)}"
    )
    lost = {
        name: told[name]["left_out"]
        for name in ("real", "test", "made")
        if told[name] and told[name]["left_out"]
    }
    for name, count in lost.items():
        print(f"{count} rows of the {name} texts had no text or no code and are left out")
    rows = []
    for row in told["mixes"]:
        gain = row.get("gain@1")
        tail = (
            f"   {100 * gain['mean']:+.1f} ({100 * gain['low']:+.1f} to {100 * gain['high']:+.1f})"
            if gain
            else ""
        )
        rows.append([row["mix"], *(f"{100 * row[f'hit@{k}']['mean']:.1f}" for k in (1, 3, 5)), tail])
    show(
        ["mix", "hit@1", "hit@3", "hit@5", f"   gain@1 over {told['gains_over']} (95%)"],
        rows,
        [20, -8, -8, -8, 0],
    )
    if out is not None:
        write_json(out, told)
    return 0
