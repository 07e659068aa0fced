"""Numeric dates without a year ("4/2", "5/1 - 5/4", "2/28-3/3"), told from scores, fractions and durations by what is around them.

A pair of numbers with a slash is a date where a word before or behind it wants one ("f/u 4/2", "the 3/14 CT"), a day of the
week, the same pair with its year, a line of its own that it heads, or a date beside it in a list or a range does. "4/5" behind
"power", "6/12" behind "VA" and "3/7" behind "cough" are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from synletters.detect.rules.base import Found, Rule

_PAIR = re.compile(r"(?<![\w/.\-–+^])(?<!\d )(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\w/%^+]|[.,]\d|:\d)")
_RANGE = re.compile(
    r"(?<![\w/.\-–])(?P<a>\d{1,2})/(?P<b>\d{1,2})(?:\s?[-–—]\s?|\s(?:to|thru|through|until)\s)(?P<c>\d{1,2})/(?P<d>\d{1,2})(?![\w/%]|[.,]\d|-\d)"
)
#: what happens on a day; right before the pair
_EVENT = re.compile(
    r"(?i)(?<![\w])(?:ed|icu|a&e|f/?u|follow[- ]?up|labs?|bloods?|cultures?|[bu]cx|x-?rays?|cxr|axr|kub|ct|cta|ctpa|cth|mri|mra|echo|tte|tee|ekg|ecg|eeg|emg|uss?"
    r"|ultrasound|doppler|dexa|mammogram|colonoscopy|egd|ogd|biopsy|bx|path|surgery|procedure|appts?|appointment|clinic|visit|seen|admitted|admit|adm"
    r"|discharged?|d/?c['’]?d|transferred|home|rtc|rtw|hospitali[sz]ed|injured|fell|lmp|edd|edc|lnmp|doi|dos|dob|doa|dod|dated?|drawn|taken|collected"
    r"|received|rec['’]?d|resulted|reported|sent|tci|lov|nov appt|pre-?op|dressings?|mammo|flu|covid|pcv\d*|ppsv\d*|tdap|shingrix(?: #\d)?|refill(?:ed)?|rx['’]?d|typed|dictated|withdrew|extubated|intubated|delivered|plaster room|injury|wt check|tribunal|hearing|soc|f2f|recert|cert period|trach|cast off|marac|mdt|theatre|consent|hd ?\d|day ?\d{1,2}:?|c\d{1,2}d\d{1,2}|faxed|called|phoned|last dose|next due|due|leave|began|begun|onset|started|stopped|w/?c|w/e|week of|as of|effective"
    r"|rescheduled|scheduled|booked|placed|removed|inserted|pulled|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)(?: (?:on|for|to|from|was|is|of|date|the|results?))?[:,.]?\s{1,2}\(?\Z"
)
#: of these, what happens on a day and does not last: "bloods 2/52", "onset 3/7" are weeks and days
_OF_A_DAY_ALONE = re.compile(
    r"(?i)(?:ed\b|icu|a&e|labs?|cultures?|[bu]cx|x-?rays?|cxr|axr|kub|ct|cta|ctpa|cth|mri|mra|echo|tte|tee|ekg|ecg|eeg|emg|seen|adm|admitted|admit|discharged?|d/?c|transferred|lmp|edd"
    r"|edc|tci|lov|tribunal|hearing|soc|f2f|recert|trach|marac|mdt|theatre|hd ?\d|c\d{1,2}d\d|rec['’]?d|typed|dictated|withdrew|delivered|doi|dos|dob|doa|dod|dated?|drawn|collected|received|resulted|reported|mon|tue|wed|thu|fri|sat|sun)"
)
#: what may stand before a day, and before a score or a part as well
_MAYBE = re.compile(
    r"(?i)(?<![\w])(?:since|until|till|thru|through|from|to|by|before|after|around|about|next|last|repeat(?:ed)?|rpt|recheck(?:ed)?|review|changed|moved to|back"
    r"|return(?:s|ed)?|off work|on|again|then|and|between)[:,]?\s{1,2}\(?\Z"
)
_DAY_BEFORE = re.compile(r"(?i)(?<![a-z])(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[,.]?\s{1,2}\Z")
#: what is of a day; right behind the pair
_OF_A_DAY = re.compile(
    r"(?i)[ ](?:labs?|bloods?|visits?|appts?|appointments?|clinics?|ct|mri|cxr|echo|ekg|ecg|x-?rays?|biops\w{1,3}|notes?|admission|discharge|cultures?|surgery|scan"
    r"|procedure|letter|call|at \d{1,2}(?::\d\d|\s?[ap]m)|@ ?\d)(?!\w)"
)
#: measures that are so many of so many, at most four words before
_OF_SO_MANY = re.compile(
    r"(?i)(?<![\w])(?:power|strength|motor|mrc|reflex(?:es)?|pulses?|pain|scor(?:e[sd]?|ing)|scale|vas|nrs|severity|intensity|murmurs?|graded?|gcs|mmse|moca|amts?|4at|apgars?|va"
    r"|vision|visual|acuity|snellen|pinhole|o[dsu]|nodes?|cores?|er|pr|allred|ki-?67|ratio|mood|energy|epworth|phq-?9?|gad-?7?|kps|barthel|tablets?|tabs?|take|takes|taking"
    r"|give|half|nylon|vicryl|prolene|silk|suture|needle|gauge|power|rated?|sats?|bp|orientated|oriented|pupils?|(?:dorsi|plantar)?flexion|extension|ab?duction|adduction|inversion|eversion|rotation|grip|deltoids?|biceps|triceps|quad\w{0,6}|hamstrings?|cough|rash|for|x|within|every)(?:[ :=,(]{1,3}[A-Za-z\d/'’-]{1,12}){0,5}[ :=,(]{1,3}\Z"
)
_PART_BEHIND = re.compile(
    r"(?i)[-\s]{0,2}(?:%|grew|grown|growing|positive|negative|bottles?\b|sets?\b|inch|tablets?\b|tabs?\b|cups?\b|packs?\b|hours?\b|way\b|strength|power|murmurs?|systolic|diastolic|pansystolic|holosystolic|ejection|pain|scale|in severity"
    r"|motor|muscle|out\b|bilateral|throughout|pulses|reflexes|of\b|positive|lymph|nodes?|cores?|weeks?|wks?|mm\b|cm\b|mg\b|ml\b|nylon|vicryl|prolene|silk|suture|needle|teeth|sessions?"
    r"|bottles?|kpa|mmhg|history|hx\b|ago|course|sets?\b|criteria|days?\b|months?\b|drops?|sprays?|puffs?|lobes?|segments?|sticks?|samples?|tests? (?:were|was|pos|neg))"
)
_HEADS_LINE = re.compile(r"(?:\A|\n)[ \t]{0,8}(?:[-•*] ?)?\Z")
_BEHIND_HEAD = re.compile(r"[ \t]?[:–-][ \t]")
#: between two dates of one list or range
_LISTED = re.compile(r"(?:(?:, | & | \+ | ?[-–] ?| ?(?:->|→) ?)|,? (?:and|or|to|then|thru|through|until) )")
_WITH_YEAR = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})/(?:19|20)?\d\d(?![\d/])")
_SOLID = re.compile(r"(?<!\d)(?:19|20)\d\d-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!-?\d{1,3}(?!\d)|\d{5})")
#: what parts the columns of a line, and what stands behind the first of them
_COLUMNS = re.compile(r"[ \t]{2,}|\t|[ \t]*\|[ \t]*")
#: a week's, a year's and a month's parts in shorthand: 3/7 is three days, 6/12 half a year
_PARTS = (7, 12, 52)
#: and what scores go up to
_SCALES = (4, 5, 6, 10)


@dataclass(frozen=True)
class ShortDates:
    """The rule, with the methods of a ``Rule``: a date beside another one is known by it, so all are read at once."""

    name: str = "date/without-year"
    label: str = "DATE"
    context: tuple[str, ...] = ()

    def may_find(self, text: str, lower: str) -> bool:  # noqa: ARG002
        return "/" in text and _PAIR.search(text) is not None

    def find(self, text: str) -> Iterator[Found]:
        pairs = [m for m in _PAIR.finditer(text) if _valid(int(m["a"]), int(m["b"]))]
        ranges = [m for m in _RANGE.finditer(text) if _is_range(m, text)]
        whole = {(int(a), int(b)) for a, b in _WITH_YEAR.findall(text)}
        for month, day in _SOLID.findall(text):
            whole |= {(int(month), int(day)), (int(day), int(month))}
        sure = [_is_date(m, text, whole) for m in pairs]
        for k, match in enumerate(pairs):
            sure[k] = sure[k] or any(r.start() <= match.start() < r.end() for r in ranges)
        for group in (*_rows(text, pairs), *_head(text, pairs)):
            if any(sure[k] for k in group) or all(_in_column(text, pairs[k]) for k in group):
                for k in group:
                    sure[k] = True
        told = {
            (m["a"], m["b"])
            for m, date in zip(pairs, sure, strict=True)
            if date and int(m["b"]) not in _SCALES
        }
        for k, match in enumerate(pairs):
            sure[k] = sure[k] or ((match["a"], match["b"]) in told and not _of_so_many(text, match))
        for order in (range(1, len(pairs)), range(len(pairs) - 2, -1, -1)):
            for k in order:
                other = k - 1 if order.step > 0 else k + 1
                sure[k] = sure[k] or (
                    sure[other] and _listed(text, pairs[min(k, other)], pairs[max(k, other)])
                )
        yield from ((*m.span(), 0.75) for m, date in zip(pairs, sure, strict=True) if date)
        yield from ((*m.span(), 0.8) for m in ranges)


def _of_so_many(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 64) : match.start()]
    line = text.find("\n", match.end())  # what begins the next line belongs to that
    behind = text[match.end() : line if line >= 0 else len(text)]
    return _OF_SO_MANY.search(before) is not None or _PART_BEHIND.match(behind) is not None


def _rows(text: str, pairs: Sequence[re.Match[str]]) -> Iterator[list[int]]:
    """The pairs that head lines right below one another: the first column of a chart or a list of days."""
    run: list[int] = []
    for k, match in enumerate(pairs):
        if not _HEADS_LINE.search(text, max(0, match.start() - 12), match.start()) or _of_so_many(
            text, match
        ):
            continue
        if run and text.count("\n", pairs[run[-1]].end(), match.start()) != 1:
            yield from [run] if len(run) > 1 else []
            run = []
        run.append(k)
    yield from [run] if len(run) > 1 else []


def _head(text: str, pairs: Sequence[re.Match[str]]) -> Iterator[list[int]]:
    """The pairs of one line between whose columns nothing else stands, each of two digits: the days that head a chart."""
    run: list[int] = []
    for k, match in enumerate(pairs):
        if run and not _COLUMNS.fullmatch(text, pairs[run[-1]].end(), match.start()):
            yield from [run] if len(run) > 1 else []
            run = []
        if len(match["a"]) == 2 == len(match["b"]) and not _of_so_many(text, match):
            run.append(k)
        else:
            run = []
    yield from [run] if len(run) > 1 else []


def _in_column(text: str, match: re.Match[str]) -> bool:
    """Whether two blanks or a tab part a pair from what stands behind it, or from what stands before and behind it."""
    behind = _COLUMNS.match(text, match.end()) is not None or text[match.end() : match.end() + 1] in (
        "",
        "\n",
        "\r",
    )
    heads = _HEADS_LINE.search(text, max(0, match.start() - 12), match.start()) is not None
    return behind and (heads or _COLUMNS.search(text, max(0, match.start() - 2), match.start()) is not None)


def _valid(a: int, b: int) -> bool:
    return 0 < min(a, b) <= 12 and max(a, b) <= 31


def _is_date(match: re.Match[str], text: str, whole: set[tuple[int, int]]) -> bool:
    a, b = int(match["a"]), int(match["b"])
    start, end = match.span()
    before, behind = text[max(0, start - 64) : start], text[end : end + 24]
    if _PART_BEHIND.match(behind):
        return False
    if _DAY_BEFORE.search(before):
        return True
    event = _EVENT.search(before)
    if _OF_SO_MANY.search(before) and (event is None or (a <= b and b in _SCALES)):
        return False
    if (a, b) in whole:
        return True
    if event is not None:
        return b not in _PARTS or _OF_A_DAY_ALONE.match(event[0]) is not None
    if _OF_A_DAY.match(behind) and b not in _PARTS:
        return True
    if _HEADS_LINE.search(before) and _BEHIND_HEAD.match(behind):
        return True
    return (
        _MAYBE.search(before) is not None
        and (a > b or b in range(13, 32))
        and b not in (15, 20, 24, 27, 28, 30, *_PARTS)
    )


def _is_range(match: re.Match[str], text: str) -> bool:
    """Whether both ends are days, the second behind the first, and not two scores of one scale."""
    a, b, c, d = (int(match[name]) for name in "abcd")
    if not (_valid(a, b) and _valid(c, d)):
        return False
    before = text[max(0, match.start() - 64) : match.start()]
    if _OF_SO_MANY.search(before) or _PART_BEHIND.match(text, match.end()):
        return False
    month_first = max(a, c) <= 12 and (a, b) < (c, d)
    day_first = max(b, d) <= 12 and (b, a) < (d, c)
    over_new_year = (max(a, c) <= 12 and a - c >= 9) or (max(b, d) <= 12 and b - d >= 9)
    if max(a, b, c, d) > 12:
        return (b != d and (month_first or over_new_year)) or day_first
    if _EVENT.search(before):
        return month_first or day_first
    return a == c and b < d and (a, d) > (1, 4)


def _listed(text: str, one: re.Match[str], two: re.Match[str]) -> bool:
    """Whether a date's neighbour in a list is one too: "3/1, 3/8 and 3/15", "from 1/6 … until 14/6"."""
    between = text[one.end() : two.start()]
    if _PART_BEHIND.match(text, two.end()) or len(between) > 40:
        return False
    if _LISTED.fullmatch(between):
        return one["b"] != two["b"] or one["a"] != two["a"]
    a, b = int(two["a"]), int(two["b"])
    said = _MAYBE.search(between) is not None and "." not in between
    return (
        said
        and not _OF_SO_MANY.search(between)
        and (b not in _PARTS or a == int(one["a"]))
        and (a, b) not in ((1, 2), (1, 3), (2, 3), (1, 4), (3, 4))
    )


#: quarters, halves and years of account: "Q1 2021", "Q3/22", "2Q19", "H1 2022", "FY21", "FY2021/22"
QUARTER_RULES: tuple[Rule, ...] = (
    Rule(
        "date/quarter",
        "DATE",
        r"(?<![\w])(?:[QH][1-4](?:[ /'’-]{1,2}(?:19|20)\d\d|[/'’]\d\d)|[1-4]Q[ /'’]?(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d[ /-]?Q[1-4]"
        r"|FY[ '’]?(?:(?:19|20)\d\d|\d\d)(?:[/-](?:(?:19|20)\d\d|\d\d))?)(?![\w/]|[.,]\d|-\d| ?(?:mg|ml|h\b|hrs?|hourly|units|puffs))",
        0.7,
        gate=r"[QH][1-4]|Q|FY",
    ),
)
SHORT_DATES = ShortDates()
