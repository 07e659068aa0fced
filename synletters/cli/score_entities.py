"""``synletters score entities``: gold letters and found spans in, a table and JSON out. No text of a letter
is shown."""

from __future__ import annotations

import sys

import typer

from synletters.cli.answers import (
    UNANSWERED,
    Found,
    Gold,
    Ignore,
    Labels,
    check_out,
    conclude,
    gold_letters,
    nothing_read,
    read_answers,
)
from synletters.cli.label_maps import label_map
from synletters.cli.options import Out, Overwrite, examples, names
from synletters.core.document import Rejected

app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples(
        "synletters score entities gold.jsonl spans.jsonl figures.json --labels Disease=DISEASE,Chemical=DRUG"
    )
)
def entities(
    gold: Gold,
    found: Found,
    out: Out = None,
    labels: Labels = None,
    ignore: Ignore = None,
    overwrite: Overwrite = False,
) -> int:
    """Clinical entities found, against gold annotations.

    Exits with 1 if letters or answers were rejected.
    """
    from synletters.evaluate.detection.entities import evaluate_entities
    from synletters.evaluate.detection.entities_table import blocks

    check_out(out, overwrite)
    mapped, left_out = label_map(labels or ()), {*names(ignore)}
    answers = read_answers(found, "clinical")
    rejected: list[Rejected] = []
    letters = gold_letters(gold, answers, rejected, "clinical")
    result = evaluate_entities(letters, answers.mentions, labels=mapped, ignore=left_out)
    if not result.letters:
        raise nothing_read(f"no letter of {gold} can be read", rejected)
    if result.unused_names:
        print(
            f"warning: the label map names {', '.join(result.unused_names)}, which no entity has",
            file=sys.stderr,
        )
    figures = {
        **result.to_json(),
        "gold": str(gold),
        "found": str(found),
        "labels": dict(mapped),
        "ignored": sorted(left_out),
    }
    return conclude(blocks(result), figures, [*rejected, *answers.rejected], out, UNANSWERED)
