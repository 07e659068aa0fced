"""Ages of 90 and over: all of a patient's letters move by one number of years, and the births that say them with it.

HIPAA's safe harbor (45 CFR 164.514(b)(2)) takes ages over 89 for identifiers, and every date that tells one. They stay
at 90 and over, keep their distances, and go together with the birth dates of the letters.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from random import Random

from synletters.surrogate import pools
from synletters.surrogate.date_words import spaced
from synletters.surrogate.shapes import like

OVER = 90
_OLDEST = 99  # the first surrogates are no older
_UNITS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_WORDED = re.compile(
    r"\b(?:(?P<n>ninety)(?:[-\s](?P<u>one|two|three|four|five|six|seven|eight|nine))?"
    r"|(?P<h>(?:a|one)\s+hundred)(?:\s+and\s+(?P<o>one|two|three|four|five|six|seven|eight|nine|ten))?)\b",
    re.IGNORECASE,
)


def stated(value: str) -> int | None:
    """The age of 90 or over that a text states in digits or words, or None."""
    for number in re.findall(r"\d+", value):
        if OVER <= int(number[:4]) <= 125:
            return int(number)
    found = _WORDED.search(value)
    if found is None:
        return None
    if found["n"]:
        return OVER + _UNITS.index((found["u"] or "").casefold())
    return 100 + (
        10 if (found["o"] or "").casefold() == "ten" else _UNITS.index((found["o"] or "").casefold())
    )


class Ages:
    """What the ages of 90 and over among a patient's letters become; ``ages`` are those stated or told by a birth, and
    ``years`` by how many they moved in an earlier run."""

    def __init__(self, ages: Collection[int], rng: Random, years: int | None = None) -> None:
        known = sorted({age for age in ages if age >= OVER}) or [OVER]
        #: the years by which all of them move
        self.years = _drawn(known, rng) if years is None else years

    def of(self, age: int) -> int:
        """The surrogate of an age of 90 or over: another one of 90 to 99, or beyond where distances ask for it."""
        moved = age + self.years
        return moved if moved >= OVER else OVER if age != OVER else OVER + 1

    def older(self, age: int) -> int:
        """By how many years the birth of somebody of that age moves back."""
        return self.of(age) - age if age >= OVER else 0

    def written(self, value: str, rng: Random) -> str:
        """A text with its age moved; an age below 90 is drawn among 18 to 89, one digit for one digit."""
        old = stated(value)

        def number(found: re.Match[str]) -> str:
            text = found.group()
            if old is not None and text == str(old):
                return str(self.of(old))
            return str(rng.randint(1, 9)) if len(text) == 1 else str(rng.randint(18, 89))

        def known(found: re.Match[str]) -> str:
            word = found.group()
            return word if word.casefold() in pools.word_set("keep_age") else like(word, rng)

        if any(c.isdigit() for c in value):
            return re.sub(r"\d+", number, re.sub(r"[^\W\d_]+", known, value))
        age = self.of(old if old is not None else OVER)
        word = f"ninety-{_UNITS[age - OVER]}".rstrip("-") if age < 100 else str(age)
        word = spaced(value, word)
        return word.upper() if value.isupper() else word.capitalize() if value[:1].isupper() else word


def _drawn(ages: Sequence[int], rng: Random) -> int:
    """The years under which the youngest is of 90 to 99, and the oldest too if there is room; never none."""
    room = max(_OLDEST - OVER - (ages[-1] - ages[0]), 0)
    for _ in range(20):
        if years := OVER + rng.randint(0, room) - ages[0]:
            return years
    return 1
