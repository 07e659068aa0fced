"""What a detector took with an identifier and is its neighbour: "on Friday" behind a hospital, "MRN" behind a name, "Re" between two.

Words of a closed list are cut from the ends of a span, labels of fields part it in two. What is cut away holds no identifier by
itself: function words, days of the week, labels, what somebody is called by trade, a sentence of ordinary words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from synletters.core.document import Span
from synletters.detect.rules.names import CREDENTIAL
from synletters.text.vocabulary import LOWER, UPPER, shipped

_PROPER = frozenset({"NAME", "HOSPITAL", "ORGANIZATION", "LOCATION", "ADDRESS"})
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SMALL = r"(?:on|at|in|for|with|by|and|to|from|who|which|is|was|will|then|today|yesterday|tomorrow|this|last|next|until|since)"
#: function words in small letters and days of the week, at the end of a name
_TAIL = re.compile(
    rf"(?:[,;]?\s{{1,3}}(?:{_SMALL}|{_WEEKDAY}s?|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY))+[ ,;.]*\Z"
)
_HEAD = re.compile(r"(?:(?:at|in|from|to|for|by|with|and|on|under|via)\s{1,3})+(?=\S)")
_HEAD_OF = {
    "NAME": re.compile(
        r"(?:(?:name|surname|forenames?|hello|hi|passenger|trooper|oncoming|outgoing|superintendent|medic|cosign(?:ed)?(?: by)?|transcriptionist|hca"
        r"|officer|constable|sergeant|re)\s{1,3}|m\.d\.,?\s?\n\s?)(?=\S)",
        re.IGNORECASE,
    ),
    # "the first week or two of June"
    "DATE": re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten)\s{1,3}of\s{1,3}(?=[A-Z])"),
    # "Page 1 of 2" above a street
    "ADDRESS": re.compile(r"(?<=[Pp]age \d of )\d{1,4}[ \t]*\r?\n\s*(?=[A-Z])"),
    "HOSPITAL": re.compile(
        r"(?:(?<=the )[Ee]lderly,?\s(?=\S)|GP |D\.?O\.? - |M\.?D\.?,?\s?\n\s?|Main \d{1,2}, )(?=\S)"
    ),
    "PROFESSION": re.compile(
        r"(?:(?:ex|retired|former|formerly|young|old|part-time|full-time|currently|now)[\s-]{1,3}|(?:an?|the)\s)+(?=\S)",
        re.IGNORECASE,
    ),
}
_TAIL_OF = {
    "NAME": re.compile(
        r"(?:['’]s)?[,;]?\s{1,3}(?:MRN|DOB|D\.O\.B\.?|GP|STOPPED|STARTED|SAW|REVIEWED|ADVISED|REFERRED|ASKED|FELT|PERFORMED|PLACED|CALLED|SAID|SAYS)\Z"
    ),
    "HOSPITAL": re.compile(
        r"\s{1,3}(?:EP|Department(?: of)?|DEPARTMENT(?: OF)?|assisted(?: living)?|unit|lab|period|- Children(?:['’]s Outpatients)?)\Z"
    ),
    "ORGANIZATION": re.compile(r"(?:,? (?:id|ID|MEMBERSHIP|membership|member)| assisted(?: living)?)\Z"),
    "ID": re.compile(r"\s{1,3}(?:DOB|D\.O\.B\.?|of|Sex|SEX|DL|AGE|Age|MRN)\Z"),
}
#: "Anna Reyes, DO"; in a line of capitals it may be a name
_DEGREES = re.compile(rf"(?<=[a-zà-öø-ÿ.])(?:,? {{1,2}}(?:{CREDENTIAL})\.?)+\Z")
#: between two identifiers; a label names what comes behind it
_LABEL = re.compile(
    r"[,;.]?\s{1,3}(?:DOB|D\.O\.B\.?|MRN|NHS (?:[Nn]o\.?|[Nn]umber)|Re|RE|Tel|TEL|Fax|FAX)[:.]?\s{1,3}(?=\S)|(?<=\d)\s(?:of|DL)\s(?=\S)"
)
#: a sentence that ends inside of a name; "St. John" ends none
_STOP = re.compile(r"(?<=[^\W\d_]{4})\.\s{1,3}(?=[^\W\d_]{2})")
#: and one that ends right before a name, without a blank: "weakness.Yosemite Park"
_GLUED_STOP = re.compile(r"(?P<word>[a-z]{3,})\.(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W\d_]{2,}")


def parted(text: str, spans: Iterable[Span], *, but: Iterable[str] = ("lists",)) -> list[Span]:
    """The spans without what is their neighbours'; those of the sources ``but``, and all that are no identifiers, as they are."""
    spared = frozenset(but)
    out: list[Span] = []
    for span in spans:
        if (
            span.kind != "phi"
            or span.source in spared
            or not (span.label in _PROPER or span.label in _TAIL_OF or span.label in _HEAD_OF)
        ):
            out.append(span)
        else:
            out += _pieces(text, span)
    return out


def _pieces(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    stop = span.start if span.label == "DATE" else span.end  # "5 of June" has no label in it
    for label in _LABEL.finditer(text, span.start + 1, stop):
        if label.start() > start:
            yield from _cut(text, replace(span, start=start, end=label.start()))
        start = label.end()
    yield from _cut(text, replace(span, start=start, end=span.end))


def _cut(text: str, span: Span) -> Iterator[Span]:
    if span.label == "NAME" and (stop := _STOP.search(text, span.start + 1, span.end)):
        rest = replace(span, start=stop.end())
        if any(not _ordinary(word) for word in _WORD.findall(text[rest.start : rest.end])):
            yield from _cut(text, rest)
        span = replace(span, end=stop.start())
    start, end = span.start, span.end
    glued = _GLUED_STOP.match(text, start, end) if span.label in _PROPER else None
    if glued and _ordinary(glued["word"]):
        start = glued.end()
    heads = [_HEAD_OF[span.label]] if span.label in _HEAD_OF else []
    heads += [_HEAD] if span.label in _PROPER else []
    for head in heads:
        if (found := head.match(text, start, end)) and found.end() < end:
            start = found.end()
    if span.label == "NAME" and (degrees := _DEGREES.search(text, start, end)):
        end = degrees.start()
    tails = [_TAIL_OF[span.label]] if span.label in _TAIL_OF else []
    tails += [_TAIL] if span.label in _PROPER else []
    for tail in (*tails, *tails):
        if (found := tail.search(text, max(start, end - 60), end)) and found.start() > start:
            end = found.start()
    if (start, end) == (span.start, span.end):
        yield span
    elif any(map(str.isalnum, text[start:end])):
        yield replace(span, start=start, end=end)


def _ordinary(word: str) -> bool:
    return bool(shipped().flags(word.casefold()) & (UPPER if word.isupper() else LOWER))
