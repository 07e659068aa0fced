"""The second detection: what the detectors find in a finished letter that came over from its source.

Around a word that the first detection missed, other words stand now; what looks like an identifier there, is no surrogate,
and stands in the source too, has been overlooked.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from synletters.detect import Detector
from synletters.document import Action, Letter, Protected, Rewrite, Span, check_spans

SOURCE = "second_look"


def for_second_look(detectors: Sequence[Detector]) -> list[Detector]:
    """The detectors that find identifiers, each in the form that looks for nothing else, where it has one.

    A detector says so with an attribute ``finds_phi = False``, or with a method ``for_second_look`` that gives the detector
    to use, or None.
    """
    found = []
    for detector in detectors:
        make = getattr(detector, "for_second_look", None)
        second: Detector | None = make() if callable(make) else detector
        if second is not None and getattr(second, "finds_phi", True):
            found.append(second)
    return found


def overlooked(
    detectors: Sequence[Detector], items: Sequence[Protected], rewrites: Sequence[Rewrite]
) -> list[list[Span]]:
    """For each rewrite the spans of its source that hold what was overlooked (kind phi, ``source`` "second_look")."""
    letters = [Letter(made.letter_id, made.text) for made in rewrites]
    found: list[list[Span]] = [[] for _ in rewrites]
    for detector in detectors:
        for at, spans in enumerate(detector.detect(letters)):
            check_spans(spans, len(letters[at].text), letter_id=letters[at].id)
            found[at] += [span for span in spans if span.kind == "phi"]
    return [_in_source(item, made, spans) for item, made, spans in zip(items, rewrites, found, strict=True)]


def _in_source(item: Protected, made: Rewrite, spans: Sequence[Span]) -> list[Span]:
    surrogates = _Stretches((s.start, s.end) for s in made.spans if s.kind == "phi")
    replaced = _Stretches((r.start, r.end) for r in item.regions if r.action is Action.REPLACE)
    values: dict[str, Span] = {}
    for span in spans:
        if not surrogates.touch(span.start, span.end):
            values.setdefault(made.text[span.start : span.end].strip(), span)
    text = item.letter.text
    out = []
    for value, span in values.items():
        if not any(c.isalnum() for c in value):
            continue
        left = r"(?<![^\W_])" if value[0].isalnum() else ""
        right = r"(?![^\W_])" if value[-1].isalnum() else ""
        for match in re.finditer(left + re.escape(value) + right, text):
            if not replaced.touch(match.start(), match.end()):
                out.append(Span(match.start(), match.end(), span.label, "phi", SOURCE, span.score))
    return out


class _Stretches:
    """Stretches of a text without overlap."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._all = sorted(stretches)

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with [start, end)."""
        at = bisect_left(self._all, (end, 0)) - 1
        return at >= 0 and self._all[at][1] > start
