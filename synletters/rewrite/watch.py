"""What a run says of itself while it works: JSON lines of events, and counters in the text format of Prometheus.

Neither holds letter text, nor ids: names of stages and labels, counts, seconds. Both tell what an operator asks:
does it go on, how far is it, what is rejected, where is the time?
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from synletters.core.errors import SynlettersError
from synletters.core.prometheus import metric
from synletters.core.version import __version__
from synletters.io.atomic import output_error
from synletters.rewrite.chunk_work import Account

#: seconds between two writings of the metrics
_EVERY = 1.0
_REPLACED = "replaced:"


@dataclass(slots=True)
class _Counts:
    """What was done so far, of this run and of the one that it goes on with."""

    letters: int = 0
    expected: int | None = None
    shards: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    replaced: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)


class Watch:
    """Tells of a run in a ``with`` block, in ``log`` (a file that is added to) and in ``metrics`` (a file that is replaced, whole,
    at most once a second); either may be None. Raises OutputError if a file cannot be written as the run begins; later faults of these files
    stop no run."""

    def __init__(self, command: str, *, log: Path | None = None, metrics: Path | None = None) -> None:
        self._command, self._log_path, self._metrics_path = command, log, metrics
        self._log: IO[str] | None = None
        self._counts, self._state = _Counts(), "running"
        self._begun, self._started, self._written = time.monotonic(), time.time(), -_EVERY

    def __enter__(self) -> Self:
        for path in (self._log_path, self._metrics_path):
            if path is not None:
                try:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    if path == self._log_path:
                        self._log = path.open("a", encoding="utf-8", buffering=1)
                    else:
                        self._write_metrics(path)
                except OSError as fault:
                    raise output_error(path, fault) from None
        self.event("run begins", command=self._command, synletters=__version__, process=os.getpid())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._state = "done" if error is None else "failed"
        if error is not None:
            # a stranger's words may quote a letter: its type alone is told
            why = {"reason": str(error)} if isinstance(error, SynlettersError) else {}
            self.event("run fails", "error", error=type(error).__name__, **why, **self._figures())
        else:
            self.event("run ends", **self._figures())
        self._metrics(at_once=True)
        if self._log is not None:
            with contextlib.suppress(OSError):
                self._log.close()

    def event(self, name: str, level: str = "info", **told: Any) -> None:
        """One line of the log."""
        if self._log is None:
            return
        row = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "level": level,
            "event": name,
            **told,
        }
        with contextlib.suppress(OSError):
            self._log.write(json.dumps(row) + "\n")

    def expect(self, letters: int) -> None:
        """How many letters there are in all."""
        self._counts.expected = letters
        self.event("letters counted", letters=letters)
        self._metrics(at_once=True)

    def chunk(self, letters: int, rejected: Mapping[str, int], account: Account) -> None:
        """Some letters are done."""
        self._add(letters, rejected, account)
        self._metrics()

    def shard(
        self,
        number: int,
        letters: int,
        *,
        kept: Account | None = None,
        rejected: Mapping[str, int] | None = None,
    ) -> None:
        """A shard is finished; ``kept`` is the account of one that an earlier process had finished."""
        self._counts.shards += 1
        if kept is not None:
            self._add(letters, rejected or {}, kept)
            self.event("shard kept", shard=number, letters=letters)
        else:
            self.event("shard finished", shard=number, letters=letters, **self._figures())
        self._metrics()

    def _add(self, letters: int, rejected: Mapping[str, int], account: Account) -> None:
        self._counts.letters += letters
        self._counts.rejected.update(rejected)
        for name, count in account.counts.items():
            if name.startswith(_REPLACED):
                self._counts.replaced[name.removeprefix(_REPLACED)] += count
        self._counts.seconds.update(account.clock.seconds)

    def _figures(self) -> dict[str, Any]:
        seconds = max(time.monotonic() - self._begun, 1e-9)
        return {
            "letters_done": self._counts.letters,
            "letters_expected": self._counts.expected,
            "letters_rejected": dict(self._counts.rejected),
            "seconds": round(seconds, 3),
        }

    def _metrics(self, *, at_once: bool = False) -> None:
        now = time.monotonic()
        if self._metrics_path is None or (not at_once and now - self._written < _EVERY):
            return
        self._written = now
        with contextlib.suppress(OSError):
            self._write_metrics(self._metrics_path)

    def _write_metrics(self, path: Path) -> None:
        part = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            part.write_text("".join(f"{line}\n" for line in self._lines()), encoding="utf-8")
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)

    def _lines(self) -> Iterator[str]:
        c = self._counts
        yield from metric(
            "letters_total", "counter", "Letters that are done, rejected ones too.", [({}, c.letters)]
        )
        if c.expected is not None:
            yield from metric("letters_expected", "gauge", "Letters of the whole run.", [({}, c.expected)])
        yield from metric("shards_total", "counter", "Shards that lie on the disk.", [({}, c.shards)])
        rejected = [({"stage": name}, count) for name, count in sorted(c.rejected.items())]
        yield from metric(
            "letters_rejected_total", "counter", "Letters that were rejected, by stage.", rejected
        )
        replaced = [({"label": name}, count) for name, count in sorted(c.replaced.items())]
        yield from metric(
            "identifiers_replaced_total", "counter", "Identifiers that were replaced, by label.", replaced
        )
        seconds = [({"stage": name}, round(value, 3)) for name, value in sorted(c.seconds.items())]
        yield from metric(
            "stage_seconds_total", "counter", "Seconds of work by stage, of all processes.", seconds
        )
        states = [({"state": name}, int(name == self._state)) for name in ("running", "done", "failed")]
        yield from metric("run_state", "gauge", "1 for the state that the run is in.", states)
        yield from metric(
            "run_start_time_seconds",
            "gauge",
            "When the run began, since the epoch.",
            [({}, round(self._started, 3))],
        )
        yield from metric(
            "last_write_time_seconds", "gauge", "When this was written.", [({}, round(time.time(), 3))]
        )
        info = {"version": __version__, "command": self._command}
        yield from metric("info", "gauge", "What runs.", [(info, 1)])
