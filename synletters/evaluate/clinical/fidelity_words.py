"""Tokens of a letter and what each of them means for its truth, by word lists of this metric's own.

These lists share nothing with the guard of a run: they are to see what it overlooks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from synletters.core.document import Span
from synletters.text.word_files import listed

#: what a flip can be of; ``opposite`` is a word that another word of the contrary meaning replaced
KINDS = (
    "negation",
    "uncertainty",
    "family",
    "historical",
    "laterality",
    "dose",
    "number",
    "severity",
    "opposite",
    "direction",
    "relation",
    "modality",
    "scope",
    "agent",
    "act",
    "section",
)


_listed = partial(listed, "judge", package=__package__)
_NEGATION = _listed("negation")
_UNCERTAINTY = _listed("uncertainty")
_FAMILY = _listed("family")
_HISTORICAL = _listed("historical")
_LATERALITY = _listed("laterality")
_SIDES = frozenset({"L", "R", "OD", "OS", "OU", "BL"})  # in capitals only
_SEVERITY = _listed("severity")
_NUMBER = _listed("number")
_OFTEN = _listed("often")
_DOSE_UNITS = _listed("dose units")
_UNITS = _listed("units")
#: units right behind a number only: elsewhere they are words or letters
_CLOSE_UNITS = _listed("close units")

_OPPOSITES = frozenset(frozenset(pair.split("/")) for pair in _listed("opposites"))
_PREFIXES = ("un", "in", "im", "ir", "ab", "a", "non", "dis")

_TOKEN = re.compile(
    r"(?P<line>\s*\n\s*)|(?P<number>\d+(?:[.,]\d+)*)|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<sign>[^\w\s]|_)"
)
_JOINS = frozenset({"-", "–", "/", "to", "x", "."})  # between a number and its unit: 5-10 mg, 5 mg/ml
_BEFORE_NUMBER = frozenset("<>≤≥±~+")


@dataclass(frozen=True, slots=True)
class Token:
    """``type``: word, number, sign, line, or ``gap`` for a replaced identifier. ``kind`` is one of KINDS or
    empty."""

    start: int
    end: int
    norm: str
    type: str
    kind: str = ""
    capital: bool = False


GAP = "gap"


def tokens(text: str, gaps: Sequence[Span] = ()) -> list[Token]:
    """Tokens in order. Each run of ``gaps`` (sorted or not) with no token between them is one ``gap``
    token."""
    raw: list[Token] = []
    at = 0
    for gap in sorted(gaps):
        if gap.end <= at:
            continue
        raw += _plain(text, at, gap.start)
        if raw and raw[-1].type == GAP:
            raw[-1] = Token(raw[-1].start, gap.end, "", GAP)
        else:
            raw.append(Token(max(at, gap.start), gap.end, "", GAP))
        at = gap.end
    raw += _plain(text, at, len(text))
    return [_with_kind(raw, n) for n in range(len(raw))]


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        type_ = match.lastgroup or "sign"
        piece = match[0]
        if type_ == "line":
            yield Token(match.start(), match.end(), "\n", type_)
        else:
            norm = piece if piece in _SIDES else piece.casefold().replace("’", "'")
            yield Token(match.start(), match.end(), norm, type_, capital=piece[0].isupper())


def _with_kind(raw: Sequence[Token], n: int) -> Token:
    token = raw[n]
    kind = ""
    if token.type == "number":
        kind = "dose" if _is_dose(raw, n) else "number"
    elif token.type == "word":
        kind = _kind_of_word(raw, n)
    elif token.type == "sign":
        if token.norm == "?":
            kind = "uncertainty" if _queries(raw, n) else ""
        elif token.norm in "%°" or (
            token.norm in _BEFORE_NUMBER and n + 1 < len(raw) and raw[n + 1].type == "number"
        ):
            kind = "number"
    return Token(token.start, token.end, token.norm, token.type, kind, token.capital) if kind else token


def _queries(raw: Sequence[Token], n: int) -> bool:
    """``?PE`` and ``? PE`` ask for a finding; ``pain?`` ends a question."""
    return (
        n + 1 < len(raw)
        and raw[n + 1].type == "word"
        and raw[n + 1].start - raw[n].end <= 1
        and not _touches(raw, n)
    )


def _touches(raw: Sequence[Token], n: int) -> bool:
    return n > 0 and raw[n - 1].end == raw[n].start and raw[n - 1].type in ("word", "number")


def _kind_of_word(raw: Sequence[Token], n: int) -> str:
    word = raw[n].norm
    if _after_number(raw, n):
        if word in _DOSE_UNITS:
            return "dose"
        if word in _UNITS:
            return "number"
    if word in _CLOSE_UNITS and n and raw[n - 1].type == "number" and raw[n].start - raw[n - 1].end <= 1:
        return "number"
    if word in _SIDES:  # L4 is a vertebra
        glued = n + 1 < len(raw) and raw[n + 1].type == "number" and raw[n + 1].start == raw[n].end
        return "" if glued else "laterality"
    if word in _NEGATION or word.endswith("n't"):
        return "negation"
    for kind, words in (
        ("laterality", _LATERALITY),
        ("uncertainty", _UNCERTAINTY),
        ("family", _FAMILY),
        ("dose", _OFTEN),
        ("severity", _SEVERITY),
        ("historical", _HISTORICAL),
        ("number", _NUMBER),
    ):
        if word in words:
            return kind
    return ""


def _after_number(raw: Sequence[Token], n: int) -> bool:
    """Whether a number stands before, perhaps with a hyphen or slash or another unit between: 5 mg/ml, 5-mg,
    3 a day."""
    at = n - 1
    while at >= 0 and at >= n - 3:
        before = raw[at]
        if before.type == "number" or (before.type == "word" and before.norm in _NUMBER):
            return True
        if not (before.norm in _JOINS or before.norm in _DOSE_UNITS or before.norm in _UNITS):
            return False
        at -= 1
    return False


def _is_dose(raw: Sequence[Token], n: int) -> bool:
    """Whether the number has a dose's unit: 5 mg, 5-10 mg, 2 x 5 mg."""
    for after in raw[n + 1 : n + 5]:
        if after.type == "word" and after.norm in _DOSE_UNITS:
            return True
        if not (after.type == "number" or after.norm in _JOINS):
            return False
    return False


def opposite(a: str, b: str) -> bool:
    """Whether two words, in small letters, say the contrary of each other."""
    if frozenset((a, b)) in _OPPOSITES:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 4 and any(long == prefix + short for prefix in _PREFIXES)


# -- sections
# --------------------------------------------------------------------------------------------------------------

_HEAD_NOUNS = _listed("head nouns")
_HEADING = re.compile(
    r"^[ \t]*(?:\d{1,2}[.)][ \t]*)?(?P<h>[^\W\d_][\w &/,'’()-]{1,60}?)[ \t]*(?::|(?=\r?$))", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Heading:
    start: int
    end: int
    name: str


def headings(text: str) -> list[Heading]:
    """Heading lines: a phrase in capitals, or one with the noun of a section, before a colon or alone on its
    line."""
    out = []
    for match in _HEADING.finditer(text):
        phrase, colon = match["h"].strip(), match[0].endswith(":")
        words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", phrase)
        if not words or len(words) > 7:
            continue
        capitals = phrase.isupper() and sum(map(len, words)) > 3
        known = (
            words[0][0].isupper()
            and bool(_HEAD_NOUNS & {words[0].lower(), words[-1].lower()})
            and (colon or len(words) <= 3)
        )
        if (capitals and (colon or len(words) <= 5)) or known:
            out.append(
                Heading(match.start("h"), match.start("h") + len(phrase), " ".join(phrase.casefold().split()))
            )
    return out
