"""Chunks of letters over several processes, of which any may die.

Each worker has a rewriter of its own and one share of the cores, as threads of one process would wait for each other:
most of the work is Python's. A letter that ends its process (a fault in native code, want of memory) is found by
bisection and rejected; the rest of its chunk is done without it.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import islice

from synletters.core.config import RunConfig
from synletters.core.document import Letter, Rejected
from synletters.core.errors import SynlettersError
from synletters.core.timing import leave_what_lasts
from synletters.io import Extras
from synletters.rewrite.chunk_work import Account, Chunk, Done, Work, rewritten
from synletters.rewrite.rare_terms import RareTerms
from synletters.rewrite.rewriter import Rewriter
from synletters.surrogate import secret

_rewriter: Rewriter | None = None
_settings: tuple[RunConfig, int, secret.Secret | None, bytes, RareTerms | None] | None = None


class _Pool:
    """Worker processes, begun anew when one of them dies. What it was given then ends in ``BrokenProcessPool``."""

    def __init__(
        self,
        config: RunConfig,
        work: Work,
        extras: Extras,
        workers: int,
        key: bytes,
        rare: RareTerms | None = None,
    ) -> None:
        self.work, self.extras, self.workers = work, extras, workers
        threads = max(1, len(os.sched_getaffinity(0)) // workers)
        # one secret for all, also where it cannot be kept
        drawn = secret.site_secret() if config.seed is None and config.vault is None else None
        self._settings = (config, threads, drawn, key, rare)
        self._pool = self._begin(workers)

    def _begin(self, workers: int) -> ProcessPoolExecutor:
        import multiprocessing

        # spawned, not forked: torch's and the tokenizers' threads do not survive a fork
        return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _settle, self._settings)

    def submit(self, chunk: Chunk) -> Future[Done | SynlettersError]:
        try:
            return self._pool.submit(_work, self.work, chunk, self.extras)
        except BrokenProcessPool as error:
            failed: Future[Done | SynlettersError] = Future()
            failed.set_exception(error)
            return failed

    def again(self) -> None:
        self.close()
        self._pool = self._begin(self.workers)

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def alone(self, chunk: Chunk) -> Done | None:
        """A chunk in a process of its own; None if that dies. Raises as the work."""
        pool = self._begin(1)
        try:
            return _result(pool.submit(_work, self.work, chunk, self.extras))
        except BrokenProcessPool:
            return None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _result(future: Future[Done | SynlettersError]) -> Done:
    found = future.result()
    if isinstance(found, SynlettersError):
        raise found
    return found


def by_workers(
    chunks: Iterator[Chunk],
    config: RunConfig,
    work: Work,
    extras: Extras,
    workers: int,
    key: bytes,
    rare: RareTerms | None = None,
) -> Iterator[Done]:
    pool = _Pool(config, work, extras, workers, key, rare)
    waiting: deque[tuple[Chunk, Future[Done | SynlettersError]]] = deque()
    try:
        waiting.extend((chunk, pool.submit(chunk)) for chunk in islice(chunks, 2 * workers))
        while waiting:
            chunk, future = waiting.popleft()
            try:
                done = _result(future)
            except BrokenProcessPool:
                # which chunk ended the process is not known: this one is tried alone, those behind it again
                done = _survived(pool, chunk)
                pool.again()
                waiting = deque(
                    (other, kept if _is_done(kept) else pool.submit(other)) for other, kept in waiting
                )
            waiting.extend((more, pool.submit(more)) for more in islice(chunks, 1))
            done.account.workers = workers
            yield done
    finally:
        pool.close()


def _is_done(future: Future[Done | SynlettersError]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _survived(pool: _Pool, chunk: Chunk) -> Done:
    """A chunk that may have ended its process, less the letters that do: those are rejected.

    Raises SynlettersError if a process dies that is given nothing, or a chunk whose letters all pass alone.
    """
    if done := pool.alone(chunk):
        return done
    if pool.alone([]) is None:
        raise _no_workers(pool.workers)
    deadly = _deadly(pool, [item for item in chunk if isinstance(item, Letter)])
    done = pool.alone([item for item in chunk if item not in deadly]) if deadly else None
    if done is None:
        raise _no_workers(pool.workers)
    done.account.counts["rejected:worker"] += len(deadly)
    reason = "ended the process that worked on it (a fault in native code, or want of memory)"
    return replace(
        done,
        chunk=chunk,
        results=[*done.results, *((Rejected(letter.id, "worker", reason), ()) for letter in deadly)],
    )


def _deadly(pool: _Pool, letters: list[Letter]) -> list[Letter]:
    """By bisection, the letters that end a process by themselves."""
    if not letters or pool.alone([*letters]) is not None:
        return []
    if len(letters) == 1:
        return letters
    half = len(letters) // 2
    return _deadly(pool, letters[:half]) + _deadly(pool, letters[half:])


def _no_workers(workers: int) -> SynlettersError:
    return SynlettersError(
        f"one of {workers} worker processes ended (most likely for want of memory): run again with "
        "fewer --workers. A script of your own that calls this must start under: if __name__ == '__main__'"
    )


def _settle(
    config: RunConfig, threads: int, drawn: secret.Secret | None, key: bytes, rare: RareTerms | None
) -> None:
    """In a new worker, before anything loads torch."""
    import signal

    global _settings
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says when to stop
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = str(threads)
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    _settings = (config, threads, drawn, key, rare)


def _work(work: Work, chunk: Chunk, extras: Extras) -> Done | SynlettersError:
    global _rewriter
    assert _settings is not None
    config, threads, drawn, key, rare = _settings
    try:
        if _rewriter is None:
            import torch

            torch.set_num_threads(threads)
            if drawn is not None:
                secret.given(drawn)
            _rewriter = Rewriter(config)
            _rewriter.share_key(key)
            _rewriter.rare = rare
            if work is rewritten:
                _rewriter.prepare()
            leave_what_lasts()
        before = Account.of(_rewriter)
        done = work(_rewriter, chunk, extras)
        return replace(done, account=Account.of(_rewriter).since(before))
    except SynlettersError as error:
        return SynlettersError(str(error))  # which crosses to the parent whatever its own constructor wants
