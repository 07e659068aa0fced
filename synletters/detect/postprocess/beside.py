"""What the words right beside a guess of the tagger say that it is: a time of the day, a language, the branch of a
fellowship, a command of dictation, the label of a number.

Each form holds the labels that it takes away, the value as a whole, and what must stand right before and right behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from synletters.core.document import Span

_NEAR = 40


@dataclass(frozen=True)
class Form:
    """A guess that is none. ``value`` is matched whole; ``before`` ends right before it, ``behind`` begins right
    behind it; an empty pattern asks for nothing."""

    labels: frozenset[str]
    value: re.Pattern[str]
    before: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None

    def fits(self, text: str, start: int, end: int) -> bool:
        return (
            self.value.fullmatch(text, start, end) is not None
            and (self.before is None or self.before.search(text, max(0, start - _NEAR), start) is not None)
            and (self.behind is None or self.behind.match(text, end) is not None)
        )


def _form(labels: str, value: str, before: str = "", behind: str = "") -> Form:
    return Form(
        frozenset(labels.split()),
        re.compile(value),
        re.compile(rf"(?:{before.removeprefix('(?i)')})\Z", re.I if before.startswith("(?i)") else 0)
        if before
        else None,
        re.compile(behind) if behind else None,
    )


_CLOCK = r"(?:[01]\d|2[0-3])[0-5]\d"
_NUMBERS = "DATE PHONE ID POSTCODE AGE"
_NAMES = "NAME ORGANIZATION HOSPITAL LOCATION ADDRESS USERNAME PROFESSION"
_DAY = r"(?:\d{1,4}[-/. ]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"

FORMS: tuple[Form, ...] = (
    # "SPOKE AT 0250", "found him on the floor 0410", "bladder scan 2000, PT in am"; a dose's or a pager's number is told otherwise
    _form(
        _NUMBERS,
        _CLOCK,
        r"(?i)(?<!\w)(?:(?:spoke|seen|arrived?|left|called|born|delivered|delivery|extubated|intubated|on scene|in|out|time|well|midnight|noon)(?: out)? (?:at |@ ?)|(?:depart(?:ed|s)?|arrived?|well|floor|read|scan|scanned"
        r"|time|fell|fall|collapsed|woke|settled|until|till|since|around|about|approx|obs|hrs?) )",
        r"(?![\w/-])(?! ?(?:ext|x)\b)",
    ),
    # "Dallas Fang MD  2355  March 3, 2020": who signs, when, and on which day
    _form(_NUMBERS, _CLOCK, r"(?:[A-Z]{2,4}|\w\.)[ \t]{2,8}", rf"[ \t]{{2,8}}{_DAY}"),
    _form(
        "AGE",
        r"(?i)(?:one|two|three|four|five|six|seven|eight|nine|ten|\w{2,6}teen|(?:twen|thir|for|fif|six|seven|eigh)ty(?:[- ]\w{3,5})?)",
    ),
    # a result with the day of it behind: "PSA rose from 4.1 (December 2022)"
    _form("DATE", r"\d{1,3}\.\d{1,2}", r"(?i)(?:from|to|of|was|is|at|now|then|and|,) ", r" ?\("),
    _form(
        "DATE ID",
        r"\d{1,2}(?:-\d{1,2})?",
        r"(?i)(?:sliced?|blocks?|slides?|levels?|cassettes?|sections?|serially|parts?) ",
    ),
    _form("ID NAME", r"G\d{1,2}P\d{1,4}(?:[+-]\d)?|[GP]\d(?:[PAT]\d{1,2}){1,3}"),
    # "First language: Welsh"
    _form(_NAMES, r"[A-Z][a-z]+", r"(?i)(?:languages?|speaks|interpreter)(?: \w{2,10})?: ?"),
    # "FRCS (Tr & Orth)"
    _form(_NAMES, r"[\w &]{2,14}", r"(?<!\w)(?:FRCS\w{0,3}|FRACS|FFSEM|MRCS|MCh|FCPS|FRCSC) ?\([\w &]{0,14}"),
    _form(
        _NAMES,
        r"(?i)(?:new |next )?(?:paragraph|line|para)|(?:full stop|comma|colon|open bracket|close bracket)(?: new (?:paragraph|line))?",
    ),
    # "b. \nc. d. FMLA": marks of a list
    _form("NAME", r"(?:[a-h]\.\s{1,3})?[a-h](?:\. [A-Z]{2,5})?", r"(?:\A|\n|[a-h]\.\s{1,3})"),
    # the letters of a handover or of a plan: "S  POD 2"
    _form("NAME", r"[SBAROIP]", r"(?:\A|\n)[ \t]{0,4}", r"(?:[ \t]{2,}|[ \t]?[:=-][ \t])"),
    # "Main (629) 555-0101", "Ring 01632 960 001", "DL M936-9321"
    _form(
        _NAMES,
        r"(?i)main|direct|ring|call|text|cell|office|front desk|switchboard|nurse line|after hours",
        r"(?:\A|[\n|;.,(]) ?",
        r":? ?\+?\(?\d[\d() .-]{6}",
    ),
    _form(
        _NAMES + " ID",
        r"DL|D/L|PIN|RiO|MRN|CSN|FIN|HRN|SystmOne|EMIS|DOI|LOV|TCI|DOS",
        r"",
        r":? ?#?(?=[A-Z\d/-]*\d)[A-Z\d]",
    ),
    _form(_NAMES, r"(?i)P\.?O\.?", r"", r"(?i)\.? ?box(?!es)(?! ?#?\d)"),
    _form(_NAMES, r"(?i)P\.?O\.? ?box", r"", r"(?! ?#?\d)"),
    # "handed to courier", "valuables incl. ring", "in packet"
    _form(
        "NAME LOCATION ORGANIZATION",
        r"courier|porter|security|transport|packet|PACKET|valuables?(?: incl)?|incl|abroad|overseas|church|CHURCH|school|work|nursery",
    ),
    _form(
        "NAME ORGANIZATION",
        r"(?i)foster (?:car(?:e|ers?)|parents?|mother|father|mum|dad|home|family|placement)",
    ),
    _form(
        "NAME ORGANIZATION",
        r"(?i)foster",
        r"",
        r"(?i) (?:car(?:e|ers?)|parents?|mother|father|mum|dad|home|family|placement)(?!\w)",
    ),
    # units of a hospital in capitals, which stand in many: "r/v in SAU am", "NBM from MN"
    _form("LOCATION NAME", r"MN", r"(?i)(?:nbm|npo|fasted?|starve[ds]?)(?: \w{2,6}){0,2} "),
    # a rank or a title alone, before a name; a day of the week in short
    _form(
        "NAME LOCATION ORGANIZATION",
        r"(?:Trooper|Sgt|Cpl|Pte|Capt|Maj|Lt|Cllr|Det|Insp|Supt|Dep|COL|CPT|SSG|SGT|LTC|MAJ)",
        r"",
        r"\.? [A-Z]",
    ),
    _form("NAME", r"Mon|Tues?|Weds?|Thurs?|Fri", r"(?<!Mr )(?<!Mrs )(?<!Ms )(?<!Dr )"),
    _form(
        "PROFESSION",
        r"(?i)(?:un)?(?:restrained|belted|helmeted)(?: (?:driver|passenger|front seat passenger|rear passenger|rider))?",
    ),
    _form(_NAMES, r"(?i)an(?:a?es)|peds|paeds|ob|gyn|surg|asst|scrub|circ|cc", r"", r":| {2,}[A-Z]"),
    _form(
        "HOSPITAL",
        r"(?i)assisted living|community mental health|urgent care|day surgery|dw surgery|d/w surgery",
    ),
    _form("NAME", r"D/?[wW]", r"", r" (?:surgery|medicine|ortho|med|surg|anaes|icu|ICU|ITU|reg)(?!\w)"),
    _form("ORGANIZATION LOCATION", r"(?i)asbestos|silica|coal dust|chemicals", r"(?i)(?:with|to) "),
    _form("PROFESSION", r"(?i)(?:privilege|pleasure|asbestos|pitches|surprise|relief|nuisance|burden)"),
)


def told_beside(text: str, span: Span) -> bool:
    """Whether what stands right beside a span of the tagger or of the vocabulary says that it is nobody's."""
    return span.source != "rules" and any(
        span.label in form.labels and form.fits(text, span.start, span.end) for form in FORMS
    )
