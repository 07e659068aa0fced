"""What the commands share that take letters in and write letters or spans out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synletters.core.config import RunConfig, load
from synletters.core.errors import ConfigError

if TYPE_CHECKING:
    from synletters.io.columns import Columns

_SHOWN = 8  # of what was left out
_NOT_THERE = {
    "records_whose_patient_is_not_there": "records name a patient who is not in the input: nothing is known of them",
    "references_to_what_is_not_there": "references lead to what is not in the input",
}
Work = Callable[..., dict[str, Any]]


def config_of(path: Path | None, given: Mapping[str, Any]) -> RunConfig:
    """The configuration of a file and of options on top; warns if identifiers are not to be looked for.
    Raises as ``load``."""
    values = dict(given)
    if (
        values.get("detectors") == ()
    ):  # a variable of a shell that is not set must not let identifiers through
        raise ConfigError("--detectors names none; name them with commas, or leave it out for all")
    if "policy" in values:
        by_label = dict(values.pop("policy"))
        if policy := by_label.pop("", None):
            values["policy"] = policy
        if by_label:
            values["policies"] = {**values.get("policies", {}), **by_label}
    config = load(path, values)
    if config.no_phi:
        print(
            "warning: --no-phi: identifiers are not looked for; use it only on text that has none",
            file=sys.stderr,
        )
    if config.refill == "free" and config.strategy != "none":
        print(
            "warning: --refill free: any word may take another's place, and many letters will say something else",
            file=sys.stderr,
        )
    return config


def columns_of(config: RunConfig) -> Columns:
    """The columns that a configuration names. Raises ConfigError with every fault."""
    from synletters.io.columns import Columns

    made = Columns(
        config.id_column, config.text_column, config.patient_column, config.separator, config.encoding
    )
    if faults := list(made.faults()):
        raise ConfigError(faults)
    return made


def run(
    work: Work,
    source: Path | str,
    out: Path,
    *args: Any,
    columns: RunConfig | None = None,
    query: str | None = None,
    quiet: bool,
    resume: bool | None = None,
    overwrite: bool = False,
    append: bool | None = None,
    log_file: Path | None = None,
    metrics_file: Path | None = None,
    watched: str | None = None,
    **options: Any,
) -> int:
    """Call ``work`` with letters, ``out`` and a bar of progress, and say what came of it.

    ``watched`` is the name of a command that tells of itself in ``log_file`` and ``metrics_file``. Returns 1 if letters were rejected, or annotations belong to none. Raises as ``work``.
    """
    if resume and overwrite:
        raise ConfigError("--resume keeps what --overwrite throws away; give one of them")
    if append and overwrite:
        raise ConfigError("--append keeps what --overwrite throws away; give one of them")
    options |= {} if append is None else {"append": append}
    options |= {"overwrite": overwrite} if resume is None else {"resume": resume, "overwrite": overwrite}
    from tqdm import tqdm

    from synletters.io import open_source

    letters = open_source(source, *([columns_of(columns)] if columns else []), query=query)
    with ExitStack() as stack:
        bar = stack.enter_context(
            tqdm(total=letters.total, unit="letter", disable=quiet or None, file=sys.stderr)
        )
        if watched is not None:
            from synletters.rewrite.watch import Watch

            options["watch"] = stack.enter_context(Watch(watched, log=log_file, metrics=metrics_file))
            options["expect"] = bar.reset
        report = work(letters, out, *args, progress=bar.update, **options)
    if not quiet:
        print(summary(out, report))
    for line in (*_of_columns(report.get("columns", {})), *_of_records(report)):
        print(line, file=sys.stderr)
    lost = report.get("annotations", {}).get("of_no_letter")
    if lost and lost["rows"]:
        print(
            f"error: {lost['rows']} annotations, of {lost['ids']} ids, belong to no letter: {', '.join(lost['first'])}"
            f"{' and more' if lost['ids'] > len(lost['first']) else ''}",
            file=sys.stderr,
        )
    left = report.get("known_identifiers", {}).get("left_in_output", 0)
    if left:
        print(
            f"error: {left} known identifiers of patients stand in what was written; do not pass it on",
            file=sys.stderr,
        )
    words = report.get("clinical_words", {})
    if words.get("above_threshold"):
        print(
            f"error: {words['lost']} of {words['words']} clinical words were lost ({words['share']:.1%}), more than "
            f"max_clinical_loss = {words['threshold']:g}; the report names the letters and the words",
            file=sys.stderr,
        )
    if quiet and report["rejected"]:  # an exit code alone is easily overlooked
        print(
            f"synletters: {report['rejected']} of {report['letters']} letters were rejected; why stands in the file of {out} that ends "
            "in rejected.jsonl",
            file=sys.stderr,
        )
    return 1 if report["rejected"] or (lost and lost["rows"]) or words.get("above_threshold") or left else 0


def _of_columns(told: Mapping[str, Any]) -> list[str]:
    """What is to be looked after in the further columns of a table."""
    lines = []
    for name, why in told.get("look_like_identifiers", {}).items():
        lines.append(
            f"warning: column {name!r} passed as it is and looks like identifiers ({why}): --drop-columns, --replace-columns or "
            "--shift-columns"
        )
    for name, count in told.get("letters_rejected", {}).items():
        lines.append(
            f"warning: {count} letters were rejected: column {name!r} holds an identifier that was replaced in their patient's letters"
        )
    return lines


def _of_records(report: Mapping[str, Any]) -> list[str]:
    """What is to be known of records and documents: what was refused, what is not there, what was left out."""
    lines, records, told = [], report.get("records", {}), report.get("input", {})
    if records.get("refused"):
        lines.append(
            f"warning: {records['refused']} of {records['records']} records are left out whole; rejected.jsonl says why"
        )
    for name, text in _NOT_THERE.items():
        if count := records.get(name):
            lines.append(f"warning: {count} {text}")
    if count := report.get("not_written"):
        lines.append(
            f"warning: {count} relations, events, attributes, notes and pieces have no place in this format; --to brat or jsonl keeps them"
        )
    left_out = {**records.get("left_out", {}), **told.get("left_out", {})}
    if left_out:
        most = sorted(left_out, key=lambda name: -left_out[name])
        more = f" and {len(most) - _SHOWN} more" if len(most) > _SHOWN else ""
        lines.append(
            "warning: left out of the output, as nothing can be replaced in it: "
            + ", ".join(f"{name} ({left_out[name]})" for name in most[:_SHOWN])
            + more
        )
    return lines


def summary(out: Path, report: Mapping[str, Any]) -> str:
    """A few lines for the terminal."""
    lines = [
        f"{report['letters']} letters in {report['seconds']:.1f} s ({report['letters_per_second']} letters/s), "
        f"{report['rejected']} rejected"
    ]
    if added := report.get("added") or next(iter(report.get("appended", ())[-1:]), None):
        lines.append(
            f"{added['letters']} of them added now; {added['skipped']} were there already and left out"
        )
    if "identifiers_replaced" in report:
        identifiers = sum(report["identifiers_replaced"].values())
        if records := report.get("records"):
            lines.append(
                f"{records['written']} of {records['records']} records written ({records['format']})"
            )
        lines.append(
            f"{identifiers} identifiers replaced, {report['words_masked']} of {report['words']} words masked"
        )
        if report["provenance"]["config"]["vault"] and report["letters_without_patient_id"]:
            lines.append(
                f"warning: {report['letters_without_patient_id']} letters have no patient id; each stands for a patient "
                "of its own in the vault"
            )
        if report["ids_that_hold_an_identifier"] and not report["provenance"]["config"]["id_map"]:
            lines.append(
                f"warning: {report['ids_that_hold_an_identifier']} letters have ids that hold an identifier of theirs; "
                "--id-map FILE.csv writes new ids"
            )
        if weeks := report.get("date_shift", {}).get("not_whole_weeks"):
            lines.append(
                f"warning: the days of {weeks} patients are no whole weeks: days of the week in their letters will not fit the dates"
            )
        if passed := report.get("columns", {}).get("passed"):
            lines.append(f"further columns passed as they are: {', '.join(map(repr, passed))}")
        if known := report.get("known_identifiers"):
            lines.append(
                f"{known['places']} known identifiers in {known['letters']} letters, of which the detectors found "
                f"{known['found_by_detectors']} by themselves"
            )
        told = report.get("clinical_words")
        if told and told["words"]:
            lines.append(f"{told['lost']} of {told['words']} clinical words lost ({told['share']:.2%})")
        for score in report.get("scores", ()):
            lines.append(f"{score['name']} {score['value']:.3f} over {score['letters']} letters")
    else:
        lines.append(f"{report['spans']} spans")
    if "stages" in report:
        lines.append(
            "time: " + ", ".join(f"{name} {stage['share']:.0%}" for name, stage in report["stages"].items())
        )
    lines.append(f"results: {out}")
    if report["rejected"]:
        lines.append("why letters were rejected stands in the file that ends in rejected.jsonl")
    return "\n".join(lines)
