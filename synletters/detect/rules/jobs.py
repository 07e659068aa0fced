"""Occupations, where the text says that somebody has one."""

from __future__ import annotations

import re

from synletters.detect.rules.base import Found, Rule, any_word
from synletters.detect.rules.words import COMMON, GENERIC, NOT_A_PERSON
from synletters.text.titles import titles
from synletters.text.vocabulary import TITLE, fold, shipped
from synletters.text.word_files import listed

_EVERY_TRADE = any_word(
    listed("trades", "trades") | listed("trades", "alone") | listed("trades", "two words")
)
_CLEAR_TRADE = rf"(?:{any_word(listed('trades', 'alone') | listed('trades', 'two words'))})"
#: "former" says something of the patient, and is no part of the trade
_PHRASE = rf"(?:(?!(?:former|formerly|previous|previously) )[a-z][a-z\-]{{2,16}} ){{0,3}}(?:{_EVERY_TRADE})(?![a-z])"
_NOT_JOBS = COMMON | listed("trades", "none")


def _field(match: re.Match[str]) -> Found | None:
    words = match["v"].lower().split()
    if any(word.strip(".,;()") in _NOT_JOBS for word in words):
        return None
    return *match.span("v"), 0.7


#: words that are a trade and nothing else, even alone
_TRADE_ALONE = listed("trades", "alone")
#: staff and roles, and words that are as often something else, so that alone at the start of a sentence they are no trade
_STAFF = listed("clinicians") | listed("roles") | listed("trades", "staff")
_EVERY_JOB = listed("occupations") - _STAFF
#: who keeps a house or a firm, and whose trade is told by its name alone
_KEEPERS = frozenset("landlord landlady licensee barmaid barman proprietor owner".split())
_VAGUE = frozenset("model general major vet hand job crew".split())
_OPENS = r"(?m)(?:^[ \t]{0,4}(?:[-•*][ \t])?|(?<=[a-z0-9)][.;] )|(?<=SH: )|(?<=SHx: )|(?<=Social: ))(?:(?:An?|Retired|Former|Trainee|Apprentice|Self-employed|Part-time|Full-time|Ex-)[ ]?)?"
#: a word that is somebody's name too is no trade with a capital: "Dr Smith", "Potter, J."
_CAPITAL_JOBS = {
    w[0].upper() + w[1:]
    for w in _EVERY_JOB
    if shipped().flags(fold(w)) & TITLE or " " in w or w in _TRADE_ALONE
}
_SMALL_WORD = r"[a-z]+(?:['’-][a-z]+)*"
_TRADE = (
    rf"(?P<v>(?:{any_word(_CAPITAL_JOBS)})"
    rf"|(?:[A-Z]|(?:(?<=[A-Za-z] )|(?<=: ))[a-z])[a-z]+(?:['’-][a-z]+)* (?:{_SMALL_WORD} )?(?:{any_word(_EVERY_JOB)})"
    rf"|(?:(?<=[A-Za-z] )|(?<=: )|(?<=; ))(?:{any_word(_EVERY_JOB)}))"
)
_CAPITAL = r"[A-Z][\w'’&-]*"
_NAME_OF_A_FIRM = rf"(?P<v>{_CAPITAL}(?:,? (?:(?:of|and|&|the|in) ){{0,2}}{_CAPITAL}){{0,5}})"
_EMPLOYERS = any_word(name.casefold() for name in listed("employers"))


#: one word alone is a heading or a symptom as often, and what degrees stand behind is a post: "Scientist, FIBMS"
_ENDS = re.compile(r"[;,.]|[ \t]{0,200}(?:\n|\Z)")
_POSTS = re.compile(r",? [A-Z][A-Za-z]*[A-Z]")
_HOBBY = frozenset(
    "keen avid hobby amateur good bad poor great heavy light occasional regular enthusiastic passionate budding home sunday weekend no non".split()
)


def _opening(match: re.Match[str]) -> Found | None:
    """A trade that opens a sentence, unless a word of it is nobody's, or it is what somebody likes or does well."""
    words = match["v"].lower().split()
    alone = (
        len(words) == 1
        and match["v"] == match[0].strip()
        and words[0] not in _TRADE_ALONE
        and _ENDS.match(match.string, match.end())
    )
    if (
        alone
        or _POSTS.match(match.string, match.end())
        or words[0] in _HOBBY
        or (
            match["v"].casefold() not in _EVERY_JOB
            and any(word.strip(".,;()") in _NOT_JOBS for word in words)
        )
    ):
        return None
    return *match.span("v"), 0.65


def _firm(match: re.Match[str]) -> Found | None:
    """An employer's name, unless it is a ward, a day, a person behind a title or the like."""
    first = match["v"].split()[0].strip(".,")
    if first.casefold() in _NO_FIRM or (len(match["v"].split()) == 1 and first.isupper()):
        return None
    return *match.span("v"), 0.6


_DAYS = {name.casefold() for part in ("months", "weekdays") for name in listed("calendar", part)}
_NO_FIRM = GENERIC | NOT_A_PERSON | titles("any case") | titles("capital") | _DAYS


JOB_RULES: tuple[Rule, ...] = (
    Rule(
        "job/field",
        "PROFESSION",
        r"(?i)(?<![a-z])(?:occupation|profession|job\stitle|trade|employment|line\sof\swork)\s?(?:is\s|was\s)?[:|=]\s{0,4}(?:retired\s|former\s|ex-)?"
        r"(?:an?\s)?(?P<v>[a-z][a-z'’\-]{2,20}(?: [a-z][a-z'’\-]{2,20}){0,3})(?=\s{0,3}(?:$|\n|[,.;|(]))",
        0.7,
        _field,
        gate="(?i)occupation|profession|job|trade|employment|line of",
    ),
    Rule(
        "job/works-as",
        "PROFESSION",
        rf"(?i)(?<![a-z])(?:work(?:s|ed|ing)?|employed|job|career|trained|training|retired|living|qualified|self-employed|serv(?:es|ed))\s(?:\w{{3,12}}\s)?as\s(?:an?|the)\s"
        rf"(?P<v>{_PHRASE})",
        0.75,
        gate="(?i) as (?:an?|the) ",
    ),
    Rule(
        "job/retired",
        "PROFESSION",
        rf"(?i)(?<![a-z])(?:retired|former|ex-|semi-retired|unemployed|part-time|full-time|self-employed)\s?(?P<v>{_PHRASE})",
        0.65,
        gate="(?i)retired|former|ex-|unemployed|-time|self-employed",
    ),
    Rule(
        "job/is-a",
        "PROFESSION",
        rf"(?i)(?<![a-z])(?:he|she|they|husband|wife|father|mother|son|daughter|partner|who|patient|pt|(?:mr|mrs|ms|miss)\.?\s[a-z'’\-]{{2,24}})(?:['’]s\s|\s(?:is|was|are|were|used\sto\sbe)\s)(?:now\s)?(?:an?|the)\s(?!driver\sof\b|caretaker\sfor\b)(?P<v>{_PHRASE})",
        0.6,
        gate="(?i)he is a|he was a|he is now|he was the|he is the|they are|they were|husband is|husband was|wife is|wife was|father is|father was|mother is|mother was|son is|son was|daughter is|daughter was|partner is|partner was|who is|who was|patient is a|patient was a|patient is the|patient is now|pt is a|pt is the|he's a|s. |mr |miss |used to be",
    ),
    Rule(  # "a 58-year-old interpreter"
        "job/aged",
        "PROFESSION",
        rf"(?i)(?:year[-\s]old|y/?o|yrs?\sold)\s(?:(?:right|left)-handed\s|retired\s|former\s|married\s|single\s)?(?P<v>(?:{_EVERY_TRADE}))(?![\w-])",
        0.6,
        gate="(?i)old|yo|y/o",
    ),
    Rule(  # "driving home from work, philatelist at Greencastle"
        "job/apposed",
        "PROFESSION",
        rf"(?<=[a-z], )(?P<v>{_CLEAR_TRADE}) (?:at|with|for) (?:the )?[A-Z]",
        0.6,
        gate=", ",
    ),
    Rule(
        "job/opens",
        "PROFESSION",
        rf"{_OPENS}{_TRADE}"
        r"(?=,? (?:for|with|at|from|by|of|in) (?:the )?[A-Z]| (?:at|in) (?:the|an?) | before (?:that|this|then|he|she)(?!\w)| (?:by trade|until|before retir\w*|with|on|who|outside|since|and) |[;,.](?!\w)|[ \t]*$)",
        0.65,
        _opening,
    ),
    Rule(
        "org/employer",
        "ORGANIZATION",
        rf"(?<!\w)(?i:works?|worked|working|employed|job|shifts)(?i:(?: \w{{2,12}}){{0,2}}? (?:for|at|by))(?: the)? {_NAME_OF_A_FIRM}",
        0.6,
        _firm,
        gate="(?i)work|employ|job|shifts",
    ),
    Rule(
        "org/of-a-trade",
        "ORGANIZATION",
        rf"(?<!\w)(?i:{any_word(sorted((_EVERY_JOB | _KEEPERS) - _VAGUE))}) (?:at|with|for|of|from)(?: the)? {_NAME_OF_A_FIRM}",
        0.6,
        _firm,
        gate=r" (?:at|with|for|of|from) (?:the )?[A-Z]",
    ),
    Rule(
        "org/known-employer",
        "ORGANIZATION",
        rf"(?i)(?<!\w)(?:works?|worked|working|employed|job|boss|manager|shifts?|retired|cashier|driver|clerk|vet|veteran|service|serving|served)(?: \w{{2,12}}){{0,3}}? (?:for|at|by|from|with|in)(?: the)? (?P<v>{_EMPLOYERS})(?!\w)",
        0.75,
        gate="(?i)work|employ|job|boss|manager|shift|retired|cashier|driver|clerk|vet|serv",
    ),
)
