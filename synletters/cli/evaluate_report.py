"""``synletters evaluate REAL SYNTHETIC OUT``: every metric, a table on the terminal, and OUT with report.json and report.html."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from synletters.core.errors import ConfigError
from synletters.evaluate.run import Bars, Settings, evaluate, exit_code, without_secrets

_LOCAL = ("127.0.0.1", "localhost", "::1")


def names(entries: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.strip() for entry in entries for name in entry.split(",") if name.strip())


def settings_of(args: argparse.Namespace) -> Settings:
    """Raises ConfigError for what is no option."""
    if args.limit is not None and args.limit < 1:
        raise ConfigError(f"--limit is {args.limit}; it must be at least 1")
    options: dict[str, Any] = {}
    for entry in args.option:
        name, equals, value = entry.partition("=")
        if not equals or not name.isidentifier():
            raise ConfigError(f"--option {entry!r} is not NAME=VALUE")
        try:
            options[name] = json.loads(value)
        except ValueError:
            options[name] = value
    given = {"canaries": args.canaries, "tuned_model": args.tuned_model, "reference": args.reference}
    options |= {name: str(value) for name, value in given.items() if value is not None}
    return Settings(
        metrics=names(args.metrics), skip=names(args.skip), limit=args.limit, seed=args.seed, model=args.model,
        perplexity_model=args.perplexity_model, judge=tuple(args.judge), judge_model=args.judge_model, gold=args.gold, others=args.others,
        show_originals=args.show_originals, device=args.device, dtype=args.dtype, options=options,
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Exit code 1 if a metric failed, or one that was named cannot run on this input. Raises as ``evaluate``."""
    if args.out is None:
        raise ConfigError("name the folder for the report: synletters evaluate REAL SYNTHETIC OUT")
    settings = settings_of(args)
    _warn(settings)
    report = evaluate(
        args.gold_letters,
        args.found,
        args.out,
        settings,
        overwrite=args.overwrite,
        bars=None if args.quiet else TqdmBars(),
    )
    if not args.quiet:
        print(table(report))
        print(f"results: {args.out}")
    for failure in report["failures"]:
        kind = "not measured" if failure.get("cannot_run") else "FAILED"
        print(f"{kind}: {failure['metric']}: {failure['error']}", file=sys.stderr)
    return exit_code(report, settings)


def _warn(settings: Settings) -> None:
    from urllib.parse import urlsplit

    for url in settings.judge:
        if urlsplit(url).hostname not in _LOCAL:
            print(f"warning: rewrites are sent to {without_secrets(url)}, which is not this machine", file=sys.stderr)
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


def table(report: Mapping[str, Any]) -> str:
    """The figures as text."""
    pairing = report["pairing"]
    lines = [
        f"{pairing['pairs']} pairs of {report['inputs']['real']['letters']} letters and {report['inputs']['synthetic']['letters']} rewrites"
    ]
    for kind, ids in pairing["first"].items():
        more = " …" if pairing[kind] > len(ids) else ""
        lines.append(f"  {kind.replace('_', ' ')}: {pairing[kind]} ({', '.join(ids)}{more})")
    lines.append(f"{'figure':34} {'value':>9}  {'95% interval':21} {'baseline':>9}  better")
    for row in report["metrics"]:
        bounds = "" if row["low"] is None or row["high"] is None else f"{_number(row['low'])} to {_number(row['high'])}"
        lines.append(
            f"{row['name'][:34]:34} {_number(row['value']):>9}  {bounds:21} {_number(row.get('baseline')):>9}  {row['better']}"
        )
    return "\n".join(lines)


def _number(value: float | int | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if abs(value) < 1000 else f"{value:.0f}"
