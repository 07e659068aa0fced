"""Frames: what must stand around a word for its equals to be equals there.

A frame is a list of conditions that all hold. ``+1=the,a`` asks for one of these words right behind, in the
same line, ``-1!=of`` that none of them stands right before; ``+2``, ``-2``, … count on. Beside words there are
``@class`` (of ``classes.txt``), ``:TAG``, ``#`` a number, ``~`` a kept entity that is a thing, ``.`` the end of
a sentence, clause or line and ``%`` a comma. The others are called by name, see ``NAMED``.
Of an identifier none holds, neither that it is such a word nor that it is none.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from synletters.text.kinds.inflection import number
from synletters.text.kinds.tokens import Token
from synletters.text.word_files import lines

_CONDITION = re.compile(r"([+-][1-4])(!?=)(\S+)")
_AROUND = 3  # words beside a relation in which no number, entity or identifier may stand
_SENTENCE = 40  # words
_CLAUSE = 14  # words in which a clause has its verb
_BACK = 250  # words in which what is pointed at was spoken of
_MARKS = {",": "%"}


class FrameError(ValueError):
    """A frame that cannot be read."""


@functools.cache
def word_classes() -> Mapping[str, frozenset[str]]:
    """The classes that frames name."""
    out: dict[str, frozenset[str]] = {}
    for line in lines("classes", __package__):
        name, _, words = line.partition(":")
        out[name] = out.get(name, frozenset()) | frozenset(words.split())
    return MappingProxyType(out)


Text = Sequence[Token]


def joined(tokens: Text, at: int) -> bool:
    """Whether a word stands at a place, with blanks alone between it and the word before."""
    return 0 < at < len(tokens) and tokens[at].gap == " "


@dataclass(frozen=True, slots=True)
class Condition:
    """``step`` words before the first word of a match or behind its last one stands one of ``items``."""

    step: int
    wanted: bool
    items: frozenset[str]

    def holds(self, tokens: Text, first: int, last: int) -> bool:
        return self._found(tokens, first, last) is self.wanted

    def _found(self, tokens: Text, first: int, last: int) -> bool | None:
        at = (first if self.step < 0 else last) + self.step
        # whatever parts the words on the way is met before the word itself
        way = range(at + 1, first + 1) if self.step < 0 else range(last + 1, at + 1)
        for k in way if self.step > 0 else reversed(way):
            gap = tokens[k].gap if 0 < k < len(tokens) else "."
            if gap != " ":
                return _MARKS.get(gap, gap) in self.items
        if not 0 <= at < len(tokens):
            return "." in self.items
        token = tokens[at]
        if not token.word:  # an identifier may be any word: neither condition holds
            return None
        known = word_classes()
        return (
            token.word in self.items
            or f":{token.tag}" in self.items
            or (token.number and "#" in self.items)
            or (token.thing and "~" in self.items)
            or any(item[0] == "@" and token.word in known[item[1:]] for item in self.items)
        )


@dataclass(frozen=True, slots=True)
class Frame:
    conditions: tuple[Condition | str, ...]

    def holds(self, tokens: Text, first: int, last: int) -> bool:
        return all(
            NAMED[c](tokens, first, last) if isinstance(c, str) else c.holds(tokens, first, last)
            for c in self.conditions
        )


def parse(text: str) -> tuple[Frame, ...]:
    """The frames of a set, alternatives parted by ``;``. Raises FrameError."""
    return tuple(Frame(tuple(_condition(word) for word in one.split())) for one in text.split(";"))


def _condition(word: str) -> Condition | str:
    if word in NAMED:
        return word
    found = _CONDITION.fullmatch(word)
    if not found:
        raise FrameError(f"{word!r} is no condition; there are {', '.join(sorted(NAMED))} and +1=word,word")
    step, sign, listed = found.groups()
    items = frozenset(item for item in listed.split(",") if item)
    unknown = {item for item in items if item[0] == "@" and item[1:] not in word_classes()}
    if unknown or not items:
        raise FrameError(f"{word!r} names a class of words that there is not")
    return Condition(int(step), sign == "=", items)


# -- conditions that have a name
# -----------------------------------------------------------------------------------------------------------------


def _class(name: str) -> frozenset[str]:
    return word_classes()[name]


def voice(tokens: Text, first: int) -> str:
    """``be`` or ``have`` if such a verb stands before a word, adverbs aside, so that it is a participle."""
    at = first
    for _ in range(4):
        if not joined(tokens, at):
            return ""
        at -= 1
        word = tokens[at].word
        if word in _class("be"):
            return "be"
        if word in _class("have"):
            return "have"
        if not (word.endswith("ly") or word in _class("between") or tokens[at].tag == "ADV"):
            return ""
    return ""


def anywhere(*_: object) -> bool:
    """Whatever stands around it."""
    return True


def passive(tokens: Text, first: int, _: int) -> bool:
    return voice(tokens, first) == "be"


def _subject(tokens: Text, first: int) -> bool:
    """Whether a verb may be finite here: behind a noun, a pronoun, an entity, or what joins clauses."""
    if voice(tokens, first) or not joined(tokens, first):
        return False
    before = tokens[first - 1]
    if before.word in _class("subject") or before.thing:
        return True
    if before.tag in ("NOUN", "PUNCT") and before.word not in _class("function"):
        return True
    return before.word.endswith("ly") or before.word in _class("between")


def finite(tokens: Text, first: int, _: int) -> bool:
    return _subject(tokens, first)


def takes(tokens: Text, _: int, last: int) -> bool:
    """A noun phrase follows: the word has an object."""
    at = last + 1
    if not joined(tokens, at):
        return False
    token = tokens[at]
    return token.word in _class("det") or token.thing or token.tag in ("ADJ", "NOUN") or token.number


def infinitive(tokens: Text, first: int, _: int) -> bool:
    """Behind "to" or a modal verb."""
    return joined(tokens, first) and tokens[first - 1].word in _class("before-base")


def noun_ends(tokens: Text, _: int, last: int) -> bool:
    """The noun is the last of its phrase: no other noun, adjective or entity follows."""
    at = last + 1
    if at >= len(tokens) or tokens[at].gap != " ":
        return at >= len(tokens) or tokens[at].gap in ".,"
    token = tokens[at]
    return not token.number and (
        token.word in _class("function") or token.tag in ("AUX", "ADP", "VERB", "ADV")
    )


def phrase_begins(tokens: Text, first: int, _: int) -> bool:
    """The word is the only one before its noun, or the phrase begins with it: no noun stands before."""
    before = tokens[first - 1] if joined(tokens, first) else None
    return before is None or (not before.thing and before.tag not in ("NOUN", "ADJ", "PROPN"))


def start(tokens: Text, first: int, _: int) -> bool:
    """A sentence or line begins here."""
    return tokens[first].gap == "."


def ends(tokens: Text, _: int, last: int) -> bool:
    """The sentence or line ends here."""
    return last + 1 >= len(tokens) or tokens[last + 1].gap == "."


def plain(tokens: Text, first: int, _: int) -> bool:
    """No negation, doubt or condition stands before it in the sentence."""
    at = first
    while at > 0 and first - at < _SENTENCE and tokens[at].gap != ".":
        at -= 1
        if tokens[at].word in _class("not-plain"):
            return False
    return True


def clause(tokens: Text, _: int, last: int) -> bool:
    """A clause follows: a verb stands before the next comma or the end."""
    return _verb_follows(tokens, last) is True


def no_clause(tokens: Text, _: int, last: int) -> bool:
    """No clause follows, only what a preposition may govern: no verb up to the next comma or the end."""
    return _verb_follows(tokens, last) is False


def _verb_follows(tokens: Text, last: int) -> bool | None:
    for at in range(last + 1, min(last + 1 + _CLAUSE, len(tokens))):
        token = tokens[at]
        if token.gap in (".", ","):
            return False
        if token.word in _class("finite") or token.tag == "AUX":
            return True
        if token.tag == "VERB" and not token.word.endswith("ing"):
            return None  # a verb, or a participle of the noun
    return False if last + 1 + _CLAUSE >= len(tokens) else None


def free(tokens: Text, first: int, last: int) -> bool:
    """No number, amount, entity or identifier within three words."""
    near = tokens[max(0, first - _AROUND) : last + 1 + _AROUND]
    return not any(token.related for token in near)


def operative(tokens: Text, first: int, _: int) -> bool:
    """The letter tells of an operation: it speaks of an incision before."""
    return any(token.word in ("incision", "incisions") for token in tokens[:first])


def listed(tokens: Text, first: int, last: int) -> bool:
    """Joins two diseases, symptoms or drugs, behind the second of which the sentence, clause or line ends, or
    goes on with a preposition."""
    if not joined(tokens, first) or not tokens[first - 1].ill or tokens[first - 1].word in _class("times"):
        return False
    at, thing = last + 1, False
    for _ in range(6):
        if at >= len(tokens) or tokens[at].gap in ".,":
            return thing
        token = tokens[at]
        if thing and token.gap == " " and token.word in _class("goes-on"):
            return True
        if token.gap != " " or not token.word or token.number:
            return False
        if not (token.kept or token.word in _class("det") or token.tag in ("ADJ", "NOUN")):
            return False
        if token.word in _class("not-plain") or token.tag in ("VERB", "AUX"):
            return False
        thing = token.ill and token.word not in _class("times")
        at += 1
    return False


# -- what a determiner points at
# -----------------------------------------------------------------------------------------------------------------

_WORDS_OF_PHRASE = 5
_TELLS = frozenset({"PRON", "SCONJ"})


def _head(tokens: Text, last: int) -> int | None:
    """The place of the noun that a determiner stands before; None if that is no plain one, or is told of by
    what follows."""
    head = None
    for at in range(last + 1, min(last + 1 + _WORDS_OF_PHRASE, len(tokens))):
        token = tokens[at]
        if not joined(tokens, at) or not token.word or token.number or token.word in _class("no-noun"):
            break
        if token.word in _class("function") or token.tag in ("ADP", "AUX", "DET", "PRON", "CCONJ", "SCONJ"):
            break
        if head is not None and token.word not in _class("pointed") and token.tag not in ("NOUN", "PUNCT"):
            break
        if (
            token.word in _class("pointed")
            or token.word in _class("pointed-many")
            or token.tag in ("NOUN",)
            or token.thing
        ):
            head = at
    return head


def new_here(tokens: Text, _: int, last: int) -> bool:
    """What a determiner points at does not stand before in the same sentence, where "this" would be another."""
    head = _head(tokens, last)
    at = last
    while head is not None and at > 0 and tokens[at].gap != ".":
        at -= 1
        if tokens[at].word in (tokens[head].word, "this", "these"):
            return False
    return head is not None


def plural_before(tokens: Text, first: int, _: int) -> bool:
    """A noun of several things stands before, of which what follows are some."""
    before = tokens[first - 1] if first and tokens[first].gap in (" ", ",") else None
    if before is None or not (before.thing or before.tag == "NOUN"):
        return False
    return number(before.word) == "many"


def purpose(tokens: Text, first: int, _: int) -> bool:
    """No word stands before in the clause of which an infinitive is the complement: "enough room to turn"."""
    at = first
    while at > 0 and first - at < _CLAUSE and tokens[at].gap not in (".", ","):
        at -= 1
        if tokens[at].word in _class("complements"):
            return False
    return True


def _points(tokens: Text, last: int, many: bool) -> bool:
    head = _head(tokens, last)
    if head is None or number(tokens[head].word) != ("many" if many else "one"):
        return False
    word = tokens[head].word
    if word not in _class("pointed-many" if many else "pointed"):
        return False
    between = tokens[last + 1 : head]
    return _bare(tokens, last, head) and not any(token.guarded for token in between)


def one(tokens: Text, _: int, last: int) -> bool:
    return _points(tokens, last, many=False)


def many(tokens: Text, _: int, last: int) -> bool:
    return _points(tokens, last, many=True)


def known(tokens: Text, _: int, last: int) -> bool:
    """What a determiner points at was spoken of before; a patient always was."""
    head = _head(tokens, last)
    if head is None:
        return False
    if tokens[head].word in _class("always-known"):
        return True
    phrase = [token.word for token in tokens[last + 1 : head + 1]]
    return any(
        [token.word for token in tokens[at : at + len(phrase)]] == phrase
        for at in range(max(0, last - _BACK), last - len(phrase) + 1)
    )


def introduced(tokens: Text, _: int, last: int) -> bool:
    """ "a mass", "an incision" stood there before "the mass": one thing, made known once."""
    head = _head(tokens, last)
    if head is None or head > last + 1 or tokens[head].word in _class("own"):
        return False
    for at in range(max(1, last - 2 * _BACK), last):
        if tokens[at].word == tokens[head].word:
            for k in range(at - 1, max(-1, at - 4), -1):
                if tokens[k + 1].gap != " ":
                    break
                if tokens[k].word in ("a", "an"):
                    return True
                if tokens[k].word in _class("function"):
                    break
    return False


def here(tokens: Text, _: int, last: int) -> bool:
    """A plain noun follows, one, which is no time and no manner: "this wound", not "this morning"."""
    head = _head(tokens, last)
    if head is None or number(tokens[head].word) != "one" or not tokens[head].word:
        return False
    return _bare(tokens, last, head) and tokens[head].word not in _class("times")


def these_here(tokens: Text, _: int, last: int) -> bool:
    """As ``here``, of several."""
    head = _head(tokens, last)
    if head is None or number(tokens[head].word) != "many":
        return False
    return _bare(tokens, last, head) and tokens[head].word not in _class("times")


def _bare(tokens: Text, last: int, head: int) -> bool:
    """Whether nothing ranks a noun, nor tells which is meant."""
    if head + 1 < len(tokens) and tokens[head + 1].gap == "-":
        # "the patient's" points as "the patient" does
        return tokens[head + 1].word == "s" and tokens[head].word in _class("always-known")
    follows = tokens[head + 1] if joined(tokens, head + 1) else None
    if follows and (follows.word in _class("tells") or follows.tag in _TELLS or not follows.word):
        return False
    if follows and follows.number:
        return False
    return not any(token.word in _class("ranks") or token.number for token in tokens[last + 1 : head])


NAMED: Mapping[str, Callable[[Text, int, int], bool]] = MappingProxyType(
    {
        "any": anywhere,
        "passive": passive,
        "finite": finite,
        "takes": takes,
        "infinitive": infinitive,
        "noun-ends": noun_ends,
        "phrase-begins": phrase_begins,
        "start": start,
        "ends": ends,
        "plain": plain,
        "clause": clause,
        "no-clause": no_clause,
        "free": free,
        "listed": listed,
        "operative": operative,
        "one": one,
        "many": many,
        "known": known,
        "introduced": introduced,
        "new-here": new_here,
        "purpose": purpose,
        "plural-before": plural_before,
        "here": here,
        "these-here": these_here,
    }
)
