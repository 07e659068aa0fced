"""``synletters evaluate --entities``: gold letters and found spans in, a table and JSON out. No text of a letter is shown."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from synletters.cli.answers import check_out, gold_letters, read_answers, tell_rejected
from synletters.cli.label_maps import label_map
from synletters.core.document import Rejected
from synletters.core.errors import InputError
from synletters.evaluate.detection.entities import evaluate_entities
from synletters.evaluate.detection.entities_table import table
from synletters.io import write_json


def run(
    gold: Path,
    found: Path,
    out: Path | None = None,
    *,
    labels: Sequence[str] = (),
    ignore: Collection[str] = (),
    overwrite: bool = False,
) -> int:
    """Compare, print the table, write the JSON; 1 if letters or answers were rejected, else 0.

    ``labels`` are YAML files or ``NAME=NAME`` pairs. Raises InputError, ConfigError and OutputError.
    """
    check_out(out, overwrite)
    names = label_map(labels)
    answers = read_answers(found, "clinical")
    rejected: list[Rejected] = []
    letters = gold_letters(gold, answers, rejected, "clinical")
    result = evaluate_entities(letters, answers.mentions, labels=names, ignore=ignore)
    if not result.letters:
        first = f"; the first of {len(rejected)} faults: {rejected[0].reason}" if rejected else ""
        raise InputError(f"no letter of {gold} can be read{first}")
    rejected += answers.rejected
    print(table(result))
    if result.unused_names:
        print(f"warning: the label map names {', '.join(result.unused_names)}, which no entity has", file=sys.stderr)
    tell_rejected(rejected, out)
    if out is not None:
        made: dict[str, Any] = {
            **result.to_json(), "gold": str(gold), "found": str(found), "labels": dict(names),
            "ignored": sorted(ignore), "rejected": [item.to_json() for item in rejected],
        }  # fmt: skip
        write_json(out, made)
    return 1 if rejected else 0
