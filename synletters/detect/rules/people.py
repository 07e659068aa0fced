"""Names of people where no title stands: relatives, by-lines, initials, nicknames, signature blocks, names
beside a number."""

from __future__ import annotations

import re

from synletters.detect.rules.base import UP, Check, Found, Rule, any_word
from synletters.detect.rules.names import CREDENTIAL, INITIALS, NAME, PART_OF_NAME, TITLE, tidy_end
from synletters.detect.rules.words import GENERIC, NOT_A_PERSON, trim_right
from synletters.text.word_files import listed

_STOP = NOT_A_PERSON | GENERIC | listed("signing", "stop")
_KIN = (
    r"(?:(?:ex-|late\s|step|half-|grand|great-grand|foster\s|god|twin\s|elder\s|older\s|younger\s|eldest\s|youngest\s|new\s"
    r"|former\s|long-term\s|estranged\s|adopted\s){0,2}"
    r"(?:wife|husband|spouse|partner|mother|father|mum|mom|dad|sister|brother|son|daughter|aunt|auntie|uncle|niece"
    r"|nephew|cousin|grandmother|grandfather|grandma|granddad|grandpa|nan|granny|girlfriend|boyfriend|fianc[eé]e?|friend|neighbou?r|carer"
    r"|caregiver|guardian|landlord|landlady|employer|boss|supervisor|roommate|flatmate|housemate|widow|widower|baby|child"
    r"|twin|sibling|(?:mother|father|sister|brother|son|daughter)-in-law|(?:social|support|key|case)\sworker|solicitor|lawyer"
    r"|attorney|care\smanager|care\scoordinator|interpreter|priest|pastor|rabbi|imam|teacher|headteacher))"
)
_ROLE = (
    r"(?:Consultant|Specialist|Registrar|Locum|Senior|Staff Nurse|Staff Grade|GP\b|General Practitioner|Clinical|Medical Secretary"
    r"|Secretary|Nurse|Attending|Physician|Surgeon|Professor|Associate|Advanced|Practice|Foundation|Core Trainee|Resident"
    r"|Fellow|House Officer|Physiotherapist|Occupational|Dietit?ian|Pharmacist|Psychologist|Psychiatrist|Midwife|Partner"
    r"|Director|Head of|Lead|Team|Social Worker|Health Visitor|District|Paramedic|Radiographer|Audiologist|Optometrist"
    r"|Dentist|Podiatrist|Speech|CT[123]|ST[1-8]|F[YT]?[12]|SHO|SpR|SpecReg|Locum|CONSULTANT|REGISTRAR|SPECIALIST|GMC)"
)
_WORD_NAME = rf"{UP}[a-zà-öø-ÿß-ſ]\w*(?:['’‘\-]\w+)*"
_BY = any_word(listed("signing", "by"))


def _clean(most: int, score: float, *, single: float | None = None, left: bool = False) -> Check:
    """The words from the start that no stop word ends; ``single`` is the score of one word alone, 0 for none.

    ``left`` passes over stop words at the start instead of giving up.
    """

    def check(match: re.Match[str]) -> Found | None:
        text, (start, end) = match.string, match.span("v")
        while left and (word := _FIRST.match(text, start, end)) and word[1].lower() in _STOP:
            start = word.end()
        first = re.split(r"[\s,]", text[start:end], maxsplit=1)[0].strip(".,'’").lower()
        if first in _STOP or (
            text[end : end + 2] in {"'s", "’s"} and re.match(_EPONYM, text[end + 2 : end + 16])
        ):
            return None
        end = tidy_end(text, start, trim_right(text, start, end, _STOP, most))
        alone = len(text[start:end].split()) < 2
        if (
            end - start < 2
            or (single is not None and alone and text[start:end].isupper())
            or re.match(_EPONYM, text[end : end + 16])
        ):
            return None
        worth = score if single is None or not alone else single
        return (start, end, worth) if worth else None

    return check


_FIRST = re.compile(r"([^\W\d_]{1,40})[:,]?\s+")
_EPONYM = r"(?:['’]s?)?\s(?:disease|syndrome|sign|test|scale|score|palsy|virus|view|drain|lymphoma|tumou?r|catheter|fracture)"


def _capitals_block(match: re.Match[str]) -> Found | None:
    """A line of two to four words in front of a line that names a post."""
    words = match["v"].replace(",", " ").split()
    if any(w.strip(".'’").lower() in _STOP and len(w.strip(".")) > 1 for w in words):
        return None
    return *match.span("v"), 0.8


_MEDICAL_PAIRS = listed("signing", "medical pairs")


def _tail_initials(match: re.Match[str]) -> Found | None:
    """``JDS/mw`` on a line of its own near the end, or behind a reference's name."""
    if match.group().strip().lower() in _MEDICAL_PAIRS or len(match.string) - match.end() > 500:
        return None
    return *match.span("v"), 0.7


_FAMILY_VERB = (
    r"(?:are|were|have|had|live|lived|moved|agreed|wish|wished|ask|asked|understand|understood|attended|decided|family|household|both"
    r"|came|want|wanted|report|reported|feel|felt|prefer|know|kindly|home|residence|next)"
)

_PLURALS = listed("signing", "plurals")

PEOPLE_RULES: tuple[Rule, ...] = (
    Rule(
        "name/kin",
        "NAME",
        rf"(?<![\w])(?i:his|her|their|my|our|your|the|this|an?|patient['’]s|s['’]|\w{{2,20}}['’]s),?\s{_KIN},?\s(?:is\s)?(?:called\s|named\s)?"
        rf"(?:{TITLE}\.? )?(?P<v>{_WORD_NAME}(?: (?:{PART_OF_NAME} )?{_WORD_NAME}){{0,2}})",
        0.7,
        _clean(3, 0.7, single=0.6),
        gate="(?i)wife|husband|spouse|partner|mother|father|mum|mom|dad|sister|brother|son |son,|daughter|aunt|uncle|niece|nephew|cousin|gran|nan |friend|fianc|bour|bor|carer|caregiver|guardian|landl|employer|boss|supervisor|mate|widow|baby|child|twin|sibling|-in-law|worker|solicitor|lawyer|attorney|care manager|coordinator|interpreter|priest|pastor|rabbi|imam|teacher",
    ),
    Rule(
        "name/kin-bracket",
        "NAME",
        rf"(?<!\w)(?P<v>{_WORD_NAME}(?: {_WORD_NAME}){{0,2}}),? \((?:his |her |their |the patient's )?{_KIN}\)",
        0.75,
        _clean(3, 0.75),
        gate=r" \((?:h|t|[a-z])",
    ),
    Rule(
        "name/by",
        "NAME",
        rf"(?<!\w)(?i:{_BY})(?i:\s(?:electronically|in\sperson|and\s\w{{4,12}}))?\s(?i:by)\s(?!the\b)(?:{TITLE}\.? )?(?P<v>{NAME})",
        0.7,
        _clean(4, 0.75, single=0.45),
        gate=r"(?i)\bby\s",
    ),
    Rule(
        "name/spoke",
        "NAME",
        rf"(?<!\w)(?i:spoke\s(?:to|with)|discussed\swith|handed\sover\sto|met\swith|thank(?:s|\syou)\sto|talk(?:ed)?\sto|call(?:ed)?\sfrom"
        rf"|care\sof|c/o|attention\sof|attn|FAO|for\sthe\sattention\sof|on\sbehalf\sof|pp|p\.p\.)[:.]?\s(?:{TITLE}\.? )?"
        rf"(?P<v>(?:{INITIALS} )?{_WORD_NAME}(?: {_WORD_NAME}){{1,2}})(?!\w)",
        0.65,
        _clean(3, 0.65, single=0.0),
        gate="(?i)spoke |discussed with|handed over|met with|thanks to|thank you to|talk to|talked to|call from|called from|c/o|care of|attn|attention of|fao|behalf| pp |\npp |p.p",
    ),
    Rule(
        "name/label",
        "NAME",
        rf"(?<!\w)(?:Patient|Pt|PATIENT|PT|Re|RE|NOK|Name|NAME|Signed|SIGNED|Consultant|Mother|Father|Child|CHILD|Baby|Claimant)"
        rf"(?:[ \t]{{1,14}}|[ \t]{{0,6}}\|[ \t]{{0,6}})(?P<v>(?:{INITIALS} |{_WORD_NAME},? |[A-Z][A-Z'’\-]{{2,24}}, )"
        rf"(?:{PART_OF_NAME} )?{_WORD_NAME}(?: {_WORD_NAME})?)(?=\s{{2}}|[ \t]*(?:$|\n|\||\(|,?\s(?:DOB|D\.O\.B|NHS|MRN?|age|born)\b))",
        0.7,
        _clean(4, 0.7, single=0.0),
    ),
    Rule(
        "name/beside-birth",
        "NAME",
        rf"(?<!\w)(?P<v>(?:[A-Z][A-Z'’\-]{{1,24}},? |{_WORD_NAME},? |{INITIALS} )(?:(?:{PART_OF_NAME} )?(?:{_WORD_NAME}|[A-Z][A-Z'’\-]{{1,24}}|{UP}\.?)[ ]){{0,2}}"
        rf"(?:{_WORD_NAME}|[A-Z][A-Z'’\-]{{1,24}}))[ \t]{{0,4}}[,;(|\-–]?[ \t]{{0,4}}"
        r"(?:DOB|D\.O\.B|DoB|dob|d\.o\.b|[Dd]ate of [Bb]irth|born|NHS|MRN|Hosp|CHI|PPS)(?![a-z])",
        0.75,
        _clean(4, 0.75, single=0.0, left=True),
        gate=r"DOB|D\.O|DoB|dob|d\.o|irth|born|NHS|MRN|Hosp|CHI|PPS",
    ),
    Rule(
        "name/known-as",
        "NAME",
        rf"(?<!\w)(?:(?i:also known as|(?<!, )known as|likes to be called|prefers to be called|prefers|goes by|nicknamed|aka|a\.k\.a\.|a/k/a|née|nee|né|"
        rf"formerly|alias|maiden name|now called|preferred name|calls (?:him|her)self)),?:? [\"'“‘]?(?P<v>{_WORD_NAME}(?: {_WORD_NAME}){{0,2}})",
        0.7,
        _clean(3, 0.7),
        gate=r"(?i)known as|be called|now called|prefers|preferred name|goes by|nicknamed|aka |k.a|a/k/a|née| nee |\(nee |né |formerly|alias|maiden|calls h",
    ),
    Rule(
        "name/quoted-nickname",
        "NAME",
        rf"(?<!\w)(?P<v>{_WORD_NAME} [(\"'“‘]{{1,2}}{_WORD_NAME}[)\"'”’]{{1,2}} {_WORD_NAME})(?!\w)",
        0.75,
        _clean(3, 0.75),
        gate=r"[(\"'“‘]",
    ),
    Rule(
        "name/block",
        "NAME",
        rf"(?m)^[ \t]{{0,30}}(?:{TITLE}\.? )?(?P<v>(?:{INITIALS}|{UP}[\w'’\-]{{1,24}})(?: (?:{PART_OF_NAME} )?{UP}(?:[\w'’\-]{{1,24}}|\.?)){{1,3}})"
        rf"(?:,? {CREDENTIAL}){{0,4}}[ \t]{{0,4}}(?:,[ \t]?|\r?\n[ \t]{{0,30}}){_ROLE}",
        0.8,
        _capitals_block,
        gate=_ROLE,
    ),
    Rule(
        "name/family",
        "NAME",
        rf"(?<!\w)[Tt]he (?P<v>{UP}[a-z]{{3,20}}s)(?=['’]?\s{_FAMILY_VERB}(?!\w))",
        0.5,
        lambda m: None if {m["v"].lower(), m["v"].lower()[:-1]} & (_STOP | _PLURALS) else (*m.span("v"), 0.5),
        gate="[Tt]he [A-Z]",
    ),
    Rule(
        "name/initials-typed",
        "NAME",
        r"(?m)(?:^[ \t]{0,40}|(?<=[Rr]ef: )|(?<=[Rr]ef )|(?<=REF: )|[ \t]{2,40})(?P<v>[A-Z]{2,4}[/:][A-Za-z]{2,4}|[a-z]{2,3}/[a-z]{2,3}|/[A-Z]{2,3})"
        r"(?=[ \t]*(?:$|\r|/\d|[ \t]\d))",
        0.7,
        _tail_initials,
        gate=r"[A-Za-z]{2}[/:][A-Za-z]{2}|/[A-Z]{2}",
    ),
    Rule(
        "name/titles-pair",
        "NAME",
        rf"(?<!\w)(?:Drs|Messrs|Mesdames|Doctors|Professors|Profs)\.? (?P<v>{NAME})(?:,? (?:and|&) (?P<w>{NAME}))?",
        0.85,
        _clean(4, 0.85),
        gate="Drs|Messrs|Mesdames|Doctors|Prof",
    ),
    Rule(
        "name/titles-second",
        "NAME",
        rf"(?<!\w)(?:Drs|Messrs|Mesdames|Doctors|Professors|Profs|Dr|Mr|Mrs|Ms)\.? {UP}[\w'’\-]{{1,25}},? (?:and|&) (?P<v>{_WORD_NAME})(?!\w)",
        0.6,
        _clean(1, 0.6),
        gate=" (?:and|&) [A-Z]",
    ),
    Rule(
        "name/letter-spaced",
        "NAME",
        r"(?<=: )[A-Z] (?=[A-Z a-z]{0,20}[a-z] )[A-Za-z](?: {1,2}[A-Za-z]){2,30}(?!\w)",
        0.6,
    ),
    Rule(
        "name/email-display",
        "NAME",
        rf"(?<!\w)(?P<v>{_WORD_NAME}(?:,? (?:{PART_OF_NAME} )?{_WORD_NAME}){{1,2}}) ?[<(\[](?=[\w.+\-]{{1,60}}@)",
        0.85,
        _clean(3, 0.85),
        gate="@",
    ),
)
