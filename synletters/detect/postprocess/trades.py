"""Whether what a model takes for an occupation is one: by its last word, and by what stands beside it.

A model of words sees "heart transplant recipient" and "market garden owner" alike; only one of the two is
somebody's trade.
"""

from __future__ import annotations

import re

from synletters.core.document import Span
from synletters.detect.postprocess.employment import HAS_A_PLACE, is_trade
from synletters.text.vocabulary import stems
from synletters.text.word_files import listed

#: from here on the model's word counts for a trade that no list has
_SURE = 0.97
#: and under this it is a guess, which something has to bear out
_GUESS = 0.5
#: where a sentence begins with a trade that no list has, and where its place follows, this is enough
_LIKELY = 0.8
_OPENS = re.compile(r"(?:\A|\n|[.;:] )(?:[Aa]n? )?\Z")
#: a trade behind one of these is as good as any: "dinner lady", "mail carrier", "pig man"
_EITHER = re.compile(r"[a-z]{3,} (?:lady|man|woman|boy|girl|carrier|runner)s?\Z", re.IGNORECASE)
_LAST = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[^\w]*\Z")
_NEXT = re.compile(r"[ \n]([a-z]+(?:-[a-z]+)*)(?![\w])")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: what says before a word that an occupation comes
_BEFORE = re.compile(
    r"(?<!\w)(?:(?:works?|job|start(?:s|ed)?|stop(?:s|ped)? being|became|being)(?: work)?(?: as)?[ \n]an?|work(?:s|ed|ing)?(?:[ \n](?!in\b|at\b|for\b)[\w-]{1,12}){0,3}[ \n]as(?:[ \n]an?|[ \n]the)?|(?:job|occupation|profession|trade|employment|career|role|post|position)"
    r"[ \n]?(?:is|was|of|as|[:=(–-]){1,2}(?:[ \n]?(?:an?|the))?|employed(?:[ \n]as(?:[ \n]an?)?)?|(?:semi-)?retired|former(?:ly)?(?:[ \n]an?)?|ex-?|(?:train(?:ed|ing|s)|qualified|serv(?:es|ed|ing)|apprenticed)"
    r"[ \n]as(?:[ \n]an?)?|self-employed|freelance|unemployed|part-time|full-time|previously(?:[ \n]an?)?|(?:year[- \n]old|years old|y/?o)(?:[ \n]right-handed|[ \n]left-handed)?|(?:is|was|been|being|I['’]m|am|be|as)(?:[ \n](?:now|once|still))?[ \n]an?|works?[ \n]?[:(–-])[ \n]?(?:[\w'’-]{2,14},?[ \n]){0,2}\Z",
    re.IGNORECASE,
)
_AGED_AND = re.compile(r"(?i)(?:year[- \n]old|years old|y/?o)[ \n](?:and|but)[ \n]")
#: who somebody is to the patient, or the heading of a social history
_FIELD_BEFORE = re.compile(
    r"(?:(?<!\w)(?i:father|mother|dad|mum|mom|brother|sister|husband|wife|partner|uncle|aunt|cousin|son|daughter|grandfather|grandmother|exposure|hx|sh|soc(?:ial)?(?: hx| history)?|shx|occ)(?: ?[:=(–-]| -) ?)\Z"
)
#: and behind it
_BEHIND = re.compile(
    r"[ \n](?:by (?:trade|profession|occupation)|before (?:retiring|retirement)|until (?:he|she|they) retired|all (?:his|her) (?:working )?life)\b",
    re.I,
)


def _is_one_of(word: str, words: frozenset[str]) -> bool:
    folded = word.casefold()
    return folded in words or any(stem in words for stem in stems(folded))


def no_trade(text: str, span: Span) -> bool:
    """Whether a found occupation is none: a role, or a word that is no occupation's, where nothing says that
    one comes."""
    value = text[span.start : span.end]
    last = _LAST.search(value)
    if last is None:
        return True
    tail = last[1]
    after = _NEXT.match(text, span.end)  # a model may leave the role itself out: "heart transplant" recipient
    if after and _is_one_of(after[1], listed("roles")):
        return True
    if (" " in value and value.casefold() in listed("occupations")) or (
        span.score >= _SURE
        and _EITHER.search(value)
        and _BEFORE.search(text, max(0, span.start - 60), span.start)
    ):
        return False
    if _is_one_of(tail, listed("roles")) or _is_one_of(tail.rpartition("-")[2], listed("roles")):
        return True
    jobs = listed("occupations")
    stated = _stated(text, span)
    if not stated and (
        span.score < _GUESS or (span.score < _SURE and _is_one_of(tail, listed("clinicians")))
    ):
        return True
    if any(
        _is_one_of(word, jobs) or _is_one_of(word.rpartition("-")[2], jobs) for word in _WORD.findall(value)
    ):
        return False
    if any(tail.casefold().endswith(job) for job in jobs if len(job) > 4):
        return False
    if span.source == "tagger" and span.score >= _SURE:
        return False
    return not stated


def _stated(text: str, span: Span) -> bool:
    """Whether what stands beside it says that an occupation comes."""
    before = _BEFORE.search(text, max(0, span.start - 60), span.start)
    if before is not None and _AGED_AND.fullmatch(before[0]):
        before = None  # "ninety-three years old and frail"
    if before is None and _FIELD_BEFORE.search(text, max(0, span.start - 24), span.start):
        return True
    if before is not None or _BEHIND.match(text, span.end) is not None:
        return True
    last = _LAST.search(text[span.start : span.end])
    known = last is not None and is_trade(last[1])
    return (
        known
        or (span.score >= _LIKELY and _OPENS.search(text, max(0, span.start - 6), span.start) is not None)
    ) and HAS_A_PLACE.match(text, span.end) is not None
