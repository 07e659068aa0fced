"""What all detectors found in one letter, weighed against each other.

An identifier of one detector alone may be no more than a guess about a word; here what the others know speaks for or against it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from synletters.core.document import Span
from synletters.detect.postprocess.gene_variants import of_a_gene
from synletters.detect.postprocess.plain_words import plain
from synletters.detect.postprocess.shorthand import only_short
from synletters.detect.postprocess.trades import no_trade
from synletters.detect.postprocess.vocabulary_marks import SOURCE, confirmed
from synletters.text.vocabulary import shipped
from synletters.text.word_files import listed

#: an identifier found with less than this gives way to a guarded word: "R side" is a side before it is somebody's initial
_WEAK = 0.5
_GUARDED = frozenset({"NEGATION", "UNCERTAINTY", "LATERALITY", "SEVERITY", "QUANTITY", "UNIT", "FREQUENCY", "ROUTE"})
#: the detectors of this package, which judge words by what they look like; what a site's own say stands
_OWN = frozenset({"tagger", "rules", SOURCE})
#: two or three capitals may be a short form and initials; a rule finds them by what signs them, the model must be sure
_INITIALS = re.compile(r"[A-Z]{2,3}")
_SURE_OF_INITIALS = 0.85
_NO_PLACE = frozenset({"NAME", "ID", "USERNAME", "PROFESSION", "ORGANIZATION", "HOSPITAL"})


def settled(text: str, spans: Sequence[Span], given: Sequence[Span] = ()) -> list[Span]:
    """The spans that stay: without guesses inside guarded words, short forms taken for names, roles taken for trades, and marks of
    the vocabulary pass with nothing beside them. ``given`` are spans that the letter came with."""
    guarded = sorted((s.start, s.end) for s in spans if s.kind == "structure" and s.label in _GUARDED)
    starts = [start for start, _ in guarded]
    kept: list[Span] = []
    marks: list[Span] = []
    for span in spans:
        if span.kind == "phi" and span.source in _OWN:
            at = bisect_right(starts, span.start) - 1
            weak = span.source == "tagger" and span.score < _WEAK
            if (weak and at >= 0 and guarded[at][1] >= span.end) or _nobody(text, span):
                continue
            if span.source == SOURCE:
                marks.append(span)
                continue
        kept.append(span)
    return kept + confirmed(text, marks, [*kept, *given])


def _nobody(text: str, span: Span) -> bool:
    """Whether what was found is nobody's, whatever found it."""
    if span.label == "PROFESSION" and no_trade(text, span):
        return True
    if span.label not in _NO_PLACE:
        return False
    if span.label in ("ID", "NAME", "USERNAME") and of_a_gene(text, span.start, span.end):
        return True
    initials = _INITIALS.fullmatch(text, span.start, span.end) and text[span.start : span.end] not in listed("services")
    if initials and (span.source == "rules" or span.score >= _SURE_OF_INITIALS):
        return False
    return only_short(text, span.start, span.end) or plain(text, span, shipped())
