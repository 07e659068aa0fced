"""Occupations, where the text says that somebody has one."""

from __future__ import annotations

import re

from synletters.detect.rules.base import Found, Rule, any_word
from synletters.detect.rules.words import COMMON
from synletters.text.word_files import listed

_JOBS = any_word(listed("trades", "trades"))
#: "former" says something of the patient, and is no part of the trade
_PHRASE = rf"(?:(?!(?:former|formerly|previous|previously) )[a-z][a-z\-]{{2,16}} ){{0,3}}(?:{_JOBS})(?![a-z])"
_NOT_JOBS = COMMON | listed("trades", "none")


def _field(match: re.Match[str]) -> Found | None:
    words = match["v"].lower().split()
    if any(word.strip(".,;()") in _NOT_JOBS for word in words):
        return None
    return *match.span("v"), 0.7


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
        rf"(?i)(?<![a-z])(?:he|she|they|husband|wife|father|mother|son|daughter|partner|who|patient)\s(?:is|was|are|were)\s(?:now\s)?(?:an?|the)\s(?P<v>{_PHRASE})",
        0.6,
        gate="(?i)he is a|he was a|he is now|he was the|he is the|they are|they were|husband is|husband was|wife is|wife was|father is|father was|mother is|mother was|son is|son was|daughter is|daughter was|partner is|partner was|who is|who was|patient is a|patient was a|patient is the|patient is now",
    ),
)
