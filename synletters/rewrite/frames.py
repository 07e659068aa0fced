"""``synletters.rewrite(frame)``: a frame of letters in, a frame of the same kind out."""

from __future__ import annotations

import warnings
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from synletters.core.config import RunConfig, load
from synletters.core.document import Letter, Rejected, Rewrite
from synletters.core.errors import ConfigError, InputError, OutputError
from synletters.core.isolation import chunks
from synletters.io import Extras, LetterSource, with_annotations
from synletters.io.columns import Columns
from synletters.io.frames import frame_of
from synletters.io.readers.arrow import TableSource
from synletters.io.writers.arrow import rewrite_table
from synletters.rewrite import known_counts
from synletters.rewrite.attributes import STATEMENTS
from synletters.rewrite.chunk_work import Account, rewritten
from synletters.rewrite.rare_survey import survey as survey_rare_terms
from synletters.rewrite.rewriter import Rewriter
from synletters.rewrite.table_columns import WithCells, survey
from synletters.rewrite.workers import over_chunks

AnyFrame = TypeVar("AnyFrame")
#: the column that says why a letter has no text
REJECTED = "rejected"
#: settings of runs that write files
_OF_FILES = ("id_map", "annotated", "escape_formulas", "score", "mark_refills")


def rewrite_frame(
    frame: AnyFrame, config: RunConfig | None = None, *, rewriter: Rewriter | None = None, **settings: Any
) -> AnyFrame:
    """De-identified and rewritten letters of a pandas or Polars DataFrame, a pyarrow Table, or a mapping of columns to lists, as the same.

    One row a rewrite, in the order of the letters: ``id``, ``variant``, ``text``, ``spans``, ``rejected``, and the further columns as the settings
    say (docs/tables.md). A letter that is rejected has a row without text and further columns; ``rejected`` says why, and a warning how many
    there are. ``settings`` are those of ``RunConfig`` by name, on top of ``config``; a ``rewriter`` brings its own, and its models, which are loaded once.
    ``workers`` is 1 unless it says more.

    Raises InputError (no frame, a column that is not there), ConfigError, ModelError, and OutputError if something that is known of a
    patient stands in a rewrite.
    """
    asked = _settings(config, rewriter, settings)
    held = frame_of(frame)
    columns = Columns(asked.id_column, asked.text_column, asked.patient_column)
    source: LetterSource = TableSource(held.table, "the frame", columns)
    further = survey(source, asked)
    if REJECTED in further.names:
        raise InputError("the frame has a column 'rejected', as the result has; rename or drop it")
    source = with_annotations(source, asked.annotations)
    if further.names:
        source = WithCells(source, further)
    for name, why in further.suspicious.items():
        warnings.warn(
            f"column {name!r} passes as it is and looks like identifiers ({why}): drop_columns, replace_columns or shift_columns",
            stacklevel=3,
        )
    account = Account()
    rows = _rows(source, asked, rewriter, account, STATEMENTS, tuple(further.names))
    if left := known_counts.told(account.counts, asked).get("known_identifiers", {}).get("left_in_output"):
        raise OutputError(
            f"{left} known identifiers of patients stand in what was rewritten; nothing is given back"
        )
    if lost := sum(row[REJECTED] is not None for row in rows):
        warnings.warn(
            f"{lost} of {held.table.num_rows} letters were rejected: they have no text, and the column 'rejected' says why",
            stacklevel=3,
        )
    types = {REJECTED: "text", **further.types}
    made: AnyFrame = held.back(rewrite_table(rows, STATEMENTS.names, False, types))
    return made


def _settings(config: RunConfig | None, rewriter: Rewriter | None, settings: Mapping[str, Any]) -> RunConfig:
    """Raises ConfigError for what does not go together, and for settings of runs that write files."""
    if rewriter is not None and (config is not None or settings):
        raise ConfigError("a rewriter brings its own settings; give it, or settings, not both")
    told = {name: tuple(value) if isinstance(value, list) else value for name, value in settings.items()}
    if rewriter is not None:
        made = rewriter.config
    elif config is not None:
        made = load(None, {**{name: getattr(config, name) for name in config.to_json()}, **told})
    else:
        made = load(None, told)
    plain = RunConfig()
    if out := [name for name in _OF_FILES if getattr(made, name) != getattr(plain, name)]:
        raise ConfigError([f"{name} is a setting of runs that write files; leave it out" for name in out])
    return replace(made, workers=made.workers or 1)


def _rows(
    source: LetterSource,
    config: RunConfig,
    rewriter: Rewriter | None,
    account: Account,
    extras: Extras,
    names: Sequence[str],
) -> list[dict[str, Any]]:
    """The rows of the result in the order of the letters: chunks bring those of one patient together."""
    places: dict[tuple[str, bool], deque[int]] = defaultdict(deque)
    for at, item in enumerate(source):
        places[_key(item)].append(at)
    rare = survey_rare_terms(source, config, rewriter=rewriter) if config.generalise_rare else None
    made: list[tuple[int, int, dict[str, Any]]] = []
    work = over_chunks(chunks(source, config.chunk), config, rewritten, extras, rewriter=rewriter, rare=rare)
    for done in work:
        account.add(done.account)
        stood = {item.id: places[_key(item)].popleft() for item in done.chunk if isinstance(item, Letter)}
        for result, attributes in done.results:
            if isinstance(result, Rewrite):
                made.append((stood[result.letter_id], result.variant, _row(result, attributes, names)))
            elif isinstance(result, Rejected):
                place = stood.get(result.letter_id)
                read = places[result.letter_id, False]
                # what could not be read has no letter in the chunk, or has the id of one that comes twice
                if result.stage == "read" and read:
                    place = read.popleft()
                made.append((-1 if place is None else place, 0, _lost(result, names)))
    return [row for _, _, row in sorted(made, key=lambda entry: entry[:2])]


def _key(item: Letter | Rejected) -> tuple[str, bool]:
    return (item.id, True) if isinstance(item, Letter) else (item.letter_id, False)


def _row(result: Rewrite, attributes: Sequence[Mapping[str, str]], names: Sequence[str]) -> dict[str, Any]:
    row = result.to_json() | {REJECTED: None}
    for span, more in zip(row["spans"], attributes, strict=False):
        span.update(more)
    return {**dict.fromkeys(names), **row, **result.columns}


def _lost(result: Rejected, names: Sequence[str]) -> dict[str, Any]:
    """A row without a word of the letter, nor of its cells."""
    told = {"id": result.letter_id, "variant": 0, "text": None, "spans": None}
    return {**dict.fromkeys(names), **told, REJECTED: f"{result.stage}: {result.reason}"}
