"""Batches of letters, and work on them in which one bad letter costs only itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from synletters.core.document import Letter, Rejected
from synletters.core.errors import LetterError, SynlettersError
from synletters.core.strangers import place_of

T = TypeVar("T")
R = TypeVar("R")


def chunks(
    source: Iterable[Letter | Rejected], size: int, counted: Callable[[int], object] | None = None
) -> Iterator[list[Letter | Rejected]]:
    """Batches of about ``size`` letters that never part the letters of one patient.

    ``source`` is read twice: once to count each patient's letters, once for the letters. Letters wait in
    memory until
    the last one of their patient has come. ``counted`` is told how many letters there are, before the first batch.
    """
    left: Counter[str] = Counter()
    total = 0
    for item in source:
        total += 1
        if isinstance(item, Letter) and item.patient_id is not None:
            left[item.patient_id] += 1
    if counted is not None:
        counted(total)
    waiting: dict[str, list[Letter | Rejected]] = {}
    batch: list[Letter | Rejected] = []
    for item in source:
        if isinstance(item, Letter) and item.patient_id is not None:
            waiting.setdefault(item.patient_id, []).append(item)
            left[item.patient_id] -= 1
            if left[item.patient_id] > 0:
                continue
            batch += waiting.pop(item.patient_id)
        else:
            batch.append(item)
        if len(batch) >= size:
            yield batch
            batch = []
    for rest in waiting.values():  # the source shrank between the two readings
        batch += rest
    if batch:
        yield batch


def each(
    items: Sequence[T],
    work: Callable[[Sequence[T]], Sequence[R]],
    stage: str,
    letter_of: Callable[[T], Letter] = lambda item: item,  # type: ignore[assignment,return-value]
) -> list[R | Rejected]:
    """``work`` on the whole batch; if that fails, on each item alone, so that one bad letter costs only
    itself."""
    if not items:
        return []
    try:
        done = work(items)
        if len(done) != len(items):
            raise LetterError(f"{stage} gave {len(done)} results for {len(items)} letters")
        return list(done)
    except MemoryError:
        if len(items) > 1:
            half = len(items) // 2
            return each(items[:half], work, stage, letter_of) + each(items[half:], work, stage, letter_of)
        return [Rejected(letter_of(items[0]).id, stage, "out of memory")]
    except Exception as error:
        if len(items) > 1:
            return [result for item in items for result in each([item], work, stage, letter_of)]
        return [rejected(letter_of(items[0]), stage, error)]


def each_letter(
    found: Sequence[T | Rejected],
    work: Callable[[Sequence[T]], Sequence[R]],
    stage: str,
    letter_of: Callable[[T], Letter] = lambda item: item,  # type: ignore[assignment,return-value]
) -> list[R | Rejected]:
    """``each`` on what is not rejected yet; the rejections stay in their places."""
    done = iter(each([item for item in found if not isinstance(item, Rejected)], work, stage, letter_of))
    return [item if isinstance(item, Rejected) else next(done) for item in found]


def rejected(letter: Letter, stage: str, error: Exception) -> Rejected:
    """synletters' own messages hold no letter text; a stranger's may, so only its type is told, and where in the
    user's own code it was raised."""
    own = error.reason if isinstance(error, LetterError) else str(error)
    return Rejected(
        letter.id,
        stage,
        own if isinstance(error, SynlettersError) else f"failed with {type(error).__name__}{place_of(error)}",
    )
