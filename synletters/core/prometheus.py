"""Counters and gauges in the text exposition format 0.0.4 of Prometheus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def metric(
    name: str, kind: str, about: str, values: Sequence[tuple[Mapping[str, str], float]]
) -> Iterator[str]:
    """The lines of one metric, ``synletters_NAME``: ``values`` are (labels, value)."""
    yield f"# HELP synletters_{name} {about}"
    yield f"# TYPE synletters_{name} {kind}"
    for labels, value in values:
        shown = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels.items())
        yield f"synletters_{name}{{{shown}}} {value}" if shown else f"synletters_{name} {value}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"')
