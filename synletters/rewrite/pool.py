"""Chunks of letters over several workers, of which any may die.

What the workers are, processes of this machine or those of a cluster, is the pool's; here is what holds for all: at
most two chunks a worker wait in memory, results come in the order of the chunks, and a letter that ends its worker
(a fault in native code, want of memory) is found by bisection and rejected; the rest of its chunk is done without it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from itertools import islice
from typing import Protocol

from synletters.core.document import Letter, Rejected
from synletters.core.errors import SynlettersError
from synletters.rewrite.chunk_work import Chunk, Done
from synletters.rewrite.worker import WorkerLostError

Waiting = deque[tuple[Chunk, Future[Done | SynlettersError]]]


class Pool(Protocol):
    """Workers. A future ends in ``WorkerLostError`` where a worker that may have had its chunk died."""

    workers: int
    #: how one of the workers is called in messages
    called: str

    def submit(self, chunk: Chunk) -> Future[Done | SynlettersError]: ...

    def mended(self, waiting: Waiting) -> Waiting:
        """Fit to work again after a worker died, with what waits, submitted anew where that went with it."""
        ...

    def alone(self, chunk: Chunk) -> Done | None:
        """A chunk in a worker that has nothing else; None if that dies. Raises as the work."""
        ...

    def close(self) -> None: ...


def over_pool(chunks: Iterator[Chunk], pool: Pool) -> Iterator[Done]:
    """Every chunk, worked on, in order. Closes the pool at the end. Raises SynlettersError if workers die whatever they
    are given."""
    waiting: Waiting = deque()
    try:
        waiting.extend((chunk, pool.submit(chunk)) for chunk in islice(chunks, 2 * pool.workers))
        while waiting:
            chunk, future = waiting.popleft()
            try:
                done = result_of(future)
            except WorkerLostError:
                done = _survived(pool, chunk)
                waiting = pool.mended(waiting)
            waiting.extend((more, pool.submit(more)) for more in islice(chunks, 1))
            done.account.workers = pool.workers
            yield done
    finally:
        pool.close()


def result_of(future: Future[Done | SynlettersError]) -> Done:
    """What a worker answered. Raises the error if it is one."""
    found = future.result()
    if isinstance(found, SynlettersError):
        raise found
    return found


def _survived(pool: Pool, chunk: Chunk) -> Done:
    """A chunk that may have ended its worker, less the letters that do: those are rejected.

    Raises SynlettersError if a worker dies that is given nothing, or a chunk whose letters all pass alone.
    """
    if done := pool.alone(chunk):
        return done
    if pool.alone([]) is None:
        raise _no_workers(pool)
    deadly = _deadly(pool, [item for item in chunk if isinstance(item, Letter)])
    done = pool.alone([item for item in chunk if item not in deadly]) if deadly else None
    if done is None:
        raise _no_workers(pool)
    done.account.counts["rejected:worker"] += len(deadly)
    reason = "ended the process that worked on it (a fault in native code, or want of memory)"
    return replace(
        done,
        chunk=chunk,
        results=[*done.results, *((Rejected(letter.id, "worker", reason), ()) for letter in deadly)],
    )


def _deadly(pool: Pool, letters: list[Letter]) -> list[Letter]:
    """By bisection, the letters that end a worker by themselves."""
    if not letters or pool.alone([*letters]) is not None:
        return []
    if len(letters) == 1:
        return letters
    half = len(letters) // 2
    return _deadly(pool, letters[:half]) + _deadly(pool, letters[half:])


def _no_workers(pool: Pool) -> SynlettersError:
    return SynlettersError(
        f"one of {pool.workers} {pool.called} ended (most likely for want of memory): run again with "
        "fewer --workers. A script of your own that calls this must start under: if __name__ == '__main__'"
    )
