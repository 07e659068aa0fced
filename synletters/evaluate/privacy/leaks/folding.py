"""The ways in which somebody may read the characters of a text: as they look, as they sound, with escapes undone.

Letters that look alike come from Unicode's own table (UTS 39, by ``confusable-homoglyphs``), sounds from ``anyascii``; the
gate of ``rewrite`` has a table of its own, so what one of them does not know the other may.
"""

from __future__ import annotations

import base64
import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from urllib.parse import unquote_to_bytes

#: digits and signs that scanners and typists put for letters ("1" is an l or an i), and letters put for digits
_LETTERS = (str.maketrans("0134578$|@!", "oleastbslai"), str.maketrans("0134578$|@!", "oieastbsiai"))
_DIGITS = str.maketrans("oqdlizasgbt", "00011245687")
#: escapes of HTML, of addresses on the net, of JSON and of quoted-printable mail
_ESCAPE = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});|(?:%[0-9A-Fa-f]{2})+|\\u[0-9a-fA-F]{4}"
    r"|=\r?\n|(?:=[0-9A-F]{2})+"
)
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{8,}={0,2}(?![A-Za-z0-9+/=])")
#: "jane at example dot org"
_SPOKEN = re.compile(r"(?<=\w)\s*[\[(\s](?:at|dot)[\])\s]\s*(?=\w)")
_SMALL_CAPITAL = re.compile(r"LATIN LETTER SMALL CAPITAL ([A-Z])")
_INVISIBLE = frozenset({"Cf", "Mn", "Me"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The letters and digits of a text as one string, each with its place in the text.

    ``start[i]`` and ``end[i]`` are offsets in the text of character i of ``solid``; ``gap[i]`` is what stands between it and the
    letter or digit before. ``typed`` is ``solid`` before letters were put for digits or digits for letters.
    """

    solid: str = field(repr=False)
    typed: str = field(repr=False)
    start: tuple[int, ...] = field(repr=False)
    end: tuple[int, ...] = field(repr=False)
    gap: tuple[str, ...] = field(repr=False)


def readings(text: str) -> list[Reading]:
    """The text as it looks; if it has other than ASCII, as it sounds and as it is written; if it has escapes, with those undone;
    with letters for digits and signs, and with digits for letters."""
    out = [_reading(_characters(text), _looks)]
    if not text.isascii():
        out += [
            _reading(_characters(text), _sounds),
            _reading(_characters(text), _looks, invisible_parts=True),
        ]
    out += [_reading(_undone(text, escape, undo), _looks) for escape, undo in _ESCAPES if escape.search(text)]
    signs = _reading(_characters(text), _looks, signs=True)
    made = [*out, *(_translated(signs, table) for table in _LETTERS), _translated(out[0], _DIGITS)]
    return list({(reading.solid, reading.gap): reading for reading in made}.values())


def solid(text: str) -> str:
    """The letters and digits of a text as they look, folded."""
    return _reading(_characters(text), _looks).solid


def sounded(text: str) -> str:
    """The letters and digits of a text as they sound, folded."""
    return _reading(_characters(text), _sounds).solid


def _characters(text: str) -> Iterator[tuple[int, int, str]]:
    return ((at, at + 1, char) for at, char in enumerate(text))


def _undone(text: str, escape: re.Pattern[str], undo: Callable[[str], str]) -> Iterator[tuple[int, int, str]]:
    """The characters of a text, those of an escape with the escape's place."""
    at = 0
    for found in escape.finditer(text):
        said = undo(found.group())
        if said == found.group():
            continue
        yield from ((i, i + 1, text[i]) for i in range(at, found.start()))
        yield from ((found.start(), found.end(), char) for char in said)
        at = found.end()
    yield from ((i, i + 1, text[i]) for i in range(at, len(text)))


def _unescaped(escape: str) -> str:
    if escape[0] == "&":
        return html.unescape(escape)
    if escape[0] == "\\":
        return chr(int(escape[2:], 16))
    if escape[1:2] in "\r\n":
        return ""
    return unquote_to_bytes(escape.replace("=", "%")).decode("utf-8", "replace")


def _decoded(token: str) -> str:
    """What a run of base64 says; the run itself where that is no text."""
    try:
        said = base64.b64decode(token, validate=True).decode("utf-8")
    except ValueError:
        return token
    return said if said.isprintable() else token


_ESCAPES: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_ESCAPE, _unescaped),
    (_BASE64, _decoded),
    (_SPOKEN, lambda _: "."),
)


def _reading(
    characters: Iterator[tuple[int, int, str]],
    fold: Callable[[str], str],
    *,
    signs: bool = False,
    invisible_parts: bool = False,
) -> Reading:
    solid: list[str] = []
    start: list[int] = []
    end: list[int] = []
    gaps: list[str] = []
    gap = ""
    for first, last, char in characters:
        folded = char if signs and char in "$|@!" else fold(char)
        if not folded:
            kind = unicodedata.category(char)
            if kind not in _INVISIBLE or (invisible_parts and kind == "Cf"):
                gap += char
            elif end and not gap:
                end[-1] = last  # the accent or the invisible character belongs to the letter before it
            continue
        for piece in folded:
            solid.append(piece)
            start.append(first)
            end.append(last)
            gaps.append(gap)
            gap = ""
    made = "".join(solid)
    return Reading(made, made, tuple(start), tuple(end), tuple(gaps))


def _translated(reading: Reading, table: dict[int, int]) -> Reading:
    return replace(reading, solid=reading.solid.translate(table))


@lru_cache(maxsize=65536)
def _looks(char: str) -> str:
    """The small ASCII letters and digits that a character looks like; nothing for what is neither letter nor digit."""
    if char.isascii():
        return char.lower() if char.isalnum() else ""
    if unicodedata.category(char) in _INVISIBLE:
        return ""
    like = _look_alikes().get(char)
    if like:
        return like
    out = []
    for piece in unicodedata.normalize("NFKD", char):
        digit = unicodedata.digit(piece, None)
        if digit is not None:
            out.append(str(digit))
        elif piece.isascii():
            out.append(piece.lower() if piece.isalnum() else "")
        elif unicodedata.category(piece) not in _INVISIBLE:
            out.append(_look_alikes().get(piece) or (piece.lower() if piece.isalnum() else ""))
    return "".join(out)


@lru_cache(maxsize=65536)
def _sounds(char: str) -> str:
    """The small ASCII letters and digits that transliterate a character."""
    from anyascii import anyascii

    return "".join(c for c in anyascii(char).lower() if c.isalnum())


@cache
def _look_alikes() -> dict[str, str]:
    """Letters of other scripts -> the ASCII letter that Unicode's table says they look like."""
    from confusable_homoglyphs.confusables import confusables_data

    out = {}
    for char, others in confusables_data.items():
        if len(char) != 1 or char.isascii():
            continue
        plain = [found for other in others if (found := _plain(other["c"]))]
        if plain:
            out[char] = min(plain, key=lambda p: (len(p), not p.isalpha(), p))
    return out


def _plain(text: str) -> str:
    made = []
    for char in unicodedata.normalize("NFKD", text):
        small = _SMALL_CAPITAL.fullmatch(unicodedata.name(char, ""))
        if char.isascii() and char.isalnum():
            made.append(char.lower())
        elif small:
            made.append(small.group(1).lower())
        elif not unicodedata.combining(char):
            return ""
    return "".join(made)
