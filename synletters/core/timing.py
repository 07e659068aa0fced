"""Seconds by stage; and the garbage collector kept away from what lasts as long as the process."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Clock:
    """Adds up wall-clock seconds under names."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - begin

    def add(self, other: Clock) -> None:
        for name, seconds in other.seconds.items():
            self.seconds[name] = self.seconds.get(name, 0.0) + seconds

    def shares(self) -> dict[str, float]:
        total = sum(self.seconds.values()) or 1.0
        return {name: round(value / total, 4) for name, value in self.seconds.items()}


def leave_what_lasts() -> None:
    """From now on the garbage collector passes over all that there is: models, lexicons and rules, half a million
    objects that it would look through every few letters (a twentieth of the time)."""
    gc.collect()
    gc.freeze()
