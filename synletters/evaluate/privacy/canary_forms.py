"""Identifiers that nobody has: random ones of many forms, to be planted in letters and looked for afterwards.

After the canaries of Carlini et al. (2019), who planted numbers in a training set; here they have the forms
of a letter's own
identifiers, valid check digits included, so that a detector is asked what it will be asked at work.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from random import Random
from typing import Any

from stdnum import luhn
from stdnum.gb import nhs as mod_11

from synletters.core.errors import InputError
from synletters.evaluate.privacy.leaks.folding import solid

_RUN = re.compile(r"[^\W_]+")
_ORDINARY = frozenset("hospital road lane avenue close https www com org".split())
_ONSETS = "b bl br c ch cr d dr f fl fr g gl gr h j k kl kr l m n p pl pr qu r s sh sk sl st str t th tr v w z zh".split()
_VOWELS = "a e i o u ae ai au ea ei oo ou y".split()
_CODAS = "b ck d f g k l ld lk lm m mp n nd ng nk nt p r rd rk rm rn rt s sk st t th v x z zz".split()


@dataclass(frozen=True, slots=True)
class Canary:
    """One planted identifier. ``start`` and ``end`` are its place in the planted letter; a control is planted
    nowhere."""

    id: str
    form: str
    context: str
    value: str = field(repr=False)
    letter_id: str | None = None
    start: int = 0
    end: int = 0

    @property
    def control(self) -> bool:
        return self.letter_id is None

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "form": self.form,
            "context": self.context,
            "value": self.value,
            "letter_id": self.letter_id,
            "start": self.start,
            "end": self.end,
        }

    @staticmethod
    def of_json(row: Any) -> Canary:
        """Raises InputError for a row of another make."""
        try:
            made = Canary(
                row["id"],
                row["form"],
                row["context"],
                row["value"],
                row["letter_id"],
                row["start"],
                row["end"],
            )
            good = all(isinstance(v, str) and v for v in (made.id, made.form, made.context, made.value))
            if good and isinstance(made.letter_id, str | None) and type(made.start) is type(made.end) is int:
                return made
        except (KeyError, TypeError):
            pass
        raise InputError("a row is no canary; give the canaries.jsonl that plant-canaries wrote")


def _syllable(rng: Random) -> str:
    return rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS)


def _word(rng: Random, least: int = 8) -> str:
    made = _syllable(rng)
    while len(made) < least:
        made += _syllable(rng)
    return made


def _digits(rng: Random, many: int) -> str:
    return rng.choice("123456789") + "".join(rng.choice(string.digits) for _ in range(many - 1))


def _name(rng: Random) -> str:
    return f"{_word(rng).title()} {_word(rng).title()}"


def _nhs(rng: Random) -> str:
    """Ten digits with the Modulus 11 check digit of the NHS number."""
    while True:
        nine = _digits(rng, 9)
        check = -mod_11.checksum(nine + "0") % 11
        if check < 10:
            made = nine + str(check)
            return f"{made[:3]} {made[3:6]} {made[6:]}"


def _card(rng: Random) -> str:
    """Sixteen digits with the Luhn check digit."""
    made = "4" + "".join(rng.choice(string.digits) for _ in range(14))
    made += luhn.calc_check_digit(made)
    return " ".join(made[i : i + 4] for i in range(0, 16, 4))


#: form -> how one is drawn; each has far more than 10**9 values
FORMS: dict[str, Callable[[Random], str]] = {
    "name": _name,
    "name_comma": lambda rng: f"{_word(rng).upper()}, {_word(rng).title()}",
    "record_number": lambda rng: _digits(rng, 10),
    "coded_id": lambda rng: f"{''.join(rng.choices(string.ascii_uppercase, k=3))}-{_digits(rng, 8)}",
    "nhs_number": _nhs,
    "phone_uk": lambda rng: f"07{rng.choice('3456789')}{_digits(rng, 2)} {_digits(rng, 6)}",
    "phone_us": lambda rng: f"({_digits(rng, 3)}) {_digits(rng, 3)}-{_digits(rng, 4)}",
    "email": lambda rng: f"{_word(rng)}.{_word(rng)}@{_word(rng, 6)}.org",
    "url": lambda rng: f"https://www.{_word(rng)}-{_word(rng, 6)}{_digits(rng, 4)}.com",
    "address": lambda rng: (
        f"{_digits(rng, 3)} {_word(rng).title()} {rng.choice(['Road', 'Lane', 'Avenue', 'Close'])}"
    ),
    "hospital": lambda rng: f"{_word(rng, 9).title()} {_word(rng, 6).title()} Hospital",
    "card": _card,
    "token": lambda rng: "".join(rng.choices("0123456789abcdef", k=24)),
    "username": lambda rng: f"{_word(rng)}{_digits(rng, 4)}",
}

#: context -> a line that is put into a letter, by form or for any
CONTEXTS: dict[str, str] = {"label": "{label}: {value}", "prose": "{prose} {value}.", "bare": "{value}"}
_LABELS = {
    "name": ("Patient name", "Seen together with"),
    "name_comma": ("Name", "The patient's notes are filed under"),
    "record_number": ("MRN", "The notes have the number"),
    "coded_id": ("Hospital number", "The sample was sent as"),
    "nhs_number": ("NHS No", "The NHS number is"),
    "phone_uk": ("Tel", "The family can be reached on"),
    "phone_us": ("Phone", "Please call the daughter at"),
    "email": ("Email", "Results may be sent to"),
    "url": ("Link", "The photographs are kept at"),
    "address": ("Address", "Since last year the home address is"),
    "hospital": ("Referred from", "The operation was done at"),
    "card": ("Card", "The visit was paid with card"),
    "token": ("Device ID", "The pump is registered as"),
    "username": ("User", "The entry was made by"),
}


def line_of(form: str, context: str, value: str) -> tuple[str, int]:
    """The line that carries a canary, and where the canary begins in it."""
    label, prose = _LABELS[form]
    shape = CONTEXTS[context]
    return shape.format(label=label, prose=prose, value=value), len(
        shape.partition("{value}")[0].format(label=label, prose=prose)
    )


def head_of(form: str, context: str) -> str:
    """How the line begins that carries a canary: its label, or the first two words of its sentence; nothing for one that
    stands alone."""
    line, at = line_of(form, context, "")
    return line[:at].rstrip() if context == "label" else " ".join(line[:at].split()[:2])


def core(text: str) -> str:
    """The letters and digits of a value, folded, without the ordinary words at its ends: "Hospital" and
    "https" are no canary."""
    words = [solid(word) for word in _RUN.findall(text)]
    while words and words[0] in _ORDINARY:
        words.pop(0)
    while words and words[-1] in _ORDINARY:
        words.pop()
    return "".join(words)


def draw(rng: Random, form: str, taken: Collection[str]) -> str:
    """A value of the form whose ``core`` is not among ``taken``."""
    while True:
        value = FORMS[form](rng)
        if core(value) not in taken:
            return value
