"""Dates in every usual form, and ages of 90 and over."""

from __future__ import annotations

import re

from synletters.detect.rules.base import Found, Rule
from synletters.detect.rules.stamps import STAMP, numbered
from synletters.text.calendar import MONTHS

_D = r"(?:0?[1-9]|[12]\d|3[01])"
_Y4 = r"(?:19\d\d|20[0-4]\d)"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)(?![a-z])"
)
#: "May" is a verb too
_FULL_MONTH = "|".join(month for month in MONTHS if month != "May")
_DAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?)"
_UNIT = (
    r"(?:mg|mcg|ug|g|kg|ml|mls|cc|l|units?|iu|u|meq|mmol|mmhg|cm|mm|calories|kcal|cal|cells|hours"
    r"|hrs?|minutes|mins?|days"
    r"|ng|pg|steps|%|°|a\.?m|p\.?m|am|pm|degrees|percent|weeks|months|years|times|x)(?![a-z])"
)
_NOT_UNIT = rf"(?!\d|[.,:/]\d|\s?[-/]\s?\d{{1,2}}(?!\d)[^/\-]?\s?(?:mg|ml)|[\s-]{{0,2}}{_UNIT})"
#: a year behind a day and a month: four digits, or two that are not a time of day or a dose
_YEAR = rf"(?:{_Y4}(?![\d])|['’‘]\d\d(?!\d)|\d\d{_NOT_UNIT})"
_ST = r"(?:\s?(?:st|nd|rd|th)(?![a-z]))"

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TO_99 = rf"(?:(?:{_TENS})(?:[-\s](?:{_ONES}))?|{_TEENS}|(?:oh|o)[-\s](?:{_ONES})|{_ONES})"
_YEAR_WORDS = (
    rf"(?:two\sthousand(?:\sand)?(?:\s{_TO_99})?|(?:nineteen|twenty)[-\s]{_TO_99}"
    rf"|nineteen\shundred(?:\sand\s{_TO_99})?)"
)
_ORDINAL = (
    r"(?:thirty[-\s]first|thirtieth|twenty[-\s](?:first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth)|twentieth"
    r"|nineteenth|eighteenth|seventeenth|sixteenth|fifteenth|fourteenth|thirteenth|twelfth|eleventh"
    r"|tenth|ninth|eighth"
    r"|seventh|sixth|fifth|fourth|third|second|first)"
)
_HOLIDAYS = (
    r"Christmas(?:\s(?:Eve|Day))?(?!\s(?:tree|disease|factor))|[Xx]mas(?!\s(?:tree|party))|Boxing\sDay|New\sYear['’]?s?['’]?\s(?:Eve|Day)"
    r"|Hogmanay|Easter(?:\s(?:Sunday|Monday|weekend))?|Good\sFriday|Ash\sWednesday|Palm\sSunday|Shrove\sTuesday"
    r"|Thanksgiving(?:\sDay)?|Hallowe['’]?en|Lab(?:or|our)\sDay|Memorial\sDay|Independence\sDay"
    r"|(?:4th|fourth)\sof\sJuly"
    r"|Valentine['’]?s?['’]?\sDay|St\.?\s(?:Patrick|George|Andrew|David)['’]?s?\sDay|(?:Mother"
    r"|Father)['’]?s['’]?\sDay"
    r"|Veterans['’]?\sDay|Columbus\sDay|Martin\sLuther\sKing(?:\sJr\.?)?\sDay"
    r"|President['’]?s['’]?\sDay|Bonfire\sNight"
    r"|Remembrance\s(?:Day|Sunday)|Canada\sDay|Anzac\sDay|Australia\sDay|Eid(?:\sal[-\s](?:Fitr"
    r"|Adha))?|Ramadan|Diwali"
    r"|Hanukkah|Chanukah|Passover|Yom\sKippur|Rosh\sHashanah?|Chinese\sNew\sYear|Juneteenth"
    r"|Cinco\sde\sMayo|Mardi\sGras|Whitsun(?:tide)?|Whit\s(?:Sunday|Monday)|Michaelmas|Burns\sNight|Nowruz|Vaisakhi|Holi(?=[\s,.])"
    r"|(?:(?:(?:early\s|late\s)?May|[Ss]pring|[Ss]ummer|August|Easter)\s)?[Bb]ank\s[Hh]oliday(?:\s(?:Monday|weekend))?"
    r"|(?:Lunar|Orthodox)\s(?:New\sYear|Easter|Christmas)|Super\sBowl\sSunday|July\s(?:4th|Fourth)"
)
_RATIO_AFTER = re.compile(
    r"[-\s]{0,2}(?:%|inch|tablet|tab\b|cup|pack|hour|way|strength|power|murmur|systolic|diastolic"
    r"|pain|scale|in\sseverity|on\s(?:the|a)|motor|muscle|out|ejection|"
    r"bilateral|throughout|in\sthe|pulses|reflexes|of\s|positive|lymph|nodes?|cores?|week|for\s|mm|cm|mg|ml|-\d)",
    re.IGNORECASE,
)


_READINGS = re.compile(
    r"(?i)(?:sugars?|glucose|bms?|readings?|sats|units|doses?|insulin|novorapid|humalog|lispro)(?: \w{2,9}){0,3} \Z"
)


def _numeric(match: re.Match[str]) -> Found | None:
    """A day and a month in either order; a bare one of short parts with dots or dashes is a section
    number."""
    first, sep, second, year = int(match["a"]), match["sep"].strip(), int(match["b"]), match["y"]
    if min(first, second) > 12:
        return None
    score = 0.95 if len(year) == 4 else 0.9
    if (
        len(year) == 2
        and sep == "-"
        and _READINGS.search(match.string, max(0, match.start() - 32), match.start())
    ):
        return None  # "sugars ran 4-7-11 before meals"
    if len(year) == 2 and sep in ".-" and len(match["a"]) == 1 and len(match["b"]) == 1:
        score = 0.5
    return match.start(), match.end(), score


def _short(match: re.Match[str]) -> Found | None:
    """``12/03`` behind a date word; not a ratio, a strength or a grade."""
    first, second = int(match["a"]), int(match["b"])
    word = match["cue"].lower().rstrip(" :.")
    sure = word in {"d", "t", "dob", "date", "dated", "dd", "dt", "d.o.b"} or word.endswith("date")
    if min(first, second) > 12 or (first == second and not sure):
        return None
    if word in ("d", "t") and match.end("cue") == match.start("v"):
        return None  # "T11/12" is a level of the spine
    if (
        not sure
        and second <= 4
        and first < second
        and word.split()[0] not in {"on", "seen", "admitted", "discharged"}
    ):
        return None  # a half, two thirds
    if not sure and _RATIO_AFTER.match(match.string, match.end("v")):
        return None
    return *match.span("v"), 0.85 if sure else 0.65


def _day_month(match: re.Match[str]) -> Found | None:
    """A day with a month. A bare ``may`` or ``mar`` is a word unless a year, an ordinal or a capital says
    month."""
    month, year = match["m"], match["y"]
    if year or match["st"]:
        return *match.span(), 0.95
    if month.islower() and month in {"may", "mar", "march", "dec", "jan", "sun"}:
        return None
    if month == "MAY" and re.match(
        r"\s(?:BE|HAVE|NOT|NEED|HELP|ALSO|RE|IN|BENEFIT|CONSIDER|CONTINUE|RETURN)",
        match.string[match.end() : match.end() + 12],
    ):
        return None
    return *match.span(), 0.85


def _year(match: re.Match[str]) -> Found | None:
    """A year alone, behind a word that wants one."""
    return *match.span("v"), 0.7


_EVENT = re.compile(
    r"(?:ectomy|otomy|plasty|ostomy|scopy|graft|CABG|PCI|NSTEMI|STEMI|(?<![a-z])MI|CVA|stroke|TIA|stents?|repair|replacement"
    r"|THR|TKR|removal|fracture|section|biopsy|surgery|arrest|transplant|bypass|ablation|born|YOB|year\sof\sbirth|class\sof"
    r"|diagnosed|(?<![a-z])b\."
    # and behind a disease: "Hodgkin lymphoma 1987", "prostate ca 2011"
    r"|(?:[a-z]om|in)a|itis|[ao]sis|a?emia|fever|cancer|(?<![a-z])(?:ca|TB|polio|PE|DVT|ACL|hip|knee|ORIF|LSCS|hernia|cataract|pacemaker|pneumonia|disease|syndrome|psoriasis|sarcoid|measles|mumps|shingles|sepsis"
    r"|concussion|miscarriage|ectopic|tetanus|BCG|pneumovax|vasectomy|tonsils|grommets|stent))[,:]?\s$",
    re.IGNORECASE,
)


def _after_event(match: re.Match[str]) -> Found | None:
    """A year behind an operation, an illness or a birth."""
    if _EVENT.search(match.string, max(0, match.start() - 24), match.start()) is None:
        return None
    return *match.span("v"), 0.6


def _age(match: re.Match[str]) -> Found | None:
    return *match.span("v"), 0.95


def _sex_age(match: re.Match[str]) -> Found | None:
    """``94F``: an age, but 95 to 109 degrees Fahrenheit unless it opens a line or follows an article."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    if (
        re.search(r"(?:^|\n|\b(?:an?|this|is|pt|patient|hpi)[\s:,]{1,2}|[:])\s{0,2}$", before, re.IGNORECASE)
        or not before
    ):
        return *match.span("v"), 0.8
    return (*match.span("v"), 0.5) if match["s"] in "Mm" or int(match["v"]) < 95 else None


#: a day and a month with dots that heads a line or a sentence
_DOTTED = re.compile(
    rf"(?m)(?:^[ \t]{{0,8}}(?:[-•*] ?)?|(?<=[a-z)][.;] ))(?P<v>\d\d\.\d\d)(?=\.? (?:[-–:] ?)?[A-Za-z]|:|\t)(?!\s?{_UNIT})"
)


def _dotted(match: re.Match[str]) -> Found | None:
    """``14.03 - physio``, where another line or sentence of the letter begins so: a diary, and no list of amounts."""
    told = list(_DOTTED.finditer(match.string))
    parts = [tuple(map(int, found["v"].split("."))) for found in told]
    valid = all(0 < day <= 31 and 0 < month <= 12 for day, month in parts)  # 08.30 is a time
    return (*match.span("v"), 0.65) if len({*parts}) > 1 and valid else None


_DATE_CUE = (
    r"(?<![a-z])(?P<cue>on|dated|date|w/c|commencing|DOB|D\.O\.B|seen|admitted|discharged|since|from|until|till|by"
    r"|before|after|due|reviewed|visit|"
    r"started|began|stopped|performed|done|taken|dictated|typed|transcribed|signed|admission\sdate"
    r"|discharge\sdate|DD|DT|D|T)"
    r"(?:\son|\sthe)?\s{0,2}[:.]?\s{0,3}"
)

DATE_RULES: tuple[Rule, ...] = (
    Rule(
        "date/numeric",
        "DATE",
        rf"(?<![\d/.\-])(?P<a>{_D})(?P<sep>\s?[/.\-]\s?)(?P<b>{_D})(?P=sep)(?P<y>{_Y4}|\d\d)(?![\d/]|[.\-]\d|\s?%)",
        0.9,
        _numeric,
    ),
    Rule(
        "date/numeric-range",
        "DATE",
        rf"(?<![\d/.\-]){_D}[/.]{_D}(?:[/.](?:{_Y4}|\d\d))?\s?(?:[-–—]|to|until)\s?{_D}[/.]{_D}[/.](?:{_Y4}|\d\d)(?![\d/]|[.\-]\d)",
        0.95,
    ),
    Rule(
        "date/scanned",
        "DATE",
        r"(?<![\w/.\-])(?=[\dOoIl|/.\-]{0,9}[OoIl|])(?=(?:[^\d\s]{0,6}\d){3})[0-3OoIl|]?[\dOoIl|][/.\-][01OoIl|]?[\dOoIl|][/.\-](?:[12Il|][90Oo])?[\dOoIl|]{2}(?![\w/])",
        0.9,
    ),
    Rule(
        "date/birth-spaced",
        "DATE",
        rf"(?i)(?<![a-z])(?:DOB|D\.O\.B\.?|born|birth|DOD|died)\s?(?:on\s)?[:.]?\s{{0,3}}(?P<v>(?:{_D}[ ]{_D}[ ](?:{_Y4}|\d\d)|{_Y4}[ ]{_D}[ ]{_D}|\d{{6}}|\d{{8}}|{_D}\s?[/.\-]\s?{_D}\s?[/.\-]\s?\d{{2,4}}))(?!\d)",
        0.85,
        gate="(?i)birth|d\\.?o\\.?[bd]|born|died",
    ),
    Rule(
        "date/month-slash-year",
        "DATE",
        r"(?i)(?<![a-z])(?:passed(?:\saway)?|died|listed|resected|diagnosed|implanted|expires?|expiry|exp)(?:\s(?:in|on))?[:.]?\s(?P<v>(?:0?[1-9]|1[0-2])/(?:[0-3]\d))(?![\d/])",
        0.7,
        gate=r"\d/[0-3]\d",
    ),
    Rule(
        "date/in-month-slash-year",
        "DATE",
        r"(?<![a-zA-Z])[Ii]n\s(?P<v>(?:0?[1-9]|1[0-2])/(?:0?[13689]|11|1[3-9]|2[0-35-9]))(?![\w/]|\s?(?:h|m|of))",
        0.6,
        lambda m: None if _RATIO_AFTER.match(m.string, m.end("v")) else (*m.span("v"), 0.6),
    ),
    Rule(
        "date/after-event",
        "DATE",
        r"(?<=[A-Za-z:,)] )\(?(?P<v>19[2-9]\d|200[1-9]|20[12]\d)(?=[\s,.;)]|$)(?!\s?(?:mg|ml|units))",
        0.6,
        _after_event,
    ),
    Rule(
        "date/words-numbers",
        "DATE",
        rf"(?i)(?<![a-z]){_ORDINAL}\sof\s(?:the\s)?{_ORDINAL},?\s(?:{_YEAR_WORDS}|{_TO_99}|{_Y4}|\d\d)(?![\w])",
        0.85,
        gate=r"(?i)(?:th|first|second|third) of",
    ),
    Rule("date/iso", "DATE", rf"(?<![\d/.\-]){_Y4}([-/.])(?:0?[1-9]|1[0-2])\1{_D}(?![\d/]|[.\-]\d)", 0.95),
    # the day of "202103140815", which the clock follows without a mark
    Rule(
        "date/stamp",
        "DATE",
        STAMP.pattern,
        0.9,
        lambda m: None if numbered(m) else (*m.span("date"), 0.9),
        gate=r"(?:19|20)\d{10}",
    ),
    Rule("date/month-year", "DATE", rf"(?<![\d/.\-])(?:0?[1-9]|1[0-2])[/\-]{_Y4}(?![\d/])", 0.85),
    Rule(
        "date/day-month",
        "DATE",
        rf"(?i:{_DATE_CUE})(?P<v>(?P<a>{_D})[/\-](?P<b>{_D}))(?![\d/\-.]\d|\d|[/%])",
        0.65,
        _short,
        gate=r"(?<![\d/\-.])\d{1,2}[/\-]\d{1,2}(?![\d/])",
    ),
    Rule(
        "date/day-name-month",
        "DATE",
        rf"(?i)(?:(?<![a-z]){_DAY}[,.]?\s{{1,2}}(?:the\s)?)?(?<![\d/.])"
        rf"(?:{_D}{_ST}?(?:\s?[-–]\s?|\s(?:to|and|&)\s))?{_D}(?P<st>{_ST})?"
        rf"(?:\s{{0,2}}|[-/.]|\s(?:day\s)?of\s)(?P<m>{_MONTH})(?:\.?(?:,?\s{{0,2}}|[-/.])(?:of\s)?(?P<y>{_YEAR}))?",
        0.9,
        _day_month,
    ),
    Rule(
        "date/month-name-day",
        "DATE",
        rf"(?i)(?:(?<![a-z]){_DAY}[,.]?\s{{1,2}})?(?<![a-z])(?P<m>{_MONTH})(?:\.?\s{{0,2}}"
        rf"|[-/])(?!(?<=\n)\d{{1,2}}[.)]\s)(?:the\s)?{_D}(?!\d|[.:]\d)"
        rf"(?:(?:\s?[-–]\s?|\s(?:to|and|&)\s){_D}(?!\d|[.:/]\d))?"
        rf"(?!\s{{0,2}}{_UNIT})(?P<st>{_ST})?(?:(?:,?\s{{1,2}}|,|[-/])(?:of\s)?(?P<y>{_YEAR}))?",
        0.9,
        _day_month,
    ),
    Rule(
        "date/month-name-year",
        "DATE",
        rf"(?i)(?<![a-z]){_MONTH}(?:\.?,?\s{{0,2}}|[-/])(?:of\s)?(?:{_Y4}(?!\d)|['’‘]\d\d(?!\d))",
        0.95,
    ),
    Rule(
        "date/month",
        "DATE",
        rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id"
        rf"|[Dd]uring|[Ee]nd of"
        rf"|[Bb]efore|[Aa]fter|to|through|IN|SINCE|LAST|NEXT|FROM)[ -](?P<v>(?:{_FULL_MONTH}|{_FULL_MONTH.upper()})"
        rf"|May(?! (?:be|have|not)\b))(?!\w)",
        0.6,
    ),
    Rule(
        "date/year",
        "DATE",
        rf"(?i)(?:(?<![a-z])(?:in|since|from|until|till|year|dated|by|before|after|during|around|circa"
        rf"|c\.|late|early|mid|"
        rf"summer|autumn|fall|winter|spring|approximately|about|(?:year|summer|spring|winter|autumn|fall"
        rf"|end|start|beginning)"
        rf"\sof)[\s\-:]{{1,2}}(?:the\s|year\s|early\s|late\s|about\s){{0,2}}|c(?=\d))"
        rf"(?P<v>{_Y4}(?:s|\s?(?:[-–/]|to|and|or)\s?(?:{_Y4}|\d\d(?!\d)))?)(?![\w/]|[.,]\d|-\d"
        rf"|[\s-]{{0,2}}{_UNIT})",
        0.7,
        _year,
    ),
    Rule(
        "date/year-apart",
        "DATE",
        rf"(?:(?<=\()|(?m:^[ \t]*(?:[-•*][ \t]?)?))(?P<v>{_Y4}(?:\s?[-–]\s?{_Y4})?)(?=\)|\s?[:–-]\s|$)",
        0.5,
    ),
    Rule(  # a season of one year, where the words before it say so; "in the winter" may be every one
        "date/season",
        "DATE",
        r"(?i)(?<!\w)(?:since|until|last|this|next|over|by) (?:the )?(?:early |late |mid-?|beginning of |end of |start of )?"
        r"(?P<v>spring|summer|autumn|winter)(?![\w-]|,? (?:of )?(?:19|20)\d\d)",
        0.6,
        gate=r"(?i)spring|summer|autumn|winter",
    ),
    Rule(  # "review on the 14th", "dressing due the 21st"; ribs, toes, doses and days of a course are counted so too
        "date/day-alone",
        "DATE",
        r"(?i)(?<![a-z])(?:on|by|until|till|since|before|after|due|back|dated|from|w/c|next|booked|moved to|rescheduled to|appt|visit|seen|for) (?:the )"
        r"(?P<v>(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th))(?=[.,;)!?]|\s?$|\s?\n| (?:and|at|to|for|with|when|as|but|so|because|if|she|he|they|we|i|then|due|in the)\b)"
        r"(?![^.\n]{0,40}\b(?:ribs?|toes?|fingers?|digits?|meta(?:tars|carp)\w*|rays?|nerves?|centiles?|percentiles?|attempts?|doses?|cycles?|weeks?|days?|trimester|web|interspace|intercostal|vertebra\w*|lumbrical|degree|pass|round|year|decade|floor|grade|born|child|line)\b)",
        0.6,
        gate=r"\d(?:st|nd|rd|th)",
    ),
    Rule(  # a past illness with the last two figures of its year: "MI 03, CABG 04"
        "date/after-event-short",
        "DATE",
        r"(?<![\w-])(?:MI|CABG|PCI|CVA|TIA|TKR|THR|AVR|MVR|PPM|ICD|TURP|TAH|LSCS|DVT|[A-Za-z]{3,16}(?:ectomy|plasty|oscopy|otomy)) (?P<v>0\d|[6-9]\d)(?=[,;.)]|\s?$)(?!\.\d)",
        0.6,
        gate=r" (?:0\d|[6-9]\d)",
    ),
    Rule(
        "date/short-year",
        "DATE",
        r"(?<=[a-z] )['’‘]\d\d(?=[\s.,;)]|$)",
        0.6,
        gate="'|’|‘",
    ),
    Rule(  # a result with its month behind it: "A1c 7.1% (2/24)"
        "date/behind-result",
        "DATE",
        r"(?<=[\d%] )\(?(?P<v>(?:0?[1-9]|1[0-2])/(?:1[6-9]|2[1-9]))(?=\)|[.,;]|\s?$)(?<=/\d\d)(?!\d)",
        0.5,
        lambda m: (
            (*m.span("v"), 0.5) if m[0].startswith("(") and m.string[m.end() : m.end() + 1] == ")" else None
        ),
        gate=r"\(\d{1,2}/\d\d\)",
    ),
    Rule(
        "date/words-day",
        "DATE",
        rf"(?i)(?<![a-z])(?:on|until|by|since|from|for) the (?P<v>{_ORDINAL})(?![a-z-])(?= (?:and|at|with|he|she|they|we|i|for|to|comma|period|full stop)\b|[.,;]|\s?$)"
        r"(?![^.\n]{0,30}\b(?:day|toe|rib|finger|digit|attempt|dose|cycle|time|occasion|visit|hand|side|floor|degree|metatarsal|one)s?\b)",
        0.45,
        gate="(?i) the ",
    ),
    Rule(
        "date/words-year",
        "DATE",
        rf"(?i)(?<![a-z])(?:in|since|from|until|till|around|before|after|back in) (?P<v>two\sthousand(?:\sand)?\s{_TO_99}|(?:oh|o)[-\s](?:{_ONES})|(?:seventy|eighty|ninety)[-\s](?:{_ONES}))"
        rf"(?![\w-])(?!\s(?:{_UNIT}|percent|people|patients|calories|steps|pounds|kilos?|beats|over|to|point|of|year|metres|meters|feet|yards))",
        0.55,
        gate="(?i)thousand|oh[ -]|ty[ -]| o[ -]",
    ),
    Rule(
        "date/words-figures",
        "DATE",
        rf"(?i)(?<![a-z])(?:date of birth|d\.?o\.?b\.?|dated?|on)(?: is)? (?P<v>{_TO_99}(?: slash| dash)? {_TO_99}(?: slash| dash)? (?:{_YEAR_WORDS}|(?:oh|o) (?:{_ONES})|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ](?:{_ONES}))?))(?![\w-])",
        0.7,
        gate="(?i)date|dob|on ",
    ),
    Rule("date/dotted-diary", "DATE", _DOTTED.pattern, 0.65, _dotted, gate=r"\d\d\.\d\d"),
    Rule(
        "date/dotted-short",
        "DATE",
        rf"(?<!\w)(?:EDD|EDC|LMP|TCI|DOB|DOI|DOA|(?i:dated?|adm(?:itted)?|d/c|typed|dictated|seen|appt|clinic|vaccinated)):? (?:on )?(?P<v>(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2]))(?![\d%]|\.\d|\s?{_UNIT})",
        0.65,
        gate=r"\d\.\d",
    ),
    Rule(
        "date/short-years",
        "DATE",
        r"(?<![\w'’])['’‘]\d\d\s?[-–]\s?['’‘]?\d\d(?![\w/-]|[.,]\d)",
        0.7,
        gate="'|’|‘",
    ),
    Rule("date/holiday", "DATE", rf"(?<!\w)(?:{_HOLIDAYS})(?!\w)", 0.7),
    Rule(
        "date/words",
        "DATE",
        rf"(?i)(?<![a-z]){_ORDINAL}\s(?:day\s)?of\s{_MONTH}(?:,?\s(?:in\sthe\syear\s)?(?:{_YEAR_WORDS}"
        rf"(?![a-z])|{_Y4}))?"
        rf"|(?<![a-z]){_MONTH}\s(?:the\s)?{_ORDINAL}(?![a-z])(?:,?\s(?:{_YEAR_WORDS}(?![a-z])|{_Y4}))?"
        rf"|(?<![a-z]){_MONTH},?\s(?:of\s)?{_YEAR_WORDS}(?![a-z])",
        0.85,
        gate="(?i)th of|eenth|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|elfth|tieth|thousand|nineteen|twenty",
    ),
    Rule(
        "date/compact",
        "DATE",
        rf"(?<![\w.\-/])(?:{_Y4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
        rf"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2]){_Y4})(?![\w\-/]|\.\d)",
        0.3,
        context=("dob", "d.o.b", "birth", "date", "dated", "born"),
    ),
)

_AGE = r"(?:9\d|1[01]\d)"
_AGE_WORDS = (
    rf"(?:ninety(?:[-\s](?:{_ONES}))?|(?:one|a)[-\s]hundred(?:[-\s]and)?(?:[-\s](?:{_ONES}|{_TEENS}))?)"
)
_OLD = r"[-\s]{0,2}(?:(?:years?|yrs?|y)\.?[-\s/]{0,2}(?:old|of\sage|o(?:ld)?\b|\.?o\.?)|yo\b|y[./]o|years?[-\s]young)"

AGE_RULES: tuple[Rule, ...] = (
    Rule("age/old", "AGE", rf"(?i)(?<![\w./])(?P<v>{_AGE}){_OLD}", 0.95, gate="9|1[01]"),
    Rule(
        "age/aged",
        "AGE",
        rf"(?i)(?<![a-z])aged?(?:\sof|\sis)?\s{{0,2}}[:=]?\s{{0,2}}(?P<v>{_AGE})(?![\d%]|[./]\d)",
        0.95,
        gate="(?i)age",
    ),
    Rule(
        "age/turned",
        "AGE",
        rf"(?i)(?<![a-z])(?:turn(?:s|ed)|lived\sto(?:\sbe)?|died\sat)\s(?P<v>{_AGE})(?![\d%]|[./]\d|\s?(?:deg|°))",
        0.6,
        gate="(?i)turn|lived|died",
    ),
    Rule(
        "age/sex",
        "AGE",
        r"(?<![\w./\-])(?!99\s?[mM])(?P<v>9\d|1[01]\d)\s?(?:-\s?)?(?P<s>[MFmf])(?![\w/])",
        0.8,
        _sex_age,
    ),
    Rule(
        "age/slash-sex",
        "AGE",
        r"(?<![\w./\-])(?P<v>9\d|1[01]\d)\s?/\s?[MFmf](?![\w/])|(?<![\w/])[MF]\s?/?\s?(?P<w>9[0-4]|10\d)(?=[\s,;)])(?!\s?(?:mg|ml|%|/))",
        0.75,
        lambda m: (*m.span("v" if m["v"] else "w"), 0.75),
        gate="9|1[01]",
    ),
    Rule(
        "age/subject",
        "AGE",
        rf"(?i)(?<![a-z])(?:s?he|they|patient|mother|father|mum|mom|dad|wife|husband|gran\w{{0,8}}|aunt|uncle|lady|gentleman|woman|man|(?:mrs?|ms|miss|dr)\.?\s[\w'’\-]{{2,25}}|i)(?:\s(?:is|was|are|am|['’]s|will\sbe|has\sturned|just\sturned)|['’]s)"
        rf"(?:\s(?:now|only|nearly|almost|over|aged|just))?\s(?P<v>{_AGE})(?=\s(?:and|now|but|in|this|next|who|with|when|years|at|lives|living|today)\b|[,.;!?](?!\d)|\s?$|\n)",
        0.75,
        gate=r"\s(?:9\d|1[01]\d)(?=[\s,.;!?]|$)",
    ),
    Rule(
        "age/kin",
        "AGE",
        rf"(?i)(?<![a-z])(?:mother|father|mum|mom|dad|wife|husband|sister|brother|aunt|uncle|nan|nana|gran\w{{0,8}}|partner|cousin|neighbou?r"
        rf"|friend|carer|lady|gentleman|resident|(?<![A-Z])pt|client)(?:\s(?:is|was)(?:\s(?:now|only|nearly|almost|over|just))?\s|,\s|\s\((?:aged?\s)?|\snow\s)"
        rf"(?P<v>{_AGE})(?=\)|[,.;!?](?!\d)|\s?$|\n|\s(?:and|now|but|who|with|lives|living)\b)",
        0.75,
        gate=r"(?:9\d|1[01]\d)(?=[\s,.;!?)]|$)",
    ),
    Rule(
        "age/birthday",
        "AGE",
        rf"(?<![\w.])(?P<v>{_AGE})(?:th|st|nd|rd)\s(?:birth)?(?:day|year)(?![a-z])",
        0.9,
        gate="9|1[01]",
    ),
    Rule("age/now", "AGE", rf"(?<![\w./])(?P<v>{_AGE}) now,", 0.6, gate=" now,"),
    Rule(
        "age/words-is",
        "AGE",
        rf"(?i)(?<![a-z])(?:is|was|turned|turning|aged|age|at)\s(?P<v>{_AGE_WORDS})(?=\s(?:and|now|but|next|last|this|who|years|with|in|on)\b|[,.;]|\s?$)",
        0.7,
        gate="(?i)ninety|hundred",
    ),
    Rule(
        "age/sex-word",
        "AGE",
        rf"(?i)(?<![\w./])(?P<v>{_AGE})\s(?:male|female|man|woman|lady|gentleman)(?![a-z])",
        0.7,
        gate="9|1[01]",
    ),
    Rule(
        "age/words",
        "AGE",
        rf"(?i)(?<![a-z])(?P<v>{_AGE_WORDS}){_OLD}|(?<![a-z])aged?\s(?P<w>{_AGE_WORDS})",
        0.9,
        lambda m: (*(m.span("v") if m["v"] else m.span("w")), 0.9),
        gate="(?i)ninety|hundred",
    ),
)
