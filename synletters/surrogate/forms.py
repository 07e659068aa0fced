"""What a number is by its own form, where a detector has it under another label."""

from __future__ import annotations

import re
from datetime import date

from stdnum.gb import nhs

_NUMBERS = frozenset(("ID", "CARD", "PHONE", "USERNAME"))
_STAMP = re.compile(
    r"(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?:(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)?"
)
_IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_NHS = re.compile(r"\d{3}([ -]?)\d{3}\1\d{4}")
#: what says that a number is something else than it looks
_NUMBERED = re.compile(
    r"\b(?:no|nos|num|number|id|ref|reference|mrn|csn|acct|account|chart|case|claim|policy|job|lot|serial|accession|order)"
    r"\b[\s.:#]*$|#\s*$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:tel|telephone|phone|ph|fax|mobile|mob|cell|call|ring|bleep|pager|on|at|fx)\b[\s.:]*$",
    re.IGNORECASE,
)


#: months that are given names, and what stands before somebody who is called so
_MONTH = re.compile(r"(?:april|may|june|august)\W*", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"\b(?:nurse|midwife|secretary|receptionist|colleague|sister|daughter|wife|mother|aunt|niece|partner|friend|carer|neighbou?r)\b"
    r",?\s{1,2}$",
    re.IGNORECASE,
)


def label_of(label: str, value: str, before: str, *, british: bool) -> str:
    """DATE for a stamp of a day (``20210314``, ``202103140815``) that nothing calls a number of something, NHS for ten
    digits in its groups, with its check digit, in a British letter; IP for a network address; NAME for a month behind "our nurse,"; else the label
    itself."""
    if label == "DATE" and _MONTH.fullmatch(value) and _SOMEBODY.search(before):
        return "NAME"
    if label in _NUMBERS and _IPV4.fullmatch(value) and all(int(part) < 256 for part in value.split(".")):
        return "IP"
    if label not in _NUMBERS or _NUMBERED.search(before):
        return label
    if found := _STAMP.fullmatch(value):
        try:
            date(int(found["y"]), int(found["m"]), int(found["d"]))
        except ValueError:
            return label
        return "DATE"
    if british and (grouped := _NHS.fullmatch(value)) and (grouped[1] or label != "PHONE"):
        return "NHS" if nhs.is_valid(value) and not _CALLED.search(before) else label
    return label
