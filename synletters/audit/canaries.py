"""Canaries: made-up identifiers planted in training letters, so that what a model remembers of them can be
measured.

Carlini et al. 2019, "The Secret Sharer". A canary is a sentence as letters have them, with a name and numbers
drawn at random; one of
its values is the *secret*, the others are what an attacker is taken to know. It is planted once, or several
times in different letters, since
a real identifier stands in several too. A sentence is read back by its form, so that a list of sentences is
all that has to be kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from random import Random
from types import MappingProxyType

from synletters.core.document import Letter, Span
from synletters.core.errors import EvaluationError
from synletters.surrogate.pools import lines

#: how often a canary is planted, canary by canary in turn
REPEATS = (1, 4, 16)
#: form -> the secret and the sentence
FORMS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "mrn": ("mrn", "Patient {name}, MRN {mrn}, can be reached on {phone}."),
        "phone": ("phone", "We spoke to {name} (MRN {mrn}), whose number is {phone}, about the result."),
        "hospital": ("hospital", "Re: {name}, hospital number {hospital}, telephone {phone}."),
        "kin": ("name", "The next of kin of the patient with MRN {mrn} is {name}, telephone {phone}."),
    }
)
#: value -> the labels that a site may have for it, the first being this project's
LABELS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": ("NAME", "PATIENT", "PERSON", "PER", "DOCTOR", "STAFF"),
        "mrn": ("ID", "MEDICALRECORD", "IDNUM"),
        "hospital": ("ID", "MEDICALRECORD", "IDNUM"),
        "phone": ("PHONE",),
    }
)
_PATTERNS = {
    "name": r"[^\s,]+ [^\s,]+?",
    "mrn": r"\d{7}",
    "hospital": r"[A-Z]\d{6}",
    "phone": r"\(\d{3}\) 555-\d{4}",
}
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Canary:
    """One canary. ``repeats``: how often it stands in the training letters; 0 for one that was never
    planted."""

    form: str
    values: Mapping[str, str] = field(repr=False)
    repeats: int = 0

    @property
    def secret(self) -> str:
        """The name of the value that an attacker does not know."""
        return FORMS[self.form][0]

    @property
    def text(self) -> str:
        return FORMS[self.form][1].format_map(self.values)

    def __str__(self) -> str:
        return self.text

    @property
    def line(self) -> str:
        """As it stands in a file of canaries: the count, a tab, the sentence."""
        return f"{self.repeats}\t{self.text}"

    def places(self) -> dict[str, tuple[int, int]]:
        """Where each value stands in the sentence: (start, end)."""
        out, at, last = {}, 0, 0
        template = FORMS[self.form][1]
        for slot in _SLOT.finditer(template):
            at += slot.start() - last
            value = self.values[slot.group(1)]
            out[slot.group(1)] = (at, at + len(value))
            at, last = at + len(value), slot.end()
        return out

    def other(self, rng: Random, *, only: str = "") -> Canary:
        """Another canary of the form, never planted, with ``only`` one value drawn anew, or all of them."""
        names = [only] if only else list(self.values)
        return Canary(self.form, {**self.values, **{name: _draw(name, rng) for name in names}})

    def space(self) -> float:
        """How many values the secret can take."""
        return {
            "mrn": 9e6,
            "phone": 789e4,
            "hospital": 23e6,
            "name": float(len(_given()) * len(lines("surnames"))),
        }[self.secret]

    @staticmethod
    def read(sentence: str, *, repeats: int = 0, number: int = 0) -> Canary:
        """The canary that a sentence is. Raises EvaluationError, which says its ``number`` and not its text,
        if it is of no form."""
        for form in FORMS:
            found = _pattern(form).fullmatch(sentence.strip())
            if found:
                return Canary(form, found.groupdict(), repeats)
        raise EvaluationError(
            f"canary {number} is of no known form; give the sentences that were planted, one a line, unchanged"
        )


@cache
def _pattern(form: str) -> re.Pattern[str]:
    parts = _SLOT.split(FORMS[form][1])
    return re.compile(
        "".join(f"(?P<{p}>{_PATTERNS[p]})" if i % 2 else re.escape(p) for i, p in enumerate(parts))
    )


@cache
def _given() -> tuple[str, ...]:
    return tuple(n for g in ("female", "male", "neutral") for n in lines(f"given_{g}") if " " not in n)


def _draw(name: str, rng: Random) -> str:
    if name == "mrn":
        return str(rng.randrange(10**6, 10**7))
    if name == "phone":  # exchange 555 is nobody's
        return f"({rng.randrange(201, 990)}) 555-{rng.randrange(10**4):04}"
    if name == "hospital":
        return f"{rng.choice('ABCDEFGHJKLMNPQRSTUVWXYZ'[:23])}{rng.randrange(10**6):06}"
    surname = rng.choice(lines("surnames"))
    return f"{rng.choice(_given())} {surname.replace(' ', '-')}"


def draw(count: int, *, seed: int, repeats: Sequence[int] = REPEATS) -> list[Canary]:
    """``count`` canaries of all forms in turn, each with how often it is to be planted."""
    rng = Random(f"canaries\x1f{seed}")
    forms = list(FORMS)
    out = []
    for number in range(count):
        form = forms[number % len(forms)]
        values = {name: _draw(name, rng) for name in _SLOT.findall(FORMS[form][1])}
        # every form at every count: the counts go on one step after each round of the forms
        out.append(Canary(form, values, repeats[(number + number // len(forms)) % len(repeats)]))
    return out


def plant(
    letters: Sequence[Letter], *, count: int, seed: int, repeats: Sequence[int] = REPEATS
) -> tuple[list[Letter], list[Canary]]:
    """The letters with ``count`` canaries planted, each as a line of its own behind a line of a letter, and
    the canaries.

    The copies of a canary go to different letters while there are enough. Spans move along; where the letters
    have annotated
    identifiers, those of the canaries are annotated too, under the letters' own labels if they can be told.
    Raises
    EvaluationError if there is no letter to plant in.
    """
    if count and not letters:
        raise EvaluationError("there are no letters to plant canaries in")
    canaries = draw(count, seed=seed, repeats=repeats)
    rng = Random(f"places\x1f{seed}")
    out = list(letters)
    there = {span.label for letter in letters for span in letter.spans if span.kind == "phi"}
    labels = {
        value: next((label for label in known if label in there), known[0]) for value, known in LABELS.items()
    }
    for canary in canaries:
        left = canary.repeats
        while left:
            for index in rng.sample(range(len(out)), min(left, len(out))):
                out[index] = _put(out[index], canary, rng, labels if there else {})
                left -= 1
    return out, canaries


def _put(letter: Letter, canary: Canary, rng: Random, labels: Mapping[str, str]) -> Letter:
    text = letter.text
    ends = [i for i, c in enumerate(text) if c == "\n"] + [len(text)]
    free = [i for i in ends if not any(span.start < i < span.end for span in letter.spans)]
    at = rng.choice(free)  # the end of the text is always free
    put = f"\n{canary.text}"
    spans = [span if span.end <= at else span.moved(len(put)) for span in letter.spans]
    if labels:
        spans += [
            Span(at + 1 + start, at + 1 + end, labels[value], "phi", "canary")
            for value, (start, end) in canary.places().items()
        ]
    return Letter(
        letter.id, text[:at] + put + text[at:], tuple(sorted(spans)), letter.patient_id, letter.meta
    )


def without(letter: Letter, canaries: Sequence[Canary]) -> Letter:
    """The letter as it was before canaries were planted in it."""
    for canary in canaries:
        put = f"\n{canary.text}"
        while (at := letter.text.find(put)) >= 0:
            end = at + len(put)
            spans = tuple(
                span if span.end <= at else span.moved(-len(put))
                for span in letter.spans
                if span.end <= at or span.start >= end
            )
            letter = Letter(
                letter.id, letter.text[:at] + letter.text[end:], spans, letter.patient_id, letter.meta
            )
    return letter
