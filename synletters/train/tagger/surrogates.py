"""Training letters with surrogates in place of their annotated identifiers, so that a tagger cannot learn
names by heart.

Only what is annotated is replaced. All places move along; a place whose edge lies inside an identifier
teaches nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from synletters.core.document import Action, Letter, Protected, Region
from synletters.core.errors import LetterError, TrainingError
from synletters.core.mentions import mentions_of
from synletters.surrogate import replace_group
from synletters.train.tagger.letters import Gold


def with_surrogates(golds: Sequence[Gold], secret: str) -> tuple[list[Gold], int]:
    """The same letters with other identifiers, and how many were replaced. ``secret`` is what surrogates are
    drawn from.

    A patient's letters share their surrogates. Raises TrainingError, naming the letter, if one cannot be
    made.
    """
    patients: dict[str, list[int]] = {}
    for at, gold in enumerate(golds):
        patients.setdefault(gold.letter.patient, []).append(at)
    out = list(golds)
    replaced = 0
    for members in patients.values():
        guarded = [_protected(golds[at].letter) for at in members]
        try:
            made = replace_group(guarded, seed=secret)
        except LetterError as fault:
            raise TrainingError(
                f"no surrogates for letter {golds[members[0]].letter.id!r}: {fault.reason}"
            ) from None
        for at, item, surrogates in zip(members, guarded, made, strict=True):
            out[at] = _moved(golds[at], item, surrogates)
            replaced += len(surrogates)
    return out, replaced


def _protected(letter: Letter) -> Protected:
    """The identifiers as regions to replace: those that overlap as one, under the label of the longest."""
    places = sorted(
        (start, end, mention.label)
        for mention in mentions_of(letter)
        if mention.kind == "phi"
        for start, end in mention.pieces
    )
    merged: list[tuple[int, int, str, int]] = []
    for start, end, label in places:
        if merged and start < merged[-1][1]:
            a, b, name, size = merged[-1]
            merged[-1] = (a, max(b, end), label if end - start > size else name, max(size, end - start))
        else:
            merged.append((start, end, label, end - start))
    regions: list[Region] = []
    at = 0
    for start, end, label, _ in merged:
        if at < start:
            regions.append(Region(at, start, Action.OPEN))
        regions.append(Region(start, end, Action.REPLACE, label))
        at = end
    if at < len(letter.text):
        regions.append(Region(at, len(letter.text), Action.OPEN))
    return Protected(letter, tuple(regions))


def _moved(gold: Gold, item: Protected, surrogates: Sequence[str]) -> Gold:
    rest = iter(surrogates)
    text: list[str] = []
    stops, length = [0], 0  # where each region begins in the new text
    for region in item.regions:
        piece = next(rest) if region.action is Action.REPLACE else gold.letter.text[region.start : region.end]
        text.append(piece)
        length += len(piece)
        stops.append(length)
    starts = [region.start for region in item.regions]

    def place(start: int, end: int) -> tuple[int, int, bool]:
        """Where a stretch comes to lie, widened to whole identifiers, and whether it had to be."""
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        a, b = item.regions[first], item.regions[last]
        cut = False
        left, right = stops[first] + start - a.start, stops[last] + end - b.start
        if a.action is Action.REPLACE:
            cut, left = start != a.start, stops[first]
        if b.action is Action.REPLACE:
            cut, right = cut or end != b.end, stops[last + 1]
        return left, right, cut

    spans: list[tuple[int, int, str]] = []
    nothing = [place(start, end)[:2] for start, end in gold.nothing]
    for start, end, label in gold.spans:
        left, right, cut = place(start, end)
        if left >= right:
            continue
        # the halves of two identifiers that overlapped are one now
        if cut and not any(o[:2] != (start, end) and o[0] < end and start < o[1] for o in gold.spans):
            nothing.append((left, right))
        else:
            spans.append((left, right, label))
    letter = Letter(gold.letter.id, "".join(text), (), gold.letter.patient_id)
    assert all(a <= b for a, b in pairwise(stops))
    return Gold(letter, tuple(sorted(set(spans))), tuple(sorted({(a, b) for a, b in nothing if a < b})))
