"""Where a patient's letters take place, and where they take place instead.

Each county, state or country moves to another one: a county to one of the same nation, a state to a state, a
country to one of its part of the world. A town goes to a real town of what its own region moves to, so that towns
of one county stay together, beside the county's own surrogate; towns that no list has go where the patient's home
goes. Postcodes and telephone codes follow the town. Which region it is that a town, county or state lies in
decides only which others move with it, never where it goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from random import Random

from synletters.surrogate import pools, towns
from synletters.surrogate.memory import Memory
from synletters.surrogate.seeds import Source
from synletters.surrogate.shapes import DIGITS, digits_of, long_tokens, normalise

#: letters that the second half of a British postcode can have (Royal Mail, PAF Programmers' Guide)
_INWARD = "ABDEFGHJLNPQRSTUWXYZ"
#: how many numbers of districts an area has at least
_DISTRICTS = 9
_UK_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?(\s*)(\d[A-Z]{2})?", re.IGNORECASE)
_ZIP = re.compile(r"(\d{5})([\s-]*)(\d{4})?")


class Atlas:
    """The regions of one patient, each with what it moves to, and the places that are drawn there.

    ``home`` is the country of the letters, ``GB`` or ``US``; ``values`` are the places they name, in order; ``firsts``
    the words whose first letters are an acronym's.
    """

    def __init__(
        self,
        source: Source,
        forbidden: frozenset[str],
        memory: Memory,
        home: str,
        values: Iterable[str],
        firsts: Mapping[str, str] | None = None,
    ) -> None:
        self._firsts = firsts or {}
        self._source, self._forbidden, self._memory, self.home = source, forbidden, memory, home
        self._moved: dict[tuple[str, str], str] = {}
        self._used = {text.casefold() for text in memory.texts("PLACE")}
        self._latest: dict[str, towns.Town] = {}
        self._towns: dict[str, towns.Town] = {}
        self._codes: dict[tuple[str, str], str] = {}
        self._named: dict[str, str] = {}
        self._own = self._first(values)

    def _first(self, values: Iterable[str]) -> str:
        """The region of the first place that lies in the home country, or nothing."""
        for value in values:
            for word in re.split(r"[,;\n]+", value):
                key = (
                    towns.state(word.strip()) or towns.region_of(word) or towns.where(word.strip(), self.home)
                )
                if key and key.startswith(self.home):
                    return key
        return ""

    def moved(self, key: str, alias: str) -> str:
        """The region that stands for one; for nothing, the one that stands for the patient's home."""
        key = key or self._own
        if (key, alias) not in self._moved:
            self._moved[key, alias] = self._move(key, alias)
        return self._moved[key, alias]

    def _move(self, key: str, alias: str) -> str:
        kind = f"PLACE/region{alias}"
        held = self._memory.recall(kind, key)
        if held is not None:
            return held
        rng = self._source.stream(kind, self._memory.count(kind))
        listed = towns.peers(key) if key else towns.home_regions(self.home)
        taken = {*self._moved.values()}
        for attempt in range(200):
            drawn = rng.choice(listed or towns.home_regions(self.home))
            named = towns.region(drawn).written.casefold()
            if drawn != key and named not in self._forbidden and (drawn not in taken or attempt > 50):
                break
        self._memory.remember(kind, key, drawn)
        return drawn

    def region(self, text: str, alias: str) -> str | None:
        """The name of what a county, state or country moves to, or None if no list of towns has it."""
        key = towns.region_of(text)
        if key is None or not towns.peers(key) or text.casefold().startswith(("co ", "county ")):
            return None
        return towns.region(self.moved(key, alias)).written

    def state(self, code: str, alias: str) -> str | None:
        """The two letters of the state that one of the USA moves to; None for other letters."""
        key = towns.state(code)
        return towns.region(self.moved(key, alias)).name if key else None

    def near(self, value: str) -> tuple[str, ...]:
        """The regions that a value names: ``Springfield, IL``."""
        found = [towns.state(code) for code in re.findall(r"\b[A-Z]{2}\b", value)]
        found += [towns.region_of(part) for part in re.split(r"[,;\n]+", value)]
        if not any(found) and value.islower():  # dictated: "in harlow bend kansas zip"
            found += [towns.region_of(word) for word in value.split() if len(word) > 3]
        return tuple(key for key in found if key)

    def town(self, rng: Random, text: str, near: tuple[str, ...], alias: str) -> str:
        """A town where the region of ``text`` moves to, of as many words; not one of the letters' own."""
        key = self.moved(towns.where(text, self.home, near) or next(iter(near), ""), alias)
        size = len(text.replace("-", " ").split())
        for attempt in range(400):
            if attempt == 150:  # the region's towns are used up, or are words of the letters
                key = rng.choice(towns.home_regions(self.home))
            drawn = towns.draw(rng, key, size)
            if self._free(drawn.name) and self._spells_anew(text, drawn.name):
                break
        else:
            return self.coined(rng)
        self._towns[drawn.name] = drawn
        self.visit(drawn.name, alias)
        return self._take(drawn.name)

    def visit(self, name: str, alias: str) -> None:
        """Note that a text names a town of those that were drawn: codes behind it are of that town."""
        town = self._towns.get(name)
        if town is None:
            return
        self._latest[alias] = town
        if town.region.startswith(self.home):
            self._named[alias] = town.region

    def lies_at_home(self, text: str) -> bool:
        """Whether the home country has a town of this name."""
        return towns.known(text, self.home)

    def other(self, rng: Random, text: str, kind: str) -> str:
        """A name that is no town: a saint, what wards are named for, a given name for a given name, a street, a house, a
        pair that firms are called for, else a surname."""
        for _ in range(200):
            if kind in ("saint", "lady", "the_lady", "ward"):
                drawn = rng.choice(pools.saints(kind))
            elif kind == "given":
                drawn = pools.given_name(rng, pools.gender_of(text), "english")
            elif kind == "pair":
                drawn = f"{rng.choice(pools.place_kind('first'))} {rng.choice(pools.place_kind('second'))}"
            elif kind in ("old", "lane"):
                drawn = rng.choice(pools.place_kind("old" if kind == "old" else "lanes"))
            elif kind == "house" or (kind == "street" and rng.random() < 0.7):
                drawn = rng.choice(pools.lines("street_words"))
            else:  # the more frequent of two: streets and firms have the names of somebody
                drawn = max((pools.surname(rng, "english") for _ in range(2)), key=_often)
            if self._free(drawn) and self._spells_anew(text, drawn):
                return self._take(drawn)
        return self.coined(rng)

    def _spells_anew(self, text: str, drawn: str) -> bool:
        """Whether a word begins with another letter than the word of an acronym's long form that it stands for."""
        return self._firsts.get(normalise(text)) != drawn[:1].casefold()

    def coined(self, rng: Random) -> str:
        """A word that is in no list, where the lists have nothing that the letters do not hold."""
        drawn = pools.place(rng)
        for attempt in range(1000):
            if self._free(drawn):
                break
            drawn = pools.coined(rng, 3 + attempt // 200)
        return self._take(drawn)

    def _free(self, drawn: str) -> bool:
        words = {drawn.casefold(), normalise(drawn), *long_tokens(drawn)}
        return drawn.casefold() not in self._used and not words & self._forbidden

    def _take(self, drawn: str) -> str:
        self._used.add(drawn.casefold())
        return drawn

    def _here(self, alias: str, rng: Random) -> towns.Town:
        """The town that was named last, else one of the county or state that was, or of where the home goes."""
        region = self._named.get(alias, "")
        latest = self._latest.get(alias)
        if latest and latest.region.startswith(self.home) and region in ("", latest.region):
            return latest
        return towns.draw(rng, region or self.moved("", alias), 1)

    def goes(self, key: str, alias: str) -> None:
        """Note that a text names a county or state, whose stand-in codes are to agree with."""
        if key.startswith(self.home):
            self._named[alias] = self.moved(key, alias)

    def postcode(self, value: str, rng: Random, alias: str) -> str | None:
        """A postcode of the town that was named last; None if ``value`` is none of the home country's form."""
        core = value.strip()
        here = self._here(alias, rng)
        if self.home == "GB" and (found := _UK_POSTCODE.fullmatch(core)):
            made = here.code + self._district(here)
            if found[2]:
                made += found[1] + rng.choice(DIGITS[1:]) + rng.choice(_INWARD) + rng.choice(_INWARD)
            made = made.lower() if core.islower() else made
        elif self.home == "US" and (found := _ZIP.fullmatch(core)):
            made = here.code or self._zip(here)
            tail = "".join(rng.choice(DIGITS) for _ in digits_of(found[3] or ""))
            made += (found[2] + tail) if found[3] else ""
        else:
            return None
        return value.replace(core, made)

    def _district(self, town: towns.Town) -> str:
        """The number of a town's district: all its postcodes have the same."""
        rng = self._source.stream(f"PLACE/district/{town.name}", 0)
        return rng.choice(("", "", "", "1")) + str(rng.randint(1, _DISTRICTS))

    def _zip(self, town: towns.Town) -> str:
        held = [code for code in towns.region(town.region).codes if code]
        return self._source.stream(f"PLACE/zip/{town.name}", 0).choice(held or ["00000"])

    def phones(self, alias: str, rng: Random, old: str = "") -> tuple[str, ...]:
        """The telephone code of where the patient goes: of a state, the same wherever the letters have the code ``old``,
        or the postcode area of a British town."""
        here = self._here(alias, rng)
        if self.home == "GB":
            return (here.code,)
        if (old, alias) not in self._codes:
            held = towns.region(here.region).phones
            free = [code for code in held if code not in self._codes.values()] or held
            rng = self._source.stream(f"PHONE/area{alias}", len(self._codes))
            self._codes[old, alias] = rng.choice(free) if free else ""
        return (self._codes[old, alias],)


def _often(name: str) -> float:
    return pools.weight("surname", name)
