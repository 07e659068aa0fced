"""One surrogate for each identifier of a patient's letters, the same for the same identifier in all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from synletters.document import Action, Protected
from synletters.errors import LetterError
from synletters.surrogate import numbers, online, pools
from synletters.surrogate.dates import DateStyle, choose_offset, shift_text
from synletters.surrogate.people import Mention, People
from synletters.surrogate.places import Places
from synletters.surrogate.seeds import Source
from synletters.surrogate.shapes import like_case, long_tokens, normalise, words

#: Attempts that keep the format; after them the surrogate grows until it equals nothing.
TRIES = 40
_PLACES = frozenset(("ADDRESS", "LOCATION", "HOSPITAL", "ORGANIZATION"))
_UK = re.compile(r"\bNHS\b|\bGP\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\bhaem|\boesoph|\boedema|\bA&E\b")
_US = re.compile(r"\bMRN\b|\bER\b|\bPCP\b|\bcenter\b|\bhematolog|\bedema\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    label: str
    value: str
    before: str
    after: str


def replace_group(group: Sequence[Protected], *, seed: int) -> list[tuple[str, ...]]:
    """One surrogate for each REPLACE region, in order, for all the letters of one patient.

    The result of a letter does not depend on the order of ``group``. Raises LetterError if the letters belong to more
    than one patient.
    """
    if not group:
        return []
    patient = group[0].letter.patient
    if any(item.letter.patient != patient for item in group):
        raise LetterError("letters of more than one patient were given to one group", letter_id=group[0].letter.id)
    order = sorted(range(len(group)), key=lambda at: (group[at].letter.id, group[at].letter.text))
    found = {at: _regions(group[at]) for at in order}
    replacer = _Replacer(
        [item for at in order for item in found[at]], [group[at] for at in order], Source(seed, patient)
    )
    done = {at: tuple(replacer.replace(item) for item in found[at]) for at in order}
    return [done[at] for at in range(len(group))]


def _regions(item: Protected) -> list[_Found]:
    """The identifiers, each with the text on either side up to the next identifier."""
    text = item.letter.text
    regions = [r for r in item.regions if r.action is Action.REPLACE]
    found = []
    for at, region in enumerate(regions):
        left = max(regions[at - 1].end if at else 0, region.start - 120)
        right = min(regions[at + 1].start if at + 1 < len(regions) else len(text), region.end + 120)
        value, before, after = text[region.start : region.end], text[left : region.start], text[region.end : right]
        found.append(_Found(region.label, value, before, after))
    return found


class _Replacer:
    """The surrogates of one patient."""

    def __init__(self, found: Sequence[_Found], group: Sequence[Protected], source: Source) -> None:
        self._source = source
        values = {item.value for item in found}
        self._originals = {normalise(v) for v in values} | {t for v in values for t in long_tokens(v)}
        outside = " ".join(_outside(item) for item in group)
        forbidden = frozenset(self._originals | words(outside))
        names = [Mention(i.value, i.before, i.after) for i in found if i.label == "NAME"]
        self._people = People(names, source, forbidden)
        self._places = Places(source, forbidden)
        dates = list(dict.fromkeys(i.value for i in found if i.label == "DATE"))
        self._style = DateStyle(dates, bool(_UK.search(outside)) or not _US.search(outside))
        self._days = choose_offset(dates, self._style, source.stream("DATE/offset", 0))
        self._ordinals: dict[str, int] = {}
        self._entities: dict[tuple[str, object], tuple[int, int]] = {}
        self._taken: dict[str, tuple[str, object]] = {}
        self._done: dict[tuple[str, str], str] = {}

    def replace(self, item: _Found) -> str:
        """The surrogate of one identifier; the same for every mention in the same words."""
        known = (item.label, item.value)
        if known not in self._done:
            self._done[known] = self._new(item)
        return self._done[known]

    def _new(self, item: _Found) -> str:
        identity = self._people.canonical(item.value) if item.label == "NAME" else normalise(item.value) or item.value
        key = (item.label, identity)
        if key not in self._entities:
            self._entities[key] = (self._ordinals.setdefault(item.label, 0), 0)
            self._ordinals[item.label] += 1
        ordinal, start = self._entities[key]
        for attempt in range(start, TRIES):
            made = self._draw(item, self._source.stream(item.label, ordinal, attempt), attempt)
            if self._fits(item, made, key):
                break
        else:
            attempt = TRIES - 1
            made = self._grown(item, self._source.stream(f"{item.label}/grown", ordinal), key)
        self._entities[key] = (ordinal, attempt)
        self._taken[normalise(made)] = key
        return made

    def _fits(self, item: _Found, made: str, key: tuple[str, object]) -> bool:
        """Whether a surrogate says nothing of any original, and stands for no other one."""
        plain = normalise(made)
        if not plain or item.value.casefold() in made.casefold() or plain == normalise(item.value):
            return False
        if self._taken.get(plain, key) != key:
            return False
        return plain not in self._originals or item.label == "DATE"

    def _grown(self, item: _Found, rng: Random, key: tuple[str, object]) -> str:
        """A code that is longer and longer, of letters that the original does not have where there are such."""
        letters = [c for c in "bcdfghjklmnpqrstvwxz" if c not in item.value.casefold()] or list("xz")
        size = 3
        while True:
            made = "".join(rng.choice(letters) for _ in range(size))
            if self._fits(item, made, key):
                return made
            size += 1

    def _draw(self, item: _Found, rng: Random, attempt: int) -> str:
        label, value = item.label, item.value
        if label == "NAME":
            return self._people.render(value, rng, attempt)
        if label == "DATE":
            if attempt:
                return numbers.code(value, rng)
            return shift_text(value, lambda moment: moment.shifted(self._days), self._style, rng)
        if label in _PLACES:
            return self._places.render(label, value, rng, attempt)
        if label == "PHONE":
            return numbers.phone(value, rng, item.before)
        if label == "PROFESSION":
            return like_case(value, pools.profession(rng, len(value.split())))
        if label == "URL":
            return online.url(value, rng)
        if label == "EMAIL":
            return online.email(value, rng, self._people.part)
        if label == "USERNAME":
            return online.username(value, rng, self._people.part)
        return _NUMBERS.get(label, numbers.code)(value, rng)


_NUMBERS = {
    "IP": online.ip,
    "NHS": numbers.nhs,
    "SSN": numbers.ssn,
    "CARD": numbers.card,
    "IBAN": numbers.iban,
    "POSTCODE": numbers.postcode,
    "AGE": numbers.age,
}


def _outside(item: Protected) -> str:
    """The text of a letter without its identifiers."""
    text = item.letter.text
    return " ".join(text[r.start : r.end] for r in item.regions if r.action is not Action.REPLACE)
