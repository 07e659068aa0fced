"""What a site knows of a patient, looked for in that patient's letters."""

from __future__ import annotations

import re
from collections import Counter, OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from synletters.core.document import Letter, Span
from synletters.core.mentions import KNOWN
from synletters.detect.known import values
from synletters.detect.known.file import Known, read
from synletters.detect.known.names import Names
from synletters.text.lexicon import EMPTY, Lexicon

#: the source of its spans
SOURCE = "patients"
_CACHE = 512  # patients whose patterns are held
_LABELS = {
    "phone": "PHONE",
    "email": "EMAIL",
    "nhs": "NHS",
    "number": "ID",
    "place": "LOCATION",
    "postcode": "POSTCODE",
    "date": "DATE",
}


@dataclass(frozen=True, slots=True)
class _Patient:
    names: Names
    patterns: tuple[tuple[str, re.Pattern[str], bool], ...]


class KnownPatients:
    """Spans of the known identifiers of a letter's patient: those of a file, and those that the letter's source knows and has put
    into its ``meta`` under ``KNOWN``. Raises InputError as ``file.read``.

    ``counts`` say what of the file could not be looked for: dates that are none, numbers of too few characters.
    """

    def __init__(self, path: str | Path | None = None, lexicon: Lexicon = EMPTY) -> None:
        self._known, self.counts = read(Path(path)) if path else ({}, Counter[str]())
        self._lexicon = lexicon
        self._made: OrderedDict[tuple[Known, ...], _Patient] = OrderedDict()
        for known in self._known.values():
            for item in known:
                if item.kind == "date" and values.dates(item.value) is None:
                    self.counts["dates_not_told"] += 1
                if item.kind in ("number", "nhs") and values.number(item.value) is None:
                    self.counts["numbers_too_short"] += 1
                if item.kind == "phone" and values.phone(item.value) is None:
                    self.counts["numbers_too_short"] += 1

    def __len__(self) -> int:
        return len(self._known)

    def knows(self, letter: Letter) -> bool:
        """Whether anything is known of the letter's patient."""
        return bool(self._of(letter))

    def _of(self, letter: Letter) -> tuple[Known, ...]:
        told = tuple(Known(kind, value) for kind, value in letter.meta.get(KNOWN, ()))
        return self._known.get(letter.patient_id or "", ()) + told

    def find(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        """The spans of each letter, none for a letter of whose patient nothing is known; same length and order."""
        return [self._one(letter) for letter in letters]

    def _one(self, letter: Letter) -> tuple[Span, ...]:
        known = self._of(letter)
        if not known:
            return ()
        patient = self._patient(known)
        text = letter.text
        found = {
            (m.start(), m.end(), label)
            for label, p, capital in patient.patterns
            for m in p.finditer(text)
            if not capital or text[m.start()].isupper()
        }
        found |= set(patient.names.find(text))
        return tuple(
            sorted(Span(start, end, label, "phi", SOURCE) for start, end, label in found if start < end)
        )

    def _patient(self, known: tuple[Known, ...]) -> _Patient:
        made = self._made.pop(known, None) or self._patterns(known)
        self._made[known] = made
        if len(self._made) > _CACHE:
            self._made.popitem(last=False)
        return made

    def _patterns(self, known: Sequence[Known]) -> _Patient:
        out: list[tuple[str, re.Pattern[str] | None, bool]] = []
        for item in known:
            if item.kind == "date":
                out += [("DATE", pattern, False) for pattern in values.dates(item.value) or ()]
            elif item.kind == "address":
                out += [
                    (label, values.phrase(said), label == "LOCATION")
                    for label, said in values.address(item.value)
                ]
            elif item.kind == "phone":
                out.append(("PHONE", values.phone(item.value), False))
            elif item.kind == "email":
                out.append(("EMAIL", values.email(item.value), False))
            elif item.kind in ("number", "nhs"):
                out.append((_LABELS[item.kind], values.number(item.value), False))
            elif item.kind in ("place", "postcode"):
                out.append((_LABELS[item.kind], values.phrase(item.value), item.kind == "place"))
        names = Names([item.value for item in known if item.kind == "name"], self._lexicon)
        return _Patient(
            names, tuple((label, pattern, capital) for label, pattern, capital in out if pattern is not None)
        )


def missed(known: Sequence[Span], found: Sequence[Span]) -> Counter[str]:
    """Of the known places, how many there are by label, and under ``found:LABEL`` how many the detectors cover whole."""
    counts: Counter[str] = Counter()
    covered: set[int] = set()
    for span in found:
        if span.kind == "phi":
            covered.update(range(span.start, span.end))
    for span in known:
        counts[f"places:{span.label}"] += 1
        counts[f"found:{span.label}"] += covered.issuperset(range(span.start, span.end))
    return counts
