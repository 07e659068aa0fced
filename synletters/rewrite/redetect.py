"""The second detection: what the detectors find in a finished letter.

Around a word that the first detection missed, other words stand now; what looks like an identifier there, is no surrogate,
and stands in the source too, has been overlooked. And a disease or drug that refilled words make, and the source does not
name, has been invented.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass

from synletters.core.document import Letter, Rewrite, Span, check_spans
from synletters.detect import Detector
from synletters.detect.postprocess.numbers import without_numbers
from synletters.text.person_names import tells_nothing

SOURCE = "second_look"
#: clinical labels of which the finished letter may have no new entity
INVENTED = frozenset({"DISEASE", "DRUG"})
_WORD = re.compile(r"\w+")
#: (offset in the finished text, offset in the source, length) of what came over from the source
Place = tuple[int, int, int]


def for_second_look(detectors: Sequence[Detector]) -> list[Detector]:
    """The detectors that find identifiers, each in the form that looks for nothing else, where it has one.

    A detector says so with an attribute ``finds_phi = False``, or with a method ``for_second_look`` that gives the detector
    to use, or None.
    """
    found = []
    for detector in detectors:
        make = getattr(detector, "for_second_look", None)
        second: Detector | None = make() if callable(make) else detector
        if second is not None and getattr(second, "finds_phi", True):
            found.append(second)
    return found


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
    ordinary: Container[str] | None = None,
) -> list[Look]:
    """For each rewrite the spans of its source that hold what was overlooked (kind phi, ``source`` "second_look"), and where
    refilled words make a disease or drug that the text of the source does not hold.

    ``places`` are those of ``synletters.rewrite.plan.places``. A finding that touches a surrogate or a refilled word counts as
    far as it came over from the source, unless that is an ``ordinary`` word, or a title or degree.
    """
    letters = [Letter(made.letter_id, made.text) for made in rewrites]
    found: list[list[Span]] = [[] for _ in rewrites]
    for detector in detectors:
        for at, new in enumerate(detector.detect(letters)):
            check_spans(new, len(letters[at].text), letter_id=letters[at].id)
            found[at] += new
    out = []
    for source, made, place, spans in zip(sources, rewrites, map(sorted, places), found, strict=True):
        phi = without_numbers(made.text, [span for span in spans if span.kind == "phi"])
        entities = [span for span in spans if span.kind == "clinical" and span.label in INVENTED]
        out.append(Look(_in_source(made.text, place, phi, ordinary), _invented(source, made, place, entities)))
    return out


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


def _in_source(
    text: str, places: Sequence[Place], spans: Sequence[Span], ordinary: Container[str] | None
) -> list[Span]:
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
            if not piece or (span.label == "NAME" and tells_nothing(piece)):
                continue
            # what is left of a finding beside a surrogate must still be something
            if whole or (len(piece) > 1 and not _all_ordinary(piece, ordinary)):
                out.add(Span(lo - start + source, hi - start + source, span.label, "phi", SOURCE, span.score))
    return sorted(out)


def _all_ordinary(piece: str, ordinary: Container[str] | None) -> bool:
    words = re.findall(r"[^\W_]+", piece)
    return all(
        (word.isdigit() and len(word) < 4) or (ordinary is not None and word.casefold() in ordinary) for word in words
    )
