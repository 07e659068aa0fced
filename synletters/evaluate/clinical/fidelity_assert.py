"""Whether an entity is denied, doubted, somebody else's or past: NegEx for the first, cue words of our own
for the rest.

NegEx: Chapman et al. (2001), by negspacy, on a blank English tokenizer with sentences that end at full stops
and lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from synletters.text.word_files import listed

_END = re.compile(r"[.!?](?=\s)|\n")
_TERMINATOR = frozenset({"but", "however", "although", "though", "except", "which", "whereas", ";"})
_WORD = re.compile(r"[^\W\d_]+(?:['’/][^\W\d_]+)*|;")
_DOUBT = listed("judge", "doubt", __package__)
_KIN = listed("judge", "kin", __package__)
_PAST = listed("judge", "past", __package__)
#: cue words, how far before an entity they reach (words of its clause), how far behind
_CUES = (("uncertain", _DOUBT, 25, 6), ("family", _KIN, 25, 6), ("historical", _PAST, 8, 3))
_LONG = re.compile(r"\S{160,}")

Place = tuple[int, int]


class Assertions:
    """Reads what is said of entities. One object serves any number of letters."""

    def of(self, text: str, places: Sequence[Place]) -> list[frozenset[str]]:
        """For each (start, end): which of ``negated``, ``uncertain``, ``family``, ``historical`` hold. Same
        order."""
        if not places:
            return []
        ends = [0, *(match.end() for match in _END.finditer(text)), len(text)]
        denied = self._denied(text, ends, places)
        made = []
        for place, negated in zip(places, denied, strict=True):
            start = max(end for end in ends if end <= place[0])
            end = min((end for end in ends if end >= place[1]), default=len(text))
            flags = {
                name
                for name, words, before, behind in _CUES
                if _near(text, start, end, place, words, before, behind)
            }
            made.append(frozenset(flags | ({"negated"} if negated else set())))
        return made

    @cached_property
    def _nlp(self) -> Any:
        import spacy

        return spacy.blank("en")

    @cached_property
    def _negex(self) -> Any:
        from negspacy.negation import Negex, default_ts  # the clinical English terms

        return Negex(self._nlp, "negex", neg_termset=default_ts, span_keys=["kept"])

    def _denied(self, text: str, ends: Sequence[int], places: Sequence[Place]) -> list[bool]:
        # the tokenizer's affix rules take quadratic time in the length of a word
        doc = self._nlp.make_doc(_LONG.sub(lambda match: " " * len(match[0]), text.replace("’", "'")))
        if not len(doc):
            return [False] * len(places)
        rest = iter(sorted(set(ends)))
        bound = next(rest, None)
        for token in doc:
            token.is_sent_start = False
            while bound is not None and token.idx >= bound:
                token.is_sent_start = True
                bound = next(rest, None)
        spans = [doc.char_span(start, end, alignment_mode="expand") for start, end in places]
        doc.spans["kept"] = [span for span in spans if span is not None]
        self._negex(doc)
        return [bool(span is not None and span._.negex) for span in spans]


def _near(
    text: str, start: int, end: int, place: Place, words: frozenset[str], before: int, behind: int
) -> bool:
    """Whether a cue stands in the clause of the entity; a question mark glued to it is doubt too."""
    left = [match[0].casefold() for match in _WORD.finditer(text, start, place[0])]
    for word in left[::-1][:before]:
        if word in _TERMINATOR:
            break
        if word in words:
            return True
    if words is _DOUBT and text[max(start, place[0] - 2) : place[0]].strip() == "?":
        return True
    right = [match[0].casefold() for match in _WORD.finditer(text, place[1], end)]
    for word in right[:behind]:
        if word in _TERMINATOR:
            break
        if word in words:
            return True
    return False
