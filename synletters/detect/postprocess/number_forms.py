"""Forms of numbers that are never anybody's: reference ranges, counts of a whole, scores, gestations,
ordinals, clock times, public lines.

``never(text)`` gives the places of running text that hold one, whatever a detector makes of it. Each form is
told by itself or by the
words right beside it; what could be a date, a record's number or a bleep as well is left to the detectors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from synletters.detect.postprocess.measurements import RANGE, STATED, UNIT, ascending, stated
from synletters.detect.rules.stamps import stamps
from synletters.text.calendar import FULL_MONTH, MONTHS

#: (start, end, cuts): a place that holds no identifier; where it ``cuts``, an identifier that reaches over it
#: ends before it
Place = tuple[int, int, bool]

_R = RANGE.pattern

_ANY_MONTH = rf"(?:{FULL_MONTH}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"

_CUE = r"(?:(?:normal|ref(?:erence)?\.?|target|expected|therapeutic|adult|usual) ?(?:ranges?|intervals?|limits?|values?|levels?)?|ranges?|NR|RR|RI|N)"

#: "(Ref: 4.5-11.0)" behind a value; a letter's "Our ref: 12-345" has no value before it
_REFERENCE = re.compile(rf"(?<![\w/])(?P<cue>(?i:{_CUE})) ?(?:is |was |for \w{{1,8}} ?)?[:=]? ?(?P<r>{_R})")

_SAYS_RANGE = re.compile(r"(?i)range|interval|limit|normal|target|therapeutic|expected|^(?:nr|ri)$")

_IN_BRACKETS = re.compile(rf"[(\[] ?(?P<r>{_R}) ?[;,)\]]")

#: right before a bracket: a value with its unit, no date and no year
_VALUE_BEFORE = re.compile(
    rf"(?<![\w/.-])(?!(?:19|20)\d\d\b)[<>~]?\d{{1,5}}(?:[.,]\d{{1,3}})?(?:[ \t]?(?:{UNIT}|[HLN*]))*[ \t,;:–-]{{0,3}}[(\[]?[ \t]?\Z"
)

_DAYS_AND_MONTHS = 31

#: before a code of a public classification, which tells nothing of a person
CODE_OF = (
    r"\b(?:(?:SNOMED(?:[- ]CT)?|LOINC|ICD-?(?:9|10|11)?(?:-CM)?|CPT|OPCS(?:-4)?|HCPCS|DRG|RxNorm|UMLS|CUI)(?: (?:codes?|concept|term|id|no\.?|number))?"
    r"|(?:ATC|MeSH|Read) (?:codes?|concept|term|id|no\.?|number)):?[ \t]*"
)

_POST_OP = r"(?:post-?[ ]?op(?:erative)?|post-?natal|post-?partum|hospital|inpatient|consecutive|successive)"

_ST = r"(?:st|nd|rd|th)"

_ORDINAL = (
    rf"(?:\d{{1,3}}{_ST}(?: ?(?:-|–|to|and|or|&) ?\d{{1,3}}{_ST}?)?|\d{{1,3}} ?[-–] ?\d{{1,3}}{_ST}"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
)

#: how many of something; not ninety, which may be an age that tells
_FEW = (
    r"(?:[1-8]?\d(?:\.5)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty"
    r"|several|(?:a )?few)"
)

_FORMS = (
    # T11-12, L4/5, C3-4 and C5-6: levels of the spine
    re.compile(r"(?<![\w/.-])[CTLSD]\d{1,2}(?: ?[-/–] ?[CTLSD]?\d{1,2}){1,3}(?!\w|[/.-]\d)"),
    # three to four months previously, one year after diagnosis, in the fourth month of life
    re.compile(
        rf"(?i)(?<![\w/.\-]){_FEW}(?:(?: to | or | ?[-–] ?){_FEW})?[ -](?:days?|weeks?|wks?|months?|mths?|years?|yrs?|hours?|hrs?|minutes?|mins?)(?![\w])"
        r"(?: (?:ago|later|earlier|previously|prior|hence|of age|of life|(?:after|before|prior to|following|from) (?:the )?(?:diagnosis|surgery|operation|delivery"
        r"|birth|admission|discharge|treatment|onset|injury|transplant(?:ation)?|presentation))(?!\w))?"
    ),
    re.compile(
        rf"(?i)(?<![\w./]){_ORDINAL} (?:day|week|month|year) of (?:life|pregnancy|gestation|treatment|illness|admission|therapy)(?!\w)"
    ),
    # 3rd postoperative day, 2nd trimester, 9th centile, 5th rib; not "3rd day of May"
    re.compile(
        rf"(?i)(?<![\w./]){_ORDINAL}[ -](?:{_POST_OP}[ -])?(?:days?(?! of)|trimesters?|ribs?|attempts?|cycles?|(?:per)?centiles?|%iles?|degree|doses?|courses?|visits?"
        r"|sessions?|lines?|pregnanc(?:y|ies)|metatarsals?|metacarpals?|toes?|fingers?|digits?|cranial|nerves?|(?:left |right )?(?:intercostal|ics)|ventricle"
        r"|heart sound|episodes?|presentation|occasion|cervical|thoracic|lumbar|injection|infusion|fraction|vaccin\w{3,6}|booster|stage|space"
        r"|postoperative|post-?op)(?!\w)"
    ),
    re.compile(rf"(?i)(?<![\w.]){_POST_OP} (?:day|week|month) (?:no\.? ?)?#?\d{{1,3}}(?![\d/.])"),
    # 9 of 10 sessions, 3 out of 5
    re.compile(
        r"(?i)(?<![\w/.\-])\d{1,3} (?:out )?of (?:the |a (?:total of |possible ))?\d{1,3}(?![\w/\-]|\.\d)"
    ),
    # 24 2/7, 31+4, 38 weeks and 3 days
    re.compile(
        r"(?<![\w/.\-])(?:[4-9]|[1-3]\d|4[0-4])(?: ?\+ ?[0-6](?:/7)?| [0-6]/7(?:ths)?)(?![\w/+]|\.\d|-\d)(?: ?(?:weeks?|wks?|/40)(?!\w))?"
    ),
    # 1/52 is a week; 2/7 and 3/12 are days and months where the words say so
    re.compile(r"(?<![\w/.\-])\d{1,2}/52(?![\w/\-])"),
    re.compile(
        r"(?i)(?<![\w/.\-])(?:for|in|over|after|every|next|last|past|x|within|of) \d{1,2}(?:[-–]\d{1,2})?/(?:7|12)(?= (?:then|ago|hx|history|course|of|and then|post|time)\b|[.,;]?$)",
        re.M,
    ),
    re.compile(
        r"(?i)(?<![\w/.\-])\d{1,2}(?:[-–]\d{1,2})?/(?:7|12) (?:ago|hx|history|h/o|course|post|later)(?!\w)"
    ),
    # pain 4/10, power 5/5, GCS 14/15, 3/6 systolic murmur
    re.compile(
        r"(?i)(?<![\w-])(?:pain|vas|nrs|scor(?:e[sd]?|ing)|rat(?:e[sd]?|ing)|severity|intensity|power|strength|motor|mrc|reflex(?:es)?|gcs|mmse|moca|amts?|4at|apgars?|murmur|graded?|phq-?\s?9|gad-?\s?7|mood|fatigue|dyspn(?:o)?ea"
        r"|epworth|barthel|must|cfs)(?:[ \t:=,(]{1,3}(?!on\b|dated?\b|since\b|until\b|by\b|from\b|seen\b|in\b(?! (?:the|his|her|both|all)))[A-Za-z'-]{1,12}){0,4}[ \t:=,(]{1,3}\d{1,2}(?:\.5)?(?:[-–]\d{1,2})?/(?:4|5|6|10|15|20|21|24|27|28|30|40|50|70|100)(?![\w/]|-\d)"
    ),
    re.compile(
        r"(?i)(?<![\w/.-])[0-5][+-]?/[56](?![\w/]|-\d)(?= (?:strength|power|motor|throughout|bilateral|in (?:all|both|the|upper|lower|proximal|distal)|systolic|diastolic|ejection|murmur|holosystolic|pansystolic|symmetric))"
    ),
    re.compile(
        r"(?i)(?<![\w/.-])\d{1,2}/10(?![\w/]|-\d)(?= (?:pain|in (?:severity|intensity)|severity|headache|at (?:rest|worst|its)|on (?:the|a) (?:pain|scale|vas|nrs)))"
    ),
    # grade 3, ASA 2, score of 6, Gleason 3+4
    re.compile(
        r"(?i)(?<![\w-])(?:grade|stage|asa|nyha|ccs|ecog|gleason|bi-?rads|ti-?rads|pi-?rads|karnofsky|score|gcs|apgars?|bishop(?:'s)?(?: score)?|curb-?65|wells(?: score)?)(?: (?:of|was|is|class))?[ :]{1,2}\d{1,3}(?: ?[+=] ?\d{1,2}){0,2}(?!\d|[/.\-]\d|(?:st|nd|rd|th)\b)"
    ),
    # SNOMED CT 22298006, ICD-10 code I21.4
    re.compile(rf"{CODE_OF}[ \t]?[A-Z]{{0,2}}\d[\d.\-]{{1,17}}(?<![.\-])(?![\w/])", re.IGNORECASE),
    # trials in public registers
    re.compile(
        r"(?<![\w-])(?:NCT\d{8}|ISRCTN ?\d{8}|ACTRN\d{14}|EudraCT(?: (?:no\.?|number))?:? ?\d{4}-\d{6}-\d\d)(?![\w-])"
    ),
    # the three parts of the Glasgow coma scale
    re.compile(r"(?<!\w)E[1-4][ ]?V[1-5T][ ]?M[1-6](?!\w)"),
    # from now on in sevenths, twelfths and fifty-seconds: "rv 1/12"
    re.compile(
        r"(?i)(?:(?<=\brv )|(?<=\br/v )|(?<=\bf/u )|(?<=\bfu )|(?<=\breview )|(?<=\breview in )|(?<=\brpt )|(?<=\brepeat )|(?<=\brpt in )|(?<=\brepeat in ))\d{1,2}/(?:7|12|52)(?![\d/])"
    ),
    # 142 umol/L, 96 bpm
    re.compile(
        rf"(?<![\w/.\-])[<>~]?\d{{1,5}}(?:[.,]\d{{1,3}})?(?:[-–]\d{{1,5}}(?:\.\d{{1,3}})?)?[ \t]?{UNIT}"
    ),
)

_CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,6})?)?"

#: a clock time, also as the second half of a timestamp
_TIME = re.compile(
    rf"(?:(?<=\d)T|(?<![\w:.]))(?<!\d:){_CLOCK}(?:[ \t]?(?:[ap]\.?m\b\.?|hrs?\b|hours\b|h\b|Z\b|UTC\b|GMT\b|BST\b|[+-]\d\d:?\d\d\b))?(?![\w:])"
)

_HOURS = re.compile(
    r"(?i)(?<![\w/.\-+])(?:[01]\d|2[0-3])[0-5]\d(?: ?[-–] ?(?:[01]\d|2[0-3])[0-5]\d)? ?(?:hrs|hours|hr|h)(?!\w)"
)

_AT_HOURS = re.compile(
    r"(?<=\d|[a-z]) at (?P<v>(?:[01]\d|2[0-3])[0-5]\d)(?=[\s,;)]|\.\s|\.?\Z)(?! [A-Z][a-z]+ (?:Street|Road|Lane|Avenue|Drive))"
)

#: "Addendum 0715 25.12.2021": the hour of the day behind it; "2019" is a year before it is an hour
_BEFORE_DATE = re.compile(
    r"(?<![\w./-])(?!19|20[0-3])(?:[01]\d|2[0-3])[0-5]\d(?=,? (?:on )?(?:[0-3]?\d[./-][01]?\d[./-](?:\d{4}|\d\d)|[0-3]?\d [A-Z][a-z]{2,8} \d{4})(?!\d))"
)
_AFTER_DATE = re.compile(
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|(?:19|20)\d\d|\d{{1,2}}(?:st|nd|rd|th)? {_ANY_MONTH}|{_ANY_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)\Z"
)

#: a number that begins no date, phone number or record's number
_SMALL = (
    rf"\d{{1,2}}(?!\d|[/\-–]\d|[ ]\d|(?i:{_ST})\b|,? ?(?:19|20)\d\d|[ ]?(?i:of |day of )?(?i:{_ANY_MONTH})\b)"
)

_IN_FULL = frozenset(month.casefold() for month in MONTHS)

_MONTHS = re.compile(rf"(?i:\b{_ANY_MONTH}\b)")

#: behind a month that ends its sentence; "August. 2, 2021" is a date all the same
_SENTENCE = re.compile(
    rf"(?P<v>\.\s{{1,3}}(?:(?i:the)\s\d{{1,2}}(?i:{_ST})?(?!\d| (?:of )?{_ANY_MONTH})|\(?{_SMALL}))"
)

#: and a dose or a list's number behind one without a full stop
_DOSE = re.compile(
    rf"(?P<v>\.?\s{{1,3}}{_SMALL}) (?i:tablets?|tabs?|capsules?|caps|puffs?|sachets?|drops?|doses?|sprays?|patch(?:es)?|sessions?|times|units?|weeks?"
    r"|days?|months?|hours?)(?!\w)"
)

_LISTED = re.compile(r"(?P<v>\.?\s{1,3}(?P<n>\d{1,2})[.)])(?= [A-Z])")

#: emergency numbers, and lines that stand for everybody
_EMERGENCY = r"(?:999|112|111|911|988|101|119|105|000|211|311|811|1177|1737)"

_LINES = frozenset(
    """
    116123 116000 116111 116117 08001111 08082000247 08000684141 08005858585 0800585858 03001233393 03001236600 03001231044 08088080000 08081689111 08006781602 03457678000
    0345909090 08457909090 18002221222 18002738255 18007997233 18006624357 18006564673 18007848669 131114 1300224636 1800551800 131126 1800737732 1300364277
    08088005000 08005555111 08000470809 08004708090 08082000247 08088010366 08088000303 08088004040 08088021234 08081689293 08088020925 08009171234 08000501234 08088023333 08082002222 08085002222 08088029999
    08088081677 08088020133 08000086811 08009177650 08000132737 08088000029 08009996622 08088085555 08081961769 08088084000 08003234444 08088010327 08001488888 08001111999 08003000118
    03007906801 03007906802 03007906806 03001232323 03003300999 03001233388 03001231100 03451232399 03450767750 03331503456 03330119119 03001020300 03005005500 03003302255 03451203773 03444775775 03030031000
    03450303000 03452010005 03003033000 03303330113 03003300630 03000115512 03309950404 03451205550 03453001752 03445711117
    18006334227 18007721213 18002255324 18002428721 18006779110 18002274225 18003422383 18002273030 18008227422 18004864357 18003427437 18773927263 18664887386 18006222255 18003311750 18009506264 18888435564
    1800551800 1800011511 131450 132011 1343200 1800987123 116006
""".split()
)

_CALL = (
    r"(?:calls?|called|calling|rings?|rang|ringing|dial(?:s|led|ling)?|phone[ds]?|phoning|telephone[ds]?|contact(?:ed|s|ing)?|via|through|use|using|text|nhs|hse|healthline|emergency(?: services?| number)?|police|ambulance"
    r"|samaritans|lifeline|helpline|crisis line|hotline)"
)

_EMERGENCY_CALLED = re.compile(
    rf"(?i)(?<![\w])(?:{_CALL})(?: (?:on|at|to|the|is|via|for|an?|straight|immediately|us|nhs|or|and|number|line|option|either)){{0,3}}[ \t:(\"'’]{{1,3}}(?P<v>{_EMERGENCY}(?:(?:,? ?(?:or|and|/|,|&)) ?(?:nhs )?{_EMERGENCY})*)(?![\w/\-]|[.,:]\d| \d)"
)

_EMERGENCY_ELSE = re.compile(
    rf"(?i)(?<![\w./\-])[(\[](?:or|also|nhs|and)? ?(?P<v>{_EMERGENCY})(?![\w/\-]|[.,:]\d| \d| ?y(?:/?o|\.o|r|ear))|(?<![\w./\-])(?P<w>{_EMERGENCY})[ -](?:calls?|service|helpline|team|operator|advice|online)(?!\w)"
)

_GROUPED = re.compile(r"(?<![\w+./\-])(?:\+1[ -])?\(?\d(?:(?:[ -]|\) ?)?\d){4,11}(?![\w/]|-\d|\.\d)")

_TEXTED = re.compile(r"(?i)\b(?:text(?:s|ing)?|shout)\b[^\n.]{0,30}?\b(?P<v>85258|741741)(?!\w)")

_OWN = re.compile(
    r"(?i)\b(?:ext|extn|extension|bleep|bleeped|blp|pager|paged|dect|room|rm|ward|bed|bay|flat|unit|apt|box|suite|x)\.?[ :#]{0,3}\Z"
)


#: the lines of growth charts, in a letter that speaks of them
_LINE_OF_A_CHART = r"(?:0\.4th|2nd|3rd|5th|9th|10th|25th|50th|75th|90th|91st|95th|97th|98th|99\.6th)"
_CENTILE = re.compile(rf"(?<![\w./-])(?<!the ){_LINE_OF_A_CHART}(?:[-–]{_LINE_OF_A_CHART})?(?!\w)")
_GROWTH = re.compile(r"centile|growth chart|%ile", re.IGNORECASE)


def _centiles(text: str) -> Iterator[Place]:
    """ "25th" in a column of centiles, or between two of them ("9th-25th"); a day of a month has the month
    beside it."""
    if _GROWTH.search(text):
        for match in _CENTILE.finditer(text):
            if not _MONTHS.search(text, max(0, match.start() - 12), min(len(text), match.end() + 12)):
                yield *match.span(), False


#: "7/10   4/10   1/10" in the columns of one line: scores of several days
_OF_TEN = r"(?:10|\d)/10"
_SCORE_OF_TEN = re.compile(_OF_TEN)
_ROW_OF_SCORES = re.compile(
    rf"(?<![\w./-]){_OF_TEN}(?:(?:[ \t]{{2,}}|[ \t]*[|\t][ \t]*){_OF_TEN})+(?![\w/-]|\.\d)"
)


def _row_of_scores(text: str) -> Iterator[Place]:
    for row in _ROW_OF_SCORES.finditer(text):
        for score in _SCORE_OF_TEN.finditer(text, row.start(), row.end()):
            yield *score.span(), False


def never(text: str) -> Iterator[Place]:
    """The places of running text that hold a number, and no identifier."""
    for match in STATED.finditer(text):
        name, value = stated(match)
        yield *name, False
        yield *value, False
    for form in _FORMS:
        yield from ((*match.span(), False) for match in form.finditer(text))
    yield from _ranges(text)
    yield from _centiles(text)
    yield from _row_of_scores(text)
    yield from _clocks(text)
    yield from _after_months(text)
    yield from _public(text)


def _ranges(text: str) -> Iterator[Place]:
    for match in _REFERENCE.finditer(text):
        if not ascending(match):
            continue
        cue, at = match["cue"], match.start()
        before = text[max(0, at - 40) : at]
        if _SAYS_RANGE.search(cue) or _VALUE_BEFORE.search(before):
            yield *match.span("r"), False
    for match in _IN_BRACKETS.finditer(text):
        decimal = "." in match["r"] or match["less"] or float(match["high"]) > _DAYS_AND_MONTHS
        if (
            ascending(match)
            and decimal
            and _VALUE_BEFORE.search(text, max(0, match.start() - 40), match.start())
        ):
            yield *match.span("r"), False


def _clocks(text: str) -> Iterator[Place]:
    yield from ((*match.span(), True) for match in _TIME.finditer(text))
    yield from ((*match.span(), True) for match in _HOURS.finditer(text))
    yield from ((*match.span(), True) for match in _BEFORE_DATE.finditer(text))
    for match in _AT_HOURS.finditer(text):
        if _AFTER_DATE.search(text, max(0, match.start() - 24), match.start()):
            yield *match.span("v"), True
    yield from ((*match.span("time"), True) for match in stamps(text))


def _after_months(text: str) -> Iterator[Place]:
    for month in _MONTHS.finditer(text):
        for form in (_SENTENCE, _DOSE, _LISTED):
            match = form.match(text, month.end())
            if match is None or (form is _SENTENCE and month[0].casefold() not in _IN_FULL):
                continue  # behind "Oct" the full stop may end no sentence
            if form is _DOSE and text[max(0, month.start() - 3) : month.start()].casefold() == "on ":
                continue
            if form is not _LISTED or _in_a_list(text, month.start(), match.end(), int(match["n"])):
                yield *match.span("v"), True


def _in_a_list(text: str, start: int, end: int, number: int) -> bool:
    """Whether the item before or the one after ``number`` of a list stands near."""
    last = re.compile(rf"(?:\A|[.:;,]\s{{1,3}}|\n\s{{0,3}}){number - 1}[.)] ")
    then = re.compile(rf"(?:[.;,]\s{{1,3}}|\n\s{{0,3}}){number + 1}[.)] ")
    return bool(last.search(text, max(0, start - 600), start) or then.search(text, end, end + 600))


def _public(text: str) -> Iterator[Place]:
    for form in (_EMERGENCY_CALLED, _EMERGENCY_ELSE):
        for match in form.finditer(text):
            place = match.span("v") if match["v"] else match.span("w")
            if not _OWN.search(text, max(0, place[0] - 12), place[0]):
                yield *place, False
    yield from ((*match.span("v"), False) for match in _TEXTED.finditer(text))
    for match in _GROUPED.finditer(text):
        digits = "".join(c for c in match[0] if c.isdigit())
        solid_and_short = len(digits) < 8 and digits == match[0]  # a record's number may be the same
        if not solid_and_short and (digits in _LINES or "1" + digits in _LINES):
            yield *match.span(), False
