"""Which words of a rewrite were refilled: as the rewrite says, or else what differs from its source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any

from synletters.core.document import Letter, Rewrite
from synletters.core.errors import EvaluationError
from synletters.evaluate.utility.samples import Place
from synletters.io.flat import tokens

KEY = "refilled"


def told(rewrite: Rewrite) -> tuple[Place, ...] | None:
    """What the rewrite says of itself, in a field ``refilled`` or in its provenance: ``[[start, end], …]``;
    here in order. None if
    it says nothing.

    Raises EvaluationError, naming the letter, if that is no list of places in the text, or if places overlap.
    """
    given: Any = getattr(rewrite, KEY, None)
    if given is None:
        given = rewrite.provenance.get(KEY)
    if given is None:
        return None
    fault = EvaluationError(
        f"letter {rewrite.letter_id!r}, variant {rewrite.variant}: `{KEY}` is no list of [start, end] inside its text"
    )
    if not isinstance(given, Sequence) or isinstance(given, str):
        raise fault
    out: list[Place] = []
    for item in given:
        if (
            not isinstance(item, Sequence)
            or len(item) != 2
            or any(type(offset) is not int for offset in item)
        ):
            raise fault
        out.append((item[0], item[1]))
    out.sort()
    at = 0
    for start, end in out:
        if not at <= start < end <= len(rewrite.text):
            raise fault
        at = end
    return tuple(out)


def differing(letter: Letter, rewrite: Rewrite) -> tuple[Place, ...]:
    """The tokens of the rewrite that are not those of the source where the two are aligned (Ratcliff and
    Obershelp), replaced
    identifiers left out. A word that was refilled by itself cannot be seen so."""
    source = [letter.text[start:end] for start, end in tokens(letter.text, ())]
    places = list(tokens(rewrite.text, ()))
    made = [rewrite.text[start:end] for start, end in places]
    found = [
        place
        for what, _, _, lo, hi in SequenceMatcher(None, source, made, autojunk=False).get_opcodes()
        if what != "equal"
        for place in places[lo:hi]
        if any(c.isalnum() for c in rewrite.text[place[0] : place[1]])
    ]
    return apart(found, [(span.start, span.end) for span in rewrite.spans if span.kind == "phi"])


def apart(places: Iterable[Place], others: Iterable[Place]) -> tuple[Place, ...]:
    """The places that touch none of the others; both sorted by start here, the others may overlap each
    other."""
    rest = sorted(others)
    merged: list[Place] = []
    for start, end in rest:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    out, k = [], 0
    for start, end in sorted(places):
        while k < len(merged) and merged[k][1] <= start:
            k += 1
        if k == len(merged) or merged[k][0] >= end:
            out.append((start, end))
    return tuple(out)
