"""``synletters sweep IN OUT``: many settings of ``rewrite`` on one sample of letters, measured alike;
docs/sweep.md."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from synletters.cli.options import AllowDownload, Device, argument, examples, option
from synletters.cli.tables import show_markdown
from synletters.core.errors import ConfigError

app = typer.Typer(add_completion=False)
_GRID, _MEASURE, _CHOOSE, _MACHINE = (
    "Settings that are tried",
    "What is measured",
    "Which is recommended",
    "Models and machine",
)


@app.command(
    epilog=examples(
        "synletters sweep letters/ sweep/ --strategies stopwords,nouns --ratios 0.2,0.5,0.8",
        "synletters sweep letters/ sweep/ --others others.jsonl --max-linkage 0.1 --resume",
    )
)
def command(
    source: Annotated[Path, argument("IN", "letters, as for rewrite")],
    out: Annotated[Path, argument("OUT", "a folder: cells/, table.*, plot.*, report.html, sweep.json")],
    strategies: Annotated[
        list[str] | None,
        option(
            "as of `rewrite --strategy` (default stopwords,random,nouns); one with pos: in an option "
            "of its own",
            metavar="A,B",
            group=_GRID,
        ),
    ] = None,
    ratios: Annotated[list[str] | None, option("default 0.2,0.5,0.8,1.0", metavar="R,R", group=_GRID)] = None,
    models: Annotated[
        list[str] | None,
        option(
            "masked or encoder-decoder models: embedded (default), folders, hub ids",
            metavar="A,B",
            group=_GRID,
        ),
    ] = None,
    samplings: Annotated[
        list[str] | None, option("sample, argmax, private (default sample)", metavar="A,B", group=_GRID)
    ] = None,
    config_file: Annotated[
        Path | None,
        option("all other options of `rewrite`, by name", "--config", metavar="FILE.yaml", group=_GRID),
    ] = None,
    letters: Annotated[
        int, option("letters drawn by the seed (default 100)", metavar="N", group=_MEASURE)
    ] = 100,
    metrics: Annotated[
        list[str] | None,
        option(
            "as of `evaluate` (default bertscore,fidelity,linkage,rouge); changed words are always counted",
            metavar="A,B",
            group=_MEASURE,
        ),
    ] = None,
    metric_model: Annotated[
        str, option("encoder of BERTScore (default embedded)", metavar="NAME", group=_MEASURE)
    ] = "embedded",
    others: Annotated[
        Path | None, option("letters of other people, for the attacks", metavar="FILE", group=_MEASURE)
    ] = None,
    max_linkage: Annotated[
        float | None,
        option(
            "recommend a setting whose upper bound of linkage_words is at most X", metavar="X", group=_CHOOSE
        ),
    ] = None,
    max_rare_ngrams: Annotated[
        float | None,
        option(
            "the same of rare_ngrams_kept (adds the metric verbatim); both may be given",
            metavar="X",
            group=_CHOOSE,
        ),
    ] = None,
    best: Annotated[
        str,
        option(
            "the figure to choose by among those (default letters_without_flips)",
            metavar="FIGURE",
            group=_CHOOSE,
        ),
    ] = "letters_without_flips",
    seed: Annotated[
        int, option("of letters, surrogates, masks and metrics (default 0)", metavar="N", group=_MACHINE)
    ] = 0,
    device: Device = "auto",
    dtype: Annotated[
        Literal["auto", "float32", "bfloat16"],
        option("numbers that models reckon in (default auto)", group=_MACHINE),
    ] = "auto",
    resume: Annotated[
        bool, option("go on with OUT: finished cells are kept; the grid may grow", "--resume")
    ] = False,
    overwrite: Annotated[bool, option("throw an earlier sweep in OUT away", "--overwrite")] = False,
    allow_download: AllowDownload = False,  # noqa: ARG001 (its callback acts)
    quiet: Annotated[bool, option("no progress, no table", "--quiet")] = False,
) -> int:
    """Many settings of `rewrite` on one sample of letters, measured alike; docs/sweep.md.

    Exits with 1 if a cell or a metric failed.
    """
    if resume and overwrite:
        raise ConfigError("--resume keeps what --overwrite throws away; give one of them")
    from synletters.core import config, registry
    from synletters.evaluate.run import Settings
    from synletters.sweep.choose import LINKAGE, RARE
    from synletters.sweep.grid import grid, split
    from synletters.sweep.run import METRICS, Plan, sweep
    from synletters.sweep.tables import markdown

    faults: list[str] = []
    numbers: list[float] = []
    for entry in split(ratios or []) or ["0.2", "0.5", "0.8", "1.0"]:
        try:
            numbers.append(float(entry))
        except ValueError:
            faults.append(f"the ratio {entry!r} is not a number")
    given = {LINKAGE: max_linkage, RARE: max_rare_ngrams}
    bounds = {name: most for name, most in given.items() if most is not None}
    faults += [
        f"the bound {most:g} of {name} does not lie in [0, 1]"
        for name, most in bounds.items()
        if not 0 <= most <= 1
    ]
    measured = split(metrics or []) or list(METRICS)
    for figure, metric in ((LINKAGE, "linkage"), (RARE, "verbatim")):
        if figure in bounds and metric not in measured:
            measured.append(metric)
    for name in measured:
        try:
            registry.find("metrics", name)
        except ConfigError as error:
            faults += error.faults
    base = config.load(config_file, {"seed": seed, "device": device, "dtype": dtype})
    faults += [
        f"{name} cannot be set in a sweep, which keeps nothing of its letters"
        for name in ("vault", "id_map", "annotations", "annotated", "score")
        if getattr(base, name)
    ]
    try:
        cells = grid(
            split(strategies or []) or ["stopwords", "random", "nouns"],
            numbers or [0.5],
            split(models or []) or ["embedded"],
            split(samplings or []) or ["sample"],
            base,
        )
    except ConfigError as error:
        faults += error.faults
    if faults:
        raise ConfigError(faults)
    settings = Settings(
        metrics=tuple(measured), seed=seed, model=metric_model, others=others, device=device, dtype=dtype
    )
    plan = Plan(source, out, cells, base, settings, letters, bounds, best, bool(metrics))

    def tell(line: str) -> None:
        if not quiet or line.startswith("FAILED"):
            print(line, file=sys.stderr, flush=True)

    made = sweep(plan, resume=resume, overwrite=overwrite, told_of=tell)
    if not quiet:
        show_markdown(markdown(made.cells, made.failed, made.choice))
        print(
            f"{len(made.cells)} settings on {made.letters} letters ({made.reused} were there already); results: {out}"
        )
    for setting, cell in sorted(made.cells.items(), key=lambda item: item[0]):
        for failure in cell["report"]["failures"]:
            kind = "not measured" if failure.get("cannot_run") else "FAILED"
            print(f"{kind}: {setting.name}: {failure['metric']}: {failure['error']}", file=sys.stderr)
    if made.choice is not None and made.choice.setting is None:
        print(made.choice.told, file=sys.stderr)
    return made.code
