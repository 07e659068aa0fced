"""Sections of a letter, by the headings that the layout finds and by headings within a line.

The canonical names are those of medspaCy's sectionizer (Eyre et al., AMIA 2021); the table is in
``section_names``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from synletters.text.layout import layout
from synletters.text.section_names import HEADINGS, MEASURES, OTHER, PARTS, PREAMBLE, RUN_IN

# "PMHx: asthma", "O/E chest clear", "DHx - aspirin": at the start of a line or behind a full stop; in its own
# capitals,
# and only with a colon or dash where it could be a word
_SHORT = "|".join(re.escape(name) for name in sorted(RUN_IN, key=len, reverse=True))
_RUN_IN = re.compile(
    rf"(?:^[ \t]{{0,20}}(?:[#*_]{{1,4}}[ \t]?)?|(?<=[.;] ))(?P<h>{_SHORT})(?P<colon>[*_]{{0,2}}[ \t]?[:=]|[ \t][-–—](?=[ \t]))",
    re.MULTILINE,
)
_BARE = re.compile(
    r"^[ \t]{0,20}(?P<h>(?:PMHx|PSHx|FHx|SHx|DHx|HPC|HPI|PMH|O/E|Ix|Imp\.|A/P|DDx|ROS|F/U)(?![\w/:])|On examination(?=,? (?!of |for |that |it )[a-z]))"
    r"|(?<=[.;] )(?P<i>O/E|On examination(?=,? (?!of |for |that |it )[a-z]))(?![\w/:])",
    re.MULTILINE,
)
_CLOSING = re.compile(
    r"^[ \t]{0,20}(?P<h>(?:yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|(?:with )?(?:kind|best|warm)(?:est)? "
    r"(?:regards|wishes)|(?:electronically )?signed(?: by)?|dictated by|regards)(?=[ \t]*[,.:]|[ \t]*\r?$))[,.:]?",
    re.MULTILINE | re.IGNORECASE,
)
# how the letter proper begins below a list of diagnoses and drugs, without a heading
_BODY = re.compile(
    r"(?<=\n)[ \t]{0,20}\r?\n(?P<h>)(?:Thank you (?:very much )?for|Many thanks for|I (?:had the pleasure|saw|reviewed|met)\b|"
    r"It was (?:a |my )?(?:great )?(?:pleasure|nice|good|lovely)|We (?:saw|reviewed)\b|This (?:pleasant |delightful )?\d{1,3}[ -])",
    re.IGNORECASE,
)
_LISTS = frozenset(
    {
        "diagnoses",
        "medications",
        "allergies",
        "past_medical_history",
        "procedures",
        "administrative",
        "investigations",
    }
)
#: sections that parts of the body and measures divide
_EXAMS = frozenset({"physical_exam", "review_of_systems", "vital_signs"})


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a text; its heading is ``text[start:heading_end]``, empty for what stands before the first
    one."""

    start: int
    end: int
    heading_end: int
    name: str


def sections(text: str) -> list[Section]:
    """The sections of a text, meeting end to end from 0 to its length; none for an empty text.

    What stands before the first heading is named "preamble". A heading that nobody knows opens a section
    named "other".
    The parts of an examination or of a review of systems ("Lungs:") belong to it.
    """
    if not text:
        return []
    opened: list[tuple[int, int, str]] = []
    for start, end in _headings(text):
        words = normal(text[start:end])
        current = opened[-1][2] if opened else PREAMBLE
        if start == end:
            if current in _LISTS:
                opened.append((start, end, "history_of_present_illness"))
            continue
        if words in PARTS or words in MEASURES:
            if current in _EXAMS and (current != "vital_signs" or words in MEASURES):
                continue
            name = "physical_exam" if words in PARTS else "vital_signs"
        else:
            name = name_of(words)
            if (
                name == OTHER
                and words not in HEADINGS
                and current in _EXAMS
                and not _begins_line(text, start)
            ):
                continue
        opened.append((start, end, name))
    if not opened or opened[0][0] > 0:
        opened.insert(0, (0, 0, PREAMBLE))
    ends = [start for start, _, _ in opened[1:]] + [len(text)]
    return [Section(start, stop, end, name) for (start, end, name), stop in zip(opened, ends, strict=True)]


def section_at(parts: Sequence[Section], offset: int) -> Section | None:
    """The section in which an offset lies."""
    k = bisect_right([part.start for part in parts], offset) - 1
    return parts[k] if k >= 0 and offset < parts[k].end else None


def names_at(parts: Sequence[Section], offsets: Sequence[int]) -> list[str]:
    """The name of the section of each offset; "" where there is none."""
    starts = [part.start for part in parts]
    out = []
    for offset in offsets:
        k = bisect_right(starts, offset) - 1
        out.append(parts[k].name if k >= 0 else "")
    return out


def name_of(heading: str) -> str:
    """The canonical name for a heading, with or without its colon, in any case; "other" for one that nobody
    knows."""
    words = normal(heading)
    found = HEADINGS.get(words) or HEADINGS.get(words.removesuffix("s")) or HEADINGS.get(words + "s")
    if found:
        return found
    return next((name for ending, name in _ENDINGS if words.endswith(ending)), OTHER)


#: what the last words of a longer heading tell ("RELEVANT PAST MEDICAL HISTORY", "CURRENT HOME MEDICATIONS")
_ENDINGS = (
    ("family history", "family_history"),
    ("social history", "social_history"),
    ("surgical history", "past_surgical_history"),
    ("medical history", "past_medical_history"),
    ("present illness", "history_of_present_illness"),
    ("discharge medications", "discharge_medications"),
    ("medications", "medications"),
    ("allergies", "allergies"),
    ("review of systems", "review_of_systems"),
    ("physical examination", "physical_exam"),
    ("physical exam", "physical_exam"),
    ("discharge diagnoses", "discharge_diagnoses"),
    ("discharge diagnosis", "discharge_diagnoses"),
    ("diagnoses", "diagnoses"),
    ("diagnosis", "diagnoses"),
    ("hospital course", "hospital_course"),
    ("assessment and plan", "assessment_and_plan"),
    ("impression", "assessment"),
    ("assessment", "assessment"),
    ("recommendations", "plan"),
    ("plan", "plan"),
    ("procedure", "procedures"),
    ("procedures", "procedures"),
)


def normal(heading: str) -> str:
    """A heading for look-up: lower-case, single blanks, without colon, Markdown signs and dashes at its
    ends."""
    return " ".join(heading.lower().replace("’", "'").split()).strip(" .:=*_#-–—,")


def _headings(text: str) -> list[tuple[int, int]]:
    """Start and end of each heading, in order, without overlap."""
    spans = layout(text)
    found = [(span.start, span.end) for span in spans if span.label == "HEADING"]
    found += [(match.start("h"), match.end()) for match in _RUN_IN.finditer(text)]
    found += [match.span("h" if match["h"] else "i") for match in _BARE.finditer(text)]
    found += [(match.start("h"), match.start("h")) for match in _BODY.finditer(text)]
    found += [(match.start("h"), match.end()) for match in _CLOSING.finditer(text)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
        elif start == kept[-1][0] and end > kept[-1][1]:
            kept[-1] = (start, end)
    return kept


def _begins_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t#*_")
