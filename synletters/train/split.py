"""Letters to train on and letters held out, parted by patient."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import TypeVar

from synletters.core.errors import TrainingError

T = TypeVar("T")

#: fewer letters than this teach a model nothing but themselves
LEAST = 10


def split(
    items: Sequence[T], patient: Callable[[T], str], *, share: float, most: int, seed: int
) -> tuple[list[T], list[T]]:
    """(to train on, held out), each in the order given. No patient has letters in both.

    Patients are held out in an order drawn from ``seed``, as long as the letters held out stay within
    ``share`` of all and
    ``most``, and never more than half; at least the patient of fewest letters is. Raises TrainingError for
    too few letters, and for
    letters of one patient alone.
    """
    if len(items) < LEAST:
        raise TrainingError(
            f"{len(items)} letters are too few to train on; give at least {LEAST}, of several patients (letters that were "
            "rejected do not count)"
        )
    letters: dict[str, int] = {}
    for item in items:
        letters[patient(item)] = letters.get(patient(item), 0) + 1
    if len(letters) < 2:
        raise TrainingError(
            f"all {len(items)} letters are of one patient, so none can be held out to see whether training helps; add letters "
            "of other patients, or check the column patient_id"
        )
    target = min(max(1, int(share * len(items) + 0.5)), most, len(items) // 2)
    order = sorted(
        letters,
        key=lambda name: blake2b(
            f"{seed}\x1f{name}".encode("utf-8", "surrogatepass"), digest_size=16
        ).digest(),
    )
    held: set[str] = set()
    count = 0
    for name in order:
        if count + letters[name] <= target:
            held.add(name)
            count += letters[name]
    if not held:
        held = {min(order, key=lambda name: letters[name])}
    return [i for i in items if patient(i) not in held], [i for i in items if patient(i) in held]
