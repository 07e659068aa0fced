"""Section headings and list markers."""

from __future__ import annotations

import re
from functools import lru_cache

from synletters.core.document import Span
from synletters.text.section_names import SURE

#: the source of the spans
NAME = "layout"

# a line of up to 90 characters that may be a heading, behind white space, a list marker or Markdown signs
_LINE = re.compile(
    r"^[ \t]{0,40}(?:[#*_]{1,6}[ \t]?|\d{1,2}[.)][ \t]+)?(?P<h>[^\W\d_][\w ,/&()'’.\-]{1,88}?)"
    r"(?P<colon>[ \t]{0,3}:)?(?P<rest>[*_]{0,3}[ \t]*(?=\r?$))?"
    r"(?:(?<=:)|(?<=\*)|(?=[*_ \t]*\r?$))",
    re.MULTILINE,
)
# ". PLAN:" and a blank before "Past medical history:" inside a line
_INLINE = re.compile(r"(?<=[.;,!?)\]] )[ ]{0,4}(?P<h>[A-Z][A-Za-z]{1,20}(?:[ /&-]{1,2}[A-Za-z]{1,20}){0,6}):")
_MARKER = re.compile(
    r"^[ \t]{0,40}(?P<m>\(?\d{1,3}[.)]|\([a-zA-Z]\)|[a-zA-Z][.)]|[ivx]{1,5}[.)]"
    r"|[-•*·‣◦▪●○–—►➢+])(?=[ \t]+\S|[^\W\d_](?<=[•▪●]\w))"
    r"|(?<=[:.;,)] )(?P<n>\(?\d{1,2}[.)])(?= [^\W\d_])",
    re.MULTILINE,
)


@lru_cache(maxsize=8)  # one analysis asks for it four times
def layout(text: str) -> tuple[Span, ...]:
    """HEADING with its colon, and LIST_MARKER: sorted spans of kind ``structure`` that do not overlap."""
    spans = []
    for match in _LINE.finditer(text):
        heading, colon = match["h"], match["colon"]
        if _is_heading(heading, bool(colon)):
            spans.append(_span(match.start("h"), match.end("colon") if colon else match.end("h"), "HEADING"))
    for match in _INLINE.finditer(text):
        if _is_heading(match["h"], True):
            spans.append(_span(match.start("h"), match.end(), "HEADING"))
    for match in _MARKER.finditer(text):
        spans.append(_span(*match.span("m" if match["m"] else "n"), "LIST_MARKER"))
    kept: list[Span] = []
    for span in sorted(set(spans)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _span(start: int, end: int, label: str) -> Span:
    return Span(start, end, label, "structure", NAME)


def _is_heading(words: str, colon: bool) -> bool:
    """A known heading; or any short phrase in capitals before a colon."""
    normal = " ".join(words.lower().split()).strip(" .-")
    if normal in SURE or (normal.endswith("s") and normal[:-1] in SURE):
        return colon or words[0].isupper()
    if not colon:
        return False
    return words.isupper() and sum(c.isalpha() for c in words) > 2 and len(words.split()) <= 9
