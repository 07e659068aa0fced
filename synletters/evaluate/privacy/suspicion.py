"""What an attacker who holds the lists of the tool sees of a name or a place: how likely it was drawn, and how well
it goes with the letter around it. All figures are read off the synthetic letter alone."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from synletters.surrogate import pools, towns

_WORD = re.compile(r"[^\W\d_][^\W\d_'’]*")
_TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|dr|prof|sister|nurse)\.?\s*$", re.IGNORECASE)
_HE, _SHE = (
    re.compile(r"\b(?:he|his|him)\b", re.IGNORECASE),
    re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE),
)
_REACH = 100
#: the weight of a word that no list has, as the negative logarithm of its share
_NEVER = 18.0
_GENERIC = ("hospital", "organization", "address", "location", "unit")

#: the attackers that look at one thing each: the columns that they add up, with their signs
ATTACKERS = {
    "lists": ("not_listed",),
    "rare": ("rarity",),
    "frequent": ("frequency",),
    "consistency": ("apart", "misfit"),
    "context": ("alone", "untitled", "odd_form"),
}
COLUMNS = (
    "not_listed",
    "rarity",
    "apart",
    "misfit",
    "alone",
    "untitled",
    "odd_form",
    "words",
    "letters",
    "place",
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One candidate as it stands in a synthetic letter."""

    kind: str
    text: str
    places: Sequence[tuple[int, int]]

    @property
    def words(self) -> list[str]:
        found = [m.group().strip("'’") for m in _WORD.finditer(self.text)]
        found = [w.removesuffix("'s").removesuffix("’s") for w in found if w]
        if self.kind == "name":
            words = [
                w
                for w in found
                if len(w) > 1 and w.casefold() not in _TITLES | pools.word_set("name_particles")
            ]
            return [w for w in words if len(w) > 3 or not w.isupper()]  # initials
        return [w for w in found if len(w) > 2 and not _generic(w) and not (w.isupper() and len(w) < 6)]


_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lady lord sister nurse md phd frcp rn jr sr and the".split()
)


def looks(text: str, seen: Sequence[Seen]) -> list[dict[str, float]]:
    """The columns of all candidates of a letter."""
    counts = Counter(word.casefold() for one in seen for word in {*one.words})
    homes = [key for one in seen if one.kind == "place" for key in _home(one)]
    usual = Counter(homes).most_common(1)
    return [_look(text, one, counts, usual[0][0] if usual else "") for one in seen]


def _look(text: str, one: Seen, counts: Counter[str], usual: str) -> dict[str, float]:
    shares = [_surprise(one, word) for word in one.words] or (
        [0.0] if one.kind == "name" else [_town(one.text)]
    )
    start, end = one.places[0] if one.places else (0, 0)
    before, after = text[max(0, start - 24) : start], text[end : end + _REACH]
    shared = sum(counts[w.casefold()] > 1 for w in one.words)
    homes = _home(one)
    return {
        "not_listed": float(sum(s >= _NEVER for s in shares)) / max(1, len(shares)),
        "rarity": max(shares),
        "frequency": -min(shares),
        "apart": float(not shared),
        "misfit": _unlike(one, before, after)
        if one.kind == "name"
        else float(bool(homes) and usual not in homes),
        "alone": float(len(one.places) == 1),
        "untitled": float(one.kind == "name" and not _TITLE.search(before)),
        "odd_form": float(one.text.isupper() or one.text.islower()),
        "words": float(len(one.words)),
        "letters": float(len(one.text)),
        "place": float(one.kind == "place"),
    }


def _surprise(one: Seen, word: str) -> float:
    """How seldom a word is drawn, as the negative logarithm of its share; ``_NEVER`` for what never is."""
    if one.kind == "place" and (known := _town(one.text, word)) < _NEVER:
        return known
    share = max(pools.weight("given", word), pools.weight("surname", word))
    if share:
        return min(_NEVER - 1, -math.log(share))
    if one.kind == "place" and word.casefold() in _named():
        return 5.0
    return _NEVER


def _town(text: str, word: str = "") -> float:
    """The surprise of a town, by how small it is; that of the whole name if a word of it is asked for."""
    for name in (word, *(part.strip() for part in re.split(r"[,;\n]+", text))):
        if name and (not word or word in name) and towns.known(name):
            return 6.0
        if name and (not word or word in name) and towns.region_of(name):
            return 4.0
    phrase = [m.group() for m in _WORD.finditer(text)]
    for size in range(min(towns.WORDS, len(phrase)), 1, -1):
        for at in range(len(phrase) - size + 1):
            run = phrase[at : at + size]
            if (not word or word in run) and towns.known(" ".join(run)):
                return 6.5
    return _NEVER


def _home(one: Seen) -> list[str]:
    """The regions that a place may lie in."""
    if one.kind != "place":
        return []
    return [key for word in {one.text, *one.words} for key in towns.regions_of(word)]


def _unlike(one: Seen, before: str, after: str) -> float:
    """Whether a name goes badly with itself or with the text around: its culture, its sex."""
    given, *_, last = (*one.words, "", "")
    family = one.words[-1] if len(one.words) > 1 else last
    known, others = pools.cultures("given", given), pools.cultures("surname", family)
    odd = bool(known and others and not known & others)
    sex = pools.gender_of(given)
    she, he = bool(_SHE.search(after)), bool(_HE.search(after))
    he = he or bool(re.search(r"\bmr\.?\s*$", before, re.IGNORECASE))
    return float(odd) + float((sex == "female" and he and not she) or (sex == "male" and she and not he))


def _generic(word: str) -> bool:
    return any(word.casefold() in pools.word_set(f"keep_{kind}") for kind in _GENERIC)


@cache
def _named() -> frozenset[str]:
    listed = [
        *pools.lines("street_words"),
        *pools.saints("saint"),
        *pools.saints("lady"),
        *pools.saints("ward"),
    ]
    return frozenset(w.casefold() for name in listed for w in name.split())
