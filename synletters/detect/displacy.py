"""Letters with spans as displaCy draws them: ``displacy.render(drawn(letters), style="ent", manual=True, options=OPTIONS)``."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from synletters.core.document import POS_PREFIX, Kind, Letter, Rewrite, Span
from synletters.core.labels import IDENTIFIERS
from synletters.detect.merging import merged_findings

_PHI = "#f6c945"
#: identifiers in one colour; displaCy's own for the rest
OPTIONS: dict[str, Any] = {"colors": dict.fromkeys(IDENTIFIERS, _PHI)}


def drawn(
    letters: Iterable[Letter | Rewrite], kinds: Collection[Kind] = ("phi", "clinical")
) -> list[dict[str, Any]]:
    """One mapping a letter, with its text, its id as the title, and entities in order without overlap: identifiers first, then the longest."""
    return [
        {"text": item.text, "title": _title(item), "ents": [_entity(span) for span in _layer(item, kinds)]}
        for item in letters
    ]


def _title(item: Letter | Rewrite) -> str:
    return item.id if isinstance(item, Letter) else item.letter_id


def _entity(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "label": span.label}


def _layer(item: Letter | Rewrite, kinds: Collection[Kind]) -> list[Span]:
    chosen: list[Span] = []
    spans = [s for s in item.spans if s.kind in kinds and not s.label.startswith(POS_PREFIX)]
    for span in sorted(
        merged_findings(spans), key=lambda s: (s.kind != "phi", s.start - s.end, s.start, s.label)
    ):
        if not any(span.overlaps(other) for other in chosen):
            chosen.append(span)
    return sorted(chosen)
