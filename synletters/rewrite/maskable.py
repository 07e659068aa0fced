"""Which words of a letter have equals where they stand, and why the others are not masked.

The rule reads the text without its identifiers' values: each is one word that says nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from synletters.core.document import Action, Protected, Word
from synletters.text.kinds import tokens
from synletters.text.kinds.equals import Lexicon, shipped
from synletters.text.kinds.fixed import fixed
from synletters.text.kinds.words import acts, never
from synletters.text.words import STOPWORDS

#: why a word is not masked: it is in a set of equals, but its frame does not hold here; its wording is given
#: (``fixed``); it says an act; it is a function word, or another, that is in no set; a phrase that begins before
#: it is masked
REASONS = ("frame", "fixed", "act", "function", "word", "phrase")


class Kinds:
    """What may be masked of one letter, and what may stand there."""

    def __init__(self, protected: Protected, lexicon: Lexicon | None = None) -> None:
        self._tokens = tokens.of(protected)
        self._starts = [token.start for token in self._tokens]
        self._text = protected.letter.text
        self._regions = protected.regions
        self._regions_from = [region.start for region in protected.regions]
        self._lexicon = lexicon or shipped()
        stretches = fixed(protected, self._tokens)
        self._fixed_from = [start for start, _ in stretches]
        self._fixed_to = list(accumulate((end for _, end in stretches), max))

    def of(self, word: Word) -> tuple[Word | None, str]:
        """An open word, or the phrase that begins with it, with what may stand there, and ""; or None and the
        reason why it is not masked."""
        stretch = bisect_right(self._fixed_from, word.start) - 1
        if stretch >= 0 and word.start < self._fixed_to[stretch]:
            return None, "fixed"
        at = bisect_left(self._starts, word.start)
        token = self._tokens[at]
        # a capital inside of a sentence is a name's or a heading's
        if token.end == word.end and (word.text.islower() or (word.text.istitle() and token.gap == ".")):
            match = self._lexicon.at(self._tokens, at)
            if match is not None:
                end = self._tokens[match.last].end
                text = self._text[word.start : end]
                return replace(word, end=end, text=text, kind=match.name, allowed=match.allowed), ""
        return None, self._reason(word.text.lower())

    def lies_in_one(self, phrase: Word) -> bool:
        """Whether a phrase lies in one open region: what is kept between its words would stand there twice."""
        region = self._regions[bisect_right(self._regions_from, phrase.start) - 1]
        return region.action is Action.OPEN and phrase.end <= region.end

    def inside(self, phrase: Word) -> list[int]:
        """Where each word of a phrase begins."""
        return self._starts[bisect_left(self._starts, phrase.start) : bisect_left(self._starts, phrase.end)]

    def _reason(self, word: str) -> str:
        if self._lexicon.holds(word):
            return "frame"
        if word in acts():
            return "act"
        return "function" if word in STOPWORDS or word in never() else "word"


def with_kinds(
    protected: Protected, words: Sequence[Word], lexicon: Lexicon | None = None, free: Sequence[Word] = ()
) -> tuple[list[Word], Counter[str]]:
    """Those of some open words that may be masked, each with its equals; and how many may not, by reason.

    A phrase is masked where its first word was chosen and the others are in ``free``, the open words that
    any could have been chosen of; without ``free`` among ``words``.
    """
    if not words:
        return [], Counter()
    known, withheld, out = Kinds(protected, lexicon), Counter[str](), list[Word]()
    starts = {word.start for word in (*words, *free)}
    end = -1
    for word in words:
        if word.start < end:
            withheld["phrase"] += 1
            continue
        made, reason = known.of(word)
        if made is not None and made.end > word.end:
            rest = known.inside(made)
            if not (all(start in starts for start in rest) and known.lies_in_one(made)):
                made, reason = None, "frame"
        if made is None:
            withheld[reason] += 1
        else:
            out.append(made)
            end = made.end
    return out, withheld
