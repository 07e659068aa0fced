"""``synletters score phi``: gold letters and found spans in, a table and JSON out.

No text of a letter is shown or written, unless ``show_misses`` or ``show_alarms`` asks for it; the output
then says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

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
from synletters.cli.options import Out, Overwrite, examples, names, option
from synletters.core.document import Letter, Rejected
from synletters.core.errors import ConfigError, InputError
from synletters.core.mentions import mentions_of
from synletters.evaluate.tables import Block, Table

if TYPE_CHECKING:
    from synletters.evaluate.detection.phi import PhiResult
    from synletters.evaluate.detection.phi_letter import Place

app = typer.Typer(add_completion=False)
CONTEXT = 40
SHOWS_TEXT = "THE FOLLOWING SHOWS TEXT OF THE LETTERS"


@app.command(
    epilog=examples(
        "synletters score phi gold.jsonl spans.jsonl figures.json",
        "synletters score phi i2b2/ spans.jsonl --labels DOCTOR=NAME,PATIENT=NAME",
    )
)
def phi(
    gold: Gold,
    found: Found,
    out: Out = None,
    labels: Labels = None,
    ignore: Ignore = None,
    show_misses: Annotated[
        int,
        option(
            "show N missed spans (shows letter text)", "--show-misses", metavar="N", group="Text of letters"
        ),
    ] = 0,
    show_alarms: Annotated[
        int,
        option(
            "show N false alarms (shows letter text)", "--show-alarms", metavar="N", group="Text of letters"
        ),
    ] = 0,
    overwrite: Overwrite = False,
) -> int:
    """Identifiers found, against gold annotations: recall by label with its bounds, letters with a miss.

    Exits with 1 if letters or answers were rejected.
    """
    from synletters.evaluate.detection.phi import evaluate_phi
    from synletters.evaluate.detection.phi_table import blocks

    check_out(out, overwrite)
    if min(show_misses, show_alarms) < 0:
        raise ConfigError("how many misses or alarms to show is a whole number, 0 or more")
    mapped, left_out = label_map(labels or ()), {*names(ignore)}
    answers = read_answers(found, "phi")
    rejected: list[Rejected] = []
    annotated = 0

    def read() -> Iterator[Letter]:
        nonlocal annotated
        for letter in gold_letters(gold, answers, rejected, "phi"):
            annotated += bool(mentions_of(letter))
            yield letter

    result = evaluate_phi(read(), answers.mentions, labels=mapped, ignore=left_out)
    if not result.letters:
        raise nothing_read(f"no letter of {gold} can be read", rejected)
    if not annotated:
        raise InputError(
            f"no letter of {gold} has an annotation, so there is nothing to score against; GOLD comes first, and holds the letters "
            "with their annotated identifiers"
        )
    shown = _shown(gold, result, show_misses, show_alarms)
    figures: dict[str, Any] = {
        **result.to_json(),
        "gold": str(gold),
        "found": str(found),
        "labels": dict(mapped),
        "ignored": sorted(left_out),
    }
    if shown:
        figures |= {"shows_text": SHOWS_TEXT, "shown": shown}
    tables = (*blocks(result), *_excerpts(shown))
    return conclude(tables, figures, [*rejected, *answers.rejected], out, UNANSWERED)


def _shown(gold: Path, result: PhiResult, misses: int, alarms: int) -> list[dict[str, Any]]:
    """The places that were asked for, spread evenly over the file, with their text."""
    chosen = [("miss", place) for place in _spread(result.misses, misses)]
    chosen += [("false alarm", place) for place in _spread(result.alarms, alarms)]
    if not chosen:
        return []
    from synletters.io import open_source

    wanted = {place.letter_id for _, place in chosen}
    texts = {
        item.id: item.text for item in open_source(gold) if isinstance(item, Letter) and item.id in wanted
    }
    return [
        {
            "what": what,
            "id": place.letter_id,
            "label": place.label,
            "partly": place.partly,
            "text": _excerpt(texts.get(place.letter_id, ""), place),
        }
        for what, place in chosen
    ]


def _spread(places: Sequence[Place], count: int) -> list[Place]:
    count = min(count, len(places))
    return [places[i * len(places) // count] for i in range(count)]


def _excerpt(text: str, place: Place) -> str:
    start, end = place.start, place.end
    made = f"{text[max(0, start - CONTEXT) : start]}[[{text[start:end]}]]{text[end : end + CONTEXT]}"
    return "".join(c if c.isprintable() else "⏎" if c == "\n" else " " for c in made)


def _excerpts(shown: Sequence[Mapping[str, Any]]) -> Iterator[Block]:
    if shown:
        yield SHOWS_TEXT
        yield Table(
            ("", "letter", "label", "", "text"),
            tuple(
                (row["what"], row["id"], row["label"], "partly" if row["partly"] else "", row["text"])
                for row in shown
            ),
            "lllll",
        )
