"""Acronyms of names that stand in full elsewhere (Leeds General Infirmary, LGI): the surrogate follows the
long form's."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’])*")
_SMALL = frozenset("of the and for in at on upon de la le st".split())
_IN_LAW = frozenset("llp ltd limited inc plc co llc corp company".split())
_ACRONYM = re.compile(r"(?<![^\W_])[A-Z]{2,6}(?![^\W_])")

#: A long form's label and value, and which of its words give the letters.
LongForm = tuple[str, str, tuple[int, ...]]


def long_forms(found: Iterable[tuple[str, str]], also: Iterable[str] = ()) -> dict[str, LongForm]:
    """The long form of each acronym among (label, value) pairs of places and organisations, and of those ``also`` asked
    for, which stand in codes and addresses."""
    pairs = list(dict.fromkeys(found))
    further = {acronym.upper() for acronym in also}
    wanted = {a for _, value in pairs for a in _ACRONYM.findall(value)} | further
    out: dict[str, LongForm] = {}
    for label, whole in pairs:
        # "Leeds General Infirmary (LGI)": the long form ends where the acronym begins
        cuts = () if whole.isupper() else _ACRONYM.finditer(whole, 1)
        value = next(
            (whole[: m.start()] for m in cuts if m.group() in wanted and m.group().casefold() not in _IN_LAW),
            whole,
        ).rstrip(" ([-,/")
        every = _WORD.findall(value)
        if len(every) < 2:
            continue
        asked = further if whole.isupper() else wanted
        all_words = tuple(range(len(every)))
        large = tuple(at for at in all_words if every[at].casefold() not in _SMALL)
        firm = tuple(at for at in large if every[at].casefold() not in _IN_LAW)
        for spots in (large, firm, all_words):
            letters = "".join(every[at][0] for at in spots).upper()
            for size in range(len(letters), 1, -1):
                acronym = letters[:size]
                if acronym in asked and acronym not in every and (size == len(letters) or size > 2):
                    out.setdefault(acronym, (label, value, spots[:size]))
                    break
    return out


def initials(surrogate: str, spots: tuple[int, ...]) -> str | None:
    """The letters of a long form's surrogate, or None if it has too few words."""
    every = _WORD.findall(surrogate)
    if spots[-1] >= len(every):
        return None
    return "".join(every[at][0] for at in spots).upper()
