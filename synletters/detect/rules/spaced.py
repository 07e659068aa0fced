"""Names of a scan that parts their letters: "P a r r y ,  G w e n", "F E N W I C K"; a heading that is spaced so is none."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from synletters.detect.rules.base import Found, Rule
from synletters.text.vocabulary import LOWER, TITLE, shipped

#: one word of four letters or more with a blank between any two, parted from the next by more than that
RUN = re.compile(r"(?<![^\W_])(?<!\s[^\W_] )(?<!\A[^\W_] )[^\W\d_](?:[ ][^\W\d_]){3,24}(?![ ]?[^\W_])")
_NAMED = re.compile(
    r"(?i)(?:\b(?:dr|mr|mrs|ms|miss|prof|dear|name|surname|forenames?|patient|pt|re)|(?:p a t i e n t|n a m e|d r|m r s?|r e))[.: ,]{1,6}\Z"
)

_BEGINS = re.compile(r"(?:\A|\n|  |\t|[|,:]) {0,3}\Z")
_VOWELS = frozenset("aeiouàáâãäåèéêëìíîïòóôöùúûü")


def spaced_words(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, the word without its blanks) of each."""
    if RUN.search(text) is None:
        return
    for match in RUN.finditer(text):
        yield *match.span(), match[0].replace(" ", "")


def ordinary(word: str) -> bool:
    """Whether such a word is an ordinary one, as headings are."""
    return bool(shipped().flags(word.casefold()) & (LOWER if not word[1:].islower() else LOWER | TITLE))


def _name(match: re.Match[str]) -> Found | None:
    word = match[0].replace(" ", "")
    named = _NAMED.search(match.string, max(0, match.start() - 24), match.start())
    cased = word[0].isupper() and (word[1:].islower() or word.isupper())
    listed = all(ord(b) - ord(a) == 1 for a, b in itertools.pairwise(word))  # "A B C D"
    spoken = not _VOWELS.isdisjoint(word.casefold())
    if word.isupper() and not (
        named or _BEGINS.search(match.string, max(0, match.start() - 6), match.start())
    ):
        return None  # "A D H D", spelt out in what somebody said
    if not cased or listed or not spoken or (ordinary(word) and not named):
        return None
    return *match.span(), 0.8


SPACED_RULES: tuple[Rule, ...] = (
    Rule("name/spaced", "NAME", RUN.pattern, 0.8, _name, gate=r"[^\W\d_] [^\W\d_] [^\W\d_] [^\W\d_]"),
)
