"""Whether a word that is a term and somebody's name too stands here in the place of the term.

Its neighbours say so: "Foley 14 Fr", "no Babinski", "Bowen's shaved", a list of other terms, against "Dr Foley", "seen by
Foley". A word that a title or a field gives to a person elsewhere in the letter needs the plainer kind of evidence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from synletters.detect.postprocess.brands import drug_so_called
from synletters.detect.postprocess.named_things import THING_BEHIND
from synletters.detect.postprocess.person_evidence import among_people, told
from synletters.text.eponyms import eponymous, the_device
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
    r"|inserted|removed|deployed|implanted|placed|fitted|sited|flushed|blocked|draining|in situ|performed(?= (?:x|on|today|and|twice|once)|[.,;])|repeated|tried|taught|secured|inflated|deflated|patent|hold|held with|shaved|debrided|reversed|repaired|reduced|manipulated|excised"
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


def plainly_a_term(text: str, start: int, end: int) -> bool:
    """Whether what stands right beside a term makes it one: its kind ("catheter"), its value, its dose, an article."""
    return (
        eponymous(text, end)
        or the_device(text, start, end)
        or THING_BEHIND.match(text, end) is not None
        or _VALUE.match(text, end) is not None
        or drug_so_called(text, start, end)
    )


def in_the_place_of_a_term(text: str, start: int, end: int, *, named: bool = False) -> bool:
    """Whether the neighbours of a term make it one, though it may be a name. Where a detector is sure that it is one
    (``named``), a list of such words alone does not."""
    if plainly_a_term(text, start, end):
        return True
    if called_here(text, text[start:end]) or among_people(text, start, end):
        return False
    return (
        _SAID.match(text, end) is not None
        or _BEFORE.search(text, max(0, start - 24), start) is not None
        or (_OWN.match(text, end) is not None and not _AT.search(text, max(0, start - 12), start))
        or among_terms(text, start, end, twins=not named)
    )


@lru_cache(maxsize=512)
def called_here(text: str, value: str) -> bool:
    """Whether a title, a field or a signature gives one of these words to a person somewhere in the text."""
    return any(
        told(text, match.start())
        for word in re.findall(r"[^\W\d_]{3,}", value)
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
    )


#: how many items before and behind count, and how far they are looked for
_ITEMS, _REACH = 3, 200
_SEPARATE = re.compile(
    r"[ ]?[,;/][ ]?(?:(?:and|or|then) )?\??|[ ](?:and|or|then|plus|vs\.?|versus|&|\+)[ ]|\r?\n[ \t]{0,4}[-•*–] ?|: "
)
_ENDS = re.compile(r"[.!?](?= +[A-Z]|\s*\Z|\r?\n)|\n(?![ \t]{0,4}[-•*–])|\||\t|   ")
#: what an item may have beside its term: its grade, its size, a word about it
_MORE = 16


def among_terms(text: str, start: int, end: int, *, known: bool = True, twins: bool = True) -> bool:
    """Whether it is an item of a list whose other items are terms, one of them surely, or (``twins``) three that may be
    names too; two at least right beside it if it is no term itself (``known``)."""
    left, right = max(0, start - _REACH), min(len(text), end + _REACH)
    for stop in _ENDS.finditer(text, left, start):
        left = stop.end()
    if (behind := _ENDS.search(text, end, right)) is not None:
        right = behind.start()
    found = terms(text)
    starts = [term.start for term in found]
    cuts = [left]
    for cut in _SEPARATE.finditer(text, left, right):
        cuts += cut.span()
    cuts.append(right)
    items = list(zip(cuts[::2], cuts[1::2], strict=True))
    here = [at for at, (lo, hi) in enumerate(items) if lo < end and start < hi]
    if not here or (
        not known and (len(here) > 1 or sum(map(str.isalpha, text[slice(*items[here[0]])])) > end - start)
    ):
        return False
    kinds = [_kind(found[bisect_left(starts, lo) : bisect_left(starts, hi)], lo, hi) for lo, hi in items]
    if not known:
        return kinds[max(0, here[0] - 2) : here[0]].count(2) + kinds[here[0] + 1 : here[0] + 3].count(2) > 1
    near = [
        kinds[at]
        for at in range(max(0, here[0] - _ITEMS), min(len(items), here[-1] + _ITEMS + 1))
        if at not in here
    ]
    own = [kinds[at] for at in here]
    return 2 in near or (twins and near.count(1) + own.count(1) > 2)


def _kind(within: Sequence[Term], start: int, end: int) -> int:
    """Of an item: 2 if it is a sure term, 1 if one that is a name too, 0 if it is something else."""
    within = [term for term in within if not term.post]
    if not within or end - start > sum(term.end - term.start for term in within) + _MORE:
        return 0
    return 2 if any(term.sure for term in within) else 1
