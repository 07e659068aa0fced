"""What beside a word says that it is a person's name: a title, the label of a field, a signature, initials'
own words, a degree.

These are properties of the place and not of the word: they hold for ordinary words ("Mr Bone") as for unknown
ones.
"""

from __future__ import annotations

import re

from synletters.detect.rules.names import CREDENTIAL

# up to three initials or one more word may stand between a title and the word: "Dr J. A. Bone", "Mrs Mary
# Bone"
_BETWEEN = r"(?:[^\W\d_]\.?[ ]?){0,3}(?:[A-Z][\w'’-]{1,20} )?"
_TITLED = re.compile(
    rf"(?<!\w)(?:(?i:mr|mrs|miss|mx|dr|prof|professor|messrs|drs|rev)\.?|Ms\.?|ms\.?|MS\.|(?:Dame|Sir|Cllr|Sgt|Capt|Rabbi|Imam)\.?)\s{{1,2}}{_BETWEEN}\Z"
)
#: titles that are ordinary words too
_PERHAPS_TITLED = re.compile(
    r"(?<!\w)(?:Sister|Nurse|Doctor|Matron|Midwife|Lady|Lord|Father|Brother|Aunt|Auntie|Uncle|Nan|Grandma|Grandad|Officer|Baby|Staff)\s\Z"
)
_NAMED = re.compile(
    r"(?<!\w)(?i:(?:(?:sur|fore|first|last|given|family|middle|maiden|full|patient(?:['’]s)?|pt|preferred)[ _-]?)?name|"
    r"known as|called|née|nee|alias|dear|nok|next of kin|gp|consultant)(?: ?[:=|][ \t]{0,8}|(?<=name|NAME|Name)[ \t]{2,16}|(?<=as|ed|ée|ee|ar) )(?:[A-Z][\w'’-]{1,20},? )?\Z"
)
_KIN = re.compile(
    r"(?<!\w)(?i:his|her|their|my|our|your|the patient['’]s|\w{2,12}['’]s)[ \n](?:[a-z-]{3,12} )?(?i:wife|husband|spouse|partner|mother|father|mum|mom|dad|sister|brother|son|daughter|aunt|uncle|niece|nephew|"
    r"cousin|grand(?:mother|father|son|daughter)|girlfriend|boyfriend|fianc[eé]e?|friend|neighbou?r|carer),?(?: is| was| called| named)? \Z"
)
_SIGNED = re.compile(
    r"(?<!\w)(?i:signed(?: off)?|signature|sgd|cosigned|co-signed|countersigned|dictated|typed|transcribed|authori[sz]ed|verified|witness(?:ed)?|entered|"
    r"documented|written|completed|reviewed|checked|scribe|initials|initial(?:l)?ed|author|p\.?p|(?<!\bas )per)(?: (?:electronically|and \w{4,12}))?(?: by)?(?: ?[:(–—-]{1,2} ?| )"
    r"(?:[^\W\d_]\.?[ ]?){0,3}(?:[A-Z][\w'’-]{1,20} )?\Z"
)
#: a closing phrase, and at most three short lines of what follows it
_SIGNED_OFF = re.compile(
    r"(?:sincerely|faithfully|truly|regards|wishes|respectfully)[,.]?[ \t]*(?:\r?\n[^\n]{0,48}){1,4}\Z",
    re.IGNORECASE,
)
_DEGREE = re.compile(rf"(?:,\s?|\s)(?:{CREDENTIAL})(?![\w/])")
_SIGN = re.compile(
    r"(?<!\w)(?i:signed|cosigned|co-signed|countersigned|initial(?:l)?ed|initials|typed|dictated|transcribed|witness(?:ed)?|checked|counted|scribe|"
    r"verified|entered|entry)(?: by)?(?: ?[:(,–—-] ?| )\Z"
)


def titled(text: str, start: int) -> bool:
    """Whether a title that is no ordinary word stands before ``start``."""
    return _TITLED.search(text, max(0, start - 48), start) is not None and not _modality(text, start)


def _modality(text: str, start: int) -> bool:
    """Whether "MR" before it is no title but how something was imaged: "MR arthrogram"."""
    return text[start : start + 1].islower() and text[max(0, start - 3) : start] in ("MR ", "MS ")


#: initials end an entry or stand before its date: ". MA", "- NC. Rang", "CP 06/24/2018 1310"
_SIGNED_ALONE = re.compile(
    r"(?:(?:\A|\n)[ \t]{0,8}|[a-z0-9)][.!?] {1,2}|[a-z.)] ?[-–—~] ?|[a-z]{3} by |(?<=[-.) ]\d\d\d\d) {1,3})\Z"
)
_DATED_BEHIND = re.compile(
    r"[ \t]{1,3}(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}[ -][A-Z][a-z]{2})"
)
_ENDS = re.compile(r"\.?[ \t]*(?:\Z|\r?\n[ \t]*\r?\n)|\. [A-Z][a-z]")


def initialled(text: str, start: int, end: int = -1) -> bool:
    """Whether a word of signing stands right before ``start``, where capitals are somebody's initials, or they stand
    where an entry is signed: before a date, or (``end`` given) alone at the end of a text or a paragraph."""
    if _SIGN.search(text, max(0, start - 24), start):
        return True
    if end < 0 or not _SIGNED_ALONE.search(text, max(0, start - 8), start):
        return False
    return _DATED_BEHIND.match(text, end) is not None or (
        _ENDS.match(text, end) is not None and text[max(0, start - 2) : start].strip(" \t") not in ("", "\n")
    )


def told(text: str, start: int) -> bool:
    """Whether a title, a person's field or a signature stands before the word at ``start``, whatever the word
    is."""
    if _modality(text, start):
        return False
    begin = max(0, start - 56)
    return any(p.search(text, begin, start) is not None for p in (_TITLED, _NAMED, _KIN, _SIGNED)) or (
        _SIGNED_OFF.search(text, max(0, start - 200), start) is not None
    )


def perhaps_told(text: str, start: int, end: int) -> bool:
    """The same, or what is enough for a word that no vocabulary knows: "Nurse Vrenkolt", "Vrenkolt, RN"."""
    return (
        told(text, start)
        or _PERHAPS_TITLED.search(text, max(0, start - 12), start) is not None
        or _DEGREE.match(text, end) is not None
    )


#: who somebody is, right before a name without a possessive: "Wife Carolina", "dtr Doc", "Anes Kumar", "charge RN Raven"
_WHO = re.compile(
    r"(?<![\w-])(?i:wife|husb(?:and)?|hubby|spouse|partner|mother|father|mum|mom|dad|sis(?:ter)?|bro(?:ther)?|son|dtr|daughter|aunt(?:ie)?|uncle|niece|nephew|cousin|gran|nan|grand(?:ma|pa|son|dtr|daughter)|friend|neighbou?r|carer"
    r"|caregiver|anes|anaes|anaesthetist|anesthesiologist|dentist|optician|chiropodist|podiatrist|hairdresser|driver|mgr|manager|nurse|physio|registrar|reg|spr|sho|consultant|surgeon|charge|tech|pcp|attd|attending|resident|scrub|circulator|circ|midwife"
    r"|hv|cpn|cns|rn|lpn|cna|scribe|trainee|crew|medic|vicar|chaplain|teacher|tutor|landlord|boss|coach)[ ]\Z"
)
#: what people do with somebody, before a name
_WITH = re.compile(
    r"(?<!\w)(?:(?i:discussed|spoke|spoken|liaised|met|meeting|chat(?:ted)?|conversation|d/w|disc|call|phone call|walked|walks|lives?|living|stays?|staying|went|plays?|clings?|shares?|attends?|attended|arrived|came|left)(?: \w{2,9}){0,3} (?:with|w/|w|to)"
    r"|(?i:d/w|s/b|c/o|seen by|reviewed by|taken by|relieved by|relief by|covered by|done by|found by|brought (?:in )?by|accompanied by|(?:for|by) (?:lunch|break) by|report(?:ed)? to|hand(?:ed)? ?off to|hand(?:ed)? ?over to|signed out to|notified|informed|texted|paged|bleeped|rang|phoned|told|thats|that's|asked that|family in w|nurse report|thanks|hello|hi|hey|dear|morning)[:,]?|says)[ ]{1,3}\Z"
)
#: what people do or have, behind a name
_DOES_BEHIND = re.compile(
    r"(?:['’]s (?:glasses|bag|wife|husband|son|daughter|mother|father|mum|dad|house|home|number|room|bed|list|phone|keys?|notes|team|clinic|turn|shift|shower)(?!\w)"
    r"|,? (?:\(|- )?(?i:(?:his|her|their|the|pt['’]?s) )?(?:\w{3,8} )?(?:wife|husband|partner|son|daughter|dtr|sister|brother|mother|father|mum|dad|niece|nephew|carer|aide|nurse|friend|neighbou?r|sister)(?!\w)"
    r"|, ?\d{1,2} ?(?:[MF]|y/?o|yrs?|years?)(?!\w)"
    r"|,? (?:(?:has|had) )?(?:also |then |now |again |still )?(?:rang|phoned|called|says|said|states|stated|reports|reported|denies|denied|asked|asks|agrees|agreed|wants|wanted|feels|felt|thinks|believes|attends|attended|lives|works|moved|left|came"
    r"|went|drove|walked|understands|understood|consented|declined|signed|signs|covers|covered|visited|visits|helps|helped|phones|worried|worries|accepted|arrived|performed|scrubbed|assisted|operated|examined|aware|present at|informed|in attendance|to review|to call|to see|to repeat|to float|fixing|is on leave|is away|is well|is happy)(?!\w))"
)


#: several people who did something together: "Turner, Down and Edwards scrubbed"
_ONE = r"[A-Z][\w'’-]{1,20}"
_TOGETHER = re.compile(
    rf"(?<!\w){_ONE}(?:(?:,|,? and| &) {_ONE}){{1,6}}(?=,? (?:both |all |also )?(?:(?:were|are|had been|will be) (?:present (?:at|for|during|throughout|when)|here|on call|on duty|on leave"
    r"|away|informed|aware|in attendance|invited|called)|scrubbed|attended|visited|assisted|operated|examined|came|rang|agreed|signed|helped|took over|live|work|asked)(?!\w))"
)


def _together(text: str, start: int, end: int) -> bool:
    return any(
        m.start() <= start and end <= m.end()
        for m in _TOGETHER.finditer(text, max(0, start - 100), end + 140)
    )


def among_people(text: str, start: int, end: int) -> bool:
    """Whether a word that may be a name stands where people stand: behind who they are or what is done with them, before
    what they do or have. Not enough for a word that is nobody's name."""
    return (
        _WHO.search(text, max(0, start - 24), start) is not None
        or _WITH.search(text, max(0, start - 40), start) is not None
        or _DOES_BEHIND.match(text, end) is not None
        or _together(text, start, end)
    )
