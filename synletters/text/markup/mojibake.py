"""UTF-8 that was read as Windows-1252 or Latin-1 ("Âµmol", "â‰¥", "ZoÃ«"), read as what it was.

Only whole sequences count: a lead character with as many continuation characters as it asks for. No language writes
"Â" before "µ", or "Ã" before "©".
"""

from __future__ import annotations

import re

from synletters.text.markup.view import Builder, Syntax, View

# the characters that the bytes 80 to BF are in Windows-1252, and in Latin-1
_HIGH = "".join(
    {bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xC0)}
    | {chr(b) for b in range(0x80, 0xC0)}
)
_CONT = f"[{re.escape(_HIGH)}]"
_SEQUENCE = re.compile(
    rf"[\xc2-\xdf]{_CONT}|[\xe0-\xef]{_CONT}{{2}}|[\xf0-\xf4]{_CONT}{{3}}|(?<=[a-z\d.,;:)])\xc2 "
)
#: Latin, Greek and Cyrillic letters, punctuation, arrows and signs: what letters hold, and hardly what two characters that
#: belong there make together
_LIKELY = (
    (0xA1, 0x17F),
    (0x370, 0x3FF),
    (0x410, 0x44F),
    (0x2010, 0x22FF),
    (0xFB00, 0xFB06),
    (0x1F300, 0x1FAFF),
)
_SYNTAX = Syntax("garbled UTF-8", lambda char: char)


def read_mojibake(text: str) -> View | None:
    """The view of a text without garbled characters; None if there are none."""
    if text.isascii() or not _SEQUENCE.search(text):
        return None
    builder = Builder(text)
    for match in _SEQUENCE.finditer(text):
        char = _decoded(match[0])
        if char is not None:
            builder.plain(match.start())
            builder.read(match.end(), char, mark=False)
    if not builder.size:
        return None
    builder.plain(len(text))
    return builder.done(_SYNTAX)


def _decoded(sequence: str) -> str | None:
    if sequence == "\xc2 ":
        return " "  # a blank that did not break, broken in two
    raw = bytearray()
    for char in sequence:
        try:
            raw += char.encode("cp1252")
        except UnicodeEncodeError:
            raw.append(ord(char))  # a C1 control, which Windows-1252 leaves undefined
    try:
        char = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if char == "\xa0":
        return " "
    return char if any(first <= ord(char) <= last for first, last in _LIKELY) else None
