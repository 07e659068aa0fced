"""``synletters report``: a report.json into its page again, with other runs beside it, or with letters side by side where asked for."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from synletters.cli.answers import check_out
from synletters.core.document import Letter
from synletters.core.errors import ConfigError, InputError

_TABLES = ("letters.jsonl", "letters.jsonl.gz")


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("report", metavar="REPORT.json", type=Path, help="what `evaluate` or `rewrite` wrote")
    parser.add_argument("out", metavar="OUT.html", type=Path, help="the page to write")
    parser.add_argument("--compare", metavar="REPORT.json", type=Path, action="append", default=[],
                        help="another evaluation, as a further point in the plot of privacy; as often as needed")  # fmt: skip
    parser.add_argument("--originals", metavar="LETTERS", type=Path,
                        help="show the worst letters beside their originals: THE PAGE THEN HOLDS PATIENT TEXT; needs --synthetic")  # fmt: skip
    parser.add_argument(
        "--synthetic", metavar="LETTERS", type=Path, help="what `rewrite` wrote of them; needs --originals"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace an earlier page")


def run(args: argparse.Namespace) -> int:
    """Write the page; 0. Raises InputError, ConfigError, OutputError."""
    from synletters.report.html import kind_of, write_html
    from synletters.report.sidebyside import texts_known

    check_out(args.out, args.overwrite)
    if (args.originals is None) != (args.synthetic is None):
        raise ConfigError("--originals and --synthetic go together: letters are shown side by side")
    report = _read(args.report)
    kind = kind_of(report)
    if not kind:
        raise InputError(
            f"{args.report} is no report of `evaluate` or `rewrite`: pass the report.json that one of them wrote"
        )
    if kind == "rewrite" and (args.originals or args.compare):
        raise ConfigError(
            "--originals, --synthetic and --compare go with the report of an evaluation; this is one of `rewrite`"
        )
    others = []
    for path in args.compare:
        other = _read(path)
        if kind_of(other) != "evaluation":
            raise InputError(f"{path} is no report of `evaluate`: pass the report.json that it wrote")
        others.append((_name(path), other))
    originals = synthetic = None
    if args.originals is not None:
        worst = report.get("worst") or []
        wanted = {str(row.get("id")) for row in worst if isinstance(row, Mapping)} if isinstance(worst, list) else set()
        originals, synthetic = (
            _texts(args.originals, wanted, variants=False),
            _texts(args.synthetic, wanted, variants=True),
        )
        if not texts_known([row for row in worst if isinstance(row, Mapping)] if wanted else [], originals, synthetic):
            raise InputError(f"none of the {len(wanted)} worst letters of {args.report} is in both {args.originals} and {args.synthetic}; "
                             "are these the letters that it is of?")  # fmt: skip
    write_html(report, args.out, per_letter=_rows(args.report), originals=originals, synthetic=synthetic, others=others)
    if originals is not None:
        print(f"warning: {args.out} holds patient text", file=sys.stderr)
    print(f"page: {args.out}")
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
    """The table of single letters beside the report, if there is one. Raises InputError if it cannot be read."""
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
