"""Real towns with what holds them: a county of the United Kingdom, a state of the USA, or a country.

``data/pools/NOTICE`` says where they come from (GeoNames, CC BY 4.0). Read once in a process, when the first town
is asked for.
"""

from __future__ import annotations

import gzip
from array import array
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate
from random import Random

from synletters.surrogate import pools

#: Fewest towns of a county, state or country that surrogates are drawn from.
_LEAST = 12
_NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")
_MARKS = str.maketrans({"-": " ", "’": "", "'": "", ".": ""})
#: most words of a town's name that are looked up ("Newcastle upon Tyne", "Lake Havasu City")
WORDS = 5


@dataclass(frozen=True, slots=True)
class Town:
    name: str
    region: str
    #: the postcode area of a British town, the ZIP code of an American one, or nothing
    code: str


@dataclass(frozen=True, slots=True)
class Region:
    """A county, a state or a country with its towns, the frequent ones first."""

    country: str
    #: what a county or state lies in: ``Scotland``, ``Ohio`` for ``OH``
    holder: str
    #: ``Fife``, ``OH``, or nothing for a country
    name: str
    #: telephone codes
    phones: tuple[str, ...]
    towns: tuple[str, ...]
    codes: tuple[str, ...]
    sums: Sequence[int]

    @property
    def key(self) -> str:
        return f"{self.country}/{self.name or self.holder}"

    @property
    def written(self) -> str:
        """The name as a letter has it: of a county, of a state in full, or of a country."""
        return self.name if self.country == "GB" else self.holder


@cache
def _regions() -> dict[str, Region]:
    packed = (resources.files(__package__) / "data" / "pools" / "towns.tsv.gz").read_bytes()
    out = {}
    for block in gzip.decompress(packed).decode("utf-8").split("\n\n"):
        head, *rows = block.splitlines()
        country, holder, name, phones = head.removesuffix(":").split("\t")
        cells = [row.split("\t") for row in rows]
        region = Region(
            country,
            holder,
            name,
            tuple(phones.split(",")) if phones else (),
            tuple(c[0] for c in cells),
            tuple(c[2] if len(c) > 2 else "" for c in cells),
            array("Q", accumulate(int(c[1]) for c in cells)),
        )
        out[region.key] = region
    return out


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """The regions of each town, the one where it is largest first."""
    held: dict[str, list[tuple[int, str]]] = {}
    for key, region in _regions().items():
        sums = [0, *region.sums]
        for at, name in enumerate(region.towns):
            held.setdefault(_form(name), []).append((sums[at] - sums[at + 1], key))
    return {form: tuple(key for _, key in sorted(places)) for form, places in held.items()}


@cache
def _named() -> dict[str, str]:
    """The region of each name of a county, state or country."""
    out = {}
    for key, region in _regions().items():
        out[region.written.casefold()] = key
        if region.written.startswith("County "):
            out["co" + region.written[6:].casefold()] = key
    return out


def _form(name: str) -> str:
    return " ".join(name.casefold().translate(_MARKS).split())


def region(key: str) -> Region:
    """The region of a key. Raises KeyError for another text."""
    return _regions()[key]


def known(name: str, home: str = "") -> bool:
    """Whether a list has a town of this name, in one country alone if that is asked for."""
    return any(key.startswith(home) for key in _places().get(_form(name), ()))


def regions_of(name: str) -> tuple[str, ...]:
    """The keys of all regions that have a town of this name, the one where it is largest first."""
    return _places().get(_form(name), ())


def where(name: str, home: str, near: Sequence[str] = ()) -> str | None:
    """The region of a town: one of those named ``near`` it, else of the ``home`` country, else the one where it
    is largest; None if no list has it."""
    places = _places().get(_form(name), ())
    at_home = [key for key in places if key.startswith(home)]
    return next((key for key in places if key in near), None) or next(iter([*at_home, *places]), None)


def region_of(name: str) -> str | None:
    """The key of a county, state or country by its name."""
    return _named().get(" ".join(name.casefold().split()))


def state(code: str) -> str | None:
    """The key of a state of the USA by its two letters."""
    key = f"US/{code}"
    return key if key in _regions() else None


@cache
def peers(key: str) -> tuple[str, ...]:
    """The regions that may stand for one: counties of its nation, states, or countries of its part of the
    world, itself among them."""
    own = _regions()[key]
    if own.country == "US" or own.holder in _NATIONS:
        same = [r for r in _regions().values() if r.country == own.country and r.name]
        same = same if own.country == "US" else [r for r in same if r.holder == own.holder]
    else:
        parts = pools.regions("countries")
        same = [
            r for r in _regions().values()
            if not r.name and r.holder in parts and parts[r.holder] == parts.get(own.holder)
        ]  # fmt: skip
    return tuple(sorted(r.key for r in same if _is_large(r) or r.holder in _NATIONS))


@cache
def home_regions(home: str) -> tuple[str, ...]:
    """The counties or states of a home country that hold enough towns."""
    return tuple(sorted(k for k, r in _regions().items() if r.country == home and _is_large(r)))


def _is_large(one: Region) -> bool:
    """Whether surrogates may go there: not to the District of Columbia, whose towns are parts of one city."""
    return len(one.towns) >= _LEAST and one.key != "US/DC"


def draw(rng: Random, key: str, words: int) -> Town:
    """A town of a region, the larger ones more often; of as many words as asked for if it has such (3 stands for
    all longer ones)."""
    held = _regions()[key]
    for _ in range(60):
        at = bisect(held.sums, rng.randrange(held.sums[-1]))
        if min(len(_form(held.towns[at]).split()), 3) == min(words, 3):
            break
    return Town(held.towns[at], key, held.codes[at])
