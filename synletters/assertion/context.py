"""ConText over the sentences of a letter (Harkema et al., J Biomed Inform 2009): what is said of each entity.

The rules stand in ``rules.py``; how far each speaks, in ``scopes.py``. ``docs/assertion.md`` tells both, and
the limits.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

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
    stretches = [(kind, found.stretches[kind]) for kind in KINDS if found.stretches[kind]]
    told = [(kind, some, [start for start, _ in some]) for kind, some in stretches]
    word_starts = [start for start, _ in found.negated_words]

    def kinds(span: Span) -> Iterator[str]:
        for kind, some, starts in told:
            if _touches(some, starts, span):
                yield kind
        k = bisect_right(word_starts, span.start) - 1
        if k >= 0 and span.start < found.negated_words[k][1]:
            yield "negated"

    return [Assertion.of(kinds(span)) for span in spans]


def _touches(stretches: Stretches, starts: Sequence[int], span: Span) -> bool:
    k = bisect_right(starts, span.end - 1) - 1
    return k >= 0 and stretches[k][1] > span.start
