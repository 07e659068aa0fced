"""Names of people: only where a title, a field or a credential says so."""

from __future__ import annotations

import re

from synletters.detect.rules.base import UP, Found, Rule
from synletters.detect.rules.words import NOT_A_PERSON, trim_right
from synletters.text.vocabulary import TITLE as TITLE_WORD
from synletters.text.vocabulary import shipped
from synletters.text.word_files import listed

_T = rf"{UP}(?:\w|['’‘\-](?=\w)|-\r?\n(?=[a-z])){{1,30}}"
_INITIALS = rf"{UP}(?!\w)\.?(?:[ \-]?{UP}(?!\w)\.){{0,2}}"
_PART = (
    r"(?:van der|van den|van de|van|von|de la|de los|de|del|della|di|da|dos|du|le|la|el|al|bin|ibn"
    r"|bint|ter|ten|af|av|y|abu|st\.?|mac|mc|o['’])"
)
#: one to four parts, initials among them, small particles between
_NAME = rf"(?:(?:{_INITIALS}|(?:{_PART} ){{0,2}}{_T})(?:(?: |(?<=\.))(?:{_PART} ){{0,2}}(?:{_T}|{UP}\.?(?![\w'’]))){{0,3}})"
_SUFFIX = r"(?:,? (?:Jr|Sr|JR|SR|II|III|IV)\b\.?)?"
_CRED = (
    r"(?:M\.?D\.?|D\.?O\.?|Ph\.?D\.?|R\.?N\.?|N\.?P\.?|PA-?C?|P\.A\.|FNP(?:-\w{1,2})?|APRN|ARNP|CRNP"
    r"|CRNA|LPN|BSN|MSN|DPM|DDS|DMD|DVM|DPT|PT|OTR(?:/L)?|PharmD|Pharm\.D\.|PsyD|Psy\.D\."
    r"|LCSW|MSW|RD|FACS|FACC|FACP|FRCS(?:\([\w &]{2,20}\))?|FRCP|FRCA|FRCR|FRCOG|FRCPCH|FRCPsych"
    r"|FRCPath|MRCP(?:CH|sych)?|MRCS|MRCGP|MRCOG|MBBS|MB ?BS|MB ?ChB|MBChB|BM ?BS|BMBS|MBBCh|BChir"
    r"|DCH|FFICM|RGN|RMN|RM|MBE|OBE)"
)
_TITLE = (
    r"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Doctor|Sister|Nurse|Master|Rev|Reverend|Sir|Dame|Lady"
    r"|Lord|Father|Capt|Captain|Sgt|Officer|Matron|Rabbi|Imam|Pastor|Canon|Constable|Sergeant|Detective|Trooper|Colonel|Col|Lt"
    r"|Cllr|Judge|Justice|Mme|Fr|Herr|Frau)"
)
#: for the rules of names without a title
NAME, INITIALS, PART_OF_NAME, CREDENTIAL, TITLE = _NAME, _INITIALS, _PART, _CRED, _TITLE


#: Titles that are words of their own.
_ORDINARY = frozenset("Lady Lord Father Sister Master Officer Nurse Doctor".split())


_SMALL_NEXT = re.compile(r" [a-z]")


def _titled(match: re.Match[str]) -> Found | None:
    """A name behind a title. In a line of capitals at most two words of it, and no ordinary word."""
    title, text = match["t"].rstrip("."), match.string
    start, end = match.span("v")
    capitals = match["v"].isupper()
    first = re.split(r"[\s.,]", match["v"], maxsplit=1)[0].lower()
    if first in NOT_A_PERSON and len(first) > 1:
        return None
    if (
        title in {"MR", "MS"}
        and match["dot"]
        and not capitals
        and shipped().flags(first) & TITLE_WORD
        and _SMALL_NEXT.match(text, start + len(first))
    ):
        return None  # "significant MR. Mitral inflow"
    if capitals and not match["dot"] and title.title() in _ORDINARY:
        return None
    end = trim_right(text, start, end, NOT_A_PERSON, 3 if capitals else 5)
    if capitals and title.isupper():
        end = trim_right(text, start, end, NOT_A_PERSON, 2)
    if end <= start:
        return None
    if title in {"MR", "MS"} and not match["dot"] and len(text[start:end]) < 3:
        return None
    weak = (title in {"MR", "MS"} or title.title() in _ORDINARY) and not match["dot"]
    return start, tidy_end(text, start, end), 0.6 if weak else 0.9


def tidy_end(text: str, start: int, end: int) -> int:
    """The end of a name without a full stop, a comma or a genitive behind it."""
    if text[start:end].lower().endswith(("'s", "’s")):
        end -= 2
    while end > start + 1 and text[end - 1] in "-'’.,":
        end -= 1
    return end


def _lower(match: re.Match[str]) -> Found | None:
    if match["v"] in NOT_A_PERSON or len(match["v"]) < 3:
        return None
    start, end = match.span("v")
    return start, tidy_end(match.string, start, end), 0.6 if match["dot"] else 0.5


def _field(match: re.Match[str]) -> Found | None:
    """A name behind a field's label; a label that is a common word (Re:, Patient:) wants two words or a
    comma."""
    start, end = match.span("v")
    end = trim_right(match.string, start, end, NOT_A_PERSON, 5)
    if end <= start:
        return None
    end = tidy_end(match.string, start, end)
    value, label = match.string[start:end], match["f"].lower()
    words = len(value.split())
    before = re.search(r"([^\W\d_]+)[ \t]$", match.string[max(0, match.start() - 24) : match.start()])
    if "name" in label and before and before[1].lower() in _NAMED_THINGS:
        return None
    sure = "name" in label or label in {"dear", "signed", "dictated by"}
    titled = bool(re.search(rf"(?:{_TITLE})\.? $", match.string[match.start() : start]))
    if (
        words == 1
        and not titled
        and not sure
        and (label in {"cc", "c.c."} or _GOES_ON.match(match.string, end))
    ):
        return None
    if (
        words == 1
        and not titled
        and not sure
        and (value.isupper() or match["f"].lower() in {"re", "patient", "from", "to", "consultant"})
    ):
        return start, end, 0.45
    return start, end, 0.85 if sure else 0.7


def _credentialed(match: re.Match[str]) -> Found | None:
    text = match.string
    start, end = match.span("v")
    words = list(re.finditer(r"\S+", text[start:end]))
    at: int | None = None
    for word in reversed(words):
        if word[0].strip(".,'’").lower() in NOT_A_PERSON and len(word[0].strip(".")) > 1:
            break
        at = start + word.start()
    if at is None or (text[at:end].isupper() and end - at < 5):
        return None
    if len(text[at:end].split()) < 2 and "," not in match["c"]:
        return None
    return at, tidy_end(text, at, end), 0.8


_GOES_ON = re.compile(r",? [a-z]")
_NAMED_THINGS = listed("signing", "named things")
_FIELD = (
    r"(?:patient(?:['’]?s)?(?:\s(?:full\s)?name)?|pt(?:\sname)?|(?:full\s|first\s|last\s|sur|fore"
    r"|family\s|given\s|middle\s|maiden\s|preferred\s|legal\s|client\s|mother['’]s\s"
    r"|father['’]s\s)?name(?:\sof\spatient)?"
    r"|re|dictated\sby|dictating\s(?:physician|provider|clinician)|transcribed\sby|typed\sby"
    r"|signed(?:\sby)?|electronically\ssigned\sby|reviewed\sby|reported\sby|seen\sby|verified\sby"
    r"|authorised\sby|authorized\sby|"
    r"prepared\sby|written\sby|completed\sby|entered\sby|performed\sby|requested\sby|referred\sby"
    r"|consultant|gp|g\.p\.|pcp|next\sof\skin|nok|emergency\scontact|contact\sperson|carer|cc|c\.c\."
    r"|copy\sto|copies\sto|"
    r"(?:assistant\s|attending\s|primary\s|co-?)?surgeons?|(?:first\s|second\s)?assistants?"
    r"|an(?:a)?esthe(?:siologist|tist)|(?:attending|referring|primary\scare|admitting|ordering"
    r"|consulting|family)(?:\s(?:physician|doctor|provider|md|clinician))?|"
    r"physician|provider|doctor|clinician|author|radiologist|pathologist|cardiologist|nurse|midwife"
    r"|registrar|interpreter|guarantor|spouse|wife|husband|guardian|parent|from|attn|attention"
    r"|technician|technologist|therapist|key\sworker|care\scoordinator)"
)

NAME_RULES: tuple[Rule, ...] = (
    Rule(
        "name/short-given",
        "NAME",
        r"(?<![\w.])(?:Chr|Joh|Wm|Jos|Geo|Chas|Edw|Thos|Jas|Benj|Saml|Danl)\.? (?:(?:van|von|de|der|den|di|da) ){0,2}"
        rf"{UP}[^\W\d_]{{2,20}}(?:-{UP}[^\W\d_]{{2,20}})?(?!\w)",
        0.8,
        gate="Chr|Joh|Wm|Jos|Geo|Chas|Edw|Thos|Jas|Benj|Saml|Danl",
    ),
    Rule(
        "name/title",
        "NAME",
        rf"(?<![\w])(?P<t>{_TITLE}|{_TITLE.upper()})(?P<dot>\.?)(?:\s(?:and|&)\s(?:Mrs|Dr"
        rf"|Mr)\.?)? {{0,2}}(?<=[ .])(?P<v>{_NAME})",
        0.9,
        _titled,
    ),
    Rule(
        "name/title-lower",
        "NAME",
        r"(?<!\w)(?:dr|mr|mrs|ms|prof)(?P<dot>\.?) (?P<v>[a-z][a-z'’\-]{1,25})(?!\w)",
        0.5,
        _lower,
        gate=r"(?:dr|mr|mrs|ms|prof|miss)\.? [a-z]",
    ),
    Rule(
        "name/field",
        "NAME",
        rf"(?<![\w])(?P<f>(?i:{_FIELD}))(?:\(s\))?\s?[:#=][ \t]{{0,8}}(?:{_TITLE}\.? )?(?P<v>(?:"
        rf"[A-Z][A-Z'’\-]{{1,25}},\s?{_NAME}|{_NAME}|{_T},\s?{_NAME}){_SUFFIX})",
        0.8,
        _field,
        gate="[:=]",
    ),
    Rule(
        "name/field-lower",
        "NAME",
        r"(?<![\w])(?:patient name|name|nok|next of kin|dictated by|signed|surname"
        r"|forename)\s?:[ \t]{0,6}(?P<v>[a-z][a-z'’\-]{1,25}(?:,? [a-z][a-z'’\-]{1,25}){0,2})(?=\s{0,2}"
        r"(?:$|\n|[,;|(]|\d|dob|nhs|mrn|age))",
        0.6,
        lambda m: (
            (*m.span("v"), 0.6) if not any(w.strip(",") in NOT_A_PERSON for w in m["v"].split()) else None
        ),
        gate=r"(?:name|kin|nok|by|signed)\s?:",
    ),
    Rule(
        "name/dear",
        "NAME",
        rf"(?<!\w)(?P<f>Dear|DEAR)\s(?:{_TITLE}\.? |{_TITLE.upper()}\.? )?(?P<v>{_NAME})",
        0.85,
        _field,
        gate="Dear|DEAR",
    ),
    Rule(
        "name/credential",
        "NAME",
        rf"(?<!\w)(?P<v>{_NAME}{_SUFFIX})(?P<c>,\s{{1,2}}| )(?:{_CRED})(?![\w/])",
        0.8,
        _credentialed,
        gate=rf"[ ,]{_CRED}(?!\w)",
    ),
    Rule(
        "name/comma",
        "NAME",
        r"(?:(?m:^[ \t]{0,8})|(?<=: )|(?<=:\t))(?P<v>[A-Z][A-Z'’\-]{2,25}, [A-Z][a-zà-ÿ'’\-]{1,25}"
        r"(?: [A-Z](?![\w.])\.?)?)(?![\w]|['’]s)",
        0.6,
        lambda m: (
            (*m.span("v"), 0.6)
            if not any(w.strip(",").lower() in NOT_A_PERSON for w in m["v"].split())
            else None
        ),
    ),
    Rule(
        "name/signature",
        "NAME",
        rf"(?:Yours (?:sincerely|faithfully|truly)|(?:Kind|Best|Warm|With) (?:regards|wishes)"
        rf"|Sincerely(?: yours)?|Regards),?[ \t]*\n\s{{0,20}}(?:{_TITLE}\.? )?(?!{_TITLE}\b)(?P<v>{_NAME})(?=[ \t]*"
        rf"(?:\n|$|,))",
        0.9,
        lambda m: (
            None
            if any(w.strip(".,").lower() in NOT_A_PERSON for w in m["v"].split() if len(w.strip(".")) > 1)
            else (*m.span("v"), 0.9)
        ),
        gate="incerely|aithfully|egards|ishes|truly",
    ),
    Rule(
        "name/called",
        "NAME",
        rf"(?<!\w)(?i:my name is|likes to be called|goes by|accompanied by (?:his|her"
        rf"|their) \w{{3,12}},?) (?P<v>{_T}(?: {_T}){{0,2}})",
        0.6,
        lambda m: (
            (m.start("v"), end, 0.6)
            if (end := trim_right(m.string, *m.span("v"), NOT_A_PERSON)) > m.start("v")
            else None
        ),
        gate="(?i)name is|called|goes by|accompanied",
    ),
)
