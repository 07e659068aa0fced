"""``synletters score tables``: whether rewritten letters and de-identified tables still agree. No text and no cell is shown."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from synletters.cli.answers import Real, Synthetic, check_out, conclude, nothing_read, read_rewrites
from synletters.cli.options import Out, Overwrite, argument, examples, names, option
from synletters.core.document import Letter, Rejected
from synletters.core.errors import ConfigError
from synletters.evaluate.tables import Block, Table

if TYPE_CHECKING:
    from synletters.io.columns import Columns
    from synletters.surrogate.date_cells import DateForm

app = typer.Typer(add_completion=False)
_TABLES = "Tables"


@app.command(
    epilog=examples(
        "synletters score tables notes.csv out.csv visits.csv visits_out.csv --date-columns ADMITTED --identifier-columns NHS_NO",
    )
)
def tables(
    real: Real,
    synthetic: Synthetic,
    before: Annotated[
        Path, argument("BEFORE", "the table as it was: .csv, .tsv, .jsonl or .parquet; may be REAL")
    ],
    after: Annotated[Path, argument("AFTER", "the table de-identified; may be SYNTHETIC")],
    out: Out = None,
    date_columns: Annotated[
        list[str] | None,
        option(
            "columns of dates; NAME=dmy or NAME=mdy tells which number is the day",
            metavar="A,B",
            group=_TABLES,
        ),
    ] = None,
    identifier_columns: Annotated[
        list[str] | None, option("columns of identifiers", metavar="A,B", group=_TABLES)
    ] = None,
    id_column: Annotated[
        str,
        option("column of the letters' ids, in REAL and BEFORE (default id)", metavar="NAME", group=_TABLES),
    ] = "id",
    new_id_column: Annotated[
        str, option("column of the letters' ids in AFTER (default id)", metavar="NAME", group=_TABLES)
    ] = "id",
    text_column: Annotated[
        str, option("column of the texts in REAL (default text)", metavar="NAME", group=_TABLES)
    ] = "text",
    patient_column: Annotated[
        str, option("column of the patients' ids in REAL (default patient_id)", metavar="NAME", group=_TABLES)
    ] = "patient_id",
    separator: Annotated[
        str, option("of a CSV among REAL and BEFORE (default ,)", metavar="SIGN", group=_TABLES)
    ] = ",",
    encoding: Annotated[
        str, option("of a CSV among REAL and BEFORE (default utf-8)", metavar="NAME", group=_TABLES)
    ] = "utf-8",
    id_map: Annotated[
        Path | None, option("the new ids that `rewrite --id-map` wrote", metavar="FILE.csv", group=_TABLES)
    ] = None,
    overwrite: Overwrite = False,
) -> int:
    """Whether letters and tables that were de-identified still agree: rows join, dates moved alike, identifiers are the same.

    Exits with 1 if they do not anywhere, or if letters were rejected.
    """
    from synletters.evaluate.agreement import KINDS, Agreement
    from synletters.io import open_source
    from synletters.io.columns import DEFAULT, Columns
    from synletters.io.table_rows import table_rows

    check_out(out, overwrite)
    dates = {name.partition("=")[0]: name.partition("=")[2] for name in names(date_columns)}
    identifiers = names(identifier_columns)
    if not dates and not identifiers:
        raise ConfigError("name the columns to compare: --date-columns, --identifier-columns or both")
    if bad := [name for name, order in dates.items() if order not in ("", "dmy", "mdy")]:
        raise ConfigError(f"--date-columns has another order than dmy and mdy for {bad[0]!r}")
    columns = Columns(id_column, text_column, patient_column, separator, encoding)
    if wrong := list(columns.faults()):
        raise ConfigError(wrong)
    wanted = [*dates, *identifiers]
    old = _by_id(before, id_column, wanted, columns)
    new = _by_id(after, new_id_column, wanted, DEFAULT)
    new_ids = {} if id_map is None else {k: r["new_id"] for k, r in table_rows(id_map, "id", ["new_id"])}
    forms = {
        name: (_form(before, old, name, order), _form(after, new, name, order))
        for name, order in dates.items()
    }
    agreement = Agreement(old, new, forms, identifiers, new_ids)
    rejected: list[Rejected] = []
    table = real.name.lower().endswith((".csv", ".tsv", ".jsonl", ".jsonl.gz", ".parquet"))
    for item in open_source(real, columns) if table else open_source(real):
        if isinstance(item, Letter):
            agreement.learn(item)
        else:
            rejected.append(item)
    for made in read_rewrites(synthetic, rejected):
        agreement.check(made.letter_id, made.text)
    if not agreement.letters:
        raise nothing_read(
            f"no letter of {real} has a row in {before}; is {id_column!r} their id in both?", rejected
        )
    faults = agreement.finish()
    counts = Counter(fault.kind for fault in faults)
    rows = tuple(
        (kind, str(agreement.compared[kind] or ""), str(counts[kind]), what) for kind, what in KINDS.items()
    )
    blocks: list[Block] = [
        f"{agreement.letters} letters with rows, {agreement.not_rewritten} of them not among the rewrites",
        Table(("fault", "compared", "found", "what"), rows, "lrrl"),
    ]
    figures: dict[str, Any] = {
        "letters": agreement.letters,
        "not_rewritten": agreement.not_rewritten,
        "compared": dict(agreement.compared),
        "faults": {kind: counts[kind] for kind in KINDS},
        "of": [fault.to_json() for fault in faults],
    }
    code = conclude(blocks, figures, rejected, out)
    return 1 if faults else code


def _by_id(
    path: Path, id_column: str, wanted: list[str], columns: Columns
) -> dict[str, list[dict[str, Any]]]:
    from synletters.io.table_rows import table_rows

    rows: dict[str, list[dict[str, Any]]] = {}
    for key, row in table_rows(path, id_column, wanted, columns):
        rows.setdefault(key, []).append(row)
    return rows


def _form(path: Path, rows: dict[str, list[dict[str, Any]]], name: str, order: str) -> DateForm:
    from synletters.io.cells import is_empty
    from synletters.surrogate.date_cells import DateColumn

    column = DateColumn("dmy" if order == "dmy" else "mdy" if order == "mdy" else None)
    for key, entries in rows.items():
        for row in entries:
            if not is_empty(row[name]):
                column.see(row[name], key)
    return column.checked(str(path), name, "date_columns")
