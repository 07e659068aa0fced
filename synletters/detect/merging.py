"""What all detectors found as one reader wants it: one span a place and label, nothing said of an identifier but that it is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from synletters.core.document import Span


def merged_findings(spans: Iterable[Span]) -> list[Span]:
    """Spans in order: identifiers without overlap, under the label of the longest; clinical entities that no identifier touches and
    structure that lies in none, each place and label once.

    The characters of the identifiers are the same as before. ``source`` names all that found a span, joined by ``+``; ``score`` is
    the highest of those with its label.
    """
    groups: list[list[Span]] = []
    others: dict[tuple[str, int, int, str], list[Span]] = {}
    end = 0
    for span in sorted(set(spans), key=lambda s: (s.start, -s.end, s.label, -s.score)):
        if span.kind != "phi":
            others.setdefault((span.kind, span.start, span.end, span.label), []).append(span)
        elif groups and span.start < end:
            groups[-1].append(span)
            end = max(end, span.end)
        else:
            groups.append([span])
            end = span.end
    phi = [_identifier(group) for group in groups]
    return sorted([*phi, *(_together(group) for group in _left(list(others.values()), phi))])


def _identifier(group: Sequence[Span]) -> Span:
    """The union of overlapping identifiers, called what the longest of them is called."""
    longest = max(group, key=lambda s: (s.end - s.start, s.score))
    same = [span for span in group if span.label == longest.label]
    return replace(
        _together([longest, *same], among=group),
        start=min(s.start for s in group),
        end=max(s.end for s in group),
    )


def _together(group: Sequence[Span], among: Sequence[Span] = ()) -> Span:
    """The first span with the sources of ``among`` (the group itself), the best score and a concept, where one has it."""
    sources = sorted({name for span in among or group for name in span.source.split("+") if name})
    concept = next((span.concept for span in group if span.concept), "")
    return replace(
        group[0], source="+".join(sources), score=max(span.score for span in group), concept=concept
    )


def _left(groups: list[list[Span]], phi: Sequence[Span]) -> list[list[Span]]:
    """What identifiers leave: a clinical entity is cut by any character that they share, structure where it lies wholly inside."""
    out, k = [], 0
    for group in sorted(groups, key=lambda g: g[0].start):
        span = group[0]
        while k < len(phi) and phi[k].end <= span.start:
            k += 1
        near = phi[k] if k < len(phi) else None
        touched = near is not None and near.start < span.end
        inside = near is not None and near.start <= span.start and span.end <= near.end
        if not (inside or (touched and span.kind == "clinical")):
            out.append(group)
    return out
