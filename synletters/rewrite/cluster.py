"""What workers on other machines have in common, whether Ray or Spark starts them.

One thread a worker waits for its answer, so that a chunk that a lost machine had is given again, to whichever worker is
free, while the others go on. A chunk whose workers are lost ``TRIES`` times is not tried with others any more: its
letters are (``pool``).
"""

from __future__ import annotations

import socket
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Protocol

from synletters.core.errors import ConfigError, SynlettersError
from synletters.rewrite.chunk_work import Chunk, Done
from synletters.rewrite.pool import Waiting
from synletters.rewrite.worker import WorkerLostError

#: how often a chunk is given to a worker before its letters are suspected
TRIES = 2
#: seconds that an address has to answer in
_PATIENCE = 10.0


class Workers(Protocol):
    """Workers of a cluster. ``answer`` is called by as many threads as there are workers."""

    count: int

    def answer(self, chunk: Chunk) -> Done | SynlettersError:
        """A chunk, worked on by a worker that is free; its ``Done`` may leave the chunk out. Raises WorkerLostError."""
        ...

    def close(self) -> None: ...


class Cluster:
    """The pool of such workers."""

    called = "workers of the cluster"

    def __init__(self, workers: Workers) -> None:
        self._workers, self.workers = workers, workers.count
        self._threads = ThreadPoolExecutor(self.workers, "synletters-cluster")

    def submit(self, chunk: Chunk) -> Future[Done | SynlettersError]:
        return self._threads.submit(self._answer, chunk, TRIES)

    def mended(self, waiting: Waiting) -> Waiting:
        return waiting  # a worker takes nothing with it but the chunk that it had

    def alone(self, chunk: Chunk) -> Done | None:
        try:
            answer = self._answer(chunk, 1)
        except WorkerLostError:
            return None
        if isinstance(answer, SynlettersError):
            raise answer
        return answer

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._workers.close()  # which ends what threads wait for
        self._threads.shutdown(wait=True)

    def _answer(self, chunk: Chunk, tries: int) -> Done | SynlettersError:
        for left in reversed(range(tries)):
            try:
                answer = self._workers.answer(chunk)
            except WorkerLostError:
                if not left:
                    raise
                print(
                    f"warning: one of {self.workers} workers was lost; its letters are given to another",
                    file=sys.stderr,
                )
            else:
                return answer if isinstance(answer, SynlettersError) else replace(answer, chunk=chunk)
        raise WorkerLostError


def answers(host: str, port: int, told: str) -> None:
    """Raises ConfigError if nobody answers at an address; ``told`` is the option that names it."""
    try:
        socket.create_connection((host, port), _PATIENCE).close()
    except OSError as fault:
        why = fault.strerror or "no answer"
        raise ConfigError(
            f"{told}: nobody answers there ({why}); is the cluster up, and its port open?"
        ) from None


def host_and_port(address: str, told: str) -> tuple[str, int]:
    """Of HOST:PORT. Raises ConfigError if it is none."""
    host, colon, port = address.rpartition(":")
    if not colon or not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise ConfigError(f"{told} is no HOST:PORT")
    return host.strip("[]"), int(port)
