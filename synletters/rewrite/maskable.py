"""The kind of each word of a letter, or why it is not masked.

The rule reads the text without its identifiers' values: each is one word that says nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from synletters.core.document import POS_PREFIX, Action, Protected, Span, Word
from synletters.text.kinds import classes, equals
from synletters.text.kinds.inflection import number
from synletters.text.kinds.words import acts, instead, never
from synletters.text.words import STOPWORDS

#: why a word is not masked: it is a function word without equals; it says an act; it stands near what a
#: relation is of;
#: its part of speech and inflection are not known, or it has a capital; no word of these is known to say the
#: same
REASONS = ("function", "act", "near", "class", "synonym")
NEAR = 3  # words
#: structure that a preposition or conjunction may relate to
_RELATED = frozenset({"QUANTITY", "UNIT", "FREQUENCY", "TEMPORAL", "LATERALITY", "ROUTE"})
_TOKEN = re.compile(r"[^\W_]+")
_OPEN_CLASSES = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_OF_CLASS = {"noun": "NOUN", "verb": "VERB", "adjective": "ADJ", "adverb": "ADV"}
#: what may stand between a determiner and its noun
_IN_PHRASE = frozenset({"ADJ", "NOUN", "VERB", "ADV"})
_WORDS_OF_PHRASE = 5
#: "the same", "a few", "the other": a determiner before these is part of what they say
_NO_NOUN = STOPWORDS | never("quantifiers", "pronouns", "negations", "auxiliaries")
#: what begins that which says of what a noun is spoken, by tag or, where that is not known, as a word
_TELLS = frozenset({"ADP", "PRON", "SCONJ", "PART"})
_TELL = frozenset(
    "of that which who whom whose to for in on at by with from where when why how as into between".split()
)
_BEFORE_ALL = never("quantifiers") | {"of"}


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of the text in lower case, "" for an identifier."""

    start: int
    end: int
    word: str
    tag: str
    guarded: bool = False
    related: bool = False


class Kinds:
    """What may be masked of one letter, and by what kind of word it may be refilled."""

    def __init__(self, protected: Protected) -> None:
        self._text = protected.letter.text
        self._tokens = list(_tokens(protected))
        self._starts = [token.start for token in self._tokens]

    def of(self, word: Word) -> tuple[str, str]:
        """The kind of an open word and "", or "" and the reason why it is not masked."""
        at = bisect_left(self._starts, word.start)
        token = self._tokens[at]
        lower = word.text.lower()
        if closed := equals.shipped().kinds(lower):
            kind = next((kind for kind in closed if self._equal(at, kind)), "")
            if not kind:
                return "", "function"
            relation = not kind.startswith(("article", "relative"))
            return ("", "near") if relation and self._near(at) else (kind, "")
        if lower in STOPWORDS or lower in never() or token.tag not in _OPEN_CLASSES:
            return "", "function"
        if lower in acts():
            return "", "act"
        kind = classes.shipped().get(lower, "")
        if not word.text.islower() or _OF_CLASS.get(kind.partition("-")[0]) != token.tag:
            return "", "class"
        return (kind, "") if instead(kind, lower) else ("", "synonym")

    def _near(self, at: int) -> bool:
        """Whether a number, an amount, a kept entity or an identifier stands within so many words."""
        return any(token.related for token in self._tokens[max(0, at - NEAR) : at + NEAR + 1])

    def _equal(self, at: int, kind: str) -> bool:
        """Whether the word at a place is used as one of its set, and has another there that may take its
        place."""
        token, known = self._tokens[at], equals.shipped()
        if token.tag != "X" and token.tag not in known.tags[kind]:
            return False
        if not instead(kind, token.word):
            return False
        if kind.startswith("article"):
            head = self._head(at)
            if head is None or number(self._word(head)) != ("many" if kind.endswith("plural") else "one"):
                return False
            return token.word != "the" or self._known(at, head)
        if kind == "relative":
            return self._relative(at)
        return not (token.word == "because" and self._word(at + 1) == "of")

    def _relative(self, at: int) -> bool:
        """A pronoun right behind its noun, not behind a comma or a preposition: "the pain which he has"."""
        return at > 0 and self._joined(at) and self._tokens[at - 1].tag == "NOUN"

    def _known(self, at: int, head: int) -> bool:
        """Whether "the" points back, as "this" does: not at what is told next ("the fact that"), nor in "all
        the time", "most of the"."""
        before = self._word(at - 1) if self._joined(at) else ""
        told = self._joined(head + 1) and (
            self._tokens[head + 1].tag in _TELLS or self._word(head + 1) in _TELL
        )
        return not told and before not in _BEFORE_ALL and self._word(head) != "time"

    def _head(self, at: int) -> int | None:
        """The place of the noun that a determiner stands before; None if it is no plain one, or is counted,
        sided or timed."""
        if not self._joined(at + 1) or self._tokens[at + 1].guarded or self._word(at + 1) in _NO_NOUN:
            return None
        head = None
        for k in range(at + 1, min(at + 1 + _WORDS_OF_PHRASE, len(self._tokens))):
            token = self._tokens[k]
            if not self._joined(k) or token.tag not in _IN_PHRASE or not token.word:
                break
            if head is not None and token.tag != "NOUN":
                break
            head = k if token.tag == "NOUN" else None
        return head

    def _word(self, at: int) -> str:
        return self._tokens[at].word if at < len(self._tokens) else ""

    def _joined(self, at: int) -> bool:
        """Whether there is a word at a place, with white space alone between it and the one before."""
        return (
            0 < at < len(self._tokens)
            and self._text[self._tokens[at - 1].end : self._tokens[at].start].isspace()
        )


def with_kinds(protected: Protected, words: Sequence[Word]) -> tuple[list[Word], Counter[str]]:
    """Those of some open words that may be masked, each with its kind; and how many may not, by reason."""
    if not words:
        return [], Counter()
    known, withheld, out = Kinds(protected), Counter[str](), []
    for word in words:
        kind, reason = known.of(word)
        if kind:
            out.append(replace(word, kind=kind))
        else:
            withheld[reason] += 1
    return out, withheld


def _tokens(protected: Protected) -> Iterator[_Token]:
    text, spans = protected.letter.text, protected.letter.spans
    tags = {(s.start, s.end): s.label[len(POS_PREFIX) :] for s in spans if s.label.startswith(POS_PREFIX)}
    for region in protected.regions:
        if region.action is Action.REPLACE:
            yield _Token(region.start, region.end, "", "PROPN", related=True)
            continue
        for match in _TOKEN.finditer(text, region.start, region.end):
            start, end = match.span()
            inside = [span for span in region.spans if span.start < end and start < span.end]
            word = match.group().lower()
            yield _Token(
                start,
                end,
                word,
                tags.get((start, end)) or _tag(word),
                any(span.kind == "structure" for span in inside),
                _relates(match.group(), inside),
            )


def _tag(word: str) -> str:
    """The part of speech that a word has nearly always, where no detector gave one."""
    return _OF_CLASS.get(classes.shipped().get(word, "").partition("-")[0], "X")


def _relates(word: str, spans: Sequence[Span]) -> bool:
    return any(c.isdigit() for c in word) or any(
        span.kind == "clinical" or span.label in _RELATED for span in spans
    )
