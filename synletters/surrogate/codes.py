"""Which kind of number a code is, the same wherever it stands: under another label, in other blanks, in a column."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace as changed

from synletters.surrogate.place_parts import IN_LAW, generic
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


_BEHIND = re.compile(r"([^\W\d_]+),\s*\Z")
#: letters of what is written short behind the name of a place: "HC" for a health centre
_SHORT = re.compile(r"[A-Z]{2,4}")
_PLACES = ("ADDRESS", "LOCATION", "HOSPITAL", "ORGANIZATION")


def institutions(letters: Sequence[Sequence[Found]]) -> list[list[Found]]:
    """The identifiers, those names of people that are what an institution is called ("Coldmarten HC" where the letters have
    the place), or its form in law, with the label of institutions. What stands behind somebody's name in one mention
    ("Quennell, Coldmarten HC") is an identifier of its own, which ``continues`` that."""
    places = {
        normalise(word)
        for found in letters
        for item in found
        if item.label in _PLACES
        for word in _WORD.findall(item.value)
        if len(word) > 3 and not generic("HOSPITAL", word)
    }
    return [
        [
            changed(part, label=label) if (label := _institution(part, places)) else part
            for item in found
            for part in _parted(item, places)
        ]
        for found in letters
    ]


def _parted(item: Found, places: Collection[str]) -> list[Found]:
    """A mention of somebody with an institution behind it as two, and any other as it is."""
    name, comma, rest = item.value.partition(", ") if item.label == "NAME" else ("", "", "")
    behind = changed(item, value=rest, before=f"{name}, ", continues=", ")
    if comma and _WORD.search(name) and _institution(behind, places):
        return [changed(item, value=name, after=comma, beyond=item.after), behind]
    return [item]


def _institution(item: Found, places: Collection[str]) -> str | None:
    if item.label != "NAME":
        return None
    if IN_LAW.fullmatch(item.value):
        behind = _BEHIND.search(item.before)
        return "ORGANIZATION" if behind and _of_firms(behind[1]) else None
    words = _WORD.findall(item.value)
    if len(words) < 2 or not words[0][0].isupper():
        return None
    alike = normalise(words[0]) in places and len(words) == 2
    return "HOSPITAL" if alike and _SHORT.fullmatch(words[1]) and not item.value.isupper() else None


def _of_firms(word: str) -> bool:
    return len(word) > 3 and any(generic(label, word) for label in ("HOSPITAL", "ORGANIZATION"))


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
