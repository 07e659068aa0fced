"""The members of a list in another order, where nothing ties them to their places.

Members are kept pieces of one kind alone ("cough, fever and rash"), or drugs and tests each with what belongs to it behind it
("aspirin 75 mg daily, furosemide 40 mg"). What is said of each is judged as everything is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from synletters.reword.classes import class_of
from synletters.reword.items import Item
from synletters.reword.lists import borrows, lends
from synletters.reword.rules import Found, Rule
from synletters.reword.sentence import Element
from synletters.reword.templates import Match

_ILL = frozenset({"DISEASE", "FINDING", "SYMPTOM", "SIGN"})
#: labels whose members may be listed in any order, each among its own; and whether amounts may follow a member
_KINDS = (
    (_ILL, False),
    (frozenset({"DRUG", "MEDICATION"}), True),
    (frozenset({"TEST"}), True),
    (frozenset({"ANATOMY"}), False),
)
#: words that tie the members of a list to their places, wherever they stand in its sentence
_TIES = frozenset(
    "respectively then first second third former latter followed versus vs between both either neither and/or each".split()
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
#: what may follow a drug or a test that belongs to it
_AMOUNT = frozenset({"QUANTITY", "UNIT", "DOSE", "LAB_VALUE", "FREQUENCY", "ROUTE"})
_MOST, _BEHIND = 16, 8
_AGREES = frozenset({"is", "are", "was", "were", "has", "have"})
_BEFORE = frozenset(
    "no any without for of had has have include includes included including are is takes taking denies denied".split()
)
_SCOPED = frozenset("with between from of in a an the his her".split())
RULE = Rule("order-of-list", (), {}, weight=1.5)
_CHOICES = 4


@dataclass(frozen=True, slots=True)
class Ordered:
    """A list with its members in another order."""

    members: tuple[tuple[int, int], ...]
    order: tuple[int, ...]

    def filled(self, match: Match) -> list[Item] | None:
        items = match.slots["list"]
        out: list[Item] = []
        at = 0
        for (start, end), other in zip(self.members, self.order, strict=True):
            out += items[at:start]
            out += items[slice(*self.members[other])]
            at = end
        return [*out, *items[at:]]


def orders(items: Sequence[Item], seed: str | int = 0) -> Iterator[Found]:
    """Every list of a sentence whose members may change places, with some orders drawn by the seed."""
    elements = [element for element, _ in items]
    if any(element.word in _TIES for element in elements):
        return
    at = 0
    while at < len(elements):
        members = _members(elements, at)
        if members is None:
            at += 1
            continue
        end = members[-1][1]
        if not _of_one_number(elements, members):
            at = end
            continue
        inside = tuple((start - at, stop - at) for start, stop in members)
        choices = [
            Ordered(inside, order) for order in _drawn(len(members), Random(f"{seed}/{at}"), first=at == 0)
        ]
        if choices:
            yield Found(RULE, at, end, Match({"list": list(items[at:end])}, ()), choices)
        at = end


def _of_one_number(elements: Sequence[Element], members: Sequence[tuple[int, int]]) -> bool:
    """Whether a verb that agrees with one member agrees with all: "There is no effusion or nodules"."""
    if not any(element.word in _AGREES for element in elements):
        return True
    last = [elements[end - 1].text.lower() for _, end in members]
    return len({text.endswith("s") and not text.endswith(("ss", "is", "us")) for text in last}) == 1


def _drawn(size: int, rng: Random, *, first: bool) -> list[tuple[int, ...]]:
    """Some orders of a list. One that begins the sentence keeps its first member, whose capital it has."""
    plain = tuple(range(size))
    out = set()
    for _ in range(_CHOICES):
        rest = list(plain[1:] if first else plain)
        rng.shuffle(rest)
        out.add((0, *rest) if first else tuple(rest))
    return sorted(out - {plain})


def _members(elements: Sequence[Element], first: int) -> list[tuple[int, int]] | None:
    """The members of the list that begins at an element, as (start, end), if they may change places."""
    kind = next((row for row in _KINDS if elements[first].labels & row[0]), None)
    if kind is None or (first and not _free_before(elements[first - 1])):
        return None
    members: list[tuple[int, int]] = []
    at, joined = first, False
    while at < len(elements) and len(members) < _MOST:
        end = _member(elements, at, *kind)
        if end is None:
            break
        members.append((at, end))
        at = end
        while at < len(elements) and class_of(elements[at]) in ",c" and at - end < 2:
            at += 1
        if at == end or (elements[at - 1].word in ("and", "or", "nor") and at < len(elements) and joined):
            break
        joined = joined or elements[at - 1].word in ("and", "or", "nor")
    if len(members) < 2 or (len(members) == 2 and not joined):
        return None
    if len(members) == 2 and members[1][0] - members[0][1] > 1:
        return None  # "made worse by eating, and dizziness"
    if any(lends(elements[start]) for start, _ in members[:-1]) and any(
        " " not in elements[start].word for start, _ in members[1:]
    ):
        return None
    if _shared(elements, members) or any(_elliptic(elements[start], kind[0]) for start, _ in members[:-1]):
        return None
    end = members[-1][1]
    if end < len(elements) and class_of(elements[end]) == "v" and first and not _begins(elements[first - 1]):
        return None  # "for decompression and histology was normal": two clauses and no list
    return members if end == len(elements) or _free_behind(elements[end]) else None


def _member(elements: Sequence[Element], at: int, kind: frozenset[str], amounts: bool) -> int | None:
    """Where the member that begins at an element ends."""
    element = elements[at]
    plain = element.kind == "kept" and class_of(element) == "n" and element.labels & kind
    if not plain or (
        not amounts and (element.labels & _BINDS or any(char.isdigit() for char in element.text))
    ):
        return None
    end = at + 1
    while (
        amounts
        and end < len(elements)
        and end - at <= _BEHIND
        and elements[end].labels & _AMOUNT
        and not elements[end].labels & kind
    ):
        end += 1
    return end


def _elliptic(element: Element, kind: frozenset[str]) -> bool:
    """Whether a member may borrow its noun from the last one: "bowel and bladder dysfunction"."""
    placed = kind is _ILL and "ANATOMY" in element.labels and " " not in element.text
    return placed or element.tag == "ADJ" or (kind is _ILL and borrows(element, element))


def _shared(elements: Sequence[Element], members: Sequence[tuple[int, int]]) -> bool:
    """Whether what stands in or behind one member may be said of others: "BUN, lipase within normal limits", where some have no
    result of their own; "kidney cancer, enlarged prostate or kidney disease", where one is a list itself."""
    if len({end - start > 1 for start, end in members}) > 1:
        return True
    return any({"and", "or", "nor", "&"} & set(elements[start].word.split()) for start, _ in members)


def _begins(element: Element) -> bool:
    """Whether a list behind an element may be the subject of a verb."""
    return class_of(element) in "g," or element.word in ("any", "and", "that", "which")


def _free_before(element: Element) -> bool:
    """Whether what stands before a list belongs to all of it alike."""
    return element.word in _BEFORE or (
        class_of(element) in "vpgm" and element.word not in _SCOPED and element.kind != "kept"
    )


def _free_behind(element: Element) -> bool:
    """Whether what stands behind a list belongs to none of it alone."""
    return (
        class_of(element) in "vms"
        and element.word not in ("that", "which", "who", "as", "than")
        and element.text != "("
    )
