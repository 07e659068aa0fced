"""``synletters report``: a report.json into its page again, with other runs beside it, or with letters side
by side where asked for."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Any

import typer

from synletters.cli.answers import check_out
from synletters.cli.options import argument, examples, option
from synletters.core.document import Letter
from synletters.core.errors import ConfigError, InputError

app = typer.Typer(add_completion=False)
_TABLES = ("letters.jsonl", "letters.jsonl.gz")
_BESIDE = "What stands beside it"


@app.command(
    epilog=examples(
        "synletters report out/report.json page.html",
        "synletters report a/report.json page.html --compare b/report.json",
    )
)
def report(
    report_file: Annotated[Path, argument("REPORT.json", "what `evaluate` or `rewrite` wrote")],
    out: Annotated[Path, argument("OUT.html", "the page to write")],
    compare: Annotated[
        list[Path] | None,
        option(
            "another evaluation, as a further point in the plot of privacy; as often as needed",
            "--compare",
            metavar="REPORT.json",
            group=_BESIDE,
        ),
    ] = None,
    originals_file: Annotated[
        Path | None,
        option(
            "show the worst letters beside their originals: THE PAGE THEN HOLDS PATIENT TEXT; needs "
            "--synthetic",
            "--originals",
            metavar="LETTERS",
            group=_BESIDE,
        ),
    ] = None,
    synthetic_file: Annotated[
        Path | None,
        option(
            "what `rewrite` wrote of them; needs --originals", "--synthetic", metavar="LETTERS", group=_BESIDE
        ),
    ] = None,
    overwrite: Annotated[bool, option("replace an earlier page", "--overwrite")] = False,
) -> int:
    """The HTML page of a report.json again, with other runs beside it, or with letters side by side where
    asked for."""
    from synletters.io.atomic import private_files
    from synletters.report.html import kind_of, write_html
    from synletters.report.sidebyside import texts_known

    check_out(out, overwrite)
    if (originals_file is None) != (synthetic_file is None):
        raise ConfigError("--originals and --synthetic go together: letters are shown side by side")
    told = _read(report_file)
    kind = kind_of(told)
    if not kind:
        raise InputError(
            f"{report_file} is no report of `evaluate` or `rewrite`: pass the report.json that one of them wrote"
        )
    if kind == "rewrite" and (originals_file or compare):
        raise ConfigError(
            "--originals, --synthetic and --compare go with the report of an evaluation; this is one of `rewrite`"
        )
    others = []
    for path in compare or ():
        other = _read(path)
        if kind_of(other) != "evaluation":
            raise InputError(f"{path} is no report of `evaluate`: pass the report.json that it wrote")
        others.append((_name(path), other))
    originals = synthetic = None
    if originals_file is not None and synthetic_file is not None:
        worst = told.get("worst") or []
        wanted = (
            {str(row.get("id")) for row in worst if isinstance(row, Mapping)}
            if isinstance(worst, list)
            else set()
        )
        originals, synthetic = (
            _texts(originals_file, wanted, variants=False),
            _texts(synthetic_file, wanted, variants=True),
        )
        if not texts_known(
            [row for row in worst if isinstance(row, Mapping)] if wanted else [], originals, synthetic
        ):
            raise InputError(
                f"none of the {len(wanted)} worst letters of {report_file} is in both {originals_file} and {synthetic_file}; "
                "are these the letters that it is of?"
            )
    with nullcontext() if originals is None else private_files():
        write_html(
            told, out, per_letter=_rows(report_file), originals=originals, synthetic=synthetic, others=others
        )
    if originals is not None:
        print(f"warning: {out} holds patient text", file=sys.stderr)
    print(f"page: {out}")
    return 0


def _read(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        from synletters.io.readers.base import cannot_read

        raise cannot_read(path, fault) from None
    except (ValueError, RecursionError):
        raise InputError(
            f"{path} is not JSON in UTF-8; pass the report.json that `evaluate` or `rewrite` wrote"
        ) from None
    if not isinstance(value, dict):
        raise InputError(f"{path} holds no report; pass the report.json that `evaluate` or `rewrite` wrote")
    return value


def _name(path: Path) -> str:
    """Reports are called alike; their folders are not."""
    return path.resolve().parent.name if path.name == "report.json" else path.stem


def _rows(report: Path) -> list[dict[str, object]]:
    """The table of single letters beside the report, if there is one. Raises InputError if it cannot be
    read."""
    path = report.with_name("per_letter.csv")
    if not path.is_file():
        return []
    try:
        with path.open(newline="", encoding="utf-8") as handle:
            return [dict(row) for row in csv.DictReader(handle)]
    except (OSError, ValueError, csv.Error):
        raise InputError(
            f"{path}, beside the report, cannot be read as CSV in UTF-8; mend it, or move it away"
        ) from None


def _texts(path: Path, wanted: set[str], *, variants: bool) -> dict[str, str]:
    """The texts of the letters that are wanted, by id, with ``#variant`` for variants past the first."""
    from synletters.io import open_source
    from synletters.report.sidebyside import key_of

    source = open_source(next((path / name for name in _TABLES if (path / name).is_file()), path))
    source.variants = variants
    made = {}
    for letter in source:
        if isinstance(letter, Letter) and letter.id in wanted:
            told = str(letter.meta.get("variant", "")) if variants else ""
            made[key_of(letter.id, int(told) if told.isdecimal() else 0)] = letter.text
    return made
