"""The figures of an entity detector for a terminal; no text of any letter."""

from __future__ import annotations

from collections.abc import Iterator

from synletters.evaluate.bootstrap import Interval
from synletters.evaluate.detection.entities import EntityResult, SchemeFigures
from synletters.evaluate.tables import Block, Table, plain

_ABOUT = {
    "strict": "bounds and label",
    "exact": "bounds",
    "partial": "overlap counts half",
    "type": "label, overlap",
}
_FIGURES = ("precision", "recall", "F1")
_COUNTS = ("correct", "incorrect", "partial", "missed", "spurious")


def table(result: EntityResult) -> str:
    """``blocks`` as plain text."""
    return plain(blocks(result))


def blocks(result: EntityResult) -> Iterator[Block]:
    yield (
        f"{result.letters} letters, {result.gold} entities in gold, {result.found} found; "
        "95% intervals by bootstrap over letters"
    )
    schemes = result.schemes.items()
    yield Table(
        ("", *_FIGURES), tuple(_row(f"{name} ({_ABOUT[name]})", figures) for name, figures in schemes), "lrrr"
    )
    yield Table(
        ("by label", *_FIGURES),
        tuple(
            _row(f"{label}, {scheme}", of[scheme])
            for label, of in result.by_label.items()
            for scheme in ("strict", "partial")
        ),
        "lrrr",
    )
    yield Table(
        ("", *_COUNTS),
        tuple((name, *(str(figures.counts[count]) for count in _COUNTS)) for name, figures in schemes),
        "lrrrrr",
    )
    yield f"rows without an answer {result.without_answer}, found rows without gold {result.without_gold}"


def _row(name: str, figures: SchemeFigures) -> tuple[str, ...]:
    return (name, *(told(f) for f in (figures.precision, figures.recall, figures.f1)))


def told(figure: Interval) -> str:
    """``83.40% [82.1, 84.6]``, or ``none``."""
    if figure.value is None or figure.low is None or figure.high is None:
        return "none"
    return f"{figure.value:.2%} [{100 * figure.low:.1f}, {100 * figure.high:.1f}]"
