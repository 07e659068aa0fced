"""Tokens of a text, and the triggers among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from synletters.assertion.rules import RULES, Direction, Reach, Rule, expand

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_PLAIN = str.maketrans({"’": "'", "−": "-", "–": "-", "—": "-", "‑": "-"})


class Token(NamedTuple):
    """A word or a mark; ``low`` is in small letters, with plain apostrophes and dashes."""

    start: int
    end: int
    low: str

    @property
    def is_word(self) -> bool:
        return self.low[0].isalnum()


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger phrase: the tokens from ``first`` to before ``last``, and what it does."""

    first: int
    last: int
    kinds: tuple[str, ...]
    direction: Direction
    reach: Reach


def tokens(text: str) -> list[Token]:
    return [Token(m.start(), m.end(), _low(m[0])) for m in _TOKEN.finditer(text)]


def _low(word: str) -> str:
    return word.lower() if word.isascii() else word.lower().translate(_PLAIN)


def _index(*, stops: bool) -> dict[tuple[str, ...], Rule]:
    found: dict[tuple[str, ...], Rule] = {}
    for rule in RULES:
        if (rule.direction == "stop") == stops:
            for words in expand(rule.phrases):
                first = found.setdefault(words, rule)  # of two triggers with one phrase the first counts
                if stops and first is not rule:
                    found[words] = replace(first, kinds=tuple(dict.fromkeys(first.kinds + rule.kinds)))
    return found


def _lengths(index: dict[tuple[str, ...], Rule]) -> dict[str, list[int]]:
    """First word -> the lengths of the phrases that begin with it, longest first."""
    out: dict[str, set[int]] = {}
    for phrase in index:
        out.setdefault(phrase[0], set()).add(len(phrase))
    return {word: sorted(lengths, reverse=True) for word, lengths in out.items()}


_CUES, _STOPS = _index(stops=False), _index(stops=True)
_CUE_LENGTHS, _STOP_LENGTHS = _lengths(_CUES), _lengths(_STOPS)

_SEPARATORS = frozenset(":-?|=")
_NO = frozenset("no nil none negative neg absent denied denies never nope".split())
_YES = frozenset("yes present positive".split())
_BEFORE_NOUN = frozenset(
    "a an the with of and or her his shows showed has had have : - , ( ; . for any by".split()
)
_BEFORE_NOUN |= frozenset("following after revealed reveals demonstrated demonstrates".split())
_NO_NOUN = frozenset(
    """on in at by today with and or but to this as times x for from throughout until since per when except is was are
    were he she they which that now so then bilaterally apart other""".split()
)
_COPULA = frozenset(
    "is was were are be been being remain remains remained came come comes back tested test".split()
)
_ASKS = frozenset(
    "any do does did is are was were have has had what how why when where which who can could would".split()
)
_AGO_UNITS = {
    "day": 1,
    "week": 7,
    "wk": 7,
    "month": 30,
    "mth": 30,
    "mo": 30,
    "year": 365,
    "yr": 365,
    "decade": 3650,
}
_LASTING = frozenset("hour hr minute day week wk month mth year yr short".split())
_NUMBERS = {
    word: n for n, word in enumerate("zero one two three four five six seven eight nine ten".split())
} | {"a": 1, "an": 1, "several": 4, "few": 3, "some": 3, "many": 10, "couple": 2, "dozen": 12}
#: the words at which a trigger may begin; and any number, before "ago"
_SPEAK = frozenset(_CUE_LENGTHS) | _NO | _YES | frozenset("+?") | frozenset(_NUMBERS)
#: ConText calls historical what was more than 14 days ago
_RECENT_DAYS = 14


def triggers(text: str, words: Sequence[Token], first: int, last: int) -> list[Trigger]:
    """The triggers of a sentence, the tokens from ``first`` to before ``last``, in order, none within
    another.

    Terminators stand among them; they may overlap a trigger and one another ("and he denies").
    """
    if first >= last:
        return []
    sentence = text[words[first].start : words[last - 1].end]
    known = _KNOWN.get(sentence)
    if known is not None:
        return [_shifted(trigger, first) for trigger in known]
    found = _triggers(text, words, first, last)
    if len(_KNOWN) >= _MOST_KNOWN:
        _KNOWN.clear()
    _KNOWN[sentence] = tuple(_shifted(trigger, -first) for trigger in found)
    return found


#: sentences with their triggers, numbered from the sentence's first token; nothing outside of a sentence has a say.
#: A letter is read before and behind its rewriting, and most of its sentences are the same
_KNOWN: dict[str, tuple[Trigger, ...]] = {}
_MOST_KNOWN = 2048


def _shifted(trigger: Trigger, by: int) -> Trigger:
    return Trigger(trigger.first + by, trigger.last + by, trigger.kinds, trigger.direction, trigger.reach)


def _triggers(text: str, words: Sequence[Token], first: int, last: int) -> list[Trigger]:
    out: list[Trigger] = []
    at = first
    while at < last:
        low = words[at].low
        found = None
        if low in _SPEAK or low.isdigit():
            found = _special(text, words, first, at, last) or _phrase(words, first, at, last)
        if found is None:
            at += 1
            continue
        out.append(found)
        at = found.last
    stops = [
        stop
        for at in range(first, last)
        if words[at].low in _STOP_LENGTHS
        for stop in _stops(words, at, last)
    ]
    if not stops:
        return out  # in order, none within another
    return sorted([*out, *stops], key=lambda trigger: (trigger.first, trigger.last))


def _stops(words: Sequence[Token], at: int, last: int) -> Iterator[Trigger]:
    for length in _STOP_LENGTHS.get(words[at].low, ()):
        rule = _STOPS.get(tuple(word.low for word in words[at : at + length]))
        if rule is not None and at + length <= last:
            yield Trigger(at, at + length, rule.kinds, "stop", rule.reach)


def _phrase(words: Sequence[Token], first: int, at: int, last: int) -> Trigger | None:
    for length in _CUE_LENGTHS.get(words[at].low, ()):
        end = at + length
        if end > last:
            continue
        rule = _CUES.get(tuple(word.low for word in words[at:end]))
        if rule is None or (words[at].low == "-" and length == 2 and words[at].end != words[at + 1].start):
            continue
        if (
            rule.kinds == ("historical",)
            and rule.direction != "none"
            and end < last
            and words[end].low == ":"
        ):
            return Trigger(
                at, end, rule.kinds, "none", rule.reach
            )  # "HISTORY:" is a heading; its section has its own say
        direction = rule.direction
        if rule.kinds == ("historical",) and at > first and _lasting(words, first, at):
            direction = "none"
        if direction in {"either", "object"}:
            direction = _side(words, first, at, end, last, verb=direction == "object")
        return Trigger(at, end, rule.kinds, direction, rule.reach)
    return None


def _lasting(words: Sequence[Token], first: int, at: int) -> bool:
    """Whether "history of" tells how long something has lasted until now: "a three-day history of cough"."""
    if words[at].low not in {"history", "hx"}:
        return False
    unit = words[at - 2].low if words[at - 1].low == "'" and at - 2 >= first else words[at - 1].low
    return unit.removesuffix("'s").removesuffix("s") in _LASTING or (
        at - 3 >= first and words[at - 2].low == "/"
    )


def _side(words: Sequence[Token], first: int, at: int, end: int, last: int, *, verb: bool) -> Direction:
    """Whether an adjective speaks of what follows ("negative troponin") or of what went before ("troponin
    negative")."""
    after = words[end].low if end < last else ""
    before = words[at - 1].low if at > first else ""
    noun_follows = bool(after) and after[0].isalnum() and after not in _NO_NOUN
    if not noun_follows:
        return "backward" if before else "forward"
    if verb or not before or before in _BEFORE_NOUN or before in _COPULA:
        return "forward"
    return "forward" if at - 1 == first and not words[at - 1].is_word else "backward"


def _special(text: str, words: Sequence[Token], first: int, at: int, last: int) -> Trigger | None:
    """What no phrase tells: answers, question marks, "five years ago"."""
    token = words[at]
    if (token.low in _NO or token.low in _YES) and _answers(text, words, first, at, last):
        if token.low in _YES:
            return Trigger(at, at + 1, ("negated", "uncertain"), "stop", "item")
        return Trigger(at, at + 1, ("negated",), "backward", "item")
    if token.low == "+" and at > first and not (at + 1 < last and words[at + 1].is_word):
        return Trigger(at, at + 1, ("negated", "uncertain"), "stop", "item")  # "cough +, fever -ve"
    if token.low == "?":
        return _query(words, first, at, last)
    return _ago(words, at, last)


def _answers(text: str, words: Sequence[Token], first: int, at: int, last: int) -> bool:
    """Whether a word stands as an answer: "Fever: no", "chest pain - denies,", "Cough | No |"."""
    if at == first:
        return False
    gap = text[words[at - 1].end : words[at].start]
    if words[at - 1].low not in _SEPARATORS and "\t" not in gap and len(gap) < 3:
        return False
    if words[at - 1].low == "-" and not gap:
        return False
    if at - 1 == first:
        return False  # "- no fever"
    if at + 1 == last:
        return True
    behind = text[words[at].end : words[at + 1].start]
    return (
        words[at + 1].low in {".", ",", ";", "|", ")", "/"}
        or "\t" in behind
        or "\n" in behind
        or len(behind) > 2
    )


def _query(words: Sequence[Token], first: int, at: int, last: int) -> Trigger | None:
    token = words[at]
    touches = at > first and words[at - 1].end == token.start and words[at - 1].is_word
    if at + 1 < last and words[at + 1].is_word and not touches and words[at + 1].start - token.end <= 1:
        return Trigger(at, at + 1, ("uncertain",), "forward", "noun")
    if touches and words[first].low not in _ASKS and not _answered(words, at, last):
        return Trigger(at, at + 1, ("uncertain",), "backward", "short")
    return None


def _answered(words: Sequence[Token], at: int, last: int) -> bool:
    return at + 1 < last and (words[at + 1].low in _NO or words[at + 1].low in _YES)


def _ago(words: Sequence[Token], at: int, last: int) -> Trigger | None:
    number = words[at].low
    if not (number.isdigit() or number in _NUMBERS):
        return None
    for k in range(at + 1, min(at + 4, last - 1)):
        if words[k + 1].low == "ago":
            unit = words[k].low.removesuffix("s")
            count = int(number[:4]) if number.isdecimal() else _NUMBERS.get(number, 2)
            if unit not in _AGO_UNITS or count * _AGO_UNITS[unit] <= _RECENT_DAYS:
                return None
            return Trigger(at, k + 2, ("historical",), "both", "clause")
    return None


def pieces(words: Sequence[Token], sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The tokens of each sentence, as the number of the first and of the one behind the last."""
    at = 0
    for start, end in sentences:
        while at < len(words) and words[at].start < start:
            at += 1
        first = at
        while at < len(words) and words[at].start < end:
            at += 1
        yield first, at
