"""Date shifts that a site brings: the days by which each patient's dates move, as those of its tables did."""

from __future__ import annotations

import re
from pathlib import Path

from synletters.core.errors import InputError
from synletters.io.patient_tables import PATIENT, patient_rows
from synletters.surrogate.memory import Memory

_DAYS = "days"
_WHOLE = re.compile(r"[+-]?\d{1,6}")
_MOST = 36_525  # a hundred years
#: under which a memory holds the days of its patient
OFFSET = "DATE/offset"


class DateShifts:
    """Days by patient id. Raises InputError: as ``patient_rows``; days that are no whole number from 1 to 36,525 either way; a patient
    with two numbers of days."""

    def __init__(self, path: str | Path) -> None:
        path = Path(path)
        self._days: dict[str, int] = {}
        for line, row in patient_rows(path, _named):
            said = str(row[_DAYS] if row[_DAYS] is not None else "").strip().removesuffix(".0")
            days = int(said) if _WHOLE.fullmatch(said) else 0
            if not 0 < abs(days) <= _MOST:
                raise InputError(
                    f"{path}, line {line}: {_DAYS} must be a whole number from 1 to {_MOST}, or from -{_MOST} to -1: "
                    "0 would let the patient's dates stand"
                )
            if self._days.setdefault(row[PATIENT], days) != days:
                raise InputError(
                    f"{path}, line {line}: this patient had another number of days before; keep one"
                )
        if not self._days:
            raise InputError(f"{path} holds no patient")
        #: patients whose days of the week will not fit their dates
        self.not_whole_weeks = sum(days % 7 != 0 for days in self._days.values())

    def __len__(self) -> int:
        return len(self._days)

    def days(self, patient_id: str | None) -> int | None:
        """The days of a patient, or None."""
        return None if patient_id is None else self._days.get(patient_id)


def remembered(memory: Memory, days: int) -> bool:
    """Let a memory hold the days; whether it does: one that outlived an earlier run may hold others."""
    memory.remember(OFFSET, "", str(days))
    return memory.recall(OFFSET, "") == str(days)


def _named(path: Path, names: list[str]) -> list[str]:
    found = [name.lower() for name in names]
    if sorted(found) != sorted((PATIENT, _DAYS)):
        raise InputError(f"{path} must have the columns {PATIENT} and {_DAYS}, and no others")
    return found
