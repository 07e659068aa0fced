"""A finished letter put back into the markup of its source, and looked at once more there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from synletters.core.document import Action, Protected, Rewrite
from synletters.rewrite.draft import Draft
from synletters.rewrite.generalise import composed
from synletters.text.markup import MarkupError, View, read, woven
from synletters.text.markup.html_names import KNOWN, LAYOUT
from synletters.text.markup.weave import Place

_RUN = re.compile(r"[^\W_]+")
_LEAST, _LEAST_OF_NUMBERS = 5, 4
#: pieces of a letter move within a sentence, so that what stands so far before another has never passed it
_BACK = 400
#: labels whose values say little alone, or are ordinary words
_LOOSE = frozenset({"DATE", "AGE", "PROFESSION"})


def in_markup(draft: Draft, view: View, blunted: Sequence[Place] | None = None) -> Draft:
    """The draft with its result written as its source was: every tag and escape stays, surrogates are escaped.

    ``blunted`` are the places of what stayed of the letter where its rare terms were generalised first. Raises MarkupError where what
    was written does not read as what was meant, and where an identifier stands inside of the markup, in which nothing is replaced.
    """
    assert draft.result is not None
    places = draft.places() if draft.rewording is None else in_order(draft.places_in_source())
    if blunted is not None:
        places = composed(places, blunted)
    made = woven(view, draft.result.text, places)
    again = read(made.view.source)
    if (again.text if again else made.view.source) != made.view.text:
        raise MarkupError(
            "the finished letter could not be written in the markup of its source; bring it in as plain text"
        )
    if count := _inside(draft.item, made.view):
        raise MarkupError(
            f"{count} words of its identifiers stand inside of its markup, where nothing is replaced; bring it in as plain text"
        )
    result = draft.result
    spans = tuple(
        replace(span, start=start, end=end)
        for span in result.spans
        for start, end in made.to_source(span.start, span.end)
    )
    refilled = result.refilled
    if refilled is not None:
        refilled = tuple(piece for start, end in refilled for piece in made.to_source(start, end))
    return replace(
        draft,
        result=Rewrite(
            result.letter_id, result.variant, made.view.source, spans, result.provenance, refilled
        ),
    )


def in_order(places: Sequence[Place]) -> list[Place]:
    """The most of what came over that stands in the order of the source; what moved is written as new text is."""
    places = sorted(places)
    best: list[tuple[int, int]] = []  # (characters up to and with a place, number of the place before it)
    for at, (_, source, length) in enumerate(places):
        before = max(
            ((best[k][0], k) for k in range(max(0, at - _BACK), at) if places[k][1] + places[k][2] <= source),
            default=(0, -1),
        )
        best.append((before[0] + length, before[1]))
    at = max(range(len(best)), key=lambda k: best[k][0], default=-1)
    out = []
    while at >= 0:
        out.append(places[at])
        at = best[at][1]
    return out[::-1]


def _inside(item: Protected, view: View) -> int:
    """How many words of the letter's identifiers stand in what its reading does not say, such as an attribute."""
    text = item.letter.text
    sought = {
        word.casefold()
        for region in item.regions
        if region.action is Action.REPLACE and region.label not in _LOOSE
        for word in _RUN.findall(text[region.start : region.end])
        if len(word) >= (_LEAST_OF_NUMBERS if any(map(str.isdigit, word)) else _LEAST)
    }
    sought -= KNOWN | LAYOUT
    inside = {
        word.casefold() for start, end in view.hidden() for word in _RUN.findall(view.source[start:end])
    }
    return len(sought & inside)
