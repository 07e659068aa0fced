"""The left side of a rule: words, verbs in any form, and slots that take phrases.

    ^ <who:person> [deny] (also)? <what:list> $

A word stands for itself in any case, in capitals for itself in capitals; ``a/b`` for either. One that is a kept
piece must stand on the right too. ``[deny]`` is any finite form
of a verb, ``[note.done]`` one form. ``( … | … )`` groups, ``?`` makes what is before it optional. ``^`` and ``$`` are the
ends of what may change of the sentence. A slot has a name and a type: see ``TYPES``, or labels of pieces. ``<who?:pronoun>`` may be left out on the right
where it holds no piece.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from synletters.core.errors import ConfigError
from synletters.reword.cells import escaped
from synletters.text.kinds.inflect import inflected

FINITE = ("base", "s", "past")
FORMS = ("base", "s", "ing", "past", "done")
#: forms of verbs that have more of them than others, by word
OWN_FORMS = {
    "be": {
        "am": "base",
        "are": "base",
        "is": "s",
        "was": "past",
        "were": "past",
        "been": "done",
        "being": "ing",
        "be": "inf",
    },
    "have": {"have": "base", "has": "s", "had": "past", "having": "ing"},
    "do": {"do": "base", "does": "s", "did": "past", "done": "done", "doing": "ing"},
}

_TOKEN = re.compile(
    r"<(?P<slot>[^>]*)>|\[(?P<verb>[^\]]*)\]|(?P<sign>[()|?^$])|(?P<word>\\?[^\s()|?^$<\[]+)|(?P<bad>\S)"
)
_NAME = re.compile(r"[a-z][a-z0-9]*")


_STOP = re.escape("<mml:.|PUNCT|,>")
#: where a sentence begins and ends; several may be offered together
_FIRST, _LAST = rf"(?:\A|(?<={_STOP}))", rf"(?=\Z|{_STOP})"


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
_ADJECTIVE = rf"(?:(?:{_ADV})?<n..:(?![^|<>]*(?:ed|en|ing)\|)[^|<>]*\|ADJ\|[^>]*>)"
#: what is there and cannot be seen
_NO_SIGHT = cell(
    words="history|risk|possibility|need|question|plan|chance|concern|concerns|evidence|hope|reason|way"
)
_WHENS = ("after", "before", "during", "following", "despite", "until")
_WHEN = cell("p", words="|".join(_WHENS))
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
    "number": cell(words=r"[^|<>]*\d[^|<>]*"),
    "amount": rf"(?:{cell(labels='QUANTITY|DOSE|UNIT|LAB_VALUE')}){{1,4}}",
    "drug": rf"(?:{cell(labels='DRUG|MEDICATION')}){{1,3}}",
    "adverb": _ADV,
    "words": rf"(?:(?:{_ANY}){{0,24}}?{_END})",  # any words and commas, as few as will do
    "rest": rf"(?:(?:{_ANY}){{0,39}}{_END})",  # as many as there are
    "prep": rf"(?:{_LINK}(?:{_D})?{_NOUNS}){{1,3}}",  # phrases that begin with a preposition
}  # fmt: skip
LISTS = frozenset({"list", "barelist", "findings"})


@dataclass(frozen=True, slots=True)
class Verb:
    """``[deny/refuse.past]``: bases and forms; ``group`` names it in the expression."""

    group: str
    forms: dict[str, tuple[str, str]]  # word -> base, form


@dataclass(frozen=True, slots=True)
class Pattern:
    """``needs`` are words one of which stands wherever the pattern does; ``slots`` the type of each slot; ``free``
    are those that a template may leave out."""

    source: str
    expression: re.Pattern[str]
    needs: frozenset[str]
    slots: dict[str, str] = field(default_factory=dict)
    verbs: tuple[Verb, ...] = ()
    free: frozenset[str] = frozenset()


def parse(source: str) -> Pattern:
    """Raises ConfigError for what is no pattern."""
    return _Parser(source).done()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.slots: dict[str, str] = {}
        self.free: set[str] = set()
        self.verbs: list[Verb] = []
        self.needs: list[frozenset[str]] = []
        self.depth = 0

    def done(self) -> Pattern:
        tokens = list(_TOKEN.finditer(self.source))
        out: list[str] = []
        for at, token in enumerate(tokens):
            optional = at + 1 < len(tokens) and tokens[at + 1][0] == "?"
            made = self._one(token, optional=optional, last=at + 1 == len(tokens))
            out.append(f"(?:{made})" if optional and not token["sign"] else made)
        if self.depth:
            raise ConfigError(f"a bracket is not closed in {self.source!r}")
        if not self.needs:
            raise ConfigError(
                f"{self.source!r} has no word that must stand there; a pattern needs one outside of brackets"
            )
        try:
            expression = re.compile("".join(out))
        except re.error as error:
            raise ConfigError(f"{self.source!r} is no pattern: {error}") from None
        needs = min(self.needs, key=lambda words: (len(words & _FREQUENT) > 0, len(words)))
        return Pattern(self.source, expression, needs, self.slots, tuple(self.verbs), frozenset(self.free))

    def _one(self, token: re.Match[str], *, optional: bool, last: bool) -> str:
        if token["bad"]:
            raise ConfigError(
                f"{token['bad']!r} in {self.source!r} says nothing; \\ before it makes it a mark"
            )
        if token["slot"] is not None:
            return self._slot(token["slot"], optional=optional)
        if token["verb"] is not None:
            return self._verb(token["verb"], optional=optional)
        if sign := token["sign"]:
            if sign in "^$" and self.depth == 0 and (token.start() == 0 if sign == "^" else last):
                return _FIRST if sign == "^" else _LAST
            if sign in "^$":
                raise ConfigError(
                    f"{sign} stands at the {'beginning' if sign == '^' else 'end'} of a pattern: {self.source!r}"
                )
            if sign == "?":
                if token.start() == 0:
                    raise ConfigError(f"? makes what is before it optional: {self.source!r}")
                return "?"
            self.depth += {"(": 1, ")": -1}.get(sign, 0)
            if self.depth < 0:
                raise ConfigError(f"a bracket is closed and none is open in {self.source!r}")
            return "(?:" if sign == "(" else sign
        return self._word(token["word"], optional=optional)

    def _slot(self, told: str, *, optional: bool) -> str:
        name, _, kind = told.partition(":")
        if name.endswith("?"):
            name = name[:-1]
            self.free.add(name)
        if not _NAME.fullmatch(name) or name in self.slots:
            raise ConfigError(
                f"<{told}> in {self.source!r}: a slot has a name of its own in small letters, as in <what:list>"
            )
        kind = kind or name
        if kind in TYPES:
            made = TYPES[kind]
            if kind == "when" and not optional and not self.depth:
                self.needs.append(frozenset(_WHENS))
        elif kind.startswith("=") and len(kind) > 1:
            words = [word.lower() for word in kind[1:].split("/")]
            made = cell(words="|".join(re.escape(escaped(word)) for word in words))
            if not optional and not self.depth:
                self.needs.append(frozenset(words))
        elif kind.isupper():
            made = rf"(?:{cell(labels='|'.join(re.escape(label) for label in kind.split('/')))})+"
        else:
            raise ConfigError(
                f"<{told}>: there is no type {kind!r}; there are {', '.join(TYPES)}, and labels in capitals"
            )
        self.slots[name] = kind
        return f"(?P<{name}>{made})"

    def _verb(self, told: str, *, optional: bool) -> str:
        names, dot, wanted = told.partition(".")
        if dot and wanted not in FORMS:
            raise ConfigError(f"[{told}]: there is no form {wanted!r}; there are {', '.join(FORMS)}")
        forms: dict[str, tuple[str, str]] = {}
        if not all(base.isalpha() for base in names.split("/")):
            raise ConfigError(f"[{told}] in {self.source!r} is no verb")
        for base in names.split("/"):
            for form in (wanted,) if dot else FINITE:
                for word in verb_forms(base, form):
                    forms.setdefault(word, (base, form))
        group = f"v{len(self.verbs)}_"
        self.verbs.append(Verb(group, forms))
        if not optional and not self.depth:
            self.needs.append(frozenset(forms))
        return f"(?P<{group}>{cell(kinds='wsk', words='|'.join(sorted(map(re.escape, forms))))})"

    def _word(self, told: str, *, optional: bool) -> str:
        made, plain = [], []
        told = told.removeprefix("\\")
        for word in told.split("/") if len(told) > 1 else [told]:
            if not word:
                raise ConfigError(f"{told!r} in {self.source!r} has an empty alternative")
            upper = len(word) > 1 and word.isupper()
            text = re.escape(escaped(word.lower()))
            made.append(rf"<.[wsmk]{'u' if upper else '.'}:{text}\|[^>]*>")
            plain.append(word.lower())
        if not optional and not self.depth:
            self.needs.append(frozenset(plain))
        return made[0] if len(made) == 1 else f"(?:{'|'.join(made)})"


_FREQUENT = frozenset("the a an of in on to with and or is was , for at by his her".split())


def verb_forms(base: str, form: str) -> Sequence[str]:
    """The words that a form of a verb has."""
    if base in OWN_FORMS:
        return [word for word, name in OWN_FORMS[base].items() if name == form]
    made = inflected(base, "verb", form)
    return [made] if made else []
