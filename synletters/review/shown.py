"""A letter as the page shows it: pieces of text, each with what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from synletters.review.align import Alignment
from synletters.review.corpus import Read
from synletters.review.risk import Suspect

#: what a piece can be; what comes first wins where two meet
KINDS = ("replaced", "refilled", "changed", "kept")


@dataclass(frozen=True, slots=True)
class Layer:
    """A stretch with one meaning."""

    start: int
    end: int
    kind: str
    label: str = ""


def pieces(text: str, layers: Iterable[Layer]) -> list[dict[str, Any]]:
    """The whole text, cut where a meaning begins or ends: ``text`` and, where there are any, ``kind``, ``label`` and
    ``from``, ``to`` of the stretch, ``look`` for a suspect word, ``mark`` and ``number`` of a reviewer's mark."""
    layers = [layer for layer in layers if layer.start < layer.end]
    cuts = sorted(
        {0, len(text), *(c for layer in layers for c in (layer.start, layer.end) if c <= len(text))}
    )
    opening: dict[int, list[Layer]] = {}
    for layer in layers:
        opening.setdefault(layer.start, []).append(layer)
    made: list[dict[str, Any]] = []
    open_now: list[Layer] = []
    for start, end in pairwise(cuts):
        open_now = [layer for layer in open_now if layer.end > start] + opening.get(start, [])
        piece: dict[str, Any] = {"text": text[start:end], "at": start}
        for kind in KINDS:
            if own := next((layer for layer in open_now if layer.kind == kind), None):
                piece |= {"kind": kind, "label": own.label, "from": own.start, "to": own.end}
                break
        if any(layer.kind == "look" for layer in open_now):
            piece["look"] = True
        for kind in ("wrong", "missed"):
            if any(layer.kind == kind for layer in open_now):
                piece["mark"] = kind
        made.append(piece)
    return made


def of_rewrite(
    read: Read, suspects: Sequence[Suspect], alignment: Alignment | None, marks: Iterable[Layer]
) -> list[dict[str, Any]]:
    layers = [
        Layer(s.start, s.end, "replaced" if s.kind == "phi" else "kept", s.label)
        for s in read.letter.spans
        if s.kind != "structure"
    ]
    if read.refilled is not None:
        layers += [Layer(a, b, "refilled") for a, b in read.refilled]
    elif alignment is not None:
        layers += [Layer(*one.rewrite, "refilled") for one in alignment.changed if not one.label]
    layers += [Layer(s.start, s.end, "look") for s in suspects]
    return pieces(read.letter.text, [*layers, *marks])


def of_source(text: str, alignment: Alignment | None) -> list[dict[str, Any]]:
    """The source with what was replaced and what was changed."""
    if alignment is None:
        return pieces(text, ())
    return pieces(
        text,
        [Layer(*one.source, "replaced" if one.label else "changed", one.label) for one in alignment.changed],
    )
