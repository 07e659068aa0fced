"""Capitals and articles of a sentence said otherwise: as the sentence had them before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from synletters.core.document import Case
from synletters.refill.agreement import takes_an
from synletters.reword.classes import closed
from synletters.reword.items import Item, new
from synletters.reword.rules import Found
from synletters.reword.sentence import Element

_TITLES = frozenset("mr mrs ms miss mx dr prof sir".split())
_STOPS = frozenset(".!?")
#: a word of so many letters in capitals is a word and no abbreviation, and so many of them make a line in capitals
_LETTERS, _WORDS = 4, 2


def in_capitals(made: list[Item], items: Sequence[Item], found: Found) -> list[Item]:
    """What stands for a match, in capitals where what it stands for, or all around it, is."""
    slots = {id(item[0]) for held in found.match.slots.values() for item in held}
    here = [element for element, _ in items[found.start : found.end] if id(element) not in slots]
    if not (_shouted(here) or _shouted([element for element, _ in items])):
        return made
    return [
        (replace(element, text=element.text.upper()), None) if origin is None else (element, origin)
        for element, origin in made
    ]


def _shouted(elements: Sequence[Element]) -> bool:
    """Whether words stand in capitals that are no mere abbreviations."""
    words = [e.text for e in elements if e.kind in ("word", "structure") and e.text[:1].isalpha()]
    long = [word for word in words if len(word) >= _LETTERS]
    return len(words) >= _WORDS and bool(long) and all(word.isupper() for word in words)


def in_case(items: Sequence[Item], before: Sequence[Item]) -> list[Item] | None:
    """The items with capitals where sentences begin and no others, as ``before`` had them, and articles that agree; None where a
    kept piece forbids it."""
    out = list(items)
    shouted = _shouted([element for element, _ in before])
    labels = {
        id(one[0])
        for one, two in pairwise(before)
        if one[0].text == ":" and two[0].text[:1].isupper() and two[0].kind != "kept"
    }
    beside = {(id(one[0]), id(two[0])) for one, two in pairwise(before)}
    capital = before[0][0].text[:1].isupper() or before[0][0].kind == "identifier"
    began = {id(before[at][0]) for at in range(len(before)) if _begins(before, at, labels)}
    for at, (element, _) in enumerate(items):
        if element.kind == "identifier" or not element.text[:1].isalpha():
            continue
        if _begins(items, at, labels):
            if at and (id(items[at - 1][0]), id(element)) in beside:
                continue  # "at 9 a.m. and then": what stood in small letters behind this full stop still does
            if element.text[:1].islower() and (capital or at):
                if element.kind == "kept":
                    return None
                if len(element.text[:1].upper()) == 1:
                    out[at] = (replace(element, text=element.text[:1].upper() + element.text[1:]), None)
        elif (
            id(element) in began
            and not shouted
            and Case.of(element.text) is Case.TITLE
            and element.text != "I"
            and element.word.rstrip(".") not in _TITLES
        ):
            if element.kind == "kept":
                return None
            if element.tag != "PROPN" or element.word in closed():
                out[at] = (replace(element, text=element.text[:1].lower() + element.text[1:]), None)
    return _articles(out, before)


def _begins(items: Sequence[Item], at: int, labels: set[int]) -> bool:
    """Whether a sentence begins at an item, or what stands behind a label with a capital ("Plan: At discharge")."""
    if at == 0:
        return True
    last = items[at - 1][0]
    return last.kind == "mark" and (last.text in _STOPS or id(last) in labels)


def _articles(items: list[Item], before: Sequence[Item]) -> list[Item] | None:
    """The items with "a" or "an" before what now follows; None where that cannot be told."""
    out = list(items)
    beside = {(id(one[0]), id(two[0])) for one, two in pairwise(before)}
    for at, (element, origin) in enumerate(items):
        if element.word not in ("a", "an") or element.kind == "kept":
            continue
        following = items[at + 1] if at + 1 < len(items) else None
        if following is not None and (id(element), id(following[0])) in beside:
            continue
        if following is None or (following[0].kind == "identifier" and origin is None):
            return None
        if following[0].kind == "identifier":
            continue
        needs = takes_an(following[0].text)
        if needs is not None and (element.word == "an") != needs:
            word = "an" if needs else "a"
            cased = word.upper() if element.text == "AN" else word.title()
            out[at] = new(cased if element.text[:1].isupper() else word, "DET")
    return out
