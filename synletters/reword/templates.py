"""The right side of a rule: what a sentence becomes, from words, slots of the left side, and verbs that agree.

    <who> reported no <what:or>      there {was:what} no <what:or>      <who> [report] no <what:or>

``<what:or>`` is a list with "or" before its last member (``and``, ``nor`` likewise), ``<who:his>`` and ``<who:him>`` a person
as possessor and object, ``<who:again>`` says a person once more, ``<what:bare>`` is a phrase without its article, ``<what:no>`` a
list with "no" before each member. ``{be:what}`` agrees with a slot, in the tense of the
verb on the left; ``{was:what}`` in the past. ``[report]`` stands in the form of the verb on the left, ``[report.done]`` in its
own, ``[give:2]`` in that of the second. ``(a | b)`` is either, ``(a)?`` may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from synletters.core.errors import ConfigError
from synletters.reword.agreement import AGREEING, agreeing, in_case, inflect, tense_of
from synletters.reword.items import Item, new
from synletters.reword.lists import each_no, joined, without_articles
from synletters.reword.patterns import FORMS, Pattern
from synletters.reword.phrases import TYPES

_JOINERS = frozenset({"or", "and", "nor"})
_MODES = _JOINERS | {"his", "him", "bare", "again", "no", "plain"}
_MOST = 64
_TOKEN = re.compile(
    r"<(?P<slot>[^>]*)>|\{(?P<agree>[^}]*)\}|\[(?P<verb>[^\]]*)\]|(?P<sign>[()|?])|(?P<word>\\?(?:[^\s()|?<\[{,;:]+|[,;:]))|(?P<bad>\S)"
)
_ARTICLES = frozenset({"a", "an", "the", "any"})


@dataclass(frozen=True, slots=True)
class Part:
    """``kind`` is word, slot, agree or verb; ``mode`` a slot's case or joiner, a verb's form, the slot to agree with."""

    kind: str
    text: str
    mode: str = ""
    tag: str = ""
    verb: int = 0


@dataclass(frozen=True, slots=True)
class Template:
    source: str
    parts: tuple[Part, ...]

    def slots(self) -> list[str]:
        return [part.text for part in self.parts if part.kind == "slot"]

    def filled(self, match: Match) -> list[Item] | None:
        """What stands for the matched elements; None where a number or a form cannot be told."""
        out: list[Item] = []
        spare = list(match.spare)
        for at, part in enumerate(self.parts):
            behind_no = bool(out) and out[-1][0].word in ("no", "any")
            made = self._part(at, part, match, bare=behind_no)
            if made is None:
                return None
            if part.kind != "slot":
                made = [_own(item, spare) for item in made]
            out += made
        return out

    def _part(self, at: int, part: Part, match: Match, *, bare: bool = False) -> list[Item] | None:
        if part.kind == "word":
            return [new(part.text, part.tag)]
        if part.kind == "slot":
            held: list[Item] | None = match.slots.get(part.text, [])
            held = without_articles(held) if bare and held else held
            return None if held is None else _slot(held, part.mode)
        if part.kind == "agree":
            tense = next((tense_of(form) for _, form, _ in match.verbs if tense_of(form)), "")
            behind = any(p.kind == "slot" and p.text == part.mode for p in self.parts[at:])
            word = agreeing(
                part.text, tense, [item[0] for item in match.slots.get(part.mode, [])], before=behind
            )
            return [new(word, "AUX")] if word else None
        if part.verb >= len(match.verbs):
            return None
        _, form, word = match.verbs[part.verb]
        if word == "" and not part.mode:
            return None
        made = inflect(part.text, part.mode or form, "" if part.mode else word)
        return [new(piece, "VERB") for piece in made.split()] if made else None


class Filling(Protocol):
    """What may stand for a match."""

    def filled(self, match: Match) -> list[Item] | None: ...


@dataclass(frozen=True, slots=True)
class Match:
    """What a pattern took: the items of each slot, of each verb its base, form and word, and the items that are in no
    slot."""

    slots: Mapping[str, list[Item]]
    verbs: Sequence[tuple[str, str, str]]
    spare: Sequence[Item] = ()


def _own(item: Item, spare: list[Item]) -> Item:
    """A word of the sentence itself where a template says one that stood there."""
    for at, (element, _) in enumerate(spare):
        if element.word == item[0].word:
            return spare.pop(at)
    return item


def _slot(items: list[Item], mode: str) -> list[Item] | None:
    if mode in _JOINERS:
        return joined(items, mode)
    if mode in ("his", "him"):
        made = in_case([item[0] for item in items], mode)
        if made is not None:
            return [new(word, "PRON") for word in made]
        if mode == "him":
            return items
        if not items or items[-1][0].word.endswith("s"):
            return None
        return [*items, new("'s", "PART")]
    if mode == "again":
        return (
            None
            if any(item[0].fixed for item in items)
            else [new(item[0].word, item[0].tag) for item in items]
        )
    if mode == "no":
        return each_no(items)
    if mode == "bare" and items and items[0][0].word in _ARTICLES and not items[0][0].fixed:
        return items[1:]
    return items


def parse(source: str, pattern: Pattern) -> list[Template]:
    """The templates that one line says, with every choice made. Raises ConfigError for what is none."""
    tokens = list(_TOKEN.finditer(source))
    made = [Template(source, tuple(parts)) for parts in _choices(tokens, source, pattern)]
    for template in made:
        slots = [part.text for part in template.parts if part.kind == "slot" and part.mode != "again"]
        if double := {name for name in slots if slots.count(name) > 1}:
            raise ConfigError(f"<{double.pop()}> stands twice in {source!r}; a phrase is said once")
        if lost := set(pattern.slots) - set(slots) - pattern.free:
            raise ConfigError(f"<{lost.pop()}> of {pattern.source!r} is lost in {source!r}")
    return made


def _choices(tokens: Sequence[re.Match[str]], source: str, pattern: Pattern) -> list[list[Part]]:
    rows, at = _sequence(tokens, 0, source, pattern)
    if at != len(tokens):
        raise ConfigError(f"a bracket is closed and none is open in {source!r}")
    return rows


def _sequence(
    tokens: Sequence[re.Match[str]], at: int, source: str, pattern: Pattern
) -> tuple[list[list[Part]], int]:
    """The choices up to a closing bracket or the end."""
    alternatives: list[list[Part]] = []
    rows: list[list[Part]] = [[]]
    while at < len(tokens) and tokens[at]["sign"] != ")":
        token = tokens[at]
        if token["sign"] == "|":
            alternatives += rows
            rows = [[]]
            at += 1
            continue
        if token["sign"] == "(":
            inner, at = _sequence(tokens, at + 1, source, pattern)
            if at >= len(tokens):
                raise ConfigError(f"a bracket is not closed in {source!r}")
            at += 1
        elif token["sign"] == "?":
            raise ConfigError(f"? makes a word or bracket before it optional: {source!r}")
        else:
            inner, at = list(_parts(token, source, pattern)), at + 1
        if at < len(tokens) and tokens[at]["sign"] == "?":
            inner = [*inner, []]
            at += 1
        rows = [[*row, *more] for row in rows for more in inner]
        if len(rows) > _MOST:
            raise ConfigError(f"{source!r} says more than {_MOST} things; write several rules")
    return [*alternatives, *rows], at


def _parts(token: re.Match[str], source: str, pattern: Pattern) -> Iterator[list[Part]]:
    """The choices of one token."""
    if token["bad"]:
        raise ConfigError(f"{token['bad']!r} in {source!r} says nothing")
    if token["slot"] is not None:
        name, _, mode = token["slot"].partition(":")
        if name not in pattern.slots:
            raise ConfigError(f"<{token['slot']}>: {pattern.source!r} has no slot {name!r}")
        if mode and mode not in _MODES and mode not in TYPES and not mode.isupper() and mode[0] != "=":
            raise ConfigError(
                f"<{token['slot']}>: there is no form {mode!r}; there are {', '.join(sorted(_MODES))}"
            )
        yield [Part("slot", name, mode if mode in _MODES else "")]
    elif token["agree"] is not None:
        verb, _, name = token["agree"].partition(":")
        if verb not in AGREEING or name not in pattern.slots:
            raise ConfigError(
                f"{{{token['agree']}}} in {source!r}: a verb ({', '.join(sorted(AGREEING))}) and a slot to agree with, as in {{was:what}}"
            )
        yield [Part("agree", verb, name)]
    elif token["verb"] is not None:
        bases, _, number = token["verb"].partition(":")
        names, dot, form = bases.partition(".")
        at = int(number) - 1 if number.isdecimal() else 0
        if dot and form not in FORMS:
            raise ConfigError(f"[{token['verb']}]: there is no form {form!r}; there are {', '.join(FORMS)}")
        if (not dot and at >= len(pattern.verbs)) or at < 0:
            raise ConfigError(
                f"[{token['verb']}] in {source!r}: {pattern.source!r} has no verb to take the form of"
            )
        if not all(base.isalpha() for base in names.split("/")):
            raise ConfigError(f"[{token['verb']}] in {source!r} is no verb")
        if dot:  # its own form; no verb on the left is needed
            for base in names.split("/"):
                made = inflect(base, form, "")
                if not made:
                    raise ConfigError(f"[{token['verb']}] in {source!r} is no verb")
                yield [Part("word", word, tag="VERB") for word in made.split()]
        else:
            for base in names.split("/"):
                yield [Part("verb", base, "", verb=at)]
    else:
        told = token["word"].removeprefix("\\")
        for word in told.split("/") if len(told) > 1 and "//" not in told else [told]:
            yield [Part("word", word.replace("_", " ") if len(word) > 1 else word)]
