"""A whole run: a source of letters in, a folder or file of rewrites out, with what was rejected and a
report."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from synletters.core.config import RunConfig
from synletters.core.document import Letter, Rejected, Rewrite
from synletters.core.errors import ConfigError, InputError, LetterError
from synletters.evaluate.clinical.words_lost.tally import Tally
from synletters.io import (
    ANNOTATED,
    NO_EXTRAS,
    Extras,
    LetterSource,
    RowFile,
    open_writer,
    with_annotations,
    write_json,
)
from synletters.io.readers.records.record import is_part
from synletters.io.readers.records.source import Parts, RecordSource
from synletters.io.writers.opening import open_record_writer
from synletters.io.writers.records import Results, write_records
from synletters.io.writers.table import letters_into, refuse_table
from synletters.io.written import KnownIds
from synletters.rewrite import known_counts
from synletters.rewrite.appending import Finished, Unknown, crosswalk_of
from synletters.rewrite.attributes import STATEMENTS
from synletters.rewrite.chunk_work import Account, detected, rewritten
from synletters.rewrite.identity import identity
from synletters.rewrite.outputs import Outputs, manifest, refuse_existing
from synletters.rewrite.rare_survey import survey as survey_rare_terms
from synletters.rewrite.rewriter import Rewriter
from synletters.rewrite.run_report import counted, figures, stages
from synletters.rewrite.shard_rows import decoded, encoded, found, found_raw, lost_of
from synletters.rewrite.sharded import over_shards
from synletters.rewrite.shards import Row, Shards, folder_of
from synletters.rewrite.table_columns import WithCells, survey
from synletters.rewrite.watch import Watch
from synletters.surrogate.date_shifts import DateShifts
from synletters.surrogate.letter_ids import new_ids, refuse_inside, renamed

Progress = Callable[[int], None]


def rewrite(
    source: LetterSource,
    out: Path,
    config: RunConfig,
    *,
    rewriter: Rewriter | None = None,
    extras: Extras = STATEMENTS,
    resume: bool = False,
    overwrite: bool = False,
    append: bool = False,
    into: str | None = None,
    progress: Progress | None = None,
    expect: Progress | None = None,
    watch: Watch | None = None,
) -> dict[str, Any]:
    """Rewrite every letter of ``source`` into ``out``; return what report.json says. ``extras`` tells more of
    its spans.

    Nothing appears under its final name before the run has ended; until then what is finished lies in
    ``OUT.unfinished`` (``shards``), from which ``resume`` goes on. ``append`` adds the letters to a finished run
    (``appending``). ``into`` is a table of a database (``ADDRESS#TABLE``) that the letters are written to besides, or, for OMOP, the database of
    its tables. ``progress``, ``expect`` and ``watch`` are told of as by ``over_shards``. Raises OutputError if results of an earlier run are in the way, or if they cannot be written;
    InputError if the source holds no letter at all.
    """
    given, records = source, source if isinstance(source, RecordSource) else None
    outputs = Outputs.of(out, config.annotated, records.form if records else None)
    if records:
        _refuse_for_records(records, config, append)
    if into is not None:
        omop = records is not None and records.form == "omop"
        refuse_table(into, overwrite or resume, ("person", "note") if omop else None)
        if append:
            raise ConfigError(
                "--into writes a table whole, to which --append adds none; leave one of them out"
            )
    if not append and not resume:  # a run that goes on found its places free when it began
        refuse_existing(outputs.all, overwrite)
    shifts = (
        DateShifts(config.date_shift) if config.date_shift else None
    )  # a bad file is told before any letter is read
    crosswalk = Path(config.id_map) if config.id_map else None
    if crosswalk is not None:
        refuse_inside(crosswalk, out)
        if not append and not resume:
            refuse_existing((crosswalk,), overwrite)
    columns = survey(source, config)
    parts = Parts(records) if records else None
    source = with_annotations(parts or source, config.annotations)
    if columns.names:
        source = WithCells(source, columns)
    begin = time.perf_counter()
    rare = None
    if config.generalise_rare:
        if append:
            raise ConfigError(
                "--generalise-rare counts the letters of the whole corpus, and --append adds to some of it; rewrite all of them anew"
            )
        rare = survey_rare_terms(source, config, rewriter=rewriter)
    asked, files = (
        identity("rewrite", config, extras, rare),
        [*outputs.all, *([crosswalk] if crosswalk else [])],
    )
    before = Finished.of(folder_of(out), outputs, asked, crosswalk=crosswalk) if append else None
    account = before.account if before else Account()
    shards = Shards(
        out,
        asked | ({"append": before.mark} if before else {}),
        outputs=files,
        resume=resume,
        overwrite=overwrite,
    )
    with shards:
        earlier: Outputs | None = None
        if before:
            config = replace(config, score=0)  # the scores are of the first letters, which are there
            earlier = before.keep(shards.folder)
            ids = KnownIds.of((earlier.letters, earlier.rejected))
            table = earlier.letters.suffix.lower() in (".csv", ".tsv")
            source = Unknown(source, ids, config, escape=table and config.escape_formulas)
        finished = over_shards(
            source,
            config,
            rewritten,
            extras,
            account,
            shards,
            encoded,
            rewriter=rewriter,
            progress=progress,
            rare=rare,
            expect=expect,
            watch=watch,
        )
        if not finished.letters and before and isinstance(source, Unknown) and source.skipped:
            return before.report | {"added": {"letters": 0, "skipped": source.skipped}}
        if not finished.letters:
            raise InputError(f"{source.name} holds no letters")
        annotated = _of_annotations(source)
        rows = (row for number in range(finished.shards) for row in shards.rows(number))
        with account.clock.stage("write"):
            written, rejected, sample, words, put = _put_together(
                rows, outputs, config, extras, crosswalk, overwrite, columns.types, earlier, records, into
            )
        seconds = time.perf_counter() - begin
        if before:
            words = before.with_words(words)
        report = figures(
            account,
            config,
            letters=finished.letters - put["parts"] + (before.total("letters") if before else 0),
            rejected=rejected + (before.total("rejected") if before else 0),
            written=written + (before.total("rewrites") if before else 0),
            seconds=seconds,
        )
        report["clinical_words"] = words.to_json(config.max_clinical_loss)
        if sample:
            report["scores"] = _scores(source, sample, config)
        if shifts is not None:
            report["date_shift"] = {"patients": len(shifts), "not_whole_weeks": shifts.not_whole_weeks}
        if columns.names or columns.dropped:
            report["columns"] = columns.to_json() | {"letters_rejected": counted(account.counts, "columns:")}
        if records and parts:
            report["records"] = {
                "format": records.form,
                **{name: put[name] for name in ("records", "written", "refused")},
                "left_out": dict(sorted(parts.dropped.items())),
            }
        if told := given.told():
            report["records" if records else "input"] = {**report.get("records", {}), **told}
        if rare is not None:
            report["generalised"] = rare.report(account.counts)
        report |= annotated | known_counts.told(account.counts, config)
        if before and isinstance(source, Unknown):
            report = before.report_of_all(report, source.skipped)
        _write_report(report, outputs, {"run": asked, "counts": dict(account.counts)})
    return report


def _put_together(
    rows: Iterable[Row],
    outputs: Outputs,
    config: RunConfig,
    extras: Extras,
    crosswalk: Path | None,
    overwrite: bool,
    columns: Mapping[str, Any],
    earlier: Outputs | None = None,
    records: RecordSource | None = None,
    into: str | None = None,
) -> tuple[int, int, dict[str, Rewrite], Tally, Counter[str]]:
    """Write the results of all shards to the files of the run, behind those of an ``earlier`` one; how many rewrites and
    rejections there are in them, the first ones, which are to be scored, the clinical words that all lost, and counts of what
    came of ``records``."""
    rejected, sample, words = 0, dict[str, Rewrite](), Tally()
    results, put = Results() if records else None, Counter[str]()
    with ExitStack() as stack:
        good = stack.enter_context(
            open_writer(
                outputs.letters,
                names=extras.names,
                refilled=config.mark_refills,
                columns=columns,
                after=earlier.letters if earlier else None,
                escape=config.escape_formulas,
            )
        )
        # brat first: it alone may refuse a letter, and a letter is in all of the files or in none
        more = [
            stack.enter_context(
                open_writer(outputs.annotated[kind], kind, names=extras.names, replace=overwrite)
            )
            for kind in ANNOTATED
            if kind in outputs.annotated
        ]
        own = records is not None and records.form == "omop"
        put_into = None
        if into and not own:
            put_into = stack.enter_context(letters_into(into, tuple(columns), replace=overwrite))
        bad = stack.enter_context(RowFile(outputs.rejected, after=earlier.rejected if earlier else None))
        rename = stack.enter_context(
            renamed(
                crosswalk,
                config.seed,
                after=crosswalk_of(earlier) if earlier else None,
                escape=config.escape_formulas,
            )
        )
        for row in rows:
            result, attributes = decoded(row)
            if results and is_part(result.letter_id):
                put["parts"] += 1
            if results and isinstance(result, Rewrite):
                results.add(result)
                if is_part(result.letter_id):
                    continue
            if isinstance(result, Rewrite):
                try:
                    named = replace(result, letter_id=rename(result.letter_id))
                    for writer in (*more, good):
                        writer.write(named, attributes)
                    if put_into:
                        put_into(named, attributes)
                except LetterError as error:
                    result = Rejected(result.letter_id, "write", error.reason)
                else:
                    words.add(named.letter_id, named.variant, lost_of(row))
                    if len(sample) < config.score and result.variant == 0:
                        sample[result.letter_id] = result
            if isinstance(result, Rejected):
                rejected += 1
                bad.write({**result.to_json(), "id": rename(result.letter_id)})
        if records and results:
            ids = new_ids(config.seed)
            place = outputs.annotated[records.form]
            with open_record_writer(
                records,
                place,
                ids,
                replace=overwrite,
                into=into if own else None,
                escape=config.escape_formulas,
            ) as out:
                for refused in write_records(records, results, out, put):
                    rejected += 1
                    bad.write({**refused.to_json(), "id": rename(refused.letter_id)})
        for writer in (*more, good):  # a disk that is full shows here, before any of them has its name
            writer.finish()
    return good.count, rejected, sample, words, put


def _refuse_for_records(records: RecordSource, config: RunConfig, append: bool) -> None:
    """Raise ConfigError for what records cannot be put together with."""
    if config.variants > 1:
        raise ConfigError(
            f"{records.name} holds records, which are written once; leave --variants out, or bring the letters in alone "
            "(`synletters convert IN letters.jsonl --to jsonl`)"
        )
    if append:
        raise ConfigError(
            f"{records.name} holds records, to which --append adds none; rewrite all of them anew"
        )


def _write_report(report: Mapping[str, Any], outputs: Outputs, run: Mapping[str, Any]) -> None:
    from synletters.report.html import write_html

    write_json(outputs.report, report)
    write_html(report, outputs.page)
    write_json(outputs.manifest, {**manifest(outputs), **run})


def _scores(source: LetterSource, sample: Mapping[str, Rewrite], config: RunConfig) -> list[dict[str, Any]]:
    """The scores of some rewrites beside their letters, which are read again."""
    from synletters.evaluate import score

    letters = {item.id: item for item in source if isinstance(item, Letter) and item.id in sample}
    return [made.to_json() for made in score([(letters[k], v) for k, v in sample.items()], config)]


def detect(
    source: LetterSource,
    out: Path,
    config: RunConfig,
    *,
    rewriter: Rewriter | None = None,
    resume: bool = False,
    overwrite: bool = False,
    raw: bool = False,
    progress: Progress | None = None,
    expect: Progress | None = None,
    watch: Watch | None = None,
) -> dict[str, Any]:
    """Write the spans of every letter to ``out`` (JSON lines: id, spans); rejected letters go beside it. ``resume``
    as for ``rewrite``. ``raw`` writes what every detector said, else it is merged (``synletters.detect.merging``)."""
    rejected_path = Outputs.of(out).rejected
    if not resume:
        refuse_existing((out, rejected_path), overwrite)
    source = with_annotations(source, config.annotations)
    config = replace(config, vault=None, vault_key_file=None)  # nothing is drawn here
    account = Account()
    begin = time.perf_counter()
    rejected = spans = 0
    asked = identity("detect, raw" if raw else "detect", config, NO_EXTRAS)
    with Shards(out, asked, outputs=(out, rejected_path), resume=resume, overwrite=overwrite) as shards:
        finished = over_shards(
            source,
            config,
            detected,
            NO_EXTRAS,
            account,
            shards,
            found_raw if raw else found,
            rewriter=rewriter,
            progress=progress,
            expect=expect,
            watch=watch,
        )
        if not finished.letters:
            raise InputError(f"{source.name} holds no letters")
        with RowFile(out) as good, RowFile(rejected_path) as bad:
            for number in range(finished.shards):
                for row in shards.rows(number):
                    if "spans" in row:
                        good.write(row)
                        spans += len(row["spans"])
                    else:
                        bad.write(row)
                        rejected += 1
    seconds = time.perf_counter() - begin
    return {
        "letters": finished.letters,
        "rejected": rejected,
        "spans": spans,
        "seconds": round(seconds, 3),
        "letters_per_second": round(finished.letters / seconds, 2),
        "stages": stages(account),
        **_of_annotations(source),
        **known_counts.told(account.counts, config),
    }


def _of_annotations(source: LetterSource) -> dict[str, Any]:
    told = source.report()
    return {} if told is None else {"annotations": told}
