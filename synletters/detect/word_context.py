"""How a word is written and what stands around it, for the search of unknown words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from synletters.text.eponyms import eponymous
from synletters.text.titles import titles
from synletters.text.vocabulary import (
    EPONYM,
    TITLE,
)
from synletters.text.word_files import listed

HYPHENS = frozenset("-‐‑'’")
_NO_HALF = listed("unknown_words", "no half")
_TITLES = titles("any case")
CAPITAL_TITLES = _TITLES | titles("capital")
#: labels of fields whose value is a person
FIELDS = listed("unknown_words", "fields")


@dataclass(slots=True)
class JudgedWord:
    """A word of one letter while it is judged."""

    start: int
    end: int
    flags: int
    form: Literal["lower", "title", "upper", "mixed"]
    capitals: bool  # stands in a line of capitals
    middle: bool  # something of its sentence stands before it
    suspect: float = 0.0  # 0: ordinary here
    nameable: bool = False  # ordinary in lower case, but a name too


def with_particle(text: str, start: int) -> int:
    """The start of a name with the "O'" or "d'" before it."""
    short = start > 1 and text[start - 1] in "'’" and text[start - 2] in "ODLd"
    return start - 2 if short and not text[start - 3 : start - 2].isalnum() else start


def half(word: str) -> bool:
    """Whether a small word behind a hyphen may be the second half of a given name."""
    return 1 < len(word) < 6 and word not in _NO_HALF


def form_of(token: str) -> Literal["lower", "title", "upper", "mixed"]:
    if token.islower():
        return "lower"
    if len(token) > 1 and token.isupper():
        return "upper"
    if token[:1].isupper() and not any(c.isupper() for c in token[1:]):
        return "title"
    return "mixed" if any(c.isupper() for c in token) else "lower"


def in_capitals(line: str) -> bool:
    """A line of capitals: none of its letters is a small one, and it has more than one short word."""
    return line.isupper() and sum(map(str.isalpha, line[:12])) > 5


def in_latin(token: str) -> bool:
    return all(c < "ɐ" or not c.isalpha() or "Ḁ" <= c <= "ỿ" for c in token)


def wrapped(text: str, last: int, gap: str) -> bool:
    """Whether a long line was broken here inside a sentence."""
    if gap not in ("\n", ",\n", "\r\n", ",\r\n"):
        return False
    line = max(text.rfind("\n", max(0, last - 120), last), last - 120)
    return last - line > 55


def title_at(text: str, end: int) -> bool:
    return text[max(0, end - 9) : end].split(" ")[-1].split("\n")[-1].casefold().lstrip("(") in _TITLES


def behind_title(text: str, before: JudgedWord, word: JudgedWord) -> bool:
    gap = text[before.end : min(word.start, before.end + 3)]
    if gap not in (" ", ". ", ".", "  ") or word.start - before.end > 2:
        return False
    title = text[before.start : before.end]
    if title in ("MR", "MS") and not word.capitals and (word.flags & TITLE or word.form == "lower"):
        return False  # "MR angiography"
    if title.casefold() in _TITLES:
        return word.form != "lower" or title.islower()
    return title[:1].isupper() and title.casefold() in CAPITAL_TITLES and word.form != "lower"


def behind_field(text: str, before: JudgedWord, word: JudgedWord) -> bool:
    """Whether the word is the value of a person's field: "Name: X", "Dear X", "signed by X"."""
    gap = text[before.end : min(word.start, before.end + 8)]
    if word.form == "lower" or word.start - before.end > 7:
        return False
    label = text[before.start : before.end]
    if label in ("Dear", "DEAR") and gap == " ":
        return True
    return gap.strip() in (":", ":-") and "\n" not in gap and label.casefold() in FIELDS


def names_a_thing(text: str, words: list[JudgedWord], number: int) -> bool:
    """Whether the word names a disease, sign or device here: by the word behind it, or in a chain of such
    names."""
    last = number
    while last + 1 < len(words) and last - number < 4:
        after = words[last + 1]
        if text[words[last].end : min(after.start, words[last].end + 2)] in HYPHENS and after.flags & EPONYM:
            last += 1
        else:
            break
    if last > number or eponymous(text, words[last].end):
        return True
    first = words[number - 1] if number else None
    gap = text[first.end : min(words[number].start, first.end + 2)] if first is not None else ""
    return first is not None and gap in HYPHENS and bool(first.flags & EPONYM) and first.form == "title"


def in_heading(text: str, words: list[JudgedWord], number: int) -> bool:
    """Whether the words around, back to the start of the line and on to a colon or its end, are a heading."""
    word = words[number]
    line = text.rfind("\n", max(0, word.start - 60), word.start) + 1
    if word.start - line > 50:
        return False
    end = word.end
    while end < min(len(text), word.end + 40) and text[end] not in ":\n":
        end += 1
    if (end < len(text) and text[end] not in ":\n") or end - word.end >= 40:
        return False
    around = [w for w in words[max(0, number - 6) : number + 6] if w.start >= line and w.end <= end]
    if len(around) > 7 or any(w.form == "lower" and w.end - w.start > 4 for w in around):
        return False
    return any(w.flags & TITLE and w.end - w.start > 3 for w in around) and text[end : end + 1] == ":"
