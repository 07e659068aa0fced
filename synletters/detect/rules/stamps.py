"""Timestamps without marks: a day and its clock in one row of digits, as HL7 writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: a timestamp without marks: year, month, day, and then the clock
STAMP = re.compile(
    r"(?<![\w.\-/])(?P<date>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?P<time>(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d(?:\.\d{1,6})?)?(?:[+-]\d{4}|Z)?)(?!\w|[./\-]\w)"
)

#: before a number of the same form that is a record's
_NUMBERED = re.compile(
    r"(?i)(?:\b(?:accession|mrn|numbers?|no|num|id|ref(?:erence)?|specimen|sample|order|case|episode|encounter|account|acct|barcode|policy|claim|invoice|job|serial|lot|phone|tel|call|fax)\b|#)[\s:.#=(]{0,4}\Z"
)


def stamps(text: str) -> Iterator[re.Match[str]]:
    """Timestamps without marks ("202103140815"), unless a word before them makes them the number of a
    record."""
    return (match for match in STAMP.finditer(text) if not numbered(match))


def numbered(match: re.Match[str]) -> bool:
    """Whether a word before a number of a timestamp's form makes it the number of a record."""
    return _NUMBERED.search(match.string, max(0, match.start() - 24), match.start()) is not None
