"""Names of measures, and the forms of their values: analytes, vital signs, scores; "104", "<0.5", "99/58",
"4.5-11.0", "mmol/L".

A number that stands behind one of these names, or in its row or column of a table, tells of nobody.
Abbreviations that are English
words too ("K", "BE", "PT") count only in capitals and right before their value: "Pt is 93" is an age.
"""

from __future__ import annotations

import re

from synletters.detect.rules.base import any_word
from synletters.text.word_files import listed

#: in any case of letters, and as they stand
_ANY = any_word((*listed("measurements", "short"), *listed("measurements", "long")))
_EXACT = any_word(listed("measurements", "capitals"))
#: a name alone, as a cell holds it
NAME = re.compile(rf"(?:(?i:{_ANY})|{_EXACT})")
#: behind a unit: per what
UNIT = (
    r"(?:(?:[munpkµμf]|mc)?(?:g|mol|U|IU|L|l|[eE]q|kat|Osm|osm)(?:/(?:[dmunµμfp]?[lLgG]|kg|m2|m²|min|mmol|mol|hr?|day|24 ?h))(?![\w/])|[Mm]mol(?![\w/])"
    r"|(?:[x×*] ?10(?:\^|\*|[Ee])?|10(?:\^|\*))(?:9|12|6|3)(?:/[lLµμu][lL]?)?(?![\w/])|(?:[x×] ?)?10(?:⁹|¹²|⁶|³)(?:/[lLµμu][lL]?)?(?![\w/])|[KMG]/[µμu][lL](?![\w/])|(?:cells|copies|beats|breaths|mls?|mg|mcg|units)/(?:min|hr?|mm3|[lLuµμ]{1,2}|kg|day)(?:ute)?(?![\w/])"
    r"|mm ?Hg(?!\w)|mm/hr?(?!\w)|bpm(?!\w)|kPa(?!\w)|%|(?:m?IU|U|mU)(?![\w/])|(?:fL|fl|pg|ng|kg|cm|mm|mL|ml|mg|mcg|[µμ]g|lbs?|secs?)(?![\w/])"
    r"|°(?: ?[CF](?!\w))?|(?:thou|million|billion|trillion|grams|percent)(?!\w)(?: ?(?:cells|per)(?: ?/? ?\w{1,10})?)?)"
)
_YEAR = r"(?!(?:19|20)\d\d(?!\d))"
#: a value: "104", "<0.5", "1,250", "99/58"
PLAIN = r"(?:[<>~≤≥=±+-]{0,2} ?\d{1,5}(?:,\d{3})?(?:\.\d{1,3})?)"
PRESSURE = r"(?:[5-9]\d|[12]\d\d)/(?:[2-9]\d|1[0-4]\d)(?:\(\d{2,3}\))?"
RANGE = re.compile(
    r"(?:(?P<less>[<>≤≥] ?)|(?P<low>\d{1,4}(?:\.\d{1,3})?)(?: ?[-–—−] ?| to | ?- ?))(?P<high>\d{1,4}(?:\.\d{1,3})?)"
    rf"(?![\d/]|[.,:\-–]\d)(?:[ \t]?{UNIT})?"
)
#: what a cell of results holds: a value with its unit and its flag, or "-"
VALUE = re.compile(
    rf"(?:{PRESSURE}|{PLAIN})(?:[ \t]?{UNIT})?(?:[ \t]?(?:[HLN*↑↓]{{1,2}}|\((?:[HLN*↑↓]{{1,2}}|[Hh]igh|[Ll]ow|[Nn]ormal|RA|air)\)|RA|high|low|HIGH|LOW))?",
)
_NOT_ON = r"(?!\d|[/.:]\d|,\d\d\d|(?i:st|nd|rd|th)\b|[ \t]?(?i:years?|yrs?|y/?o)\b|[ \t]?(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b)"
_CHANGE = r"(?:(?: ?(?:->|→|>) ?| ?[-–] ?)\d{1,3}(?:\.\d{1,2})?(?!\d|[/.:]\d)){0,4}(?!\d|[-–]\d)"
#: a name and its value in running text: "Hb 98", "platelet count of 250 x10^9/L", "BP: 99/58", "K+ 4.1 ->
#: 3.8"
STATED = re.compile(
    rf"(?<![\w./-])(?:(?P<any>(?i:{_ANY}))(?:[ \t]?\([^()\n]{{1,12}}\))?(?:[\"']?[ \t]{{0,3}}[:=][ \t]{{0,3}}[\"']?|[ \t]{{1,2}}(?:(?i:levels?|counts?|scores?|of|was|is|at|now|remains|today) ){{0,2}})"
    rf"(?P<v>{PRESSURE}(?![\d/])|[<>~≤≥]? ?{_YEAR}\d{{1,4}}(?:,\d{{3}})?(?:\.\d{{1,3}})?{_NOT_ON}{_CHANGE}(?:[ \t]?{UNIT})?)"
    rf"|(?P<exact>{_EXACT})\+?(?: ?[:=] ?| )(?P<w>[<>~≤≥]? ?\d{{1,3}}(?:\.\d{{1,3}})?{_NOT_ON}{_CHANGE}(?:[ \t]?{UNIT})?))"
)


def ascending(match: re.Match[str]) -> bool:
    """Whether a match of ``RANGE`` goes up, not from one year to another, and not from hardly anything to
    very much."""
    if match["less"]:
        return True
    low, high = float(match["low"]), float(match["high"])
    years = all(
        part.isdigit() and len(part) == 4 and part[:2] in ("19", "20")
        for part in (match["low"], match["high"])
    )
    return low < high and not years and (low == 0 or high / low <= 40)


def stated(match: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """The places of the name and of the value of a match of ``STATED``."""
    return (match.span("any"), match.span("v")) if match["any"] else (match.span("exact"), match.span("w"))


def of_a_measure(text: str, start: int, end: int) -> bool:
    """Whether a measure before its value stands at these offsets ("Hb" in "Hb 104"), or such a value behind
    its measure."""
    for match in STATED.finditer(text, max(0, start - 60), min(len(text), end + 60)):
        name, value = stated(match)
        if (start, end) == name or value[0] <= start < end <= value[1]:
            return True
    return False
