"""People by what stands beside them where no title does: initials that sign, and whose list, wedding or
glasses it is."""

from __future__ import annotations

import re

from synletters.detect.rules.base import UP, Found, Rule, any_word
from synletters.detect.rules.words import GENERIC, NOT_A_PERSON
from synletters.text.word_files import listed

_DID = any_word(listed("signing", "did"))
#: two or three capitals that stand behind such words without being anybody
_NOBODY = listed("signing", "nobody")
_INITIALS = r"[A-Z]{2,3}"
#: what a person does whose initials begin a sentence
_DOES = any_word(listed("signing", "does"))
_OFF = any_word(listed("signing", "off"))
#: what people have that makes a capitalised word before "'s" one of them
_HAS = any_word(listed("signing", "has"))
_NOT_THE_OWNER = listed("signing", "not the owner")


def _signer(match: re.Match[str]) -> Found | None:
    """Initials, unless they are a term, or the line knows no small letters."""
    if match["v"].lower() in _NOBODY:
        return None
    text, at = match.string, match.start("v")
    line = text[text.rfind("\n", 0, at) + 1 : at]
    if not any(c.islower() for c in line) and line.strip():
        return None
    return *match.span("v"), 0.6


def _subject(match: re.Match[str]) -> Found | None:
    """Initials of somebody, unless they are a term or a team."""
    return None if match["v"].lower() in _NOBODY else (*match.span("v"), 0.6)


def _owner(match: re.Match[str]) -> Found | None:
    word = match["v"].lower()
    if word in _NOT_THE_OWNER or word in NOT_A_PERSON or word in GENERIC:
        return None
    return *match.span("v"), 0.6


SIGNED_RULES: tuple[Rule, ...] = (
    Rule(
        "name/initials-signed",
        "NAME",
        rf"(?<!\w)(?i:{_DID})(?:[ \t]{{0,2}}[:(\-–—=][ \t]{{0,2}}|[ \t])(?P<v>{_INITIALS})(?=[ \t]?[.,;)/]|[ \t]*(?:$|\r|\n)|[ \t]\d)(?![/]\w)",
        0.6,
        _signer,
        gate=r"[ :(\-–—=][A-Z]{2,3}(?![A-Za-z])",
    ),
    Rule(
        "name/initials-end",
        "NAME",
        rf"(?m)(?:(?<=[a-z0-9)][.!?] )|(?<=[a-z0-9)][.!?]  )|(?<=[a-z.] [-–—~] )|(?<=[a-z.] [/~])|^[ \t]{{0,20}}[-–—~/][ \t]?)(?P<v>{_INITIALS})\.?"
        r"(?=[ \t]*\r?$|[ \t]{1,2}\d{1,4}[-/. ](?:\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{2,4})",
        0.6,
        _signer,
        gate=r"(?:[.!?] {1,2}|[-–—~/] ?)[A-Z]{2,3}(?![A-Za-z])",
    ),
    Rule(
        "name/initials-subject",
        "NAME",
        rf"(?m)(?:^[ \t]{{0,20}}|(?<=[a-z0-9)][.!?] ))(?P<v>{_INITIALS})(?= (?:also |now |has |has now |still )?{_DOES}(?!\w))",
        0.6,
        _subject,
        gate=r"(?:^|[.!?\s])[A-Z]{2,3} [a-z]",
    ),
    Rule(
        "name/off-duty",
        "NAME",
        rf"(?<![\w'’-])(?P<v>{UP}[a-zà-öø-ÿ]{{2,20}}) (?={_OFF}(?!\w))",
        0.6,
        _owner,
        gate=r" o(?:ff|n) [a-z]",
    ),
    Rule(
        "name/owner",
        "NAME",
        rf"(?<![\w'’-])(?P<v>{UP}[a-zà-öø-ÿ]{{2,20}})['’]s (?:new |old |next |own )?{_HAS}(?!\w)",
        0.6,
        _owner,
        gate=r"['’]s [a-z]",
    ),
)
