"""A sentence as a text that patterns search: one cell ``<CKc:word|TAG|,LABEL,LABEL,>`` an element.

``C`` is the element's class, ``K`` its kind (w word, s structure, k kept, i identifier, m mark), ``c`` its case (l, t, u).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from synletters.core.document import Case
from synletters.reword.classes import class_of
from synletters.reword.sentence import Element

_KIND = {"word": "w", "structure": "s", "kept": "k", "identifier": "i", "mark": "m"}
_CASE = {Case.LOWER: "l", Case.TITLE: "t", Case.UPPER: "u"}
_SIGN = re.compile(r"[<>|:,\s]+")


@dataclass(frozen=True, slots=True)
class Cells:
    """``text`` is what patterns search; ``at`` tells which element begins at an offset of it, and at its end."""

    text: str
    at: dict[int, int]

    @staticmethod
    def of(elements: Sequence[Element]) -> Cells:
        made, at, size = [], {}, 0
        for number, element in enumerate(elements):
            at[size] = number
            following = elements[number + 1] if number + 1 < len(elements) else None
            cell = _cell(
                element, element.text == "." and not ends(elements[number - 1] if number else None, following)
            )
            made.append(cell)
            size += len(cell)
        at[size] = len(elements)
        return Cells("".join(made), at)


def escaped(word: str) -> str:
    """A word as a cell has it."""
    return _SIGN.sub("_", word) if len(word) > 1 or word not in ",:;" else word.replace(":", "colon")


_SHORT = frozenset(
    "dr mr mrs ms mx prof st sr jr rev vs approx no nos fig figs dept tel ext pt pts inc ltd co cf al etc e.g i.e a.m p.m q".split()
)


def ends(before: Element | None, after: Element | None) -> bool:
    """Whether a full stop between two elements ends a sentence: none does behind "Dr" or before a small letter."""
    if before is not None and before.word.rstrip(".") in _SHORT:
        return False
    return after is None or not after.text[:1].islower() or after.kind == "kept"


def _cell(element: Element, inside: bool = False) -> str:
    if inside:
        return "<mml:dot|PUNCT|,>"  # a full stop that ends nothing
    labels = "," + "".join(f"{label}," for label in sorted(element.labels)) if element.labels else ","
    case = _CASE[Case.of(element.text)]
    return f"<{class_of(element)}{_KIND[element.kind]}{case}:{escaped(element.word)}|{element.tag}|{labels}>"
