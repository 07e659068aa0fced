"""What a model takes for a date, an address of the network or a user name, and has not the form of one."""

from __future__ import annotations

import re

from synletters.core.document import Span
from synletters.text.vocabulary import LOWER, fold, shipped

#: one of these is in every date: a month, a year, a day of a week or a feast, "4/2", "12th", "'19", "Q1", "FY21"
_DATED = re.compile(
    r"(?i)jan|feb|mar(?!k)|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|christmas|xmas|easter|eid|diwali|ramadan|hanukkah|passover|pentecost|thanksgiving|halloween|bonfire"
    r"|new year|boxing|advent|michaelmas|lammas|valentine|mother|father|bank holiday|shrove|lent\b|good friday|solstice|spring|summer|autumn|winter|fall\b|term\b|q[1-4]|h[12]\b|fy|today|yesterday|tomorrow"
    r"|nineteen|twenty[ -]|two thousand|\d{4}|\d{1,4}\s?[./-]\s?\w{1,9}|\d{1,2}\s?(?:st|nd|rd|th)\b|['’]\d\d|\d{5,}"
)
#: a day or a week counted from an event, and an age, are none
_COUNTED = re.compile(
    r"(?i)(?:the )?(?:\d{1,3} ?(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|[a-z]{3,10}ieth|(?:twenty|thirty)[ -][a-z]{3,8})"
    r"(?:[ -](?:post-?(?:operative|op|partum|natal)|hospital|consecutive|gestational))?[ -]?(?:day|week|month|year|hour)s?(?:[ -](?:of (?:life|age|treatment|admission|gestation)|post[ -]?op\w*|later|after|before))?"
    r"|(?:at )?(?:the )?age (?:of )?\d{1,2}|\d{1,3} ?(?:hrs?|hours?|days?|wks?|weeks?|months?|years?) (?:after|before|later|ago|post[ -]?op\w*|pre[ -]?op\w*)|\d{1,3}\.\d pre[ -]?op\w*"
    r"|\d{1,2}(?: ?[-–] ?\d{1,2})? ?(?:d|days?|wks?|weeks?|mths?|months?|hrs?|hours?)|(?:days?|weeks?|months?|years?) (?:of )?age"
    r"|(?:twenty|thirty|forty|fifty)[ -](?:one|two|three|four|five|six|seven|eight|nine) (?:days|weeks|months|years) (?:later|after|before|ago)"
)
#: "28th" before "day", "34th" before "gestational week": the rest of such a count
_ORDINAL = re.compile(r"(?i)(?:\d{1,3} ?|[a-z]+)(?:st|nd|rd|th)(?:[ -]gestational)?|\d{1,3}")
_OF_A_COUNT = re.compile(
    r"(?i)(?: ?(?:st|nd|rd|th))?[ -](?:(?:post-?(?:operative|op|partum|natal)|hospital|consecutive|gestational)[ -])?"
    r"(?:days?|weeks?|months?|years?|hours?|trimesters?)(?!\w)"
)
_MONTH_BEHIND = re.compile(r" (?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_WORDS = re.compile(r"[a-z]+(?:[ -][a-z]+)*")
#: sites of bodies that everybody reads, with the page behind them
_PUBLIC_SITES = re.compile(
    r"(?i)(?:https?://)?(?:www\.)?(?:nhs\.uk|nice\.org\.uk|patient\.(?:info|co\.uk)|gov\.uk|cdc\.gov|nih\.gov|fda\.gov|who\.int|medlineplus\.gov|mayoclinic\.org|webmd\.com|bnf\.org|bmj\.com|rcog\.org\.uk|mind\.org\.uk|bhf\.org\.uk|diabetes\.org\.uk"
    r"|macmillan\.org\.uk|cancerresearchuk\.org|versusarthritis\.org|asthma(?:andlung)?\.org\.uk|samaritans\.org|ageuk\.org\.uk|alzheimers\.org\.uk|cruse\.org\.uk|heart\.org|diabetes\.org|cancer\.org|youtube\.com|google\.com|britishlivertrust\.org\.uk)(?:/[a-z/_-]{0,60})?/?"
)


def formless(text: str, span: Span) -> bool:
    """Whether a span of the tagger lacks what its label needs."""
    value = text[span.start : span.end]
    if span.label == "URL" and _PUBLIC_SITES.fullmatch(value.rstrip("/.")):
        return True
    if span.source != "tagger":
        return False
    if span.label == "DATE":
        if _COUNTED.fullmatch(value):
            return _MONTH_BEHIND.match(text, span.end) is None
        if counted := _ORDINAL.fullmatch(value) and _OF_A_COUNT.match(text, span.end):
            return _MONTH_BEHIND.match(text, counted.end()) is None
        if any(map(str.isdigit, value)):  # half a date may stand beside it
            return _DATED.search(text, max(0, span.start - 6), span.end + 10) is None
        return _DATED.search(value) is None
    if span.label in ("URL", "EMAIL"):
        return "." not in value and "@" not in value
    if span.label == "USERNAME" and _WORDS.fullmatch(value):
        known = shipped()
        return all(known.flags(fold(word)) & LOWER for word in re.findall(r"[a-z]+", value))
    return False
