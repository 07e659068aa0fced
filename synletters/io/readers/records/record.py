"""One record of a hospital's own format, taken apart: letters, short texts, identifiers, dates, and what passes as it is.

A reader of a format says of each value what it is, under a *place* that names it within the record. What it names under none of
these is not in the output. ``body`` is whatever the writer of the format needs to put the new values at their places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from synletters.core.document import Letter
from synletters.core.mentions import FIXED, KNOWN
from synletters.io.cells import CELLS, Cells, DateWriting
from synletters.io.readers.records.collecting import Collector

#: what parts a letter's id from that of a short text or of the fields of its record, which are no letters
_PART = "#~"
#: the text of the fields of a record, which are told by its cells alone
_FRAME = "-"
#: the name under which all that passes as it is is compared with the identifiers of the patient
_PASSED = "structure"


@dataclass(frozen=True, slots=True)
class Record:
    """``notes`` are letters, ``texts`` short texts in which identifiers are replaced and nothing else, by their places;
    ``identifiers`` have a label (None: by the name of the place) and a value, ``dates`` a value and how it is written;
    ``passed`` is every word that stays; ``known`` what the record says of its patient (kind, value), as ``--patients`` does;
    ``dropped`` names what is left out."""

    id: str
    patient: str | None = field(repr=False)
    notes: Mapping[str, str] = field(default_factory=dict, repr=False)
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    identifiers: Mapping[str, tuple[str, str]] = field(default_factory=dict, repr=False)
    dates: Mapping[str, tuple[Any, DateWriting]] = field(default_factory=dict, repr=False)
    passed: tuple[str, ...] = field(default=(), repr=False)
    known: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    dropped: tuple[str, ...] = ()
    body: Any = field(default=None, repr=False)

    def note_id(self, place: str) -> str:
        """The id of a letter: that of the record where it is the only one."""
        return self.id if len(self.notes) == 1 else f"{self.id}#{place}"

    def letters(self) -> Iterator[Letter]:
        """The letters alone."""
        meta = {KNOWN: self.known} if self.known else {}
        for place, text in self.notes.items():
            yield Letter(self.note_id(place), text, patient_id=self.patient, meta=meta)

    def parts(self) -> Iterator[Letter]:
        """The letters, the short texts and the fields, each as a letter of the pipeline."""
        meta: dict[str, Any] = {KNOWN: self.known} if self.known else {}
        yield from self.letters()
        for place, text in self.texts.items():
            yield Letter(self._part(place), text, patient_id=self.patient, meta={**meta, FIXED: True})
        cells = Cells(
            (_PASSED, *self.dates, *self.identifiers),
            {_PASSED: list(self.passed)},
            dict(self.dates),
            {place: value for place, (_, value) in self.identifiers.items()},
            {place: label for place, (label, _) in self.identifiers.items()},
        )
        yield Letter(
            self._part(""), _FRAME, patient_id=self.patient, meta={**meta, FIXED: True, CELLS: cells}
        )

    def wanted(self) -> Iterator[tuple[str, str]]:
        """(place, id of the part that has its new text) of every letter and text; the fields under an empty place."""
        yield from ((place, self.note_id(place)) for place in self.notes)
        yield from ((place, self._part(place)) for place in self.texts)
        yield "", self._part("")

    def _part(self, place: str) -> str:
        return f"{self.id}{_PART}{place}"


def is_part(letter_id: str) -> bool:
    """Whether an id is that of a short text or of fields, which are no letters for anybody."""
    return _PART in letter_id


def known_of(into: Collector) -> tuple[tuple[str, str], ...]:
    """What a record says of its patient by the names, births, addresses and numbers in it, to be looked for in its texts."""
    kinds = {
        "NAME": "name",
        "ID": "number",
        "NHS": "nhs",
        "SSN": "number",
        "PHONE": "phone",
        "EMAIL": "email",
        "POSTCODE": "postcode",
    }
    said = [(kinds.get(label, ""), value) for label, value in into.identifiers.values()]
    said += [("address", value) for label, value in into.identifiers.values() if label == "ADDRESS"]
    said += [
        ("place", value)
        for label, value in into.identifiers.values()
        if label == "LOCATION" and len(value) > 3
    ]
    for place, (value, form) in into.dates.items():
        if "birth" in place.lower() and (day := form.day(value)) is not None and len(str(value)) >= 8:
            said.append(("date", day.isoformat()))
    return tuple(dict.fromkeys((kind, " ".join(value.split())) for kind, value in said if kind))
