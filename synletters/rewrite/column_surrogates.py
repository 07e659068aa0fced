"""Cells that are to be moved or replaced, as pieces of text whose surrogates are drawn together with those of the letters.

A date column is a date of the patient, an identifier one of the patient's identifiers: what is drawn for the letters holds for
them, whichever letter it stands in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from synletters.core.config import RunConfig
from synletters.core.document import Action, Letter, Protected, Region
from synletters.core.errors import LetterError
from synletters.io.cells import CELLS, Cells, DateWriting, as_text, is_empty, shown
from synletters.rewrite.column_kinds import label_of
from synletters.rewrite.plan import policy_of
from synletters.surrogate.moments import Moment
from synletters.surrogate.shapes import normalise
from synletters.text.confusables import fold

#: sorts behind the text of any letter, so that no value of a cell decides on the order of what is drawn
_LAST = "\U0010ffff"

#: by how many years the births of people of ninety and over may move besides
_YEARS = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """One cell as a text with one identifier."""

    letter_id: str
    column: str
    value: Any
    item: Protected
    #: how a date is written; None for an identifier
    form: DateWriting | None = None

    @property
    def label(self) -> str:
        return next(region.label for region in self.item.regions if region.label)

    def written(self, surrogate: str, days: int | None, config: RunConfig) -> Any:
        """The value of the cell in the output. ``days`` are those by which the patient's dates move.

        Raises LetterError if the date did not move by them (and by whole years more where it is a birth of ninety years ago), or if
        there is no surrogate.
        """
        if self.form is None:
            policy = policy_of(self.label, config.policy, config.policies)
            text = (
                surrogate
                if policy in ("surrogate", "refill")
                else ""
                if policy == "remove"
                else f"[{self.label}]"
            )
            if normalise(text) == normalise(as_text(self.value) or ""):
                raise LetterError(f"there is no surrogate for its column {shown(self.column)}")
            return text
        own = self.form.day(self.value)
        there = date.fromisoformat(surrogate)
        if own is None or days is None or there == own or not _moved(own, there, days):
            raise LetterError(f"the date in its column {shown(self.column)} cannot be moved")
        return self.form.on(self.value, there)


def _moved(own: date, there: date, days: int) -> bool:
    moment = Moment(own, "day").shifted(days)
    return any(moment.older(years).day == there for years in range(-_YEARS, _YEARS + 1))


def cells_of(letter: Letter) -> Cells | None:
    """The cells of a letter that came from a table with further columns."""
    held = letter.meta.get(CELLS)
    return held if isinstance(held, Cells) else None


def pieces_of(group: Sequence[Protected]) -> list[Piece]:
    """Every cell of a patient's letters that gets a surrogate; empty ones and what stands for no date stay as they are."""
    labels, names = _labels(group)
    out = []
    for item in group:
        cells = cells_of(item.letter)
        if cells is None:
            continue
        for at, (column, (value, form)) in enumerate(sorted(cells.shifted.items())):
            day = None if is_empty(value) else form.day(value)
            if day is not None:
                head = "Date of birth" if label_of(column, "") == "BIRTH" else "Date"
                out.append(
                    Piece(
                        item.letter.id, column, value, _piece(item, at, head, day.isoformat(), "DATE"), form
                    )
                )
            elif not is_empty(value) and not form.stands(value):
                raise LetterError(
                    f"its column {shown(column)} holds no date that can be read", letter_id=item.letter.id
                )
        for at, (column, value) in enumerate(sorted(cells.replaced.items())):
            text = (as_text(value) or "").strip()
            if is_empty(value) or not normalise(text):
                continue
            label = cells.labels.get(column) or (
                labels.get(normalise(text))
                or ("NAME" if names.issuperset(fold(text)) else label_of(column, text))
            )
            out.append(Piece(item.letter.id, column, value, _piece(item, 5000 + at, column, text, label)))
    return out


def written(
    pieces: Sequence[Piece], made: Sequence[str], days: int | None, config: RunConfig
) -> dict[str, dict[str, Any]]:
    """The new values by letter and column."""
    out: dict[str, dict[str, Any]] = {}
    for piece, surrogate in zip(pieces, made, strict=True):
        out.setdefault(piece.letter_id, {})[piece.column] = piece.written(surrogate, days, config)
    return out


def row(cells: Cells, made: Mapping[str, Any]) -> dict[str, Any]:
    """All columns of a row as they are written. A cell that has no surrogate is one that needs none."""
    old = {**cells.passed, **{n: value for n, (value, _) in cells.shifted.items()}, **cells.replaced}
    return {name: made.get(name, old[name]) for name in cells.names}


def _labels(group: Sequence[Protected]) -> tuple[dict[str, str], frozenset[str]]:
    """The label of each identifier in the letters, and the words of their names."""
    labels: dict[str, str] = {}
    names: set[str] = set()
    for item in group:
        for region in item.regions:
            if region.action is Action.REPLACE and region.label not in ("DATE", "AGE"):
                value = item.letter.text[region.start : region.end]
                labels.setdefault(normalise(value), region.label)
                names |= set(fold(value)) if region.label == "NAME" else set()
    return labels, frozenset(names)


def _piece(item: Protected, at: int, head: str, value: str, label: str) -> Protected:
    head = f"{_LAST}{at:04} {head}: "
    letter = Letter(item.letter.id, head + value, patient_id=item.letter.patient_id)
    size = len(head)
    return Protected(
        letter, (Region(0, size, Action.OPEN), Region(size, size + len(value), Action.REPLACE, label))
    )
