"""What the service says of itself to Prometheus: counts and seconds, no ids and no text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from synletters.core.prometheus import metric
from synletters.core.version import __version__
from synletters.serve.work import Work

_REPLACED = "replaced:"


def lines(
    work: Work,
    answers: Counter[tuple[str, int]],
    seconds: Mapping[str, float],
    waiting: int,
    working: int,
    begun: float,
) -> Iterator[str]:
    """The lines of /metrics. ``answers`` by path and code, ``seconds`` by path, ``begun`` since the epoch."""
    requests = [({"path": path, "code": str(code)}, n) for (path, code), n in sorted(dict(answers).items())]
    yield from metric("requests_total", "counter", "Requests that were answered.", requests)
    yield from metric(
        "request_seconds_total", "counter", "Seconds of requests, waiting included.", _by("path", seconds)
    )
    yield from metric(
        "letters_total", "counter", "Letters that are done, rejected ones too.", _by("work", work.letters)
    )
    yield from metric(
        "letters_rejected_total",
        "counter",
        "Letters that were rejected, by stage.",
        _by("stage", work.rejected),
    )
    counts = dict(work.account.counts)
    replaced = {name.removeprefix(_REPLACED): n for name, n in counts.items() if name.startswith(_REPLACED)}
    yield from metric(
        "identifiers_replaced_total",
        "counter",
        "Identifiers that were replaced, by label.",
        _by("label", replaced),
    )
    stages = dict(work.account.clock.seconds)
    yield from metric("stage_seconds_total", "counter", "Seconds of work by stage.", _by("stage", stages))
    yield from metric("requests_waiting", "gauge", "Requests in the queue.", [({}, waiting)])
    yield from metric("requests_working", "gauge", "Requests that are worked on.", [({}, working)])
    yield from metric(
        "start_time_seconds", "gauge", "When the service began, since the epoch.", [({}, round(begun, 3))]
    )
    yield from metric("info", "gauge", "What runs.", [({"version": __version__, "command": "serve"}, 1)])


def _by(label: str, values: Mapping[str, float]) -> list[tuple[Mapping[str, str], float]]:
    return [({label: name}, round(value, 3)) for name, value in sorted(dict(values).items())]
