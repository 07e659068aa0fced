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
            cell = _cell(element)
            made.append(cell)
            size += len(cell)
        at[size] = len(elements)
        return Cells("".join(made), at)


def escaped(word: str) -> str:
    """A word as a cell has it."""
    return _SIGN.sub("_", word) if len(word) > 1 or word not in ",:;" else word.replace(":", "colon")


def _cell(element: Element) -> str:
    labels = "," + "".join(f"{label}," for label in sorted(element.labels)) if element.labels else ","
    case = _CASE[Case.of(element.text)]
    return f"<{class_of(element)}{_KIND[element.kind]}{case}:{escaped(element.word)}|{element.tag}|{labels}>"
