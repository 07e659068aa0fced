"""What a table's columns hold, from their names and values: types for the output, and what looks like identifiers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from itertools import pairwise
from typing import Any

from synletters.io.cells import is_empty, strings
from synletters.surrogate.date_cells import DateForm

#: parts of the names of columns that hold identifiers
_NAMES = frozenset(
    """name names surname forename firstname lastname fullname initials alias mrn nhs ssn chi urn hospitalnumber patient pat patientid
    subject dob birth birthdate birthday geburtsdatum death dod phone tel telephone mobile fax mail email address addr street
    house city town village county postcode postal zip zipcode location gp doctor consultant physician nurse clinician author
    signed signature dictated secretary user username login account passport licence license insurance policy contact nok
    kin relative employer occupation url ip device serial accession barcode specimen""".split()
)
_PARTS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+")
_MAIL = re.compile(r"\S@\S+\.\S|https?://")
_NUMBER = re.compile(r"(?:\d[ \-./()]?){6,}")
_FORM = DateForm()


class Kinds:
    """Sees every value once."""

    def __init__(self) -> None:
        self._types: dict[str, set[str]] = {}
        self._seen: dict[str, Counter[str]] = {}

    def see(self, name: str, value: Any, *, look: bool) -> None:
        """Take a value into account; with ``look`` also what it looks like."""
        kinds = self._types.setdefault(name, set())
        if is_empty(value):
            kinds |= {"text"} if isinstance(value, str) else set()
            return
        kinds.add(
            next(
                (n for t, n in ((bool, "bool"), (int, "int"), (float, "float")) if isinstance(value, t)),
                "text",
            )
        )
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 2**63:
            kinds.add("text")
        if look:
            seen = self._seen.setdefault(name, Counter())
            seen["values"] += 1
            seen.update(_looks(value))

    def types(self, names: Collection[str]) -> dict[str, str]:
        """``bool``, ``int``, ``float`` or ``text`` for each column."""
        out = {}
        for name in names:
            kinds = self._types.get(name, set())
            numbers = bool(kinds) and kinds <= {"int", "float"}
            out[name] = next(iter(kinds)) if len(kinds) == 1 else "float" if numbers else "text"
        return out

    def suspicious(self, names: Collection[str]) -> dict[str, str]:
        """Why a column looks like one of identifiers, by its name."""
        out = {}
        for name in names:
            seen = self._seen.get(name, Counter())
            looks = [what for what in _WHAT if seen[what]]
            if by_name(name):
                out[name] = "its name says so"
            elif looks:
                out[name] = f"{seen[looks[0]]} of {seen['values']} values looked at hold {_WHAT[looks[0]]}"
        return out


_WHAT = {
    "mail": "an address on the net",
    "date": "a date",
    "number": "a number of six digits or more",
    "words": "text of four words or more",
}


def by_name(name: str) -> bool:
    """Whether the name of a column says that it holds identifiers."""
    parts = [part.lower() for part in _PARTS.findall(name)]
    return not _NAMES.isdisjoint({*parts, *(a + b for a, b in pairwise(parts)), name.lower()})


def _looks(value: Any) -> set[str]:
    found = set()
    if not isinstance(value, int | float) and _FORM.day(value):
        found.add("date")
    for text in strings(value):
        if _MAIL.search(text):
            found.add("mail")
        elif _FORM.day(text) and not text.isdigit():
            found.add("date")
        elif _NUMBER.search(text) and not isinstance(value, float):
            found.add("number")
        if len(re.findall(r"[^\W\d_]{2,}", text)) >= 4:
            found.add("words")
    return found


#: what the parts of a column's name say of its identifiers; the first that fits
_LABELS = (
    ("BIRTH", "dob birth birthdate birthday"),
    ("EMAIL", "email mail"),
    ("PHONE", "phone telephone tel mobile fax"),
    ("NHS", "nhs"),
    ("SSN", "ssn"),
    ("POSTCODE", "postcode postal zip zipcode"),
    ("ADDRESS", "address addr street house"),
    ("URL", "url"),
    ("IP", "ip"),
    ("USERNAME", "username login"),
    ("HOSPITAL", "hospital"),
    ("ORGANIZATION", "employer organisation organization"),
    ("LOCATION", "city town village county location"),
    ("PROFESSION", "occupation profession"),
)


def label_of(name: str, value: str) -> str:
    """The label of a column's identifiers: by its name, else ID for what holds a digit and NAME for what does not."""
    parts = {part.lower() for part in _PARTS.findall(name)}
    for label, words in _LABELS:
        if not parts.isdisjoint(words.split()) and (label == "BIRTH") == (value == ""):
            return label
    return "ID" if any(c.isdigit() for c in value) else "NAME"
