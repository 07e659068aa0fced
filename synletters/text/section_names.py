"""The headings of US and UK letters by the section that they open (``data/headings.txt``)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from synletters.core.labels import SECTIONS
from synletters.text.word_files import in_order, listed, rows

#: what stands before the first heading
PREAMBLE = "preamble"
#: a heading that belongs to none of the sections
OTHER = "other"
#: every name that a section can have
NAMES = SECTIONS

#: heading, lower-case and without its colon -> section
HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        heading.rstrip("*"): section
        for section, headings in rows("headings", "sections").items()
        for heading in headings
    }
)

#: parts of the body and systems: they divide an examination or a review of systems and open no section there
PARTS = frozenset(part.rstrip("*") for part in listed("headings", "parts"))

#: what is measured stays in the vital signs or the examination that it stands in
MEASURES = listed("headings", "measures")

#: abbreviations that head a line in letters of both countries and are too short to be known by the layout
RUN_IN = in_order("headings", "run in")

#: headings that are known as such wherever one may stand
SURE = frozenset(
    heading[:-1]
    for headings in (
        *rows("headings", "sections").values(),
        listed("headings", "parts"),
        listed("headings", "others"),
    )
    for heading in headings
    if heading.endswith("*")
)
