"""Names that belong to a thing: "the Dallas criteria", "Edinburgh Postnatal Depression Scale"; and measures with their values: "Hb 104".

No list can hold every eponym, but what stands behind one is of few kinds. Only kinds that nobody's own name is followed by count
here: a "Smith score" is a scale, while "the Smith test" may be somebody's.
"""

from __future__ import annotations

import re

_KIND = (
    r"(?:criteri(?:a|on)|classification|scor(?:e|es|ing)|scales?|index|indices|staging|grading|inventor(?:y|ies)|questionnaires?|checklist"
    r"|nomogram|formula|equation|algorithm|brace|orthosis|prosthes[ie]s|incision|serology|titres?|titers?|virus|bacillus|agar"
    r"|hearing aids?|implants?|pacemaker|stents?|catheters?|cannulae?|retractors?|forceps|clamps?|splints?|suspension|traction|frame|nails?"
    r"|screws?|sutures?|meshe?s?|dressings?|inhalers?|insulin pen|glucometer|readings|sensors?|ventilator|warmer|blanket|boot)"
)
# up to three more capitalised words may stand before the kind
_THING = re.compile(rf"(?: [A-Z][\w'’-]{{1,20}}){{0,3}}[ \n](?i:{_KIND})(?![\w'’])")
_WORDS = re.compile(r"[A-Z][\w'’]{1,20}(?:[ -][A-Z][\w'’]{1,20}){0,2}")
# a title, a field's label, a relative or a possessive before it makes it a person after all
_PERSON = re.compile(
    r"(?:\b(?:mr|mrs|ms|miss|mx|dr|prof|sir|sister|nurse|wife|husband|son|daughter|mother|father|brother|patient|pt|name|by)\.?:?|[:@])\s{1,3}\Z",
    re.IGNORECASE,
)


def of_a_thing(text: str, start: int, end: int) -> bool:
    """Whether the one to three capitalised words at these offsets name a scale, sign or device by what stands behind them."""
    return (
        _WORDS.fullmatch(text, start, end) is not None
        and _THING.match(text, end) is not None
        and _PERSON.search(text, max(0, start - 16), start) is None
    )


_MEASURE = (
    r"(?:bp|hr|rr|bpm|hb|hgb|hct|mcv|k|na|cl|ca|mg|po4|t|temp|tmax|wt|ht|bmi|spo2|sao2|sats?|wcc|wbc|plts?|crp|esr|inr|pt|aptt|ef|lvef|gcs|news2?|"
    r"mews|alt|ast|alp|ggt|bili|alb|ur|urea|creat?|egfr|gfr|bun|glu|bm|bms|hba1c|tsh|ft4|ldl|hdl|psa|bnp|trop|lactate|ph|pco2|po2|hco3|be|fio2|"
    r"pefr|fev1|fvc|asa|nyha|ecog|mmse|moca|phq-?9|gad-?7|audit|must|waterlow|apgars?|fundus|efw|afi|g|p)"
)
_BEHIND_IT = re.compile(r"(?: ?[:=] ?| (?:of |was |is )?)[<>~]?\d{1,3}(?:\.\d{1,2})?(?:/\d{2,3})?(?!\d|[/.\-]\d)")
_NAME_OF_ONE = re.compile(_MEASURE, re.IGNORECASE)
_BEFORE_IT = re.compile(rf"(?<![\w.]){_MEASURE}(?: ?[:=] ?| (?:of |was |is )?)[<>~]?(?:\d{{2,3}}/)?\Z", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})?(?!\d|[/.\-]\d)")


def of_a_measure(text: str, start: int, end: int) -> bool:
    """Whether a measure before its value stands at these offsets ("Hb" in "Hb 104"), or such a value behind its measure."""
    if _NAME_OF_ONE.fullmatch(text, start, end) and text[start:end] not in ("A", "I"):
        return _BEHIND_IT.match(text, end) is not None
    number = _NUMBER.match(text, start)
    return number is not None and number.end() == end and _BEFORE_IT.search(text, max(0, start - 14), start) is not None
