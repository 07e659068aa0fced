"""The members of a list in another order, where nothing ties them to their places.

Only lists whose members are kept pieces alone, of one kind, that no word before the first or behind the last may belong to; two
members or more. What is said of each is judged as everything is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from synletters.reword.classes import class_of
from synletters.reword.rules import Found, Rule
from synletters.reword.sentence import Element
from synletters.reword.templates import Item, Match

_ILL = frozenset({"DISEASE", "FINDING", "SYMPTOM", "SIGN"})
#: labels whose members may be listed in any order, each among its own
_KINDS = (_ILL, frozenset({"DRUG", "MEDICATION"}), frozenset({"TEST"}), frozenset({"ANATOMY"}))
#: words that tie the members of a list to their places, wherever they stand in its sentence
_TIES = frozenset(
    "respectively then first second third former latter followed versus vs between both either neither and/or".split()
)
#: labels of what speaks of all members behind it, or tells one from another
_BINDS = frozenset(
    {
        "SEVERITY",
        "LATERALITY",
        "QUANTITY",
        "TEMPORAL",
        "FREQUENCY",
        "UNIT",
        "DESCRIPTION",
        "LAB_VALUE",
        "NEGATION",
    }
)
_MOST = 12
RULE = Rule("order-of-list", (), {}, weight=1.5)


@dataclass(frozen=True, slots=True)
class Rotated:
    """A list with its members in another order: each ``step`` further, or the other way round for 0."""

    members: tuple[tuple[int, int], ...]
    step: int

    def filled(self, match: Match) -> list[Item] | None:
        items = match.slots["list"]
        members = [items[start:end] for start, end in self.members]
        order = members[::-1] if not self.step else members[self.step :] + members[: self.step]
        out: list[Item] = []
        at = 0
        for (start, end), member in zip(self.members, order, strict=True):
            out += items[at:start]
            out += member
            at = end
        return [*out, *items[at:]]


def orders(items: Sequence[Item]) -> Iterator[Found]:
    """Every list of a sentence whose members may change places."""
    elements = [element for element, _ in items]
    if any(element.word in _TIES for element in elements):
        return
    at = 0
    while at < len(elements):
        end = _list(elements, at)
        if end is None:
            at += 1
            continue
        members = tuple((k - at, k - at + 1) for k in range(at, end) if class_of(elements[k]) == "n")
        steps = [Rotated(members, step) for step in range(0 if len(members) > 2 else 1, len(members))]
        yield Found(RULE, at, end, Match({"list": list(items[at:end])}, ()), steps)
        at = end


def _list(elements: Sequence[Element], first: int) -> int | None:
    """The end of the list that begins at an element, if its members may change places."""
    if not _member(elements[first]) or (first and not _parts(elements[first - 1])):
        return None
    kind = next((labels for labels in _KINDS if elements[first].labels & labels), None)
    if kind is None:
        return None
    end, count, joined = first + 1, 1, False
    while end < len(elements) and count < _MOST:
        at = end
        while at < len(elements) and class_of(elements[at]) in ",c":
            joined = joined or elements[at].word in ("and", "or", "nor")
            at += 1
        if (
            at == end
            or at - end > 2
            or at >= len(elements)
            or not _member(elements[at])
            or not elements[at].labels & kind
        ):
            break
        end, count = at + 1, count + 1
    follows = elements[end] if end < len(elements) else None
    if count < 2 or (count == 2 and not joined):
        return None
    if follows is not None and (
        class_of(follows) not in "vms"
        or follows.word in ("that", "which", "who", "as", "than")
        or follows.text == "("
    ):
        return None
    return end


def _member(element: Element) -> bool:
    return (
        element.kind == "kept"
        and class_of(element) == "n"
        and not element.labels & _BINDS
        and not any(c.isdigit() for c in element.text)
    )


def _parts(element: Element) -> bool:
    """Whether what stands before a list belongs to all of it alike."""
    return (
        class_of(element) in "vpgm"
        and element.word not in ("with", "between", "from", "of", "in", "a", "an", "the")
    ) or element.word in ("no", "any", "without", "for", "of")
