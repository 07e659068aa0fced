"""What the words of a letter say of themselves: whether one is a name, an ordinary word, or a name that is a
word as well."""

from __future__ import annotations

from collections.abc import Container, Sequence

from synletters.text.vocabulary import ALONE, EPONYM, LOWER, TITLE, UPPER, Vocabulary


class Lexicon:
    """A public vocabulary, or none, and the common words that are not sought merely because somebody is named
    so.

    ``common`` are lists of such words in lower case: the shipped ``COMMON_NAMES``, and those that users say
    are never
    identifiers. Without a vocabulary every other question is answered with no; whoever would take that for
    "no ordinary word"
    asks ``has_vocabulary`` first. ``word in lexicon`` is ``ordinary(word)``, for whoever wants the allowed
    words alone.
    """

    def __init__(self, vocabulary: Vocabulary | None = None, common: Sequence[Container[str]] = ()) -> None:
        self._vocabulary, self._common = vocabulary, tuple(common)

    @property
    def has_vocabulary(self) -> bool:
        return self._vocabulary is not None

    def common(self, word: str) -> bool:
        """Whether a word is not sought alone, though it be somebody's name."""
        word = word.casefold()
        return any(word in words for words in self._common)

    def ordinary(self, word: str) -> bool:
        """Whether a word is ordinary in lower case, or as it stands if that is in capitals ("COPD")."""
        if self._vocabulary is None:
            return False
        return bool(self._vocabulary.flags(word.casefold()) & (UPPER if word.isupper() else LOWER))

    def generic(self, word: str) -> bool:
        """Whether a word is ordinary with its capitals too ("City", "NHS"), so that it tells of nobody by
        itself."""
        return bool(self._listed(word) & (UPPER if word.isupper() else TITLE))

    def eponym(self, word: str) -> bool:
        """Whether diseases, signs or devices are named so."""
        return bool(self._listed(word) & (EPONYM | ALONE))

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.ordinary(word)

    def _listed(self, word: str) -> int:
        """The flags of the list itself, without what is derived; 0 if it does not hold the word."""
        return 0 if self._vocabulary is None else self._vocabulary.words.get(word.casefold(), 0)


#: neither a vocabulary nor common words
EMPTY = Lexicon()
