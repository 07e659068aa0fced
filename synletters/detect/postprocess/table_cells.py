"""Words of tables and forms that are nobody's: names of rows, columns and fields, flags, units.

A model of words sees a capitalised word alone in a cell, as names stand there too. What tells them apart is
the cell: a unit or
a number behind it, or nothing else in it but a word that the public vocabulary knows as no name.
"""

from __future__ import annotations

import re

from synletters.core.document import Span
from synletters.text.vocabulary import TERM, TITLE, UPPER
from synletters.text.word_files import listed

_LABELS = frozenset({"NAME", "ID", "LOCATION", "HOSPITAL", "ORGANIZATION", "PROFESSION"})
#: words for people by what they are to the patient or the writer
_ROLE = frozenset(
    "gp gps daughter wife husband mother father brother sister mum mom dad niece nephew aunt uncle cousin patient carer partner parents "
    "pharmacist physio midwife dietitian".split()
)
_UNIT = re.compile(
    r"[ \t]{0,3}\((?:[^()\s]{0,7}[/^%][^()\s]{0,7}|[munkµμ]?(?:g|l|L|mol|IU|U|m)|sec|secs|mmHg|bpm|kg|kPa|ratio|fL|pg)\)"
)
_OVER = re.compile(
    r"(?:(?<![^\W\d_])(?:[munkµμp]?(?:g|mol|U|IU|L|l|[eE]q|kat)|K|M)|10\^\d{1,2}|cells|copies)/\Z"
)
_UNDER = frozenset("dl l ul µl μl ml min h hr hpf lpf kg m2 mmol mol day".split())
#: where a cell begins and where it ends
_CELL_BEFORE = re.compile(r"(?:\A|\n|\t|\||  )[ \t]{0,40}\Z")
_CELL_AFTER = re.compile(r"[ \t]{0,40}(?:\Z|\r?\n|\t|\||(?<=  ))")
_LINE_BEFORE = re.compile(r"(?:\A|\n)[ \t]{0,40}\Z")
_LINE_AFTER = re.compile(r"[ \t]{0,40}(?:\Z|\r?\n)")
_VALUE = re.compile(r"[ \t]{1,20}[<>~]?\d{1,4}(?:[./]\d{1,4})?(?:%|(?=[ \t,;]|\r?\n|\Z))")
_FIELD = re.compile(r"[ \t]?:(?!\w)")
#: names of neighbouring columns taken for one name, and a unit as a whole
_SEVERAL = re.compile(
    r"[^\W\d_]{1,14}(?:(?:[ ]*[\t|][ ]*|[ ]{2,})[^\W\d_]{1,14})+|[^\W\d_]{1,4}/[^\W\d_]{1,4}"
)
_WHOLE_UNIT = re.compile(r"(?:[munkµμp]?(?:g|mol|U|IU|L|l|[eE]q)|K|M|cells)/(?:[dmuµμ]?[lL]|min|hr?|day|kg)")
_FLAGS = frozenset("HLNA")
_SURE = 0.995


def of_a_table(text: str, span: Span, flags: int) -> bool:
    """Whether one word is the name of a row, a column or a field, a flag, or a part of a unit; ``flags`` are
    those that the
    vocabulary has for each of its words."""
    start, end = span.start, span.end
    word = text[start:end]
    if span.label not in _LABELS or (not word.isalpha() and not _SEVERAL.fullmatch(word)):
        return False
    if _heads(text, span, word):
        return True
    if not word.isalpha():
        return _WHOLE_UNIT.fullmatch(word) is not None or (
            bool(flags & TITLE) and span.score < _SURE and ("\t" in word or "|" in word or "  " in word)
        )
    if word.casefold() in _UNDER and _OVER.search(text, max(0, start - 10), start):
        return True
    if word.casefold() in _ROLE and span.label == "NAME" and not word.islower():
        return True
    before = text[max(0, start - 42) : start]
    in_cell = _CELL_BEFORE.search(before) is not None
    if _UNIT.match(text, end) and in_cell and len(word) < 12:
        return True
    if not in_cell or span.score >= _SURE:
        return False
    # two or three capitals alone in a cell are as often somebody as a column
    initials = word.isupper() and 1 < len(word) < 4
    known = bool(flags & (TITLE | TERM)) and not initials
    if known and _LINE_BEFORE.search(before) and (_FIELD.match(text, end) or _LINE_AFTER.match(text, end)):
        return True
    if _CELL_AFTER.match(text, end) and (known or word in _FLAGS):
        return _in_a_table(text, start, end)
    return (
        (known or bool(flags & UPPER))
        and word.isupper()
        and len(word) < 6
        and _VALUE.match(text, end) is not None
    )


def alone_in_a_cell(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is all of a cell, in a line of three cells and more."""
    return (
        _CELL_BEFORE.search(text[max(0, start - 42) : start]) is not None
        and _CELL_AFTER.match(text, end) is not None
        and _in_a_table(text, start, end)
    )


def _heads(text: str, span: Span, word: str) -> bool:
    """Whether each part of it is what columns are headed by ("Qty   Price"), in a line of cells."""
    parts = re.split(r"\t|\||  +", word)
    heads = listed("column_heads")
    return (
        (len(parts) > 1 or span.score < _SURE)
        and all(part.strip().casefold() in heads for part in parts)
        and not word.islower()
        and alone_in_a_cell(text, span.start, span.end)
    )


def _in_a_table(text: str, start: int, end: int) -> bool:
    """Whether the line has three cells or more, or two between bars."""
    line_end = text.find("\n", end)
    line = text[text.rfind("\n", 0, start) + 1 : line_end if line_end >= 0 else len(text)]
    return len([cell for cell in re.split(r"\t|\||  +", line) if cell.strip()]) > (
        1 if line.count("|") > 2 else 2
    )
