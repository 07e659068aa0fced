"""The second detection: what the detectors find in a finished letter.

Around a word that the first detection missed, other words stand now; what looks like an identifier there, is
no surrogate,
and stands in the source too, has been overlooked. And a disease or drug that refilled words make, and the
source does not
name, has been invented.

A detector with ``redetects_changes`` reads the sentences alone that hold words which a model thought of: elsewhere
it would see what it saw before with the same eyes. Of 41 such findings in 950 letters none was an identifier, and of
1,145 words that stood for their equals none made an entity or a name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from synletters.core.document import Letter, Rewrite, Slot, Span, check_spans
from synletters.detect import Detector
from synletters.detect.postprocess.numbers import without_numbers
from synletters.detect.postprocess.settle import settled
from synletters.rewrite.check import Accept, GiveBack, Reprotect, Verdict
from synletters.rewrite.draft import Draft
from synletters.text.lexicon import EMPTY, Lexicon
from synletters.text.person_names import tells_nothing

#: its name among the checks
NAME = "redetect"
SOURCE = "second_look"
OVERLOOKED = "after its repair the letter still holds what looks like an identifier of its source"
#: clinical labels of which the finished letter may have no new entity
INVENTED = frozenset({"DISEASE", "DRUG"})
_WORD = re.compile(r"\w+")
#: characters on either side of a changed sentence that are read with it, for what they say of its ends
_AROUND = 40
#: (offset in the finished text, offset in the source, length) of what came over from the source
Place = tuple[int, int, int]
#: (start, end) in the finished text
Stretch = tuple[int, int]


class RedetectCheck:
    """Asks detectors once more: what they overlooked in the source is protected, sentences with inventions
    are given back."""

    def __init__(self, detectors: Sequence[Detector], lexicon: Lexicon = EMPTY) -> None:
        self.detectors, self.lexicon = detectors, lexicon

    def check(self, drafts: Sequence[Draft]) -> list[Verdict]:
        results = [draft.result for draft in drafts if draft.result is not None]
        looks = look_again(
            self.detectors,
            [draft.item.letter.text for draft in drafts],
            results,
            [draft.places() for draft in drafts],
            self.lexicon,
            [_changed(draft) for draft in drafts],
        )
        return [_verdict(draft, look) for draft, look in zip(drafts, looks, strict=True)]


def _verdict(draft: Draft, look: Look) -> Verdict:
    if look.overlooked:
        return Reprotect(tuple(look.overlooked), OVERLOOKED)
    if not look.invented or draft.said is None:
        return Accept()
    wrong = {draft.said.sentence(at) for at in look.invented}
    numbers = frozenset(k for k, word in enumerate(draft.words) if draft.said.sentence(word.start) in wrong)
    if draft.given_back.get(NAME, 0) or not numbers:
        numbers = frozenset(range(len(draft.words)))
    return GiveBack(numbers, {"drift:invented": len(look.invented)})


@dataclass(frozen=True, slots=True)
class Look:
    """What was overlooked in the source, and the offsets in the source of what was invented."""

    overlooked: list[Span]
    invented: list[int]


def look_again(
    detectors: Sequence[Detector],
    sources: Sequence[str],
    rewrites: Sequence[Rewrite],
    places: Sequence[Sequence[Place]],
    lexicon: Lexicon = EMPTY,
    changed: Sequence[Sequence[Stretch]] | None = None,
) -> list[Look]:
    """For each rewrite the spans of its source that hold what was overlooked (kind phi, ``source``
    "second_look"), and where
    refilled words make a disease or drug that the text of the source does not hold.

    ``places`` are those of ``synletters.rewrite.plan.places``. A finding that touches a surrogate or a
    refilled word counts as
    far as it came over from the source, unless that is an ordinary word of the vocabulary, or a title or
    degree. ``changed`` are the stretches of each that a detector with ``redetects_changes`` reads; without them it
    reads all.
    """
    letters = [Letter(made.letter_id, made.text) for made in rewrites]
    found: list[list[Span]] = [[] for _ in rewrites]
    for detector in detectors:
        if changed is not None and getattr(detector, "redetects_changes", False):
            for at, span in _in_stretches(detector, letters, changed):
                found[at].append(span)
            continue
        for at, new in enumerate(detector.detect(letters)):
            check_spans(new, len(letters[at].text), letter_id=letters[at].id)
            found[at] += new
    out = []
    for source, made, place, spans in zip(sources, rewrites, map(sorted, places), found, strict=True):
        # what was nobody's at the first look is nobody's now
        known = [span for span in made.spans if span.kind == "phi"]
        phi = [span for span in spans if span.kind == "phi"]
        if phi:
            phi = without_numbers(made.text, settled(made.text, phi, known))
        entities = [span for span in spans if span.kind == "clinical" and span.label in INVENTED]
        out.append(Look(_in_source(made.text, place, phi, lexicon), _invented(source, made, place, entities)))
    return out


def _changed(draft: Draft) -> list[Stretch]:
    """The sentences of a finished letter that were reworded or hold words which a model thought of, in order: all that
    it filled in but those of a set that may stand there."""
    assert draft.fills is not None
    assert draft.result is not None
    text, places = draft.result.text, sorted(draft.places())
    said, words = draft.said, iter(draft.words)
    at, filled, fills = 0, list[tuple[int, int]](), iter(draft.fills)
    for part in draft.plan.parts:
        if not isinstance(part, Slot):
            at += len(part.text)
            continue
        piece = next(fills).text
        own = part.label == "WORD" and next(words).text == piece
        if not own and piece.lower() not in part.allowed:
            filled.append((at, at + len(piece)))
        at += len(piece)
    if draft.rewording is not None:
        stretches = draft.rewording.stretches
        filled = sorted([*filled, *((_in_result(a, places), _in_result(b, places)) for a, b in stretches)])
    if not filled:
        return []
    starts = sorted({0, *(_in_result(start, places) for start in (said.starts if said else ()))})
    out: list[Stretch] = []
    for start, end in filled:
        number = bisect_right(starts, start) - 1
        upto = bisect_right(starts, end) if end > start else number + 1
        stretch = starts[number], starts[upto] if upto < len(starts) else len(text)
        if not out or stretch[0] >= out[-1][1]:
            out.append(stretch)
        else:
            out[-1] = out[-1][0], max(out[-1][1], stretch[1])
    return out


def _in_result(at: int, places: Sequence[Place]) -> int:
    """Where in the finished text an offset of the source went, or what stands behind it."""
    for start, source, length in places[max(0, bisect_right(places, at, key=lambda place: place[1]) - 1) :]:
        if at < source + length:
            return start + max(0, at - source)
    return places[-1][0] + places[-1][2] if places else 0


def _in_stretches(
    detector: Detector, letters: Sequence[Letter], changed: Sequence[Sequence[Stretch]]
) -> Iterator[tuple[int, Span]]:
    """What a detector finds in stretches of letters, with the number of the letter. A stretch is read with some
    characters on either side, whose findings do not count."""
    read: list[tuple[int, int, Stretch, Letter]] = []
    for at, (letter, stretches) in enumerate(zip(letters, changed, strict=True)):
        for start, end in stretches:
            first = start and letter.text.rfind(" ", 0, max(0, start - _AROUND)) + 1
            behind = letter.text.find(" ", min(len(letter.text), end + _AROUND))
            last = len(letter.text) if behind < 0 else behind
            piece = letter.text[first:last]
            if piece.strip():
                read.append((at, first, (start, end), Letter(letter.id, piece)))
    for (at, first, (start, end), letter), new in zip(
        read, detector.detect([letter for *_, letter in read]) if read else (), strict=True
    ):
        check_spans(new, len(letter.text), letter_id=letter.id)
        for span in new:
            moved = replace(span, start=span.start + first, end=span.end + first)
            if moved.start < end and start < moved.end:
                yield at, moved


def _invented(source: str, made: Rewrite, places: Sequence[Place], spans: Sequence[Span]) -> list[int]:
    """Where, in the source, entities stand that are refilled words in part and are not in the source."""
    starts = [start for start, _, _ in places]
    replaced = [(span.start, span.end) for span in made.spans if span.kind == "phi"]
    plain = f" {' '.join(_WORD.findall(source.casefold()))} "
    out = []
    for span in spans:
        first = bisect_right(starts, span.start) - 1
        whole = first >= 0 and span.end <= starts[first] + places[first][2]
        if whole or any(start < span.end and span.start < end for start, end in replaced):
            continue
        if f" {' '.join(_WORD.findall(made.text[span.start : span.end].casefold()))} " not in plain:
            start, at, length = places[first] if first >= 0 else (0, 0, 0)
            out.append(at + min(span.start - start, length))
    return out


def _in_source(text: str, places: Sequence[Place], spans: Sequence[Span], lexicon: Lexicon) -> list[Span]:
    starts = [start for start, _, _ in places]
    out = set()
    for span in spans:
        for k in range(max(0, bisect_right(starts, span.start) - 1), len(places)):
            start, source, length = places[k]
            if start >= span.end:
                break
            lo, hi = max(start, span.start), min(start + length, span.end)
            while lo < hi and not text[lo].isalnum():
                lo += 1
            while lo < hi and not text[hi - 1].isalnum():
                hi -= 1
            piece, whole = text[lo:hi], (lo, hi) == (span.start, span.end)
            if (
                len(piece) < 2 and not piece.isalpha()
            ):  # a lone digit tells of nobody, and stands in every result
                continue
            if not piece or (span.label == "NAME" and tells_nothing(piece)):
                continue
            # what is left of a finding beside a surrogate must still be something
            if whole or (len(piece) > 1 and not _all_ordinary(piece, lexicon)):
                out.add(Span(lo - start + source, hi - start + source, span.label, "phi", SOURCE, span.score))
    return sorted(out)


def _all_ordinary(piece: str, lexicon: Lexicon) -> bool:
    words = re.findall(r"[^\W_]+", piece)
    return all((word.isdigit() and len(word) < 4) or lexicon.ordinary(word.casefold()) for word in words)
