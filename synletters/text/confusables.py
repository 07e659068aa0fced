"""A text as a reader takes it who overlooks case, accents, invisible characters and look-alike letters.

What is compared is the skeleton; where it stands is told in offsets of the text itself. The idea is that of
the Unicode
Technical Standard 39 ("confusables"), cut down to the letters that look like Latin ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

#: Cyrillic, Greek, Armenian and small-capital letters -> the Latin letters that they look like, after case
#: folding
_LOOKALIKE = {
    **dict(zip("авекмнорстухіїјѕһԁԛԝгпьыяё", "abekmhopctyxiijshdqwrnbbre", strict=True)),
    **dict(zip("αβεηικμνορτυχγω", "abenikmvoptyxyw", strict=True)),
    **dict(zip("ɑɡıłøđħŧʟɴʀʏᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢ", "agilodhtlnryacdejkmoptuvwz", strict=True)),
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ð": "d",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
}
_RUN = re.compile(r"[^\W_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
#: what may part a word at the end of a line, and the letters of a spaced one
_HYPHENED = re.compile(r"[-\xad‐‑][ \t]*\r?\n[ \t]*")
_SPELT = re.compile(r"[ .\-*_]{1,2}")
#: digits that scanners and typists put for letters; "1" may be an l or an i
_OCR = (str.maketrans("013458$|", "oleasbsl"), str.maketrans("013458$|", "oieasbsi"))

_TOKEN_BEFORE = re.compile(r"[\w.@+\-]+\Z")
_TOKEN_AFTER = re.compile(r"[\w.@+\-]*[\w]")
_LAST_WORD = re.compile(r"(?:(?<![^\s(])|(?<=[a-z]/))[a-z]{3,}\Z")
_FIRST_WORD = re.compile(r"[A-Z][a-z'’-]*(?![\w.@/])|[A-Z][a-z]+\.(?!\w)")
_LONGEST = 30  # letters of a name that is spelled with blanks

#: (start, end, folded word): a run of letters and digits
Run = tuple[int, int, str]


@lru_cache(maxsize=8192)
def _plain(char: str) -> str:
    """One character of a text as its skeleton: nothing, one or several characters."""
    if unicodedata.category(char) == "Cf":
        return ""
    digit = unicodedata.digit(char, None)  # of any script: "٤" is a 4
    if digit is not None:
        return str(digit)
    split = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold()).casefold()
    return "".join(_LOOKALIKE.get(c, c) for c in split if not unicodedata.combining(c))


def skeleton(text: str) -> tuple[str, Sequence[int]]:
    """The skeleton, and for each character of it the offset in ``text`` that it comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    pieces: list[str] = []
    at: list[int] = []
    end = 0
    for other in _NOT_ASCII.finditer(text):
        start = other.start()
        pieces.append(text[end:start].lower())
        at.extend(range(end, start))
        end = other.end()
        for i in range(start, end):
            piece = _plain(text[i])
            pieces.append(piece)
            at.extend([i] * len(piece))
    pieces.append(text[end:].lower())
    at.extend(range(end, len(text)))
    return "".join(pieces), at


def runs(text: str) -> list[Run]:
    """The words of a text, folded, at their offsets in it. A word split by a hyphen at a line end counts as
    its halves."""
    plain, at = skeleton(text)
    ascii_only = text.isascii()
    out = []
    for match in _RUN.finditer(plain):
        start, end = at[match.start()], at[match.end() - 1] + 1
        while not ascii_only and end < len(text) and not _plain(text[end]):
            end += 1  # the accents and invisible characters behind the last letter belong to it
        out.append((start, end, match.group()))
    return out


def fold(value: str) -> tuple[str, ...]:
    """The folded words of a value: what ``runs`` would give for it."""
    return tuple(_RUN.findall(skeleton(value)[0]))


def hidden(text: str, words: Sequence[Run]) -> Iterator[Run]:
    """Words that hide in others: parted by a hyphen at a line end, spelled with blanks between, or with
    digits for letters."""
    at = 0
    while at < len(words):
        start, end, word = words[at]
        if (
            at + 1 < len(words)
            and words[at + 1][0] - end > 1
            and _HYPHENED.fullmatch(text, end, words[at + 1][0])
        ):
            yield start, words[at + 1][1], word + words[at + 1][2]
        if (
            len(word) >= 4
            and not word.isalpha()
            and not word.isdigit()
            and any(c.isdigit() for c in word)
            and any(c.isalpha() for c in word)
        ):
            for table in _OCR:
                yield start, end, word.translate(table)
        stop = at
        while (
            stop + 1 < len(words)
            and len(words[stop][2]) == 1
            and len(words[stop + 1][2]) == 1
            and _SPELT.fullmatch(text, words[stop][1], words[stop + 1][0])
        ):
            stop += 1
        if stop - at >= 3:
            for first in range(at, stop - 2):  # "a S M I T H b": stray letters may stand at either end
                letters = "".join(w for *_, w in words[first : min(stop, first + _LONGEST) + 1])
                for size in range(4, len(letters) + 1):
                    yield words[first][0], words[first + size - 1][1], letters[:size]
        at = max(at + 1, stop)


def whole_token(text: str, start: int, end: int) -> tuple[int, int]:
    """The file name, user name or address on the net that a run is part of; the run itself if it is part of
    none."""
    if not in_token(text, start, end):
        return start, end
    before, after = (
        _TOKEN_BEFORE.search(text, max(0, start - 100), start),
        _TOKEN_AFTER.match(text, end, end + 100),
    )
    return before.start() if before else start, after.end() if after else end


def in_token(text: str, start: int, end: int) -> bool:
    """Whether a run is part of a file name, a user name or an address on the net."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    return (
        before in ("_", "@")
        or after[:1] in ("_", "@")
        or (len(after) == 2 and after[0] == "." and after[1].isalnum() and not _ends_sentence(text, end))
        or (
            before == "." and start >= 2 and text[start - 2].isalnum() and not _ends_sentence(text, start - 1)
        )
    )


def _ends_sentence(text: str, stop: int) -> bool:
    """Whether a full stop without a blank behind it is one all the same: "no weakness.Mr Parry came"."""
    return bool(_LAST_WORD.search(text, max(0, stop - 30), stop) and _FIRST_WORD.match(text, stop + 1))
