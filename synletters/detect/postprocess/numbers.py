"""Numbers that are nobody's are no identifiers, whichever detector takes them for one.

Detectors see a number; what it is, its form and its table say. This is asked once, of the spans of all
detectors together, so that a
form that one detector knows is not found by another. Words that a site lists itself are not touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from synletters.core.document import Span
from synletters.detect.postprocess.number_forms import never
from synletters.detect.postprocess.public_names import free_lines
from synletters.detect.postprocess.tables import results
from synletters.detect.rules.stamps import stamps

#: identifiers that hold numbers of any form inside of them
_WHOLE = frozenset({"EMAIL", "URL", "IP", "USERNAME", "CARD", "IBAN"})
_STAYS, _CUTS = 1, 2


def without_numbers(text: str, spans: Iterable[Span], *, but: Iterable[str] = ("lists",)) -> list[Span]:
    """The spans without identifiers that are a result, a range, a count, a clock time or the like, and
    without the parts that are.

    Spans of the sources ``but`` are given back as they are.
    """
    spans, spared = list(spans), frozenset(but)
    if not any(span.kind == "phi" for span in spans):
        return spans
    marks = bytearray(len(text))
    for start, end, cuts in (*never(text), *results(text), *free_lines(text)):
        mark = _CUTS if cuts else _STAYS
        for at in range(start, end):
            marks[at] = max(marks[at], mark)
    dates = {match.start(): match.end("date") for match in stamps(text)}
    out: list[Span] = []
    for span in spans:
        if span.kind != "phi" or span.label in _WHOLE or span.source in spared:
            out.append(span)
        else:
            out += (_dated(piece, dates) for piece in _rest(text, span, marks))
    return out


def _rest(text: str, span: Span, marks: bytearray) -> Iterator[Span]:
    """What of a span is not cut away, without the parts whose letters and digits are all nobody's."""
    if not any(marks[span.start : span.end]):
        yield span
        return
    start = span.start
    while start < span.end:
        if marks[start] == _CUTS or (start > span.start and not text[start].isalnum()):
            start += 1
            continue
        end = start
        while end < span.end and marks[end] != _CUTS:
            end += 1
        last = end
        while end < span.end and last > start and not text[last - 1].isalnum():
            last -= 1
        if any(text[at].isalnum() and not marks[at] for at in range(start, last)):
            yield replace(span, start=start, end=last)
        start = end


def _dated(span: Span, dates: dict[int, int]) -> Span:
    """A span that is the date of a timestamp is one, whatever it was called."""
    return replace(span, label="DATE") if dates.get(span.start) == span.end else span
