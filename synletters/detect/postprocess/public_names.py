"""What the public knows: bodies, guidelines, trials, charities, makers, devices, scores and brands, which
identify nobody.

A list (``data/public.txt``) holds those that are known by their name; national bodies and charities are known
by its form ("British
Thoracic Society", "Kidney Foundation"), whoever wrote the list. What says that a person stands there goes
before both.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from synletters.core.document import Span
from synletters.detect.postprocess.employment import employed_at
from synletters.detect.postprocess.person_evidence import among_people, told
from synletters.detect.postprocess.shorthand import is_short
from synletters.detect.postprocess.term_place import (
    among_terms,
    called_here,
    in_the_place_of_a_term,
    plainly_a_term,
)
from synletters.text.lexicon import Term, terms
from synletters.text.vocabulary import ALONE, EPONYM, LOWER, TITLE, fold, shipped
from synletters.text.word_files import listed

_WORD = re.compile(r"[^\W_]+")
_KIND = (
    r"(?:Societ(?:y|ies)|Associations?|Academy|Colleges?|Foundations?|Federation|Institutes?|Council|Committee|Collaboration|Collaborative|Network|Task ?[Ff]orce"
    r"|Guidelines?|Guidance|Board|Agency|Authority|Alliance|Charity|Helpline|Hotline|Lifeline|Crisis Line|Line|Campaign|Programmes?|Programs?|Registry|Framework|Toolkit"
    r"|Coalition|League|Stud(?:y|ies)|Trials?|Survey|Formulary|Strategy|Standards?|Consortium|Working Group|Services? Framework|Organi[sz]ation|Initiative|Commission|Inquiry|Report|Pathway)"
)
_OF = r"(?: (?:of|for|on|against|in)(?: the)?(?: [A-Z][\w'’-]+| and| &| of){1,5})"
#: bodies that name their country or their reach
_NATIONAL = re.compile(
    r"(?<!\w)(?:[Tt]he )?(?:National|British|American|European|International|World|Royal|UK|US|U\.S\.|United (?:Kingdom|States|Nations)|England|English|Scottish|Welsh|Irish|Canadian"
    rf"|Australian|Federal|Global|Intercollegiate)(?: (?!Hospital|School|Primary|High|Infirmary)(?:[A-Z][\w'’-]*|of|and|for|the|on|&)){{0,6}}? {_KIND}{_OF}?(?![\w])"
)
#: and those that name what they are for
_CAUSE = re.compile(
    rf"(?<!\w)(?P<cause>[A-Z][\w-]+(?:['’]s)?(?:(?: and| &| \+)? [A-Z][\w-]+(?:['’]s)?){{0,3}}) (?:Society|Foundation|Association|(?<!NHS )(?<!Hospital )(?<!Hospitals )(?<!University )(?<!Healthcare )(?<!Care )(?<!Ambulance )Trust|Helpline|Hotline|Lifeline|Crisis Line|Action|UK|Scotland|Anonymous|Campaign|Alliance){_OF}?(?!\w)"
)
_SMALL = frozenset("the and of on for a an s in or to".split())
#: words behind a name that make it one of a thing
_SORT = frozenset(
    "careline carelines website websites app readings reading helpline helplines line lines hotline lifeline leaflet leaflets charity number study trial scan scans robot aid aids meter pump machine nurse nurses guideline guidelines guidance score scores sign test scale".split()
)
#: small words behind an institution that make it a place
_KINDS_OF_PLACE = frozenset(
    "ward wards clinic hospital surgery practice branch wing unit centre center home house hospice depot office shop store".split()
)
_SURE, _VERY_SURE = 0.8, 0.97
_GRADE = re.compile(r"\d{1,3}|[IVX]{1,4}[abcABC]?|[A-FRS]\d?[a-c]?")
_PLACED = frozenset({"LOCATION", "HOSPITAL", "ORGANIZATION"})
_AT = re.compile(r"(?<!\w)(?:at|in|from|for|by|with|of)(?: the)?\s\Z", re.IGNORECASE)
_STATE = re.compile(r"[A-Z]{2}")
_LABELS = frozenset({"NAME", "ORGANIZATION", "HOSPITAL", "LOCATION", "ID", "USERNAME", "ADDRESS"})
#: a drug with its result in a line of sensitivities
_TESTED = re.compile(r"(?<!\w)[A-Z][a-z]{2,14} [SRI](?=[,;.)\n]|\s*\Z)")
_TESTED_LINE = re.compile(r"(?i)sensitiv|suscept|resistan|antibiogram|organism|isolate|culture")
#: numbers that cost nothing to call, or the same from everywhere
_FREE = re.compile(
    r"(?<![\w+./-])(?:0(?:800|808|300|303|330|333|343|344|345)(?:[ -]?\d){6,7}|116[ -]?\d{3}|(?:\+?1[ -.]?)?\(?8(?:00|33|44|55|66|77|88)\)?[ -.]?"
    r"(?:\d{3}[ -.]?\d{4}|[A-Z][A-Z\d-]{5,9}))(?![\w/-]|\.\d)"
)
#: what is called so; a crisis line is a trust's own, and tells where somebody lives
_HELP = re.compile(
    r"(?i)(?<!\w)(?:(?:help|hot|life|quit|care|child|drink|silver|hope|talk|info(?:rmation)?|support|advice|smoke ?free|nurse|donor|enquiry|enquiries)[ -]?lines?(?:247)?|poison (?:control|center|centre|help)|charity|leaflets?|website|booklet)(?!\w)"
)
_NEAR = 48
#: what makes such a number somebody's all the same
_OWN_NUMBER = re.compile(
    r"(?i)(?<!\w)(?:own|his|her|their|my|home|work|mobile|daughter|son|wife|husband|employer)(?:['’]s)?(?: \w{2,12}){0,2}[ :(]{1,3}\Z"
)
#: the year of a body's guidance: "ESC 2020"
_OF_A_YEAR = re.compile(
    r"(?<!\w)(?P<body>[A-Z][A-Za-z]{2,9})(?:[/-][A-Z]{2,6})? (?P<v>(?:19|20)\d\d)(?![\w-]|[./]\d)"
)
#: the number of a guideline, behind whose it is
_NUMBERED = re.compile(
    r"(?i:NICE|SIGN|guidelines?|guidance|appraisal|quality standard|BTS|RCOG|GTG)\b[^.\n]{0,28}?(?<!\w)(?P<v>(?:NG|CG|TA|QS|PH|IPG|DG|HST|MTG|GTG) ?\d{1,4})(?![\w/-]|\.\d)"
)
#: a line of an audiogram, or another row of numbers behind its side
_ROW = re.compile(
    r"(?m)^[ \t]*(?:(?:audiogram|right|left|hz|db|frequency|ac|bc)[ \t(:]{1,4}(?:ear|ac|bc|hz|db)?[): \t]*)(?P<v>\d{1,4}(?:[ \t|]+\d{1,4}){3,9})[ \t]*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def public_places(text: str) -> tuple[Term, ...]:
    """Where names that the public knows stand, in order."""
    out = list(terms(text))
    out += [Term(*m.span(), True) for m in _TESTED.finditer(text) if _tested(text, m.start())]
    out += [Term(*m.span(), True) for m in _NATIONAL.finditer(text)]
    out += [Term(*m.span(), True) for m in _CAUSE.finditer(text) if _cause(m["cause"])]
    return tuple(sorted(out))


def _tested(text: str, start: int) -> bool:
    """Whether the line, or the one before it, speaks of sensitivities."""
    line = text.rfind("\n", 0, start)
    return _TESTED_LINE.search(text, max(0, text.rfind("\n", 0, max(0, line))), start) is not None


def _cause(words: str) -> bool:
    """Whether all words are ordinary ones with a capital, or name a disease: no "Rose Foundation"."""
    vocabulary = shipped()
    parts = [word for word in _WORD.findall(words) if word not in ("s", "and")]
    flags = [vocabulary.flags(fold(word)) for word in parts]
    return all(
        one & TITLE or (one & (EPONYM | ALONE) and not one & LOWER and len(parts) < 3) for one in flags
    )


def of_the_public(text: str, span: Span) -> bool:
    """Whether all of a found name lies in names that the public knows, and nothing says that a person stands
    there."""
    if (
        span.label not in _LABELS
        or (span.label == "ADDRESS" and span.source != "tagger")
        or (span.label == "LOCATION" and _STATE.fullmatch(text, span.start, span.end))
    ):
        return False  # "VA" of an address is a state
    places = public_places(text)
    if not places:
        return False
    sure, made, twin, last = False, False, False, -1
    for word in _WORD.finditer(text, span.start, span.end):
        over = _over(places, word.start(), word.end())
        if over is None:
            if not _goes_with(word[0], text[last : word.start()] if last >= 0 else "", span.label):
                return in_a_list(text, span)
        else:
            sure, made, twin = sure or over.sure, made or over.made, twin or not over.sure
            last = word.end()
    if last < 0:
        return in_a_list(text, span)
    if sure and twin and span.label in _PLACED:
        return False  # "Wilson Family Medicine"
    if made and span.label in _PLACED and _AT.search(text, max(0, span.start - 12), span.start):
        return False  # "a fitter at Nissan"
    if not sure or called_here(text, text[span.start : span.end]):
        guess = span.source == "tagger" and span.label == "NAME" and span.score < _SURE
        named = span.source == "tagger" and span.label == "NAME" and span.score >= _VERY_SURE
        if not (guess and not sure) and not in_the_place_of_a_term(text, span.start, last, named=named):
            return False
    if (
        span.label == "NAME"
        and among_people(text, span.start, span.end)
        and not plainly_a_term(text, span.start, last)
    ):
        return False
    return not told(text, span.start) and not employed_at(text, span.start)


def _goes_with(word: str, gap: str, label: str) -> bool:
    """Whether a word that is no term belongs to one: "Binet B", "Forrest IIa", "Kurtzke EDSS", "the", "score"."""
    if word.casefold() in _SMALL or word in _SORT:
        return True
    if label in ("ORGANIZATION", "HOSPITAL") and word.islower() and word not in _KINDS_OF_PLACE:
        return bool(shipped().flags(word) & LOWER)
    if (
        label not in _PLACED
        and len(word) > 2
        and not word.islower()
        and word[1:] != word[1:].lower()
        and (is_short(word) or shipped().flags(fold(word)))
    ):
        return True
    return gap == " " and _GRADE.fullmatch(word) is not None


def in_a_list(text: str, span: Span) -> bool:
    """Whether an unknown word is an item of a list of terms: the next brand among brands."""
    return (
        span.source != "rules"
        and span.label in ("NAME", "LOCATION")
        and among_terms(text, span.start, span.end, known=False)
        and not told(text, span.start)
        and not among_people(text, span.start, span.end)
        and not called_here(text, text[span.start : span.end])
    )


def _over(places: Sequence[Term], start: int, end: int) -> Term | None:
    """The name over [start, end), a sure one if there is one."""
    found: Term | None = None
    at = bisect_right(places, start, key=lambda place: place.start)
    for place in reversed(places[max(0, at - 6) : at]):
        if place.start <= start and end <= place.end and (found is None or place.sure):
            found = place
    return found


def free_lines(text: str) -> list[tuple[int, int, bool]]:
    """The places of numbers that everybody may call for help (free ones, beside a charity or a word that says
    so), and of those of
    guidelines and audiograms."""
    out = [(*m.span("v"), False) for form in (_NUMBERED, _ROW) for m in form.finditer(text)]
    out += [(*m.span("v"), False) for m in _OF_A_YEAR.finditer(text) if m["body"] in listed("public")]
    for match in _FREE.finditer(text):
        start, end = match.span()
        left = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start), start - _NEAR, -1) + 1
        right = min([end + 24, *(at for mark in ("\n", ". ", ";") if (at := text.find(mark, end)) >= 0)])
        if _OWN_NUMBER.search(text, max(left, start - 32), start):
            continue
        lettered = any(c.isalpha() for c in match[0])
        if (
            lettered
            or _HELP.search(text, left, start)
            or _HELP.search(text, end, right)
            or _beside(text, left, start)
        ):
            out.append((start, end, False))
    return out


def _beside(text: str, left: int, start: int) -> bool:
    return any(
        left <= place.start and place.end <= start and place.sure and place.end - place.start > 3
        for place in public_places(text)
    )
