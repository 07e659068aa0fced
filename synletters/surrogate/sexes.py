"""What the text around a name tells of a person's sex, and how much that weighs."""

from __future__ import annotations

import re

from synletters.surrogate.names import TITLES, Name

_WOMEN = (
    "wife|mother|mum|mom|mummy|sister|daughter|grandmother|granny|grandma|nan|nana|aunt|auntie|niece|girlfriend"
    "|fiancée|widow|ex-wife|stepmother|stepdaughter|daughter-in-law|mother-in-law|sister-in-law"
)
_MEN = (
    "husband|father|dad|daddy|brother|son|grandfather|grandad|grandpa|uncle|nephew|boyfriend|fiancé|widower"
    "|ex-husband|stepfather|stepson|son-in-law|father-in-law|brother-in-law"
)
_FEMALE = "female|woman|lady|girl"
_MALE = "male|man|gentleman|boy"
_TITLE = re.compile(r"\b(" + "|".join(TITLES) + r")\.?\s*$", re.IGNORECASE)
_SURNAME = re.compile(r"\b(?:née|nee|maiden name|previous name|surname|last name)\s*[:(]?\s*$", re.IGNORECASE)
_COUPLE = re.compile(r"\b(?:mr|mrs|ms)\b\.?\s*(?:and|&|/)\s*(?:mr|mrs|ms)\b\.?\s*$", re.IGNORECASE)
_KIN_BEFORE = re.compile(
    rf"\b(?:({_WOMEN}|{_FEMALE})|({_MEN}|{_MALE}))\b(?:['’]s\s+name)?(?:\s+(?:is|was|called|named|name|details))*"
    r"[\s,:;(–—-]*(?:(?:mr|mrs|ms|miss|dr)\b\.?\s*)?$",
    re.IGNORECASE,
)
_KIN_AFTER = re.compile(
    rf"\s*[,(–—-]\s*(?:\(?(?:who|she|he)\s+is\s+)?(?:(?:his|her|the|their|my|our|your|pt['’]?s|patient['’]?s)\s+)?"
    rf"(?:(?:{{0}})\b\s*)?(?:({_WOMEN})|({_MEN}))\b(?!\s*(?:of|to)\b)".replace(
        "{0}", "elder|eldest|younger|older|youngest|late|only|twin|ex|former"
    ),
    re.IGNORECASE,
)
_IS_KIN = re.compile(
    rf"\s+(?:is|was)\s+(?:his|her|the|their|my)\s+(?:patient['’]?s\s+)?(?:({_WOMEN})|({_MEN}))\b",
    re.IGNORECASE,
)
#: whose sex these do not tell; the pronoun behind them is the patient's
_KIN_OF_EITHER = re.compile(
    r"\b(?:his|her|their|my|the patient['’]s)\s+(?:[a-z]+\s+)?(?:partner|spouse|friend|carer|neighbou?r|cousin|relative|flatmate"
    r"|housemate|colleague|manager|key ?worker)[\s,:(–—-]*$",
    re.IGNORECASE,
)
_SEX = re.compile(r"\b(?:sex|gender)\b[\s:=]{1,4}(?:(f|female)|(m|male))\b", re.IGNORECASE)
_NOUN = re.compile(
    rf"(?:years?[- ]old|y/?o\b|\b(?:an?|this|is\s+an?)\b)\s+(?:[^\W\d_]+\s+){{0,2}}?(?:({_FEMALE})|({_MALE}))\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:(she|her|hers|herself)|(he|his|him|himself))\b", re.IGNORECASE)
_NEXT = re.compile(r"[.;,]?\s+(?:(she)|(he))\b", re.IGNORECASE)
_NICKNAME = re.compile(
    r"\b(?:known\s+(?:to\s+\w+\s+)?as|goes\s+by|(?:be|being|gets?)\s+called|preferred\s+name|nicknamed?|nickname\s+is"
    r"|(?:answers|responds)\s+to|prefers(?=\s+[\"“‘])|as(?=\s+[\"“‘]))[\s:]*[(\"“‘']?\s*$",
    re.IGNORECASE,
)
_REACH = 100
_SENTENCE = re.compile(r"[.!?]\s|\n\s*\n")


def titled(before: str) -> bool:
    """Whether a title stands right before a name."""
    return _TITLE.search(before) is not None


def before_surname(before: str) -> bool:
    """Whether what stands before a name says that it is a surname: a title, "née"."""
    return _SURNAME.search(before) is not None or titled(before)


def before_nickname(before: str) -> bool:
    """Whether what stands before a name says that somebody is called so."""
    return _NICKNAME.search(before) is not None


def _side(found: re.Match[str]) -> str:
    return "female" if found[1] else "male"


def told(value: str, before: str, after: str, name: Name, beyond: str = "") -> tuple[str, int]:
    """The sex that the text tells of a mention ("" for none), and its weight.

    ``after`` reaches to the next identifier, ``beyond`` to the next name. A title, kinship, a stated sex or a noun weigh 5, a pronoun 1,
    and 3 if the next sentence begins with it. "John's wife" says nothing of John.
    """
    if name.gender:
        return name.gender, 5
    title = _TITLE.search(before)
    if _COUPLE.search(before):
        return "", 0
    if title and (sex := TITLES[title[1].casefold()]):
        return sex, 5
    possessive = value.endswith(("'s", "’s", "'", "’")) or after.startswith(("'s", "’s"))
    if found := _KIN_BEFORE.search(before):
        return _side(found), 5
    if not possessive and (found := _KIN_AFTER.match(after) or _IS_KIN.match(after)):
        return _side(found), 5
    near = (beyond or after)[:_REACH]
    if found := _SEX.search(near):
        return _side(found), 5
    stop = _SENTENCE.search(near)
    sentence = near[: stop.start()] if stop else near
    if not possessive and (found := _NOUN.search(sentence)):
        return _side(found), 5
    if kin := _KIN_OF_EITHER.search(before):  # what follows is said of the patient, or of the other one
        whose = _PRONOUN.search(kin.group())
        other = _PRONOUN.search(sentence)
        return (_side(other), 3) if whose and other and _side(whose) != _side(other) else ("", 0)
    if title or name.titled:  # what follows them is said of the patient
        return "", 0
    if found := _NEXT.match(near):
        return _side(found), 3
    if found := _PRONOUN.search(near):
        return _side(found), 1
    return "", 0
