"""Whether a finished letter still says of its entities what the source says, and what to give back where it
does not.

Both texts go through the same analysis (``synletters.assertion``) with their identifiers blotted out, so that
a surrogate can
neither make nor hide a difference. Refilled words stand in the sentences of the source; a sentence with a
difference gets its
own words back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from synletters.assertion import Facts, Reading
from synletters.core.document import Action, Protected, Rewrite, Word
from synletters.core.errors import LetterError
from synletters.text.blotted import Blotted
from synletters.text.guarded_words import never_filled

#: (offset in the finished text, offset in the source, length) of what came over from the source
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True, order=True)
class Drift:
    """A place of the source where the finished letter says something else. ``kind`` is ``negation``,
    ``side``, … or ``entity``."""

    at: int
    kind: str


class Statements:
    """What one protected letter says; compared with as many finished letters as were made of it."""

    def __init__(self, item: Protected, reading: Reading | None = None) -> None:
        """``reading`` is that of the letter with its identifiers blotted out, if it was read before."""
        hidden = [(r.start, r.end) for r in item.regions if r.action is Action.REPLACE]
        self.blotted = Blotted(item.letter.text, hidden)
        self._spans = sorted(
            span for region in item.regions for span in region.spans if span.kind == "clinical"
        )
        reading = reading or Reading(self.blotted.text)
        self._here = [self.blotted.span(span) for span in self._spans]
        self._facts = reading.facts(self._here)
        self._mentions = reading.mentions()
        #: the sentences, as offsets of the source, and where each begins
        self.sentences = [
            (self.blotted.back(start), self.blotted.back(end)) for start, end in reading.scopes.sentences
        ]
        self.starts = [start for start, _ in self.sentences]
        self.reading = reading

    def drifts(self, made: Rewrite, places: Sequence[Place]) -> list[Drift]:
        """Where ``made`` differs, in order. Raises LetterError if it does not carry the same entities."""
        blotted = Blotted(made.text, [(s.start, s.end) for s in made.spans if s.kind == "phi"])
        spans = sorted(span for span in made.spans if span.kind == "clinical")
        if [s.label for s in spans] != [s.label for s in self._spans]:
            raise LetterError(
                "the finished letter does not carry the entities of its source", letter_id=made.letter_id
            )
        here = [blotted.span(span) for span in spans]
        if blotted.text == self.blotted.text and here == self._here:
            return []
        reading = Reading(blotted.text)
        out = set(self._of_entities(reading.facts(here)))
        out.update(self._of_mentions(blotted, reading.mentions(), sorted(places)))
        return sorted(out)

    def outside_of_cues(self, words: Sequence[Word], free: Container[str] = ()) -> list[Word]:
        """The words that are no part of a cue, side, severity or amount, nor of a label that begins a line,
        in their order. Those of ``free`` may be part of a cue."""
        back = self.blotted.back
        stretches = [(start, end) for start, end, _, _ in self._mentions]
        stretches += [match.span() for match in _LABEL.finditer(self.blotted.text)]
        cues = sorted((back(start), back(end)) for start, end in stretches)
        out, ends = [], 0
        waiting = iter([*cues, (_END, _END)])
        start, end = next(waiting)
        for word in words:
            while start < word.end:
                ends = max(ends, end)
                start, end = next(waiting)
            if ends <= word.start or word.text.lower() in free:
                out.append(word)
        return out

    def sentence(self, at: int) -> int:
        """The number of the sentence that an offset of the source lies in."""
        return max(0, bisect_right(self.starts, at) - 1)

    def _of_entities(self, now: Sequence[Facts]) -> Iterator[Drift]:
        for span, was, is_ in zip(self._spans, self._facts, now, strict=True):
            for name in ("negated", "uncertain", "historical", "hypothetical", "family"):
                if getattr(was.assertion, name) != getattr(is_.assertion, name):
                    yield Drift(span.start, name)
            for name in ("sides", "quantities", "severities", "section"):
                if getattr(was, name) != getattr(is_, name):
                    yield Drift(span.start, name)

    def _of_mentions(
        self, blotted: Blotted, now: Sequence[tuple[int, int, str, str]], places: Sequence[Place]
    ) -> Iterator[Drift]:
        before, after = [_core(*m[2:]) for m in self._mentions], [_core(*m[2:]) for m in now]
        if before == after:
            return
        starts = [start for start, _, _ in places]
        for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if tag == "equal":
                continue
            for at, _, kind, _ in self._mentions[i:j]:
                yield Drift(self.blotted.back(at), kind)
            for at, _, kind, _ in now[k:m]:
                yield Drift(_in_source(blotted.back(at), places, starts), kind)


def _core(kind: str, value: str) -> tuple[str, str]:
    """What of a mention must stay: of a cue its guarded words ("not had any" is a "not"), all of it if it has
    none."""
    if kind in ("side", "severity", "quantity"):
        return kind, value
    return kind, " ".join(_SAME.get(word, word) for word in value.split() if word in _GUARDED) or value


def _in_source(at: int, places: Sequence[Place], starts: Sequence[int]) -> int:
    """The offset of the source that an offset of the finished text comes from, or stands behind."""
    number = bisect_right(starts, at) - 1
    if number < 0:
        return 0
    start, source, length = places[number]
    return source + min(at - start, length)


_END = 1 << 62
#: "Range of motion: full": what stands before the colon says of what the rest is told, and another word makes
#: another heading
_LABEL = re.compile(
    r"^[ \t]*(?:(?:\d{1,2}[.)]|[-*•])[ \t]*)?[^\W\d_][^\s:]*(?:[ \t]+[^\s:]+){0,6}[ \t]?:(?!\w)"
    r"|^[ \t]*(?:[A-Z]{2,}[ \t]+){1,7}[A-Z]{3,}[ \t]*$",
    re.MULTILINE,
)
_GUARDED = never_filled()
#: guarded words that cues say the same with
_SAME = {"previous": "prior", "presently": "currently"}
