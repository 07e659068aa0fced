"""The same word in one letter gets the same judgement: what is a drug in one sentence is one in the next.

A classifier judges each place by itself. That loses entities that a text makes plain elsewhere, above all short
forms: "butylated hydroxyanisole (BHA)" is clear, "1% BHA" is not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from synletters.core.document import Span

#: how much of a word's probability is the mean over all of its places
SHARE = 0.5
#: words of fewer letters ("of", "mg") are too many things at once
_LEAST = 3
#: a short form that is found at fewer than one in so many of its places is left as it was judged
_ONE_IN = 3
_SHORT = re.compile(r"[\w-]{2,10}")


def blended(
    text: str,
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    is_word: NDArray[np.bool_],
    likely: NDArray[np.float32],
) -> NDArray[np.float32]:
    """``likely`` (units, labels) with that of each word drawn half way to the mean over all places of the same
    word. Short words in capitals are others than those in small letters ("LEAD", "lead")."""
    places: dict[str, list[int]] = defaultdict(list)
    for unit in np.flatnonzero(is_word).tolist():
        word = text[starts[unit] : ends[unit]]
        if len(word) >= _LEAST:
            places[word if word.isupper() and len(word) < 7 else word.lower()].append(unit)
    out = likely.copy()
    for units in places.values():
        if len(units) > 1:
            out[units] += SHARE * (likely[units].mean(axis=0) - likely[units])
    return out


def with_short_forms(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans, and every other place of a short form in capitals that is one of them and stands in brackets
    somewhere, as one does where it is introduced. Its label is the most frequent one."""
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for span in spans:
        labels[text[span.start : span.end]][span.label] += 1
    out = list(spans)
    for short, said in labels.items():
        if not _SHORT.fullmatch(short) or sum(char.isupper() for char in short) < 2:
            continue
        form = re.escape(short)
        if not re.search(rf"[(\[]{form}[)\],;]", text):
            continue
        label, times = said.most_common(1)[0]
        found = [match.span() for match in re.finditer(rf"(?<!\w){form}(?!\w)", text)]
        if times * _ONE_IN < len(found):
            continue
        model = next(span for span in spans if text[span.start : span.end] == short)
        out = [replace(span, label=label) if (span.start, span.end) in found else span for span in out]
        out += [
            replace(model, start=start, end=end, label=label)
            for start, end in found
            if not any(span.start < end and start < span.end for span in out)
        ]
    return out
