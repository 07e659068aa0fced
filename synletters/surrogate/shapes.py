"""Formats: what of an identifier may be used, and the drawing of characters that keep it."""

from __future__ import annotations

import re
from random import Random

DIGITS = "0123456789"
#: Letters to draw from: no vowel, so that no word appears by chance.
CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ"

_OTHER = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")


def normalise(text: str) -> str:
    """Letters and digits alone, without case: how values are compared."""
    return _OTHER.sub("", text.casefold())


def words(text: str) -> set[str]:
    """The runs of letters and digits in a text, without case."""
    return set(_WORD.findall(text.casefold()))


def long_tokens(value: str) -> set[str]:
    """The tokens of a value that hold three letters or more, without case; also across apostrophes
    (``o'brien``)."""
    return {
        token
        for piece in value.casefold().split()
        for token in (*_LETTERS.findall(piece), normalise(piece))
        if sum(c.isalpha() for c in token) >= 3
    }


def like_case(model: str, word: str) -> str:
    """``word`` in the case pattern of ``model``: all capitals, all small or capitalised (also for caseless
    scripts)."""
    letters = [c for c in model if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return word.upper()
    if letters and all(c.islower() for c in letters):
        return word.lower()
    return word[:1].upper() + word[1:]


def like_character(model: str, rng: Random) -> str:
    """A random character of the class of ``model``; blanks and ASCII punctuation stay."""
    if model.isdigit() or model.isnumeric():
        return rng.choice(DIGITS)
    if model.isspace() or (model.isascii() and not model.isalpha()):
        return model
    letter = rng.choice(CONSONANTS)
    return letter.lower() if model.islower() else letter


def like(model: str, rng: Random) -> str:
    """Random characters in the format of ``model``: a digit for a digit, a letter for a letter of the same
    case."""
    return "".join([like_character(c, rng) for c in model])


def like_number(model: str, rng: Random) -> str:
    """Random digits for a run of digits, the first of them not zero (house numbers, wards)."""
    first = rng.choice(DIGITS[1:])
    return first + "".join(rng.choice(DIGITS) for _ in model[1:])


def put_digits(model: str, digits: str) -> str:
    """``model`` with its digits replaced, in order, by ``digits``, which are as many."""
    rest = iter(digits)
    return "".join(next(rest) if c.isdigit() else c for c in model)


def digits_of(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
