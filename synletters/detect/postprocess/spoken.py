"""Talks that were taken down: "Doctor: Hi.", "Patient: Um, yeah."

There "Patient:" is who speaks and no field that a name follows, and ", OK" is no state.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from synletters.core.document import Span
from synletters.detect.postprocess.person_evidence import titled
from synletters.text.word_files import listed

#: who speaks, at the start of a line
_TURN = re.compile(
    r"(?m)^[ \t]{0,8}(?P<who>(?i:doctor|dr|clinician|physician|gp|nurse|patient|pt|guest[ _]\w{2,12}|mother|father|parent|carer|family|interviewer|interviewee|therapist|client|provider|"
    r"speaker ?\w{1,2}|[dp]))[ \t]{0,2}:[ \t]{1,3}"
)
_TURNS = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OK = re.compile(r",? ?OK(?!\w)")
_REACH = 24


@lru_cache(maxsize=64)
def is_talk(text: str) -> bool:
    """Whether two or more take turns in it, each more than once."""
    who = [match["who"].casefold() for match in _TURN.finditer(text)]
    return len(who) >= _TURNS and sum(who.count(one) > 1 for one in set(who)) > 1


def only_said(text: str, span: Span) -> bool:
    """Whether nothing stands there but what is said in talks: "um, yeah"."""
    value = text[span.start : span.end]
    if value.isupper() and 1 < len(value) < 4 and not is_talk(text):
        return False  # "AH" signs an entry
    words = _WORD.findall(value.casefold().replace("’", "'"))
    said = listed("no_names", "said in talks")
    if is_talk(text):
        said = said | listed("no_names", "said in turns")
    return bool(words) and all(word in said for word in words) and not titled(text, span.start)


def of_a_turn(text: str, span: Span, others: Sequence[Span]) -> bool:
    """Whether a rule read a turn of a talk as the field of a form, or an "OK" in it as a state, and no other detector
    found anybody there."""
    if span.source != "rules" or span.label not in ("NAME", "LOCATION") or not is_talk(text):
        return False
    if span.label == "LOCATION":
        return _OK.match(text, span.end) is not None
    opens = any(
        match.end() == span.start for match in _TURN.finditer(text, max(0, span.start - _REACH), span.start)
    )
    return opens and not any(
        other.kind == "phi"
        and other.source not in ("rules", "safewords")
        and other.start < span.end
        and span.start < other.end
        for other in others
    )
