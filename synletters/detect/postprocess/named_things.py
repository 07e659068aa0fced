"""Names that belong to a thing: "the Dallas criteria", "Edinburgh Postnatal Depression Scale".

No list can hold every eponym, but what stands behind one is of few kinds. Only kinds that nobody's own name
is followed by count
here: a "Smith score" is a scale, while "the Smith test" may be somebody's.
"""

from __future__ import annotations

import re

_KIND = (
    r"(?:criteri(?:a|on)|classification|scor(?:e|es|ing)|scales?|index|indices|staging|grading|inventor(?:y|ies)|questionnaires?|checklist"
    r"|nomogram|formula|equation|algorithm|brace|orthosis|prosthes[ie]s|incision|serology|titres?|titers?|virus|bacillus|agar"
    r"|hearing aids?|implants?|pacemaker|stents?|catheters?|cannulae?|retractors?|forceps|clamps?|splints?|suspension|traction|frame|nails?|head ?(?:holder|rest|frame|clamp|ring)s?|halo|stirrups|table|blades?|cannulas?|ports?|pumps?|shells?|cups?|stems?|cement|limbs?|coils?|wires?|sheaths?|rods?|lens(?:es)?|scopes?|robot|linac|knife|monitors?|pads?|seals?|bags?|flanges?|sponges?|swabs?|drapes?|staplers?|cages?|spacers?|plugs?|valves?|rings?|grafts?|patch(?:es)?"
    r"|screws?|sutures?|meshe?s?|dressings?|inhalers?|insulin pen|glucometer|readings|sensors?|signs?|ratio|angle|manoeuvre|maneuver|stud(?:y|ies)|trials?|cohort|guidelines?|clips?|probe|stockings?|laser|ventilator|warmer|blanket|boot)"
)
#: up to three more capitalised words may stand before the kind
THING_BEHIND = re.compile(rf"(?: [A-Z][\w'’-]{{1,20}}){{0,3}}[ \n](?i:{_KIND})(?![\w'’])")
_WORDS = re.compile(r"[A-Z][\w'’]{1,20}(?:[ -][A-Z][\w'’]{1,20}){0,2}")
# a title, a field's label, a relative or a possessive before it makes it a person after all
_PERSON = re.compile(
    r"(?:\b(?:mr|mrs|ms|miss|mx|dr|prof|sir|sister|nurse|wife|husband|son|daughter|mother|father|brother|patient|pt|name|by)\.?:?|[:@])\s{1,3}\Z",
    re.IGNORECASE,
)


def of_a_thing(text: str, start: int, end: int) -> bool:
    """Whether the one to three capitalised words at these offsets name a scale, sign or device by what stands
    behind them."""
    return (
        _WORDS.fullmatch(text, start, end) is not None
        and THING_BEHIND.match(text, end) is not None
        and _PERSON.search(text, max(0, start - 16), start) is None
    )
