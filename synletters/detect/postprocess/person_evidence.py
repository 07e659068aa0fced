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
    r"documented|written|completed|reviewed|checked|scribe|initials|initial(?:l)?ed|author|p\.?p|per)(?: (?:electronically|and \w{4,12}))?(?: by)?(?: ?[:(–—-]{1,2} ?| )"
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
    return _TITLED.search(text, max(0, start - 48), start) is not None


def initialled(text: str, start: int) -> bool:
    """Whether a word of signing stands right before ``start``, where capitals are somebody's initials."""
    return _SIGN.search(text, max(0, start - 24), start) is not None


def told(text: str, start: int) -> bool:
    """Whether a title, a person's field or a signature stands before the word at ``start``, whatever the word
    is."""
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
