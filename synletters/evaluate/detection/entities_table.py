"""The figures of an entity detector as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from synletters.evaluate.bootstrap import Interval
from synletters.evaluate.detection.entities import EntityResult, SchemeFigures

_WIDTH = 24
_ABOUT = {
    "strict": "bounds and label",
    "exact": "bounds",
    "partial": "overlap counts half",
    "type": "label, overlap",
}


def table(result: EntityResult) -> str:
    """Every figure in a line; no text of any letter."""
    return "\n".join(_lines(result))


def _lines(result: EntityResult) -> Iterator[str]:
    yield (
        f"{result.letters} letters, {result.gold} entities in gold, {result.found} found; "
        "95% intervals by bootstrap over letters"
    )
    yield ""
    yield f"{'':{_WIDTH}} {'precision':24} {'recall':24} {'F1':24}"
    for name, figures in result.schemes.items():
        yield _line(f"{name} ({_ABOUT[name]})"[: _WIDTH + 8], figures)
    yield ""
    yield "by label, strict, then partial"
    for label, of in result.by_label.items():
        yield _line(f"  {label}", of["strict"])
        yield _line("", of["partial"])
    yield ""
    yield f"{'':{_WIDTH}} correct incorrect partial  missed spurious"
    for name, figures in result.schemes.items():
        counts = figures.counts
        yield (
            f"{name:{_WIDTH}} {counts['correct']:7} {counts['incorrect']:9} {counts['partial']:7} "
            f"{counts['missed']:7} {counts['spurious']:8}"
        )
    yield f"rows without an answer {result.without_answer}, found rows without gold {result.without_gold}"


def _line(name: str, figures: SchemeFigures) -> str:
    return f"{name:{_WIDTH}} " + " ".join(
        f"{told(f):24}" for f in (figures.precision, figures.recall, figures.f1)
    )


def told(figure: Interval) -> str:
    """``83.40% [82.1, 84.6]``, or ``none``."""
    if figure.value is None or figure.low is None or figure.high is None:
        return "   none"
    return f"{figure.value:7.2%} [{100 * figure.low:.1f}, {100 * figure.high:.1f}]"
