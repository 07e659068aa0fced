"""The file of known identifiers: a row a patient, a column a kind; CSV or Parquet.

No message quotes a cell: a column's name, a line, a count.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from synletters.core.errors import InputError
from synletters.io.patient_tables import patient_rows

#: a column's name, and what its cells hold
COLUMNS: Mapping[str, str] = {
    **dict.fromkeys(
        "names name full_name given_name given_names first_name forename middle_name surname last_name family_name "
        "former_names former_name maiden_name previous_name nickname nicknames alias aliases relatives relative next_of_kin "
        "gp gp_name doctor".split(),
        "name",
    ),
    **dict.fromkeys("birth_date date_of_birth dob birthdate".split(), "date"),
    **dict.fromkeys("address addresses street".split(), "address"),
    **dict.fromkeys("town city place".split(), "place"),
    **dict.fromkeys("postcode zip zip_code postal_code".split(), "postcode"),
    **dict.fromkeys("phone phones telephone mobile fax".split(), "phone"),
    **dict.fromkeys("email emails e_mail".split(), "email"),
    **dict.fromkeys("nhs nhs_number".split(), "nhs"),
    **dict.fromkeys(
        "number numbers mrn hospital_number ids id_numbers ssn insurance_number".split(), "number"
    ),
}
_ID = "patient_id"
_SPLIT = ";|\n"


@dataclass(frozen=True, slots=True)
class Known:
    """One value of a patient: what it is (a value of COLUMNS), and as the file has it. Never shown."""

    kind: str
    value: str

    def __repr__(self) -> str:
        return f"Known({self.kind!r})"


def read(path: Path) -> tuple[dict[str, tuple[Known, ...]], Counter[str]]:
    """The values of each patient by id, and counts: rows, empty cells, rows of a patient that was there already (merged).

    Raises InputError: no such file, no CSV or Parquet, no ``patient_id``, a column that is not known, a row without an id.
    """
    counts: Counter[str] = Counter()
    out: dict[str, dict[Known, None]] = {}
    for _, row in patient_rows(path, _named):
        patient = row[_ID]
        counts["rows"] += 1
        counts["rows_of_a_patient_again"] += patient in out
        known = out.setdefault(patient, {})
        for column, cell in row.items():
            if column == _ID:
                continue
            values = list(_values(cell))
            counts["empty_cells"] += not values
            known |= dict.fromkeys(Known(COLUMNS[column], value) for value in values)
    if not out:
        raise InputError(f"{path} holds no patient")
    return {patient: tuple(known) for patient, known in out.items()}, counts


def _values(cell: Any) -> Iterator[str]:
    """The values of a cell: a list's, or those between semicolons, bars and line breaks."""
    if cell is None or (isinstance(cell, float) and cell != cell):
        return
    if isinstance(cell, list | tuple):
        for one in cell:
            yield from _values(one)
        return
    if isinstance(cell, datetime | date):
        yield cell.strftime("%Y-%m-%d")
        return
    said = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    for sign in _SPLIT[1:]:
        said = said.replace(sign, _SPLIT[0])
    for value in said.split(_SPLIT[0]):
        if any(c.isalnum() for c in value):
            yield " ".join(value.split())


def _named(path: Path, names: list[str]) -> list[str]:
    found = [name.lower().replace(" ", "_").replace("-", "_") for name in names]
    for name in found:
        if name != _ID and name not in COLUMNS:
            near = difflib.get_close_matches(name, COLUMNS, 1, 0.75)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join([_ID, *COLUMNS])}"
            raise InputError(
                f"{path} has a column {name!r} that is not known, and nothing of it would be looked for; {hint}"
            )
    return found
