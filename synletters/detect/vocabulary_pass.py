"""Words that no public vocabulary of clinical and common English holds: each may be an identifier, and most
are none.

The pass only marks. Within a run of all detectors a mark becomes an identifier where other evidence stands
beside it, and is dropped
elsewhere (``marks.py``); by itself the pass gives its marks out as spans.

The pass knows nothing of how names are used; it only asks whether a word is ordinary in the form in which it
stands
(``vocabulary.py`` says what that means), so it fails elsewhere than a trained tagger does. It reports

- NAME: capitalised unknown words, and capitalised words that are ordinary in lower case but people's names
too ("Brown")
  inside a sentence. Neighbours joined by a blank, hyphen, apostrophe, an initial or a particle ("de la") are
  one span.
  Abbreviations of two to five capitals count only beside a title or another name. In a letter without
  capitals unknown
  words of lower case count too;
- ID: words of five or more characters that mix letters and digits and are no dose, level, code of a stage, or
the like.

The score of a span is that of its most suspicious word, and says how improbable it is as an ordinary one:

    0.95  unknown, behind a title or the label of a field ("Mr Kowalczyk", "Name: Kowalczyk")
    0.9   unknown, one of several in a row
    0.8   unknown, with a capital inside a sentence, or in mixed case
    0.7   letters mixed with digits; a word of other letters than Latin ones
    0.6   unknown, with a capital at the start of a sentence or line, or in a line of capitals
    0.5   ordinary in lower case, but a name too, with a capital where no sentence starts; unknown in a caseless letter
    0.2   unknown, in lower case (only with ``lower=True``)
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from synletters.core.document import Letter, Span
from synletters.detect.base import BaseDetector
from synletters.detect.postprocess.named_things import of_a_thing
from synletters.detect.rules.words import GENERIC, NOT_A_PERSON
from synletters.detect.word_context import (
    CAPITAL_TITLES,
    FIELDS,
    HYPHENS,
    JudgedWord,
    behind_field,
    behind_title,
    form_of,
    half,
    in_capitals,
    in_heading,
    in_latin,
    names_a_thing,
    title_at,
    with_particle,
    wrapped,
)
from synletters.text.eponyms import eponymous
from synletters.text.vocabulary import (
    ALONE,
    EPONYM,
    LOWER,
    START,
    TITLE,
    UPPER,
    WORD,
    Vocabulary,
    fold,
    read,
    shipped,
)
from synletters.text.word_files import listed
from synletters.text.words import STOPWORDS

Point = Literal["strict", "balanced"]

#: ordinary words that stand beside a name and are no part of it; and two that are given names too
_NEVER_TAKEN = NOT_A_PERSON | GENERIC | CAPITAL_TITLES | FIELDS | STOPWORDS
_GIVEN = frozenset({"will", "may"})
_PARTICLE = re.compile(
    r" (?:[^\W\d_]\.? |(?:van|von|der|den|de|la|las|los|del|della|da|di|do|dos|du|le|el|al|bin|ibn|ben|ter|ten|af|zu|y|e) ){1,3}| [ODLd]['’]"
)
_JOIN = frozenset([" ", "-", "‐", "‑", "'", "’"])
_MID = frozenset([" ", ", ", " (", "-", "‐", "‑", "/", "'", "’", " / ", " - ", " & ", ",", "; "])
_RUNS = re.compile(r"\d+|[^\W\d_]+")
_NAME_PREFIX = re.compile(
    r"(?:Ma?c|Mac|O|D|De|Del|Della|Di|Du|La|Le|Van|Von|Fitz|St|Al|El|Ap)[^\W\d_][^\W\d_]*(?<=[a-zß-ÿ])"
)
_HUMP = re.compile(r"[A-Z][a-zß-ÿ]{3,}")
_LINE = re.compile(r"[^\r\n]+")
_STAGED = re.compile(
    r"(?:[a-z]{1,3}\d{1,3}[a-z]?){1,5}|\d{1,4}(?:[x×]\d{1,4}){1,3}[a-z]{0,3}|q\d{1,2}[a-z]{1,5}", re.I
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|s|am|pm)", re.I)
_UNITS = listed("unknown_words", "units")


class SafeWords(BaseDetector):
    """Detects words outside a vocabulary, the shipped one unless ``words`` names another list file.

    ``point="balanced"`` reports capitalised unknown words only inside a sentence or beside a title or another
    name;
    ``lower=True`` reports unknown words of lower case too, mostly misspellings and rare terms; ``least`` is
    the least
    score of a word to be reported.
    """

    name = "safewords"

    def __init__(
        self,
        *,
        point: Point = "strict",
        lower: bool = False,
        least: float = 0.0,
        words: str | Path | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self.point, self.lower, self.least = point, lower, least
        self.vocabulary = vocabulary or (read(Path(words)) if words else shipped())

    def for_redetect(self) -> None:
        """None: a word is as ordinary in the finished letter."""

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        return [self._one(letter.text) for letter in letters]

    def _one(self, text: str) -> tuple[Span, ...]:
        words, spans = self._read(text)
        caseless = len(words) > 5 and sum(w.form != "lower" for w in words) * 50 < len(words)
        for number, word in enumerate(words):
            self._judge(text, words, number, word, caseless)
        self._neighbours(text, words)
        spans += self._joined(text, words)
        return tuple(sorted(spans))

    def _read(self, text: str) -> tuple[list[JudgedWord], list[Span]]:
        """Every word of letters; and a span for each word that looks like a number of somebody's."""
        lines = [(m.start(), in_capitals(m[0])) for m in _LINE.finditer(text)]
        starts = [start for start, _ in lines]
        words: list[JudgedWord] = []
        spans: list[Span] = []
        seen: dict[str, int] = {}
        last = 0
        for match in WORD.finditer(text):
            token = match[0]
            start, end = match.span()
            gap = text[last:start]
            middle = last > 0 and (
                gap in _MID or wrapped(text, last, gap) or (gap == ". " and title_at(text, last))
            )
            last = end
            if not token.isalpha() and any(c.isdigit() for c in token):
                if not self._number(token) and self.least <= 0.7:
                    spans.append(Span(start, end, "ID", "phi", self.name, 0.7))
                continue
            flags = seen.get(token)
            if flags is None:
                flags = seen[token] = self._flags(token)
            capitals = bool(lines) and lines[bisect.bisect_right(starts, start) - 1][1]
            words.append(JudgedWord(start, end, flags, form_of(token), capitals, middle))
        return words, spans

    def _flags(self, token: str) -> int:
        if len(token) == 1 and token.isascii():
            return LOWER | TITLE | UPPER
        return self.vocabulary.flags(fold(token))

    def _number(self, token: str) -> bool:
        """Whether a word with digits is an ordinary one: all digits, short, a dose, a level, a stage."""
        if token.isdigit() or len(token) < 5 or _ORDINAL.fullmatch(token):
            return True
        if len(token) < 9 and _STAGED.fullmatch(token):
            return True
        runs = _RUNS.findall(token)
        digits = sum(len(run) for run in runs if run.isdigit())
        parts = [fold(run) for run in runs if not run.isdigit()]
        if token[0].isdigit() and all(part in _UNITS for part in parts):
            return True
        known = all(len(part) == 1 or part in _UNITS or self.vocabulary.flags(part) for part in parts)
        return known and digits <= 3 and len(parts) < 4

    def _judge(
        self, text: str, words: list[JudgedWord], number: int, word: JudgedWord, caseless: bool
    ) -> None:
        """Set how suspect a word is by itself and by what stands before it."""
        flags, size = word.flags, word.end - word.start
        if size == 1 and text[word.start].isascii():
            return
        before = words[number - 1] if number else None
        titled = before is not None and behind_title(text, before, word)
        if (
            before is not None
            and number > 1
            and before.end - before.start == 1
            and text[before.start].isupper()
        ):
            titled = behind_title(text, words[number - 2], before) and word.start - before.end < 3
        field = before is not None and behind_field(text, before, word)
        latin = text[word.start : word.end].isascii() or in_latin(text[word.start : word.end])
        word.nameable = bool(flags & LOWER) and not flags & TITLE
        if not latin:
            word.suspect = 0.0 if flags else 0.7
        elif word.form == "lower":
            if not flags & (LOWER | TITLE) and size > 2:
                known = flags & (UPPER | EPONYM | ALONE) and not titled
                word.suspect = (
                    0.0 if known else 0.95 if titled else 0.5 if caseless else 0.2 if self.lower else 0.0
                )
            elif titled and word.nameable and fold(text[word.start : word.end]) not in NOT_A_PERSON:
                word.suspect = 0.6
        elif titled or field:
            word.suspect = self._called(text, word, titled)
        elif word.form == "upper":
            word.suspect = self._upper(text, word, size)
        elif word.form == "mixed":
            ordinary = flags & (LOWER | TITLE | UPPER)
            word.suspect = 0.0 if ordinary else self._mixed(text[word.start : word.end])
        elif not flags & TITLE:
            word.suspect = self._title(text, words, number, word)
        if self.point == "balanced" and word.suspect in (0.6, 0.5) and not titled and not field:
            word.suspect = 0.0

    def _called(self, text: str, word: JudgedWord, titled: bool) -> float:
        """A word behind a title, where an ordinary word is a name too, or behind the label of a field."""
        flags = word.flags
        if fold(text[word.start : word.end]) in NOT_A_PERSON:
            return 0.0
        if titled:
            return 0.6 if flags & LOWER else 0.95
        if flags & (TITLE | ALONE) or (flags & UPPER and word.form == "upper" and not word.capitals):
            return 0.0
        return 0.6 if word.nameable else 0.95

    def _upper(self, text: str, word: JudgedWord, size: int) -> float:
        if word.flags & (LOWER | TITLE | UPPER) or (
            word.flags & (EPONYM | ALONE) and eponymous(text, word.end)
        ):
            return 0.0
        if word.flags & ALONE:
            return 0.0
        if word.capitals:
            return 0.6 if size > 2 else 0.0
        return 0.8 if size > 5 and word.middle else 0.6 if size > 5 else 0.0

    def _mixed(self, token: str) -> float:
        """ "McKowalski" is a name; "JanKowalski" may hold one; "HFpEF", "mmHg" and "QuickDASH" do not."""
        if _NAME_PREFIX.fullmatch(token):
            return 0.8
        return 0.6 if any(not self.vocabulary.flags(fold(hump)) for hump in _HUMP.findall(token)) else 0.0

    def _title(self, text: str, words: list[JudgedWord], number: int, word: JudgedWord) -> float:
        flags = word.flags
        if (
            flags & ALONE
            or of_a_thing(text, word.start, word.end)
            or (flags & EPONYM and names_a_thing(text, words, number))
        ):
            return 0.0
        if word.nameable:
            if word.middle:
                return 0.0 if in_heading(text, words, number) else 0.5
            return 0.0 if flags & START else 0.5
        return 0.8 if word.middle else 0.6

    def _neighbours(self, text: str, words: list[JudgedWord]) -> None:
        """Names stand together: raise the score of suspects in a row, and take in the nameable words beside
        them."""
        for order in (range(1, len(words)), range(len(words) - 2, -1, -1)):
            step = -1 if order.step == 1 else 1
            for number in order:
                word, other = words[number], words[number + step]
                if other.suspect < 0.6:
                    continue
                if word.form == "lower" and other.form != "lower":
                    if (
                        step < 0
                        and text[other.end : word.start] in HYPHENS
                        and half(text[word.start : word.end])
                    ):
                        word.suspect = 0.6  # "Sung-min"
                    continue
                if word.form == "lower" and not word.suspect:
                    continue
                left, right = (other, word) if step < 0 else (word, other)
                if left.end > right.start or right.start - left.end > 2:
                    continue
                gap = text[left.end : right.start]
                if gap not in _JOIN and gap != ", ":
                    continue
                if word.suspect >= 0.5 and word.suspect < 0.9 and not word.nameable:
                    if gap != ", ":
                        word.suspect = other.suspect = max(0.9, other.suspect)
                elif not word.suspect and word.end - word.start > 1:
                    self._taken_in(text, word, gap, behind=step < 0)

    def _taken_in(self, text: str, word: JudgedWord, gap: str, *, behind: bool) -> None:
        """Make a word suspect that is ordinary alone and stands beside a name, if it may be the rest of
        it."""
        folded, size = fold(text[word.start : word.end]), word.end - word.start
        if word.form == "upper" and word.flags & UPPER and not (word.capitals and word.nameable):
            return
        if gap in HYPHENS or (not behind and folded in _GIVEN and gap == " "):
            word.suspect = 0.6
        elif folded in _NEVER_TAKEN:
            return
        elif not word.flags & TITLE or (behind and gap == " " and word.form != "upper" and size < 9):
            word.suspect = 0.6

    def _joined(self, text: str, words: list[JudgedWord]) -> list[Span]:
        out: list[Span] = []
        open_: tuple[int, int, float, bool] | None = None
        for word in words:
            if not word.suspect or word.suspect < self.least:
                continue
            low = word.form == "lower"
            if open_ is not None:
                gap = text[open_[1] : min(word.start, open_[1] + 16)] if word.start - open_[1] < 16 else "\n"
                if (low == open_[3] or gap in HYPHENS) and (
                    gap in _JOIN or (not low and _PARTICLE.fullmatch(gap))
                ):
                    open_ = (open_[0], word.end, max(open_[2], word.suspect), low)
                    continue
                out.append(Span(open_[0], open_[1], "NAME", "phi", self.name, open_[2]))
            open_ = (with_particle(text, word.start), word.end, word.suspect, low)
        if open_ is not None:
            out.append(Span(open_[0], open_[1], "NAME", "phi", self.name, open_[2]))
        return out
