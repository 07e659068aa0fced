"""Sentences and lines in another order where each stands alone: in a review of systems, an examination, a list of drugs.

What stands between two of them stays in its place, and so do numbers and bullets. A sentence that may speak of another ("this",
"the other", "otherwise") keeps its place, and so does what begins a section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from synletters.reword.sentence import Element
from synletters.rewrite.sentences import Offered, Sentences, bounds
from synletters.rewrite.statements import Statements
from synletters.text.sections import names_at

#: sections whose sentences may be told in any order, and those whose lines may
_SENTENCES = frozenset({"review_of_systems", "physical_exam"})
_LINES = _SENTENCES | {
    "medications",
    "discharge_medications",
    "allergies",
    "past_medical_history",
    "vital_signs",
    "immunizations",
}
#: words that tie a sentence to what stands before it, or tell an order
_TIED = frozenset(
    """it its this that these those they them their he she there also then other others otherwise however but same above below again both
    former latter first second third next after before which such remaining rest remainder further additional likewise similarly
    additionally except following preceding previously later subsequently now still since and or continued respectively too another
    see as note per likewise""".split()
)  # fmt: skip
_MOST_WORDS = 40
_LABEL = re.compile(r"[A-Za-z][A-Za-z /,&()-]{1,40}:")
#: a line that tells more of the line above it: "- Dosage: 400 mg"
_OF_ANOTHER = re.compile(
    r"\W*(?:dos(?:e|age)|frequency|duration|route|strength|quantity|refills?|indications?|reason|start(?:ed)?|stop(?:ped)?|status"
    r"|form|instructions?|directions?|sig|reaction|severity|onset|date|comments?|notes?)\b",
    re.IGNORECASE,
)
_DRUGS = frozenset({"medications", "discharge_medications"})


@dataclass(frozen=True, slots=True)
class Shuffle:
    """Stretches of the source, in order, in whose places others of them stand: in that of ``ranges[k]`` that of number
    ``order[k]``."""

    ranges: tuple[tuple[int, int], ...]
    order: tuple[int, ...]


def shuffles(sentences: Sentences, said: Statements, rng: Random, share: float) -> Iterator[Shuffle]:
    """Groups of a letter whose members change places; each with the probability ``share``."""
    text = sentences.text
    names = names_at(
        said.reading.scopes.sections, [said.blotted.forward(start) for start, _ in sentences.stretches]
    )
    heads = {said.blotted.back(section.start) for section in said.reading.scopes.sections}
    for group in _groups(sentences, names, heads, text):
        drawn, order = rng.random() < share, list(range(len(group)))
        rng.shuffle(order)
        if drawn and order != sorted(order):
            yield Shuffle(tuple(group), tuple(order))


def _groups(
    sentences: Sentences, names: Sequence[str], heads: set[int], text: str
) -> Iterator[list[tuple[int, int]]]:
    """Stretches that may change places with each other, two or more at a time."""
    group: list[tuple[int, int]] = []
    last: tuple[str, str] | None = None  # section and kind of the group
    end = 0
    for number, (start, stop) in enumerate(sentences.stretches):
        offered = sentences.at(number)
        unit = _unit(offered, names[number], start in heads, text) if offered else None
        parted = text[end:start]
        kind = unit[0] if unit else ""
        near = ("\n" in parted and parted.count("\n") == 1) if kind == "line" else "\n" not in parted
        if group and (unit is None or last != (names[number], kind) or not near):
            if unit is None and last is not None and last[0] == names[number] and parted.count("\n") == 1:
                group = group[:-1]  # the line that follows may tell more of the last one
            if len(group) > 1:
                yield group
            group = []
        if unit is not None:
            group.append(unit[1])
            last = (names[number], kind)
        end = stop
    if len(group) > 1:
        yield group


def _unit(offered: Offered, section: str, heads: bool, text: str) -> tuple[str, tuple[int, int]] | None:
    """What of a sentence may change its place, and whether as a line or as a sentence; None if it stays."""
    elements = offered.elements
    if len(elements) > _MOST_WORDS or any(element.word in _TIED for element in elements):
        return None
    if any("TEMPORAL" in element.labels or element.kind == "identifier" for element in elements):
        return None
    line = _whole_line(offered, text)
    if line and section in _LINES and not heads:
        if _OF_ANOTHER.match(text, offered.start) or (section in _DRUGS and not _has_drug(elements)):
            return None
        first = next((k for k, e in enumerate(elements) if "LIST_MARKER" not in e.labels), None)
        if first is None or (first == 0 and section in _SENTENCES and not _LABEL.match(text, offered.start)):
            return None
        return "line", (offered.places[first][0], offered.end)
    if section not in _SENTENCES or line:
        return None
    first, last = bounds(elements)
    if last == len(elements) or elements[last].text != "." or last + 1 != len(elements) or first >= last:
        return None
    if not elements[first].text[:1].isupper():
        return None
    if text[: offered.places[first][0]].rstrip().endswith(":"):
        return None  # "Lungs: Clear." is said of the lungs, wherever it stands
    return "sentence", (offered.places[first][0], offered.places[last - 1][1])


def _has_drug(elements: Sequence[Element]) -> bool:
    return any({"DRUG", "MEDICATION"} & set(element.labels) for element in elements)


def _whole_line(offered: Offered, text: str) -> bool:
    before, after = text[: offered.start].rpartition("\n")[2], text[offered.end :].partition("\n")[0]
    return not before.strip() and not after.strip() and "\n" not in text[offered.start : offered.end]
