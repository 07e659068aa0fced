"""``synletters sweep IN OUT``: many settings of ``rewrite`` on one sample of letters, measured alike;
docs/sweep.md."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from synletters.cli.options import AllowDownload, argument, examples, option, settings
from synletters.cli.tables import show_markdown
from synletters.core.errors import ConfigError
from synletters.sweep.settings import SweepSettings, read

app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples(
        "synletters sweep letters/ sweep/ --strategies stopwords,nouns --ratios 0.2,0.5,0.8",
        "synletters sweep letters/ sweep/ --others others.jsonl --max-linkage 0.1 --resume",
    )
)
@settings(SweepSettings)
def command(
    source: Annotated[Path, argument("IN", "letters, as for rewrite")],
    out: Annotated[Path, argument("OUT", "a folder: cells/, table.*, plot.*, report.html, sweep.json")],
    given: dict[str, Any],
    config_file: Annotated[
        Path | None, option("all other options of `rewrite`, by name", "--config", metavar="FILE.yaml")
    ] = None,
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
    from synletters.core import config
    from synletters.evaluate.run import Settings
    from synletters.sweep.grid import grid
    from synletters.sweep.run import Plan, sweep
    from synletters.sweep.tables import markdown

    asked = read(given)
    machine: dict[str, Any] = {"seed": asked.seed, "device": asked.device, "dtype": asked.dtype}
    base = config.load(config_file, machine)
    faults = [
        f"{name} cannot be set in a sweep, which keeps nothing of its letters"
        for name in ("vault", "id_map", "annotations", "annotated", "score")
        if getattr(base, name)
    ]
    if faults:
        raise ConfigError(faults)
    cells = grid(asked.strategies, [*map(float, asked.ratios)], asked.models, asked.samplings, base)
    metrics = Settings(metrics=asked.measured, model=asked.metric_model, others=asked.others, **machine)
    named = "metrics" in given
    plan = Plan(source, out, cells, base, metrics, asked.letters, asked.bounds, asked.best, named)

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
