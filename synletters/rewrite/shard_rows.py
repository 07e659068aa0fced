"""Results of a run as rows of a shard, and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import astuple
from typing import Any

from synletters.core.document import Letter, Rejected, Rewrite, Span
from synletters.detect.merging import merged_findings
from synletters.evaluate.clinical.words_lost.compare import Losses, Lost
from synletters.io.cells import decoded as decoded_cells
from synletters.io.cells import encoded as encoded_cells
from synletters.rewrite.chunk_work import Attributes, Done
from synletters.rewrite.rewriter import visible
from synletters.rewrite.shards import Row


def encoded(done: Done, result: Any, attributes: Attributes) -> Row:
    """A result of rewriting as JSON holds it, scores of spans unrounded."""
    if isinstance(result, Rejected):
        return {"rejected": [result.letter_id, result.stage, result.reason]}
    lost = done.losses.get((result.letter_id, result.variant))
    return {
        "rewrite": [result.letter_id, result.variant, result.text, [astuple(s) for s in result.spans]],
        "refilled": result.refilled,
        "columns": encoded_cells(dict(result.columns)),
        "attributes": [dict(more) for more in attributes],
        "losses": None if lost is None else [lost.total, [astuple(item) for item in lost.lost]],
    }


def decoded(row: Row) -> tuple[Rewrite | Rejected, Attributes]:
    """A rewrite with the attributes of its spans, or a rejection, of a row that ``encoded`` made."""
    if told := row.get("rejected"):
        return Rejected(*told), ()
    letter_id, variant, text, spans = row["rewrite"]
    refilled = None if row["refilled"] is None else tuple((start, end) for start, end in row["refilled"])
    made = Rewrite(
        letter_id,
        variant,
        text,
        tuple(Span(*span) for span in spans),
        refilled=refilled,
        columns=decoded_cells(row["columns"]),
    )
    return made, row["attributes"]


def lost_of(row: Row) -> Losses | None:
    """The clinical words that the rewrite of a row lost; None if that could not be told."""
    if row["losses"] is None:
        return None
    total, lost = row["losses"]
    return Losses(Counter(total), tuple(Lost(*item) for item in lost))


def found(done: Done, result: Any, attributes: Attributes) -> Row:
    """A result of detection as a row of its output: one span a place and label."""
    del done, attributes
    return _row(result, merged_findings) if isinstance(result, Letter) else result.to_json()


def found_raw(done: Done, result: Any, attributes: Attributes) -> Row:
    """The same with all that every detector said."""
    del done, attributes
    return _row(result, lambda spans: sorted(set(spans))) if isinstance(result, Letter) else result.to_json()


def _row(letter: Letter, chosen: Callable[[list[Span]], list[Span]]) -> Row:
    return {"id": letter.id, "spans": [span.to_json() for span in chosen(visible(letter.spans))]}
