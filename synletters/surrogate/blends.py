"""Surnames that no list has, made of the beginnings and endings of those that one does.

However long a list is, some real names are not on it, and one of them that was overlooked would be told from the
surrogates by that alone. So a share of the surrogates is on no list either (``docs/privacy-metrics.md``).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from random import Random

from synletters.surrogate import pools
from synletters.text.vocabulary import shipped

#: the share of drawn surnames that are on no list
SHARE = 0.07
#: cultures whose surnames are long lists of such parts
_CULTURES = frozenset(("", "english", "hispanic", "polish"))
_VOWELS = "aeiouy"
#: where a name may be cut: behind a consonant that another one and a vowel follow ("Whit|combe", "Har|greaves")
_CUT = re.compile(rf"(?<=[{_VOWELS}])[^{_VOWELS}\W]{{1,2}}(?=[^{_VOWELS}\W][{_VOWELS}r])", re.IGNORECASE)
_JOIN = 2  # letters on either side of a join that have to stand together in names
_SEEN = 8  # names in which they do
_SIZES = range(5, 12)
_TRIES = 60


def blend(rng: Random, culture: str) -> str | None:
    """A surname of the kind of a culture's that is on no list and no word; None where its names are of other parts."""
    if culture not in _CULTURES:
        return None
    listed = culture or "english"
    for _ in range(_TRIES):
        one, two = pools.surname(rng, listed), pools.surname(rng, listed)
        heads, tails = _cuts(one), _cuts(two)
        if not heads or not tails:
            continue
        head, tail = one[: heads[0]], two[tails[-1] :]
        made = head + tail.lower()
        together = (head[-_JOIN:] + tail[:_JOIN]).lower()
        if len(made) in _SIZES and _joins(listed)[together] >= _SEEN and _unknown(made):
            return made
    return None


def _cuts(name: str) -> list[int]:
    return [m.end() for m in _CUT.finditer(name) if m.end() > 2 and len(name) - m.end() > 2]


@cache
def _joins(culture: str) -> Counter[str]:
    """How many surnames of a culture hold four letters side by side."""
    names = (name.lower() for name in pools.names(culture)["surname"])
    return Counter(
        run for name in names for run in {name[at : at + 2 * _JOIN] for at in range(len(name) - 3)}
    )


def _unknown(made: str) -> bool:
    return not (
        pools.weight("surname", made) or pools.weight("given", made) or made.casefold() in shipped().words
    )
