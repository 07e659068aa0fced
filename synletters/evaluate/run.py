"""A whole evaluation: real letters and their rewrites in, ``report.json``, ``per_letter.csv`` and
``report.html`` out.

Each metric runs behind a guard: one that raises is a failure in the report, and the others go on.
"""

from __future__ import annotations

import inspect
import json
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from synletters.core import registry
from synletters.core.document import Letter
from synletters.core.errors import ConfigError, EvaluationError, OutputError, SynlettersError
from synletters.evaluate import Pair, Score
from synletters.evaluate.pairing import Pairing, describe, gold_spans, other_letters, provenance, read_pairs
from synletters.evaluate.report_files import distribution, per_letter_rows, worst, write_all
from synletters.evaluate.settings import Settings as Settings
from synletters.evaluate.settings import without_secrets as without_secrets
from synletters.io.atomic import AtomicPath

#: metrics that `evaluate` does not run by itself: ``overlap`` is what ROUGE-1's recall says better,
#: ``usefulness`` trains models
NOT_BY_DEFAULT = frozenset({"overlap", "usefulness"})
#: options that `--option` does not give
_OWN = frozenset(
    {
        "gold",
        "others",
        "progress",
        "model",
        "device",
        "dtype",
        "seed",
        "judge",
        "judge_model",
        "perplexity_model",
    }
)
#: metrics that run only if this option names what they need
NEEDS: Mapping[str, str] = {
    "perplexity": "perplexity_model",
    "judge": "judge",
    "canaries": "canaries",
    "membership": "tuned_model",
}

LIMITS = (
    "Every figure is of these letters and these rewrites; a 95% interval says what other letters of the same kind may give, and "
    "nothing of letters of another kind.",
    "Similarity to the source is no measure of quality or of safety: a copy has the best similarity and the worst privacy.",
    "An attack that fails says what this attacker cannot do; nobody can list all attackers. No figure shows that letters may be "
    "shared: that is for people to decide.",
    "Figures of a model (BERTScore, perplexity, the judge) depend on the model that is named beside them; figures of different models "
    "cannot be compared.",
)


class Bars:
    """Progress over metrics and over the letters of one. This one shows nothing."""

    def begin(self, metrics: int) -> None:
        """So many metrics will run."""

    def metric(self, name: str, letters: int) -> None:
        """A metric begins."""

    def letters(self, count: int) -> None:
        """So many more letters are done."""

    def done(self) -> None:
        """The metric has ended."""

    def end(self) -> None:
        """All metrics have ended, or the run has."""


def chosen(settings: Settings) -> list[tuple[str, Callable[..., Any]]]:
    """The metrics to run, in order. Raises ConfigError for a name that nothing answers to."""
    if settings.metrics:
        names = list(dict.fromkeys(settings.metrics))
    else:
        names = [n for n in registry.names("metrics") if n not in NOT_BY_DEFAULT]
        told = settings.to_json() | {"judge": settings.judge}
        names = [n for n in names if n not in NEEDS or told.get(NEEDS[n])]
    for name in settings.skip:
        registry.find("metrics", name)  # a slip of the pen must not run what was to be left out
    found = [(name, registry.find("metrics", name)) for name in names if name not in settings.skip]
    if not found:
        raise ConfigError("no metric is left to run; look at --metrics and --skip")
    if own := [name for name in settings.options if name in _OWN]:
        raise ConfigError([f"{name!r} is no option of a metric: it has an option of its own" for name in own])
    known = {name for _, make in found for name in inspect.signature(make).parameters}
    if wrong := [name for name in settings.options if name not in known]:
        raise ConfigError([f"no metric of this run has an option {name!r}" for name in wrong])
    return found


def _refuse_canaries(metrics: Sequence[tuple[str, Any]], settings: Settings, pairs: Sequence[Pair]) -> None:
    """Canaries that are named are looked for where they can be: a figure of none found is told of no other letters."""
    from synletters.evaluate.privacy.canaries import Canaries

    named = settings.options.get("canaries")
    if named is not None and any(name == "canaries" for name, _ in metrics):
        Canaries(canaries=str(named)).refuse(pairs)


def evaluate(
    real: Path,
    synthetic: Path,
    out: Path,
    settings: Settings | None = None,
    *,
    overwrite: bool = False,
    bars: Bars | None = None,
) -> dict[str, Any]:
    """Measure, write the folder ``out``, return what report.json says.

    Raises InputError (nothing pairs), ConfigError (no such metric), OutputError (``out`` is in the way, or
    cannot be written).
    """
    settings = settings or Settings()
    begin = time.perf_counter()
    refuse_existing(out, overwrite)
    metrics = chosen(settings)
    # the folder that the files will come into is made now: a disk that refuses is told before an hour of work
    target = AtomicPath(out, folder=True, replace=_ours if overwrite else None)
    try:
        gold = gold_spans(settings.gold) if settings.gold else None
        others = other_letters(settings.others) if settings.others else ()
        pairing = read_pairs(real, synthetic, limit=settings.limit, seed=settings.seed)
        _refuse_canaries(metrics, settings, pairing.pairs)
        rows, failures, scores = run_metrics(
            pairing.pairs, metrics, settings, gold=gold, others=others, bars=bars or Bars()
        )
        report: dict[str, Any] = {
            **_head(real, synthetic, pairing, settings),
            "metrics": rows,
            "failures": failures,
            "worst": worst(pairing.pairs, scores),
            "provenance": provenance(synthetic),
            "limits": list(LIMITS),
            "settings": settings.to_json(),
        }
        report["seconds"] = round(time.perf_counter() - begin, 3)
        shown = pairing.pairs if settings.show_originals else None
        rows = per_letter_rows(pairing.pairs, scores)
        write_all(target, report, rows, shown, told, escape=settings.escape_formulas)
    except BaseException:
        target.discard()
        raise
    return report


def _head(real: Path, synthetic: Path, pairing: Pairing, settings: Settings) -> dict[str, Any]:
    from synletters.core.version import __version__

    return {
        "kind": "evaluation",
        "synletters": __version__,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "synthetic_only": not settings.show_originals,
        "inputs": {
            "real": {**describe(real), "letters": pairing.real},
            "synthetic": {**describe(synthetic), "letters": pairing.synthetic, "variants": pairing.variants},
        },
        "pairing": pairing.to_json(),
    }


def run_metrics(
    pairs: Sequence[Pair],
    metrics: Sequence[tuple[str, Callable[..., Any]]],
    settings: Settings,
    *,
    gold: Mapping[str, Any] | None = None,
    others: Sequence[Letter] = (),
    bars: Bars | None = None,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[Score]]:
    """The figures as they stand in the report, the failures, and the scores themselves.

    A failure with ``cannot_run`` is a metric that says that it means nothing on this input.
    """
    bars = bars or Bars()
    bars.begin(len(metrics))
    rows: list[dict[str, Any]] = []
    failures: list[dict[str, Any]] = []
    scores: list[Score] = []
    for name, make in metrics:
        bars.metric(name, len(pairs))
        begin = time.perf_counter()
        try:
            metric = make(**_options(settings), gold=gold, others=others, progress=bars.letters)
            found = tuple(metric.score(pairs))
            seconds = round(time.perf_counter() - begin, 3)
            made = [
                _row(score, name, seconds) for score in found
            ]  # before any is kept: a metric is there whole or not at all
        except Exception as error:
            failures.append(
                {
                    "metric": name,
                    "error": told(error),
                    **({"cannot_run": True} if isinstance(error, EvaluationError) else {}),
                }
            )
        else:
            rows += made
            scores += found
        bars.done()
    bars.end()
    return rows, failures, scores


def _options(settings: Settings) -> dict[str, Any]:
    return {
        "model": settings.model,
        "device": settings.device,
        "dtype": settings.dtype,
        "seed": settings.seed,
        "batch_tokens": settings.batch_tokens,
        "perplexity_model": settings.perplexity_model,
        "judge": settings.judge,
        "judge_model": settings.judge_model,
        **settings.options,
    }


def _row(score: object, name: str, seconds: float) -> dict[str, Any]:
    if not isinstance(score, Score):
        raise TypeError("a metric gave something else than Score")
    row = {**score.to_json(), "metric": name, "seconds": seconds}
    if spread := distribution(list(score.per_letter.values()), score.range):
        row["distribution"] = spread
    json.dumps(
        row, allow_nan=False
    )  # what JSON cannot hold is the metric's fault, and must not cost the others their report
    return row


def told(error: BaseException) -> str:
    """An error in words that cannot hold letter text: synletters' own message, else the type and where it was
    raised."""
    if isinstance(error, SynlettersError):
        return f"{type(error).__name__}: {error}"
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where} (its message may hold letter text and is not kept)"


_FILES = frozenset({"report.json", "per_letter.csv", "report.html"})


def _ours(name: str) -> bool:
    return name in _FILES


def refuse_existing(out: Path, overwrite: bool) -> None:
    """Raise OutputError if a report, or something else, is in the way."""
    if out.is_dir():
        if not overwrite and any(out.iterdir()):
            raise OutputError(
                f"{out} exists already; choose another place, or pass --overwrite to replace it"
            )
    elif out.exists():
        raise OutputError(f"{out} is a file; OUT is a folder for report.json, per_letter.csv and report.html")


def exit_code(report: Mapping[str, Any], settings: Settings) -> int:
    """1 if a metric failed, or cannot run although it, or what it needs, was asked for; else 0."""
    asked = {*settings.metrics, *NEEDS}
    failed = [f for f in report["failures"] if not f.get("cannot_run") or f["metric"] in asked]
    return 1 if failed else 0
