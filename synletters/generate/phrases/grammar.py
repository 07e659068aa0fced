"""The small language that phrases are written in.

``<a|b|>`` is one of its alternatives (the last one here is empty), ``[words]`` marks what says the fact, ``{slot}`` puts in a value
such as ``{he}`` or ``{duration}``, ``{LABEL:words}`` marks the words as an identifier of that label. They
nest. A backslash takes
the next character as it is. A library of templates would give the text, but not where each fact stands in it.

Who renders phrases in another way (``scripts/letters``) may give ``{name:words}`` a meaning for names in
small letters too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random

from synletters.generate.phrases.marked import Mark, Text, join

_NAME = re.compile(r"[A-Za-z_][\w.]*|\d+")


@dataclass(frozen=True, slots=True)
class Slot:
    name: str
    #: what stands behind the colon; None without one
    inside: Sequence_ | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    options: tuple[Sequence_, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    inside: Sequence_


@dataclass(frozen=True, slots=True)
class Sequence_:  # noqa: N801 (not to be taken for typing's)
    items: tuple[str | Slot | Choice | Marked, ...]


class PhraseError(ValueError):
    """A phrase that is not written in this language: its message says what and where."""


@lru_cache(maxsize=20_000)
def compiled(phrase: str) -> Sequence_:
    """Raises PhraseError."""
    made, at = _sequence(phrase, 0, "")
    if at != len(phrase):
        raise PhraseError(f"{phrase[at]!r} at character {at + 1} closes nothing")
    return made


def _sequence(phrase: str, at: int, end: str) -> tuple[Sequence_, int]:
    """What stands from ``at`` to one of the characters ``end``, which is not eaten."""
    items: list[str | Slot | Choice | Marked] = []
    plain: list[str] = []
    while at < len(phrase) and phrase[at] not in (end or "]>}"):
        char = phrase[at]
        if char == "\\" and at + 1 < len(phrase):
            plain.append(phrase[at + 1])
            at += 2
            continue
        if char not in "{<[":
            plain.append(char)
            at += 1
            continue
        if plain:
            items.append("".join(plain))
            plain = []
        opened = at
        if char == "{":
            name = _NAME.match(phrase, at + 1)
            if name is None or phrase[name.end() : name.end() + 1] not in ("}", ":"):
                raise PhraseError(f"the slot at character {opened + 1} has no name, or is not closed by '}}'")
            at = name.end()
            within = None
            if phrase[at] == ":":
                within, at = _sequence(phrase, at + 1, "}]>|")
            items.append(Slot(name.group(), within))
            at = _closed(phrase, at, "}", opened)
        elif char == "[":
            inside, at = _sequence(phrase, at + 1, "]>}|")
            items.append(Marked(inside))
            at = _closed(phrase, at, "]", opened)
        else:
            options = []
            while True:
                option, at = _sequence(phrase, at + 1, "|>]}")
                options.append(option)
                if at >= len(phrase) or phrase[at] != "|":
                    break
            items.append(Choice(tuple(options)))
            at = _closed(phrase, at, ">", opened)
    if plain:
        items.append("".join(plain))
    return Sequence_(tuple(items)), at


def _closed(phrase: str, at: int, sign: str, opened: int) -> int:
    if at >= len(phrase) or phrase[at] != sign:
        raise PhraseError(f"{phrase[opened]!r} at character {opened + 1} is not closed by {sign!r}")
    return at + 1


def slots(phrase: str) -> frozenset[str]:
    """The names of the slots in a phrase. Raises PhraseError."""
    return frozenset(_slots(compiled(phrase)))


def _slots(tree: Sequence_) -> list[str]:
    found: list[str] = []
    for item in tree.items:
        if isinstance(item, Slot):
            found += [item.name] if item.inside is None or not item.name.isupper() else []
            found += _slots(item.inside) if item.inside is not None else []
        elif isinstance(item, Marked):
            found += _slots(item.inside)
        elif isinstance(item, Choice):
            found += [name for option in item.options for name in _slots(option)]
    return found


def marked_words(phrase: str) -> frozenset[str]:
    """Every text that the phrase can mark, but for those with a slot in them. Raises PhraseError."""
    return frozenset(" ".join(text.split()) for text in _marked(compiled(phrase)) if text.strip())


def _marked(tree: Sequence_) -> list[str]:
    found: list[str] = []
    for item in tree.items:
        if isinstance(item, Marked):
            found += _expansions(item.inside)
        elif isinstance(item, Slot) and item.inside is not None:
            found += _marked(item.inside)
        elif isinstance(item, Choice):
            found += [text for option in item.options for text in _marked(option)]
    return found


def _expansions(tree: Sequence_) -> list[str]:
    made = [""]
    for item in tree.items:
        if isinstance(item, Slot):
            if item.inside is None or not item.name.isupper():
                return []
            made = [before + after for before in made for after in _expansions(item.inside)]
            continue
        if isinstance(item, str):
            more = [item]
        elif isinstance(item, Choice):
            more = [text for option in item.options for text in _expansions(option)]
        else:
            more = _expansions(item.inside)
        made = [before + after for before in made for after in more]
    return made


def marks_always(phrase: str) -> bool:
    """Whether every way through the phrase marks something once or more."""
    return _always(compiled(phrase))


def _always(tree: Sequence_) -> bool:
    return any(
        isinstance(item, Marked)
        or (isinstance(item, Choice) and all(map(_always, item.options)))
        or (isinstance(item, Slot) and item.inside is not None and _always(item.inside))
        for item in tree.items
    )


def render(phrase: str, values: Mapping[str, Text | str], rng: Random, fact: Mark | None = None) -> Text:
    """One way through the phrase. ``fact`` is what its marks say (its own place does not matter).

    Raises KeyError for a slot without a value, PhraseError.
    """
    return _render(compiled(phrase), values, rng, fact)


def _render(tree: Sequence_, values: Mapping[str, Text | str], rng: Random, fact: Mark | None) -> Text:
    parts: list[Text | str] = []
    for at, item in enumerate(tree.items):
        if isinstance(item, str):
            parts.append(item)
        elif isinstance(item, Slot):
            parts.append(values[item.name] if item.inside is None else _identifier(item, values, rng, fact))
        elif isinstance(item, Choice):
            chosen = _render(rng.choice(item.options), values, rng, fact)
            before = parts[-1] if parts else ""
            if (
                not chosen
                and isinstance(before, str)
                and before.endswith(" ")
                and _stops(tree.items[at + 1 : at + 2])
            ):
                parts[-1] = before[:-1]  # the blank that led to nothing
            parts.append(chosen)
        else:
            inside = _render(item.inside, values, rng, fact)
            if fact is not None and inside.text:
                inside = Text(inside.text, (replace(fact, start=0, end=len(inside.text)), *inside.marks))
            parts.append(inside)
    return join(parts)


def _identifier(slot: Slot, values: Mapping[str, Text | str], rng: Random, fact: Mark | None) -> Text:
    if slot.inside is None or not slot.name.isupper():
        raise PhraseError(f"{{{slot.name}:…}} is no label; write it in capitals, such as {{NAME:…}}")
    inside = _render(slot.inside, values, rng, fact)
    return Text(inside.text, (Mark(0, len(inside.text), slot.name), *inside.marks)) if inside.text else inside


def _stops(following: tuple[str | Slot | Choice | Marked, ...]) -> bool:
    """Whether nothing follows, or a blank or a sign."""
    return not following or (isinstance(following[0], str) and following[0][:1] in " .,;:)\n")
