"""Lists in other words: another joiner, "no" before each member, no article behind "no"; what a member borrows from the last."""

from __future__ import annotations

from functools import cache

from synletters.reword.agreement import items_of
from synletters.reword.classes import class_of
from synletters.reword.items import Item, new
from synletters.reword.sentence import Element
from synletters.text.word_files import lines

#: what a finding is told of, so that its noun may stand behind the last of several alone
_PLACES = frozenset({"ANATOMY", "LATERALITY", "SEVERITY", "DESCRIPTION"})


@cache
def _places() -> frozenset[str]:
    """Words that say where or of what kind a finding is and are none themselves."""
    return frozenset(word for line in lines("borrowing", package=__package__) for word in line.split())


@cache
def _parts() -> frozenset[str]:
    """Words that say where a finding is, and of those behind it too."""
    return frozenset(word for line in lines("lending", package=__package__) for word in line.split())


def borrows(element: Element, last: Element, *, alone: bool = True) -> bool:
    """Whether the last word of a member, which may be all of it, borrows its noun from the last one: "bowel and bladder dysfunction"."""
    if element.word.split()[-1] in _places():
        return True
    placed = bool(element.labels & _PLACES) and not last.labels & _PLACES
    return alone and (element.tag == "ADJ" or placed)


def lends(element: Element) -> bool:
    """Whether the first word of a member may be said of those behind it too: "disc pallor or oedema"."""
    first, *rest = element.word.split()
    return bool(rest) and first in _parts()


def without_articles(items: list[Item]) -> list[Item] | None:
    """A list behind "no" or "any", which take no article: "a tear" as "tear"; None where another determiner stands there."""
    members, _ = items_of([item[0] for item in items])
    heads = {member[0] for member in members if member}
    if any(class_of(items[at][0]) in "dg" and items[at][0].word not in ("a", "an") for at in heads):
        return None
    if any(items[at][0].word in ("a", "an") and items[at][0].fixed for at in heads):
        return None
    return [item for at, item in enumerate(items) if at not in heads or item[0].word not in ("a", "an")]


def joined(items: list[Item], joiner: str) -> list[Item]:
    """A list with another word before its last member; one that has none stays as it is."""
    _, marks = items_of([item[0] for item in items])
    if not marks:
        return items
    last = [at for at in marks[-1] if items[at][0].word in ("and", "or", "nor", "&")]
    return [
        new(joiner, "CCONJ") if at in last and item[0].word != joiner else item
        for at, item in enumerate(items)
    ]


def each_no(items: list[Item]) -> list[Item] | None:
    """ "chest pain, cough or fever" as "chest pain, no cough and no fever": for what "no" stands before."""
    members, marks = items_of([item[0] for item in items])
    if len(members) < 2 or not all(members):
        return None
    if any(class_of(items[at][0]) == "p" for member in members[:-1] for at in member):
        return None  # "no change in the course or content of thought" is one thing
    last = items[members[-1][-1]][0]
    if any(borrows(items[member[-1]][0], last, alone=len(member) == 1) for member in members[:-1]):
        return None  # "no arm or leg weakness" has one weakness
    out: list[Item] = [items[at] for at in members[0]]
    for member, part in zip(members[1:], marks, strict=True):
        tied = any(items[at][0].word in ("and", "or", "nor", "&") for at in part)
        commas = [items[at] for at in part if items[at][0].text == ","]
        out += [
            *commas,
            *([new("and", "CCONJ")] if tied else []),
            new("no", "DET"),
            *(items[at] for at in member),
        ]
    return out
