"""ConText over the sentences of a letter (Harkema et al., J Biomed Inform 2009): what is said of each entity.

The rules stand in ``rules.py``; how far each speaks, in ``scopes.py``. ``docs/assertion.md`` tells both, and
the limits.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from synletters.assertion.scopes import Scopes, Stretches, scopes
from synletters.assertion.types import KINDS, Assertion
from synletters.core.document import Span, check_spans


def assertions(text: str, spans: Sequence[Span]) -> list[Assertion]:
    """What a text says of each span; same length and order.

    Spans may overlap and come in any order. Linear in the length of the text, plus a look-up for each span.
    Raises
    SpanError if a span reaches past the text.
    """
    check_spans(spans, len(text))
    return said(scopes(text), spans) if spans else []


def said(found: Scopes, spans: Sequence[Span]) -> list[Assertion]:
    """The same from scopes that were found before."""
    starts = {kind: [start for start, _ in found.stretches[kind]] for kind in KINDS}
    word_starts = [start for start, _ in found.negated_words]

    def holds(kind: str, span: Span) -> bool:
        if _touches(found.stretches[kind], starts[kind], span):
            return True
        if kind != "negated":
            return False
        k = bisect_right(word_starts, span.start) - 1
        return k >= 0 and span.start < found.negated_words[k][1]

    return [Assertion.of(kind for kind in KINDS if holds(kind, span)) for span in spans]


def _touches(stretches: Stretches, starts: Sequence[int], span: Span) -> bool:
    k = bisect_right(starts, span.end - 1) - 1
    return k >= 0 and stretches[k][1] > span.start
