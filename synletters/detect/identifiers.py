"""A letter's identifiers without overlap, each widened to whole words: half a word is never replaced."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from synletters.core.document import Letter, Span
from synletters.detect.rules.stamps import STAMP
from synletters.text.person_names import bare, only_titles

#: what goes with a lone number that is a date: "20" of "20/1" is half a day
_REST_OF_A_DAY = re.compile(r"/(?:0?[1-9]|1[0-2]|[12]\d|3[01])(?:/(?:\d{4}|\d{2}))?(?![\d/])")


def identifiers(letter: Letter) -> list[Span]:
    """The letter's identifiers without overlap, widened to whole words; titles alone are none."""
    text = letter.text
    return merged(
        text,
        [
            s
            for s in letter.spans
            if s.kind == "phi" and not (s.label == "NAME" and only_titles(text[s.start : s.end]))
        ],
    )


def merged(text: str, spans: Iterable[Span]) -> list[Span]:
    """Identifiers without overlap, each widened to whole words; neighbouring names with one blank between
    become one."""
    out: list[Span] = []
    for span in sorted((_widened(text, s) for s in spans), key=lambda s: (s.start, -s.end, s.label)):
        last = out[-1] if out else None
        if last is not None and span.start < last.end:
            longer = last if last.end - last.start >= span.end - span.start else span
            out[-1] = replace(longer, start=last.start, end=max(last.end, span.end))
        elif last is not None and span.label == last.label == "NAME" and text[last.end : span.start] == " ":
            out[-1] = replace(last, end=span.end)
        else:
            out.append(span)
    return out


def _widened(text: str, span: Span) -> Span:
    """Half a word is never replaced: letters grow to the run of letters, digits to the run of digits."""
    start, end = span.start, span.end
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if start == end:
        return span
    if span.label == "NAME":  # a title or a degree is no part of the name
        first, last = bare(text[start:end])
        start, end = start + first, start + last
    if (
        span.label == "ID"
        and span.source  # what people have annotated is replaced whole
        and (line := text.find("\n", start, end)) >= 0
        and not any(c.isdigit() for c in text[line:end])
    ):
        end = line  # the label of the next line is no part of a number
    while start > 0 and _same_kind(text[start - 1], text[start]):
        start -= 1
    stamp = STAMP.match(text, start) if span.label == "DATE" else None
    if stamp is not None and stamp.end("date") == end:
        return replace(span, start=start, end=end)  # "202103140815": the clock behind the day stays
    while end < len(text) and _same_kind(text[end - 1], text[end]):
        end += 1
    rest = _REST_OF_A_DAY.match(text, end) if span.label == "DATE" and text[start:end].isdigit() else None
    return replace(span, start=start, end=rest.end() if rest else end)


def _same_kind(a: str, b: str) -> bool:
    return (_letter(a) and _letter(b)) or (a.isdigit() and b.isdigit())


def _letter(c: str) -> bool:
    """A letter, or a mark that is written on one (the accent of a decomposed letter)."""
    return c.isalpha() or (not c.isascii() and unicodedata.category(c)[0] == "M")
