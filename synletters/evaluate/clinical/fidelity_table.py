"""The figures of fidelity as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from synletters.evaluate.clinical.fidelity import FidelityResult
from synletters.evaluate.detection.entities_table import told

_WIDTH = 34


def table(result: FidelityResult) -> str:
    """Every figure in a line; no text of any letter."""
    return "\n".join(_lines(result))


def _lines(result: FidelityResult) -> Iterator[str]:
    yield f"{result.rewrites} rewrites of {result.letters} letters; 95% intervals by bootstrap over letters"
    yield ""
    yield f"{'kept entities unchanged':{_WIDTH}} {told(result.unchanged)}  of {result.entities}"
    for name, figure in result.by_aspect.items():
        yield f"{'  ' + name + ' unchanged':{_WIDTH}} {told(figure)}"
    changed = ", ".join(f"{flag} {count}" for flag, count in result.by_assertion.items() if count)
    yield f"{'  assertions changed':{_WIDTH}} {changed or 'none'}"
    yield ""
    yield f"{'rewrites without any flip':{_WIDTH}} {told(result.rewrites_without_flip)}"
    for kind, count in result.flips.items():
        yield f"{'  flips of ' + kind:{_WIDTH}} {count:7}"
    if result.worst:
        yield ""
        yield "worst (ids and counts; no text)"
        for worst in result.worst[:10]:
            flips = ", ".join(f"{kind} {count}" for kind, count in worst.flips.items())
            yield f"  {worst.letter_id} #{worst.variant}: {flips or 'no flip'}; {worst.entities_changed} entities changed"
    yield f"letters without a rewrite {result.without_rewrite}, rewrites without a letter {result.without_source}"
