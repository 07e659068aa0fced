"""Words whose change would change the medicine, by label (``data/guarded.txt``).

All lower case; ``CASED`` holds those that count in capitals only.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from synletters.text.word_files import listed, rows

_LABELS = (
    "NEGATION",
    "GENDER",
    "LATERALITY",
    "FREQUENCY",
    "ROUTE",
    "UNIT",
    "SEVERITY",
    "QUANTITY",
    "UNCERTAINTY",
    "TEMPORAL",
    "FAMILY",
    "CONTRAST",
)

#: In order of precedence: a word of several sets takes the first.
GUARD_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {label: listed("guarded", label) for label in _LABELS}
)
NEGATION, UNCERTAINTY, CONTRAST = (GUARD_WORDS[label] for label in ("NEGATION", "UNCERTAINTY", "CONTRAST"))


def _labels(part: str) -> Mapping[str, str]:
    return MappingProxyType({words: label for label, held in rows("guarded", part).items() for words in held})


#: These count in exactly this form.
CASED = _labels("cased")
#: Units that are units only behind a number.
AFTER_NUMBER = listed("guarded", "after number")
#: Several words that mean one thing; each word of them is guarded.
PHRASES = _labels("phrases")


def never_filled() -> frozenset[str]:
    """Every guarded word, lower-case: what the source does not say, no refiller may say."""
    return frozenset().union(*GUARD_WORDS.values())
