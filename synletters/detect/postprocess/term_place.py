"""Whether a word that is a term and somebody's name too stands here in the place of the term.

Its neighbours say so: "Foley 14 Fr", "no Babinski", "Bowen's shaved", a list of other terms, against "Dr Foley", "seen by
Foley". A word that a title or a field gives to a person elsewhere in the letter needs the plainer kind of evidence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from synletters.detect.postprocess.brands import drug_so_called
from synletters.detect.postprocess.named_things import THING_BEHIND
from synletters.detect.postprocess.person_evidence import among_people, told
from synletters.text.eponyms import eponymous
from synletters.text.lexicon import Term, terms

#: what nothing but a score, a class, a size or a finding has behind its name
_VALUE = re.compile(
    r"(?:['’]s?)?(?: (?:score|grade|class|stage|type|status|level|index|group|no\.?))?(?: ?[:=] ?| (?:was |is |of |at |scored |score )?)"
    r"(?:[<>≤≥~]? ?\d{1,5}(?:\.\d{1,2})?(?:[ -]?(?:mm|cm|mg|mcg|g|ml|mL|l|L|F|Fr|Ch|G|gauge|french|units?|mmHg|%|/\d{1,3}|[+-]))?(?![\w/.-]*\d)(?! ?(?:y/?o|years?|yrs?|am|pm|mins?|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"|(?:[IV]{1,4}[abcABC]?|[A-D][1-3]?[+-]?)(?!\w|\.\w|['’]| [A-Z][a-z])"
    r"|(?:weakly |strongly |mildly |clearly |both |also )?(?:positive|negative|equivocal|indeterminate|\+ve|-ve|\+{1,3}(?!\w)))"
)
#: what is said of signs, diseases and devices, and hardly of people
_SAID = re.compile(
    r"(?:['’]s?)?(?: (?:was|were|is|are|has been|not|now|both|also|all|still|and [A-Z][\w-]+(?: (?:was|were|is|are))?)){0,3}"
    r" (?:absent|present|intact|normal|abnormal|elicited|elicitable|demonstrated|excluded|ruled out|suspected|unlikely|likely|confirmed|palpable|visible|preserved|lost|brisk"
    r"|inserted|removed|deployed|implanted|placed|fitted|sited|flushed|blocked|draining|in situ|secured|inflated|deflated|patent|hold|held with|shaved|debrided|reversed|repaired|reduced|manipulated|excised"
    r"|ulcers?|catheters?|drains?|tubes?|wires?|collar|brace|frame|pins?|screws?|bands?|introducer|graft|patch|pump|scope|kit|probe|boots?|light|table|knee|hip|hips|foot|cell|cells|bodies|rods|nodes?|hump|triad|lesions?|nodules?|plate|cup|stem"
    r"|gait|tilt|pupils?|angle|chart|scale|protocol|regimen|manoeuvre|maneuver|exercises|technique|therapy|app|videos?|helpline|website|leaflets?|tablets?|capsules?|cream|ointment|gel|drops?|inhaler|spray|patches|shampoo|depot|infusion)(?!\w)"
)
#: before things and hardly ever before a person's name
_BEFORE = re.compile(
    r"(?:(?<!\w)(?i:an?|the|no|nil|not|possible|probable|likely|known|previous|prior|bilateral|old|new|congenital|suspected|query|modified|positive|negative|classical|classic|typical|true|both|left|right|via|using|underwent|had an?|under"
    r"|excluded?|excluding|history of|hx of|h/o|diagnosis of|diagnosed with|features of|signs? of|test(?:ed|ing)? for|treated for|consistent with|screen(?:ed|ing)? for|risk of|type of|form of|degree of|grade|stage|took|takes|taking|tried|wears|size|foramen of|circle of|bundle of|pouch of|fissure of|aqueduct of|duct of|ampulla of|angle of|canal of|ligament of|sphincter of|point of|sign of|triad of|tetralogy of|test of|operation of|disease of|plus)[ \n]|\?[ ]?)\Z"
)
#: behind a possessive at an end: "Smith's; Barton's" in a list of diagnoses, but not "staying at Smith's"
_OWN = re.compile(r"['’]s?(?=[ ]?(?:[.,;:)/?]|\n|\Z| (?:and|or|in|on|since|with|disease|aged)\b))")
_AT = re.compile(r"(?<!\w)(?:at|to|from|with|by|near|for|of|told|saw|via|and)(?: the)?\s\Z", re.IGNORECASE)
_SEPARATOR = re.compile(r"['’]?s?(?:[ ]?[,;/+&][ ]?| (?:and|or|then|plus|vs\.?|versus|with) |\n[-•* ]{0,3}|, (?:and|or|then) | \+ )(?:\?|(?:the|an?|no) )?")
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w'’-]+")
_SENTENCE = re.compile(r"[.!?](?:\s|\Z)|\n")


def plainly_a_term(text: str, start: int, end: int) -> bool:
    """Whether what stands right behind a term makes it one: its kind ("catheter"), its value, its dose."""
    return (
        eponymous(text, end)
        or THING_BEHIND.match(text, end) is not None
        or _VALUE.match(text, end) is not None
        or drug_so_called(text, start, end)
    )


def in_the_place_of_a_term(text: str, start: int, end: int) -> bool:
    """Whether the neighbours of a term make it one, though it may be a name."""
    if plainly_a_term(text, start, end):
        return True
    if called_here(text, text[start:end]) or among_people(text, start, end):
        return False
    return (
        _SAID.match(text, end) is not None
        or _BEFORE.search(text, max(0, start - 24), start) is not None
        or (_OWN.match(text, end) is not None and not _AT.search(text, max(0, start - 12), start))
        or _among_terms(text, start, end)
    )


@lru_cache(maxsize=512)
def called_here(text: str, value: str) -> bool:
    """Whether a title, a field or a signature gives one of these words to a person somewhere in the text."""
    return any(
        told(text, match.start())
        for word in re.findall(r"[^\W\d_]{3,}", value)
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
    )


def _among_terms(text: str, start: int, end: int) -> bool:
    """Whether it is an item of a list whose other items are terms, one of them surely, or two of them terms and
    names alike."""
    found = terms(text)
    starts = [term.start for term in found]
    here = bisect_left(starts, start)
    near: list[Term] = []
    for step in (-1, 1):
        at = here + (step if step < 0 else 0)
        left, right = start, end
        while 0 <= at < len(found) and len(near) < 12:
            term = found[at]
            if term.start >= left and term.end <= right:
                at += step
                continue
            gap = text[term.end : left] if step < 0 else text[right : term.start]
            if not _joins(gap):
                break
            near.append(term)
            left, right = (term.start, right) if step < 0 else (left, term.end)
            at += step
    return any(term.sure for term in near) or len(near) > 1


#: an item of a list may have its grade, its size or a word about it: "Mirizzi II, ", "Wagner 3 ulcer; "
_ITEM_REST = re.compile(
    r"(?:['’]s?)?(?: (?:[IVX]{1,4}[abc]?|\d{1,4}(?:[.,/]\d{1,3})?%?[a-z]{0,2}|[A-Z]|[a-z]+(?: [a-z]+){0,2}|[a-z]+ \d{1,3}))?(?:[ ]?[.,;:/+&(][ ]?| (?:and|or|then|plus|vs\.?|versus|with) |\n[-•* ]{0,3})(?:(?:and|or|then|the|an?|no) )?\??"
)


def _joins(gap: str) -> bool:
    return len(gap) < 40 and (_SEPARATOR.fullmatch(gap) is not None or _ITEM_REST.fullmatch(gap) is not None)
