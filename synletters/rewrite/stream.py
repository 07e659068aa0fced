"""Letters from any iterator, rewritten a batch at a time: bounded memory, the order kept."""

from __future__ import annotations

import warnings
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b

from synletters.core.document import Letter, Rejected, Rewrite
from synletters.core.errors import InputError
from synletters.io.rows import STAGE, TWICE

Work = Callable[[Sequence[Letter]], list[Rewrite | Rejected]]
#: patients of earlier batches that are remembered, 8 bytes of a hash each
REMEMBERED = 100_000
#: letters of one patient that are waited for; more of them are worked on in parts
MOST = 1_000


def must_be_letters(items: object, what: str = "rewrite") -> None:
    """Raise InputError, with the next step, for a text or a single letter where several letters are expected."""
    if isinstance(items, str | bytes):
        raise InputError(f"{what} takes letters, not one text: {what}([Letter('a1', text)])")
    if isinstance(items, Letter):
        raise InputError(f"{what} takes several letters: {what}([letter])")


def must_be_letter(item: object, place: int, what: str = "rewrite") -> None:
    """Raise InputError for an item that is no letter; its text is not told."""
    if not isinstance(item, Letter):
        step = (
            "a letter needs an id, which decides what its surrogates are drawn from: Letter('a1', text)"
            if isinstance(item, str)
            else "make it one: Letter(id, text, patient_id=…)"
        )
        raise InputError(f"{what} takes letters; item {place} is of type {type(item).__name__}; {step}")


def streamed(
    items: Iterable[Letter | Rejected], work: Work, size: int, *, remembers: bool
) -> Iterator[Rewrite | Rejected]:
    """What ``work`` makes of batches of about ``size`` letters, in order. Letters of one patient that follow each other are in one batch;
    where one comes again later, a warning says once that surrogates may differ, unless a vault ``remembers`` them."""
    must_be_letters(items, "stream")
    apart = _Apart(quiet=remembers)
    batch: list[Letter | Rejected] = []
    ids: set[str] = set()
    for place, item in enumerate(items):
        if isinstance(item, Rejected):
            batch.append(item)
            continue
        must_be_letter(item, place, "stream")
        last = batch[-1] if batch else None
        alike = isinstance(last, Letter) and last.patient == item.patient
        if len(batch) >= size and not (alike and len(batch) < size + MOST):
            yield from _worked(batch, work)
            batch, ids = [], set()
            apart.next_batch()
        apart.see(item.patient)
        batch.append(Rejected(item.id, STAGE, TWICE) if item.id in ids else item)
        ids.add(item.id)
    yield from _worked(batch, work)


def _worked(batch: Sequence[Letter | Rejected], work: Work) -> Iterator[Rewrite | Rejected]:
    """The results of a batch, all variants of a letter where it stood."""
    letters = [item for item in batch if isinstance(item, Letter)]
    results = work(letters) if letters else []
    by_id: dict[str, list[Rewrite | Rejected]] = {}
    for result in results:
        by_id.setdefault(result.letter_id, []).append(result)
    for item in batch:
        yield from [item] if isinstance(item, Rejected) else by_id[item.id]


class _Apart:
    """Notices a patient whose letters are in two batches; it remembers hashes of the last patients alone."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._seen: OrderedDict[bytes, None] = OrderedDict()
        self._now: set[bytes] = set()

    def see(self, patient: str) -> None:
        if self._quiet:
            return
        mark = blake2b(patient.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        if mark in self._seen and mark not in self._now:
            self._quiet = True
            warnings.warn(
                "letters of one patient came apart in the stream: their surrogates and dates may differ; sort by patient, or name a vault",
                stacklevel=3,
            )
        self._now.add(mark)

    def next_batch(self) -> None:
        self._seen.update(dict.fromkeys(sorted(self._now)))
        self._now.clear()
        while len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
