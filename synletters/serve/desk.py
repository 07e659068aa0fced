"""The one who works: requests wait in a bounded queue for a thread that holds the models.

A letter is never half done: a request that runs out of time is stopped between two chunks, and nothing of it is given back.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class Busy(Exception):  # noqa: N818 (an answer, no fault of the program)
    """The queue is full; ``seconds`` is about when there will be room."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"{seconds}")


class TooLong(Exception):  # noqa: N818
    """A request ran out of time."""


class Desk:
    """Calls work in one thread, in the order of the requests. ``queue`` may wait, each up to ``seconds`` in all."""

    def __init__(self, queue: int, seconds: float) -> None:
        self._queue, self._seconds = queue, seconds
        self._pool = ThreadPoolExecutor(1, "letters")
        self._lock = threading.Lock()
        self.waiting = 0
        self.working = 0
        self._mean = 1.0  # seconds of a request, of the last ones more

    async def do(self, work: Callable[[Callable[[], bool]], T]) -> T:
        """``work`` is given a function that says whether nobody waits for it any more, to be asked between chunks.

        Raises Busy, TooLong, and whatever ``work`` raises.
        """
        with self._lock:
            if self.waiting + self.working > self._queue:
                raise Busy(max(1, round(self._mean * (self.waiting + 1))))
            self.waiting += 1
        given_up = threading.Event()

        def run() -> T:
            with self._lock:
                self.waiting -= 1
                self.working += 1
            begin = time.monotonic()
            try:
                if given_up.is_set():
                    raise TooLong
                return work(given_up.is_set)
            finally:
                with self._lock:
                    self.working -= 1
                self._mean += 0.3 * (time.monotonic() - begin - self._mean)

        future = asyncio.get_running_loop().run_in_executor(self._pool, run)
        try:
            return await asyncio.wait_for(asyncio.shield(future), self._seconds)
        except TimeoutError:
            raise TooLong from None
        finally:
            given_up.set()
            # what nobody waits for any more raises into nothing
            future.add_done_callback(lambda done: done.cancelled() or done.exception())

    def close(self) -> None:
        """Finish what is worked on, and take nothing more."""
        self._pool.shutdown(wait=True, cancel_futures=True)
