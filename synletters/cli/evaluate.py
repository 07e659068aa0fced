"""``synletters evaluate REAL SYNTHETIC OUT``: every metric, a table on the terminal, and OUT with report.json
and report.html."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from synletters.cli.answers import Real, Synthetic
from synletters.cli.options import AllowDownload, Overwrite, argument, examples, names, option, settings
from synletters.cli.tables import show
from synletters.core.errors import ConfigError
from synletters.evaluate.run import Bars, evaluate, exit_code
from synletters.evaluate.settings import Settings, without_secrets
from synletters.evaluate.tables import Table
from synletters.io.atomic import private_files

app = typer.Typer(add_completion=False)
_LOCAL = ("127.0.0.1", "localhost", "::1")
_MORE = "Options of single metrics"
#: flags of earlier versions, and what to call now
MOVED = {
    "--phi": "synletters score phi GOLD FOUND [OUT.json]",
    "--entities": "synletters score entities GOLD FOUND [OUT.json]",
    "--fidelity": "synletters score fidelity REAL SYNTHETIC [OUT.json]",
    "--usefulness": "synletters score usefulness REAL SYNTHETIC [OUT.json]",
    "--membership": "synletters score membership MODEL MEMBERS CONTROLS [OUT.json]",
}


class _Evaluate(TyperCommand):
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        for flag in (arg.partition("=")[0] for arg in args):
            if flag in MOVED:
                raise typer.BadParameter(
                    f"this is a command of its own now: {MOVED[flag]}", ctx=ctx, param_hint=f"'{flag}'"
                )
        return super().parse_args(ctx, args)


@app.command(
    cls=_Evaluate,
    epilog=examples(
        "synletters evaluate letters/ out/ report/",
        "synletters evaluate letters/ out/ report/ --metrics bertscore,fidelity,linkage --others others.jsonl --limit 500",
    ),
)
@settings(Settings, without=("batch_tokens",))
def command(
    real: Real,
    synthetic: Synthetic,
    given: dict[str, Any],
    out: Annotated[
        Path | None, argument("OUT", "a folder for report.json, per_letter.csv and report.html")
    ] = None,
    canaries: Annotated[
        Path | None,
        option("the list that `synletters plant-canaries` wrote", "--canaries", metavar="FILE", group=_MORE),
    ] = None,
    tuned_model: Annotated[
        str | None,
        option(
            "a masked model that was tuned on REAL: does it give its letters away? (needs --others)",
            "--tuned-model",
            metavar="NAME",
            group=_MORE,
        ),
    ] = None,
    reference: Annotated[
        str | None,
        option(
            "of --tuned-model: the model before it was tuned", "--reference", metavar="MODEL", group=_MORE
        ),
    ] = None,
    options: Annotated[
        list[str] | None,
        option(
            "an option of a metric, such as layer=4, pll_exact=true or judge_letters=20; as often as needed",
            "--option",
            metavar="NAME=VALUE",
            group=_MORE,
        ),
    ] = None,
    overwrite: Overwrite = False,
    quiet: Annotated[bool, option("no progress bars, no table", "--quiet")] = False,
    allow_download: AllowDownload = False,  # noqa: ARG001 (its callback acts)
) -> int:
    """Measure rewrites against their letters, with every metric; docs/evaluate.md. `synletters score` asks
    one question alone.

    Exits with 1 if a metric failed, or one that was named cannot run on this input.
    """
    if out is None:
        raise ConfigError("name the folder for the report: synletters evaluate REAL SYNTHETIC OUT")
    more = {"canaries": canaries, "tuned_model": tuned_model, "reference": reference}
    asked = settings_of(
        given, options or (), {name: str(value) for name, value in more.items() if value is not None}
    )
    _warn(asked)
    with private_files() if asked.show_originals else nullcontext():
        report = evaluate(
            real, synthetic, out, asked, overwrite=overwrite, bars=None if quiet else TqdmBars()
        )
    if not quiet:
        tell(report)
        print(f"results: {out}")
    for failure in report["failures"]:
        kind = "not measured" if failure.get("cannot_run") else "FAILED"
        print(f"{kind}: {failure['metric']}: {failure['error']}", file=sys.stderr)
    return exit_code(report, asked)


def settings_of(given: Mapping[str, Any], entries: Sequence[str], more: Mapping[str, str]) -> Settings:
    """Raises ConfigError for what is no option."""
    options: dict[str, Any] = {}
    faults = []
    for entry in entries:
        name, equals, value = entry.partition("=")
        if not equals or not name.isidentifier():
            faults.append(f"--option {entry!r} is not NAME=VALUE")
            continue
        try:
            options[name] = json.loads(value)
        except ValueError:
            options[name] = value
    if faults:
        raise ConfigError(faults)
    values: dict[str, Any] = {
        name: tuple(names(value)) if name in ("metrics", "skip") else value for name, value in given.items()
    }
    return Settings(**values, options={**options, **more})


def _warn(settings: Settings) -> None:
    from urllib.parse import urlsplit

    for url in settings.judge:
        if urlsplit(url).hostname not in _LOCAL:
            print(
                f"warning: rewrites are sent to {without_secrets(url)}, which is not this machine",
                file=sys.stderr,
            )
    if settings.show_originals:
        print(
            "warning: --show-originals: report.html shows text of real letters; keep it where they are kept",
            file=sys.stderr,
        )


class TqdmBars(Bars):
    """One bar over metrics and one over the letters of the metric that runs, on stderr."""

    def __init__(self) -> None:
        self._outer: Any = None
        self._inner: Any = None
        self._letters = 0

    def begin(self, metrics: int) -> None:
        from tqdm import tqdm

        self._outer = tqdm(total=metrics, unit="metric", disable=None, file=sys.stderr)

    def metric(self, name: str, letters: int) -> None:
        from tqdm import tqdm

        self._letters = letters
        self._inner = tqdm(
            total=letters, desc=name, unit="letter", leave=False, position=1, disable=None, file=sys.stderr
        )

    def letters(self, count: int) -> None:
        self._inner.update(min(count, self._letters - self._inner.n))

    def done(self) -> None:
        self._inner.close()
        self._outer.update(1)

    def end(self) -> None:
        self._outer.close()


def tell(report: Mapping[str, Any]) -> None:
    """Print what was compared and the figures."""
    pairing, inputs = report["pairing"], report["inputs"]
    lines = [
        f"{pairing['pairs']} pairs of {inputs['real']['letters']} letters "
        f"and {inputs['synthetic']['letters']} rewrites"
    ]
    for kind, ids in pairing["first"].items():
        more = " …" if pairing[kind] > len(ids) else ""
        lines.append(f"  {kind.replace('_', ' ')}: {pairing[kind]} ({', '.join(ids)}{more})")
    rows = []
    for row in report["metrics"]:
        low, high = row["low"], row["high"]
        bounds = "" if low is None or high is None else f"{_number(low)} to {_number(high)}"
        rows.append((row["name"], _number(row["value"]), bounds, _number(row.get("baseline")), row["better"]))
    show([*lines, Table(("figure", "value", "95% interval", "baseline", "better"), tuple(rows), "lrlrl")])


def _number(value: float | int | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if abs(value) < 1000 else f"{value:.0f}"
