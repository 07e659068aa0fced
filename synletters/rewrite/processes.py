"""Workers that are processes of this machine.

Each has one share of the cores, as threads of one process would wait for each other: most of the work is Python's.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from synletters.core.config import RunConfig
from synletters.core.errors import SynlettersError
from synletters.io import Extras
from synletters.rewrite.chunk_work import Chunk, Done, Work
from synletters.rewrite.pool import Waiting, result_of
from synletters.rewrite.rare_terms import RareTerms
from synletters.rewrite.worker import Setup, Worker, WorkerLostError

_worker: Worker | None = None


class Processes:
    """Worker processes, begun anew when one of them dies: what all of them had been given ends in ``WorkerLostError``."""

    called = "worker processes"

    def __init__(
        self,
        config: RunConfig,
        work: Work,
        extras: Extras,
        workers: int,
        key: bytes,
        rare: RareTerms | None = None,
    ) -> None:
        self._work, self._extras, self.workers = work, extras, workers
        threads = max(1, len(os.sched_getaffinity(0)) // workers)
        self._setup = Setup.of(config, threads, key, rare)
        self._pool = self._begin(workers)

    def _begin(self, workers: int) -> ProcessPoolExecutor:
        import multiprocessing

        # spawned, not forked: torch's and the tokenizers' threads do not survive a fork
        return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _settle, (self._setup,))

    def submit(self, chunk: Chunk) -> Future[Done | SynlettersError]:
        return self._submitted(self._pool, chunk)

    def _submitted(self, pool: ProcessPoolExecutor, chunk: Chunk) -> Future[Done | SynlettersError]:
        future: Future[Done | SynlettersError] = Future()
        try:
            given = pool.submit(_answer, self._work, chunk, self._extras)
        except BrokenProcessPool:
            future.set_exception(WorkerLostError())
            return future

        def told(answer: Future[Done | SynlettersError]) -> None:
            if answer.cancelled():
                future.cancel()
            elif isinstance(error := answer.exception(), BrokenProcessPool):
                future.set_exception(WorkerLostError())
            elif error is not None:
                future.set_exception(error)
            else:
                future.set_result(answer.result())

        given.add_done_callback(told)
        return future

    def mended(self, waiting: Waiting) -> Waiting:
        # which chunk ended the process is not known: those that wait are given again
        self.close()
        self._pool = self._begin(self.workers)
        return deque((chunk, kept if _is_done(kept) else self.submit(chunk)) for chunk, kept in waiting)

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def alone(self, chunk: Chunk) -> Done | None:
        pool = self._begin(1)
        try:
            return result_of(self._submitted(pool, chunk))
        except WorkerLostError:
            return None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _is_done(future: Future[Done | SynlettersError]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _settle(setup: Setup) -> None:
    """In a new worker, before anything loads torch."""
    import signal

    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says when to stop
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = str(setup.threads)
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    _worker = Worker(setup)


def _answer(work: Work, chunk: Chunk, extras: Extras) -> Done | SynlettersError:
    assert _worker is not None
    return _worker.work(work, chunk, extras)
