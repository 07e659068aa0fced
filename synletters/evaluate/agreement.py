"""Whether rewritten letters and de-identified tables still say the same: rows join, dates moved alike, identifiers agree.

What a row and its letter had in common before, they must have in common after: a date of the row that its letter names, an
identifier of the row that its letter holds. All dates of a patient must have moved by the same days, one value of a patient
must have become one other value, and what was to be changed must have changed. Verdicts hold ids, columns and kinds, no value.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from synletters.core.document import Letter
from synletters.io.cells import as_text, is_empty
from synletters.surrogate.country import written_in
from synletters.surrogate.date_cells import DateForm
from synletters.surrogate.date_style import DateStyle
from synletters.surrogate.dates import age, read
from synletters.surrogate.moments import Moment
from synletters.surrogate.shapes import normalise
from synletters.text.confusables import fold

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
#: kinds of faults, and what each means
KINDS = {
    "join": "a row before and none after, or another number of them",
    "date": "a date that stood in row and letter stands in both no more",
    "identifier": "an identifier that stood in row and letter stands in both no more",
    "offset": "dates of one patient moved by different days",
    "surrogate": "one value of a patient became two",
    "unchanged": "a date or an identifier is as it was",
    "left": "an identifier of the row stands in the rewritten letter still",
}
_LONG = 6  # letters and digits of a value that is sought across blanks
_OLD = 85  # years of a birth that may have moved with its age
_MOST = 40


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One disagreement: the id of the letter as it was, the column (empty for a row), and its kind."""

    id: str
    column: str
    kind: str

    def to_json(self) -> dict[str, str]:
        return {"id": self.id, "column": self.column, "kind": self.kind}


@dataclass(slots=True)
class Agreement:
    """Takes every letter, then every rewrite of theirs, then tells. ``before`` and ``after`` are rows by the id that the letter has in
    each; ``new_ids`` the new id of a letter whose id changed; ``dates`` has the forms of each date column before and after."""

    before: Rows
    after: Rows
    dates: Mapping[str, tuple[DateForm, DateForm]]
    identifiers: Sequence[str]
    new_ids: Mapping[str, str] = field(default_factory=dict)
    letters: int = 0
    compared: Counter[str] = field(default_factory=Counter)
    faults: set[Fault] = field(default_factory=set)
    _facts: dict[str, tuple[str, list[tuple[str, Any]]]] = field(default_factory=dict)
    _rewritten: set[str] = field(default_factory=set)
    _patients: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def learn(self, letter: Letter) -> None:
        """Take a letter as it was: what its rows and it have in common."""
        rows = self.before.get(letter.id)
        if rows is None:
            return
        self.letters += 1
        new = self.new_ids.get(letter.id, letter.id)
        self._patients[letter.patient].append(letter.id)
        there = self.after.get(new, ())
        if len(there) != len(rows):
            self.faults.add(Fault(letter.id, "", "join"))
            return
        text, days = _Text(letter.text), _days(letter.text)
        facts: list[tuple[str, Any]] = []
        for old, made in zip(rows, there, strict=True):
            for column, own, moved in self._moves(old, made):
                facts += [(column, moved)] if own in days else []
            for column, value, surrogate in self._values(old, made):
                if text.holds(value):
                    facts.append((column, (value, surrogate)))
        self._facts[new] = (letter.id, facts)

    def check(self, new_id: str, text: str) -> None:
        """Take one rewrite: what was in common must be so still."""
        if new_id not in self._facts:
            return
        self._rewritten.add(new_id)
        old_id, facts = self._facts[new_id]
        days, held = _days(text), _Text(text)
        for column, fact in facts:
            if isinstance(fact, date):
                self._tell(old_id, column, "date", fact in days)
                continue
            value, surrogate = fact
            self._tell(old_id, column, "identifier", held.holds(surrogate))
            if held.holds(value) and not _Text(surrogate).holds(value):
                self.faults.add(Fault(old_id, column, "left"))

    def finish(self) -> list[Fault]:
        """All faults, those of patients and rows among them."""
        for ids in self._patients.values():
            self._check_patient(ids)
        return sorted(self.faults)

    @property
    def not_rewritten(self) -> int:
        """Letters with a row that no rewrite came for."""
        return len(self._facts.keys() - self._rewritten)

    def _tell(self, letter: str, column: str, kind: str, good: bool) -> None:
        self.compared[kind] += 1
        if not good:
            self.faults.add(Fault(letter, column, kind))

    def _check_patient(self, ids: Sequence[str]) -> None:
        moves: list[tuple[str, str, date, date]] = []
        values: dict[str, set[str]] = {}
        for letter in ids:
            rows, there = self.before[letter], self.after.get(self.new_ids.get(letter, letter), ())
            if len(rows) != len(there):
                continue
            for old, made in zip(rows, there, strict=True):
                moves += [(letter, *move) for move in self._moves(old, made)]
                for column, value, surrogate in self._values(old, made):
                    self._tell(letter, column, "unchanged", normalise(value) != normalise(surrogate))
                    known = values.setdefault(normalise(value), set())
                    known.add(normalise(surrogate))
                    self._tell(letter, column, "surrogate", len(known) == 1)
        if not moves:
            return
        days = Counter((new - own).days for *_, own, new in moves).most_common(1)[0][0]
        last = max(own for *_, own, _ in moves)
        for letter, column, own, new in moves:
            self._tell(letter, column, "unchanged", own != new)
            moment = Moment(own, "day").shifted(days)
            years = range(-_MOST, _MOST + 1) if age(own, last) >= _OLD else (0,)
            self._tell(letter, column, "offset", any(moment.older(more).day == new for more in years))

    def _moves(self, old: Mapping[str, Any], made: Mapping[str, Any]) -> Iterator[tuple[str, date, date]]:
        for column, (before, after) in self.dates.items():
            own, there = before.day(old[column]), after.day(made[column])
            if own is not None and there is not None:
                yield column, own, there

    def _values(self, old: Mapping[str, Any], made: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
        for column in self.identifiers:
            value, there = old[column], made[column]
            if not is_empty(value) and not is_empty(there):
                yield column, as_text(value) or "", as_text(there) or ""


class _Text:
    """A text in which identifiers are sought: in a row, across blanks and signs, or by their words in any order."""

    def __init__(self, text: str) -> None:
        words = fold(text)
        self._run, self._words, self._whole = f" {' '.join(words)} ", {*words}, normalise(text)

    def holds(self, value: str) -> bool:
        words, whole = fold(value), normalise(value)
        if not words:
            return False
        if f" {' '.join(words)} " in self._run or (len(whole) >= _LONG and whole in self._whole):
            return True
        return len(words) > 1 and all(len(word) > 1 for word in words) and self._words.issuperset(words)


def _days(text: str) -> set[date]:
    """The days that a text names, numbers read with the day first and with the month first."""
    cues, told = written_in(text)
    style = DateStyle([text], cues, told=told)
    return {
        found.moment.day
        for one in (style, style.other_order())
        for found in read(text, one)
        if found.moment.grain == "day"
    }
