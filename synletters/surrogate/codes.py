"""Which kind of number a code is, the same wherever it stands: under another label, in other blanks, in a column."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace as changed

from synletters.surrogate.place_parts import generic
from synletters.surrogate.regions import Found
from synletters.surrogate.shapes import normalise

#: labels that one number may have in several places, the most telling first
_LABELS = ("NHS", "SSN", "CARD", "IBAN", "PHONE", "ID")
_NAMED = re.compile(
    r"(?<!\w)(?:(NHS|N\.H\.S)|SSN|social security)(?!\w)[^\n\d]{0,24}(?:\n[^\n\d]{0,12})?$", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: an NHS number as it is written; its digits play no part
_NHS_BLANKS = re.compile(r"\d{3}([ \t\u00a0\u2009]+)\d{3}\1\d{4}")


def one_kind(letters: Sequence[Sequence[Found]]) -> list[list[Found]]:
    """The identifiers, those that are one number with one label: what any of its mentions tells of it by its label,
    by the words before it, or by its blanks."""
    kinds: dict[str, str] = {}
    for found in letters:
        for item in found:
            if item.label in _LABELS and (number := normalise(item.value)):
                told = min(_kind(item), kinds.get(number, "ID"), key=_LABELS.index)
                kinds[number] = told
    return [
        [
            changed(item, label=kinds[number])
            if item.label in _LABELS and (number := normalise(item.value))
            else item
            for item in found
        ]
        for found in letters
    ]


def _kind(item: Found) -> str:
    if item.label != "ID":
        return item.label
    if (named := _NAMED.search(item.before)) and normalise(item.value).isdigit():
        return "NHS" if named[1] else "SSN"
    return "NHS" if _NHS_BLANKS.fullmatch(item.value.strip()) else "ID"


def people_by_name(letters: Sequence[Sequence[Found]]) -> list[list[Found]]:
    """The identifiers, those institutions that are somebody's name of the letters ("goes by Hooda") with the label of
    names."""
    names = {
        normalise(word)
        for found in letters
        for item in found
        if item.label == "NAME"
        for word in _WORD.findall(item.value)
    }
    return [
        [changed(item, label="NAME") if _is_name(item, names) else item for item in found]
        for found in letters
    ]


def _is_name(item: Found, names: Collection[str]) -> bool:
    words = [normalise(word) for word in _WORD.findall(item.value)]
    return (
        item.label in ("ORGANIZATION", "HOSPITAL")
        and 0 < len(words) < 4
        and all(len(word) > 2 and word in names for word in words)
        and not any(generic("ORGANIZATION", word) for word in words)
    )
