"""Finished letters with the further columns of their rows; a letter whose columns would give an identifier away is rejected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from synletters.core.document import Letter, Protected, Rejected
from synletters.core.isolation import rejected
from synletters.io.cells import Cells, shown, strings
from synletters.rewrite.column_guard import Known
from synletters.rewrite.column_surrogates import cells_of, pieces_of, row
from synletters.rewrite.draft import Draft

STAGE = "columns"


def with_columns(
    items: Sequence[Protected | Rejected],
    done: Sequence[list[Draft] | Rejected],
    made: Mapping[str, Mapping[str, Any]],
    counts: Counter[str],
    site: Callable[[Letter], bool] | None = None,
) -> list[list[Draft] | Rejected]:
    """``done`` with columns in its results. ``items`` are the letters as they were protected first, ``made`` the new values of cells.

    A letter is rejected where a cell that passes as it is holds an identifier that was replaced in any letter or column of its patient,
    or one in which ``site`` finds what the site knows of the patient.
    """
    out = list(done)
    rows = {
        at: cells
        for at, drafts in enumerate(done)
        if not isinstance(drafts, Rejected) and (cells := cells_of(drafts[0].item.letter)) is not None
    }
    if not rows:
        return out
    patients: dict[str, list[Protected]] = {}
    with_rows: dict[str, list[Protected]] = {}
    for item in (*items, *(drafts[0].item for drafts in done if not isinstance(drafts, Rejected))):
        if not isinstance(item, Rejected):
            patients.setdefault(item.letter.patient, []).append(item)
    for at in rows:
        drafts = done[at]
        if not isinstance(drafts, Rejected):
            with_rows.setdefault(drafts[0].item.letter.patient, []).append(drafts[0].item)
    known: dict[str, Known] = {}
    for at, cells in rows.items():
        drafts = done[at]
        assert not isinstance(drafts, Rejected)
        letter = drafts[0].item.letter
        try:
            if letter.patient not in known:
                cells_too = [piece.item for piece in pieces_of(with_rows[letter.patient])]
                known[letter.patient] = Known([*patients[letter.patient], *cells_too])
            told = [
                name
                for name, value in cells.passed.items()
                if known[letter.patient].in_cell(value) or (site and _site_knows(site, letter, value))
            ]
            if told:
                counts.update(f"columns:{name}" for name in told)
                out[at] = Rejected(letter.id, STAGE, _reason(told))
                continue
            out[at] = [_filled(draft, cells, made.get(letter.id, {})) for draft in drafts]
        except Exception as error:
            out[at] = rejected(letter, STAGE, error)
    return out


def _site_knows(site: Callable[[Letter], bool], letter: Letter, value: Any) -> bool:
    texts = [text for text in strings(value) if text.strip()]
    return any(site(Letter(letter.id, text, patient_id=letter.patient_id)) for text in texts)


def _filled(draft: Draft, cells: Cells, made: Mapping[str, Any]) -> Draft:
    if draft.result is None:
        return draft
    return replace(draft, result=replace(draft.result, columns=row(cells, made)))


def _reason(names: Iterable[str]) -> str:
    told = ", ".join(map(shown, names))
    return (
        f"an identifier that was replaced in letters or columns of its patient, or is known of the patient, stands in column {told}: name it in replace_columns, in "
        "shift_columns if it holds dates, or in drop_columns"
    )
