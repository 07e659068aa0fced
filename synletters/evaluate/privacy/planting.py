"""Planting canaries: letters in, the same letters with invented identifiers out, and the list of these."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from synletters.core.document import Letter, Rejected, Span
from synletters.core.errors import ConfigError, InputError
from synletters.evaluate.privacy.canary_forms import CONTEXTS, FORMS, Canary, core, draw, line_of

LETTERS, CANARIES = "letters.jsonl", "canaries.jsonl"
_BREAK = re.compile(r"\n")


@dataclass(slots=True)
class Planter:
    """Plants ``per_letter`` canaries in each letter, in new lines of their own; forms and contexts take
    turns.

    For every canary a control is drawn, planted nowhere: what the search "finds" of those it finds by chance.
    Annotations that
    a letter came with move along; canaries are not annotated, or a rewriting run would be told where they
    are.
    """

    rng: Random
    per_letter: int = 1
    canaries: list[Canary] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        if not 1 <= self.per_letter <= 20:
            raise ConfigError(f"{self.per_letter} canaries a letter cannot be planted; ask for 1 to 20")

    def plant(self, letters: Iterable[Letter | Rejected]) -> Iterator[Letter | Rejected]:
        for letter in letters:
            yield letter if isinstance(letter, Rejected) else self._into(letter)

    def controls(self) -> list[Canary]:
        """One for each canary planted, of its form."""
        return [
            Canary(f"x{number}", canary.form, canary.context, self._value(canary.form))
            for number, canary in enumerate([c for c in self.canaries if not c.control])
        ]

    def _value(self, form: str) -> str:
        value = draw(self.rng, form, self._taken)
        self._taken.add(core(value))
        return value

    def _into(self, letter: Letter) -> Letter:
        text, spans = letter.text, list(letter.spans)
        new: list[Canary] = []
        forms, contexts = list(FORMS), list(CONTEXTS)
        for _ in range(self.per_letter):
            number = len(self.canaries) + len(new)
            form, context = forms[number % len(forms)], contexts[number // len(forms) % len(contexts)]
            value = self._value(form)
            line, offset = line_of(form, context, value)
            at = self.rng.choice(_gaps(text, [*spans, *new_spans(new)]))
            before = "" if at == 0 or text[at - 1] == "\n" else "\n"
            inserted = f"{before}{line}\n"
            text = text[:at] + inserted + text[at:]
            spans = [_moved(span, at, len(inserted)) for span in spans]
            new = [_shifted(c, at, len(inserted)) for c in new]
            start = at + len(before) + offset
            new.append(Canary(f"c{number}", form, context, value, letter.id, start, start + len(value)))
        self.canaries += new
        return Letter(letter.id, text, tuple(spans), letter.patient_id, letter.meta)


def new_spans(canaries: Iterable[Canary]) -> list[Span]:
    """The places of planted canaries as identifiers."""
    return [Span(c.start, c.end, "ID", "phi", "canary") for c in canaries]


def _gaps(text: str, spans: list[Span]) -> list[int]:
    """Where a line may be put: at the start of any line that no annotation reaches over, or at the end."""
    starts = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
    return [at for at in dict.fromkeys(starts) if not any(s.start < at < s.end for s in spans)]


def _moved(span: Span, at: int, by: int) -> Span:
    return span.moved(by) if span.start >= at else span


def _shifted(canary: Canary, at: int, by: int) -> Canary:
    if canary.start < at:
        return canary
    return Canary(
        canary.id,
        canary.form,
        canary.context,
        canary.value,
        canary.letter_id,
        canary.start + by,
        canary.end + by,
    )


def letter_row(letter: Letter) -> dict[str, Any]:
    """A letter as a line of JSON that ``open_source`` reads again."""
    row: dict[str, Any] = {"id": letter.id, "text": letter.text}
    if letter.patient_id is not None:
        row["patient_id"] = letter.patient_id
    return row | ({"spans": [span.to_json() for span in letter.spans]} if letter.spans else {})


def read_canaries(path: Path) -> list[Canary]:
    """The list that was written beside the planted letters: its file, or the folder. Raises InputError."""
    file = path / CANARIES if path.is_dir() else path
    out: list[Canary] = []
    try:
        with open(file, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    out.append(Canary.of_json(json.loads(line)))
                except (ValueError, InputError):
                    raise InputError(
                        f"{file}, line {number}: no canary; give the {CANARIES} that plant-canaries wrote"
                    ) from None
    except (OSError, UnicodeDecodeError) as fault:
        raise InputError(
            f"cannot read {file} ({type(fault).__name__}); give the {CANARIES} that plant-canaries wrote"
        ) from None
    if not out:
        raise InputError(f"{file} lists no canary; give the {CANARIES} that plant-canaries wrote")
    return out
