"""One surrogate an identifier: remembered or drawn anew until it fits, and the same wherever the identifier stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from random import Random

from synletters.surrogate import ages, trades
from synletters.surrogate.chain import Placed
from synletters.surrogate.date_style import DateStyle
from synletters.surrogate.drawing import PLACES, TRIES, Drawer
from synletters.surrogate.memory import Memory
from synletters.surrogate.people import NEVER_SPELT
from synletters.surrogate.references import INITIALS
from synletters.surrogate.regions import Found
from synletters.surrogate.seeds import Source
from synletters.surrogate.shapes import long_tokens, normalise, words
from synletters.surrogate.walk import Walk
from synletters.text.confusables import skeleton

#: A label with its alias, and an identity.
_Key = tuple[str, str]


class Replacer:
    """The surrogates of one patient."""

    def __init__(
        self,
        found: Sequence[Found],
        outside: str,
        style: DateStyle,
        source: Source,
        memory: Memory,
        mode: str,
    ) -> None:
        self._source = source
        # what is drawn once for a mention is of no use later, and is not remembered; the offset of the dates
        # always is
        self._memory = Memory() if mode == "per-mention" else memory
        self._walk = Walk(mode, source)
        self._originals = _readings({item.value for item in found})
        self._forbidden = frozenset(self._originals | words(outside) | words(skeleton(outside)[0]))
        self._ordinals: dict[str, int] = {}
        self._entities: dict[_Key, tuple[int, int]] = {}
        self._taken: dict[str, _Key] = {}
        self._before: dict[str, frozenset[str]] = {}
        self._done: dict[tuple[str, str, str, Placed], str] = {}
        self._drawer = Drawer(
            found, outside, style, source, self._forbidden, self._memory, memory, self._under
        )

    def replace(self, item: Found, letter: str) -> str:
        """The surrogate of one mention; with the same alias, the same for every mention in the same words."""
        return self._under(item, self._walk.step(letter, item.label, self._identity(item)))

    def _under(self, item: Found, alias: str) -> str:
        known = (item.label, item.value, alias, item.placed)
        if known not in self._done:
            self._done[known] = self._new(item, alias)
        elif item.label in PLACES:
            self._drawer.places.revisit(item.label, item.value, alias)
        return self._done[known]

    def _identity(self, item: Found) -> str:
        """Equal for mentions that are one entity."""
        if item.label == "NAME" and not INITIALS.fullmatch(item.value):
            return repr(self._drawer.people.canonical(item.value))
        return normalise(item.value) or item.value

    def _new(self, item: Found, alias: str) -> str:
        kind = item.label + alias
        key = (kind, self._identity(item))
        held = self._memory.recall(kind, key[1])
        if kind not in self._before:
            self._before[kind] = frozenset(normalise(text) for text in self._memory.texts(f"{kind}="))
            self._ordinals[kind] = self._memory.count(kind)
        if key not in self._entities:
            if held is not None:
                ordinal, attempt = map(int, held.split())
                self._entities[key] = (ordinal, attempt)
            else:
                self._entities[key] = (self._ordinals[kind], 0)
                self._ordinals[kind] += 1
        ordinal, start = self._entities[key]
        exact = self._memory.recall(f"{kind}=", item.value)
        if exact is not None and self._fits(item, exact, key) and not self._meets(item, exact):
            made, attempt = exact, start
            if item.label in PLACES:
                self._drawer.places.revisit(item.label, item.value, alias)
        else:
            barred = self._before[kind] if held is None else frozenset()
            made, attempt = self._made(item, alias, key, ordinal, start, barred)
        self._entities[key] = (ordinal, attempt)
        if not item.placed.moments and item.label != "AGE":
            self._taken[normalise(made)] = key
        self._memory.remember(kind, key[1], f"{ordinal} {attempt}")
        if item.label not in ("DATE", "AGE"):  # they move together, whatever their words
            self._memory.remember(f"{kind}=", item.value, made)
        return made

    def _made(
        self, item: Found, alias: str, key: _Key, ordinal: int, start: int, barred: frozenset[str]
    ) -> tuple[str, int]:
        """The first attempt that fits, and which it was; ``barred`` stand for other entities of earlier
        runs."""
        for attempt in range(start, TRIES):
            made = self._drawer.draw(item, self._source.stream(key[0], ordinal, attempt), attempt, alias)
            if self._fits(item, made, key) and normalise(made) not in barred:
                return made, attempt
        return self._grown(item, self._source.stream(f"{item.label}/grown{alias}", ordinal), key), TRIES - 1

    def _fits(self, item: Found, made: str, key: _Key) -> bool:
        """Whether a surrogate says nothing of any original, and stands for no other one."""
        plain = normalise(made)
        if item.placed.moments:  # a day moves to another one, whatever else that says or stands for
            return plain != normalise(item.value)
        if item.label == "AGE" and ages.stated(item.value):  # an age moves with the births, as dates do
            return plain != normalise(item.value)
        if item.placed.beside.dated and plain == normalise(
            item.value
        ):  # the day of the week of a date that moves
            return True
        if item.label != "DATE" and made.strip(".,").casefold() in NEVER_SPELT:
            return False
        # a trade may have the word of another one ("driver", "lorry driver"), which tells nothing
        shared = item.label == "PROFESSION" and trades.setting_of(item.value) is not None
        within = not shared and item.value.casefold() in made.casefold()
        if not plain or within or plain == normalise(item.value):
            return False
        if self._taken.get(plain, key)[1] != key[1]:  # "Leeds" is one town under any label
            return False
        return plain not in self._originals or item.label == "DATE"

    def _meets(self, item: Found, made: str) -> bool:
        """Whether a word of a remembered surrogate is a word of these letters, other than one that it shares
        with its value."""
        return not self._forbidden.isdisjoint(long_tokens(made) - long_tokens(item.value))

    def _grown(self, item: Found, rng: Random, key: _Key) -> str:
        """A code that is longer and longer, of letters that the original does not have where there are
        such."""
        letters = [c for c in "bcdfghjklmnpqrstvwxz" if c not in item.value.casefold()] or list("xz")
        size = 3
        while True:
            made = "".join(rng.choice(letters) for _ in range(size))
            if self._fits(item, made, key):
                return made
            size += 1


def _readings(values: Collection[str]) -> set[str]:
    """The values and their longer words as they are compared, with their accents and without ("Zoe" is no
    stand-in for "Zoë")."""
    both = {*values, *(skeleton(value)[0] for value in values)}
    return {normalise(v) for v in both} | {token for v in both for token in long_tokens(v)}
