"""What a slot may take: types of phrases, as expressions over the cells of a sentence (``cells.py``)."""

from __future__ import annotations


def cell(classes: str = ".", kinds: str = ".", words: str = "", labels: str = "") -> str:
    """A cell with any of some classes, kinds, words (an expression), labels (an expression)."""
    first, second = (signs if signs == "." else f"[{signs}]" for signs in (classes, kinds))
    text = f"(?:{words})" if words else r"[^|<>]*"
    tail = rf"[^>]*,(?:{labels}),[^>]*" if labels else "[^>]*"
    return rf"<{first}{second}.:{text}\|{tail}>"


_N = cell("n")
_D = cell("d")
_ADV = cell("r")
_NOUNS = rf"(?:(?:{_N}|{_ADV}){{0,6}}{_N})"
_LINK = cell(
    "p",
    words="of|in|on|at|to|from|with|over|for|during|around|near|behind|under|along|about|per|between|within|against|through",
)
_THING = rf"(?:(?:{_D})?{_NOUNS}(?:{_LINK}(?:{_D})?{_NOUNS}){{0,2}})"
_SHORT = rf"(?:(?:{_D})?{_NOUNS})"
_PLAIN = rf"(?:{_NOUNS}(?:{_LINK}(?:{_D})?{_NOUNS}){{0,2}})"
_ILL = "DISEASE|FINDING|SYMPTOM|SIGN"
_COMMA = cell(",")
_AND = cell("c")


def _with(labels: str) -> str:
    """A noun phrase with a kept piece of one of some labels in it."""
    any_n = rf"(?:{_N}|{_ADV})"
    kept = cell("n", "k", labels=labels)
    bare = cell(
        words="just|only|mainly|mostly|merely|simply|predominantly"
    )  # "no weakness, just pain" is no list
    return rf"(?:(?!{bare})(?:{_D})?{any_n}{{0,4}}?{kept}{any_n}{{0,4}}(?:{_LINK}(?:{_D})?{_NOUNS}){{0,2}})"


def _list(item: str) -> str:
    return rf"(?:{item}(?:{_COMMA}{item}){{0,11}}(?:(?:{_COMMA})?{_AND}{item})?)"


_PERSON = (
    r"(?:"
    + cell("o", words="he|she|they|i|we")
    + r"|(?:"
    + cell("d", words="the|this|our|my")
    + r")?(?:"
    + cell("n")
    + r"){0,3}"
    + cell(
        words="patient|pt|gentleman|lady|man|woman|boy|girl|child|infant|baby|mother|father|parents|male|female|client"
    )
    + r"|(?:"
    + cell(words=r"mr|mrs|ms|miss|dr|mx")
    + rf"(?:{cell('m', words=r'[.]')})?)?"
    + cell(kinds="i", labels="NAME")
    + r")"
)
_ANY = cell("^m")
_END = cell("^m,")
_VERB = cell("v")
_SURE = (
    "is|are|was|were|has|have|had|will|can|could|may|would|should|did|does|do|denies|reports|states|takes|lives|works|feels|"
    "presents|continues|needs|remains|appears|agrees|understands|wants|uses|smokes|drinks|complains|says"
)
_FINITE = cell(
    "v",
    words="is|are|was|were|has|have|had|will|can|could|may|would|should|did|does|do|denies|denied|reports|reported|"
    "shows|showed|reveals|revealed|demonstrates|demonstrated|appears|appeared|remains|remained|continues|continued|"
    "states|stated|says|said|complains|complained|takes|took|lives|works|feels|felt|needs|underwent|developed|received|"
    "presented|presents|came|went|began|became|tolerated|required|understands|agrees|wants|wishes|uses|smokes|drinks|"
    "looks|looked|seems|seemed|improved|resolved",
)
#: a noun phrase as a subject, and right behind it a finite verb
_CLAUSE = (
    rf"(?:(?:{_PERSON}|{cell('o', words='it|they')}|{cell('e')}|(?:{cell('dg')})?{_NOUNS}(?:{_LINK}(?:{_D})?{_NOUNS})?)"
    rf"(?:{_ADV})?{_FINITE}"
)
#: the last of what may stand alone: no word or time that belongs to what follows ("even after", "three days before")
_CLOSED = (
    r"<[^m,cs]..:(?!(?:even|just|only|shortly|soon|immediately|not|right|directly|long|especially|particularly|except|until|well|"
    r"some|again|both|either|later|usually|often|mainly)\|)(?![^|<>]*(?:days?|weeks?|months?|years?|hours?|minutes?|time|times)\|)"
    r"[^|<>]*\|[A-Z]*\|(?![^>]*,(?:DURATION|TEMPORAL|FREQUENCY|QUANTITY),)[^>]*>"
)
_VERBAL = rf"(?:(?:{_ADV})?{_VERB}(?:(?:{cell('^m,s')}){{0,15}}{_CLOSED})?)"
#: what is told beside a state and is none: "female and unremarkable", "alive and well"
_NO_STATE = r"(?!(?:male|female|present|alive|well|sick|safe)\|)"
_ADJECTIVE = rf"(?:(?:{_ADV})?<n..:{_NO_STATE}(?![^|<>]*(?:ed|en|ing)\|)[^|<>]*\|ADJ\|[^>]*>)"
#: a note's subject without its article stands at the beginning: no "and last mammogram was done"
_NO_NOTE = rf"(?!{cell(words='last|previous|next|first|patient|pt')})"
#: no participle in -ing: "a scan was done showing a mass", of which what stands at the end may tell
_NO_ING = cell("^m,csp", words=r"(?![^|<>]*ing\|)[^|<>]*")
#: what a place or means is told with; no "of", "for", "after", whose noun a date behind it may tell of
_WHERE = cell("p", words="in|at|by|into|on|over|under")
#: the subject of a sentence that may stand behind something else: no noun without an article
_BEGUN = (
    rf"(?={cell('oe')}|{cell('d')}|{cell(words='mr|mrs|ms|miss|dr|mx')}|{cell(kinds='i', labels='NAME')})"
)
#: what says a time of its own, or is told of one
_TIMED = r"(?!(?:history|last|previous|prior|recent|due|scheduled|booked|planned|result|results|known|dated|status)\|)"
_BRIEF = cell("^m,csp", words=rf"{_TIMED}(?![^|<>]*ing\|)[^|<>]*")
_NO_FORM = r"(?![^|<>]*(?:ing|ed)\|)[^|<>]*"
#: leftovers of "there was no blood seen", which say that it was seen
_NO_LEFT = r"(?!(?:[^|<>]*_)?(?:present|noted|seen|found|identified|apparent|evident|visible|appreciated|visualized|visualised)\|)[^|<>]*"
_SIGHT_N = cell("n", words=_NO_LEFT)
_OF = cell("p", words="of")
_SIGHT = (
    rf"(?:(?:{_D})?(?:{_SIGHT_N}|{_ADV}){{0,4}}?{cell('n', 'k', labels=_ILL, words=_NO_LEFT)}(?:{_SIGHT_N}){{0,3}}"
    rf"(?:{_OF}(?:{_D})?(?:{_SIGHT_N}){{1,3}})?)"
)
#: what is there and cannot be seen
_NO_SIGHT = cell(
    words="history|risk|possibility|need|question|plan|chance|concern|concerns|evidence|hope|reason|way"
)
WHENS = ("after", "before", "during", "following", "despite", "until")
_WHEN = cell("p", words="|".join(WHENS))
#: what a slot may take
TYPES = {
    "thing": _THING,  # a noun phrase, with what is attached to it by a preposition
    "short": _SHORT,  # a noun phrase alone
    "bare": _PLAIN,  # a noun phrase without a determiner before it
    "noun": _NOUNS,  # nouns and adjectives
    "list": _list(_THING),  # A; A and B; A, B or C
    "barelist": _list(_PLAIN),  # the same without determiners
    "finding": _with(_ILL),  # a noun phrase that holds a disease, sign or symptom
    "findings": _list(_with(_ILL)),  # a list of these alone
    "person": _PERSON,  # he, the patient, this 40-year-old man, Mr NAME
    "pronoun": cell("o", words="he|she|they|i|we"),
    "subject": rf"(?:{_PERSON}|{cell('o', words='it')}|{_THING})",
    "clause": rf"{_CLAUSE}(?:{_ANY}){{0,30}}{_END})",  # a subject, a finite verb, and what follows
    "free": rf"{_CLAUSE}(?:{cell('^ms')}){{0,30}}{cell('^m,s')})",  # a clause without clauses that hang on it
    "named": rf"(?:(?={cell('d', words='the|a|an|his|her|our')}){_CLAUSE}(?:{cell('^m,cs')}){{0,14}}{_CLOSED}))",  # "simple", from a noun on
    "part": rf"(?!(?:{_D})?(?:{_N}){{0,2}}{_NO_SIGHT}){_with(f'ANATOMY|{_ILL}')}",  # a noun phrase that holds a kept finding or part of the body
    "sentence": rf"(?:(?={cell('doeg')}){_CLAUSE}(?:{_ANY}){{0,30}}{_END}))",  # one that begins with the, he, there, no
    "simple": rf"{_CLAUSE}(?:{cell('^m,cs')}){{0,14}}{_CLOSED})",  # the same without commas, "and", or another clause
    "flat": rf"{_CLAUSE}(?:{cell('^mcs')}){{0,22}}{cell('^m,cs')})",  # with commas, without "and" or another clause
    "predicate": rf"(?:{_FINITE}(?:{_ANY}){{0,30}}{_END})",  # a finite verb and what follows
    "act": _VERBAL,  # a verb and what follows, without commas and other clauses
    "surely": rf"(?:{cell('v', words=_SURE)}(?:{_ANY}){{0,30}}{_END})",  # a predicate that begins with no participle
    "single": rf"(?:{_FINITE}(?:{cell('^m,cs')}){{0,18}})",  # a finite verb and what follows, without commas, "and", other clauses
    "verb": _VERB,  # one verb
    "deed": cell("v", words=rf"(?!(?:{_SURE}|be|been|being|am|might|must|shall)\|)[^|<>]*"),  # one that is no auxiliary
    "adjective": _ADJECTIVE,  # one adjective that is no participle
    "test": _with("TEST"),  # a noun phrase that holds a kept test
    "when": rf"(?:{_WHEN}(?:{_D})?{_NOUNS}(?:{_LINK}(?:{_D})?{_NOUNS}){{0,2}})",  # after the operation, during the night
    "joined": rf"{_NO_NOTE}{_CLAUSE}(?:{cell('^mcs')}){{0,22}}{cell('^m,cs')})",  # "flat" that may stand behind "and"
    "follows": rf"{_NO_NOTE}{_CLAUSE}(?:{cell('^m,cs')}){{0,14}}{_CLOSED})",  # "simple" that may
    "topic": rf"(?:{_BEGUN}(?:{_PERSON}|{cell('o', words='it')}|{_THING}))",  # a subject with its article
    "begun": rf"(?:{_BEGUN}{_CLAUSE}(?:{cell('^m,cs')}){{0,14}}{_CLOSED}))",  # "simple" that does not begin with a bare noun
    "brief": rf"(?:{_BEGUN}{_CLAUSE}(?:{_BRIEF}){{0,4}}(?:{_WHERE}(?:{_BRIEF}){{0,3}})?(?={_NO_ING}){_CLOSED}))",  # one thing said, of which a time may tell
    "whole": rf"(?:{_FINITE}(?:{cell('^m,s')}){{0,30}}{cell('^m,cs')})",  # a finite verb and what follows, without commas
    "past": rf"(?:(?!{cell('v', words='is|are|am|will|can|could|may|might|would|should|must|shall')}){_FINITE}(?:{cell('^m,cs')}){{0,18}})",  # "single" of what has been: no will, may, is going to
    "told": rf"(?:(?={cell('v')}|{cell('d', words='a|an|the')})(?:{cell('^m,s')}){{0,24}}{_END})",  # a participle or noun and what follows, without commas
    "state": rf"(?:{cell('np', 'k')}|{cell('npd', words=_NO_FORM)})",  # the first word of how somebody is: no verb
    "sight": _SIGHT,  # one finding without where it is
    "sights": _list(_SIGHT),  # findings without where they are: "rash", "signs of infection"
    "place": rf"(?:(?!{cell(words='with')}){_LINK}(?:{_D})?{_NOUNS}){{1,2}}",  # phrases that say where
    "number": cell(words=r"[^|<>]*\d[^|<>]*"),
    "amount": rf"(?:{cell(labels='QUANTITY|DOSE|UNIT|LAB_VALUE')}){{1,4}}",
    "drug": rf"(?:{cell(labels='DRUG|MEDICATION')}){{1,3}}",
    "adverb": _ADV,
    "words": rf"(?:(?:{_ANY}){{0,24}}?{_END})",  # any words and commas, as few as will do
    "rest": rf"(?:(?:{_ANY}){{0,39}}{_END})",  # as many as there are
    "prep": rf"(?:{_LINK}(?:{_D})?{_NOUNS}){{1,3}}",  # phrases that begin with a preposition
}  # fmt: skip
LISTS = frozenset({"list", "barelist", "findings", "sights"})
