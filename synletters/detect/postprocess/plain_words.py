"""Plain words taken for a name: "Dry.", "PC: Wheeze", "Father Asthma", "Headache" alone in a field.

The public vocabulary knows of a word whether it is ordinary with a capital inside a sentence, and no person
is called so; such a
word alone is nobody's name unless its place says so (``told``). Where a word is a name too ("Brown", "Rose"),
the detector's word
stands, and so it does for words beside another name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from synletters.core.document import Span
from synletters.detect.postprocess.employment import employed_at
from synletters.detect.postprocess.person_evidence import among_people, initialled, told
from synletters.detect.postprocess.shorthand import is_short
from synletters.text.vocabulary import ALONE, EPONYM, LOWER, START, TERM, TITLE, Vocabulary, fold, shipped
from synletters.text.word_files import listed, rows
from synletters.text.words import COMMON_NAMES

_WORD = re.compile(r"[^\W_]+")
_SURE, _VERY_SURE = 0.9, 0.97
_EPONYM = re.compile(r"([A-Z][^\W\d_]{2,20})(?:[-–][A-Z][^\W\d_]{2,20})?")
_VALUE = re.compile(
    r"(?:['’]s)?(?: (?:score|grade|class|stage|type|status|level|index|sign|test))?(?: ?[:=] ?| (?:was |is |of )?)"
    r"(?:\d{1,3}(?:\.\d|/\d{1,2})?%?(?![\w/.-]*\d| ?(?:y|year|/|m?c?g\b|microg|ml\b|units?\b|tab))|(?:[IV]{1,3}[abc]?|[A-D][1-3]?)(?!\w|\.\w| [A-Z])|positive|negative|equivocal|intact|\+ve|-ve)",
)
#: a value that nothing but a score has, and what is said of a disease alone
_OUT_OF = re.compile(
    r" (?:\d{1,3} (?:of|out of) \d{1,3}(?!\w)|(?:and|or) [A-Z][\w-]+ (?:was |were |is |are )?(?:ruled out|excluded|suspected|unlikely)|(?:was |is |has been )?(?:ruled out|excluded|suspected|unlikely))"
)
#: a sentence or a line begins here, also behind a bullet, a number of a list or the label of a field
_BEGINS = re.compile(r"(?:\A|[\n\r]|[.!?;:]|[-–—•*?][ \t]|\d[.)])[ \t]{0,12}\Z")


def plain(text: str, span: Span, words: Vocabulary) -> bool:
    """Whether a found name is made of plain words, with nothing beside it that makes it a person's."""
    value = text[span.start : span.end]
    found = _WORD.findall(value)
    if (
        span.source == "tagger"
        and span.label in ("ORGANIZATION", "HOSPITAL")
        and employed_at(text, span.start)
    ):
        return False
    if not found or span.label not in ("NAME", "HOSPITAL", "ORGANIZATION", "ID"):
        return False
    if span.label == "NAME" and _sentence_begins(text, span, found, words):
        return not told(text, span.start)
    if _graded(text, span, words):
        return not told(text, span.start)
    if len(found) == 1 and span.label == "NAME" and written_small(text, span):
        return True
    if not all(_plain(word, words) for word in found):
        lone = len(found) == 1 and span.label == "NAME"
        if not (lone and _less(text, span, found[0], words.flags(fold(found[0])))):
            return False
    elif (span.label != "NAME" and (len(found) > 1 or span.score >= _SURE)) or (
        len(found) > 1 and span.score >= _SURE
    ):
        return False
    if told(text, span.start) or (
        value.isupper() and len(value) < 4 and initialled(text, span.start, span.end)
    ):
        return False
    return not (any(_name_too(word) for word in found) and among_people(text, span.start, span.end))


def written_small(text: str, span: Span) -> bool:
    """Whether a capitalised word stands in the same letter in small letters too, as no name does: "Catarrh" at its head,
    "catarrh" in its lines. Not where either stands among people, nor for words that are names by themselves."""
    word = text[span.start : span.end]
    if (
        not (word[:1].isupper() and word[1:].islower())
        or len(word) < 4
        or span.source == "rules"
        or span.score >= _SURE
    ):
        return False
    small = _small_words(text).get(word.lower(), ())
    if not small or _name_too(word) or shipped().flags(fold(word)) & LOWER:  # "Drew drew the bloods"
        return False
    return not any(told(text, at) or among_people(text, at, at + len(word)) for at in (*small, span.start))


@lru_cache(maxsize=64)
def _small_words(text: str) -> Mapping[str, Sequence[int]]:
    """Where each word that is written in small letters stands, its first eight places; no parts of addresses and files."""
    out: dict[str, list[int]] = {}
    for match in _SMALL.finditer(text):
        places = out.setdefault(match[0], [])
        if len(places) < _PLACES:
            places.append(match.start())
    return out


_PLACES = 8
_SMALL = re.compile(r"(?<![\w@.'’/-])[^\W\d_A-Z]{4,40}(?![\w@/-]|\.\w|['’]s)")


def opens_plainly(text: str, span: Span, words: Vocabulary) -> bool:
    """Whether an ordinary word opens a sentence that goes on as it does behind no name: "Keen to avoid surgery"."""
    word = text[span.start : span.end]
    if span.label == "NAME" and _opens_so(text, span, word.casefold()):
        return not told(text, span.start)
    return (
        span.label == "NAME"
        and word.isalpha()
        and bool(words.flags(fold(word)) & TITLE)
        and not _name_too(word)
        and _BEGINS.search(text, max(0, span.start - 16), span.start) is not None
        and _GOES_ON.match(text, span.end) is not None
        and not told(text, span.start)
    )


def _opens_so(text: str, span: Span, word: str) -> bool:
    """Whether a name that is a word too opens a sentence with a word behind it that goes with the word: "Drew a clock",
    "Pat dry", "Carol singing"."""
    behind = rows("openers").get(word)
    if behind is None or _BEGINS.search(text, max(0, span.start - 16), span.start) is None:
        return False
    rest = text[span.end : span.end + 30]
    return any(re.match(rf" {re.escape(next_)}(?!\w)", rest) for next_ in behind)


#: behind an adjective or a noun, and hardly behind somebody's name
_GOES_ON = re.compile(
    r" (?:to|of|about|for|but|because|despite|after|over|on|off|if|when|with|without|than|enough) [a-z]"
)


def _name_too(word: str) -> bool:
    return word.casefold() in COMMON_NAMES


def _graded(text: str, span: Span, words: Vocabulary) -> bool:
    """Whether it is the name of a scale, a sign or a class before its value: "Bishop score 6", "Weber B",
    "McMurray's negative"."""
    found = _EPONYM.match(text, span.start, span.end)
    if span.label != "NAME" or found is None or span.score >= _VERY_SURE:
        return False
    if _OUT_OF.match(text, found.end()):
        return found.end() >= span.end
    if not words.flags(fold(found[1])) & (EPONYM | ALONE):
        return False
    value = _VALUE.match(text, found.end())
    return value is not None and value.end() >= span.end


def _plain(word: str, words: Vocabulary) -> bool:
    if is_short(word):
        return True
    if len(word) < 4 or not word.isalpha() or (word.isupper() and len(word) < 5):
        return False
    folded = fold(word)
    if folded in listed("roles") and folded not in listed("twins"):
        return True
    return bool(words.flags(folded) & TITLE)


def _sentence_begins(text: str, span: Span, found: Sequence[str], words: Vocabulary) -> bool:
    """Whether it is an ordinary sentence's beginning: one capital and ordinary small words behind it ("Keen gardener")."""
    if len(found) < 2 or not found[0][:1].isupper() or not all(word.islower() for word in found[1:]):
        return False
    if _BEGINS.search(text, max(0, span.start - 16), span.start) is None:
        return False
    return all(words.flags(fold(word)) & LOWER and fold(word) not in COMMON_NAMES for word in found)


def _less(text: str, span: Span, word: str, flags: int) -> bool:
    """Whether a word that may be a name too is less likely one here: in small letters, or as it opens a
    sentence, and the detector
    is not sure."""
    if span.score >= _SURE or not word.isalpha() or not flags & LOWER:
        return False
    if word.islower():
        return span.source == "tagger"
    opens = _BEGINS.search(text, max(0, span.start - 16), span.start) is not None
    return opens and bool(flags & START) and not flags & (ALONE | EPONYM | TERM) and not word.isupper()
