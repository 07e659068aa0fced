"""The figures of fidelity for a terminal; no text of any letter."""

from __future__ import annotations

from collections.abc import Iterator

from synletters.evaluate.clinical.fidelity import FidelityResult
from synletters.evaluate.detection.entities_table import told
from synletters.evaluate.tables import Block, Table, plain


def table(result: FidelityResult) -> str:
    """``blocks`` as plain text."""
    return plain(blocks(result))


def blocks(result: FidelityResult) -> Iterator[Block]:
    yield f"{result.rewrites} rewrites of {result.letters} letters; 95% intervals by bootstrap over letters"
    yield Table(("", "share", "of"), tuple(_shares(result)), "lrr")
    changed = ", ".join(f"{flag} {count}" for flag, count in result.by_assertion.items() if count)
    yield f"assertions changed: {changed or 'none'}"
    yield Table(
        ("flips of", "number"), tuple((kind, str(count)) for kind, count in result.flips.items()), "lr"
    )
    yield f"words not known as equals: {result.unknown}"
    if result.worst:
        yield "worst (ids and counts; no text)"
        yield Table(
            ("letter", "variant", "flips", "entities changed"),
            tuple(
                (
                    worst.letter_id,
                    str(worst.variant),
                    ", ".join(f"{kind} {count}" for kind, count in worst.flips.items()) or "no flip",
                    str(worst.entities_changed),
                )
                for worst in result.worst[:10]
            ),
            "lrlr",
        )
    yield (
        f"letters without a rewrite {result.without_rewrite}, "
        f"rewrites without a letter {result.without_source}"
    )


def _shares(result: FidelityResult) -> Iterator[tuple[str, ...]]:
    yield ("kept entities unchanged", told(result.unchanged), str(result.entities))
    for name, figure in result.by_aspect.items():
        yield (f"  {name} unchanged", told(figure), "")
    yield ("rewrites without any flip", told(result.rewrites_without_flip), "")
