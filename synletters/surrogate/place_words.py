"""Words of places that are no names: streets, units that stand for one another, and what of an address is its town."""

from __future__ import annotations

import re

from synletters.surrogate.shapes import normalise
from synletters.text import word_files

TOKEN = re.compile(r"(?<![^\W_])(?i:co-?op)(?![^\W_])|[^\s,;:()\[\]/\-–—\"“”.]+")
STREETS = frozenset(
    """road rd street st avenue ave av close cl lane ln drive dr court ct crescent cres gardens gdns grove terrace ter way
    yard plaza wharf parade quay trail loop place pl square sq walk mews row rise hill view green park boulevard blvd circle cir highway hwy parkway pkwy
    cottage cottages house farm lodge""".split()
)
#: those that end the name of no town, whatever a detector calls it: "Beacon Way"
STREETS_ALONE = frozenset(
    """road rd street avenue ave av lane ln drive way close yard plaza crescent boulevard blvd terrace pkwy parkway hwy highway
    mews""".split()
)
#: those that say nothing in the name of an institution either: "Weir Street Surgery"
ROADS = frozenset("road rd street avenue ave lane drive close crescent terrace gardens hill yard".split())
#: what firms are whose names are those of their partners
FIRMS = frozenset(
    "llp solicitors law legal attorneys partners associates sons brothers bros builders & and".split()
)
#: what houses are that are called "The Old …", in small letters
OLD = frozenset(name.casefold() for name in word_files.in_order("place_kinds", "old", __package__))
#: Words of one kind that stand for one another where all words of a name are generic.
LIKES = {
    word: tuple(w for w in group.split() if w != word)
    for group in (
        "unit ward", "team service", "centre clinic", "center clinic", "hospital infirmary", "surgery practice",
        "department unit", "dept unit", "school academy", "college academy", "trust foundation", "nursery playgroup",
        "club society", "church chapel", "company firm", "home lodge", "north south", "east west", "upper lower",

    )
    for word in group.split()
}  # fmt: skip


def town_words(value: str) -> list[str]:
    """The words of an address or place that name its town: those of parts without a number or a street."""
    out: list[str] = []
    for part in re.split(r"[,;\n]+", value):
        words = TOKEN.findall(part)
        if not any(any(c.isdigit() for c in w) or w.casefold() in STREETS for w in words):
            out += [normalise(w) for w in words if len(w) > 3]
    return out
