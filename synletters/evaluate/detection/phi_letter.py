"""One letter's identifiers against what a detector found in it: counts and places, no text.

Characters that are white space count nowhere. What was found inside ignored annotations alone counts nowhere
either.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from synletters.core.mentions import Mention
from synletters.evaluate.rates import Rate, Scores

_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something went wrong. ``partly``: some of it was covered."""

    letter_id: str
    start: int
    end: int
    label: str
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one gold annotation fared under each way of counting."""

    mention: Mention
    label: str
    covered: bool
    partly: bool
    exact: bool
    exact_labelled: bool


@dataclass(frozen=True, slots=True)
class LetterFigures:
    """What ``measure`` counts. ``without_identifiers``: the gold has none, so nothing should have been
    touched."""

    outcomes: tuple[Outcome, ...]
    without_identifiers: bool
    touched: bool
    exact: Scores
    exact_labelled: Scores
    overlap: Scores
    tokens: Scores
    characters: Scores
    alarms: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """How labels are read: ``labels`` from a name in a file to the project's, None to ignore it; names to
    ``ignore``."""

    labels: Mapping[str, str | None]
    ignore: Collection[str]

    def of(self, mention: Mention) -> str:
        return self.labels.get(mention.original, mention.label) or mention.label

    def ignored(self, mention: Mention) -> bool:
        gone = self.labels.get(mention.original, mention.label) is None
        return gone or bool({self.of(mention), mention.original} & set(self.ignore))


def measure(
    letter_id: str, text: str, gold: Sequence[Mention], found: Iterable[Mention], naming: Naming
) -> LetterFigures:
    """Compare the identifiers of one letter. All annotations are of identifiers and lie inside the text."""
    gold = [mention for mention in gold if mention.identifier_type != "no_mask"]
    wanted = [mention for mention in gold if not naming.ignored(mention)]
    truth = _union(text, wanted)
    left_out = _union(text, [mention for mention in gold if naming.ignored(mention)]) - truth
    labelled = {(start, end, naming.of(m)) for m in found for start, end in m.pieces}
    mask = {i for start, end, _ in labelled for i in _characters(text, start, end)}
    counted = mask - left_out
    insides = {(start, end): _characters(text, start, end) - left_out for start, end, _ in labelled}
    found_places = {place for place, inside in insides.items() if inside}
    found_labelled = {(start, end, label) for start, end, label in labelled if insides[start, end]}

    outcomes = []
    for mention in wanted:
        label, inside = naming.of(mention), _union(text, [mention])
        outcomes.append(
            Outcome(
                mention,
                label,
                covered=inside <= mask,
                partly=bool(inside & mask),
                exact=all(piece in insides for piece in mention.pieces),
                exact_labelled=all((*piece, label) in labelled for piece in mention.pieces),
            )
        )
    gold_labelled = {(*piece, naming.of(m)) for m in wanted for piece in m.pieces}
    gold_places = {(start, end) for start, end, _ in gold_labelled}
    touching = {place for place in found_places if insides[place] & truth}
    alarms = tuple(
        Place(letter_id, start, end, label)
        for start, end, label in sorted(found_labelled)
        if (start, end) not in touching
    )
    total = len(outcomes)
    return LetterFigures(
        tuple(outcomes),
        without_identifiers=not gold,
        touched=bool(counted),
        exact=Scores(
            Rate(len(found_places & gold_places), len(found_places)),
            Rate(sum(o.exact for o in outcomes), total),
        ),
        exact_labelled=Scores(
            Rate(len(found_labelled & gold_labelled), len(found_labelled)),
            Rate(sum(o.exact_labelled for o in outcomes), total),
        ),
        overlap=Scores(Rate(len(touching), len(found_places)), Rate(sum(o.partly for o in outcomes), total)),
        tokens=_tokens(text, truth, counted),
        characters=Scores(Rate(len(counted & truth), len(counted)), Rate(len(counted & truth), len(truth))),
        alarms=alarms,
    )


def _characters(text: str, start: int, end: int) -> set[int]:
    return {i for i in range(start, end) if not text[i].isspace()}


def _union(text: str, mentions: Iterable[Mention]) -> set[int]:
    return {i for mention in mentions for start, end in mention.pieces for i in _characters(text, start, end)}


def _tokens(text: str, truth: set[int], counted: set[int]) -> Scores:
    """A token is an identifier's if any of its characters is; it is found if all those of its characters
    are."""
    gold = found = touched = right = 0
    if not truth and not counted:
        return Scores()
    for match in _TOKEN.finditer(text):
        token = range(match.start(), match.end())
        inside = [i for i in token if i in truth]
        marked = any(i in counted for i in token)
        gold += bool(inside)
        found += bool(inside) and all(i in counted for i in inside)
        touched += marked
        right += marked and bool(inside)
    return Scores(Rate(right, touched), Rate(found, gold))
