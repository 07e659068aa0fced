"""Trades: one of the same setting and country stands for another, with what belongs to it (retired, assistant, a plural)
and under the article that stands before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from random import Random
from typing import Literal

from synletters.text import word_files

Country = Literal["uk", "us"]
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ARTICLE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
#: what a trade may begin with, and keeps
_LEADS = frozenset(
    """retired former ex semi-retired part-time full-time freelance self-employed trainee apprentice senior junior chief lead
    student newly-qualified qualified registered""".split()
)
#: the settings whose keys decide only if no other setting's do: their words are those of many trades
_LOOSE = ("shop", "office", "home", "factory")
_NATIONS = frozenset(
    "English French German Spanish Italian Latin Greek Welsh Irish Chinese Russian Arabic Hebrew American British".split()
)
#: draws until a trade is another one
_DRAWS = 60
#: letters whose names begin with a vowel
_SPELT = frozenset("AEFHILMNORSX")


@cache
def settings() -> tuple[str, ...]:
    """The settings, in the order of the file."""
    return tuple(line[1:-1] for line in word_files.lines("trades", __package__) if line.startswith("["))


@cache
def _known() -> dict[str, str]:
    """The setting of each listed trade in small letters."""
    out: dict[str, str] = {}
    for setting in settings():
        for key, listed in word_files.rows("trades", setting, __package__).items():
            if key != "keys":
                for trade in listed:
                    out.setdefault(trade.casefold(), setting)
    return out


@cache
def _keys() -> dict[str, str]:
    out: dict[str, str] = {}
    for setting in sorted(settings(), key=lambda name: name in _LOOSE):
        for key in word_files.rows("trades", setting, __package__)["keys"]:
            out.setdefault(key.replace("_", " "), setting)
    return out


def setting_of(trade: str) -> str | None:
    """The setting of a trade, by the list or by the last of its words that tells one; None if none does."""
    if found := _known().get(" ".join(trade.casefold().split())):
        return found
    words = [_one(word.casefold()) for word in _WORD.findall(trade)]
    while words:
        if found := _known().get(" ".join(words)):
            return found
        if words[0] not in _LEADS:
            break
        words = words[1:]
    pairs = [" ".join(words[at : at + 2]) for at in range(len(words) - 1)]
    for held in (pairs, words):
        told = [setting for word in held if (setting := _keys().get(word))]
        sure = [setting for setting in told if setting not in _LOOSE]
        if told:
            return sure[-1] if sure else told[0]  # "warehouse manager" is of the warehouse
    return None


def _one(word: str) -> str:
    """A word in the singular, if that alone is a key."""
    return word if word in _keys() or not word.endswith("s") else word.removesuffix("s")


@cache
def trades(setting: str, country: Country) -> tuple[str, ...]:
    """The trades of a setting in a country. Raises KeyError for another setting."""
    rows = word_files.rows("trades", setting, __package__)
    return tuple(dict.fromkeys((*rows["both"], *rows[country])))


@cache
def _every(country: Country) -> tuple[str, ...]:
    return tuple(dict.fromkeys(trade for setting in settings() for trade in trades(setting, country)))


def all_trades() -> tuple[str, ...]:
    """Every trade of both countries."""
    return tuple(dict.fromkeys((*_every("uk"), *_every("us"))))


def begins_with_vowel(word: str) -> bool:
    """Whether "an" goes before a word: by its sound, as far as its letters tell ("an HGV driver", "a uniform fitter")."""
    first = word.split()[0] if word.split() else ""
    if len(first) > 1 and first.isupper():
        return first[0] in _SPELT
    return first[:1].casefold() in "aeiou" and re.match(r"(?:uni(?!n)|eu|us[ae]|one)", first, re.I) is None


def surrogate(value: str, before: str, rng: Random, country: Country) -> str:
    """Another trade of the setting of ``value`` that the article in ``before`` goes with, in the case of ``value``.

    Which setting it is, the value's number and its first word, if it says nothing of the trade, are its form; which
    trade of the setting it is plays no part, but that the same one is drawn again.
    """
    words = value.split()
    lead = 0
    while (
        value.casefold() not in _known()
        and lead < len(words) - 1
        and words[lead].casefold().strip(",") in _LEADS
    ):
        lead += 1
    core = " ".join(words[lead:])
    setting = setting_of(core)
    listed = list(trades(setting, country) if setting else _every(country))
    plural = core.casefold().endswith("s") and _singular(core) is not None
    article = _ARTICLE.search(before) if not lead else None
    fitting = [t for t in listed if article is None or begins_with_vowel(t) == (len(article[1]) == 2)]
    if not fitting:  # the setting has none: any trade that goes with the article
        fitting = [t for t in _every(country) if article and begins_with_vowel(t) == (len(article[1]) == 2)]
    for _ in range(_DRAWS):
        drawn = rng.choice(fitting or listed)
        if drawn.casefold() != core.casefold():
            break
    return " ".join([*words[:lead], _cased(core, _plural(drawn) if plural else drawn, first=not lead)])


def _singular(core: str) -> str | None:
    """A trade in the singular if the list has its plural form by that rule."""
    one = core.casefold().removesuffix("s")
    return one if one in _known() or one.split()[-1] in _keys() else None


def _plural(trade: str) -> str:
    if trade.endswith("man"):
        return trade[:-3] + "men"
    return (
        trade[:-1] + "ies"
        if re.search(r"[^aeiou]y$", trade)
        else trade + ("es" if trade.endswith(("s", "ss", "ch", "sh")) else "s")
    )


def _cased(model: str, trade: str, *, first: bool) -> str:
    words: Sequence[str] = _WORD.findall(model)
    if model.isupper() and (len(words) > 1 or len(model) > 4):
        return trade.upper()
    plain = [word for word in words if not (word.isupper() and len(word) > 1)]
    if len(plain) > 1 and all(word[0].isupper() for word in plain if len(word) > 3):
        return " ".join(word[:1].upper() + word[1:] for word in trade.split())
    if (
        words and (words[0] in _NATIONS or not words[0][1:2].islower()) and words[0][0].isupper()
    ):  # its own capital: "X-ray"
        return trade
    starts = bool(words) and words[0][0].isupper() and words[0] in plain and first
    return trade[:1].upper() + trade[1:] if starts else trade
