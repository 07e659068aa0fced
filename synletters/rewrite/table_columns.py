"""The further columns of a table: read through once before any letter, and given to each letter as what becomes of them."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from synletters.core.config import RunConfig
from synletters.core.document import Letter, Rejected
from synletters.core.errors import InputError, LetterError
from synletters.core.mentions import KEY
from synletters.io import LetterSource
from synletters.io.cells import CELLS, Cells, encoded, is_empty, not_writable, shown
from synletters.rewrite.column_kinds import Kinds
from synletters.surrogate.date_cells import DateColumn, DateForm, Order

#: columns that a rewritten letter has by itself: what an earlier run told of its own rewrites is not passed on
_EARLIER = frozenset({"variant", "refilled", "ann"})  # ann quotes the letter: io.readers.brat
_OWN = frozenset({"id", "text", "spans", *_EARLIER})
_LOOKED_AT = 1_000  # rows whose values are looked at for what looks like an identifier
ALL = "*"


@dataclass(frozen=True, slots=True)
class Columns:
    """What becomes of the further columns of a table. ``types`` has the kind of each written one, for ``open_writer``; ``suspicious``
    says why a column that passes looks like one of identifiers."""

    names: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    forms: Mapping[str, DateForm] = field(default_factory=dict)
    replaced: frozenset[str] = frozenset()
    types: Mapping[str, Any] = field(default_factory=dict)
    suspicious: Mapping[str, str] = field(default_factory=dict)

    def cells(self, letter: Letter) -> Cells:
        """The cells of a letter. Raises LetterError for a value that cannot be written."""
        row = {name: letter.meta.get(name) for name in self.names}
        if bad := not_writable(row):
            raise LetterError(
                f"its column {shown(bad)} is no valid text in this encoding; mend it, or name it in drop_columns"
            )
        encoded(row)
        return Cells(
            self.names,
            {n: v for n, v in row.items() if n not in self.forms and n not in self.replaced},
            {n: (v, self.forms[n]) for n, v in row.items() if n in self.forms},
            {n: v for n, v in row.items() if n in self.replaced},
        )

    def to_json(self) -> dict[str, Any]:
        """What the report says of them."""
        passed = [n for n in self.names if n not in self.forms and n not in self.replaced]
        return {
            "passed": passed,
            "dropped": list(self.dropped),
            "shifted": sorted(self.forms),
            "replaced": sorted(self.replaced),
            "look_like_identifiers": dict(self.suspicious),
        }


class WithCells(LetterSource):
    """The letters of another source, each with the cells of its row."""

    def __init__(self, source: LetterSource, columns: Columns) -> None:
        self.name, self.total, self.span_kind, self.variants = (
            source.name,
            source.total,
            source.span_kind,
            source.variants,
        )
        self._source, self._columns = source, columns

    def __iter__(self) -> Iterator[Letter | Rejected]:
        for item in self._source:
            yield self._with(item) if isinstance(item, Letter) else item

    def _with(self, letter: Letter) -> Letter | Rejected:
        try:
            cells = self._columns.cells(letter)
        except LetterError as error:
            return Rejected(letter.id, "read", error.reason)
        return Letter(letter.id, letter.text, letter.spans, letter.patient_id, {**letter.meta, CELLS: cells})

    def report(self) -> dict[str, Any] | None:
        return self._source.report()


def survey(source: LetterSource, config: RunConfig) -> Columns:
    """Read a table once for its further columns.

    Raises InputError: a column that is named and not there, one that would stand twice in the output, one of ``shift_columns``
    that holds no dates or leaves open whether the day stands first, and columns named for what is no table.
    """
    told = {name.partition("=")[0]: name.partition("=")[2] for name in config.shift_columns}
    asked = {name: "drop_columns" for name in config.drop_columns if name != ALL}
    asked |= dict.fromkeys(told, "shift_columns") | dict.fromkeys(config.replace_columns, "replace_columns")
    if not source.table:
        if asked:
            raise InputError(
                f"{source.name} is no table of letters; leave {', '.join(sorted({*asked.values()}))} out"
            )
        return Columns()
    names: dict[str, None] = {}
    kinds = Kinds()
    dates = {name: DateColumn(_order(order)) for name, order in told.items()}
    count = 0
    for item in source:
        if isinstance(item, Rejected):
            continue
        count += 1
        for name, value in item.meta.items():
            if name in _EARLIER or (name == KEY and isinstance(value, tuple)):
                continue
            names.setdefault(name)
            if name in dates and not is_empty(value):
                dates[name].see(value, item.id)
            kinds.see(name, value, look=count <= _LOOKED_AT)
    _refuse_missing(source, asked, names)
    fates = {*told, *config.replace_columns}
    dropped = {
        name
        for name in names
        if name in config.drop_columns or (ALL in config.drop_columns and name not in fates)
    }
    kept = [name for name in names if name not in dropped]
    if clash := [name for name in kept if name in _OWN]:
        raise InputError(
            f"{source.name} has a further column {shown(clash[0])}, as the output has; rename it, or name it in drop_columns"
        )
    forms = {name: column.checked(source.name, name, "shift_columns") for name, column in dates.items()}
    passed = [name for name in kept if name not in fates]
    types = {**kinds.types(kept), **{n: t for n, t in source.column_types().items() if n in kept}}
    types |= dict.fromkeys(config.replace_columns, "text")
    return Columns(
        tuple(kept),
        tuple(sorted(dropped)),
        forms,
        frozenset(config.replace_columns),
        {name: types[name] for name in kept},
        kinds.suspicious(passed),
    )


def _order(order: str) -> Order | None:
    return "dmy" if order == "dmy" else "mdy" if order == "mdy" else None


def _refuse_missing(source: LetterSource, asked: Mapping[str, str], names: Collection[str]) -> None:
    for name, option in asked.items():
        if name not in names:
            near = difflib.get_close_matches(name, names, 1, 0.7)
            raise InputError(
                f"{source.name} has no further column {shown(name)}, which {option} names"
                + (f"; did you mean {shown(near[0])}?" if near else f"; it has {len(names)} others")
            )
